//! Files that leave the app: contacts as CSV (RFC 4180), exactly those that the list shows.

mod csv;
pub(crate) mod guard;
mod store;
mod target;
mod time;
mod types;

use std::path::Path;
use std::sync::Arc;

use sqlx::sqlite::SqliteConnection;
use tokio::sync::mpsc;

pub use types::*;

use crate::core::Core;
use crate::error::{Error, Result};
use crate::imports::pace::Pace;
use crate::lists;
use crate::progress::{Job, Stage};
use csv::Table;
use target::Target;

/// Contacts that are read, then written, at a time: bounds memory and how long a cancel takes.
const CHUNK: usize = 2_000;
/// Chunks that wait to be written.
const AHEAD: usize = 2;

/// Writes the selected contacts to `path`, all as of one moment. The file appears whole or not at all; one that was there
/// before stays as it was unless the new one is complete.
///
/// # Errors
/// `FileUnwritable` says what keeps the file from being written; `NotFound` names a selected contact that is gone;
/// `Cancelled`.
pub async fn write_csv(core: &Core, input: ExportContacts, path: &Path, job: Job) -> Result<ExportReport> {
    let target = Target::create(path, core.db().path())?;
    let version = core.db().version().await?;
    let mut snapshot = core.db().read().begin().await?;
    let tags: Arc<[(i64, String)]> = store::tags(&mut snapshot).await?.into();
    let ids = lists::selected_in(core, &mut snapshot, version, &input.selection).await?;
    let total = u32::try_from(ids.len()).unwrap_or(u32::MAX);

    let (sender, receiver) = mpsc::channel::<Chunk>(AHEAD);
    let options = input.options;
    let with_tags = !tags.is_empty();
    let writing = tokio::task::spawn_blocking(move || write(target, options, &tags, receiver));
    let read = read(&mut snapshot, &ids, with_tags, &job, sender).await;
    // Waited for whatever happened, so that a failed export has taken its half of a file away when it says so.
    let written = writing.await.map_err(Error::internal)?;
    read?;
    let (target, written) = written?;
    job.check()?;
    if written != ids.len() {
        return Err(Error::internal(format!("{written} of {} contacts were written", ids.len())));
    }
    tokio::task::spawn_blocking(move || target.finish()).await.map_err(Error::internal)??;
    Ok(ExportReport { path: path.display().to_string(), rows: total })
}

/// Reads contacts in chunks and hands them on. Ends early where nobody takes them: the writer failed and says why.
async fn read(snapshot: &mut SqliteConnection, ids: &[i64], with_tags: bool, job: &Job, sender: mpsc::Sender<Chunk>) -> Result<()> {
    let mut pace = Pace::new(Stage::Exporting, u32::try_from(ids.len()).unwrap_or(u32::MAX), job.clone());
    for wanted in ids.chunks(CHUNK) {
        job.check()?;
        let packed = store::contacts(snapshot, wanted, with_tags).await?;
        if sender.send(Chunk { wanted: wanted.to_vec(), packed }).await.is_err() {
            break;
        }
        pace.add(wanted.len());
    }
    Ok(())
}

/// Contacts as they were read, and which they must be.
struct Chunk {
    wanted: Vec<i64>,
    packed: Vec<u8>,
}

/// Turns chunks into lines of the file until no more come. Returns how many contacts were written.
fn write(mut target: Target, options: CsvOptions, tags: &[(i64, String)], mut chunks: mpsc::Receiver<Chunk>) -> Result<(Target, usize)> {
    let mut table = Table::new(options, tags);
    target.write(table.head())?;
    let mut written = 0;
    while let Some(chunk) = chunks.blocking_recv() {
        target.write(table.lines(&chunk.wanted, &chunk.packed)?)?;
        written += chunk.wanted.len();
    }
    Ok((target, written))
}
