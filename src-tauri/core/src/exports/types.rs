//! What an export takes and tells.

use serde::{Deserialize, Serialize};

use crate::contacts::Selection;

/// How the CSV is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CsvOptions {
    /// What stands between cells: comma, semicolon, tab or pipe.
    pub delimiter: Delimiter,
    /// A byte order mark, for Excel.
    pub bom: bool,
    /// Keys instead of labels as headers.
    pub keys: bool,
}

impl Default for CsvOptions {
    fn default() -> Self {
        Self { delimiter: Delimiter::Comma, bom: false, keys: false }
    }
}

/// A cell separator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Delimiter {
    /// `,`
    Comma,
    /// `;`
    Semicolon,
    /// A tab.
    Tab,
    /// `|`
    Pipe,
}

impl Delimiter {
    /// The byte itself.
    pub const fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
            Self::Pipe => b'|',
        }
    }
}

/// Writes contacts as CSV.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ExportContacts {
    /// Which contacts, in which order.
    pub selection: Selection,
    /// How the file is written.
    pub options: CsvOptions,
    /// What stands in it beside the contacts themselves.
    #[serde(default)]
    pub with: ExportWith,
}

/// What an export can have beside the contacts themselves. Nothing of it is taken back by an import.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ExportWith {
    /// A column of the contact's cards: “Sales / Qualified: Title”.
    pub cards: bool,
    /// A column of records for each type: “Title (Buyer)”.
    pub records: bool,
}

/// A finished export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ExportReport {
    /// The file.
    pub path: String,
    /// Contacts written, which is what the list showed.
    pub rows: u32,
}
