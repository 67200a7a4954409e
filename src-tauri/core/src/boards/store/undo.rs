//! What an undo asks of boards.

use sqlx::sqlite::SqliteConnection;

use crate::db::{execute_in, select_in};
use crate::error::Result;

/// Whether one of some cards stands in a phase or on a board that was deleted.
pub(crate) async fn is_out_of_sight(connection: &mut SqliteConnection, cards: &[i64]) -> Result<bool> {
    let found: Vec<(i64,)> = select_in(
        connection,
        "SELECT k.id FROM card k JOIN phase p ON p.id = k.phase_id JOIN board b ON b.id = k.board_id \
         WHERE (p.deleted_at IS NOT NULL OR b.deleted_at IS NOT NULL) AND k.id IN",
        "LIMIT 1",
        cards,
    )
    .await?;
    Ok(!found.is_empty())
}

/// Closes and opens cards, these and those of these phases, where their phase says otherwise than they do.
pub(crate) async fn close_as_phases_say(connection: &mut SqliteConnection, phases: &[i64], cards: &[i64]) -> Result<()> {
    const CLOSE: &str = "UPDATE card SET closed_at = CASE WHEN (SELECT p.is_done FROM phase p WHERE p.id = card.phase_id) = 1 \
        THEN moved_at END WHERE (closed_at IS NOT NULL) <> (SELECT p.is_done = 1 FROM phase p WHERE p.id = card.phase_id)";
    execute_in(connection, &format!("{CLOSE} AND phase_id IN"), phases).await?;
    execute_in(connection, &format!("{CLOSE} AND id IN"), cards).await
}
