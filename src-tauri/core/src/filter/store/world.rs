//! Names that filters use and no other store reads with their public ids.

use sqlx::sqlite::SqliteConnection;

use uuid::Uuid;

use crate::error::{Error, Result};
use crate::filter::world::{Named, Part, RecordType};

/// Intake bots: row id, public id, name.
pub(in crate::filter) async fn bots(connection: &mut SqliteConnection) -> Result<Vec<(i64, Vec<u8>, String)>> {
    Ok(sqlx::query_as("SELECT id, uuid, name FROM intake_bot ORDER BY key, id").fetch_all(connection).await?)
}

/// Flow apps: row id, public id, name.
pub(in crate::filter) async fn flow_apps(connection: &mut SqliteConnection) -> Result<Vec<(i64, Vec<u8>, String)>> {
    Ok(sqlx::query_as("SELECT id, uuid, name FROM flow_app ORDER BY key, id").fetch_all(connection).await?)
}

fn named(id: i64, uuid: &[u8], name: String, problem: Option<String>) -> Result<Named> {
    let uuid = Uuid::from_slice(uuid).map_err(|_| Error::Damaged { what: format!("the id of “{name}”") })?;
    Ok(Named { id, uuid, name, color: None, problem })
}

/// Boards, deleted ones too.
pub(in crate::filter) async fn boards(connection: &mut SqliteConnection) -> Result<Vec<Named>> {
    let rows: Vec<(i64, Vec<u8>, String, bool)> =
        sqlx::query_as("SELECT id, uuid, name, deleted_at IS NOT NULL FROM board ORDER BY position, id").fetch_all(connection).await?;
    rows.into_iter()
        .map(|(id, uuid, name, gone)| {
            let problem = gone.then(|| format!("The board “{name}” was deleted."));
            named(id, &uuid, name, problem)
        })
        .collect()
}

/// Record types, deleted ones too.
pub(in crate::filter) async fn record_types(connection: &mut SqliteConnection) -> Result<Vec<RecordType>> {
    let rows: Vec<(i64, Vec<u8>, String, String, bool)> =
        sqlx::query_as("SELECT id, uuid, name, plural, deleted_at IS NOT NULL FROM record_type ORDER BY position, id")
            .fetch_all(connection)
            .await?;
    rows.into_iter()
        .map(|(id, uuid, name, plural, gone)| {
            let problem = gone.then(|| format!("The record type “{name}” was deleted."));
            Ok(RecordType { named: named(id, &uuid, name, problem)?, plural })
        })
        .collect()
}

type PartRow = (i64, Vec<u8>, String, bool, i64);

/// Phases in the order of their boards, deleted ones too.
pub(in crate::filter) async fn phases(connection: &mut SqliteConnection, boards: &[Named]) -> Result<Vec<Part>> {
    let rows = sqlx::query_as("SELECT id, uuid, name, deleted_at IS NOT NULL, board_id FROM phase ORDER BY position, id");
    parts(rows.fetch_all(connection).await?, boards, "phase")
}

/// Roles in the order of their types, deleted ones too.
pub(in crate::filter) async fn roles(connection: &mut SqliteConnection, record_types: &[Named]) -> Result<Vec<Part>> {
    let rows = sqlx::query_as("SELECT id, uuid, name, deleted_at IS NOT NULL, record_type_id FROM record_role ORDER BY position, id");
    parts(rows.fetch_all(connection).await?, record_types, "role")
}

/// Parts in the order of what they are parts of. What is gone with the whole says that of the whole.
fn parts(rows: Vec<PartRow>, wholes: &[Named], noun: &str) -> Result<Vec<Part>> {
    let mut parts = Vec::with_capacity(rows.len());
    for whole in wholes {
        for (id, uuid, name, gone, of) in rows.iter().filter(|(.., of)| *of == whole.id) {
            let own = gone.then(|| format!("The {noun} “{name}” of {} was deleted.", whole.name));
            let named = named(*id, uuid, name.clone(), whole.problem.clone().or(own))?;
            parts.push(Part { named, whole: *of, whole_name: whole.name.clone() });
        }
    }
    Ok(parts)
}

/// The questions of the bots' schemas, by the names of their answers; where several bots ask for the same, that of the first.
pub(in crate::filter) async fn questions(connection: &mut SqliteConnection) -> Result<Vec<(String, String)>> {
    Ok(sqlx::query_as(
        "SELECT name, label FROM (SELECT json_extract(f.value, '$.name') AS name, coalesce(json_extract(f.value, '$.label'), '') AS label, \
           min(b.id) AS bot, min(f.key) AS place FROM intake_bot b, json_each(b.schema) f \
           WHERE json_extract(f.value, '$.name') <> '' GROUP BY 1) ORDER BY bot, place",
    )
    .fetch_all(connection)
    .await?)
}

/// Answers that bots ask for or that came in lately, by name, with the question: those of schemas first.
pub(in crate::filter) async fn answers(connection: &mut SqliteConnection) -> Result<Vec<(String, String)>> {
    let mut known = questions(connection).await?;
    let lately: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT w.key FROM (SELECT answers FROM submission ORDER BY id DESC LIMIT 500) s, json_each(s.answers) w \
         WHERE w.key <> '' ORDER BY w.key LIMIT 500",
    )
    .fetch_all(connection)
    .await?;
    for name in lately {
        if !known.iter().any(|(other, _)| *other == name) {
            known.push((name.clone(), name));
        }
    }
    for (name, label) in &mut known {
        if label.trim().is_empty() {
            label.clone_from(name);
        }
    }
    Ok(known)
}
