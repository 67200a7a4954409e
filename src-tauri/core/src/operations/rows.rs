//! Rows of flow apps, boards, cards, records and what belongs to them, as they were before a change: one mechanism for every
//! table whose rows are restored whole. An image is JSON: `{"before": ROW}`, or `{"after": ROW}` of a row that the change made.

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

/// Notes rows that the operation has made.
pub(super) async fn made(connection: &mut SqliteConnection, operation: i64, table: &'static str, ids: &[i64]) -> Result<()> {
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
    let mut contacts: HashSet<i64> = store::contacts_of_rows(&mut tx, operation.id).await?.into_iter().collect();
    let mut made: Vec<(&'static str, Vec<i64>)> = Vec::new();
    let mut returned: Vec<(&'static str, Vec<i64>)> = Vec::new();
    let mut touched: HashMap<&'static str, Vec<i64>> = HashMap::new();
    for table in TABLES {
        let images = store::images(&mut tx, operation.id, table, i64::MIN, i64::MAX).await?;
        let ids: Vec<i64> = images.iter().map(|(id, _)| *id).collect();
        if rows::changed_by(&mut tx, table, &ids, operation.id).await?.len() != ids.len() {
            return Err(later());
        }
        let mut restored = Vec::new();
        let mut gone = Vec::new();
        for (id, image) in images {
            match serde_json::from_str::<Value>(&image)?.get_mut("before").map(Value::take) {
                Some(before) => restored.push(before),
                None => gone.push(id),
            }
        }
        rows::restore(&mut tx, table, &restored).await.map_err(clash)?;
        let back = ids.iter().copied().filter(|id| !gone.contains(id)).collect();
        made.push((table, gone));
        returned.push((table, back));
        touched.insert(table, ids);
    }
    let back = |table: &str| returned.iter().find(|(of, _)| *of == table).map(|(_, ids)| ids.as_slice()).unwrap_or_default();
    let goes = |table: &str| made.iter().find(|(of, _)| *of == table).map(|(_, ids)| ids.as_slice()).unwrap_or_default();
    let taken = records::undo::Taken {
        records: back("record"),
        types: back("record_type"),
        roles: back("record_role"),
        links: back("record_link"),
        gone_records: goes("record"),
        gone_types: goes("record_type"),
    };
    records::undo::follow(&mut tx, operation.id, core.env().now_ms(), &taken).await?;
    store::forget_events(&mut tx, operation.id).await?;
    for (table, gone) in &made {
        // What members say of a card goes with it unasked, so it is asked for here.
        if *table == "card" && store::is_commented(&mut tx, gone, operation.id).await? {
            return Err(later());
        }
    }
    for (table, gone) in made.iter().rev() {
        rows::remove(&mut tx, table, gone).await.map_err(clash)?;
    }
    let touched = |table: &str| touched.get(table).map(Vec::as_slice).unwrap_or_default();
    if !boards::undo::settle(&mut tx, touched("phase"), touched("card")).await? {
        return Err(later());
    }
    contacts.extend(store::contacts_of_rows(&mut tx, operation.id).await?);
    let contacts: Vec<i64> = contacts.into_iter().collect();
    activity::store::remove_of(&mut tx, operation.id).await?;
    activity::settle(&mut tx, &contacts).await?;
    tags::store::remove_unused(&mut tx, operation.id).await?;
    store::mark_undone(&mut tx, operation.id, core.env().now_ms()).await?;
    core.commit(tx, &STALE).await?;
    Ok(ContactsChanged { count: u32::try_from(contacts.len()).unwrap_or(u32::MAX), operation: None })
}

fn later() -> Error {
    Error::Conflict { reason: "Something has changed since, so this can no longer be undone as a whole.".to_owned() }
}

/// A name or place that somebody else took meanwhile, or a row that others have come to hang on.
fn clash(error: Error) -> Error {
    if error.breaks_a_rule_of_the_file() { later() } else { error }
}
