//! Files of records: each row makes a record or changes the one that its key finds. `look` takes a first look, `columns` says
//! where columns go and `map` what a script says of it, `row` reads one row, `world` is what rows meet, `run` goes through the file.

mod columns;
mod look;
mod map;
mod row;
mod run;
mod table;
mod world;

pub use look::look;
pub use map::RecordMap;
pub use run::import;
