//! Where each column of a file goes. The JSON form is the `MAP.json` of design section 6.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::error::Error;

/// Where the values of a column go.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// An e-mail address of the contact.
    Email,
    /// A phone number of the contact.
    Phone,
    /// The contact's whole name.
    Name,
    /// Given name.
    FirstName,
    /// Further given names, kept with the first.
    MiddleName,
    /// Family name.
    LastName,
    /// Tags, joined by `;` or `,`.
    Tags,
    /// Where the contact came from.
    Source,
    /// The submission's id at its source.
    SubmissionId,
    /// The contact's own id, in a file that this app exported.
    ContactId,
    /// The bot's name.
    Bot,
    /// The flow app's name.
    FlowApp,
    /// Finished or not.
    Status,
    /// When the conversation began, or the contact was made.
    StartedAt,
    /// When the conversation was finished.
    CompletedAt,
    /// When the row last changed.
    UpdatedAt,
    /// Whether it was a test.
    IsTest,
    /// Country, which gives phones their region.
    Country,
    /// Kept as an answer only.
    Answer,
    /// Not kept.
    Ignore,
    /// A custom field, by key.
    Field(String),
}

impl Target {
    /// Every target that is not a custom field, with its word in `MAP.json`.
    pub const NAMED: [(Self, &'static str); 20] = [
        (Self::Email, "email"),
        (Self::Phone, "phone"),
        (Self::Name, "name"),
        (Self::FirstName, "first_name"),
        (Self::MiddleName, "middle_name"),
        (Self::LastName, "last_name"),
        (Self::Tags, "tags"),
        (Self::Source, "source"),
        (Self::SubmissionId, "submission_id"),
        (Self::ContactId, "contact_id"),
        (Self::Bot, "bot"),
        (Self::FlowApp, "flow_app"),
        (Self::Status, "status"),
        (Self::StartedAt, "started_at"),
        (Self::CompletedAt, "completed_at"),
        (Self::UpdatedAt, "updated_at"),
        (Self::IsTest, "is_test"),
        (Self::Country, "country"),
        (Self::Answer, "answer"),
        (Self::Ignore, "ignore"),
    ];
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(key) => write!(f, "field:{key}"),
            named => Self::NAMED.iter().find(|(target, _)| target == named).map_or(Ok(()), |(_, word)| f.write_str(word)),
        }
    }
}

impl FromStr for Target {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        if let Some(key) = text.strip_prefix("field:") {
            return Ok(Self::Field(key.to_owned()));
        }
        Self::NAMED.iter().find(|(_, word)| *word == text).map(|(target, _)| target.clone()).ok_or_else(|| {
            Error::invalid(
                "mapping",
                format!("“{text}” is not a target; use a word such as email, phone, name, answer or ignore, or field:KEY"),
            )
        })
    }
}

impl Serialize for Target {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Target {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "specta")]
impl specta::Type for Target {
    fn definition(types: &mut specta::Types) -> specta::datatype::DataType {
        String::definition(types)
    }
}

/// Order of day, month and year where a date is written with numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 31/12/2026
    Dmy,
    /// 12/31/2026
    Mdy,
    /// 2026/12/31
    Ymd,
}

/// What becomes of tags that a contact has already.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum TagsMode {
    /// They stay.
    #[default]
    Add,
    /// They make room for the row's.
    Replace,
}

/// What becomes of a label that no option of its field has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum NewOptions {
    /// The import makes the option.
    #[default]
    Add,
    /// The row is refused.
    Reject,
}

/// Where each column goes and how ambiguous values are read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    /// Target by header (or key of an answer).
    pub columns: BTreeMap<String, Target>,
    /// Order of numeric dates; guessed from the values where absent.
    pub date_order: Option<DateOrder>,
    /// Decimal mark, `.` or `,`; guessed from the values where absent.
    pub decimal: Option<String>,
    /// What becomes of tags that a contact has already.
    pub tags: TagsMode,
    /// What becomes of labels that no option of a select has.
    pub new_options: NewOptions,
    /// Labels of options by the label in the file, by header. An empty one leaves the file's label out.
    pub option_map: BTreeMap<String, BTreeMap<String, String>>,
}

/// Why a column goes where it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum MappingReason {
    /// A person chose it.
    Chosen,
    /// An earlier import of the same columns used it.
    Saved,
    /// A known export: its columns are known.
    KnownExport,
    /// The header says so.
    Label,
    /// The schema's type or the values say so.
    Type,
    /// Nothing says so; it is kept as an answer.
    Unknown,
}
