//! Cards and records that imports made: how many, and what becomes of them when an import is taken back.

use sqlx::sqlite::SqliteConnection;

use crate::error::Result;
use crate::operations::words::no_work;

/// How many cards and records an operation has made.
pub(in crate::imports) async fn counts(connection: &mut SqliteConnection, operation: i64) -> Result<(i64, i64)> {
    Ok(sqlx::query_as("SELECT (SELECT count(*) FROM card WHERE created_by = $1), (SELECT count(*) FROM record WHERE created_by = $1)")
        .bind(operation)
        .fetch_one(connection)
        .await?)
}

/// How many cards an operation has made, by the phase in which they are.
pub(in crate::imports) async fn by_phase(connection: &mut SqliteConnection, operation: i64) -> Result<Vec<(i64, i64)>> {
    let counts = sqlx::query_as("SELECT phase_id, count(*) FROM card WHERE created_by = $1 GROUP BY phase_id");
    Ok(counts.bind(operation).fetch_all(connection).await?)
}

/// The names of phases and their boards with the counts given, in the order of both.
pub(in crate::imports) async fn phase_names(
    connection: &mut SqliteConnection,
    counts: &[(i64, i64)],
) -> Result<Vec<(String, String, i64)>> {
    Ok(sqlx::query_as(
        "SELECT b.name, p.name, n.value ->> 1 FROM json_each($1) n JOIN phase p ON p.id = n.value ->> 0 JOIN board b ON b.id = p.board_id \
         ORDER BY b.position, b.id, p.position, p.id",
    )
    .bind(serde_json::to_string(counts)?)
    .fetch_all(connection)
    .await?)
}

/// A card or record that somebody has worked on: public id, title.
pub(in crate::imports) type KeptSql = (Vec<u8>, String);

/// A card that an import made and whose submission has gone, or is finished no more.
macro_rules! bereft_card {
    () => {
        "k.created_by = $1 AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.id = k.submission_id AND s.status = 'completed' AND s.is_test = 0)"
    };
}

/// Somebody has changed it, said something of it, or done something to it since.
macro_rules! worked_on_card {
    () => {
        concat!(
            // A move to another phase tells so; others give cards new keys, all of a phase at times.
            "(EXISTS (SELECT 1 FROM operation o WHERE o.id = k.changed_by AND o.id <> $1 AND o.kind <> 'card.move' AND o.kind NOT IN ",
            no_work!(),
            ") OR EXISTS (SELECT 1 FROM comment m WHERE m.card_id = k.id AND m.created_by <> $1) \
             OR EXISTS (SELECT 1 FROM card_event e JOIN operation o ON o.id = e.operation_id \
                WHERE e.card_id = k.id AND o.id <> $1 AND o.kind NOT IN ",
            no_work!(),
            "))"
        )
    };
}

macro_rules! bereft_record {
    () => {
        "r.created_by = $1 AND NOT EXISTS (SELECT 1 FROM submission s WHERE s.id = r.submission_id AND s.status = 'completed' AND s.is_test = 0)"
    };
}

macro_rules! worked_on_record {
    () => {
        concat!(
            "(EXISTS (SELECT 1 FROM operation o WHERE o.id = r.changed_by AND o.id <> $1 AND o.kind NOT IN ",
            no_work!(),
            ") OR EXISTS (SELECT 1 FROM record_event e JOIN operation o ON o.id = e.operation_id \
                WHERE e.record_id = r.id AND o.id <> $1 AND o.kind NOT IN ",
            no_work!(),
            ") OR EXISTS (SELECT 1 FROM record_link l JOIN operation o ON o.id = l.changed_by \
                WHERE l.record_id = r.id AND (l.created_by <> $1 OR (o.id <> $1 AND o.kind NOT IN ",
            no_work!(),
            "))) OR EXISTS (SELECT 1 FROM record_relation a WHERE a.record_id = r.id AND a.unrelated_at IS NULL) \
             OR EXISTS (SELECT 1 FROM record_relation a WHERE a.other_id = r.id AND a.unrelated_at IS NULL))"
        )
    };
}

/// Cards that stay although their submission does not, since somebody has worked on them.
pub(in crate::imports) async fn kept_cards(connection: &mut SqliteConnection, operation: i64) -> Result<Vec<KeptSql>> {
    Ok(sqlx::query_as(concat!("SELECT k.uuid, k.title FROM card k WHERE ", bereft_card!(), " AND ", worked_on_card!(), " ORDER BY k.id"))
        .bind(operation)
        .fetch_all(connection)
        .await?)
}

/// Records that stay although their submission does not, since somebody has worked on them.
pub(in crate::imports) async fn kept_records(connection: &mut SqliteConnection, operation: i64) -> Result<Vec<KeptSql>> {
    Ok(sqlx::query_as(concat!(
        "SELECT r.uuid, r.title FROM record r WHERE ",
        bereft_record!(),
        " AND ",
        worked_on_record!(),
        " ORDER BY r.id"
    ))
    .bind(operation)
    .fetch_all(connection)
    .await?)
}

/// Cards that routing anew has made of submissions which go with an import, or are completed no more. Asked while the submissions
/// are there still, and those that were changed are as they were.
macro_rules! routed_card {
    () => {
        "FROM (SELECT id FROM submission WHERE created_by = $1 AND changed_by = $1 \
           UNION SELECT s.id FROM row_image i JOIN submission s ON s.id = i.row_id \
           WHERE i.operation_id = $1 AND i.table_name = 'submission' AND (s.status <> 'completed' OR s.is_test = 1)) g \
         JOIN card k ON k.submission_id = g.id JOIN operation a ON a.id = k.created_by AND a.kind = 'routing.apply' WHERE "
    };
}

/// Those of them that stay, since somebody has worked on them.
pub(in crate::imports) async fn kept_routed(connection: &mut SqliteConnection, operation: i64) -> Result<Vec<KeptSql>> {
    Ok(sqlx::query_as(concat!("SELECT k.uuid, k.title ", routed_card!(), worked_on_card!(), " ORDER BY k.id"))
        .bind(operation)
        .fetch_all(connection)
        .await?)
}

/// Removes the others; how many.
pub(in crate::imports) async fn remove_routed(connection: &mut SqliteConnection, operation: i64) -> Result<i64> {
    let done = sqlx::query(concat!("DELETE FROM card WHERE id IN (SELECT k.id ", routed_card!(), "NOT ", worked_on_card!(), ")"))
        .bind(operation)
        .execute(connection)
        .await?;
    Ok(i64::try_from(done.rows_affected()).unwrap_or(i64::MAX))
}

/// Removes the other cards whose submission has gone; how many.
pub(in crate::imports) async fn remove_cards(connection: &mut SqliteConnection, operation: i64) -> Result<i64> {
    let done = sqlx::query(concat!(
        "DELETE FROM card WHERE id IN (SELECT k.id FROM card k WHERE ",
        bereft_card!(),
        " AND NOT ",
        worked_on_card!(),
        ")"
    ))
    .bind(operation)
    .execute(connection)
    .await?;
    Ok(i64::try_from(done.rows_affected()).unwrap_or(i64::MAX))
}

/// Removes the other records whose submission has gone; how many.
pub(in crate::imports) async fn remove_records(connection: &mut SqliteConnection, operation: i64) -> Result<i64> {
    let done = sqlx::query(concat!(
        "DELETE FROM record WHERE id IN (SELECT r.id FROM record r WHERE ",
        bereft_record!(),
        " AND NOT ",
        worked_on_record!(),
        ")"
    ))
    .bind(operation)
    .execute(connection)
    .await?;
    Ok(i64::try_from(done.rows_affected()).unwrap_or(i64::MAX))
}
