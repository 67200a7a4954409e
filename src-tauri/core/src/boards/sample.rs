//! A board of a sample workspace: some of a bot's submissions as cards, as if a team had been at work. Everything follows from the
//! sample's contacts and the time.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};

use super::edit::boards::make;
use super::rank::Appended;
use super::read::by_name;
use super::record::{CommentRecord, NewCard, PhaseRecord};
use super::store::{self, events::NewEvent, samples::SampleSql};
use super::types::{BoardInfo, BoardTemplate, CreateBoard, Priority};
use crate::activity::{self, FieldChange};
use crate::contacts::record::{display_name, join_name};
use crate::core::{Core, Tag};
use crate::env::time_from_ms;
use crate::error::Result;
use crate::ids::FlowAppId;
use crate::operations::change::Change;
use crate::workspace;

/// What the board is and has.
pub(crate) struct SampleBoard {
    pub(crate) name: &'static str,
    pub(crate) description: &'static str,
    pub(crate) template: BoardTemplate,
    pub(crate) flow_app: FlowAppId,
    /// Name of the bot whose submissions stand on it.
    pub(crate) bot: &'static str,
    /// Cards in each phase of the template.
    pub(crate) cards: &'static [usize],
    /// What a member has said of the first card.
    pub(crate) comment: &'static str,
}

/// Days from now on which a card is due, by turns; before today is overdue.
const DUE: [Option<i64>; 5] = [None, Some(2), Some(-3), None, Some(9)];
const PRIORITIES: [Option<Priority>; 6] =
    [None, Some(Priority::High), None, Some(Priority::Urgent), Some(Priority::Low), Some(Priority::Medium)];

/// Makes the board. Answers it with its phases.
pub(crate) async fn make_sample(core: &Core, sample: &SampleBoard) -> Result<BoardInfo> {
    let mut change = Change::begin(core, "board.create").await?;
    let board = CreateBoard {
        name: sample.name.to_owned(),
        description: sample.description.to_owned(),
        color: None,
        flow_app: Some(sample.flow_app),
        template: Some(sample.template),
        phases: Vec::new(),
    };
    let (board, phases) = make(&mut change, &board).await?;
    let zone = workspace::locale(&mut change.tx).await?.zone;
    let today = time_from_ms(change.now).with_timezone(&zone).date_naive();
    let mut known = HashSet::new();
    let mut leads = store::samples::completed(&mut change.tx, sample.bot).await?.into_iter().filter(|lead| known.insert(lead.contact_id));
    let first = store::max_card_id(&mut change.tx).await? + 1;
    let (mut cards, mut events) = (Vec::new(), Vec::new());
    for (phase, count) in phases.iter().zip(sample.cards) {
        for (lead, rank) in leads.by_ref().take(*count).zip(Appended::behind(None)) {
            let turn = cards.len();
            let card = card(&change, first, turn, &lead, phase, rank, today);
            if let Some(entry) = phases.first().filter(|entry| entry.id != phase.id) {
                events.extend(moved(&change, &card, entry, phase));
            }
            cards.push(NewCard { board_id: board.id, ..card });
        }
    }
    store::add(&mut change.tx, &cards).await?;
    change.made("card", &cards.iter().map(|card| card.id).collect::<Vec<_>>()).await?;
    store::events::add(&mut change.tx, &events).await?;
    if let Some(card) = cards.first() {
        comment(&mut change, card, sample.comment).await?;
    }
    let contacts: Vec<i64> = cards.iter().filter_map(|card| card.contact_id).collect();
    activity::settle(&mut change.tx, &contacts).await?;
    change.commit(&[Tag::Boards, Tag::Contacts]).await?;
    by_name(core, sample.name).await
}

fn card(change: &Change<'_>, first: i64, turn: usize, lead: &SampleSql, phase: &PhaseRecord, rank: String, today: NaiveDate) -> NewCard {
    let name = join_name(&lead.first_name, &lead.last_name);
    let name = display_name(&name, lead.primary_email.as_deref(), lead.primary_phone.as_deref());
    let day = |days: i64| {
        let span = Days::new(days.unsigned_abs());
        if days < 0 { today.checked_sub_days(span) } else { today.checked_add_days(span) }
    };
    // A card that went on did so halfway between then and now.
    let moved_at = if phase.position == 0 { lead.own_at } else { lead.own_at.midpoint(change.now) };
    NewCard {
        id: first + i64::try_from(turn).unwrap_or_default(),
        uuid: change.core.env().new_id(),
        board_id: phase.board_id,
        phase_id: phase.id,
        rank,
        title: format!("{} from {name}", lead.bot),
        description: String::new(),
        contact_id: Some(lead.contact_id),
        submission_id: Some(lead.id),
        rule_id: None,
        priority: PRIORITIES.get(turn % PRIORITIES.len()).copied().flatten(),
        assignee_id: (turn % 3 != 1).then_some(change.member),
        due_on: if phase.is_done { None } else { DUE.get(turn % DUE.len()).copied().flatten().and_then(day) },
        tags: Vec::new(),
        created_at: lead.own_at,
        moved_at,
        closed_at: phase.is_done.then_some(moved_at),
        created_by: change.operation,
    }
}

fn moved(change: &Change<'_>, card: &NewCard, from: &PhaseRecord, to: &PhaseRecord) -> Vec<NewEvent> {
    let entry = |kind, old: &str| {
        let changes = [FieldChange { field: "phase".to_owned(), old: old.to_owned(), new: to.name.clone() }];
        let detail = serde_json::json!({ "changes": changes, "from": from.id }).to_string();
        NewEvent { card: card.id, kind, at: card.moved_at, operation: change.operation, detail }
    };
    let mut events = vec![entry("card.moved", &from.name)];
    events.extend(to.is_done.then(|| entry("card.closed", "")));
    events
}

async fn comment(change: &mut Change<'_>, card: &NewCard, text: &str) -> Result<()> {
    let comment = CommentRecord {
        id: 0,
        uuid: change.core.env().new_id(),
        card_id: card.id,
        author_id: change.member,
        text: text.to_owned(),
        created_at: change.now,
        edited_at: None,
        deleted_at: None,
    };
    let row = store::comments::add(&mut change.tx, &comment, change.operation).await?;
    change.made("comment", &[row]).await
}
