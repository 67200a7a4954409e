//! Conversations with bots.

mod types;

pub use types::*;
