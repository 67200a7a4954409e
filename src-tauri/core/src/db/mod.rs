//! The file: how it is opened, migrated, read and written. What is SQLite's own stays here.
//!
//! Reads go through a small pool; writes through one connection, so that writers of this process queue in memory and
//! only writers of other processes meet SQLite's lock. A separate connection does nothing but watch `data_version`,
//! which tells whether *any* other connection, of this process or another, has committed.

mod bulk;
pub(crate) mod columns;
pub(crate) mod folding;
pub(crate) mod packed;
mod row_set;
pub(crate) mod rows;
mod witness;

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Sqlite, Transaction};
use tokio::sync::Mutex;

pub(crate) use bulk::{BulkInsert, Row, execute_in, select_in, select_joined};
pub(crate) use row_set::RowSet;
pub(crate) use witness::Seen;
use witness::Witness;

use crate::error::{Error, Result};

/// A write transaction. Dropping it takes everything back.
pub(crate) type Tx = Transaction<'static, Sqlite>;

/// How long a writer waits for a writer of another process.
const BUSY_TIMEOUT: Duration = Duration::from_secs(10);
/// Readers that can run side by side: the page, a search, an export and a count.
const READERS: u32 = 4;
/// Page cache of a reader, in KiB (negative is SQLite's way to say KiB).
const CACHE_KIB: &str = "-32768";
/// Page cache of the writer: an import touches contacts and the unique indexes all over, and a page that does not fit is
/// written and read again each time.
const WRITER_CACHE_KIB: &str = "-65536";
/// Page cache of a scratch file, which is written from front to end and read nearly so.
const SCRATCH_CACHE_KIB: &str = "-16384";
/// Pages of the write-ahead log before it is folded into the file: 64 MiB, so that a page which an import touches again
/// and again is written once.
const CHECKPOINT_PAGES: &str = "16384";
/// Rows that may be on their way from SQLite's thread to ours; few mean a wake-up for each.
const ROWS_UNDER_WAY: usize = 2_048;
/// How much of the file readers see without copying: order by name visits pages at random.
const MAPPED_BYTES: &str = "1073741824";

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

/// An open workspace file.
#[derive(Debug)]
pub(crate) struct Db {
    path: PathBuf,
    read: SqlitePool,
    write: SqlitePool,
    witness: Witness,
    /// Nothing once the file is closed.
    sentinel: Mutex<Option<SqliteConnection>>,
}

impl Db {
    /// Opens a file, making it first if `create`; brings its schema up to date.
    pub(crate) async fn open(path: &Path, create: bool) -> Result<Self> {
        if !create && !path.exists() {
            return Err(Error::FileUnreadable {
                path: path.to_owned(),
                reason: "There is no workspace file here. Check the path, or make one with `contacts init`.".to_owned(),
            });
        }
        let options = options(path).create_if_missing(create);
        let writing = options.clone().pragma("cache_size", WRITER_CACHE_KIB).pragma("wal_autocheckpoint", CHECKPOINT_PAGES);
        let witness = Witness::default();
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .idle_timeout(None)
            .max_lifetime(None)
            .after_connect({
                let witness = witness.clone();
                move |writer, _| {
                    let witness = witness.clone();
                    Box::pin(async move { witness.attend(writer).await })
                }
            })
            .connect_with(writing)
            .await?;
        refuse_newer(&write).await?;
        MIGRATIONS.run(&write).await.map_err(migration_error)?;
        witness.begin(&mut *write.acquire().await?).await?;
        let reading = options.pragma("query_only", "ON").pragma("mmap_size", MAPPED_BYTES);
        let read =
            SqlitePoolOptions::new().max_connections(READERS).idle_timeout(None).max_lifetime(None).connect_with(reading.clone()).await?;
        let sentinel = Mutex::new(Some(reading.connect().await?));
        Ok(Self { path: path.to_owned(), read, write, witness, sentinel })
    }

    /// The file.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Connections for reading.
    pub(crate) fn read(&self) -> &SqlitePool {
        &self.read
    }

    /// Begins to write: takes the file's write lock at once, so that nothing read inside can be stale.
    pub(crate) async fn begin(&self) -> Result<Tx> {
        let tx = self.write.begin_with("BEGIN IMMEDIATE").await?;
        self.witness.forget();
        Ok(tx)
    }

    /// What the open write transaction has done since it began, or since this was asked last.
    pub(crate) async fn seen(&self, tx: &mut Tx) -> Result<Seen> {
        self.witness.tell(tx).await
    }

    /// A number that differs from the last answer when anybody has committed since.
    pub(crate) async fn version(&self) -> Result<i64> {
        let mut sentinel = self.sentinel.lock().await;
        let connection = sentinel.as_mut().ok_or(sqlx::Error::PoolClosed)?;
        Ok(sqlx::query_scalar("PRAGMA data_version").fetch_one(connection).await?)
    }

    /// SQLite's own check of the file's structure and of references between tables; the problems as sentences.
    pub(crate) async fn integrity_problems(&self) -> Result<Vec<String>> {
        let mut problems: Vec<String> = sqlx::query_scalar("PRAGMA integrity_check").fetch_all(&self.read).await?;
        problems.retain(|line| line != "ok");
        let dangling: Vec<(String, Option<i64>, String, i64)> = sqlx::query_as("PRAGMA foreign_key_check").fetch_all(&self.read).await?;
        problems.extend(dangling.into_iter().map(|(table, row, parent, _)| {
            format!("Row {} of {table} refers to a {parent} that does not exist.", row.map_or_else(|| "?".to_owned(), |r| r.to_string()))
        }));
        Ok(problems)
    }

    /// Closes every connection, folding the write-ahead log into the file.
    pub(crate) async fn close(&self) {
        self.read.close().await;
        if let Some(sentinel) = self.sentinel.lock().await.take() {
            // The file is closed either way; the last one to go folds the log.
            let _ = sentinel.close().await;
        }
        self.write.close().await;
    }
}

/// Options of a workspace: durable across power loss at checkpoints, never corrupted.
fn options(path: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .foreign_keys(true)
        .collation(folding::FOLDED, folding::compare)
        .busy_timeout(BUSY_TIMEOUT)
        .pragma("cache_size", CACHE_KIB)
        .pragma("temp_store", "MEMORY")
        .pragma("journal_size_limit", "67108864")
        .statement_cache_capacity(128)
        .row_buffer_size(ROWS_UNDER_WAY)
        .disable_statement_logging()
}

/// Opens a scratch file beside a workspace: fast, and worthless after a power cut. With `overlay` it has the
/// workspace's own tables, for a plan to write into.
pub(crate) async fn open_scratch(path: &Path, overlay: bool) -> Result<SqliteConnection> {
    let mut connection = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Off)
        .synchronous(SqliteSynchronous::Off)
        .foreign_keys(false)
        .collation(folding::FOLDED, folding::compare)
        .pragma("cache_size", SCRATCH_CACHE_KIB)
        .pragma("locking_mode", "EXCLUSIVE")
        .statement_cache_capacity(128)
        .row_buffer_size(ROWS_UNDER_WAY)
        .disable_statement_logging()
        .connect()
        .await?;
    if overlay {
        MIGRATIONS.run_direct(None, &mut connection, false).await.map_err(migration_error)?;
    }
    Ok(connection)
}

/// Closes a scratch connection.
pub(crate) async fn close_scratch(connection: SqliteConnection) -> Result<()> {
    Ok(connection.close().await?)
}

async fn refuse_newer(pool: &SqlitePool) -> Result<()> {
    let applied: i64 = sqlx::query_scalar("SELECT count(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'").fetch_one(pool).await?;
    if applied == 0 {
        return Ok(());
    }
    let found: Option<i64> = sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations").fetch_one(pool).await?;
    let known = MIGRATIONS.iter().map(|m| m.version).max().unwrap_or(0);
    match found {
        Some(found) if found > known => Err(Error::NewerDatabase { found, known }),
        _ => Ok(()),
    }
}

fn migration_error(error: sqlx::migrate::MigrateError) -> Error {
    match error {
        sqlx::migrate::MigrateError::Execute(error) => error.into(),
        other => Error::internal(other),
    }
}
