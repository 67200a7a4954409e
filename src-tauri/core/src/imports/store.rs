//! All SQL of imports: the runs, their rows, saved mappings; `made` has the cards and records that they made.

pub(super) mod made;

use std::borrow::Cow;

use sqlx::sqlite::SqliteConnection;

use super::engine::Outcome;
use super::types::{ContactOutcome, ImportState, RowFilter, RowOutcome};
use crate::db::BulkInsert;
use crate::error::{Error, Result};
use crate::ids::ImportId;

/// A run as the store holds it.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct ImportSql {
    pub(crate) id: i64,
    pub(crate) uuid: Vec<u8>,
    pub(crate) operation_id: i64,
    pub(crate) state: String,
    pub(crate) files: String,
    pub(crate) report: String,
    pub(crate) done_through: i64,
    pub(crate) at: i64,
    pub(crate) member: String,
}

macro_rules! select_import {
    ($tail:literal) => {
        concat!(
            "SELECT i.id, i.uuid, i.operation_id, i.state, i.files, i.report, i.done_through, o.at, m.name AS member \
             FROM import i JOIN operation o ON o.id = i.operation_id JOIN member m ON m.id = o.member_id ",
            $tail
        )
    };
}

pub(crate) async fn add(connection: &mut SqliteConnection, uuid: ImportId, operation: i64, files: &str, report: &str) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "INSERT INTO import (uuid, operation_id, state, files, report, done_through) VALUES ($1, $2, 'applying', $3, $4, 0) RETURNING id",
    )
    .bind(uuid.to_bytes())
    .bind(operation)
    .bind(files)
    .bind(report)
    .fetch_one(connection)
    .await?)
}

pub(crate) async fn find(connection: &mut SqliteConnection, id: ImportId) -> Result<Option<ImportSql>> {
    Ok(sqlx::query_as(select_import!("WHERE i.uuid = $1")).bind(id.to_bytes()).fetch_optional(connection).await?)
}

pub(crate) async fn all(connection: &mut SqliteConnection) -> Result<Vec<ImportSql>> {
    Ok(sqlx::query_as(select_import!("ORDER BY i.id DESC")).fetch_all(connection).await?)
}

/// Runs that were stopped half-way, the newest first.
pub(crate) async fn unfinished(connection: &mut SqliteConnection) -> Result<Vec<ImportSql>> {
    Ok(sqlx::query_as(select_import!("WHERE i.state = 'applying' ORDER BY i.id DESC")).fetch_all(connection).await?)
}

pub(crate) async fn set_progress(connection: &mut SqliteConnection, id: i64, done_through: i64) -> Result<()> {
    sqlx::query("UPDATE import SET done_through = $2 WHERE id = $1").bind(id).bind(done_through).execute(connection).await?;
    Ok(())
}

pub(crate) async fn set_state(connection: &mut SqliteConnection, id: i64, state: ImportState, report: &str) -> Result<()> {
    sqlx::query("UPDATE import SET state = $2, report = $3 WHERE id = $1")
        .bind(id)
        .bind(state.as_str())
        .bind(report)
        .execute(connection)
        .await?;
    Ok(())
}

const WRITE_ROW: BulkInsert = BulkInsert {
    head: Cow::Borrowed(
        "INSERT INTO import_row (import_id, rank, seq, file, number, outcome, contact_outcome, contact_id, submission_id, checked, reason, raw) VALUES",
    ),
    columns: 12,
    tail: Cow::Borrowed(""),
};

/// Notes what became of rows.
pub(crate) async fn add_rows(connection: &mut SqliteConnection, import: i64, outcomes: &[Outcome]) -> Result<()> {
    WRITE_ROW
        .run(connection, outcomes, |o, row| {
            row.put(import)
                .put(o.rank)
                .put(o.seq)
                .put(o.file)
                .put(o.number)
                .put(o.outcome.as_str())
                .put(o.contact_outcome.as_str())
                .put(o.contact)
                .put(o.submission)
                .put(o.checked)
                .put(o.reason.clone())
                .put(o.raw.clone());
        })
        .await
}

/// Rows of the same fate.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct Tally {
    pub(crate) outcome: String,
    pub(crate) contact_outcome: String,
    pub(crate) is_submission: bool,
    pub(crate) rows: i64,
    pub(crate) checked: i64,
}

/// How many rows had which fate.
pub(crate) async fn tally(connection: &mut SqliteConnection, import: i64) -> Result<Vec<Tally>> {
    Ok(sqlx::query_as(
        "SELECT outcome, contact_outcome, submission_id IS NOT NULL AS is_submission, count(*) AS rows, sum(checked) AS checked \
         FROM import_row WHERE import_id = $1 GROUP BY outcome, contact_outcome, submission_id IS NOT NULL",
    )
    .bind(import)
    .fetch_all(connection)
    .await?)
}

/// Contacts that existed before the run: how many got a submission of it, and of how many a value changed.
pub(crate) async fn existing_contacts(connection: &mut SqliteConnection, import: i64, operation: i64) -> Result<(i64, i64)> {
    Ok(sqlx::query_as(
        "SELECT (SELECT count(DISTINCT r.contact_id) FROM import_row r JOIN contact c ON c.id = r.contact_id \
                 WHERE r.import_id = $1 AND r.contact_outcome = 'matched' AND r.outcome IN ('created', 'updated') AND c.created_by <> $2), \
                (SELECT count(DISTINCT a.contact_id) FROM activity a JOIN contact c ON c.id = a.contact_id \
                 WHERE a.operation_id = $2 AND a.kind = 'contact.updated' AND c.created_by <> $2)",
    )
    .bind(import)
    .bind(operation)
    .fetch_one(connection)
    .await?)
}

/// A row of a run with the name of its contact.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct RowSql {
    pub(crate) seq: i64,
    pub(crate) file: i64,
    pub(crate) number: i64,
    pub(crate) outcome: String,
    pub(crate) contact_outcome: String,
    pub(crate) contact_id: Option<i64>,
    pub(crate) submission_id: Option<i64>,
    pub(crate) reason: Option<String>,
}

macro_rules! row_filter {
    () => {
        "import_id = $1 AND ($2 = 'all' OR ($2 = 'new_contact' AND contact_outcome = 'created') OR ($2 = 'matched_contact' AND contact_outcome = \
         'matched' AND outcome <> 'unchanged') OR ($2 = 'unchanged' AND outcome = 'unchanged') OR ($2 = 'unmatched' AND contact_outcome = \
         'unmatched') OR ($2 = 'rejected' AND outcome = 'rejected') OR ($2 = 'check' AND checked = 1))"
    };
}

/// Rows behind a filter, in file order, from a position on.
pub(crate) async fn rows(
    connection: &mut SqliteConnection,
    import: i64,
    filter: RowFilter,
    offset: u32,
    limit: u32,
) -> Result<Vec<RowSql>> {
    Ok(sqlx::query_as(concat!(
        "SELECT seq, file, number, outcome, contact_outcome, contact_id, submission_id, reason FROM import_row WHERE ",
        row_filter!(),
        " ORDER BY seq LIMIT $3 OFFSET $4"
    ))
    .bind(import)
    .bind(filter.as_str())
    .bind(limit)
    .bind(offset)
    .fetch_all(connection)
    .await?)
}

/// How many rows are behind a filter.
pub(crate) async fn row_count(connection: &mut SqliteConnection, import: i64, filter: RowFilter) -> Result<i64> {
    Ok(sqlx::query_scalar(concat!("SELECT count(*) FROM import_row WHERE ", row_filter!()))
        .bind(import)
        .bind(filter.as_str())
        .fetch_one(connection)
        .await?)
}

/// Refused rows from a place on: place, file, reason, the row as it stood.
pub(crate) async fn rejected(
    connection: &mut SqliteConnection,
    import: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<(i64, i64, String, String)>> {
    Ok(sqlx::query_as(
        "SELECT seq, file, COALESCE(reason, ''), COALESCE(raw, '') FROM import_row \
         WHERE import_id = $1 AND outcome = 'rejected' AND seq > $2 ORDER BY seq LIMIT $3",
    )
    .bind(import)
    .bind(after)
    .bind(limit)
    .fetch_all(connection)
    .await?)
}

/// Details of the run's changes to a contact, in the order in which they were made.
pub(crate) async fn changes(
    connection: &mut SqliteConnection,
    operation: i64,
    contact: i64,
    submission: Option<i64>,
) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT detail FROM activity WHERE operation_id = $1 AND contact_id = $2 AND kind = 'contact.updated' \
         AND ($3 IS NULL OR submission_id = $3) ORDER BY id",
    )
    .bind(operation)
    .bind(contact)
    .bind(submission)
    .fetch_all(connection)
    .await?)
}

/// Contacts that an operation made, changed or gave a submission.
pub(crate) async fn contacts_touched(connection: &mut SqliteConnection, operation: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT id FROM contact WHERE created_by = $1 OR changed_by = $1 \
         UNION SELECT row_id FROM row_image WHERE operation_id = $1 AND table_name = 'contact' \
         UNION SELECT contact_id FROM submission WHERE created_by = $1 AND contact_id IS NOT NULL",
    )
    .bind(operation)
    .fetch_all(connection)
    .await?)
}

/// Removes the submissions that an operation made and nobody has changed since; how many.
pub(crate) async fn remove_submissions(connection: &mut SqliteConnection, operation: i64) -> Result<i64> {
    let done = sqlx::query("DELETE FROM submission WHERE created_by = $1 AND changed_by = $1").bind(operation).execute(connection).await?;
    Ok(i64::try_from(done.rows_affected()).unwrap_or(i64::MAX))
}

/// Removes what an undone operation leaves behind: entries, suspicions, bots, flow apps and tags that nothing uses, images.
pub(crate) async fn sweep(connection: &mut SqliteConnection, operation: i64) -> Result<()> {
    for statement in [
        "DELETE FROM activity WHERE operation_id = $1",
        "DELETE FROM suspicion WHERE created_by = $1",
        // What a member has set up since stays, though nothing came in.
        "DELETE FROM intake_bot WHERE created_by = $1 AND changed_by IS NULL \
         AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.bot_id = intake_bot.id)",
        "DELETE FROM flow_app WHERE created_by = $1 AND changed_by IS NULL \
         AND NOT EXISTS (SELECT 1 FROM intake_bot b WHERE b.flow_app_id = flow_app.id) \
         AND NOT EXISTS (SELECT 1 FROM board b WHERE b.flow_app_id = flow_app.id) \
         AND NOT EXISTS (SELECT 1 FROM record_type t WHERE t.flow_app_id = flow_app.id) \
         AND NOT EXISTS (SELECT 1 FROM routing_rule r WHERE r.flow_app_id = flow_app.id)",
        "DELETE FROM row_image WHERE operation_id = $1",
    ] {
        sqlx::query(statement).bind(operation).execute(&mut *connection).await?;
    }
    Ok(())
}

/// How columns of the same headers were mapped last time, and the bot they went to.
pub(crate) async fn saved_mapping(connection: &mut SqliteConnection, signature: &str) -> Result<Option<(String, String)>> {
    Ok(sqlx::query_as("SELECT mapping, bot FROM saved_mapping WHERE signature = $1").bind(signature).fetch_optional(connection).await?)
}

/// Remembers how columns were mapped.
pub(crate) async fn save_mapping(connection: &mut SqliteConnection, signature: &str, mapping: &str, bot: &str, at: i64) -> Result<()> {
    sqlx::query(
        "INSERT INTO saved_mapping (signature, mapping, bot, saved_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping, bot = excluded.bot, saved_at = excluded.saved_at",
    )
    .bind(signature)
    .bind(mapping)
    .bind(bot)
    .bind(at)
    .execute(connection)
    .await?;
    Ok(())
}

macro_rules! stored_words {
    ($type:ident, $($variant:ident => $word:literal),+) => {
        impl $type {
            /// The stored word.
            pub(crate) const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// Reads the stored word; the table's CHECK allows no other.
            pub(crate) fn from_stored(word: &str) -> Result<Self> {
                match word {
                    $($word => Ok(Self::$variant),)+
                    other => Err(Error::Damaged { what: format!("“{other}” where an import's state should be") }),
                }
            }
        }
    };
}

stored_words!(RowOutcome, Created => "created", Updated => "updated", Unchanged => "unchanged", Rejected => "rejected");
stored_words!(ContactOutcome, Created => "created", Matched => "matched", Unmatched => "unmatched", None => "none");
stored_words!(ImportState, Applying => "applying", Applied => "applied", Undone => "undone");

impl RowFilter {
    const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::NewContact => "new_contact",
            Self::MatchedContact => "matched_contact",
            Self::Unchanged => "unchanged",
            Self::Unmatched => "unmatched",
            Self::Rejected => "rejected",
            Self::Check => "check",
        }
    }
}
