//! How long a card was where. Pure.

/// A card's going from a phase, by row id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Move {
    pub(super) at: i64,
    pub(super) from: i64,
}

/// Milliseconds in each phase, all stays together, in the order in which the card came to them first. `moves` are in the
/// order of time.
pub(super) fn stays(created_at: i64, moves: &[Move], present: i64, now: i64) -> Vec<(i64, i64)> {
    let mut stays: Vec<(i64, i64)> = Vec::new();
    let mut stay = |phase: i64, from: i64, until: i64| {
        let time = until.saturating_sub(from).max(0);
        match stays.iter_mut().find(|(known, _)| *known == phase) {
            Some((_, sum)) => *sum += time,
            None => stays.push((phase, time)),
        }
    };
    let mut since = created_at;
    for moved in moves {
        stay(moved.from, since, moved.at);
        since = moved.at;
    }
    stay(present, since, now);
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stays_in_one_phase_add_up() {
        let moves = [Move { at: 10, from: 1 }, Move { at: 15, from: 2 }, Move { at: 40, from: 1 }];
        assert_eq!(stays(0, &moves, 3, 100), [(1, 35), (2, 5), (3, 60)]);
        assert_eq!(stays(7, &[], 4, 10), [(4, 3)]);
    }

    #[test]
    fn a_clock_that_went_back_makes_no_time_less_than_none() {
        assert_eq!(stays(50, &[Move { at: 10, from: 1 }], 2, 5), [(1, 0), (2, 0)]);
    }
}
