//! All contacts as they were at one moment of the file: a large block, and a small one of those that have changed since it
//! was read. A list is the large block's, without those that changed, merged with the small one's, so that an edit costs
//! no second reading and no second ordering of everybody.

use std::sync::{Arc, Mutex, OnceLock, PoisonError, Weak};

use super::block::Block;
use super::extra::Extra;
use super::journal::Ledger;
use super::marks::Marks;
use super::search::Search;
use super::types::ListQuery;
use crate::error::Result;

/// Lists kept: the last few letters of a search, and the list that it began from.
const KEPT: usize = 8;
/// Changed contacts beside the large block before both are made one.
const MAX_CHANGED: usize = 20_000;

/// See the top of this file. A position counts the contacts of the large block, then those of the small one.
#[derive(Debug)]
pub(super) struct Sheet {
    /// The moment.
    ledger: Ledger,
    base: Arc<Block>,
    changed: Block,
    /// Contacts of `base` that have changed or gone.
    replaced: Marks,
    lists: Lists,
}

/// Contacts of a list, in no order.
pub(super) struct Wanted {
    pub(super) base: Marks,
    pub(super) changed: Marks,
}

impl Sheet {
    /// A sheet that was just read.
    pub(super) fn new(ledger: Ledger, base: Block) -> Self {
        let replaced = Marks::none(base.len());
        Self { ledger, base: Arc::new(base), changed: Block::default(), replaced, lists: Lists::default() }
    }

    /// The moment that it shows.
    pub(super) const fn ledger(&self) -> Ledger {
        self.ledger
    }

    /// The large block.
    pub(super) fn base(&self) -> &Block {
        &self.base
    }

    /// The small one.
    pub(super) const fn changed(&self) -> &Block {
        &self.changed
    }

    pub(super) const fn lists(&self) -> &Lists {
        &self.lists
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
        Ok(Self { ledger, base: Arc::clone(&self.base), changed, replaced, lists: Lists::default() })
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

    /// Who matches a search and is in the bin, or is not.
    pub(super) fn wanted(&self, search: Option<&Search>, in_bin: bool) -> Wanted {
        let of = |block: &Block| {
            let mut wanted = match search {
                Some(search) => block.index().find(search),
                None => Marks::all(block.len()),
            };
            if in_bin {
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
}

impl Wanted {
    pub(super) fn count(&self) -> usize {
        self.base.count() + self.changed.count()
    }
}

type Cell = Arc<OnceLock<Arc<[u32]>>>;

/// Lists that have been asked for, the most recently used first. One in the order of a custom field is that of certain
/// keys.
#[derive(Debug, Default)]
pub(super) struct Lists(Mutex<Vec<(ListQuery, Weak<Extra>, Cell)>>);

impl Lists {
    /// A list. Two who ask at once make it once.
    pub(super) fn get(&self, query: &ListQuery, extra: Option<&Arc<Extra>>, make: impl FnOnce() -> Arc<[u32]>) -> Arc<[u32]> {
        let extra = extra.map(Arc::downgrade).unwrap_or_default();
        let cell = {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let known = kept.iter().position(|(of, by, _)| of == query && by.ptr_eq(&extra)).map(|at| kept.remove(at));
            let entry = known.unwrap_or_else(|| (query.clone(), extra, Cell::default()));
            let cell = Arc::clone(&entry.2);
            kept.insert(0, entry);
            kept.truncate(KEPT);
            cell
        };
        Arc::clone(cell.get_or_init(make))
    }
}

#[cfg(test)]
pub(super) mod tests;
