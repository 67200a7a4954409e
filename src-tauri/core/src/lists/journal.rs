//! Which contacts this process has changed from one moment of the file to another. SQLite itself tells which rows a
//! transaction writes, so no verb can forget to. Where something is not known for certain (another process wrote, or more
//! changed than is worth keeping), the answer is that it is not known.

use std::collections::{BTreeSet, VecDeque};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use sqlx::sqlite::SqliteConnection;

use crate::error::Result;

/// Commits that are remembered.
const MAX_LINKS: usize = 512;
/// Contacts of one commit, and of all commits together, that are remembered.
const MAX_CONTACTS: usize = 50_000;

/// A moment of the file. Every commit that changes contacts makes an operation, takes one back, or carries an import on,
/// and none of these numbers ever gets smaller: two moments with the same numbers have the same contacts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct Ledger {
    /// The last operation.
    pub(super) operation: i64,
    /// How many operations have been taken back.
    pub(super) undone: i64,
    /// How far all imports are, together.
    pub(super) imported: i64,
}

/// A commit: the moments before and after it, and the contacts that it wrote or removed.
#[derive(Debug)]
struct Link {
    before: Ledger,
    after: Ledger,
    contacts: BTreeSet<i64>,
}

/// What the open transaction has written.
#[derive(Debug, Default)]
struct Writes {
    any: bool,
    contacts: BTreeSet<i64>,
    too_many: bool,
}

/// See the top of this file.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// SQLite tells of writes.
    listening: AtomicBool,
    writes: Arc<Mutex<Writes>>,
    links: Mutex<VecDeque<Link>>,
}

impl Journal {
    pub(super) fn is_listening(&self) -> bool {
        self.listening.load(Ordering::Acquire)
    }

    /// Begins to listen to the connection that writes. Its transaction must not have written anything yet.
    pub(super) async fn listen(&self, writer: &mut SqliteConnection) -> Result<()> {
        let mut handle = writer.lock_handle().await?;
        let (of_update, of_rollback) = (Arc::clone(&self.writes), Arc::clone(&self.writes));
        handle.set_update_hook(move |update| {
            let mut writes = locked(&of_update);
            writes.any = true;
            if update.table == "contact" {
                writes.too_many |= writes.contacts.len() >= MAX_CONTACTS;
                if !writes.too_many {
                    writes.contacts.insert(update.rowid);
                }
            }
        });
        handle.set_rollback_hook(move || *locked(&of_rollback) = Writes::default());
        self.listening.store(true, Ordering::Release);
        Ok(())
    }

    /// The contacts that the open transaction has written; nothing where that is not known.
    pub(super) fn take_written(&self) -> Option<BTreeSet<i64>> {
        let writes = std::mem::take(&mut *locked(&self.writes));
        if !writes.any {
            // A transaction that is committed has written something. SQLite did not tell: this is another connection.
            self.listening.store(false, Ordering::Release);
        }
        (writes.any && !writes.too_many).then_some(writes.contacts)
    }

    /// Remembers a commit.
    pub(super) fn add(&self, before: Ledger, after: Ledger, contacts: BTreeSet<i64>) {
        debug_assert!(before != after || contacts.is_empty(), "contacts were changed outside any operation");
        let mut links = locked(&self.links);
        if links.back().is_some_and(|last| last.after != before) {
            links.clear();
        }
        links.push_back(Link { before, after, contacts });
        let mut kept: usize = links.iter().map(|link| link.contacts.len()).sum();
        while links.len() > MAX_LINKS || kept > MAX_CONTACTS {
            kept -= links.pop_front().map_or(0, |link| link.contacts.len());
        }
    }

    /// The contacts that may differ between two moments, ascending; nothing where that is not known.
    pub(super) fn between(&self, from: Ledger, to: Ledger) -> Option<Vec<i64>> {
        let links = locked(&self.links);
        let mut changed = BTreeSet::new();
        for link in links.iter().skip_while(|link| link.before != from) {
            changed.extend(&link.contacts);
            if link.after == to {
                return Some(changed.into_iter().collect());
            }
        }
        None
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(operation: i64) -> Ledger {
        Ledger { operation, undone: 0, imported: 0 }
    }

    fn journal(commits: &[(i64, i64, &[i64])]) -> Journal {
        let journal = Journal::default();
        for (before, after, contacts) in commits {
            journal.add(moment(*before), moment(*after), contacts.iter().copied().collect());
        }
        journal
    }

    #[test]
    fn commits_in_a_row_are_put_together() {
        let journal = journal(&[(1, 2, &[5, 3]), (2, 3, &[]), (3, 4, &[9, 3])]);
        assert_eq!(journal.between(moment(1), moment(4)), Some(vec![3, 5, 9]));
        assert_eq!(journal.between(moment(2), moment(3)), Some(vec![]));
        assert_eq!(journal.between(moment(0), moment(4)), None);
        assert_eq!(journal.between(moment(1), moment(5)), None);
        assert_eq!(journal.between(moment(4), moment(1)), None);
    }

    #[test]
    fn what_another_process_did_in_between_is_not_known() {
        let journal = journal(&[(1, 2, &[5]), (3, 4, &[9])]);
        assert_eq!(journal.between(moment(1), moment(4)), None);
        assert_eq!(journal.between(moment(3), moment(4)), Some(vec![9]));
    }

    #[test]
    fn old_and_large_commits_are_forgotten() {
        let journal = Journal::default();
        for at in 0..=600 {
            journal.add(moment(at), moment(at + 1), BTreeSet::from([at]));
        }
        assert_eq!(journal.between(moment(50), moment(601)), None);
        assert_eq!(journal.between(moment(590), moment(601)).map(|ids| ids.len()), Some(11));
        journal.add(moment(601), moment(602), (0..60_000).collect());
        assert_eq!(journal.between(moment(601), moment(602)), None);
    }
}
