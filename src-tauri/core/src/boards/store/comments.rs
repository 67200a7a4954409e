//! What members say about cards.

use sqlx::sqlite::SqliteConnection;

use crate::boards::record::CommentRecord;
use crate::error::{Error, Result};
use crate::ids::CommentId;

macro_rules! select_comment {
    ($tail:literal) => {
        concat!("SELECT id, uuid, card_id, author_id, text, created_at, edited_at, deleted_at FROM comment ", $tail)
    };
}

/// Comments on a card but those that were deleted, oldest first.
pub(crate) async fn of_card(connection: &mut SqliteConnection, card: i64) -> Result<Vec<CommentRecord>> {
    Ok(sqlx::query_as(select_comment!("WHERE card_id = $1 AND deleted_at IS NULL ORDER BY created_at, id"))
        .bind(card)
        .fetch_all(connection)
        .await?)
}

/// A comment that was not deleted.
pub(crate) async fn find(connection: &mut SqliteConnection, id: CommentId) -> Result<CommentRecord> {
    let row: Option<CommentRecord> =
        sqlx::query_as(select_comment!("WHERE uuid = $1 AND deleted_at IS NULL")).bind(id.to_bytes()).fetch_optional(connection).await?;
    row.ok_or_else(|| Error::NotFound { what: "comment", id: id.to_string() })
}

/// Writes a new comment and returns its row id.
pub(crate) async fn add(connection: &mut SqliteConnection, comment: &CommentRecord, operation: i64) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "INSERT INTO comment (uuid, card_id, author_id, text, created_at, created_by, changed_by) VALUES ($1, $2, $3, $4, $5, $6, $6) \
         RETURNING id",
    )
    .bind(comment.uuid.as_bytes().to_vec())
    .bind(comment.card_id)
    .bind(comment.author_id)
    .bind(&comment.text)
    .bind(comment.created_at)
    .bind(operation)
    .fetch_one(connection)
    .await?)
}

/// Writes a changed comment.
pub(crate) async fn save(connection: &mut SqliteConnection, comment: &CommentRecord, operation: i64) -> Result<()> {
    sqlx::query("UPDATE comment SET text = $2, edited_at = $3, deleted_at = $4, changed_by = $5 WHERE id = $1")
        .bind(comment.id)
        .bind(&comment.text)
        .bind(comment.edited_at)
        .bind(comment.deleted_at)
        .bind(operation)
        .execute(connection)
        .await?;
    Ok(())
}
