//! The filter language as it stands on the wire, in files and in the store; design section 4.3. What it means in a
//! workspace is the business of `bind`.

use std::fmt;
use std::hash::{Hash, Hasher};

use serde::{Deserialize, Serialize, Serializer};

use crate::fields::{FieldOption, FieldType};
use crate::ids::{FieldGroupId, FieldId, RecordTypeId};
use crate::lists::ListQuery;

/// Who is asked for. A contact passes or does not; there is no third answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(untagged)]
pub enum Filter {
    /// Passes all of them; everybody where there are none.
    All {
        /// The parts.
        all: Vec<Filter>,
    },
    /// Passes at least one of them; nobody where there are none.
    Any {
        /// The parts.
        any: Vec<Filter>,
    },
    /// Does not pass it.
    Not {
        /// The part.
        not: Box<Filter>,
    },
    /// Has so many related things that pass.
    Has(Has),
    /// Is a member of a segment.
    Segment {
        /// Its name or public id.
        segment: String,
    },
    /// A condition on one field.
    Condition(Condition),
}

/// What a filter is asked about. Over submissions, cards and records it has conditions and groups alone; there a contact's
/// own fields are called `contact.FIELD`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(tag = "of", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum FilterSubject {
    /// Contacts.
    #[default]
    Contact,
    /// Submissions, with the contact of each.
    Submission,
    /// Cards, with the contact of each.
    Card,
    /// Records of one type.
    Record {
        /// The type.
        record_type: RecordTypeId,
    },
}

/// Asks for related things: at least one unless `count` says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Has {
    /// What they are.
    pub has: Related,
    /// What they must pass; every one counts where absent.
    #[serde(rename = "where", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "specta", specta(optional))]
    pub that: Option<Box<Filter>>,
    /// How many there must be.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "specta", specta(optional))]
    pub count: Option<HasCount>,
}

/// How many related things there must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(deny_unknown_fields)]
pub struct HasCount {
    /// One of `is is_not gt gte lt lte`.
    pub op: FilterOp,
    /// The number.
    pub value: u32,
}

/// What a contact has many of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Related {
    /// Conversations; test ones only where `is_test` is asked for.
    Submission,
    /// Notes that are not in the bin.
    Note,
    /// Entries of the timeline; those of segments do not count.
    Activity,
    /// Cards that are not in the bin, on boards that are not deleted.
    Card,
    /// Records that the contact is linked to; those in the bin and those of deleted types do not count.
    Record,
}

/// A condition on one field.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct Condition {
    /// A field of the subject, a custom field by its key, or inside `has` a field of the related thing.
    pub field: String,
    /// How it compares.
    pub op: FilterOp,
    /// With what; absent for `is_empty` and `is_not_empty`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "specta", specta(optional))]
    pub value: Option<FilterValue>,
}

/// How a field compares with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words are the design's, section 4.3, and say what they mean")]
pub enum FilterOp {
    Is,
    IsNot,
    Contains,
    NotContains,
    StartsWith,
    EndsWith,
    IsEmpty,
    IsNotEmpty,
    Gt,
    Gte,
    Lt,
    Lte,
    Between,
    IsOneOf,
    IsNotOneOf,
    HasAny,
    HasAll,
    HasNone,
    Before,
    After,
    On,
    WithinLast,
    WithinNext,
    MoreThanAgo,
}

/// What a field is compared with. Options, tags, members, bots and flow apps by name or public id; days as
/// `YYYY-MM-DD`, instants also as RFC 3339.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(untagged)]
pub enum FilterValue {
    /// Yes or no.
    Boolean(bool),
    /// A number.
    Number(FilterNumber),
    /// Text, a name, an id or a day.
    Text(String),
    /// Several; of `between` the two ends, both included.
    List(Vec<FilterValue>),
    /// A span of time.
    Span(Span),
}

/// A finite number.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[cfg_attr(feature = "specta", specta(transparent))]
pub struct FilterNumber(f64);

/// A span of time, as `{"days": 90}`. Hours, days and weeks are exact; months and years go by the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each is what it is called")]
pub enum Span {
    Hours(u32),
    Days(u32),
    Weeks(u32),
    Months(u32),
    Years(u32),
}

impl FilterNumber {
    /// A number that is one.
    pub fn new(number: f64) -> Option<Self> {
        // Adding zero makes minus zero plain.
        number.is_finite().then_some(Self(number + 0.0))
    }

    /// The number.
    pub const fn get(self) -> f64 {
        self.0
    }
}

impl PartialEq for FilterNumber {
    fn eq(&self, other: &Self) -> bool {
        self.0.to_bits() == other.0.to_bits()
    }
}

impl Eq for FilterNumber {}

impl Hash for FilterNumber {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.to_bits().hash(state);
    }
}

impl Serialize for FilterNumber {
    /// A whole number is written as one, so that a filter reads as it was written.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if self.0.fract() == 0.0 && self.0.abs() < EXACT {
            #[expect(clippy::cast_possible_truncation, reason = "a whole number below 2^53 is an i64")]
            return serializer.serialize_i64(self.0 as i64);
        }
        serializer.serialize_f64(self.0)
    }
}

impl Filter {
    /// Everybody.
    pub const fn everybody() -> Self {
        Self::All { all: Vec::new() }
    }

    /// Whether it asks for nothing, so that everybody passes.
    pub fn is_everybody(&self) -> bool {
        matches!(self, Self::All { all } if all.iter().all(Self::is_everybody))
    }
}

impl Default for Filter {
    fn default() -> Self {
        Self::everybody()
    }
}

impl fmt::Display for Filter {
    /// The filter as JSON.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string(self).map_err(|_| fmt::Error)?)
    }
}

/// What a field's values are, which decides its operators and editors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum FilterKind {
    /// Text.
    Text,
    /// A phone number: compared by its digits.
    Phone,
    /// A number.
    Number,
    /// A calendar day.
    Date,
    /// A moment, asked for by day.
    Instant,
    /// How long something has gone on, asked for by a span.
    Duration,
    /// Yes, no or nothing.
    Boolean,
    /// One of some names: an option, a member, a bot, a status.
    Choice,
    /// Some of some names: options or tags.
    Choices,
    /// An answer, which is whatever was given: text, number, day, several.
    Answer,
}

/// An operator that fits a kind, in plain words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FilterOpInfo {
    /// The operator.
    pub op: FilterOp,
    /// As it reads between a field and a value: “is more than”.
    pub words: &'static str,
    /// Contacts without a value pass.
    pub includes_blanks: bool,
    /// What it compares with.
    pub takes: FilterTakes,
}

/// What an operator compares with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum FilterTakes {
    /// Nothing.
    Nothing,
    /// One value.
    One,
    /// Two ends.
    Two,
    /// Any number of values.
    Many,
    /// A span of time.
    Span,
}

/// A field that a condition can name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FilterField {
    /// What a condition calls it.
    pub field: String,
    /// The name on screen.
    pub label: String,
    /// What its values are.
    pub kind: FilterKind,
    /// The type of a custom field, which decides how a value is shown and edited.
    pub r#type: Option<FieldType>,
    /// The custom field.
    pub custom: Option<FieldId>,
    /// The section of the profile that a custom field stands in.
    pub group: Option<FieldGroupId>,
    /// ISO 4217 code of an amount's currency.
    pub currency: Option<String>,
    /// Names to choose from, where they are few and known: options, statuses, bots, members, tags.
    pub choices: Vec<FilterChoice>,
}

/// A name to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FilterChoice {
    /// What a condition's value is: a public id, or a word such as `completed`.
    pub value: String,
    /// The name on screen.
    pub label: String,
    /// How it looks, of options and tags.
    pub option: Option<FieldOption>,
}

/// Fields of one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FilterScope {
    /// The related thing; absent for the subject itself.
    pub has: Option<Related>,
    /// The name on screen: “Contact”, “Submission”.
    pub label: String,
    /// Its fields, in their order.
    pub fields: Vec<FilterField>,
}

/// Operators of a kind of field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FilterKindOps {
    /// The kind.
    pub kind: FilterKind,
    /// What fits it, the usual one first.
    pub ops: Vec<FilterOpInfo>,
}

/// Everything that a filter can ask for in this workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FilterCatalog {
    /// The subject's own fields first. Only contacts have related things.
    pub scopes: Vec<FilterScope>,
    /// Operators by kind.
    pub kinds: Vec<FilterKindOps>,
}

/// Asks for everything that a filter can ask for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetFilterCatalog {
    /// What it is asked about.
    #[serde(default)]
    pub subject: FilterSubject,
}

/// Asks what a filter says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DescribeFilter {
    /// What it is asked about.
    #[serde(default)]
    pub subject: FilterSubject,
    /// The filter.
    pub filter: Filter,
}

/// A filter in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FilterDescription {
    /// The whole: “Budget is more than 10,000 and tagged vip”. “Everybody” where it asks for nothing.
    pub summary: String,
    /// Each part of an `all` at the top (or the one condition) in words, in its order: what chips say.
    pub parts: Vec<String>,
    /// Why it cannot be asked, a whole sentence; absent where it can.
    pub problem: Option<String>,
    /// The same filter with every name as a public id, as segments keep it; as it was where there is a problem.
    pub filter: Filter,
}

/// Counts contacts while a filter is built.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CountContacts {
    /// Which contacts; its order does not matter.
    pub query: ListQuery,
    /// Who counts. Of one counter only the last question is answered; the ones before end as `cancelled`.
    pub counter: String,
}

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ContactCount {
    /// Contacts.
    pub count: u32,
}

/// Asks for values that a field has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SuggestValues {
    /// What the filter is asked about.
    #[serde(default)]
    pub subject: FilterSubject,
    /// The related thing that has the field; absent for the subject itself.
    pub has: Option<Related>,
    /// The field, as a condition names it.
    pub field: String,
    /// What was typed; values that contain it, case and accents aside.
    pub text: String,
    /// How many at most: 1 to 50.
    pub limit: u32,
}

/// A value that a field has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SuggestedValue {
    /// What a condition's value is.
    pub value: String,
    /// As shown.
    pub label: String,
    /// How many contacts (or related things) have it.
    pub count: u32,
}
