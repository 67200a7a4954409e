//! Records as they cross the boundary.

mod files;
mod history;
mod kinds;
mod links;
mod lists;

pub use files::*;
pub use history::*;
pub use kinds::*;
pub use links::*;
pub use lists::*;
