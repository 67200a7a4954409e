//! The commands that the page can call. Each body is one call into the core: no rules, no SQL, no formatting.

pub mod app;
pub mod boards;
pub mod bots;
pub mod contacts;
pub mod exports;
pub mod fields;
pub mod filter;
pub mod flow_apps;
pub mod imports;
pub mod matches;
pub mod notes;
pub mod operations;
pub mod records;
pub mod routing;
pub mod segments;
pub mod submissions;
pub mod tags;
pub mod team;
pub mod workspace;
