//! Filters: who is asked for. One language for lists, segments, exports, bulk edits and the command line.

mod parse;
mod types;

pub(crate) use crate::db::RowSet;
pub use types::*;

use crate::core::Core;
use crate::error::{Error, Result};

fn soon() -> Error {
    Error::internal("this is under way")
}

/// Everything that a filter can ask for in this workspace.
pub async fn catalog(_core: &Core) -> Result<FilterCatalog> {
    Err(soon())
}

/// A filter in words.
pub async fn describe(_core: &Core, _input: DescribeFilter) -> Result<FilterDescription> {
    Err(soon())
}

/// Counts the contacts of a query. The last question of a counter ends the ones before.
pub async fn count(_core: &Core, _input: CountContacts) -> Result<ContactCount> {
    Err(soon())
}

/// Values that a field has, the most frequent first.
pub async fn suggest(_core: &Core, _input: SuggestValues) -> Result<Vec<SuggestedValue>> {
    Err(soon())
}

/// The contacts that pass, those in the bin too.
pub(crate) async fn matching(_core: &Core, _connection: &mut sqlx::SqliteConnection, _filter: &Filter) -> Result<RowSet> {
    Err(soon())
}
