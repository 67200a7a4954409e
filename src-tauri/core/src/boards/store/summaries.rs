//! What is shown of cards.

use sqlx::FromRow;
use sqlx::sqlite::SqliteConnection;

use crate::db::select_in;
use crate::error::Result;

/// What a board shows of a card.
#[derive(Debug, FromRow)]
pub(crate) struct SummarySql {
    pub(crate) id: i64,
    pub(crate) uuid: Vec<u8>,
    pub(crate) board: Vec<u8>,
    pub(crate) board_name: String,
    pub(crate) board_color: String,
    pub(crate) phase: Vec<u8>,
    pub(crate) phase_name: String,
    pub(crate) phase_color: String,
    pub(crate) title: String,
    pub(crate) contact: Option<Vec<u8>>,
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) primary_email: Option<String>,
    pub(crate) primary_phone: Option<String>,
    pub(crate) contact_in_bin: bool,
    pub(crate) priority: Option<String>,
    pub(crate) assignee_id: Option<i64>,
    pub(crate) due_on: Option<String>,
    pub(crate) tags: Option<String>,
    pub(crate) comments: i64,
    pub(crate) created_at: i64,
    pub(crate) moved_at: i64,
    pub(crate) closed_at: Option<i64>,
    pub(crate) bot: Option<String>,
    pub(crate) deleted_at: Option<i64>,
}

/// Cards by row id, in no particular order.
pub(crate) async fn by_id(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<SummarySql>> {
    select_in(
        connection,
        "SELECT k.id, k.uuid, b.uuid AS board, b.name AS board_name, b.color AS board_color, p.uuid AS phase, p.name AS phase_name, \
         p.color AS phase_color, k.title, c.uuid AS contact, c.first_name, c.last_name, c.primary_email, c.primary_phone, \
         c.deleted_at IS NOT NULL AS contact_in_bin, k.priority, k.assignee_id, k.due_on, k.tags, \
         (SELECT count(*) FROM comment m WHERE m.card_id = k.id AND m.deleted_at IS NULL) AS comments, \
         k.created_at, k.moved_at, k.closed_at, i.name AS bot, k.deleted_at \
         FROM card k JOIN board b ON b.id = k.board_id JOIN phase p ON p.id = k.phase_id LEFT JOIN contact c ON c.id = k.contact_id \
         LEFT JOIN submission s ON s.id = k.submission_id LEFT JOIN intake_bot i ON i.id = s.bot_id WHERE k.id IN",
        "",
        ids,
    )
    .await
}
