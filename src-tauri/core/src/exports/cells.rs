//! The columns of custom fields: their headers, and values as files write them. Pure.

use std::borrow::Cow;
use std::collections::HashMap;

use super::csv::COLUMNS;
use super::guard::{needs_guard, phones_need_guard};
use crate::error::Result;
use crate::fields::FieldType;
use crate::fields::record::{Field, FieldSet};
use crate::fields::value::Value;
use crate::identity::fold;

/// The column of a field.
pub(super) struct FieldColumn<'a> {
    field: &'a Field,
    set: &'a FieldSet,
    header: String,
}

impl<'a> FieldColumn<'a> {
    /// One for every live field, in their order.
    pub(super) fn all(set: &'a FieldSet) -> Vec<Self> {
        let fields: Vec<&Field> = set.live().collect();
        let headers = headers(&fields);
        fields.into_iter().zip(headers).map(|(field, header)| Self { field, set, header }).collect()
    }

    pub(super) fn key(&self) -> &str {
        &self.field.key
    }

    /// The label, with the key where another column has that header too.
    pub(super) fn header(&self) -> &str {
        &self.header
    }

    /// What is written of a stored value.
    ///
    /// # Errors
    /// `Damaged` where it is no value of the field's type.
    pub(super) fn cell<'v>(&self, stored: &'v [u8]) -> Result<Cow<'v, [u8]>> {
        if stored.is_empty() || is_text(self.field.r#type) {
            return Ok(Cow::Borrowed(stored));
        }
        let value = Value::from_packed(self.field.r#type.storage(), stored)?;
        Ok(Cow::Owned(value.map(|value| self.field.text(&value, self.set)).unwrap_or_default().into_bytes()))
    }

    /// Says which cells need a `'` in front.
    pub(super) fn guard(&self) -> fn(&[u8]) -> bool {
        if self.field.r#type == FieldType::Phone { phones_need_guard } else { needs_guard }
    }
}

/// Whether the stored text is what files write.
const fn is_text(of: FieldType) -> bool {
    matches!(of, FieldType::Text | FieldType::LongText | FieldType::Email | FieldType::Phone | FieldType::Url | FieldType::Date)
}

/// Headers, each another one than all others and than those that every export has, case and accents aside. Two that have
/// their keys behind them differ, because keys do and have no brackets in them.
fn headers(fields: &[&Field]) -> Vec<String> {
    let with_key = |field: &Field| format!("{} ({})", field.label, field.key);
    let mut headers: Vec<String> = fields.iter().map(|field| field.label.clone()).collect();
    loop {
        let mut uses: HashMap<String, usize> = HashMap::new();
        for header in COLUMNS.iter().map(|(label, _)| *label).chain(headers.iter().map(String::as_str)) {
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
