//! A row after mapping: what it says, before anybody knows whose it is. Pure; the workspace is not asked.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use crate::contacts::record::Identity;
use crate::fields::value::Value as FieldValue;

/// A staged row, as the scratch file keeps it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) enum Staged {
    /// A row that can be applied.
    #[serde(rename = "c")]
    Candidate(Box<Candidate>),
    /// A row that is refused.
    #[serde(rename = "r")]
    Rejected {
        /// Why, in a sentence.
        reason: String,
        /// The row as it stood.
        raw: String,
    },
}

/// What a row says.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Candidate {
    /// A person only, without a conversation.
    pub(crate) contact_only: bool,
    /// Bot's name or id at its source; neither for the import's default bot.
    pub(crate) bot: Option<String>,
    pub(crate) bot_external_id: Option<String>,
    pub(crate) flow_app: Option<String>,
    pub(crate) external_id: Option<String>,
    /// The contact's own id, in a file that this app exported.
    pub(crate) contact_id: Option<uuid::Uuid>,
    pub(crate) completed: bool,
    pub(crate) is_test: bool,
    pub(crate) started_at: Option<i64>,
    pub(crate) completed_at: Option<i64>,
    pub(crate) updated_at: Option<i64>,
    /// Completion, else last update, else start, else the import's own time.
    pub(crate) own_at: i64,
    /// A JSON object, keys in their order.
    pub(crate) answers: String,
    /// A JSON array of messages, or empty.
    pub(crate) transcript: String,
    pub(crate) summary: String,
    pub(crate) emails: Vec<Identity>,
    pub(crate) phones: Vec<Identity>,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) source: String,
    pub(crate) tags: Vec<String>,
    pub(crate) replace_tags: bool,
    /// What makes two rows the same submission.
    pub(crate) identity: [u8; 16],
    /// Hash of what the source says.
    pub(crate) content_hash: i64,
    /// Values of custom fields, by row id of the field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) fields: Vec<(i64, Offer)>,
    /// The row as it stood, where a value of it may turn out to be taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) raw: Option<String>,
}

/// A value of a custom field that a row offers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Offer {
    /// Labels of a select, some of which no option had when the row was read.
    Labels(Vec<String>),
    Value(FieldValue),
}

impl Candidate {
    /// Orders rows of the same time, whatever their place in the files.
    pub(crate) fn tie(&self) -> i64 {
        tie(&self.identity, self.content_hash)
    }

    /// Whether the row says who it is about in any way.
    pub(crate) fn has_name(&self) -> bool {
        !self.first_name.is_empty() || !self.last_name.is_empty()
    }
}

/// The hashes of a row's content: identity by the source's id, or else by what it says, and the content itself.
/// Order of answers and blank answers do not matter.
pub(crate) fn hashes(external_id: Option<&str>, answers: &[(String, Value)], rest: &[&str]) -> ([u8; 16], i64) {
    let mut said: Vec<(&str, String)> = answers
        .iter()
        .filter(|(_, value)| !is_blank(value))
        .map(|(name, value)| {
            let text = match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            (name.as_str(), text)
        })
        .collect();
    said.sort_unstable();
    let mut bytes = Vec::with_capacity(256);
    let mut push = |text: &str| {
        bytes.extend_from_slice(text.as_bytes());
        bytes.push(0x1f);
    };
    for (name, text) in &said {
        push(name);
        push(text);
    }
    for text in rest {
        push(text);
    }
    let identity = match external_id {
        Some(id) => xxh3_128(format!("id:{id}").as_bytes()),
        None => xxh3_128(&bytes),
    };
    (identity.to_le_bytes(), signed(xxh3_64(&bytes)))
}

/// Orders givers of values of the same time: by what they are and say, never by their place in a file.
pub(crate) fn tie(identity: &[u8; 16], content_hash: i64) -> i64 {
    let mut bytes = identity.to_vec();
    bytes.extend_from_slice(&content_hash.to_le_bytes());
    signed(xxh3_64(&bytes))
}

/// SQLite has no unsigned integers.
pub(crate) const fn signed(hash: u64) -> i64 {
    i64::from_le_bytes(hash.to_le_bytes())
}

fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(pairs: &[(&str, &str)]) -> Vec<(String, Value)> {
        pairs.iter().map(|(k, v)| ((*k).to_owned(), Value::from(*v))).collect()
    }

    #[test]
    fn order_of_columns_and_blank_cells_do_not_make_another_submission() {
        let a = hashes(None, &answers(&[("a", "1"), ("b", "2"), ("c", " ")]), &["t"]);
        let b = hashes(None, &answers(&[("b", "2"), ("a", "1")]), &["t"]);
        assert_eq!(a, b);
        assert_ne!(a, hashes(None, &answers(&[("b", "2"), ("a", "1")]), &["u"]));
    }

    #[test]
    fn the_id_of_the_source_decides_whatever_the_row_says() {
        let a = hashes(Some("x"), &answers(&[("a", "1")]), &[]);
        let b = hashes(Some("x"), &answers(&[("a", "2")]), &[]);
        assert_eq!(a.0, b.0);
        assert_ne!(a.1, b.1);
    }
}
