//! Records by title: what pickers ask.

use std::collections::HashMap;

use super::list::words;
use super::profile::contact_name;
use super::store;
use super::store::kinds::{self, Kind};
use super::store::{links, lists};
use super::types::{FindRecords, FoundRecord};
use crate::core::Core;
use crate::error::Result;
use crate::ids::RecordId;

/// Records of an answer at most.
const MOST: u32 = 100;
/// Contacts that are named.
const NAMED: usize = 3;

/// Records whose titles have all the words, those that begin with the first of them first.
///
/// # Errors
/// `NotFound` where there is no such type.
pub async fn find(core: &Core, input: FindRecords) -> Result<Vec<FoundRecord>> {
    let mut snapshot = core.db().read().begin().await?;
    let record_type = match input.record_type {
        Some(id) => Some(kinds::find(&mut snapshot, id).await?.id),
        None => None,
    };
    let except: Vec<i64> = store::by_uuid(&mut snapshot, &input.except).await?.into_iter().map(|(_, row, _)| row).collect();
    let limit = i64::from(input.limit.clamp(1, MOST));
    let rows = lists::find(&mut snapshot, &words(&input.search), record_type, &except, limit).await?;
    let kinds: HashMap<i64, Kind> = kinds::all(&mut snapshot).await?.into_iter().map(|kind| (kind.id, kind)).collect();
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut contacts: HashMap<i64, Vec<String>> = HashMap::new();
    for link in links::of_records(&mut snapshot, &ids).await? {
        let names = contacts.entry(link.record_id).or_default();
        let name = contact_name(&link);
        if names.len() < NAMED && !names.contains(&name) {
            names.push(name);
        }
    }
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(kind) = kinds.get(&row.record_type_id) else { continue };
        found.push(FoundRecord {
            id: RecordId::from_bytes(&row.uuid)?,
            title: row.title,
            record_type: kind.public_id,
            type_name: kind.name.clone(),
            icon: kind.icon.clone(),
            color: kind.color,
            contacts: contacts.remove(&row.id).unwrap_or_default(),
        });
    }
    Ok(found)
}
