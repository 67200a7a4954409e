//! All SQL of boards: this file boards and phases, `cards` cards as they are written, `events` their history, `comments` what is
//! said about them, `windows` which of them a board shows, `summaries` what is shown of them, `samples` what a sample's are made of, `undo` what an
//! undo asks.

pub(crate) mod cards;
pub(super) mod comments;
pub(super) mod events;
pub(super) mod samples;
pub(super) mod summaries;
pub(super) mod undo;
pub(super) mod windows;

use sqlx::sqlite::SqliteConnection;

pub(crate) use cards::{add, last_ranks, max_card_id};

use super::record::{BoardRecord, PhaseRecord};
use crate::db::select_in;
use crate::error::{Error, Result};
use crate::ids::{BoardId, FlowAppId, PhaseId};

macro_rules! select_board {
    ($tail:literal) => {
        concat!("SELECT id, uuid, flow_app_id, name, description, color, position, created_at, deleted_at FROM board ", $tail)
    };
}

macro_rules! select_phase {
    ($tail:literal) => {
        concat!("SELECT id, uuid, board_id, name, color, position, soft_limit, is_done, deleted_at FROM phase ", $tail)
    };
}

/// Boards that are there, in the order of the navigation.
pub(super) async fn boards(connection: &mut SqliteConnection) -> Result<Vec<BoardRecord>> {
    Ok(sqlx::query_as(select_board!("WHERE key IS NOT NULL ORDER BY position, id")).fetch_all(connection).await?)
}

/// A board that is there.
pub(crate) async fn board(connection: &mut SqliteConnection, id: BoardId) -> Result<BoardRecord> {
    let row: Option<BoardRecord> =
        sqlx::query_as(select_board!("WHERE uuid = $1 AND key IS NOT NULL")).bind(id.to_bytes()).fetch_optional(connection).await?;
    row.ok_or_else(|| Error::NotFound { what: "board", id: id.to_string() })
}

/// A board by row id, deleted or not.
pub(super) async fn board_row(connection: &mut SqliteConnection, id: i64) -> Result<BoardRecord> {
    Ok(sqlx::query_as(select_board!("WHERE id = $1")).bind(id).fetch_one(connection).await?)
}

/// Phases of boards that are there, in their order.
pub(super) async fn phases(connection: &mut SqliteConnection, boards: &[i64]) -> Result<Vec<PhaseRecord>> {
    select_in(
        connection,
        "SELECT id, uuid, board_id, name, color, position, soft_limit, is_done, deleted_at FROM phase WHERE deleted_at IS NULL AND board_id IN",
        "ORDER BY board_id, position, id",
        boards,
    )
    .await
}

/// A phase that is there, of a board that is.
pub(crate) async fn phase(connection: &mut SqliteConnection, id: PhaseId) -> Result<PhaseRecord> {
    let row: Option<PhaseRecord> = sqlx::query_as(select_phase!(
        "WHERE uuid = $1 AND deleted_at IS NULL AND board_id IN (SELECT id FROM board WHERE key IS NOT NULL)"
    ))
    .bind(id.to_bytes())
    .fetch_optional(connection)
    .await?;
    row.ok_or_else(|| Error::NotFound { what: "phase", id: id.to_string() })
}

/// Phases by row id, deleted or not.
pub(super) async fn phase_rows(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<PhaseRecord>> {
    select_in(
        connection,
        "SELECT id, uuid, board_id, name, color, position, soft_limit, is_done, deleted_at FROM phase WHERE id IN",
        "",
        ids,
    )
    .await
}

/// Writes a new board behind all others and returns its row id.
pub(super) async fn add_board(connection: &mut SqliteConnection, key: &str, board: &BoardRecord, operation: i64) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "INSERT INTO board (uuid, flow_app_id, key, name, description, color, position, created_at, created_by, changed_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) RETURNING id",
    )
    .bind(board.uuid.as_bytes().to_vec())
    .bind(board.flow_app_id)
    .bind(key)
    .bind(&board.name)
    .bind(&board.description)
    .bind(&board.color)
    .bind(board.position)
    .bind(board.created_at)
    .bind(operation)
    .fetch_one(connection)
    .await?)
}

/// Writes a changed board; `key` is nothing for one that is deleted.
pub(super) async fn save_board(connection: &mut SqliteConnection, key: Option<&str>, board: &BoardRecord, operation: i64) -> Result<()> {
    sqlx::query(
        "UPDATE board SET flow_app_id = $2, key = $3, name = $4, description = $5, color = $6, position = $7, deleted_at = $8, \
         changed_by = $9 WHERE id = $1",
    )
    .bind(board.id)
    .bind(board.flow_app_id)
    .bind(key)
    .bind(&board.name)
    .bind(&board.description)
    .bind(&board.color)
    .bind(board.position)
    .bind(board.deleted_at)
    .bind(operation)
    .execute(connection)
    .await?;
    Ok(())
}

/// Writes a new phase and returns its row id.
pub(super) async fn add_phase(connection: &mut SqliteConnection, phase: &PhaseRecord, operation: i64) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "INSERT INTO phase (uuid, board_id, name, color, position, soft_limit, is_done, created_by, changed_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) RETURNING id",
    )
    .bind(phase.uuid.as_bytes().to_vec())
    .bind(phase.board_id)
    .bind(&phase.name)
    .bind(&phase.color)
    .bind(phase.position)
    .bind(phase.soft_limit)
    .bind(phase.is_done)
    .bind(operation)
    .fetch_one(connection)
    .await?)
}

/// Writes a changed phase.
pub(super) async fn save_phase(connection: &mut SqliteConnection, phase: &PhaseRecord, operation: i64) -> Result<()> {
    sqlx::query(
        "UPDATE phase SET name = $2, color = $3, position = $4, soft_limit = $5, is_done = $6, deleted_at = $7, changed_by = $8 WHERE id = $1",
    )
    .bind(phase.id)
    .bind(&phase.name)
    .bind(&phase.color)
    .bind(phase.position)
    .bind(phase.soft_limit)
    .bind(phase.is_done)
    .bind(phase.deleted_at)
    .bind(operation)
    .execute(connection)
    .await?;
    Ok(())
}

/// Public ids and names of flow apps, by row id.
pub(super) async fn flow_apps(connection: &mut SqliteConnection) -> Result<Vec<(i64, Vec<u8>, String)>> {
    Ok(sqlx::query_as("SELECT id, uuid, name FROM flow_app").fetch_all(connection).await?)
}

/// The row id of a flow app.
pub(super) async fn flow_app(connection: &mut SqliteConnection, id: FlowAppId) -> Result<i64> {
    let row: Option<i64> =
        sqlx::query_scalar("SELECT id FROM flow_app WHERE uuid = $1").bind(id.to_bytes()).fetch_optional(connection).await?;
    row.ok_or_else(|| Error::NotFound { what: "flow app", id: id.to_string() })
}

/// Live cards of each of some phases that has any: phase, how many.
pub(super) async fn counts(connection: &mut SqliteConnection, phases: &[i64]) -> Result<Vec<(i64, i64)>> {
    select_in(connection, "SELECT phase_id, count(*) FROM card WHERE deleted_at IS NULL AND phase_id IN", "GROUP BY phase_id", phases).await
}
