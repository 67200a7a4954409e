//! Values as text for files and history, as JSON for scripts, and as screens want them. Pure.

use chrono::{NaiveDate, SecondsFormat};
use serde_json::Value as Json;

use super::number::plain;
use super::read::{Reading, blurs_lists, member, read};
use super::record::{Choice, Field, FieldSet};
use super::types::{FieldType, FieldValue, PhoneValue};
use super::value::Value;
use crate::env::time_from_ms;
use crate::identity::{fold, international};
use crate::ids::OptionId;

/// Whole numbers up to here are written without decimals in JSON, and read alike everywhere.
const MAX_WHOLE: f64 = 9_007_199_254_740_992.0;

impl Field {
    /// The value as files write it; `read` gives the same value back. Empty where it names what is not there.
    ///
    /// Numbers are plain decimals with a point, dates `YYYY-MM-DD`, moments RFC 3339 in UTC, options labels joined with `; `.
    pub(crate) fn text(&self, value: &Value, set: &FieldSet) -> String {
        match (self.r#type, value) {
            (FieldType::Datetime, Value::Integer(ms)) => moment(*ms),
            (FieldType::Boolean, Value::Integer(yes)) => if *yes == 0 { "no" } else { "yes" }.to_owned(),
            (FieldType::Select, Value::Integer(id)) => self.choice(*id).map(|choice| choice.label.clone()).unwrap_or_default(),
            (FieldType::MultiSelect, value) => self.list(value, set),
            (FieldType::Member, Value::Integer(id)) => name_of(*id, set),
            (_, Value::Integer(integer)) => integer.to_string(),
            (_, Value::Number(number)) => plain(number.get()),
            (_, Value::Text(text)) => text.clone(),
        }
    }

    /// The value as scripts get it: a number, a boolean, a text, or a list of labels.
    pub(crate) fn json(&self, value: &Value, set: &FieldSet) -> Json {
        match (self.r#type, value) {
            (_, Value::Number(number)) => number_json(number.get()),
            (FieldType::Boolean, Value::Integer(yes)) => Json::Bool(*yes != 0),
            (FieldType::Rating, Value::Integer(stars)) => Json::from(*stars),
            (FieldType::MultiSelect, value) => self.chosen(value).map(|choice| Json::from(choice.label.as_str())).collect(),
            _ => Json::String(self.text(value, set)),
        }
    }

    /// The value as screens get it; nothing where it names an option or a member that is not there.
    pub(crate) fn wire(&self, value: &Value, set: &FieldSet) -> Option<FieldValue> {
        Some(match (self.r#type, value) {
            (_, Value::Number(number)) => FieldValue::Number(number.get()),
            #[expect(clippy::cast_precision_loss, reason = "there are at most ten stars")]
            (FieldType::Rating, Value::Integer(stars)) => FieldValue::Number(*stars as f64),
            (FieldType::Datetime, Value::Integer(ms)) => FieldValue::Datetime(time_from_ms(*ms)),
            (FieldType::Boolean, Value::Integer(yes)) => FieldValue::Boolean(*yes != 0),
            (FieldType::Select, Value::Integer(id)) => FieldValue::Option(OptionId::new(self.choice(*id)?.uuid)),
            (FieldType::Member, Value::Integer(id)) => FieldValue::Member(set.members().iter().find(|(row, _)| row == id)?.1.id),
            (_, Value::Integer(_)) => return None,
            (FieldType::Date, Value::Text(day)) => FieldValue::Date(day.parse::<NaiveDate>().ok()?),
            (FieldType::Phone, Value::Text(number)) => {
                FieldValue::Phone(PhoneValue { number: number.clone(), display: international(number) })
            }
            (FieldType::MultiSelect, value) => {
                let chosen: Vec<OptionId> = self.chosen(value).map(|choice| OptionId::new(choice.uuid)).collect();
                if chosen.is_empty() {
                    return None;
                }
                FieldValue::Options(chosen)
            }
            (_, Value::Text(text)) => FieldValue::Text(text.clone()),
        })
    }

    /// The options of a multi-select's value that are there.
    fn chosen(&self, value: &Value) -> impl Iterator<Item = &Choice> {
        value.as_ids().into_iter().filter_map(|id| self.choice(id))
    }

    /// Labels, or ids where the labels would read as other options.
    fn list(&self, value: &Value, set: &FieldSet) -> String {
        let labels: Vec<&str> = self.chosen(value).map(|choice| choice.label.as_str()).collect();
        let list = labels.join("; ");
        if !self.options.iter().any(|choice| blurs_lists(&choice.label)) {
            return list;
        }
        let again = read(self, set, std::slice::from_ref(&list), &Reading::canonical());
        if again.is_ok_and(|again| again.as_ref() == Some(value)) {
            return list;
        }
        self.chosen(value).map(|choice| OptionId::new(choice.uuid).to_string()).collect::<Vec<_>>().join("; ")
    }
}

fn moment(ms: i64) -> String {
    time_from_ms(ms).to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// A member's name if nobody else has it, else the e-mail address, else the public id.
fn name_of(id: i64, set: &FieldSet) -> String {
    let Some((_, who)) = set.members().iter().find(|(row, _)| *row == id) else { return String::new() };
    let name = fold(who.name.trim());
    let shared = set.members().iter().any(|(row, other)| *row != id && fold(other.name.trim()) == name);
    // What names one person may be the name or address of another.
    let finds = |text: &str| !text.is_empty() && member(set, text) == Ok(id);
    if !shared && finds(&who.name) {
        who.name.clone()
    } else if finds(&who.email) {
        who.email.clone()
    } else {
        who.id.to_string()
    }
}

fn number_json(number: f64) -> Json {
    if number.fract() == 0.0 && number.abs() < MAX_WHOLE {
        #[expect(clippy::cast_possible_truncation, reason = "it is whole and in range")]
        return Json::from(number as i64);
    }
    Json::from(number)
}

#[cfg(test)]
mod tests;
