//! Values of records when their field changes, and when that is taken back. What becomes of a value is `fields`' to say.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};

use super::record::Record;
use super::store::{self, NewEvent};
use super::store::{kinds, links};
use crate::activity::{self, FieldChange};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::fields::record::{Field, FieldSet};
use crate::fields::store::{self as field_store, Column};
use crate::fields::value::Value;
use crate::imports::pace::Pace;
use crate::operations;
use crate::progress::{Job, Stage};

/// Records that are changed together.
const CHUNK: i64 = 2_000;

/// A record's value of a field as it was before the field changed.
#[derive(Debug, Serialize, Deserialize)]
struct Image {
    value: Option<Value>,
    changed_by: i64,
}

fn record_type(field: &Field) -> Result<i64> {
    field.record_type.ok_or_else(|| Error::internal("a field of contacts where one of records should be"))
}

/// Row id of the field that is the title of a type, deleted types too.
async fn title_field(tx: &mut Tx, record_type: i64) -> Result<i64> {
    let found = kinds::title_fields(tx, &[record_type]).await?;
    Ok(found.first().map(|(_, field)| *field).unwrap_or_default())
}

/// Writes what the values of records have become: by row id the value, and whether something of it is lost. `at` is the
/// operation and its time.
pub(crate) async fn write(
    tx: &mut Tx,
    set: &FieldSet,
    at: (i64, i64),
    (before, after): (&Field, &Field),
    mut changed: HashMap<i64, (Option<Value>, bool)>,
) -> Result<()> {
    let (operation, now) = at;
    let record_type = record_type(before)?;
    let title = title_field(tx, record_type).await?;
    let ids: Vec<i64> = changed.keys().copied().collect();
    let (mut pairs, mut images, mut events) = (Vec::new(), Vec::new(), Vec::new());
    for record in store::load(tx, record_type, &ids).await? {
        let Some((value, lost)) = changed.remove(&record.id) else { continue };
        let had = record.fields.get(&before.id);
        if lost {
            let told = FieldChange {
                field: before.key.clone(),
                old: had.map(|value| before.text(value, set)).unwrap_or_default(),
                new: value.as_ref().map(|value| after.text(value, set)).unwrap_or_default(),
            };
            let detail = serde_json::json!({ "changes": [told] }).to_string();
            events.push(NewEvent { record: record.id, kind: "record.updated", at: now, operation, detail });
        }
        images.push((record.id, serde_json::to_string(&Image { value: had.cloned(), changed_by: record.changed_by })?));
        let mut now = record.clone();
        put(&mut now, before.id, value, title);
        now.changed_by = operation;
        pairs.push((record, now));
    }
    operations::store::keep_images(tx, operation, "record", &images).await?;
    store::update(tx, record_type, &pairs).await?;
    store::add_events(tx, &events).await?;
    tell_contacts(tx, &pairs).await
}

/// Whoever follows contacts hears of it: filters ask for values of their records.
async fn tell_contacts(tx: &mut Tx, pairs: &[(Record, Record)]) -> Result<()> {
    let ids: Vec<i64> = pairs.iter().map(|(before, _)| before.id).collect();
    let contacts = links::contacts_of(tx, &ids).await?;
    activity::settle(tx, &contacts).await
}

fn put(record: &mut Record, field: i64, value: Option<Value>, title: i64) {
    match value {
        Some(value) => record.fields.insert(field, value),
        None => record.fields.remove(&field),
    };
    record.retitle(title);
}

/// Gives records back what `earlier` says that they had: of the value now, the one that was kept, and the record's title.
/// Returns how many changed. Whoever calls claims what must differ.
pub(crate) async fn undo(
    tx: &mut Tx,
    operation: i64,
    field: &Field,
    job: &Job,
    earlier: impl Fn(Option<&Value>, Option<&Value>, &str) -> Result<Option<Option<Value>>>,
) -> Result<u32> {
    let record_type = record_type(field)?;
    let title = title_field(tx, record_type).await?;
    given_since(tx, operation, field, title, &earlier).await?;
    let total = operations::store::count_images(tx, operation, "record").await?;
    let mut pace = Pace::new(Stage::Undoing, u32::try_from(total).unwrap_or(u32::MAX), job.clone());
    let (mut last, mut count) = (i64::MIN, 0u32);
    loop {
        job.check()?;
        let ids = operations::store::rows_with_image(tx, operation, "record", last, CHUNK).await?;
        let (Some(&first), Some(&end)) = (ids.first(), ids.last()) else { return Ok(count) };
        last = end;
        let mut images: HashMap<i64, Image> = HashMap::new();
        for (id, image) in operations::store::images(tx, operation, "record", first, end).await? {
            images.insert(id, serde_json::from_str(&image)?);
        }
        let mut pairs = Vec::with_capacity(ids.len());
        for now in store::load(tx, record_type, &ids).await? {
            let Some(then) = images.remove(&now.id) else { continue };
            let Some(value) = earlier(now.fields.get(&field.id), then.value.as_ref(), &now.title)? else { continue };
            let mut after = now.clone();
            put(&mut after, field.id, value, title);
            if now.changed_by == operation {
                after.changed_by = then.changed_by;
            }
            if after != now {
                pairs.push((now, after));
            }
        }
        store::update(tx, record_type, &pairs).await?;
        store::forget_events(tx, operation, &ids).await?;
        tell_contacts(tx, &pairs).await?;
        count = count.saturating_add(u32::try_from(pairs.len()).unwrap_or(u32::MAX));
        pace.add(ids.len());
    }
}

/// Values that records have been given since, and had none before, are read under the former definition.
async fn given_since(
    tx: &mut Tx,
    operation: i64,
    field: &Field,
    title: i64,
    earlier: &impl Fn(Option<&Value>, Option<&Value>, &str) -> Result<Option<Option<Value>>>,
) -> Result<()> {
    let record_type = record_type(field)?;
    let column = Column { id: field.id, storage: field.r#type.storage(), unique: false };
    let mut last = i64::MIN;
    loop {
        let chunk = field_store::values(tx, field.owner(), column, last, CHUNK).await?;
        let (Some((first, _, _)), Some((end, _, _))) = (chunk.first(), chunk.last()) else { return Ok(()) };
        let kept: HashSet<i64> =
            operations::store::images(tx, operation, "record", *first, *end).await?.into_iter().map(|(record, _)| record).collect();
        last = *end;
        let later: Vec<i64> = chunk.iter().map(|(record, _, _)| *record).filter(|record| !kept.contains(record)).collect();
        let mut pairs = Vec::new();
        for now in store::load(tx, record_type, &later).await? {
            let mut after = now.clone();
            put(&mut after, field.id, earlier(now.fields.get(&field.id), None, &now.title)?.flatten(), title);
            if after != now {
                pairs.push((now, after));
            }
        }
        store::update(tx, record_type, &pairs).await?;
        tell_contacts(tx, &pairs).await?;
    }
}
