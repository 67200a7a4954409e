//! Ordered windows over contacts. What lists are ordered by and searched for is held in memory: a query (search, order,
//! bin or not) becomes a list of positions there, and a page is a slice of it, so a scrollbar over a million rows works and
//! the count is exact. What this process writes is patched in; see `sheet` and `journal`.
//!
//! Search is not SQLite's FTS5: its trigram index was measured to cost 18 µs for every contact that an import writes and
//! 29 ms for a common part of a word at 100,000 contacts, and it knows no beginnings of words. Reading the folded text
//! of all contacts from memory says exactly what the list promises; `docs/performance.md` has its times.

mod block;
mod cache;
mod column;
mod extra;
mod journal;
mod keys;
mod listing;
mod marks;
mod order;
mod search;
mod sheet;
mod store;
mod types;
mod view;

use std::collections::HashSet;
use std::sync::Arc;

use sqlx::sqlite::SqliteConnection;

pub(crate) use cache::ListCache;
pub use types::*;

use crate::contacts::{self, Selection};
use crate::core::Core;
use crate::db::RowSet;
use crate::error::{Error, Result};
use crate::filter::{self, Filter};
use crate::ids::ContactId;
use listing::{Listing, Window};
use search::Search;

/// Rows of a window at most; a longer one is asked for in parts.
const MAX_WINDOW: u32 = 10_000;

/// A window of a list with the list's exact size.
///
/// # Errors
/// `NotFound` where the list is to be in the order of a custom field that is not there.
pub async fn page(core: &Core, input: ListContacts) -> Result<ContactPage> {
    let window = window(core, input.query, input.offset as usize, input.limit.min(MAX_WINDOW) as usize).await?;
    let rows = contacts::rows(core, &window.ids, &input.fields).await?;
    // Whoever has seen a page may order, search or scroll next.
    core.shared.lists.warm_up(core);
    Ok(ContactPage { total: count(window.total), offset: count((input.offset as usize).min(window.total)), rows })
}

/// Row ids of a part of a list, and how many contacts the whole list has.
pub(crate) async fn window(core: &Core, query: ListQuery, start: usize, len: usize) -> Result<Window> {
    let query = plain(query);
    if !query.filter.is_everybody() {
        let listed = narrowed(core, query).await?;
        let ids = listed.iter().copied().skip(start).take(len).collect();
        return Ok(Window { total: listed.len(), ids, is_ahead: false });
    }
    let Some(listing) = listing_for(core, &query).await? else {
        let mut snapshot = core.db().read().begin().await?;
        let (start, len) = (i64::try_from(start).unwrap_or(i64::MAX), i64::try_from(len).unwrap_or(i64::MAX));
        let (total, ids) = store::window_by_name(&mut snapshot, query.in_bin, query.sort.descending, start, len).await?;
        return Ok(Window { total: usize::try_from(total).unwrap_or_default(), ids, is_ahead: true });
    };
    let (at_work, asked) = (listing.clone(), query.clone());
    let window = blocking(move || at_work.window(&asked, start, len)).await?;
    if window.is_ahead {
        // The rest is put in order while the beginning is looked at.
        tokio::task::spawn_blocking(move || listing.list(&query));
    }
    Ok(window)
}

/// How many contacts a list has.
pub(crate) async fn total(core: &Core, query: ListQuery) -> Result<u32> {
    Ok(count(window(core, query, 0, 0).await?.total))
}

/// Where a contact stands in a list, with its neighbours.
///
/// # Errors
/// `NotFound` where there is no such contact at all, or no such custom field to order by.
pub async fn locate(core: &Core, input: LocateContact) -> Result<ContactPosition> {
    let query = plain(input.query);
    if !query.filter.is_everybody() {
        return locate_narrowed(core, query, input.contact).await;
    }
    let listing = core.shared.lists.listing(core, query.sort.field).await?;
    let mut connection = core.db().read().acquire().await?;
    let row = row_ids(&mut connection, &[input.contact]).await?;
    let around = move || {
        let (list, sheet) = (listing.list(&query), &listing.sheet);
        let wanted = row.first().and_then(|row| sheet.position(*row));
        let position = wanted.and_then(|wanted| list.iter().position(|at| *at == wanted));
        let id = |at: Option<usize>| at.and_then(|at| list.get(at)).map(|at| sheet.id(*at));
        (position, list.len(), id(position.and_then(|p| p.checked_sub(1))), id(position.map(|p| p + 1)))
    };
    let (position, total, previous, next) = blocking(around).await?;
    Ok(ContactPosition {
        position: position.map(count),
        total: count(total),
        previous: public_id(&mut connection, previous).await?,
        next: public_id(&mut connection, next).await?,
    })
}

async fn locate_narrowed(core: &Core, query: ListQuery, contact: ContactId) -> Result<ContactPosition> {
    let listed = narrowed(core, query).await?;
    let mut connection = core.db().read().acquire().await?;
    let row = row_ids(&mut connection, &[contact]).await?;
    let position = listed.iter().position(|id| row.first() == Some(id));
    let id = |at: Option<usize>| at.and_then(|at| listed.get(at)).copied();
    Ok(ContactPosition {
        position: position.map(count),
        total: count(listed.len()),
        previous: public_id(&mut connection, id(position.and_then(|p| p.checked_sub(1)))).await?,
        next: public_id(&mut connection, id(position.map(|p| p + 1))).await?,
    })
}

/// The row ids of a list that is narrowed by a filter, in its order. The last ones are kept while nobody commits: their
/// windows are asked for one after the other.
async fn narrowed(core: &Core, query: ListQuery) -> Result<Arc<[i64]>> {
    let version = core.db().version().await?;
    if let Some(known) = core.shared.lists.narrowed(version, &query) {
        return Ok(known);
    }
    let narrowed: Arc<[i64]> = ids(core, &query).await?.into();
    core.shared.lists.keep_narrowed(version, query, Arc::clone(&narrowed));
    Ok(narrowed)
}

/// The row ids of a list, in its order.
async fn ids(core: &Core, query: &ListQuery) -> Result<Vec<i64>> {
    let (query, filter) = unfiltered(query);
    let listed = ids_unfiltered(core, query).await?;
    if filter.is_everybody() { Ok(listed) } else { Ok(narrowed_to(listed, &filter::matching(core, &filter).await?)) }
}

/// A query that asks for everybody, and the filter that it asked for.
fn unfiltered(query: &ListQuery) -> (ListQuery, Filter) {
    let mut query = plain(query.clone());
    let filter = std::mem::take(&mut query.filter);
    (query, filter)
}

fn narrowed_to(mut listed: Vec<i64>, passing: &RowSet) -> Vec<i64> {
    listed.retain(|id| passing.contains(*id));
    listed
}

async fn ids_unfiltered(core: &Core, query: ListQuery) -> Result<Vec<i64>> {
    match listing_for(core, &query).await? {
        Some(listing) => blocking(move || listing.ids(&query)).await,
        None => {
            let mut snapshot = core.db().read().begin().await?;
            store::by_name(&mut snapshot, query.in_bin, query.sort.descending).await
        }
    }
}

/// What the list is made of; nothing where it is not at hand and the index by name does as well.
async fn listing_for(core: &Core, query: &ListQuery) -> Result<Option<Listing>> {
    let cache = &core.shared.lists;
    if is_by_name(query) {
        return Ok(cache.sheet_at_hand(core).await?.map(Listing::from));
    }
    cache.listing(core, query.sort.field).await.map(Some)
}

fn is_by_name(query: &ListQuery) -> bool {
    query.sort.field == SortField::Name && query.search.is_empty()
}

/// The query, without a search that looks for nothing.
fn plain(mut query: ListQuery) -> ListQuery {
    if Search::parse(&query.search).is_none() {
        query.search.clear();
    }
    query
}

/// Does what takes milliseconds off the threads that serve everybody.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)
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
            without(&mut connection, listed, except).await
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
    let listed = if core.db().version().await? == version { at_hand } else { ids_in(core, snapshot, query).await? };
    without(snapshot, listed, except).await
}

async fn ids_in(core: &Core, snapshot: &mut SqliteConnection, query: &ListQuery) -> Result<Vec<i64>> {
    let (query, filter) = unfiltered(query);
    let listed = if is_by_name(&query) {
        store::by_name(snapshot, query.in_bin, query.sort.descending).await?
    } else {
        let listing = store::listing(core, snapshot, query.sort.field).await?;
        blocking(move || listing.ids(&query)).await?
    };
    if filter.is_everybody() { Ok(listed) } else { Ok(narrowed_to(listed, &filter::matching_in(core, snapshot, &filter).await?)) }
}

async fn without(connection: &mut SqliteConnection, mut listed: Vec<i64>, except: &[ContactId]) -> Result<Vec<i64>> {
    if !except.is_empty() {
        let except: HashSet<i64> = store::row_ids(connection, except).await?.into_iter().map(|(_, id)| id).collect();
        listed.retain(|id| !except.contains(id));
    }
    Ok(listed)
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
