//! The rows of a table, whatever its form, in chunks. Blocking work runs on a thread of its own.

use std::path::Path;

use serde_json::Value;
use tokio::sync::mpsc;

use crate::error::{Error, Result};
use crate::imports::readers::{self, Item, KnownExport, SourceFile};
use crate::imports::rejects::REASON;
use crate::progress::Job;

/// Rows that are handed on together.
const CHUNK: usize = 1_000;
/// Chunks that wait.
const AHEAD: usize = 2;

/// A table that has been opened.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) source: SourceFile,
    /// Our own export of records.
    pub(super) is_own: bool,
}

/// A row, or what stands where one should be.
#[derive(Debug)]
pub(super) struct Row {
    /// As a person counts; the header is 1.
    pub(super) number: u32,
    /// Cells as they stand, one for each header.
    pub(super) cells: Result<Vec<String>, Unreadable>,
}

/// What cannot be read as a row.
#[derive(Debug)]
pub(super) struct Unreadable {
    /// Why, a whole sentence.
    pub(super) reason: String,
    /// What stands there: a JSON array of cells.
    pub(super) raw: String,
}

impl Row {
    /// What stands there: a JSON array of cells.
    pub(super) fn raw(&self) -> String {
        match &self.cells {
            Ok(cells) => Value::from(cells.as_slice()).to_string(),
            Err(unreadable) => unreadable.raw.clone(),
        }
    }
}

impl Table {
    /// Opens a file.
    ///
    /// # Errors
    /// `FileUnreadable` says what is wrong with it.
    pub(super) async fn open(path: &Path) -> Result<Self> {
        let path = path.to_owned();
        tokio::task::spawn_blocking(move || {
            let source = readers::open(&path)?;
            if source.headers.is_empty() {
                let reason = "Records come from tables: CSV, TSV, XLSX or ODS with a row of headers. Save the file as one.".to_owned();
                return Err(Error::FileUnreadable { path, reason });
            }
            let is_own = is_own(&source.headers);
            Ok(Self { source, is_own })
        })
        .await
        .map_err(Error::internal)?
    }

    /// Who has written the file, where that says how its cells are to be read.
    pub(super) fn known(&self) -> Option<KnownExport> {
        self.is_own.then_some(KnownExport::OwnExport)
    }

    /// How many rows there are.
    pub(super) async fn count(&self, job: &Job) -> Result<u32> {
        let (mut chunks, mut rows) = (self.rows(), 0usize);
        while let Some(chunk) = chunks.recv().await {
            job.check()?;
            rows += chunk?.len();
        }
        Ok(u32::try_from(rows).unwrap_or(u32::MAX))
    }

    /// Rows in chunks, in the order of the file; the last thing that comes may be why there are no more.
    pub(super) fn rows(&self) -> mpsc::Receiver<Result<Vec<Row>>> {
        let (sender, receiver) = mpsc::channel(AHEAD);
        let source = self.source.clone();
        tokio::task::spawn_blocking(move || {
            let mut chunk = Vec::with_capacity(CHUNK);
            let read = readers::read(&source, &mut |item| {
                let row = match item {
                    Item::Row { number, cells } => Row { number, cells: Ok(cells) },
                    Item::Unreadable { number, reason, raw } => Row { number, cells: Err(Unreadable { reason, raw }) },
                    _ => return Ok(()),
                };
                chunk.push(row);
                if chunk.len() < CHUNK {
                    return Ok(());
                }
                // Where nobody takes them any more, whoever did has stopped and says why.
                sender.blocking_send(Ok(std::mem::take(&mut chunk))).map_err(|_| Error::Cancelled)
            });
            let last = read.map(|()| chunk);
            let _ = sender.blocking_send(last);
        });
        receiver
    }
}

/// Whether headers are those of our own export, under labels or keys, or of rows of one that were refused.
fn is_own(headers: &[String]) -> bool {
    let headers = headers.strip_suffix(&[REASON.to_owned()]).unwrap_or(headers);
    let (first, last) = (super::super::export::FIRST, super::super::export::LAST);
    let ends = |of: fn((&'static str, &'static str)) -> &'static str| {
        headers.first().is_some_and(|header| header == of(first))
            && headers.len() > last.len()
            && headers.iter().rev().zip(last.into_iter().rev()).all(|(header, column)| header == of(column))
    };
    ends(|(label, _)| label) || ends(|(_, key)| key)
}
