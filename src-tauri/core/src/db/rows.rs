//! Whole rows as JSON, of any table whose key is `id`: what a change keeps of them, and how they are put back. SQLite makes
//! and reads the JSON, so that every value comes back as it was; bytes are written in hex.

use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;

use super::{execute_in, select_in};
use crate::error::Result;

/// A table's columns, and which of them hold bytes.
async fn columns(connection: &mut SqliteConnection, table: &'static str) -> Result<Vec<(String, bool)>> {
    Ok(sqlx::query_as("SELECT name, type = 'BLOB' FROM pragma_table_info($1)").bind(table).fetch_all(connection).await?)
}

/// Rows as JSON objects, by row id.
pub(crate) async fn read(connection: &mut SqliteConnection, table: &'static str, ids: &[i64]) -> Result<Vec<(i64, String)>> {
    // A call has only so many arguments, so an object is put together from several.
    const PAIRS: usize = 40;
    let columns = columns(connection, table).await?;
    let pair = |(name, is_bytes): &(String, bool)| if *is_bytes { format!("'{name}', hex({name})") } else { format!("'{name}', {name}") };
    let mut object = String::from("'{}'");
    for chunk in columns.chunks(PAIRS) {
        let pairs = chunk.iter().map(pair).collect::<Vec<_>>().join(", ");
        let inserts = chunk.iter().map(|(name, is_bytes)| {
            let value = if *is_bytes { format!("hex({name})") } else { name.clone() };
            format!("'$.{name}', {value}")
        });
        object = match object.as_str() {
            "'{}'" => format!("json_object({pairs})"),
            so_far => format!("json_insert({so_far}, {})", inserts.collect::<Vec<_>>().join(", ")),
        };
    }
    select_in(connection, &format!("SELECT id, {object} FROM {table} WHERE id IN"), "", ids).await
}

/// Puts rows back as they were: those that are gone, too. Columns that the image does not know stay.
pub(crate) async fn restore(connection: &mut SqliteConnection, table: &'static str, images: &[serde_json::Value]) -> Result<()> {
    let columns = columns(connection, table).await?;
    for image in images {
        let known: Vec<&(String, bool)> = columns.iter().filter(|(name, _)| image.get(name).is_some()).collect();
        let value = |(name, is_bytes): &(String, bool)| {
            let value = format!("json_extract($1, '$.{name}')");
            if *is_bytes { format!("unhex({value})") } else { value }
        };
        let names: Vec<&str> = known.iter().map(|(name, _)| name.as_str()).collect();
        let values: Vec<String> = known.iter().map(|column| value(column)).collect();
        let updates: Vec<String> = names.iter().filter(|name| **name != "id").map(|name| format!("{name} = excluded.{name}")).collect();
        let sql = format!(
            "INSERT INTO {table} ({}) SELECT {} WHERE true ON CONFLICT (id) DO UPDATE SET {}",
            names.join(", "),
            values.join(", "),
            updates.join(", ")
        );
        sqlx::query(AssertSqlSafe(sql)).bind(image.to_string()).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Removes rows.
pub(crate) async fn remove(connection: &mut SqliteConnection, table: &'static str, ids: &[i64]) -> Result<()> {
    execute_in(connection, &format!("DELETE FROM {table} WHERE id IN"), ids).await
}

/// Those of some rows that are there, and that an operation or one before it has made.
pub(crate) async fn made_until(connection: &mut SqliteConnection, table: &'static str, ids: &[i64], operation: i64) -> Result<Vec<i64>> {
    let found: Vec<(i64, i64)> = select_in(connection, &format!("SELECT id, created_by FROM {table} WHERE id IN"), "", ids).await?;
    Ok(found.into_iter().filter(|(_, by)| *by <= operation).map(|(id, _)| id).collect())
}

/// Those of some rows that an operation was the last to change.
pub(crate) async fn changed_by(connection: &mut SqliteConnection, table: &'static str, ids: &[i64], operation: i64) -> Result<Vec<i64>> {
    let found: Vec<(i64, Option<i64>)> = select_in(connection, &format!("SELECT id, changed_by FROM {table} WHERE id IN"), "", ids).await?;
    Ok(found.into_iter().filter(|(_, by)| *by == Some(operation)).map(|(id, _)| id).collect())
}
