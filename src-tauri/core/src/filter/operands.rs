//! Reads what a field is compared with, as the field's kind wants it.

use chrono::{DateTime, NaiveDate, NaiveDateTime, SecondsFormat};

use super::bind::refuse;
use super::bound::Operand;
use super::targets::{Beside, Found};
use super::types::{FilterKind, FilterOp, FilterValue};
use super::world::World;
use super::{clock, names};
use crate::env::time_from_ms;
use crate::error::Result;

/// One value of a condition. A name that several have, as “Qualified” of two boards, is as many.
///
/// # Errors
/// `Invalid` says what the field wants instead.
pub(super) fn read(world: &World, found: &Found, beside: &Beside, op: FilterOp, value: &FilterValue) -> Result<Vec<Operand>> {
    if let (FilterKind::Choice | FilterKind::Choices, FilterValue::Text(_) | FilterValue::Number(_)) = (found.kind, value) {
        let text = match value {
            FilterValue::Number(number) => crate::fields::number::plain(number.get()),
            FilterValue::Text(text) => text.clone(),
            _ => String::new(),
        };
        return Ok(names::read(world, found, beside, &text)?.into_iter().map(Operand::Name).collect());
    }
    one(world, found, op, value).map(|operand| vec![operand])
}

fn one(world: &World, found: &Found, op: FilterOp, value: &FilterValue) -> Result<Operand> {
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
        FilterKind::Choice | FilterKind::Choices => wrong("a name"),
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

fn shown(value: &FilterValue) -> String {
    match value {
        FilterValue::Text(text) => format!("“{text}”"),
        other => serde_json::to_string(other).unwrap_or_default(),
    }
}
