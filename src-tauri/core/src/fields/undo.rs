//! Takes a change of fields, or a bulk edit of one, back. What has been done to the same contacts since stays, value by
//! value; where that cannot be told apart, nothing is undone.

use std::collections::{HashMap, HashSet};

use sqlx::sqlite::SqliteConnection;

use super::bulk::SetTo;
use super::change::{CHUNK, Image, STALE};
use super::convert::{self, convert};
use super::owner::Owner;
use super::read::{self, Reading};
use super::record::{Field, FieldSet, Group};
use super::store::{self, Column};
use super::value::Value;
use super::{title, unique};
use crate::activity;
use crate::contacts::record::ContactRecord;
use crate::contacts::store::{self as contact_store, Write};
use crate::contacts::{ContactsChanged, image};
use crate::core::{Core, Tag};
use crate::db::{Tx, columns};
use crate::error::{Error, Result};
use crate::identity::fold;
use crate::imports::pace::Pace;
use crate::operations;
use crate::operations::store::OperationRow;
use crate::progress::{Job, Stage};
use crate::records;
use crate::workspace;

const BULK: &str = "contact.field";

/// Whether an operation is undone here.
pub(crate) fn is_of_fields(kind: &str) -> bool {
    kind == BULK || kind.starts_with("field.")
}

/// Undoes an operation that has not been undone.
///
/// # Errors
/// `Conflict` when a field has been changed or deleted since, or a value has gone to somebody else; `Cancelled`. Nothing has
/// changed then.
pub(crate) async fn undo(core: &Core, mut tx: Tx, operation: &OperationRow, job: &Job) -> Result<ContactsChanged> {
    let count = match operation.kind.as_str() {
        BULK => {
            let set = store::load(&mut tx).await?;
            bulk(&mut tx, &set, operation.id, job).await?
        }
        "field.delete" => {
            return Err(Error::Conflict { reason: "A deleted field and its values are gone for good; this cannot be undone.".to_owned() });
        }
        _ => definitions(&mut tx, operation.id, job, core.env().now_ms()).await?,
    };
    activity::store::remove_of(&mut tx, operation.id).await?;
    operations::store::mark_undone(&mut tx, operation.id, core.env().now_ms()).await?;
    operations::store::forget_events(&mut tx, operation.id).await?;
    core.commit(tx, &[STALE.as_slice(), &[Tag::Workspace, Tag::Records]].concat()).await?;
    Ok(ContactsChanged { count, operation: None })
}

/// Contacts get back the value that they had, unless they have been given another since.
async fn bulk(tx: &mut Tx, set: &FieldSet, operation: i64, job: &Job) -> Result<u32> {
    let marker = operations::store::images(tx, operation, "custom_field", i64::MIN, i64::MAX).await?.pop();
    let (id, marker) = marker.ok_or_else(|| Error::Damaged { what: "a bulk edit without its field".to_owned() })?;
    let SetTo { set_to } = serde_json::from_str(&marker)?;
    let field = set
        .get(id)
        .ok_or_else(|| Error::Conflict { reason: "The field has been deleted since, so this can no longer be undone.".to_owned() })?;
    contacts(
        tx,
        set,
        operation,
        job,
        |now, then| {
            if now.fields.get(&id) != set_to.as_ref() {
                return Ok(None);
            }
            let value = then.fields.get(&id).cloned();
            if value.as_ref().is_some_and(|value| !read::admits(field, set, value)) {
                return Err(retyped(field));
            }
            Ok(Some(value))
        },
        id,
    )
    .await
}

fn retyped(field: &Field) -> Error {
    Error::Conflict {
        reason: format!("“{}” has been changed since, so this can no longer be undone. Nothing was changed.", field.label)
    }
}

/// Restores contacts that an operation gave another value of a field: those nobody has changed since as they were, of
/// others the value that `restored` finds, if any.
async fn contacts(
    tx: &mut Tx,
    set: &FieldSet,
    operation: i64,
    job: &Job,
    restored: impl Fn(&ContactRecord, &ContactRecord) -> Result<Option<Option<Value>>>,
    field: i64,
) -> Result<u32> {
    let total = operations::store::count_images(tx, operation, "contact").await?;
    let mut pace = Pace::new(Stage::Undoing, u32::try_from(total).unwrap_or(u32::MAX), job.clone());
    let limit = i64::try_from(CHUNK).unwrap_or(i64::MAX);
    let (mut last, mut count) = (i64::MIN, 0u32);
    loop {
        job.check()?;
        let ids = operations::store::rows_with_image(tx, operation, "contact", last, limit).await?;
        let Some(&end) = ids.last() else { return Ok(count) };
        last = end;
        let current = contact_store::load(tx, &ids).await?;
        let mut earlier = image::earlier(tx, operation, &current).await?;
        let mut pairs: Vec<(ContactRecord, ContactRecord)> = Vec::with_capacity(current.len());
        for now in current {
            let Some(then) = earlier.remove(&now.id) else { continue };
            let Some(value) = restored(&now, &then)? else { continue };
            let mut after = if now.changed_by == operation { then.clone() } else { now.clone() };
            match value {
                Some(value) => after.fields.insert(field, value),
                None => after.fields.remove(&field),
            };
            let column = columns::name(field);
            after.origins.put(column.clone(), then.origins.get(&column));
            if after != now {
                pairs.push((now, after));
            }
        }
        let afters: Vec<&ContactRecord> = pairs.iter().map(|(_, after)| after).collect();
        unique::refuse_taken(tx, set, &afters).await?;
        let writes: Vec<Write<'_>> = pairs.iter().map(|(before, after)| Write { before: Some(before), after }).collect();
        contact_store::save(tx, &writes).await?;
        count = count.saturating_add(u32::try_from(pairs.len()).unwrap_or(u32::MAX));
        pace.add(ids.len());
    }
}

/// Fields and groups get back what they were, part by part; values follow the type.
async fn definitions(tx: &mut Tx, operation: i64, job: &Job, now: i64) -> Result<u32> {
    let mut count = 0;
    let groups: Vec<Image<Group>> = images(tx, operation, "field_group").await?;
    for image in groups {
        restore_group(tx, image).await?;
    }
    let fields: Vec<Image<Field>> = images(tx, operation, "custom_field").await?;
    // One change is of one owner's fields.
    let owner = fields.first().map(|image| image.after.owner()).unwrap_or_default();
    let set = &store::load_of(tx, owner).await?;
    for image in fields {
        let gone =
            || Error::Conflict { reason: format!("“{}” has been deleted since, so this can no longer be undone.", image.after.label) };
        let present = set.get(image.after.id).ok_or_else(gone)?;
        match &image.before {
            None => take_away(tx, present, now).await?,
            Some(before) => count += restore_field(tx, set, operation, job, (before, &image.after, present)).await?,
        }
    }
    Ok(count)
}

async fn images<T: serde::de::DeserializeOwned>(tx: &mut Tx, operation: i64, table: &str) -> Result<Vec<T>> {
    let images = operations::store::images(tx, operation, table, i64::MIN, i64::MAX).await?;
    images.into_iter().map(|(_, image)| Ok(serde_json::from_str(&image)?)).collect()
}

async fn restore_group(tx: &mut Tx, image: Image<Group>) -> Result<()> {
    let all = store::all_groups(tx).await?;
    let Some(present) = all.iter().find(|group| group.id == image.after.id) else { return Ok(()) };
    let mut restored = present.clone();
    match &image.before {
        None => restored.is_deleted = true,
        Some(before) => {
            if before.name != image.after.name {
                if present.name != image.after.name {
                    return Err(Error::Conflict {
                        reason: format!("“{}” has been renamed since, so this can no longer be undone.", present.name),
                    });
                }
                restored.name.clone_from(&before.name);
            }
            if before.is_deleted != image.after.is_deleted {
                restored.is_deleted = before.is_deleted;
            }
            restored.position = before.position;
        }
    }
    let holder = all.iter().find(|group| group.id != restored.id && !group.is_deleted && fold(&group.name) == fold(&restored.name));
    if let Some(holder) = holder.filter(|_| !restored.is_deleted) {
        return Err(Error::Conflict {
            reason: format!("There is another group “{}” by now. Rename that one, then undo again. Nothing was changed.", holder.name),
        });
    }
    store::save_group(tx, &restored).await
}

/// A field that the operation made goes, unless contacts have values of it.
async fn take_away(tx: &mut Tx, field: &Field, now: i64) -> Result<()> {
    title::stays(tx, field).await?;
    let (live, in_bin) = store::count_values(tx, field).await?;
    if live + in_bin > 0 {
        let who = if field.owner() == Owner::Contact { "Contacts" } else { "Records" };
        return Err(Error::Conflict {
            reason: format!("{who} have values of “{}” by now. Archive or delete the field instead. Nothing was changed.", field.label),
        });
    }
    store::release(tx, field).await?;
    let gone = Field { deleted_at: Some(now), options: Vec::new(), default: Vec::new(), ..field.clone() };
    store::save(tx, &gone).await?;
    columns::drop(tx, field.owner().table(), field.id).await
}

/// The parts of a field that a change can touch, as they were before it and after it, and as they are.
async fn restore_field(tx: &mut Tx, set: &FieldSet, operation: i64, job: &Job, parts: (&Field, &Field, &Field)) -> Result<u32> {
    let (before, after, present) = parts;
    let mut restored = present.clone();
    let mut count = 0;
    if !same_definition(before, after) {
        // Options that imports have made since are no change of the definition.
        if !same_definition(present, after) {
            return Err(retyped(present));
        }
        let reading = Reading::of(workspace::locale(tx).await?);
        if before.unique != after.unique || before.r#type != after.r#type {
            store::release(tx, after).await?;
            store::save(tx, &Field { unique: false, ..present.clone() }).await?;
        }
        let plain = FieldSet::new(
            set.all()
                .iter()
                .map(|field| if field.id == after.id { Field { unique: false, ..field.clone() } } else { field.clone() })
                .collect(),
            set.groups().to_vec(),
            set.members().to_vec(),
        );
        count = if after.owner() == Owner::Contact {
            respell(tx, set, operation, (before, present), &reading).await?;
            let earlier = |now: &ContactRecord, then: &ContactRecord| {
                let (has, had) = (now.fields.get(&before.id), then.fields.get(&before.id));
                earlier_value(set, (before, present), &reading, (has, had), || now.display_name())
            };
            contacts(tx, &plain, operation, job, earlier, after.id).await?
        } else {
            let earlier = |has: Option<&Value>, had: Option<&Value>, title: &str| {
                earlier_value(set, (before, present), &reading, (has, had), || title.to_owned())
            };
            records::retype::undo(tx, operation, present, job, earlier).await?
        };
        restored = Field {
            label: before.label.clone(),
            help: before.help.clone(),
            r#type: before.r#type,
            config: before.config.clone(),
            default: before.default.clone(),
            required: before.required,
            unique: before.unique,
            options: options(before, present),
            ..restored
        };
    }
    title::keeps(tx, present, &restored).await?;
    if before.archived_at != after.archived_at {
        if before.archived_at.is_some() {
            title::stays(tx, present).await?;
        }
        restored.archived_at = before.archived_at;
    }
    if (before.group, before.position) != (after.group, after.position) {
        let stands = before.group.is_none_or(|group| set.groups().iter().any(|known| known.id == group) || present.group == Some(group));
        // The group may come back with this very undo.
        let back = store::all_groups(tx).await?.iter().any(|group| Some(group.id) == before.group && !group.is_deleted);
        if !stands && !back {
            return Err(retyped(present));
        }
        (restored.group, restored.position) = (before.group, before.position);
    }
    restored.changed_by = before.changed_by;
    store::save(tx, &restored).await?;
    if restored.unique && !same_definition(before, after) {
        convert::claim_all(tx, set, &restored).await?;
    }
    Ok(count)
}

fn same_definition(a: &Field, b: &Field) -> bool {
    let plain = |field: &Field| -> Vec<_> { field.options.iter().filter(|choice| choice.created_by.is_none()).cloned().collect() };
    (&a.label, &a.help, a.r#type, &a.config, &a.default, a.required, a.unique)
        == (&b.label, &b.help, b.r#type, &b.config, &b.default, b.required, b.unique)
        && plain(a) == plain(b)
}

/// The former options, and those that imports have made since.
fn options(before: &Field, present: &Field) -> Vec<super::record::Choice> {
    let mut options = before.options.clone();
    if before.r#type.has_options() {
        let since = present.options.iter().filter(|choice| choice.created_by.is_some() && before.choice(choice.id).is_none());
        options.extend(since.cloned());
    }
    options
}

/// What a contact's or record's value was before a field changed. A value that was given since is read under the former definition.
fn earlier_value(
    set: &FieldSet,
    (before, present): (&Field, &Field),
    reading: &Reading,
    (has, had): (Option<&Value>, Option<&Value>),
    name: impl Fn() -> String,
) -> Result<Option<Option<Value>>> {
    let became = had.and_then(|value| convert(set, before, present, reading, value).value);
    if became.as_ref() == has {
        return Ok(Some(had.cloned()));
    }
    let Some(has) = has else { return Ok(Some(None)) };
    let back = convert(set, present, before, reading, has);
    match back.lost {
        None => Ok(Some(back.value)),
        Some(_) => Err(Error::Conflict {
            reason: format!(
                "{} has been given “{}” since, which the former field cannot hold. Nothing was changed.",
                name(),
                present.text(has, set)
            ),
        }),
    }
}

/// Values that contacts have been given since, and had none before, are read under the former definition.
async fn respell(tx: &mut Tx, set: &FieldSet, operation: i64, (before, present): (&Field, &Field), reading: &Reading) -> Result<()> {
    let column = Column { id: present.id, storage: present.r#type.storage(), unique: false };
    let limit = i64::try_from(CHUNK).unwrap_or(i64::MAX);
    let mut last = i64::MIN;
    loop {
        let chunk = store::values(tx, Owner::Contact, column, last, limit).await?;
        let (Some((first, _, _)), Some((end, _, _))) = (chunk.first(), chunk.last()) else { return Ok(()) };
        let kept: HashSet<i64> =
            operations::store::images(tx, operation, "contact", *first, *end).await?.into_iter().map(|(contact, _)| contact).collect();
        last = *end;
        let later: Vec<i64> = chunk.iter().map(|(contact, _, _)| *contact).filter(|contact| !kept.contains(contact)).collect();
        let mut pairs = Vec::new();
        for now in contact_store::load(tx, &later).await? {
            let mut after = now.clone();
            match earlier_value(set, (before, present), reading, (now.fields.get(&before.id), None), || now.display_name())? {
                Some(Some(value)) => after.fields.insert(before.id, value),
                _ => after.fields.remove(&before.id),
            };
            if after != now {
                pairs.push((now, after));
            }
        }
        let writes: Vec<Write<'_>> = pairs.iter().map(|(before, after)| Write { before: Some(before), after }).collect();
        contact_store::save(tx, &writes).await?;
    }
}

/// Refuses to put back values that their fields cannot hold any more. Values of deleted fields have gone with them.
///
/// # Errors
/// `Conflict` names the field.
pub(crate) async fn refuse_stale(connection: &mut SqliteConnection, current: &[ContactRecord], earlier: &[ContactRecord]) -> Result<()> {
    let by_id: HashMap<i64, &ContactRecord> = current.iter().map(|contact| (contact.id, contact)).collect();
    let differ = |then: &&ContactRecord| by_id.get(&then.id).is_none_or(|now| now.fields != then.fields);
    let returning: Vec<&ContactRecord> = earlier.iter().filter(differ).collect();
    if returning.is_empty() {
        return Ok(());
    }
    let set = store::load(connection).await?;
    for then in &returning {
        for (id, value) in &then.fields {
            let same = by_id.get(&then.id).is_some_and(|now| now.fields.get(id) == Some(value));
            if let Some(field) = set.get(*id).filter(|field| !same && !read::admits(field, &set, value)) {
                return Err(retyped(field));
            }
        }
    }
    unique::refuse_taken(connection, &set, &returning).await
}
