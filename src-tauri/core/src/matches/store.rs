//! All SQL of suspicious matches.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteConnection;

use crate::db::{BulkInsert, select_in};
use crate::error::Result;
use crate::ids::MatchId;
use crate::operations;

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
    head: Cow::Borrowed("INSERT INTO suspicion (uuid, submission_id, contact_id, other_contact_id, reasons, state, created_by) VALUES"),
    columns: 7,
    tail: Cow::Borrowed(""),
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

/// Opens again what a decision, now taken back, had closed, and gives back what it had moved.
pub(crate) async fn reopen(connection: &mut SqliteConnection, operation: i64) -> Result<()> {
    for (_, image) in operations::store::images(connection, operation, "suspicion", i64::MIN, i64::MAX).await? {
        save(connection, &serde_json::from_str(&image)?).await?;
    }
    Ok(())
}

/// Nobody has decided.
pub(crate) const OPEN: &str = "open";
/// A member said that it is right.
pub(crate) const ACCEPTED: &str = "accepted";
/// A member split the submission off.
pub(crate) const SPLIT: &str = "split";

/// A suspicion. Serialised, it is the before-image that undo restores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub(crate) struct SuspicionRecord {
    pub(crate) id: i64,
    pub(crate) submission_id: i64,
    pub(crate) contact_id: i64,
    pub(crate) other_contact_id: Option<i64>,
    pub(crate) state: String,
}

/// A suspicion by public id.
pub(crate) async fn by_uuid(connection: &mut SqliteConnection, id: MatchId) -> Result<Option<SuspicionRecord>> {
    Ok(sqlx::query_as("SELECT id, submission_id, contact_id, other_contact_id, state FROM suspicion WHERE uuid = $1")
        .bind(id.to_bytes())
        .fetch_optional(connection)
        .await?)
}

/// What is still to be decided about these submissions.
pub(crate) async fn open_of_submissions(connection: &mut SqliteConnection, submissions: &[i64]) -> Result<Vec<SuspicionRecord>> {
    select_in(
        connection,
        "SELECT id, submission_id, contact_id, other_contact_id, state FROM suspicion WHERE state = 'open' AND submission_id IN",
        "ORDER BY id",
        submissions,
    )
    .await
}

/// Writes what can change of a suspicion.
pub(crate) async fn save(connection: &mut SqliteConnection, suspicion: &SuspicionRecord) -> Result<()> {
    sqlx::query("UPDATE suspicion SET contact_id = $2, other_contact_id = $3, state = $4 WHERE id = $1")
        .bind(suspicion.id)
        .bind(suspicion.contact_id)
        .bind(suspicion.other_contact_id)
        .bind(&suspicion.state)
        .execute(connection)
        .await?;
    Ok(())
}

/// How many suspicions nobody has decided.
pub(crate) async fn open_count(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT count(*) FROM suspicion WHERE state = 'open'").fetch_one(connection).await?)
}

/// A suspicion with the names of those it is about.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct MatchSql {
    pub(crate) uuid: Vec<u8>,
    pub(crate) reasons: String,
    pub(crate) contact_uuid: Vec<u8>,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) email: Option<String>,
    pub(crate) phone: Option<String>,
    pub(crate) other_uuid: Option<Vec<u8>>,
    pub(crate) other_first_name: Option<String>,
    pub(crate) other_last_name: Option<String>,
    pub(crate) other_email: Option<String>,
    pub(crate) other_phone: Option<String>,
    pub(crate) submission_uuid: Vec<u8>,
    pub(crate) bot: String,
    pub(crate) given: String,
    pub(crate) own_at: i64,
}

/// Suspicions that nobody has decided, from a position on, newest first.
pub(crate) async fn open(connection: &mut SqliteConnection, offset: u32, limit: u32) -> Result<Vec<MatchSql>> {
    Ok(sqlx::query_as(
        "SELECT x.uuid, x.reasons, c.uuid AS contact_uuid, c.first_name, c.last_name, c.primary_email AS email, c.primary_phone AS phone, \
         o.uuid AS other_uuid, o.first_name AS other_first_name, o.last_name AS other_last_name, o.primary_email AS other_email, \
         o.primary_phone AS other_phone, s.uuid AS submission_uuid, b.name AS bot, s.given, s.own_at \
         FROM suspicion x JOIN contact c ON c.id = x.contact_id JOIN submission s ON s.id = x.submission_id \
         JOIN intake_bot b ON b.id = s.bot_id LEFT JOIN contact o ON o.id = x.other_contact_id \
         WHERE x.state = 'open' ORDER BY x.id DESC LIMIT $1 OFFSET $2",
    )
    .bind(limit)
    .bind(offset)
    .fetch_all(connection)
    .await?)
}
