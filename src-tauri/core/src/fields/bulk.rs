//! Sets or clears a field of any number of contacts: one transaction, one operation.

use serde::{Deserialize, Serialize};

use super::change::{CHUNK, Change};
use super::read::{self, Reading};
use super::record::{Field, FieldSet};
use super::store;
use super::types::{FieldInput, SetField, SetFieldCount};
use super::value::Value;
use crate::activity::store::NewActivity;
use crate::activity::{self, FieldChange};
use crate::contacts::origin::Origin;
use crate::contacts::record::ContactRecord;
use crate::contacts::store::{self as contact_store, Write};
use crate::contacts::{ContactsChanged, image};
use crate::core::{Core, Tag};
use crate::error::{Error, Result};
use crate::imports::pace::Pace;
use crate::lists;
use crate::operations;
use crate::progress::{Job, Stage};
use crate::workspace;

const STALE: [Tag; 2] = [Tag::Contacts, Tag::Workspace];

/// What a bulk edit set, kept beside the contacts' images: undo tells by it who has worked on since.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SetTo {
    pub(super) set_to: Option<Value>,
}

/// Sets or clears a field of the selected contacts.
///
/// # Errors
/// `Field` says what of the value cannot be; `Conflict` where a contact is in the bin; `Cancelled`. Nothing has changed then.
pub async fn set(core: &Core, input: SetField, job: Job) -> Result<ContactsChanged> {
    let contacts = lists::selected(core, &input.selection).await?;
    let mut change = Change::begin(core, "contact.field").await?;
    let (field, value) = value_of(&change.set, &change.reading, &input.input)?;
    refuse(&field, value.as_ref(), contacts.len())?;
    let mut pace = Pace::new(Stage::Changing, u32::try_from(contacts.len()).unwrap_or(u32::MAX), job.clone());
    let mut count = 0u32;
    for chunk in contacts.chunks(CHUNK) {
        job.check()?;
        count = count.saturating_add(set_chunk(&mut change, &field, value.as_ref(), chunk).await?);
        pace.add(chunk.len());
    }
    job.check()?;
    if count == 0 {
        return Ok(ContactsChanged { count, operation: None });
    }
    let marker = [(field.id, serde_json::to_string(&SetTo { set_to: value })?)];
    operations::store::keep_images(&mut change.tx, change.operation, "custom_field", &marker).await?;
    let operation = change.commit_as(&STALE).await?;
    Ok(ContactsChanged { count, operation: Some(operation) })
}

async fn set_chunk(change: &mut Change<'_>, field: &Field, value: Option<&Value>, chunk: &[i64]) -> Result<u32> {
    let origin = Origin::member(change.now);
    let mut pairs: Vec<(ContactRecord, ContactRecord)> = Vec::with_capacity(chunk.len());
    let mut entries = Vec::with_capacity(chunk.len());
    for contact in contact_store::load_with(&mut change.tx, chunk, &[field.id]).await? {
        if contact.deleted_at.is_some() {
            return Err(Error::Conflict {
                reason: format!("{} is in the bin. Restore the contact first. Nothing was changed.", contact.display_name()),
            });
        }
        let mut after = contact.clone();
        let Some(told) = after.offer_field(field, &change.set, value.cloned(), origin) else { continue };
        after.updated_at = change.now;
        after.changed_by = change.operation;
        entries.push(entry(change, after.id, &told));
        pairs.push((contact, after));
    }
    let afters: Vec<&ContactRecord> = pairs.iter().map(|(_, after)| after).collect();
    super::unique::refuse_taken(&mut change.tx, &change.set, &afters).await?;
    let writes: Vec<Write<'_>> = pairs.iter().map(|(before, after)| Write { before: Some(before), after }).collect();
    image::keep(&mut change.tx, change.operation, &writes).await?;
    contact_store::save(&mut change.tx, &writes).await?;
    activity::store::add(&mut change.tx, &entries).await?;
    Ok(u32::try_from(pairs.len()).unwrap_or(u32::MAX))
}

fn entry(change: &Change<'_>, contact: i64, told: &FieldChange) -> NewActivity {
    NewActivity {
        contact,
        kind: "contact.updated",
        at: change.now,
        operation: change.operation,
        submission: None,
        detail: serde_json::json!({ "changes": [told] }).to_string(),
    }
}

/// The field that an input names and the value that it gives.
///
/// # Errors
/// `NotFound`; `Conflict` for a field that is put away; `Field` says what of the value cannot be.
pub(crate) fn value_of(set: &FieldSet, reading: &Reading, input: &FieldInput) -> Result<(Field, Option<Value>)> {
    let field = set.find(input.field)?;
    if !field.is_live() {
        return Err(Error::Conflict { reason: format!("“{}” is archived. Restore the field to give it values.", field.label) });
    }
    let value = read::read(field, set, &input.values, reading).map_err(|refusal| field.refuse(refusal.reason()))?;
    if value.is_none() && field.required {
        return Err(field.refuse("it is required; give it a value"));
    }
    Ok((field.clone(), value))
}

/// What cannot be said of many contacts at once.
fn refuse(field: &Field, value: Option<&Value>, contacts: usize) -> Result<()> {
    if field.unique && value.is_some() && contacts > 1 {
        return Err(
            field.refuse(format!("no two contacts may have the same, so {contacts} cannot be given one value; change them one by one"))
        );
    }
    Ok(())
}

/// How many contacts [`set`] would change.
///
/// # Errors
/// As there, but for contacts in the bin.
pub async fn count_set(core: &Core, input: SetField) -> Result<SetFieldCount> {
    let contacts = lists::selected(core, &input.selection).await?;
    let mut snapshot = core.db().read().begin().await?;
    let set = store::load(&mut snapshot).await?;
    let reading = Reading::of(workspace::locale(&mut snapshot).await?);
    let (field, value) = value_of(&set, &reading, &input.input)?;
    refuse(&field, value.as_ref(), contacts.len())?;
    let same = store::with_value(&mut snapshot, field.id, value.as_ref()).await?;
    let changed = contacts.iter().filter(|id| same.binary_search(id).is_err()).count();
    let count = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
    Ok(SetFieldCount { selected: count(contacts.len()), changed: count(changed) })
}
