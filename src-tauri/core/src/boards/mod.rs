//! Process boards: ordered phases, cards on them, and what members say about cards. Boards and phases are settings; cards are
//! everybody's. Every change is an operation over whole rows (`operations::change`), and what happened to a card is in
//! `card_event`, from which its contact's timeline is read too.

mod detail;
mod document;
pub(crate) mod edit;
mod filtering;
pub mod rank;
mod read;
pub(crate) mod record;
mod rules;
mod sample;
mod search;
mod show;
mod stays;
pub(crate) mod store;
pub(crate) mod tagging;
mod templates;
mod types;
pub(crate) mod undo;

pub use detail::card;
pub use document::{BoardDocument, CardDocument};
pub use edit::boards::{create, delete, move_board, update};
pub use edit::cards::{create as create_card, delete as delete_cards, restore as restore_cards, update as update_card};
pub use edit::comments::{add as add_comment, delete as delete_comment, update as update_comment};
pub use edit::moves::move_card;
pub use edit::phases::{create as create_phase, delete as delete_phase, move_phase, update as update_phase};
pub use read::{by_name, cards, flow_app_by_name, get, list, of_contact};
pub(crate) use sample::{SampleBoard, make_sample};
pub use templates::templates;
pub use types::*;
