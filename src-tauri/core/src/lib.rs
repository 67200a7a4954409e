//! The contact center without a screen: store, identity matching, imports, lists, exports. Knows no window.

pub mod activity;
pub mod boards;
pub mod bots;
pub mod check;
pub mod contacts;
mod core;
mod db;
mod env;
pub mod error;
pub mod exports;
pub mod fields;
pub mod filter;
pub mod flow_apps;
pub mod identity;
pub mod ids;
pub mod imports;
pub mod lists;
pub mod matches;
pub mod notes;
pub mod operations;
pub mod patch;
pub mod progress;
pub mod records;
pub mod routing;
pub mod sample;
pub mod segments;
pub mod submissions;
pub mod system;
pub mod tags;
pub mod team;
pub mod workspace;

pub use crate::core::{Changed, Core, Tag};
pub use env::Env;
pub use error::{Error, Result};
