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
