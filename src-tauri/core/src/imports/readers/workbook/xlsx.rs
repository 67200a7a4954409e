//! Excel workbooks, cell by cell. The shared strings are held in memory, the rows are not.

use std::fs::File;
use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use chrono::{NaiveTime, Timelike};

use super::{Rows, Sheet, broken, number, too_wide};
use crate::error::{Error, Result};
use crate::imports::readers::failure::{self, unreadable};
use crate::imports::readers::limits::MAX_COLUMNS;

type Workbook = Xlsx<BufReader<File>>;

/// The first visible sheet that has something in it.
pub fn first_sheet(path: &Path) -> Result<Option<Sheet>> {
    guarded(path, || {
        let mut workbook = open(path)?;
        let visible = |sheet: &&calamine::Sheet| sheet.visible == SheetVisible::Visible && sheet.typ == SheetType::WorkSheet;
        let names: Vec<String> = workbook.sheets_metadata().iter().filter(visible).map(|sheet| sheet.name.clone()).collect();
        let mut filled = Vec::new();
        for name in names {
            if is_filled(path, &mut workbook, &name)? {
                filled.push(name);
            }
        }
        let mut filled = filled.into_iter();
        Ok(filled.next().map(|name| Sheet { name, others: filled.collect() }))
    })
}

/// Hands out the rows of a sheet.
pub fn rows(path: &Path, sheet: &str, each: &mut Rows<'_>) -> Result<()> {
    guarded(path, || {
        let mut workbook = open(path)?;
        let mut cells = workbook.worksheet_cells_reader(sheet).map_err(|e| failed(path, &e))?;
        let mut row: Vec<String> = Vec::new();
        let mut current = None;
        while let Some(cell) = cells.next_cell().map_err(|e| failed(path, &e))? {
            let (at, column) = cell.get_position();
            if current != Some(at) {
                if let Some(done) = current {
                    each(row_number(done), std::mem::take(&mut row))?;
                }
                current = Some(at);
            }
            let text = cell_text(cell.get_value());
            if text.is_empty() {
                continue;
            }
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if column >= MAX_COLUMNS {
                return Err(too_wide(path));
            }
            if row.len() <= column {
                row.resize(column + 1, String::new());
            }
            row[column] = text;
        }
        if let Some(done) = current {
            each(row_number(done), row)?;
        }
        Ok(())
    })
}

fn row_number(zero_based: u32) -> u32 {
    zero_based.saturating_add(1)
}

fn is_filled(path: &Path, workbook: &mut Workbook, name: &str) -> Result<bool> {
    let mut cells = workbook.worksheet_cells_reader(name).map_err(|e| failed(path, &e))?;
    while let Some(cell) = cells.next_cell().map_err(|e| failed(path, &e))? {
        if !cell_text(cell.get_value()).trim().is_empty() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn open(path: &Path) -> Result<Workbook> {
    let file = File::open(path).map_err(|e| failure::io(path, &e))?;
    Xlsx::new(BufReader::new(file)).map_err(|e| failed(path, &e))
}

/// The library that reads the parts may meet an arithmetic overflow in a damaged file; that is a broken file, not a crash.
fn guarded<T>(path: &Path, work: impl FnOnce() -> Result<T>) -> Result<T> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| Err(broken(path)))
}

fn failed(path: &Path, error: &XlsxError) -> Error {
    match error {
        XlsxError::Password => {
            unreadable(path, "The workbook is protected by a password. Open it, remove the password, save it and choose it again.")
        }
        XlsxError::Io(error) => failure::io(path, error),
        _ => broken(path),
    }
}

fn cell_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(value) => value.to_string(),
        DataRef::Float(value) => number::text(*value),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(value) => value.to_string(),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// A date, a time, or both, in ISO 8601; a span as hours and minutes.
fn moment_text(moment: &ExcelDateTime) -> String {
    let value = moment.as_f64();
    if moment.is_duration() {
        let seconds = (value * 86_400.0).round();
        if seconds.abs() < 1e12 {
            let (hours, rest) = ((seconds / 3600.0).trunc(), (seconds % 3600.0).abs());
            return format!("{hours:02}:{:02}:{:02}", (rest / 60.0).trunc(), rest % 60.0);
        }
    }
    let Some(at) = moment.as_datetime() else { return number::text(value) };
    // Days are stored as binary fractions: half a second of noise is none.
    let at = at.checked_add_signed(chrono::TimeDelta::milliseconds(500)).and_then(|at| at.with_nanosecond(0)).unwrap_or(at);
    if (0.0..1.0).contains(&value) {
        return at.format("%H:%M:%S").to_string();
    }
    if at.time() == NaiveTime::MIN {
        return at.format("%Y-%m-%d").to_string();
    }
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}
