//! What happened to a contact.

pub(crate) mod store;
mod types;

pub use types::*;
