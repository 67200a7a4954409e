//! A set of contacts.

/// Contacts by row id, one bit each.
#[derive(Debug, Default)]
pub(crate) struct RowSet(Vec<u64>);

impl RowSet {
    fn place(id: i64) -> Option<(usize, u64)> {
        let id = usize::try_from(id).ok()?;
        Some((id / 64, 1 << (id % 64)))
    }

    /// Whether a contact is in it.
    pub(crate) fn contains(&self, id: i64) -> bool {
        Self::place(id).is_some_and(|(word, bit)| self.0.get(word).is_some_and(|bits| bits & bit != 0))
    }

    /// Adds contacts.
    pub(crate) fn add(&mut self, ids: &[i64]) {
        let words = ids.iter().filter_map(|id| Self::place(*id)).map(|(word, _)| word + 1).max().unwrap_or_default();
        if words > self.0.len() {
            self.0.resize(words, 0);
        }
        for (word, bit) in ids.iter().filter_map(|id| Self::place(*id)) {
            if let Some(bits) = self.0.get_mut(word) {
                *bits |= bit;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_what_was_added_and_nothing_else() {
        let mut set = RowSet::default();
        set.add(&[]);
        set.add(&[1, 63, 64, 1_000]);
        set.add(&[2]);
        let found: Vec<i64> = (-5..2_000).filter(|id| set.contains(*id)).collect();
        assert_eq!(found, [1, 2, 63, 64, 1_000]);
    }
}
