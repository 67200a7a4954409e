//! What a list is asked for and what it answers.

use serde::{Deserialize, Serialize};

use crate::contacts::ContactRow;
use crate::filter::Filter;
use crate::ids::{ContactId, FieldId};

/// A column that the list can be ordered by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum SortField {
    /// Display name, folded.
    #[default]
    Name,
    /// Given name, folded.
    FirstName,
    /// Family name, folded.
    LastName,
    /// Primary e-mail.
    Email,
    /// Primary phone.
    Phone,
    /// Where the contact came from.
    Source,
    /// When the person first appeared.
    CreatedAt,
    /// Last change.
    UpdatedAt,
    /// Latest interaction.
    LastActivityAt,
    /// Completed, non-test submissions.
    SubmissionCount,
    /// A custom field.
    Field(FieldId),
}

/// Order of a list: empty values come last whichever the direction; equal ones by name, then id.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Sort {
    /// By what.
    pub field: SortField,
    /// Largest or latest first.
    pub descending: bool,
}

/// Which contacts, in which order. What it does not know is refused: a part of a question that was passed over would make
/// a list of others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListQuery {
    /// Words: beginnings of names, parts of e-mails, digits of phones; all must match.
    pub search: String,
    /// The order.
    pub sort: Sort,
    /// The contacts in the bin instead of the others.
    pub in_bin: bool,
    /// Only contacts that pass.
    #[serde(default)]
    pub filter: Filter,
}

/// A window of the list, by position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListContacts {
    /// Which contacts, in which order.
    pub query: ListQuery,
    /// Position of the first row wanted.
    pub offset: u32,
    /// How many rows at most.
    pub limit: u32,
    /// Custom fields whose values the rows are to have.
    #[serde(default)]
    pub fields: Vec<FieldId>,
}

/// Rows of a window with the exact size of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ContactPage {
    /// How many contacts the whole list has.
    pub total: u32,
    /// Position of the first row.
    pub offset: u32,
    /// The rows.
    pub rows: Vec<ContactRow>,
}

/// Where a contact stands in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ContactPosition {
    /// Position from 0; absent where the contact is not in the list.
    pub position: Option<u32>,
    /// How many contacts the whole list has.
    pub total: u32,
    /// The one before.
    pub previous: Option<ContactId>,
    /// The one after.
    pub next: Option<ContactId>,
}

/// Asks where a contact stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LocateContact {
    /// The list.
    pub query: ListQuery,
    /// The contact.
    pub contact: ContactId,
}
