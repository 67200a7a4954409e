//! All SQL of lists. Whole columns are read in joined chunks: see `db::packed`.

use sqlx::FromRow;
use sqlx::sqlite::SqliteConnection;

use super::search::{Builder, Index};
use super::types::SortField;
use crate::db::{packed, select_in};
use crate::error::{Error, Result};
use crate::ids::ContactId;

/// Contacts joined into one value. Bounds the size of that value, and how long one answer takes.
const CHUNK: i64 = 10_000;

/// A joined chunk and the last row id in it.
#[derive(FromRow)]
struct ChunkSql {
    last: Option<i64>,
    packed: Option<Vec<u8>>,
}

/// Row ids in the order of names, then ids.
///
/// The contacts that are not in the bin come from the index by name alone; those in the bin, which an index of their own
/// lists, are taken out afterwards. Asking the table for each would read all of it in the order of names.
pub(super) async fn by_name(connection: &mut SqliteConnection, in_bin: bool, descending: bool) -> Result<Vec<i64>> {
    const ALL: &str = "SELECT CAST(group_concat(id) AS BLOB) FROM (SELECT id FROM contact ORDER BY sort_name, id)";
    const ALL_DESCENDING: &str = "SELECT CAST(group_concat(id) AS BLOB) FROM (SELECT id FROM contact ORDER BY sort_name DESC, id)";
    const BIN: &str =
        "SELECT CAST(group_concat(id) AS BLOB) FROM (SELECT id FROM contact WHERE deleted_at IS NOT NULL ORDER BY +sort_name, id)";
    const BIN_DESCENDING: &str =
        "SELECT CAST(group_concat(id) AS BLOB) FROM (SELECT id FROM contact WHERE deleted_at IS NOT NULL ORDER BY +sort_name DESC, id)";
    let bin = joined_ids(connection, if descending { BIN_DESCENDING } else { BIN }).await?;
    if in_bin {
        return Ok(bin);
    }
    let mut ids = joined_ids(connection, if descending { ALL_DESCENDING } else { ALL }).await?;
    if !bin.is_empty() {
        let bin: std::collections::HashSet<i64> = bin.into_iter().collect();
        ids.retain(|id| !bin.contains(id));
    }
    Ok(ids)
}

async fn joined_ids(connection: &mut SqliteConnection, sql: &'static str) -> Result<Vec<i64>> {
    let joined: Option<Vec<u8>> = sqlx::query_scalar(sql).fetch_one(connection).await?;
    packed::integers(&joined.unwrap_or_default())
}

macro_rules! column {
    ($column:literal) => {
        concat!(
            "SELECT max(id) AS last, CAST(group_concat(id || CAST(x'FF' AS TEXT) || ",
            $column,
            ", CAST(x'FE' AS TEXT)) AS BLOB) AS packed FROM (SELECT * FROM contact WHERE id > $1 ORDER BY id LIMIT $2)"
        )
    };
}

/// Every contact's row id and value of a column, those in the bin included, in joined chunks.
pub(super) async fn column(connection: &mut SqliteConnection, field: SortField) -> Result<Vec<Vec<u8>>> {
    let sql = match field {
        SortField::Name => column!("sort_name"),
        SortField::FirstName => column!("first_name"),
        SortField::LastName => column!("last_name"),
        SortField::Email => column!("coalesce(primary_email, '')"),
        SortField::Phone => column!("coalesce(primary_phone, '')"),
        SortField::Source => column!("source"),
        SortField::CreatedAt => column!("created_at"),
        SortField::UpdatedAt => column!("updated_at"),
        SortField::LastActivityAt => column!("last_activity_at"),
        SortField::SubmissionCount => column!("submission_count"),
    };
    let mut chunks = Vec::new();
    let mut after = i64::MIN;
    while let Some((last, chunk)) = chunk(connection, sql, after).await? {
        after = last;
        chunks.push(chunk);
    }
    Ok(chunks)
}

/// Reads the text that searches look through. Folding it goes on beside the reading.
pub(super) async fn index(connection: &mut SqliteConnection) -> Result<Index> {
    const SQL: &str = "SELECT max(id) AS last, CAST(group_concat(\
        id || CAST(x'FF' AS TEXT) || first_name || CAST(x'FF' AS TEXT) || last_name || CAST(x'FF' AS TEXT) || \
        CASE WHEN email_count > 1 THEN (SELECT group_concat(address, CAST(x'FD' AS TEXT)) FROM contact_email WHERE contact_id = listed.id) \
        ELSE coalesce(primary_email, '') END || CAST(x'FF' AS TEXT) || \
        CASE WHEN phone_count > 1 THEN (SELECT group_concat(number, CAST(x'FD' AS TEXT)) FROM contact_phone WHERE contact_id = listed.id) \
        ELSE coalesce(primary_phone, '') END, CAST(x'FE' AS TEXT)) AS BLOB) AS packed \
        FROM (SELECT * FROM contact WHERE id > $1 ORDER BY id LIMIT $2) AS listed";
    let (sender, mut receiver) = tokio::sync::mpsc::channel::<Vec<u8>>(2);
    let building = tokio::task::spawn_blocking(move || {
        let mut builder = Builder::default();
        while let Some(chunk) = receiver.blocking_recv() {
            for record in packed::records(&chunk) {
                let [id, first, last, emails, phones] = record?;
                builder.begin(packed::integer(id)?);
                builder.name(packed::text(first)?, packed::text(last)?);
                for email in packed::items(emails) {
                    builder.email(packed::text(email)?);
                }
                for phone in packed::items(phones) {
                    builder.phone(packed::text(phone)?);
                }
            }
        }
        Ok(builder.finish())
    });
    let mut after = i64::MIN;
    while let Some((last, chunk)) = chunk(connection, SQL, after).await? {
        after = last;
        if sender.send(chunk).await.is_err() {
            break;
        }
    }
    drop(sender);
    building.await.map_err(Error::internal)?
}

async fn chunk(connection: &mut SqliteConnection, sql: &'static str, after: i64) -> Result<Option<(i64, Vec<u8>)>> {
    let chunk: ChunkSql = sqlx::query_as(sql).bind(after).bind(CHUNK).fetch_one(connection).await?;
    Ok(chunk.last.zip(chunk.packed))
}

/// Row ids by public id; unknown ones are left out.
pub(super) async fn row_ids(connection: &mut SqliteConnection, ids: &[ContactId]) -> Result<Vec<(Vec<u8>, i64)>> {
    let uuids: Vec<Vec<u8>> = ids.iter().map(|id| id.to_bytes()).collect();
    select_in(connection, "SELECT uuid, id FROM contact WHERE uuid IN", "", &uuids).await
}

/// The public id of a row.
pub(super) async fn public_id(connection: &mut SqliteConnection, row: i64) -> Result<Option<ContactId>> {
    let uuid: Option<Vec<u8>> = sqlx::query_scalar("SELECT uuid FROM contact WHERE id = $1").bind(row).fetch_optional(connection).await?;
    uuid.map(|bytes| ContactId::from_bytes(&bytes)).transpose()
}
