//! Cards as they cross the boundary.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::filter::Filter;
use crate::ids::{BoardId, CardId, ContactId, MemberId, OperationId, PhaseId};
use crate::patch::SetTo;
use crate::tags::TagColor;
use crate::team::Member;

/// How pressing a card is, from the least on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each word says all there is to say")]
pub enum Priority {
    Low,
    Medium,
    High,
    Urgent,
}

/// The contact that a card is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CardContact {
    /// Public id.
    pub id: ContactId,
    /// Never empty: name, else e-mail, else phone, else “Unnamed”.
    pub name: String,
    /// It is in the bin.
    pub in_bin: bool,
}

/// A card as a board or list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CardSummary {
    /// Public id.
    pub id: CardId,
    /// The board it is on.
    pub board: BoardId,
    /// The phase it is in.
    pub phase: PhaseId,
    /// Never empty.
    pub title: String,
    /// Whom it is about.
    pub contact: Option<CardContact>,
    /// How pressing it is.
    pub priority: Option<Priority>,
    /// Whose work it is.
    pub assignee: Option<Member>,
    /// The day on which it should be done.
    pub due_on: Option<NaiveDate>,
    /// That day is over, in the workspace's zone, and the card is not closed.
    pub is_overdue: bool,
    /// Names of its tags, in their order.
    pub tags: Vec<String>,
    /// Comments on it.
    pub comment_count: u32,
    /// When it was made; of one that a submission made, the submission's own time.
    pub created_at: DateTime<Utc>,
    /// When it came to its present phase.
    pub moved_at: DateTime<Utc>,
    /// When it came to a phase that is done, while it is in one.
    pub closed_at: Option<DateTime<Utc>>,
    /// The bot's name, where a submission made it.
    pub bot: Option<String>,
    /// When it went to the bin.
    pub deleted_at: Option<DateTime<Utc>>,
}

/// What cards can be ordered by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum CardSortField {
    /// As on the board: by phase, then as members have put them.
    #[default]
    Rank,
    /// Title, folded.
    Title,
    /// The order of the phases.
    Phase,
    /// How pressing.
    Priority,
    /// The assignee's name.
    Assignee,
    /// The day on which it should be done.
    DueOn,
    /// When it was made.
    CreatedAt,
    /// When it came to its phase.
    MovedAt,
    /// The contact's name.
    Contact,
}

/// Order of cards: empty values come last whichever the direction; equal ones as on the board.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CardSort {
    /// By what.
    pub field: CardSortField,
    /// Largest, latest or most pressing first.
    pub descending: bool,
}

/// Asks for a window of cards: of one phase, or of the whole board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListCards {
    /// Of which board.
    pub board: BoardId,
    /// Only of this phase.
    pub phase: Option<PhaseId>,
    /// Only cards that pass, over the fields of cards.
    pub filter: Filter,
    /// Words in the title or in the contact's name or e-mails; all must match.
    pub search: String,
    /// The order.
    pub sort: CardSort,
    /// The cards in the bin instead of the others.
    #[serde(default)]
    pub in_bin: bool,
    /// Position of the first card wanted.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// A window of cards with how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CardPage {
    /// How many cards the whole list has.
    pub total: u32,
    /// Position of the first card.
    pub offset: u32,
    /// The cards.
    pub cards: Vec<CardSummary>,
}

/// Makes a card, at the end of its phase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CreateCard {
    /// On which board.
    pub board: BoardId,
    /// In which phase; the first where absent.
    #[serde(default)]
    pub phase: Option<PhaseId>,
    /// Never empty.
    pub title: String,
    /// Whom it is about.
    #[serde(default)]
    pub contact: Option<ContactId>,
    /// Markdown, or empty.
    #[serde(default)]
    pub description: String,
    /// How pressing it is.
    #[serde(default)]
    pub priority: Option<Priority>,
    /// Whose work it is.
    #[serde(default)]
    pub assignee: Option<MemberId>,
    /// The day on which it should be done.
    #[serde(default)]
    pub due_on: Option<NaiveDate>,
    /// Names of tags; those that do not exist are made.
    #[serde(default)]
    pub tags: Vec<String>,
}

/// New values of a card; `None` leaves one as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct CardPatch {
    /// Never empty.
    pub title: Option<String>,
    /// Markdown, or empty.
    pub description: Option<String>,
    /// Whom it is about, or nobody.
    pub contact: Option<SetTo<ContactId>>,
    /// How pressing it is, or nothing.
    pub priority: Option<SetTo<Priority>>,
    /// Whose work it is, or nobody's.
    pub assignee: Option<SetTo<MemberId>>,
    /// The day on which it should be done, or none.
    pub due_on: Option<SetTo<NaiveDate>>,
    /// Names of all its tags; those that do not exist are made.
    pub tags: Option<Vec<String>>,
}

/// Changes a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateCard {
    /// Which.
    pub card: CardId,
    /// The new values.
    pub patch: CardPatch,
}

/// Puts a card somewhere else, also on another board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MoveCard {
    /// Which.
    pub card: CardId,
    /// To which phase.
    pub phase: PhaseId,
    /// In front of this card of the phase; at the end where absent.
    pub before: Option<CardId>,
}

/// Puts cards in the bin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DeleteCards {
    /// Which; those that are there already are passed over.
    pub cards: Vec<CardId>,
}

/// Takes cards out of the bin.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RestoreCards {
    /// Which; those that are not there are passed over.
    pub cards: Vec<CardId>,
}

/// Names one card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetCard {
    /// Which.
    pub card: CardId,
}

/// A card that was made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CardSaved {
    /// The card as it is now.
    pub card: CardSummary,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// What a change of several cards did, with the handle that undoes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CardsChanged {
    /// How many cards changed.
    pub count: u32,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// Asks for the cards about a contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListContactCards {
    /// About whom.
    pub contact: ContactId,
}

/// A card as its contact's profile shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ContactCard {
    /// The card.
    #[serde(flatten)]
    pub card: CardSummary,
    /// Name of its board.
    pub board_name: String,
    /// How its board looks.
    pub board_color: TagColor,
    /// Name of its phase.
    pub phase_name: String,
    /// How its phase looks.
    pub phase_color: TagColor,
}

/// The cards about a contact, on boards that are there and outside the bin: open ones first, then the newest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ContactCards {
    /// The cards.
    pub cards: Vec<ContactCard>,
}
