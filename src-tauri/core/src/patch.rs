//! Parts of a change: what is absent stays as it is.

use serde::{Deserialize, Serialize};

/// A new value of something that can also be empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SetTo<T> {
    /// The value; nothing to empty it.
    pub to: Option<T>,
}
