//! Who gave a value and when: what decides whether another value may replace it (design 4.1, last rule).
//!
//! The rule is a total order, so values come out the same whatever order submissions are imported in: the latest
//! submission wins, ties are broken by a hash of the submission; what a member typed stands against everything that is
//! not later; a default (the bot's name as source) gives way to any real value, and to an earlier default.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// The pseudo-field whose origin says that `created_at` follows from the first submission.
pub(crate) const CREATED: &str = "created_at";

/// Who gave a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Giver {
    /// A member typed it.
    #[serde(rename = "m")]
    Member,
    /// A row of an import said it.
    #[serde(rename = "r")]
    Row,
    /// Nobody said it; it follows from the row.
    #[serde(rename = "d")]
    Default,
}

/// When a value was given, and by whom. Times are UTC milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "(i64, i64, Giver)", into = "(i64, i64, Giver)")]
pub(crate) struct Origin {
    /// The submission's own time, or when the member typed.
    pub(crate) at: i64,
    /// Orders givers of the same time.
    pub(crate) tie: i64,
    /// Who.
    pub(crate) giver: Giver,
}

impl From<(i64, i64, Giver)> for Origin {
    fn from((at, tie, giver): (i64, i64, Giver)) -> Self {
        Self { at, tie, giver }
    }
}

impl From<Origin> for (i64, i64, Giver) {
    fn from(origin: Origin) -> Self {
        (origin.at, origin.tie, origin.giver)
    }
}

impl Origin {
    /// Typed by a member at `at`.
    pub(crate) const fn member(at: i64) -> Self {
        Self { at, tie: 0, giver: Giver::Member }
    }

    /// Whether a value of this origin replaces a value of `current`.
    pub(crate) fn replaces(self, current: Self) -> bool {
        match (self.giver, current.giver) {
            (Giver::Member, _) => true,
            (_, Giver::Member) => self.giver == Giver::Row && self.at > current.at,
            (Giver::Default, Giver::Default) => (self.at, self.tie) < (current.at, current.tie),
            (Giver::Default, Giver::Row) => false,
            (Giver::Row, Giver::Default) => true,
            (Giver::Row, Giver::Row) => (self.at, self.tie) > (current.at, current.tie),
        }
    }
}

/// The origins of a contact's values, by field.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Origins(BTreeMap<String, Origin>);

impl Origins {
    /// The origin of a field's value.
    pub(crate) fn get(&self, field: &str) -> Option<Origin> {
        self.0.get(field).copied()
    }

    /// What of these is another in `later`, or is missing there; `None` for what only `later` has.
    pub(crate) fn replaced_by(&self, later: &Self) -> BTreeMap<String, Option<Origin>> {
        let changed = self.0.iter().filter(|(field, origin)| later.0.get(*field) != Some(origin));
        let new = later.0.keys().filter(|field| !self.0.contains_key(*field));
        changed.map(|(field, origin)| (field.clone(), Some(*origin))).chain(new.map(|field| (field.clone(), None))).collect()
    }

    /// Sets or removes the origin of a field's value.
    pub(crate) fn put(&mut self, field: String, origin: Option<Origin>) {
        match origin {
            Some(origin) => self.0.insert(field, origin),
            None => self.0.remove(&field),
        };
    }

    /// Whether a value that is offered replaces the one that is there; notes its origin where it does, and where the same
    /// value is said again: it then stands against everything older than that.
    pub(crate) fn take(&mut self, field: &str, origin: Origin, is_same: bool, was_empty: bool, is_empty: bool) -> bool {
        let known = self.get(field);
        if is_same {
            if !is_empty && known.is_none_or(|known| origin.replaces(known)) {
                self.set(field, origin);
            }
            return false;
        }
        let free = was_empty && known.is_none_or(|known| known.giver != Giver::Member);
        if !free && known.is_some_and(|known| !origin.replaces(known)) {
            return false;
        }
        self.set(field, origin);
        true
    }

    /// Notes where a field's value came from.
    pub(crate) fn set(&mut self, field: &str, origin: Origin) {
        match self.0.get_mut(field) {
            Some(known) => *known = origin,
            None => {
                self.0.insert(field.to_owned(), origin);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(at: i64, tie: i64) -> Origin {
        Origin { at, tie, giver: Giver::Row }
    }

    #[test]
    fn later_rows_replace_earlier_ones_and_ties_are_decided_by_hash() {
        assert!(row(2, 0).replaces(row(1, 9)));
        assert!(!row(1, 9).replaces(row(2, 0)));
        assert!(row(1, 9).replaces(row(1, 3)));
        assert!(!row(1, 3).replaces(row(1, 3)));
    }

    #[test]
    fn what_a_member_typed_stands_against_everything_not_later() {
        assert!(!row(5, 0).replaces(Origin::member(5)));
        assert!(row(6, 0).replaces(Origin::member(5)));
        assert!(Origin::member(1).replaces(row(9, 0)));
    }

    #[test]
    fn a_default_gives_way_to_values_and_to_earlier_defaults() {
        let default = |at| Origin { at, tie: 0, giver: Giver::Default };
        assert!(row(1, 0).replaces(default(9)));
        assert!(!default(9).replaces(row(1, 0)));
        assert!(default(1).replaces(default(2)));
        assert!(!default(9).replaces(Origin::member(1)));
    }
}
