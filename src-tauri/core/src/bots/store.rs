//! All SQL of bots as members see and set them; what imports write of them is in `submissions::store`.

use sqlx::sqlite::SqliteConnection;

use crate::error::Result;
use crate::ids::{BoardId, BotId, FlowAppId, RecordTypeId};

/// A bot with the names of what it is set to.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct BotSql {
    pub(super) id: i64,
    pub(super) uuid: Vec<u8>,
    pub(super) name: String,
    pub(super) external_id: Option<String>,
    pub(super) description: String,
    pub(super) schema: String,
    pub(super) record_mapping: String,
    pub(super) flow_app: Option<Vec<u8>>,
    pub(super) flow_app_name: Option<String>,
    pub(super) board: Option<Vec<u8>>,
    pub(super) board_name: Option<String>,
    pub(super) board_color: Option<String>,
    pub(super) board_deleted: bool,
    pub(super) record_type: Option<Vec<u8>>,
    pub(super) record_type_name: Option<String>,
    pub(super) record_type_deleted: bool,
}

macro_rules! select_bot {
    ($tail:literal) => {
        concat!(
            "SELECT b.id, b.uuid, b.name, b.external_id, b.description, b.schema, b.record_mapping, f.uuid AS flow_app, f.name AS flow_app_name, \
               d.uuid AS board, d.name AS board_name, d.color AS board_color, d.deleted_at IS NOT NULL AS board_deleted, \
               t.uuid AS record_type, t.name AS record_type_name, t.deleted_at IS NOT NULL AS record_type_deleted \
             FROM intake_bot b LEFT JOIN flow_app f ON f.id = b.flow_app_id LEFT JOIN board d ON d.id = b.default_board_id \
             LEFT JOIN record_type t ON t.id = b.record_type_id ",
            $tail
        )
    };
}

/// All bots, by name.
pub(super) async fn all(connection: &mut SqliteConnection) -> Result<Vec<BotSql>> {
    Ok(sqlx::query_as(select_bot!("ORDER BY b.key, b.id")).fetch_all(connection).await?)
}

/// A bot by public id.
pub(super) async fn find(connection: &mut SqliteConnection, id: BotId) -> Result<Option<BotSql>> {
    Ok(sqlx::query_as(select_bot!("WHERE b.uuid = $1")).bind(id.to_bytes()).fetch_optional(connection).await?)
}

/// A bot's submissions by what they are.
#[derive(Debug, Clone, Copy, Default, sqlx::FromRow)]
pub(super) struct CountsSql {
    pub(super) bot_id: i64,
    pub(super) total: i64,
    pub(super) completed: i64,
    pub(super) incomplete: i64,
    pub(super) tests: i64,
    pub(super) unmatched: i64,
    pub(super) first_at: Option<i64>,
    pub(super) last_at: Option<i64>,
}

macro_rules! select_counts {
    ($tail:literal) => {
        concat!(
            "SELECT bot_id, count(*) AS total, count(*) FILTER (WHERE status = 'completed' AND is_test = 0) AS completed, \
               count(*) FILTER (WHERE status = 'incomplete' AND is_test = 0) AS incomplete, count(*) FILTER (WHERE is_test = 1) AS tests, \
               count(*) FILTER (WHERE contact_id IS NULL AND is_test = 0) AS unmatched, min(own_at) AS first_at, max(own_at) AS last_at \
             FROM submission ",
            $tail
        )
    };
}

/// Counts of all bots that have submissions.
pub(super) async fn counts(connection: &mut SqliteConnection) -> Result<Vec<CountsSql>> {
    Ok(sqlx::query_as(select_counts!("GROUP BY bot_id")).fetch_all(connection).await?)
}

/// Counts of one bot.
pub(super) async fn counts_of(connection: &mut SqliteConnection, bot: i64) -> Result<CountsSql> {
    let found: Option<CountsSql> =
        sqlx::query_as(select_counts!("WHERE bot_id = $1 GROUP BY bot_id")).bind(bot).fetch_optional(connection).await?;
    Ok(found.unwrap_or_default())
}

/// Milliseconds in which submissions are counted together; every zone's days begin at a multiple of it.
pub(super) const QUARTER: i64 = 900_000;

/// Submissions of a quarter of an hour: quarters since the epoch, completed, incomplete, tests.
pub(super) type QuarterSql = (i64, i64, i64, i64);

/// A bot's submissions by quarters of an hour, ascending.
pub(super) async fn quarters(connection: &mut SqliteConnection, bot: i64) -> Result<Vec<QuarterSql>> {
    Ok(sqlx::query_as(
        "SELECT own_at / $2 AS quarter, count(*) FILTER (WHERE status = 'completed' AND is_test = 0), \
           count(*) FILTER (WHERE status = 'incomplete' AND is_test = 0), count(*) FILTER (WHERE is_test = 1) \
         FROM submission WHERE bot_id = $1 GROUP BY quarter ORDER BY quarter",
    )
    .bind(bot)
    .bind(QUARTER)
    .fetch_all(connection)
    .await?)
}

/// What came in under one name of an answer.
#[derive(Debug, Clone, Default, sqlx::FromRow)]
pub(super) struct AnsweredSql {
    pub(super) name: String,
    /// Submissions with an answer.
    pub(super) answered: i64,
    /// Those of them in which it is a list, a number, yes or no, a day.
    pub(super) lists: i64,
    pub(super) numbers: i64,
    pub(super) booleans: i64,
    pub(super) days: i64,
}

/// What a bot's latest submissions were answered with, tests aside, the most frequent name first.
pub(super) async fn answered(connection: &mut SqliteConnection, bot: i64, latest: i64) -> Result<Vec<AnsweredSql>> {
    Ok(sqlx::query_as(
        "SELECT w.key AS name, count(*) AS answered, count(*) FILTER (WHERE w.type = 'array') AS lists, \
           count(*) FILTER (WHERE w.type IN ('integer', 'real') OR (w.type = 'text' AND trim(w.value) GLOB '[-+0-9]*' \
             AND substr(trim(w.value), 2) NOT GLOB '*[^0-9.]*' AND trim(w.value) GLOB '*[0-9]')) AS numbers, \
           count(*) FILTER (WHERE w.type IN ('true', 'false') OR (w.type = 'text' AND lower(trim(w.value)) IN ('yes', 'no', 'true', 'false'))) \
             AS booleans, \
           count(*) FILTER (WHERE w.type = 'text' AND w.value GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]*') AS days \
         FROM (SELECT answers FROM submission WHERE bot_id = $1 AND is_test = 0 ORDER BY own_at DESC LIMIT $2) s, json_each(s.answers) w \
         WHERE w.type <> 'null' AND w.value NOT IN ('', '[]') GROUP BY w.key ORDER BY answered DESC, min(w.id)",
    )
    .bind(bot)
    .bind(latest)
    .fetch_all(connection)
    .await?)
}

/// Names that bots had before members renamed them: row id of the bot, name; the latest first.
pub(crate) async fn former_names(connection: &mut SqliteConnection) -> Result<Vec<(i64, String)>> {
    Ok(sqlx::query_as(
        "SELECT r.row_id, json_extract(r.before, '$.before.name') FROM operation o \
         JOIN row_image r ON r.operation_id = o.id AND r.table_name = 'intake_bot' \
         WHERE o.kind = 'bot.update' AND o.undone_at IS NULL ORDER BY o.id DESC",
    )
    .fetch_all(connection)
    .await?)
}

/// The latest mapping that was saved for a bot of any of these names, as JSON: mapping, when.
pub(super) async fn mapping(connection: &mut SqliteConnection, names: &[String]) -> Result<Option<(String, i64)>> {
    Ok(sqlx::query_as(
        "SELECT mapping, saved_at FROM saved_mapping WHERE bot IN (SELECT value FROM json_each($1)) ORDER BY saved_at DESC LIMIT 1",
    )
    .bind(serde_json::to_string(names)?)
    .fetch_optional(connection)
    .await?)
}

/// What a member can set of a bot.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct SettingsSql {
    pub(super) id: i64,
    pub(super) key: String,
    pub(super) name: String,
    pub(super) flow_app_id: Option<i64>,
    pub(super) default_board_id: Option<i64>,
    pub(super) record_type_id: Option<i64>,
    pub(super) record_mapping: String,
}

/// A bot's settings by public id.
pub(super) async fn settings(connection: &mut SqliteConnection, id: BotId) -> Result<Option<SettingsSql>> {
    Ok(sqlx::query_as(
        "SELECT id, key, name, flow_app_id, default_board_id, record_type_id, record_mapping FROM intake_bot WHERE uuid = $1",
    )
    .bind(id.to_bytes())
    .fetch_optional(connection)
    .await?)
}

/// The bot that has a folded name.
pub(super) async fn by_key(connection: &mut SqliteConnection, key: &str) -> Result<Option<(i64, String)>> {
    Ok(sqlx::query_as("SELECT id, name FROM intake_bot WHERE key = $1").bind(key).fetch_optional(connection).await?)
}

/// Writes a bot's settings.
pub(super) async fn set(connection: &mut SqliteConnection, bot: &SettingsSql, operation: i64) -> Result<()> {
    sqlx::query(
        "UPDATE intake_bot SET key = $2, name = $3, flow_app_id = $4, default_board_id = $5, record_type_id = $6, record_mapping = $7, \
         changed_by = $8 WHERE id = $1",
    )
    .bind(bot.id)
    .bind(&bot.key)
    .bind(&bot.name)
    .bind(bot.flow_app_id)
    .bind(bot.default_board_id)
    .bind(bot.record_type_id)
    .bind(&bot.record_mapping)
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

/// Row id of a record type that is there.
pub(super) async fn record_type(connection: &mut SqliteConnection, id: RecordTypeId) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM record_type WHERE uuid = $1 AND deleted_at IS NULL")
        .bind(id.to_bytes())
        .fetch_optional(connection)
        .await?)
}

/// The fields of a record type that are there, in their order: public id, key, label.
pub(super) async fn fields(connection: &mut SqliteConnection, record_type: i64) -> Result<Vec<(Vec<u8>, String, String)>> {
    Ok(sqlx::query_as("SELECT uuid, key, label FROM custom_field WHERE record_type_id = $1 AND deleted_at IS NULL ORDER BY position, id")
        .bind(record_type)
        .fetch_all(connection)
        .await?)
}
