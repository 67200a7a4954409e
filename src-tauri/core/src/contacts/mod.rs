//! People: one record each. The record's rules are pure (`record`, `origin`); `store` has the SQL; `edit` the verbs of
//! members. Matching submissions to contacts is not here but in `imports`.

mod document;
pub(crate) mod edit;
pub(crate) mod image;
pub(crate) mod origin;
mod profile;
pub(crate) mod record;
pub(crate) mod store;
mod types;

pub use document::{
    ActivityDocument, ContactDocument, ContactDocuments, FullContactDocument, NoteDocument, SubmissionDocument, documents, find,
    full_document,
};
pub use edit::{create, delete, restore, update};
pub use profile::profile;
pub(crate) use profile::rows;
pub use types::*;
