//! Segments: saved filters whose members are kept current. `plan` is what their filters mean, `upkeep` follows every change
//! of contacts inside its own transaction, `clock` the passing of time; `edit` is what members do with them, `history` who came
//! and went.

mod change;
mod clock;
mod edit;
mod file;
mod first;
mod graph;
mod history;
mod overview;
mod plan;
mod prove;
mod record;
pub(crate) mod store;
mod types;
pub(crate) mod undo;
mod upkeep;

pub use clock::catch_up;
pub(crate) use clock::follow;
pub use edit::{create, delete, duplicate, move_segment, preview, update};
pub use file::{load_file, save_file};
pub(crate) use first::make_first;
pub use history::{history, moves, of_import};
pub(crate) use overview::of_contact;
pub use overview::{by_name, list, portable};
pub(crate) use prove::{Proof, prove};
pub(crate) use store::members::stored as members;
pub use types::*;
pub(crate) use upkeep::{Upkeep, keep};
