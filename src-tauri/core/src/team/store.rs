//! All SQL of members.

use sqlx::sqlite::SqliteConnection;

use super::types::{Member, MemberColor, Role};
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::ids::MemberId;

#[derive(sqlx::FromRow)]
struct MemberSql {
    id: i64,
    uuid: Vec<u8>,
    name: String,
    email: String,
    role: String,
    color: String,
    left_at: Option<i64>,
}

impl MemberSql {
    fn member(self) -> Result<(i64, Member)> {
        let member = Member {
            id: MemberId::from_bytes(&self.uuid)?,
            name: self.name,
            email: self.email,
            role: Role::from_stored(&self.role),
            color: color_from_stored(&self.color),
            left_at: self.left_at.map(time_from_ms),
        };
        Ok((self.id, member))
    }
}

/// A word that a later version wrote shows as the colour of the id.
fn color_from_stored(word: &str) -> Option<MemberColor> {
    serde_json::from_value(word.into()).ok()
}

fn stored_color(color: Option<MemberColor>) -> Result<String> {
    let word = color.map(serde_json::to_value).transpose()?;
    Ok(word.as_ref().and_then(|word| word.as_str()).unwrap_or_default().to_owned())
}

/// Members with their row ids, in the order in which they came; those who left too.
pub(crate) async fn all(connection: &mut SqliteConnection) -> Result<Vec<(i64, Member)>> {
    let rows: Vec<MemberSql> =
        sqlx::query_as("SELECT id, uuid, name, email, role, color, left_at FROM member ORDER BY id").fetch_all(connection).await?;
    rows.into_iter().map(MemberSql::member).collect()
}

/// A member by row id.
pub(crate) async fn get(connection: &mut SqliteConnection, id: i64) -> Result<Member> {
    let row: MemberSql = sqlx::query_as("SELECT id, uuid, name, email, role, color, left_at FROM member WHERE id = $1")
        .bind(id)
        .fetch_one(connection)
        .await?;
    Ok(row.member()?.1)
}

/// A member by public id, with the row id.
pub(crate) async fn find(connection: &mut SqliteConnection, id: MemberId) -> Result<(i64, Member)> {
    let row: Option<MemberSql> = sqlx::query_as("SELECT id, uuid, name, email, role, color, left_at FROM member WHERE uuid = $1")
        .bind(id.to_bytes())
        .fetch_optional(connection)
        .await?;
    row.ok_or_else(|| Error::NotFound { what: "member", id: id.to_string() })?.member()
}

/// Writes a new member and returns the row id.
pub(crate) async fn add(connection: &mut SqliteConnection, member: &Member, at: i64) -> Result<i64> {
    Ok(sqlx::query_scalar("INSERT INTO member (uuid, name, email, role, color, created_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id")
        .bind(member.id.to_bytes())
        .bind(&member.name)
        .bind(&member.email)
        .bind(member.role.as_str())
        .bind(stored_color(member.color)?)
        .bind(at)
        .fetch_one(connection)
        .await?)
}

/// Writes members under the row ids that they have elsewhere, into a file that has none.
pub(crate) async fn copy(connection: &mut SqliteConnection, members: &[(i64, Member)]) -> Result<()> {
    for (id, member) in members {
        sqlx::query("INSERT INTO member (id, uuid, name, email, role, color, created_at) VALUES ($1, $2, '', '', $3, '', 0)")
            .bind(id)
            .bind(member.id.to_bytes())
            .bind(member.role.as_str())
            .execute(&mut *connection)
            .await?;
        set(connection, *id, member).await?;
    }
    Ok(())
}

/// Writes a member's values.
pub(crate) async fn set(connection: &mut SqliteConnection, id: i64, member: &Member) -> Result<()> {
    sqlx::query("UPDATE member SET name = $2, email = $3, role = $4, color = $5, left_at = $6 WHERE id = $1")
        .bind(id)
        .bind(&member.name)
        .bind(&member.email)
        .bind(member.role.as_str())
        .bind(stored_color(member.color)?)
        .bind(member.left_at.map(|at| at.timestamp_millis()))
        .execute(connection)
        .await?;
    Ok(())
}

/// Forgets a member whom nothing names.
pub(crate) async fn remove(connection: &mut SqliteConnection, id: i64) -> Result<()> {
    sqlx::query("DELETE FROM member WHERE id = $1").bind(id).execute(connection).await?;
    Ok(())
}

/// Whether a change, a note, an earlier text, a card, a comment, a rule or a mention names a member. `mark` is how a mention writes them.
pub(crate) async fn is_named(connection: &mut SqliteConnection, id: i64, mark: &str) -> Result<bool> {
    Ok(sqlx::query_scalar(
        "SELECT EXISTS (SELECT 1 FROM operation WHERE member_id = $1) \
         OR EXISTS (SELECT 1 FROM note WHERE author_id = $1 OR editor_id = $1 OR instr(text, $2) > 0) \
         OR EXISTS (SELECT 1 FROM note_version WHERE member_id = $1 OR instr(text, $2) > 0) \
         OR EXISTS (SELECT 1 FROM card WHERE assignee_id = $1) \
         OR EXISTS (SELECT 1 FROM comment WHERE author_id = $1 OR instr(text, $2) > 0) \
         OR EXISTS (SELECT 1 FROM routing_rule WHERE assignee_id = $1) \
         OR EXISTS (SELECT 1 FROM row_image WHERE table_name IN ('card', 'routing_rule') AND json_extract(before, '$.before.assignee_id') = $1)",
    )
    .bind(id)
    .bind(mark)
    .fetch_one(connection)
    .await?)
}

/// Row id of the workspace's current member.
pub(crate) async fn current(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT member_id FROM workspace WHERE id = 1").fetch_one(connection).await?)
}

/// Makes a member the workspace's current one.
pub(crate) async fn set_current(connection: &mut SqliteConnection, id: i64) -> Result<()> {
    sqlx::query("UPDATE workspace SET member_id = $1 WHERE id = 1").bind(id).execute(connection).await?;
    Ok(())
}
