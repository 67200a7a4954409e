//! One change of segments, under way: an operation with the segments as they were.

use serde::{Deserialize, Serialize};

use super::graph::Graph;
use super::record::{SegmentRecord, Stored, clean_name, taken};
use super::store;
use super::store::members::Why;
use super::types::SegmentCause;
use super::{plan, upkeep};
use crate::core::{Core, Tag};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::filter::{Bound, Filter, World, bind};
use crate::identity::fold;
use crate::ids::{OperationId, SegmentId};
use crate::operations;
use crate::progress::Job;

pub(super) const STALE: [Tag; 1] = [Tag::Segments];

/// A segment before and after a change of itself; before is nothing for one that was made.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Image {
    pub(super) before: Option<SegmentRecord>,
    pub(super) after: SegmentRecord,
}

pub(super) struct Change<'c> {
    pub(super) core: &'c Core,
    pub(super) tx: Tx,
    pub(super) now: i64,
    /// Every segment, in the order of the navigation, as it was before.
    pub(super) all: Vec<Stored>,
    pub(super) world: World,
    operation: i64,
    member: i64,
    uuid: OperationId,
}

impl<'c> Change<'c> {
    pub(super) async fn begin(core: &'c Core, kind: &'static str) -> Result<Self> {
        let mut tx = core.db().begin().await?;
        let member = core.member(&mut tx).await?;
        let uuid = core.env().new_id();
        let now = core.env().now_ms();
        let operation = operations::store::add(&mut tx, uuid, kind, member, now).await?;
        let all = store::all(&mut tx).await?;
        let world = World::load(&mut tx).await?;
        Ok(Self { core, tx, now, all, world, operation, member, uuid: OperationId::new(uuid) })
    }

    pub(super) fn find(&self, segment: SegmentId) -> Result<SegmentRecord> {
        let found = self.all.iter().find(|stored| stored.record.public_id() == segment);
        found.map(|stored| stored.record.clone()).ok_or_else(|| Error::NotFound { what: "segment", id: segment.to_string() })
    }

    /// A name as typed, that no other segment has.
    pub(super) fn name(&self, typed: &str, own: Option<i64>) -> Result<String> {
        let name = clean_name(typed)?;
        let holder = self.all.iter().find(|stored| Some(stored.record.id) != own && fold(&stored.record.name) == fold(&name));
        holder.map_or(Ok(name), |holder| Err(taken(&holder.record.name)))
    }

    /// A filter that can be asked. Where it becomes that of `own`, it must not name it.
    pub(super) fn bind(&self, filter: &Filter, own: Option<&SegmentRecord>) -> Result<Bound> {
        let bound = bind(&self.world, filter)?;
        match own {
            Some(own) => refuse_circle(&self.all, own, &bound).map(|()| bound),
            None => Ok(bound),
        }
    }

    /// A new segment, behind all others.
    pub(super) async fn blank(&mut self, name: String, bound: &Bound) -> Result<SegmentRecord> {
        let id = store::next_id(&mut self.tx).await?;
        Ok(SegmentRecord {
            id,
            uuid: self.core.env().new_id(),
            name,
            color: crate::tags::TagColor::of_new(id),
            filter: bound.canonical(),
            types: bound.needs().fields.clone(),
            position: self.all.iter().map(|stored| stored.record.position + 1).max().unwrap_or(0),
            created_at: self.now,
            deleted_at: None,
            changed_by: None,
        })
    }

    /// Writes a segment, keeping it as it was.
    pub(super) async fn save(&mut self, before: Option<SegmentRecord>, after: SegmentRecord) -> Result<()> {
        let after = SegmentRecord { changed_by: Some(self.operation), ..after };
        store::save(&mut self.tx, &after).await?;
        let image = Image { before, after };
        let images = [(image.after.id, serde_json::to_string(&image)?)];
        operations::store::keep_images(&mut self.tx, self.operation, "segment", &images).await
    }

    /// Gives segments the places of this order; that of `subject` is written last, so that the history tells of it. Whether
    /// any has moved.
    pub(super) async fn arrange(&mut self, order: Vec<SegmentRecord>, subject: i64) -> Result<bool> {
        let mut placed: Vec<(i64, SegmentRecord)> = (0..).zip(order).filter(|(position, segment)| segment.position != *position).collect();
        placed.sort_by_key(|(_, segment)| segment.id == subject);
        let any = !placed.is_empty();
        for (position, segment) in placed {
            self.save(Some(segment.clone()), SegmentRecord { position, ..segment }).await?;
        }
        Ok(any)
    }

    /// Evaluates what the change has made stale.
    pub(super) async fn settle(&mut self, job: &Job) -> Result<()> {
        let why = Why { cause: SegmentCause::Segment, operation: Some(self.operation), member: Some(self.member), at: self.now };
        upkeep::settle(&mut self.tx, why, job).await
    }

    /// Ends the change.
    pub(super) async fn commit(self) -> Result<OperationId> {
        self.core.commit(self.tx, &STALE).await?;
        Ok(self.uuid)
    }
}

/// Refuses a filter of a segment that names it, over whatever others.
///
/// # Errors
/// `Invalid` names the circle from end to end.
pub(super) fn refuse_circle(all: &[Stored], own: &SegmentRecord, bound: &Bound) -> Result<()> {
    let mut graph: Graph = plan::graph(all);
    graph.set(own.id, bound.needs().segments.iter().copied());
    let Some(circle) = graph.circle(own.id) else { return Ok(()) };
    let name = |id: &i64| match all.iter().find(|stored| stored.record.id == *id) {
        Some(stored) if stored.record.id != own.id => stored.record.name.clone(),
        _ => own.name.clone(),
    };
    let names: Vec<String> = circle.iter().map(name).collect();
    Err(Error::invalid("filter", format!("a segment cannot be asked for by itself: {}", names.join(" → "))))
}
