//! Takes a change of tags back. What other changes have done to the same contacts since stays: tags of a contact are a
//! set, and every member of it says who put it there.

use super::change::{CHUNK, STALE, TagImage};
use super::record::TagRecord;
use super::store;
use crate::activity;
use crate::boards;
use crate::contacts::record::ContactRecord;
use crate::contacts::store::{self as contact_store, Write};
use crate::contacts::{ContactsChanged, image};
use crate::core::Core;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::imports::pace::Pace;
use crate::operations;
use crate::operations::store::OperationRow;
use crate::progress::{Job, Stage};

/// Whether an operation is a change of tags.
pub(crate) fn is_of_tags(kind: &str) -> bool {
    kind.starts_with("tag.")
}

/// Undoes an operation that has not been undone.
///
/// # Errors
/// `Conflict` when a tag cannot get its name back; `Cancelled`. Nothing has changed then.
pub(crate) async fn undo(core: &Core, mut tx: Tx, operation: &OperationRow, job: &Job) -> Result<ContactsChanged> {
    tags(&mut tx, operation.id).await?;
    let count = contacts(&mut tx, operation.id, job).await?;
    activity::store::remove_of(&mut tx, operation.id).await?;
    store::remove_unused(&mut tx, operation.id).await?;
    operations::store::mark_undone(&mut tx, operation.id, core.env().now_ms()).await?;
    core.commit(tx, &STALE).await?;
    Ok(ContactsChanged { count, operation: None })
}

/// Names, colours, and that a tag is there; and which tag cards have.
async fn tags(tx: &mut Tx, operation: i64) -> Result<()> {
    let (mut from, mut into) = (None, None);
    for (id, image) in operations::store::images(tx, operation, "tag", i64::MIN, i64::MAX).await? {
        let TagImage { before, after } = serde_json::from_str(&image)?;
        *(if before.deleted_at == after.deleted_at { &mut into } else { &mut from }) = Some(id);
        let Some(now) = store::by_id(tx, &[id]).await?.pop() else { continue };
        let restored = restored(&now, &before, &after)?;
        let holder = match restored.key() {
            Some(key) => store::by_key(tx, &key).await?.filter(|holder| holder.id != id),
            None => None,
        };
        if let Some(holder) = holder {
            let reason = format!("There is another tag “{}” by now. Rename that one, then undo again. Nothing was changed.", holder.name);
            return Err(Error::Conflict { reason });
        }
        if restored != now {
            store::save(tx, &[restored]).await?;
        }
    }
    match from {
        Some(from) => boards::tagging::take_back(tx, operation, from, into).await,
        None => Ok(()),
    }
}

fn restored(now: &TagRecord, before: &TagRecord, after: &TagRecord) -> Result<TagRecord> {
    let mut restored = now.clone();
    let later = || Error::Conflict { reason: format!("“{}” has been changed since, so this can no longer be undone.", now.name) };
    if before.name != after.name {
        if now.name != after.name {
            return Err(later());
        }
        restored.name.clone_from(&before.name);
    }
    if before.color != after.color {
        if now.color != after.color {
            return Err(later());
        }
        restored.color = before.color;
    }
    if before.deleted_at != after.deleted_at {
        restored.deleted_at = before.deleted_at;
    }
    if now.changed_by == after.changed_by {
        restored.changed_by = before.changed_by;
    }
    Ok(restored)
}

/// Contacts get back what they lost and lose what they got. Returns how many changed.
async fn contacts(tx: &mut Tx, operation: i64, job: &Job) -> Result<u32> {
    let total = operations::store::count_images(tx, operation, "contact").await?;
    let mut pace = Pace::new(Stage::Undoing, u32::try_from(total).unwrap_or(u32::MAX), job.clone());
    let limit = i64::try_from(CHUNK).unwrap_or(i64::MAX);
    let (mut after, mut count) = (i64::MIN, 0u32);
    loop {
        job.check()?;
        let ids = operations::store::rows_with_image(tx, operation, "contact", after, limit).await?;
        let Some(&last) = ids.last() else { return Ok(count) };
        after = last;
        let current = contact_store::load(tx, &ids).await?;
        let mut earlier = image::earlier(tx, operation, &current).await?;
        let pairs: Vec<(ContactRecord, ContactRecord)> = current
            .into_iter()
            .filter_map(|now| {
                let then = earlier.remove(&now.id)?;
                let restored = if now.changed_by == operation { then } else { ContactRecord { tags: then.tags, ..now.clone() } };
                (restored != now).then_some((now, restored))
            })
            .collect();
        let writes: Vec<Write<'_>> = pairs.iter().map(|(before, after)| Write { before: Some(before), after }).collect();
        contact_store::save(tx, &writes).await?;
        count = count.saturating_add(u32::try_from(pairs.len()).unwrap_or(u32::MAX));
        pace.add(ids.len());
    }
}
