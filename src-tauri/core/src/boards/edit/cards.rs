//! Making and changing cards, and their bin.

use super::{OF_CARDS, assignee, at_hand, changed, contact, event, saved, settle, tags};
use crate::activity::FieldChange;
use crate::boards::rank::Appended;
use crate::boards::record::{CardRecord, NewCard, packed_tags, unpacked_tags};
use crate::boards::types::{CardPatch, CardSaved, CardsChanged, CreateCard, DeleteCards, RestoreCards, UpdateCard};
use crate::boards::{rules, store, tagging};
use crate::contacts::store as contact_store;
use crate::core::Core;
use crate::error::{Error, Result};
use crate::ids::CardId;
use crate::operations::change::Change;
use crate::team;

/// Makes a card, at the end of its phase.
///
/// # Errors
/// `NotFound` where there is no such board, phase on it, contact or member; `Invalid` says what a title, text, tag or assignee
/// must be; `Conflict` where the contact is in the bin.
pub async fn create(core: &Core, input: CreateCard) -> Result<CardSaved> {
    let mut change = Change::begin(core, "card.create").await?;
    let board = store::board(&mut change.tx, input.board).await?;
    let phases = store::phases(&mut change.tx, &[board.id]).await?;
    let phase = match input.phase {
        Some(id) => phases.iter().find(|phase| phase.uuid.as_bytes() == id.to_bytes().as_slice()),
        None => phases.first(),
    };
    let phase = phase.ok_or_else(|| Error::NotFound { what: "phase", id: input.phase.map(|id| id.to_string()).unwrap_or_default() })?;
    let title = rules::title(&input.title)?;
    let description = rules::description(&input.description)?;
    let contact_id = match input.contact {
        Some(id) => Some(contact(&mut change, id).await?.id),
        None => None,
    };
    let assignee_id = match input.assignee {
        Some(id) => Some(assignee(&mut change, id).await?.0),
        None => None,
    };
    let last = store::last_ranks(&mut change.tx, &[phase.id]).await?.remove(&phase.id);
    let card = NewCard {
        id: store::max_card_id(&mut change.tx).await? + 1,
        uuid: core.env().new_id(),
        board_id: board.id,
        phase_id: phase.id,
        rank: Appended::behind(last).next().unwrap_or_default(),
        title,
        description,
        contact_id,
        submission_id: None,
        rule_id: None,
        priority: input.priority,
        assignee_id,
        due_on: input.due_on,
        tags: tags(&mut change, &input.tags).await?,
        created_at: change.now,
        moved_at: change.now,
        closed_at: phase.is_done.then_some(change.now),
        created_by: change.operation,
    };
    store::add(&mut change.tx, std::slice::from_ref(&card)).await?;
    change.made("card", &[card.id]).await?;
    settle(&mut change, contact_id).await?;
    let operation = change.commit(&OF_CARDS).await?;
    saved(core, CardId::new(card.uuid), Some(operation)).await
}

/// Changes a card. Only what is given changes.
///
/// # Errors
/// As [`create`]; `Conflict` where the card is in the bin, or its board was deleted.
pub async fn update(core: &Core, input: UpdateCard) -> Result<CardSaved> {
    let mut change = Change::begin(core, "card.update").await?;
    let before = at_hand(&mut change, input.card).await?;
    let mut after = before.clone();
    let mut changes = plain(&mut after, &input.patch)?;
    changes.extend(about(&mut change, &mut after, &input.patch).await?);
    changes.extend(tagged(&mut change, &mut after, &input.patch).await?);
    let assigned = assigned(&mut change, &mut after, &input.patch).await?;
    if after == before {
        return saved(core, input.card, None).await;
    }
    let mut events = Vec::new();
    if let Some(assigned) = assigned {
        events.push(event(&change, before.id, "card.assigned", &[assigned]));
    }
    if !changes.is_empty() {
        events.push(event(&change, before.id, "card.updated", &changes));
    }
    after.updated_at = change.now;
    write(&mut change, after.clone()).await?;
    store::events::add(&mut change.tx, &events).await?;
    settle(&mut change, before.contact_id.into_iter().chain(after.contact_id)).await?;
    let operation = change.commit(&OF_CARDS).await?;
    saved(core, input.card, Some(operation)).await
}

/// Title, description, priority and due date.
fn plain(card: &mut CardRecord, patch: &CardPatch) -> Result<Vec<FieldChange>> {
    let mut changes = Vec::new();
    let mut set = |field: &str, value: &mut String, new: String| {
        if *value != new {
            changes.push(changed(field, std::mem::replace(value, new.clone()), new));
        }
    };
    if let Some(title) = &patch.title {
        set("title", &mut card.title, rules::title(title)?);
    }
    if let Some(description) = &patch.description {
        set("description", &mut card.description, rules::description(description)?);
    }
    let words = [
        ("priority", &mut card.priority, patch.priority.map(|set| set.to.map(|priority| priority.as_str().to_owned()))),
        ("due_on", &mut card.due_on, patch.due_on.map(|set| set.to.map(|day| day.to_string()))),
    ];
    for (field, value, new) in words {
        if let Some(new) = new.filter(|new| new != value) {
            let old = std::mem::replace(value, new.clone());
            changes.push(changed(field, old.unwrap_or_default(), new.unwrap_or_default()));
        }
    }
    Ok(changes)
}

/// Whom it is about.
async fn about(change: &mut Change<'_>, card: &mut CardRecord, patch: &CardPatch) -> Result<Option<FieldChange>> {
    let Some(set) = patch.contact else { return Ok(None) };
    let old = contact_store::load(&mut change.tx, card.contact_id.as_slice()).await?.pop();
    if set.to.map(|id| id.to_bytes()) == old.as_ref().map(|old| old.uuid.as_bytes().to_vec()) {
        return Ok(None);
    }
    let new = match set.to {
        Some(id) => Some(contact(change, id).await?),
        None => None,
    };
    card.contact_id = new.as_ref().map(|new| new.id);
    let name = |contact: Option<crate::contacts::record::ContactRecord>| contact.map(|contact| contact.display_name()).unwrap_or_default();
    Ok(Some(changed("contact", name(old), name(new))))
}

/// Its tags. Those that were deleted stay, so that undoing that brings them back.
async fn tagged(change: &mut Change<'_>, card: &mut CardRecord, patch: &CardPatch) -> Result<Option<FieldChange>> {
    let Some(names) = &patch.tags else { return Ok(None) };
    let had = unpacked_tags(card.tags.as_deref());
    let (old, deleted) = tagging::named(&mut change.tx, &had).await?;
    let mut now = tags(change, names).await?;
    let (new, _) = tagging::named(&mut change.tx, &now).await?;
    now.extend(deleted);
    let now = packed_tags(&now);
    if now == card.tags {
        return Ok(None);
    }
    card.tags = now;
    Ok(Some(changed("tags", old.join(", "), new.join(", "))))
}

/// Whose work it is.
async fn assigned(change: &mut Change<'_>, card: &mut CardRecord, patch: &CardPatch) -> Result<Option<FieldChange>> {
    let Some(set) = patch.assignee else { return Ok(None) };
    let old = match card.assignee_id {
        Some(row) => Some(team::store::get(&mut change.tx, row).await?),
        None => None,
    };
    if set.to == old.as_ref().map(|old| old.id) {
        return Ok(None);
    }
    let new = match set.to {
        Some(id) => Some(assignee(change, id).await?),
        None => None,
    };
    card.assignee_id = new.as_ref().map(|(row, _)| *row);
    Ok(Some(changed("assignee", old.map(|old| old.name).unwrap_or_default(), new.map(|(_, name)| name).unwrap_or_default())))
}

/// Puts cards in the bin. Those that are there already are passed over.
///
/// # Errors
/// `NotFound`; `Conflict` where the board of one was deleted. Nothing has changed then.
pub async fn delete(core: &Core, input: DeleteCards) -> Result<CardsChanged> {
    let mut change = Change::begin(core, "card.delete").await?;
    let (mut count, mut contacts) = (0, Vec::new());
    for id in input.cards {
        if store::cards::find(&mut change.tx, id).await?.deleted_at.is_some() {
            continue;
        }
        let card = at_hand(&mut change, id).await?;
        contacts.extend(card.contact_id);
        let gone = event(&change, card.id, "card.deleted", &[]);
        store::events::add(&mut change.tx, &[gone]).await?;
        let deleted_at = Some(change.now);
        write(&mut change, CardRecord { deleted_at, ..card }).await?;
        count += 1;
    }
    if count == 0 {
        return Ok(CardsChanged { count, operation: None });
    }
    settle(&mut change, contacts).await?;
    Ok(CardsChanged { count, operation: Some(change.commit(&OF_CARDS).await?) })
}

/// Takes cards out of the bin, to the places that they had. Those that are not there are passed over.
///
/// # Errors
/// `NotFound`; `Conflict` where the board of one was deleted. Nothing has changed then.
pub async fn restore(core: &Core, input: RestoreCards) -> Result<CardsChanged> {
    let mut change = Change::begin(core, "card.restore").await?;
    let (mut count, mut contacts) = (0, Vec::new());
    for id in input.cards {
        let binned = store::cards::find(&mut change.tx, id).await?;
        if binned.deleted_at.is_none() {
            continue;
        }
        contacts.extend(binned.contact_id);
        write(&mut change, CardRecord { deleted_at: None, ..binned }).await?;
        let card = at_hand(&mut change, id).await?;
        let back = event(&change, card.id, "card.restored", &[]);
        store::events::add(&mut change.tx, &[back]).await?;
        count += 1;
    }
    if count == 0 {
        return Ok(CardsChanged { count, operation: None });
    }
    settle(&mut change, contacts).await?;
    Ok(CardsChanged { count, operation: Some(change.commit(&OF_CARDS).await?) })
}

/// Writes a card, keeping it as it was.
pub(super) async fn write(change: &mut Change<'_>, card: CardRecord) -> Result<()> {
    change.keep("card", &[card.id]).await?;
    store::cards::save(&mut change.tx, &CardRecord { changed_by: change.operation, ..card }).await
}
