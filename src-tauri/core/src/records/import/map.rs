//! Where scripts say that columns go: `{"columns":{"Header":TARGET},"key":TARGET}`, with TARGET one of `id`, `field:KEY`,
//! `contact`, `contact:ROLE`, `role` and `ignore`. Headers that it does not name go where they seem to belong. Pure.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::identity::fold;
use crate::records::types::{ImportRecords, RecordFile, RecordTarget, RecordTypeInfo};

/// See the top of this file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordMap {
    /// Target by header.
    #[serde(default)]
    pub columns: BTreeMap<String, String>,
    /// By what rows find records; an empty text for nothing.
    #[serde(default)]
    pub key: Option<String>,
}

impl RecordMap {
    /// What to import of a file that was looked at. `key` is a word more, which goes before the map's own.
    ///
    /// # Errors
    /// `Invalid` names a header that the file does not have, or a word that is no target.
    pub fn applied(&self, kind: &RecordTypeInfo, file: &RecordFile, key: Option<&str>) -> Result<ImportRecords> {
        let mut columns: Vec<RecordTarget> = file.columns.iter().map(|column| column.target.clone()).collect();
        for (header, word) in &self.columns {
            let place = file.columns.iter().position(|column| column.header == *header);
            let place = place.or_else(|| file.columns.iter().position(|column| fold(&column.header) == fold(header)));
            let column = place.and_then(|place| columns.get_mut(place)).ok_or_else(|| {
                let known: Vec<String> = file.columns.iter().map(|column| format!("“{}”", column.header)).collect();
                Error::invalid("mapping", format!("the file has no column “{header}”; it has {}", known.join(", ")))
            })?;
            *column = target(kind, word)?;
        }
        let key = match key.or(self.key.as_deref()) {
            Some("") => None,
            Some(word) => Some(key_of(kind, word)?),
            None => file.key.clone().filter(|key| columns.contains(key)),
        };
        Ok(ImportRecords { path: file.path.clone(), record_type: kind.id, columns, key })
    }
}

fn target(kind: &RecordTypeInfo, word: &str) -> Result<RecordTarget> {
    match word.split_once(':') {
        Some(("field", key)) => Ok(RecordTarget::Field { key: key.to_owned() }),
        Some(("contact", name)) => {
            let role = kind.roles.iter().find(|role| fold(&role.name) == fold(name.trim()));
            let role = role.ok_or_else(|| Error::invalid("mapping", format!("“{}” has no role “{name}”", kind.name)))?;
            Ok(RecordTarget::Contact { role: Some(role.id) })
        }
        _ => match word {
            "id" => Ok(RecordTarget::Id),
            "contact" => Ok(RecordTarget::Contact { role: None }),
            "role" => Ok(RecordTarget::Role),
            "ignore" => Ok(RecordTarget::Ignore),
            _ => {
                let known = "id, field:KEY, contact, contact:ROLE, role or ignore";
                Err(Error::invalid("mapping", format!("“{word}” is not a target; use {known}")))
            }
        },
    }
}

/// The key of a field stands for itself.
fn key_of(kind: &RecordTypeInfo, word: &str) -> Result<RecordTarget> {
    match kind.fields.iter().find(|field| field.key == word) {
        Some(field) => Ok(RecordTarget::Field { key: field.key.clone() }),
        None => target(kind, word),
    }
}
