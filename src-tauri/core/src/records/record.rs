//! A record as the store holds it. Pure.

use std::collections::BTreeMap;

use crate::activity::FieldChange;
use crate::fields::record::{Field, FieldSet};
use crate::fields::value::Value;
use crate::ids::RecordId;

/// A record with its values.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Record {
    pub(crate) id: i64,
    pub(crate) uuid: uuid::Uuid,
    /// Row id of its type.
    pub(crate) record_type: i64,
    /// What the value of the type's title field says.
    pub(crate) title: String,
    /// Row id of the submission that made it.
    pub(crate) submission: Option<i64>,
    pub(crate) created_at: i64,
    pub(crate) updated_at: i64,
    pub(crate) deleted_at: Option<i64>,
    pub(crate) created_by: i64,
    pub(crate) changed_by: i64,
    /// Values by row id of the field.
    pub(crate) fields: BTreeMap<i64, Value>,
}

impl Record {
    pub(crate) const fn public_id(&self) -> RecordId {
        RecordId::new(self.uuid)
    }

    /// Gives a field a value, or none. Returns what a person would see change.
    pub(crate) fn give(&mut self, field: &Field, set: &FieldSet, value: Option<Value>) -> Option<FieldChange> {
        if self.fields.get(&field.id) == value.as_ref() {
            return None;
        }
        let text = |value: &Value| field.text(value, set);
        let new = value.as_ref().map(text).unwrap_or_default();
        let old = match value {
            Some(value) => self.fields.insert(field.id, value),
            None => self.fields.remove(&field.id),
        };
        Some(FieldChange { field: field.key.clone(), old: old.as_ref().map(text).unwrap_or_default(), new })
    }

    /// Takes the title from the value of its field. Without one it stays as it is.
    pub(crate) fn retitle(&mut self, title_field: i64) {
        if let Some(Value::Text(title)) = self.fields.get(&title_field) {
            self.title.clone_from(title);
        }
    }

    /// What it claims of fields whose values must differ: row id of the field, folded value, row id of the record.
    pub(crate) fn claims(&self, unique: &[i64]) -> Vec<(i64, String, i64)> {
        let live = self.deleted_at.is_none();
        let values = self.fields.iter().filter(|(field, _)| live && unique.contains(field));
        values.map(|(field, value)| (*field, value.unique_key(), self.id)).collect()
    }
}
