//! Conversations with bots.

pub(crate) mod record;
pub(crate) mod store;
mod types;

pub use types::*;
