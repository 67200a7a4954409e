//! What a field may be: its words, its configuration, its options. Pure. Values are the business of `read`.

use std::collections::HashSet;

use iso_currency::{Country, Currency};

use super::owner::Owner;
use super::read::{self, Reading};
use super::record::{Choice, Field, FieldSet};
use super::types::{FieldConfig, FieldDefinition, FieldType, OptionInput};
use super::value::Value;
use crate::env::Env;
use crate::error::{Error, Result};
use crate::identity::{Region, fold};
use crate::ids::OptionId;
use crate::tags::TagColor;

/// Characters of a label, a group's name or an option at most.
const LONGEST_LABEL: usize = 80;
/// Characters of the help at most.
const LONGEST_HELP: usize = 500;
/// Characters of a key at most.
const LONGEST_KEY: usize = 63;
/// Options of a field at most.
pub(crate) const MOST_OPTIONS: usize = 500;
/// Fields of a workspace at most: SQLite joins a contact's values in one expression of so many columns.
pub(crate) const MOST_FIELDS: usize = 500;
/// Fields of records of all types together at most: they are columns of one table, which can have 2,000.
pub(super) const MOST_OF_RECORDS: i64 = 1_500;
/// Decimal places at most.
const MOST_DECIMALS: u8 = 6;

/// Names of a contact's own fields, in filters, files and scripts.
const RESERVED: [&str; 15] = [
    "id",
    "name",
    "display_name",
    "first_name",
    "last_name",
    "email",
    "emails",
    "phone",
    "phones",
    "tags",
    "source",
    "created_at",
    "updated_at",
    "last_activity_at",
    "submission_count",
];

/// Names of a record's own fields.
const RESERVED_OF_RECORDS: [&str; 10] =
    ["id", "title", "type", "role", "contact", "contacts", "created_at", "updated_at", "linked_at", "related"];

const fn reserved(owner: Owner) -> &'static [&'static str] {
    match owner {
        Owner::Contact => &RESERVED,
        Owner::RecordType(_) => &RESERVED_OF_RECORDS,
    }
}

/// A name as a person typed it, without white space around it. `what` names it in the refusal.
///
/// # Errors
/// `Invalid` says what a name must be.
pub(crate) fn clean_name(what: &str, typed: &str) -> Result<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let refuse = |reason: String| Err(Error::invalid(what, reason));
    if fold(&name).is_empty() {
        return refuse("give it a name".to_owned());
    }
    if name.chars().count() > LONGEST_LABEL {
        return refuse(format!("a name has at most {LONGEST_LABEL} characters, this one has {}", name.chars().count()));
    }
    if name.chars().any(char::is_control) {
        return refuse("a name has no control characters".to_owned());
    }
    Ok(name)
}

/// A key as somebody chose it.
///
/// # Errors
/// `Invalid` says what a key must be, or who has it.
pub(crate) fn check_key(key: &str, set: &FieldSet) -> Result<()> {
    let refuse = |reason: String| Err(Error::invalid("key", reason));
    let well_formed = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
        && key.len() <= LONGEST_KEY;
    if !well_formed {
        return refuse(format!(
            "“{key}” cannot be a key; use a lower-case letter, then lower-case letters, digits and _, at most {LONGEST_KEY} of them"
        ));
    }
    if reserved(set.owner()).contains(&key) {
        return refuse(format!("“{key}” is what {}s have anyway; choose another key", set.owner().noun()));
    }
    match set.by_key(key) {
        Some(other) => refuse(format!("“{}” has the key “{key}” already; choose another one", other.label)),
        None => Ok(()),
    }
}

/// The key that a field of this label gets: its letters and digits without accents, and a number where that is taken.
pub(crate) fn key_of(label: &str, set: &FieldSet) -> String {
    let mut key = String::new();
    for character in fold(label).chars() {
        if character.is_ascii_alphanumeric() {
            key.push(character);
        } else if !key.is_empty() && !key.ends_with('_') {
            key.push('_');
        }
    }
    let mut key = key.trim_end_matches('_').to_owned();
    if !key.starts_with(|c: char| c.is_ascii_lowercase()) {
        key.insert_str(0, if key.is_empty() { "field" } else { "field_" });
    }
    // Room for a number.
    key.truncate(LONGEST_KEY - 4);
    let is_free = |key: &str| !reserved(set.owner()).contains(&key) && set.by_key(key).is_none();
    if is_free(&key) {
        return key;
    }
    (2..).map(|number| format!("{key}_{number}")).find(|key| is_free(key)).unwrap_or(key)
}

/// What options are made with.
pub(crate) struct Making<'a> {
    pub(crate) env: &'a Env,
    pub(crate) set: &'a FieldSet,
    pub(crate) reading: &'a Reading,
    /// The next row id of an option.
    pub(crate) next_option: i64,
}

impl Making<'_> {
    /// The field as a definition wants it to be; everything else of `field` stays.
    ///
    /// # Errors
    /// `Invalid` names what of the definition cannot be.
    pub(crate) fn defined(&self, field: &Field, definition: &FieldDefinition) -> Result<Field> {
        let help = definition.help.trim();
        if help.chars().count() > LONGEST_HELP {
            return Err(Error::invalid("help", format!("write at most {LONGEST_HELP} characters")));
        }
        let mut defined = Field {
            label: clean_name("label", &definition.label)?,
            help: help.to_owned(),
            r#type: definition.r#type,
            config: config(definition.r#type, &definition.config, self.reading.region)?,
            options: if definition.r#type.has_options() { self.options(field, &definition.options)? } else { Vec::new() },
            required: definition.required,
            unique: definition.unique,
            default: Vec::new(),
            ..field.clone()
        };
        if defined.unique && !can_differ(defined.r#type) {
            return Err(Error::invalid("unique", "such values cannot all differ; use a text, a number, an address or a date"));
        }
        defined.default = self.default(&defined, &definition.default)?;
        Ok(defined)
    }

    fn options(&self, field: &Field, wanted: &[OptionInput]) -> Result<Vec<Choice>> {
        if wanted.len() > MOST_OPTIONS {
            return Err(Error::invalid("options", format!("there are {}, and at most {MOST_OPTIONS} can be", wanted.len())));
        }
        let mut seen = HashSet::new();
        let mut next = self.next_option;
        let mut options = Vec::with_capacity(wanted.len());
        for input in wanted {
            let label = option_label(&input.label)?;
            if !seen.insert(fold(&label)) {
                return Err(Error::invalid("options", format!("“{label}” is there twice; case and accents do not tell options apart")));
            }
            let known = match input.id {
                Some(id) => Some(
                    field
                        .options
                        .iter()
                        .find(|choice| OptionId::new(choice.uuid) == id)
                        .ok_or_else(|| Error::NotFound { what: "option", id: id.to_string() })?,
                ),
                None => None,
            };
            options.push(match known {
                Some(known) => Choice { label, color: input.color.unwrap_or(known.color), ..known.clone() },
                None => {
                    let color = input.color.unwrap_or_else(|| TagColor::of_new(i64::try_from(options.len()).unwrap_or_default()));
                    let id = next;
                    next += 1;
                    Choice { id, uuid: self.env.new_id(), label, color, created_by: None }
                }
            });
        }
        Ok(options)
    }

    /// The default must be a value of the field. It is kept as files write it.
    fn default(&self, field: &Field, typed: &[String]) -> Result<Vec<String>> {
        let value = read::read(field, self.set, typed, self.reading).map_err(|refusal| Error::invalid("default", refusal.reason()))?;
        match value {
            None => Ok(Vec::new()),
            Some(_) if field.unique => Err(Error::invalid("default", "values that must differ cannot all begin the same; leave it empty")),
            Some(value) => Ok(items(field, &value, self.set)),
        }
    }
}

/// A value as a person types it.
fn items(field: &Field, value: &Value, set: &FieldSet) -> Vec<String> {
    match field.r#type {
        FieldType::MultiSelect => value.as_ids().into_iter().filter_map(|id| field.choice(id)).map(|choice| choice.label.clone()).collect(),
        _ => vec![field.text(value, set)],
    }
}

/// The label of an option.
///
/// # Errors
/// `Invalid` says what a label must be.
pub(crate) fn option_label(typed: &str) -> Result<String> {
    let label = clean_name("options", typed)?;
    if label.contains(';') {
        return Err(Error::invalid("options", format!("“{label}” has a semicolon, which separates options in files; leave it out")));
    }
    Ok(label)
}

/// Whether the values of a type can all differ.
const fn can_differ(r#type: FieldType) -> bool {
    !matches!(r#type, FieldType::Boolean | FieldType::Select | FieldType::MultiSelect | FieldType::Rating | FieldType::Member)
}

/// What of a configuration the type reads, checked.
fn config(r#type: FieldType, given: &FieldConfig, region: Region) -> Result<FieldConfig> {
    let refuse = |reason: String| Err(Error::invalid("config", reason));
    let mut config = FieldConfig::default();
    if matches!(r#type, FieldType::Number | FieldType::Currency | FieldType::Percent) {
        if let Some(decimals) = given.decimals.filter(|decimals| *decimals > MOST_DECIMALS) {
            return refuse(format!("{decimals} decimal places are too many; at most {MOST_DECIMALS} can be kept"));
        }
        if [given.min, given.max].into_iter().flatten().any(|bound| !bound.is_finite()) {
            return refuse("a limit must be a number".to_owned());
        }
        if let (Some(min), Some(max)) = (given.min, given.max)
            && min > max
        {
            return refuse(format!("the least value, {min}, is greater than the greatest, {max}"));
        }
        (config.decimals, config.min, config.max) = (given.decimals, given.min, given.max);
    }
    match r#type {
        FieldType::Currency => {
            let code = given.currency.as_deref().map(str::trim).filter(|code| !code.is_empty());
            let currency = match code {
                Some(code) => Currency::from_code(&code.to_ascii_uppercase()),
                None => Some(currency_of(region)),
            };
            let Some(currency) = currency else {
                return refuse(format!("“{}” is not a currency; use a code such as EUR, USD or INR", code.unwrap_or_default()));
            };
            config.currency = Some(currency.code().to_owned());
            let usual = currency.exponent().and_then(|decimals| u8::try_from(decimals).ok());
            config.decimals = config.decimals.or(usual);
        }
        FieldType::Text => {
            config.pattern = given.pattern.clone().filter(|pattern| !pattern.is_empty());
            if let Some(pattern) = &config.pattern {
                read::check_pattern(pattern).map_err(|reason| Error::invalid("config", reason))?;
            }
        }
        FieldType::Rating => {
            let stars = given.stars.unwrap_or(5);
            if !(3..=10).contains(&stars) {
                return refuse(format!("{stars} stars cannot be; choose 3 to 10"));
            }
            config.stars = Some(stars);
        }
        _ => {}
    }
    Ok(config)
}

/// The money that people use in a region.
pub(crate) fn currency_of(region: Region) -> Currency {
    let country: Option<Country> = region.code().parse().ok();
    let used = country.map(Currency::from_country).unwrap_or_default();
    used.into_iter()
        .find(|currency| !currency.is_fund() && !currency.is_special() && currency.is_superseded().is_none())
        .unwrap_or(Currency::USD)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_guessed_from_the_label() {
        let set = FieldSet::default();
        for (label, key) in [
            ("Company name", "company_name"),
            ("  Größe (cm) ", "grosse_cm"),
            ("E-mail", "e_mail"),
            ("Email", "email_2"),
            ("2nd choice", "field_2nd_choice"),
            ("客户", "field"),
            ("--", "field"),
        ] {
            assert_eq!(key_of(label, &set), key, "{label}");
            assert!(check_key(key, &set).is_ok(), "{key}");
        }
        assert!(key_of(&"long ".repeat(40), &set).len() <= LONGEST_KEY);
    }

    #[test]
    fn keys_are_plain_and_not_those_of_every_contact() {
        let set = FieldSet::default();
        for bad in ["", "Budget", "1st", "a b", "a-b", "é", "email", "created_at", "_x", &"x".repeat(64)] {
            assert!(matches!(check_key(bad, &set), Err(Error::Invalid { .. })), "{bad}");
        }
    }

    #[test]
    fn money_is_that_of_the_region() {
        for (region, code) in [("DE", "EUR"), ("US", "USD"), ("JP", "JPY"), ("CH", "CHF"), ("IN", "INR"), ("GB", "GBP")] {
            assert_eq!(Region::parse(region).map(|region| currency_of(region).code()), Some(code));
        }
    }
}
