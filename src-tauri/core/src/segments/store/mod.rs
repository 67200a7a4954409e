//! All SQL of segments: this file their definitions, `members` who passes, `events` who came and went.

pub(super) mod events;
pub(crate) mod members;

use sqlx::FromRow;
use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::record::{SegmentRecord, Stored};
use crate::db::select_in;
use crate::error::{Error, Result};
use crate::filter::{Filter, Named};
use crate::ids::SegmentId;
use crate::tags::TagColor;

#[derive(FromRow)]
struct SegmentSql {
    id: i64,
    uuid: Vec<u8>,
    name: String,
    color: String,
    filter: String,
    field_types: String,
    position: i64,
    created_at: i64,
    deleted_at: Option<i64>,
    changed_by: Option<i64>,
    problem: Option<String>,
    meaning: Option<i64>,
    evaluated_at: i64,
    member_count: i64,
}

macro_rules! select_segment {
    ($tail:literal) => {
        concat!(
            "SELECT id, uuid, name, color, filter, field_types, position, created_at, deleted_at, changed_by, problem, meaning, \
             evaluated_at, member_count FROM segment ",
            $tail
        )
    };
}

impl SegmentSql {
    fn stored(self) -> Result<Stored> {
        let damaged = || Error::Damaged { what: format!("the segment “{}”", self.name) };
        Ok(Stored {
            record: SegmentRecord {
                id: self.id,
                uuid: uuid_of(&self.uuid)?,
                color: color_of(&self.color).ok_or_else(damaged)?,
                filter: Filter::parse(&self.filter).map_err(|_| damaged())?,
                types: serde_json::from_str(&self.field_types).map_err(|_| damaged())?,
                name: self.name,
                position: self.position,
                created_at: self.created_at,
                deleted_at: self.deleted_at,
                changed_by: self.changed_by,
            },
            problem: self.problem,
            meaning: self.meaning,
            evaluated_at: self.evaluated_at,
            members: self.member_count,
        })
    }
}

fn uuid_of(bytes: &[u8]) -> Result<Uuid> {
    Uuid::from_slice(bytes).map_err(|_| Error::Damaged { what: "the id of a segment".to_owned() })
}

fn color_of(word: &str) -> Option<TagColor> {
    serde_json::from_value(word.into()).ok()
}

/// Every segment that is there, in the order of the navigation.
pub(super) async fn all(connection: &mut SqliteConnection) -> Result<Vec<Stored>> {
    let rows: Vec<SegmentSql> =
        sqlx::query_as(select_segment!("WHERE key IS NOT NULL ORDER BY position, id")).fetch_all(connection).await?;
    rows.into_iter().map(SegmentSql::stored).collect()
}

/// A segment by row id, deleted or not.
pub(super) async fn get(connection: &mut SqliteConnection, id: i64) -> Result<Option<SegmentRecord>> {
    let row: Option<SegmentSql> = sqlx::query_as(select_segment!("WHERE id = $1")).bind(id).fetch_optional(connection).await?;
    row.map(|row| Ok(row.stored()?.record)).transpose()
}

/// A segment that is there.
pub(super) async fn find(connection: &mut SqliteConnection, id: SegmentId) -> Result<Stored> {
    let row: Option<SegmentSql> =
        sqlx::query_as(select_segment!("WHERE uuid = $1 AND key IS NOT NULL")).bind(id.to_bytes()).fetch_optional(connection).await?;
    row.ok_or_else(|| Error::NotFound { what: "segment", id: id.to_string() })?.stored()
}

/// What filters can name: deleted segments too, so that a filter that names one says so.
pub(crate) async fn named(connection: &mut SqliteConnection) -> Result<Vec<Named>> {
    type Columns = (i64, Vec<u8>, String, String, Option<i64>, Option<String>);
    let rows: Vec<Columns> = sqlx::query_as("SELECT id, uuid, name, color, deleted_at, problem FROM segment ORDER BY position, id")
        .fetch_all(connection)
        .await?;
    let named = |(id, uuid, name, color, deleted_at, problem): Columns| {
        let problem = if deleted_at.is_some() { Some("It was deleted.".to_owned()) } else { problem };
        Ok(Named { id, uuid: uuid_of(&uuid)?, name, color: color_of(&color), problem })
    };
    rows.into_iter().map(named).collect()
}

/// Public ids, names and colours by row id, of deleted segments too.
pub(crate) async fn looks(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<(i64, SegmentId, String, TagColor)>> {
    let rows: Vec<(i64, Vec<u8>, String, String)> =
        select_in(connection, "SELECT id, uuid, name, color FROM segment WHERE id IN", "ORDER BY position, id", ids).await?;
    rows.into_iter()
        .map(|(id, uuid, name, color)| Ok((id, SegmentId::from_bytes(&uuid)?, name, color_of(&color).unwrap_or(TagColor::Gray))))
        .collect()
}

/// The next row id.
pub(super) async fn next_id(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT COALESCE(max(id), 0) + 1 FROM segment").fetch_one(connection).await?)
}

/// Writes a new or changed segment. Whether its members are still right shows when its filter is given a meaning.
pub(super) async fn save(connection: &mut SqliteConnection, segment: &SegmentRecord) -> Result<()> {
    let color = serde_json::to_value(segment.color)?.as_str().unwrap_or("gray").to_owned();
    sqlx::query(
        "INSERT INTO segment (id, uuid, key, name, color, filter, field_types, position, created_at, deleted_at, changed_by, on_clock, \
         evaluated_at, member_count) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 0, $9, 0) \
         ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name, color = excluded.color, filter = excluded.filter, \
         field_types = excluded.field_types, position = excluded.position, deleted_at = excluded.deleted_at, \
         changed_by = excluded.changed_by",
    )
    .bind(segment.id)
    .bind(segment.uuid.as_bytes().to_vec())
    .bind(segment.key())
    .bind(&segment.name)
    .bind(color)
    .bind(segment.filter.to_string())
    .bind(serde_json::to_string(&segment.types)?)
    .bind(segment.position)
    .bind(segment.created_at)
    .bind(segment.deleted_at)
    .bind(segment.changed_by)
    .execute(connection)
    .await?;
    Ok(())
}

/// Notes why a segment cannot be kept current, or that it can again; either way its members have to be evaluated anew.
pub(super) async fn set_problem(connection: &mut SqliteConnection, segment: i64, problem: Option<&str>) -> Result<()> {
    sqlx::query("UPDATE segment SET problem = $2, meaning = NULL WHERE id = $1").bind(segment).bind(problem).execute(connection).await?;
    Ok(())
}

/// Notes that a segment's members were evaluated over everybody, under what its filter means.
pub(super) async fn set_evaluated(connection: &mut SqliteConnection, segment: i64, meaning: i64, on_clock: bool, at: i64) -> Result<()> {
    sqlx::query("UPDATE segment SET meaning = $2, on_clock = $3, evaluated_at = $4 WHERE id = $1")
        .bind(segment)
        .bind(meaning)
        .bind(on_clock)
        .bind(at)
        .execute(connection)
        .await?;
    Ok(())
}

/// When the segment that time has passed over longest was evaluated; nothing where none depends on it.
pub(super) async fn oldest_on_clock(connection: &mut SqliteConnection) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("SELECT min(evaluated_at) FROM segment WHERE on_clock = 1 AND key IS NOT NULL AND problem IS NULL")
        .fetch_one(connection)
        .await?)
}

/// A number that differs from the last answer of the same connection when another one has committed since.
pub(super) async fn version(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("PRAGMA data_version").fetch_one(connection).await?)
}
