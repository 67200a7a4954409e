//! Reads a filter from JSON. What is wrong is said with the place where it stands: `all[1].where: …`.

use serde::de::{Deserialize, Deserializer, Error as _};
use serde_json::{Map, Value};

use super::types::{Condition, Filter, FilterNumber, FilterValue, Has, HasCount, Related, Span};
use crate::error::{Error, Result};

/// Groups inside groups at most: SQLite's own limit on expressions is near a thousand, and nobody reads more than a few.
const DEEPEST: usize = 40;
/// Conditions and groups of one filter at most.
const MOST_PARTS: usize = 2_000;

impl Filter {
    /// Reads a filter as people and scripts write it.
    ///
    /// # Errors
    /// `Invalid` says what is wrong and where.
    pub fn parse(json: &str) -> Result<Self> {
        let value: Value = serde_json::from_str(json).map_err(|error| refuse(format!("this is no JSON ({error})")))?;
        Self::from_json(&value)
    }

    fn from_json(value: &Value) -> Result<Self> {
        let mut reader = Reader { parts: 0 };
        reader.filter(value, &Place::Top, 0).map_err(refuse)
    }
}

impl<'de> Deserialize<'de> for Filter {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Self::from_json(&value).map_err(D::Error::custom)
    }
}

fn refuse(reason: String) -> Error {
    Error::invalid("filter", reason)
}

/// Where a part stands, from the top.
enum Place<'a> {
    Top,
    Key(&'a Place<'a>, &'static str),
    At(&'a Place<'a>, &'static str, usize),
}

impl Place<'_> {
    fn path(&self) -> String {
        let under = |parent: &Place<'_>| match parent.path() {
            path if path.is_empty() => path,
            path => path + ".",
        };
        match self {
            Self::Top => String::new(),
            Self::Key(parent, key) => format!("{}{key}", under(parent)),
            Self::At(parent, key, at) => format!("{}{key}[{at}]", under(parent)),
        }
    }

    /// The sentence about what is wrong here.
    fn says(&self, what: &str) -> String {
        match self.path() {
            path if path.is_empty() => what.to_owned(),
            path => format!("{path}: {what}"),
        }
    }
}

type Read<T> = std::result::Result<T, String>;

struct Reader {
    parts: usize,
}

impl Reader {
    fn filter(&mut self, value: &Value, place: &Place<'_>, depth: usize) -> Read<Filter> {
        let Value::Object(object) = value else {
            return Err(place.says("a filter is an object such as {\"field\":\"email\",\"op\":\"is_not_empty\"}"));
        };
        self.parts += 1;
        if depth > DEEPEST || self.parts > MOST_PARTS {
            return Err(place.says(&format!("a filter has at most {DEEPEST} groups in each other and {MOST_PARTS} parts")));
        }
        let shapes =
            [("all", &["all"][..]), ("any", &["any"]), ("not", &["not"]), ("has", &["has", "where", "count"]), ("segment", &["segment"])];
        let shape = shapes.into_iter().find(|(key, _)| object.contains_key(*key));
        let (kind, known) = shape.unwrap_or(("field", &["field", "op", "value"]));
        if let Some(stray) = object.keys().find(|key| !known.contains(&key.as_str())) {
            return Err(place.says(&format!("“{stray}” cannot stand beside “{kind}”; use {}", listed(known))));
        }
        match kind {
            "all" => Ok(Filter::All { all: self.parts(object, "all", place, depth)? }),
            "any" => Ok(Filter::Any { any: self.parts(object, "any", place, depth)? }),
            "not" => {
                let not = object.get("not").unwrap_or(&Value::Null);
                Ok(Filter::Not { not: Box::new(self.filter(not, &Place::Key(place, "not"), depth + 1)?) })
            }
            "has" => self.has(object, place, depth).map(Filter::Has),
            "segment" => Ok(Filter::Segment { segment: text(object, "segment", place)? }),
            _ => condition(object, place).map(Filter::Condition),
        }
    }

    fn parts(&mut self, object: &Map<String, Value>, key: &'static str, place: &Place<'_>, depth: usize) -> Read<Vec<Filter>> {
        let Some(Value::Array(parts)) = object.get(key) else {
            return Err(place.says(&format!("“{key}” takes a list of filters")));
        };
        parts.iter().enumerate().map(|(at, part)| self.filter(part, &Place::At(place, key, at), depth + 1)).collect()
    }

    fn has(&mut self, object: &Map<String, Value>, place: &Place<'_>, depth: usize) -> Read<Has> {
        let has = text(object, "has", place)?;
        let related: Related = serde_json::from_value(Value::from(has.as_str()))
            .map_err(|_| place.says(&format!("“has {has}”: nobody has that; use submission, card, record, note or activity")))?;
        let that = match object.get("where") {
            None | Some(Value::Null) => None,
            Some(that) => Some(Box::new(self.filter(that, &Place::Key(place, "where"), depth + 1)?)),
        };
        let count = match object.get("count") {
            None | Some(Value::Null) => None,
            Some(count) => Some(
                HasCount::deserialize(count)
                    .map_err(|_| place.says("“count” is an object such as {\"op\":\"gt\",\"value\":2}, with a whole number from 0"))?,
            ),
        };
        Ok(Has { has: related, that, count })
    }
}

fn condition(object: &Map<String, Value>, place: &Place<'_>) -> Read<Condition> {
    let field = text(object, "field", place)?;
    let op = text(object, "op", place)?;
    let op = serde_json::from_value(Value::from(op.as_str())).map_err(|_| {
        let known = "is, is_not, contains, not_contains, starts_with, ends_with, is_empty, is_not_empty, gt, gte, lt, lte, between, is_one_of, \
                     is_not_one_of, has_any, has_all, has_none, before, after, on, within_last, within_next, more_than_ago";
        place.says(&format!("“{op}” is no operator; use one of {known}"))
    })?;
    let value = match object.get("value") {
        None | Some(Value::Null) => None,
        Some(value) => Some(filter_value(value, &Place::Key(place, "value"))?),
    };
    Ok(Condition { field, op, value })
}

fn filter_value(value: &Value, place: &Place<'_>) -> Read<FilterValue> {
    Ok(match value {
        Value::Bool(yes) => FilterValue::Boolean(*yes),
        Value::Number(number) => {
            let number = number.as_f64().and_then(FilterNumber::new);
            FilterValue::Number(number.ok_or_else(|| place.says("this number is too large"))?)
        }
        Value::String(text) => FilterValue::Text(text.clone()),
        Value::Array(items) if items.iter().all(|item| matches!(item, Value::Bool(_) | Value::Number(_) | Value::String(_))) => {
            FilterValue::List(items.iter().map(|item| filter_value(item, place)).collect::<Read<_>>()?)
        }
        Value::Object(_) => FilterValue::Span(Span::deserialize(value).map_err(|_| {
            place.says("a span is an object such as {\"days\":90}, with hours, days, weeks, months or years and a whole number from 0")
        })?),
        Value::Null | Value::Array(_) => return Err(place.says("use text, a number, true or false, a list of those, or a span")),
    })
}

fn text(object: &Map<String, Value>, key: &'static str, place: &Place<'_>) -> Read<String> {
    match object.get(key) {
        Some(Value::String(text)) => Ok(text.clone()),
        Some(_) => Err(place.says(&format!("“{key}” takes a text"))),
        None if key == "field" => Err(place.says("name a “field”, or use all, any, not, has or segment")),
        None => Err(place.says(&format!("“{key}” is missing"))),
    }
}

fn listed(words: &[&str]) -> String {
    words.join(", ")
}

#[cfg(test)]
mod tests;
