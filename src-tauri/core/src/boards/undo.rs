//! What an undo of rows leaves to be seen to: rows are put back as they were, while the board around them may have gone on.

use std::collections::HashSet;

use sqlx::sqlite::SqliteConnection;

use super::store;
use crate::error::Result;
use crate::identity::fold;

/// Sees to boards after rows of theirs were put back or removed. Answers whether they make sense: every board has a phase, no two
/// of its phases share a name, and no card stands where nobody sees it. A card is closed where its phase now says so.
pub(crate) async fn settle(connection: &mut SqliteConnection, phases: &[i64], cards: &[i64]) -> Result<bool> {
    if store::undo::is_out_of_sight(connection, cards).await? {
        return Ok(false);
    }
    if !phases.is_empty() {
        let boards: Vec<i64> = store::boards(connection).await?.into_iter().map(|board| board.id).collect();
        let live = store::phases(connection, &boards).await?;
        let mut names = HashSet::new();
        let alone = live.iter().all(|phase| names.insert((phase.board_id, fold(&phase.name))));
        if !alone || !boards.iter().all(|board| live.iter().any(|phase| phase.board_id == *board)) {
            return Ok(false);
        }
    }
    store::undo::close_as_phases_say(connection, phases, cards).await?;
    Ok(true)
}

/// Sees to cards that were put back one by one: whether they are closed is what their phase says now, which can have changed since.
pub(crate) async fn close(connection: &mut SqliteConnection, cards: &[i64]) -> Result<()> {
    store::undo::close_as_phases_say(connection, &[], cards).await
}
