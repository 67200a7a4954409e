//! The keys of a custom field for everybody in a sheet. They are read when somebody first asks for the field's order, and
//! follow the sheet from moment to moment.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::keys::{Filling, Keys, Ranking};
use super::sheet::Sheet;
use crate::error::Result;

/// Keys for the large and the small block of one sheet.
#[derive(Debug)]
pub(super) struct Extra {
    ranking: Ranking,
    base: Arc<Keys>,
    changed: Keys,
}

/// Reads stored values that come by ascending row id into an [`Extra`].
pub(super) struct Reading<'a> {
    ranking: &'a Ranking,
    base: Filling<'a>,
    changed: Filling<'a>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(ranking: &'a Ranking, sheet: &'a Sheet) -> Self {
        let of = |ids| Filling::new(ranking, ids);
        Self { ranking, base: of(sheet.base().ids()), changed: of(sheet.changed().ids()) }
    }

    /// A stored value, as of the sheet's moment.
    pub(super) fn value(&mut self, id: i64, stored: &[u8]) -> Result<()> {
        self.base.stored(id, stored)?;
        self.changed.stored(id, stored)
    }

    pub(super) fn finish(self) -> Result<Extra> {
        Ok(Extra { ranking: self.ranking.clone(), base: Arc::new(self.base.finish()?), changed: self.changed.finish()? })
    }
}

impl Extra {
    pub(super) const fn ranking(&self) -> &Ranking {
        &self.ranking
    }

    pub(super) fn base(&self) -> &Keys {
        &self.base
    }

    pub(super) const fn changed(&self) -> &Keys {
        &self.changed
    }

    /// The keys for the sheet that `old`, whose keys these are, was patched to. `written` are the contacts that may have
    /// changed, `now` the stored values of those that have one. Nothing where the large block is another one.
    pub(super) fn patched(&self, old: &Sheet, new: &Sheet, written: &[i64], now: &BTreeMap<i64, Vec<u8>>) -> Result<Option<Self>> {
        if !std::ptr::eq(old.base(), new.base()) {
            return Ok(None);
        }
        let ids = new.changed().ids();
        let mut changed = Filling::new(&self.ranking, ids);
        for id in ids {
            if written.binary_search(id).is_ok() {
                changed.stored(*id, now.get(id).map(Vec::as_slice).unwrap_or_default())?;
            } else if let Some(at) = old.changed().index().position(*id) {
                changed.known(*id, &self.changed, at)?;
            }
        }
        Ok(Some(Self { ranking: self.ranking.clone(), base: Arc::clone(&self.base), changed: changed.finish()? }))
    }
}
