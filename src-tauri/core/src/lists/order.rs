//! The order of a list: empty values last whichever the direction, equal ones by name, then row id. Text is compared
//! folded, which SQLite cannot do, so orders are made here.

use std::cmp::Ordering;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::block::{Block, Value};
use super::marks::Marks;
use super::types::{Sort, SortField};
use super::view::View;

/// Orders that are kept beside that by name: those a person switches between.
const KEPT: usize = 4;
const BY_NAME: Sort = Sort { field: SortField::Name, descending: false };

type Cell = Arc<OnceLock<Arc<[u32]>>>;

/// The orders that have been asked for, the most recent first.
#[derive(Debug, Default)]
pub(super) struct Orders(Mutex<Vec<(Sort, Cell)>>);

impl Orders {
    /// All positions of `view` in its order, which is kept here. Two who ask at once make it once.
    pub(super) fn get(&self, view: View<'_>) -> Arc<[u32]> {
        let by_name = view.block().by_name();
        if view.sort() == BY_NAME {
            return Arc::clone(by_name);
        }
        let cell = {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            let known = kept.iter().position(|(of, _)| *of == view.sort()).map(|at| kept.remove(at));
            let entry = known.unwrap_or_else(|| (view.sort(), Cell::default()));
            let cell = Arc::clone(&entry.1);
            kept.insert(0, entry);
            kept.truncate(KEPT);
            cell
        };
        Arc::clone(cell.get_or_init(|| sorted(view, by_name)))
    }

    /// The order of `view`, if it has been made.
    pub(super) fn known(&self, view: View<'_>) -> Option<Arc<[u32]>> {
        if view.sort() == BY_NAME {
            return view.block().known_by_name().map(Arc::clone);
        }
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter().find(|(of, _)| *of == view.sort()).and_then(|(_, cell)| cell.get().map(Arc::clone))
    }
}

/// All positions of a block in the order of names, then row ids.
pub(super) fn by_name(block: &Block) -> Arc<[u32]> {
    let all: Vec<u32> = (0..).take(block.len()).collect();
    sorted(View::new(block, None, BY_NAME), &all)
}

/// Positions in an order; equal ones stay as they stand in `among`.
fn sorted(view: View<'_>, among: &[u32]) -> Arc<[u32]> {
    let descending = view.sort().descending;
    let value = |position: u32| view.value(position as usize);
    let mut keyed: Vec<(u128, u32)> = Vec::with_capacity(among.len());
    let mut empty = Vec::new();
    for position in among.iter().copied() {
        let value = value(position);
        if value.is_empty() {
            empty.push(position);
        } else {
            keyed.push((value.prefix(descending), position));
        }
    }
    keyed.sort_by(|(left, a), (right, b)| {
        left.cmp(right).then_with(|| match (value(*a), value(*b)) {
            (Value::Text(a), Value::Text(b)) => Value::Text(a).compare(&Value::Text(b), descending),
            _ => Ordering::Equal,
        })
    });
    keyed.into_iter().map(|(_, position)| position).chain(empty).collect()
}

/// The first `count` of the contacts in `wanted`, in an order, without ordering the others.
pub(super) fn first(view: View<'_>, wanted: &Marks, count: usize) -> Vec<u32> {
    if let Some(order) = view.known_order() {
        return order.iter().copied().filter(|position| wanted.contains(*position as usize)).take(count).collect();
    }
    let compare = |a: &u32, b: &u32| view.compare(*a as usize, view, *b as usize);
    let mut kept: Vec<u32> = Vec::with_capacity(2 * count + 1);
    let mut last = None;
    for position in (0..).take(view.block().len()).filter(|position| wanted.contains(*position as usize)) {
        if last.is_some_and(|last| compare(&position, &last).is_gt()) {
            continue;
        }
        kept.push(position);
        if kept.len() > 2 * count {
            kept.select_nth_unstable_by(count, compare);
            kept.truncate(count);
            last = kept.iter().copied().max_by(compare);
        }
    }
    kept.sort_unstable_by(compare);
    kept.truncate(count);
    kept
}

#[cfg(test)]
mod tests;
