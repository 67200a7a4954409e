//! A workspace in a folder of its own, a clock that stands, and ways to look into the file.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use chrono::{DateTime, Utc};
use contact_core::contacts::{self, ContactDocument};
use contact_core::filter::Filter;
use contact_core::ids::TagId;
use contact_core::imports::{self, ImportReport, ImportSettings, RunImport, StageImport};
use contact_core::lists::{ListContacts, ListQuery};
use contact_core::progress::Job;
use contact_core::workspace::CreateWorkspace;
use contact_core::{Core, Env};
use sqlx::{Column, Connection, Row, SqliteConnection, TypeInfo, ValueRef};

/// Noon on a summer's day: where every test's clock starts.
pub const NOON: &str = "2026-06-30T12:00:00Z";

/// An open workspace that goes with its folder.
pub struct Workspace {
    pub core: Core,
    pub folder: tempfile::TempDir,
    clock: Arc<AtomicI64>,
}

impl Workspace {
    /// A new one, in the US and UTC.
    pub async fn new() -> Self {
        Self::in_region("US").await
    }

    /// A new one in another region.
    pub async fn in_region(region: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(AtomicI64::new(at(NOON).timestamp_millis()));
        let input = CreateWorkspace {
            name: "Acme".into(),
            region: region.into(),
            timezone: "UTC".into(),
            member_name: "Sam".into(),
            ..CreateWorkspace::default()
        };
        let core = Core::create(&folder.path().join("acme.contacts"), input, env(&clock, 1)).await.unwrap();
        Self { core, folder, clock }
    }

    /// The same clock for another process, which gives out ids of its own.
    pub fn env_of_another(&self) -> Env {
        env(&self.clock, 1 << 32)
    }

    /// Lets time pass.
    pub fn later(&self, minutes: i64) {
        self.clock.fetch_add(minutes * 60_000, Ordering::Relaxed);
    }

    /// Writes a file into the folder.
    pub fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path
    }

    /// Imports files under settings.
    pub async fn import_with(&self, paths: &[PathBuf], settings: ImportSettings) -> ImportReport {
        let paths = paths.iter().map(|p| p.display().to_string()).collect();
        let draft = imports::stage(&self.core, StageImport { paths }, Job::silent()).await.unwrap();
        imports::apply(&self.core, RunImport { import: draft.id, settings }, Job::silent()).await.unwrap()
    }

    /// Imports one table of submissions to the bot “Quotes”.
    pub async fn import(&self, table: &str) -> ImportReport {
        let path = self.file("quotes.csv", table);
        self.import_with(&[path], quotes()).await
    }

    /// All contacts, by name.
    pub async fn contacts(&self) -> Vec<ContactDocument> {
        let all = ListContacts { query: ListQuery::default(), offset: 0, limit: 0, fields: vec![] };
        contacts::documents(&self.core, all).await.unwrap().contacts
    }

    /// The only contact there is.
    pub async fn only_contact(&self) -> ContactDocument {
        let mut all = self.contacts().await;
        assert_eq!(all.len(), 1, "{all:#?}");
        all.remove(0)
    }

    /// Every row of every table that holds the team's data, as text. What an import leaves of itself by design (its own
    /// record, learnt mappings) is not among it, nor what segments tell: an undo adds to their history, and that members are
    /// who passes is proved by the check.
    pub async fn tables(&self) -> Vec<String> {
        dump(&self.folder.path().join("acme.contacts")).await
    }
}

/// The settings of `Workspace::import`.
pub fn quotes() -> ImportSettings {
    ImportSettings { bot: Some("Quotes".into()), ..ImportSettings::default() }
}

fn env(clock: &Arc<AtomicI64>, first_id: u64) -> Env {
    let clock = Arc::clone(clock);
    let ids = AtomicU64::new(first_id);
    Env::new(
        move || DateTime::from_timestamp_millis(clock.load(Ordering::Relaxed)).unwrap(),
        move || uuid::Uuid::from_u64_pair(0x0190_0000_0000_7000, 0x8000_0000_0000_0000 | ids.fetch_add(1, Ordering::Relaxed)),
    )
}

/// A filter, as people and scripts write it.
pub fn filter(json: &serde_json::Value) -> Filter {
    Filter::parse(&json.to_string()).unwrap()
}

/// A filter by tags: `has_any`, `has_all` or `has_none` of them.
pub fn tagged(op: &str, tags: &[TagId]) -> Filter {
    filter(&serde_json::json!({ "field": "tags", "op": op, "value": tags }))
}

/// A point in time.
pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

const RECORDS_OF_RUNS: [&str; 9] =
    ["operation", "import", "import_row", "row_image", "saved_mapping", "segment", "segment_member", "segment_event", "_sqlx_migrations"];

async fn dump(path: &Path) -> Vec<String> {
    let mut connection = SqliteConnection::connect(&format!("sqlite://{}?mode=ro", path.display())).await.unwrap();
    let tables: Vec<String> =
        sqlx::query_scalar("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
            .fetch_all(&mut connection)
            .await
            .unwrap();
    let mut lines = Vec::new();
    for table in tables.iter().filter(|t| !RECORDS_OF_RUNS.contains(&t.as_str())) {
        let rows = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT * FROM {table}"))).fetch_all(&mut connection).await.unwrap();
        let mut texts: Vec<String> = rows.iter().map(|row| format!("{table}: {}", row_text(row))).collect();
        texts.sort_unstable();
        lines.extend(texts);
    }
    lines
}

fn row_text(row: &sqlx::sqlite::SqliteRow) -> String {
    let cell = |i: usize| {
        let raw = row.try_get_raw(i).unwrap();
        let name = row.column(i).name();
        if raw.is_null() {
            return format!("{name}=∅");
        }
        match raw.type_info().name() {
            "INTEGER" => format!("{name}={}", row.get::<i64, _>(i)),
            "REAL" => format!("{name}={}", row.get::<f64, _>(i)),
            "BLOB" => format!("{name}={:02x?}", row.get::<Vec<u8>, _>(i)),
            _ => format!("{name}={}", row.get::<String, _>(i)),
        }
    };
    (0..row.len()).map(cell).collect::<Vec<_>>().join(" ")
}
