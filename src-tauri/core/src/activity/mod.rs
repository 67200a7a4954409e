//! What happened to a contact.

mod types;

pub use types::*;
