//! Mentions of members in a note's text: `@[Name](member:UUID)`, so that it reads as a link in any Markdown. The id says
//! who is meant; the name is the one of the time of writing, and is shown as it is now. Pure.

use std::collections::HashMap;
use std::fmt::Write as _;

use crate::ids::MemberId;

/// Names of members as they are now.
pub(crate) type Names = HashMap<MemberId, String>;

const OPENS: &str = "@[";
const BETWEEN: &str = "](member:";

/// A stretch of a note's text.
enum Piece<'t> {
    Text(&'t str),
    Mention { member: MemberId, whole: &'t str },
}

/// What a mention of the member has that no other text has.
pub(crate) fn mark(member: MemberId) -> String {
    format!("{BETWEEN}{member})")
}

/// The text with each mention under the member's present name. Whom nobody knows stays as written.
pub(crate) fn renamed(text: &str, names: &Names) -> String {
    told(text, names, |out, member, name| {
        // Writing to a string cannot fail.
        let _ = write!(out, "{OPENS}{}{}", escaped(name), mark(member));
    })
}

/// The text as a person reads it: each mention is `@` and the present name.
pub(crate) fn spoken(text: &str, names: &Names) -> String {
    told(text, names, |out, _, name| {
        out.push('@');
        out.push_str(name);
    })
}

fn told(text: &str, names: &Names, mut tell: impl FnMut(&mut String, MemberId, &str)) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Text(plain) => out.push_str(plain),
            Piece::Mention { member, whole } => match names.get(&member) {
                Some(name) => tell(&mut out, member, name),
                None => out.push_str(whole),
            },
        }
    }
    out
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(OPENS) {
        let (before, from) = rest.split_at(start);
        found.push(Piece::Text(before));
        match mention(from) {
            Some((member, length)) => {
                let (whole, after) = from.split_at(length);
                found.push(Piece::Mention { member, whole });
                rest = after;
            }
            None => {
                let (opening, after) = from.split_at(OPENS.len());
                found.push(Piece::Text(opening));
                rest = after;
            }
        }
    }
    found.push(Piece::Text(rest));
    found
}

/// The mention that the text begins with, and its length in bytes.
fn mention(text: &str) -> Option<(MemberId, usize)> {
    let mut escaped = false;
    let end_of_name = text.char_indices().skip(OPENS.len()).find_map(|(at, c)| {
        if std::mem::take(&mut escaped) {
            return None;
        }
        escaped = c == '\\';
        matches!(c, '[' | ']' | '\n').then_some(at)
    })?;
    let after = text.get(end_of_name..)?.strip_prefix(BETWEEN)?;
    let (id, _) = after.split_once(')')?;
    let member = id.parse().ok()?;
    Some((member, end_of_name + BETWEEN.len() + id.len() + 1))
}

/// A name inside brackets.
fn escaped(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if matches!(c, '\\' | '[' | ']') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kim() -> MemberId {
        "018f0000-0000-7000-8000-000000000001".parse().unwrap()
    }

    fn names(name: &str) -> Names {
        Names::from([(kim(), name.to_owned())])
    }

    #[test]
    fn a_mention_shows_the_name_of_now() {
        let text = format!("Ask @[Kim]{} today", "(member:018f0000-0000-7000-8000-000000000001)");
        assert_eq!(spoken(&text, &names("Kim Lee")), "Ask @Kim Lee today");
        assert_eq!(renamed(&text, &names("Kim [HR]")), format!("Ask @[Kim \\[HR\\]{} today", mark(kim())));
    }

    #[test]
    fn what_only_looks_like_a_mention_stays_as_written() {
        for text in [
            "@[Kim",
            "@[Kim](member:nobody)",
            "@[Kim](https://x.org)",
            "@[a\nb](member:018f0000-0000-7000-8000-000000000001)",
            "[Kim](member:018f0000-0000-7000-8000-000000000001)",
            "@[Kim](member:018f0000-0000-7000-8000-000000000009)",
            "@[@[",
        ] {
            assert_eq!(spoken(text, &names("Kim")), text);
            assert_eq!(renamed(text, &names("Kim")), text);
        }
    }

    proptest! {
        #[test]
        fn any_name_survives_being_written_and_read(name in "[^\n]{1,30}", before in ".{0,20}", after in ".{0,20}") {
            prop_assume!(!before.contains("@[") && !after.contains("@["));
            let before = before.trim_end_matches('@');
            let text = format!("{before}@[x{}{after}", mark(kim()));
            let written = renamed(&text, &names(&name));
            prop_assert_eq!(spoken(&written, &names(&name)), format!("{before}@{name}{after}"));
        }

        #[test]
        fn any_text_can_be_read(text in "(@|\\[|\\]|\\(|\\)|member:|\\\\|é|x){0,40}") {
            prop_assert_eq!(spoken(&text, &Names::new()), text.clone());
        }
    }
}
