//! The SQL of rows and profiles: reading only.

use sqlx::FromRow;
use sqlx::sqlite::SqliteConnection;

use crate::db::{columns, packed, select_in};
use crate::error::Result;
use crate::fields::value::{Storage, Value};
use crate::ids::ContactId;

/// What a row of the list shows.
#[derive(FromRow)]
pub(super) struct RowSql {
    pub(super) id: i64,
    pub(super) uuid: Vec<u8>,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) primary_email: Option<String>,
    pub(super) email_count: i64,
    pub(super) primary_phone: Option<String>,
    pub(super) phone_count: i64,
    pub(super) source: String,
    pub(super) submission_count: i64,
    pub(super) created_at: i64,
    pub(super) updated_at: i64,
    pub(super) last_activity_at: i64,
}

/// What a profile shows beside the row.
#[derive(FromRow)]
pub(super) struct RestSql {
    pub(super) id: i64,
    pub(super) deleted_at: Option<i64>,
    pub(super) submission_total: i64,
    pub(super) note_total: i64,
    pub(super) record_total: i64,
    pub(super) card_total: i64,
}

/// Rows by row id, in no particular order; unknown ids are left out.
pub(super) async fn rows(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<RowSql>> {
    select_in(
        connection,
        "SELECT id, uuid, first_name, last_name, primary_email, email_count, primary_phone, phone_count, source, submission_count, \
         created_at, updated_at, last_activity_at FROM contact WHERE id IN",
        "",
        ids,
    )
    .await
}

/// What contacts have in the columns of some fields, in the order of `fields`.
pub(super) async fn values(
    connection: &mut SqliteConnection,
    fields: &[(i64, Storage)],
    ids: &[i64],
) -> Result<Vec<(i64, Vec<Option<Value>>)>> {
    let of_fields = fields.iter().map(|(field, _)| format!("coalesce({}, '')", columns::name(*field)));
    let wanted: Vec<String> = std::iter::once("id".to_owned()).chain(of_fields).collect();
    let sql = packed::select_joined_columns(&wanted, "contact WHERE id IN");
    let chunks: Vec<(Option<Vec<u8>>,)> = select_in(connection, &sql, "", ids).await?;
    let mut found = Vec::with_capacity(ids.len());
    for row in chunks.iter().flat_map(|(chunk,)| packed::rows(chunk.as_deref().unwrap_or_default())) {
        let ([id], rest) = packed::split(row)?;
        let columns = fields.iter().zip(packed::columns(rest, fields.len()));
        let values = columns.map(|((_, storage), column)| Value::from_packed(*storage, column?)).collect::<Result<_>>()?;
        found.push((packed::integer(id)?, values));
    }
    Ok(found)
}

/// A contact by its public id, in the bin or not.
pub(super) async fn rest(connection: &mut SqliteConnection, contact: ContactId) -> Result<Option<RestSql>> {
    Ok(sqlx::query_as(
        "SELECT id, deleted_at, (SELECT count(*) FROM submission WHERE contact_id = contact.id) AS submission_total, \
         (SELECT count(*) FROM note WHERE contact_id = contact.id AND deleted_at IS NULL) AS note_total, \
         (SELECT count(*) FROM record_link l JOIN record r ON r.id = l.record_id JOIN record_type t ON t.id = r.record_type_id \
          WHERE l.contact_id = contact.id AND l.unlinked_at IS NULL AND r.deleted_at IS NULL AND t.deleted_at IS NULL) AS record_total, \
         (SELECT count(*) FROM card k JOIN board b ON b.id = k.board_id \
          WHERE k.contact_id = contact.id AND k.deleted_at IS NULL AND b.deleted_at IS NULL) AS card_total \
         FROM contact WHERE uuid = $1",
    )
    .bind(contact.to_bytes())
    .fetch_optional(connection)
    .await?)
}

/// Addresses of a contact, the primary first.
pub(super) async fn emails(connection: &mut SqliteConnection, contact: i64) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar("SELECT address FROM contact_email WHERE contact_id = $1 ORDER BY position")
        .bind(contact)
        .fetch_all(connection)
        .await?)
}

/// Numbers of a contact, the primary first.
pub(super) async fn phones(connection: &mut SqliteConnection, contact: i64) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar("SELECT number FROM contact_phone WHERE contact_id = $1 ORDER BY position")
        .bind(contact)
        .fetch_all(connection)
        .await?)
}
