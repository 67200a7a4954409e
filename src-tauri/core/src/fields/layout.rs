//! How each member has arranged the profile. No operation: it changes nobody's data.

use super::store;
use super::types::ProfileLayout;
use crate::core::{Core, Tag};
use crate::error::Result;

/// Groups remembered as folded at most: more than there can be, fewer than would fill the file.
const MOST: usize = 1_000;

/// How the acting member has arranged the profile.
pub async fn layout(core: &Core) -> Result<ProfileLayout> {
    let mut connection = core.db().read().acquire().await?;
    let member = core.member(&mut connection).await?;
    store::layout(&mut connection, member).await
}

/// Arranges the profile for the acting member.
pub async fn set_layout(core: &Core, mut input: ProfileLayout) -> Result<ProfileLayout> {
    input.folded.truncate(MOST);
    let mut tx = core.db().begin().await?;
    let member = core.member(&mut tx).await?;
    store::set_layout(&mut tx, member, &input).await?;
    core.commit(tx, &[Tag::Fields]).await?;
    Ok(input)
}
