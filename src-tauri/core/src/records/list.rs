//! Lists of records by position: a query becomes an ordered list of row ids, which is held as long as nobody writes.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use sqlx::sqlite::SqliteConnection;

use super::order::Ranking;
use super::profile;
use super::store;
use super::store::kinds::{self, Kind};
use super::store::lists::{self, Order, Wanted};
use super::types::{ListRecords, LocateRecord, RecordPage, RecordPosition, RecordQuery, RecordSelection, RecordSortField};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::fields::{self, Owner};
use crate::filter::{Filter, Sql, Subject, World, bind_for, compile_for};
use crate::identity::fold;
use crate::ids::RecordId;

/// Lists that are held.
const HELD: usize = 8;
/// Rows of a window at most.
const MAX_LIMIT: u32 = 1_000;

/// Ordered lists of row ids, the last used last.
#[derive(Default)]
pub(crate) struct RecordLists(Mutex<Vec<Held>>);

/// A list, and when it was as it is.
struct Held {
    query: RecordQuery,
    moment: Moment,
    ids: Arc<Vec<i64>>,
}

/// A moment of the file, and of the clock in minutes, for filters that depend on it.
type Moment = (i64, i64);

impl RecordLists {
    fn get(&self, query: &RecordQuery, now: Moment) -> Option<Arc<Vec<i64>>> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = held.iter().position(|list| list.moment == now && list.query == *query)?;
        let found = held.remove(at);
        let ids = Arc::clone(&found.ids);
        held.push(found);
        Some(ids)
    }

    fn put(&self, query: RecordQuery, moment: Moment, ids: Arc<Vec<i64>>) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.retain(|list| list.moment.0 == moment.0);
        if held.len() >= HELD {
            held.remove(0);
        }
        held.push(Held { query, moment, ids });
    }
}

/// A window of a list.
///
/// # Errors
/// `NotFound` where the type or the field to order by is not there; `Invalid` says what of the filter cannot be.
pub async fn list(core: &Core, input: ListRecords) -> Result<RecordPage> {
    // Asked for before anything is read: whoever writes in between makes the list one of an earlier moment, not of a later.
    let version = core.db().version().await?;
    let mut snapshot = core.db().read().begin().await?;
    let (kind, ids) = ordered(core, &mut snapshot, version, &input.query).await?;
    let from = usize::try_from(input.offset).unwrap_or(usize::MAX).min(ids.len());
    let limit = usize::try_from(input.limit.min(MAX_LIMIT)).unwrap_or(usize::MAX);
    let window: Vec<i64> = ids.iter().skip(from).take(limit).copied().collect();
    let records = profile::rows(&mut snapshot, &kind, &window).await?;
    Ok(RecordPage { total: u32::try_from(ids.len()).unwrap_or(u32::MAX), offset: input.offset, records })
}

/// Where a record stands in a list.
///
/// # Errors
/// As [`list`].
pub async fn locate(core: &Core, input: LocateRecord) -> Result<RecordPosition> {
    let version = core.db().version().await?;
    let mut snapshot = core.db().read().begin().await?;
    let (_, ids) = ordered(core, &mut snapshot, version, &input.query).await?;
    let row = store::by_uuid(&mut snapshot, &[input.record]).await?.first().map(|(_, row, _)| *row);
    let position = ids.iter().position(|id| Some(*id) == row);
    let at = |place: Option<usize>| place.and_then(|place| ids.get(place)).copied();
    let (previous, next) = (at(position.and_then(|at| at.checked_sub(1))), at(position.map(|at| at + 1)));
    let near: Vec<i64> = previous.into_iter().chain(next).collect();
    let known: HashMap<i64, Vec<u8>> = lists::public_ids(&mut snapshot, &near).await?.into_iter().collect();
    let public = |row: Option<i64>| row.and_then(|row| known.get(&row)).map(|uuid| RecordId::from_bytes(uuid)).transpose();
    Ok(RecordPosition {
        position: position.and_then(|at| u32::try_from(at).ok()),
        total: u32::try_from(ids.len()).unwrap_or(u32::MAX),
        previous: public(previous)?,
        next: public(next)?,
    })
}

/// The type of a query, and its records in order, as of `snapshot`, whose moment is `version` or later.
pub(super) async fn ordered(
    core: &Core,
    snapshot: &mut SqliteConnection,
    version: i64,
    query: &RecordQuery,
) -> Result<(Kind, Arc<Vec<i64>>)> {
    let kind = kinds::find(snapshot, query.record_type).await?;
    let held = &core.shared.records;
    let minute = if query.filter.is_everybody() { 0 } else { core.env().now_ms().div_euclid(60_000) };
    let moment = (version, minute);
    if let Some(ids) = held.get(query, moment) {
        return Ok((kind, ids));
    }
    let ids = Arc::new(read(core, snapshot, &kind, query).await?);
    held.put(query.clone(), moment, Arc::clone(&ids));
    Ok((kind, ids))
}

async fn read(core: &Core, snapshot: &mut SqliteConnection, kind: &Kind, query: &RecordQuery) -> Result<Vec<i64>> {
    let words = words(&query.search);
    let that = condition(core, snapshot, kind, &query.filter).await?;
    let wanted = Wanted { record_type: kind.id, in_bin: query.in_bin, words: &words, that: that.as_ref() };
    let field = match query.sort.field {
        RecordSortField::Title => return lists::ids(snapshot, &wanted, Order::Title, query.sort.descending).await,
        RecordSortField::CreatedAt => return lists::ids(snapshot, &wanted, Order::CreatedAt, query.sort.descending).await,
        RecordSortField::UpdatedAt => return lists::ids(snapshot, &wanted, Order::UpdatedAt, query.sort.descending).await,
        RecordSortField::Field(field) => field,
    };
    let set = fields::store::load_of(snapshot, Owner::RecordType(kind.id)).await?;
    let ranking = Ranking::of(&set, set.find(field)?);
    let ids = lists::ids(snapshot, &wanted, Order::Title, false).await?;
    let stored = lists::stored(snapshot, kind.id, ranking.field()).await?;
    let descending = query.sort.descending;
    tokio::task::spawn_blocking(move || ranking.sorted(ids, &stored, descending)).await.map_err(Error::internal)?
}

/// What a filter means, over a record `r`; nothing where every record passes.
async fn condition(core: &Core, connection: &mut SqliteConnection, kind: &Kind, filter: &Filter) -> Result<Option<Sql>> {
    if filter.is_everybody() {
        return Ok(None);
    }
    let subject = Subject::Record(kind.id);
    let world = World::load(connection).await?;
    let bound = bind_for(&world, subject, filter)?;
    Ok(Some(compile_for(&bound, subject, core.env().now_ms(), world.locale)))
}

/// The words of a search, folded.
pub(super) fn words(search: &str) -> Vec<String> {
    fold(search).split_whitespace().map(str::to_owned).collect()
}

/// The records that a verb acts on, by row id of their type.
///
/// # Errors
/// `NotFound` names one that is not there.
pub(super) async fn selected(
    core: &Core,
    connection: &mut SqliteConnection,
    selection: &RecordSelection,
) -> Result<BTreeMap<i64, Vec<i64>>> {
    let mut found: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    match selection {
        RecordSelection::Ids { ids } => {
            let known: HashMap<Vec<u8>, (i64, i64)> =
                store::by_uuid(connection, ids).await?.into_iter().map(|(uuid, row, kind)| (uuid, (row, kind))).collect();
            for id in ids {
                let (row, kind) = known.get(&id.to_bytes()).ok_or_else(|| Error::NotFound { what: "record", id: id.to_string() })?;
                let rows = found.entry(*kind).or_default();
                if !rows.contains(row) {
                    rows.push(*row);
                }
            }
        }
        RecordSelection::Matching { query, except } => {
            // Inside a change the file is of no moment that others could share.
            let kind = kinds::find(connection, query.record_type).await?;
            let mut ids = read(core, connection, &kind, query).await?;
            let except: Vec<i64> = store::by_uuid(connection, except).await?.into_iter().map(|(_, row, _)| row).collect();
            ids.retain(|id| !except.contains(id));
            found.insert(kind.id, ids);
        }
    }
    Ok(found)
}
