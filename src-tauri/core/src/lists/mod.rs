//! Ordered windows over contacts.

mod types;

pub use types::*;
