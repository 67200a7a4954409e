//! Keeps members what the filters say, inside the transaction of every change: whatever changed contacts, `Core::commit`
//! calls `keep`, and nothing else has to think of segments.

use std::collections::BTreeSet;
use std::sync::Arc;

use tokio::sync::Mutex;

use super::plan::{Followed, Plan};
use super::store;
use super::store::members::{self, Move, Why};
use super::types::{SegmentCause, SegmentEvent};
use crate::core::Core;
use crate::db::{RowSet, Seen, Tx};
use crate::error::Result;
use crate::imports::pace::Pace;
use crate::operations;
use crate::progress::{Job, Stage};

/// Contacts that are looked at together.
const CHUNK: usize = 2_000;
/// Contacts that come to a segment or go from it between two looks at whether to stop.
const STEP: usize = 10_000;
/// Segments that one statement evaluates, and values that it binds; SQLite allows 32,766.
const MOST_SEGMENTS: usize = 50;
const MOST_VALUES: usize = 20_000;

/// What segments mean, kept from one commit to the next.
#[derive(Default)]
pub(crate) struct Upkeep(Mutex<Option<Held>>);

struct Held {
    /// Of the connection that writes: differs once another process has committed.
    version: i64,
    plan: Arc<Plan>,
}

impl Upkeep {
    /// What segments mean now. Where the transaction itself has changed what they name, it is worked out for it alone: it may
    /// be dropped yet.
    async fn plan(&self, tx: &mut Tx, has_changed: bool) -> Result<Arc<Plan>> {
        let mut held = self.0.lock().await;
        if has_changed {
            *held = None;
            return Ok(Arc::new(Plan::load(tx).await?));
        }
        let version = store::version(tx).await?;
        if let Some(held) = held.as_ref().filter(|held| held.version == version) {
            return Ok(Arc::clone(&held.plan));
        }
        let plan = Arc::new(Plan::load(tx).await?);
        *held = plan.is_settled.then(|| Held { version, plan: Arc::clone(&plan) });
        Ok(plan)
    }
}

/// Lets segments follow what a transaction has done. Whether anybody came or went.
pub(crate) async fn keep(core: &Core, tx: &mut Tx, seen: &Seen) -> Result<bool> {
    let contacts = seen.contacts.ids();
    if contacts.is_empty() && !seen.names {
        return Ok(false);
    }
    let plan = core.shared.upkeep.plan(tx, seen.names).await?;
    if plan.is_empty() {
        return Ok(false);
    }
    let why = why(core, tx, seen, contacts.len()).await?;
    let followed: Vec<Vec<&Followed>> = plan.levels.iter().map(|level| level.iter().collect()).collect();
    let moved = follow(tx, &plan, &followed, &contacts, why).await?;
    // Nobody did anything where the workspace's zone has changed: what has passed is counted otherwise now.
    let cause = if why.operation.is_none() { SegmentCause::Clock } else { SegmentCause::Segment };
    let cause = if why.cause == SegmentCause::Undo { why.cause } else { cause };
    let renewed = renew(tx, &plan, &plan.stale, Why { cause, ..why }, &Job::silent()).await?;
    // What this has written is no news.
    core.db().seen(tx).await?;
    Ok(moved || renewed)
}

/// What a transaction did, as the history of segments tells it.
async fn why(core: &Core, tx: &mut Tx, seen: &Seen, contacts: usize) -> Result<Why> {
    let at = core.env().now_ms();
    let operation = seen.undone.or(seen.imported).or(seen.begun);
    let Some(id) = operation else { return Ok(Why { cause: SegmentCause::Clock, operation, member: None, at }) };
    let (kind, member) = operations::store::kind_and_member(tx, id).await?;
    if seen.undone.is_some() {
        return Ok(Why { cause: SegmentCause::Undo, operation, member: Some(core.member(tx).await?), at });
    }
    let cause = match kind.as_str() {
        "import" => SegmentCause::Import,
        kind if contacts > 1 && is_of_many(kind) => SegmentCause::Bulk,
        _ => SegmentCause::Edit,
    };
    Ok(Why { cause, operation, member: Some(member), at })
}

/// Whether a kind of change is one that members make to many contacts at once.
fn is_of_many(kind: &str) -> bool {
    let others =
        ["contact.delete", "contact.restore", "contact.field", "record.import", "routing.apply", "board.delete", "record_type.delete"];
    others.contains(&kind) || kind.starts_with("tag.") || kind.starts_with("field.")
}

/// Evaluates segments over some contacts. Whether anybody came or went.
async fn follow(tx: &mut Tx, plan: &Plan, levels: &[Vec<&Followed>], contacts: &[i64], why: Why) -> Result<bool> {
    let mut moved = false;
    for chunk in contacts.chunks(CHUNK) {
        let chunk_json = serde_json::to_string(chunk)?;
        let before = members::stored_among(tx, &chunk_json).await?;
        for level in levels {
            for group in groups(plan, level, why.at) {
                let (followed, conditions): (Vec<&Followed>, Vec<_>) = group.into_iter().unzip();
                let mut moves: Vec<Move> = Vec::new();
                let mut absent: BTreeSet<i64> = before.keys().copied().collect();
                for (contact, passes) in members::passed(tx, &conditions, &chunk_json).await? {
                    absent.remove(&contact);
                    let has = before.get(&contact).map(Vec::as_slice).unwrap_or_default();
                    for (segment, passes) in followed.iter().zip(passes) {
                        let event = if passes { SegmentEvent::Joined } else { SegmentEvent::Left };
                        if has.contains(&segment.id) != passes {
                            moves.push(Move { segment: segment.id, contact, event });
                        }
                    }
                }
                // Whoever is in the bin is a member of nothing.
                for contact in absent {
                    let has = before.get(&contact).map(Vec::as_slice).unwrap_or_default();
                    for segment in followed.iter().filter(|segment| has.contains(&segment.id)) {
                        moves.push(Move { segment: segment.id, contact, event: SegmentEvent::Left });
                    }
                }
                moved |= !moves.is_empty();
                moves.sort_unstable_by_key(|one| (one.segment, one.event == SegmentEvent::Joined, one.contact));
                members::exchange(tx, &moves, why).await?;
            }
        }
    }
    Ok(moved)
}

/// Segments of a level with their conditions, as many as one statement takes.
fn groups<'a>(plan: &Plan, level: &[&'a Followed], now_ms: i64) -> Vec<Vec<(&'a Followed, std::borrow::Cow<'a, crate::filter::Sql>)>> {
    let mut groups: Vec<Vec<_>> = Vec::new();
    let mut values = 0;
    for &followed in level {
        let condition = plan.few(followed, now_ms);
        values += condition.values.len();
        match groups.last_mut().filter(|group| group.len() < MOST_SEGMENTS && values <= MOST_VALUES) {
            Some(group) => group.push((followed, condition)),
            None => {
                values = condition.values.len();
                groups.push(vec![(followed, condition)]);
            }
        }
    }
    groups
}

/// Evaluates segments over everybody, and those that name them over whoever came or went. Whether anybody did.
pub(super) async fn renew(tx: &mut Tx, plan: &Plan, which: &BTreeSet<i64>, why: Why, job: &Job) -> Result<bool> {
    let mut moved = BTreeSet::new();
    let mut movers = RowSet::default();
    for level in &plan.levels {
        for followed in level.iter().filter(|followed| which.contains(&followed.id)) {
            if evaluate(tx, plan, followed, why, job, &mut movers).await? {
                moved.insert(followed.id);
            }
        }
        let names_one = |followed: &&Followed| followed.bound.needs().segments.iter().any(|named| moved.contains(named));
        let others: Vec<&Followed> = level.iter().filter(|followed| !which.contains(&followed.id)).filter(names_one).collect();
        if !others.is_empty() {
            // Movers of these are movers of the levels before.
            moved.extend(others.iter().map(|followed| followed.id));
            follow(tx, plan, &[others], &movers.ids(), why).await?;
        }
    }
    Ok(!moved.is_empty())
}

/// Evaluates a segment over everybody.
async fn evaluate(tx: &mut Tx, plan: &Plan, followed: &Followed, why: Why, job: &Job, movers: &mut RowSet) -> Result<bool> {
    job.check()?;
    let passing = members::passing(tx, &plan.everybody(followed, why.at)).await?;
    let members = members::stored(tx, followed.id).await?;
    job.check()?;
    let only = |those: &RowSet, not: &RowSet| -> Vec<i64> { those.ids().into_iter().filter(|id| !not.contains(*id)).collect() };
    let (joining, leaving) = (only(&passing, &members), only(&members, &passing));
    let total = joining.len() + leaving.len();
    let mut pace = Pace::new(Stage::Changing, u32::try_from(total).unwrap_or(u32::MAX), job.clone());
    let moves = |contacts: &[i64], event: SegmentEvent| -> Vec<Move> {
        contacts.iter().map(|contact| Move { segment: followed.id, contact: *contact, event }).collect()
    };
    let moves = [moves(&leaving, SegmentEvent::Left), moves(&joining, SegmentEvent::Joined)].concat();
    for step in moves.chunks(STEP) {
        members::exchange(tx, step, why).await?;
        pace.add(step.len());
        job.check()?;
    }
    movers.add(&joining);
    movers.add(&leaving);
    store::set_evaluated(tx, followed.id, followed.meaning, followed.bound.needs().on_clock, why.at).await?;
    Ok(total > 0)
}

/// Evaluates what a change of segments has made stale, telling how far it is.
pub(super) async fn settle(tx: &mut Tx, why: Why, job: &Job) -> Result<()> {
    let plan = Plan::load(tx).await?;
    renew(tx, &plan, &plan.stale, why, job).await.map(drop)
}
