//! Names that filters use and no other store reads with their public ids.

use sqlx::sqlite::SqliteConnection;

use crate::error::Result;

/// Intake bots: row id, public id, name.
pub(in crate::filter) async fn bots(connection: &mut SqliteConnection) -> Result<Vec<(i64, Vec<u8>, String)>> {
    Ok(sqlx::query_as("SELECT id, uuid, name FROM intake_bot ORDER BY key, id").fetch_all(connection).await?)
}

/// Flow apps: row id, public id, name.
pub(in crate::filter) async fn flow_apps(connection: &mut SqliteConnection) -> Result<Vec<(i64, Vec<u8>, String)>> {
    Ok(sqlx::query_as("SELECT id, uuid, name FROM flow_app ORDER BY key, id").fetch_all(connection).await?)
}

/// Answers that bots ask for or that came in lately, by name, with the question: those of schemas first.
pub(in crate::filter) async fn answers(connection: &mut SqliteConnection) -> Result<Vec<(String, String)>> {
    let mut known: Vec<(String, String)> = sqlx::query_as(
        "SELECT name, label FROM (SELECT json_extract(f.value, '$.name') AS name, json_extract(f.value, '$.label') AS label, \
           min(b.id) AS bot, min(f.key) AS place FROM intake_bot b, json_each(b.schema) f \
           WHERE json_extract(f.value, '$.name') <> '' GROUP BY 1) ORDER BY bot, place",
    )
    .fetch_all(&mut *connection)
    .await?;
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
