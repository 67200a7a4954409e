//! What the open write transaction has done, as SQLite itself tells it, so that no verb can forget to. What is written by
//! the ten thousand is told by SQLite's update hook, which knows row ids alone and costs nothing; what takes former values to
//! know is told by triggers that the writing connection has to itself. A pre-update hook would know both, but takes libclang
//! to build; triggers for everything cost an import a tenth of its time.
//!
//! Addresses, numbers, tags and values of custom fields are not watched: they are written with their contact's own row and
//! in no other way (`contacts::store::save`). Nor are events of cards and records: they come and go with a change of their
//! card or record.

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
    cards: RowSet,
    comments: RowSet,
    records: RowSet,
    links: RowSet,
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
const TRIGGERS: [(&str, &str); 41] = [
    ("INSERT ON operation", "'begun', NEW.id"),
    ("UPDATE OF undone_at ON operation", "'undone', NEW.id"),
    ("INSERT ON import", "'imported', NEW.operation_id"),
    ("UPDATE ON import", "'imported', NEW.operation_id"),
    ("UPDATE OF contact_id ON submission WHEN OLD.contact_id <> coalesce(NEW.contact_id, 0)", "'contact', OLD.contact_id"),
    ("DELETE ON submission WHEN OLD.contact_id IS NOT NULL", "'contact', OLD.contact_id"),
    ("UPDATE OF flow_app_id ON intake_bot WHEN OLD.flow_app_id IS NOT NEW.flow_app_id", "'bot', NEW.id"),
    ("DELETE ON note", "'contact', OLD.contact_id"),
    ("DELETE ON activity", "'contact', OLD.contact_id"),
    ("UPDATE OF contact_id ON card WHEN OLD.contact_id <> coalesce(NEW.contact_id, 0)", "'contact', OLD.contact_id"),
    ("DELETE ON card WHEN OLD.contact_id IS NOT NULL", "'contact', OLD.contact_id"),
    ("DELETE ON comment", "'card', OLD.card_id"),
    ("UPDATE OF contact_id ON record_link WHEN OLD.contact_id <> NEW.contact_id", "'contact', OLD.contact_id"),
    ("DELETE ON record_link", "'contact', OLD.contact_id"),
    ("UPDATE OF deleted_at ON board WHEN OLD.deleted_at IS NOT NEW.deleted_at", "'board', NEW.id"),
    ("UPDATE OF deleted_at ON record_type WHEN OLD.deleted_at IS NOT NEW.deleted_at", "'type', NEW.id"),
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
    ("INSERT ON board", "'names', 0"),
    ("UPDATE OF name, deleted_at ON board", "'names', 0"),
    ("DELETE ON board", "'names', 0"),
    ("INSERT ON phase", "'names', 0"),
    ("UPDATE OF name, deleted_at, board_id ON phase", "'names', 0"),
    ("DELETE ON phase", "'names', 0"),
    ("INSERT ON record_type", "'names', 0"),
    ("UPDATE OF name, plural, deleted_at ON record_type", "'names', 0"),
    ("DELETE ON record_type", "'names', 0"),
    ("INSERT ON record_role", "'names', 0"),
    ("UPDATE OF name, deleted_at ON record_role", "'names', 0"),
    ("DELETE ON record_role", "'names', 0"),
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
                "card" => rows.cards.insert(update.rowid),
                "comment" => rows.comments.insert(update.rowid),
                "record" => rows.records.insert(update.rowid),
                "record_link" => rows.links.insert(update.rowid),
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
        let mut rows = std::mem::take(&mut *locked(&self.rows));
        let mut seen = Seen { contacts: std::mem::take(&mut rows.contacts), ..Seen::default() };
        let (mut bots, mut boards, mut types) = (RowSet::default(), RowSet::default(), RowSet::default());
        let words: Vec<(String, i64)> = sqlx::query_as("SELECT word, id FROM temp.witnessed").fetch_all(&mut *tx).await?;
        for (word, id) in &words {
            match word.as_str() {
                "contact" => seen.contacts.insert(*id),
                "bot" => bots.insert(*id),
                "card" => rows.cards.insert(*id),
                "board" => boards.insert(*id),
                "type" => types.insert(*id),
                "begun" => seen.begun = seen.begun.max(Some(*id)),
                "undone" => seen.undone = seen.undone.max(Some(*id)),
                "imported" => seen.imported = Some(*id),
                _ => seen.names = true,
            }
        }
        if !words.is_empty() {
            sqlx::query("DELETE FROM temp.witnessed").execute(&mut *tx).await?;
        }
        let of = [
            (OF_SUBMISSIONS, rows.submissions),
            (OF_NOTES, rows.notes),
            (OF_ACTIVITIES, rows.activities),
            (OF_CARDS, rows.cards),
            (OF_COMMENTS, rows.comments),
            (OF_RECORDS, rows.records),
            (OF_LINKS, rows.links),
            (OF_BOTS, bots),
            (OF_BOARDS, boards),
            (OF_TYPES, types),
        ];
        for (sql, rows) in of {
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

const OF_CARDS: &str = "SELECT CAST(group_concat(r.contact_id) AS BLOB) FROM json_each($1) AS w CROSS JOIN card AS r ON r.id = w.value";
const OF_COMMENTS: &str = "SELECT CAST(group_concat(r.contact_id) AS BLOB) FROM json_each($1) AS w \
    CROSS JOIN comment AS m ON m.id = w.value CROSS JOIN card AS r ON r.id = m.card_id";
/// Ended links too: the timeline tells what happened while they lasted.
const OF_RECORDS: &str = "SELECT CAST(group_concat(r.contact_id) AS BLOB) FROM json_each($1) AS w \
    CROSS JOIN record_link AS r ON r.record_id = w.value";
const OF_LINKS: &str = "SELECT CAST(group_concat(r.contact_id) AS BLOB) FROM json_each($1) AS w \
    CROSS JOIN record_link AS r ON r.id = w.value";
const OF_BOARDS: &str = "SELECT CAST(group_concat(r.contact_id) AS BLOB) FROM json_each($1) AS w \
    CROSS JOIN card AS r ON r.board_id = w.value";
const OF_TYPES: &str = "SELECT CAST(group_concat(r.contact_id) AS BLOB) FROM json_each($1) AS w \
    CROSS JOIN record AS o ON o.record_type_id = w.value CROSS JOIN record_link AS r ON r.record_id = o.id";

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::{self, CreateContact};
    use crate::core::Core;
    use crate::db::Tx;
    use crate::env::Env;
    use crate::workspace::CreateWorkspace;

    /// A workspace with contacts 1 to 3, and a submission, a note and an entry of the first.
    async fn workspace(folder: &tempfile::TempDir) -> Core {
        let input = CreateWorkspace {
            name: "Acme".to_owned(),
            region: "US".to_owned(),
            timezone: "UTC".to_owned(),
            member_name: "Sam".to_owned(),
            ..CreateWorkspace::default()
        };
        let core = Core::create(&folder.path().join("acme.contacts"), input, Env::system()).await.unwrap();
        for name in ["Ann", "Bea", "Cid"] {
            contacts::create(&core, CreateContact { first_name: name.to_owned(), ..CreateContact::default() }).await.unwrap();
        }
        let mut tx = core.db().begin().await.unwrap();
        for sql in [
            "INSERT INTO tag (id, uuid, key, name, color, created_by, changed_by) VALUES (1, x'01', 'vip', 'vip', 'red', 1, 1)",
            "INSERT INTO flow_app (id, uuid, key, name, created_by) VALUES (1, x'01', 'a', 'A', 1)",
            "INSERT INTO intake_bot (id, uuid, key, name, description, schema, created_by) VALUES (1, x'01', 'a', 'A', '', '[]', 1)",
            "INSERT INTO submission (id, uuid, bot_id, identity, contact_id, status, is_test, own_at, answers, transcript, summary, \
             content_hash, seen, given, created_by, changed_by) VALUES (1, x'01', 1, x'01', 1, 'completed', 0, 1, '{}', '[]', '', 1, '', '', 1, 1)",
            "INSERT INTO note (id, uuid, contact_id, author_id, text, created_at, versions, created_by, changed_by) \
             VALUES (1, x'01', 1, 1, '', 1, 0, 1, 1)",
            "INSERT INTO activity (id, contact_id, kind, at, operation_id, detail) VALUES (1, 1, 'contact.updated', 1, 1, '{}')",
            "INSERT INTO board (id, uuid, key, name, description, color, position, created_at, created_by, changed_by) \
             VALUES (1, x'01', 'a', 'A', '', 'red', 1, 1, 1, 1)",
            "INSERT INTO phase (id, uuid, board_id, name, color, position, is_done, created_by, changed_by) \
             VALUES (1, x'01', 1, 'A', 'red', 1, 0, 1, 1)",
            "INSERT INTO card (id, uuid, board_id, phase_id, rank, title, description, contact_id, created_at, updated_at, moved_at, \
             created_by, changed_by) VALUES (1, x'01', 1, 1, 'a', 'A', '', 1, 1, 1, 1, 1, 1)",
            "INSERT INTO comment (id, uuid, card_id, author_id, text, created_at, created_by, changed_by) VALUES (1, x'01', 1, 1, '', 1, 1, 1)",
            "INSERT INTO record_type (id, uuid, key, name, plural, icon, color, title_field_id, position, created_at, created_by, changed_by) \
             VALUES (1, x'01', 'a', 'A', 'As', 'box', 'red', 0, 1, 1, 1, 1)",
            "INSERT INTO record (id, uuid, record_type_id, title, sort_title, created_at, updated_at, created_by, changed_by) \
             VALUES (1, x'01', 1, 'A', 'a', 1, 1, 1, 1)",
            "INSERT INTO record_link (id, uuid, record_id, contact_id, linked_at, created_by, changed_by) VALUES (1, x'01', 1, 1, 1, 1, 1)",
        ] {
            sqlx::query(sql).execute(&mut *tx).await.unwrap();
        }
        let seen = core.db().seen(&mut tx).await.unwrap();
        assert_eq!((seen.contacts.ids(), seen.names), (vec![1], true), "whose rows came, and a tag");
        tx.commit().await.unwrap();
        core
    }

    async fn seen(core: &Core, sql: &'static str) -> (Tx, Seen) {
        let mut tx = core.db().begin().await.unwrap();
        sqlx::query(sql).execute(&mut *tx).await.unwrap();
        let seen = core.db().seen(&mut tx).await.unwrap();
        (tx, seen)
    }

    #[tokio::test]
    async fn whoever_is_touched_is_told_by_whatever_touches_them() {
        let folder = tempfile::tempdir().unwrap();
        let core = workspace(&folder).await;
        for (sql, contacts, names) in [
            ("UPDATE contact SET source = 'x' WHERE id = 2", vec![2], false),
            ("UPDATE submission SET contact_id = 3", vec![1, 3], false),
            ("UPDATE submission SET contact_id = NULL", vec![1], false),
            ("UPDATE submission SET answers = '{\"a\":1}'", vec![1], false),
            ("DELETE FROM submission", vec![1], false),
            ("UPDATE note SET text = 'x'", vec![1], false),
            ("DELETE FROM note", vec![1], false),
            ("DELETE FROM activity", vec![1], false),
            ("UPDATE card SET title = 'x'", vec![1], false),
            ("UPDATE card SET contact_id = 3", vec![1, 3], false),
            ("UPDATE card SET contact_id = NULL", vec![1], false),
            ("DELETE FROM card", vec![1], false),
            ("UPDATE comment SET deleted_at = 1", vec![1], false),
            ("DELETE FROM comment", vec![1], false),
            ("UPDATE record SET title = 'x'", vec![1], false),
            ("DELETE FROM record", vec![1], false),
            ("UPDATE record_link SET unlinked_at = 1", vec![1], false),
            ("UPDATE record_link SET contact_id = 3", vec![1, 3], false),
            ("DELETE FROM record_link", vec![1], false),
            ("UPDATE board SET deleted_at = 1", vec![1], true),
            ("UPDATE board SET name = 'B'", vec![], true),
            ("UPDATE board SET position = 2", vec![], false),
            ("UPDATE phase SET name = 'B'", vec![], true),
            ("UPDATE record_type SET deleted_at = 1", vec![1], true),
            (
                "INSERT INTO record_role (uuid, record_type_id, name, inverse_name, is_default, position, created_by, changed_by) \
              VALUES (x'01', 1, 'A', 'A', 0, 1, 1, 1)",
                vec![],
                true,
            ),
            ("UPDATE intake_bot SET flow_app_id = 1", vec![1], false),
            ("UPDATE intake_bot SET description = 'x'", vec![], false),
            ("DELETE FROM contact WHERE id = 3", vec![3], false),
            ("UPDATE tag SET changed_by = 2", vec![], false),
            ("UPDATE tag SET key = NULL", vec![], true),
            ("UPDATE custom_field SET archived_at = 1", vec![], true),
            ("UPDATE workspace SET name = 'x'", vec![], false),
            ("UPDATE workspace SET timezone = 'Asia/Tokyo'", vec![], true),
            ("UPDATE segment SET member_count = 0", vec![], false),
            ("UPDATE segment SET key = NULL", vec![], true),
        ] {
            let (_dropped, seen) = seen(&core, sql).await;
            assert_eq!((seen.contacts.ids(), seen.names), (contacts, names), "{sql}");
        }
    }

    #[tokio::test]
    async fn operations_are_told_and_what_was_dropped_is_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let core = workspace(&folder).await;
        let (mut tx, begun) = seen(&core, "INSERT INTO operation (id, uuid, kind, member_id, at) VALUES (77, x'77', 'import', 1, 1)").await;
        assert_eq!((begun.begun, begun.undone, begun.imported), (Some(77), None, None));
        sqlx::query(
            "INSERT INTO import (uuid, operation_id, state, files, report, done_through) VALUES (x'77', 77, 'applying', '[]', '{}', 0)",
        )
        .execute(&mut *tx)
        .await
        .unwrap();
        assert_eq!(core.db().seen(&mut tx).await.unwrap().imported, Some(77));
        sqlx::query("UPDATE operation SET undone_at = 1 WHERE id = 77").execute(&mut *tx).await.unwrap();
        sqlx::query("UPDATE contact SET source = 'x'").execute(&mut *tx).await.unwrap();
        drop(tx);
        let (_dropped, seen) = seen(&core, "UPDATE contact SET source = 'x' WHERE id = 2").await;
        assert_eq!((seen.undone, seen.contacts.ids()), (None, vec![2]));
    }
}
