//! All SQL of suspicious matches.

use sqlx::sqlite::SqliteConnection;

use crate::db::{BulkInsert, select_in};
use crate::error::Result;

/// A suspicion to write.
#[derive(Debug, Clone)]
pub(crate) struct NewSuspicion {
    pub(crate) uuid: uuid::Uuid,
    pub(crate) submission: i64,
    pub(crate) contact: i64,
    pub(crate) other: Option<i64>,
    /// Words of `MatchReason`, joined by commas.
    pub(crate) reasons: String,
    pub(crate) operation: i64,
}

const WRITE_SUSPICION: BulkInsert = BulkInsert {
    head: "INSERT INTO suspicion (uuid, submission_id, contact_id, other_contact_id, reasons, state, created_by) VALUES",
    columns: 7,
    tail: "",
};

/// Notes suspicions.
pub(crate) async fn add(connection: &mut SqliteConnection, suspicions: &[NewSuspicion]) -> Result<()> {
    WRITE_SUSPICION
        .run(connection, suspicions, |s, row| {
            row.put(s.uuid.as_bytes().to_vec())
                .put(s.submission)
                .put(s.contact)
                .put(s.other)
                .put(s.reasons.clone())
                .put("open")
                .put(s.operation);
        })
        .await
}

/// Pairs of contacts that are suggested as duplicates already, decided or not.
pub(crate) async fn pairs(connection: &mut SqliteConnection, contacts: &[i64]) -> Result<Vec<(i64, i64)>> {
    select_in(
        connection,
        "SELECT contact_id, other_contact_id FROM suspicion WHERE other_contact_id IS NOT NULL AND contact_id IN",
        "",
        contacts,
    )
    .await
}

/// Why submissions' matches should be checked: submission, stored words.
pub(crate) async fn reasons(connection: &mut SqliteConnection, submissions: &[i64]) -> Result<Vec<(i64, String)>> {
    select_in(connection, "SELECT submission_id, reasons FROM suspicion WHERE submission_id IN", "ORDER BY id", submissions).await
}

/// Opens again what a decision, now taken back, had closed.
pub(crate) async fn reopen(connection: &mut SqliteConnection, operation: i64) -> Result<()> {
    sqlx::query(
        "UPDATE suspicion SET state = 'open' \
         WHERE id IN (SELECT row_id FROM row_image WHERE operation_id = $1 AND table_name = 'suspicion')",
    )
    .bind(operation)
    .execute(connection)
    .await?;
    Ok(())
}
