//! The order of a list: empty values last whichever the direction, equal ones by name, then id. Text is compared folded,
//! which SQLite cannot do, so every order but that by name is made here.

use std::cmp::Ordering;
use std::sync::Arc;

use sqlx::sqlite::SqliteConnection;

use super::store;
use super::types::{Sort, SortField};
use crate::db::packed;
use crate::error::{Error, Result};
use crate::identity::fold_into;

/// Row ids of all contacts, or of all in the bin, in an order. `snapshot` is a transaction.
pub(super) async fn ordered(snapshot: &mut SqliteConnection, sort: Sort, in_bin: bool) -> Result<Arc<[i64]>> {
    if sort.field == SortField::Name {
        return Ok(store::by_name(snapshot, in_bin, sort.descending).await?.into());
    }
    let by_name = store::by_name(snapshot, in_bin, false).await?;
    let chunks = store::column(snapshot, sort.field).await?;
    let work = move || {
        if is_number(sort.field) { by_number(&by_name, &chunks, sort.descending) } else { by_text(&by_name, &chunks, sort.descending) }
    };
    tokio::task::spawn_blocking(work).await.map_err(Error::internal)?
}

const fn is_number(field: SortField) -> bool {
    matches!(field, SortField::CreatedAt | SortField::UpdatedAt | SortField::LastActivityAt | SortField::SubmissionCount)
}

fn by_number(by_name: &[i64], chunks: &[Vec<u8>], descending: bool) -> Result<Arc<[i64]>> {
    let ranks = Ranks::new(by_name);
    let mut entries: Vec<(i64, u32)> = Vec::with_capacity(by_name.len());
    for record in chunks.iter().flat_map(|chunk| packed::records(chunk)) {
        let [id, value] = record?;
        if let Some(rank) = ranks.of(packed::integer(id)?) {
            entries.push((packed::integer(value)?, rank));
        }
    }
    entries.sort_unstable_by(|a, b| directed(a.0.cmp(&b.0), descending).then(a.1.cmp(&b.1)));
    Ok(entries.iter().filter_map(|(_, rank)| by_name.get(*rank as usize)).copied().collect())
}

fn by_text(by_name: &[i64], chunks: &[Vec<u8>], descending: bool) -> Result<Arc<[i64]>> {
    let ranks = Ranks::new(by_name);
    let mut folded = String::with_capacity(chunks.iter().map(Vec::len).sum());
    let mut entries: Vec<(usize, usize, u32)> = Vec::with_capacity(by_name.len());
    for record in chunks.iter().flat_map(|chunk| packed::records(chunk)) {
        let [id, value] = record?;
        if let Some(rank) = ranks.of(packed::integer(id)?) {
            let start = folded.len();
            fold_into(&mut folded, packed::text(value)?);
            entries.push((start, folded.len(), rank));
        }
    }
    let text = |&(start, end, _): &(usize, usize, u32)| folded.get(start..end).unwrap_or_default();
    entries.sort_unstable_by(|a, b| {
        let (left, right) = (text(a), text(b));
        let empty_last = left.is_empty().cmp(&right.is_empty());
        empty_last.then_with(|| directed(left.cmp(right), descending)).then(a.2.cmp(&b.2))
    });
    Ok(entries.iter().filter_map(|(_, _, rank)| by_name.get(*rank as usize)).copied().collect())
}

const fn directed(order: Ordering, descending: bool) -> Ordering {
    if descending { order.reverse() } else { order }
}

/// Positions of row ids in the list by name.
struct Ranks {
    sorted: Vec<(i64, u32)>,
}

impl Ranks {
    fn new(ids: &[i64]) -> Self {
        let mut sorted: Vec<(i64, u32)> = ids.iter().copied().zip(0..).collect();
        sorted.sort_unstable();
        Self { sorted }
    }

    fn of(&self, id: i64) -> Option<u32> {
        let at = position(&self.sorted, id, |entry| entry.0)?;
        self.sorted.get(at).map(|entry| entry.1)
    }
}

/// Where `id` is among ascending ids. Row ids have few gaps, so the first guess is nearly always right.
pub(super) fn position<T>(sorted: &[T], id: i64, key: impl Fn(&T) -> i64) -> Option<usize> {
    let guess = usize::try_from(id.checked_sub(key(sorted.first()?))?).ok()?;
    if sorted.get(guess).is_some_and(|entry| key(entry) == id) {
        return Some(guess);
    }
    sorted.binary_search_by_key(&id, key).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(rows: &[(i64, &str)]) -> Vec<Vec<u8>> {
        let mut joined = Vec::new();
        for (id, value) in rows {
            if !joined.is_empty() {
                joined.push(0xFE);
            }
            joined.extend_from_slice(id.to_string().as_bytes());
            joined.push(0xFF);
            joined.extend_from_slice(value.as_bytes());
        }
        vec![joined]
    }

    #[test]
    fn empty_text_is_last_whichever_the_direction_and_equal_text_goes_by_name() {
        let by_name = [4, 1, 3, 2, 7];
        let values = chunk(&[(1, "Ömer"), (2, "zoe"), (3, "OMER"), (4, ""), (7, "Anna"), (9, "in the bin")]);
        assert_eq!(&*by_text(&by_name, &values, false).unwrap(), [7, 1, 3, 2, 4]);
        assert_eq!(&*by_text(&by_name, &values, true).unwrap(), [2, 1, 3, 7, 4]);
    }

    #[test]
    fn numbers_are_compared_as_numbers() {
        let by_name = [1, 2, 3, 4];
        let values = chunk(&[(1, "10"), (2, "9"), (3, "-1"), (4, "9")]);
        assert_eq!(&*by_number(&by_name, &values, false).unwrap(), [3, 2, 4, 1]);
        assert_eq!(&*by_number(&by_name, &values, true).unwrap(), [1, 2, 4, 3]);
    }

    #[test]
    fn positions_are_found_with_and_without_gaps() {
        for ids in [vec![5, 6, 7, 8], vec![-3, 6, 7, 900], vec![]] {
            for id in -5..1_000 {
                assert_eq!(position(&ids, id, |i| *i), ids.iter().position(|i| *i == id));
            }
        }
    }
}
