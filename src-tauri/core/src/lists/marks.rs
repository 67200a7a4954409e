//! A set of contacts by position, one bit each.

/// As many positions as it was made for; what is beyond is in no set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Marks(Vec<u64>);

impl Marks {
    /// No position of `len`.
    pub(super) fn none(len: usize) -> Self {
        Self(vec![0; len.div_ceil(64)])
    }

    /// All of `len` positions.
    pub(super) fn all(len: usize) -> Self {
        let mut marks = Self(vec![u64::MAX; len.div_ceil(64)]);
        if let Some(last) = marks.0.last_mut().filter(|_| !len.is_multiple_of(64)) {
            *last = (1 << (len % 64)) - 1;
        }
        marks
    }

    pub(super) fn contains(&self, position: usize) -> bool {
        self.0.get(position / 64).is_some_and(|bits| bits >> (position % 64) & 1 == 1)
    }

    pub(super) fn insert(&mut self, position: usize) {
        if let Some(bits) = self.0.get_mut(position / 64) {
            *bits |= 1 << (position % 64);
        }
    }

    /// Appends a position.
    pub(super) fn push(&mut self, position: usize, marked: bool) {
        if position.is_multiple_of(64) {
            self.0.push(0);
        }
        if marked {
            self.insert(position);
        }
    }

    /// How many positions are in the set.
    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    pub(super) fn intersect(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }

    pub(super) fn unite(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }

    /// Takes out what is in `other`.
    pub(super) fn subtract(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= !b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_are_as_many_as_there_are() {
        for len in [0, 1, 63, 64, 65, 200] {
            assert_eq!((Marks::all(len).count(), Marks::none(len).count()), (len, 0));
            let mut pushed = Marks::default();
            (0..len).for_each(|at| pushed.push(at, true));
            assert_eq!(pushed, Marks::all(len));
            assert!(!pushed.contains(len));
        }
    }

    #[test]
    fn sets_meet_join_and_part() {
        let of = |positions: &[usize]| {
            let mut marks = Marks::none(130);
            positions.iter().for_each(|at| marks.insert(*at));
            marks
        };
        let (a, b) = (of(&[1, 64, 129]), of(&[64, 100]));
        let with = |change: fn(&mut Marks, &Marks)| {
            let mut marks = a.clone();
            change(&mut marks, &b);
            marks
        };
        assert_eq!(with(Marks::intersect), of(&[64]));
        assert_eq!(with(Marks::unite), of(&[1, 64, 100, 129]));
        assert_eq!(with(Marks::subtract), of(&[1, 129]));
    }
}
