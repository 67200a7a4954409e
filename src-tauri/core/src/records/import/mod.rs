//! Files of records: each row makes a record or changes the one that its key finds. `look` takes a first look, `columns` says
//! where columns go and `map` what a script says of it, `row` reads one row, `world` is what rows meet, `run` goes through the file;
//! `refused` keeps what it refused.

mod columns;
mod look;
mod map;
pub(crate) mod refused;
mod row;
mod run;
mod table;
mod world;

pub use look::look;
pub use map::RecordMap;
pub use refused::{rejects_file, save_rejects};
pub use run::import;
