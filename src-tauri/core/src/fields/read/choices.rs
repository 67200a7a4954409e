//! Options and people of the team, by label, name or id.

use std::collections::HashSet;

use super::super::record::{Field, FieldSet};
use super::super::value::Value;
use super::{Refusal, broken, quoted};
use crate::identity::{EmailAddress, fold};
use crate::ids::MemberId;
use crate::team::Member;

/// More pieces are no list that somebody chose.
const MAX_PIECES: usize = 10_000;

/// Whether a label in a list could be taken for several, or several for one.
pub(crate) fn blurs_lists(label: &str) -> bool {
    // The semicolon, and what folds to it.
    label.contains([';', '\u{37E}', '\u{FE14}', '\u{FE54}', '；', '\n', '\r'])
}

/// One option.
pub(super) fn one_of(field: &Field, text: &str) -> Result<Option<Value>, Refusal> {
    match field.choice_named(text) {
        Some(choice) => Ok(Some(Value::Integer(choice.id))),
        None => Err(Refusal::UnknownOptions(vec![text.trim().to_owned()])),
    }
}

/// Some options, in their order: one in each item, or all in one item that is split.
pub(super) fn some_of(field: &Field, items: &[&str]) -> Result<Option<Value>, Refusal> {
    let mut found = Found { field, ids: Vec::new(), unknown: Vec::new(), seen: HashSet::new() };
    match items {
        [list] if field.choice_named(list).is_none() => {
            let separators: &[char] = if list.contains([';', '\n', '\r']) { &[';', '\n', '\r'] } else { &[','] };
            found.split(list, separators)?;
        }
        _ => items.iter().for_each(|item| found.take(item)),
    }
    if !found.unknown.is_empty() {
        return Err(Refusal::UnknownOptions(found.unknown));
    }
    found.ids.sort_by_key(|id| field.rank(*id));
    found.ids.dedup();
    Ok(Value::ids(&found.ids))
}

struct Found<'a> {
    field: &'a Field,
    ids: Vec<i64>,
    unknown: Vec<String>,
    seen: HashSet<String>,
}

impl Found<'_> {
    fn take(&mut self, item: &str) {
        let item = item.trim();
        match self.field.choice_named(item) {
            _ if item.is_empty() => (),
            Some(choice) => self.ids.push(choice.id),
            None => {
                if self.seen.insert(fold(item)) {
                    self.unknown.push(item.to_owned());
                }
            }
        }
    }

    /// Takes the pieces of a list. Where labels have separators in them, the longest label wins.
    fn split(&mut self, list: &str, separators: &[char]) -> Result<(), Refusal> {
        let ends: Vec<usize> = list.match_indices(separators).map(|(at, _)| at).chain([list.len()]).collect();
        if ends.len() > MAX_PIECES {
            return broken(format!("lists more than {MAX_PIECES} options: take some away"));
        }
        let longest = self.field.options.iter().map(|choice| choice.label.matches(separators).count()).max().unwrap_or(0);
        let (mut piece, mut start) = (0, 0);
        while piece < ends.len() {
            let last = (piece + longest).min(ends.len() - 1);
            let label = (piece + 1..=last).rev().find(|end| self.field.choice_named(&list[start..ends[*end]]).is_some());
            let end = label.unwrap_or(piece);
            self.take(&list[start..ends[end]]);
            start = ends[end] + 1;
            piece = end + 1;
        }
        Ok(())
    }
}

/// The row id of a member: by public id, name or e-mail. One who has left is found only where nobody else is.
pub(crate) fn member(set: &FieldSet, text: &str) -> Result<i64, String> {
    let text = text.trim();
    if let Ok(id) = text.parse::<MemberId>()
        && let Some((row, _)) = set.members().iter().find(|(_, member)| member.id == id)
    {
        return Ok(*row);
    }
    let (name, key) = (fold(text), text.contains('@').then(|| key(text)));
    let named = |member: &Member| fold(member.name.trim()) == name;
    let reached = |member: &Member| !member.email.is_empty() && key.as_ref().is_some_and(|key| self::key(&member.email) == *key);
    for has_left in [false, true] {
        let of = |fits: &dyn Fn(&Member) -> bool| -> Vec<i64> {
            set.members().iter().filter(|(_, member)| member.left_at.is_some() == has_left && fits(member)).map(|(row, _)| *row).collect()
        };
        match of(&named).as_slice() {
            [row] => return Ok(*row),
            [] => (),
            [..] => return Err(format!("{} is the name of several people of the team: write the e-mail address", quoted(text))),
        }
        match of(&reached).as_slice() {
            [row] => return Ok(*row),
            [] => (),
            [..] => return Err(format!("{} is the address of several people of the team: write the name", quoted(text))),
        }
    }
    Err(format!("{} is nobody of the team: write a member's name or e-mail address", quoted(text)))
}

/// What e-mail addresses are compared by.
fn key(text: &str) -> String {
    EmailAddress::parse(text).map_or_else(|| fold(text.trim()), |address| address.key)
}
