//! Conversations with bots: how they are read, and how one is linked by hand. Where they come from is `imports`.

pub(crate) mod asked;
mod follow;
mod link;
mod list;
mod read;
pub(crate) mod record;
pub(crate) mod store;
mod types;

pub(crate) use follow::{Going, follow};
pub use link::link;
pub use list::{get, list};
pub(crate) use read::detail_of;
pub use read::{GivenSubmission, of_contact, raw_of_contact, unmatched};
pub use types::*;
