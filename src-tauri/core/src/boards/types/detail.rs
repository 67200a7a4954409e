//! One card with everything about it, as it crosses the boundary.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::cards::CardSummary;
use crate::activity::{Actor, FieldChange};
use crate::ids::{CardId, CommentId, OperationId, PhaseId};
use crate::submissions::SubmissionDetail;
use crate::tags::TagColor;
use crate::team::Member;

/// What happened to a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum CardEventKind {
    /// It was made.
    #[serde(rename = "card.created")]
    Created,
    /// It came to another phase.
    #[serde(rename = "card.moved")]
    Moved,
    /// It came to a phase that is done.
    #[serde(rename = "card.closed")]
    Closed,
    /// It was given to a member, or to nobody.
    #[serde(rename = "card.assigned")]
    Assigned,
    /// Other values changed.
    #[serde(rename = "card.updated")]
    Updated,
    /// It went to the bin.
    #[serde(rename = "card.deleted")]
    Deleted,
    /// It came back from the bin.
    #[serde(rename = "card.restored")]
    Restored,
}

/// One line of a card's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CardEvent {
    /// Unique within the card.
    pub id: String,
    /// What happened.
    pub kind: CardEventKind,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub actor: Actor,
    /// Values that changed: `phase`, `board`, `assignee`, `title`, `description`, `contact`, `priority`, `due_on`, `tags`.
    pub changes: Vec<FieldChange>,
}

/// What a member said about a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CardComment {
    /// Public id.
    pub id: CommentId,
    /// Who said it.
    pub author: Member,
    /// Markdown; a mention is `@[Name](member:UUID)` under the present name, as in notes.
    pub text: String,
    /// When it was said.
    pub created_at: DateTime<Utc>,
    /// When the present text was written, where that is not the first one.
    pub edited_at: Option<DateTime<Utc>>,
}

/// How long a card has been in a phase, all its stays together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PhaseTime {
    /// Which.
    pub phase: PhaseId,
    /// Its present name.
    pub name: String,
    /// How it looks.
    pub color: TagColor,
    /// So far.
    pub seconds: u32,
    /// The card is there now.
    pub is_present: bool,
}

/// A card with everything about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CardDetail {
    /// What a board shows of it.
    #[serde(flatten)]
    pub card: CardSummary,
    /// Markdown, or empty.
    pub description: String,
    /// Name of its board.
    pub board_name: String,
    /// Name of its phase.
    pub phase_name: String,
    /// Last change of the card itself.
    pub updated_at: DateTime<Utc>,
    /// Oldest first, without those that were deleted.
    pub comments: Vec<CardComment>,
    /// Newest first.
    pub history: Vec<CardEvent>,
    /// The submission that made it.
    pub submission: Option<SubmissionDetail>,
    /// In the order in which it came to them first.
    pub phase_times: Vec<PhaseTime>,
}

/// Says something about a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AddComment {
    /// About which.
    pub card: CardId,
    /// Markdown.
    pub text: String,
}

/// Gives a comment another text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateComment {
    /// Which.
    pub comment: CommentId,
    /// Markdown.
    pub text: String,
}

/// Deletes a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DeleteComment {
    /// Which.
    pub comment: CommentId,
}

/// A comment that was made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CommentSaved {
    /// The comment as it is now.
    pub comment: CardComment,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}
