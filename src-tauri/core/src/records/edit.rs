//! What members do with records: make, change, put in the bin and take out of it.

use std::collections::BTreeMap;

use super::links;
use super::list;
use super::record::Record;
use super::store::kinds::{self, Kind};
use super::store::links as link_store;
use super::store::{self, NewEvent};
use super::types::{CreateRecord, GetRecord, RecordSaved, RecordSelection, RecordsChanged, UpdateRecord};
use super::unique;
use crate::activity::{self, FieldChange};
use crate::core::{Core, Tag};
use crate::error::{Error, Result};
use crate::fields::read::Reading;
use crate::fields::record::FieldSet;
use crate::fields::{self, Owner};
use crate::operations::change::Change;
use crate::workspace;

pub(super) const STALE: [Tag; 2] = [Tag::Records, Tag::Contacts];

/// Makes a record by hand, with the contacts that it is to be linked to.
///
/// # Errors
/// `NotFound`; `Field` says what of a value cannot be; `Conflict` where a role is full.
pub async fn create(core: &Core, input: CreateRecord) -> Result<RecordSaved> {
    let mut change = Change::begin(core, "record.create").await?;
    let kind = kinds::find(&mut change.tx, input.record_type).await?;
    let set = fields::store::load_of(&mut change.tx, Owner::RecordType(kind.id)).await?;
    let reading = Reading::of(workspace::locale(&mut change.tx).await?);
    let mut record = Record {
        id: store::max_id(&mut change.tx).await? + 1,
        uuid: core.env().new_id(),
        record_type: kind.id,
        title: String::new(),
        submission: None,
        created_at: change.now,
        updated_at: change.now,
        deleted_at: None,
        created_by: change.operation,
        changed_by: change.operation,
        fields: BTreeMap::new(),
    };
    for input in &input.values {
        let (field, value) = fields::value_of(&set, &reading, input)?;
        record.give(&field, &set, value);
    }
    begin_with_defaults(&mut record, &set, kind.title_field)?;
    record.retitle(kind.title_field);
    unique::refuse_taken(&mut change.tx, &set, &[&record]).await?;
    store::insert(&mut change.tx, kind.id, std::slice::from_ref(&record)).await?;
    change.made("record", &[record.id]).await?;
    for link in &input.links {
        links::add(&mut change, &kind, record.id, link).await?;
    }
    let contacts = link_store::contacts_of(&mut change.tx, &[record.id]).await?;
    activity::settle(&mut change.tx, &contacts).await?;
    let operation = change.commit(&STALE).await?;
    let record = super::profile(core, GetRecord { record: record.public_id() }).await?;
    Ok(RecordSaved { record, operation: Some(operation) })
}

/// What a new record begins with where nobody said anything, and what it must have.
pub(super) fn begin_with_defaults(record: &mut Record, set: &FieldSet, title_field: i64) -> Result<()> {
    for field in set.live() {
        if !record.fields.contains_key(&field.id)
            && let Some(value) = field.default_value(set)
        {
            record.give(field, set, Some(value));
        }
    }
    let must = |id: i64, required: bool| required || id == title_field;
    match set.live().find(|field| must(field.id, field.required) && !record.fields.contains_key(&field.id)) {
        Some(field) => Err(field.refuse("it is required; give it a value")),
        None => Ok(()),
    }
}

/// Changes values of a record.
///
/// # Errors
/// `NotFound`; `Field` says what of a value cannot be; `Conflict` where the record is in the bin. Nothing has changed then.
pub async fn update(core: &Core, input: UpdateRecord) -> Result<RecordSaved> {
    let mut change = Change::begin(core, "record.update").await?;
    let row = store::find(&mut change.tx, input.record).await?;
    if row.in_bin {
        return Err(Error::Conflict { reason: "This record is in the bin. Restore it to change it.".to_owned() });
    }
    let kind = kinds::get(&mut change.tx, row.record_type_id).await?;
    let set = fields::store::load_of(&mut change.tx, Owner::RecordType(kind.id)).await?;
    let reading = Reading::of(workspace::locale(&mut change.tx).await?);
    let missing = || Error::NotFound { what: "record", id: input.record.to_string() };
    let before = store::load(&mut change.tx, kind.id, &[row.id]).await?.pop().ok_or_else(missing)?;
    let mut after = before.clone();
    let mut changes = Vec::new();
    for input in &input.values {
        let (field, value) = fields::value_of(&set, &reading, input)?;
        if value.is_none() && field.id == kind.title_field {
            return Err(field.refuse("it is the title; give it a value"));
        }
        changes.extend(after.give(&field, &set, value));
    }
    let operation = if changes.is_empty() {
        None
    } else {
        unique::refuse_taken(&mut change.tx, &set, &[&after]).await?;
        write(&mut change, &kind, vec![(before, after, changes)]).await?;
        let contacts = link_store::contacts_of(&mut change.tx, &[row.id]).await?;
        activity::settle(&mut change.tx, &contacts).await?;
        Some(change.commit(&STALE).await?)
    };
    Ok(RecordSaved { record: super::profile(core, GetRecord { record: input.record }).await?, operation })
}

/// Writes records whose values have changed, keeping them as they were, and tells it in their histories.
pub(super) async fn write(change: &mut Change<'_>, kind: &Kind, changed: Vec<(Record, Record, Vec<FieldChange>)>) -> Result<()> {
    let (mut pairs, mut events) = (Vec::with_capacity(changed.len()), Vec::with_capacity(changed.len()));
    for (before, mut after, changes) in changed {
        after.retitle(kind.title_field);
        after.updated_at = change.now;
        after.changed_by = change.operation;
        events.push(event(change, after.id, "record.updated", serde_json::json!({ "changes": changes }).to_string()));
        pairs.push((before, after));
    }
    change.keep("record", &pairs.iter().map(|(before, _)| before.id).collect::<Vec<_>>()).await?;
    store::update(&mut change.tx, kind.id, &pairs).await?;
    store::add_events(&mut change.tx, &events).await
}

fn event(change: &Change<'_>, record: i64, kind: &'static str, detail: String) -> NewEvent {
    NewEvent { record, kind, at: change.now, operation: change.operation, detail }
}

/// Puts records in the bin. What is unique about them is free for others.
///
/// # Errors
/// `NotFound` names a record that is not there.
pub async fn delete(core: &Core, input: RecordSelection) -> Result<RecordsChanged> {
    each(core, "record.delete", "record.deleted", input, |record, now| {
        record.deleted_at.get_or_insert(now);
    })
    .await
}

/// Takes records out of the bin.
///
/// # Errors
/// `NotFound` names a record that is not there; `Field` names a value that another record has by now, and must be unique.
pub async fn restore(core: &Core, input: RecordSelection) -> Result<RecordsChanged> {
    each(core, "record.restore", "record.restored", input, |record, _| record.deleted_at = None).await
}

/// Records that are changed together.
const CHUNK: usize = 2_000;

async fn each(
    core: &Core,
    kind: &'static str,
    entry: &'static str,
    selection: RecordSelection,
    verb: impl Fn(&mut Record, i64),
) -> Result<RecordsChanged> {
    let mut change = Change::begin(core, kind).await?;
    let selected = list::selected(core, &mut change.tx, &selection).await?;
    let mut count = 0usize;
    for (record_type, ids) in selected {
        let set = fields::store::load_of(&mut change.tx, Owner::RecordType(record_type)).await?;
        for chunk in ids.chunks(CHUNK) {
            let mut pairs = Vec::with_capacity(chunk.len());
            for before in store::load(&mut change.tx, record_type, chunk).await? {
                let mut after = before.clone();
                verb(&mut after, change.now);
                if after != before {
                    after.changed_by = change.operation;
                    pairs.push((before, after));
                }
            }
            let rows: Vec<i64> = pairs.iter().map(|(before, _)| before.id).collect();
            let afters: Vec<&Record> = pairs.iter().map(|(_, after)| after).collect();
            unique::refuse_taken(&mut change.tx, &set, &afters).await?;
            change.keep("record", &rows).await?;
            store::update(&mut change.tx, record_type, &pairs).await?;
            let events: Vec<NewEvent> = rows.iter().map(|record| event(&change, *record, entry, "{}".to_owned())).collect();
            store::add_events(&mut change.tx, &events).await?;
            let contacts = link_store::contacts_of(&mut change.tx, &rows).await?;
            activity::settle(&mut change.tx, &contacts).await?;
            count += rows.len();
        }
    }
    if count == 0 {
        return Ok(RecordsChanged { count: 0, operation: None });
    }
    let operation = change.commit(&STALE).await?;
    Ok(RecordsChanged { count: u32::try_from(count).unwrap_or(u32::MAX), operation: Some(operation) })
}
