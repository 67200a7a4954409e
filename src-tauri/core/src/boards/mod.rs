//! Process boards: ordered phases, cards on them, and what members say about cards. Boards and phases are settings; cards are
//! everybody's. Every change is an operation over whole rows (`operations::change`), and a card's history is what `card_event`
//! holds of it.

pub mod rank;
pub(crate) mod record;
pub(crate) mod store;
mod stub;
mod templates;
mod types;

pub use stub::*;
pub use templates::templates;
pub use types::*;
