//! Reads the cells of columns that go to custom fields. Labels that no option has are told apart from what breaks a rule,
//! and may become options: the engine makes them, row by row. Pure but for its memory of labels.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::FixedOffset;
use serde_json::Value as Json;

use super::candidate::Offer;
use super::mapping::{DateOrder, Mapping, NewOptions, Target};
use super::rows::{Column, plain_text};
use super::types::UnknownOption;
use crate::fields::read::{self, Reading, Refusal};
use crate::fields::record::{Choice, Field, FieldSet};
use crate::fields::value::Value;
use crate::fields::{self, FieldType, MOST_OPTIONS};
use crate::identity::{Region, fold};
use crate::tags::TagColor;
use crate::workspace::Locale;

/// Texts of a column whose reading is remembered, and unknown labels that are counted.
const REMEMBERED: usize = 10_000;
const OPTION_RULE: &str = "an option has at most 80 characters and no semicolon";
/// Options that a sentence names.
const NAMED: usize = 12;
/// What an alias of nothing leads to.
const NOTHING: i64 = 0;

/// The columns of a file that go to custom fields.
#[derive(Default)]
pub(super) struct Cells {
    set: Arc<FieldSet>,
    /// By place of the column.
    columns: Vec<Option<Cell>>,
    /// Fields that a row must fill, by row id.
    required: Vec<(i64, String)>,
    /// Some field's values must differ.
    pub(super) may_clash: bool,
    rejects_labels: bool,
}

/// One column that goes to a custom field.
struct Cell {
    /// The field, with further options: before its own the labels that a person led to one, behind them those that are to
    /// become one.
    field: Field,
    /// How many stand before its own.
    aliases: usize,
    /// How many are its own.
    own: usize,
    header: String,
    zone: Option<FixedOffset>,
    decimal: char,
    order: Option<DateOrder>,
    /// Labels that are to become options: those that a person led others to, then those of the row that is read.
    new: Vec<String>,
    /// How many the former are.
    named: usize,
    /// What texts said; only where reading a text is much work and the same ones come again and again.
    remembered: HashMap<String, Said>,
    unknown: BTreeMap<String, (String, u32)>,
}

#[derive(Debug, Clone)]
struct Said {
    offer: Result<Option<Offer>, String>,
    /// Labels that are no options of the field.
    unknown: Vec<String>,
}

impl Cells {
    /// The columns under a mapping.
    pub(super) fn new(set: &Arc<FieldSet>, columns: &[Column], mapping: &Mapping) -> Self {
        let mut cells = Self { set: Arc::clone(set), rejects_labels: mapping.new_options == NewOptions::Reject, ..Self::default() };
        for (place, column) in columns.iter().enumerate() {
            let Target::Field(key) = &column.target else { continue };
            let Some(field) = set.by_key(key).filter(|field| field.is_live()) else { continue };
            cells.columns.resize_with(columns.len(), || None);
            cells.may_clash |= field.unique;
            if field.required && field.default.is_empty() && !cells.required.iter().any(|(id, _)| *id == field.id) {
                cells.required.push((field.id, field.label.clone()));
            }
            if let Some(slot) = cells.columns.get_mut(place) {
                *slot = Some(Cell::new(field, column, mapping));
            }
        }
        cells
    }

    /// Whether a column goes to a custom field.
    pub(super) fn has(&self, column: usize) -> bool {
        self.columns.get(column).is_some_and(Option::is_some)
    }

    /// Takes a cell's value into a row. Of several columns for one field the first that says something counts.
    pub(super) fn take(
        &mut self,
        column: usize,
        given: &Given<'_>,
        region: Region,
        locale: Locale,
        row: &mut Vec<(i64, Offer)>,
    ) -> Result<(), String> {
        let Some(cell) = self.columns.get_mut(column).and_then(Option::as_mut) else { return Ok(()) };
        if row.iter().any(|(field, _)| *field == cell.field.id) {
            return Ok(());
        }
        let said = cell.read(given, &self.set, region, locale, self.rejects_labels);
        for label in &said.unknown {
            cell.count(label);
        }
        if let Some(offer) = said.offer? {
            row.push((cell.field.id, offer));
        }
        Ok(())
    }

    /// The sentence on a field that must be filled and is not.
    pub(super) fn missing(&self, row: &[(i64, Offer)]) -> Option<String> {
        let missing = self.required.iter().find(|(field, _)| !row.iter().any(|(filled, _)| filled == field));
        missing.map(|(_, label)| format!("“{label}” is required, and this row has none."))
    }

    /// Says of the fields that a row of this app's own file leaves blank that they have no value, so that none gets its
    /// default.
    pub(super) fn blanks_are_meant(&self, row: &mut Vec<(i64, Offer)>) {
        for cell in self.columns.iter().flatten() {
            if !row.iter().any(|(field, _)| *field == cell.field.id) {
                row.push((cell.field.id, Offer::Labels(Vec::new())));
            }
        }
    }

    /// Labels that no option has, with how many rows have each.
    pub(super) fn unknown(&self) -> Vec<UnknownOption> {
        let of = |cell: &Cell| -> Vec<UnknownOption> {
            let option =
                |(label, count): &(String, u32)| UnknownOption { column: cell.header.clone(), label: label.clone(), count: *count };
            cell.unknown.values().map(option).collect()
        };
        self.columns.iter().flatten().flat_map(of).collect()
    }
}

/// What a cell holds.
pub(super) enum Given<'a> {
    /// A cell of a table.
    Text(&'a str),
    /// A value of a JSON file.
    Json(&'a Json),
}

impl Given<'_> {
    fn items(&self) -> Vec<String> {
        match self {
            Self::Text(text) => vec![(*text).to_owned()],
            Self::Json(Json::Array(items)) => items.iter().map(plain_text).collect(),
            Self::Json(value) => vec![plain_text(value)],
        }
    }

    /// JSON writes its numbers in one way only.
    const fn is_number(&self) -> bool {
        matches!(self, Self::Json(Json::Number(_)))
    }
}

impl Cell {
    fn new(field: &Field, column: &Column, mapping: &Mapping) -> Self {
        let mut cell = Self {
            field: field.clone(),
            aliases: 0,
            own: field.options.len(),
            header: column.header.clone(),
            zone: column.zone,
            decimal: column.decimal,
            order: column.order,
            new: Vec::new(),
            named: 0,
            remembered: HashMap::new(),
            unknown: BTreeMap::new(),
        };
        let aliases = mapping.option_map.get(&column.header).filter(|_| field.r#type.has_options());
        for (label, option) in aliases.into_iter().flatten() {
            let id = match field.choice_named(option) {
                Some(choice) => choice.id,
                None if option.trim().is_empty() => NOTHING,
                None if mapping.new_options == NewOptions::Reject => continue,
                None => cell.make(option.trim()),
            };
            // What a person chose for a label goes before an option of that name.
            cell.field.options.insert(0, alias(id, label.trim()));
            cell.aliases += 1;
        }
        cell.named = cell.new.len();
        cell
    }

    fn read(&mut self, given: &Given<'_>, set: &FieldSet, region: Region, locale: Locale, rejects_labels: bool) -> Said {
        let items = given.items();
        let text = match items.as_slice() {
            [text] if matches!(self.field.r#type, FieldType::Select | FieldType::MultiSelect | FieldType::Member) => Some(text),
            _ => None,
        };
        if let Some(said) = text.and_then(|text| self.remembered.get(text)) {
            return said.clone();
        }
        let reading = Reading {
            region,
            zone: locale.zone,
            column_zone: self.zone,
            decimal: if given.is_number() { '.' } else { self.decimal },
            order: self.order,
        };
        let said = self.understand(&items, set, &reading, rejects_labels);
        if let Some(text) = text.filter(|_| self.remembered.len() < REMEMBERED) {
            self.remembered.insert(text.clone(), said.clone());
        }
        said
    }

    fn understand(&mut self, items: &[String], set: &FieldSet, reading: &Reading, rejects_labels: bool) -> Said {
        let refused = |field: &Field, reason: &str| Err(format!("“{}”: {reason}.", field.label));
        let read = match read::read(&self.field, set, items, reading) {
            Err(Refusal::UnknownOptions(labels)) if rejects_labels => {
                let reason = format!("{} ({})", Refusal::UnknownOptions(labels.clone()).reason(), self.options());
                return Said { offer: refused(&self.field, &reason), unknown: labels };
            }
            Err(Refusal::UnknownOptions(labels)) => {
                if let Err(reason) = self.make_all(&labels) {
                    self.forget();
                    return Said { offer: refused(&self.field, &reason), unknown: labels };
                }
                read::read(&self.field, set, items, reading)
            }
            read => read,
        };
        let said = match read {
            Ok(value) => {
                let unknown = value.as_ref().map(|value| self.new_of(value)).unwrap_or_default();
                Said { offer: Ok(value.and_then(|value| self.offer(value))), unknown }
            }
            Err(refusal) => Said { offer: refused(&self.field, &refusal.reason()), unknown: Vec::new() },
        };
        self.forget();
        said
    }

    /// Forgets the new labels of a row: another one may write them in another way, and which of them is first is decided by
    /// the rows' own times.
    fn forget(&mut self) {
        self.field.options.truncate(self.aliases + self.own);
        self.new.truncate(self.named);
    }

    /// The options to choose among, for a sentence.
    fn options(&self) -> String {
        let own: Vec<&str> = self.field.options.iter().skip(self.aliases).take(self.own).map(|choice| choice.label.as_str()).collect();
        let more = own.len().saturating_sub(NAMED);
        match (own.is_empty(), more) {
            (true, _) => "there are none".to_owned(),
            (false, 0) => own.join(", "),
            (false, more) => format!("{} and {more} more", own.get(..NAMED).unwrap_or_default().join(", ")),
        }
    }

    fn make_all(&mut self, labels: &[String]) -> Result<(), String> {
        for label in labels {
            let clean = fields::option_label(label).map_err(|_| format!("{} cannot be an option: {OPTION_RULE}", read::quoted(label)))?;
            let id = self.make(&clean);
            self.field.options.push(alias(id, label));
        }
        if self.own + self.unknown.len() > MOST_OPTIONS {
            return Err(format!("the labels of this column would make more than {MOST_OPTIONS} options; map it to a text field instead"));
        }
        Ok(())
    }

    /// The number of a label that is to become an option, below zero.
    fn make(&mut self, label: &str) -> i64 {
        let folded = fold(label);
        let place = self.new.iter().position(|new| fold(new) == folded).unwrap_or_else(|| {
            self.new.push(label.to_owned());
            self.new.len() - 1
        });
        -1 - i64::try_from(place).unwrap_or(0)
    }

    fn label_of(&self, id: i64) -> Option<&str> {
        match usize::try_from(-1 - id) {
            Ok(place) => self.new.get(place).map(String::as_str),
            Err(_) => self.place_of(id).and_then(|place| self.field.options.get(place)).map(|choice| choice.label.as_str()),
        }
    }

    /// Where an option stands; the last of its names is its own.
    fn place_of(&self, id: i64) -> Option<usize> {
        self.field.options.iter().rposition(|choice| choice.id == id)
    }

    /// Labels of a value that are to become options.
    fn new_of(&self, value: &Value) -> Vec<String> {
        if !self.field.r#type.has_options() {
            return Vec::new();
        }
        value.as_ids().into_iter().filter(|id| *id < NOTHING).filter_map(|id| self.label_of(id)).map(str::to_owned).collect()
    }

    /// A value as the engine takes it.
    fn offer(&self, value: Value) -> Option<Offer> {
        if !self.field.r#type.has_options() {
            return Some(Offer::Value(value));
        }
        let mut ids: Vec<i64> = value.as_ids().into_iter().filter(|id| *id != NOTHING).collect();
        ids.sort_by_key(|id| self.place_of(*id));
        if ids.iter().any(|id| *id < NOTHING) {
            return Some(Offer::Labels(ids.iter().filter_map(|id| self.label_of(*id)).map(str::to_owned).collect()));
        }
        match self.field.r#type {
            FieldType::Select => ids.first().map(|id| Offer::Value(Value::Integer(*id))),
            _ => Value::ids(&ids).map(Offer::Value),
        }
    }

    fn count(&mut self, label: &str) {
        let key = fold(label);
        if self.unknown.len() < REMEMBERED || self.unknown.contains_key(&key) {
            self.unknown.entry(key).or_insert_with(|| (label.to_owned(), 0)).1 += 1;
        }
    }
}

/// Another name of an option.
fn alias(id: i64, label: &str) -> Choice {
    Choice { id, uuid: uuid::Uuid::nil(), label: label.to_owned(), color: TagColor::Gray, created_by: None }
}
