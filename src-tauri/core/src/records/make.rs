//! Records that submissions make, many at once, inside somebody else's transaction.

use std::collections::{BTreeMap, HashSet};

use sqlx::sqlite::SqliteConnection;

use super::record::Record;
use super::store;
use super::store::kinds::{self, Kind};
use super::store::links::{self, NewLink};
use crate::env::Env;
use crate::error::{Error, Result};
use crate::fields::read::{self, Reading};
use crate::fields::record::{Field, FieldSet};
use crate::fields::value::Value;
use crate::fields::{self, Owner};
use crate::workspace;

/// A record to make.
#[derive(Debug, Clone)]
pub(crate) struct NewRecord {
    /// Row id of the submission that it comes from. One submission makes one record at most: that one has none yet is the
    /// caller's to know.
    pub(crate) submission: Option<i64>,
    /// Row id of the contact to link, with the type's default role, or with none where the type has no default.
    pub(crate) contact: Option<i64>,
    /// Its title where `values` has none for the title field.
    pub(crate) title: String,
    /// Row ids of fields of the type, and what the answers say of them.
    pub(crate) values: Vec<(i64, Answered)>,
    /// When it is made, UTC milliseconds: the submission's own time.
    pub(crate) at: i64,
}

/// What an answer says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Answered {
    pub(crate) texts: Vec<String>,
    /// It was written by a machine: with a point before decimals, wherever the workspace is.
    pub(crate) is_number: bool,
}

/// What became of records to make.
#[derive(Debug, Default)]
pub(crate) struct MadeRecords {
    /// Position of the input, and what was left out of it, a whole sentence.
    pub(crate) warnings: Vec<(usize, String)>,
}

/// Makes records of a type (its row id), all by one operation, which stands in `created_by` and `changed_by` of records and
/// links; no images are kept, so whoever undoes the operation deletes the records that it made (links go with them). Values
/// that break a rule are left out and told as warnings; a record whose title breaks one is not made at all. Settling the last
/// activity of contacts is the caller's.
///
/// # Errors
/// `NotFound` where there is no such type.
pub(crate) async fn make(
    connection: &mut SqliteConnection,
    env: &Env,
    operation: i64,
    record_type: i64,
    new: &[NewRecord],
) -> Result<MadeRecords> {
    let Drafted { kind, drafts, warnings, .. } = draft(connection, None, env, operation, record_type, new).await?;
    let role = kinds::roles_of(connection, kind.id).await?.into_iter().find(|role| role.is_default).map(|role| role.id);
    let next = store::max_id(connection).await? + 1;
    let mut records = Vec::with_capacity(drafts.len());
    let mut made = Vec::with_capacity(drafts.len());
    for (id, (at, record)) in (next..).zip(drafts) {
        made.push((at, id));
        records.push(Record { id, ..record });
    }
    store::insert(connection, kind.id, &records).await?;
    let first_link = links::next_id(connection).await?;
    let with_contact = made.iter().filter_map(|(at, record)| {
        let input = new.get(*at)?;
        Some((*record, input.contact?, input.at))
    });
    let made_links: Vec<NewLink> = (first_link..)
        .zip(with_contact)
        .map(|(id, (record, contact, at))| NewLink { id, uuid: env.new_id(), record, contact, role, at, operation })
        .collect();
    links::insert(connection, &made_links).await?;
    Ok(MadeRecords { warnings })
}

/// What [`make`] would make and leave out. Notes it in a plan's overlay, which has no columns for values, but knows who claims
/// which; what is below is only read.
///
/// # Errors
/// As there.
pub(crate) async fn plan(
    overlay: &mut SqliteConnection,
    below: &mut SqliteConnection,
    env: &Env,
    operation: i64,
    record_type: i64,
    new: &[NewRecord],
) -> Result<MadeRecords> {
    let Drafted { kind, unique, drafts, warnings } = draft(below, Some(&mut *overlay), env, operation, record_type, new).await?;
    let next = store::max_id(overlay).await? + 1;
    let records: Vec<Record> = (next..).zip(drafts).map(|(id, (_, record))| Record { id, ..record }).collect();
    store::insert(overlay, kind.id, &records).await?;
    let claims: Vec<_> = records.iter().flat_map(|record| record.claims(&unique)).collect();
    fields::store::claim(overlay, Owner::RecordType(kind.id), &claims).await?;
    Ok(MadeRecords { warnings })
}

/// Records before they are written.
struct Drafted {
    kind: Kind,
    /// Row ids of fields whose values must differ.
    unique: Vec<i64>,
    /// Position of the input, and its record without a row id.
    drafts: Vec<(usize, Record)>,
    warnings: Vec<(usize, String)>,
}

async fn draft(
    connection: &mut SqliteConnection,
    overlay: Option<&mut SqliteConnection>,
    env: &Env,
    operation: i64,
    record_type: i64,
    new: &[NewRecord],
) -> Result<Drafted> {
    let kind = kinds::get(connection, record_type).await?;
    let set = fields::store::load_of(connection, Owner::RecordType(kind.id)).await?;
    let title = set.get(kind.title_field).ok_or_else(|| Error::Damaged { what: format!("“{}” has no title", kind.name) })?;
    let reading = Reading::of(workspace::locale(connection).await?);
    let mut making = Making { kind: &kind, set: &set, title, reading, warnings: Vec::new() };
    let mut drafts = Vec::with_capacity(new.len());
    for (at, input) in new.iter().enumerate() {
        let blank = Record {
            id: 0,
            uuid: env.new_id(),
            record_type: kind.id,
            title: String::new(),
            submission: input.submission,
            created_at: input.at,
            updated_at: input.at,
            deleted_at: None,
            created_by: operation,
            changed_by: operation,
            fields: BTreeMap::new(),
        };
        if let Some(record) = making.draft(at, input, blank) {
            drafts.push((at, record));
        }
    }
    making.part_unique(connection, overlay, &mut drafts).await?;
    let warnings = making.warnings;
    let unique = set.all().iter().filter(|field| field.unique).map(|field| field.id).collect();
    Ok(Drafted { kind, unique, drafts, warnings })
}

struct Making<'a> {
    kind: &'a Kind,
    set: &'a FieldSet,
    title: &'a Field,
    reading: Reading,
    warnings: Vec<(usize, String)>,
}

impl Making<'_> {
    fn warn(&mut self, at: usize, field: &Field, reason: &str) {
        self.warnings.push((at, format!("{}, “{}”: {reason}. The value was left out of the record.", self.kind.name, field.label)));
    }

    fn no_title(&mut self, at: usize, reason: &str) {
        self.warnings.push((at, format!("No {} was made. “{}”, its title: {reason}.", self.kind.name, self.title.label)));
    }

    /// A record with the values that can be; nothing where its title cannot be.
    fn draft(&mut self, at: usize, input: &NewRecord, mut record: Record) -> Option<Record> {
        let set = self.set;
        for (id, answered) in &input.values {
            let Some(field) = set.get(*id).filter(|field| field.is_live()) else { continue };
            let decimal = if answered.is_number { '.' } else { self.reading.decimal };
            match read::read(field, set, &answered.texts, &Reading { decimal, ..self.reading }) {
                Ok(value) => {
                    record.give(field, set, value);
                }
                Err(refusal) => self.warn(at, field, &refusal.reason()),
            }
        }
        if !record.fields.contains_key(&self.title.id) {
            match read::read(self.title, set, std::slice::from_ref(&input.title), &self.reading) {
                Ok(Some(value)) => {
                    record.give(self.title, set, Some(value));
                }
                Ok(None) => {
                    self.no_title(at, "nothing says it");
                    return None;
                }
                Err(refusal) => {
                    self.no_title(at, &refusal.reason());
                    return None;
                }
            }
        }
        for field in set.live().filter(|field| !record.fields.contains_key(&field.id)).collect::<Vec<_>>() {
            match field.default_value(set) {
                Some(value) => {
                    record.give(field, set, Some(value));
                }
                None if field.required => {
                    self.warnings.push((at, format!("{}, “{}”: it is required, and nothing was said of it.", self.kind.name, field.label)));
                }
                None => {}
            }
        }
        record.retitle(self.title.id);
        Some(record)
    }

    /// Takes values that must differ from records where another has them already.
    async fn part_unique(
        &mut self,
        connection: &mut SqliteConnection,
        mut overlay: Option<&mut SqliteConnection>,
        drafts: &mut Vec<(usize, Record)>,
    ) -> Result<()> {
        let set = self.set;
        for field in set.all().iter().filter(|field| field.unique) {
            let keys: Vec<String> = drafts.iter().filter_map(|(_, record)| record.fields.get(&field.id)).map(Value::unique_key).collect();
            let mut taken: HashSet<String> = HashSet::new();
            for world in std::iter::once(&mut *connection).chain(overlay.as_deref_mut()) {
                taken.extend(fields::store::holders(world, field.owner(), field.id, &keys).await?.into_iter().map(|(key, _)| key));
            }
            let mut kept = Vec::with_capacity(drafts.len());
            for (at, mut record) in std::mem::take(drafts) {
                let key = record.fields.get(&field.id).map(Value::unique_key);
                let clash = key.is_some_and(|key| !taken.insert(key));
                if clash {
                    let text = record.fields.get(&field.id).map(|value| field.text(value, set)).unwrap_or_default();
                    let reason = format!("“{text}” already belongs to another record");
                    if field.id == self.title.id {
                        self.no_title(at, &reason);
                        continue;
                    }
                    record.fields.remove(&field.id);
                    self.warn(at, field, &reason);
                }
                kept.push((at, record));
            }
            *drafts = kept;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
