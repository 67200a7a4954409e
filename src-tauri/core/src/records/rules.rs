//! What types and roles may be, and how it is said what cannot. Pure.

use crate::error::{Error, Result};
use crate::fields;

/// Letters of an icon's word at most.
const LONGEST_ICON: usize = 40;
/// What a type looks like that nobody chose a picture for.
const ICON: &str = "file";

/// The word for a picture.
///
/// # Errors
/// `Invalid`.
pub(super) fn icon(given: &str) -> Result<String> {
    let word = given.trim();
    if word.is_empty() {
        return Ok(ICON.to_owned());
    }
    if word.len() > LONGEST_ICON || !word.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
        return Err(Error::invalid("icon", format!("“{word}” is not the word for a picture; use lower-case letters and -")));
    }
    Ok(word.to_owned())
}

/// What many are called: as given, else as English would.
///
/// # Errors
/// `Invalid` says what a name must be.
pub(super) fn plural(name: &str, given: &str) -> Result<String> {
    if !given.trim().is_empty() {
        return fields::clean_name("plural", given);
    }
    let before_y = name.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u']));
    Ok(match before_y {
        Some(stem) => format!("{stem}ies"),
        None if ["s", "x", "z", "ch", "sh"].iter().any(|end| name.ends_with(end)) => format!("{name}es"),
        None => format!("{name}s"),
    })
}

/// A thing in front of another, or at the end: the new order with places from 0.
pub(super) fn moved<T>(mut order: Vec<T>, id: impl Fn(&T) -> i64, which: i64, before: Option<i64>) -> Vec<(i64, T)> {
    if before != Some(which)
        && let Some(at) = order.iter().position(|thing| id(thing) == which)
    {
        let thing = order.remove(at);
        let place = before.and_then(|before| order.iter().position(|other| id(other) == before)).unwrap_or(order.len());
        order.insert(place, thing);
    }
    (0..).zip(order).collect()
}

/// “A Deal”, “An Invoice”.
fn with_article(name: &str) -> String {
    let article = if name.to_lowercase().starts_with(['a', 'e', 'i', 'o', 'u']) { "An" } else { "A" };
    format!("{article} {name}")
}

/// Why a record takes no other contact in a role: `holders` have it.
pub(super) fn role_is_full(kind: &str, role: &str, limit: i64, holders: &[String]) -> Error {
    let kind = with_article(kind);
    let who = and(holders);
    let reason = if limit == 1 {
        format!("{kind} has one {role}, and {who} is it. Unlink that contact first, or choose another role.")
    } else {
        format!("{kind} has at most {limit} contacts as {role}, and they are {who}. Unlink one of them first, or choose another role.")
    };
    Error::Conflict { reason }
}

/// “Ana”, “Ana and Bo”, “Ana, Bo and Cy”; more than five are counted.
fn and(names: &[String]) -> String {
    const NAMED: usize = 5;
    let mut words: Vec<String> = names.iter().take(NAMED).cloned().collect();
    if names.len() > NAMED {
        words.push(format!("{} more", names.len() - NAMED));
    }
    match words.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_are_called_as_english_would() {
        for (one, many) in
            [("Deal", "Deals"), ("Company", "Companies"), ("Key", "Keys"), ("Box", "Boxes"), ("Branch", "Branches"), ("Class", "Classes")]
        {
            assert_eq!(plural(one, " ").unwrap(), many);
        }
        assert_eq!(plural("Person", "People").unwrap(), "People");
    }

    #[test]
    fn a_full_role_says_who_has_it() {
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>();
        assert_eq!(
            role_is_full("Deal", "Buyer", 1, &names(&["Ana Ruiz"])).to_string(),
            "A Deal has one Buyer, and Ana Ruiz is it. Unlink that contact first, or choose another role."
        );
        assert_eq!(
            role_is_full("Invoice", "Payer", 2, &names(&["Ana", "Bo"])).to_string(),
            "An Invoice has at most 2 contacts as Payer, and they are Ana and Bo. Unlink one of them first, or choose another role."
        );
        assert_eq!(and(&names(&["A", "B", "C", "D", "E", "F", "G"])), "A, B, C, D, E and 2 more");
    }

    #[test]
    fn a_picture_is_a_plain_word() {
        assert_eq!(icon("").unwrap(), ICON);
        assert_eq!(icon("file-text").unwrap(), "file-text");
        for bad in ["File", "a b", "<svg>", &"a".repeat(41)] {
            assert!(icon(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn what_moves_stands_in_front_of_another_or_last() {
        let order = |which, before| moved(vec![1i64, 2, 3], |id| *id, which, before).into_iter().map(|(_, id)| id).collect::<Vec<_>>();
        assert_eq!(order(3, Some(1)), [3, 1, 2]);
        assert_eq!(order(1, None), [2, 3, 1]);
        assert_eq!(order(2, Some(2)), [1, 2, 3]);
    }
}
