//! Custom fields: what a contact or a record is, as the team defines it. `record` is a field and all of them together, `value` a value
//! as stored, `read` and `show` lead to and from text; all pure. A contact's values are written with its record, like
//! everything else of it.

mod bulk;
mod change;
mod convert;
pub(crate) mod currency;
mod edit;
mod first;
mod groups;
mod layout;
pub(crate) mod number;
mod owner;
pub(crate) mod read;
pub(crate) mod record;
mod rules;
mod show;
pub(crate) mod store;
mod title;
mod types;
pub(crate) mod undo;
pub(crate) mod unique;
pub(crate) mod value;

pub(crate) use bulk::value_of;
pub use bulk::{count_set, set};
pub use edit::{archive, create, delete, field_use, list, move_field, preview, suggest_key, try_value, update};
pub(crate) use first::make_first;
pub use groups::{create as create_group, delete as delete_group, reorder as move_group, update as update_group};
pub use layout::{layout, set_layout};
pub(crate) use owner::Owner;
pub(crate) use rules::{MOST_OPTIONS, clean_name, currency_of, option_label};
pub(crate) use title::make as make_title;
pub use types::*;
