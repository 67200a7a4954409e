//! Intake bots: what they ask, what came in from them, and what becomes of it beside the contact. Imports make them.

mod edit;
mod mapping;
mod read;
pub(crate) mod store;
mod types;

pub use edit::update;
pub use read::{get, list};
pub use types::*;
