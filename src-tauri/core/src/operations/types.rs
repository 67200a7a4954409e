//! Changes that can be undone, as they cross the boundary.

use serde::{Deserialize, Serialize};

use crate::ids::OperationId;

/// Undoes one change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UndoOperation {
    /// Which.
    pub operation: OperationId,
}
