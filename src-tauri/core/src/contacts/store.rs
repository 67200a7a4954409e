//! All SQL of contacts.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnection;

use super::origin::Origins;
use super::record::{ContactRecord, Handle};
use crate::db::packed::{self, joined};
use crate::db::{BulkInsert, Row, columns, execute_in, select_in, select_joined};
use crate::error::{Error, Result};
use crate::fields;
use crate::fields::store::Column;
use crate::fields::value::Value;
use crate::ids::ContactId;
use crate::tags;
use crate::tags::record::TagLink;

/// Contacts by row id, in no particular order; unknown ids are left out.
pub(crate) async fn load(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<ContactRecord>> {
    let columns = fields::store::columns(connection).await?;
    load_columns(connection, ids, &columns).await
}

/// The same with values of these custom fields alone, and of those whose values must differ: enough to change one of them
/// and write the contact, and of hundreds of columns most stay unread.
pub(crate) async fn load_with(connection: &mut SqliteConnection, ids: &[i64], fields: &[i64]) -> Result<Vec<ContactRecord>> {
    let mut columns = fields::store::columns(connection).await?;
    columns.retain(|column| column.unique || fields.contains(&column.id));
    load_columns(connection, ids, &columns).await
}

async fn load_columns(connection: &mut SqliteConnection, ids: &[i64], columns: &[Column]) -> Result<Vec<ContactRecord>> {
    const EMAILS: &str = joined!(
        "contact_id", "position", "coalesce(key, '')", "address", "origin_at", "by_member", "added_by"; "contact_email WHERE contact_id IN"
    );
    const PHONES: &str = joined!(
        "contact_id", "position", "coalesce(key, '')", "number", "origin_at", "by_member", "added_by"; "contact_phone WHERE contact_id IN"
    );

    let mut records = Vec::with_capacity(ids.len());
    let chunks: Vec<(Option<Vec<u8>>,)> = select_in(connection, &select_contacts(columns), "", ids).await?;
    for (chunk,) in &chunks {
        for row in packed::rows(chunk.as_deref().unwrap_or_default()) {
            records.push(record(row, columns)?);
        }
    }
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

/// Columns that every contact has; those of custom fields follow.
const OWN_COLUMNS: [&str; 13] = [
    "id",
    "hex(uuid)",
    "first_name",
    "last_name",
    "source",
    "submission_count",
    "created_at",
    "updated_at",
    "last_activity_at",
    "coalesce(deleted_at, '')",
    "origins",
    "created_by",
    "changed_by",
];

fn select_contacts(columns: &[Column]) -> String {
    let fields = columns.iter().map(|column| format!("coalesce({}, '')", columns::name(column.id)));
    let columns: Vec<String> = OWN_COLUMNS.into_iter().map(str::to_owned).chain(fields).collect();
    packed::select_joined_columns(&columns, "contact WHERE id IN")
}

fn record(row: &[u8], columns: &[Column]) -> Result<ContactRecord> {
    let (own, rest) = packed::split(row)?;
    let [id, uuid, first_name, last_name, source, submissions, created, updated, last_activity, deleted, origins, created_by, changed_by] =
        own;
    let mut fields = BTreeMap::new();
    for (column, value) in columns.iter().zip(packed::columns(rest, columns.len())) {
        if let Some(value) = Value::from_packed(column.storage, value?)? {
            fields.insert(column.id, value);
        }
    }
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
        fields,
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

/// Columns that every write of a whole contact gives, in the order of `put_contact`.
const WHOLE: [&str; 18] = [
    "id",
    "uuid",
    "first_name",
    "last_name",
    "sort_name",
    "primary_email",
    "email_count",
    "primary_phone",
    "phone_count",
    "source",
    "submission_count",
    "created_at",
    "updated_at",
    "last_activity_at",
    "deleted_at",
    "origins",
    "created_by",
    "changed_by",
];
/// Those of them that a contact keeps for life.
const FOR_LIFE: [&str; 3] = ["id", "uuid", "created_by"];

/// Columns that every write of a contact gives that leaves its identity alone, in the order of `put_light`.
const LIGHT: [&str; 8] = ["id", "source", "submission_count", "created_at", "updated_at", "last_activity_at", "origins", "changed_by"];

/// Writes whole contacts, with the columns of some custom fields.
fn write_whole(fields: &[String]) -> BulkInsert {
    let columns: Vec<&str> = WHOLE.into_iter().chain(fields.iter().map(String::as_str)).collect();
    let set: Vec<String> =
        columns.iter().filter(|column| !FOR_LIFE.contains(column)).map(|column| format!("{column} = excluded.{column}")).collect();
    BulkInsert {
        head: format!("INSERT INTO contact ({}) VALUES", columns.join(", ")).into(),
        columns: columns.len(),
        tail: format!("ON CONFLICT (id) DO UPDATE SET {}", set.join(", ")).into(),
    }
}

/// Changes contacts whose identity stays, with the columns of some custom fields.
fn write_light(fields: &[String]) -> BulkInsert {
    let columns: Vec<&str> = LIGHT.into_iter().chain(fields.iter().map(String::as_str)).collect();
    let set: Vec<String> = columns.iter().zip(1..).skip(1).map(|(column, at)| format!("{column} = v.column{at}")).collect();
    BulkInsert {
        head: format!("UPDATE contact SET {} FROM (VALUES", set.join(", ")).into(),
        columns: columns.len(),
        tail: ") AS v WHERE contact.id = v.column1".into(),
    }
}

const WRITE_EMAIL: BulkInsert = BulkInsert {
    head: Cow::Borrowed("INSERT INTO contact_email (contact_id, position, key, address, origin_at, by_member, added_by) VALUES"),
    columns: 7,
    tail: Cow::Borrowed(""),
};

const WRITE_PHONE: BulkInsert = BulkInsert {
    head: Cow::Borrowed("INSERT INTO contact_phone (contact_id, position, key, number, origin_at, by_member, added_by) VALUES"),
    columns: 7,
    tail: Cow::Borrowed(""),
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
    let columns = fields::store::columns(connection).await?;
    let (of_whole, of_light) = (fields_written(&whole, &columns), fields_written(&light, &columns));
    write_whole(&names(&of_whole)).run(connection, &whole, |w, row| put_fields(w.after, &of_whole, put_contact(w.after, row))).await?;
    write_light(&names(&of_light)).run(connection, &light, |w, row| put_fields(w.after, &of_light, put_light(w.after, row))).await?;
    save_claims(connection, writes, &columns).await?;

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

/// The custom fields that some of the writes change, by ascending row id.
fn fields_written(writes: &[&Write<'_>], columns: &[Column]) -> Vec<i64> {
    let mut written: BTreeSet<i64> = BTreeSet::new();
    for write in writes {
        match write.before {
            Some(before) if before.fields == write.after.fields => {}
            Some(before) => {
                let changed = |field: &&i64| before.fields.get(field) != write.after.fields.get(field);
                written.extend(before.fields.keys().chain(write.after.fields.keys()).filter(changed));
            }
            None => written.extend(write.after.fields.keys()),
        }
    }
    // A value of a field that is deleted has no place any more.
    columns.iter().map(|column| column.id).filter(|id| written.contains(id)).collect()
}

fn names(fields: &[i64]) -> Vec<String> {
    fields.iter().map(|field| columns::name(*field)).collect()
}

fn put_fields(c: &ContactRecord, fields: &[i64], row: &mut Row<'_>) {
    for field in fields {
        match c.fields.get(field) {
            Some(Value::Integer(integer)) => row.put(*integer),
            Some(Value::Number(number)) => row.put(number.get()),
            Some(Value::Text(text)) => row.put(text.clone()),
            None => row.put(None::<i64>),
        };
    }
}

/// Claims the values that must differ. A contact in the bin claims nothing.
async fn save_claims(connection: &mut SqliteConnection, writes: &[Write<'_>], columns: &[Column]) -> Result<()> {
    let unique: Vec<i64> = columns.iter().filter(|column| column.unique).map(|column| column.id).collect();
    if unique.is_empty() {
        return Ok(());
    }
    let claims = |contact: &ContactRecord| -> Vec<(i64, String, i64)> {
        let live = contact.deleted_at.is_none();
        let values = contact.fields.iter().filter(|(field, _)| live && unique.contains(field));
        values.map(|(field, value)| (*field, value.unique_key(), contact.id)).collect()
    };
    let (mut holders, mut claimed) = (Vec::new(), Vec::new());
    for write in writes {
        let (had, has) = (write.before.map(claims).unwrap_or_default(), claims(write.after));
        if had != has {
            holders.extend(write.before.map(|before| before.id));
            claimed.extend(has);
        }
    }
    fields::store::replace_claims(connection, fields::Owner::Contact, &holders, &claimed).await
}

/// Whether everything that an index or another table knows of the contact is as it was.
fn same_identity(a: &ContactRecord, b: &ContactRecord) -> bool {
    a.first_name == b.first_name
        && a.last_name == b.last_name
        && a.deleted_at == b.deleted_at
        && a.emails == b.emails
        && a.phones == b.phones
}

fn put_light<'r, 'a>(c: &ContactRecord, row: &'r mut Row<'a>) -> &'r mut Row<'a> {
    row.put(c.id)
        .put(c.source.clone())
        .put(c.submission_count)
        .put(c.created_at)
        .put(c.updated_at)
        .put(c.last_activity_at)
        .put(origins(c))
        .put(c.changed_by)
}

/// A map of text and numbers always serialises.
fn origins(c: &ContactRecord) -> String {
    serde_json::to_string(&c.origins).unwrap_or_else(|_| "{}".to_owned())
}

fn put_contact<'r, 'a>(c: &ContactRecord, row: &'r mut Row<'a>) -> &'r mut Row<'a> {
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
        .put(c.changed_by)
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
