//! OpenDocument spreadsheets, as a stream: a sheet that repeats one cell a million times costs nothing here.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;
use zip::read::ZipFile;

use super::{Rows, Sheet, broken, number, too_wide};
use crate::error::Result;
use crate::imports::readers::failure;
use crate::imports::readers::limits::{MAX_CELL, MAX_COLUMNS};

/// The first sheet that has something in it.
pub fn first_sheet(path: &Path) -> Result<Option<Sheet>> {
    let mut filled: Vec<String> = Vec::new();
    walk(path, &mut |sheet, _, cells| {
        if filled.last().is_none_or(|last| last != sheet) && cells.iter().any(|cell| !cell.trim().is_empty()) {
            filled.push(sheet.to_owned());
        }
        Ok(())
    })?;
    let mut filled = filled.into_iter();
    Ok(filled.next().map(|name| Sheet { name, others: filled.collect() }))
}

/// Hands out the rows of a sheet.
pub fn rows(path: &Path, sheet: &str, each: &mut Rows<'_>) -> Result<()> {
    walk(path, &mut |name, number, cells| if name == sheet { each(number, cells) } else { Ok(()) })
}

#[derive(Default)]
struct Cell {
    /// What the cell is, apart from its text.
    value: Option<String>,
    text: String,
    paragraphs: usize,
    repeated: usize,
}

/// Takes the name of a sheet, the number of a row, and its cells.
type EachRow<'a> = dyn FnMut(&str, u32, Vec<String>) -> Result<()> + 'a;

fn walk(path: &Path, each: &mut EachRow<'_>) -> Result<()> {
    let file = File::open(path).map_err(|e| failure::io(path, &e))?;
    let mut archive = ZipArchive::new(BufReader::new(file)).map_err(|_| broken(path))?;
    let content = archive.by_name("content.xml").map_err(|_| broken(path))?;
    let mut reader: Reader<BufReader<ZipFile<'_, BufReader<File>>>> = Reader::from_reader(BufReader::new(content));
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut sheet = String::new();
    let mut number = 0_u32;
    let mut row: Vec<String> = Vec::new();
    let mut blanks = 0_usize;
    let mut row_repeated = 1_u32;
    let mut cell: Option<Cell> = None;
    let mut notes = 0_usize;
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|_| broken(path))?;
        match event {
            Event::Start(element) => match element.name().as_ref() {
                "table:table" => {
                    sheet = attribute(&element, "table:name").unwrap_or_default();
                    number = 0;
                }
                "table:table-row" => {
                    row.clear();
                    blanks = 0;
                    row_repeated = repeats(&element, "table:number-rows-repeated");
                }
                "table:table-cell" | "table:covered-table-cell" => cell = Some(cell_of(&element)),
                "office:annotation" => notes += 1,
                "text:p" if notes == 0 => {
                    if let Some(cell) = &mut cell {
                        if cell.paragraphs > 0 {
                            cell.text.push('\n');
                        }
                        cell.paragraphs += 1;
                    }
                }
                "text:s" if notes == 0 => {
                    let count = usize::try_from(repeats(&element, "text:c")).unwrap_or(1).min(MAX_CELL);
                    push(&mut cell, &" ".repeat(count));
                }
                "text:tab" if notes == 0 => push(&mut cell, "\t"),
                "text:line-break" if notes == 0 => push(&mut cell, "\n"),
                _ => {}
            },
            Event::Text(text) if notes == 0 && cell.as_ref().is_some_and(|cell| cell.paragraphs > 0) => {
                push(&mut cell, &text.xml10_content())
            }
            Event::GeneralRef(entity) if notes == 0 => match entity.resolve_char_ref() {
                Ok(Some(letter)) => push(&mut cell, letter.encode_utf8(&mut [0; 4])),
                _ => push(&mut cell, resolve_predefined_entity(&entity).unwrap_or_default()),
            },
            Event::End(element) => match element.name().as_ref() {
                "office:annotation" => notes = notes.saturating_sub(1),
                "table:table-cell" | "table:covered-table-cell" => {
                    let Some(done) = cell.take() else { continue };
                    let text = done.value.unwrap_or(done.text);
                    if text.is_empty() {
                        blanks = blanks.saturating_add(done.repeated);
                    } else {
                        if row.len().saturating_add(blanks).saturating_add(done.repeated) > MAX_COLUMNS {
                            return Err(too_wide(path));
                        }
                        row.resize(row.len() + blanks, String::new());
                        blanks = 0;
                        row.resize(row.len() + done.repeated, text);
                    }
                }
                "table:table-row" => {
                    if row.is_empty() {
                        number = number.saturating_add(row_repeated);
                    } else {
                        for _ in 0..row_repeated {
                            number = number.saturating_add(1);
                            each(&sheet, number, row.clone())?;
                        }
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn push(cell: &mut Option<Cell>, text: &str) {
    // A little over the limit is enough for the row to be refused.
    if let Some(cell) = cell.as_mut().filter(|cell| cell.text.len() <= MAX_CELL) {
        cell.text.push_str(text);
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?;
    Some(value.into_owned())
}

/// A sheet has no more than 2^20 rows, so no honest row repeats more often.
fn repeats(element: &BytesStart<'_>, name: &str) -> u32 {
    attribute(element, name).and_then(|count| count.parse().ok()).unwrap_or(1).clamp(1, 1 << 20)
}

fn cell_of(element: &BytesStart<'_>) -> Cell {
    let given = |name| attribute(element, name);
    let value = match given("office:value-type").as_deref() {
        Some("float" | "currency" | "percentage") => given("office:value").map(|value| value.parse().map(number::text).unwrap_or(value)),
        Some("date") => given("office:date-value").map(|value| value.strip_suffix("T00:00:00").map(str::to_owned).unwrap_or(value)),
        Some("boolean") => given("office:boolean-value"),
        _ => None,
    };
    let repeated = usize::try_from(repeats(element, "table:number-columns-repeated")).unwrap_or(1);
    Cell { value, repeated, ..Cell::default() }
}
