//! Changes that can be undone: one row each, with the rows they touched as they were.

pub(crate) mod store;
mod types;

pub use types::*;
