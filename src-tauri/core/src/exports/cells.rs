//! The columns of custom fields: their headers, and values as files write them. Pure.

use std::collections::HashMap;

use super::guard::{needs_guard, phones_need_guard};
use crate::error::Result;
use crate::fields::FieldType;
use crate::fields::record::{Field, FieldSet};
use crate::fields::value::Value;
use crate::identity::fold;

/// Different values of a column whose texts are kept.
const KEPT: usize = 1_000;

/// The column of a field.
pub(crate) struct FieldColumn<'a> {
    field: &'a Field,
    set: &'a FieldSet,
    header: String,
    /// Texts of the few values that such a field has.
    known: HashMap<Vec<u8>, String>,
    /// The last text.
    text: String,
}

impl<'a> FieldColumn<'a> {
    /// One for every live field, in their order. `own` are the headers that stand beside them anyway.
    pub(crate) fn all(set: &'a FieldSet, own: &[&str]) -> Vec<Self> {
        let fields: Vec<&Field> = set.live().collect();
        let headers = headers(&fields, own);
        fields
            .into_iter()
            .zip(headers)
            .map(|(field, header)| Self { field, set, header, known: HashMap::new(), text: String::new() })
            .collect()
    }

    pub(crate) fn key(&self) -> &str {
        &self.field.key
    }

    /// The label, with the key where another column has that header too.
    pub(crate) fn header(&self) -> &str {
        &self.header
    }

    /// What is written of a stored value.
    ///
    /// # Errors
    /// `Damaged` where it is no value of the field's type.
    pub(super) fn cell<'v>(&'v mut self, stored: &'v [u8]) -> Result<&'v [u8]> {
        if stored.is_empty() || is_text(self.field.r#type) {
            return Ok(stored);
        }
        if !is_one_of_few(self.field.r#type) {
            self.text = self.written(stored)?;
            return Ok(self.text.as_bytes());
        }
        if !self.known.contains_key(stored) {
            if self.known.len() >= KEPT {
                self.known.clear();
            }
            self.known.insert(stored.to_vec(), self.written(stored)?);
        }
        Ok(self.known.get(stored).map(String::as_bytes).unwrap_or_default())
    }

    fn written(&self, stored: &[u8]) -> Result<String> {
        let value = Value::from_packed(self.field.r#type.storage(), stored)?;
        Ok(value.map(|value| self.field.text(&value, self.set)).unwrap_or_default())
    }

    /// The field.
    pub(crate) const fn field(&self) -> &'a Field {
        self.field
    }

    /// Says which cells need a `'` in front.
    pub(crate) fn guard(&self) -> fn(&[u8]) -> bool {
        if self.field.r#type == FieldType::Phone { phones_need_guard } else { needs_guard }
    }
}

/// Whether the stored text is what files write.
const fn is_text(of: FieldType) -> bool {
    matches!(of, FieldType::Text | FieldType::LongText | FieldType::Email | FieldType::Phone | FieldType::Url | FieldType::Date)
}

/// Whether contacts share their values.
const fn is_one_of_few(of: FieldType) -> bool {
    matches!(of, FieldType::Boolean | FieldType::Select | FieldType::MultiSelect | FieldType::Rating | FieldType::Member)
}

/// Headers, each another one than all others and than `own`, case and accents aside. Two that have
/// their keys behind them differ, because keys do and have no brackets in them.
fn headers(fields: &[&Field], own: &[&str]) -> Vec<String> {
    let with_key = |field: &Field| format!("{} ({})", field.label, field.key);
    let mut headers: Vec<String> = fields.iter().map(|field| field.label.clone()).collect();
    loop {
        let mut uses: HashMap<String, usize> = HashMap::new();
        for header in own.iter().copied().chain(headers.iter().map(String::as_str)) {
            *uses.entry(fold(header)).or_default() += 1;
        }
        let mut changed = false;
        for (header, field) in headers.iter_mut().zip(fields) {
            if *header == field.label && uses.get(&fold(header)).is_some_and(|uses| *uses > 1) {
                *header = with_key(field);
                changed = true;
            }
        }
        if !changed {
            return headers;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::csv::COLUMNS;
    use super::*;
    use crate::fields::FieldConfig;

    fn field(key: &str, label: &str) -> Field {
        Field {
            id: 1,
            uuid: uuid::Uuid::nil(),
            key: key.to_owned(),
            label: label.to_owned(),
            help: String::new(),
            r#type: FieldType::Text,
            config: FieldConfig::default(),
            default: Vec::new(),
            group: None,
            position: 0,
            required: false,
            unique: false,
            archived_at: None,
            deleted_at: None,
            changed_by: None,
            record_type: None,
            options: Vec::new(),
        }
    }

    #[test]
    fn no_two_headers_are_the_same() {
        for (labels, expected) in [
            (&[("budget", "Budget"), ("size", "Size")][..], &["Budget", "Size"][..]),
            (&[("budget", "Budget"), ("budget_2", "BUDGET")], &["Budget (budget)", "BUDGET (budget_2)"]),
            (&[("a", "Source"), ("b", "Größe"), ("c", "Grosse")], &["Source (a)", "Größe (b)", "Grosse (c)"]),
            (
                &[("a", "Plan"), ("b", "Plan"), ("c", "plan (A)"), ("d", "Plan (a) (c)")],
                &["Plan (a)", "Plan (b)", "plan (A) (c)", "Plan (a) (c) (d)"],
            ),
        ] {
            let fields: Vec<Field> = labels.iter().map(|(key, label)| field(key, label)).collect();
            assert_eq!(headers(&fields.iter().collect::<Vec<_>>(), &COLUMNS.map(|(label, _)| label)), expected);
        }
    }
}
