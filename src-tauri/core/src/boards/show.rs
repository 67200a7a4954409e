//! Rows as screens show them.

use std::collections::HashMap;

use chrono::NaiveDate;
use sqlx::sqlite::SqliteConnection;

use super::record::{BoardRecord, CommentRecord, PhaseRecord, unpacked_tags};
use super::rules::color_of;
use super::store::{self, summaries::SummarySql};
use super::types::{BoardFlowApp, BoardInfo, CardComment, CardContact, CardSummary, ContactCard, PhaseInfo, Priority};
use crate::contacts::record::{display_name, join_name};
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::ids::{BoardId, CardId, CommentId, ContactId, FlowAppId, PhaseId};
use crate::notes;
use crate::tags;
use crate::team::{self, Member};
use crate::workspace::{self, count};

pub(super) fn phase(record: &PhaseRecord) -> PhaseInfo {
    PhaseInfo {
        id: PhaseId::new(record.uuid),
        name: record.name.clone(),
        color: color_of(&record.color),
        soft_limit: record.soft_limit.map(count),
        is_done: record.is_done,
    }
}

/// Boards with their phases and counts, in the order given.
pub(super) async fn boards(connection: &mut SqliteConnection, records: Vec<BoardRecord>) -> Result<Vec<BoardInfo>> {
    let ids: Vec<i64> = records.iter().map(|board| board.id).collect();
    let phases = store::phases(connection, &ids).await?;
    let counts: HashMap<i64, i64> =
        store::counts(connection, &phases.iter().map(|phase| phase.id).collect::<Vec<_>>()).await?.into_iter().collect();
    let flow_apps: HashMap<i64, (Vec<u8>, String)> =
        store::flow_apps(connection).await?.into_iter().map(|(id, uuid, name)| (id, (uuid, name))).collect();
    let info = |board: BoardRecord| {
        let own: Vec<&PhaseRecord> = phases.iter().filter(|phase| phase.board_id == board.id).collect();
        let cards = |of: &[&PhaseRecord]| count(of.iter().filter_map(|phase| counts.get(&phase.id)).sum());
        let open: Vec<&PhaseRecord> = own.iter().copied().filter(|phase| !phase.is_done).collect();
        let flow_app = board.flow_app_id.and_then(|id| flow_apps.get(&id));
        Ok(BoardInfo {
            id: BoardId::new(board.uuid),
            color: color_of(&board.color),
            flow_app: flow_app
                .map(|(id, name)| Ok::<_, Error>(BoardFlowApp { id: FlowAppId::from_bytes(id)?, name: name.clone() }))
                .transpose()?,
            phases: own.iter().map(|record| phase(record)).collect(),
            card_count: cards(&own),
            open_count: cards(&open),
            created_at: time_from_ms(board.created_at),
            name: board.name,
            description: board.description,
        })
    };
    records.into_iter().map(info).collect()
}

/// What cards name: members, tags, and the day that it is.
pub(super) struct World {
    pub(super) members: HashMap<i64, Member>,
    /// Tags that are there, in the order of their names.
    tags: Vec<(i64, String)>,
    today: NaiveDate,
}

impl World {
    pub(super) async fn load(core: &Core, connection: &mut SqliteConnection) -> Result<Self> {
        let zone = workspace::locale(connection).await?.zone;
        Ok(Self {
            members: team::store::all(connection).await?.into_iter().collect(),
            tags: tags::store::all(connection).await?.into_iter().map(|tag| (tag.id, tag.name)).collect(),
            today: time_from_ms(core.env().now_ms()).with_timezone(&zone).date_naive(),
        })
    }

    pub(super) fn member(&self, row: i64) -> Result<Member> {
        self.members.get(&row).cloned().ok_or_else(|| Error::Damaged { what: "a card names no member".to_owned() })
    }

    /// Names of tags by row id; those that were deleted are left out.
    pub(super) fn tag_names(&self, stored: Option<&str>) -> Vec<String> {
        let ids = unpacked_tags(stored);
        self.tags.iter().filter(|(id, _)| ids.contains(id)).map(|(_, name)| name.clone()).collect()
    }

    fn summary(&self, row: &SummarySql) -> Result<CardSummary> {
        let due_on = row.due_on.as_deref().and_then(|day| day.parse::<NaiveDate>().ok());
        Ok(CardSummary {
            id: CardId::from_bytes(&row.uuid)?,
            board: BoardId::from_bytes(&row.board)?,
            phase: PhaseId::from_bytes(&row.phase)?,
            title: row.title.clone(),
            contact: row.contact.as_ref().map(|id| contact(id, row)).transpose()?,
            priority: row.priority.as_deref().and_then(Priority::from_word),
            assignee: row.assignee_id.map(|member| self.member(member)).transpose()?,
            due_on,
            is_overdue: row.closed_at.is_none() && due_on.is_some_and(|day| day < self.today),
            tags: self.tag_names(row.tags.as_deref()),
            comment_count: count(row.comments),
            created_at: time_from_ms(row.created_at),
            moved_at: time_from_ms(row.moved_at),
            closed_at: row.closed_at.map(time_from_ms),
            bot: row.bot.clone(),
            deleted_at: row.deleted_at.map(time_from_ms),
        })
    }
}

fn contact(id: &[u8], row: &SummarySql) -> Result<CardContact> {
    let word = |text: &Option<String>| text.clone().unwrap_or_default();
    let name = join_name(&word(&row.first_name), &word(&row.last_name));
    Ok(CardContact {
        id: ContactId::from_bytes(id)?,
        name: display_name(&name, row.primary_email.as_deref(), row.primary_phone.as_deref()),
        in_bin: row.contact_in_bin,
    })
}

/// Cards by row id as their contact's profile shows them, in the order of `ids`; those that are gone are left out.
pub(super) async fn cards(core: &Core, connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<ContactCard>> {
    let world = World::load(core, connection).await?;
    let mut rows: HashMap<i64, SummarySql> = store::summaries::by_id(connection, ids).await?.into_iter().map(|row| (row.id, row)).collect();
    let shown = ids.iter().filter_map(|id| rows.remove(id)).map(|row| {
        Ok(ContactCard {
            card: world.summary(&row)?,
            board_color: color_of(&row.board_color),
            phase_color: color_of(&row.phase_color),
            board_name: row.board_name,
            phase_name: row.phase_name,
        })
    });
    shown.collect()
}

/// The same without what a board says anyway.
pub(super) async fn summaries(core: &Core, connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<CardSummary>> {
    Ok(cards(core, connection, ids).await?.into_iter().map(|card| card.card).collect())
}

/// Comments, with the names of now in their mentions.
pub(super) async fn comments(connection: &mut SqliteConnection, records: Vec<CommentRecord>) -> Result<Vec<CardComment>> {
    let members: HashMap<i64, Member> = team::store::all(connection).await?.into_iter().collect();
    let names = members.values().map(|member| (member.id, member.name.clone())).collect();
    let author = |row: i64| members.get(&row).cloned().ok_or_else(|| Error::Damaged { what: "a comment belongs to no member".to_owned() });
    let shown = records.into_iter().map(|record| {
        Ok(CardComment {
            id: CommentId::new(record.uuid),
            author: author(record.author_id)?,
            text: notes::renamed(&record.text, &names),
            created_at: time_from_ms(record.created_at),
            edited_at: record.edited_at.map(time_from_ms),
        })
    });
    shown.collect()
}
