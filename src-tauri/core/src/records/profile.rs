//! Records as screens show them: rows of lists, and one with everything about it. Records in the bin too.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use super::links::roles;
use super::record::Record;
use super::store;
use super::store::kinds::{self, Kind, Role};
use super::store::links::{self as link_store, LinkSql};
use super::types::{GetRecord, RecordContact, RecordProfile, RecordRow, RelatedRecord};
use crate::activity;
use crate::contacts::record::{display_name, join_name};
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::fields::record::FieldSet;
use crate::fields::{self, FieldCell, Owner};
use crate::ids::{ContactId, RecordId, RecordLinkId, RecordRelationId};

/// Contacts of a row of a list that are named.
const NAMED: usize = 3;

/// Everything about one record but its history.
///
/// # Errors
/// `NotFound`.
pub async fn profile(core: &Core, input: GetRecord) -> Result<RecordProfile> {
    let missing = || Error::NotFound { what: "record", id: input.record.to_string() };
    let mut snapshot = core.db().read().begin().await?;
    let row = store::find(&mut snapshot, input.record).await?;
    let kind = kinds::get(&mut snapshot, row.record_type_id).await?;
    let (record, values) = values_of(&mut snapshot, kind.id, &[row.id]).await?.remove(&row.id).ok_or_else(missing)?;
    let links = links_of(&mut snapshot, &[row.id]).await?.remove(&row.id).unwrap_or_default();
    let related = related(&mut snapshot, row.id).await?;
    let submission = match record.submission {
        Some(submission) => activity::submission_ref(&mut snapshot, submission).await?,
        None => None,
    };
    Ok(RecordProfile {
        id: record.public_id(),
        record_type: kind.public_id,
        type_name: kind.name,
        title: record.title,
        values,
        links,
        related,
        submission,
        created_at: time_from_ms(record.created_at),
        updated_at: time_from_ms(record.updated_at),
        deleted_at: record.deleted_at.map(time_from_ms),
    })
}

/// Records of a type with their values of fields that are not archived, by row id.
pub(super) async fn values_of(
    snapshot: &mut SqliteConnection,
    record_type: i64,
    ids: &[i64],
) -> Result<HashMap<i64, (Record, Vec<FieldCell>)>> {
    let set = fields::store::load_of(snapshot, Owner::RecordType(record_type)).await?;
    let records = store::load(snapshot, record_type, ids).await?;
    Ok(records.into_iter().map(|record| (record.id, (cells(&set, &record), record))).map(|(id, (c, r))| (id, (r, c))).collect())
}

fn cells(set: &FieldSet, record: &Record) -> Vec<FieldCell> {
    let shown = set.live().filter_map(|field| {
        let value = field.wire(record.fields.get(&field.id)?, set)?;
        Some(FieldCell { field: field.public_id(), value })
    });
    shown.collect()
}

/// Never empty: name, else e-mail, else phone, else “Unnamed”.
pub(super) fn contact_name(link: &LinkSql) -> String {
    let name = join_name(&link.first_name, &link.last_name);
    display_name(&name, link.primary_email.as_deref(), link.primary_phone.as_deref())
}

/// A link as it crosses the boundary.
pub(super) fn contact_of(link: &LinkSql, roles: &HashMap<i64, Role>) -> Result<RecordContact> {
    Ok(RecordContact {
        link: RecordLinkId::from_bytes(&link.uuid)?,
        contact: ContactId::from_bytes(&link.contact)?,
        name: contact_name(link),
        email: link.primary_email.clone(),
        role: link.role_id.and_then(|role| roles.get(&role)).map(Role::reference),
        linked_at: time_from_ms(link.linked_at),
        in_bin: link.in_bin,
    })
}

async fn links_of(snapshot: &mut SqliteConnection, records: &[i64]) -> Result<HashMap<i64, Vec<RecordContact>>> {
    let roles = roles(kinds::all_roles(snapshot).await?);
    let mut found: HashMap<i64, Vec<RecordContact>> = HashMap::new();
    for link in link_store::of_records(snapshot, records).await? {
        found.entry(link.record_id).or_default().push(contact_of(&link, &roles)?);
    }
    Ok(found)
}

async fn related(snapshot: &mut SqliteConnection, record: i64) -> Result<Vec<RelatedRecord>> {
    let kinds: HashMap<i64, Kind> = kinds::all(snapshot).await?.into_iter().map(|kind| (kind.id, kind)).collect();
    let mut related = Vec::new();
    for row in link_store::related(snapshot, record).await? {
        let Some(kind) = kinds.get(&row.record_type_id) else { continue };
        related.push(RelatedRecord {
            relation: RecordRelationId::from_bytes(&row.relation)?,
            record: RecordId::from_bytes(&row.record)?,
            title: row.title,
            record_type: kind.public_id,
            type_name: kind.name.clone(),
            icon: kind.icon.clone(),
            color: kind.color,
            related_at: time_from_ms(row.related_at),
        });
    }
    Ok(related)
}

/// Rows of a list of one type, in the order of `ids`; those that are gone are left out.
pub(super) async fn rows(snapshot: &mut SqliteConnection, kind: &Kind, ids: &[i64]) -> Result<Vec<RecordRow>> {
    let mut found = values_of(snapshot, kind.id, ids).await?;
    let mut links = links_of(snapshot, ids).await?;
    let row = |id: &i64| {
        let (record, values) = found.remove(id)?;
        let mut contacts = links.remove(id).unwrap_or_default();
        let contact_count = u32::try_from(contacts.len()).unwrap_or(u32::MAX);
        contacts.truncate(NAMED);
        Some(RecordRow {
            id: record.public_id(),
            record_type: kind.public_id,
            title: record.title,
            values,
            contacts,
            contact_count,
            created_at: time_from_ms(record.created_at),
            updated_at: time_from_ms(record.updated_at),
        })
    };
    Ok(ids.iter().filter_map(row).collect())
}
