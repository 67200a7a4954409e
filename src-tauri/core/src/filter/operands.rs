//! Reads what a field is compared with, as the field's kind wants it.

use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat};

use super::bind::refuse;
use super::bound::{Name, Operand, Target};
use super::clock;
use super::targets::Found;
use super::types::{FilterKind, FilterOp, FilterValue};
use super::world::{Named, World, find};
use crate::activity::ActivityKind;
use crate::env::time_from_ms;
use crate::error::Result;
use crate::fields::FieldType;
use crate::fields::read::member;
use crate::submissions::SubmissionStatus;

/// One value of a condition.
///
/// # Errors
/// `Invalid` says what the field wants instead.
pub(super) fn read(world: &World, found: &Found, op: FilterOp, value: &FilterValue) -> Result<Operand> {
    if let FilterValue::Span(span) = value {
        return Ok(Operand::Span(*span));
    }
    let wrong = |wants: &str| Err(refuse(format!("{}: {} is not {wants}", found.label, shown(value))));
    match found.kind {
        FilterKind::Text | FilterKind::Phone => match value {
            FilterValue::Text(text) if !text.trim().is_empty() => Ok(Operand::Text(text.trim().to_owned())),
            FilterValue::Number(number) => Ok(Operand::Text(crate::fields::number::plain(number.get()))),
            _ => wrong("a text; to look for people without one, use is_empty"),
        },
        FilterKind::Number => number(value).map_or_else(|| wrong("a number such as 10000 or 2.5"), |number| Ok(Operand::Number(number))),
        FilterKind::Boolean => boolean(value).map_or_else(|| wrong("true or false"), |yes| Ok(Operand::Boolean(yes))),
        FilterKind::Date | FilterKind::Instant => {
            time(world, value).map_or_else(|| wrong("a day such as 2026-03-31 or a moment such as 2026-03-31T18:00:00Z"), Ok)
        }
        FilterKind::Duration => wrong("a span such as {\"days\":5}"),
        FilterKind::Choice | FilterKind::Choices => match value {
            FilterValue::Text(text) => name(world, found, text).map(Operand::Name),
            FilterValue::Number(number) => name(world, found, &crate::fields::number::plain(number.get())).map(Operand::Name),
            _ => wrong("a name"),
        },
        FilterKind::Answer => answer(world, op, value).map_or_else(|| wrong("what this operator compares an answer with"), Ok),
    }
}

/// Refuses two ends whose first one comes after the second.
pub(super) fn refuse_backwards(label: &str, ends: &[Operand]) -> Result<()> {
    let backwards = match ends {
        [Operand::Number(from), Operand::Number(to)] => from > to,
        [Operand::Day(from), Operand::Day(to)] => from > to,
        [Operand::Instant(from, _), Operand::Instant(to, _)] => from > to,
        [Operand::Number(_), Operand::Day(_)] | [Operand::Day(_), Operand::Number(_)] => true,
        _ => false,
    };
    if backwards { Err(refuse(format!("{label}: “between” takes the smaller value first"))) } else { Ok(()) }
}

fn number(value: &FilterValue) -> Option<f64> {
    match value {
        FilterValue::Number(number) => Some(number.get()),
        FilterValue::Text(text) => text.trim().parse().ok().filter(|number: &f64| number.is_finite()).map(|number| number + 0.0),
        _ => None,
    }
}

fn boolean(value: &FilterValue) -> Option<bool> {
    match value {
        FilterValue::Boolean(yes) => Some(*yes),
        FilterValue::Text(text) => match text.trim().to_lowercase().as_str() {
            "true" | "yes" => Some(true),
            "false" | "no" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    // chrono takes years of five digits and shorter months, which no column has.
    (text.len() == 10).then(|| text.parse().ok()).flatten()
}

/// A day, or a moment; one without a zone is in the workspace's.
fn time(world: &World, value: &FilterValue) -> Option<Operand> {
    let FilterValue::Text(text) = value else { return None };
    let text = text.trim();
    if let Some(day) = day(text) {
        return Some(Operand::Day(day));
    }
    let at = DateTime::parse_from_rfc3339(text).map(|at| at.timestamp_millis()).ok().or_else(|| {
        let local: NaiveDateTime = text.replacen(' ', "T", 1).parse().ok()?;
        Some(clock::from_local(local, world.locale.zone))
    })?;
    Some(Operand::Instant(at, time_from_ms(at).to_rfc3339_opts(SecondsFormat::AutoSi, true)))
}

/// What an answer is compared with: the operator decides, and for numbers and days what was given.
fn answer(world: &World, op: FilterOp, value: &FilterValue) -> Option<Operand> {
    use FilterOp::{After, Before, Between, Contains, EndsWith, Gt, Gte, Lt, Lte, NotContains, On, StartsWith};
    match op {
        Gt | Gte | Lt | Lte | Between => number(value).map(Operand::Number).or_else(|| answer_day(world, value)),
        Before | After | On => answer_day(world, value),
        Contains | NotContains | StartsWith | EndsWith => match value {
            FilterValue::Text(text) if !text.trim().is_empty() => Some(Operand::Text(text.trim().to_owned())),
            FilterValue::Number(number) => Some(Operand::Text(crate::fields::number::plain(number.get()))),
            _ => None,
        },
        _ => match value {
            FilterValue::Text(text) if !text.trim().is_empty() => Some(Operand::Text(text.trim().to_owned())),
            FilterValue::Number(number) => Some(Operand::Number(number.get())),
            FilterValue::Boolean(yes) => Some(Operand::Boolean(*yes)),
            _ => None,
        },
    }
}

/// Answers have days as they were written, so a moment is its day in the workspace's zone.
fn answer_day(world: &World, value: &FilterValue) -> Option<Operand> {
    match time(world, value)? {
        Operand::Instant(at, _) => Some(Operand::Day(clock::day_of(at, world.locale.zone))),
        day => Some(day),
    }
}

fn name(world: &World, found: &Found, text: &str) -> Result<Name> {
    let unknown = |what: &str, known: Vec<&str>| {
        let known = if known.is_empty() { "there are none yet".to_owned() } else { format!("there are {}", shortened(&known)) };
        Err(refuse(format!("{}: “{text}” is no {what}; {known}", found.label)))
    };
    let among = |named: &[Named], what: &str| match find(named, text) {
        Some(named) => Ok(found_name(named)),
        None => unknown(what, named.iter().map(|named| named.name.as_str()).collect()),
    };
    let words = |words: Vec<(&'static str, String)>| match words.iter().find(|(word, _)| *word == text) {
        Some((word, label)) => Ok(Name { row: None, uuid: None, word: (*word).to_owned(), label: label.clone() }),
        None => unknown("word for it", words.iter().map(|(word, _)| *word).collect()),
    };
    match &found.target {
        Target::Tags => {
            if uuid::Uuid::parse_str(text.trim()).is_ok() && find(&world.tags, text).is_none() {
                return Err(refuse(format!("there is no tag with the id {}", text.trim())));
            }
            // A tag that nobody has made yet is one that nobody has, until somebody makes it.
            let later = || Name { row: None, uuid: None, word: text.trim().to_owned(), label: text.trim().to_owned() };
            Ok(find(&world.tags, text).map_or_else(later, found_name))
        }
        Target::Bot => among(&world.bots, "intake bot"),
        Target::FlowApp => among(&world.flow_apps, "flow app"),
        Target::Status => words(statuses()),
        Target::ActivityKind => words(activity_kinds()),
        Target::NoteAuthor => member_name(world, found, text),
        Target::Custom(_, FieldType::Member) => member_name(world, found, text),
        Target::Custom(id, _) => {
            let field = world.fields.get(*id);
            match field.and_then(|field| field.choice_named(text)) {
                Some(choice) => {
                    Ok(Name { row: Some(choice.id), uuid: Some(choice.uuid), word: choice.label.clone(), label: choice.label.clone() })
                }
                None => unknown("option", field.map_or(Vec::new(), |field| field.options.iter().map(|c| c.label.as_str()).collect())),
            }
        }
        _ => unknown("name", Vec::new()),
    }
}

fn member_name(world: &World, found: &Found, text: &str) -> Result<Name> {
    match member(&world.fields, text).ok().and_then(|id| world.members.iter().find(|member| member.id == id)) {
        Some(member) => Ok(found_name(member)),
        None => match find(&world.members, text) {
            Some(member) => Ok(found_name(member)),
            None => Err(refuse(format!("{}: there is no member “{text}”", found.label))),
        },
    }
}

fn found_name(named: &Named) -> Name {
    let label = if named.problem.is_some() { format!("{} (deleted)", named.name) } else { named.name.clone() };
    Name { row: Some(named.id), uuid: Some(named.uuid), word: named.name.clone(), label }
}

/// Words for statuses, and how they read.
pub(super) fn statuses() -> Vec<(&'static str, String)> {
    [(SubmissionStatus::Incomplete, "incomplete"), (SubmissionStatus::Completed, "completed")]
        .map(|(status, label)| (status.as_str(), label.to_owned()))
        .into()
}

/// Words for kinds of activity, but for those of segments: who is a member cannot depend on who became one.
pub(super) fn activity_kinds() -> Vec<(&'static str, String)> {
    ActivityKind::ALL.iter().filter(|kind| !kind.is_of_segments()).map(|kind| (kind.word(), kind.word().replace('.', " "))).collect()
}

fn shortened(names: &[&str]) -> String {
    const SHOWN: usize = 8;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("“{name}”")).collect();
    match names.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        Some(more) => format!("{} and {more} more", shown.join(", ")),
        None => shown.join(", "),
    }
}

fn shown(value: &FilterValue) -> String {
    match value {
        FilterValue::Text(text) => format!("“{text}”"),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}
