//! Lists of a sheet: contacts of both of its blocks, in an order.

use std::cmp::Ordering;
use std::sync::Arc;

use super::extra::Extra;
use super::order;
use super::search::Search;
use super::sheet::{Sheet, Wanted};
use super::types::{ListQuery, Sort};
use super::view::View;

/// Positions at most that are picked out without ordering everybody.
const MAX_PICKED: usize = 2_000;

/// A sheet and, for lists in the order of a custom field, the field's keys.
#[derive(Debug, Clone)]
pub(super) struct Listing {
    pub(super) sheet: Arc<Sheet>,
    pub(super) extra: Option<Arc<Extra>>,
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

impl From<Arc<Sheet>> for Listing {
    fn from(sheet: Arc<Sheet>) -> Self {
        Self { sheet, extra: None }
    }
}

impl Listing {
    /// A part of a list. Where the list's order has not been made yet and the part is near its beginning, only that part is
    /// put in order.
    pub(super) fn window(&self, query: &ListQuery, start: usize, len: usize) -> Window {
        let end = start.saturating_add(len);
        let base = self.base(query.sort);
        let is_ahead = end <= MAX_PICKED && end < base.block().len() / 8 && base.known_order().is_none();
        let (total, positions) = if is_ahead {
            let wanted = self.wanted(query);
            (wanted.count(), self.first(query.sort, &wanted, end).into())
        } else {
            let all = self.list(query);
            (all.len(), all)
        };
        let ids = positions.get(start.min(positions.len())..end.min(positions.len())).unwrap_or_default();
        Window { total, ids: ids.iter().map(|position| self.sheet.id(*position)).collect(), is_ahead }
    }

    /// The positions of a list in its order.
    pub(super) fn list(&self, query: &ListQuery) -> Arc<[u32]> {
        self.sheet.lists().get(query, self.extra.as_ref(), || self.ordered(query.sort, &self.wanted(query)))
    }

    /// Row ids of a list in its order.
    pub(super) fn ids(&self, query: &ListQuery) -> Vec<i64> {
        self.list(query).iter().map(|position| self.sheet.id(*position)).collect()
    }

    fn base(&self, sort: Sort) -> View<'_> {
        View::new(self.sheet.base(), self.extra.as_ref().map(|extra| extra.base()), sort)
    }

    fn changed(&self, sort: Sort) -> View<'_> {
        View::new(self.sheet.changed(), self.extra.as_ref().map(|extra| extra.changed()), sort)
    }

    fn wanted(&self, query: &ListQuery) -> Wanted {
        self.sheet.wanted(Search::parse(&query.search).as_ref(), query.in_bin)
    }

    fn first(&self, sort: Sort, wanted: &Wanted, count: usize) -> Vec<u32> {
        let base = order::first(self.base(sort), &wanted.base, count);
        let changed = order::first(self.changed(sort), &wanted.changed, count);
        let mut first = self.merge(sort, &base, &changed);
        first.truncate(count);
        first
    }

    fn ordered(&self, sort: Sort, wanted: &Wanted) -> Arc<[u32]> {
        let order = self.base(sort).order();
        if wanted.changed.count() == 0 && wanted.base.count() == order.len() {
            return order;
        }
        let base: Vec<u32> = order.iter().copied().filter(|position| wanted.base.contains(*position as usize)).collect();
        let changed = order::first(self.changed(sort), &wanted.changed, self.sheet.changed().len());
        self.merge(sort, &base, &changed).into()
    }

    /// One ordered list of two: positions in the large block, and positions in the small one.
    fn merge(&self, sort: Sort, base: &[u32], changed: &[u32]) -> Vec<u32> {
        let (of_base, of_changed) = (self.base(sort), self.changed(sort));
        let behind = u32::try_from(of_base.block().len()).unwrap_or(u32::MAX);
        let mut merged = Vec::with_capacity(base.len() + changed.len());
        let mut rest = base;
        for at in changed.iter().copied() {
            let is_before = |other: &u32| of_base.compare(*other as usize, of_changed, at as usize) == Ordering::Less;
            let (head, tail) = rest.split_at(rest.partition_point(is_before));
            merged.extend_from_slice(head);
            merged.push(behind + at);
            rest = tail;
        }
        merged.extend_from_slice(rest);
        merged
    }
}
