//! Labels of contacts. A contact's tags are values of its record and are written with it; here are the tags themselves and
//! what members do with them. Every verb is one operation over any number of contacts.

mod change;
mod edit;
pub(crate) mod record;
pub(crate) mod store;
mod types;
pub(crate) mod undo;

use std::collections::{HashMap, HashSet};

use sqlx::sqlite::SqliteConnection;

pub use edit::{count_tagging, delete, list, merge, tag_by_name, tag_contacts, tag_use, update};
use record::TagLink;
pub use types::*;

use crate::error::Result;
use crate::operations;

/// Of the links that an undo brings back, keeps those that still stand: whose tag is there, and whose giver has not been
/// undone itself. `returning` are the tags of each contact as they are and as they would become.
pub(crate) async fn keep_standing(
    connection: &mut SqliteConnection,
    undoing: i64,
    mut returning: Vec<(&[TagLink], &mut Vec<TagLink>)>,
) -> Result<()> {
    let is_back = |now: &[TagLink], link: &TagLink| !now.iter().any(|known| known.tag == link.tag);
    returning.retain(|(now, then)| then.iter().any(|link| is_back(now, link)));
    if returning.is_empty() {
        return Ok(());
    }
    let givers: HashSet<i64> = returning.iter().flat_map(|(_, then)| then.iter().map(|link| link.added_by)).collect();
    let undone = operations::store::undone(connection, &givers.into_iter().collect::<Vec<_>>()).await?;
    let made: HashMap<i64, i64> = store::all(connection).await?.into_iter().map(|tag| (tag.id, tag.created_by)).collect();
    // A tag that is younger than the gift only has the row id of the one that was given.
    let stands = |link: &TagLink| {
        made.get(&link.tag).is_some_and(|&by| by <= link.added_by) && (link.added_by == undoing || !undone.contains(&link.added_by))
    };
    for (now, then) in &mut returning {
        then.retain(|link| !is_back(now, link) || stands(link));
    }
    Ok(())
}
