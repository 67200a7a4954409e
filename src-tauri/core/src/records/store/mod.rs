//! All SQL of records. Here are records themselves, which this alone writes; types and roles, links and lists have files
//! of their own.

pub(crate) mod history;
pub(crate) mod kinds;
pub(crate) mod links;
pub(crate) mod lists;
pub(crate) mod past;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use sqlx::sqlite::SqliteConnection;

use super::record::Record;
use crate::db::{BulkInsert, Row, columns, execute_in, packed, select_in};
use crate::error::{Error, Result};
use crate::fields::Owner;
use crate::fields::store::{self as field_store, Column};
use crate::fields::value::Value;
use crate::identity::fold;
use crate::ids::RecordId;

/// Columns that every record has; those of fields follow.
const OWN_COLUMNS: [&str; 10] = [
    "id",
    "hex(uuid)",
    "record_type_id",
    "title",
    "coalesce(submission_id, '')",
    "created_at",
    "updated_at",
    "coalesce(deleted_at, '')",
    "created_by",
    "changed_by",
];

/// Records of a type by row id, in no particular order; those of other types and unknown ids are left out.
pub(crate) async fn load(connection: &mut SqliteConnection, record_type: i64, ids: &[i64]) -> Result<Vec<Record>> {
    let fields = field_store::columns_of(connection, Owner::RecordType(record_type)).await?;
    let of_fields = fields.iter().map(|column| format!("coalesce({}, '')", columns::name(column.id)));
    let wanted: Vec<String> = OWN_COLUMNS.into_iter().map(str::to_owned).chain(of_fields).collect();
    let sql = packed::select_joined_columns(&wanted, &format!("record WHERE record_type_id = {record_type} AND id IN"));
    let chunks: Vec<(Option<Vec<u8>>,)> = select_in(connection, &sql, "", ids).await?;
    let mut records = Vec::with_capacity(ids.len());
    for row in chunks.iter().flat_map(|(chunk,)| packed::rows(chunk.as_deref().unwrap_or_default())) {
        records.push(record(row, &fields)?);
    }
    Ok(records)
}

fn record(row: &[u8], columns: &[Column]) -> Result<Record> {
    let ([id, uuid, record_type, title, submission, created, updated, deleted, created_by, changed_by], rest) = packed::split(row)?;
    let mut fields = BTreeMap::new();
    for (column, value) in columns.iter().zip(packed::columns(rest, columns.len())) {
        if let Some(value) = Value::from_packed(column.storage, value?)? {
            fields.insert(column.id, value);
        }
    }
    Ok(Record {
        id: packed::integer(id)?,
        uuid: uuid::Uuid::from_bytes(packed::sixteen(uuid)?),
        record_type: packed::integer(record_type)?,
        title: packed::text(title)?.to_owned(),
        submission: packed::optional_integer(submission)?,
        created_at: packed::integer(created)?,
        updated_at: packed::integer(updated)?,
        deleted_at: packed::optional_integer(deleted)?,
        created_by: packed::integer(created_by)?,
        changed_by: packed::integer(changed_by)?,
        fields,
    })
}

/// The largest row id that was ever in use.
pub(crate) async fn max_id(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "SELECT max(COALESCE((SELECT max(id) FROM record), 0), COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'record'), 0))",
    )
    .fetch_one(connection)
    .await?)
}

const NEW: [&str; 11] = [
    "id",
    "uuid",
    "record_type_id",
    "title",
    "sort_title",
    "submission_id",
    "created_at",
    "updated_at",
    "deleted_at",
    "created_by",
    "changed_by",
];

/// Writes new records of one type, and claims what must differ.
pub(crate) async fn insert(connection: &mut SqliteConnection, record_type: i64, records: &[Record]) -> Result<()> {
    let known = field_store::columns_of(connection, Owner::RecordType(record_type)).await?;
    let given: BTreeSet<i64> = records.iter().flat_map(|record| record.fields.keys().copied()).collect();
    let fields: Vec<i64> = known.iter().map(|column| column.id).filter(|id| given.contains(id)).collect();
    let names: Vec<String> = NEW.into_iter().map(str::to_owned).chain(fields.iter().map(|field| columns::name(*field))).collect();
    let head = format!("INSERT INTO record ({}) VALUES", names.join(", "));
    BulkInsert { head: Cow::Owned(head), columns: names.len(), tail: Cow::Borrowed("") }
        .run(connection, records, |r, row| {
            row.put(r.id)
                .put(r.uuid.as_bytes().to_vec())
                .put(r.record_type)
                .put(r.title.clone())
                .put(fold(&r.title))
                .put(r.submission)
                .put(r.created_at)
                .put(r.updated_at)
                .put(r.deleted_at)
                .put(r.created_by)
                .put(r.changed_by);
            put_fields(r, &fields, row);
        })
        .await?;
    let unique = unique(&known);
    let claims: Vec<_> = records.iter().flat_map(|record| record.claims(&unique)).collect();
    field_store::claim(connection, Owner::RecordType(record_type), &claims).await
}

/// Writes records of one type that have changed, before and after, with what they claim.
pub(crate) async fn update(connection: &mut SqliteConnection, record_type: i64, pairs: &[(Record, Record)]) -> Result<()> {
    let known = field_store::columns_of(connection, Owner::RecordType(record_type)).await?;
    let mut changed: BTreeSet<i64> = BTreeSet::new();
    for (before, after) in pairs {
        let differs = |field: &&i64| before.fields.get(field) != after.fields.get(field);
        changed.extend(before.fields.keys().chain(after.fields.keys()).filter(differs));
    }
    let fields: Vec<i64> = known.iter().map(|column| column.id).filter(|id| changed.contains(id)).collect();
    const OWN: [&str; 6] = ["id", "title", "sort_title", "updated_at", "deleted_at", "changed_by"];
    let names: Vec<String> = OWN.into_iter().map(str::to_owned).chain(fields.iter().map(|field| columns::name(*field))).collect();
    let set: Vec<String> = names.iter().zip(1..).skip(1).map(|(column, at)| format!("{column} = v.column{at}")).collect();
    let statement = BulkInsert {
        head: format!("UPDATE record SET {} FROM (VALUES", set.join(", ")).into(),
        columns: names.len(),
        tail: ") AS v WHERE record.id = v.column1".into(),
    };
    statement
        .run(connection, pairs, |(_, r), row| {
            row.put(r.id).put(r.title.clone()).put(fold(&r.title)).put(r.updated_at).put(r.deleted_at).put(r.changed_by);
            put_fields(r, &fields, row);
        })
        .await?;
    let unique = unique(&known);
    let (mut holders, mut claimed) = (Vec::new(), Vec::new());
    for (before, after) in pairs {
        let (had, has) = (before.claims(&unique), after.claims(&unique));
        if had != has {
            holders.push(before.id);
            claimed.extend(has);
        }
    }
    field_store::replace_claims(connection, Owner::RecordType(record_type), &holders, &claimed).await
}

fn unique(columns: &[Column]) -> Vec<i64> {
    columns.iter().filter(|column| column.unique).map(|column| column.id).collect()
}

fn put_fields(record: &Record, fields: &[i64], row: &mut Row<'_>) {
    for field in fields {
        match record.fields.get(field) {
            Some(Value::Integer(integer)) => row.put(*integer),
            Some(Value::Number(number)) => row.put(number.get()),
            Some(Value::Text(text)) => row.put(text.clone()),
            None => row.put(None::<i64>),
        };
    }
}

/// What a record is, as far as its row alone says.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub(crate) struct RowSql {
    pub(crate) id: i64,
    pub(crate) record_type_id: i64,
    /// It, or its type, is in the bin.
    pub(crate) in_bin: bool,
}

/// A record by its public id, in the bin or not; one whose type is deleted is not there.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn find(connection: &mut SqliteConnection, record: RecordId) -> Result<RowSql> {
    let found: Option<RowSql> = sqlx::query_as(
        "SELECT r.id, r.record_type_id, r.deleted_at IS NOT NULL AS in_bin FROM record r JOIN record_type t ON t.id = r.record_type_id \
         WHERE r.uuid = $1 AND t.deleted_at IS NULL",
    )
    .bind(record.to_bytes())
    .fetch_optional(connection)
    .await?;
    found.ok_or_else(|| Error::NotFound { what: "record", id: record.to_string() })
}

/// Row ids, and row ids of types, by public id; unknown ones and those whose type is deleted are left out.
pub(crate) async fn by_uuid(connection: &mut SqliteConnection, records: &[RecordId]) -> Result<Vec<(Vec<u8>, i64, i64)>> {
    let uuids: Vec<Vec<u8>> = records.iter().map(|id| id.to_bytes()).collect();
    select_in(
        connection,
        "SELECT r.uuid, r.id, r.record_type_id FROM record r JOIN record_type t ON t.id = r.record_type_id \
         WHERE t.deleted_at IS NULL AND r.uuid IN",
        "",
        &uuids,
    )
    .await
}

/// Public ids and titles by row id.
pub(crate) async fn titles(connection: &mut SqliteConnection, ids: &[i64]) -> Result<HashMap<i64, (RecordId, String)>> {
    let rows: Vec<(i64, Vec<u8>, String)> = select_in(connection, "SELECT id, uuid, title FROM record WHERE id IN", "", ids).await?;
    rows.into_iter().map(|(row, uuid, title)| Ok((row, (RecordId::from_bytes(&uuid)?, title)))).collect()
}

/// Row ids of the types of some records.
pub(crate) async fn types_of(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<(i64, i64)>> {
    select_in(connection, "SELECT record_type_id, id FROM record WHERE id IN", "ORDER BY record_type_id, id", ids).await
}

/// The next row ids of records of a type, ascending, after one; those in the bin too.
pub(crate) async fn after(connection: &mut SqliteConnection, record_type: i64, last: i64, limit: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM record WHERE record_type_id = $1 AND id > $2 ORDER BY id LIMIT $3")
        .bind(record_type)
        .bind(last)
        .bind(limit)
        .fetch_all(connection)
        .await?)
}

/// How many records of a type have no value of a field, in the bin or not.
pub(crate) async fn count_without(connection: &mut SqliteConnection, record_type: i64, field: i64) -> Result<i64> {
    let sql = format!("SELECT count(*) FROM record WHERE record_type_id = $1 AND {} IS NULL", columns::name(field));
    Ok(sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).bind(record_type).fetch_one(connection).await?)
}

/// An entry of a record's history to write.
#[derive(Debug)]
pub(crate) struct NewEvent {
    pub(crate) record: i64,
    pub(crate) kind: &'static str,
    pub(crate) at: i64,
    pub(crate) operation: i64,
    pub(crate) detail: String,
}

/// Appends entries.
pub(crate) async fn add_events(connection: &mut SqliteConnection, events: &[NewEvent]) -> Result<()> {
    const WRITE: BulkInsert = BulkInsert {
        head: Cow::Borrowed("INSERT INTO record_event (record_id, kind, at, operation_id, detail) VALUES"),
        columns: 5,
        tail: Cow::Borrowed(""),
    };
    WRITE
        .run(connection, events, |event, row| {
            row.put(event.record).put(event.kind).put(event.at).put(event.operation).put(event.detail.clone());
        })
        .await
}

/// Removes what an operation that is taken back wrote into the histories of some records.
pub(crate) async fn forget_events(connection: &mut SqliteConnection, operation: i64, records: &[i64]) -> Result<()> {
    execute_in(connection, &format!("DELETE FROM record_event WHERE operation_id = {operation} AND record_id IN"), records).await
}

/// Gives the title columns of records what `titles` says.
pub(crate) async fn write_titles(connection: &mut SqliteConnection, titles: &[(i64, String)]) -> Result<()> {
    const WRITE: BulkInsert = BulkInsert {
        head: Cow::Borrowed("UPDATE record SET title = v.column2, sort_title = v.column3 FROM (VALUES"),
        columns: 3,
        tail: Cow::Borrowed(") AS v WHERE record.id = v.column1"),
    };
    WRITE
        .run(connection, titles, |(id, title), row| {
            row.put(*id).put(title.clone()).put(fold(title));
        })
        .await
}
