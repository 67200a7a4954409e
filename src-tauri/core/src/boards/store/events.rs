//! What happened to cards.

use std::borrow::Cow;

use sqlx::sqlite::SqliteConnection;

use crate::db::BulkInsert;
use crate::error::Result;

/// An entry to write.
#[derive(Debug, Clone)]
pub(crate) struct NewEvent {
    pub(crate) card: i64,
    pub(crate) kind: &'static str,
    pub(crate) at: i64,
    pub(crate) operation: i64,
    pub(crate) detail: String,
}

const WRITE_EVENT: BulkInsert = BulkInsert {
    head: Cow::Borrowed("INSERT INTO card_event (card_id, kind, at, operation_id, detail) VALUES"),
    columns: 5,
    tail: Cow::Borrowed(""),
};

/// Appends entries.
pub(crate) async fn add(connection: &mut SqliteConnection, events: &[NewEvent]) -> Result<()> {
    WRITE_EVENT
        .run(connection, events, |event, row| {
            row.put(event.card).put(event.kind).put(event.at).put(event.operation).put(event.detail.clone());
        })
        .await
}

/// An entry as it is stored.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct EventSql {
    pub(crate) id: i64,
    pub(crate) kind: String,
    pub(crate) at: i64,
    pub(crate) operation_id: i64,
    pub(crate) detail: String,
}

/// The history of a card, oldest first.
pub(crate) async fn of_card(connection: &mut SqliteConnection, card: i64) -> Result<Vec<EventSql>> {
    Ok(sqlx::query_as("SELECT id, kind, at, operation_id, detail FROM card_event WHERE card_id = $1 ORDER BY at, id")
        .bind(card)
        .fetch_all(connection)
        .await?)
}
