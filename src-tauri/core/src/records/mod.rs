//! Records: types that the team defined, instances of them, and what contacts are to those. Fields of a type are custom
//! fields (`fields`), and a record's values are columns as those of a contact are. Filters over records are `filter`'s.

mod document;
mod edit;
mod export;
mod find;
mod history;
mod import;
mod kinds;
mod links;
mod list;
mod make;
mod order;
mod profile;
pub(crate) mod record;
mod relations;
pub(crate) mod retype;
mod roles;
mod rules;
pub(crate) mod store;
mod titles;
mod types;
pub(crate) mod undo;
mod unique;

pub(crate) use document::linked_documents;
pub use document::{LinkedRecordDocument, RecordContactDocument, RecordDocument, RecordDocuments, document, documents};
pub use edit::{create, delete, restore, update};
pub use export::write_csv;
pub use find::find;
pub use history::history;
pub(crate) use import::refused::Refused;
pub use import::{RecordMap, import, look, rejects_file, save_rejects};
pub use kinds::{create_type, delete_type, list_types, move_type, type_by_name, update_type};
pub use links::{link, of_contact, unlink, update_link};
pub(crate) use list::RecordLists;
pub use list::{list, locate};
pub(crate) use make::{Answered, NewRecord, make, plan};
pub use profile::profile;
pub use relations::{relate, unrelate};
pub use roles::{create_role, delete_role, move_role, update_role};
pub use types::*;
