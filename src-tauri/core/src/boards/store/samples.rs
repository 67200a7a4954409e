//! What a board of the sample is made of.

use sqlx::sqlite::SqliteConnection;

use crate::error::Result;

/// A completed submission with its contact.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct SampleSql {
    pub(crate) id: i64,
    pub(crate) own_at: i64,
    pub(crate) bot: String,
    pub(crate) contact_id: i64,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) primary_email: Option<String>,
    pub(crate) primary_phone: Option<String>,
}

/// Completed submissions of a bot that made no card, the latest first.
pub(crate) async fn completed(connection: &mut SqliteConnection, bot: &str) -> Result<Vec<SampleSql>> {
    Ok(sqlx::query_as(
        "SELECT s.id, s.own_at, b.name AS bot, c.id AS contact_id, c.first_name, c.last_name, c.primary_email, c.primary_phone \
         FROM submission s JOIN contact c ON c.id = s.contact_id JOIN intake_bot b ON b.id = s.bot_id \
         WHERE s.status = 'completed' AND s.is_test = 0 AND c.deleted_at IS NULL AND b.name = $1 \
         AND NOT EXISTS (SELECT 1 FROM card k WHERE k.submission_id = s.id) ORDER BY s.own_at DESC, c.sort_name, s.content_hash LIMIT 200",
    )
    .bind(bot)
    .fetch_all(connection)
    .await?)
}
