//! Tags of cards: row ids of the tags that contacts have too. A card follows when one is merged; of one that is deleted it keeps
//! the id, unseen, so that undoing that brings it back.

use serde_json::Value;
use sqlx::sqlite::SqliteConnection;

use super::record::{CardRecord, packed_tags, unpacked_tags};
use super::store;
use crate::env::Env;
use crate::error::Result;
use crate::identity::fold;
use crate::operations;
use crate::tags::record::{TagRecord, clean_name};
use crate::tags::store as tag_store;

/// Row ids of tags by name, made by this operation where there are none.
///
/// # Errors
/// `Invalid` says what a name must be.
pub(super) async fn find_or_make(connection: &mut SqliteConnection, env: &Env, operation: i64, names: &[String]) -> Result<Vec<i64>> {
    let mut found = Vec::with_capacity(names.len());
    for name in names {
        let name = clean_name(name)?;
        let tag = match tag_store::by_key(connection, &fold(&name)).await? {
            Some(known) => known,
            None => {
                let tag = TagRecord::new(tag_store::max_id(connection).await? + 1, env.new_id(), name, operation);
                tag_store::save(connection, std::slice::from_ref(&tag)).await?;
                tag
            }
        };
        if !found.contains(&tag.id) {
            found.push(tag.id);
        }
    }
    Ok(found)
}

/// Names of tags that are there, in their order, and row ids of those that were deleted.
pub(super) async fn named(connection: &mut SqliteConnection, ids: &[i64]) -> Result<(Vec<String>, Vec<i64>)> {
    let (there, deleted): (Vec<TagRecord>, Vec<TagRecord>) =
        tag_store::by_id(connection, ids).await?.into_iter().partition(|tag| tag.deleted_at.is_none());
    let mut names: Vec<String> = there.into_iter().map(|tag| tag.name).collect();
    names.sort_by_key(|name| fold(name));
    Ok((names, deleted.into_iter().map(|tag| tag.id).collect()))
}

/// Gives all cards of one tag another instead, as part of an operation.
pub(crate) async fn replace(connection: &mut SqliteConnection, operation: i64, from: i64, into: i64) -> Result<()> {
    let ids = store::cards::with_tag(connection, from).await?;
    operations::rows::keep(connection, operation, "card", &ids).await?;
    for card in store::cards::load(connection, &ids).await? {
        let mut tags = unpacked_tags(card.tags.as_deref());
        tags.retain(|tag| *tag != from);
        tags.push(into);
        let after = CardRecord { tags: packed_tags(&tags), changed_by: operation, ..card };
        store::cards::save(connection, &after).await?;
    }
    Ok(())
}

/// Takes back what [`replace`] did. Of cards that have been changed since, only the tags.
pub(crate) async fn take_back(connection: &mut SqliteConnection, operation: i64, from: i64, into: Option<i64>) -> Result<()> {
    let images = operations::store::images(connection, operation, "card", i64::MIN, i64::MAX).await?;
    let ids: Vec<i64> = images.iter().map(|(id, _)| *id).collect();
    for card in store::cards::load(connection, &ids).await? {
        let image = images.iter().find(|(id, _)| *id == card.id).map(|(_, image)| serde_json::from_str::<Value>(image)).transpose()?;
        let Some(before) = image.and_then(|mut image| image.get_mut("before").map(Value::take)) else { continue };
        if card.changed_by == operation {
            operations::rows::restore(connection, operation, "card", vec![before]).await?;
            continue;
        }
        let had = unpacked_tags(before.get("tags").and_then(Value::as_str));
        let mut tags = unpacked_tags(card.tags.as_deref());
        tags.retain(|tag| Some(*tag) != into || had.contains(tag));
        tags.push(from);
        store::cards::save(connection, &CardRecord { tags: packed_tags(&tags), ..card }).await?;
    }
    super::undo::close(connection, &ids).await
}
