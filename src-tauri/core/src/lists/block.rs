//! What lists know of contacts: what they are ordered by and what is searched, by ascending row id. A block does not
//! change once it is built, so its orders are made once.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::column::Column;
use super::marks::Marks;
use super::order::{self, Orders};
use super::search::Index;
use super::types::SortField;
use crate::db::packed;
use crate::error::Result;
use crate::identity::fold_into;

/// Contacts by ascending row id. A position counts them from 0.
#[derive(Debug, Default)]
pub(super) struct Block {
    index: Index,
    in_bin: Marks,
    sort_names: Column,
    first_names: Column,
    last_names: Column,
    sources: Column,
    created_at: Vec<i64>,
    updated_at: Vec<i64>,
    last_activity_at: Vec<i64>,
    submissions: Vec<i64>,
    by_name: OnceLock<Arc<[u32]>>,
    orders: Orders,
}

/// What a contact is ordered by. Text is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Value<'a> {
    /// There is none.
    Absent,
    Number(i64),
    Text(&'a str),
}

impl Value<'_> {
    /// Whether it comes last whichever the direction.
    pub(super) const fn is_empty(&self) -> bool {
        match self {
            Self::Absent => true,
            Self::Number(_) => false,
            Self::Text(text) => text.is_empty(),
        }
    }

    /// How it stands to another of the same field, empty ones aside.
    pub(super) fn compare(&self, other: &Self, descending: bool) -> Ordering {
        let ascending = match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.cmp(b),
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            // Values of one field are of one kind.
            _ => Ordering::Equal,
        };
        if descending { ascending.reverse() } else { ascending }
    }

    /// A number that is smaller where the value comes earlier. Texts that begin with the same sixteen bytes, as no phones
    /// and few e-mails do, share one.
    pub(super) fn prefix(&self, descending: bool) -> u128 {
        let ascending = match self {
            Self::Absent => 0,
            Self::Number(number) => u128::from(number.cast_unsigned() ^ (1 << 63)),
            Self::Text(text) => {
                let mut beginning = [0; 16];
                beginning.iter_mut().zip(text.bytes()).for_each(|(to, byte)| *to = byte);
                u128::from_be_bytes(beginning)
            }
        };
        if descending { !ascending } else { ascending }
    }
}

impl Block {
    /// Appends the contacts of a joined chunk as `store` reads them; their row ids are greater than all before. `notes` is the
    /// folded text of notes by row id: its words are found like those of a name.
    pub(super) fn read(&mut self, chunk: &[u8], notes: &HashMap<i64, String>) -> Result<()> {
        for record in packed::records(chunk) {
            let [id, in_bin, sort_name, first, last, emails, phones, source, created, updated, active, submissions] = record?;
            let position = self.len();
            let id = packed::integer(id)?;
            self.in_bin.push(position, in_bin == b"1");
            self.sort_names.text().push_str(packed::text(sort_name)?);
            for (column, name) in [(&mut self.first_names, first), (&mut self.last_names, last)] {
                let start = column.text().len();
                fold_into(column.text(), packed::text(name)?);
                self.index.name(column.text().get(start..).unwrap_or_default());
            }
            for email in packed::items(emails) {
                self.index.email(packed::text(email)?);
            }
            for phone in packed::items(phones) {
                self.index.phone(packed::text(phone)?);
            }
            fold_into(self.sources.text(), packed::text(source)?);
            self.columns().into_iter().try_for_each(Column::end)?;
            for (column, number) in self.numbers().into_iter().zip([created, updated, active, submissions]) {
                column.push(packed::integer(number)?);
            }
            if let Some(notes) = notes.get(&id) {
                self.index.name(notes);
            }
            self.index.end(id)?;
        }
        Ok(())
    }

    /// Appends a contact of another block.
    fn copy(&mut self, from: &Self, at: usize) -> Result<()> {
        self.in_bin.push(self.len(), from.in_bin.contains(at));
        self.sort_names.copy(&from.sort_names, at)?;
        self.first_names.copy(&from.first_names, at)?;
        self.last_names.copy(&from.last_names, at)?;
        self.sources.copy(&from.sources, at)?;
        self.created_at.extend(from.created_at.get(at));
        self.updated_at.extend(from.updated_at.get(at));
        self.last_activity_at.extend(from.last_activity_at.get(at));
        self.submissions.extend(from.submissions.get(at));
        self.index.copy(&from.index, at)
    }

    /// The contacts of `old` without those in `gone`, and all of `new`, which `old` has no others of.
    pub(super) fn merged(old: &Self, gone: &Marks, new: &Self) -> Result<Self> {
        let mut merged = Self::default();
        let mut added = 0;
        for (position, id) in old.ids().iter().enumerate() {
            if gone.contains(position) {
                continue;
            }
            while new.ids().get(added).is_some_and(|new| new < id) {
                merged.copy(new, added)?;
                added += 1;
            }
            merged.copy(old, position)?;
        }
        for rest in added..new.len() {
            merged.copy(new, rest)?;
        }
        Ok(merged.finished())
    }

    /// The block without what was taken ahead.
    pub(super) fn finished(mut self) -> Self {
        self.index.shrink();
        self.columns().into_iter().for_each(Column::shrink);
        self.numbers().into_iter().for_each(Vec::shrink_to_fit);
        self
    }

    const fn columns(&mut self) -> [&mut Column; 4] {
        [&mut self.sort_names, &mut self.first_names, &mut self.last_names, &mut self.sources]
    }

    const fn numbers(&mut self) -> [&mut Vec<i64>; 4] {
        [&mut self.created_at, &mut self.updated_at, &mut self.last_activity_at, &mut self.submissions]
    }

    pub(super) fn len(&self) -> usize {
        self.ids().len()
    }

    /// Row ids, ascending.
    pub(super) fn ids(&self) -> &[i64] {
        self.index.ids()
    }

    /// The text that searches look through.
    pub(super) const fn index(&self) -> &Index {
        &self.index
    }

    pub(super) const fn in_bin(&self) -> &Marks {
        &self.in_bin
    }

    /// The folded display name at a position.
    pub(super) fn sort_name(&self, at: usize) -> &str {
        self.sort_names.get(at)
    }

    /// What a contact is ordered by; custom fields have [`Keys`](super::keys::Keys) of their own.
    pub(super) fn value(&self, field: SortField, at: usize) -> Value<'_> {
        let number = |column: &[i64]| Value::Number(column.get(at).copied().unwrap_or_default());
        match field {
            SortField::Name => Value::Text(self.sort_names.get(at)),
            SortField::FirstName => Value::Text(self.first_names.get(at)),
            SortField::LastName => Value::Text(self.last_names.get(at)),
            SortField::Email => Value::Text(self.index.first_email(at)),
            SortField::Phone => Value::Text(self.index.first_phone(at)),
            SortField::Source => Value::Text(self.sources.get(at)),
            SortField::CreatedAt => number(&self.created_at),
            SortField::UpdatedAt => number(&self.updated_at),
            SortField::LastActivityAt => number(&self.last_activity_at),
            SortField::SubmissionCount => number(&self.submissions),
            SortField::Field(_) => Value::Absent,
        }
    }

    /// All positions in the order of names, then row ids, which every other order begins from.
    pub(super) fn by_name(&self) -> &Arc<[u32]> {
        self.by_name.get_or_init(|| order::by_name(self))
    }

    /// The same, if it has been made before.
    pub(super) fn known_by_name(&self) -> Option<&Arc<[u32]>> {
        self.by_name.get()
    }

    /// Orders by what the block knows itself.
    pub(super) const fn orders(&self) -> &Orders {
        &self.orders
    }
}
