//! Which cards pass a filter. The only place here that knows the filter language.

use sqlx::sqlite::SqliteConnection;

use crate::error::Result;
use crate::filter::{Filter, Sql, Subject, World, bind_for, compile_for};

/// What a filter means, over a card `k` and its contact `c`; nothing where every card passes.
///
/// # Errors
/// `Invalid` says what of it cannot be asked.
pub(super) async fn condition(connection: &mut SqliteConnection, now_ms: i64, filter: &Filter) -> Result<Option<Sql>> {
    if filter.is_everybody() {
        return Ok(None);
    }
    let world = World::load(connection).await?;
    let bound = bind_for(&world, Subject::Card, filter)?;
    Ok(Some(compile_for(&bound, Subject::Card, now_ms, world.locale)))
}
