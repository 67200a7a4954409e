//! Files of records: what is in one, where its columns go, what became of its rows.

use serde::{Deserialize, Serialize};

use crate::ids::{OperationId, RecordRejectsId, RecordRoleId, RecordTypeId};

/// Where the values of a column go.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "kind")]
pub enum RecordTarget {
    /// The record's own id, in a file that this app exported.
    Id,
    /// A field of the type.
    Field {
        /// Its key.
        key: String,
    },
    /// Contacts to link, by e-mail, phone or id, joined by `;`; each can have its role in brackets behind it.
    Contact {
        /// What they are where neither the cell nor a column of roles says so.
        role: Option<RecordRoleId>,
    },
    /// The name of the role of the row's contacts.
    Role,
    /// Not kept.
    Ignore,
}

/// Takes a first look at a file; nothing is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LookAtRecordFile {
    /// The file: CSV, TSV, XLSX or ODS.
    pub path: String,
    /// What its rows are to be.
    pub record_type: RecordTypeId,
}

/// A column of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordFileColumn {
    /// Its header.
    pub header: String,
    /// Some of its values, at most five.
    pub samples: Vec<String>,
    /// How many cells are not blank.
    pub filled: u32,
    /// Where it seems to belong.
    pub target: RecordTarget,
}

/// What is in a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordFile {
    /// The file.
    pub path: String,
    /// Its name without folders.
    pub name: String,
    /// Its form, for the eye: “CSV with semicolons”.
    pub recognised_as: String,
    /// Its columns, in their order.
    pub columns: Vec<RecordFileColumn>,
    /// By what rows seem to find records that are there: the id, or a field whose values differ.
    pub key: Option<RecordTarget>,
    /// How many rows it has.
    pub rows: u32,
    /// Sentences that a person should read before importing.
    pub problems: Vec<String>,
}

/// Makes and changes records by the rows of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ImportRecords {
    /// The file.
    pub path: String,
    /// What its rows are.
    pub record_type: RecordTypeId,
    /// Where each column goes, in the order of the columns.
    pub columns: Vec<RecordTarget>,
    /// By what a row finds the record that it changes: the id or a field; every row makes a record where absent.
    pub key: Option<RecordTarget>,
}

/// A row that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RejectedRecord {
    /// Row as a person counts it; the header is 1.
    pub row: u32,
    /// Why, a whole sentence.
    pub reason: String,
}

/// What became of a file: rows are the sum of created, updated, unchanged and rejected.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordImportReport {
    /// All rows.
    pub rows: u32,
    /// Rows that made a record.
    pub created: u32,
    /// Rows that changed a record or its links.
    pub updated: u32,
    /// Rows that say nothing new.
    pub unchanged: u32,
    /// Rows that were refused, and did nothing.
    pub rejected: u32,
    /// Links that were made.
    pub linked: u32,
    /// Those that were refused, the first thousand.
    pub rejections: Vec<RejectedRecord>,
    /// Sentences that a person should read.
    pub warnings: Vec<String>,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
    /// Names the refused rows while they are at hand, for `save_rejects`; absent where there are none.
    pub rejects: Option<RecordRejectsId>,
}

/// Names the rows that an import refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SaveRecordRejects {
    /// As the report of the import named them.
    pub rejects: RecordRejectsId,
}
