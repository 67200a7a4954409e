//! Reads what somebody typed, chose or imported as a value of a field. One function for every write path, so that a rule
//! holds on all of them alike. Pure.
//!
//! The law: what `Field::text` writes of a value that was read here, reads as that value.

mod choices;
mod dates;
mod pattern;
mod web;
mod words;

use chrono::FixedOffset;
use chrono_tz::Tz;

use super::currency;
use super::number;
use super::record::{Field, FieldSet};
use super::types::FieldType;
use super::value::Value;
use crate::identity::{EmailAddress, PhoneNumber, Region, is_blank_identity, trim_padding};
use crate::imports::mapping::DateOrder;
use crate::workspace::Locale;

pub(crate) use choices::{blurs_lists, member};
pub(crate) use pattern::check_pattern;
pub(crate) use web::address as web_address;
pub(crate) use words::is_yes;

const MAX_LINE: usize = 10_000;
const MAX_LINES: usize = 100_000;
/// Stars of a rating whose field says nothing.
const STARS: u8 = 5;

/// What a text alone does not say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reading {
    /// Region of phones without a country.
    pub(crate) region: Region,
    /// Zone of times without one.
    pub(crate) zone: Tz,
    /// Zone that a column's header states; it goes before `zone`.
    pub(crate) column_zone: Option<FixedOffset>,
    /// Decimal mark: `.` or `,`. The other one, spaces and apostrophes may part groups of digits.
    pub(crate) decimal: char,
    /// Order of day, month and year where a date is written with numbers; without it only unambiguous ones are read.
    pub(crate) order: Option<DateOrder>,
}

impl Reading {
    /// What people of the workspace write.
    pub(crate) fn of(locale: Locale) -> Self {
        let order = if locale.region.writes_month_first() { DateOrder::Mdy } else { DateOrder::Dmy };
        Self { region: locale.region, zone: locale.zone, column_zone: None, decimal: locale.region.decimal_mark(), order: Some(order) }
    }

    /// For texts that `Field::text` wrote.
    pub(crate) fn canonical() -> Self {
        Self { region: Region::default(), zone: Tz::UTC, column_zone: None, decimal: '.', order: None }
    }
}

/// Why a text is no value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Labels that no option has. Nothing else is wrong.
    UnknownOptions(Vec<String>),
    /// A rule is broken; the reason without a full stop.
    Broken(String),
}

impl Refusal {
    /// The reason, without a full stop.
    pub(crate) fn reason(&self) -> String {
        const NAMED: usize = 5;
        match self {
            Self::Broken(reason) => reason.clone(),
            Self::UnknownOptions(labels) => {
                let mut named: Vec<String> = labels.iter().take(NAMED).map(|label| quoted(label)).collect();
                if labels.len() > NAMED {
                    named.push(format!("{} more", labels.len() - NAMED));
                }
                format!("{} {} not among the options", named.join(", "), if labels.len() == 1 { "is" } else { "are" })
            }
        }
    }
}

/// Reads a value; blank input is none. `required` and `unique` are for whoever knows the contact.
///
/// Words for nothing (`n/a`, `-`) are none too, but for texts, options and members, which may be called so.
pub(crate) fn read(field: &Field, set: &FieldSet, given: &[String], reading: &Reading) -> Result<Option<Value>, Refusal> {
    let items: Vec<&str> = given.iter().map(String::as_str).filter(|item| !trim_padding(item).is_empty()).collect();
    let text = match items.as_slice() {
        [] => return Ok(None),
        _ if field.r#type == FieldType::MultiSelect => return choices::some_of(field, &items),
        [text] => *text,
        [..] => return broken(format!("takes one value, not {}: keep the one that is right", items.len())),
    };
    match field.r#type {
        FieldType::Text => one_line(field, text),
        FieldType::LongText => lines(text),
        FieldType::Select => choices::one_of(field, text),
        FieldType::Member => choices::member(set, text).map(|id| Some(Value::Integer(id))).map_err(Refusal::Broken),
        _ => match single(field, trim_padding(text), reading) {
            Ok(value) => Ok(Some(value)),
            Err(_) if says_nothing(field.r#type, text) => Ok(None),
            Err(reason) => broken(reason),
        },
    }
}

/// Whether a value could be stored under the field's present definition.
pub(crate) fn admits(field: &Field, set: &FieldSet, value: &Value) -> bool {
    let text = field.text(value, set);
    if field.r#type == FieldType::Phone && !text.starts_with('+') {
        // A number kept as written may be another one in another region.
        return PhoneNumber::parse(&text, Region::default()).is_some();
    }
    read(field, set, &[text], &Reading::canonical()).is_ok_and(|read| read.as_ref() == Some(value))
}

impl Field {
    /// The value that a new contact begins with.
    pub(crate) fn default_value(&self, set: &FieldSet) -> Option<Value> {
        read(self, set, &self.default, &Reading::canonical()).ok().flatten()
    }
}

/// A text for a sentence: shortened, on one line, in quotes.
pub(crate) fn quoted(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut shown: String = trim_padding(text).chars().take(SHOWN).map(|c| if is_line_space(c) { ' ' } else { c }).collect();
    if trim_padding(text).chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    format!("“{shown}”")
}

fn broken<T>(reason: String) -> Result<T, Refusal> {
    Err(Refusal::Broken(reason))
}

/// Whether a text that is no value says that there is none. A number is never nothing, nor are
/// stars: `0` breaks a rule where it is no value.
fn says_nothing(r#type: FieldType, text: &str) -> bool {
    let counts = matches!(r#type, FieldType::Number | FieldType::Currency | FieldType::Percent | FieldType::Rating | FieldType::Boolean);
    is_blank_identity(text) && !(counts && text.contains(|c: char| c.is_ascii_digit() || words::is_star(c)))
}

fn single(field: &Field, text: &str, reading: &Reading) -> Result<Value, String> {
    match field.r#type {
        FieldType::Number | FieldType::Currency | FieldType::Percent => quantity(field, text, reading.decimal),
        FieldType::Date => dates::day(text, reading).map(Value::Text),
        FieldType::Datetime => dates::moment(text, reading).map(Value::Integer),
        FieldType::Boolean => match is_yes(text) {
            Some(yes) => Ok(Value::Integer(yes.into())),
            None => Err(format!("{} is neither yes nor no: write yes or no", quoted(text))),
        },
        FieldType::Email => email(text).map(Value::Text),
        FieldType::Phone => phone(text, reading.region).map(Value::Text),
        FieldType::Url => web::address(text).map(Value::Text),
        FieldType::Rating => words::rating(text, field.config.stars.unwrap_or(STARS), reading.decimal).map(Value::Integer),
        FieldType::Text | FieldType::LongText | FieldType::Select | FieldType::MultiSelect | FieldType::Member => {
            Err(format!("{} cannot be read", quoted(text)))
        }
    }
}

/// White space that is not a plain space: tabs and line ends of all kinds.
fn is_line_space(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\u{B}' | '\u{C}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Tabs and line ends become one space each run, with the spaces around them; other control characters go.
fn one_line(field: &Field, text: &str) -> Result<Option<Value>, Refusal> {
    let mut line = String::with_capacity(text.len());
    let mut gap = String::new();
    for c in text.chars().filter(|c| !c.is_control() || is_line_space(*c)) {
        if c.is_whitespace() {
            gap.push(c);
            continue;
        }
        line.push_str(if gap.contains(is_line_space) { " " } else { &gap });
        gap.clear();
        line.push(c);
    }
    let line = trim_padding(&line);
    if line.is_empty() {
        return Ok(None);
    }
    if line.chars().nth(MAX_LINE).is_some() {
        return broken("is longer than 10,000 characters: shorten it".to_owned());
    }
    if let Some(pattern) = field.config.pattern.as_deref().filter(|pattern| !pattern.is_empty()) {
        pattern::check(pattern, line).map_err(Refusal::Broken)?;
    }
    Ok(Some(Value::Text(line.to_owned())))
}

/// Every kind of line end becomes one; control characters but tabs go.
fn lines(text: &str) -> Result<Option<Value>, Refusal> {
    let mut lines = String::with_capacity(text.len());
    let mut after_return = false;
    for c in text.chars() {
        match c {
            '\n' if after_return => (),
            '\t' => lines.push(c),
            _ if is_line_space(c) => lines.push('\n'),
            _ if c.is_control() => (),
            _ => lines.push(c),
        }
        after_return = c == '\r';
    }
    let lines = trim_padding(&lines);
    if lines.is_empty() {
        return Ok(None);
    }
    if lines.chars().nth(MAX_LINES).is_some() {
        return broken("is longer than 100,000 characters: shorten it".to_owned());
    }
    Ok(Some(Value::Text(lines.to_owned())))
}

fn quantity(field: &Field, text: &str, mark: char) -> Result<Value, String> {
    let config = &field.config;
    let value = match field.r#type {
        FieldType::Currency => {
            let amount = number::parse_amount(text, mark)?;
            amount.units().try_for_each(|unit| currency::check(text, unit, config.currency.as_deref()))?;
            amount.value
        }
        FieldType::Percent => {
            let amount = number::parse_amount(text, mark)?;
            let other = amount.units().find(|unit| !matches!(*unit, "%" | "٪" | "％"));
            match other {
                None if amount.units().count() < 2 => amount.value,
                _ => return Err(format!("{} is not a percentage: write {} %", quoted(text), number::spelled(amount.value, mark))),
            }
        }
        _ => number::parse(text, mark)?,
    };
    let spelled = |number| number::spelled(number, mark);
    let places = number::decimals(value);
    if let Some(kept) = config.decimals.filter(|kept| places > usize::from(*kept)) {
        return Err(match kept {
            0 => format!("{} has decimals: only whole numbers are kept, so round it first", quoted(text)),
            _ => format!("{} has {places} decimals: only {kept} are kept, so round it first", quoted(text)),
        });
    }
    match (config.min, config.max) {
        (Some(min), _) if value < min => Err(format!("{} is too small: write {} or more", quoted(text), spelled(min))),
        (_, Some(max)) if value > max => Err(format!("{} is too large: write {} or less", quoted(text), spelled(max))),
        _ => Value::number(value).ok_or_else(|| format!("{} is not a number", quoted(text))),
    }
}

fn email(text: &str) -> Result<String, String> {
    let refused = || format!("{} is not an e-mail address: write one like name@example.org", quoted(text));
    let shown = EmailAddress::parse(text).ok_or_else(refused)?.display;
    // In quotes nearly everything may stand before the @, also what reads as another address when it is read alone.
    let stays = !shown.contains('"') || EmailAddress::parse(&shown).is_some_and(|again| again.display == shown);
    if stays { Ok(shown) } else { Err(refused()) }
}

fn phone(text: &str, region: Region) -> Result<String, String> {
    const TRIES: usize = 4;
    let mut shown = text.to_owned();
    for _ in 0..TRIES {
        match PhoneNumber::parse(&shown, region) {
            Some(number) if number.display == shown => return Ok(shown),
            Some(number) => shown = number.display,
            None => break,
        }
    }
    Err(format!("{} is not a phone number: write it with its area, or with + and its country", quoted(text)))
}

#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) mod samples;
