//! Records as JSON documents for scripts. More keys may be added, these stay.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::sqlite::SqliteConnection;

use super::links::roles;
use super::list;
use super::profile::contact_of;
use super::record::Record;
use super::store;
use super::store::kinds::{self, Kind, Role};
use super::store::links;
use super::types::{GetRecord, RecordContact, RecordQuery};
use crate::contacts;
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::fields::record::FieldSet;
use crate::fields::{self, Owner};
use crate::ids::{ContactId, RecordId, RecordLinkId};

/// A contact of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct RecordContactDocument {
    /// Public id of the contact.
    pub id: ContactId,
    /// Never empty.
    pub name: String,
    /// Primary e-mail.
    pub email: Option<String>,
    /// Name of the role.
    pub role: Option<String>,
    /// Since when.
    pub linked_at: DateTime<Utc>,
    /// Public id of the link.
    pub link: RecordLinkId,
}

/// One record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecordDocument {
    /// Public id.
    pub id: RecordId,
    /// Name of its type.
    pub r#type: String,
    /// Its title.
    pub title: String,
    /// Values by key; those without one and those put away are left out.
    pub fields: BTreeMap<String, serde_json::Value>,
    /// Contacts in the order of roles, then of names.
    pub contacts: Vec<RecordContactDocument>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Last change of its values.
    pub updated_at: DateTime<Utc>,
}

/// A window of a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RecordDocuments {
    /// How many records the whole list has.
    pub total: u32,
    /// Those of the window.
    pub records: Vec<RecordDocument>,
}

/// A record as a contact's document tells it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LinkedRecordDocument {
    /// Public id.
    pub id: RecordId,
    /// Name of its type.
    pub r#type: String,
    /// Its title.
    pub title: String,
    /// What the contact is to it.
    pub role: Option<String>,
    /// Since when.
    pub linked_at: DateTime<Utc>,
    /// Values by key.
    pub fields: BTreeMap<String, serde_json::Value>,
}

/// A window of a list as documents; a limit of 0 is all.
///
/// # Errors
/// As [`super::list`].
pub async fn documents(core: &Core, query: RecordQuery, limit: u32) -> Result<RecordDocuments> {
    let version = core.db().version().await?;
    let mut snapshot = core.db().read().begin().await?;
    let (kind, ids) = list::ordered(core, &mut snapshot, version, &query).await?;
    let limit = if limit == 0 { usize::MAX } else { usize::try_from(limit).unwrap_or(usize::MAX) };
    let window: Vec<i64> = ids.iter().take(limit).copied().collect();
    let records = of_type(&mut snapshot, &kind, &window).await?;
    Ok(RecordDocuments { total: u32::try_from(ids.len()).unwrap_or(u32::MAX), records })
}

/// One record as a document.
///
/// # Errors
/// `NotFound`.
pub async fn document(core: &Core, input: GetRecord) -> Result<RecordDocument> {
    let missing = || Error::NotFound { what: "record", id: input.record.to_string() };
    let mut snapshot = core.db().read().begin().await?;
    let row = store::find(&mut snapshot, input.record).await?;
    let kind = kinds::get(&mut snapshot, row.record_type_id).await?;
    of_type(&mut snapshot, &kind, &[row.id]).await?.pop().ok_or_else(missing)
}

async fn of_type(snapshot: &mut SqliteConnection, kind: &Kind, ids: &[i64]) -> Result<Vec<RecordDocument>> {
    let set = fields::store::load_of(snapshot, Owner::RecordType(kind.id)).await?;
    let roles = roles(kinds::all_roles(snapshot).await?);
    let mut linked: HashMap<i64, Vec<RecordContactDocument>> = HashMap::new();
    for link in links::of_records(snapshot, ids).await? {
        linked.entry(link.record_id).or_default().push(contact_of(&link, &roles)?.into());
    }
    let mut records: HashMap<i64, Record> =
        store::load(snapshot, kind.id, ids).await?.into_iter().map(|record| (record.id, record)).collect();
    let document = |record: Record| RecordDocument {
        id: record.public_id(),
        r#type: kind.name.clone(),
        fields: values(&set, &record),
        contacts: linked.remove(&record.id).unwrap_or_default(),
        created_at: time_from_ms(record.created_at),
        updated_at: time_from_ms(record.updated_at),
        title: record.title,
    };
    Ok(ids.iter().filter_map(|id| records.remove(id)).map(document).collect())
}

fn values(set: &FieldSet, record: &Record) -> BTreeMap<String, serde_json::Value> {
    set.live().filter_map(|field| Some((field.key.clone(), field.json(record.fields.get(&field.id)?, set)))).collect()
}

/// Records that a contact is linked to and that are not in the bin, the last linked first.
pub(crate) async fn linked_documents(core: &Core, contact: ContactId) -> Result<Vec<LinkedRecordDocument>> {
    let contact = contacts::store::row_id(core.db().read(), contact).await?;
    let mut snapshot = core.db().read().begin().await?;
    let links = links::of_contact(&mut snapshot, contact).await?;
    let roles = roles(kinds::all_roles(&mut snapshot).await?);
    let mut by_type: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for link in &links {
        by_type.entry(link.record_type_id).or_default().push(link.record_id);
    }
    let mut found: HashMap<i64, LinkedRecordDocument> = HashMap::new();
    for (record_type, ids) in by_type {
        let kind = kinds::get(&mut snapshot, record_type).await?;
        let set = fields::store::load_of(&mut snapshot, Owner::RecordType(record_type)).await?;
        for record in store::load(&mut snapshot, record_type, &ids).await? {
            let document = LinkedRecordDocument {
                id: record.public_id(),
                r#type: kind.name.clone(),
                fields: values(&set, &record),
                title: record.title,
                role: None,
                linked_at: time_from_ms(0),
            };
            found.insert(record.id, document);
        }
    }
    let of_link = |link: links::OfContactSql| {
        let document = found.get(&link.record_id)?.clone();
        let role = link.role_id.and_then(|role| roles.get(&role)).map(|role: &Role| role.name.clone());
        Some(LinkedRecordDocument { role, linked_at: time_from_ms(link.linked_at), ..document })
    };
    Ok(links.into_iter().filter_map(of_link).collect())
}

impl From<RecordContact> for RecordContactDocument {
    fn from(contact: RecordContact) -> Self {
        Self {
            id: contact.contact,
            name: contact.name,
            email: contact.email,
            role: contact.role.map(|role| role.name),
            linked_at: contact.linked_at,
            link: contact.link,
        }
    }
}
