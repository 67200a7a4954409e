//! Filters: who is asked for. One language for lists, segments, exports, bulk edits and the command line.
//!
//! `parse` reads it, `bind` finds what its names mean in a workspace, `store` compiles that to SQL, `words` says it as a
//! sentence. What a filter means is said a second time, without SQL, in the tests; a differential test holds both together.

mod bind;
mod bound;
mod catalog;
pub(crate) mod clock;
mod count;
#[cfg(test)]
mod differential;
mod kinds;
mod operands;
mod parse;
mod store;
mod suggest;
mod targets;
mod types;
mod words;
mod world;

use sqlx::sqlite::SqliteConnection;

pub(crate) use bind::bind;
pub(crate) use bound::Bound;
pub use catalog::catalog;
pub(crate) use count::Counters;
pub use count::count;
pub(crate) use store::compile::{Reach, compile};
pub(crate) use store::sql::Sql;
pub use suggest::suggest;
pub use types::*;
pub(crate) use world::{Named, World};

use crate::core::Core;
pub(crate) use crate::db::RowSet;
use crate::error::{Error, Result};

/// A filter in words, and what is wrong with it.
pub async fn describe(core: &Core, input: DescribeFilter) -> Result<FilterDescription> {
    let mut connection = core.db().read().acquire().await?;
    let world = World::load(&mut connection).await?;
    Ok(match bind(&world, &input.filter) {
        Ok(bound) => FilterDescription { summary: bound.summary(), parts: bound.parts(), problem: None, filter: bound.canonical() },
        Err(Error::Invalid { reason, .. }) => FilterDescription {
            summary: String::new(),
            parts: parts(&world, &input.filter),
            problem: Some(sentence(&reason)),
            filter: input.filter,
        },
        Err(error) => return Err(error),
    })
}

/// Each part by itself, so that chips of the others still read; of one that cannot be asked, why.
fn parts(world: &World, filter: &Filter) -> Vec<String> {
    let say = |part: &Filter| match bind(world, part) {
        Ok(bound) => bound.summary(),
        Err(Error::Invalid { reason, .. }) => sentence(&reason),
        Err(error) => error.to_string(),
    };
    match filter {
        Filter::All { all } => all.iter().map(say).collect(),
        filter => vec![say(filter)],
    }
}

/// A reason as a whole sentence.
pub(crate) fn sentence(reason: &str) -> String {
    let mut letters = reason.chars();
    let first = letters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    let end = if reason.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{end}", letters.as_str())
}

/// A filter as SQL, in the workspace that `connection` sees.
pub(crate) async fn condition(core: &Core, connection: &mut SqliteConnection, filter: &Filter, reach: Reach) -> Result<Sql> {
    let world = World::load(connection).await?;
    Ok(compile(&bind(&world, filter)?, reach, core.env().now_ms(), world.locale))
}

/// The contacts that pass, those in the bin too.
pub(crate) async fn matching(core: &Core, connection: &mut SqliteConnection, filter: &Filter) -> Result<RowSet> {
    let condition = condition(core, connection, filter, Reach::Everybody).await?;
    store::passing(connection, &condition).await
}
