//! What completed submissions of an import make besides contacts, as its report tells it.

use serde::{Deserialize, Serialize};

/// Counts of what submissions made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct MadeCounts {
    /// New.
    pub created: u32,
}

/// Counts of the cards that submissions made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CardCounts {
    /// New.
    pub created: u32,
    /// Where they begin, in the order of boards and phases. Reports of before places were told have none.
    #[serde(default)]
    pub places: Vec<CardPlace>,
}

/// Cards that begin in one phase of a board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CardPlace {
    /// The board's name.
    pub board: String,
    /// The phase's name.
    pub phase: String,
    /// How many.
    pub cards: u32,
}
