//! Text as filters compare it, inside SQLite: case and accents aside. SQLite takes a collation from safe Rust, but no
//! function, so the one collation does both: two plain texts are ordered by their folded forms, and a text beside a
//! pattern is equal to it where it matches. Patterns are bound by `filter` alone and no index is ordered by this
//! collation, so that a pattern is only ever compared with `=`.

use std::cmp::Ordering;

use crate::identity::{fold, fold_into};

/// The collation's name in SQL.
pub(crate) const FOLDED: &str = "folded";

/// Begins every pattern: characters that no text consists of.
const MARK: &str = "\u{1}\u{10ffff}\u{1}";

/// How a pattern matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Match {
    Whole,
    Part,
    Beginning,
    End,
}

impl Match {
    const fn word(self) -> char {
        match self {
            Self::Whole => '=',
            Self::Part => '~',
            Self::Beginning => '^',
            Self::End => '$',
        }
    }
}

/// A pattern to bind: `value = ? COLLATE folded` is true where the value matches.
pub(crate) fn pattern(how: Match, text: &str) -> String {
    let mut pattern = format!("{MARK}{}", how.word());
    fold_into(&mut pattern, text);
    pattern
}

/// The collation.
pub(super) fn compare(a: &str, b: &str) -> Ordering {
    match (b.strip_prefix(MARK), a.strip_prefix(MARK)) {
        (Some(pattern), None) => matched(a, pattern),
        (None, Some(pattern)) => matched(b, pattern).reverse(),
        _ => fold(a).cmp(&fold(b)),
    }
}

fn matched(text: &str, pattern: &str) -> Ordering {
    let mut letters = pattern.chars();
    let how = letters.next();
    let wanted = letters.as_str();
    let is_match = if text.is_ascii() {
        matches_ascii(text.as_bytes(), how, wanted.as_bytes())
    } else {
        let folded = fold(text);
        match how {
            Some('~') => folded.contains(wanted),
            Some('^') => folded.starts_with(wanted),
            Some('$') => folded.ends_with(wanted),
            _ => folded == wanted,
        }
    };
    if is_match { Ordering::Equal } else { Ordering::Less }
}

/// The same for most texts, without a copy of them. `wanted` is folded.
fn matches_ascii(text: &[u8], how: Option<char>, wanted: &[u8]) -> bool {
    let is_at = |start: usize| text.get(start..start + wanted.len()).is_some_and(|part| part.eq_ignore_ascii_case(wanted));
    let Some(spare) = text.len().checked_sub(wanted.len()) else { return false };
    match how {
        Some('~') => (0..=spare).any(is_at),
        Some('^') => is_at(0),
        Some('$') => is_at(spare),
        _ => spare == 0 && is_at(0),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [Match; 4] = [Match::Whole, Match::Part, Match::Beginning, Match::End];

    fn plain(how: Match, text: &str, wanted: &str) -> bool {
        let (text, wanted) = (fold(text), fold(wanted));
        match how {
            Match::Whole => text == wanted,
            Match::Part => text.contains(&wanted),
            Match::Beginning => text.starts_with(&wanted),
            Match::End => text.ends_with(&wanted),
        }
    }

    #[test]
    fn case_and_accents_do_not_matter_on_either_side() {
        for (how, text, wanted) in [
            (Match::Whole, "José", "JOSE"),
            (Match::Whole, "JOSE", "josé"),
            (Match::Part, "Große Straße", "SSE STR"),
            (Match::Beginning, "Ørsted", "o"),
            (Match::End, "Müller & Söhne", "sohne"),
        ] {
            assert_eq!(compare(text, &pattern(how, wanted)), Ordering::Equal, "{how:?} {text} {wanted}");
            assert_eq!(compare(&pattern(how, wanted), text), Ordering::Equal, "{how:?} {text} {wanted}");
        }
        assert_ne!(compare("José", &pattern(Match::Whole, "Jose Luis")), Ordering::Equal);
        assert_eq!(compare("b", "A"), Ordering::Greater);
    }

    proptest! {
        #[test]
        fn the_short_way_for_plain_letters_is_the_same(text in "[a-cA-C ]{0,8}|[a-cÄß]{0,6}", wanted in "[a-cA-Cä]{0,4}") {
            for how in ALL {
                prop_assert_eq!(compare(&text, &pattern(how, &wanted)) == Ordering::Equal, plain(how, &text, &wanted));
            }
        }
    }
}
