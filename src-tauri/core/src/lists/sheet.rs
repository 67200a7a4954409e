//! All contacts as they were at one moment of the file: a large block, and a small one of those that have changed since it
//! was read. A list is the large block's, without those that changed, merged with the small one's, so that an edit costs
//! no second reading and no second ordering of everybody.

use std::cmp::Ordering;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::block::Block;
use super::journal::Ledger;
use super::marks::Marks;
use super::order;
use super::search::Search;
use super::types::{ListQuery, Sort};
use crate::error::Result;

/// Lists kept: the last few letters of a search, and the list that it began from.
const KEPT: usize = 8;
/// Changed contacts beside the large block before both are made one.
const MAX_CHANGED: usize = 20_000;
/// Positions at most that are picked out without ordering everybody.
const MAX_PICKED: usize = 2_000;

type Cell = Arc<OnceLock<Arc<[u32]>>>;

/// See the top of this file. A position counts the contacts of the large block, then those of the small one.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The moment.
    ledger: Ledger,
    base: Arc<Block>,
    changed: Block,
    /// Contacts of `base` that have changed or gone.
    replaced: Marks,
    /// The most recently used first.
    lists: Mutex<Vec<(ListQuery, Cell)>>,
}

/// Contacts of a list, in no order.
struct Wanted {
    base: Marks,
    changed: Marks,
}

/// A window of a list.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Window {
    /// Contacts of the whole list.
    pub(crate) total: usize,
    /// Row ids of those in the window.
    pub(crate) ids: Vec<i64>,
    /// The list is not ordered yet beyond the window.
    pub(super) is_ahead: bool,
}

impl Sheet {
    /// A sheet that was just read.
    pub(super) fn new(ledger: Ledger, base: Block) -> Self {
        let replaced = Marks::none(base.len());
        Self { ledger, base: Arc::new(base), changed: Block::default(), replaced, lists: Mutex::default() }
    }

    /// The moment that it shows.
    pub(super) const fn ledger(&self) -> Ledger {
        self.ledger
    }

    /// The sheet of a later moment: `ids` are the contacts that may have changed, `now` those of them that still exist.
    pub(super) fn patched(&self, ledger: Ledger, ids: &[i64], now: Block) -> Result<Self> {
        let mut gone = Marks::none(self.changed.len());
        let mut replaced = self.replaced.clone();
        for id in ids {
            if let Some(at) = self.changed.index().position(*id) {
                gone.insert(at);
            }
            if let Some(at) = self.base.index().position(*id) {
                replaced.insert(at);
            }
        }
        let changed = Block::merged(&self.changed, &gone, &now)?;
        if changed.len() > MAX_CHANGED {
            return Ok(Self::new(ledger, Block::merged(&self.base, &replaced, &changed)?));
        }
        Ok(Self { ledger, base: Arc::clone(&self.base), changed, replaced, lists: Mutex::default() })
    }

    /// A part of a list. Where the list's order has not been made yet and the part is near its beginning, only that part is
    /// put in order.
    pub(super) fn window(&self, query: &ListQuery, start: usize, len: usize) -> Window {
        let end = start.saturating_add(len);
        let is_ahead = end <= MAX_PICKED && end < self.base.len() / 8 && self.base.known_order(query.sort).is_none();
        let (total, positions) = if is_ahead {
            let wanted = self.wanted(query);
            (wanted.count(), self.first(query.sort, &wanted, end).into())
        } else {
            let all = self.list(query);
            (all.len(), all)
        };
        let ids = positions.get(start.min(positions.len())..end.min(positions.len())).unwrap_or_default();
        Window { total, ids: ids.iter().map(|position| self.id(*position)).collect(), is_ahead }
    }

    /// The positions of a list in its order. Two who ask at once make it once.
    pub(super) fn list(&self, query: &ListQuery) -> Arc<[u32]> {
        let cell = {
            let mut lists = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
            let known = lists.iter().position(|(of, _)| of == query).map(|at| lists.remove(at));
            let entry = known.unwrap_or_else(|| (query.clone(), Cell::default()));
            let cell = Arc::clone(&entry.1);
            lists.insert(0, entry);
            lists.truncate(KEPT);
            cell
        };
        Arc::clone(cell.get_or_init(|| self.ordered(query.sort, &self.wanted(query))))
    }

    /// Row ids of a list in its order.
    pub(super) fn ids(&self, query: &ListQuery) -> Vec<i64> {
        self.list(query).iter().map(|position| self.id(*position)).collect()
    }

    /// The row id at a position.
    pub(super) fn id(&self, position: u32) -> i64 {
        let (block, at) = self.place(position);
        block.ids().get(at).copied().unwrap_or_default()
    }

    /// The position of a row id.
    pub(super) fn position(&self, id: i64) -> Option<u32> {
        let at = match self.changed.index().position(id) {
            Some(at) => self.base.len() + at,
            None => self.base.index().position(id).filter(|at| !self.replaced.contains(*at))?,
        };
        u32::try_from(at).ok()
    }

    fn place(&self, position: u32) -> (&Block, usize) {
        let position = position as usize;
        match position.checked_sub(self.base.len()) {
            None => (&*self.base, position),
            Some(at) => (&self.changed, at),
        }
    }

    fn wanted(&self, query: &ListQuery) -> Wanted {
        let search = Search::parse(&query.search);
        let of = |block: &Block| {
            let mut wanted = match &search {
                Some(search) => block.index().find(search),
                None => Marks::all(block.len()),
            };
            if query.in_bin {
                wanted.intersect(block.in_bin());
            } else {
                wanted.subtract(block.in_bin());
            }
            wanted
        };
        let mut base = of(&self.base);
        base.subtract(&self.replaced);
        Wanted { base, changed: of(&self.changed) }
    }

    fn first(&self, sort: Sort, wanted: &Wanted, count: usize) -> Vec<u32> {
        let base = order::first(&self.base, sort, &wanted.base, count);
        let changed = order::first(&self.changed, sort, &wanted.changed, count);
        let mut first = self.merge(sort, &base, &changed);
        first.truncate(count);
        first
    }

    fn ordered(&self, sort: Sort, wanted: &Wanted) -> Arc<[u32]> {
        let order = self.base.order(sort);
        if wanted.changed.count() == 0 && wanted.base.count() == order.len() {
            return order;
        }
        let base: Vec<u32> = order.iter().copied().filter(|position| wanted.base.contains(*position as usize)).collect();
        let changed = order::first(&self.changed, sort, &wanted.changed, self.changed.len());
        self.merge(sort, &base, &changed).into()
    }

    /// One ordered list of two: positions in the large block, and positions in the small one.
    fn merge(&self, sort: Sort, base: &[u32], changed: &[u32]) -> Vec<u32> {
        let behind = u32::try_from(self.base.len()).unwrap_or(u32::MAX);
        let mut merged = Vec::with_capacity(base.len() + changed.len());
        let mut rest = base;
        for at in changed.iter().copied() {
            let place = (&self.changed, at as usize);
            let before = rest.partition_point(|other| Block::compare(sort, (&self.base, *other as usize), place) == Ordering::Less);
            let (head, tail) = rest.split_at(before);
            merged.extend_from_slice(head);
            merged.push(behind + at);
            rest = tail;
        }
        merged.extend_from_slice(rest);
        merged
    }
}

impl Wanted {
    fn count(&self) -> usize {
        self.base.count() + self.changed.count()
    }
}

#[cfg(test)]
pub(super) mod tests;
