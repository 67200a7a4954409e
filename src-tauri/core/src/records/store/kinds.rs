//! Types and roles.

use sqlx::FromRow;
use sqlx::sqlite::SqliteConnection;

use crate::db::select_in;
use crate::error::{Error, Result};
use crate::identity::fold;
use crate::ids::{FlowAppId, RecordRoleId, RecordTypeId};
use crate::records::types::{RecordRoleInfo, RoleRef};
use crate::tags::TagColor;

/// A record type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kind {
    pub(crate) id: i64,
    pub(crate) public_id: RecordTypeId,
    pub(crate) name: String,
    pub(crate) plural: String,
    pub(crate) icon: String,
    pub(crate) color: TagColor,
    pub(crate) flow_app: Option<FlowAppId>,
    /// Row id of the field that is the title.
    pub(crate) title_field: i64,
    pub(crate) position: i64,
}

/// A role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Role {
    pub(crate) id: i64,
    pub(crate) public_id: RecordRoleId,
    /// Row id.
    pub(crate) record_type: i64,
    pub(crate) name: String,
    pub(crate) inverse_name: String,
    pub(crate) contact_limit: Option<i64>,
    pub(crate) is_default: bool,
    pub(crate) position: i64,
}

impl Role {
    pub(crate) fn info(&self) -> RecordRoleInfo {
        RecordRoleInfo {
            id: self.public_id,
            name: self.name.clone(),
            inverse_name: self.inverse_name.clone(),
            contact_limit: self.contact_limit.and_then(|limit| u32::try_from(limit).ok()),
            is_default: self.is_default,
        }
    }

    pub(crate) fn reference(&self) -> RoleRef {
        RoleRef { id: self.public_id, name: self.name.clone(), inverse_name: self.inverse_name.clone() }
    }
}

#[derive(FromRow)]
struct KindSql {
    id: i64,
    uuid: Vec<u8>,
    name: String,
    plural: String,
    icon: String,
    color: String,
    flow_app: Option<Vec<u8>>,
    title_field_id: i64,
    position: i64,
}

impl KindSql {
    fn kind(self) -> Result<Kind> {
        Ok(Kind {
            id: self.id,
            public_id: RecordTypeId::from_bytes(&self.uuid)?,
            name: self.name,
            plural: self.plural,
            icon: self.icon,
            color: serde_json::from_value(self.color.into()).unwrap_or(TagColor::Gray),
            flow_app: self.flow_app.as_deref().map(FlowAppId::from_bytes).transpose()?,
            title_field: self.title_field_id,
            position: self.position,
        })
    }
}

macro_rules! kinds {
    ($where:literal) => {
        concat!(
            "SELECT t.id, t.uuid, t.name, t.plural, t.icon, t.color, a.uuid AS flow_app, t.title_field_id, t.position \
             FROM record_type t LEFT JOIN flow_app a ON a.id = t.flow_app_id WHERE t.deleted_at IS NULL ",
            $where
        )
    };
}

/// Every type that is not deleted, in order.
pub(crate) async fn all(connection: &mut SqliteConnection) -> Result<Vec<Kind>> {
    let rows: Vec<KindSql> = sqlx::query_as(kinds!("ORDER BY t.position, t.id")).fetch_all(connection).await?;
    rows.into_iter().map(KindSql::kind).collect()
}

/// A type by its public id.
///
/// # Errors
/// `NotFound` where there is none, or it is deleted.
pub(crate) async fn find(connection: &mut SqliteConnection, id: RecordTypeId) -> Result<Kind> {
    let row: Option<KindSql> = sqlx::query_as(kinds!("AND t.uuid = $1")).bind(id.to_bytes()).fetch_optional(connection).await?;
    row.ok_or_else(|| Error::NotFound { what: "record type", id: id.to_string() })?.kind()
}

/// A type by its row id.
///
/// # Errors
/// `NotFound` where there is none, or it is deleted.
pub(crate) async fn get(connection: &mut SqliteConnection, id: i64) -> Result<Kind> {
    let row: Option<KindSql> = sqlx::query_as(kinds!("AND t.id = $1")).bind(id).fetch_optional(connection).await?;
    row.ok_or_else(|| Error::NotFound { what: "record type", id: id.to_string() })?.kind()
}

/// The name of the type that has a name, case and accents aside.
pub(crate) async fn holder_of(connection: &mut SqliteConnection, name: &str) -> Result<Option<(i64, String)>> {
    Ok(sqlx::query_as("SELECT id, name FROM record_type WHERE key = $1").bind(fold(name)).fetch_optional(connection).await?)
}

/// The name of the type whose records have a field as their title.
pub(crate) async fn titled_by(connection: &mut SqliteConnection, field: i64) -> Result<Option<String>> {
    Ok(sqlx::query_scalar("SELECT name FROM record_type WHERE title_field_id = $1 AND deleted_at IS NULL")
        .bind(field)
        .fetch_optional(connection)
        .await?)
}

/// Row ids of types, and of the fields that are their titles, whether they are deleted or not.
pub(crate) async fn title_fields(connection: &mut SqliteConnection, types: &[i64]) -> Result<Vec<(i64, i64)>> {
    select_in(connection, "SELECT id, title_field_id FROM record_type WHERE id IN", "", types).await
}

/// How many records each type has that are not in the bin.
pub(crate) async fn counts(connection: &mut SqliteConnection) -> Result<Vec<(i64, i64)>> {
    Ok(sqlx::query_as("SELECT record_type_id, count(*) FROM record WHERE deleted_at IS NULL GROUP BY record_type_id")
        .fetch_all(connection)
        .await?)
}

fn stored_color(color: TagColor) -> Result<String> {
    Ok(serde_json::to_value(color)?.as_str().unwrap_or("gray").to_owned())
}

/// The row id of a flow app.
///
/// # Errors
/// `NotFound`.
async fn flow_app(connection: &mut SqliteConnection, id: Option<FlowAppId>) -> Result<Option<i64>> {
    let Some(id) = id else { return Ok(None) };
    let found: Option<i64> =
        sqlx::query_scalar("SELECT id FROM flow_app WHERE uuid = $1").bind(id.to_bytes()).fetch_optional(connection).await?;
    found.map(Some).ok_or_else(|| Error::NotFound { what: "flow app", id: id.to_string() })
}

/// Writes a new type. Returns its row id.
pub(crate) async fn insert(connection: &mut SqliteConnection, kind: &Kind, operation: i64, now: i64) -> Result<i64> {
    let flow_app = flow_app(connection, kind.flow_app).await?;
    Ok(sqlx::query_scalar(
        "INSERT INTO record_type (uuid, flow_app_id, key, name, plural, icon, color, title_field_id, position, created_at, created_by, \
         changed_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11) RETURNING id",
    )
    .bind(kind.public_id.to_bytes())
    .bind(flow_app)
    .bind(fold(&kind.name))
    .bind(&kind.name)
    .bind(&kind.plural)
    .bind(&kind.icon)
    .bind(stored_color(kind.color)?)
    .bind(kind.title_field)
    .bind(kind.position)
    .bind(now)
    .bind(operation)
    .fetch_one(connection)
    .await?)
}

/// Writes a type that has changed.
pub(crate) async fn update(connection: &mut SqliteConnection, kind: &Kind, operation: i64) -> Result<()> {
    let flow_app = flow_app(connection, kind.flow_app).await?;
    sqlx::query(
        "UPDATE record_type SET flow_app_id = $2, key = $3, name = $4, plural = $5, icon = $6, color = $7, title_field_id = $8, \
         position = $9, changed_by = $10 WHERE id = $1",
    )
    .bind(kind.id)
    .bind(flow_app)
    .bind(fold(&kind.name))
    .bind(&kind.name)
    .bind(&kind.plural)
    .bind(&kind.icon)
    .bind(stored_color(kind.color)?)
    .bind(kind.title_field)
    .bind(kind.position)
    .bind(operation)
    .execute(connection)
    .await?;
    Ok(())
}

/// Deletes a type; the row stays.
pub(crate) async fn delete(connection: &mut SqliteConnection, id: i64, operation: i64, now: i64) -> Result<()> {
    sqlx::query("UPDATE record_type SET key = NULL, deleted_at = $2, changed_by = $3 WHERE id = $1")
        .bind(id)
        .bind(now)
        .bind(operation)
        .execute(connection)
        .await?;
    Ok(())
}

#[derive(FromRow)]
struct RoleSql {
    id: i64,
    uuid: Vec<u8>,
    record_type_id: i64,
    name: String,
    inverse_name: String,
    contact_limit: Option<i64>,
    is_default: bool,
    position: i64,
}

impl RoleSql {
    fn role(self) -> Result<Role> {
        Ok(Role {
            id: self.id,
            public_id: RecordRoleId::from_bytes(&self.uuid)?,
            record_type: self.record_type_id,
            name: self.name,
            inverse_name: self.inverse_name,
            contact_limit: self.contact_limit,
            is_default: self.is_default,
            position: self.position,
        })
    }
}

/// Every role that is not deleted, in the order of its type.
pub(crate) async fn all_roles(connection: &mut SqliteConnection) -> Result<Vec<Role>> {
    let rows: Vec<RoleSql> = sqlx::query_as(
        "SELECT id, uuid, record_type_id, name, inverse_name, contact_limit, is_default, position FROM record_role \
         WHERE deleted_at IS NULL ORDER BY record_type_id, position, id",
    )
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(RoleSql::role).collect()
}

/// The roles of a type that are not deleted, in order.
pub(crate) async fn roles_of(connection: &mut SqliteConnection, record_type: i64) -> Result<Vec<Role>> {
    let mut roles = all_roles(connection).await?;
    roles.retain(|role| role.record_type == record_type);
    Ok(roles)
}

/// A role by its public id.
///
/// # Errors
/// `NotFound` where there is none, or it is deleted.
pub(crate) async fn find_role(connection: &mut SqliteConnection, id: RecordRoleId) -> Result<Role> {
    let row: Option<RoleSql> = sqlx::query_as(
        "SELECT o.id, o.uuid, o.record_type_id, o.name, o.inverse_name, o.contact_limit, o.is_default, o.position FROM record_role o \
         JOIN record_type t ON t.id = o.record_type_id WHERE o.deleted_at IS NULL AND t.deleted_at IS NULL AND o.uuid = $1",
    )
    .bind(id.to_bytes())
    .fetch_optional(connection)
    .await?;
    row.ok_or_else(|| Error::NotFound { what: "role", id: id.to_string() })?.role()
}

/// Writes a new role. Returns its row id.
pub(crate) async fn insert_role(connection: &mut SqliteConnection, role: &Role, operation: i64) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "INSERT INTO record_role (uuid, record_type_id, name, inverse_name, contact_limit, is_default, position, created_by, changed_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) RETURNING id",
    )
    .bind(role.public_id.to_bytes())
    .bind(role.record_type)
    .bind(&role.name)
    .bind(&role.inverse_name)
    .bind(role.contact_limit)
    .bind(role.is_default)
    .bind(role.position)
    .bind(operation)
    .fetch_one(connection)
    .await?)
}

/// Writes a role that has changed.
pub(crate) async fn update_role(connection: &mut SqliteConnection, role: &Role, operation: i64) -> Result<()> {
    sqlx::query(
        "UPDATE record_role SET name = $2, inverse_name = $3, contact_limit = $4, is_default = $5, position = $6, changed_by = $7 \
         WHERE id = $1",
    )
    .bind(role.id)
    .bind(&role.name)
    .bind(&role.inverse_name)
    .bind(role.contact_limit)
    .bind(role.is_default)
    .bind(role.position)
    .bind(operation)
    .execute(connection)
    .await?;
    Ok(())
}

/// Makes a role no default. Whoever changed it last stays so.
pub(crate) async fn no_default(connection: &mut SqliteConnection, id: i64) -> Result<()> {
    sqlx::query("UPDATE record_role SET is_default = 0 WHERE id = $1").bind(id).execute(connection).await?;
    Ok(())
}

/// Deletes a role; the row stays.
pub(crate) async fn delete_role(connection: &mut SqliteConnection, id: i64, operation: i64, now: i64) -> Result<()> {
    sqlx::query("UPDATE record_role SET deleted_at = $2, changed_by = $3 WHERE id = $1")
        .bind(id)
        .bind(now)
        .bind(operation)
        .execute(connection)
        .await?;
    Ok(())
}
