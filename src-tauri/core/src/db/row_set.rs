//! A set of rows.

/// Rows by row id, one bit each.
#[derive(Debug, Default)]
pub(crate) struct RowSet(Vec<u64>);

impl RowSet {
    fn place(id: i64) -> Option<(usize, u64)> {
        let id = usize::try_from(id).ok()?;
        Some((id / 64, 1 << (id % 64)))
    }

    /// Whether a row is in it.
    pub(crate) fn contains(&self, id: i64) -> bool {
        Self::place(id).is_some_and(|(word, bit)| self.0.get(word).is_some_and(|bits| bits & bit != 0))
    }

    /// Adds rows.
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

    /// Adds a row.
    pub(crate) fn insert(&mut self, id: i64) {
        self.add(&[id]);
    }

    /// How many rows are in it.
    pub(crate) fn len(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// The rows, ascending.
    pub(crate) fn ids(&self) -> Vec<i64> {
        let mut ids = Vec::with_capacity(self.len());
        for (word, &bits) in self.0.iter().enumerate().filter(|(_, bits)| **bits != 0) {
            let first = i64::try_from(word * 64).unwrap_or(i64::MAX);
            ids.extend((0..64).filter(|bit| bits >> bit & 1 == 1).map(|bit| first + bit));
        }
        ids
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
        assert_eq!((set.ids(), set.len()), (found, 5));
        set.insert(64);
        set.insert(65);
        assert_eq!(set.ids(), [1, 2, 63, 64, 65, 1_000]);
    }
}
