//! A value of a custom field as the store keeps it, in the column of its field.
//!
//! | type | stored |
//! | --- | --- |
//! | text, long text, e-mail, phone, URL | text, never empty |
//! | number, currency, percent | real, at most 15 significant digits |
//! | date | text, `YYYY-MM-DD` |
//! | date and time | integer, UTC milliseconds |
//! | yes/no | integer, 0 or 1 |
//! | select, member | integer, the row's id |
//! | multi-select | text, `,3,7,`: ids in the order of the options |
//! | rating | integer, from 1 |

use serde::{Deserialize, Serialize};

use super::types::FieldType;
use crate::db::packed;
use crate::error::{Error, Result};

/// A stored value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Serialize, Deserialize)]
#[serde(untagged)]
pub(crate) enum Value {
    Integer(i64),
    Number(Number),
    Text(String),
}

/// A finite number; never minus zero.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Number(f64);

impl Eq for Number {}

impl Number {
    /// A number that is one.
    pub(crate) fn new(number: f64) -> Option<Self> {
        // Adding zero makes minus zero plain.
        number.is_finite().then_some(Self(number + 0.0))
    }

    pub(crate) const fn get(self) -> f64 {
        self.0
    }
}

/// How a type is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Storage {
    Integer,
    Number,
    Text,
}

impl FieldType {
    /// Every type.
    pub const ALL: [Self; 15] = [
        Self::Text,
        Self::LongText,
        Self::Number,
        Self::Currency,
        Self::Percent,
        Self::Date,
        Self::Datetime,
        Self::Boolean,
        Self::Select,
        Self::MultiSelect,
        Self::Email,
        Self::Phone,
        Self::Url,
        Self::Rating,
        Self::Member,
    ];

    /// The word for it, as stored and as scripts write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::LongText => "long_text",
            Self::Number => "number",
            Self::Currency => "currency",
            Self::Percent => "percent",
            Self::Date => "date",
            Self::Datetime => "datetime",
            Self::Boolean => "boolean",
            Self::Select => "select",
            Self::MultiSelect => "multi_select",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Url => "url",
            Self::Rating => "rating",
            Self::Member => "member",
        }
    }

    /// The type of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == word)
    }

    /// How values are stored.
    pub(crate) const fn storage(self) -> Storage {
        match self {
            Self::Text | Self::LongText | Self::Email | Self::Phone | Self::Url | Self::Date | Self::MultiSelect => Storage::Text,
            Self::Number | Self::Currency | Self::Percent => Storage::Number,
            Self::Datetime | Self::Boolean | Self::Select | Self::Rating | Self::Member => Storage::Integer,
        }
    }

    /// Whether its values are chosen among options.
    pub(crate) const fn has_options(self) -> bool {
        matches!(self, Self::Select | Self::MultiSelect)
    }
}

impl Value {
    /// A number that is known to be one.
    pub(crate) fn number(number: f64) -> Option<Self> {
        Number::new(number).map(Self::Number)
    }

    /// Row ids of options, in the order given; nothing for none.
    pub(crate) fn ids(ids: &[i64]) -> Option<Self> {
        if ids.is_empty() {
            return None;
        }
        let mut text = String::from(",");
        for id in ids {
            text.push_str(&id.to_string());
            text.push(',');
        }
        Some(Self::Text(text))
    }

    /// The row ids of a multi-select's value.
    pub(crate) fn as_ids(&self) -> Vec<i64> {
        match self {
            Self::Text(text) => text.split(',').filter_map(|id| id.parse().ok()).collect(),
            Self::Integer(id) => vec![*id],
            Self::Number(_) => Vec::new(),
        }
    }

    /// A column as `packed` joins it; empty means that there is none.
    ///
    /// # Errors
    /// `Damaged` where the column holds something else than its type.
    pub(crate) fn from_packed(storage: Storage, column: &[u8]) -> Result<Option<Self>> {
        if column.is_empty() {
            return Ok(None);
        }
        let damaged = || Error::Damaged { what: "a custom field holds what is no value of its type".to_owned() };
        Ok(Some(match storage {
            Storage::Integer => Self::Integer(packed::integer(column)?),
            Storage::Number => packed::text(column)?.parse().ok().and_then(Self::number).ok_or_else(damaged)?,
            Storage::Text => Self::Text(packed::text(column)?.to_owned()),
        }))
    }
}

impl Value {
    /// What no two contacts may share where values must differ: case and accents aside.
    pub(crate) fn unique_key(&self) -> String {
        match self {
            Self::Integer(integer) => integer.to_string(),
            Self::Number(number) => number.get().to_string(),
            Self::Text(text) => crate::identity::fold(text),
        }
    }
}
