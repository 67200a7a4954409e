//! Matches that a person should look at.

mod types;

pub use types::*;
