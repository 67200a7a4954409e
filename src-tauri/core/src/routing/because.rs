//! What there was where a condition held or did not: “The answer is 8,000.” Pure.

use chrono_tz::Tz;
use serde_json::{Map, Value};

use crate::contacts::record::ContactRecord;
use crate::env::time_from_ms;
use crate::fields::record::FieldSet;
use crate::filter::grouped;
use crate::submissions::SubmissionStatus;
use crate::submissions::record::SubmissionRecord;

/// A submission that rules are tried on, with the names of what it belongs to.
pub(super) struct Case {
    pub(super) submission: SubmissionRecord,
    pub(super) answers: Map<String, Value>,
    pub(super) bot: String,
    /// Nothing where the bot belongs to none.
    pub(super) flow_app: Option<String>,
    pub(super) contact: Option<ContactRecord>,
    /// Names of the contact's tags.
    pub(super) tags: Vec<String>,
    pub(super) fields: FieldSet,
    pub(super) zone: Tz,
}

impl Case {
    /// What a field is, in a whole sentence. `as_number` where the condition compares it as a number.
    pub(super) fn because(&self, field: &str, as_number: bool) -> String {
        if let Some(name) = field.strip_prefix("answer.") {
            let said = self.answer(name);
            let answer = self.answers.get(name).filter(|_| as_number);
            return match answer.is_some_and(is_no_number) {
                true => {
                    format!("{}, which is not read as a number: only digits are, with a point before decimals.", said.trim_end_matches('.'))
                }
                false => said,
            };
        }
        if let Some(name) = field.strip_prefix("contact.") {
            return self.contact.as_ref().map_or_else(|| "There is no contact.".to_owned(), |contact| self.of_contact(contact, name));
        }
        match field {
            "bot" => format!("The bot is {}.", self.bot),
            "flow_app" => self
                .flow_app
                .as_ref()
                .map_or_else(|| "The bot belongs to no flow app.".to_owned(), |name| format!("The flow app is {name}.")),
            "status" if self.submission.status == SubmissionStatus::Completed => "It is completed.".to_owned(),
            "status" => "It is incomplete.".to_owned(),
            "is_test" if self.submission.is_test => "It is a test.".to_owned(),
            "is_test" => "It is no test.".to_owned(),
            "started_at" => self.moment("started", self.submission.started_at),
            "completed_at" => self.moment("completed", self.submission.completed_at),
            _ => String::new(),
        }
    }

    fn answer(&self, name: &str) -> String {
        let said = self.answers.get(name).map(shown).unwrap_or_default();
        match said.as_slice() {
            [] => "There is no answer.".to_owned(),
            [one] => format!("The answer is {one}."),
            several => format!("The answers are {}.", several.join(", ")),
        }
    }

    fn moment(&self, what: &str, at: Option<i64>) -> String {
        at.map_or_else(|| format!("Nobody knows when it was {what}."), |at| format!("It was {what} on {}.", self.day(at)))
    }

    fn day(&self, at: i64) -> String {
        time_from_ms(at).with_timezone(&self.zone).format("%-d %b %Y at %H:%M").to_string()
    }

    fn of_contact(&self, contact: &ContactRecord, name: &str) -> String {
        let one = |text: &str| if text.trim().is_empty() { Vec::new() } else { vec![quoted(text)] };
        let said = match name {
            "name" => one(&contact.name()),
            "first_name" => one(&contact.first_name),
            "last_name" => one(&contact.last_name),
            "source" => one(&contact.source),
            "email" => contact.emails.iter().map(|email| email.shown.clone()).collect(),
            "phone" => contact.phones.iter().map(|phone| phone.shown.clone()).collect(),
            "tags" => self.tags.clone(),
            "created_at" => vec![self.day(contact.created_at)],
            "updated_at" => vec![self.day(contact.updated_at)],
            "last_activity_at" => vec![self.day(contact.last_activity_at)],
            "submission_count" => vec![contact.submission_count.to_string()],
            key => {
                let field = self.fields.all().iter().find(|field| field.key == key || field.uuid.to_string() == key);
                let value = field.and_then(|field| Some(field.text(contact.fields.get(&field.id)?, &self.fields)));
                value.as_deref().map(number_or_text).into_iter().collect()
            }
        };
        match said.as_slice() {
            [] => "The contact has none.".to_owned(),
            said => format!("The contact has {}.", said.join(", ")),
        }
    }
}

/// An answer for the eye: nothing of a blank one, several of a list.
fn shown(answer: &Value) -> Vec<String> {
    match answer {
        Value::Null => Vec::new(),
        Value::Bool(yes) => vec![if *yes { "yes" } else { "no" }.to_owned()],
        Value::Number(number) => vec![number.as_f64().map_or_else(|| number.to_string(), grouped)],
        Value::String(text) if text.trim().is_empty() => Vec::new(),
        Value::String(text) => vec![number_or_text(text)],
        Value::Array(items) => items.iter().flat_map(shown).collect(),
        Value::Object(_) => vec![quoted(&answer.to_string())],
    }
}

/// Whether an answer has a text that filters do not read as a number.
fn is_no_number(answer: &Value) -> bool {
    match answer {
        Value::String(text) => {
            let digits = text.trim();
            let digits = digits.strip_prefix(['-', '+']).unwrap_or(digits);
            let is_plain = digits.starts_with(|c: char| c.is_ascii_digit())
                && digits.chars().all(|c| c.is_ascii_digit() || c == '.')
                && digits.matches('.').count() < 2;
            !text.trim().is_empty() && !is_plain
        }
        Value::Array(items) => items.iter().any(is_no_number),
        _ => false,
    }
}

/// A plain decimal as the filter's words write it; other text in quotes.
fn number_or_text(text: &str) -> String {
    let plain = text.trim();
    let is_plain =
        plain.starts_with(|c: char| c.is_ascii_digit() || c == '-') && plain.chars().all(|c| c.is_ascii_digit() || ".-".contains(c));
    match plain.parse::<f64>() {
        Ok(number) if is_plain && !plain.starts_with("00") => grouped(number),
        _ => quoted(plain),
    }
}

/// Letters of a text that a sentence repeats.
const LONGEST: usize = 80;

fn quoted(text: &str) -> String {
    let text = text.trim();
    if text.chars().count() <= LONGEST {
        return format!("“{text}”");
    }
    let start: String = text.chars().take(LONGEST - 1).collect();
    format!("“{}…”", start.trim_end())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_number_is_digits_with_a_point() {
        for text in ["12000", " -1.5 ", "+3", "", "7."] {
            assert!(!is_no_number(&json!(text)), "{text}");
        }
        for text in ["12.000,5", "12,000", "$5", "1.2.3", ".5", "many"] {
            assert!(is_no_number(&json!(text)), "{text}");
        }
        assert!(!is_no_number(&json!(1.5)) && is_no_number(&json!(["1", "x"])));
    }

    #[test]
    fn answers_are_shown_as_the_filter_writes_values() {
        let said = |answer: Value| shown(&answer).join(", ");
        assert_eq!(said(json!(8000)), "8,000");
        assert_eq!(said(json!("8000")), "8,000");
        assert_eq!(said(json!("8000 or so")), "“8000 or so”");
        assert_eq!(said(json!(["Design", 2, true])), "“Design”, 2, yes");
        assert_eq!(said(json!("0034600111222")), "“0034600111222”");
        assert_eq!(said(json!(" ")), "");
        assert_eq!(said(json!("2026-03-04")), "“2026-03-04”");
        assert!(said(json!("x".repeat(200))).ends_with("…”"));
    }
}
