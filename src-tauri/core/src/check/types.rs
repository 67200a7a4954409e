//! What a check found.

use serde::{Deserialize, Serialize};

/// Whether a workspace is in order. The JSON of design section 6.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct CheckReport {
    /// Nothing contradicts.
    pub ok: bool,
    /// What contradicts, each a sentence that names the row.
    pub problems: Vec<String>,
}
