//! Takes the known keys out of a JSON object and keeps the rest.

use serde_json::{Map, Value};

/// An object whose keys are taken one by one.
pub struct Envelope(pub Map<String, Value>);

impl Envelope {
    /// The first of `keys` that has a value, as text (a number or boolean in its JSON form).
    pub fn text(&mut self, keys: &[&str]) -> Option<String> {
        let key = keys.iter().find(|key| matches!(self.0.get(**key), Some(Value::String(_) | Value::Number(_) | Value::Bool(_))))?;
        match self.0.shift_remove(*key)? {
            Value::String(text) => Some(text),
            other => Some(other.to_string()),
        }
    }

    /// The first of `keys` that is yes or no, however it is written.
    pub fn flag(&mut self, keys: &[&str]) -> Option<bool> {
        let (key, value) = keys.iter().find_map(|key| match self.0.get(*key)? {
            Value::Bool(value) => Some((*key, *value)),
            Value::Number(number) => Some((*key, number.as_i64()? != 0)),
            Value::String(text) => match text.trim().to_ascii_lowercase().as_str() {
                "true" | "yes" | "1" => Some((*key, true)),
                "false" | "no" | "0" => Some((*key, false)),
                _ => None,
            },
            _ => None,
        })?;
        self.0.shift_remove(key);
        Some(value)
    }

    /// The object under the first of `keys` that is one.
    pub fn object(&mut self, keys: &[&str]) -> Option<Map<String, Value>> {
        let key = keys.iter().find(|key| self.0.get(**key).is_some_and(Value::is_object))?;
        match self.0.shift_remove(*key)? {
            Value::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The list under `key`.
    pub fn list(&mut self, key: &str) -> Option<Vec<Value>> {
        if !self.0.get(key)?.is_array() {
            return None;
        }
        match self.0.shift_remove(key)? {
            Value::Array(list) => Some(list),
            _ => None,
        }
    }

    /// What nobody took, without empty values.
    pub fn rest(self) -> Vec<(String, Value)> {
        self.0.into_iter().filter(|(_, value)| !value.is_null()).collect()
    }
}
