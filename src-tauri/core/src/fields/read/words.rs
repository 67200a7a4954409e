//! Yes and no, and stars.

use super::super::number;
use super::quoted;
use crate::identity::fold;

/// English, German, French, Spanish, Italian, Portuguese, Dutch, and what forms and machines write; folded.
#[rustfmt::skip]
const YES: &[&str] = &[
    "yes", "y", "true", "t", "1", "on", "checked", "x", "✓", "✔", "☑", "☒", "✅", "ja", "j", "wahr", "oui", "vrai", "si", "s",
    "verdadero", "cierto", "vero", "sim", "verdadeiro", "waar",
];
#[rustfmt::skip]
const NO: &[&str] = &[
    "no", "n", "false", "f", "0", "off", "unchecked", "✗", "✘", "✕", "❌", "☐", "nein", "falsch", "non", "faux", "falso", "nao",
    "nee", "onwaar",
];
const LONGEST: usize = 40;

/// Whether a word means yes; `None` for one that is neither.
pub(crate) fn is_yes(text: &str) -> Option<bool> {
    if text.len() > LONGEST {
        return None;
    }
    let word = fold(text.trim());
    let is = |known: &[&str]| known.contains(&word.as_str());
    if is(YES) { Some(true) } else { is(NO).then_some(false) }
}

/// Stars that are drawn: those that are full, and all.
fn stars(text: &str) -> Option<(usize, usize)> {
    let drawn: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{FE0F}').collect();
    let full = drawn.iter().take_while(|c| is_star(**c)).count();
    let rest_is_empty = drawn[full..].iter().all(|c| matches!(c, '☆' | '✩'));
    (rest_is_empty && !drawn.is_empty() && drawn.len() <= 100).then_some((full, drawn.len()))
}

/// Whether a character is a star that is full.
pub(super) fn is_star(c: char) -> bool {
    matches!(c, '★' | '⭐' | '🌟')
}

/// A rating of 1 to `most`: `4`, `4/5`, `4 of 5`, `★★★★☆`.
pub(super) fn rating(text: &str, most: u8, mark: char) -> Result<i64, String> {
    let refused = || format!("{} is not a rating: write a whole number from 1 to {most}", quoted(text));
    let (value, of) = match stars(text) {
        // As many as are full: some draw the empty ones and some do not.
        Some((full, all)) => (i64::try_from(full).map_err(|_| refused())?, (all > full).then_some(all.to_string())),
        None => {
            let lower = text.to_lowercase();
            let split = ["/", " out of ", " of ", " von ", " de ", " sur ", " su ", " van "]
                .iter()
                .find_map(|word| lower.split_once(word))
                .map(|(value, of)| (value.to_owned(), Some(of.trim().to_owned())));
            let (value, of) = split.unwrap_or((lower, None));
            (whole(&value, mark).ok_or_else(refused)?, of)
        }
    };
    if let Some(of) = of {
        let all = whole(&of, mark).ok_or_else(refused)?;
        if all != i64::from(most) {
            return Err(format!("{} counts {all} stars, but there are {most} here: write a whole number from 1 to {most}", quoted(text)));
        }
    }
    if (1..=i64::from(most)).contains(&value) { Ok(value) } else { Err(refused()) }
}

/// A small whole number, with the word for stars behind it or not.
fn whole(text: &str, mark: char) -> Option<i64> {
    let amount = number::parse_amount(text, mark).ok()?;
    let is_star = |unit: &str| matches!(unit, "star" | "stars" | "stern" | "sterne");
    let plain = amount.before.is_empty() && (amount.after.is_empty() || is_star(amount.after));
    let small = amount.value.fract() == 0.0 && (0.0..=1_000.0).contains(&amount.value);
    (plain && small).then(|| number::plain(amount.value).parse().ok()).flatten()
}
