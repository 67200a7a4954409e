//! Files in: read, plan, apply, undo.

pub mod guess;
pub mod mapping;
pub mod readers;
pub mod rejects;
mod types;

pub use types::*;
