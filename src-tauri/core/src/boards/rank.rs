//! The place of a card among those of its phase: a text that sorts bytewise, so that a move writes one row. Pure.
//!
//! A key is a whole number and a fraction. The number's first letter says how many digits follow, and above or below zero,
//! so that numbers of any length sort; so 10,000 cards put at either end have keys of four letters. The fraction is made of the same 62
//! digits, and is as short as it can be between its neighbours. Cards put again and again into the same gap halve it each time, a
//! letter for six of them: where a key would be longer than [`LONGEST`], the phase gets new keys ([`spread`]).

/// Characters of a key at most, before the phase gets new ones.
pub const LONGEST: usize = 32;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// A key between two neighbours: `None` is the beginning or the end. Nothing where there is no room: they are equal or the
/// wrong way round, or are no keys.
pub fn between(before: Option<&str>, after: Option<&str>) -> Option<String> {
    match (before, after) {
        (None, None) => Some("a0".to_owned()),
        (None, Some(after)) => {
            let (whole, fraction) = split(after)?;
            if !fraction.is_empty() {
                return Some(whole.to_owned());
            }
            lowered(whole)
        }
        (Some(before), None) => {
            let (whole, fraction) = split(before)?;
            raised(whole).or_else(|| Some(format!("{whole}{}", middle(fraction, "")?)))
        }
        (Some(before), Some(after)) => {
            let ((low, fraction), (high, limit)) = (split(before)?, split(after)?);
            if before >= after {
                return None;
            }
            if low == high {
                return Some(format!("{low}{}", middle(fraction, limit)?));
            }
            match raised(low).filter(|whole| whole.as_str() < after) {
                Some(whole) => Some(whole),
                None => Some(format!("{low}{}", middle(fraction, "")?)),
            }
        }
    }
}

/// Keys behind the last one of a phase, one after the other.
#[derive(Debug, Clone)]
pub struct Appended {
    last: Option<String>,
}

impl Appended {
    /// Behind this key; from the beginning where there is none.
    pub const fn behind(last: Option<String>) -> Self {
        Self { last }
    }
}

impl Iterator for Appended {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        // What is no key is followed by one: no two cards need to differ.
        let next = between(self.last.as_deref(), None).or_else(|| between(None, None));
        self.last.clone_from(&next);
        next
    }
}

/// New keys for so many cards, ascending and short.
pub fn spread(count: usize) -> Vec<String> {
    Appended::behind(None).take(count).collect()
}

/// A key's number and fraction.
fn split(key: &str) -> Option<(&str, &str)> {
    let digits = length(*key.as_bytes().first()?)?;
    let (whole, fraction) = key.split_at_checked(digits + 1)?;
    let known = |text: &str| text.bytes().all(|byte| value(byte).is_some());
    (known(whole) && known(fraction) && !fraction.ends_with('0')).then_some((whole, fraction))
}

/// How many digits follow a first letter.
fn length(first: u8) -> Option<usize> {
    match first {
        b'a'..=b'z' => Some(usize::from(first - b'a') + 1),
        b'A'..=b'Z' => Some(usize::from(b'Z' - first) + 1),
        _ => None,
    }
}

fn value(digit: u8) -> Option<usize> {
    DIGITS.binary_search(&digit).ok()
}

/// The next number; nothing above the greatest.
fn raised(whole: &str) -> Option<String> {
    turned(whole, b'0', b'z', |first| match first {
        b'Z' => Some(b'a'),
        b'z' => None,
        other => Some(other + 1),
    })
}

/// The number before; nothing below the least.
fn lowered(whole: &str) -> Option<String> {
    turned(whole, b'z', b'0', |first| match first {
        b'a' => Some(b'Z'),
        b'A' => None,
        other => Some(other - 1),
    })
}

/// A number a step away: digits that stand `at_end` begin `anew` and carry; where all do, the first letter steps and says how many digits
/// there are.
fn turned(whole: &str, anew: u8, at_end: u8, step: impl Fn(u8) -> Option<u8>) -> Option<String> {
    let mut bytes = whole.as_bytes().to_vec();
    for place in (1..bytes.len()).rev() {
        let digit = *bytes.get(place)?;
        let next = if digit == at_end {
            anew
        } else {
            let now = value(digit)?;
            *DIGITS.get(if anew == b'0' { now + 1 } else { now.checked_sub(1)? })?
        };
        *bytes.get_mut(place)? = next;
        if digit != at_end {
            return String::from_utf8(bytes).ok();
        }
    }
    let first = step(*bytes.first()?)?;
    let mut turned = vec![first];
    turned.resize(length(first)? + 1, anew);
    String::from_utf8(turned).ok()
}

/// A fraction between two; an empty `limit` is one.
fn middle(low: &str, limit: &str) -> Option<String> {
    let (low, limit) = (low.as_bytes(), limit.as_bytes());
    let mut found = Vec::new();
    let mut is_bounded = !limit.is_empty();
    for place in 0.. {
        let least = low.get(place).map_or(Some(0), |digit| value(*digit))?;
        let most = match limit.get(place).filter(|_| is_bounded) {
            Some(digit) => value(*digit)?,
            None if is_bounded => return None,
            None => DIGITS.len(),
        };
        if most < least {
            return None;
        }
        if most - least > 1 {
            found.push(*DIGITS.get(least.midpoint(most))?);
            break;
        }
        found.push(*DIGITS.get(least)?);
        is_bounded = is_bounded && most == least;
    }
    String::from_utf8(found).ok()
}
