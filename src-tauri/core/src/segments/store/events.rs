//! The SQL of who came and went.

use sqlx::sqlite::SqliteConnection;
use sqlx::{FromRow, QueryBuilder, Sqlite};

use crate::error::Result;
use crate::segments::types::SegmentEvent;

/// Milliseconds in which events are counted together. Every zone's days begin at a multiple of it, and so nobody has to look
/// at a million events one by one.
pub(in crate::segments) const QUARTER: i64 = 900_000;

/// How many came and went in each quarter of an hour in which anybody did: quarters since the epoch, came, went; ascending.
pub(in crate::segments) async fn quarters(connection: &mut SqliteConnection, segment: i64) -> Result<Vec<(i64, i64, i64)>> {
    // Division rounds towards zero, which is the wrong way before the epoch; there are no events then.
    Ok(sqlx::query_as(
        "SELECT at / $2 AS quarter, count(*) FILTER (WHERE event = 'joined'), count(*) FILTER (WHERE event = 'left') \
         FROM segment_event WHERE segment_id = $1 GROUP BY quarter ORDER BY quarter",
    )
    .bind(segment)
    .bind(QUARTER)
    .fetch_all(connection)
    .await?)
}

/// When a contact last came to a segment or went from it.
pub(in crate::segments) async fn last_at(connection: &mut SqliteConnection, segment: i64, contact: i64) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("SELECT at FROM segment_event WHERE contact_id = $1 AND segment_id = $2 ORDER BY id DESC LIMIT 1")
        .bind(contact)
        .bind(segment)
        .fetch_optional(connection)
        .await?)
}

/// A contact that came or went.
#[derive(FromRow)]
pub(in crate::segments) struct MoveSql {
    pub(in crate::segments) id: i64,
    pub(in crate::segments) at: i64,
    pub(in crate::segments) event: String,
    pub(in crate::segments) cause: String,
    pub(in crate::segments) member: Option<String>,
    /// Files of the import that it was.
    pub(in crate::segments) files: Option<String>,
    pub(in crate::segments) uuid: Vec<u8>,
    pub(in crate::segments) first_name: String,
    pub(in crate::segments) last_name: String,
    pub(in crate::segments) primary_email: Option<String>,
    pub(in crate::segments) primary_phone: Option<String>,
}

/// Which of those who came and went are asked for.
#[derive(Debug, Clone, Copy)]
pub(in crate::segments) struct Shown {
    /// From this moment on.
    pub(in crate::segments) since: i64,
    pub(in crate::segments) event: Option<SegmentEvent>,
    /// Below this place: when, and which event.
    pub(in crate::segments) below: (i64, i64),
}

/// Who came and went, newest first.
pub(in crate::segments) async fn page(connection: &mut SqliteConnection, segment: i64, shown: Shown, limit: i64) -> Result<Vec<MoveSql>> {
    let (at, id) = shown.below;
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT e.id, e.at, e.event, e.cause, m.name AS member, i.files, c.uuid, c.first_name, c.last_name, c.primary_email, \
         c.primary_phone FROM segment_event e JOIN contact c ON c.id = e.contact_id LEFT JOIN member m ON m.id = e.member_id \
         LEFT JOIN import i ON i.operation_id = e.operation_id WHERE e.segment_id = ",
    );
    // The first comparison repeats a part of the second because an index can follow only that.
    query.push_bind(segment).push(" AND e.at <= ").push_bind(at).push(" AND (e.at, e.id) < (").push_bind(at);
    query.push(", ").push_bind(id).push(") AND e.at >= ").push_bind(shown.since);
    if let Some(event) = shown.event {
        query.push(" AND e.event = ").push_bind(event.word());
    }
    query.push(" ORDER BY e.at DESC, e.id DESC LIMIT ").push_bind(limit);
    Ok(query.build_query_as().fetch_all(connection).await?)
}

/// Who came to and went from each segment by an import: whoever came and went again has done neither.
pub(in crate::segments) async fn of_import(connection: &mut SqliteConnection, operation: i64) -> Result<Vec<(i64, i64, i64)>> {
    Ok(sqlx::query_as(
        "SELECT n.segment_id, count(*) FILTER (WHERE n.net > 0), count(*) FILTER (WHERE n.net < 0) FROM \
         (SELECT segment_id, contact_id, sum(CASE event WHEN 'joined' THEN 1 ELSE -1 END) AS net FROM segment_event \
          WHERE operation_id = $1 AND cause = 'import' GROUP BY segment_id, contact_id) n \
         JOIN segment s ON s.id = n.segment_id WHERE s.key IS NOT NULL AND n.net <> 0 GROUP BY n.segment_id ORDER BY s.position, s.id",
    )
    .bind(operation)
    .fetch_all(connection)
    .await?)
}
