//! Flow apps: containers of one use case each, with bots, boards, record types and routing rules. What belongs to one is
//! said where it is changed: a bot's, a board's and a type's own settings.

mod edit;
mod list;
pub(crate) mod store;
mod types;

pub use edit::{create, delete, move_flow_app, update};
pub use list::list;
pub use types::*;
