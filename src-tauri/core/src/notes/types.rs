//! Notes as they cross the boundary.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{ContactId, NoteId, OperationId};
use crate::team::Member;

/// What a member wrote about a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Note {
    /// Public id.
    pub id: NoteId,
    /// Who wrote it first.
    pub author: Member,
    /// Markdown; a mention is `@[Name](member:UUID)` under the present name.
    pub text: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When the present text was written, where that is not the first one.
    pub edited_at: Option<DateTime<Utc>>,
    /// Who wrote the present text, where that is not the first one.
    pub editor: Option<Member>,
    /// Stands first.
    pub pinned: bool,
    /// When it went to the bin.
    pub deleted_at: Option<DateTime<Utc>>,
    /// Earlier texts that can be read.
    pub version_count: u32,
}

/// An earlier text of a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NoteVersion {
    /// Counted from 1, the first text.
    pub number: u32,
    /// Markdown, as in `Note`.
    pub text: String,
    /// When it was written.
    pub written_at: DateTime<Utc>,
    /// Who wrote it.
    pub author: Member,
}

/// Asks for a stretch of a contact's notes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListNotes {
    /// Whose.
    pub contact: ContactId,
    /// Those in the bin instead of the others.
    pub in_bin: bool,
    /// Notes to pass over first.
    pub offset: u32,
    /// Notes at most.
    pub limit: u32,
}

/// A stretch of notes: pinned ones first, then the newest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NotePage {
    /// Those of the stretch.
    pub notes: Vec<Note>,
    /// How many there are that are not in the bin.
    pub total: u32,
    /// How many there are in the bin.
    pub bin_total: u32,
}

/// A new note by whoever acts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AddNote {
    /// About whom.
    pub contact: ContactId,
    /// Markdown.
    pub text: String,
}

/// A new text of a note; the earlier one is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateNote {
    /// Which.
    pub note: NoteId,
    /// Markdown.
    pub text: String,
}

/// Puts a note first, or back among the others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PinNote {
    /// Which.
    pub note: NoteId,
    /// Whether it stands first.
    pub pinned: bool,
}

/// Names a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetNote {
    /// Which.
    pub note: NoteId,
}

/// A note that was written or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NoteSaved {
    /// The note as it is now.
    pub note: Note,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}
