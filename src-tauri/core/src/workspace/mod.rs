//! The workspace and its members.

mod types;

pub use types::*;
