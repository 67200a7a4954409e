//! Columns of `contact` and `record` that the core adds and drops at run time: one for each custom field, named by the field's id and
//! never by anything that somebody typed. They are of type `ANY`, SQLite's word in a `STRICT` table for a column that
//! keeps each value as it is, so that a field can change its type without a new column.

use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;

use crate::error::Result;

/// The column of a field.
pub(crate) fn name(field: i64) -> String {
    format!("f{field}")
}

/// Adds the column of a field to a table: no row is touched.
pub(crate) async fn add(connection: &mut SqliteConnection, table: &'static str, field: i64) -> Result<()> {
    sqlx::query(AssertSqlSafe(format!("ALTER TABLE {table} ADD COLUMN {} ANY", name(field)))).execute(connection).await?;
    Ok(())
}

/// Drops the column of a field with all its values: every row is written anew.
pub(crate) async fn drop(connection: &mut SqliteConnection, table: &'static str, field: i64) -> Result<()> {
    sqlx::query(AssertSqlSafe(format!("ALTER TABLE {table} DROP COLUMN {}", name(field)))).execute(connection).await?;
    Ok(())
}
