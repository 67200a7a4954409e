//! Records of delimited text, at the speed of a line scan. Unlike a plain RFC 4180 parser it never loses rows to a quote that
//! is not closed: the line with that quote is broken, and reading goes on with the line after it.

use std::collections::VecDeque;
use std::io::{self, BufRead};

use memchr::memchr;

use super::limits::{MAX_REREAD, MAX_ROW};

/// How characters become cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// What stands between cells.
    pub delimiter: u8,
    /// What ends a line: `\n`, or `\r` in files of old Macs.
    pub terminator: u8,
}

/// The cells of a record, in one buffer.
#[derive(Debug, Default)]
pub struct Cells {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl Cells {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Each in turn.
    pub fn iter(&self) -> impl Iterator<Item = &[u8]> {
        (0..self.ends.len()).map(|at| {
            let start = if at == 0 { 0 } else { self.ends[at - 1] };
            &self.bytes[start..self.ends[at]]
        })
    }

    fn clear(&mut self) {
        self.bytes.clear();
        self.ends.clear();
    }

    fn end(&mut self) {
        self.ends.push(self.bytes.len());
    }
}

/// What a step through the file gave.
#[derive(Debug)]
pub enum Step {
    /// A record; its cells are in [`Records::cells`].
    Record,
    /// A line that is not a record.
    Broken {
        /// Why, in a sentence.
        reason: &'static str,
        /// The line (its beginning, where it is very long).
        line: Vec<u8>,
        /// The break was found on a later line, so lines that follow may be remains of this record.
        open: bool,
    },
    /// So many lines had to be read twice that the file as a whole is broken.
    Hopeless,
    /// The file is at its end.
    End,
}

const OPEN_QUOTE: &str = "A quotation mark in this row is opened and never closed.";
const LATE_TEXT: &str = "A quotation mark in this row is closed in the middle of a cell; a quotation mark inside a cell must be doubled.";
const LONG_ROW: &str = "This row is over 8 MiB.";

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Quoted,
    AfterQuote,
}

enum Fed {
    Complete,
    OpenQuote,
    LateText,
}

/// Reads records one by one.
pub struct Records<R> {
    reader: R,
    dialect: Dialect,
    /// Lines that belonged to a broken record and are read again.
    again: VecDeque<Vec<u8>>,
    reread: u64,
    line: Vec<u8>,
    cells: Cells,
}

impl<R: BufRead> Records<R> {
    /// Reads from `reader`, which stands at the first record.
    pub fn new(reader: R, dialect: Dialect) -> Self {
        Self { reader, dialect, again: VecDeque::new(), reread: 0, line: Vec::new(), cells: Cells::default() }
    }

    /// The cells of the last record.
    pub fn cells(&self) -> &Cells {
        &self.cells
    }

    /// Steps to the next record.
    pub fn step(&mut self) -> io::Result<Step> {
        let mut line = std::mem::take(&mut self.line);
        let step = self.step_from(&mut line);
        self.line = line;
        step
    }

    fn step_from(&mut self, line: &mut Vec<u8>) -> io::Result<Step> {
        self.cells.clear();
        match self.next_line(line)? {
            Line::End => return Ok(Step::End),
            Line::TooLong => return Ok(Step::Broken { reason: LONG_ROW, line: std::mem::take(line), open: false }),
            Line::Whole => {}
        }
        let mut state = State::Start;
        let broken = match self.feed(line, &mut state) {
            Fed::Complete => return Ok(Step::Record),
            Fed::LateText => return Ok(Step::Broken { reason: LATE_TEXT, line: std::mem::take(line), open: false }),
            Fed::OpenQuote => std::mem::take(line),
        };
        let mut held = Vec::new();
        let mut size = broken.len();
        loop {
            let mut more = Vec::new();
            let found = self.next_line(&mut more)?;
            size += more.len();
            let outcome = match found {
                Line::End => None,
                Line::TooLong => Some(Fed::OpenQuote),
                Line::Whole => Some(self.feed(&more, &mut state)),
            };
            if !matches!(found, Line::End) {
                held.push(more);
            }
            match outcome {
                Some(Fed::Complete) => return Ok(Step::Record),
                Some(Fed::OpenQuote) if size <= MAX_ROW => {}
                _ => {
                    self.reread += size as u64;
                    if self.reread > MAX_REREAD {
                        return Ok(Step::Hopeless);
                    }
                    let open = !held.is_empty();
                    for line in held.into_iter().rev() {
                        self.again.push_front(line);
                    }
                    return Ok(Step::Broken { reason: OPEN_QUOTE, line: broken, open });
                }
            }
        }
    }

    /// Takes a line into the record.
    fn feed(&mut self, line: &[u8], state: &mut State) -> Fed {
        let Dialect { delimiter, terminator } = self.dialect;
        let content = line.strip_suffix(&[terminator]).map_or(line, |line| line.strip_suffix(b"\r").unwrap_or(line));
        let cells = &mut self.cells;
        let mut rest = content;
        loop {
            match *state {
                State::Start => {
                    if let [b'"', after @ ..] = rest {
                        rest = after;
                        *state = State::Quoted;
                        continue;
                    }
                    let end = memchr(delimiter, rest);
                    cells.bytes.extend_from_slice(&rest[..end.unwrap_or(rest.len())]);
                    cells.end();
                    match end {
                        Some(at) => rest = &rest[at + 1..],
                        None => return Fed::Complete,
                    }
                }
                State::Quoted => match memchr(b'"', rest) {
                    None => {
                        cells.bytes.extend_from_slice(rest);
                        cells.bytes.extend_from_slice(&line[content.len()..]);
                        return Fed::OpenQuote;
                    }
                    Some(at) => {
                        cells.bytes.extend_from_slice(&rest[..at]);
                        rest = &rest[at + 1..];
                        if let [b'"', after @ ..] = rest {
                            cells.bytes.push(b'"');
                            rest = after;
                        } else {
                            *state = State::AfterQuote;
                        }
                    }
                },
                State::AfterQuote => {
                    let blanks = rest.iter().take_while(|byte| **byte == b' ').count();
                    match rest.get(blanks) {
                        None => {
                            cells.end();
                            return Fed::Complete;
                        }
                        Some(byte) if *byte == delimiter => {
                            cells.end();
                            rest = &rest[blanks + 1..];
                            *state = State::Start;
                        }
                        Some(_) => return Fed::LateText,
                    }
                }
            }
        }
    }

    fn next_line(&mut self, line: &mut Vec<u8>) -> io::Result<Line> {
        line.clear();
        if let Some(again) = self.again.pop_front() {
            *line = again;
            return Ok(Line::Whole);
        }
        read_line(&mut self.reader, self.dialect.terminator, MAX_ROW, line)
    }
}

/// What reading a line gave.
pub enum Line {
    /// A line with its end, or the last one without.
    Whole,
    /// A line over the limit: its beginning was kept, its rest passed over.
    TooLong,
    /// Nothing is left.
    End,
}

/// Reads a line with its terminator, but keeps no more than `limit` bytes of it.
pub fn read_line(reader: &mut impl BufRead, terminator: u8, limit: usize, line: &mut Vec<u8>) -> io::Result<Line> {
    let mut long = false;
    loop {
        let available = match reader.fill_buf() {
            Ok(available) => available,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if available.is_empty() {
            let empty = line.is_empty();
            return Ok(if long {
                Line::TooLong
            } else if empty {
                Line::End
            } else {
                Line::Whole
            });
        }
        let end = memchr(terminator, available);
        let taken = end.map_or(available.len(), |at| at + 1);
        if line.len() + taken <= limit {
            line.extend_from_slice(&available[..taken]);
        } else {
            line.extend_from_slice(&available[..limit.saturating_sub(line.len()).min(taken)]);
            long = true;
        }
        reader.consume(taken);
        if end.is_some() {
            return Ok(if long { Line::TooLong } else { Line::Whole });
        }
    }
}
