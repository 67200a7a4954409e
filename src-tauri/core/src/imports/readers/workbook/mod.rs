//! Spreadsheets: which sheet, which headers, then row by row. Cells come out as the text that a person would recognise: dates
//! in ISO 8601, whole numbers without a fraction, no powers of ten.

mod number;
mod ods;
mod package;
mod xlsx;

use std::path::Path;

use super::failure::unreadable;
use super::headers::{self, NO_ROWS};
use super::types::{Item, SourceFile};
use super::{Layout, Sink};
use crate::error::{Error, Result};
use crate::imports::guess;
use crate::imports::types::FileFormat;

pub use package::{is_package, refuse_compound};

/// Receives a row: its number in the sheet, its cells up to the last filled one.
type Rows<'a> = dyn FnMut(u32, Vec<String>) -> Result<()> + 'a;

/// A sheet with something in it.
struct Sheet {
    name: String,
    /// Other sheets that are filled, too, and are not read.
    others: Vec<String>,
}

/// Finds the sheet and its headers.
pub fn open(path: &Path) -> Result<SourceFile> {
    let format = package::check(path)?;
    let sheet = match format {
        FileFormat::Ods => ods::first_sheet(path)?,
        _ => xlsx::first_sheet(path)?,
    };
    let Some(Sheet { name: sheet, others }) = sheet else {
        return Err(unreadable(path, "The workbook has no filled sheet. Check that you chose the right file."));
    };
    let mut first = None;
    let outcome = rows(path, format, &sheet, &mut |number, cells| {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Ok(());
        }
        first = Some((number, cells));
        Err(Error::Cancelled)
    });
    if let Err(error) = outcome
        && !matches!(error, Error::Cancelled)
    {
        return Err(error);
    }
    let (header_row, cells) = first.unwrap_or_default();
    let headers = headers::unique(path, cells)?;
    let known = guess::recognise(&headers);
    let form = if format == FileFormat::Ods { "ODS" } else { "XLSX" };
    Ok(SourceFile {
        path: path.to_owned(),
        name: super::sniff::file_name(path),
        format,
        recognised_as: known.map_or_else(|| format!("{form}, sheet “{sheet}”"), |known| known.label().to_owned()),
        known,
        kind: guess::kind_of_table(&headers, known),
        headers,
        layout: Layout::Sheet { sheet, others, header_row },
    })
}

/// Streams the rows.
pub fn read(source: &SourceFile, sheet: &str, others: &[String], header_row: u32, sink: &mut Sink<'_>) -> Result<()> {
    let columns = source.headers.len();
    let mut found = 0_u64;
    rows(&source.path, source.format, sheet, &mut |number, cells| {
        if number <= header_row {
            return Ok(());
        }
        match headers::fit(number, cells, columns) {
            Some(item) => {
                found += 1;
                sink(item)
            }
            None => Ok(()),
        }
    })?;
    if found == 0 {
        sink(Item::Warning(NO_ROWS.to_owned()))?;
    }
    if !others.is_empty() {
        let names = others.join("”, “");
        sink(Item::Warning(format!(
            "Only the sheet “{sheet}” is read. “{names}” has rows, too: save it as a file of its own to import it."
        )))?;
    }
    Ok(())
}

fn rows(path: &Path, format: FileFormat, sheet: &str, each: &mut Rows<'_>) -> Result<()> {
    match format {
        FileFormat::Ods => ods::rows(path, sheet, each),
        _ => xlsx::rows(path, sheet, each),
    }
}

/// What is said of a workbook whose parts contradict each other.
fn broken(path: &Path) -> Error {
    unreadable(
        path,
        "The workbook is broken or was not downloaded completely. Open it in a spreadsheet program and save it again, or export it again.",
    )
}

fn too_wide(path: &Path) -> Error {
    let limit = super::limits::MAX_COLUMNS;
    unreadable(
        path,
        format!("The sheet has more than {limit} columns, which is the limit. Delete columns you do not need and save it again."),
    )
}
