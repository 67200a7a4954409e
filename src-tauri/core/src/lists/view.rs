//! A block's contacts together with what they are put in order by: something that the block knows itself, or the keys of a
//! custom field.

use std::cmp::Ordering;
use std::sync::Arc;

use super::block::{Block, Value};
use super::keys::Keys;
use super::types::{Sort, SortField};

/// See the top of this file.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'a> {
    block: &'a Block,
    /// By position in the block; needed where the order is that of a custom field.
    keys: Option<&'a Keys>,
    sort: Sort,
}

impl<'a> View<'a> {
    pub(super) const fn new(block: &'a Block, keys: Option<&'a Keys>, sort: Sort) -> Self {
        Self { block, keys, sort }
    }

    pub(super) const fn block(&self) -> &'a Block {
        self.block
    }

    pub(super) const fn sort(&self) -> Sort {
        self.sort
    }

    /// What a contact is ordered by.
    pub(super) fn value(&self, at: usize) -> Value<'a> {
        match (self.sort.field, self.keys) {
            (SortField::Field(_), Some(keys)) => keys.get(at),
            (field, _) => self.block.value(field, at),
        }
    }

    /// How a contact stands to one of another view of the same order: by value, empty ones last; then by name; then by row
    /// id.
    pub(super) fn compare(&self, at: usize, other: Self, other_at: usize) -> Ordering {
        let (a, b) = (self.value(at), other.value(other_at));
        a.is_empty()
            .cmp(&b.is_empty())
            .then_with(|| a.compare(&b, self.sort.descending))
            .then_with(|| self.block.sort_name(at).cmp(other.block.sort_name(other_at)))
            .then_with(|| self.block.ids().get(at).cmp(&other.block.ids().get(other_at)))
    }

    /// All positions of the block in their order.
    pub(super) fn order(&self) -> Arc<[u32]> {
        match self.keys {
            Some(keys) => keys.orders().get(*self),
            None => self.block.orders().get(*self),
        }
    }

    /// The same, if it has been made before.
    pub(super) fn known_order(&self) -> Option<Arc<[u32]>> {
        match self.keys {
            Some(keys) => keys.orders().known(*self),
            None => self.block.orders().known(*self),
        }
    }
}
