//! Files that leave the app.

mod types;

pub use types::*;
