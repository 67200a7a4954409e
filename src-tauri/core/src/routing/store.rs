//! All SQL of routing: this file rules and what they are asked about, `tested` what a test of them shows, `anew` submissions that
//! are there already.

pub(super) mod anew;
pub(super) mod tested;

use std::collections::HashMap;

use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;

use crate::db::{packed, select_in};
use crate::error::Result;
use crate::filter::{AnswerColumns, Sql, Subject};
use crate::ids::{BoardId, FlowAppId, PhaseId, RoutingRuleId};

/// A rule with the names of what it names.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct RuleSql {
    pub(super) id: i64,
    pub(super) uuid: Vec<u8>,
    pub(super) flow_app_id: i64,
    pub(super) flow_app: Vec<u8>,
    pub(super) name: String,
    pub(super) filter: String,
    pub(super) board_id: i64,
    pub(super) board: Vec<u8>,
    pub(super) board_name: String,
    pub(super) board_color: String,
    pub(super) board_deleted: bool,
    pub(super) phase_id: i64,
    pub(super) phase: Vec<u8>,
    pub(super) phase_name: String,
    pub(super) phase_deleted: bool,
    pub(super) phase_is_done: bool,
    pub(super) priority: Option<String>,
    pub(super) assignee_id: Option<i64>,
    pub(super) is_on: bool,
}

/// The rules of a flow app, or of all, in the order in which they are tried.
pub(super) async fn rules(connection: &mut SqliteConnection, flow_app: Option<i64>) -> Result<Vec<RuleSql>> {
    Ok(sqlx::query_as(
        "SELECT r.id, r.uuid, r.flow_app_id, f.uuid AS flow_app, r.name, r.filter, r.board_id, b.uuid AS board, \
           b.name AS board_name, b.color AS board_color, b.deleted_at IS NOT NULL AS board_deleted, r.phase_id, p.uuid AS phase, \
           p.name AS phase_name, p.deleted_at IS NOT NULL OR p.board_id <> r.board_id AS phase_deleted, p.is_done AS phase_is_done, \
           r.priority, r.assignee_id, r.is_on \
         FROM routing_rule r JOIN flow_app f ON f.id = r.flow_app_id JOIN board b ON b.id = r.board_id JOIN phase p ON p.id = r.phase_id \
         WHERE $1 IS NULL OR r.flow_app_id = $1 ORDER BY f.position, f.id, r.position, r.id",
    )
    .bind(flow_app)
    .fetch_all(connection)
    .await?)
}

/// Whether anything is set up that makes cards or records of submissions.
pub(super) async fn is_anything_set_up(connection: &mut SqliteConnection) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM routing_rule) \
         OR EXISTS (SELECT 1 FROM intake_bot WHERE default_board_id IS NOT NULL OR record_type_id IS NOT NULL)",
    )
    .fetch_one(connection)
    .await?)
}

/// A rule as members change it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct RuleRow {
    pub(super) id: i64,
    pub(super) uuid: Vec<u8>,
    pub(super) flow_app_id: i64,
    pub(super) name: String,
    pub(super) position: i64,
    pub(super) filter: String,
    pub(super) board_id: i64,
    pub(super) phase_id: i64,
    pub(super) priority: Option<String>,
    pub(super) assignee_id: Option<i64>,
    pub(super) is_on: bool,
}

/// A rule by public id.
pub(super) async fn find(connection: &mut SqliteConnection, id: RoutingRuleId) -> Result<Option<RuleRow>> {
    Ok(sqlx::query_as(
        "SELECT id, uuid, flow_app_id, name, position, filter, board_id, phase_id, priority, assignee_id, is_on FROM routing_rule WHERE uuid = $1",
    )
    .bind(id.to_bytes())
    .fetch_optional(connection)
    .await?)
}

/// The rules of a flow app, in the order in which they are tried.
pub(super) async fn of_flow_app(connection: &mut SqliteConnection, flow_app: i64) -> Result<Vec<RuleRow>> {
    Ok(sqlx::query_as(
        "SELECT id, uuid, flow_app_id, name, position, filter, board_id, phase_id, priority, assignee_id, is_on \
         FROM routing_rule WHERE flow_app_id = $1 ORDER BY position, id",
    )
    .bind(flow_app)
    .fetch_all(connection)
    .await?)
}

/// Writes a new rule and returns its row id.
pub(super) async fn add(connection: &mut SqliteConnection, rule: &RuleRow, operation: i64) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "INSERT INTO routing_rule (uuid, flow_app_id, name, position, filter, board_id, phase_id, priority, assignee_id, is_on, created_by, \
           changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11) RETURNING id",
    )
    .bind(&rule.uuid)
    .bind(rule.flow_app_id)
    .bind(&rule.name)
    .bind(rule.position)
    .bind(&rule.filter)
    .bind(rule.board_id)
    .bind(rule.phase_id)
    .bind(&rule.priority)
    .bind(rule.assignee_id)
    .bind(rule.is_on)
    .bind(operation)
    .fetch_one(connection)
    .await?)
}

/// Writes a changed rule.
pub(super) async fn save(connection: &mut SqliteConnection, rule: &RuleRow, operation: i64) -> Result<()> {
    sqlx::query(
        "UPDATE routing_rule SET name = $2, position = $3, filter = $4, board_id = $5, phase_id = $6, priority = $7, assignee_id = $8, \
         is_on = $9, changed_by = $10 WHERE id = $1",
    )
    .bind(rule.id)
    .bind(&rule.name)
    .bind(rule.position)
    .bind(&rule.filter)
    .bind(rule.board_id)
    .bind(rule.phase_id)
    .bind(&rule.priority)
    .bind(rule.assignee_id)
    .bind(rule.is_on)
    .bind(operation)
    .execute(connection)
    .await?;
    Ok(())
}

/// Row id of a flow app.
pub(super) async fn flow_app(connection: &mut SqliteConnection, id: FlowAppId) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM flow_app WHERE uuid = $1").bind(id.to_bytes()).fetch_optional(connection).await?)
}

/// Row id of a board that is there.
pub(super) async fn board(connection: &mut SqliteConnection, id: BoardId) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM board WHERE uuid = $1 AND deleted_at IS NULL")
        .bind(id.to_bytes())
        .fetch_optional(connection)
        .await?)
}

/// Row ids of a phase that is there, and of its board.
pub(super) async fn phase(connection: &mut SqliteConnection, id: PhaseId) -> Result<Option<(i64, i64)>> {
    Ok(sqlx::query_as("SELECT id, board_id FROM phase WHERE uuid = $1 AND deleted_at IS NULL")
        .bind(id.to_bytes())
        .fetch_optional(connection)
        .await?)
}

/// The first phase of a board.
pub(super) async fn first_phase(connection: &mut SqliteConnection, board: i64) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM phase WHERE board_id = $1 AND deleted_at IS NULL ORDER BY position, id LIMIT 1")
        .bind(board)
        .fetch_optional(connection)
        .await?)
}

/// What a bot is set to do with its submissions.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(super) struct BotSql {
    pub(super) id: i64,
    pub(super) flow_app_id: Option<i64>,
    /// The first phase of its default board, where both are there.
    pub(super) board_id: Option<i64>,
    pub(super) phase_id: Option<i64>,
    pub(super) phase_is_done: Option<bool>,
    /// The record type, where it is there.
    pub(super) record_type_id: Option<i64>,
    pub(super) record_mapping: String,
}

/// All bots.
pub(super) async fn bots(connection: &mut SqliteConnection) -> Result<Vec<BotSql>> {
    Ok(sqlx::query_as(
        "SELECT i.id, i.flow_app_id, p.board_id, p.id AS phase_id, p.is_done AS phase_is_done, t.id AS record_type_id, \
           i.record_mapping \
         FROM intake_bot i \
         LEFT JOIN phase p ON p.id = (SELECT f.id FROM phase f JOIN board b ON b.id = f.board_id AND b.deleted_at IS NULL \
           WHERE f.board_id = i.default_board_id AND f.deleted_at IS NULL ORDER BY f.position, f.id LIMIT 1) \
         LEFT JOIN record_type t ON t.id = i.record_type_id AND t.deleted_at IS NULL ORDER BY i.id",
    )
    .fetch_all(connection)
    .await?)
}

/// Fields of record types that are there: row id of the type and of the field, public id of the field.
pub(super) async fn record_fields(connection: &mut SqliteConnection) -> Result<Vec<(i64, i64, Vec<u8>)>> {
    Ok(sqlx::query_as("SELECT record_type_id, id, uuid FROM custom_field WHERE record_type_id IS NOT NULL AND deleted_at IS NULL")
        .fetch_all(connection)
        .await?)
}

/// Those of some submissions that have made a card, in the bin or not.
pub(crate) async fn with_card(connection: &mut SqliteConnection, submissions: &[i64]) -> Result<Vec<i64>> {
    let found: Vec<(i64,)> = select_in(connection, "SELECT submission_id FROM card WHERE submission_id IN", "", submissions).await?;
    Ok(found.into_iter().map(|(submission,)| submission).collect())
}

/// Those of some submissions that have made a record, in the bin or not.
pub(crate) async fn with_record(connection: &mut SqliteConnection, submissions: &[i64]) -> Result<Vec<i64>> {
    let found: Vec<(i64,)> = select_in(connection, "SELECT submission_id FROM record WHERE submission_id IN", "", submissions).await?;
    Ok(found.into_iter().map(|(submission,)| submission).collect())
}

/// Says which rule has sent a card where it is.
pub(super) async fn set_rule(connection: &mut SqliteConnection, card: i64, rule: Option<i64>) -> Result<()> {
    sqlx::query("UPDATE card SET rule_id = $2 WHERE id = $1").bind(card).bind(rule).execute(connection).await?;
    Ok(())
}

/// Bound values of one statement; SQLite allows 32,766.
const MOST_VALUES: usize = 20_000;
/// Answers that one statement reads as columns; SQLite allows 2,000 columns, and an answer is up to four of them.
const MOST_ANSWERS: usize = 400;

/// A condition over a row of submissions that has answers as columns.
#[derive(Debug)]
pub(super) struct RowCondition {
    pub(super) sql: Sql,
    pub(super) answers: AnswerColumns,
}

/// Which condition each of some submissions is the first to pass, by place; those that pass none are left out.
pub(super) async fn first_passed(
    connection: &mut SqliteConnection,
    submissions: &[i64],
    conditions: &[&RowCondition],
) -> Result<HashMap<i64, usize>> {
    let mut passed = HashMap::new();
    let mut from = 0;
    while from < conditions.len() {
        let left: Vec<i64> = submissions.iter().copied().filter(|id| !passed.contains_key(id)).collect();
        if left.is_empty() {
            break;
        }
        let mut answers = AnswerColumns::default();
        let mut places = Sql::default();
        let mut at = from;
        while let Some(condition) = conditions.get(at) {
            let is_full =
                places.values.len() + condition.sql.values.len() > MOST_VALUES || answers.len() + condition.answers.len() > MOST_ANSWERS;
            if is_full && at > from {
                break;
            }
            answers.extend(&condition.answers);
            places.push(" WHEN ").append(&condition.sql).push(" THEN ").bind(i64::try_from(at).unwrap_or(i64::MAX));
            at += 1;
        }
        let mut which = Sql::default();
        which.push("id IN (SELECT value FROM json_each(").bind(serde_json::to_string(&left)?).push("))");
        let mut sql = Sql::default();
        sql.push("WITH ").append(&answers.rows(&which)).push(", passed AS MATERIALIZED (SELECT s.id, CASE").append(&places);
        sql.push(" END AS place FROM s LEFT JOIN contact c ON c.id = s.contact_id)");
        sql.push(" SELECT CAST(group_concat(id || ',' || place) AS BLOB) FROM passed WHERE place IS NOT NULL");
        let arguments = sql.arguments()?;
        let pairs: Option<Vec<u8>> = sqlx::query_scalar_with(AssertSqlSafe(sql.text), arguments).fetch_one(&mut *connection).await?;
        let pairs = packed::integers(&pairs.unwrap_or_default())?;
        passed.extend(pairs.chunks_exact(2).filter_map(|pair| Some((*pair.first()?, usize::try_from(*pair.last()?).ok()?))));
        from = at;
    }
    Ok(passed)
}

/// Which of some conditions a submission passes, in their order.
pub(super) async fn passes(connection: &mut SqliteConnection, submission: i64, conditions: &[Sql]) -> Result<Vec<bool>> {
    let mut passed = Vec::with_capacity(conditions.len());
    for condition in conditions {
        let mut sql = Sql::default();
        sql.push("SELECT (")
            .append(condition)
            .push(") IS TRUE FROM ")
            .push(Subject::Submission.from())
            .push(" WHERE s.id = ")
            .bind(submission);
        let arguments = sql.arguments()?;
        let passes: Option<bool> = sqlx::query_scalar_with(AssertSqlSafe(sql.text), arguments).fetch_optional(&mut *connection).await?;
        passed.push(passes.unwrap_or(false));
    }
    Ok(passed)
}
