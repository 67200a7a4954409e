//! Headers of a table and the rows under them, whatever the table is stored in.

use std::collections::HashSet;
use std::path::Path;

use super::failure::unreadable;
use super::limits::{MAX_CELL, MAX_COLUMNS};
use super::types::Item;
use crate::error::Result;

/// Headers as columns are called: trimmed, none empty, each different (`Name`, `Name (2)`).
pub fn unique(path: &Path, cells: impl IntoIterator<Item = String>) -> Result<Vec<String>> {
    let mut given: Vec<String> = cells.into_iter().map(|cell| cell.trim().to_owned()).collect();
    while given.last().is_some_and(String::is_empty) {
        given.pop();
    }
    if given.len() > MAX_COLUMNS {
        return Err(unreadable(
            path,
            format!("The file has {} columns; {MAX_COLUMNS} is the limit. Delete columns you do not need and save it again.", given.len()),
        ));
    }
    let mut seen: HashSet<String> = HashSet::new();
    let mut next_number = std::collections::HashMap::new();
    let taken: HashSet<String> = given.iter().cloned().collect();
    let mut headers = Vec::with_capacity(given.len());
    for (at, header) in given.into_iter().enumerate() {
        let base = if header.is_empty() { format!("Column {}", at + 1) } else { header.clone() };
        let mut name = base.clone();
        let repeats = !header.is_empty() && seen.contains(&name);
        if repeats || (header.is_empty() && taken.contains(&name)) {
            let number: &mut usize = next_number.entry(base.clone()).or_insert(1);
            while seen.contains(&name) || taken.contains(&name) {
                *number += 1;
                name = format!("{base} ({number})");
            }
        }
        seen.insert(name.clone());
        headers.push(name);
    }
    Ok(headers)
}

/// A row under its headers: missing cells are blank, cells beyond the headers must be, an empty row is nothing.
pub fn fit(number: u32, mut cells: Vec<String>, columns: usize) -> Option<Item> {
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return None;
    }
    if cells.iter().skip(columns).any(|cell| !cell.trim().is_empty()) {
        let reason = format!(
            "This row has {} cells, but the header names {columns} columns. A cell that contains the separator must stand in quotation marks.",
            cells.len()
        );
        return Some(broken(number, reason, &cells));
    }
    if cells.iter().any(|cell| cell.len() > MAX_CELL) {
        return Some(broken(number, "A cell of this row is over 1 MiB.", &cells));
    }
    cells.resize(columns, String::new());
    Some(Item::Row { number, cells })
}

/// A row that cannot be used, with its cells for the rejects file.
pub fn broken(number: u32, reason: impl Into<String>, cells: &[String]) -> Item {
    Item::Unreadable { number, reason: reason.into(), raw: serde_json::Value::from(cells).to_string() }
}

/// Said of a table that has headers and nothing below.
pub const NO_ROWS: &str = "The file has a header row, but no rows below it. Nothing can be imported from it.";
