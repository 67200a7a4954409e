//! One text for each contact, all in one buffer.

use memchr::memmem::Finder;

use super::marks::Marks;
use crate::error::{Error, Result};

/// Texts by position. The one under way has no end yet.
#[derive(Debug, Default)]
pub(super) struct Column {
    text: String,
    /// Where each text ends. Four bytes do for four gigabytes of names.
    ends: Vec<u32>,
}

impl Column {
    /// What the text under way is appended to.
    pub(super) fn text(&mut self) -> &mut String {
        &mut self.text
    }

    /// Ends the text under way.
    ///
    /// # Errors
    /// `Internal` where all texts together are longer than four gigabytes.
    pub(super) fn end(&mut self) -> Result<()> {
        let end = u32::try_from(self.text.len()).map_err(|_| Error::internal("the contacts have more text than can be searched"))?;
        self.ends.push(end);
        Ok(())
    }

    /// The text at a position; nothing where there is none.
    pub(super) fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let range = start.zip(self.ends.get(at).copied()).map(|(start, end)| start as usize..end as usize);
        range.and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// Appends the text that another column has at a position, and ends it.
    pub(super) fn copy(&mut self, from: &Self, at: usize) -> Result<()> {
        self.text.push_str(from.get(at));
        self.end()
    }

    /// Gives back what was taken ahead.
    pub(super) fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// Marks the contacts whose text contains `needle`.
    pub(super) fn scan(&self, needle: &str, found: &mut Marks) {
        let finder = Finder::new(needle);
        let text = self.text.as_bytes();
        let (mut from, mut contact) = (0, 0);
        while let Some(hit) = text.get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + hit;
            contact += self.contact_at(contact, at);
            found.insert(contact);
            // The rest of this contact's text says nothing new.
            from = self.ends.get(contact).map_or(text.len(), |end| *end as usize);
            contact += 1;
        }
    }

    /// How many contacts after `first` the text at `at` belongs to. Hits are mostly close together or far apart, so the
    /// steps double until they are past it.
    fn contact_at(&self, first: usize, at: usize) -> usize {
        let ends = self.ends.get(first..).unwrap_or_default();
        let mut reach = 1;
        while ends.get(reach - 1).is_some_and(|end| *end as usize <= at) {
            reach *= 2;
        }
        let from = reach / 2;
        let window = ends.get(from..reach.min(ends.len())).unwrap_or_default();
        from + window.partition_point(|end| *end as usize <= at)
    }
}
