//! Boards and phases as they cross the boundary; `cards` has what stands on them.

mod cards;
mod detail;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use cards::*;
pub use detail::*;

use crate::filter::Filter;
use crate::ids::{BoardId, FlowAppId, OperationId, PhaseId};
use crate::patch::SetTo;
use crate::tags::TagColor;

/// The flow app that a board belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BoardFlowApp {
    /// Public id.
    pub id: FlowAppId,
    /// Its name.
    pub name: String,
}

/// A column of a board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PhaseInfo {
    /// Public id.
    pub id: PhaseId,
    /// Unique on its board, case and accents aside.
    pub name: String,
    /// How it looks.
    pub color: TagColor,
    /// How many cards it should hold at most; more are shown as too many, and none is refused.
    pub soft_limit: Option<u32>,
    /// Cards that come here are closed.
    pub is_done: bool,
}

/// A board with its phases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BoardInfo {
    /// Public id.
    pub id: BoardId,
    /// Unique, case and accents aside.
    pub name: String,
    /// What it is for, or empty.
    pub description: String,
    /// How it looks.
    pub color: TagColor,
    /// The flow app it belongs to.
    pub flow_app: Option<BoardFlowApp>,
    /// In their order; never empty.
    pub phases: Vec<PhaseInfo>,
    /// Cards on it, closed ones included, without those in the bin.
    pub card_count: u32,
    /// Cards on it that are in no phase that is done.
    pub open_count: u32,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// A board to begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum BoardTemplate {
    /// From a lead to a customer.
    Sales,
    /// From a question to its answer.
    Support,
    /// From a signature to a working customer.
    Onboarding,
    /// From an application to a colleague.
    Hiring,
}

/// What a template makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BoardTemplateInfo {
    /// Which.
    pub template: BoardTemplate,
    /// Its name, which a board of it can have.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Its phases in their order.
    pub phases: Vec<NewPhase>,
}

/// A phase to make.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NewPhase {
    /// Unique on its board, case and accents aside.
    pub name: String,
    /// How it looks; the next colour of the palette where absent.
    pub color: Option<TagColor>,
    /// How many cards it should hold at most.
    pub soft_limit: Option<u32>,
    /// Cards that come here are closed.
    pub is_done: bool,
}

/// Makes a board, behind all others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CreateBoard {
    /// Unique, case and accents aside.
    pub name: String,
    /// What it is for, or empty.
    pub description: String,
    /// How it looks; the next colour of the palette where absent.
    pub color: Option<TagColor>,
    /// The flow app it belongs to.
    pub flow_app: Option<FlowAppId>,
    /// Whose phases it gets where `phases` is empty.
    pub template: Option<BoardTemplate>,
    /// Its phases in their order.
    pub phases: Vec<NewPhase>,
}

/// Changes a board; `None` leaves each as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateBoard {
    /// Which.
    pub board: BoardId,
    /// The new name.
    #[serde(default)]
    pub name: Option<String>,
    /// The new description.
    #[serde(default)]
    pub description: Option<String>,
    /// The new colour.
    #[serde(default)]
    pub color: Option<TagColor>,
    /// The new flow app, or none.
    #[serde(default)]
    pub flow_app: Option<SetTo<FlowAppId>>,
}

/// Puts a board somewhere else in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MoveBoard {
    /// Which.
    pub board: BoardId,
    /// In front of this one; at the end where absent.
    pub before: Option<BoardId>,
}

/// Deletes a board. Its cards go from sight with it, and come back when that is undone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DeleteBoard {
    /// Which.
    pub board: BoardId,
}

/// A board that was made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BoardSaved {
    /// The board as it is now.
    pub board: BoardInfo,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// What a change of boards, phases or comments did, with the handle that undoes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BoardsChanged {
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// Adds a phase to a board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CreatePhase {
    /// To which.
    pub board: BoardId,
    /// What it is.
    pub phase: NewPhase,
    /// In front of this one; at the end where absent.
    pub before: Option<PhaseId>,
}

/// Changes a phase; `None` leaves each as it is. Where `is_done` changes, its cards are closed or opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdatePhase {
    /// Which.
    pub phase: PhaseId,
    /// The new name.
    #[serde(default)]
    pub name: Option<String>,
    /// The new colour.
    #[serde(default)]
    pub color: Option<TagColor>,
    /// The new limit, or none.
    #[serde(default)]
    pub soft_limit: Option<SetTo<u32>>,
    /// Whether cards that come here are closed.
    #[serde(default)]
    pub is_done: Option<bool>,
}

/// Puts a phase somewhere else on its board.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MovePhase {
    /// Which.
    pub phase: PhaseId,
    /// In front of this one; at the end where absent.
    pub before: Option<PhaseId>,
}

/// Deletes a phase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DeletePhase {
    /// Which.
    pub phase: PhaseId,
    /// Where its cards go, another phase of the board; wanted where it has any.
    pub to: Option<PhaseId>,
}

/// A phase that was made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PhaseSaved {
    /// The phase as it is now.
    pub phase: PhaseInfo,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// Asks for a board and how many cards each phase shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetBoard {
    /// Which.
    pub board: BoardId,
    /// Only cards that pass, over the fields of cards.
    pub filter: Filter,
    /// Words in the title or in the contact's name or e-mails; all must match.
    pub search: String,
}

/// A phase with how many cards it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BoardPhase {
    /// The phase.
    #[serde(flatten)]
    pub phase: PhaseInfo,
    /// All its cards.
    pub count: u32,
    /// Those that pass filter and search.
    pub shown: u32,
}

/// A board as its screen shows it; cards are asked for phase by phase (`list_cards`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BoardDetail {
    /// The board.
    pub board: BoardInfo,
    /// Its phases in their order.
    pub phases: Vec<BoardPhase>,
    /// All its cards.
    pub count: u32,
    /// Those that pass filter and search.
    pub shown: u32,
}
