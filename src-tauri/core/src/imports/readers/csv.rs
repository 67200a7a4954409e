//! Delimited text: which delimiter, which headers, then row by row.

use std::io::Read;
use std::path::Path;

use super::failure::{self, unreadable};
use super::headers::{self, NO_ROWS};
use super::limits::MAX_ROW;
use super::table::{Cells, Dialect, Records, Step, read_line};
use super::text::{self, TextForm};
use super::types::{Item, KnownExport, SourceFile};
use super::{Layout, Sink};
use crate::error::Result;
use crate::imports::guess;
use crate::imports::types::FileFormat;

const SAMPLE: u64 = 256 * 1024;
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Finds delimiter and headers.
pub fn open(path: &Path, text: TextForm) -> Result<SourceFile> {
    let mut sample = Vec::new();
    text::reader(path, &text)?.take(SAMPLE).read_to_end(&mut sample).map_err(|e| failure::io(path, &e))?;
    if sample.iter().all(u8::is_ascii_whitespace) {
        return Err(unreadable(path, failure::EMPTY));
    }
    let dialect = dialect(&sample);
    let mut records = Records::new(start(path, &text, dialect)?, dialect);
    let header = header(path, &mut records)?;
    let headers = headers::unique(path, header.cells)?;
    let known = guess::recognise(&headers);
    Ok(SourceFile {
        path: path.to_owned(),
        name: super::sniff::file_name(path),
        format: FileFormat::Csv,
        recognised_as: recognised(known, dialect, &text),
        known,
        kind: guess::kind_of_table(&headers, known),
        headers,
        layout: Layout::Delimited { text, dialect },
    })
}

/// Streams the rows.
pub fn read(source: &SourceFile, text: &TextForm, dialect: Dialect, sink: &mut Sink<'_>) -> Result<()> {
    let path = &source.path;
    let columns = source.headers.len();
    let mut records = Records::new(start(path, text, dialect)?, dialect);
    let mut number = header(path, &mut records)?.number;
    let mut rows = 0_u64;
    let mut after_break = false;
    loop {
        let step = records.step().map_err(|e| failure::io(path, &e))?;
        number = number.saturating_add(1);
        let item = match step {
            Step::End => break,
            Step::Hopeless => {
                return Err(unreadable(path, "Quotation marks in most rows are never closed. Export the file again, or save it as XLSX."));
            }
            Step::Broken { reason, line, open } => {
                after_break |= open;
                let line = String::from_utf8_lossy(&line);
                Some(headers::broken(number, reason, &[line.trim_end_matches(['\r', '\n']).to_owned()]))
            }
            Step::Record => {
                let remains = after_break && records.cells().len() != columns;
                match decode(records.cells(), text) {
                    Ok(cells) if remains && cells.iter().any(|cell| !cell.trim().is_empty()) => {
                        Some(headers::broken(number, "This looks like the rest of a row above whose quotation marks do not match.", &cells))
                    }
                    Ok(cells) => {
                        after_break &= remains;
                        headers::fit(number, cells, columns)
                    }
                    Err(cells) => Some(headers::broken(
                        number,
                        format!("This row has bytes that are not valid {}. Save the file as UTF-8.", text.name()),
                        &cells,
                    )),
                }
            }
        };
        if let Some(item) = item {
            rows += 1;
            sink(item)?;
        }
    }
    if rows == 0 {
        sink(Item::Warning(NO_ROWS.to_owned()))?;
    }
    Ok(())
}

/// The text behind a `sep=;` line, with which some tools tell Excel the delimiter.
fn start(path: &Path, text: &TextForm, dialect: Dialect) -> Result<Box<dyn std::io::BufRead>> {
    let mut reader = text::reader(path, text)?;
    let has_hint = reader.fill_buf().map_err(|e| failure::io(path, &e))?.get(..4).is_some_and(|head| head.eq_ignore_ascii_case(b"sep="));
    if has_hint {
        let mut hint = Vec::new();
        read_line(&mut reader, dialect.terminator, MAX_ROW, &mut hint).map_err(|e| failure::io(path, &e))?;
        if hinted_delimiter(&hint).is_none() {
            return text::reader(path, text);
        }
    }
    Ok(reader)
}

fn hinted_delimiter(line: &[u8]) -> Option<u8> {
    match line.get(4..)?.trim_ascii_end() {
        [delimiter] if DELIMITERS.contains(delimiter) => Some(*delimiter),
        [] if line.get(4) == Some(&b'\t') => Some(b'\t'),
        _ => None,
    }
}

struct Header {
    number: u32,
    cells: Vec<String>,
}

/// The first record that is not blank.
fn header(path: &Path, records: &mut Records<impl std::io::BufRead>) -> Result<Header> {
    let mut number = 0_u32;
    loop {
        number = number.saturating_add(1);
        match records.step().map_err(|e| failure::io(path, &e))? {
            Step::Record => {
                let cells: Vec<String> = records.cells().iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect();
                if cells.iter().any(|cell| !cell.trim().is_empty()) {
                    return Ok(Header { number, cells });
                }
            }
            Step::Broken { reason, .. } => {
                return Err(unreadable(path, format!("The header row cannot be read. {reason} Mend it and choose the file again.")));
            }
            Step::Hopeless | Step::End => return Err(unreadable(path, failure::EMPTY)),
        }
    }
}

/// Cells as text, or their nearest readable form where a byte does not belong.
fn decode(cells: &Cells, text: &TextForm) -> Result<Vec<String>, Vec<String>> {
    let mut whole = true;
    let decoded: Vec<String> = cells
        .iter()
        .map(|cell| match std::str::from_utf8(cell) {
            Ok(cell) => {
                whole &= text.is_utf8() || !cell.contains(char::REPLACEMENT_CHARACTER);
                cell.to_owned()
            }
            Err(_) => {
                whole = false;
                String::from_utf8_lossy(cell).into_owned()
            }
        })
        .collect();
    if whole { Ok(decoded) } else { Err(decoded) }
}

/// The delimiter under which most records have as many cells as the header, and more than one.
fn dialect(sample: &[u8]) -> Dialect {
    let terminator = if !sample.contains(&b'\n') && sample.contains(&b'\r') { b'\r' } else { b'\n' };
    let first_line = sample.split(|byte| *byte == terminator).next().unwrap_or(sample);
    if first_line.get(..4).is_some_and(|head| head.eq_ignore_ascii_case(b"sep="))
        && let Some(delimiter) = hinted_delimiter(first_line)
    {
        return Dialect { delimiter, terminator };
    }
    let cut = sample.len() as u64 == SAMPLE;
    let best = DELIMITERS.into_iter().map(|delimiter| (fitness(sample, Dialect { delimiter, terminator }, cut), delimiter)).reduce(
        |best, next| {
            // The earlier of equals stays: a comma before a pipe.
            if next.0 > best.0 { next } else { best }
        },
    );
    Dialect { delimiter: best.map_or(b',', |(_, delimiter)| delimiter), terminator }
}

/// Share of records (in thousandths) that fit the header, then the number of columns.
fn fitness(sample: &[u8], dialect: Dialect, cut: bool) -> (usize, usize) {
    let mut records = Records::new(sample, dialect);
    let mut counts = Vec::new();
    while counts.len() < 200 {
        match records.step() {
            Ok(Step::Record) if records.cells().iter().all(|cell| cell.trim_ascii().is_empty()) => {}
            Ok(Step::Record) => counts.push(records.cells().len()),
            Ok(Step::Broken { .. }) => counts.push(0),
            Ok(Step::Hopeless | Step::End) | Err(_) => {
                // The last record of a sample may be half a record.
                if cut && counts.len() > 1 {
                    counts.pop();
                }
                break;
            }
        }
    }
    let Some((&columns, rows)) = counts.split_first() else { return (0, 0) };
    if columns < 2 {
        return (0, 0);
    }
    let fit: usize = rows.iter().map(|count| if *count == columns { 2 } else { usize::from(*count > 1 && *count < columns) }).sum();
    ((fit + 2) * 500 / (rows.len() + 1), columns)
}

fn recognised(known: Option<KnownExport>, dialect: Dialect, text: &TextForm) -> String {
    if let Some(known) = known {
        return known.label().to_owned();
    }
    let delimiter = match dialect.delimiter {
        b';' => " with semicolons",
        b'\t' => " with tabs",
        b'|' => " with pipes",
        _ => "",
    };
    let encoding = if text.is_utf8() { String::new() } else { format!(", {}", text.name()) };
    format!("CSV{delimiter}{encoding}")
}
