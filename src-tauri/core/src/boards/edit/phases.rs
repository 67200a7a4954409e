//! Adding, changing, moving and deleting phases.

use super::{OF_BOARDS, OF_CARDS, WHAT, conflict, relocated, settle};
use crate::boards::rank::Appended;
use crate::boards::record::{CardRecord, PhaseRecord};
use crate::boards::types::{BoardsChanged, CreatePhase, DeletePhase, MovePhase, NewPhase, PhaseSaved, UpdatePhase};
use crate::boards::{rules, show, store};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::identity::fold;
use crate::ids::{OperationId, PhaseId};
use crate::operations::change::Change;
use crate::tags::TagColor;

/// Adds a phase to a board.
///
/// # Errors
/// `Forbidden` for members; `NotFound` where the board or the phase to stand before does not exist; `Invalid` says what a name
/// or limit must be; `Conflict` where the board has such a phase, or too many.
pub async fn create(core: &Core, input: CreatePhase) -> Result<PhaseSaved> {
    let mut change = Change::of_settings(core, "phase.create", WHAT).await?;
    let board = store::board(&mut change.tx, input.board).await?;
    let mut order = store::phases(&mut change.tx, &[board.id]).await?;
    let blank = blank(&change, board.id, &order, &input.phase)?;
    let at = place(&order, input.before)?;
    let id = PhaseId::new(blank.uuid);
    let row = store::add_phase(&mut change.tx, &blank, change.operation).await?;
    change.made("phase", &[row]).await?;
    order.insert(at, PhaseRecord { id: row, ..blank });
    arrange(&mut change, order, row).await?;
    let operation = change.commit(&OF_BOARDS).await?;
    saved(core, id, Some(operation)).await
}

/// A phase behind the others of its board, not written yet.
pub(super) fn blank(change: &Change<'_>, board: i64, others: &[PhaseRecord], input: &NewPhase) -> Result<PhaseRecord> {
    let name = rules::name("phase", &input.name)?;
    refuse_taken(others, &name, None)?;
    if others.len() >= rules::MOST_PHASES {
        return Err(conflict(format!("A board has at most {} phases. Use another board.", rules::MOST_PHASES)));
    }
    let position = others.iter().map(|phase| phase.position + 1).max().unwrap_or(0);
    Ok(PhaseRecord {
        id: 0,
        uuid: change.core.env().new_id(),
        board_id: board,
        name,
        color: rules::color_word(input.color.unwrap_or_else(|| TagColor::of_new(position))),
        position,
        soft_limit: rules::soft_limit(input.soft_limit)?,
        is_done: input.is_done,
        deleted_at: None,
    })
}

/// Changes a phase. Where cards come to be closed in it, or to be open, those that are there are.
///
/// # Errors
/// As [`create`].
pub async fn update(core: &Core, input: UpdatePhase) -> Result<PhaseSaved> {
    let mut change = Change::of_settings(core, "phase.update", WHAT).await?;
    let before = store::phase(&mut change.tx, input.phase).await?;
    let mut after = before.clone();
    if let Some(name) = &input.name {
        after.name = rules::name("phase", name)?;
        refuse_taken(&store::phases(&mut change.tx, &[before.board_id]).await?, &after.name, Some(before.id))?;
    }
    after.color = input.color.map_or(after.color, rules::color_word);
    if let Some(limit) = input.soft_limit {
        after.soft_limit = rules::soft_limit(limit.to)?;
    }
    after.is_done = input.is_done.unwrap_or(after.is_done);
    if after == before {
        return saved(core, input.phase, None).await;
    }
    if after.is_done != before.is_done {
        let ids = store::cards::all_of_phase(&mut change.tx, before.id).await?;
        change.keep("card", &ids).await?;
        let closed_at = after.is_done.then_some(change.now);
        for card in store::cards::load(&mut change.tx, &ids).await? {
            let card = CardRecord { closed_at, changed_by: change.operation, ..card };
            store::cards::save(&mut change.tx, &card).await?;
        }
    }
    save(&mut change, &after).await?;
    let stale = if after.is_done == before.is_done { OF_BOARDS.as_slice() } else { OF_CARDS.as_slice() };
    let operation = change.commit(stale).await?;
    saved(core, input.phase, Some(operation)).await
}

/// Puts a phase in front of another one of its board, or behind all.
///
/// # Errors
/// `Forbidden` for members; `NotFound` where one of the two does not exist on the board.
pub async fn move_phase(core: &Core, input: MovePhase) -> Result<BoardsChanged> {
    let mut change = Change::of_settings(core, "phase.move", WHAT).await?;
    let subject = store::phase(&mut change.tx, input.phase).await?;
    if input.before == Some(input.phase) {
        return Ok(BoardsChanged { operation: None });
    }
    let mut order = store::phases(&mut change.tx, &[subject.board_id]).await?;
    order.retain(|phase| phase.id != subject.id);
    let at = place(&order, input.before)?;
    order.insert(at, subject.clone());
    if !arrange(&mut change, order, subject.id).await? {
        return Ok(BoardsChanged { operation: None });
    }
    Ok(BoardsChanged { operation: Some(change.commit(&OF_BOARDS).await?) })
}

/// Deletes a phase; its cards go to the end of another one, those in the bin too.
///
/// # Errors
/// `Forbidden` for members; `NotFound`; `Conflict` where it is the board's only phase, or has cards and no other phase is named
/// for them; `Invalid` where the named one is the phase itself or of another board.
pub async fn delete(core: &Core, input: DeletePhase) -> Result<BoardsChanged> {
    let mut change = Change::of_settings(core, "phase.delete", WHAT).await?;
    let phase = store::phase(&mut change.tx, input.phase).await?;
    let mut others = store::phases(&mut change.tx, &[phase.board_id]).await?;
    others.retain(|other| other.id != phase.id);
    let Some(first) = others.first() else {
        return Err(conflict(format!("“{}” is the board’s only phase. Add another one first.", phase.name)));
    };
    let ids = store::cards::all_of_phase(&mut change.tx, phase.id).await?;
    let cards = store::cards::load(&mut change.tx, &ids).await?;
    let live = cards.iter().filter(|card| card.deleted_at.is_none()).count();
    let to = match input.to {
        Some(to) => others.iter().find(|other| PhaseId::new(other.uuid) == to).ok_or_else(|| {
            Error::invalid("to", format!("the cards of “{}” go to another phase of the same board; choose one of those", phase.name))
        })?,
        None if live == 0 => first,
        None => {
            let cards = if live == 1 { "a card".to_owned() } else { format!("{live} cards") };
            return Err(conflict(format!("“{}” has {cards}. Choose the phase that they go to.", phase.name)));
        }
    };
    clear(&mut change, cards, &ids, &phase, to).await?;
    change.keep("phase", &[phase.id]).await?;
    let deleted_at = Some(change.now);
    store::save_phase(&mut change.tx, &PhaseRecord { deleted_at, ..phase.clone() }, change.operation).await?;
    Ok(BoardsChanged { operation: Some(change.commit(&OF_CARDS).await?) })
}

/// Puts all cards of a phase at the end of another one, in their order.
async fn clear(change: &mut Change<'_>, cards: Vec<CardRecord>, order: &[i64], from: &PhaseRecord, to: &PhaseRecord) -> Result<()> {
    if cards.is_empty() {
        return Ok(());
    }
    change.keep("card", order).await?;
    let last = store::last_ranks(&mut change.tx, &[to.id]).await?.remove(&to.id);
    let mut by_id: std::collections::HashMap<i64, CardRecord> = cards.into_iter().map(|card| (card.id, card)).collect();
    let (mut entries, mut contacts) = (Vec::new(), Vec::new());
    for (card, rank) in order.iter().filter_map(|id| by_id.remove(id)).zip(Appended::behind(last)) {
        let (after, events) = relocated(change, &card, from, to, None);
        store::cards::save(&mut change.tx, &CardRecord { rank, changed_by: change.operation, ..after }).await?;
        // Of a card in the bin nobody hears.
        if card.deleted_at.is_none() {
            entries.extend(events);
        }
        contacts.extend(card.contact_id);
    }
    store::events::add(&mut change.tx, &entries).await?;
    settle(change, contacts).await
}

/// The place in front of a phase, or behind all.
fn place(order: &[PhaseRecord], before: Option<PhaseId>) -> Result<usize> {
    let Some(before) = before else { return Ok(order.len()) };
    let found = order.iter().position(|phase| PhaseId::new(phase.uuid) == before);
    found.ok_or_else(|| Error::NotFound { what: "phase", id: before.to_string() })
}

/// Gives phases the places of this order; that of `subject` is written last, so that the history tells of it. Whether any has
/// moved.
async fn arrange(change: &mut Change<'_>, order: Vec<PhaseRecord>, subject: i64) -> Result<bool> {
    let mut moved: Vec<PhaseRecord> = (0..)
        .zip(order)
        .filter(|(position, phase)| phase.position != *position)
        .map(|(position, phase)| PhaseRecord { position, ..phase })
        .collect();
    moved.sort_by_key(|phase| phase.id == subject);
    for phase in &moved {
        save(change, phase).await?;
    }
    Ok(!moved.is_empty())
}

async fn save(change: &mut Change<'_>, phase: &PhaseRecord) -> Result<()> {
    change.keep("phase", &[phase.id]).await?;
    store::save_phase(&mut change.tx, phase, change.operation).await
}

fn refuse_taken(known: &[PhaseRecord], name: &str, own: Option<i64>) -> Result<()> {
    match known.iter().find(|phase| Some(phase.id) != own && fold(&phase.name) == fold(name)) {
        Some(holder) => Err(conflict(format!("The board has a phase “{}” already. Choose another name.", holder.name))),
        None => Ok(()),
    }
}

async fn saved(core: &Core, id: PhaseId, operation: Option<OperationId>) -> Result<PhaseSaved> {
    let mut snapshot = core.db().read().begin().await?;
    Ok(PhaseSaved { phase: show::phase(&store::phase(&mut snapshot, id).await?), operation })
}
