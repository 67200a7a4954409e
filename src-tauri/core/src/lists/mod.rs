//! Ordered windows over contacts. A query (search, order, bin or not) becomes a list of row ids, held until anybody
//! commits; a page is a slice of it, so a scrollbar over a million rows works and the count is exact.
//!
//! Search is not SQLite's FTS5: its trigram index was measured to cost 18 µs for every contact that an import writes and
//! 29 ms for a common part of a word at 100,000 contacts, and it knows no beginnings of words. Reading the folded text
//! of all contacts from memory says exactly what the list promises; `docs/performance.md` has its times.

mod cache;
mod order;
mod search;
mod store;
mod types;

use std::collections::HashSet;
use std::sync::Arc;

use sqlx::sqlite::SqliteConnection;

pub(crate) use cache::ListCache;
pub use types::*;

use crate::contacts::{self, Selection};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::ids::ContactId;
use crate::tags::TagFilter;
use crate::tags::filter::Tagged;
use search::{Index, Search};

/// Rows of a window at most; a longer one is asked for in parts.
const MAX_WINDOW: u32 = 10_000;

/// A window of a list with the list's exact size.
pub async fn page(core: &Core, input: ListContacts) -> Result<ContactPage> {
    let ids = ids(core, &input.query).await?;
    let start = (input.offset as usize).min(ids.len());
    let end = start.saturating_add(input.limit.min(MAX_WINDOW) as usize).min(ids.len());
    let rows = contacts::rows(core, ids.get(start..end).unwrap_or_default()).await?;
    Ok(ContactPage { total: count(ids.len()), offset: count(start), rows })
}

/// Where a contact stands in a list, with its neighbours.
///
/// # Errors
/// `NotFound` where there is no such contact at all.
pub async fn locate(core: &Core, input: LocateContact) -> Result<ContactPosition> {
    let ids = ids(core, &input.query).await?;
    let mut connection = core.db().read().acquire().await?;
    let row = row_ids(&mut connection, &[input.contact]).await?;
    let position = ids.iter().position(|id| row.contains(id));
    let previous = position.and_then(|p| p.checked_sub(1)).and_then(|p| ids.get(p)).copied();
    let next = position.and_then(|p| ids.get(p + 1)).copied();
    Ok(ContactPosition {
        position: position.map(count),
        total: count(ids.len()),
        previous: public_id(&mut connection, previous).await?,
        next: public_id(&mut connection, next).await?,
    })
}

/// The row ids of a list, in its order.
pub(crate) async fn ids(core: &Core, query: &ListQuery) -> Result<Arc<[i64]>> {
    let version = core.db().version().await?;
    let cache = &core.shared.lists;
    let base = cache.ordered(version, query, async || {
        let mut snapshot = core.db().read().begin().await?;
        order::ordered(&mut snapshot, query.sort, query.in_bin).await
    });
    let search = Search::parse(&query.search);
    if search.is_none() && query.tags.is_empty() {
        return base.await;
    }
    cache
        .found(version, query, async || {
            let base = base.await?;
            let mut snapshot = core.db().read().acquire().await?;
            let base = tagged(&mut snapshot, base, &query.tags).await?;
            drop(snapshot);
            let Some(search) = search else { return Ok(base) };
            let index = cache
                .index(version, async || {
                    let mut snapshot = core.db().read().begin().await?;
                    store::index(&mut snapshot).await
                })
                .await?;
            filter(base, index, search).await
        })
        .await
}

/// The row ids of a selection, each once: those named in their order, or those of a list in its order.
///
/// # Errors
/// `NotFound` names a contact that does not exist.
pub(crate) async fn selected(core: &Core, selection: &Selection) -> Result<Vec<i64>> {
    match selection {
        Selection::Ids { ids } => {
            let mut connection = core.db().read().acquire().await?;
            row_ids(&mut connection, ids).await
        }
        Selection::Matching { query, except } => {
            let listed = ids(core, query).await?;
            let mut connection = core.db().read().acquire().await?;
            without(&mut connection, &listed, except).await
        }
    }
}

/// The same as [`selected`], as `snapshot` sees the workspace. `version` was asked for before the snapshot was taken:
/// where nobody has committed since, the lists at hand are what the snapshot shows.
pub(crate) async fn selected_in(core: &Core, snapshot: &mut SqliteConnection, version: i64, selection: &Selection) -> Result<Vec<i64>> {
    let (query, except) = match selection {
        Selection::Ids { ids } => return row_ids(snapshot, ids).await,
        Selection::Matching { query, except } => (query, except),
    };
    let at_hand = ids(core, query).await?;
    let listed = if core.db().version().await? == version { at_hand } else { compute(snapshot, query).await? };
    without(snapshot, &listed, except).await
}

async fn compute(snapshot: &mut SqliteConnection, query: &ListQuery) -> Result<Arc<[i64]>> {
    let base = order::ordered(snapshot, query.sort, query.in_bin).await?;
    let base = tagged(snapshot, base, &query.tags).await?;
    match Search::parse(&query.search) {
        Some(search) => filter(base, Arc::new(store::index(snapshot).await?), search).await,
        None => Ok(base),
    }
}

/// What of an ordered list has the tags that are asked for.
async fn tagged(snapshot: &mut SqliteConnection, base: Arc<[i64]>, filter: &TagFilter) -> Result<Arc<[i64]>> {
    let Some(tagged) = Tagged::read(snapshot, filter).await? else { return Ok(base) };
    let work = move || base.iter().copied().filter(|id| tagged.keeps(*id)).collect();
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

/// What of an ordered list a search finds. Reads tens of megabytes: off the threads that serve everybody.
async fn filter(base: Arc<[i64]>, index: Arc<Index>, search: Search) -> Result<Arc<[i64]>> {
    let work = move || {
        let found = index.find(&search);
        base.iter().copied().filter(|id| index.position(*id).is_some_and(|p| found.contains(p))).collect()
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
}

async fn without(connection: &mut SqliteConnection, listed: &[i64], except: &[ContactId]) -> Result<Vec<i64>> {
    let except: HashSet<i64> = store::row_ids(connection, except).await?.into_iter().map(|(_, id)| id).collect();
    Ok(listed.iter().copied().filter(|id| !except.contains(id)).collect())
}

async fn row_ids(connection: &mut SqliteConnection, ids: &[ContactId]) -> Result<Vec<i64>> {
    let known: std::collections::HashMap<Vec<u8>, i64> = store::row_ids(connection, ids).await?.into_iter().collect();
    let mut seen = HashSet::with_capacity(ids.len());
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        let row = *known.get(&id.to_bytes()).ok_or_else(|| Error::NotFound { what: "contact", id: id.to_string() })?;
        if seen.insert(row) {
            rows.push(row);
        }
    }
    Ok(rows)
}

async fn public_id(connection: &mut SqliteConnection, row: Option<i64>) -> Result<Option<ContactId>> {
    match row {
        Some(row) => store::public_id(connection, row).await,
        None => Ok(None),
    }
}

fn count(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}
