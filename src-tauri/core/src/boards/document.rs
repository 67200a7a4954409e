//! Boards and cards as JSON documents for scripts. More keys may be added, these stay.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::types::{BoardDetail, BoardInfo, BoardPhase, CardSummary, ContactCard, Priority};
use crate::ids::{BoardId, CardId, ContactId, PhaseId};
use crate::tags::TagColor;

/// One card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct CardDocument {
    /// Public id.
    pub id: CardId,
    /// Name of its board.
    pub board: String,
    /// Name of its phase.
    pub phase: String,
    /// Its title.
    pub title: String,
    /// How pressing it is.
    pub priority: Option<Priority>,
    /// Name of the member whose work it is.
    pub assignee: Option<String>,
    /// The day on which it should be done.
    pub due_on: Option<NaiveDate>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// When it came to its phase.
    pub moved_at: DateTime<Utc>,
    /// When it came to a phase that is done, while it is in one.
    pub closed_at: Option<DateTime<Utc>>,
    /// Whom it is about.
    pub contact: Option<ContactId>,
    /// That contact's name.
    pub contact_name: Option<String>,
    /// Names of its tags.
    pub tags: Vec<String>,
    /// Comments on it.
    pub comment_count: u32,
    /// The bot's name, where a submission made it.
    pub bot: Option<String>,
    /// Its day is over and it is not closed.
    pub overdue: bool,
}

impl CardDocument {
    /// A card on this board.
    pub fn on(board: &BoardInfo, card: CardSummary) -> Self {
        let phase = board.phases.iter().find(|phase| phase.id == card.phase).map(|phase| phase.name.clone());
        Self::of(card, board.name.clone(), phase.unwrap_or_default())
    }

    fn of(card: CardSummary, board: String, phase: String) -> Self {
        let (contact, contact_name) = card.contact.map(|contact| (contact.id, contact.name)).unzip();
        Self {
            id: card.id,
            board,
            phase,
            title: card.title,
            priority: card.priority,
            assignee: card.assignee.map(|member| member.name),
            due_on: card.due_on,
            created_at: card.created_at,
            moved_at: card.moved_at,
            closed_at: card.closed_at,
            contact,
            contact_name,
            tags: card.tags,
            comment_count: card.comment_count,
            bot: card.bot,
            overdue: card.is_overdue,
        }
    }
}

impl From<ContactCard> for CardDocument {
    fn from(shown: ContactCard) -> Self {
        Self::of(shown.card, shown.board_name, shown.phase_name)
    }
}

/// A phase of a board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PhaseDocument {
    /// Public id.
    pub id: PhaseId,
    /// Its name.
    pub name: String,
    /// How it looks.
    pub color: TagColor,
    /// How many cards it should hold at most.
    pub soft_limit: Option<u32>,
    /// Cards that come here are closed.
    pub done: bool,
    /// Cards in it.
    pub cards: u32,
}

/// A board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BoardDocument {
    /// Public id.
    pub id: BoardId,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// How it looks.
    pub color: TagColor,
    /// Name of its flow app.
    pub flow_app: Option<String>,
    /// Cards on it.
    pub cards: u32,
    /// Cards in no phase that is done.
    pub open: u32,
    /// Its phases in their order.
    pub phases: Vec<PhaseDocument>,
}

impl From<BoardDetail> for BoardDocument {
    fn from(detail: BoardDetail) -> Self {
        let phase = |shown: BoardPhase| PhaseDocument {
            id: shown.phase.id,
            name: shown.phase.name,
            color: shown.phase.color,
            soft_limit: shown.phase.soft_limit,
            done: shown.phase.is_done,
            cards: shown.count,
        };
        Self {
            id: detail.board.id,
            name: detail.board.name,
            description: detail.board.description,
            color: detail.board.color,
            flow_app: detail.board.flow_app.map(|flow_app| flow_app.name),
            cards: detail.board.card_count,
            open: detail.board.open_count,
            phases: detail.phases.into_iter().map(phase).collect(),
        }
    }
}
