//! What happened to a record, newest first.

use std::collections::HashMap;

use super::store;
use super::store::history::EntrySql;
use super::types::{EntryContact, EntryRecord, GetRecordHistory, RecordEntry, RecordEntryKind, RecordHistory, RecordValueChange};
use crate::activity;
use crate::activity::Actor;
use crate::activity::store::{OperationSql, Place};
use crate::contacts::record::{display_name, join_name};
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::fields::{self, Owner};
use crate::ids::{ContactId, ImportId, MemberId, RecordId};

/// Entries of one stretch at most.
const MAX_LIMIT: u32 = 1_000;
/// The operation of a file of records.
const IMPORT: &str = "record.import";

/// A stretch of a record's history, whether the record is in the bin or not.
///
/// # Errors
/// `NotFound`; `Invalid` where the cursor is none that a page gave.
pub async fn history(core: &Core, input: GetRecordHistory) -> Result<RecordHistory> {
    let from = match &input.cursor {
        Some(cursor) => cursor.parse()?,
        None => Place::NEWEST,
    };
    let limit = input.limit.clamp(1, MAX_LIMIT);
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut snapshot = core.db().read().begin().await?;
    let record = store::find(&mut snapshot, input.record).await?;
    let mut rows = store::history::page(&mut snapshot, record.id, from, i64::from(limit) + 1).await?;
    let more = rows.len() > wanted;
    rows.truncate(wanted);
    let next_cursor = rows.last().filter(|_| more).map(|last| place(last).to_string());
    let mut ids: Vec<i64> = rows.iter().map(|row| row.operation_id).collect();
    ids.sort_unstable();
    ids.dedup();
    let operations: HashMap<i64, OperationSql> =
        activity::store::operations(&mut snapshot, &ids).await?.into_iter().map(|operation| (operation.id, operation)).collect();
    let set = fields::store::load_of(&mut snapshot, Owner::RecordType(record.record_type_id)).await?;
    let labels: HashMap<&str, &str> = set.all().iter().map(|field| (field.key.as_str(), field.label.as_str())).collect();
    let entries = rows.into_iter().map(|row| entry(row, &operations, &labels)).collect::<Result<_>>()?;
    Ok(RecordHistory { entries, next_cursor })
}

const fn place(row: &EntrySql) -> Place {
    Place { at: row.at, rank: row.rank, entry: row.entry }
}

fn entry(row: EntrySql, operations: &HashMap<i64, OperationSql>, labels: &HashMap<&str, &str>) -> Result<RecordEntry> {
    let kind: RecordEntryKind = serde_json::from_value(row.kind.as_str().into())
        .map_err(|_| Error::Damaged { what: format!("“{}” where the kind of an entry should be", row.kind) })?;
    let changes = activity::changes_of(&row.detail)?.into_iter().map(|change| RecordValueChange {
        label: labels.get(change.field.as_str()).map_or_else(|| change.field.clone(), |label| (*label).to_owned()),
        field: change.field,
        old: change.old,
        new: change.new,
    });
    let operation = operations
        .get(&row.operation_id)
        .ok_or_else(|| Error::Damaged { what: "an entry of a record's history belongs to no operation".to_owned() })?;
    let contact = match &row.contact {
        Some(uuid) => {
            let name = join_name(row.first_name.as_deref().unwrap_or_default(), row.last_name.as_deref().unwrap_or_default());
            let name = display_name(&name, row.primary_email.as_deref(), row.primary_phone.as_deref());
            Some(EntryContact { id: ContactId::from_bytes(uuid)?, name })
        }
        None => None,
    };
    let other = match &row.other {
        Some(uuid) => Some(EntryRecord {
            id: RecordId::from_bytes(uuid)?,
            title: row.other_title.clone().unwrap_or_default(),
            type_name: row.other_type.clone().unwrap_or_default(),
        }),
        None => None,
    };
    Ok(RecordEntry {
        id: format!("{}-{}", row.rank, row.entry),
        kind,
        at: time_from_ms(row.at),
        actor: actor(&row, operation)?,
        changes: changes.collect(),
        contact,
        role: row.role,
        other,
        imported: row.operation == IMPORT,
    })
}

/// What a submission made is its bot's doing, whoever brought the file; the rest is the doing of the operation.
fn actor(row: &EntrySql, operation: &OperationSql) -> Result<Actor> {
    if let Some(bot) = &row.bot {
        return Ok(Actor::Bot { name: bot.clone() });
    }
    match &operation.import {
        Some((import, files)) => {
            Ok(Actor::Import { id: ImportId::from_bytes(import)?.to_string(), files: activity::file_names(files)?.join(", ") })
        }
        None => Ok(Actor::Member { id: MemberId::from_bytes(&operation.member_id)?, name: operation.member.clone() }),
    }
}
