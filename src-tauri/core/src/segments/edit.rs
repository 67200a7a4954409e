//! What members do with segments.

use super::change::{Change, refuse_circle};
use super::overview;
use super::record::{SegmentRecord, free_name, listed};
use super::store;
use super::types::{CreateSegment, GetSegment, MoveSegment, PreviewSegment, SegmentPreview, SegmentSaved, SegmentsChanged, UpdateSegment};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::filter::{Reach, World, bind, compile};
use crate::ids::{OperationId, SegmentId};
use crate::progress::Job;
use crate::workspace::count;

/// Saves a filter under a name, behind all other segments. Whoever passes it joins.
///
/// # Errors
/// `Invalid` says what the name must be, or what of the filter cannot be asked; `Conflict` where another segment has the name;
/// `Cancelled`. Nothing has changed then.
pub async fn create(core: &Core, input: CreateSegment, job: Job) -> Result<SegmentSaved> {
    let mut change = Change::begin(core, "segment.create").await?;
    let name = change.name(&input.name, None)?;
    let bound = change.bind(&input.filter, None)?;
    let mut segment = change.blank(name, &bound).await?;
    segment.color = input.color.unwrap_or(segment.color);
    let id = segment.public_id();
    change.save(None, segment).await?;
    change.settle(&job).await?;
    let operation = change.commit().await?;
    saved(core, id, Some(operation)).await
}

async fn saved(core: &Core, id: SegmentId, operation: Option<OperationId>) -> Result<SegmentSaved> {
    let mut snapshot = core.db().read().begin().await?;
    Ok(SegmentSaved { segment: overview::info(&mut snapshot, id).await?, operation })
}

/// Changes a segment. Where its filter changes, members come and go in the same transaction.
///
/// # Errors
/// `NotFound`; else as [`create`]. A filter that names the segment itself, over whatever others, is `Invalid` with the names
/// of the circle.
pub async fn update(core: &Core, input: UpdateSegment, job: Job) -> Result<SegmentSaved> {
    let mut change = Change::begin(core, "segment.update").await?;
    let before = change.find(input.segment)?;
    let mut after = before.clone();
    if let Some(name) = &input.name {
        after.name = change.name(name, Some(before.id))?;
    }
    after.color = input.color.unwrap_or(after.color);
    if let Some(filter) = &input.filter {
        let bound = change.bind(filter, Some(&after))?;
        (after.filter, after.types) = (bound.canonical(), bound.needs().fields.clone());
    }
    if after == before {
        return saved(core, input.segment, None).await;
    }
    change.save(Some(before), after).await?;
    change.settle(&job).await?;
    let operation = change.commit().await?;
    saved(core, input.segment, Some(operation)).await
}

/// Makes another segment with the same filter, behind this one.
///
/// # Errors
/// `NotFound`; `Invalid` where the filter can no longer be asked; `Cancelled`. Nothing has changed then.
pub async fn duplicate(core: &Core, input: GetSegment, job: Job) -> Result<SegmentSaved> {
    let mut change = Change::begin(core, "segment.create").await?;
    let original = change.find(input.segment)?;
    let bound = change.bind(&original.filter, None)?;
    let name = free_name(&original.name, change.all.iter().map(|stored| &stored.record));
    let copy = SegmentRecord { color: original.color, position: original.position + 1, ..change.blank(name, &bound).await? };
    let id = copy.public_id();
    let behind = change.all.iter().map(|stored| &stored.record).filter(|other| other.position > original.position);
    let behind: Vec<SegmentRecord> = behind.cloned().collect();
    for other in behind {
        let position = other.position + 1;
        change.save(Some(other.clone()), SegmentRecord { position, ..other }).await?;
    }
    // Last, so that the history tells of it and not of those that made room.
    change.save(None, copy).await?;
    change.settle(&job).await?;
    let operation = change.commit().await?;
    saved(core, id, Some(operation)).await
}

/// Puts a segment somewhere else in the navigation.
///
/// # Errors
/// `NotFound`.
pub async fn move_segment(core: &Core, input: MoveSegment) -> Result<SegmentsChanged> {
    let mut change = Change::begin(core, "segment.move").await?;
    let moved = change.find(input.segment)?;
    let before = input.before.map(|segment| change.find(segment)).transpose()?.map(|segment| segment.id);
    if before == Some(moved.id) {
        return Ok(SegmentsChanged { operation: None });
    }
    let others = change.all.iter().map(|stored| &stored.record).filter(|other| other.id != moved.id);
    let mut order: Vec<SegmentRecord> = others.cloned().collect();
    let place = before.and_then(|before| order.iter().position(|other| other.id == before)).unwrap_or(order.len());
    let subject = moved.id;
    order.insert(place, moved);
    if !change.arrange(order, subject).await? {
        return Ok(SegmentsChanged { operation: None });
    }
    Ok(SegmentsChanged { operation: Some(change.commit().await?) })
}

/// Deletes a segment that no other one names. Its history stays, for when this is undone.
///
/// # Errors
/// `NotFound`; `Conflict` names the segments whose filters name it.
pub async fn delete(core: &Core, input: GetSegment) -> Result<SegmentsChanged> {
    let mut change = Change::begin(core, "segment.delete").await?;
    let segment = change.find(input.segment)?;
    refuse_used(change.all.iter().map(|stored| &stored.record), &segment, "delete it")?;
    store::members::dismiss(&mut change.tx, segment.id).await?;
    let deleted_at = Some(change.now);
    change.save(Some(segment.clone()), SegmentRecord { deleted_at, ..segment }).await?;
    Ok(SegmentsChanged { operation: Some(change.commit().await?) })
}

/// Refuses that a segment goes while others name it.
pub(super) fn refuse_used<'a>(all: impl Iterator<Item = &'a SegmentRecord>, segment: &SegmentRecord, then: &str) -> Result<()> {
    let users: Vec<&str> = all.filter(|other| other.named().contains(&segment.uuid)).map(|other| other.name.as_str()).collect();
    if users.is_empty() {
        return Ok(());
    }
    let reason =
        format!("“{}” is used by {}. Take it out of their filters first, then {then}. Nothing was changed.", segment.name, listed(&users));
    Err(Error::Conflict { reason })
}

/// What saving a filter would do.
///
/// # Errors
/// `NotFound` where there is no such segment; `Invalid` says what cannot be asked, or names a circle.
pub async fn preview(core: &Core, input: PreviewSegment) -> Result<SegmentPreview> {
    let mut snapshot = core.db().read().begin().await?;
    let world = World::load(&mut snapshot).await?;
    let bound = bind(&world, &input.filter)?;
    // No row has this id.
    let mut segment = -1;
    if let Some(id) = input.segment {
        let own = store::find(&mut snapshot, id).await?.record;
        refuse_circle(&store::all(&mut snapshot).await?, &own, &bound)?;
        segment = own.id;
    }
    let condition = compile(&bound, Reach::Everybody, core.env().now_ms(), world.locale);
    let (passing, joining, leaving) = store::members::preview(&mut snapshot, &condition, segment).await?;
    Ok(SegmentPreview { count: count(passing), joining: count(joining), leaving: count(leaving) })
}
