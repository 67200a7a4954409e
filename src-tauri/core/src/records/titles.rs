//! Titles follow the value of their field: they are written beside it for lists and search, and are no change of a record.

use sqlx::sqlite::SqliteConnection;

use super::record::Record;
use super::store;
use crate::error::Result;

/// Records that are written together.
const CHUNK: i64 = 2_000;

/// Writes the titles of all records of a type. Whether one is another now.
pub(super) async fn write_all(connection: &mut SqliteConnection, record_type: i64, title_field: i64) -> Result<bool> {
    let (mut last, mut any) = (i64::MIN, false);
    loop {
        let ids = store::after(connection, record_type, last, CHUNK).await?;
        let Some(&end) = ids.last() else { return Ok(any) };
        last = end;
        let records = store::load(connection, record_type, &ids).await?;
        any |= write(connection, records, title_field).await?;
    }
}

/// Writes the titles of some records, where they are others. Whether one is.
pub(super) async fn write(connection: &mut SqliteConnection, records: Vec<Record>, title_field: i64) -> Result<bool> {
    let mut titles = Vec::new();
    for mut record in records {
        let before = record.title.clone();
        record.retitle(title_field);
        if record.title != before {
            titles.push((record.id, record.title));
        }
    }
    store::write_titles(connection, &titles).await?;
    Ok(!titles.is_empty())
}
