//! Which cards a board or list shows, in which order.

use sqlx::sqlite::{SqliteConnection, SqliteRow};
use sqlx::{AssertSqlSafe, FromRow};

use crate::error::Result;
use crate::filter::{Sql, Subject};

/// Of what cards are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Scope {
    pub(crate) board: i64,
    pub(crate) phase: Option<i64>,
    pub(crate) in_bin: bool,
}

/// What search and order look at.
#[derive(Debug, FromRow)]
pub(crate) struct RowSql {
    pub(crate) id: i64,
    pub(crate) phase_id: i64,
    pub(crate) position: i64,
    pub(crate) rank: String,
    pub(crate) title: String,
    pub(crate) priority: Option<String>,
    pub(crate) assignee: Option<String>,
    pub(crate) due_on: Option<String>,
    pub(crate) created_at: i64,
    pub(crate) moved_at: i64,
    /// The contact's name, folded as it is sorted by.
    pub(crate) contact: Option<String>,
    pub(crate) emails: Option<String>,
}

fn select(columns: &str, scope: Scope, condition: Option<&Sql>) -> Sql {
    let mut sql = Sql::default();
    sql.push("SELECT ").push(columns).push(" FROM ").push(Subject::Card.from());
    sql.push(" JOIN phase p ON p.id = k.phase_id LEFT JOIN member a ON a.id = k.assignee_id WHERE ");
    match scope.phase {
        Some(phase) => sql.push("k.phase_id = ").bind(phase),
        None => sql.push("k.board_id = ").bind(scope.board),
    };
    sql.push(if scope.in_bin { " AND k.deleted_at IS NOT NULL" } else { " AND k.deleted_at IS NULL" });
    if let Some(condition) = condition {
        sql.push(" AND (").push(&condition.text).push(")");
        sql.values.extend(condition.values.iter().cloned());
    }
    sql
}

async fn fetch<T: Send + Unpin + for<'r> FromRow<'r, SqliteRow>>(connection: &mut SqliteConnection, sql: Sql) -> Result<Vec<T>> {
    let arguments = sql.arguments()?;
    Ok(sqlx::query_as_with(AssertSqlSafe(sql.text), arguments).fetch_all(connection).await?)
}

/// What search and order look at, of the cards that pass the filter.
pub(crate) async fn rows(connection: &mut SqliteConnection, scope: Scope, condition: Option<&Sql>, emails: Emails) -> Result<Vec<RowSql>> {
    let emails = match emails {
        Emails::Wanted => "(SELECT group_concat(e.address, char(10)) FROM contact_email e WHERE e.contact_id = c.id)",
        Emails::Unwanted => "NULL",
    };
    let columns = format!(
        "k.id, k.phase_id, p.position, k.rank, k.title, k.priority, a.name AS assignee, k.due_on, k.created_at, k.moved_at, \
         c.sort_name AS contact, {emails} AS emails"
    );
    fetch(connection, select(&columns, scope, condition)).await
}

/// Whether contacts' e-mails are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Emails {
    Wanted,
    Unwanted,
}

/// How many cards of each phase pass the filter.
pub(crate) async fn counts(connection: &mut SqliteConnection, scope: Scope, condition: Option<&Sql>) -> Result<Vec<(i64, i64)>> {
    let mut sql = select("k.phase_id, count(*)", scope, condition);
    sql.push(" GROUP BY k.phase_id");
    fetch(connection, sql).await
}

/// A window of a phase's live cards as they stand: its index is in that order.
pub(crate) async fn window(connection: &mut SqliteConnection, phase: i64, offset: u32, limit: u32) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM card WHERE phase_id = $1 AND deleted_at IS NULL ORDER BY rank, id LIMIT $2 OFFSET $3")
        .bind(phase)
        .bind(limit)
        .bind(offset)
        .fetch_all(connection)
        .await?)
}

/// Row ids of the live cards about a contact, on boards that are there: open ones first, then the newest.
pub(crate) async fn of_contact(connection: &mut SqliteConnection, contact: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT k.id FROM card k JOIN board b ON b.id = k.board_id WHERE k.contact_id = $1 AND k.deleted_at IS NULL AND b.deleted_at IS NULL \
         ORDER BY k.closed_at IS NOT NULL, k.created_at DESC, k.id DESC",
    )
    .bind(contact)
    .fetch_all(connection)
    .await?)
}
