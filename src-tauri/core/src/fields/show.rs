//! Values as text for files and history, as JSON for scripts, and as screens want them. Pure.

use super::record::{Field, FieldSet};
use super::types::FieldValue;
use super::value::Value;

impl Field {
    /// The value as files write it; `read` gives the same value back.
    pub(crate) fn text(&self, value: &Value, set: &FieldSet) -> String {
        todo!("{value:?} {set:?}")
    }

    /// The value as scripts get it: a number, a boolean, a text, or a list of labels.
    pub(crate) fn json(&self, value: &Value, set: &FieldSet) -> serde_json::Value {
        todo!("{value:?} {set:?}")
    }

    /// The value as screens get it; nothing where it names an option or a member that is not there.
    pub(crate) fn wire(&self, value: &Value, set: &FieldSet) -> Option<FieldValue> {
        todo!("{value:?} {set:?}")
    }
}
