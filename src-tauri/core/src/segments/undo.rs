//! Takes a change of segments back, part by part; members follow the filter.

use super::change::{Image, STALE};
use super::edit::refuse_used;
use super::record::SegmentRecord;
use super::store;
use super::store::members::{self, Why};
use super::types::SegmentCause;
use super::upkeep;
use crate::contacts::ContactsChanged;
use crate::core::Core;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::identity::fold;
use crate::operations;
use crate::operations::store::OperationRow;
use crate::progress::Job;

/// Whether an operation is a change of segments.
pub(crate) fn is_of_segments(kind: &str) -> bool {
    kind.starts_with("segment.")
}

/// Undoes an operation that has not been undone.
///
/// # Errors
/// `Conflict` when a segment has been changed or deleted since, is used by another one, or cannot get its name back;
/// `Cancelled`. Nothing has changed then.
pub(crate) async fn undo(core: &Core, mut tx: Tx, operation: &OperationRow, job: &Job) -> Result<ContactsChanged> {
    let now = core.env().now_ms();
    let images = operations::store::images(&mut tx, operation.id, "segment", i64::MIN, i64::MAX).await?;
    let images: Vec<(i64, Image)> = images.into_iter().map(|(id, image)| Ok((id, serde_json::from_str(&image)?))).collect::<Result<_>>()?;
    let going: Vec<i64> = images.iter().filter(|(_, image)| image.before.is_none()).map(|(id, _)| *id).collect();
    for (id, image) in images {
        let Some(present) = store::get(&mut tx, id).await? else { continue };
        let restored = match &image.before {
            None => SegmentRecord { deleted_at: Some(now), ..present.clone() },
            Some(before) => restored(&present, before, &image.after)?,
        };
        refuse_taken(&mut tx, &restored).await?;
        if restored.deleted_at.is_some() && present.deleted_at.is_none() {
            let all = store::all(&mut tx).await?;
            let staying = all.iter().map(|stored| &stored.record).filter(|other| !going.contains(&other.id));
            refuse_used(staying, &present, "undo again")?;
            members::dismiss(&mut tx, id).await?;
        }
        store::save(&mut tx, &restored).await?;
        if restored.deleted_at.is_none() && present.deleted_at.is_some() {
            members::recall(&mut tx, id).await?;
        }
    }
    let member = core.member(&mut tx).await?;
    let why = Why { cause: SegmentCause::Undo, operation: Some(operation.id), member: Some(member), at: now };
    upkeep::settle(&mut tx, why, job).await?;
    operations::store::mark_undone(&mut tx, operation.id, now).await?;
    core.commit(tx, &STALE).await?;
    Ok(ContactsChanged { count: 0, operation: None })
}

/// The parts that the change touched, as they were before it, unless somebody has touched them since.
fn restored(present: &SegmentRecord, before: &SegmentRecord, after: &SegmentRecord) -> Result<SegmentRecord> {
    let mut restored = present.clone();
    let later = || Error::Conflict { reason: format!("“{}” has been changed since, so this can no longer be undone.", present.name) };
    if present.deleted_at != after.deleted_at {
        return Err(later());
    }
    if before.name != after.name {
        if present.name != after.name {
            return Err(later());
        }
        restored.name.clone_from(&before.name);
    }
    if before.color != after.color {
        if present.color != after.color {
            return Err(later());
        }
        restored.color = before.color;
    }
    if (&before.filter, &before.types) != (&after.filter, &after.types) {
        if (&present.filter, &present.types) != (&after.filter, &after.types) {
            return Err(later());
        }
        restored.filter.clone_from(&before.filter);
        restored.types.clone_from(&before.types);
    }
    if before.position != after.position {
        restored.position = before.position;
    }
    restored.deleted_at = before.deleted_at;
    if present.changed_by == after.changed_by {
        restored.changed_by = before.changed_by;
    }
    Ok(restored)
}

async fn refuse_taken(tx: &mut Tx, segment: &SegmentRecord) -> Result<()> {
    let Some(key) = segment.key() else { return Ok(()) };
    let all = store::all(tx).await?;
    match all.iter().find(|other| other.record.id != segment.id && fold(&other.record.name) == key) {
        Some(holder) => Err(Error::Conflict {
            reason: format!(
                "There is another segment “{}” by now. Rename that one, then undo again. Nothing was changed.",
                holder.record.name
            ),
        }),
        None => Ok(()),
    }
}
