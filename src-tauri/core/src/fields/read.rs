//! Reads what somebody typed, chose or imported as a value of a field. One function for every write path, so that a rule
//! holds on all of them alike. Pure.

use chrono::FixedOffset;
use chrono_tz::Tz;

use super::record::{Field, FieldSet};
use super::value::Value;
use crate::identity::Region;
use crate::imports::mapping::DateOrder;
use crate::workspace::Locale;

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
        match self {
            Self::Broken(reason) => reason.clone(),
            Self::UnknownOptions(labels) => {
                let labels: Vec<String> = labels.iter().map(|label| format!("“{label}”")).collect();
                format!("{} is not among the options", labels.join(", "))
            }
        }
    }
}

/// Reads a value; blank input is none. `required` and `unique` are for whoever knows the contact.
pub(crate) fn read(field: &Field, set: &FieldSet, given: &[String], reading: &Reading) -> Result<Option<Value>, Refusal> {
    todo!("{field:?} {set:?} {given:?} {reading:?}")
}

/// Whether a text is a regular expression.
pub(crate) fn check_pattern(pattern: &str) -> Result<(), String> {
    todo!("{pattern}")
}

/// Whether a value could be stored under the field's present definition.
pub(crate) fn admits(field: &Field, set: &FieldSet, value: &Value) -> bool {
    todo!("{field:?} {set:?} {value:?}")
}

impl Field {
    /// The value that a new contact begins with.
    pub(crate) fn default_value(&self, set: &FieldSet) -> Option<Value> {
        todo!("{set:?}")
    }
}
