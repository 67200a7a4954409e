//! What a field puts records in order by, made of the stored value. Pure.

use std::cmp::Ordering;
use std::collections::HashMap;

use crate::db::packed;
use crate::error::Result;
use crate::fields::record::{Field, FieldSet};
use crate::fields::value::{Storage, Value};
use crate::fields::{FieldType, Owner};
use crate::identity::fold;

/// How the values of a field are compared.
pub(super) struct Ranking {
    field: i64,
    storage: Storage,
    rule: Rule,
}

enum Rule {
    Number,
    /// Folded; the text of a day orders as the day does.
    Text,
    /// Where options stand, by row id; of several, one after the other.
    Options(HashMap<i64, usize>),
    /// Folded names by row id.
    Member(HashMap<i64, String>),
}

/// What is compared; of one field all keys are of one kind.
#[derive(PartialEq, PartialOrd)]
enum Key {
    Number(f64),
    Text(String),
    Places(Vec<usize>),
}

impl Ranking {
    pub(super) fn of(set: &FieldSet, field: &Field) -> Self {
        debug_assert!(set.owner() != Owner::Contact, "contacts have lists of their own");
        let rule = match field.r#type {
            FieldType::Datetime | FieldType::Boolean | FieldType::Rating | FieldType::Number | FieldType::Currency | FieldType::Percent => {
                Rule::Number
            }
            FieldType::Text | FieldType::LongText | FieldType::Email | FieldType::Phone | FieldType::Url | FieldType::Date => Rule::Text,
            FieldType::Select | FieldType::MultiSelect => {
                Rule::Options(field.options.iter().zip(0..).map(|(choice, place)| (choice.id, place)).collect())
            }
            FieldType::Member => Rule::Member(set.members().iter().map(|(id, member)| (*id, fold(&member.name))).collect()),
        };
        Self { field: field.id, storage: field.r#type.storage(), rule }
    }

    /// Row id of the field.
    pub(super) const fn field(&self) -> i64 {
        self.field
    }

    fn key(&self, value: &Value) -> Option<Key> {
        match (&self.rule, value) {
            #[expect(clippy::cast_precision_loss, reason = "moments, stars and yes or no are far below 2^53")]
            (Rule::Number, Value::Integer(integer)) => Some(Key::Number(*integer as f64)),
            (Rule::Number, Value::Number(number)) => Some(Key::Number(number.get())),
            (Rule::Text, Value::Text(text)) => Some(Key::Text(fold(text))),
            (Rule::Options(places), value) => {
                let mut found: Vec<usize> = value.as_ids().iter().filter_map(|id| places.get(id).copied()).collect();
                found.sort_unstable();
                (!found.is_empty()).then_some(Key::Places(found))
            }
            (Rule::Member(names), Value::Integer(id)) => names.get(id).cloned().map(Key::Text),
            _ => None,
        }
    }

    /// Puts rows in order. Those without a value come last whichever the direction; equal ones stay as they stood.
    ///
    /// # Errors
    /// `Damaged` where a stored value is none of the field's type.
    pub(super) fn sorted(&self, ids: Vec<i64>, stored: &[u8], descending: bool) -> Result<Vec<i64>> {
        let mut keys: HashMap<i64, Key> = HashMap::new();
        for row in packed::records(stored) {
            let [id, value] = row?;
            if let Some(key) = Value::from_packed(self.storage, value)?.and_then(|value| self.key(&value)) {
                keys.insert(packed::integer(id)?, key);
            }
        }
        let (mut given, mut without) = (Vec::with_capacity(ids.len()), Vec::new());
        for id in ids {
            match keys.remove(&id) {
                Some(key) => given.push((key, id)),
                None => without.push(id),
            }
        }
        given.sort_by(|(a, _), (b, _)| {
            let order = a.partial_cmp(b).unwrap_or(Ordering::Equal);
            if descending { order.reverse() } else { order }
        });
        Ok(given.into_iter().map(|(_, id)| id).chain(without).collect())
    }
}
