//! Matches that a person should look at.

pub(crate) mod store;
mod types;

pub use types::*;
