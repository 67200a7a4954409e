//! What a test of rules shows beside them.

use sqlx::sqlite::SqliteConnection;

use crate::error::Result;
use crate::ids::BotId;

/// A bot whose rules are tested.
#[derive(Debug)]
pub(in crate::routing) struct TestedBotSql {
    pub(in crate::routing) id: i64,
    pub(in crate::routing) uuid: Vec<u8>,
    pub(in crate::routing) name: String,
    pub(in crate::routing) flow_app_id: Option<i64>,
    pub(in crate::routing) flow_app: Option<Vec<u8>>,
    pub(in crate::routing) flow_app_name: Option<String>,
    /// Name of its default board, where that was deleted.
    pub(in crate::routing) deleted_board_name: Option<String>,
    /// The first phase of its default board, where both are there.
    pub(in crate::routing) destination: Option<DestinationSql>,
}

/// A phase and its board.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::routing) struct DestinationSql {
    pub(in crate::routing) board: Vec<u8>,
    pub(in crate::routing) board_name: String,
    pub(in crate::routing) board_color: String,
    pub(in crate::routing) phase: Vec<u8>,
    pub(in crate::routing) phase_name: String,
}

/// A bot by row id.
pub(in crate::routing) async fn tested_bot(connection: &mut SqliteConnection, id: i64) -> Result<TestedBotSql> {
    type Columns = (Vec<u8>, String, Option<i64>, Option<Vec<u8>>, Option<String>, Option<String>);
    let (uuid, name, flow_app_id, flow_app, flow_app_name, deleted_board_name): Columns = sqlx::query_as(
        "SELECT i.uuid, i.name, f.id, f.uuid, f.name, b.name FROM intake_bot i LEFT JOIN flow_app f ON f.id = i.flow_app_id \
         LEFT JOIN board b ON b.id = i.default_board_id AND b.deleted_at IS NOT NULL WHERE i.id = $1",
    )
    .bind(id)
    .fetch_one(&mut *connection)
    .await?;
    let destination = sqlx::query_as(
        "SELECT b.uuid AS board, b.name AS board_name, b.color AS board_color, p.uuid AS phase, p.name AS phase_name \
         FROM intake_bot i JOIN board b ON b.id = i.default_board_id AND b.deleted_at IS NULL \
         JOIN phase p ON p.board_id = b.id AND p.deleted_at IS NULL WHERE i.id = $1 ORDER BY p.position, p.id LIMIT 1",
    )
    .bind(id)
    .fetch_optional(connection)
    .await?;
    Ok(TestedBotSql { id, uuid, name, flow_app_id, flow_app, flow_app_name, deleted_board_name, destination })
}

/// Row id of a bot.
pub(in crate::routing) async fn bot(connection: &mut SqliteConnection, id: BotId) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM intake_bot WHERE uuid = $1").bind(id.to_bytes()).fetch_optional(connection).await?)
}

/// A bot's questions, as JSON.
pub(in crate::routing) async fn schema(connection: &mut SqliteConnection, bot: i64) -> Result<String> {
    Ok(sqlx::query_scalar("SELECT schema FROM intake_bot WHERE id = $1").bind(bot).fetch_one(connection).await?)
}

/// The card that a submission has made, by names.
#[derive(Debug, sqlx::FromRow)]
pub(in crate::routing) struct CardSql {
    pub(in crate::routing) title: String,
    pub(in crate::routing) board: String,
    pub(in crate::routing) phase: String,
    pub(in crate::routing) in_bin: bool,
}

/// The card that a submission has made.
pub(in crate::routing) async fn card_of(connection: &mut SqliteConnection, submission: i64) -> Result<Option<CardSql>> {
    Ok(sqlx::query_as(
        "SELECT k.title, b.name AS board, p.name AS phase, k.deleted_at IS NOT NULL AS in_bin \
         FROM card k JOIN board b ON b.id = k.board_id JOIN phase p ON p.id = k.phase_id WHERE k.submission_id = $1",
    )
    .bind(submission)
    .fetch_optional(connection)
    .await?)
}
