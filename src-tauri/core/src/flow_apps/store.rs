//! All SQL of flow apps.

use sqlx::sqlite::SqliteConnection;

use crate::error::Result;

/// A flow app as the store holds it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct FlowAppSql {
    pub(crate) id: i64,
    pub(crate) uuid: Vec<u8>,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) position: i64,
}

/// All flow apps, in the order of the navigation.
pub(crate) async fn all(connection: &mut SqliteConnection) -> Result<Vec<FlowAppSql>> {
    Ok(sqlx::query_as("SELECT id, uuid, key, name, description, position FROM flow_app ORDER BY position, id")
        .fetch_all(connection)
        .await?)
}

/// The largest row id that any flow app has or had, so that one which undo brings back finds its own free.
pub(crate) async fn max_id_ever(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "SELECT max(COALESCE((SELECT max(id) FROM flow_app), 0), COALESCE((SELECT max(r.row_id) FROM operation o \
           JOIN row_image r ON r.operation_id = o.id AND r.table_name = 'flow_app' WHERE o.kind = 'flow_app.delete'), 0))",
    )
    .fetch_one(connection)
    .await?)
}

/// Writes a new flow app, or what changed of one.
pub(super) async fn save(connection: &mut SqliteConnection, flow_app: &FlowAppSql, operation: i64) -> Result<()> {
    sqlx::query(
        "INSERT INTO flow_app (id, uuid, key, name, description, position, created_by, changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $7) \
         ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name, description = excluded.description, \
         position = excluded.position, changed_by = excluded.changed_by",
    )
    .bind(flow_app.id)
    .bind(&flow_app.uuid)
    .bind(&flow_app.key)
    .bind(&flow_app.name)
    .bind(&flow_app.description)
    .bind(flow_app.position)
    .bind(operation)
    .execute(connection)
    .await?;
    Ok(())
}

/// Tables whose rows belong to a flow app, and can be without one.
pub(super) const MEMBERS: [&str; 3] = ["intake_bot", "board", "record_type"];

/// Rows of a table that belong to a flow app, deleted ones too.
pub(super) async fn members(connection: &mut SqliteConnection, table: &'static str, flow_app: i64) -> Result<Vec<i64>> {
    let sql = match table {
        "board" => "SELECT id FROM board WHERE flow_app_id = $1",
        "record_type" => "SELECT id FROM record_type WHERE flow_app_id = $1",
        _ => "SELECT id FROM intake_bot WHERE flow_app_id = $1",
    };
    Ok(sqlx::query_scalar(sql).bind(flow_app).fetch_all(connection).await?)
}

/// Leaves the rows of a table that belong to a flow app without one.
pub(super) async fn let_go(connection: &mut SqliteConnection, table: &'static str, flow_app: i64, operation: i64) -> Result<()> {
    let sql = match table {
        "board" => "UPDATE board SET flow_app_id = NULL, changed_by = $2 WHERE flow_app_id = $1",
        "record_type" => "UPDATE record_type SET flow_app_id = NULL, changed_by = $2 WHERE flow_app_id = $1",
        _ => "UPDATE intake_bot SET flow_app_id = NULL, changed_by = $2 WHERE flow_app_id = $1",
    };
    sqlx::query(sql).bind(flow_app).bind(operation).execute(connection).await?;
    Ok(())
}

/// Routing rules of a flow app.
pub(super) async fn rules(connection: &mut SqliteConnection, flow_app: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM routing_rule WHERE flow_app_id = $1").bind(flow_app).fetch_all(connection).await?)
}

/// Bots that belong to a flow app, by name: flow app, public id, name, how many submissions.
pub(super) async fn bots(connection: &mut SqliteConnection) -> Result<Vec<(i64, Vec<u8>, String, i64)>> {
    Ok(sqlx::query_as(
        "SELECT b.flow_app_id, b.uuid, b.name, (SELECT count(*) FROM submission s WHERE s.bot_id = b.id) \
         FROM intake_bot b WHERE b.flow_app_id IS NOT NULL ORDER BY b.key, b.id",
    )
    .fetch_all(connection)
    .await?)
}

/// A board or record type that belongs to a flow app.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct MemberSql {
    pub(super) flow_app_id: i64,
    pub(super) uuid: Vec<u8>,
    pub(super) name: String,
    pub(super) icon: String,
    pub(super) color: String,
    /// Cards or records outside the bin.
    pub(super) things: i64,
}

/// Boards that belong to a flow app, in their order.
pub(super) async fn boards(connection: &mut SqliteConnection) -> Result<Vec<MemberSql>> {
    Ok(sqlx::query_as(
        "SELECT b.flow_app_id, b.uuid, b.name, '' AS icon, b.color, \
           (SELECT count(*) FROM card k WHERE k.board_id = b.id AND k.deleted_at IS NULL) AS things \
         FROM board b WHERE b.flow_app_id IS NOT NULL AND b.deleted_at IS NULL ORDER BY b.position, b.id",
    )
    .fetch_all(connection)
    .await?)
}

/// Record types that belong to a flow app, in their order.
pub(super) async fn record_types(connection: &mut SqliteConnection) -> Result<Vec<MemberSql>> {
    Ok(sqlx::query_as(
        "SELECT t.flow_app_id, t.uuid, t.plural AS name, t.icon, t.color, \
           (SELECT count(*) FROM record r WHERE r.record_type_id = t.id AND r.deleted_at IS NULL) AS things \
         FROM record_type t WHERE t.flow_app_id IS NOT NULL AND t.deleted_at IS NULL ORDER BY t.position, t.id",
    )
    .fetch_all(connection)
    .await?)
}
