//! All SQL of fields, groups and options. Values are columns of `contact`, which `contacts::store` writes, and of `record`,
//! which `records::store` does.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, FromRow};

use super::owner::Owner;
use super::record::{Choice, Field, FieldSet, Group};
use super::types::{FieldType, ProfileLayout};
use super::value::{Storage, Value};
use crate::db::{BulkInsert, columns, execute_in, packed, select_in};
use crate::error::{Error, Result};
use crate::identity::fold;
use crate::ids::{FieldId, OptionId};
use crate::tags::TagColor;
use crate::team;

/// What writing values needs to know of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) id: i64,
    pub(crate) storage: Storage,
    pub(crate) unique: bool,
}

/// The columns that `contact` has for fields, archived ones too.
pub(crate) async fn columns(connection: &mut SqliteConnection) -> Result<Vec<Column>> {
    columns_of(connection, Owner::Contact).await
}

/// The columns that an owner's table has for its fields, archived ones too.
pub(crate) async fn columns_of(connection: &mut SqliteConnection, owner: Owner) -> Result<Vec<Column>> {
    let rows: Vec<(i64, String, bool)> =
        sqlx::query_as("SELECT id, type, is_unique FROM custom_field WHERE deleted_at IS NULL AND record_type_id IS $1 ORDER BY id")
            .bind(owner.record_type())
            .fetch_all(connection)
            .await?;
    rows.into_iter().map(|(id, word, unique)| Ok(Column { id, storage: type_of(&word)?.storage(), unique })).collect()
}

fn type_of(word: &str) -> Result<FieldType> {
    FieldType::from_word(word).ok_or_else(|| Error::Damaged { what: format!("a custom field has the unknown type “{word}”") })
}

#[derive(FromRow)]
struct FieldSql {
    id: i64,
    uuid: Vec<u8>,
    key: String,
    label: String,
    help: String,
    r#type: String,
    config: String,
    default_value: String,
    group_id: Option<i64>,
    position: i64,
    required: bool,
    is_unique: bool,
    archived_at: Option<i64>,
    deleted_at: Option<i64>,
    changed_by: Option<i64>,
    record_type_id: Option<i64>,
}

#[derive(FromRow)]
struct OptionSql {
    id: i64,
    field_id: i64,
    uuid: Vec<u8>,
    label: String,
    color: String,
    created_by: Option<i64>,
}

#[derive(FromRow)]
struct GroupSql {
    id: i64,
    uuid: Vec<u8>,
    key: Option<String>,
    name: String,
    position: i64,
    changed_by: Option<i64>,
}

/// Every field of contacts that is not deleted, every group, every member.
pub(crate) async fn load(connection: &mut SqliteConnection) -> Result<FieldSet> {
    load_of(connection, Owner::Contact).await
}

/// Every field of an owner that is not deleted, every member, and every group where they are those of contacts.
pub(crate) async fn load_of(connection: &mut SqliteConnection, owner: Owner) -> Result<FieldSet> {
    let fields = fields(connection, "record_type_id IS $1", owner.record_type()).await?;
    let groups = if owner == Owner::Contact { groups(connection).await? } else { Vec::new() };
    Ok(FieldSet::new(fields, groups, team::store::all(connection).await?).of(owner))
}

/// Every field of records that is not deleted, with the row id of its type, in their order.
pub(crate) async fn of_records(connection: &mut SqliteConnection) -> Result<Vec<(i64, Field)>> {
    let mut fields = fields(connection, "record_type_id IS NOT $1", None).await?;
    fields.sort_by_key(|field| (field.record_type, field.position, field.id));
    Ok(fields.into_iter().filter_map(|field| Some((field.record_type?, field))).collect())
}

async fn fields(connection: &mut SqliteConnection, which: &str, record_type: Option<i64>) -> Result<Vec<Field>> {
    let mut options: HashMap<i64, Vec<Choice>> = HashMap::new();
    let rows: Vec<OptionSql> =
        sqlx::query_as("SELECT id, field_id, uuid, label, color, created_by FROM field_option ORDER BY field_id, position, id")
            .fetch_all(&mut *connection)
            .await?;
    for row in rows {
        let choice = Choice {
            id: row.id,
            uuid: uuid_of(&row.uuid)?,
            label: row.label,
            color: serde_json::from_value(row.color.into()).unwrap_or(TagColor::Gray),
            created_by: row.created_by,
        };
        options.entry(row.field_id).or_default().push(choice);
    }
    let sql = format!(
        "SELECT id, uuid, key, label, help, type, config, default_value, group_id, position, required, is_unique, archived_at, \
         deleted_at, changed_by, record_type_id FROM custom_field WHERE deleted_at IS NULL AND {which}"
    );
    let rows: Vec<FieldSql> = sqlx::query_as(AssertSqlSafe(sql)).bind(record_type).fetch_all(connection).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Field {
                uuid: uuid_of(&row.uuid)?,
                r#type: type_of(&row.r#type)?,
                config: serde_json::from_str(&row.config)?,
                default: serde_json::from_str(&row.default_value)?,
                options: options.remove(&row.id).unwrap_or_default(),
                id: row.id,
                key: row.key,
                label: row.label,
                help: row.help,
                group: row.group_id,
                position: row.position,
                required: row.required,
                unique: row.is_unique,
                archived_at: row.archived_at,
                deleted_at: row.deleted_at,
                changed_by: row.changed_by,
                record_type: row.record_type_id,
            })
        })
        .collect()
}

async fn groups(connection: &mut SqliteConnection) -> Result<Vec<Group>> {
    let rows: Vec<GroupSql> =
        sqlx::query_as("SELECT id, uuid, key, name, position, changed_by FROM field_group").fetch_all(connection).await?;
    rows.into_iter()
        .map(|row| {
            Ok(Group {
                uuid: uuid_of(&row.uuid)?,
                is_deleted: row.key.is_none(),
                id: row.id,
                name: row.name,
                position: row.position,
                changed_by: row.changed_by,
            })
        })
        .collect()
}

fn uuid_of(bytes: &[u8]) -> Result<uuid::Uuid> {
    uuid::Uuid::from_slice(bytes).map_err(|_| Error::Damaged { what: "the id of a field".to_owned() })
}

/// The next row ids: of a field, a group, an option.
pub(crate) async fn next_ids(connection: &mut SqliteConnection) -> Result<(i64, i64, i64)> {
    Ok(sqlx::query_as(
        "SELECT (SELECT COALESCE(max(id), 0) + 1 FROM custom_field), (SELECT COALESCE(max(id), 0) + 1 FROM field_group), \
                (SELECT COALESCE(max(id), 0) + 1 FROM field_option)",
    )
    .fetch_one(connection)
    .await?)
}

/// Writes a field with its options.
pub(crate) async fn save(connection: &mut SqliteConnection, field: &Field) -> Result<()> {
    sqlx::query(
        "INSERT INTO custom_field (id, uuid, key, label, help, type, config, default_value, group_id, position, required, is_unique, \
         archived_at, deleted_at, changed_by, record_type_id) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) \
         ON CONFLICT (id) DO UPDATE SET label = excluded.label, help = excluded.help, type = excluded.type, config = excluded.config, \
         default_value = excluded.default_value, group_id = excluded.group_id, position = excluded.position, \
         required = excluded.required, is_unique = excluded.is_unique, archived_at = excluded.archived_at, \
         deleted_at = excluded.deleted_at, changed_by = excluded.changed_by",
    )
    .bind(field.id)
    .bind(field.uuid.as_bytes().to_vec())
    .bind(&field.key)
    .bind(&field.label)
    .bind(&field.help)
    .bind(field.r#type.as_str())
    .bind(serde_json::to_string(&field.config)?)
    .bind(serde_json::to_string(&field.default)?)
    .bind(field.group)
    .bind(field.position)
    .bind(field.required)
    .bind(field.unique)
    .bind(field.archived_at)
    .bind(field.deleted_at)
    .bind(field.changed_by)
    .bind(field.record_type)
    .execute(&mut *connection)
    .await?;
    save_options(connection, field).await
}

const WRITE_OPTION: BulkInsert = BulkInsert {
    head: Cow::Borrowed("INSERT INTO field_option (id, uuid, field_id, key, label, color, position, created_by) VALUES"),
    columns: 8,
    tail: Cow::Borrowed(""),
};

/// Replaces the options of a field. No row refers to one but by value.
pub(crate) async fn save_options(connection: &mut SqliteConnection, field: &Field) -> Result<()> {
    sqlx::query("DELETE FROM field_option WHERE field_id = $1").bind(field.id).execute(&mut *connection).await?;
    let options: Vec<(i64, &Choice)> = (0..).zip(&field.options).collect();
    let colors: Vec<String> = options.iter().map(|(_, choice)| stored_color(choice.color)).collect::<Result<_>>()?;
    let rows: Vec<((i64, &Choice), String)> = options.into_iter().zip(colors).collect();
    WRITE_OPTION
        .run(connection, &rows, |((position, choice), color), row| {
            row.put(choice.id)
                .put(choice.uuid.as_bytes().to_vec())
                .put(field.id)
                .put(fold(&choice.label))
                .put(choice.label.clone())
                .put(color.clone())
                .put(*position)
                .put(choice.created_by);
        })
        .await
}

fn stored_color(color: TagColor) -> Result<String> {
    Ok(serde_json::to_value(color)?.as_str().unwrap_or("gray").to_owned())
}

/// Writes a group.
pub(crate) async fn save_group(connection: &mut SqliteConnection, group: &Group) -> Result<()> {
    sqlx::query(
        "INSERT INTO field_group (id, uuid, key, name, position, changed_by) VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name, position = excluded.position, \
         changed_by = excluded.changed_by",
    )
    .bind(group.id)
    .bind(group.uuid.as_bytes().to_vec())
    .bind((!group.is_deleted).then(|| fold(&group.name)))
    .bind(&group.name)
    .bind(group.position)
    .bind(group.changed_by)
    .execute(connection)
    .await?;
    Ok(())
}

/// Every group, deleted ones too.
pub(crate) async fn all_groups(connection: &mut SqliteConnection) -> Result<Vec<Group>> {
    groups(connection).await
}

/// Who has a value of a field: not in the bin, and in the bin.
pub(crate) async fn count_values(connection: &mut SqliteConnection, field: &Field) -> Result<(i64, i64)> {
    let (column, table) = (columns::name(field.id), field.owner().table());
    let sql = format!("SELECT count(*) FILTER (WHERE deleted_at IS NULL), count(deleted_at) FROM {table} WHERE {column} IS NOT NULL");
    Ok(sqlx::query_as(AssertSqlSafe(sql)).fetch_one(connection).await?)
}

/// Those without a value of a field, not in the bin.
pub(crate) async fn count_missing(connection: &mut SqliteConnection, field: &Field) -> Result<i64> {
    let (column, table) = (columns::name(field.id), field.owner().table());
    let of_type = if field.record_type.is_some() { "AND record_type_id = $1" } else { "AND $1 IS NULL" };
    let sql = format!("SELECT count(*) FROM {table} WHERE {column} IS NULL AND deleted_at IS NULL {of_type}");
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).bind(field.record_type).fetch_one(connection).await?)
}

/// The next values of a field with the rows that have them, ascending by row id, after one; of those in the bin too.
pub(crate) async fn values(
    connection: &mut SqliteConnection,
    owner: Owner,
    column: Column,
    after: i64,
    limit: i64,
) -> Result<Vec<(i64, bool, Value)>> {
    let table = owner.table();
    let name = columns::name(column.id);
    let sql = format!(
        "SELECT CAST(group_concat(concat_ws(CAST(x'FF' AS TEXT), id, deleted_at IS NOT NULL, {name}), CAST(x'FE' AS TEXT)) AS BLOB) \
         FROM (SELECT id, deleted_at, {name} FROM {table} WHERE {name} IS NOT NULL AND id > $1 ORDER BY id LIMIT $2)"
    );
    let packed: Option<Vec<u8>> = sqlx::query_scalar(AssertSqlSafe(sql)).bind(after).bind(limit).fetch_one(connection).await?;
    let mut values = Vec::new();
    for record in packed::records(&packed.unwrap_or_default()) {
        let [id, in_bin, value] = record?;
        if let Some(value) = Value::from_packed(column.storage, value)? {
            values.push((packed::integer(id)?, in_bin == b"1", value));
        }
    }
    Ok(values)
}

/// Which contacts have each of some folded values of a field.
pub(crate) async fn owners(connection: &mut SqliteConnection, field: i64, keys: &[String]) -> Result<Vec<(String, i64)>> {
    holders(connection, Owner::Contact, field, keys).await
}

/// Which contacts or records have each of some folded values of a field.
pub(crate) async fn holders(connection: &mut SqliteConnection, owner: Owner, field: i64, keys: &[String]) -> Result<Vec<(String, i64)>> {
    let (table, holder) = owner.claims();
    select_in(connection, &format!("SELECT key, {holder} FROM {table} WHERE field_id = {field} AND key IN"), "", keys).await
}

/// Replaces what contacts or records claim.
pub(crate) async fn replace_claims(
    connection: &mut SqliteConnection,
    owner: Owner,
    holders: &[i64],
    claims: &[(i64, String, i64)],
) -> Result<()> {
    let (table, holder) = owner.claims();
    execute_in(connection, &format!("DELETE FROM {table} WHERE {holder} IN"), holders).await?;
    claim(connection, owner, claims).await
}

/// Forgets every claim on values of a field.
pub(crate) async fn release(connection: &mut SqliteConnection, field: &Field) -> Result<()> {
    let (table, _) = field.owner().claims();
    sqlx::query(AssertSqlSafe(format!("DELETE FROM {table} WHERE field_id = $1"))).bind(field.id).execute(connection).await?;
    Ok(())
}

/// Claims values for contacts or records: row id of the field, folded value, who has it.
pub(crate) async fn claim(connection: &mut SqliteConnection, owner: Owner, claims: &[(i64, String, i64)]) -> Result<()> {
    let (table, holder) = owner.claims();
    let head = format!("INSERT INTO {table} (field_id, key, {holder}) VALUES");
    BulkInsert { head: Cow::Owned(head), columns: 3, tail: Cow::Borrowed("") }
        .run(connection, claims, |(field, key, holder), row| {
            row.put(*field).put(key.clone()).put(*holder);
        })
        .await
}

/// Whose field a public id names.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn owner_of(connection: &mut SqliteConnection, field: FieldId) -> Result<Owner> {
    let found: Option<(Option<i64>,)> = sqlx::query_as("SELECT record_type_id FROM custom_field WHERE uuid = $1 AND deleted_at IS NULL")
        .bind(field.to_bytes())
        .fetch_optional(connection)
        .await?;
    found.map(|(record_type,)| Owner::of(record_type)).ok_or_else(|| Error::NotFound { what: "field", id: field.to_string() })
}

/// Whose field has an option; contacts' where none has.
pub(crate) async fn owner_of_option(connection: &mut SqliteConnection, option: OptionId) -> Result<Owner> {
    let found: Option<(Option<i64>,)> =
        sqlx::query_as("SELECT f.record_type_id FROM field_option o JOIN custom_field f ON f.id = o.field_id WHERE o.uuid = $1")
            .bind(option.to_bytes())
            .fetch_optional(connection)
            .await?;
    Ok(found.map_or(Owner::Contact, |(record_type,)| Owner::of(record_type)))
}

/// How many fields records of all types have, archived ones too.
pub(crate) async fn count_of_records(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT count(*) FROM custom_field WHERE record_type_id IS NOT NULL AND deleted_at IS NULL")
        .fetch_one(connection)
        .await?)
}

/// Makes a file that has the tables but none of this know everything in a set, with the columns of the fields.
pub(crate) async fn copy(connection: &mut SqliteConnection, set: &FieldSet) -> Result<()> {
    for group in set.groups() {
        save_group(connection, group).await?;
    }
    for field in set.all() {
        columns::add(connection, set.owner().table(), field.id).await?;
        save(connection, field).await?;
    }
    if !set.all().is_empty() {
        team::store::copy(connection, set.members()).await?;
    }
    Ok(())
}

/// Options that an operation made, in the order in which it made them: key of the field, label.
pub(crate) async fn options_made(connection: &mut SqliteConnection, operation: i64) -> Result<Vec<(String, String)>> {
    Ok(sqlx::query_as(
        "SELECT f.key, o.label FROM field_option o JOIN custom_field f ON f.id = o.field_id \
         WHERE o.created_by = $1 AND f.deleted_at IS NULL AND f.record_type_id IS NULL ORDER BY o.id",
    )
    .bind(operation)
    .fetch_all(connection)
    .await?)
}

/// Row ids of the options of a contacts' select that some contact has, in the bin or not.
pub(crate) async fn options_used(connection: &mut SqliteConnection, field: i64) -> Result<HashSet<i64>> {
    let column = columns::name(field);
    let sql = format!("SELECT DISTINCT CAST({column} AS TEXT) FROM contact WHERE {column} IS NOT NULL");
    let values: Vec<String> = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(connection).await?;
    Ok(values.iter().flat_map(|ids| ids.split(',')).filter_map(|id| id.parse().ok()).collect())
}

/// Contacts that have exactly this value of a field, or none, ascending.
pub(crate) async fn with_value(connection: &mut SqliteConnection, field: i64, value: Option<&Value>) -> Result<Vec<i64>> {
    let column = columns::name(field);
    let sql = format!("SELECT CAST(group_concat(id) AS BLOB) FROM (SELECT id FROM contact WHERE {column} IS $1 ORDER BY id)");
    let query = sqlx::query_scalar(AssertSqlSafe(sql));
    let query = match value {
        Some(Value::Integer(integer)) => query.bind(*integer),
        Some(Value::Number(number)) => query.bind(number.get()),
        Some(Value::Text(text)) => query.bind(text.clone()),
        None => query.bind(None::<i64>),
    };
    let joined: Option<Vec<u8>> = query.fetch_one(connection).await?;
    packed::integers(&joined.unwrap_or_default())
}

/// How a member has arranged the profile.
pub(crate) async fn layout(connection: &mut SqliteConnection, member: i64) -> Result<ProfileLayout> {
    let stored: String = sqlx::query_scalar("SELECT profile_layout FROM member WHERE id = $1").bind(member).fetch_one(connection).await?;
    // What a later version wrote is an arrangement of no importance.
    Ok(serde_json::from_str(&stored).unwrap_or_default())
}

/// Arranges the profile for a member.
pub(crate) async fn set_layout(connection: &mut SqliteConnection, member: i64, layout: &ProfileLayout) -> Result<()> {
    sqlx::query("UPDATE member SET profile_layout = $2 WHERE id = $1")
        .bind(member)
        .bind(serde_json::to_string(layout)?)
        .execute(connection)
        .await?;
    Ok(())
}
