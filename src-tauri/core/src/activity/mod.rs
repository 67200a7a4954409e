//! What happened to a contact.

pub(crate) mod store;
mod types;

pub use types::*;

/// The values that changed, from an entry's stored detail.
pub(crate) fn changes_of(detail: &str) -> crate::error::Result<Vec<FieldChange>> {
    #[derive(serde::Deserialize)]
    struct Detail {
        #[serde(default)]
        changes: Vec<FieldChange>,
    }
    Ok(serde_json::from_str::<Detail>(detail)?.changes)
}
