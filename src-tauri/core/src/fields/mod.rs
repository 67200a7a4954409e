//! Custom fields: what a contact is, as the team defines it. `record` is a field and all of them together, `value` a value
//! as stored, `read` and `show` lead to and from text; all pure. A contact's values are written with its record, like
//! everything else of it.

pub(crate) mod currency;
mod edit;
pub(crate) mod number;
pub(crate) mod read;
pub(crate) mod record;
mod show;
pub(crate) mod store;
mod types;
pub(crate) mod value;

pub use edit::{
    archive, count_set, create, create_group, delete, delete_group, field_use, layout, list, move_field, move_group, preview, set,
    set_layout, suggest_key, try_value, update, update_group,
};
pub use types::*;
