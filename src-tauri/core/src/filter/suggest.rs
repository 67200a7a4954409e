//! Values that a field really has, the most frequent first: what the builder offers while somebody types.

use super::bound::Target;
use super::store;
use super::subject::{Scope, Subject};
use super::targets::{self, Beside};
use super::types::{FilterKind, SuggestValues, SuggestedValue};
use super::world::World;
use crate::core::Core;
use crate::error::Result;
use crate::workspace::count;

/// Values at most.
const MOST: u32 = 50;

/// Values that a field has, the most frequent first. None of fields that are no text and no choice.
///
/// # Errors
/// `Invalid` where there is no such field.
pub async fn suggest(core: &Core, input: SuggestValues) -> Result<Vec<SuggestedValue>> {
    let mut connection = core.db().read().acquire().await?;
    let world = World::load(&mut connection).await?;
    let subject = Subject::of(&world, input.subject)?;
    let scope = input.has.map_or(Scope::Subject(subject), Scope::Related);
    let found = targets::find(&world, scope, &Beside::default(), &input.field)?;
    let offered = matches!(found.kind, FilterKind::Text | FilterKind::Choice | FilterKind::Choices | FilterKind::Answer);
    if !offered || found.target == Target::NoteText {
        return Ok(Vec::new());
    }
    let rows = store::suggestions::of(&mut connection, &world, subject, &found, &input.text, input.limit.clamp(1, MOST)).await?;
    Ok(rows.into_iter().map(|(value, label, times)| SuggestedValue { value, label, count: count(times) }).collect())
}
