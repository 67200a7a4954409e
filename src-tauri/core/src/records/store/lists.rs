//! Lists of records: which, in which order.

use sqlx::sqlite::{Sqlite, SqliteConnection};
use sqlx::{AssertSqlSafe, FromRow, QueryBuilder};

use crate::db::{columns, packed, select_in};
use crate::error::Result;
use crate::filter::Sql;

/// Which records of a type are asked for.
#[derive(Debug)]
pub(crate) struct Wanted<'q> {
    /// Row id of the type.
    pub(crate) record_type: i64,
    pub(crate) in_bin: bool,
    /// Folded; parts of titles.
    pub(crate) words: &'q [String],
    /// A condition over `r`.
    pub(crate) that: Option<&'q Sql>,
}

/// What SQLite orders by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Order {
    Title,
    CreatedAt,
    UpdatedAt,
}

/// Row ids in order; equal ones by title, then id.
pub(crate) async fn ids(connection: &mut SqliteConnection, wanted: &Wanted<'_>, order: Order, descending: bool) -> Result<Vec<i64>> {
    let mut sql = Sql::default();
    sql.push("SELECT CAST(group_concat(id) AS BLOB) FROM (SELECT r.id FROM record r WHERE r.record_type_id = ").bind(wanted.record_type);
    sql.push(if wanted.in_bin { " AND r.deleted_at IS NOT NULL" } else { " AND r.deleted_at IS NULL" });
    for word in wanted.words {
        sql.push(" AND instr(r.sort_title, ").bind(word.clone()).push(") > 0");
    }
    if let Some(that) = wanted.that {
        sql.push(" AND (").push(&that.text).push(")");
        sql.values.extend(that.values.iter().cloned());
    }
    sql.push(match (order, descending) {
        (Order::Title, false) => " ORDER BY r.sort_title, r.id",
        (Order::Title, true) => " ORDER BY r.sort_title DESC, r.id",
        (Order::CreatedAt, false) => " ORDER BY r.created_at, r.sort_title, r.id",
        (Order::CreatedAt, true) => " ORDER BY r.created_at DESC, r.sort_title, r.id",
        (Order::UpdatedAt, false) => " ORDER BY r.updated_at, r.sort_title, r.id",
        (Order::UpdatedAt, true) => " ORDER BY r.updated_at DESC, r.sort_title, r.id",
    });
    sql.push(")");
    let arguments = sql.arguments()?;
    let joined: Option<Vec<u8>> =
        sqlx::query_scalar_with(AssertSqlSafe(sql.text), arguments).persistent(false).fetch_one(connection).await?;
    packed::integers(&joined.unwrap_or_default())
}

/// What records of a type have in the column of a field, as `packed` joins it; those without a value are left out.
pub(crate) async fn stored(connection: &mut SqliteConnection, record_type: i64, field: i64) -> Result<Vec<u8>> {
    let column = columns::name(field);
    let sql = format!(
        "SELECT CAST(group_concat(concat(id, x'FF', {column}), CAST(x'FE' AS TEXT)) AS BLOB) FROM record \
         WHERE record_type_id = $1 AND {column} IS NOT NULL"
    );
    let joined: Option<Vec<u8>> = sqlx::query_scalar(AssertSqlSafe(sql)).bind(record_type).fetch_one(connection).await?;
    Ok(joined.unwrap_or_default())
}

/// A record as a picker shows it.
#[derive(Debug, FromRow)]
pub(crate) struct FoundSql {
    pub(crate) id: i64,
    pub(crate) uuid: Vec<u8>,
    pub(crate) title: String,
    pub(crate) record_type_id: i64,
}

/// Records by parts of their titles, those that begin with the first word first; without words the last changed first.
pub(crate) async fn find(
    connection: &mut SqliteConnection,
    words: &[String],
    record_type: Option<i64>,
    except: &[i64],
    limit: i64,
) -> Result<Vec<FoundSql>> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT r.id, r.uuid, r.title, r.record_type_id FROM record r JOIN record_type t ON t.id = r.record_type_id \
         WHERE r.deleted_at IS NULL AND t.deleted_at IS NULL",
    );
    if let Some(record_type) = record_type {
        query.push(" AND r.record_type_id = ").push_bind(record_type);
    }
    for word in words {
        query.push(" AND instr(r.sort_title, ").push_bind(word.clone()).push(") > 0");
    }
    if !except.is_empty() {
        query.push(" AND r.id NOT IN (SELECT value FROM json_each(").push_bind(serde_json::to_string(except)?).push("))");
    }
    match words.first() {
        Some(first) => query.push(" ORDER BY instr(r.sort_title, ").push_bind(first.clone()).push(") > 1, r.sort_title, r.id"),
        None => query.push(" ORDER BY r.updated_at DESC, r.id DESC"),
    };
    query.push(" LIMIT ").push_bind(limit);
    Ok(query.build_query_as().fetch_all(connection).await?)
}

/// Public ids by row id.
pub(crate) async fn public_ids(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<(i64, Vec<u8>)>> {
    select_in(connection, "SELECT id, uuid FROM record WHERE id IN", "", ids).await
}
