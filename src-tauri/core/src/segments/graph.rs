//! Which segments name which others: the order in which they are evaluated, and circles that nobody could. Pure.

use std::collections::{BTreeMap, BTreeSet};

/// Segments by row id, each with those that its filter names.
#[derive(Debug, Default)]
pub(super) struct Graph(BTreeMap<i64, BTreeSet<i64>>);

impl Graph {
    /// Notes what a segment names.
    pub(super) fn set(&mut self, segment: i64, names: impl IntoIterator<Item = i64>) {
        self.0.insert(segment, names.into_iter().collect());
    }

    /// The segments in the order in which they can be evaluated: those of a level name only some of the levels before.
    /// Those that stand in a circle, or name one that does, are left out.
    pub(super) fn levels(&self) -> Vec<Vec<i64>> {
        let mut levels: Vec<Vec<i64>> = Vec::new();
        let mut placed = BTreeSet::new();
        loop {
            // A segment that is not here has nothing to wait for.
            let is_ready = |names: &BTreeSet<i64>| names.iter().all(|name| placed.contains(name) || !self.0.contains_key(name));
            let level: Vec<i64> = self.0.iter().filter(|(id, names)| !placed.contains(*id) && is_ready(names)).map(|(id, _)| *id).collect();
            if level.is_empty() {
                return levels;
            }
            placed.extend(level.iter().copied());
            levels.push(level);
        }
    }

    /// The way from a segment over those that it names back to itself, both ends told; nothing where there is none.
    pub(super) fn circle(&self, from: i64) -> Option<Vec<i64>> {
        let mut way = vec![from];
        self.walk(from, &mut way, &mut BTreeSet::new()).then_some(way)
    }

    fn walk(&self, to: i64, way: &mut Vec<i64>, seen: &mut BTreeSet<i64>) -> bool {
        let Some(names) = way.last().and_then(|last| self.0.get(last)) else { return false };
        for &next in names {
            if next != to && !seen.insert(next) {
                continue;
            }
            way.push(next);
            if next == to || self.walk(to, way, seen) {
                return true;
            }
            way.pop();
        }
        false
    }

    /// A segment, and those that name it, directly or over others.
    pub(super) fn dependents(&self, of: &BTreeSet<i64>) -> BTreeSet<i64> {
        let mut found = of.clone();
        loop {
            let more: Vec<i64> =
                self.0.iter().filter(|(id, names)| !found.contains(*id) && !names.is_disjoint(&found)).map(|(id, _)| *id).collect();
            if more.is_empty() {
                return found;
            }
            found.extend(more);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph(edges: &[(i64, &[i64])]) -> Graph {
        let mut graph = Graph::default();
        edges.iter().for_each(|(id, names)| graph.set(*id, names.iter().copied()));
        graph
    }

    #[test]
    fn whoever_is_named_comes_first() {
        let graph = graph(&[(1, &[3]), (2, &[]), (3, &[2]), (4, &[2, 1]), (5, &[99])]);
        assert_eq!(graph.levels(), [vec![2, 5], vec![3], vec![1], vec![4]]);
        assert_eq!(graph.dependents(&BTreeSet::from([3])), BTreeSet::from([1, 3, 4]));
        assert_eq!(graph.dependents(&BTreeSet::from([5])), BTreeSet::from([5]));
    }

    #[test]
    fn a_circle_is_told_from_end_to_end() {
        let graph = graph(&[(1, &[2]), (2, &[4, 3]), (3, &[1]), (4, &[]), (5, &[5]), (6, &[1])]);
        assert_eq!(graph.circle(1), Some(vec![1, 2, 3, 1]));
        assert_eq!(graph.circle(5), Some(vec![5, 5]));
        assert_eq!((graph.circle(4), graph.circle(6)), (None, None), "who names a circle is not in it");
        assert_eq!(graph.levels(), [vec![4]]);
    }
}
