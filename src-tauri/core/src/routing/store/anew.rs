//! Submissions that are there already, and what has become of them.

use sqlx::sqlite::SqliteConnection;

use crate::db::select_in;
use crate::error::Result;
use crate::ids::BotId;
use crate::operations::words::no_work;

/// Row ids of a flow app's bots.
pub(in crate::routing) async fn bots_of(connection: &mut SqliteConnection, flow_app: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM intake_bot WHERE flow_app_id = $1 ORDER BY id").bind(flow_app).fetch_all(connection).await?)
}

/// Row id of a bot.
pub(in crate::routing) async fn bot(connection: &mut SqliteConnection, id: BotId) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM intake_bot WHERE uuid = $1").bind(id.to_bytes()).fetch_optional(connection).await?)
}

/// A completed submission, tests aside, with the card that it has made.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(in crate::routing) struct RouteSql {
    pub(in crate::routing) id: i64,
    pub(in crate::routing) own_at: i64,
    pub(in crate::routing) contact_id: Option<i64>,
    /// The contact's given name, or empty.
    pub(in crate::routing) name: String,
    pub(in crate::routing) card_id: Option<i64>,
    pub(in crate::routing) phase_id: Option<i64>,
    /// Somebody has changed the card, said something of it or put it into the bin.
    pub(in crate::routing) is_touched: bool,
}

/// A bot's completed submissions by ascending time, tests aside. Imports, routing, settings and what follows a submission to
/// another contact touch no card in the sense of this, and hide nobody who has.
pub(in crate::routing) async fn submissions(connection: &mut SqliteConnection, bot: i64) -> Result<Vec<RouteSql>> {
    Ok(sqlx::query_as(concat!(
        "SELECT s.id, s.own_at, s.contact_id, COALESCE(trim(c.first_name || ' ' || c.last_name), '') AS name, k.id AS card_id, k.phase_id, \
           k.id IS NOT NULL AND (k.deleted_at IS NOT NULL \
             OR EXISTS (SELECT 1 FROM comment m WHERE m.card_id = k.id AND m.deleted_at IS NULL) \
             OR EXISTS (SELECT 1 FROM operation o WHERE o.id = k.changed_by AND o.kind <> 'import' AND o.kind NOT IN ",
        no_work!(),
        ") OR EXISTS (SELECT 1 FROM card_event e JOIN operation o ON o.id = e.operation_id \
               WHERE e.card_id = k.id AND o.kind <> 'import' AND o.kind NOT IN ",
        no_work!(),
        ")) AS is_touched \
         FROM submission s LEFT JOIN contact c ON c.id = s.contact_id LEFT JOIN card k ON k.submission_id = s.id \
         WHERE s.bot_id = $1 AND s.status = 'completed' AND s.is_test = 0 ORDER BY s.own_at, s.id"
    ))
    .bind(bot)
    .fetch_all(connection)
    .await?)
}

/// Boards and phases by the row id of the phase: board, name of the board, phase, name of the phase; deleted ones too.
pub(in crate::routing) type PlaceSql = (i64, Vec<u8>, String, Vec<u8>, String);

/// Phases with their boards.
pub(in crate::routing) async fn places(connection: &mut SqliteConnection, phases: &[i64]) -> Result<Vec<PlaceSql>> {
    select_in(
        connection,
        "SELECT p.id, b.uuid, b.name, p.uuid, p.name FROM phase p JOIN board b ON b.id = p.board_id WHERE p.id IN",
        "",
        phases,
    )
    .await
}

/// Public ids of submissions.
pub(in crate::routing) async fn public_ids(connection: &mut SqliteConnection, submissions: &[i64]) -> Result<Vec<(i64, Vec<u8>)>> {
    select_in(connection, "SELECT id, uuid FROM submission WHERE id IN", "", submissions).await
}

/// Names of rules.
pub(in crate::routing) async fn rule_names(connection: &mut SqliteConnection) -> Result<Vec<(i64, String)>> {
    Ok(sqlx::query_as("SELECT id, name FROM routing_rule").fetch_all(connection).await?)
}

/// Names of bots.
pub(in crate::routing) async fn bot_names(connection: &mut SqliteConnection) -> Result<Vec<(i64, String)>> {
    Ok(sqlx::query_as("SELECT id, name FROM intake_bot").fetch_all(connection).await?)
}
