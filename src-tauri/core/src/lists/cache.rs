//! Lists and the search text, kept until anybody commits. Two requests for the same list make it once.

use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::OnceCell;

use super::search::Index;
use super::types::{ListQuery, Sort};
use crate::error::Result;

/// Lists kept: the orders a person switches between, and the last few letters of a search.
const KEPT: usize = 8;

type Cell<T> = Arc<OnceCell<T>>;

/// What the workspace's lists are, as of some version of the file.
#[derive(Default)]
pub(crate) struct ListCache {
    /// The most recently used first.
    lists: Mutex<Vec<Entry>>,
    index: Mutex<Option<(i64, Cell<Arc<Index>>)>>,
}

#[derive(Clone, PartialEq, Eq)]
enum Key {
    Ordered(Sort, bool),
    Found(ListQuery),
}

struct Entry {
    key: Key,
    version: i64,
    ids: Cell<Arc<[i64]>>,
}

impl ListCache {
    /// All contacts of a query, whatever it searches for.
    pub(super) async fn ordered(
        &self,
        version: i64,
        query: &ListQuery,
        make: impl AsyncFnOnce() -> Result<Arc<[i64]>>,
    ) -> Result<Arc<[i64]>> {
        self.list(Key::Ordered(query.sort, query.in_bin), version, make).await
    }

    /// The contacts that a query's search finds.
    pub(super) async fn found(
        &self,
        version: i64,
        query: &ListQuery,
        make: impl AsyncFnOnce() -> Result<Arc<[i64]>>,
    ) -> Result<Arc<[i64]>> {
        self.list(Key::Found(query.clone()), version, make).await
    }

    /// The text that searches read.
    pub(super) async fn index(&self, version: i64, make: impl AsyncFnOnce() -> Result<Index>) -> Result<Arc<Index>> {
        let cell = {
            let mut held = self.index.lock().unwrap_or_else(PoisonError::into_inner);
            match held.as_ref().filter(|(at, _)| *at == version) {
                Some((_, cell)) => Arc::clone(cell),
                None => Arc::clone(&held.insert((version, Cell::default())).1),
            }
        };
        cell.get_or_try_init(async || make().await.map(Arc::new)).await.cloned()
    }

    async fn list(&self, key: Key, version: i64, make: impl AsyncFnOnce() -> Result<Arc<[i64]>>) -> Result<Arc<[i64]>> {
        let cell = {
            let mut lists = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
            let known = lists.iter().position(|entry| entry.key == key).map(|at| lists.remove(at));
            let entry = known.filter(|entry| entry.version == version).unwrap_or_else(|| Entry { key, version, ids: Cell::default() });
            let cell = Arc::clone(&entry.ids);
            lists.insert(0, entry);
            lists.truncate(KEPT);
            cell
        };
        cell.get_or_try_init(|| make()).await.cloned()
    }
}
