//! The order of a list: empty values last whichever the direction, equal ones by name, then row id. Text is compared
//! folded, which SQLite cannot do, so orders are made here.

use std::cmp::Ordering;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::block::{Block, Value};
use super::marks::Marks;
use super::types::{Sort, SortField};

/// Orders that a block keeps beside that by name: those a person switches between.
const KEPT: usize = 4;
const BY_NAME: Sort = Sort { field: SortField::Name, descending: false };

type Cell = Arc<OnceLock<Arc<[u32]>>>;

/// The orders of a block that have been asked for, the most recent first.
#[derive(Debug, Default)]
pub(super) struct Orders {
    by_name: OnceLock<Arc<[u32]>>,
    others: Mutex<Vec<(Sort, Cell)>>,
}

impl Orders {
    /// All positions of `block` in an order. Two who ask at once make it once.
    pub(super) fn get(&self, block: &Block, sort: Sort) -> Arc<[u32]> {
        let by_name = self.by_name.get_or_init(|| {
            let all: Vec<u32> = (0..).take(block.len()).collect();
            sorted(block, BY_NAME, &all)
        });
        if sort == BY_NAME {
            return Arc::clone(by_name);
        }
        let cell = {
            let mut others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
            let known = others.iter().position(|(of, _)| *of == sort).map(|at| others.remove(at));
            let entry = known.unwrap_or_else(|| (sort, Cell::default()));
            let cell = Arc::clone(&entry.1);
            others.insert(0, entry);
            others.truncate(KEPT);
            cell
        };
        Arc::clone(cell.get_or_init(|| sorted(block, sort, by_name)))
    }

    /// An order that has been made.
    pub(super) fn known(&self, sort: Sort) -> Option<Arc<[u32]>> {
        if sort == BY_NAME {
            return self.by_name.get().map(Arc::clone);
        }
        let others = self.others.lock().unwrap_or_else(PoisonError::into_inner);
        others.iter().find(|(of, _)| *of == sort).and_then(|(_, cell)| cell.get().map(Arc::clone))
    }
}

/// Positions in an order; equal ones stay as they stand in `among`.
fn sorted(block: &Block, sort: Sort, among: &[u32]) -> Arc<[u32]> {
    let value = |position: u32| block.value(sort.field, position as usize);
    let mut keyed: Vec<(u128, u32)> = Vec::with_capacity(among.len());
    let mut empty = Vec::new();
    for position in among.iter().copied() {
        let value = value(position);
        if value.is_empty() {
            empty.push(position);
        } else {
            keyed.push((value.prefix(sort.descending), position));
        }
    }
    keyed.sort_by(|(left, a), (right, b)| {
        left.cmp(right).then_with(|| match (value(*a), value(*b)) {
            (Value::Text(a), Value::Text(b)) => Value::Text(a).compare(&Value::Text(b), sort.descending),
            _ => Ordering::Equal,
        })
    });
    keyed.into_iter().map(|(_, position)| position).chain(empty).collect()
}

/// The first `count` of the contacts in `wanted`, in an order, without ordering the others.
pub(super) fn first(block: &Block, sort: Sort, wanted: &Marks, count: usize) -> Vec<u32> {
    if let Some(order) = block.known_order(sort) {
        return order.iter().copied().filter(|position| wanted.contains(*position as usize)).take(count).collect();
    }
    let compare = |a: &u32, b: &u32| Block::compare(sort, (block, *a as usize), (block, *b as usize));
    let mut kept: Vec<u32> = Vec::with_capacity(2 * count + 1);
    let mut last = None;
    for position in (0..).take(block.len()).filter(|position| wanted.contains(*position as usize)) {
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
