//! One change of tags, under way: an operation that gives contacts tags and takes others, in chunks of one transaction.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::record::{TagLink, TagRecord};
use super::store;
use crate::activity::store::NewActivity;
use crate::activity::{self, FieldChange};
use crate::contacts::record::ContactRecord;
use crate::contacts::store::{self as contact_store, Write};
use crate::contacts::{ContactsChanged, image};
use crate::core::{Core, Tag};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::identity::fold;
use crate::ids::{OperationId, TagId};
use crate::imports::pace::Pace;
use crate::operations;
use crate::progress::{Job, Stage};

/// Contacts that are changed together: bounds memory, and how long a cancel takes.
pub(super) const CHUNK: usize = 2_000;

pub(super) const STALE: [Tag; 3] = [Tag::Contacts, Tag::Workspace, Tag::Boards];

/// A tag before and after a change of itself.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct TagImage {
    pub(super) before: TagRecord,
    pub(super) after: TagRecord,
}

/// What becomes of contacts.
#[derive(Debug, Default)]
pub(super) struct Exchange<'t> {
    pub(super) add: Vec<&'t TagRecord>,
    pub(super) remove: Vec<&'t TagRecord>,
    /// The tag that goes is told together with the one that comes, as one entry.
    pub(super) is_merge: bool,
    /// Contacts in the bin, which nobody edits, are changed too.
    pub(super) with_bin: bool,
}

pub(super) struct Change<'c> {
    pub(super) core: &'c Core,
    pub(super) tx: Tx,
    pub(super) operation: i64,
    pub(super) now: i64,
    uuid: OperationId,
}

impl<'c> Change<'c> {
    pub(super) async fn begin(core: &'c Core, kind: &'static str) -> Result<Self> {
        let mut tx = core.db().begin().await?;
        let member = core.member(&mut tx).await?;
        let uuid = core.env().new_id();
        let now = core.env().now_ms();
        let operation = operations::store::add(&mut tx, uuid, kind, member, now).await?;
        Ok(Self { core, tx, operation, now, uuid: OperationId::new(uuid) })
    }

    pub(super) async fn find(&mut self, tag: TagId) -> Result<TagRecord> {
        let found = store::by_uuid(&mut self.tx, &[tag.to_bytes()]).await?.pop();
        found.ok_or_else(|| Error::NotFound { what: "tag", id: tag.to_string() })
    }

    /// The tag of a clean name, made if there is none.
    pub(super) async fn find_or_make(&mut self, name: String) -> Result<TagRecord> {
        if let Some(known) = store::by_key(&mut self.tx, &fold(&name)).await? {
            return Ok(known);
        }
        let id = store::max_id(&mut self.tx).await? + 1;
        let tag = TagRecord::new(id, self.core.env().new_id(), name, self.operation);
        store::save(&mut self.tx, std::slice::from_ref(&tag)).await?;
        Ok(tag)
    }

    /// Writes a tag, keeping it as it was.
    pub(super) async fn save(&mut self, before: &TagRecord, after: TagRecord) -> Result<()> {
        let after = TagRecord { changed_by: self.operation, ..after };
        store::save(&mut self.tx, std::slice::from_ref(&after)).await?;
        let image = serde_json::to_string(&TagImage { before: before.clone(), after })?;
        operations::store::keep_images(&mut self.tx, self.operation, "tag", &[(before.id, image)]).await
    }

    /// Notes on tags that were there before that a member has worked with them.
    pub(super) async fn touch(&mut self, tags: &[&TagRecord]) -> Result<()> {
        let made = self.operation;
        for tag in tags.iter().filter(|tag| tag.changed_by != made) {
            self.save(tag, (*tag).clone()).await?;
        }
        Ok(())
    }

    /// Gives contacts tags and takes others. Returns how many contacts changed.
    pub(super) async fn exchange(&mut self, contacts: &[i64], exchange: &Exchange<'_>, job: &Job) -> Result<u32> {
        let mut pace = Pace::new(Stage::Changing, u32::try_from(contacts.len()).unwrap_or(u32::MAX), job.clone());
        let mut count = 0u32;
        for chunk in contacts.chunks(CHUNK) {
            job.check()?;
            let before = contact_store::load_with(&mut self.tx, chunk, &[]).await?;
            if let Some(binned) = before.iter().find(|c| c.deleted_at.is_some() && !exchange.with_bin) {
                let name = binned.display_name();
                return Err(Error::Conflict {
                    reason: format!("{name} is in the bin. Restore the contact first, then tag. Nothing was changed."),
                });
            }
            let pairs: Vec<(ContactRecord, ContactRecord)> =
                before.into_iter().filter_map(|contact| self.exchanged(&contact, exchange).map(|after| (contact, after))).collect();
            let writes: Vec<Write<'_>> = pairs.iter().map(|(before, after)| Write { before: Some(before), after }).collect();
            image::keep(&mut self.tx, self.operation, &writes).await?;
            contact_store::save(&mut self.tx, &writes).await?;
            let entries: Vec<NewActivity> = pairs.iter().flat_map(|(before, after)| self.entries(before, after, exchange)).collect();
            activity::store::add(&mut self.tx, &entries).await?;
            count = count.saturating_add(u32::try_from(pairs.len()).unwrap_or(u32::MAX));
            pace.add(chunk.len());
        }
        job.check()?;
        Ok(count)
    }

    /// The contact with other tags; nothing where it has them so already.
    fn exchanged(&self, contact: &ContactRecord, exchange: &Exchange<'_>) -> Option<ContactRecord> {
        let mut after = contact.clone();
        after.tags.retain(|link| !exchange.remove.iter().any(|tag| tag.id == link.tag));
        for tag in &exchange.add {
            if !after.tags.iter().any(|link| link.tag == tag.id) {
                after.tags.push(TagLink { tag: tag.id, added_by: self.operation });
            }
        }
        if after.tags == contact.tags {
            return None;
        }
        after.tags.sort_unstable_by_key(|link| link.tag);
        after.updated_at = self.now;
        after.changed_by = self.operation;
        Some(after)
    }

    fn entries(&self, before: &ContactRecord, after: &ContactRecord, exchange: &Exchange<'_>) -> Vec<NewActivity> {
        let lost = names(&exchange.remove, &before.tags, &after.tags);
        let gained = names(&exchange.add, &after.tags, &before.tags);
        let entry = |kind: &'static str, old: String, new: String| {
            let changes = [FieldChange { field: "tags".to_owned(), old, new }];
            let detail = serde_json::json!({ "changes": changes }).to_string();
            NewActivity { contact: after.id, kind, at: self.now, operation: self.operation, submission: None, detail }
        };
        match (lost.is_empty(), gained.is_empty()) {
            (true, true) => Vec::new(),
            (true, false) => vec![entry("tag.added", lost, gained)],
            (false, true) => vec![entry("tag.removed", lost, gained)],
            (false, false) if exchange.is_merge => vec![entry("tag.added", lost, gained)],
            (false, false) => vec![entry("tag.removed", lost, String::new()), entry("tag.added", String::new(), gained)],
        }
    }

    /// Ends the change. Where no contact changed and no tag did, nothing is written.
    pub(super) async fn commit(self, count: u32) -> Result<ContactsChanged> {
        self.core.commit(self.tx, &STALE).await?;
        Ok(ContactsChanged { count, operation: Some(self.uuid) })
    }
}

/// Names of those tags that are among `here` and not among `there`.
fn names(tags: &[&TagRecord], here: &[TagLink], there: &[TagLink]) -> String {
    let has = |links: &[TagLink], tag: &TagRecord| links.iter().any(|link| link.tag == tag.id);
    tags.iter().filter(|tag| has(here, tag) && !has(there, tag)).map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// How many contacts have each tag, by its row id: all of them, those in the bin.
pub(super) async fn counts(connection: &mut sqlx::sqlite::SqliteConnection) -> Result<HashMap<i64, (i64, i64)>> {
    Ok(store::counts(connection).await?.into_iter().map(|(tag, all, in_bin)| (tag, (all, in_bin))).collect())
}
