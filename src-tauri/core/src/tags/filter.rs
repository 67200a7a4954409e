//! Which contacts have the tags that a list asks for.

use sqlx::sqlite::SqliteConnection;

use super::store;
use super::types::TagFilter;
use crate::error::{Error, Result};
use crate::ids::TagId;

/// Row ids as bits.
#[derive(Debug, Default)]
pub(crate) struct RowSet(Vec<u64>);

impl RowSet {
    fn place(id: i64) -> Option<(usize, u64)> {
        let id = usize::try_from(id).ok()?;
        Some((id / 64, 1 << (id % 64)))
    }

    pub(crate) fn contains(&self, id: i64) -> bool {
        Self::place(id).is_some_and(|(word, bit)| self.0.get(word).is_some_and(|bits| bits & bit != 0))
    }

    fn add(&mut self, ids: &[i64]) {
        let words = ids.iter().filter_map(|id| Self::place(*id)).map(|(word, _)| word + 1).max().unwrap_or_default();
        if words > self.0.len() {
            self.0.resize(words, 0);
        }
        for (word, bit) in ids.iter().filter_map(|id| Self::place(*id)) {
            if let Some(bits) = self.0.get_mut(word) {
                *bits |= bit;
            }
        }
    }
}

/// A filter by tags, ready to be asked.
#[derive(Debug)]
pub(crate) struct Tagged {
    /// Those who have at least one; `None` where none is asked for.
    any: Option<RowSet>,
    all: Vec<RowSet>,
    none: RowSet,
}

impl Tagged {
    /// Reads who has the tags of a filter; nothing where it asks for nothing.
    ///
    /// # Errors
    /// `NotFound` names a tag that does not exist.
    pub(crate) async fn read(connection: &mut SqliteConnection, filter: &TagFilter) -> Result<Option<Self>> {
        if filter.is_empty() {
            return Ok(None);
        }
        let mut all = Vec::with_capacity(filter.all.len());
        for tag in &filter.all {
            all.push(who_has(connection, std::slice::from_ref(tag)).await?);
        }
        let any = if filter.any.is_empty() { None } else { Some(who_has(connection, &filter.any).await?) };
        Ok(Some(Self { any, all, none: who_has(connection, &filter.none).await? }))
    }

    /// Whether a contact passes, by its row id.
    pub(crate) fn keeps(&self, id: i64) -> bool {
        self.any.as_ref().is_none_or(|any| any.contains(id)) && self.all.iter().all(|one| one.contains(id)) && !self.none.contains(id)
    }
}

/// The contacts that have any of some tags.
async fn who_has(connection: &mut SqliteConnection, tags: &[TagId]) -> Result<RowSet> {
    let mut found = RowSet::default();
    for tag in tags {
        let missing = || Error::NotFound { what: "tag", id: tag.to_string() };
        let record = store::by_uuid(connection, &[tag.to_bytes()]).await?.pop().ok_or_else(missing)?;
        found.add(&store::contacts_with(connection, record.id).await?);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_has_what_was_added_and_nothing_else() {
        let mut set = RowSet::default();
        set.add(&[]);
        set.add(&[1, 63, 64, 1_000]);
        set.add(&[2]);
        let found: Vec<i64> = (-5..2_000).filter(|id| set.contains(*id)).collect();
        assert_eq!(found, [1, 2, 63, 64, 1_000]);
    }
}
