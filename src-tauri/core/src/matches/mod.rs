//! Matches that a person should look at, and what that person decides. They come up in `imports`.

mod decide;
mod split;
pub(crate) mod store;
mod types;

pub use decide::{accept, split, to_check};
pub use types::*;
