//! Records: one with everything about it, and lists of them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{RecordContact, RecordLinkInput, RelatedRecord};
use crate::activity::SubmissionRef;
use crate::exports::CsvOptions;
use crate::fields::{FieldCell, FieldInput};
use crate::filter::Filter;
use crate::ids::{ContactId, FieldId, OperationId, RecordId, RecordTypeId};
use crate::tags::TagColor;

/// What records can be ordered by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RecordSortField {
    /// The title, folded.
    #[default]
    Title,
    /// When it was made.
    CreatedAt,
    /// Last change of its values.
    UpdatedAt,
    /// One of the type's fields.
    Field(FieldId),
}

/// Order of a list: empty values come last whichever the direction; equal ones by title, then id.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordSort {
    /// By what.
    pub field: RecordSortField,
    /// Largest or latest first.
    pub descending: bool,
}

/// Which records of a type, in which order. What it does not know is refused.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RecordQuery {
    /// Of which type.
    pub record_type: RecordTypeId,
    /// Words: parts of titles; all must match, case and accents aside.
    pub search: String,
    /// The order.
    pub sort: RecordSort,
    /// The records in the bin instead of the others.
    pub in_bin: bool,
    /// Only records that pass: conditions on `title`, `created_at`, `updated_at` and the type's fields, and groups.
    #[serde(default)]
    pub filter: Filter,
}

/// A window of a list, by position.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListRecords {
    /// Which records, in which order.
    pub query: RecordQuery,
    /// Position of the first row wanted.
    pub offset: u32,
    /// How many rows at most.
    pub limit: u32,
}

/// A record as a row of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordRow {
    /// Public id.
    pub id: RecordId,
    /// Its type.
    pub record_type: RecordTypeId,
    /// The value of the title field.
    pub title: String,
    /// Values of the type's fields that are not archived, the title's too.
    pub values: Vec<FieldCell>,
    /// Contacts that are linked, the first few of them in the order of roles, then of names.
    pub contacts: Vec<RecordContact>,
    /// How many links there are.
    pub contact_count: u32,
    /// When it was made; of one that a submission made, the submission's own time.
    pub created_at: DateTime<Utc>,
    /// Last change of its values.
    pub updated_at: DateTime<Utc>,
}

/// Rows of a window with the exact size of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordPage {
    /// How many records the whole list has.
    pub total: u32,
    /// Position of the first row.
    pub offset: u32,
    /// The rows.
    pub records: Vec<RecordRow>,
}

/// Asks where a record stands in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LocateRecord {
    /// The list.
    pub query: RecordQuery,
    /// The record.
    pub record: RecordId,
}

/// Where a record stands in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordPosition {
    /// Position from 0; absent where the record is not in the list.
    pub position: Option<u32>,
    /// How many records the whole list has.
    pub total: u32,
    /// The one before.
    pub previous: Option<RecordId>,
    /// The one after.
    pub next: Option<RecordId>,
}

/// Names one record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetRecord {
    /// Which.
    pub record: RecordId,
}

/// A record with everything about it but its history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordProfile {
    /// Public id.
    pub id: RecordId,
    /// Its type.
    pub record_type: RecordTypeId,
    /// The type's name.
    pub type_name: String,
    /// The value of the title field.
    pub title: String,
    /// Values of the type's fields that are not archived, the title's too.
    pub values: Vec<FieldCell>,
    /// Contacts that are linked, in the order of roles, then of names.
    pub links: Vec<RecordContact>,
    /// Records that belong together with it, by type, then title.
    pub related: Vec<RelatedRecord>,
    /// The submission that made it.
    pub submission: Option<SubmissionRef>,
    /// When it was made; of one that a submission made, the submission's own time.
    pub created_at: DateTime<Utc>,
    /// Last change of its values.
    pub updated_at: DateTime<Utc>,
    /// When it went to the bin.
    pub deleted_at: Option<DateTime<Utc>>,
}

/// Makes a record by hand. Fields that it does not name begin with their defaults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CreateRecord {
    /// Of which type.
    pub record_type: RecordTypeId,
    /// Values; the title field's is among them.
    pub values: Vec<FieldInput>,
    /// Contacts to link.
    pub links: Vec<RecordLinkInput>,
}

/// Changes values of a record; fields that it does not name stay as they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateRecord {
    /// Which.
    pub record: RecordId,
    /// The new values; none to clear.
    pub values: Vec<FieldInput>,
}

/// A record that a member made or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordSaved {
    /// The record as it is now.
    pub record: RecordProfile,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// Which records a verb acts on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "kind")]
pub enum RecordSelection {
    /// These, in this order.
    Ids {
        /// Public ids; all of one type where they are exported.
        ids: Vec<RecordId>,
    },
    /// All that the query shows, but for some.
    Matching {
        /// The list's query.
        query: RecordQuery,
        /// Those unticked.
        except: Vec<RecordId>,
    },
}

/// Writes records of one type as CSV.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ExportRecords {
    /// Which records, in which order.
    pub selection: RecordSelection,
    /// How the file is written.
    pub options: CsvOptions,
}

/// Looks for records by title: what a picker asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FindRecords {
    /// Words: parts of titles; all must match. Empty for the last changed.
    pub search: String,
    /// Only of this type.
    pub record_type: Option<RecordTypeId>,
    /// Records that are not wanted, such as those that are linked already.
    pub except: Vec<RecordId>,
    /// How many at most: 1 to 100.
    pub limit: u32,
}

/// A record as a picker shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FoundRecord {
    /// Public id.
    pub id: RecordId,
    /// Its title.
    pub title: String,
    /// Its type.
    pub record_type: RecordTypeId,
    /// The type's name.
    pub type_name: String,
    /// The type's icon.
    pub icon: String,
    /// The type's colour.
    pub color: TagColor,
    /// Names of contacts that are linked, at most three.
    pub contacts: Vec<String>,
}

/// Asks for the records that a contact is linked to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListContactRecords {
    /// Whose.
    pub contact: ContactId,
}
