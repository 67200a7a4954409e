//! All SQL of the workspace.

use sqlx::sqlite::SqliteConnection;

use crate::error::{Error, Result};

/// The workspace's own row.
#[derive(Debug, Clone, sqlx::FromRow)]
pub(crate) struct WorkspaceRow {
    pub(crate) name: String,
    pub(crate) region: String,
    pub(crate) timezone: String,
    pub(crate) created_at: i64,
}

pub(crate) async fn add_workspace(connection: &mut SqliteConnection, row: &WorkspaceRow, member: i64) -> Result<()> {
    sqlx::query("INSERT INTO workspace (id, name, region, timezone, member_id, created_at) VALUES (1, $1, $2, $3, $4, $5)")
        .bind(&row.name)
        .bind(&row.region)
        .bind(&row.timezone)
        .bind(member)
        .bind(row.created_at)
        .execute(connection)
        .await?;
    Ok(())
}

pub(crate) async fn get(connection: &mut SqliteConnection) -> Result<WorkspaceRow> {
    sqlx::query_as("SELECT name, region, timezone, created_at FROM workspace WHERE id = 1")
        .fetch_optional(connection)
        .await?
        .ok_or_else(|| Error::Damaged { what: "it has no workspace in it".to_owned() })
}

pub(crate) async fn set(connection: &mut SqliteConnection, row: &WorkspaceRow) -> Result<()> {
    sqlx::query("UPDATE workspace SET name = $1, region = $2, timezone = $3 WHERE id = 1")
        .bind(&row.name)
        .bind(&row.region)
        .bind(&row.timezone)
        .execute(connection)
        .await?;
    Ok(())
}

/// Contacts, contacts in the bin, submissions without a contact, matches to check.
pub(crate) async fn counts(connection: &mut SqliteConnection) -> Result<(i64, i64, i64, i64)> {
    Ok(sqlx::query_as(
        "SELECT (SELECT count(*) FROM contact WHERE deleted_at IS NULL), \
                (SELECT count(*) FROM contact WHERE deleted_at IS NOT NULL), \
                (SELECT count(*) FROM submission WHERE contact_id IS NULL AND is_test = 0), \
                (SELECT count(*) FROM suspicion WHERE state = 'open')",
    )
    .fetch_one(connection)
    .await?)
}
