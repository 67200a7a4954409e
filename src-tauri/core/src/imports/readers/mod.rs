//! Reads files of any known form, chosen by content, as a stream of items. No database, no mapping, no rules of identity.
//!
//! [`open`] takes a first look; [`read`] streams. Memory does not grow with a file, except for the shared strings of a
//! workbook. What is wrong with a file as a whole is an error; what is wrong with one row is an item.

mod csv;
mod failure;
mod headers;
mod json;
mod limits;
mod sniff;
mod table;
mod text;
mod types;
mod workbook;

use std::path::Path;

pub use table::Dialect;
pub use text::TextForm;
pub use types::*;

use crate::error::Result;

/// How the bytes of a file are laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Layout {
    /// Text between delimiters.
    Delimited {
        /// How its bytes become characters.
        text: TextForm,
        /// How its characters become cells.
        dialect: Dialect,
    },
    /// JSON or JSON Lines.
    Json {
        /// How its bytes become characters.
        text: TextForm,
    },
    /// A sheet of a workbook.
    Sheet {
        /// Its name.
        sheet: String,
        /// Other sheets that are filled, too, and are not read.
        others: Vec<String>,
        /// The row with the headers, as the sheet counts it.
        header_row: u32,
    },
}

/// Receives what a reader finds; an error of it stops the reading and is handed back.
pub type Sink<'a> = dyn FnMut(Item) -> Result<()> + 'a;

/// Takes a first look at a file: its form by its content, its headers, what it was recognised as.
///
/// # Errors
/// `FileUnreadable` where the file as a whole cannot be read, with what is wrong and what to do.
pub fn open(path: &Path) -> Result<SourceFile> {
    match sniff::form(path)? {
        sniff::Form::Json(text) => json::open(path, text),
        sniff::Form::Delimited(text) => csv::open(path, text),
        sniff::Form::Workbook => workbook::open(path),
    }
}

/// Hands everything in the file to `sink`, in file order.
///
/// # Errors
/// What `sink` answers; `FileUnreadable` where the file is cut off or broken as a whole.
pub fn read(source: &SourceFile, sink: &mut Sink<'_>) -> Result<()> {
    match &source.layout {
        Layout::Delimited { text, dialect } => csv::read(source, text, *dialect, sink),
        Layout::Json { text } => json::read(source, text, sink),
        Layout::Sheet { sheet, others, header_row } => workbook::read(source, sheet, others, *header_row, sink),
    }
}

/// Takes the guard against spreadsheet formulas off a cell: one leading `'`.
///
/// This app's own export puts it before every formula sign (and before a value that itself starts with guard and sign);
/// in a file of another tool it is taken off only where a formula sign follows directly.
pub fn without_guard(cell: &str, known: Option<KnownExport>) -> &str {
    const SIGNS: [char; 6] = ['=', '+', '-', '@', '\t', '\r'];
    let Some(rest) = cell.strip_prefix('\'') else { return cell };
    let value = if known == Some(KnownExport::OwnExport) { rest.trim_start_matches('\'') } else { rest };
    if value.starts_with(SIGNS) { rest } else { cell }
}
