//! Routing: which board and phase a completed submission's card goes to. The rules of its bot's flow app are tried in their
//! order and the first that matches says it; else the bot's default board; else there is no card.

mod anew;
mod because;
mod cards;
mod edit;
mod explain;
mod routes;
mod rules;
mod stand;
mod store;
mod types;

pub use anew::{apply, preview};
pub(crate) use cards::{CardMaker, Making};
pub use edit::{create, delete, move_rule, update};
pub use explain::test;
pub(crate) use routes::{Asking, Routes};
pub use rules::list;
pub(crate) use rules::tally;
pub(crate) use store::{with_card, with_record};
pub use types::*;
