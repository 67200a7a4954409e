//! People: one record each.

mod types;

pub use types::*;
