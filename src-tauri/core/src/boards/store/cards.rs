//! Cards as they are written.

use std::borrow::Cow;
use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use crate::boards::Priority;
use crate::boards::record::{CardRecord, NewCard, packed_tags};
use crate::db::{BulkInsert, select_in};
use crate::error::{Error, Result};
use crate::ids::CardId;

const ADD_CARD: BulkInsert = BulkInsert {
    head: Cow::Borrowed(
        "INSERT INTO card (id, uuid, board_id, phase_id, rank, title, description, contact_id, submission_id, priority, assignee_id, due_on, \
           tags, created_at, updated_at, moved_at, closed_at, created_by, changed_by) VALUES",
    ),
    columns: 19,
    tail: Cow::Borrowed(""),
};

/// Writes new cards. Whoever makes them settles their contacts.
pub(crate) async fn add(connection: &mut SqliteConnection, cards: &[NewCard]) -> Result<()> {
    ADD_CARD
        .run(connection, cards, |card, row| {
            row.put(card.id)
                .put(card.uuid.as_bytes().to_vec())
                .put(card.board_id)
                .put(card.phase_id)
                .put(card.rank.clone())
                .put(card.title.clone())
                .put(card.description.clone())
                .put(card.contact_id)
                .put(card.submission_id)
                .put(card.priority.map(Priority::as_str))
                .put(card.assignee_id)
                .put(card.due_on.map(|day| day.to_string()))
                .put(packed_tags(&card.tags))
                .put(card.created_at)
                .put(card.created_at)
                .put(card.moved_at)
                .put(card.closed_at)
                .put(card.created_by)
                .put(card.created_by);
        })
        .await
}

/// The largest row id of a card in use.
pub(crate) async fn max_card_id(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT COALESCE(max(id), 0) FROM card").fetch_one(connection).await?)
}

/// The last key of each phase that has cards: what `rank::Appended` goes on from.
pub(crate) async fn last_ranks(connection: &mut SqliteConnection, phases: &[i64]) -> Result<HashMap<i64, String>> {
    let rows: Vec<(i64, Option<String>)> = select_in(
        connection,
        "SELECT p.id, (SELECT max(k.rank) FROM card k WHERE k.phase_id = p.id AND k.deleted_at IS NULL) FROM phase p WHERE p.id IN",
        "",
        phases,
    )
    .await?;
    Ok(rows.into_iter().filter_map(|(phase, rank)| Some((phase, rank?))).collect())
}

/// Cards by row id.
pub(crate) async fn load(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<CardRecord>> {
    select_in(
        connection,
        "SELECT id, uuid, board_id, phase_id, rank, title, description, contact_id, submission_id, priority, assignee_id, due_on, tags, \
         created_at, updated_at, moved_at, closed_at, deleted_at, created_by, changed_by FROM card WHERE id IN",
        "ORDER BY id",
        ids,
    )
    .await
}

/// A card, in the bin or not.
pub(crate) async fn find(connection: &mut SqliteConnection, id: CardId) -> Result<CardRecord> {
    let row: Option<i64> =
        sqlx::query_scalar("SELECT id FROM card WHERE uuid = $1").bind(id.to_bytes()).fetch_optional(&mut *connection).await?;
    load(connection, row.as_slice()).await?.pop().ok_or_else(|| Error::NotFound { what: "card", id: id.to_string() })
}

const SAVE_CARD: &str = "UPDATE card SET board_id = $2, phase_id = $3, rank = $4, title = $5, description = $6, contact_id = $7, \
    priority = $8, assignee_id = $9, due_on = $10, tags = $11, updated_at = $12, moved_at = $13, closed_at = $14, deleted_at = $15, \
    changed_by = $16 WHERE id = $1";

/// Writes a changed card. The only statement that writes a card's values.
pub(crate) async fn save(connection: &mut SqliteConnection, card: &CardRecord) -> Result<()> {
    sqlx::query(SAVE_CARD)
        .bind(card.id)
        .bind(card.board_id)
        .bind(card.phase_id)
        .bind(&card.rank)
        .bind(&card.title)
        .bind(&card.description)
        .bind(card.contact_id)
        .bind(&card.priority)
        .bind(card.assignee_id)
        .bind(&card.due_on)
        .bind(&card.tags)
        .bind(card.updated_at)
        .bind(card.moved_at)
        .bind(card.closed_at)
        .bind(card.deleted_at)
        .bind(card.changed_by)
        .execute(connection)
        .await?;
    Ok(())
}

/// Row ids of the live cards of a phase, in their order.
pub(crate) async fn in_order(connection: &mut SqliteConnection, phase: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM card WHERE phase_id = $1 AND deleted_at IS NULL ORDER BY rank, id")
        .bind(phase)
        .fetch_all(connection)
        .await?)
}

/// Row ids of all cards of a phase, those in the bin too.
pub(crate) async fn all_of_phase(connection: &mut SqliteConnection, phase: i64) -> Result<Vec<i64>> {
    // One index knows live cards alone, the other every card of the board.
    Ok(sqlx::query_scalar(
        "SELECT id FROM card WHERE board_id = (SELECT board_id FROM phase WHERE id = $1) AND phase_id = $1 ORDER BY rank, id",
    )
    .bind(phase)
    .fetch_all(connection)
    .await?)
}

/// Row ids of all cards that have a tag, those in the bin too.
pub(crate) async fn with_tag(connection: &mut SqliteConnection, tag: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM card WHERE instr(tags, $1) > 0 ORDER BY id")
        .bind(format!(",{tag},"))
        .fetch_all(connection)
        .await?)
}

/// The live neighbour above a place of a phase, or below it: row id and key. The card itself is passed over.
pub(crate) async fn neighbour(
    connection: &mut SqliteConnection,
    phase: i64,
    place: Option<(&str, i64)>,
    side: Side,
    own: i64,
) -> Result<Option<(i64, String)>> {
    // The first comparison repeats a part of the second because an index can follow only that.
    let sql = match side {
        Side::Above => {
            "SELECT id, rank FROM card WHERE phase_id = $1 AND deleted_at IS NULL AND rank <= $3 AND (rank, id) < ($3, $4) AND id <> $2 \
             ORDER BY rank DESC, id DESC LIMIT 1"
        }
        Side::Below => {
            "SELECT id, rank FROM card WHERE phase_id = $1 AND deleted_at IS NULL AND rank >= $3 AND (rank, id) > ($3, $4) AND id <> $2 \
             ORDER BY rank, id LIMIT 1"
        }
    };
    let (rank, id) = place.unwrap_or(match side {
        Side::Above => ("\u{10ffff}", i64::MAX),
        Side::Below => ("", i64::MIN),
    });
    Ok(sqlx::query_as(sql).bind(phase).bind(own).bind(rank).bind(id).fetch_optional(connection).await?)
}

/// Which neighbour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// Before a place; the last of all where no place is named.
    Above,
    /// Behind a place; the first of all where no place is named.
    Below,
}
