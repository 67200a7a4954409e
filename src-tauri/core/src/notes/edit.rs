//! What members do to notes. Each verb is one transaction: operation, before-image, text, entry.

use super::record::{NoteRecord, checked};
use super::store;
use super::types::{AddNote, GetNote, NoteSaved, PinNote, UpdateNote};
use crate::activity;
use crate::activity::settle;
use crate::activity::store::NewActivity;
use crate::contacts::store as contact_store;
use crate::core::{Core, Tag};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::ids::{NoteId, OperationId};
use crate::operations;

/// Writes a note about a contact.
///
/// # Errors
/// `NotFound`; `Conflict` where the contact is in the bin; `Invalid` for a text that is empty or too long.
pub async fn add(core: &Core, input: AddNote) -> Result<NoteSaved> {
    let text = checked(&input.text)?;
    let mut change = Change::begin(core, "note.add").await?;
    let found = contact_store::by_uuid(&mut change.tx, &[input.contact.to_bytes()]).await?;
    let contact_id =
        found.first().map(|(_, row)| *row).ok_or_else(|| Error::NotFound { what: "contact", id: input.contact.to_string() })?;
    change.refuse_binned(contact_id).await?;
    let note = NoteRecord {
        id: store::next_id(&mut change.tx).await?,
        uuid: core.env().new_id(),
        contact_id,
        author_id: change.member,
        text,
        created_at: change.now,
        edited_at: None,
        editor_id: None,
        pinned_at: None,
        deleted_at: None,
        versions: 0,
        created_by: change.operation,
        changed_by: change.operation,
    };
    store::save(&mut change.tx, &note).await?;
    change.tell("note.added", &note).await?;
    change.commit(&note).await
}

/// Gives a note a new text and keeps the earlier one. The same text again changes nothing.
///
/// # Errors
/// `NotFound`; `Conflict` where the note or its contact is in the bin; `Invalid` as for `add`.
pub async fn update(core: &Core, input: UpdateNote) -> Result<NoteSaved> {
    let text = checked(&input.text)?;
    let mut change = Change::begin(core, "note.edit").await?;
    let before = change.at_hand(input.note).await?;
    if before.text == text {
        return super::saved(core, input.note, None).await;
    }
    store::keep_text(&mut change.tx, &before).await?;
    let after = NoteRecord {
        text,
        edited_at: Some(change.now),
        editor_id: Some(change.member),
        versions: before.versions + 1,
        changed_by: change.operation,
        ..before.clone()
    };
    change.write(&before, &after).await?;
    change.tell("note.edited", &after).await?;
    change.commit(&after).await
}

/// Puts a note first, or back among the others.
///
/// # Errors
/// `NotFound`; `Conflict` where the note or its contact is in the bin.
pub async fn pin(core: &Core, input: PinNote) -> Result<NoteSaved> {
    let mut change = Change::begin(core, if input.pinned { "note.pin" } else { "note.unpin" }).await?;
    let before = change.at_hand(input.note).await?;
    if before.pinned_at.is_some() == input.pinned {
        return super::saved(core, input.note, None).await;
    }
    let after = NoteRecord { pinned_at: input.pinned.then_some(change.now), changed_by: change.operation, ..before.clone() };
    change.write(&before, &after).await?;
    change.commit(&after).await
}

/// Puts a note in the bin.
///
/// # Errors
/// `NotFound`; `Conflict` where it is there already, or its contact is.
pub async fn delete(core: &Core, input: GetNote) -> Result<NoteSaved> {
    let mut change = Change::begin(core, "note.delete").await?;
    let before = change.at_hand(input.note).await?;
    let after = NoteRecord { deleted_at: Some(change.now), changed_by: change.operation, ..before.clone() };
    change.write(&before, &after).await?;
    change.tell("note.deleted", &after).await?;
    change.commit(&after).await
}

/// Takes a note out of the bin.
///
/// # Errors
/// `NotFound`; `Conflict` where it is not there, or its contact is in the bin.
pub async fn restore(core: &Core, input: GetNote) -> Result<NoteSaved> {
    let mut change = Change::begin(core, "note.restore").await?;
    let before = store::find(&mut change.tx, input.note).await?;
    if before.deleted_at.is_none() {
        return Err(Error::Conflict { reason: "This note is not in the bin. Nothing was changed.".to_owned() });
    }
    change.refuse_binned(before.contact_id).await?;
    let after = NoteRecord { deleted_at: None, changed_by: change.operation, ..before.clone() };
    change.write(&before, &after).await?;
    change.tell("note.restored", &after).await?;
    change.commit(&after).await
}

/// One change by a member, under way.
struct Change<'c> {
    core: &'c Core,
    tx: Tx,
    member: i64,
    now: i64,
    operation: i64,
    uuid: OperationId,
}

impl<'c> Change<'c> {
    async fn begin(core: &'c Core, kind: &str) -> Result<Self> {
        let mut tx = core.db().begin().await?;
        let member = core.member(&mut tx).await?;
        let uuid = core.env().new_id();
        let now = core.env().now_ms();
        let operation = operations::store::add(&mut tx, uuid, kind, member, now).await?;
        Ok(Self { core, tx, member, now, operation, uuid: OperationId::new(uuid) })
    }

    /// A note that can be worked on.
    async fn at_hand(&mut self, id: NoteId) -> Result<NoteRecord> {
        let note = store::find(&mut self.tx, id).await?;
        if note.deleted_at.is_some() {
            return Err(Error::Conflict { reason: "This note is in the bin. Restore it first.".to_owned() });
        }
        self.refuse_binned(note.contact_id).await?;
        Ok(note)
    }

    async fn refuse_binned(&mut self, contact: i64) -> Result<()> {
        let contact = contact_store::load(&mut self.tx, &[contact]).await?.pop();
        match contact.filter(|contact| contact.deleted_at.is_some()) {
            Some(contact) => Err(Error::Conflict {
                reason: format!("{} is in the bin. Restore the contact to work on its notes.", contact.display_name()),
            }),
            None => Ok(()),
        }
    }

    async fn write(&mut self, before: &NoteRecord, after: &NoteRecord) -> Result<()> {
        let images = [(before.id, serde_json::to_string(before)?)];
        operations::store::keep_images(&mut self.tx, self.operation, "note", &images).await?;
        store::save(&mut self.tx, after).await
    }

    async fn tell(&mut self, kind: &'static str, note: &NoteRecord) -> Result<()> {
        let detail = serde_json::json!({ "about": note.id, "version": note.versions }).to_string();
        let entry = NewActivity { contact: note.contact_id, kind, at: self.now, operation: self.operation, submission: None, detail };
        activity::store::add(&mut self.tx, &[entry]).await
    }

    async fn commit(mut self, note: &NoteRecord) -> Result<NoteSaved> {
        settle(&mut self.tx, &[note.contact_id]).await?;
        self.core.commit(self.tx, &[Tag::Notes, Tag::Contacts]).await?;
        super::saved(self.core, NoteId::new(note.uuid), Some(self.uuid)).await
    }
}
