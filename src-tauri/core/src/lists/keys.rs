//! What a custom field puts contacts in order by: a key for each contact of a block, made of the stored value. Pure.

use std::collections::HashMap;

use super::block::Value;
use super::column::Column;
use super::marks::Marks;
use super::order::Orders;
use crate::db::packed;
use crate::error::{Error, Result};
use crate::fields::FieldType;
use crate::fields::record::{Field, FieldSet};
use crate::identity::{fold, fold_into};
use crate::ids::FieldId;

/// Letters of a text that count. Bounds what a column of long texts takes.
pub(super) const MAX_LETTERS: usize = 256;

/// How the stored values of a field become keys. Two that are equal make the same keys of the same values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ranking {
    /// Public id of the field.
    pub(super) field: FieldId,
    /// Its row id.
    pub(super) id: i64,
    rule: Rule,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Rule {
    /// Times, stars, no before yes.
    Integer,
    Number,
    /// Folded; the text of a day orders as the day does.
    Text,
    /// Where options stand, by row id.
    Option(HashMap<i64, usize>),
    /// The same; of several, one after the other.
    Options(HashMap<i64, usize>),
    /// Folded names by row id.
    Member(HashMap<i64, String>),
}

impl Ranking {
    /// How a field's values are ordered; archived fields' too.
    ///
    /// # Errors
    /// `NotFound`.
    pub(super) fn of(fields: &FieldSet, field: FieldId) -> Result<Self> {
        let found = fields.find(field)?;
        let places = |field: &Field| field.options.iter().zip(0..).map(|(choice, place)| (choice.id, place)).collect();
        let rule = match found.r#type {
            FieldType::Datetime | FieldType::Boolean | FieldType::Rating => Rule::Integer,
            FieldType::Number | FieldType::Currency | FieldType::Percent => Rule::Number,
            FieldType::Text | FieldType::LongText | FieldType::Email | FieldType::Phone | FieldType::Url | FieldType::Date => Rule::Text,
            FieldType::Select => Rule::Option(places(found)),
            FieldType::MultiSelect => Rule::Options(places(found)),
            FieldType::Member => Rule::Member(fields.members().iter().map(|(id, member)| (*id, fold(&member.name))).collect()),
        };
        Ok(Self { field, id: found.id, rule })
    }

    /// How many letters of a stored value count; all where nothing is said.
    pub(super) const fn letters(&self) -> Option<usize> {
        match self.rule {
            Rule::Text => Some(MAX_LETTERS),
            _ => None,
        }
    }
}

/// Keys by position, and the orders made of them.
#[derive(Debug)]
pub(super) struct Keys {
    values: Values,
    orders: Orders,
}

#[derive(Debug)]
enum Values {
    Numbers { numbers: Vec<i64>, given: Marks },
    Texts(Column),
}

impl Keys {
    /// None yet.
    pub(super) fn new(ranking: &Ranking) -> Self {
        let values = match ranking.rule {
            Rule::Integer | Rule::Number | Rule::Option(_) => Values::Numbers { numbers: Vec::new(), given: Marks::default() },
            Rule::Text | Rule::Options(_) | Rule::Member(_) => Values::Texts(Column::default()),
        };
        Self { values, orders: Orders::default() }
    }

    /// Appends the key of a stored value as `packed` joins it; of nothing where it is empty.
    ///
    /// # Errors
    /// `Damaged` where it is no value of the field's type; `Internal` where all keys together are too long.
    fn push(&mut self, ranking: &Ranking, stored: &[u8]) -> Result<()> {
        match &mut self.values {
            Values::Numbers { numbers, given } => {
                let number = if stored.is_empty() { None } else { number(&ranking.rule, stored)? };
                given.push(numbers.len(), number.is_some());
                numbers.push(number.unwrap_or_default());
                Ok(())
            }
            Values::Texts(column) => {
                match &ranking.rule {
                    Rule::Options(places) => push_places(column.text(), places, packed::text(stored)?),
                    Rule::Member(names) => {
                        let name = packed::optional_integer(stored)?.and_then(|member| names.get(&member));
                        column.text().push_str(name.map(String::as_str).unwrap_or_default());
                    }
                    _ => fold_into(column.text(), packed::text(stored)?),
                }
                column.end()
            }
        }
    }

    /// Appends the key that other keys of the same ranking have at a position.
    fn copy(&mut self, from: &Self, at: usize) -> Result<()> {
        match (&mut self.values, &from.values) {
            (Values::Numbers { numbers, given }, Values::Numbers { numbers: known, given: known_given }) => {
                given.push(numbers.len(), known_given.contains(at));
                numbers.push(known.get(at).copied().unwrap_or_default());
                Ok(())
            }
            (Values::Texts(column), Values::Texts(known)) => column.copy(known, at),
            _ => Err(Error::internal("keys of two kinds were put together")),
        }
    }

    /// The key at a position.
    pub(super) fn get(&self, at: usize) -> Value<'_> {
        match &self.values {
            Values::Numbers { numbers, given } => {
                numbers.get(at).filter(|_| given.contains(at)).map_or(Value::Absent, |n| Value::Number(*n))
            }
            Values::Texts(column) => Value::Text(column.get(at)),
        }
    }

    pub(super) const fn orders(&self) -> &Orders {
        &self.orders
    }
}

/// A number that orders as the stored value does.
fn number(rule: &Rule, stored: &[u8]) -> Result<Option<i64>> {
    match rule {
        Rule::Option(places) => Ok(places.get(&packed::integer(stored)?).and_then(|place| i64::try_from(*place).ok())),
        Rule::Number => {
            let damaged = || Error::Damaged { what: "a custom field holds what is no value of its type".to_owned() };
            let number: f64 = packed::text(stored)?.parse().map_err(|_| damaged())?;
            let bits = number.to_bits().cast_signed();
            // The bits of a number below zero grow as it gets smaller.
            Ok(Some(if bits < 0 { bits ^ i64::MAX } else { bits }))
        }
        _ => packed::integer(stored).map(Some),
    }
}

/// The places of several options, a letter each, so that text compares them one after the other.
fn push_places(to: &mut String, places: &HashMap<i64, usize>, stored: &str) {
    let ids = stored.split(',').filter_map(|id| id.parse::<i64>().ok());
    let mut found: Vec<usize> = ids.filter_map(|id| places.get(&id).copied()).collect();
    found.sort_unstable();
    to.extend(found.into_iter().filter_map(|place| {
        let letter = u32::try_from(place).ok()?.checked_add(1)?;
        // These are no letters.
        char::from_u32(if letter < 0xD800 { letter } else { letter + 0x800 })
    }));
}

/// Puts keys beside the contacts of a block. Values come by ascending row id.
pub(super) struct Filling<'a> {
    ranking: &'a Ranking,
    /// The contacts of the block.
    ids: &'a [i64],
    keys: Keys,
    next: usize,
}

impl<'a> Filling<'a> {
    pub(super) fn new(ranking: &'a Ranking, ids: &'a [i64]) -> Self {
        Self { ranking, ids, keys: Keys::new(ranking), next: 0 }
    }

    /// A stored value; nothing comes of one whose contact the block does not have.
    pub(super) fn stored(&mut self, id: i64, stored: &[u8]) -> Result<()> {
        if self.reach(id)? {
            self.next += 1;
            self.keys.push(self.ranking, stored)?;
        }
        Ok(())
    }

    /// A key that is known already.
    pub(super) fn known(&mut self, id: i64, from: &Keys, at: usize) -> Result<()> {
        if self.reach(id)? {
            self.next += 1;
            self.keys.copy(from, at)?;
        }
        Ok(())
    }

    /// Passes over those before `id`, who have no value. Whether the next one is that contact.
    fn reach(&mut self, id: i64) -> Result<bool> {
        while self.ids.get(self.next).is_some_and(|next| *next < id) {
            self.next += 1;
            self.keys.push(self.ranking, b"")?;
        }
        Ok(self.ids.get(self.next) == Some(&id))
    }

    /// A key for every contact.
    pub(super) fn finish(mut self) -> Result<Keys> {
        for _ in self.next..self.ids.len() {
            self.keys.push(self.ranking, b"")?;
        }
        match &mut self.keys.values {
            Values::Numbers { numbers, .. } => numbers.shrink_to_fit(),
            Values::Texts(column) => column.shrink(),
        }
        Ok(self.keys)
    }
}

#[cfg(test)]
pub(super) mod tests;
