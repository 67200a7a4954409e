//! What rows meet: records, what is claimed, contacts and links; with what earlier rows of the same file have done.

use std::collections::{HashMap, HashSet};

use super::columns::{Columns, Key};
use super::row::{Mention, Names, Said};
use crate::contacts::store as contact_store;
use crate::core::Core;
use crate::db::packed;
use crate::error::{Error, Result};
use crate::fields;
use crate::fields::record::FieldSet;
use crate::fields::value::Value;
use crate::identity::{EmailAddress, PhoneNumber, Region};
use crate::ids::{ContactId, RecordId};
use crate::operations::change::Change;
use crate::records::profile::contact_name;
use crate::records::record::Record;
use crate::records::store::kinds::Kind;
use crate::records::store::links::{self, LinkSql};
use crate::records::store::{self, lists, past};

/// A link that has not ended: contact, role, and the contact's name.
type Linked = (i64, Option<i64>, String);

/// See the top of this file.
pub(super) struct World {
    /// Row ids by the folded value of the key field, those in the bin not.
    by_key: HashMap<String, Vec<i64>>,
    /// Who has each value that must differ.
    claims: HashMap<(i64, String), i64>,
    /// The next row id.
    next: i64,
    region: Region,
    /// Of the chunk: records as they are now, by row id.
    pub(super) records: HashMap<i64, Record>,
    /// Of the chunk: row ids by public id.
    by_id: HashMap<RecordId, i64>,
    /// Of the chunk: links of its records.
    pub(super) links: HashMap<i64, Vec<Linked>>,
    /// Of the chunk: contacts by what cells say: row id, name, whether in the bin.
    contacts: HashMap<String, (i64, String, bool)>,
}

impl World {
    /// What is there before the first row.
    pub(super) async fn begin(change: &mut Change<'_>, kind: &Kind, columns: &Columns<'_>, set: &FieldSet, region: Region) -> Result<Self> {
        let mut by_key: HashMap<String, Vec<i64>> = HashMap::new();
        if let Key::Field(_, field) = columns.key
            && let Some(field) = set.get(field)
        {
            let in_bin: HashSet<i64> = past::in_bin(&mut change.tx, kind.id).await?.into_iter().collect();
            let stored = lists::stored(&mut change.tx, kind.id, field.id).await?;
            for row in packed::records(&stored) {
                let [id, value] = row?;
                let id = packed::integer(id)?;
                if let Some(value) = Value::from_packed(field.r#type.storage(), value)?.filter(|_| !in_bin.contains(&id)) {
                    by_key.entry(value.unique_key()).or_default().push(id);
                }
            }
        }
        let mut claims = HashMap::new();
        for (field, key, record) in past::claims(&mut change.tx, kind.id).await? {
            claims.insert((field, key), record);
        }
        let next = store::max_id(&mut change.tx).await? + 1;
        let (records, by_id, links, contacts) = (HashMap::new(), HashMap::new(), HashMap::new(), HashMap::new());
        Ok(Self { by_key, claims, next, region, records, by_id, links, contacts })
    }

    /// Reads what the rows of a chunk name.
    pub(super) async fn load(&mut self, change: &mut Change<'_>, kind: &Kind, rows: &[&Said<'_>]) -> Result<()> {
        let ids: Vec<RecordId> = rows.iter().filter_map(|row| if let Names::Id(id) = row.names { Some(id) } else { None }).collect();
        let mut wanted = Vec::new();
        self.by_id.clear();
        for (uuid, row, record_type) in store::by_uuid(&mut change.tx, &ids).await? {
            if record_type == kind.id {
                self.by_id.insert(RecordId::from_bytes(&uuid)?, row);
                wanted.push(row);
            }
        }
        for row in rows {
            if let Names::Value(key) = &row.names {
                wanted.extend(self.by_key.get(key).into_iter().flatten());
            }
        }
        wanted.sort_unstable();
        wanted.dedup();
        self.records = store::load(&mut change.tx, kind.id, &wanted).await?.into_iter().map(|record| (record.id, record)).collect();
        self.links.clear();
        for link in links::of_records(&mut change.tx, &wanted).await? {
            self.links.entry(link.record_id).or_default().push(linked(&link));
        }
        let mentions = rows.iter().flat_map(|row| &row.mentions).map(|mention| mention.who.as_str());
        self.contacts = self.contacts(change, mentions.collect()).await?;
        Ok(())
    }

    async fn contacts(&self, change: &mut Change<'_>, texts: HashSet<&str>) -> Result<HashMap<String, (i64, String, bool)>> {
        let (mut ids, mut emails, mut phones) = (HashMap::new(), HashMap::new(), HashMap::new());
        for text in texts {
            if let Ok(id) = text.parse::<ContactId>() {
                ids.entry(id.to_bytes()).or_insert_with(Vec::new).push(text);
            } else if let Some(email) = EmailAddress::parse(text) {
                emails.entry(email.key).or_insert_with(Vec::new).push(text);
            } else if let Some(phone) = PhoneNumber::parse(text, self.region) {
                phones.entry(phone.key).or_insert_with(Vec::new).push(text);
            }
        }
        let mut rows: Vec<(&str, i64)> = Vec::new();
        let keys = |map: &HashMap<String, Vec<&str>>| map.keys().cloned().collect::<Vec<_>>();
        for (uuid, row) in contact_store::by_uuid(&mut change.tx, &ids.keys().cloned().collect::<Vec<_>>()).await? {
            rows.extend(ids.get(&uuid).into_iter().flatten().map(|text| (*text, row)));
        }
        for (key, row) in contact_store::by_email(&mut change.tx, &keys(&emails)).await? {
            rows.extend(emails.get(&key).into_iter().flatten().map(|text| (*text, row)));
        }
        for (key, row) in contact_store::by_phone(&mut change.tx, &keys(&phones)).await? {
            rows.extend(phones.get(&key).into_iter().flatten().map(|text| (*text, row)));
        }
        let wanted: Vec<i64> = rows.iter().map(|(_, row)| *row).collect();
        let known: HashMap<i64, (String, bool)> = contact_store::load_with(&mut change.tx, &wanted, &[])
            .await?
            .into_iter()
            .map(|contact| (contact.id, (contact.display_name(), contact.deleted_at.is_some())))
            .collect();
        let found = rows.into_iter().filter_map(|(text, row)| {
            let (name, in_bin) = known.get(&row)?.clone();
            Some((text.to_owned(), (row, name, in_bin)))
        });
        Ok(found.collect())
    }

    /// The record that a row changes; none where it makes one.
    ///
    /// # Errors
    /// Why the row is refused.
    pub(super) fn named(&self, kind: &Kind, names: &Names) -> Result<Option<Record>> {
        let in_bin = || Error::Conflict { reason: format!("This {} is in the bin. Restore it first.", kind.name) };
        match names {
            Names::Nothing => Ok(None),
            Names::Id(id) => {
                let missing = || Error::NotFound { what: "record of this type", id: id.to_string() };
                let record = self.by_id.get(id).and_then(|row| self.records.get(row)).ok_or_else(missing)?;
                if record.deleted_at.is_some() { Err(in_bin()) } else { Ok(Some(record.clone())) }
            }
            Names::Value(key) => match self.by_key.get(key).map(Vec::as_slice) {
                None | Some([]) => Ok(None),
                Some([one]) => Ok(self.records.get(one).cloned()),
                Some(several) => Err(Error::Conflict {
                    reason: format!("{} records have this key, so it does not say which. Use another key, or the id.", several.len()),
                }),
            },
        }
    }

    /// The row id of a contact.
    ///
    /// # Errors
    /// Why the row is refused.
    pub(super) fn contact(&self, mention: &Mention) -> Result<(i64, String, bool)> {
        self.contacts.get(&mention.who).cloned().ok_or_else(|| {
            let reason = format!("“{}” is no contact's e-mail, phone or id; mend the cell, or add the contact first", mention.who);
            Error::invalid("contact", reason)
        })
    }

    /// Refuses values that another record has.
    pub(super) fn refuse_taken(&self, set: &FieldSet, record: &Record) -> Result<()> {
        for field in set.all().iter().filter(|field| field.unique) {
            let Some(value) = record.fields.get(&field.id) else { continue };
            match self.claims.get(&(field.id, value.unique_key())) {
                Some(holder) if *holder != record.id => {
                    return Err(field.refuse(format!("“{}” already belongs to another record", field.text(value, set))));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The row id that the next record gets, if it is made.
    pub(super) const fn next_id(&self) -> i64 {
        self.next
    }

    /// Takes in what a row has done.
    pub(super) fn take(&mut self, set: &FieldSet, columns: &Columns<'_>, before: Option<&Record>, after: &Record) {
        let unique: Vec<i64> = set.all().iter().filter(|field| field.unique).map(|field| field.id).collect();
        for (field, key, _) in before.into_iter().flat_map(|before| before.claims(&unique)) {
            self.claims.remove(&(field, key));
        }
        for (field, key, record) in after.claims(&unique) {
            self.claims.insert((field, key), record);
        }
        if before.is_none() {
            self.next += 1;
            if let Key::Field(_, field) = columns.key
                && let Some(value) = after.fields.get(&field)
            {
                self.by_key.entry(value.unique_key()).or_default().push(after.id);
            }
        }
        self.records.insert(after.id, after.clone());
    }
}

fn linked(link: &LinkSql) -> Linked {
    (link.contact_id, link.role_id, contact_name(link))
}

/// The fields of a type, and what the workspace reads values with. Own exports are read as they are written.
pub(super) async fn reading(change: &mut Change<'_>, is_own: bool) -> Result<(fields::read::Reading, Region)> {
    let locale = crate::workspace::locale(&mut change.tx).await?;
    let reading = if is_own { fields::read::Reading::canonical() } else { fields::read::Reading::of(locale) };
    Ok((reading, locale.region))
}

/// Whether the file is the workspace itself; nothing good comes of reading it as a table.
pub(super) fn refuse_workspace(core: &Core, path: &std::path::Path) -> Result<()> {
    let same = std::fs::canonicalize(path).ok().zip(std::fs::canonicalize(core.db().path()).ok()).is_some_and(|(a, b)| a == b);
    if same {
        return Err(Error::FileUnreadable { path: path.to_owned(), reason: "This is the workspace itself. Choose a table.".to_owned() });
    }
    Ok(())
}
