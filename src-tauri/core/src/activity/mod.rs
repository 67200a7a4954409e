//! What happened to a contact.

mod latest;
pub(crate) mod store;
mod timeline;
mod types;

pub(crate) use latest::{raise, settle};
pub(crate) use timeline::submission_ref;
pub use timeline::{timeline, whole_timeline};
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

/// Names of an import's files, from what is stored of them.
pub(crate) fn file_names(files: &str) -> crate::error::Result<Vec<String>> {
    #[derive(serde::Deserialize)]
    struct File {
        name: String,
    }
    let files: Vec<File> = serde_json::from_str(files)?;
    Ok(files.into_iter().map(|file| file.name).collect())
}
