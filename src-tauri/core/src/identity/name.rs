//! Names of people: splitting a full name, and telling whether two names clearly belong to two people.

use super::{fold_words, is_blank_identity, is_padding};

/// Words of a name that are compared; a longer "name" is a sentence.
const MAX_WORDS: usize = 16;

/// First and last name, trimmed, inner white space collapsed. Either can be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct PersonName {
    /// Given name, or the only name.
    pub first: String,
    /// Family name.
    pub last: String,
}

impl PersonName {
    /// Splits a full name: `Last, First` is turned round; otherwise the first word is the first name and the rest the last
    /// name. Words for nothing (`n/a`) give an empty name.
    pub fn from_full(text: &str) -> Self {
        let full = collapse(text);
        if is_blank_identity(&full) {
            return Self::default();
        }
        if let Some((last, first)) = full.split_once(',') {
            let (first, last) = (collapse(first), collapse(last));
            if !first.is_empty() && !last.is_empty() && !is_suffix(&first) {
                return Self { first, last };
            }
        }
        let full = full.trim_matches(|c| c == ',' || c == ' ');
        match full.split_once(' ') {
            Some((first, last)) => Self { first: first.to_owned(), last: last.to_owned() },
            None => Self { first: full.to_owned(), last: String::new() },
        }
    }

    /// The name from its two parts as given, each cleaned; words for nothing become empty.
    pub fn from_parts(first: &str, last: &str) -> Self {
        let clean = |text: &str| if is_blank_identity(text) { String::new() } else { collapse(text) };
        Self { first: clean(first), last: clean(last) }
    }

    /// Whether there is no name at all.
    pub fn is_empty(&self) -> bool {
        self.first.is_empty() && self.last.is_empty()
    }
}

/// Whether two names, each `(first, last)`, clearly belong to two different people. Asked when only a phone number matched.
///
/// They do not when either is empty, or when every word of the shorter name has a partner of its own in the longer one,
/// in any order. Partners are equal after folding, or an initial and a word that starts with it, or words of five letters or
/// more that are one slip apart (two from eight letters on). So "J. Smith" agrees with "John Smith", "Smith John" with
/// "John Smith", "John" with "John Smith". "Ana Smith" and "Tom Smith" disagree: families share phones.
pub fn names_clearly_disagree(a: (&str, &str), b: (&str, &str)) -> bool {
    let words = |(first, last): (&str, &str)| -> Vec<Vec<char>> {
        [first, last]
            .iter()
            .filter(|part| !is_blank_identity(part))
            .flat_map(|part| fold_words(part))
            .map(|word| word.chars().collect())
            .take(MAX_WORDS)
            .collect()
    };
    let (a, b) = (words(a), words(b));
    if a.is_empty() || b.is_empty() || glued(&a) == glued(&b) {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    !all_have_partners(short, long)
}

/// The name without its spaces, so that "Mary Jane" and "Maryjane", "Li Na" and "LiNa" are the same.
fn glued(words: &[Vec<char>]) -> String {
    words.iter().flatten().collect()
}

/// Whether each word of `short` can be given a partner of its own in `long`.
fn all_have_partners(short: &[Vec<char>], long: &[Vec<char>]) -> bool {
    let mut partner_of = vec![None; long.len()];
    (0..short.len()).all(|word| find_partner(word, short, long, &mut vec![false; long.len()], &mut partner_of))
}

/// Finds `word` a partner, moving earlier words to other partners where that makes room (Kuhn's matching).
fn find_partner(word: usize, short: &[Vec<char>], long: &[Vec<char>], asked: &mut [bool], partner_of: &mut [Option<usize>]) -> bool {
    for at in 0..long.len() {
        if asked[at] || !are_partners(&short[word], &long[at]) {
            continue;
        }
        asked[at] = true;
        let free = match partner_of[at] {
            None => true,
            Some(earlier) => find_partner(earlier, short, long, asked, partner_of),
        };
        if free {
            partner_of[at] = Some(word);
            return true;
        }
    }
    false
}

fn are_partners(a: &[char], b: &[char]) -> bool {
    if a.len() == 1 || b.len() == 1 {
        return a[0] == b[0];
    }
    let shorter = a.len().min(b.len());
    let slips = match shorter {
        0..5 => return a == b,
        5..8 => 1,
        _ => 2,
    };
    a.len().abs_diff(b.len()) <= slips && slips_between(a, b) <= slips
}

/// Edit distance in which two neighbouring letters changed round count as one slip.
fn slips_between(a: &[char], b: &[char]) -> usize {
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let changed = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = changed.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before_last[j - 2] + 1);
            }
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

/// What follows a comma without being a first name.
fn is_suffix(text: &str) -> bool {
    matches!(fold_words(text).concat().as_str(), "jr" | "sr" | "ii" | "iii" | "iv" | "phd" | "md" | "esq" | "mba" | "cpa" | "dds")
}

fn collapse(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split(is_padding).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{PersonName, names_clearly_disagree};

    #[test]
    fn full_names_split_into_first_and_last() {
        for (full, first, last) in [
            ("", "", ""),
            ("  n/a ", "", ""),
            ("Ana", "Ana", ""),
            ("Ana Díaz", "Ana", "Díaz"),
            (" Ana \u{a0}  Díaz\tLuna ", "Ana", "Díaz Luna"),
            ("Díaz Luna, Ana", "Ana", "Díaz Luna"),
            ("van der Berg , Jan Pieter", "Jan Pieter", "van der Berg"),
            ("John Smith, Jr.", "John", "Smith, Jr."),
            ("Smith,", "Smith", ""),
            ("李 伟", "李", "伟"),
            ("محمد علي", "محمد", "علي"),
        ] {
            assert_eq!(PersonName::from_full(full), PersonName { first: first.to_owned(), last: last.to_owned() }, "{full:?}");
        }
        assert!(PersonName::from_parts(" - ", "unknown").is_empty());
        assert_eq!(PersonName::from_parts(" Ana  María ", "Díaz").first, "Ana María");
    }

    fn disagree(a: &str, b: &str) -> bool {
        let split = |full: &str| PersonName::from_full(full);
        let (a, b) = (split(a), split(b));
        let forth = names_clearly_disagree((&a.first, &a.last), (&b.first, &b.last));
        assert_eq!(forth, names_clearly_disagree((&b.first, &b.last), (&a.first, &a.last)), "the rule is symmetric");
        forth
    }

    #[test]
    fn names_that_can_be_one_person_agree() {
        for (a, b) in [
            ("", "John Smith"),
            ("n/a", "John Smith"),
            ("John Smith", "john SMITH"),
            ("John", "John Smith"),
            ("Smith", "John Smith"),
            ("J. Smith", "John Smith"),
            ("John S.", "John Smith"),
            ("Smith John", "John Smith"),
            ("John A. Smith", "John Smith"),
            ("José García", "Jose Garcia Lopez"),
            ("Michael Brown", "Micheal Brown"),
            ("Katarzyna Wiśniewska", "Katarzyna Wisniewski"),
            ("Jürgen Müller", "Jurgen Muller"),
            ("Mary Jane Watson", "Maryjane Watson"),
            ("李伟", "李 伟"),
        ] {
            assert!(!disagree(a, b), "{a:?} {b:?}");
        }
    }

    #[test]
    fn names_of_two_people_disagree() {
        for (a, b) in [
            ("John Smith", "Maria Garcia"),
            ("Ana Smith", "Tom Smith"),
            ("John Smith", "John Garcia"),
            ("John", "Maria"),
            ("Ana", "Tom Smith"),
            ("J. Smith", "Maria Smith"),
            ("Eva Park", "Ava Park"),
            ("王芳", "李伟"),
        ] {
            assert!(disagree(a, b), "{a:?} {b:?}");
        }
    }

    proptest! {
        #[test]
        fn comparing_never_panics_and_a_name_agrees_with_itself(a in "\\PC{0,30}", b in "\\PC{0,30}") {
            let name = PersonName::from_full(&a);
            prop_assert!(!names_clearly_disagree((&name.first, &name.last), (&name.first, &name.last)));
            prop_assert!(!names_clearly_disagree((&a, ""), (&a, "")));
            prop_assert_eq!(names_clearly_disagree((&a, ""), (&b, "")), names_clearly_disagree((&b, ""), (&a, "")));
        }
    }
}
