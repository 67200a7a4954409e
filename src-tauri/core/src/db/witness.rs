//! What the open write transaction has done, as SQLite itself tells it, so that no verb can forget to. What is written by
//! the ten thousand is told by SQLite's update hook, which knows row ids alone and costs nothing; what takes former values to
//! know is told by triggers that the writing connection has to itself. A pre-update hook would know both, but takes libclang
//! to build; triggers for everything cost an import a tenth of its time.
//!
//! Addresses, numbers, tags and values of custom fields are not watched: they are written with their contact's own row and
//! in no other way (`contacts::store::save`).

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, SqlSafeStr};

use super::packed;
use super::row_set::RowSet;
use crate::error::Result;

/// What a transaction has done.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// Contacts that were written or removed, or that something else which is theirs was.
    pub(crate) contacts: RowSet,
    /// The operation that it began.
    pub(crate) begun: Option<i64>,
    /// The operation that it took back.
    pub(crate) undone: Option<i64>,
    /// The operation of the import that it carried on.
    pub(crate) imported: Option<i64>,
    /// What filters name, or the workspace they mean it in, is not what it was: another filter of a segment may have another
    /// meaning now, or none.
    pub(crate) names: bool,
}

/// Rows that the hook told of.
#[derive(Debug, Default)]
struct Rows {
    contacts: RowSet,
    submissions: RowSet,
    notes: RowSet,
    activities: RowSet,
}

/// See the top of this file.
#[derive(Debug, Clone, Default)]
pub(super) struct Witness {
    rows: Arc<Mutex<Rows>>,
    /// The tables are there, so that triggers can be.
    has_schema: Arc<AtomicBool>,
}

/// What the triggers write: a word and the row that it is said of.
const NOTEBOOK: &str =
    "CREATE TEMP TABLE IF NOT EXISTS witnessed (word TEXT NOT NULL, id INTEGER NOT NULL, PRIMARY KEY (word, id)) WITHOUT ROWID";

/// When a trigger writes, and what.
const TRIGGERS: [(&str, &str); 22] = [
    ("INSERT ON operation", "'begun', NEW.id"),
    ("UPDATE OF undone_at ON operation", "'undone', NEW.id"),
    ("INSERT ON import", "'imported', NEW.operation_id"),
    ("UPDATE ON import", "'imported', NEW.operation_id"),
    ("UPDATE OF contact_id ON submission WHEN OLD.contact_id IS NOT NULL", "'contact', OLD.contact_id"),
    ("DELETE ON submission WHEN OLD.contact_id IS NOT NULL", "'contact', OLD.contact_id"),
    ("UPDATE OF flow_app_id ON intake_bot WHEN OLD.flow_app_id IS NOT NEW.flow_app_id", "'bot', NEW.id"),
    ("DELETE ON note", "'contact', OLD.contact_id"),
    ("DELETE ON activity", "'contact', OLD.contact_id"),
    ("INSERT ON segment", "'names', 0"),
    ("UPDATE OF key, filter, field_types, meaning ON segment", "'names', 0"),
    ("INSERT ON custom_field", "'names', 0"),
    ("UPDATE ON custom_field", "'names', 0"),
    ("INSERT ON field_option", "'names', 0"),
    ("UPDATE ON field_option", "'names', 0"),
    ("DELETE ON field_option", "'names', 0"),
    ("INSERT ON tag", "'names', 0"),
    ("UPDATE OF key ON tag WHEN OLD.key IS NOT NEW.key", "'names', 0"),
    ("DELETE ON tag", "'names', 0"),
    ("DELETE ON intake_bot", "'names', 0"),
    ("DELETE ON flow_app", "'names', 0"),
    ("UPDATE OF region, timezone ON workspace WHEN OLD.region IS NOT NEW.region OR OLD.timezone IS NOT NEW.timezone", "'names', 0"),
];

impl Witness {
    /// Begins to look on, once the tables are there. Before, nothing is written that anybody asks about.
    pub(super) async fn begin(&self, writer: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        self.has_schema.store(true, Ordering::Release);
        self.attend(writer).await
    }

    /// Looks on at a connection that the pool has made.
    pub(super) async fn attend(&self, writer: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        if !self.has_schema.load(Ordering::Acquire) {
            return Ok(());
        }
        sqlx::query(NOTEBOOK).execute(&mut *writer).await?;
        for (at, (when, what)) in TRIGGERS.into_iter().enumerate() {
            // The body says nothing where the notebook has it: a conflict clause of its own would yield to the outer one.
            let sql = format!(
                "CREATE TEMP TRIGGER IF NOT EXISTS witness_{at} AFTER {when} BEGIN \
                 INSERT INTO witnessed (word, id) SELECT {what} WHERE true ON CONFLICT DO NOTHING; END"
            );
            sqlx::query(AssertSqlSafe(sql).into_sql_str()).execute(&mut *writer).await?;
        }
        let rows = Arc::clone(&self.rows);
        writer.lock_handle().await?.set_update_hook(move |update| {
            let mut rows = locked(&rows);
            match update.table {
                "contact" => rows.contacts.insert(update.rowid),
                "submission" => rows.submissions.insert(update.rowid),
                "activity" => rows.activities.insert(update.rowid),
                "note" => rows.notes.insert(update.rowid),
                _ => {}
            }
        });
        Ok(())
    }

    /// A transaction begins. What one that was dropped had told the hook is forgotten; the notebook has forgotten by itself.
    pub(super) fn forget(&self) {
        *locked(&self.rows) = Rows::default();
    }

    /// What the transaction has done since it began, or since this was asked last.
    pub(super) async fn tell(&self, tx: &mut SqliteConnection) -> Result<Seen> {
        let Rows { contacts, submissions, notes, activities } = std::mem::take(&mut *locked(&self.rows));
        let mut seen = Seen { contacts, ..Seen::default() };
        let mut bots = RowSet::default();
        let words: Vec<(String, i64)> = sqlx::query_as("SELECT word, id FROM temp.witnessed").fetch_all(&mut *tx).await?;
        for (word, id) in &words {
            match word.as_str() {
                "contact" => seen.contacts.insert(*id),
                "bot" => bots.insert(*id),
                "begun" => seen.begun = seen.begun.max(Some(*id)),
                "undone" => seen.undone = seen.undone.max(Some(*id)),
                "imported" => seen.imported = Some(*id),
                _ => seen.names = true,
            }
        }
        if !words.is_empty() {
            sqlx::query("DELETE FROM temp.witnessed").execute(&mut *tx).await?;
        }
        for (sql, rows) in [(OF_SUBMISSIONS, submissions), (OF_NOTES, notes), (OF_ACTIVITIES, activities), (OF_BOTS, bots)] {
            seen.contacts.add(&contacts_of(tx, sql, &rows.ids()).await?);
        }
        Ok(seen)
    }
}

const OF_SUBMISSIONS: &str = "SELECT CAST(group_concat(r.contact_id) AS BLOB) FROM json_each($1) AS w \
    CROSS JOIN submission AS r ON r.id = w.value";
const OF_NOTES: &str = "SELECT CAST(group_concat(r.contact_id) AS BLOB) FROM json_each($1) AS w CROSS JOIN note AS r ON r.id = w.value";
const OF_ACTIVITIES: &str = "SELECT CAST(group_concat(r.contact_id) AS BLOB) FROM json_each($1) AS w \
    CROSS JOIN activity AS r ON r.id = w.value";
const OF_BOTS: &str = "SELECT CAST(group_concat(r.contact_id) AS BLOB) FROM json_each($1) AS w \
    CROSS JOIN submission AS r ON r.bot_id = w.value";

/// Whose some rows are, as far as they are still there.
async fn contacts_of(tx: &mut SqliteConnection, sql: &'static str, rows: &[i64]) -> Result<Vec<i64>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let packed: Option<Vec<u8>> = sqlx::query_scalar(sql).bind(serde_json::to_string(rows)?).fetch_one(tx).await?;
    packed::integers(&packed.unwrap_or_default())
}

fn locked(rows: &Mutex<Rows>) -> MutexGuard<'_, Rows> {
    rows.lock().unwrap_or_else(PoisonError::into_inner)
}
