//! What becomes of a field's values when the field changes: each stays, is written another way, or does not fit and goes.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;
use xxhash_rust::xxh3::xxh3_128;

use super::change::{CHUNK, Change};
use super::owner::Owner;
use super::read::{self, Reading};
use super::record::{Field, FieldSet};
use super::store::{self, Column};
use super::types::{FieldChangePreview, FieldType, LostValue};
use super::value::{Storage, Value};
use crate::activity::store::NewActivity;
use crate::activity::{self, FieldChange};
use crate::contacts::image;
use crate::contacts::record::ContactRecord;
use crate::contacts::store::{self as contact_store, Write};
use crate::error::{Error, Result};
use crate::ids::ContactId;
use crate::imports::pace::Pace;
use crate::progress::{Job, Stage};
use crate::records;
use crate::workspace::{self, count};

/// Values that are told by name.
const EXAMPLES: usize = 10;

/// A value under a changed definition.
pub(super) struct Converted {
    pub(super) value: Option<Value>,
    /// Why it is not all that it was, without a full stop.
    pub(super) lost: Option<String>,
}

/// The value of `before` as one of `after`. `reading` is how people of the workspace write.
pub(super) fn convert(set: &FieldSet, before: &Field, after: &Field, reading: &Reading, value: &Value) -> Converted {
    if before.r#type.has_options() && after.r#type.has_options() {
        return convert_options(before, after, value);
    }
    // What is kept as a number is written with a point; what people typed as text, as they write.
    let decimal = if before.r#type.storage() == Storage::Text { reading.decimal } else { '.' };
    let text = match (before.r#type, after.r#type, value) {
        (FieldType::Datetime, FieldType::Date, Value::Integer(at)) => day_in_zone(*at, reading),
        _ => before.text(value, set),
    };
    match read::read(after, set, &[text], &Reading { decimal, ..*reading }) {
        Ok(value) => Converted { lost: value.is_none().then(|| "it says nothing that fits".to_owned()), value },
        Err(refusal) => Converted { value: None, lost: Some(refusal.reason()) },
    }
}

fn day_in_zone(at: i64, reading: &Reading) -> String {
    crate::env::time_from_ms(at).with_timezone(&reading.zone).format("%Y-%m-%d").to_string()
}

fn convert_options(before: &Field, after: &Field, value: &Value) -> Converted {
    let had = value.as_ids();
    let kept: Vec<i64> = had.iter().copied().filter(|id| after.choice(*id).is_some()).collect();
    let gone: Vec<&str> = had
        .iter()
        .filter(|id| !kept.contains(id))
        .map(|id| before.choice(*id).map_or("an option", |choice| choice.label.as_str()))
        .collect();
    let mut lost = (!gone.is_empty()).then(|| format!("“{}” is no option any more", gone.join("”, “")));
    let value = match after.r#type {
        FieldType::Select if kept.len() > 1 => {
            lost.get_or_insert_with(|| "only one option can be chosen".to_owned());
            None
        }
        FieldType::Select => kept.first().map(|id| Value::Integer(*id)),
        _ => {
            let mut ids = kept;
            ids.sort_by_key(|id| after.rank(*id));
            Value::ids(&ids)
        }
    };
    Converted { value, lost }
}

/// Finds values that are not alone.
#[derive(Default)]
struct Clashes {
    first: HashMap<u128, i64>,
    /// At most [`EXAMPLES`].
    found: Vec<(i64, Value)>,
}

impl Clashes {
    fn add(&mut self, contact: i64, value: &Value) {
        let known = *self.first.entry(xxh3_128(value.unique_key().as_bytes())).or_insert(contact);
        if known != contact && self.found.len() < EXAMPLES {
            self.found.push((contact, value.clone()));
        }
    }
}

/// Whether values have to be looked at.
fn touches_values(before: &Field, after: &Field) -> bool {
    let options = |field: &Field| -> Vec<i64> { field.options.iter().map(|choice| choice.id).collect() };
    before.r#type != after.r#type || before.config != after.config || options(before) != options(after) || (after.unique && !before.unique)
}

const fn column(field: &Field) -> Column {
    Column { id: field.id, storage: field.r#type.storage(), unique: false }
}

/// What a change would do. Nothing is written.
pub(super) async fn preview(
    connection: &mut SqliteConnection,
    set: &FieldSet,
    before: &Field,
    after: &Field,
    job: &Job,
) -> Result<FieldChangePreview> {
    let reading = Reading::of(workspace::locale(connection).await?);
    let (live, in_bin) = store::count_values(connection, before).await?;
    let mut preview = FieldChangePreview { values: count(live + in_bin), ..FieldChangePreview::default() };
    let (mut lost, mut clashes) = (Vec::new(), Clashes::default());
    if touches_values(before, after) {
        let mut pace = Pace::new(Stage::Planning, preview.values, job.clone());
        let mut last = i64::MIN;
        loop {
            job.check()?;
            let chunk = store::values(connection, before.owner(), column(before), last, chunk_rows()).await?;
            let Some((id, _, _)) = chunk.last() else { break };
            last = *id;
            pace.add(chunk.len());
            for (contact, in_bin, value) in chunk {
                let converted = convert(set, before, after, &reading, &value);
                if let Some(value) = converted.value.as_ref().filter(|_| after.unique && !in_bin) {
                    clashes.add(contact, value);
                }
                if let Some(reason) = converted.lost {
                    preview.lost += 1;
                    if lost.len() < EXAMPLES {
                        lost.push((contact, before.text(&value, set), reason));
                    }
                }
            }
        }
    }
    preview.kept = preview.values - preview.lost;
    if after.required && !before.required {
        preview.missing = count(store::count_missing(connection, before).await?);
    }
    preview.examples = named(connection, before.owner(), lost).await?;
    let shared = format!("another {} has it too", before.owner().noun());
    let clashing = clashes.found.into_iter().map(|(holder, value)| (holder, after.text(&value, set), shared.clone())).collect();
    preview.clashes = named(connection, before.owner(), clashing).await?;
    Ok(preview)
}

async fn named(connection: &mut SqliteConnection, owner: Owner, values: Vec<(i64, String, String)>) -> Result<Vec<LostValue>> {
    let ids: Vec<i64> = values.iter().map(|(holder, _, _)| *holder).collect();
    if owner != Owner::Contact {
        let records = records::store::titles(connection, &ids).await?;
        let named = values.into_iter().filter_map(|(record, value, reason)| {
            let (id, title) = records.get(&record)?;
            Some(LostValue { contact: None, record: Some(*id), name: title.clone(), value, reason })
        });
        return Ok(named.collect());
    }
    let contacts: HashMap<i64, ContactRecord> =
        contact_store::load(connection, &ids).await?.into_iter().map(|contact| (contact.id, contact)).collect();
    let named = values.into_iter().filter_map(|(contact, value, reason)| {
        let contact = contacts.get(&contact)?;
        Some(LostValue { contact: Some(ContactId::new(contact.uuid)), record: None, name: contact.display_name(), value, reason })
    });
    Ok(named.collect())
}

fn chunk_rows() -> i64 {
    i64::try_from(CHUNK).unwrap_or(i64::MAX)
}

/// Writes the values of a field that is about to change as the new definition wants them.
///
/// # Errors
/// `Conflict` where values would be lost and may not, or two contacts would share one that is to differ; `Cancelled`.
pub(super) async fn apply(change: &mut Change<'_>, before: &Field, after: &Field, may_lose: bool, job: &Job) -> Result<()> {
    if !touches_values(before, after) {
        if before.unique && !after.unique {
            store::release(&mut change.tx, before).await?;
        }
        return Ok(());
    }
    if before.unique {
        // Claims follow when all values are what they will be.
        store::release(&mut change.tx, before).await?;
        store::save(&mut change.tx, &Field { unique: false, ..before.clone() }).await?;
    }
    // The same number may be a star, a yes or a member: kept as it was, so that undo tells it from what is given later.
    let means_another = before.r#type != after.r#type && before.r#type.storage() == Storage::Integer;
    let (live, in_bin) = store::count_values(&mut change.tx, before).await?;
    let mut pace = Pace::new(Stage::Changing, count(live + in_bin), job.clone());
    let (mut last, mut lost) = (i64::MIN, 0u32);
    loop {
        job.check()?;
        let chunk = store::values(&mut change.tx, before.owner(), column(before), last, chunk_rows()).await?;
        let Some((id, _, _)) = chunk.last() else { break };
        last = *id;
        let mut changed: HashMap<i64, Converted> = HashMap::new();
        for (contact, _, value) in &chunk {
            let converted = convert(&change.set, before, after, &change.reading, value);
            lost += u32::from(converted.lost.is_some());
            if converted.value.as_ref() != Some(value) || means_another {
                changed.insert(*contact, converted);
            }
        }
        write(change, before, after, changed).await?;
        pace.add(chunk.len());
    }
    if lost > 0 && !may_lose {
        return Err(Error::Conflict {
            reason: format!(
                "{lost} {} of “{}” would be lost. Nothing was changed; look at them first.",
                if lost == 1 { "value" } else { "values" },
                before.label
            ),
        });
    }
    if after.unique { claim_all(&mut change.tx, &change.set, after).await } else { Ok(()) }
}

async fn write(change: &mut Change<'_>, before: &Field, after: &Field, mut changed: HashMap<i64, Converted>) -> Result<()> {
    if before.owner() != Owner::Contact {
        let changed = changed.into_iter().map(|(record, converted)| (record, (converted.value, converted.lost.is_some()))).collect();
        let at = (change.operation, change.now);
        return records::retype::write(&mut change.tx, &change.set, at, (before, after), changed).await;
    }
    let ids: Vec<i64> = changed.keys().copied().collect();
    let mut entries = Vec::new();
    let mut pairs = Vec::with_capacity(ids.len());
    for contact in contact_store::load(&mut change.tx, &ids).await? {
        let Some(converted) = changed.remove(&contact.id) else { continue };
        let text = |field: &Field, value: Option<&Value>| value.map(|value| field.text(value, &change.set)).unwrap_or_default();
        if converted.lost.is_some() {
            let told = FieldChange {
                field: before.key.clone(),
                old: text(before, contact.fields.get(&before.id)),
                new: text(after, converted.value.as_ref()),
            };
            entries.push(NewActivity {
                contact: contact.id,
                kind: "contact.updated",
                at: change.now,
                operation: change.operation,
                submission: None,
                detail: serde_json::json!({ "changes": [told] }).to_string(),
            });
        }
        let mut now = contact.clone();
        match converted.value {
            Some(value) => now.fields.insert(before.id, value),
            None => now.fields.remove(&before.id),
        };
        now.changed_by = change.operation;
        pairs.push((contact, now));
    }
    let writes: Vec<Write<'_>> = pairs.iter().map(|(before, after)| Write { before: Some(before), after }).collect();
    image::keep(&mut change.tx, change.operation, &writes).await?;
    contact_store::save(&mut change.tx, &writes).await?;
    activity::store::add(&mut change.tx, &entries).await
}

/// Claims every value of a field whose values must differ.
///
/// # Errors
/// `Conflict` names two contacts that share one.
pub(super) async fn claim_all(connection: &mut SqliteConnection, set: &FieldSet, field: &Field) -> Result<()> {
    let mut last = i64::MIN;
    let mut clashes = Clashes::default();
    store::release(connection, field).await?;
    loop {
        let chunk = store::values(connection, field.owner(), column(field), last, chunk_rows()).await?;
        let Some((id, _, _)) = chunk.last() else { return Ok(()) };
        last = *id;
        let mut claims = Vec::with_capacity(chunk.len());
        for (contact, _, value) in chunk.into_iter().filter(|(_, in_bin, _)| !in_bin) {
            clashes.add(contact, &value);
            claims.push((field.id, value.unique_key(), contact));
        }
        if let Some((contact, value)) = clashes.found.first() {
            let value = field.text(value, set);
            let shown = named(connection, field.owner(), vec![(*contact, String::new(), String::new())]).await?.pop();
            let (name, noun) = (shown.map(|shown| shown.name).unwrap_or_default(), field.owner().noun());
            return Err(Error::Conflict {
                reason: format!("“{}” cannot be unique: {name} and another {noun} both have “{value}”. Nothing was changed.", field.label),
            });
        }
        store::claim(connection, field.owner(), &claims).await?;
    }
}
