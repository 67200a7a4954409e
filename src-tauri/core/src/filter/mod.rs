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
mod halves;
mod kinds;
mod names;
mod operands;
mod parse;
mod phrases;
mod record_fields;
mod store;
mod subject;
mod suggest;
mod targets;
mod types;
mod words;
mod world;

use sqlx::sqlite::SqliteConnection;

pub(crate) use bind::{bind, bind_for};
pub(crate) use bound::Bound;
pub use catalog::catalog;
pub(crate) use count::Counters;
pub use count::count;
use halves::Readers;
pub(crate) use store::answer_columns::AnswerColumns;
pub(crate) use store::compile::{Reach, compile, compile_for, compile_for_columns};
pub(crate) use store::sql::Sql;
pub(crate) use subject::Subject;
pub use suggest::suggest;
pub use types::*;
pub(crate) use words::grouped;
pub(crate) use world::{Named, World};

use crate::core::Core;
pub(crate) use crate::db::RowSet;
use crate::error::{Error, Result};
use crate::segments;

/// A filter in words, and what is wrong with it.
pub async fn describe(core: &Core, input: DescribeFilter) -> Result<FilterDescription> {
    let mut connection = core.db().read().acquire().await?;
    let world = World::load(&mut connection).await?;
    let subject = Subject::of(&world, input.subject)?;
    Ok(match bind_for(&world, subject, &input.filter) {
        Ok(bound) => FilterDescription { summary: bound.summary(), parts: bound.parts(), problem: None, filter: bound.canonical() },
        Err(Error::Invalid { reason, .. }) => FilterDescription {
            summary: String::new(),
            parts: parts(&world, subject, &input.filter),
            problem: Some(sentence(&reason)),
            filter: input.filter,
        },
        Err(error) => return Err(error),
    })
}

/// Each part by itself, so that chips of the others still read; of one that cannot be asked, why.
fn parts(world: &World, subject: Subject, filter: &Filter) -> Vec<String> {
    let say = |part: &Filter| match bind_for(world, subject, part) {
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

/// The contacts that pass now, those in the bin too.
pub(crate) async fn matching(core: &Core, filter: &Filter) -> Result<RowSet> {
    match only_members(&mut *core.db().read().acquire().await?, filter).await? {
        Some(members) => Ok(members),
        None => Readers::of(core, filter).await?.passing().await,
    }
}

/// The contacts that pass in what `snapshot` sees, those in the bin too.
pub(crate) async fn matching_in(core: &Core, snapshot: &mut SqliteConnection, filter: &Filter) -> Result<RowSet> {
    if let Some(members) = only_members(snapshot, filter).await? {
        return Ok(members);
    }
    let world = World::load(snapshot).await?;
    let condition = compile(&bind(&world, filter)?, Reach::Everybody, core.env().now_ms(), world.locale);
    let mut passing = RowSet::default();
    passing.add(&store::passing(snapshot, &condition).await?);
    Ok(passing)
}

/// The members of a segment, where that is all that is asked for: who they are is stored.
async fn only_members(connection: &mut SqliteConnection, filter: &Filter) -> Result<Option<RowSet>> {
    let is_segment = match filter {
        Filter::Segment { .. } => true,
        Filter::All { all } => matches!(all.as_slice(), [Filter::Segment { .. }]),
        _ => false,
    };
    if !is_segment {
        return Ok(None);
    }
    match bind(&World::load(connection).await?, filter)?.needs().segments.as_slice() {
        [segment] => segments::members(connection, *segment).await.map(Some),
        _ => Ok(None),
    }
}
