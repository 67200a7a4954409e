//! What a file is, by its first bytes. Its name does not matter.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::failure::{self, unreadable};
use super::text::{self, TextForm};
use super::workbook;
use crate::error::Result;

/// The forms that have a reader.
pub enum Form {
    /// JSON or JSON Lines.
    Json(TextForm),
    /// Delimited text.
    Delimited(TextForm),
    /// A spreadsheet.
    Workbook,
}

/// Name without folders.
pub fn file_name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Looks at the beginning of a file.
pub fn form(path: &Path) -> Result<Form> {
    let about = std::fs::metadata(path).map_err(|e| failure::io(path, &e))?;
    if about.is_dir() {
        return Err(unreadable(path, failure::FOLDER));
    }
    if !about.is_file() {
        return Err(unreadable(path, "This is not a file with content (it is a device or a pipe). Save its content as a file first."));
    }
    if about.len() == 0 {
        return Err(unreadable(path, failure::EMPTY));
    }
    let mut head = Vec::new();
    File::open(path).and_then(|file| file.take(4096).read_to_end(&mut head)).map_err(|e| failure::io(path, &e))?;
    if workbook::is_package(&head) {
        return Ok(Form::Workbook);
    }
    workbook::refuse_compound(path, &head)?;
    if let Some(what) = foreign(&head) {
        return Err(unreadable(path, format!("This is {what}. Export the data as CSV, XLSX, ODS or JSON and choose that file.")));
    }
    let text = text::detect(path)?;
    let mut start = Vec::new();
    text::reader(path, &text)?.take(4096).read_to_end(&mut start).map_err(|e| failure::io(path, &e))?;
    if is_binary(&start) {
        return Err(unreadable(
            path,
            "This is not a text file or spreadsheet. Export the data as CSV, XLSX, ODS or JSON and choose that file.",
        ));
    }
    let begin = start.trim_ascii_start();
    if begin.is_empty() && start.len() < 4096 {
        return Err(unreadable(path, failure::EMPTY));
    }
    if is_markup(begin) {
        return Err(unreadable(
            path,
            "This is a web page or XML, perhaps a login page saved instead of the export. Download the export again as CSV, XLSX, ODS or JSON.",
        ));
    }
    Ok(if is_json(begin) { Form::Json(text) } else { Form::Delimited(text) })
}

/// Well-known forms that are none of ours.
fn foreign(head: &[u8]) -> Option<&'static str> {
    const SIGNS: [(&[u8], &str); 9] = [
        (b"%PDF", "a PDF document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"GIF8", "a picture"),
        (b"\x1f\x8b", "a compressed file (gzip)"),
        (b"7z\xbc\xaf", "a compressed file (7z)"),
        (b"Rar!", "a compressed file (RAR)"),
        (b"SQLite format 3\0", "a database"),
        (b"{\\rtf", "an RTF document"),
    ];
    SIGNS.iter().find(|(sign, _)| head.starts_with(sign)).map(|(_, what)| *what)
}

/// Control characters have no place in text, but for the usual blanks and the odd form feed.
fn is_binary(text: &[u8]) -> bool {
    if text.contains(&0) {
        return true;
    }
    let odd = text.iter().filter(|byte| **byte < 32 && !matches!(**byte, b'\t' | b'\n' | b'\r' | 12)).count();
    odd * 50 > text.len()
}

fn is_markup(begin: &[u8]) -> bool {
    const SIGNS: [&[u8]; 4] = [b"<!doctype", b"<html", b"<?xml", b"<!--"];
    SIGNS.iter().any(|sign| begin.get(..sign.len()).is_some_and(|head| head.eq_ignore_ascii_case(sign)))
}

/// An opening bracket followed by what JSON allows there.
fn is_json(begin: &[u8]) -> bool {
    let next = begin.get(1..).and_then(|rest| rest.trim_ascii_start().first());
    match begin.first() {
        Some(b'{') => matches!(next, None | Some(b'"' | b'}')),
        Some(b'[') => matches!(next, None | Some(b'{' | b'[' | b']' | b'"')),
        _ => false,
    }
}
