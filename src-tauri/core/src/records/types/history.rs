//! What happened to a record.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::activity::Actor;
use crate::ids::{ContactId, RecordId};

/// What kind of thing an entry reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RecordEntryKind {
    /// The record was made.
    Created,
    /// Values changed.
    Updated,
    /// A contact was linked.
    Linked,
    /// A contact was parted from it.
    Unlinked,
    /// Another record came to belong to it.
    Related,
    /// Another record belongs to it no more.
    Unrelated,
    /// It went to the bin.
    Deleted,
    /// It came back from the bin.
    Restored,
}

/// One value that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordValueChange {
    /// Key of the field.
    pub field: String,
    /// Its present label; its key where the field is gone.
    pub label: String,
    /// Value before; empty for none.
    pub old: String,
    /// Value after; empty for none.
    pub new: String,
}

/// The contact that an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct EntryContact {
    /// Public id.
    pub id: ContactId,
    /// Never empty.
    pub name: String,
}

/// The other record that an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct EntryRecord {
    /// Public id.
    pub id: RecordId,
    /// Its present title.
    pub title: String,
    /// The name of its type.
    pub type_name: String,
}

/// One line of a record's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordEntry {
    /// Unique within the record.
    pub id: String,
    /// What happened.
    pub kind: RecordEntryKind,
    /// When.
    pub at: DateTime<Utc>,
    /// Who did it: a member, an import, or the bot whose submission made the record.
    pub actor: Actor,
    /// Values that changed.
    pub changes: Vec<RecordValueChange>,
    /// The contact of a link.
    pub contact: Option<EntryContact>,
    /// Name of the role of a link.
    pub role: Option<String>,
    /// The other record of a relation.
    pub other: Option<EntryRecord>,
    /// A file of records brought it.
    pub imported: bool,
}

/// Asks for a stretch of a record's history, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetRecordHistory {
    /// Whose.
    pub record: RecordId,
    /// What the page before said, or nothing for the newest.
    pub cursor: Option<String>,
    /// How many entries at most: 1 to 1,000.
    pub limit: u32,
}

/// A stretch of a record's history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordHistory {
    /// Newest first.
    pub entries: Vec<RecordEntry>,
    /// Asks for the next stretch; absent at the end.
    pub next_cursor: Option<String>,
}
