//! Conversations with bots: how they are read, and how a waiting one is linked. Where they come from is `imports`.

mod link;
mod read;
pub(crate) mod record;
pub(crate) mod store;
mod types;

pub use link::link;
pub use read::{GivenSubmission, get, list, of_contact, raw_of_contact, unmatched};
pub use types::*;
