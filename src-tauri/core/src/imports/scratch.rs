//! The scratch file of an import: its candidates in the order of their own times, and, while it is planned, the overlay
//! that the plan writes into. It lies beside the workspace so that a stopped run can be finished after a restart.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnection;

use super::candidate::Staged;
use super::engine::{BATCH, StagedRow};
use crate::db::{self, BulkInsert};
use crate::error::{Error, Result};
use crate::fields;
use crate::fields::record::FieldSet;
use crate::ids::ImportId;

/// An open scratch file.
pub(crate) struct Scratch {
    pub(crate) connection: SqliteConnection,
    path: PathBuf,
    pending: Vec<Pending>,
    seq: i64,
}

struct Pending {
    seq: i64,
    file: u32,
    number: u32,
    own_at: i64,
    tie: i64,
    payload: String,
}

const WRITE_STAGED: BulkInsert = BulkInsert {
    head: Cow::Borrowed("INSERT INTO staged (seq, file, number, own_at, tie, payload) VALUES"),
    columns: 6,
    tail: Cow::Borrowed(""),
};
const PENDING: usize = 1_300;

/// Where the scratch file of an import lies.
pub(crate) fn path_of(workspace: &Path, import: ImportId) -> PathBuf {
    let mut name = workspace.file_name().unwrap_or_default().to_owned();
    name.push(format!(".import-{import}"));
    workspace.with_file_name(name)
}

impl Scratch {
    /// Makes an empty scratch file, replacing one of the same import. Its overlay knows the workspace's custom fields.
    pub(crate) async fn create(path: &Path, known: &FieldSet) -> Result<Self> {
        remove(path);
        let mut connection = db::open_scratch(path, true).await?;
        for statement in [
            "CREATE TABLE staged (seq INTEGER PRIMARY KEY, file INTEGER, number INTEGER, own_at INTEGER, tie INTEGER, payload TEXT) STRICT",
            "CREATE TABLE ordered (rank INTEGER PRIMARY KEY, seq INTEGER) STRICT",
            "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT) STRICT",
            "BEGIN",
        ] {
            sqlx::query(statement).execute(&mut connection).await?;
        }
        fields::store::copy(&mut connection, known).await?;
        Ok(Self { connection, path: path.to_owned(), pending: Vec::with_capacity(PENDING), seq: 0 })
    }

    /// Opens the scratch file of a stopped run, if it is whole.
    pub(crate) async fn open(path: &Path) -> Result<Option<Self>> {
        if !path.exists() {
            return Ok(None);
        }
        let connection = db::open_scratch(path, false).await?;
        let mut scratch = Self { connection, path: path.to_owned(), pending: Vec::new(), seq: 0 };
        Ok(if scratch.fact("complete").await.is_ok_and(|f| f.is_some()) { Some(scratch) } else { None })
    }

    /// Adds a row.
    pub(crate) async fn stage(&mut self, file: u32, number: u32, staged: &Staged) -> Result<()> {
        self.seq += 1;
        let (own_at, tie) = match staged {
            Staged::Candidate(candidate) => (candidate.own_at, candidate.tie()),
            Staged::Rejected { .. } => (i64::MIN, self.seq),
        };
        self.pending.push(Pending { seq: self.seq, file, number, own_at, tie, payload: serde_json::to_string(staged)? });
        if self.pending.len() >= PENDING { self.write_pending().await } else { Ok(()) }
    }

    async fn write_pending(&mut self) -> Result<()> {
        WRITE_STAGED
            .run(&mut self.connection, &self.pending, |p, row| {
                row.put(p.seq).put(p.file).put(p.number).put(p.own_at).put(p.tie).put(p.payload.clone());
            })
            .await?;
        self.pending.clear();
        Ok(())
    }

    /// Puts the rows in the order of their own times; none come after this.
    pub(crate) async fn seal(&mut self) -> Result<()> {
        self.write_pending().await?;
        sqlx::query("INSERT INTO ordered (seq) SELECT seq FROM staged ORDER BY own_at, tie, seq").execute(&mut self.connection).await?;
        self.set_fact("complete", "1").await?;
        sqlx::query("COMMIT").execute(&mut self.connection).await?;
        Ok(())
    }

    /// How many rows there are.
    pub(crate) async fn len(&mut self) -> Result<i64> {
        Ok(sqlx::query_scalar("SELECT count(*) FROM ordered").fetch_one(&mut self.connection).await?)
    }

    /// The next batch after a rank.
    pub(crate) async fn batch(&mut self, after: i64) -> Result<Vec<StagedRow>> {
        let rows: Vec<(i64, i64, u32, u32, String)> = sqlx::query_as(
            "SELECT o.rank, s.seq, s.file, s.number, s.payload FROM ordered o JOIN staged s ON s.seq = o.seq \
             WHERE o.rank > $1 ORDER BY o.rank LIMIT $2",
        )
        .bind(after)
        .bind(BATCH)
        .fetch_all(&mut self.connection)
        .await?;
        rows.into_iter()
            .map(|(rank, seq, file, number, payload)| Ok(StagedRow { rank, seq, file, number, staged: serde_json::from_str(&payload)? }))
            .collect()
    }

    /// What a row is about, for showing it: its payload by place.
    pub(crate) async fn payload(&mut self, seq: i64) -> Result<Option<Staged>> {
        let payload: Option<String> =
            sqlx::query_scalar("SELECT payload FROM staged WHERE seq = $1").bind(seq).fetch_optional(&mut self.connection).await?;
        payload.map(|p| Ok(serde_json::from_str(&p)?)).transpose()
    }

    /// Keeps a fact that a later run needs.
    pub(crate) async fn set_fact(&mut self, name: &str, value: &str) -> Result<()> {
        sqlx::query("INSERT INTO facts (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
            .bind(name)
            .bind(value)
            .execute(&mut self.connection)
            .await?;
        Ok(())
    }

    /// A fact that was kept.
    pub(crate) async fn fact(&mut self, name: &str) -> Result<Option<String>> {
        Ok(sqlx::query_scalar("SELECT value FROM facts WHERE name = $1").bind(name).fetch_optional(&mut self.connection).await?)
    }

    /// Closes and removes the file. It goes even where closing fails, as on a full disk, which is why it goes.
    pub(crate) async fn discard(self) -> Result<()> {
        let path = self.path.clone();
        let closed = db::close_scratch(self.connection).await;
        remove(&path);
        closed
    }

    /// Closes the file and leaves it for a later run.
    pub(crate) async fn close(self) -> Result<()> {
        db::close_scratch(self.connection).await
    }
}

/// Removes a scratch file; one that is not there is as good as removed.
pub(crate) fn remove(path: &Path) {
    for suffix in ["", "-journal", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        let _ = std::fs::remove_file(name);
    }
}

/// Reads a file's size and content hash, which tell whether it is the same file as before.
pub(crate) fn fingerprint(path: &Path) -> Result<(u64, String)> {
    use std::io::Read;

    let unreadable = |error: std::io::Error| Error::FileUnreadable {
        path: path.to_owned(),
        reason: format!("The file cannot be read ({error}). Check that it is still there and that you may open it."),
    };
    let mut file = std::fs::File::open(path).map_err(unreadable)?;
    let mut hasher = xxhash_rust::xxh3::Xxh3::new();
    let mut buffer = vec![0; 1 << 16];
    let mut size = 0;
    loop {
        let read = file.read(&mut buffer).map_err(unreadable)?;
        let Some(chunk) = buffer.get(..read).filter(|c| !c.is_empty()) else { break };
        hasher.update(chunk);
        size += u64::try_from(read).unwrap_or(0);
    }
    Ok((size, format!("{:032x}", hasher.digest128())))
}
