//! Files that leave the app: contacts as CSV (RFC 4180), exactly those that the list shows.

pub(crate) mod belongings;
pub(crate) mod cells;
pub(crate) mod csv;
pub(crate) mod guard;
mod store;
pub(crate) mod target;
pub(crate) mod time;
mod types;

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::Transaction;
use sqlx::sqlite::{Sqlite, SqliteConnection};
use tokio::sync::mpsc;

pub use types::*;

use crate::core::Core;
use crate::error::{Error, Result};
use crate::fields;
use crate::fields::record::FieldSet;
use crate::imports::pace::Pace;
use crate::lists;
use crate::progress::{Job, Stage};
use csv::{COLUMNS, Table};
use target::Target;

/// Whether a header is that of a column which every export has.
pub(crate) fn is_of_every_export(header: &str) -> bool {
    COLUMNS.iter().any(|(label, key)| header == *label || header == *key)
}

/// Contacts that are read, then written, at a time: bounds memory and how long a cancel takes. Larger ones are given back to
/// the system by the allocator and fetched from it again each time.
const CHUNK: usize = 500;
/// Chunks of each reader that wait to be written.
const AHEAD: usize = 8;

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
    let words = Arc::new(Words {
        tags: store::tags(&mut snapshot).await?,
        fields: fields::store::load(&mut snapshot).await?,
        record_types: store::record_types(&mut snapshot).await?,
        with: input.with,
    });
    let ids = lists::selected_in(core, &mut snapshot, version, &input.selection).await?;
    let total = u32::try_from(ids.len()).unwrap_or(u32::MAX);
    let mut readers = vec![snapshot];
    readers.extend(second_reader(core, version, ids.len()).await?);

    let (senders, receivers): (Vec<_>, Vec<_>) = readers.iter().map(|_| mpsc::channel::<Chunk>(AHEAD)).unzip();
    let options = input.options;
    let live: Vec<i64> = words.fields.live().map(|field| field.id).collect();
    let contacts = store::Contacts::new(!words.tags.is_empty(), &live, input.with, &words.record_types);
    let writing = tokio::task::spawn_blocking(move || write(target, options, &words, receivers));
    let read = read(&mut readers, &ids, &contacts, &job, senders).await;
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

/// A second snapshot of the same moment, so that two processors read. None for a few contacts, where somebody has written
/// since `version` was asked for, or where all readers are busy.
async fn second_reader(core: &Core, version: i64, contacts: usize) -> Result<Option<Transaction<'static, Sqlite>>> {
    if contacts <= CHUNK {
        return Ok(None);
    }
    let Some(mut second) = core.db().read().try_begin().await? else { return Ok(None) };
    // Only what is read makes a snapshot.
    store::tags(&mut second).await?;
    Ok((core.db().version().await? == version).then_some(second))
}

/// Reads contacts in chunks, the readers by turns, and hands them on.
async fn read(
    readers: &mut [Transaction<'static, Sqlite>],
    ids: &[i64],
    contacts: &store::Contacts,
    job: &Job,
    senders: Vec<mpsc::Sender<Chunk>>,
) -> Result<()> {
    let pace = Mutex::new(Pace::new(Stage::Exporting, u32::try_from(ids.len()).unwrap_or(u32::MAX), job.clone()));
    let share = async |snapshot: &mut SqliteConnection, chunks: Vec<&[i64]>, sender: mpsc::Sender<Chunk>| {
        for wanted in chunks {
            job.check()?;
            let packed = contacts.read(snapshot, wanted).await?;
            // Where nobody takes them, the writer has failed and says why.
            if sender.send(Chunk { wanted: wanted.to_vec(), packed }).await.is_err() {
                break;
            }
            pace.lock().unwrap_or_else(PoisonError::into_inner).add(wanted.len());
        }
        Ok::<_, Error>(())
    };
    let every = readers.len();
    let mut shares = readers.iter_mut().zip(senders).enumerate().map(|(nth, (reader, sender))| {
        let chunks = ids.chunks(CHUNK).skip(nth).step_by(every).collect();
        share(reader, chunks, sender)
    });
    match (shares.next(), shares.next()) {
        (Some(first), Some(second)) => tokio::try_join!(first, second).map(drop),
        (Some(only), None) => only.await,
        _ => Ok(()),
    }
}

/// What contacts only have row ids of.
struct Words {
    /// In the order of their names.
    tags: Vec<(i64, String)>,
    fields: FieldSet,
    /// With their names in the plural, in their order.
    record_types: Vec<(i64, String)>,
    with: ExportWith,
}

/// Contacts as they were read, and which they must be.
struct Chunk {
    wanted: Vec<i64>,
    packed: Vec<u8>,
}

/// Turns chunks into lines of the file, one from each reader in turn, until no more come. Returns how many contacts were
/// written.
fn write(mut target: Target, options: CsvOptions, words: &Words, mut readers: Vec<mpsc::Receiver<Chunk>>) -> Result<(Target, usize)> {
    let mut table = Table::new(options, &words.tags, &words.fields).with(words.with, &words.record_types);
    target.write(table.head())?;
    let mut written = 0;
    for turn in 0.. {
        let reader = turn % readers.len();
        let Some(chunk) = readers.get_mut(reader).and_then(mpsc::Receiver::blocking_recv) else { break };
        target.write(table.lines(&chunk.wanted, &chunk.packed)?)?;
        written += chunk.wanted.len();
    }
    Ok((target, written))
}
