//! Keys that keep cards in their order.

use contact_core::boards::rank::{Appended, LONGEST, between, spread};
use proptest::prelude::*;

/// A pile of keys in order.
#[derive(Default)]
struct Pile(Vec<String>);

impl Pile {
    /// Puts a card at a place. Whether all keys had to be made anew.
    fn put(&mut self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.0.get(at)).map(String::as_str);
        let key = between(before, self.0.get(at).map(String::as_str)).filter(|key| key.len() <= LONGEST);
        let is_anew = key.is_none();
        self.0.insert(at, key.unwrap_or_default());
        if is_anew {
            self.0 = spread(self.0.len());
        }
        is_anew
    }

    fn longest(&self) -> usize {
        self.0.iter().map(String::len).max().unwrap_or_default()
    }

    fn check(&self) {
        assert!(self.0.is_sorted_by(|a, b| a.as_bytes() < b.as_bytes()));
    }
}

/// Numbers that look like chance and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

#[test]
fn ten_thousand_random_moves_keep_keys_ordered_and_short() {
    for seed in 1..6 {
        let mut dice = Dice(seed);
        let mut pile = Pile(spread(500));
        let mut anew = 0;
        for _ in 0..10_000 {
            let from = dice.below(pile.0.len());
            pile.0.remove(from);
            let to = dice.below(pile.0.len() + 1);
            anew += usize::from(pile.put(to));
        }
        pile.check();
        assert!(pile.longest() <= 12 && anew == 0, "seed {seed}: {} letters, {anew} times anew", pile.longest());
    }
}

#[test]
fn ten_thousand_cards_at_one_place_keep_keys_ordered_and_short() {
    // The bottom, the top, and in front of one card in the middle, which is where keys grow.
    for (place, most_anew) in [(0_u8, 0), (1, 0), (2, 100)] {
        let mut pile = Pile(spread(3));
        let (mut anew, mut middle) = (0, 1);
        for _ in 0..10_000 {
            let at = [pile.0.len(), 0, middle][usize::from(place)];
            anew += usize::from(pile.put(at));
            middle += 1;
        }
        pile.check();
        assert!(pile.longest() <= LONGEST && anew <= most_anew, "{place}: {} letters, {anew} times anew", pile.longest());
    }
}

#[test]
fn keys_at_either_end_grow_by_the_number_of_cards_alone() {
    let keys: Vec<String> = Appended::behind(None).take(100_000).collect();
    assert!(keys.is_sorted_by(|a, b| a < b));
    assert_eq!(keys.iter().map(String::len).max(), Some(4));
    let mut first = None::<String>;
    for _ in 0..100_000 {
        let above = between(None, first.as_deref()).unwrap();
        assert!(first.as_ref().is_none_or(|first| above < *first));
        first = Some(above);
    }
    assert_eq!(first.unwrap().len(), 4);
}

#[test]
fn there_is_no_key_between_what_is_equal_turned_round_or_no_key() {
    for (before, after) in [
        (Some("a0"), Some("a0")),
        (Some("a1"), Some("a0")),
        (Some("a0"), Some("a00")),
        (Some(""), None),
        (None, Some("!")),
        (Some("a-"), None),
        (Some("b1"), None),
        (None, Some("a0V0")),
    ] {
        assert_eq!(between(before, after), None, "{before:?} {after:?}");
    }
    assert!(Appended::behind(Some("no key".to_owned())).next().is_some(), "a card finds a place all the same");
}

proptest! {
    #[test]
    fn a_key_between_any_two_stands_between_them(places in proptest::collection::vec(any::<prop::sample::Index>(), 2..200)) {
        let mut pile = Pile::default();
        for place in places {
            prop_assert!(!pile.put(place.index(pile.0.len() + 1)));
        }
        pile.check();
        for key in &pile.0 {
            prop_assert!(!key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric()));
        }
    }
}
