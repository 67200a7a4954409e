//! Asks the store for everything that a batch may touch: by identity of submissions, canonical address and number, bare
//! name, and then the contacts themselves.

use std::collections::HashSet;

use super::batch::{Batch, Slot};
use super::fields::{self, Fields};
use super::{StagedRow, World};
use crate::contacts;
use crate::error::Result;
use crate::identity::fold;
use crate::imports::candidate::{Candidate, Staged};
use crate::matches;
use crate::submissions;

pub(super) async fn load(world: &mut World<'_>, rows: &[StagedRow], of_fields: &Fields) -> Result<Batch> {
    let candidates: Vec<&Candidate> = rows
        .iter()
        .filter_map(|row| match &row.staged {
            Staged::Candidate(candidate) => Some(candidate.as_ref()),
            Staged::Rejected { .. } => None,
        })
        .collect();
    let mut batch = Batch::default();
    let mut contact_ids: HashSet<i64> = HashSet::new();

    load_submissions(world, &candidates, &mut batch, &mut contact_ids).await?;

    let emails = distinct(candidates.iter().flat_map(|c| &c.emails).map(|e| e.key.clone()));
    let phones = distinct(candidates.iter().flat_map(|c| &c.phones).map(|p| p.key.clone()));
    let bare = distinct(candidates.iter().filter(|c| is_bare(c)).map(|c| bare_name(c)));
    let uuids: Vec<Vec<u8>> = candidates.iter().filter_map(|c| c.contact_id).map(|id| id.as_bytes().to_vec()).collect();
    for connection in world.connections() {
        batch.by_email.extend(contacts::store::by_email(connection, &emails).await?);
        batch.by_phone.extend(contacts::store::by_phone(connection, &phones).await?);
        batch.by_bare_name.extend(contacts::store::nameless_identity(connection, &bare).await?);
        for (uuid, id) in contacts::store::by_uuid(connection, &uuids).await? {
            if let Ok(uuid) = uuid::Uuid::from_slice(&uuid) {
                batch.by_uuid.insert(uuid, id);
            }
        }
    }
    fields::load_owners(world, of_fields, &candidates, &mut batch).await?;
    contact_ids.extend(batch.owners.values());
    contact_ids
        .extend(batch.by_email.values().chain(batch.by_phone.values()).chain(batch.by_bare_name.values()).chain(batch.by_uuid.values()));

    let ids: Vec<i64> = contact_ids.into_iter().collect();
    for connection in world.connections() {
        let missing: Vec<i64> = ids.iter().copied().filter(|id| !batch.contacts.contains_key(id)).collect();
        for record in contacts::store::load(connection, &missing).await? {
            batch.contacts.insert(record.id, Slot { before: Some(record.clone()), now: record });
        }
        batch.pairs.extend(matches::store::pairs(connection, &ids).await?);
    }
    Ok(batch)
}

/// Known submissions of the batch; in full where the row says something else than the store.
async fn load_submissions(
    world: &mut World<'_>,
    candidates: &[&Candidate],
    batch: &mut Batch,
    contact_ids: &mut HashSet<i64>,
) -> Result<()> {
    let identities: Vec<Vec<u8>> = candidates.iter().filter(|c| !c.contact_only).map(|c| c.identity.to_vec()).collect();
    let mut differ: HashSet<i64> = HashSet::new();
    let mut seen: HashSet<i64> = HashSet::new();
    for connection in world.connections() {
        for known in submissions::store::known(connection, &identities).await? {
            // The overlay comes first and knows better.
            if !seen.insert(known.id) {
                continue;
            }
            contact_ids.extend(known.contact_id);
            batch.known.entry(known.identity).or_default().push(known);
        }
    }
    for candidate in candidates.iter().filter(|c| !c.contact_only) {
        let known = batch.known.get(&candidate.identity).map(Vec::as_slice).unwrap_or_default();
        differ.extend(known.iter().filter(|k| k.content_hash != candidate.content_hash).map(|k| k.id));
    }
    let ids: Vec<i64> = differ.into_iter().collect();
    for connection in world.connections() {
        let missing: Vec<i64> = ids.iter().copied().filter(|id| !batch.submissions.contains_key(id)).collect();
        for record in submissions::store::load(connection, &missing).await? {
            batch.submissions.insert(record.id, Slot { before: Some(record.clone()), now: record });
        }
    }
    Ok(())
}

/// A person with a name and nothing else to find them by.
pub(crate) fn is_bare(candidate: &Candidate) -> bool {
    candidate.contact_only && candidate.emails.is_empty() && candidate.phones.is_empty() && candidate.has_name()
}

/// The sort name that such a person has.
pub(crate) fn bare_name(candidate: &Candidate) -> String {
    fold(&contacts::record::join_name(&candidate.first_name, &candidate.last_name))
}

fn distinct(keys: impl Iterator<Item = String>) -> Vec<String> {
    let mut keys: Vec<String> = keys.collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
