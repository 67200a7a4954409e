//! Changes that can be undone, as they cross the boundary.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{ContactId, ImportId, OperationId};
use crate::team::Member;

/// Undoes one change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UndoOperation {
    /// Which.
    pub operation: OperationId,
}

/// Asks for what has been done, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListOperations {
    /// Those before this one; the newest where absent.
    pub after: Option<OperationId>,
    /// How many at most: 1 to 200.
    pub limit: u32,
}

/// A page of what has been done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct OperationPage {
    /// Newest first.
    pub operations: Vec<OperationInfo>,
    /// There are earlier ones.
    pub has_more: bool,
}

/// A change that somebody made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct OperationInfo {
    /// Public id.
    pub id: OperationId,
    /// What was done: a word such as `contact.update`, `tag.contacts`, `field.update`, `import`.
    pub kind: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub member: Member,
    /// What it was done to: a field, group, tag or segment as it was called, an import's files, or the one contact.
    pub about: Option<String>,
    /// The one contact that it changed.
    pub contact: Option<ContactId>,
    /// How many contacts it changed.
    pub contacts: u32,
    /// The import, which is undone on its own page.
    pub import: Option<ImportId>,
    /// When it was taken back.
    pub undone_at: Option<DateTime<Utc>>,
    /// Whether undoing it can be tried.
    pub can_undo: bool,
}
