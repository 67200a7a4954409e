//! All SQL of filters.

pub(crate) mod answer_columns;
mod answers;
pub(crate) mod compile;
pub(crate) mod sql;
pub(super) mod suggestions;
mod values;
pub(super) mod world;

use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;

use crate::db::packed;
use crate::error::Result;
use sql::Sql;

/// The contacts that pass a condition, those in the bin too.
pub(super) async fn passing(connection: &mut SqliteConnection, condition: &Sql) -> Result<Vec<i64>> {
    let statement = format!("SELECT CAST(group_concat(c.id) AS BLOB) FROM contact c WHERE {}", condition.text);
    let packed: Option<Vec<u8>> = sqlx::query_scalar_with(AssertSqlSafe(statement), condition.arguments()?).fetch_one(connection).await?;
    packed::integers(&packed.unwrap_or_default())
}

/// How many contacts pass a condition and are in the bin, or are not.
pub(super) async fn count(connection: &mut SqliteConnection, condition: &Sql, in_bin: bool) -> Result<i64> {
    let bin = if in_bin { "IS NOT NULL" } else { "IS NULL" };
    let statement = format!("SELECT count(*) FROM contact c WHERE c.deleted_at {bin} AND {}", condition.text);
    Ok(sqlx::query_scalar_with(AssertSqlSafe(statement), condition.arguments()?).fetch_one(connection).await?)
}

/// The greatest row id of a contact.
pub(super) async fn last_contact(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT coalesce(max(id), 0) FROM contact").fetch_one(connection).await?)
}
