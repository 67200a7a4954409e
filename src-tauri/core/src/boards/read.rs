//! Boards and windows of their cards.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use super::search::{Search, arrange, window};
use super::store::windows::{self, Emails, Scope};
use super::types::{BoardDetail, BoardInfo, BoardPhase, CardPage, CardSort, ContactCards, GetBoard, ListCards, ListContactCards};
use super::{filtering, show, store};
use crate::contacts;
use crate::core::Core;
use crate::error::{Error, Result};
use crate::identity::fold;
use crate::ids::{BoardId, FlowAppId};
use crate::workspace::count;

/// Cards of one window at most.
const MAX_LIMIT: u32 = 1_000;

/// Every board with its phases, in the order of the navigation.
pub async fn list(core: &Core) -> Result<Vec<BoardInfo>> {
    let mut snapshot = core.db().read().begin().await?;
    let records = store::boards(&mut snapshot).await?;
    show::boards(&mut snapshot, records).await
}

/// The board of an id or a name, case and accents aside.
///
/// # Errors
/// `NotFound`.
pub async fn by_name(core: &Core, text: &str) -> Result<BoardInfo> {
    let id = text.parse::<BoardId>().ok();
    let wanted = fold(text.trim());
    let found = list(core).await?.into_iter().find(|board| Some(board.id) == id || fold(&board.name) == wanted);
    found.ok_or_else(|| Error::NotFound { what: "board", id: text.to_owned() })
}

/// The flow app of a name, case and accents aside.
///
/// # Errors
/// `NotFound`.
pub async fn flow_app_by_name(core: &Core, name: &str) -> Result<FlowAppId> {
    let mut connection = core.db().read().acquire().await?;
    let wanted = fold(name.trim());
    let found = store::flow_apps(&mut connection).await?.into_iter().find(|(_, _, known)| fold(known) == wanted);
    FlowAppId::from_bytes(&found.ok_or_else(|| Error::NotFound { what: "flow app", id: name.to_owned() })?.1)
}

/// A board, and how many cards each phase holds and shows.
///
/// # Errors
/// `NotFound`; `Invalid` says what of the filter cannot be asked.
pub async fn get(core: &Core, input: GetBoard) -> Result<BoardDetail> {
    let mut snapshot = core.db().read().begin().await?;
    let record = store::board(&mut snapshot, input.board).await?;
    let scope = Scope { board: record.id, phase: None, in_bin: false };
    let condition = filtering::condition(&mut snapshot, core.env().now_ms(), &input.filter).await?;
    let records = store::phases(&mut snapshot, &[record.id]).await?;
    let rows: Vec<i64> = records.iter().map(|phase| phase.id).collect();
    let all: HashMap<i64, i64> = store::counts(&mut snapshot, &rows).await?.into_iter().collect();
    let shown: HashMap<i64, i64> = match (Search::parse(&input.search), &condition) {
        (None, None) => all.clone(),
        (None, Some(_)) => windows::counts(&mut snapshot, scope, condition.as_ref()).await?.into_iter().collect(),
        (Some(search), _) => {
            let mut shown = HashMap::new();
            let cards = windows::rows(&mut snapshot, scope, condition.as_ref(), Emails::Wanted).await?;
            for card in cards.iter().filter(|card| search.finds(card)) {
                *shown.entry(card.phase_id).or_default() += 1;
            }
            shown
        }
    };
    let of = |counts: &HashMap<i64, i64>, phase: i64| count(counts.get(&phase).copied().unwrap_or_default());
    let phases: Vec<BoardPhase> = records
        .iter()
        .map(|phase| BoardPhase { count: of(&all, phase.id), shown: of(&shown, phase.id), phase: show::phase(phase) })
        .collect();
    let board = show::boards(&mut snapshot, vec![record]).await?.pop();
    Ok(BoardDetail {
        board: board.ok_or_else(|| Error::NotFound { what: "board", id: input.board.to_string() })?,
        count: phases.iter().map(|phase| phase.count).sum(),
        shown: phases.iter().map(|phase| phase.shown).sum(),
        phases,
    })
}

/// A window of the cards of a phase, or of a whole board.
///
/// # Errors
/// `NotFound` where there is no such board, or no such phase on it; `Invalid` says what of the filter cannot be asked.
pub async fn cards(core: &Core, input: ListCards) -> Result<CardPage> {
    let mut snapshot = core.db().read().begin().await?;
    let board = store::board(&mut snapshot, input.board).await?.id;
    let phase = match input.phase {
        Some(id) => {
            let phase = store::phase(&mut snapshot, id).await?;
            Some(phase)
                .filter(|phase| phase.board_id == board)
                .ok_or_else(|| Error::NotFound { what: "phase", id: id.to_string() })?
                .id
                .into()
        }
        None => None,
    };
    let limit = input.limit.min(MAX_LIMIT);
    let search = Search::parse(&input.search);
    let condition = filtering::condition(&mut snapshot, core.env().now_ms(), &input.filter).await?;
    let is_as_it_stands = search.is_none() && condition.is_none() && !input.in_bin && input.sort == CardSort::default();
    let (total, ids) = if is_as_it_stands {
        let phases = match phase {
            Some(phase) => vec![phase],
            None => store::phases(&mut snapshot, &[board]).await?.into_iter().map(|phase| phase.id).collect(),
        };
        as_they_stand(&mut snapshot, &phases, input.offset, limit).await?
    } else {
        let scope = Scope { board, phase, in_bin: input.in_bin };
        let emails = if search.is_some() { Emails::Wanted } else { Emails::Unwanted };
        let mut rows = windows::rows(&mut snapshot, scope, condition.as_ref(), emails).await?;
        if let Some(search) = &search {
            rows.retain(|row| search.finds(row));
        }
        let total = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        (total, window(arrange(rows, input.sort), input.offset, limit).map(|row| row.id).collect())
    };
    Ok(CardPage { total, offset: input.offset, cards: show::summaries(core, &mut snapshot, &ids).await? })
}

/// A window of the cards of phases as they stand, one phase after the other, with how many there are. Only what it shows is read.
async fn as_they_stand(connection: &mut SqliteConnection, phases: &[i64], offset: u32, limit: u32) -> Result<(u32, Vec<i64>)> {
    let counts: HashMap<i64, i64> = store::counts(connection, phases).await?.into_iter().collect();
    let (mut before, mut ids) = (0, Vec::new());
    for phase in phases {
        let cards = counts.get(phase).copied().map_or(0, count);
        let (from, missing) = (offset.saturating_sub(before), limit.saturating_sub(u32::try_from(ids.len()).unwrap_or(u32::MAX)));
        if from < cards && missing > 0 {
            ids.extend(windows::window(connection, *phase, from, missing).await?);
        }
        before += cards;
    }
    Ok((before, ids))
}

/// The cards about a contact, on boards that are there and outside the bin: open ones first, then the newest.
///
/// # Errors
/// `NotFound` where there is no such contact.
pub async fn of_contact(core: &Core, input: ListContactCards) -> Result<ContactCards> {
    let contact = contacts::store::row_id(core.db().read(), input.contact).await?;
    let mut snapshot = core.db().read().begin().await?;
    let ids = windows::of_contact(&mut snapshot, contact).await?;
    Ok(ContactCards { cards: show::cards(core, &mut snapshot, &ids).await? })
}
