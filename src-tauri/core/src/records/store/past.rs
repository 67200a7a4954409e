//! What undo and imports ask of what is there already.

use sqlx::sqlite::SqliteConnection;

use crate::db::select_in;
use crate::error::Result;

/// Whether links or relations of some records are the doing of other operations than one.
pub(crate) async fn others_hang_on(connection: &mut SqliteConnection, records: &[i64], operation: i64) -> Result<bool> {
    let head = format!(
        "SELECT record FROM (SELECT record_id AS record, created_by, changed_by FROM record_link \
           UNION ALL SELECT record_id, created_by, changed_by FROM record_relation \
           UNION ALL SELECT other_id, created_by, changed_by FROM record_relation) \
         WHERE (created_by <> {operation} OR changed_by <> {operation}) AND record IN"
    );
    let found: Vec<(i64,)> = select_in(connection, &head, "LIMIT 1", records).await?;
    Ok(!found.is_empty())
}

/// Roles that some links have, while they have not ended.
pub(crate) async fn roles_of_links(connection: &mut SqliteConnection, links: &[i64]) -> Result<Vec<i64>> {
    let found: Vec<(i64,)> = select_in(
        connection,
        "SELECT DISTINCT role_id FROM record_link WHERE role_id IS NOT NULL AND unlinked_at IS NULL AND id IN",
        "",
        links,
    )
    .await?;
    Ok(found.into_iter().map(|(role,)| role).collect())
}

/// Whether one of some links that have not ended has a role that is deleted.
pub(crate) async fn any_role_deleted(connection: &mut SqliteConnection, links: &[i64]) -> Result<bool> {
    let found: Vec<(i64,)> = select_in(
        connection,
        "SELECT l.id FROM record_link l JOIN record_role o ON o.id = l.role_id \
         WHERE l.unlinked_at IS NULL AND o.deleted_at IS NOT NULL AND l.id IN",
        "LIMIT 1",
        links,
    )
    .await?;
    Ok(!found.is_empty())
}

/// A record with more contacts in a role than a limit.
pub(crate) async fn overfull(connection: &mut SqliteConnection, role: i64, limit: i64) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT record_id FROM record_link WHERE role_id = $1 AND unlinked_at IS NULL GROUP BY record_id HAVING count(*) > $2 LIMIT 1",
    )
    .bind(role)
    .bind(limit)
    .fetch_optional(connection)
    .await?)
}

/// Whether a type has records, in the bin or not.
pub(crate) async fn has_records(connection: &mut SqliteConnection, record_type: i64) -> Result<bool> {
    Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM record WHERE record_type_id = $1)").bind(record_type).fetch_one(connection).await?)
}

/// Deletes a field that only an operation has touched, and parts it from its type. Whether it did.
pub(crate) async fn disown_field(connection: &mut SqliteConnection, field: i64, operation: i64, now: i64) -> Result<bool> {
    let done = sqlx::query(
        "UPDATE custom_field SET deleted_at = $3, record_type_id = NULL WHERE id = $1 AND changed_by = $2 AND deleted_at IS NULL",
    )
    .bind(field)
    .bind(operation)
    .bind(now)
    .execute(connection)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Records of a type that are in the bin.
pub(crate) async fn in_bin(connection: &mut SqliteConnection, record_type: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM record WHERE record_type_id = $1 AND deleted_at IS NOT NULL")
        .bind(record_type)
        .fetch_all(connection)
        .await?)
}

/// What records of a type claim of values that must differ: row id of the field, folded value, row id of the record.
pub(crate) async fn claims(connection: &mut SqliteConnection, record_type: i64) -> Result<Vec<(i64, String, i64)>> {
    Ok(sqlx::query_as(
        "SELECT u.field_id, u.key, u.record_id FROM record_unique_value u JOIN custom_field f ON f.id = u.field_id WHERE f.record_type_id = $1",
    )
    .bind(record_type)
    .fetch_all(connection)
    .await?)
}
