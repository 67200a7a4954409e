//! Tags as they cross the boundary.

use serde::{Deserialize, Serialize};

use crate::contacts::Selection;
use crate::ids::TagId;

/// The colour of a tag; the page knows how each looks in light and dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum TagColor {
    /// No colour.
    Gray,
    /// Red.
    Red,
    /// Orange.
    Orange,
    /// Yellow.
    Yellow,
    /// Yellow-green.
    Lime,
    /// Green.
    Green,
    /// Blue-green.
    Teal,
    /// Light blue.
    Sky,
    /// Blue.
    Blue,
    /// Violet.
    Violet,
    /// Pink.
    Pink,
}

impl TagColor {
    /// The colour that a new tag begins with: neighbours in age look different.
    pub(crate) fn of_new(id: i64) -> Self {
        const TURN: [TagColor; 10] = [
            TagColor::Blue,
            TagColor::Green,
            TagColor::Violet,
            TagColor::Orange,
            TagColor::Sky,
            TagColor::Pink,
            TagColor::Teal,
            TagColor::Yellow,
            TagColor::Red,
            TagColor::Lime,
        ];
        usize::try_from(id.rem_euclid(10)).ok().and_then(|turn| TURN.get(turn)).copied().unwrap_or(Self::Gray)
    }
}

/// A tag, and how many contacts have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TagInfo {
    /// Public id.
    pub id: TagId,
    /// Unique, case and accents aside.
    pub name: String,
    /// How it looks.
    pub color: TagColor,
    /// Contacts that have it, without those in the bin.
    pub contacts: u32,
    /// Contacts in the bin that have it.
    pub in_bin: u32,
}

/// Gives contacts tags and takes others from them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TagContacts {
    /// Which contacts. None may be in the bin.
    pub selection: Selection,
    /// Names of tags to give; those that do not exist are made.
    pub add: Vec<String>,
    /// Tags to take away.
    pub remove: Vec<TagId>,
}

/// How many contacts a change of tags is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TaggingCount {
    /// All that are selected.
    pub selected: u32,
    /// Those that would change.
    pub changed: u32,
}

/// Asks which tags the selected contacts have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetTagUse {
    /// Which contacts.
    pub selection: Selection,
}

/// How many of the selected contacts have which tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TagUse {
    /// How many contacts are selected.
    pub selected: u32,
    /// Tags that at least one of them has.
    pub tags: Vec<TagUseCount>,
}

/// How many of the selected contacts have a tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TagUseCount {
    /// Which tag.
    pub tag: TagId,
    /// How many have it.
    pub contacts: u32,
}

/// Names one tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetTag {
    /// Which.
    pub tag: TagId,
}

/// Renames a tag or gives it another colour; `None` leaves either as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateTag {
    /// Which.
    pub tag: TagId,
    /// The new name.
    pub name: Option<String>,
    /// The new colour.
    pub color: Option<TagColor>,
}

/// Gives all contacts of one tag another, and deletes the one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MergeTags {
    /// The tag that goes.
    pub from: TagId,
    /// The tag that stays.
    pub into: TagId,
}
