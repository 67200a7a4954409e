//! All SQL of contacts.

use std::collections::HashMap;

use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnection;

use super::origin::Origins;
use super::record::{ContactRecord, Handle};
use crate::db::packed::{self, joined};
use crate::db::{BulkInsert, Row, execute_in, select_in, select_joined};
use crate::error::{Error, Result};
use crate::ids::ContactId;
use crate::tags;
use crate::tags::record::TagLink;

/// Contacts by row id, in no particular order; unknown ids are left out.
pub(crate) async fn load(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<ContactRecord>> {
    const CONTACTS: &str = joined!(
        "id", "hex(uuid)", "first_name", "last_name", "source", "submission_count", "created_at", "updated_at", "last_activity_at",
        "coalesce(deleted_at, '')", "origins", "created_by", "changed_by"; "contact WHERE id IN"
    );
    const EMAILS: &str = joined!(
        "contact_id", "position", "coalesce(key, '')", "address", "origin_at", "by_member", "added_by"; "contact_email WHERE contact_id IN"
    );
    const PHONES: &str = joined!(
        "contact_id", "position", "coalesce(key, '')", "number", "origin_at", "by_member", "added_by"; "contact_phone WHERE contact_id IN"
    );

    let mut records = select_joined(connection, CONTACTS, ids, record).await?;
    let index: HashMap<i64, usize> = records.iter().zip(0..).map(|(record, i)| (record.id, i)).collect();
    for (contact, _, handle) in handles(connection, EMAILS, ids).await? {
        if let Some(record) = index.get(&contact).and_then(|&i| records.get_mut(i)) {
            record.emails.push(handle);
        }
    }
    for (contact, _, handle) in handles(connection, PHONES, ids).await? {
        if let Some(record) = index.get(&contact).and_then(|&i| records.get_mut(i)) {
            record.phones.push(handle);
        }
    }
    for (contact, link) in tags::store::links(connection, ids).await? {
        if let Some(record) = index.get(&contact).and_then(|&i| records.get_mut(i)) {
            record.tags.push(link);
        }
    }
    Ok(records)
}

fn record(columns: [&[u8]; 13]) -> Result<ContactRecord> {
    let [id, uuid, first_name, last_name, source, submissions, created, updated, last_activity, deleted, origins, created_by, changed_by] =
        columns;
    Ok(ContactRecord {
        id: packed::integer(id)?,
        uuid: uuid::Uuid::from_bytes(packed::sixteen(uuid)?),
        first_name: packed::text(first_name)?.to_owned(),
        last_name: packed::text(last_name)?.to_owned(),
        source: packed::text(source)?.to_owned(),
        submission_count: packed::integer(submissions)?,
        created_at: packed::integer(created)?,
        updated_at: packed::integer(updated)?,
        last_activity_at: packed::integer(last_activity)?,
        deleted_at: packed::optional_integer(deleted)?,
        origins: serde_json::from_slice::<Origins>(origins)?,
        created_by: packed::integer(created_by)?,
        changed_by: packed::integer(changed_by)?,
        emails: Vec::new(),
        phones: Vec::new(),
        tags: Vec::new(),
    })
}

/// Addresses or numbers by contact and position.
async fn handles(connection: &mut SqliteConnection, sql: &'static str, ids: &[i64]) -> Result<Vec<(i64, i64, Handle)>> {
    let mut handles = select_joined(connection, sql, ids, |[contact, position, key, shown, origin_at, by_member, added_by]| {
        let handle = Handle {
            key: packed::optional(key)?.map(str::to_owned),
            shown: packed::text(shown)?.to_owned(),
            origin_at: packed::integer(origin_at)?,
            by_member: packed::integer(by_member)? == 1,
            added_by: packed::integer(added_by)?,
        };
        Ok((packed::integer(contact)?, packed::integer(position)?, handle))
    })
    .await?;
    handles.sort_unstable_by_key(|(contact, position, _)| (*contact, *position));
    Ok(handles)
}

const WRITE_CONTACT: BulkInsert = BulkInsert {
    head: "INSERT INTO contact (id, uuid, first_name, last_name, sort_name, primary_email, email_count, primary_phone, phone_count, source, \
           submission_count, created_at, updated_at, last_activity_at, deleted_at, origins, created_by, changed_by) VALUES",
    columns: 18,
    tail: "ON CONFLICT (id) DO UPDATE SET first_name = excluded.first_name, last_name = excluded.last_name, sort_name = excluded.sort_name, \
           primary_email = excluded.primary_email, email_count = excluded.email_count, primary_phone = excluded.primary_phone, \
           phone_count = excluded.phone_count, source = excluded.source, submission_count = excluded.submission_count, \
           created_at = excluded.created_at, updated_at = excluded.updated_at, last_activity_at = excluded.last_activity_at, \
           deleted_at = excluded.deleted_at, origins = excluded.origins, changed_by = excluded.changed_by",
};

const WRITE_LIGHT: BulkInsert = BulkInsert {
    head: "UPDATE contact SET source = v.column2, submission_count = v.column3, created_at = v.column4, updated_at = v.column5, \
           last_activity_at = v.column6, origins = v.column7, changed_by = v.column8 FROM (VALUES",
    columns: 8,
    tail: ") AS v WHERE contact.id = v.column1",
};

const WRITE_EMAIL: BulkInsert = BulkInsert {
    head: "INSERT INTO contact_email (contact_id, position, key, address, origin_at, by_member, added_by) VALUES",
    columns: 7,
    tail: "",
};

const WRITE_PHONE: BulkInsert = BulkInsert {
    head: "INSERT INTO contact_phone (contact_id, position, key, number, origin_at, by_member, added_by) VALUES",
    columns: 7,
    tail: "",
};

/// A record to write, with what it was before (`None` for a new one).
pub(crate) struct Write<'a> {
    pub(crate) before: Option<&'a ContactRecord>,
    pub(crate) after: &'a ContactRecord,
}

/// Writes new and changed contacts. The only statement that writes a contact's values.
pub(crate) async fn save(connection: &mut SqliteConnection, writes: &[Write<'_>]) -> Result<()> {
    let changed = |part: fn(&ContactRecord) -> &[Handle]| -> Vec<i64> {
        writes.iter().filter(|w| w.before.is_some_and(|b| part(b) != part(w.after))).map(|w| w.after.id).collect()
    };
    let emails_changed = changed(|c| &c.emails);
    let phones_changed = changed(|c| &c.phones);
    let tags_changed: Vec<i64> = writes.iter().filter(|w| w.before.is_some_and(|b| b.tags != w.after.tags)).map(|w| w.after.id).collect();

    // Most changes of an import leave name, addresses and numbers alone, and then no index has to move.
    let (light, whole): (Vec<&Write<'_>>, Vec<&Write<'_>>) =
        writes.iter().partition(|w| w.before.is_some_and(|b| same_identity(b, w.after)));
    WRITE_CONTACT.run(connection, &whole, |w, row| put_contact(w.after, row)).await?;
    WRITE_LIGHT.run(connection, &light, |w, row| put_light(w.after, row)).await?;

    // Handles move between contacts within one change, so all old ones go before any new one comes.
    execute_in(connection, "DELETE FROM contact_email WHERE contact_id IN", &emails_changed).await?;
    execute_in(connection, "DELETE FROM contact_phone WHERE contact_id IN", &phones_changed).await?;
    write_handles(connection, &WRITE_EMAIL, writes, |c| &c.emails).await?;
    write_handles(connection, &WRITE_PHONE, writes, |c| &c.phones).await?;
    let links: Vec<(i64, TagLink)> = writes
        .iter()
        .filter(|w| w.before.is_none_or(|b| b.tags != w.after.tags))
        .flat_map(|w| w.after.tags.iter().map(|&link| (w.after.id, link)))
        .collect();
    tags::store::replace_links(connection, &tags_changed, &links).await
}

/// Whether everything that an index or another table knows of the contact is as it was.
fn same_identity(a: &ContactRecord, b: &ContactRecord) -> bool {
    a.first_name == b.first_name
        && a.last_name == b.last_name
        && a.deleted_at == b.deleted_at
        && a.emails == b.emails
        && a.phones == b.phones
}

fn put_light(c: &ContactRecord, row: &mut Row<'_>) {
    row.put(c.id)
        .put(c.source.clone())
        .put(c.submission_count)
        .put(c.created_at)
        .put(c.updated_at)
        .put(c.last_activity_at)
        .put(origins(c))
        .put(c.changed_by);
}

/// A map of text and numbers always serialises.
fn origins(c: &ContactRecord) -> String {
    serde_json::to_string(&c.origins).unwrap_or_else(|_| "{}".to_owned())
}

fn put_contact(c: &ContactRecord, row: &mut Row<'_>) {
    row.put(c.id)
        .put(c.uuid.as_bytes().to_vec())
        .put(c.first_name.clone())
        .put(c.last_name.clone())
        .put(c.sort_name())
        .put(c.emails.first().map(|e| e.shown.clone()))
        .put(i64::try_from(c.emails.len()).unwrap_or(i64::MAX))
        .put(c.phones.first().map(|p| p.shown.clone()))
        .put(i64::try_from(c.phones.len()).unwrap_or(i64::MAX))
        .put(c.source.clone())
        .put(c.submission_count)
        .put(c.created_at)
        .put(c.updated_at)
        .put(c.last_activity_at)
        .put(c.deleted_at)
        .put(origins(c))
        .put(c.created_by)
        .put(c.changed_by);
}

async fn write_handles(
    connection: &mut SqliteConnection,
    statement: &BulkInsert,
    writes: &[Write<'_>],
    part: fn(&ContactRecord) -> &[Handle],
) -> Result<()> {
    let rows: Vec<(i64, i64, &Handle)> = writes
        .iter()
        .filter(|w| w.before.is_none_or(|b| part(b) != part(w.after)))
        .flat_map(|w| part(w.after).iter().zip(0..).map(|(handle, position)| (w.after.id, position, handle)))
        .collect();
    statement
        .run(connection, &rows, |(contact, position, handle), row| {
            row.put(*contact)
                .put(*position)
                .put(handle.key.clone())
                .put(handle.shown.clone())
                .put(handle.origin_at)
                .put(handle.by_member)
                .put(handle.added_by);
        })
        .await
}

/// Removes contacts for good, with everything that is theirs alone.
pub(crate) async fn remove(connection: &mut SqliteConnection, ids: &[i64]) -> Result<()> {
    execute_in(connection, "DELETE FROM contact WHERE id IN", ids).await
}

/// Row ids of contacts that hold any of these canonical addresses.
pub(crate) async fn by_email(connection: &mut SqliteConnection, keys: &[String]) -> Result<Vec<(String, i64)>> {
    select_joined(connection, joined!("key", "contact_id"; "contact_email WHERE key IN"), keys, key_and_id).await
}

/// Row ids of contacts that hold any of these canonical numbers.
pub(crate) async fn by_phone(connection: &mut SqliteConnection, keys: &[String]) -> Result<Vec<(String, i64)>> {
    select_joined(connection, joined!("key", "contact_id"; "contact_phone WHERE key IN"), keys, key_and_id).await
}

fn key_and_id([key, id]: [&[u8]; 2]) -> Result<(String, i64)> {
    Ok((packed::text(key)?.to_owned(), packed::integer(id)?))
}

/// Row ids of contacts that have a name but no way to reach them, by sort name.
pub(crate) async fn nameless_identity(connection: &mut SqliteConnection, sort_names: &[String]) -> Result<Vec<(String, i64)>> {
    select_in(
        connection,
        "SELECT sort_name, id FROM contact WHERE email_count = 0 AND phone_count = 0 AND deleted_at IS NULL AND sort_name IN",
        "ORDER BY id DESC",
        sort_names,
    )
    .await
}

/// Row ids by public id.
pub(crate) async fn by_uuid(connection: &mut SqliteConnection, uuids: &[Vec<u8>]) -> Result<Vec<(Vec<u8>, i64)>> {
    select_in(connection, "SELECT uuid, id FROM contact WHERE uuid IN", "", uuids).await
}

/// The row id of one contact, in the bin or not.
pub(crate) async fn row_id(pool: &SqlitePool, id: ContactId) -> Result<i64> {
    sqlx::query_scalar("SELECT id FROM contact WHERE uuid = $1")
        .bind(id.to_bytes())
        .fetch_optional(pool)
        .await?
        .ok_or_else(|| Error::NotFound { what: "contact", id: id.to_string() })
}

/// The largest row id in use.
pub(crate) async fn max_id(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT COALESCE(max(id), 0) FROM contact").fetch_one(connection).await?)
}

/// How many submissions of any kind a contact has.
pub(crate) async fn submission_total(pool: &SqlitePool, contact: i64) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT count(*) FROM submission WHERE contact_id = $1").bind(contact).fetch_one(pool).await?)
}

/// Contacts that an operation made.
pub(crate) async fn created_by(connection: &mut SqliteConnection, operation: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM contact WHERE created_by = $1 ORDER BY id").bind(operation).fetch_all(connection).await?)
}
