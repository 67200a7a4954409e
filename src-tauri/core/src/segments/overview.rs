//! Segments as the navigation and the profile show them.

use std::collections::{BTreeSet, HashMap};

use sqlx::sqlite::SqliteConnection;

use super::plan::{self, Verdict};
use super::record::Stored;
use super::store;
use super::types::{ContactSegment, SegmentInfo};
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::filter::{Bound, Filter, World, bind};
use crate::ids::SegmentId;
use crate::workspace::count;

/// Every segment, in the order of the navigation.
pub async fn list(core: &Core) -> Result<Vec<SegmentInfo>> {
    let mut snapshot = core.db().read().begin().await?;
    infos(&mut snapshot).await
}

/// The segment of a name, case and accents aside, or of a public id.
///
/// # Errors
/// `NotFound`.
pub async fn by_name(core: &Core, name: &str) -> Result<SegmentInfo> {
    let wanted = crate::identity::fold(name.trim());
    let all = list(core).await?;
    let found = all.into_iter().find(|info| crate::identity::fold(&info.name) == wanted || info.id.to_string() == name.trim());
    found.ok_or_else(|| Error::NotFound { what: "segment", id: name.to_owned() })
}

/// The filter of every segment with names in the place of public ids, in the order of the navigation; as it is kept where it
/// cannot be asked.
pub async fn portable(core: &Core) -> Result<Vec<(SegmentId, Filter)>> {
    let mut snapshot = core.db().read().begin().await?;
    let (world, _, all) = plan::verdicts(&mut snapshot).await?;
    Ok(all.iter().map(|(stored, _)| (stored.record.public_id(), portable_filter(&world, stored))).collect())
}

/// A segment's filter, with names in the place of public ids as far as they are known.
pub(super) fn portable_filter(world: &World, stored: &Stored) -> Filter {
    bind(world, &stored.record.filter).map_or_else(|_| stored.record.filter.clone(), |bound| bound.portable())
}

pub(super) async fn info(snapshot: &mut SqliteConnection, id: SegmentId) -> Result<SegmentInfo> {
    let found = infos(snapshot).await?.into_iter().find(|info| info.id == id);
    found.ok_or_else(|| Error::NotFound { what: "segment", id: id.to_string() })
}

async fn infos(snapshot: &mut SqliteConnection) -> Result<Vec<SegmentInfo>> {
    let (world, graph, all) = plan::verdicts(snapshot).await?;
    let is_on_clock =
        |(stored, verdict): &(Stored, Verdict)| verdict.as_ref().is_ok_and(|bound| bound.needs().on_clock).then_some(stored.record.id);
    let on_clock = graph.dependents(&all.iter().filter_map(is_on_clock).collect::<BTreeSet<i64>>());
    let used_by = |stored: &Stored| {
        let users = all.iter().filter(|(other, _)| other.record.named().contains(&stored.record.uuid));
        users.map(|(other, _)| other.record.name.clone()).collect()
    };
    let info = |(stored, verdict): &(Stored, Verdict)| SegmentInfo {
        id: stored.record.public_id(),
        name: stored.record.name.clone(),
        color: stored.record.color,
        filter: stored.record.filter.clone(),
        summary: summary(&world, stored, verdict),
        problem: verdict.as_ref().err().cloned(),
        count: count(stored.members),
        on_clock: on_clock.contains(&stored.record.id),
        used_by: used_by(stored),
        created_at: time_from_ms(stored.record.created_at),
    };
    Ok(all.iter().map(info).collect())
}

/// The filter in words. One that is read otherwise than it was saved still has them.
fn summary(world: &World, stored: &Stored, verdict: &Verdict) -> String {
    match verdict {
        Ok(bound) => bound.summary(),
        Err(_) => bind(world, &stored.record.filter).as_ref().map(Bound::summary).unwrap_or_default(),
    }
}

/// The segments that a contact is a member of, in the order of the navigation.
pub(crate) async fn of_contact(snapshot: &mut SqliteConnection, contact: i64) -> Result<Vec<ContactSegment>> {
    let since = store::members::of_contact(snapshot, contact).await?;
    if since.is_empty() {
        return Ok(Vec::new());
    }
    let since: HashMap<i64, i64> = since.into_iter().collect();
    let (world, _, all) = plan::verdicts(snapshot).await?;
    let of = |(stored, verdict): &(Stored, Verdict)| {
        Some(ContactSegment {
            since: time_from_ms(*since.get(&stored.record.id)?),
            id: stored.record.public_id(),
            name: stored.record.name.clone(),
            color: stored.record.color,
            summary: summary(&world, stored, verdict),
        })
    };
    Ok(all.iter().filter_map(of).collect())
}
