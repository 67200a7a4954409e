//! Which contacts this process has changed from one moment of the file to another, as SQLite itself tells (`db::witness`).
//! Where something is not known for certain (another process wrote, or more changed than is worth keeping), the answer is
//! that it is not known.

use std::collections::{BTreeSet, VecDeque};
use std::sync::{Mutex, PoisonError};

use crate::db::RowSet;

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

/// See the top of this file.
#[derive(Debug, Default)]
pub(super) struct Journal {
    links: Mutex<VecDeque<Link>>,
}

impl Journal {
    /// The contacts that a transaction has written, if they are few enough to be remembered.
    pub(super) fn worth_keeping(contacts: &RowSet) -> Option<BTreeSet<i64>> {
        (contacts.len() <= MAX_CONTACTS).then(|| contacts.ids().into_iter().collect())
    }

    /// Remembers a commit.
    pub(super) fn add(&self, before: Ledger, after: Ledger, contacts: BTreeSet<i64>) {
        debug_assert!(before != after || contacts.is_empty(), "contacts were changed outside any operation");
        let mut links = self.links.lock().unwrap_or_else(PoisonError::into_inner);
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
        let links = self.links.lock().unwrap_or_else(PoisonError::into_inner);
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
    fn a_commit_of_more_contacts_than_are_remembered_is_not_known() {
        let mut contacts = RowSet::default();
        contacts.add(&(1..=50_000).collect::<Vec<_>>());
        assert_eq!(Journal::worth_keeping(&contacts).map(|ids| ids.len()), Some(50_000));
        contacts.insert(50_001);
        assert_eq!(Journal::worth_keeping(&contacts), None);
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
