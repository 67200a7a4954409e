//! All SQL of operations and their before-images.

use std::borrow::Cow;
use std::collections::HashSet;

use sqlx::sqlite::SqliteConnection;

use super::words;
use crate::db::{BulkInsert, select_in};
use crate::error::{Error, Result};
use crate::ids::OperationId;

/// An operation as the store holds it.
#[derive(sqlx::FromRow)]
pub(crate) struct OperationRow {
    pub(crate) id: i64,
    pub(crate) kind: String,
    pub(crate) undone_at: Option<i64>,
}

/// Notes a new operation and returns its row id.
pub(crate) async fn add(connection: &mut SqliteConnection, uuid: uuid::Uuid, kind: &str, member: i64, at: i64) -> Result<i64> {
    words::known(words::KINDS, kind)?;
    Ok(sqlx::query_scalar("INSERT INTO operation (uuid, kind, member_id, at) VALUES ($1, $2, $3, $4) RETURNING id")
        .bind(uuid.as_bytes().to_vec())
        .bind(kind)
        .bind(member)
        .bind(at)
        .fetch_one(connection)
        .await?)
}

/// Finds an operation.
pub(crate) async fn find(connection: &mut SqliteConnection, id: OperationId) -> Result<OperationRow> {
    sqlx::query_as("SELECT id, kind, undone_at FROM operation WHERE uuid = $1")
        .bind(id.to_bytes())
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| Error::NotFound { what: "change", id: id.to_string() })
}

/// Row id of the member who did an operation.
pub(crate) async fn member(connection: &mut SqliteConnection, id: i64) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT member_id FROM operation WHERE id = $1").bind(id).fetch_one(connection).await?)
}

/// What an operation was, and row id of the member who did it.
pub(crate) async fn kind_and_member(connection: &mut SqliteConnection, id: i64) -> Result<(String, i64)> {
    Ok(sqlx::query_as("SELECT kind, member_id FROM operation WHERE id = $1").bind(id).fetch_one(connection).await?)
}

/// Marks an operation as taken back.
pub(crate) async fn mark_undone(connection: &mut SqliteConnection, id: i64, at: i64) -> Result<()> {
    sqlx::query("UPDATE operation SET undone_at = $2 WHERE id = $1").bind(id).bind(at).execute(connection).await?;
    Ok(())
}

const WRITE_IMAGE: BulkInsert = BulkInsert {
    head: Cow::Borrowed("INSERT INTO row_image (operation_id, table_name, row_id, before) VALUES"),
    columns: 4,
    tail: Cow::Borrowed(""),
};

/// Keeps rows, or those of their values that change, as they were.
pub(crate) async fn keep_images(
    connection: &mut SqliteConnection,
    operation: i64,
    table: &'static str,
    images: &[(i64, String)],
) -> Result<()> {
    words::known(words::TABLES, table)?;
    WRITE_IMAGE
        .run(connection, images, |(row_id, before), row| {
            row.put(operation).put(table).put(*row_id).put(before.clone());
        })
        .await
}

/// The images of an operation for rows of a table between two ids; of one row, the last image first.
pub(crate) async fn images(
    connection: &mut SqliteConnection,
    operation: i64,
    table: &str,
    first: i64,
    last: i64,
) -> Result<Vec<(i64, String)>> {
    Ok(sqlx::query_as(
        "SELECT row_id, before FROM row_image WHERE operation_id = $1 AND table_name = $2 AND row_id BETWEEN $3 AND $4 \
         ORDER BY row_id, id DESC",
    )
    .bind(operation)
    .bind(table)
    .bind(first)
    .bind(last)
    .fetch_all(connection)
    .await?)
}

/// How many images of rows of a table an operation has.
pub(crate) async fn count_images(connection: &mut SqliteConnection, operation: i64, table: &str) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT count(*) FROM row_image WHERE operation_id = $1 AND table_name = $2")
        .bind(operation)
        .bind(table)
        .fetch_one(connection)
        .await?)
}

/// Those of some operations that have been taken back.
pub(crate) async fn undone(connection: &mut SqliteConnection, ids: &[i64]) -> Result<HashSet<i64>> {
    let found: Vec<(i64,)> = select_in(connection, "SELECT id FROM operation WHERE undone_at IS NOT NULL AND id IN", "", ids).await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}

/// Those of some rows of a table that an operation has images of.
pub(super) async fn kept(connection: &mut SqliteConnection, operation: i64, table: &'static str, rows: &[i64]) -> Result<Vec<i64>> {
    words::known(words::TABLES, table)?;
    let head = format!("SELECT row_id FROM row_image WHERE operation_id = {operation} AND table_name = '{table}' AND row_id IN");
    let found: Vec<(i64,)> = select_in(connection, &head, "", rows).await?;
    Ok(found.into_iter().map(|(row,)| row).collect())
}

/// The next rows of a table that an operation has images of, ascending, after a row id.
pub(crate) async fn rows_with_image(
    connection: &mut SqliteConnection,
    operation: i64,
    table: &str,
    after: i64,
    limit: i64,
) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT row_id FROM row_image WHERE operation_id = $1 AND table_name = $2 AND row_id > $3 ORDER BY row_id LIMIT $4",
    )
    .bind(operation)
    .bind(table)
    .bind(after)
    .bind(limit)
    .fetch_all(connection)
    .await?)
}

/// An operation with what names it.
#[derive(sqlx::FromRow)]
pub(super) struct HistorySql {
    pub(super) uuid: Vec<u8>,
    pub(super) kind: String,
    pub(super) at: i64,
    pub(super) member_id: i64,
    pub(super) undone_at: Option<i64>,
    pub(super) import: Option<Vec<u8>>,
    pub(super) files: Option<String>,
    pub(super) report: Option<String>,
    /// Contacts with an image.
    pub(super) contacts: i64,
    /// The one contact, where it is one: public id and name.
    pub(super) contact: Option<Vec<u8>>,
    pub(super) name: Option<String>,
    /// The last image of anything but contacts, submissions and notes.
    pub(super) image: Option<String>,
    /// The field that a bulk edit set.
    pub(super) field: Option<String>,
}

/// Operations before one, newest first. Contacts are counted by their images, but for imports, whose report tells.
pub(super) async fn history(connection: &mut SqliteConnection, before: i64, limit: i64) -> Result<Vec<HistorySql>> {
    Ok(sqlx::query_as(
        "WITH page AS (SELECT id, uuid, kind, at, member_id, undone_at FROM operation WHERE id < $1 ORDER BY id DESC LIMIT $2), \
         counted AS (SELECT p.id, CASE p.kind WHEN 'import' THEN 0 ELSE \
           (SELECT count(DISTINCT r.row_id) FROM row_image r WHERE r.operation_id = p.id AND r.table_name = 'contact') END AS contacts, \
           (SELECT min(r.row_id) FROM row_image r WHERE r.operation_id = p.id AND r.table_name = 'contact') AS contact \
           FROM page p) \
         SELECT p.uuid, p.kind, p.at, p.member_id, p.undone_at, i.uuid AS import, i.files, i.report, n.contacts, \
           c.uuid AS contact, COALESCE(NULLIF(trim(c.first_name || ' ' || c.last_name), ''), c.primary_email, c.primary_phone) AS name, \
           (SELECT r.before FROM row_image r WHERE r.operation_id = p.id AND r.table_name NOT IN ('contact', 'submission', 'suspicion', 'note') \
            AND p.kind <> 'contact.field' ORDER BY r.id DESC LIMIT 1) AS image, \
           (SELECT f.label FROM row_image r JOIN custom_field f ON f.id = r.row_id \
            WHERE r.operation_id = p.id AND r.table_name = 'custom_field' AND p.kind = 'contact.field') AS field \
         FROM page p JOIN counted n ON n.id = p.id LEFT JOIN import i ON i.operation_id = p.id \
         LEFT JOIN contact c ON c.id = n.contact AND n.contacts = 1 ORDER BY p.id DESC",
    )
    .bind(before)
    .bind(limit)
    .fetch_all(connection)
    .await?)
}

/// Contacts that cards, comments, records and links which an operation touched are about, as they stand.
pub(super) async fn contacts_of_rows(connection: &mut SqliteConnection, operation: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(
        "WITH touched AS (SELECT table_name, row_id FROM row_image WHERE operation_id = $1) \
         SELECT k.contact_id FROM touched t JOIN card k ON k.id = t.row_id WHERE t.table_name = 'card' AND k.contact_id IS NOT NULL \
         UNION SELECT k.contact_id FROM touched t JOIN comment m ON m.id = t.row_id JOIN card k ON k.id = m.card_id \
           WHERE t.table_name = 'comment' AND k.contact_id IS NOT NULL \
         UNION SELECT l.contact_id FROM touched t JOIN record_link l ON l.id = t.row_id WHERE t.table_name = 'record_link' \
         UNION SELECT l.contact_id FROM touched t JOIN record_link l ON l.record_id = t.row_id WHERE t.table_name = 'record' \
         UNION SELECT l.contact_id FROM touched t JOIN record r ON r.record_type_id = t.row_id JOIN record_link l ON l.record_id = r.id \
           WHERE t.table_name = 'record_type' AND (SELECT kind FROM operation WHERE id = $1) = 'record_type.delete'",
    )
    .bind(operation)
    .fetch_all(connection)
    .await?)
}

/// Whether members have said something about cards by another operation than this one.
pub(super) async fn is_commented(connection: &mut SqliteConnection, cards: &[i64], operation: i64) -> Result<bool> {
    let head = format!("SELECT id FROM comment WHERE created_by <> {operation} AND card_id IN");
    let found: Vec<(i64,)> = select_in(connection, &head, "LIMIT 1", cards).await?;
    Ok(!found.is_empty())
}

/// Removes what an operation that is taken back wrote into the histories of cards and records.
pub(crate) async fn forget_events(connection: &mut SqliteConnection, operation: i64) -> Result<()> {
    sqlx::query("DELETE FROM card_event WHERE operation_id = $1").bind(operation).execute(&mut *connection).await?;
    sqlx::query("DELETE FROM record_event WHERE operation_id = $1").bind(operation).execute(connection).await?;
    Ok(())
}
