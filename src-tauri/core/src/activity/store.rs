//! All SQL of the timeline.

use sqlx::sqlite::SqliteConnection;

use crate::db::BulkInsert;
use crate::error::Result;

/// An entry to write.
#[derive(Debug, Clone)]
pub(crate) struct NewActivity {
    pub(crate) contact: i64,
    pub(crate) kind: &'static str,
    pub(crate) at: i64,
    pub(crate) operation: i64,
    pub(crate) submission: Option<i64>,
    pub(crate) detail: String,
}

const WRITE_ACTIVITY: BulkInsert = BulkInsert {
    head: "INSERT INTO activity (contact_id, kind, at, operation_id, submission_id, detail) VALUES",
    columns: 6,
    tail: "",
};

/// Appends entries.
pub(crate) async fn add(connection: &mut SqliteConnection, entries: &[NewActivity]) -> Result<()> {
    WRITE_ACTIVITY
        .run(connection, entries, |a, row| {
            row.put(a.contact).put(a.kind).put(a.at).put(a.operation).put(a.submission).put(a.detail.clone());
        })
        .await
}

/// Removes the entries of an operation that is taken back.
pub(crate) async fn remove_of(connection: &mut SqliteConnection, operation: i64) -> Result<()> {
    sqlx::query("DELETE FROM activity WHERE operation_id = $1").bind(operation).execute(connection).await?;
    Ok(())
}
