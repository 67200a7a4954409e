//! Rows of flow apps, boards, cards, records and what belongs to them, as they were before a change: one mechanism for every
//! table whose rows are restored whole. An image is JSON: `{"before": ROW}`, `{"gone": ROW}` of one that the change removed, or
//! `{"after": ROW}` of one that it made.

use std::collections::{HashMap, HashSet};

use serde_json::Value;
use sqlx::sqlite::SqliteConnection;

use super::store::{self, OperationRow};
use crate::activity;
use crate::boards;
use crate::contacts::ContactsChanged;
use crate::core::{Core, Tag};
use crate::db::{Tx, rows};
use crate::error::{Error, Result};
use crate::records;
use crate::tags;

/// The tables, those that others refer to first. Each has `id` and `changed_by`.
const TABLES: [&str; 12] = [
    "flow_app",
    "board",
    "phase",
    "record_type",
    "record_role",
    "intake_bot",
    "routing_rule",
    "card",
    "comment",
    "record",
    "record_link",
    "record_relation",
];

/// What the words of their operations begin with.
const KINDS: [&str; 9] = ["flow_app.", "bot.", "board.", "phase.", "card.", "record_type.", "record_role.", "record.", "routing"];

const STALE: [Tag; 6] = [Tag::Boards, Tag::Records, Tag::FlowApps, Tag::Contacts, Tag::Submissions, Tag::Workspace];

/// Whether an operation is a change of such rows.
pub(crate) fn is_of_rows(kind: &str) -> bool {
    KINDS.iter().any(|begin| kind.starts_with(begin))
}

/// Keeps rows as they are, unless the operation has made or kept them already.
pub(crate) async fn keep(connection: &mut SqliteConnection, operation: i64, table: &'static str, ids: &[i64]) -> Result<()> {
    write(connection, operation, table, ids, "before").await
}

/// Keeps rows as they are and removes them: of what is really deleted. Undo puts them back.
pub(crate) async fn remove(connection: &mut SqliteConnection, operation: i64, table: &'static str, ids: &[i64]) -> Result<()> {
    write(connection, operation, table, ids, "gone").await?;
    rows::remove(connection, table, ids).await
}

/// Notes rows that the operation has made.
pub(crate) async fn made(connection: &mut SqliteConnection, operation: i64, table: &'static str, ids: &[i64]) -> Result<()> {
    write(connection, operation, table, ids, "after").await
}

async fn write(connection: &mut SqliteConnection, operation: i64, table: &'static str, ids: &[i64], side: &str) -> Result<()> {
    let known: HashSet<i64> = store::kept(connection, operation, table, ids).await?.into_iter().collect();
    let mut new: Vec<i64> = ids.iter().copied().filter(|id| !known.contains(id)).collect();
    new.sort_unstable();
    new.dedup();
    let rows = rows::read(connection, table, &new).await?;
    let images: Vec<(i64, String)> = rows.into_iter().map(|(id, row)| (id, format!("{{\"{side}\":{row}}}"))).collect();
    store::keep_images(connection, operation, table, &images).await
}

/// Undoes an operation that has not been undone.
///
/// # Errors
/// `Conflict` when a row has changed since, or something that hangs on one has been made since. Nothing has changed then.
pub(crate) async fn undo(core: &Core, mut tx: Tx, operation: &OperationRow) -> Result<ContactsChanged> {
    let contacts = put_back(&mut tx, operation.id, core.env().now_ms()).await?;
    activity::store::remove_of(&mut tx, operation.id).await?;
    activity::settle(&mut tx, &contacts).await?;
    tags::store::remove_unused(&mut tx, operation.id).await?;
    store::mark_undone(&mut tx, operation.id, core.env().now_ms()).await?;
    core.commit(tx, &STALE).await?;
    Ok(ContactsChanged { count: u32::try_from(contacts.len()).unwrap_or(u32::MAX), operation: None })
}

/// Puts the rows of these tables back as they were before an operation. Answers the contacts that they are about, before and
/// after: their last activity is still to be settled.
///
/// # Errors
/// As [`undo`].
pub(super) async fn put_back(tx: &mut Tx, operation: i64, now_ms: i64) -> Result<Vec<i64>> {
    let mut contacts: HashSet<i64> = store::contacts_of_rows(tx, operation).await?.into_iter().collect();
    let mut tables: HashMap<&'static str, Back> = HashMap::new();
    for table in TABLES {
        let mut back = Back::read(tx, operation, table).await?;
        let is_as_left = rows::changed_by(tx, table, &back.there, operation).await?.len() == back.there.len()
            && rows::read(tx, table, &back.removed).await?.is_empty();
        if !is_as_left {
            return Err(later());
        }
        restore(tx, operation, table, std::mem::take(&mut back.restored)).await?;
        tables.insert(table, back);
    }
    let none = Back::default();
    let of = |table: &str| tables.get(table).unwrap_or(&none);
    let taken = records::undo::Taken {
        records: &of("record").returned,
        types: &of("record_type").returned,
        roles: &of("record_role").returned,
        links: &of("record_link").returned,
        gone_records: &of("record").made,
        gone_types: &of("record_type").made,
    };
    records::undo::follow(tx, operation, now_ms, &taken).await?;
    store::forget_events(tx, operation).await?;
    // What members say of a card goes with it unasked, so it is asked for here.
    if store::is_commented(tx, &of("card").made, operation).await? {
        return Err(later());
    }
    for table in TABLES.into_iter().rev() {
        rows::remove(tx, table, &of(table).made).await.map_err(clash)?;
    }
    if !boards::undo::settle(tx, &of("phase").there, &of("card").there).await? {
        return Err(later());
    }
    contacts.extend(store::contacts_of_rows(tx, operation).await?);
    Ok(contacts.into_iter().collect())
}

/// Puts back the cards and links that an import was the last to change; what somebody has changed since stays as it is.
///
/// # Errors
/// Of the store.
pub(crate) async fn put_back_untouched(connection: &mut SqliteConnection, operation: i64) -> Result<()> {
    for table in ["card", "record_link"] {
        let back = Back::read(connection, operation, table).await?;
        let own: HashSet<i64> = rows::changed_by(connection, table, &back.there, operation).await?.into_iter().collect();
        let returned = back.returned.iter().zip(back.restored).filter(|(id, _)| own.contains(id));
        restore(connection, operation, table, returned.map(|(_, row)| row).collect()).await?;
        if table == "card" {
            boards::undo::close(connection, &back.returned).await?;
        }
        let made: Vec<i64> = back.made.into_iter().filter(|id| own.contains(id)).collect();
        rows::remove(connection, table, &made).await?;
    }
    Ok(())
}

/// What rows refer to that may go for good, as an import does that is taken back: the table, its column, and whose row that names.
const REFERENCES: [(&str, &str, &str); 5] = [
    ("card", "contact_id", "contact"),
    ("card", "submission_id", "submission"),
    ("record", "submission_id", "submission"),
    ("board", "flow_app_id", "flow_app"),
    ("record_type", "flow_app_id", "flow_app"),
];

/// Puts rows back as an operation has kept them. What one referred to and has gone since is referred to no more, as it would be
/// had the row stayed; whatever has come later under the same row id is something else.
///
/// # Errors
/// `Conflict` where somebody else has a name or place by now.
pub(crate) async fn restore(connection: &mut SqliteConnection, operation: i64, table: &'static str, mut images: Vec<Value>) -> Result<()> {
    for (_, column, of) in REFERENCES.into_iter().filter(|(known, _, _)| *known == table) {
        let named: Vec<i64> = images.iter().filter_map(|image| image.get(column)?.as_i64()).collect();
        let there: HashSet<i64> = rows::made_until(connection, of, &named, operation).await?.into_iter().collect();
        for value in images.iter_mut().filter_map(|image| image.get_mut(column)) {
            if value.as_i64().is_some_and(|id| !there.contains(&id)) {
                *value = Value::Null;
            }
        }
    }
    rows::restore(connection, table, &images).await.map_err(clash)
}

/// Rows of a table that a change has touched.
#[derive(Default)]
struct Back {
    /// Those that are there still.
    there: Vec<i64>,
    /// Those that it removed.
    removed: Vec<i64>,
    /// Those that it made.
    made: Vec<i64>,
    /// Those that come back as they were, with their former values.
    returned: Vec<i64>,
    restored: Vec<Value>,
}

impl Back {
    async fn read(connection: &mut SqliteConnection, operation: i64, table: &'static str) -> Result<Self> {
        let mut back = Self::default();
        for (id, image) in store::images(connection, operation, table, i64::MIN, i64::MAX).await? {
            let mut image: Value = serde_json::from_str(&image)?;
            let gone = image.get_mut("gone").map(Value::take);
            let is_gone = gone.is_some();
            match gone.or_else(|| image.get_mut("before").map(Value::take)) {
                Some(row) => {
                    back.returned.push(id);
                    back.restored.push(row);
                }
                None => back.made.push(id),
            }
            if is_gone { back.removed.push(id) } else { back.there.push(id) }
        }
        Ok(back)
    }
}

fn later() -> Error {
    Error::Conflict { reason: "Something has changed since, so this can no longer be undone as a whole.".to_owned() }
}

/// A name or place that somebody else took meanwhile, or a row that others have come to hang on.
fn clash(error: Error) -> Error {
    if error.breaks_a_rule_of_the_file() { later() } else { error }
}
