//! Submissions of any bot: which ones are asked for, and what their rows show.

use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;

use crate::db::folding::{FOLDED, Match, pattern};
use crate::db::{packed, select_in};
use crate::error::Result;
use crate::filter::{Sql, Subject};
use crate::identity::fold;
use crate::ids::BotId;
use crate::submissions::types::{SubmissionSort, SubmissionStatus};

/// Which submissions are asked for.
#[derive(Debug, Default)]
pub(in crate::submissions) struct Shown {
    /// Of one bot, by row id.
    pub(in crate::submissions) bot: Option<i64>,
    pub(in crate::submissions) status: Option<SubmissionStatus>,
    pub(in crate::submissions) with_tests: bool,
    pub(in crate::submissions) unmatched_only: bool,
    /// Words that must all be found.
    pub(in crate::submissions) words: Vec<String>,
    /// A condition over `s` and `c`.
    pub(in crate::submissions) filter: Option<Sql>,
    pub(in crate::submissions) sort: SubmissionSort,
}

/// Row ids of the submissions that are asked for, in the order asked for.
pub(in crate::submissions) async fn matching(connection: &mut SqliteConnection, shown: &Shown) -> Result<Vec<i64>> {
    let mut sql = Sql::default();
    let from = if shown.filter.is_some() { Subject::Submission.from() } else { "submission s" };
    sql.push("SELECT CAST(group_concat(id) AS BLOB) FROM (SELECT s.id AS id FROM ").push(from).push(" WHERE true");
    if let Some(bot) = shown.bot {
        sql.push(" AND s.bot_id = ").bind(bot);
    }
    if let Some(status) = shown.status {
        sql.push(" AND s.status = ").bind(status.as_str());
    }
    if !shown.with_tests {
        sql.push(" AND s.is_test = 0");
    }
    if shown.unmatched_only {
        sql.push(" AND s.contact_id IS NULL");
    }
    for word in &shown.words {
        found(&mut sql, word);
    }
    if let Some(filter) = &shown.filter {
        sql.push(" AND ").push(&filter.text);
        sql.values.extend(filter.values.iter().cloned());
    }
    sql.push(match shown.sort {
        SubmissionSort::Newest => " ORDER BY s.own_at DESC, s.id DESC)",
        SubmissionSort::Oldest => " ORDER BY s.own_at, s.id)",
    });
    let arguments = sql.arguments()?;
    let found: Option<Vec<u8>> = sqlx::query_scalar_with(AssertSqlSafe(sql.text), arguments).fetch_one(connection).await?;
    packed::integers(&found.unwrap_or_default())
}

/// A word that stands in an answer, or in the contact's name or an e-mail.
fn found(sql: &mut Sql, word: &str) {
    let folded = fold(word);
    sql.push(" AND (s.contact_id IN (SELECT id FROM contact WHERE instr(sort_name, ").bind(folded.as_str()).push(") > 0");
    sql.push(" UNION SELECT contact_id FROM contact_email WHERE instr(key, ").bind(folded.as_str()).push(") > 0) OR (");
    // The whole text first, which costs little, unless JSON writes the word in another way than people.
    if !word.chars().any(|c| matches!(c, '"' | '\\') || c.is_control()) {
        sql.push("s.answers = ").bind(pattern(Match::Part, word)).push(" COLLATE ").push(FOLDED).push(" AND ");
    }
    sql.push("EXISTS (SELECT 1 FROM json_each(s.answers) w WHERE CAST(w.value AS TEXT) = ").bind(pattern(Match::Part, word));
    sql.push(" COLLATE ").push(FOLDED).push(")))");
}

/// Row id of a bot.
pub(in crate::submissions) async fn bot(connection: &mut SqliteConnection, id: BotId) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM intake_bot WHERE uuid = $1").bind(id.to_bytes()).fetch_optional(connection).await?)
}

/// A submission as a row of the list.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::submissions) struct RowSql {
    pub(in crate::submissions) id: i64,
    pub(in crate::submissions) uuid: Vec<u8>,
    pub(in crate::submissions) external_id: Option<String>,
    pub(in crate::submissions) bot_id: i64,
    pub(in crate::submissions) bot: Vec<u8>,
    pub(in crate::submissions) bot_name: String,
    pub(in crate::submissions) schema: String,
    pub(in crate::submissions) status: String,
    pub(in crate::submissions) is_test: bool,
    pub(in crate::submissions) started_at: Option<i64>,
    pub(in crate::submissions) completed_at: Option<i64>,
    pub(in crate::submissions) own_at: i64,
    pub(in crate::submissions) answers: String,
    pub(in crate::submissions) contact: Option<Vec<u8>>,
    pub(in crate::submissions) contact_name: Option<String>,
    pub(in crate::submissions) contact_in_bin: bool,
}

/// Rows by row id, in no order.
pub(in crate::submissions) async fn rows(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<RowSql>> {
    select_in(
        connection,
        "SELECT s.id, s.uuid, s.external_id, s.bot_id, b.uuid AS bot, b.name AS bot_name, b.schema, s.status, s.is_test, s.started_at, \
           s.completed_at, s.own_at, s.answers, c.uuid AS contact, \
           COALESCE(NULLIF(trim(c.first_name || ' ' || c.last_name), ''), c.primary_email, c.primary_phone, 'Unnamed') AS contact_name, \
           c.deleted_at IS NOT NULL AS contact_in_bin \
         FROM submission s JOIN intake_bot b ON b.id = s.bot_id LEFT JOIN contact c ON c.id = s.contact_id WHERE s.id IN",
        "",
        ids,
    )
    .await
}

/// The card that a submission made.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::submissions) struct CardSql {
    pub(in crate::submissions) submission_id: i64,
    pub(in crate::submissions) uuid: Vec<u8>,
    pub(in crate::submissions) title: String,
    pub(in crate::submissions) board: Vec<u8>,
    pub(in crate::submissions) board_name: String,
    pub(in crate::submissions) phase: Vec<u8>,
    pub(in crate::submissions) phase_name: String,
    pub(in crate::submissions) in_bin: bool,
    pub(in crate::submissions) rule_id: Option<i64>,
    /// The rule, where it is still there.
    pub(in crate::submissions) rule: Option<Vec<u8>>,
    pub(in crate::submissions) rule_name: Option<String>,
}

/// Cards that submissions made.
pub(in crate::submissions) async fn cards(connection: &mut SqliteConnection, submissions: &[i64]) -> Result<Vec<CardSql>> {
    select_in(
        connection,
        "SELECT k.submission_id, k.uuid, k.title, b.uuid AS board, b.name AS board_name, p.uuid AS phase, p.name AS phase_name, \
           k.deleted_at IS NOT NULL OR b.deleted_at IS NOT NULL AS in_bin, k.rule_id, r.uuid AS rule, r.name AS rule_name \
         FROM card k JOIN board b ON b.id = k.board_id JOIN phase p ON p.id = k.phase_id LEFT JOIN routing_rule r ON r.id = k.rule_id \
         WHERE k.submission_id IN",
        "",
        submissions,
    )
    .await
}

/// The record that a submission made.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::submissions) struct MadeSql {
    pub(in crate::submissions) submission_id: i64,
    pub(in crate::submissions) uuid: Vec<u8>,
    pub(in crate::submissions) record_type: Vec<u8>,
    pub(in crate::submissions) type_name: String,
    pub(in crate::submissions) title: String,
    pub(in crate::submissions) in_bin: bool,
}

/// Records that submissions made.
pub(in crate::submissions) async fn records(connection: &mut SqliteConnection, submissions: &[i64]) -> Result<Vec<MadeSql>> {
    select_in(
        connection,
        "SELECT r.submission_id, r.uuid, t.uuid AS record_type, t.name AS type_name, r.title, \
           r.deleted_at IS NOT NULL OR t.deleted_at IS NOT NULL AS in_bin \
         FROM record r JOIN record_type t ON t.id = r.record_type_id WHERE r.submission_id IN",
        "",
        submissions,
    )
    .await
}
