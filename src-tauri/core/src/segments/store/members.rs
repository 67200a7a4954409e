//! The SQL of members: who passes a filter, who is stored as passing, and the difference.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use sqlx::sqlite::{SqliteArguments, SqliteConnection};
use sqlx::{Arguments, AssertSqlSafe};

use crate::db::packed::{self, joined};
use crate::db::{BulkInsert, RowSet};
use crate::error::{Error, Result};
use crate::filter::Sql;
use crate::segments::types::{SegmentCause, SegmentEvent};

/// What made contacts come and go.
#[derive(Debug, Clone, Copy)]
pub(in crate::segments) struct Why {
    pub(in crate::segments) cause: SegmentCause,
    /// The operation that was done, or taken back.
    pub(in crate::segments) operation: Option<i64>,
    /// By whom; nobody where time passed.
    pub(in crate::segments) member: Option<i64>,
    pub(in crate::segments) at: i64,
}

/// Who passes a condition, those in the bin left out.
pub(in crate::segments) async fn passing(connection: &mut SqliteConnection, condition: &Sql) -> Result<RowSet> {
    let sql = format!("SELECT CAST(group_concat(c.id) AS BLOB) FROM contact c WHERE c.deleted_at IS NULL AND ({})", condition.text);
    let ids: Option<Vec<u8>> = sqlx::query_scalar_with(AssertSqlSafe(sql), condition.arguments()?).fetch_one(connection).await?;
    row_set(ids)
}

fn row_set(packed: Option<Vec<u8>>) -> Result<RowSet> {
    let mut rows = RowSet::default();
    rows.add(&packed::integers(&packed.unwrap_or_default())?);
    Ok(rows)
}

/// Which conditions each of some contacts passes: a `1` or `0` for each condition in its order. Contacts in the bin and
/// those that are gone are left out.
pub(in crate::segments) async fn passed(
    connection: &mut SqliteConnection,
    conditions: &[Cow<'_, Sql>],
    contacts: &str,
) -> Result<Vec<(i64, Vec<bool>)>> {
    let mut arguments = SqliteArguments::default();
    let mut sql = "SELECT CAST(group_concat(concat(c.id, x'FF'".to_owned();
    for condition in conditions {
        sql.push_str(", (");
        sql.push_str(&condition.text);
        sql.push_str(") IS TRUE");
        condition.bind_all(&mut arguments)?;
    }
    sql.push_str(
        "), CAST(x'FE' AS TEXT)) AS BLOB) FROM json_each(?) AS w CROSS JOIN contact AS c ON c.id = w.value WHERE c.deleted_at IS NULL",
    );
    arguments.add(contacts).map_err(Error::internal)?;
    let packed: Option<Vec<u8>> = sqlx::query_scalar_with(AssertSqlSafe(sql), arguments).fetch_one(connection).await?;
    packed::records(&packed.unwrap_or_default())
        .map(|record| {
            let [contact, passed] = record?;
            Ok((packed::integer(contact)?, passed.iter().map(|bit| *bit == b'1').collect()))
        })
        .collect()
}

/// Who is stored as a member.
pub(crate) async fn stored(connection: &mut SqliteConnection, segment: i64) -> Result<RowSet> {
    let ids: Option<Vec<u8>> =
        sqlx::query_scalar("SELECT CAST(group_concat(contact_id) AS BLOB) FROM segment_member WHERE segment_id = $1")
            .bind(segment)
            .fetch_one(connection)
            .await?;
    row_set(ids)
}

/// Of which segments each of some contacts is stored as a member. `contacts` is a list as JSON.
pub(in crate::segments) async fn stored_among(connection: &mut SqliteConnection, contacts: &str) -> Result<HashMap<i64, Vec<i64>>> {
    const SQL: &str =
        joined!("m.contact_id", "m.segment_id"; "json_each($1) AS w CROSS JOIN segment_member AS m ON m.contact_id = w.value");
    let packed: Option<Vec<u8>> = sqlx::query_scalar(SQL).bind(contacts).fetch_one(connection).await?;
    let mut found: HashMap<i64, Vec<i64>> = HashMap::new();
    for record in packed::records(&packed.unwrap_or_default()) {
        let [contact, segment] = record?;
        found.entry(packed::integer(contact)?).or_default().push(packed::integer(segment)?);
    }
    Ok(found)
}

/// A contact's segments with since when it is a member, in the order of the navigation.
pub(in crate::segments) async fn of_contact(connection: &mut SqliteConnection, contact: i64) -> Result<Vec<(i64, i64)>> {
    Ok(sqlx::query_as(
        "SELECT m.segment_id, m.since FROM segment_member m JOIN segment s ON s.id = m.segment_id WHERE m.contact_id = $1 \
         ORDER BY s.position, s.id",
    )
    .bind(contact)
    .fetch_all(connection)
    .await?)
}

/// A contact that comes to a segment or goes from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::segments) struct Move {
    pub(in crate::segments) segment: i64,
    pub(in crate::segments) contact: i64,
    pub(in crate::segments) event: SegmentEvent,
}

const JOIN: BulkInsert = BulkInsert {
    head: Cow::Borrowed("INSERT INTO segment_member (segment_id, contact_id, since) VALUES"),
    columns: 3,
    tail: Cow::Borrowed(""),
};

const LEAVE: BulkInsert = BulkInsert {
    head: Cow::Borrowed("DELETE FROM segment_member WHERE (segment_id, contact_id) IN (VALUES"),
    columns: 2,
    tail: Cow::Borrowed(")"),
};

/// A trigger counts those who leave, since contacts that are removed leave too.
const COUNT: BulkInsert = BulkInsert {
    head: Cow::Borrowed("UPDATE segment SET member_count = member_count + v.column2 FROM (VALUES"),
    columns: 2,
    tail: Cow::Borrowed(") AS v WHERE segment.id = v.column1"),
};

const TELL: BulkInsert = BulkInsert {
    head: Cow::Borrowed("INSERT INTO segment_event (segment_id, contact_id, event, at, cause, operation_id, member_id) VALUES"),
    columns: 7,
    tail: Cow::Borrowed(""),
};

/// Lets contacts come and go, and tells so. An edit moves its contact in many segments at once, so all of them are written
/// together.
pub(in crate::segments) async fn exchange(connection: &mut SqliteConnection, moves: &[Move], why: Why) -> Result<()> {
    let (joining, leaving): (Vec<&Move>, Vec<&Move>) = moves.iter().partition(|one| one.event == SegmentEvent::Joined);
    LEAVE
        .run(connection, &leaving, |one, row| {
            row.put(one.segment).put(one.contact);
        })
        .await?;
    JOIN.run(connection, &joining, |one, row| {
        row.put(one.segment).put(one.contact).put(why.at);
    })
    .await?;
    let mut joined: BTreeMap<i64, i64> = BTreeMap::new();
    for one in &joining {
        *joined.entry(one.segment).or_default() += 1;
    }
    let joined: Vec<(i64, i64)> = joined.into_iter().collect();
    COUNT
        .run(connection, &joined, |(segment, count), row| {
            row.put(*segment).put(*count);
        })
        .await?;
    TELL.run(connection, moves, |one, row| {
        row.put(one.segment).put(one.contact).put(one.event.word()).put(why.at).put(why.cause.word()).put(why.operation).put(why.member);
    })
    .await
}

/// Takes the members of a segment that is deleted. Its events stay.
pub(in crate::segments) async fn dismiss(connection: &mut SqliteConnection, segment: i64) -> Result<()> {
    sqlx::query("DELETE FROM segment_member WHERE segment_id = $1").bind(segment).execute(&mut *connection).await?;
    sqlx::query("UPDATE segment SET meaning = NULL WHERE id = $1").bind(segment).execute(connection).await?;
    Ok(())
}

/// Gives a segment that comes back the members that it had, with since when, as its events tell.
pub(in crate::segments) async fn recall(connection: &mut SqliteConnection, segment: i64) -> Result<()> {
    sqlx::query(
        "INSERT INTO segment_member (segment_id, contact_id, since) SELECT e.segment_id, e.contact_id, e.at FROM segment_event e \
         WHERE e.segment_id = $1 AND e.event = 'joined' AND NOT EXISTS (SELECT 1 FROM segment_event l \
         WHERE l.contact_id = e.contact_id AND l.segment_id = e.segment_id AND l.id > e.id)",
    )
    .bind(segment)
    .execute(&mut *connection)
    .await?;
    sqlx::query("UPDATE segment SET member_count = (SELECT count(*) FROM segment_member WHERE segment_id = $1) WHERE id = $1")
        .bind(segment)
        .execute(connection)
        .await?;
    Ok(())
}

/// How many pass a condition, how many of them are no members yet, and how many members do not pass.
pub(in crate::segments) async fn preview(connection: &mut SqliteConnection, condition: &Sql, segment: i64) -> Result<(i64, i64, i64)> {
    let sql = format!(
        "SELECT count(*) FILTER (WHERE passes), count(*) FILTER (WHERE passes AND NOT is_member), \
         count(*) FILTER (WHERE is_member AND NOT passes) FROM (SELECT ({}) IS TRUE AS passes, m.contact_id IS NOT NULL AS is_member \
         FROM contact c LEFT JOIN segment_member m ON m.segment_id = ? AND m.contact_id = c.id WHERE c.deleted_at IS NULL)",
        condition.text
    );
    let mut arguments = condition.arguments()?;
    arguments.add(segment).map_err(Error::internal)?;
    Ok(sqlx::query_as_with(AssertSqlSafe(sql), arguments).fetch_one(connection).await?)
}
