//! All SQL of the timeline.

use std::borrow::Cow;
use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;
use sqlx::{QueryBuilder, Sqlite};

use super::types::{CardRef, RecordRef};
use crate::db::{BulkInsert, select_in};
use crate::error::Result;
use crate::ids::{BoardId, CardId, RecordId};

/// An entry to write.
#[derive(Debug, Clone)]
pub(crate) struct NewActivity {
    pub(crate) contact: i64,
    pub(crate) kind: &'static str,
    pub(crate) at: i64,
    pub(crate) operation: i64,
    pub(crate) submission: Option<i64>,
    pub(crate) detail: String,
}

const WRITE_ACTIVITY: BulkInsert = BulkInsert {
    head: Cow::Borrowed("INSERT INTO activity (contact_id, kind, at, operation_id, submission_id, detail) VALUES"),
    columns: 6,
    tail: Cow::Borrowed(""),
};

/// Appends entries.
pub(crate) async fn add(connection: &mut SqliteConnection, entries: &[NewActivity]) -> Result<()> {
    WRITE_ACTIVITY
        .run(connection, entries, |a, row| {
            row.put(a.contact).put(a.kind).put(a.at).put(a.operation).put(a.submission).put(a.detail.clone());
        })
        .await
}

/// Removes the entries of an operation that is taken back.
pub(crate) async fn remove_of(connection: &mut SqliteConnection, operation: i64) -> Result<()> {
    sqlx::query("DELETE FROM activity WHERE operation_id = $1").bind(operation).execute(connection).await?;
    Ok(())
}

/// The place of an entry in its timeline: the columns that order `contact_timeline`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) at: i64,
    pub(crate) rank: i64,
    pub(crate) entry: i64,
}

impl Place {
    /// Above every entry.
    pub(crate) const NEWEST: Self = Self { at: i64::MAX, rank: i64::MAX, entry: i64::MAX };
}

/// An entry as the view tells it.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct EntrySql {
    pub(crate) kind: String,
    pub(crate) at: i64,
    pub(crate) rank: i64,
    pub(crate) entry: i64,
    /// Nothing where time passed.
    pub(crate) operation_id: Option<i64>,
    pub(crate) submission_id: Option<i64>,
    pub(crate) detail: String,
}

impl EntrySql {
    pub(crate) const fn place(&self) -> Place {
        Place { at: self.at, rank: self.rank, entry: self.entry }
    }
}

/// Which entries are asked for.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    /// Only these kinds; none for every kind.
    pub(crate) kinds: Vec<String>,
    /// Only what this member did by hand: what a file brought is not theirs.
    pub(crate) member: Option<i64>,
}

/// Entries of a contact below a place, newest first.
pub(crate) async fn page(
    connection: &mut SqliteConnection,
    contact: i64,
    shown: &Shown,
    below: Place,
    limit: i64,
) -> Result<Vec<EntrySql>> {
    let mut query = QueryBuilder::<Sqlite>::new(
        "SELECT kind, at, rank, entry, operation_id, submission_id, detail FROM contact_timeline WHERE contact_id = ",
    );
    // The first comparison repeats a part of the second because an index can follow only that.
    query.push_bind(contact).push(" AND at <= ").push_bind(below.at);
    query.push(" AND (at, rank, entry) < (").push_bind(below.at);
    query.push(", ").push_bind(below.rank).push(", ").push_bind(below.entry).push(")");
    if !shown.kinds.is_empty() {
        query.push(" AND kind IN (");
        let mut kinds = query.separated(", ");
        for kind in &shown.kinds {
            kinds.push_bind(kind);
        }
        query.push(")");
    }
    if let Some(member) = shown.member {
        query.push(" AND kind NOT IN ('submission.started', 'submission.completed', 'segment.joined', 'segment.left')");
        query.push(" AND operation_id IN (SELECT id FROM operation WHERE kind <> 'import' AND member_id = ").push_bind(member).push(")");
    }
    query.push(" ORDER BY at DESC, rank DESC, entry DESC LIMIT ").push_bind(limit);
    Ok(query.build_query_as().fetch_all(connection).await?)
}

/// Who did an operation.
#[derive(Debug)]
pub(crate) struct OperationSql {
    pub(crate) id: i64,
    pub(crate) member_id: Vec<u8>,
    pub(crate) member: String,
    /// Public id and files of the import that it was.
    pub(crate) import: Option<(Vec<u8>, String)>,
}

/// Operations by row id.
pub(crate) async fn operations(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<OperationSql>> {
    type Columns = (i64, Vec<u8>, String, Option<Vec<u8>>, Option<String>);
    let rows: Vec<Columns> = select_in(
        connection,
        "SELECT o.id, m.uuid, m.name, i.uuid, i.files FROM operation o JOIN member m ON m.id = o.member_id \
         LEFT JOIN import i ON i.operation_id = o.id WHERE o.id IN",
        "",
        ids,
    )
    .await?;
    Ok(rows
        .into_iter()
        .map(|(id, member_id, member, uuid, files)| OperationSql { id, member_id, member, import: uuid.zip(files) })
        .collect())
}

/// What an entry says of its submission.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct SubmissionSql {
    pub(crate) id: i64,
    pub(crate) uuid: Vec<u8>,
    pub(crate) bot: String,
    pub(crate) is_test: bool,
}

/// Submissions by row id; those that an undo took away are left out.
pub(crate) async fn submissions(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<SubmissionSql>> {
    select_in(
        connection,
        "SELECT s.id, s.uuid, b.name AS bot, s.is_test FROM submission s JOIN intake_bot b ON b.id = s.bot_id WHERE s.id IN",
        "",
        ids,
    )
    .await
}

/// Details of what submissions changed of a contact, in the order in which they changed it: submission, detail.
pub(crate) async fn changes_by_submissions(connection: &mut SqliteConnection, contact: i64) -> Result<Vec<(i64, String)>> {
    Ok(sqlx::query_as(
        "SELECT submission_id, detail FROM activity WHERE contact_id = $1 AND kind = 'contact.updated' AND submission_id IS NOT NULL ORDER BY id",
    )
    .bind(contact)
    .fetch_all(connection)
    .await?)
}

/// What entries say of cards, by row id.
pub(crate) async fn cards(connection: &mut SqliteConnection, ids: &[i64]) -> Result<HashMap<i64, CardRef>> {
    type Columns = (i64, Vec<u8>, String, Vec<u8>, String, bool);
    let rows: Vec<Columns> = select_in(
        connection,
        "SELECT k.id, k.uuid, k.title, b.uuid, b.name, k.deleted_at IS NOT NULL OR b.deleted_at IS NOT NULL \
         FROM card k JOIN board b ON b.id = k.board_id WHERE k.id IN",
        "",
        ids,
    )
    .await?;
    rows.into_iter()
        .map(|(row, id, title, board, board_name, in_bin)| {
            let card = CardRef { id: CardId::from_bytes(&id)?, title, board: BoardId::from_bytes(&board)?, board_name, in_bin };
            Ok((row, card))
        })
        .collect()
}

/// What entries say of records, by row id; nothing yet of roles.
pub(crate) async fn records(connection: &mut SqliteConnection, ids: &[i64]) -> Result<HashMap<i64, RecordRef>> {
    let rows: Vec<(i64, Vec<u8>, String, String, String, bool)> = select_in(
        connection,
        "SELECT r.id, r.uuid, r.title, t.name, t.icon, r.deleted_at IS NOT NULL OR t.deleted_at IS NOT NULL \
         FROM record r JOIN record_type t ON t.id = r.record_type_id WHERE r.id IN",
        "",
        ids,
    )
    .await?;
    rows.into_iter()
        .map(|(row, id, title, type_name, icon, in_bin)| {
            Ok((row, RecordRef { id: RecordId::from_bytes(&id)?, title, type_name, icon, role: None, in_bin }))
        })
        .collect()
}

/// Names of roles, by row id.
pub(crate) async fn roles(connection: &mut SqliteConnection, ids: &[i64]) -> Result<HashMap<i64, String>> {
    let rows: Vec<(i64, String)> = select_in(connection, "SELECT id, name FROM record_role WHERE id IN", "", ids).await?;
    Ok(rows.into_iter().collect())
}

/// When something last happened to a card or record of each of the contacts.
pub(crate) async fn last_of_cards_and_records(connection: &mut SqliteConnection, contacts: &[i64]) -> Result<Vec<(i64, i64)>> {
    select_in(
        connection,
        "SELECT contact_id, max(at) FROM contact_timeline WHERE kind IN ('card.created', 'card.moved', 'card.assigned', \
           'card.commented', 'card.closed', 'record.linked', 'record.unlinked', 'record.updated') AND contact_id IN",
        "GROUP BY contact_id",
        contacts,
    )
    .await
}

/// Those of some contacts about which somebody has written a note, or made or changed a card, said something of one, or linked
/// or changed a record, by another operation than this one.
pub(crate) async fn worked_on(connection: &mut SqliteConnection, contacts: &[i64], operation: i64) -> Result<Vec<i64>> {
    let head = format!(
        "SELECT DISTINCT contact_id FROM (SELECT contact_id, 0 AS created_by, 0 AS changed_by FROM note \
           UNION ALL SELECT contact_id, created_by, changed_by FROM card \
           UNION ALL SELECT k.contact_id, m.created_by, m.changed_by FROM card k JOIN comment m ON m.card_id = k.id \
           UNION ALL SELECT contact_id, created_by, changed_by FROM record_link \
           UNION ALL SELECT l.contact_id, r.created_by, r.changed_by FROM record_link l JOIN record r ON r.id = l.record_id) \
         WHERE (created_by <> {operation} OR changed_by <> {operation}) AND contact_id IN"
    );
    let found: Vec<(i64,)> = select_in(connection, &head, "", contacts).await?;
    Ok(found.into_iter().map(|(contact,)| contact).collect())
}
