//! JSON and JSON Lines. Items go out one by one, whatever the file's size.

mod envelope;
mod numbers;
mod shapes;
mod stream;

use std::io::{self, BufRead};
use std::path::Path;

use serde::de::{DeserializeSeed, IgnoredAny};

use self::shapes::{Context, Refused};
use self::stream::{Document, MAX_ITEM, Meter, Metered, Receiver};
use super::failure::{self, unreadable};
use super::limits::MAX_DEPTH;
use super::table::{Line, read_line};
use super::text::{self, TextForm};
use super::types::{Item, SourceFile};
use super::{Layout, Sink};
use crate::error::{Error, Result};
use crate::imports::types::{FileFormat, ImportKind};

/// Looks at the file up to its first submission or contact.
pub fn open(path: &Path, text: TextForm) -> Result<SourceFile> {
    let format = if is_lines(path, &text)? { FileFormat::JsonLines } else { FileFormat::Json };
    let mut source = SourceFile {
        path: path.to_owned(),
        name: super::sniff::file_name(path),
        format,
        recognised_as: String::new(),
        known: None,
        kind: ImportKind::Submissions,
        headers: Vec::new(),
        layout: Layout::Json { text },
    };
    let mut kind = None;
    let mut context = Context::default();
    let outcome = walk(&source, &text, &mut context, &mut |item| match item {
        Item::Submission(_) => {
            kind = Some(ImportKind::Submissions);
            Err(Error::Cancelled)
        }
        Item::Contact(_) => {
            kind = Some(ImportKind::Contacts);
            Err(Error::Cancelled)
        }
        _ => Ok(()),
    });
    match outcome {
        Ok(()) | Err(Error::Cancelled) => {}
        Err(error) => return Err(error),
    }
    source.kind = kind.unwrap_or(if context.saw_bot_file { ImportKind::Bots } else { ImportKind::Submissions });
    source.recognised_as = context.shape.unwrap_or(if format == FileFormat::JsonLines { "JSON Lines" } else { "JSON" }).to_owned();
    Ok(source)
}

/// Streams the items.
pub fn read(source: &SourceFile, text: &TextForm, sink: &mut Sink<'_>) -> Result<()> {
    let mut context = Context::default();
    walk(source, text, &mut context, sink)?;
    if let Some(warning) = context.warning() {
        sink(Item::Warning(warning))?;
    }
    Ok(())
}

fn walk(source: &SourceFile, text: &TextForm, context: &mut Context, sink: &mut Sink<'_>) -> Result<()> {
    let reader = text::reader(&source.path, text)?;
    if source.format == FileFormat::JsonLines {
        lines(&source.path, reader, context, sink)
    } else {
        documents(&source.path, reader, context, sink)
    }
}

/// One document, or several behind each other over any number of lines.
fn documents(path: &Path, reader: impl BufRead, context: &mut Context, sink: &mut Sink<'_>) -> Result<()> {
    let meter = Meter::default();
    let mut json = serde_json::Deserializer::from_reader(Metered { inner: reader, meter: meter.clone() });
    loop {
        let mut items = Items { context: &mut *context, sink: &mut *sink, stopped: None };
        let outcome = Document { receiver: &mut items, meter: &meter }.deserialize(&mut json);
        if let Some(stop) = items.stopped {
            return Err(stop.into_error(path));
        }
        outcome.map_err(|error| broken(path, &error))?;
        match json.end() {
            Ok(()) => return Ok(()),
            Err(error) if error.is_io() || error.is_eof() => return Err(broken(path, &error)),
            Err(_) => {}
        }
    }
}

/// One document a line; a broken line is a broken item.
fn lines(path: &Path, mut reader: impl BufRead, context: &mut Context, sink: &mut Sink<'_>) -> Result<()> {
    let mut line = Vec::new();
    loop {
        line.clear();
        let limit = usize::try_from(MAX_ITEM).unwrap_or(usize::MAX);
        let found = read_line(&mut reader, b'\n', limit, &mut line).map_err(|e| failure::io(path, &e))?;
        let reason = match found {
            Line::End => return Ok(()),
            Line::Whole if line.trim_ascii().is_empty() => continue,
            Line::Whole => match one_line(path, &line, context, sink)? {
                Ok(()) => continue,
                Err(reason) => reason,
            },
            Line::TooLong => {
                line.truncate(1024);
                "This line is over 64 MiB.".to_owned()
            }
        };
        let raw = String::from_utf8_lossy(&line).trim().to_owned();
        sink(Item::Unreadable { number: context.next_number(), reason, raw })?;
    }
}

/// Reads a line; the inner error is the reason why it is no item.
fn one_line(path: &Path, line: &[u8], context: &mut Context, sink: &mut Sink<'_>) -> Result<Result<(), String>> {
    let Ok(line) = std::str::from_utf8(line.trim_ascii()) else {
        return Ok(Err("This line has bytes that are not valid UTF-8.".to_owned()));
    };
    // A look ahead, so that a line that breaks off gives nothing instead of its first half.
    if let Err(error) = serde_json::from_str::<IgnoredAny>(line) {
        return Ok(Err(format!("This line is not valid JSON ({}).", place_in_line(&error))));
    }
    let mut json = serde_json::Deserializer::from_str(line);
    let mut items = Items { context, sink, stopped: None };
    let outcome = Document { receiver: &mut items, meter: &Meter::default() }.deserialize(&mut json);
    match items.stopped {
        Some(Stop::Refused(refused)) => Ok(Err(refused.reason())),
        Some(stop) => Err(stop.into_error(path)),
        None => outcome.map(Ok).map_err(|error| broken(path, &error)),
    }
}

/// Hands what the walk finds on to the sink.
struct Items<'a, 'b> {
    context: &'a mut Context,
    sink: &'a mut Sink<'b>,
    stopped: Option<Stop>,
}

enum Stop {
    /// The sink wants no more.
    Sink(Error),
    /// The file as a whole is refused.
    Refused(Refused),
}

impl Stop {
    fn into_error(self, path: &Path) -> Error {
        match self {
            Self::Sink(error) => error,
            Self::Refused(refused) => unreadable(path, refused.reason()),
        }
    }
}

impl Items<'_, '_> {
    fn hand_over(&mut self, found: Result<Vec<Item>, Refused>) -> Result<(), String> {
        let outcome = match found {
            Ok(items) => items.into_iter().try_for_each(&mut *self.sink).map_err(Stop::Sink),
            Err(refused) => Err(Stop::Refused(refused)),
        };
        outcome.map_err(|stop| {
            self.stopped = Some(stop);
            "stopped".to_owned()
        })
    }
}

impl Receiver for Items<'_, '_> {
    fn element(&mut self, json: &str, list: Option<&'static str>) -> Result<(), String> {
        let found = shapes::element(json, list, self.context);
        self.hand_over(found)
    }

    fn document(&mut self, json: &str, had_list: bool) -> Result<(), String> {
        let found = if had_list { shapes::around_list(json, self.context) } else { shapes::element(json, None, self.context) };
        self.hand_over(found)
    }
}

/// Whether each line is a document of its own: the first line is whole, and another follows.
fn is_lines(path: &Path, text: &TextForm) -> Result<bool> {
    let mut reader = text::reader(path, text)?;
    let mut shape = Brackets::default();
    let mut complete = false;
    loop {
        let available = reader.fill_buf().map_err(|e| failure::io(path, &e))?;
        if available.is_empty() {
            return Ok(false);
        }
        for &byte in available {
            if complete {
                match byte {
                    b' ' | b'\t' | b'\r' | b'\n' => {}
                    _ => return Ok(true),
                }
            } else if byte == b'\n' && shape.begun {
                if shape.depth != 0 {
                    return Ok(false);
                }
                complete = true;
            } else {
                shape.take(byte);
            }
        }
        let length = available.len();
        reader.consume(length);
    }
}

/// Follows brackets outside of strings.
#[derive(Default)]
struct Brackets {
    depth: i64,
    begun: bool,
    in_string: bool,
    escaped: bool,
}

impl Brackets {
    fn take(&mut self, byte: u8) {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' if self.in_string => self.escaped = true,
            b'"' => self.in_string = !self.in_string,
            _ if self.in_string => {}
            b'{' | b'[' => {
                self.depth += 1;
                self.begun = true;
            }
            b'}' | b']' => self.depth -= 1,
            _ => {}
        }
    }
}

fn place_in_line(error: &serde_json::Error) -> String {
    if error.is_eof() { "it breaks off".to_owned() } else { format!("at character {}", error.column()) }
}

fn broken(path: &Path, error: &serde_json::Error) -> Error {
    let place = format!("line {}, character {}", error.line(), error.column());
    let reason = if error.is_io() {
        match error.io_error_kind() {
            Some(io::ErrorKind::FileTooLarge) => {
                "One item of the file is over 64 MiB. Export fewer or smaller items and choose the new file.".to_owned()
            }
            _ => "The file could not be read to its end. Copy it to this computer and choose the copy.".to_owned(),
        }
    } else if error.is_eof() {
        format!("The file is cut off: its JSON ends in the middle ({place}). Download it again; nothing was imported from it.")
    } else {
        let text = error.to_string();
        let what = text.split(" at line ").next().unwrap_or_default();
        format!("The JSON is broken at {place} ({what}). Download the file again, or mend that place; nothing was imported from it.")
    };
    unreadable(path, reason)
}

/// The sentence for nesting beyond the limit.
fn too_deep() -> String {
    format!("The JSON is nested deeper than {MAX_DEPTH} levels, which no export is. Check where the file comes from.")
}
