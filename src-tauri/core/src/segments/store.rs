//! All SQL of segments.

use sqlx::sqlite::SqliteConnection;

use crate::error::Result;
use crate::filter::Named;

/// Segments that filters can name.
pub(crate) async fn named(_connection: &mut SqliteConnection) -> Result<Vec<Named>> {
    Ok(Vec::new())
}
