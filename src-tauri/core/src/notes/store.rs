//! All SQL of notes.

use sqlx::sqlite::SqliteConnection;

use super::record::NoteRecord;
use crate::db::select_in;
use crate::error::{Error, Result};
use crate::ids::NoteId;

/// Notes by row id, in no particular order.
pub(crate) async fn load(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<NoteRecord>> {
    select_in(
        connection,
        "SELECT id, uuid, contact_id, author_id, text, created_at, edited_at, editor_id, pinned_at, deleted_at, versions, created_by, \
         changed_by FROM note WHERE id IN",
        "",
        ids,
    )
    .await
}

/// A note by its public id, in the bin or not.
pub(crate) async fn find(connection: &mut SqliteConnection, id: NoteId) -> Result<NoteRecord> {
    let row: Option<i64> =
        sqlx::query_scalar("SELECT id FROM note WHERE uuid = $1").bind(id.to_bytes()).fetch_optional(&mut *connection).await?;
    let found = load(connection, row.as_slice()).await?.pop();
    found.ok_or_else(|| Error::NotFound { what: "note", id: id.to_string() })
}

/// A contact's notes, in the bin or not: the pinned first, then the newest.
pub(crate) async fn page(
    connection: &mut SqliteConnection,
    contact: i64,
    in_bin: bool,
    offset: u32,
    limit: u32,
) -> Result<Vec<NoteRecord>> {
    Ok(sqlx::query_as(
        "SELECT id, uuid, contact_id, author_id, text, created_at, edited_at, editor_id, pinned_at, deleted_at, versions, created_by, \
         changed_by FROM note WHERE contact_id = $1 AND (deleted_at IS NOT NULL) = $2 \
         ORDER BY pinned_at IS NULL, pinned_at DESC, created_at DESC, id DESC LIMIT $3 OFFSET $4",
    )
    .bind(contact)
    .bind(in_bin)
    .bind(i64::from(limit))
    .bind(i64::from(offset))
    .fetch_all(connection)
    .await?)
}

/// How many notes a contact has, outside the bin and in it.
pub(crate) async fn counts(connection: &mut SqliteConnection, contact: i64) -> Result<(i64, i64)> {
    Ok(sqlx::query_as("SELECT count(*) FILTER (WHERE deleted_at IS NULL), count(deleted_at) FROM note WHERE contact_id = $1")
        .bind(contact)
        .fetch_one(connection)
        .await?)
}

/// The row id of the next note.
pub(crate) async fn next_id(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT COALESCE(max(id), 0) + 1 FROM note").fetch_one(connection).await?)
}

/// Writes a new or changed note. The only statement that writes a note's values.
pub(crate) async fn save(connection: &mut SqliteConnection, note: &NoteRecord) -> Result<()> {
    sqlx::query(
        "INSERT INTO note (id, uuid, contact_id, author_id, text, created_at, edited_at, editor_id, pinned_at, deleted_at, versions, \
         created_by, changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
         ON CONFLICT (id) DO UPDATE SET text = excluded.text, edited_at = excluded.edited_at, editor_id = excluded.editor_id, \
         pinned_at = excluded.pinned_at, deleted_at = excluded.deleted_at, versions = excluded.versions, changed_by = excluded.changed_by",
    )
    .bind(note.id)
    .bind(note.uuid.as_bytes().to_vec())
    .bind(note.contact_id)
    .bind(note.author_id)
    .bind(&note.text)
    .bind(note.created_at)
    .bind(note.edited_at)
    .bind(note.editor_id)
    .bind(note.pinned_at)
    .bind(note.deleted_at)
    .bind(note.versions)
    .bind(note.created_by)
    .bind(note.changed_by)
    .execute(connection)
    .await?;
    Ok(())
}

/// Keeps the present text of a note as its next earlier one.
pub(crate) async fn keep_text(connection: &mut SqliteConnection, note: &NoteRecord) -> Result<()> {
    let (written_at, member) = note.written();
    sqlx::query("INSERT INTO note_version (note_id, number, text, written_at, member_id) VALUES ($1, $2, $3, $4, $5)")
        .bind(note.id)
        .bind(note.versions + 1)
        .bind(&note.text)
        .bind(written_at)
        .bind(member)
        .execute(connection)
        .await?;
    Ok(())
}

/// Forgets earlier texts that a note does not count.
pub(crate) async fn drop_texts(connection: &mut SqliteConnection, note: &NoteRecord) -> Result<()> {
    sqlx::query("DELETE FROM note_version WHERE note_id = $1 AND number > $2")
        .bind(note.id)
        .bind(note.versions)
        .execute(connection)
        .await?;
    Ok(())
}

/// An earlier text.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct VersionSql {
    pub(crate) note_id: i64,
    pub(crate) number: i64,
    pub(crate) text: String,
    pub(crate) written_at: i64,
    pub(crate) member_id: i64,
}

/// Earlier texts of notes, of each the first one first.
pub(crate) async fn versions(connection: &mut SqliteConnection, notes: &[i64]) -> Result<Vec<VersionSql>> {
    select_in(
        connection,
        "SELECT note_id, number, text, written_at, member_id FROM note_version WHERE note_id IN",
        "ORDER BY note_id, number",
        notes,
    )
    .await
}

/// Row ids of notes that an operation made.
pub(crate) async fn created_by(connection: &mut SqliteConnection, operation: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM note WHERE created_by = $1").bind(operation).fetch_all(connection).await?)
}

/// Removes the notes that an operation made.
pub(crate) async fn remove_created_by(connection: &mut SqliteConnection, operation: i64) -> Result<()> {
    sqlx::query("DELETE FROM note WHERE created_by = $1").bind(operation).execute(connection).await?;
    Ok(())
}

/// When a note of each of the contacts was last written, of those that have one outside the bin.
pub(crate) async fn last_written(connection: &mut SqliteConnection, contacts: &[i64]) -> Result<Vec<(i64, i64)>> {
    select_in(
        connection,
        "SELECT contact_id, max(COALESCE(edited_at, created_at)) FROM note WHERE deleted_at IS NULL AND contact_id IN",
        "GROUP BY contact_id",
        contacts,
    )
    .await
}

/// Texts of notes outside the bin, by contact: of these contacts, or of all that have any.
pub(crate) async fn texts(connection: &mut SqliteConnection, contacts: Option<&[i64]>) -> Result<Vec<(i64, String)>> {
    match contacts {
        Some(contacts) => {
            select_in(
                connection,
                "SELECT contact_id, text FROM note WHERE deleted_at IS NULL AND contact_id IN",
                "ORDER BY contact_id, id",
                contacts,
            )
            .await
        }
        None => Ok(sqlx::query_as("SELECT contact_id, text FROM note WHERE deleted_at IS NULL ORDER BY contact_id, id")
            .fetch_all(connection)
            .await?),
    }
}
