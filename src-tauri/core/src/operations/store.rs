//! All SQL of operations and their before-images.

use sqlx::sqlite::SqliteConnection;

use crate::db::BulkInsert;
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

/// Marks an operation as taken back.
pub(crate) async fn mark_undone(connection: &mut SqliteConnection, id: i64, at: i64) -> Result<()> {
    sqlx::query("UPDATE operation SET undone_at = $2 WHERE id = $1").bind(id).bind(at).execute(connection).await?;
    Ok(())
}

const WRITE_IMAGE: BulkInsert = BulkInsert {
    head: "INSERT INTO row_image (operation_id, table_name, row_id, before) VALUES",
    columns: 4,
    tail: "ON CONFLICT (operation_id, table_name, row_id) DO NOTHING",
};

/// Keeps rows as they were; a row's first image of an operation is the one that counts.
pub(crate) async fn keep_images(
    connection: &mut SqliteConnection,
    operation: i64,
    table: &'static str,
    images: &[(i64, String)],
) -> Result<()> {
    WRITE_IMAGE
        .run(connection, images, |(row_id, before), row| {
            row.put(operation).put(table).put(*row_id).put(before.clone());
        })
        .await
}

/// The images of an operation for one table, by ascending row id, from `after` on.
pub(crate) async fn images(
    connection: &mut SqliteConnection,
    operation: i64,
    table: &str,
    after: i64,
    limit: i64,
) -> Result<Vec<(i64, String)>> {
    Ok(sqlx::query_as(
        "SELECT row_id, before FROM row_image WHERE operation_id = $1 AND table_name = $2 AND row_id > $3 ORDER BY row_id LIMIT $4",
    )
    .bind(operation)
    .bind(table)
    .bind(after)
    .bind(limit)
    .fetch_all(connection)
    .await?)
}

/// The images of an operation for some rows of a table; `rows` ascend.
pub(crate) async fn images_of(connection: &mut SqliteConnection, operation: i64, table: &str, rows: &[i64]) -> Result<Vec<(i64, String)>> {
    let mut found = Vec::new();
    let (Some(&first), Some(&last)) = (rows.first(), rows.last()) else { return Ok(found) };
    let mut after = first - 1;
    loop {
        let page = images(connection, operation, table, after, 2_000).await?;
        let Some(&(id, _)) = page.last() else { break };
        after = id;
        let past = id >= last;
        found.extend(page.into_iter().filter(|(id, _)| rows.binary_search(id).is_ok()));
        if past {
            break;
        }
    }
    Ok(found)
}
