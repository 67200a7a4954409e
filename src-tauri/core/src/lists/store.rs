//! All SQL of lists. Whole columns are read in joined chunks: see `db::packed`.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, FromRow, SqlSafeStr};
use tokio::sync::mpsc;

use super::block::Block;
use super::extra::{Extra, Reading};
use super::journal::Ledger;
use super::keys::Ranking;
use super::sheet::Sheet;
use crate::core::Core;
use crate::db::{columns, packed, select_in};
use crate::error::{Error, Result};
use crate::ids::ContactId;
use crate::notes;

/// Contacts joined into one value. Bounds the size of that value, and how long one answer takes.
const CHUNK: i64 = 10_000;
/// The same, where they are picked out.
const SOME: usize = 2_000;

/// A joined chunk and the last row id in it.
#[derive(FromRow)]
struct ChunkSql {
    last: Option<i64>,
    packed: Option<Vec<u8>>,
}

/// Row ids in the order of names, then ids.
///
/// The contacts that are not in the bin come from the index by name alone; those in the bin, which an index of their own
/// lists, are taken out afterwards. Asking the table for each would read all of it in the order of names.
pub(super) async fn by_name(connection: &mut SqliteConnection, in_bin: bool, descending: bool) -> Result<Vec<i64>> {
    const ALL: &str = "SELECT CAST(group_concat(id) AS BLOB) FROM (SELECT id FROM contact ORDER BY sort_name, id)";
    const ALL_DESCENDING: &str = "SELECT CAST(group_concat(id) AS BLOB) FROM (SELECT id FROM contact ORDER BY sort_name DESC, id)";
    const BIN: &str =
        "SELECT CAST(group_concat(id) AS BLOB) FROM (SELECT id FROM contact WHERE deleted_at IS NOT NULL ORDER BY +sort_name, id)";
    const BIN_DESCENDING: &str =
        "SELECT CAST(group_concat(id) AS BLOB) FROM (SELECT id FROM contact WHERE deleted_at IS NOT NULL ORDER BY +sort_name DESC, id)";
    let bin = joined_ids(connection, if descending { BIN_DESCENDING } else { BIN }).await?;
    if in_bin {
        return Ok(bin);
    }
    let mut ids = joined_ids(connection, if descending { ALL_DESCENDING } else { ALL }).await?;
    if !bin.is_empty() {
        let bin: std::collections::HashSet<i64> = bin.into_iter().collect();
        ids.retain(|id| !bin.contains(id));
    }
    Ok(ids)
}

async fn joined_ids(connection: &mut SqliteConnection, sql: &'static str) -> Result<Vec<i64>> {
    let joined: Option<Vec<u8>> = sqlx::query_scalar(sql).fetch_one(connection).await?;
    packed::integers(&joined.unwrap_or_default())
}

/// A window of the list by name that nobody has asked for before, and how many contacts the list has. The index by name
/// answers both.
pub(super) async fn window_by_name(
    connection: &mut SqliteConnection,
    in_bin: bool,
    descending: bool,
    start: i64,
    len: i64,
) -> Result<(i64, Vec<i64>)> {
    const TOTAL: &str = "SELECT (SELECT count(*) FROM contact) - (SELECT count(*) FROM contact WHERE deleted_at IS NOT NULL)";
    const UP: &str = "SELECT id FROM contact WHERE id NOT IN (SELECT id FROM contact WHERE deleted_at IS NOT NULL) \
        ORDER BY sort_name, id LIMIT $1 OFFSET $2";
    const DOWN: &str = "SELECT id FROM contact WHERE id NOT IN (SELECT id FROM contact WHERE deleted_at IS NOT NULL) \
        ORDER BY sort_name DESC, id LIMIT $1 OFFSET $2";
    const BIN_TOTAL: &str = "SELECT count(*) FROM contact WHERE deleted_at IS NOT NULL";
    const BIN_UP: &str = "SELECT id FROM contact WHERE deleted_at IS NOT NULL ORDER BY +sort_name, id LIMIT $1 OFFSET $2";
    const BIN_DOWN: &str = "SELECT id FROM contact WHERE deleted_at IS NOT NULL ORDER BY +sort_name DESC, id LIMIT $1 OFFSET $2";
    let total = sqlx::query_scalar(if in_bin { BIN_TOTAL } else { TOTAL }).fetch_one(&mut *connection).await?;
    let sql = match (in_bin, descending) {
        (false, false) => UP,
        (false, true) => DOWN,
        (true, false) => BIN_UP,
        (true, true) => BIN_DOWN,
    };
    Ok((total, sqlx::query_scalar(sql).bind(len).bind(start).fetch_all(connection).await?))
}

/// The moment that `snapshot` shows.
pub(super) async fn ledger(snapshot: &mut SqliteConnection) -> Result<Ledger> {
    Ok(sqlx::query_as(
        "SELECT (SELECT coalesce(max(id), 0) FROM operation) AS operation, (SELECT count(undone_at) FROM operation) AS undone, \
         (SELECT coalesce(sum(done_through), 0) FROM import) AS imported",
    )
    .fetch_one(snapshot)
    .await?)
}

macro_rules! contacts {
    ($from:literal) => {
        concat!(
            "SELECT max(id) AS last, CAST(group_concat(concat(id, x'FF', deleted_at IS NOT NULL, x'FF', sort_name, x'FF', \
             first_name, x'FF', last_name, x'FF', \
             CASE WHEN email_count > 1 \
             THEN (SELECT group_concat(address, CAST(x'FD' AS TEXT) ORDER BY position) FROM contact_email WHERE contact_id = listed.id) \
             ELSE primary_email END, x'FF', \
             CASE WHEN phone_count > 1 \
             THEN (SELECT group_concat(number, CAST(x'FD' AS TEXT) ORDER BY position) FROM contact_phone WHERE contact_id = listed.id) \
             ELSE primary_phone END, x'FF', source, x'FF', created_at, x'FF', updated_at, x'FF', last_activity_at, x'FF', \
             submission_count), CAST(x'FE' AS TEXT)) AS BLOB) AS packed FROM (",
            $from,
            ") AS listed"
        )
    };
}

/// Reads all contacts. What is done with a chunk goes on beside the reading of the next.
///
/// # Errors
/// Those of the store, and where the workspace is closed meanwhile.
pub(super) async fn everybody(core: &Core, snapshot: &mut SqliteConnection) -> Result<Block> {
    const SQL: &str = contacts!("SELECT * FROM contact WHERE id > $1 ORDER BY id LIMIT $2");
    let (sender, mut receiver) = mpsc::channel::<Vec<u8>>(2);
    let notes: HashMap<i64, String> = notes::folded_texts(snapshot, None).await?.into_iter().collect();
    let building = tokio::task::spawn_blocking(move || {
        let mut block = Block::default();
        while let Some(chunk) = receiver.blocking_recv() {
            block.read(&chunk, &notes)?;
        }
        let block = block.finished();
        // Every other order begins from that by name.
        block.by_name();
        Ok(block)
    });
    chunks(core, snapshot, SQL, sender).await?;
    building.await.map_err(Error::internal)?
}

/// Reads what a custom field orders everybody in a sheet by, whose moment `snapshot` must show.
///
/// # Errors
/// As [`everybody`].
pub(super) async fn extra(core: &Core, snapshot: &mut SqliteConnection, ranking: Ranking, sheet: &Arc<Sheet>) -> Result<Extra> {
    let (sender, mut receiver) = mpsc::channel::<Vec<u8>>(2);
    let column = columns::name(ranking.id);
    let sql = format!(
        "SELECT max(id) AS last, CAST(group_concat(concat(id, x'FF', value), CAST(x'FE' AS TEXT)) AS BLOB) AS packed \
         FROM (SELECT id, {} AS value FROM contact WHERE {column} IS NOT NULL AND id > $1 ORDER BY id LIMIT $2)",
        key(&ranking)
    );
    let sheet = Arc::clone(sheet);
    let building = tokio::task::spawn_blocking(move || {
        let mut reading = Reading::new(&ranking, &sheet);
        while let Some(chunk) = receiver.blocking_recv() {
            for record in packed::records(&chunk) {
                let [id, value] = record?;
                reading.value(packed::integer(id)?, value)?;
            }
        }
        reading.finish()
    });
    chunks(core, snapshot, AssertSqlSafe(sql), sender).await?;
    building.await.map_err(Error::internal)?
}

/// What of a field's column is read.
fn key(ranking: &Ranking) -> String {
    let column = columns::name(ranking.id);
    ranking.letters().map_or_else(|| column.clone(), |letters| format!("substr({column}, 1, {letters})"))
}

/// Hands on the chunks of a query, which takes the row id to go on after and how many rows to join.
async fn chunks(core: &Core, snapshot: &mut SqliteConnection, sql: impl SqlSafeStr, sender: mpsc::Sender<Vec<u8>>) -> Result<()> {
    let sql = sql.into_sql_str();
    let mut after = i64::MIN;
    loop {
        if core.db().read().is_closed() {
            return Err(sqlx::Error::PoolClosed.into());
        }
        let chunk: ChunkSql = sqlx::query_as(sql.clone()).bind(after).bind(CHUNK).fetch_one(&mut *snapshot).await?;
        let Some((last, packed)) = chunk.last.zip(chunk.packed) else { return Ok(()) };
        after = last;
        // Where nobody takes them, whoever puts them together has failed and says why.
        if sender.send(packed).await.is_err() {
            return Ok(());
        }
    }
}

/// Stored values of some contacts in the columns of some fields, field by field; contacts without one are left out.
pub(super) async fn some_values(
    snapshot: &mut SqliteConnection,
    ids: &[i64],
    rankings: &[&Ranking],
) -> Result<Vec<BTreeMap<i64, Vec<u8>>>> {
    let mut found = vec![BTreeMap::new(); rankings.len()];
    let columns: String = rankings.iter().map(|ranking| format!(", x'FF', {}", key(ranking))).collect();
    let sql = AssertSqlSafe(format!(
        "SELECT CAST(group_concat(concat(contact.id{columns}), CAST(x'FE' AS TEXT)) AS BLOB) \
         FROM json_each($1) AS wanted CROSS JOIN contact ON contact.id = wanted.value"
    ))
    .into_sql_str();
    for wanted in ids.chunks(SOME) {
        let joined: Option<Vec<u8>> =
            sqlx::query_scalar(sql.clone()).bind(serde_json::to_string(wanted)?).fetch_one(&mut *snapshot).await?;
        for row in packed::rows(&joined.unwrap_or_default()) {
            let ([id], rest) = packed::split(row)?;
            let id = packed::integer(id)?;
            for (values, value) in found.iter_mut().zip(packed::columns(rest, rankings.len())) {
                let value = value?;
                if !value.is_empty() {
                    values.insert(id, value.to_vec());
                }
            }
        }
    }
    Ok(found)
}

/// Reads those of some contacts that exist. `ids` ascend.
pub(super) async fn some(snapshot: &mut SqliteConnection, ids: &[i64]) -> Result<Block> {
    const SQL: &str = contacts!("SELECT contact.* FROM json_each($1) AS wanted CROSS JOIN contact ON contact.id = wanted.value");
    let mut block = Block::default();
    for wanted in ids.chunks(SOME) {
        let chunk: ChunkSql = sqlx::query_as(SQL).bind(serde_json::to_string(wanted)?).fetch_one(&mut *snapshot).await?;
        let notes = notes::folded_texts(snapshot, Some(wanted)).await?.into_iter().collect();
        block.read(&chunk.packed.unwrap_or_default(), &notes)?;
    }
    Ok(block.finished())
}

/// Row ids by public id; unknown ones are left out.
pub(super) async fn row_ids(connection: &mut SqliteConnection, ids: &[ContactId]) -> Result<Vec<(Vec<u8>, i64)>> {
    let uuids: Vec<Vec<u8>> = ids.iter().map(|id| id.to_bytes()).collect();
    select_in(connection, "SELECT uuid, id FROM contact WHERE uuid IN", "", &uuids).await
}

/// The public id of a row.
pub(super) async fn public_id(connection: &mut SqliteConnection, row: i64) -> Result<Option<ContactId>> {
    let uuid: Option<Vec<u8>> = sqlx::query_scalar("SELECT uuid FROM contact WHERE id = $1").bind(row).fetch_optional(connection).await?;
    uuid.map(|bytes| ContactId::from_bytes(&bytes)).transpose()
}
