//! Files in: read, plan, apply, undo.

pub mod guess;
pub mod mapping;
pub mod readers;
mod types;

pub use types::*;
