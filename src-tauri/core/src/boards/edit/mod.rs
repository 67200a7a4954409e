//! What members do with boards, phases, cards and comments: each verb is one transaction and one operation.

pub(super) mod boards;
pub(super) mod cards;
pub(super) mod comments;
pub(super) mod moves;
pub(super) mod phases;

use super::record::{CardRecord, PhaseRecord};
use super::store::{self, events::NewEvent};
use super::types::CardSaved;
use super::{show, tagging};
use crate::activity::{self, FieldChange};
use crate::contacts::record::ContactRecord;
use crate::contacts::store as contact_store;
use crate::core::{Core, Tag};
use crate::error::{Error, Result};
use crate::ids::{CardId, ContactId, MemberId, OperationId};
use crate::operations::change::Change;
use crate::team;

/// What changes of boards and phases make stale.
const OF_BOARDS: [Tag; 1] = [Tag::Boards];
/// What changes of cards make stale: timelines and last activities of contacts too, and tags may be new.
const OF_CARDS: [Tag; 3] = [Tag::Boards, Tag::Contacts, Tag::Workspace];

/// What completes “only … can …”.
const WHAT: &str = "change boards and their phases";

fn conflict(reason: impl Into<String>) -> Error {
    Error::Conflict { reason: reason.into() }
}

/// A card that can be worked on.
async fn at_hand(change: &mut Change<'_>, id: CardId) -> Result<CardRecord> {
    let card = store::cards::find(&mut change.tx, id).await?;
    if card.deleted_at.is_some() {
        return Err(conflict(format!("“{}” is in the bin. Restore the card first.", card.title)));
    }
    let board = store::board_row(&mut change.tx, card.board_id).await?;
    match board.deleted_at {
        Some(_) => Err(conflict(format!("The board “{}” has been deleted. Undo that to work on its cards.", board.name))),
        None => Ok(card),
    }
}

/// The contact that a card is to be about.
async fn contact(change: &mut Change<'_>, id: ContactId) -> Result<ContactRecord> {
    let found = contact_store::by_uuid(&mut change.tx, &[id.to_bytes()]).await?;
    let rows: Vec<i64> = found.into_iter().map(|(_, row)| row).collect();
    let contact = contact_store::load(&mut change.tx, &rows).await?.pop();
    let contact = contact.ok_or_else(|| Error::NotFound { what: "contact", id: id.to_string() })?;
    match contact.deleted_at {
        Some(_) => Err(conflict(format!("{} is in the bin. Restore the contact first, then add cards.", contact.display_name()))),
        None => Ok(contact),
    }
}

/// Row id and name of the member who is to have a card.
async fn assignee(change: &mut Change<'_>, id: MemberId) -> Result<(i64, String)> {
    let (row, member) = team::store::find(&mut change.tx, id).await?;
    match member.left_at {
        Some(_) => Err(Error::invalid("assignee", format!("{} has left the team; choose somebody else", member.name))),
        None => Ok((row, member.name)),
    }
}

/// Row ids of tags by name, made where there are none.
async fn tags(change: &mut Change<'_>, names: &[String]) -> Result<Vec<i64>> {
    tagging::find_or_make(&mut change.tx, change.core.env(), change.operation, names).await
}

/// A card's entry.
fn event(change: &Change<'_>, card: i64, kind: &'static str, changes: &[FieldChange]) -> NewEvent {
    let detail = serde_json::json!({ "changes": changes }).to_string();
    NewEvent { card, kind, at: change.now, operation: change.operation, detail }
}

fn changed(field: &str, old: impl Into<String>, new: impl Into<String>) -> FieldChange {
    FieldChange { field: field.to_owned(), old: old.into(), new: new.into() }
}

/// A card that comes to another phase, and its entries. `boards` are the names of both boards, where it leaves one.
fn relocated(
    change: &Change<'_>,
    card: &CardRecord,
    from: &PhaseRecord,
    to: &PhaseRecord,
    boards: Option<(String, String)>,
) -> (CardRecord, Vec<NewEvent>) {
    let after = CardRecord {
        board_id: to.board_id,
        phase_id: to.id,
        moved_at: change.now,
        updated_at: change.now,
        closed_at: to.is_done.then_some(change.now),
        ..card.clone()
    };
    let mut changes: Vec<FieldChange> = boards.into_iter().map(|(old, new)| changed("board", old, new)).collect();
    changes.push(changed("phase", &from.name, &to.name));
    // The phase that it left is named by its row too, for the time that it was there.
    let detail = serde_json::json!({ "changes": changes, "from": from.id }).to_string();
    let moved = NewEvent { card: card.id, kind: "card.moved", at: change.now, operation: change.operation, detail };
    let mut events = vec![moved];
    if to.is_done {
        events.push(event(change, card.id, "card.closed", &[changed("phase", "", &to.name)]));
    }
    (after, events)
}

/// Sets the last activity of the contacts of cards, and lets segments hear of them.
async fn settle(change: &mut Change<'_>, contacts: impl IntoIterator<Item = i64>) -> Result<()> {
    let mut contacts: Vec<i64> = contacts.into_iter().collect();
    contacts.sort_unstable();
    contacts.dedup();
    if contacts.is_empty() {
        return Ok(());
    }
    activity::settle(&mut change.tx, &contacts).await
}

/// A card as it is now.
async fn saved(core: &Core, id: CardId, operation: Option<OperationId>) -> Result<CardSaved> {
    let mut snapshot = core.db().read().begin().await?;
    let row = store::cards::find(&mut snapshot, id).await?.id;
    let card = show::summaries(core, &mut snapshot, &[row]).await?.pop();
    Ok(CardSaved { card: card.ok_or_else(|| Error::NotFound { what: "card", id: id.to_string() })?, operation })
}
