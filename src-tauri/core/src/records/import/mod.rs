//! Files of records: each row makes a record or changes the one that its key finds. `look` takes a first look, `columns` says
//! where columns go, `row` reads one row, `world` is what rows meet, `run` goes through the file.

mod columns;
mod look;
mod row;
mod run;
mod table;
mod world;

pub use look::look;
pub use run::import;
