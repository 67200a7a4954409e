//! The sheet that lists are made of, kept current: read once, patched after this process's own writes, read anew after
//! others'. Requests that need it while it is being read wait for the same reading.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use sqlx::sqlite::SqliteConnection;
use tokio::sync::Mutex;

use super::extra::Extra;
use super::journal::{Journal, Ledger};
use super::keys::Ranking;
use super::listing::Listing;
use super::sheet::Sheet;
use super::store;
use super::types::{ListQuery, SortField};
use crate::core::Core;
use crate::db::{Seen, Tx};
use crate::error::{Error, Result};
use crate::fields;
use crate::ids::FieldId;

/// How long a commit waits for a free reader before what it changes stays unknown, and everybody has to be read again.
const PATIENCE: Duration = Duration::from_secs(2);
/// Custom fields whose keys are kept: the one that a list is ordered by, and the one before.
const KEPT_FIELDS: usize = 2;
/// Lists narrowed by a filter that are kept: a few segments that a person goes to and fro between.
const KEPT_NARROWED: usize = 4;

/// What the workspace's lists are made of.
#[derive(Default)]
pub(crate) struct ListCache {
    held: Mutex<Option<Held>>,
    journal: Journal,
    /// Somebody has asked for lists: from then on, commits are remembered.
    is_asked: AtomicBool,
    /// The last lists that were narrowed by a filter, the most recently used first.
    narrowed: std::sync::Mutex<Vec<Narrowed>>,
    /// Somebody is about to read the sheet.
    is_warming: AtomicBool,
}

/// A list that was narrowed by a filter.
struct Narrowed {
    /// The file's version that it was made of. Asked for before.
    version: i64,
    query: ListQuery,
    ids: Arc<[i64]>,
}

struct Held {
    /// The file's version when the sheet was last known to be current. Asked for before the file was read: the sheet can
    /// be newer, never older.
    version: i64,
    sheet: Arc<Sheet>,
    /// Keys of custom fields for that sheet, the most recently used first.
    extras: Vec<Arc<Extra>>,
}

impl Held {
    /// The keys of a field, if they are at hand.
    fn extra(&mut self, field: FieldId) -> Option<Arc<Extra>> {
        let at = self.extras.iter().position(|extra| extra.ranking().field == field)?;
        let extra = self.extras.remove(at);
        self.extras.insert(0, Arc::clone(&extra));
        Some(extra)
    }
}

impl ListCache {
    /// The current sheet, with what lists in the order of `field` need; read if need be.
    ///
    /// # Errors
    /// `NotFound` where there is no such custom field.
    pub(super) async fn listing(&self, core: &Core, field: SortField) -> Result<Listing> {
        let mut held = self.held.lock().await;
        loop {
            let Some(sheet) = refresh(core, &mut held).await? else { return self.read(core, &mut held, field).await };
            let SortField::Field(field) = field else { return Ok(sheet.into()) };
            if let Some(extra) = held.as_mut().and_then(|held| held.extra(field)) {
                return Ok(Listing { sheet, extra: Some(extra) });
            }
            let mut snapshot = core.db().read().begin().await?;
            if store::ledger(&mut snapshot).await? != sheet.ledger() {
                // Somebody has committed meanwhile.
                continue;
            }
            let extra = Arc::new(store::extra(core, &mut snapshot, field, &sheet).await?);
            if let Some(held) = held.as_mut() {
                held.extras.insert(0, Arc::clone(&extra));
                held.extras.truncate(KEPT_FIELDS);
            }
            return Ok(Listing { sheet, extra: Some(extra) });
        }
    }

    /// Reads everything anew, as of one moment.
    async fn read(&self, core: &Core, held: &mut Option<Held>, field: SortField) -> Result<Listing> {
        // Everybody's text twice would be much.
        *held = None;
        self.is_asked.store(true, Ordering::Release);
        let version = core.db().version().await?;
        let mut snapshot = core.db().read().begin().await?;
        let listing = store::listing(core, &mut snapshot, field).await?;
        *held = Some(Held { version, sheet: Arc::clone(&listing.sheet), extras: listing.extra.iter().cloned().collect() });
        Ok(listing)
    }

    /// The current sheet, if it is at hand or a few contacts are all that has to be read.
    pub(super) async fn sheet_at_hand(&self, core: &Core) -> Result<Option<Arc<Sheet>>> {
        match self.held.try_lock() {
            Ok(mut held) => refresh(core, &mut held).await,
            Err(_) => Ok(None),
        }
    }

    /// A list narrowed by a filter, if it was among the last ones and nobody has committed since.
    pub(super) fn narrowed(&self, version: i64, query: &ListQuery) -> Option<Arc<[i64]>> {
        let mut kept = self.narrowed.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|kept| (kept.version, &kept.query) == (version, query))?;
        let known = kept.remove(at);
        let ids = Arc::clone(&known.ids);
        kept.insert(0, known);
        Some(ids)
    }

    /// Keeps a list narrowed by a filter. `version` was asked for before it was made.
    pub(super) fn keep_narrowed(&self, version: i64, query: ListQuery, ids: Arc<[i64]>) {
        let mut kept = self.narrowed.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|kept| kept.version == version && kept.query != query);
        kept.insert(0, Narrowed { version, query, ids });
        kept.truncate(KEPT_NARROWED);
    }

    /// Reads the sheet while nobody waits for it.
    pub(super) fn warm_up(&self, core: &Core) {
        if self.is_warming.swap(true, Ordering::AcqRel) {
            return;
        }
        let core = core.clone();
        tokio::spawn(async move {
            let cache = &core.shared.lists;
            // Whoever asks for a list next is told what went wrong.
            let _ = cache.listing(&core, SortField::Name).await;
            cache.is_warming.store(false, Ordering::Release);
        });
    }

    /// What is to be remembered of a transaction about to be committed, which nobody else can get ahead of. Nothing where
    /// nobody has asked for lists, or something is not known.
    pub(crate) async fn before_commit(&self, core: &Core, tx: &mut Tx, seen: &Seen) -> Option<Commit> {
        if !self.is_asked.load(Ordering::Acquire) {
            return None;
        }
        let contacts = Journal::worth_keeping(&seen.contacts)?;
        // What is committed now is what readers see, and nobody else can commit while this transaction is open.
        let mut reader = tokio::time::timeout(PATIENCE, core.db().read().begin()).await.ok()?.ok()?;
        let before = store::ledger(&mut reader).await.ok()?;
        let after = store::ledger(tx).await.ok()?;
        Some(Commit { before, after, contacts })
    }

    /// Remembers a transaction that has been committed.
    pub(crate) fn committed(&self, commit: Commit) {
        self.journal.add(commit.before, commit.after, commit.contacts);
    }
}

/// A transaction, as lists see it.
pub(crate) struct Commit {
    before: Ledger,
    after: Ledger,
    contacts: std::collections::BTreeSet<i64>,
}

/// Makes the held sheet current, if that takes little; nothing otherwise.
async fn refresh(core: &Core, held: &mut Option<Held>) -> Result<Option<Arc<Sheet>>> {
    let Some(held) = held.as_mut() else { return Ok(None) };
    let version = core.db().version().await?;
    if version != held.version {
        let mut snapshot = core.db().read().begin().await?;
        drop_outdated(&mut snapshot, &mut held.extras).await?;
        let ledger = store::ledger(&mut snapshot).await?;
        if ledger != held.sheet.ledger() {
            let Some(ids) = core.shared.lists.journal.between(held.sheet.ledger(), ledger) else { return Ok(None) };
            (held.sheet, held.extras) = patch(&mut snapshot, held, ledger, ids).await?;
        }
        held.version = version;
    }
    Ok(Some(Arc::clone(&held.sheet)))
}

/// Drops keys of fields that are not ordered as they were: other options, other names of members, or gone.
async fn drop_outdated(snapshot: &mut SqliteConnection, extras: &mut Vec<Arc<Extra>>) -> Result<()> {
    if !extras.is_empty() {
        let fields = fields::store::load(snapshot).await?;
        extras.retain(|extra| Ranking::of(&fields, extra.ranking().field).is_ok_and(|ranking| ranking == *extra.ranking()));
    }
    Ok(())
}

async fn patch(snapshot: &mut SqliteConnection, held: &Held, ledger: Ledger, ids: Vec<i64>) -> Result<(Arc<Sheet>, Vec<Arc<Extra>>)> {
    let now = store::some(snapshot, &ids).await?;
    let (sheet, extras) = (Arc::clone(&held.sheet), held.extras.clone());
    let rankings: Vec<&Ranking> = extras.iter().map(|extra| extra.ranking()).collect();
    let values = if rankings.is_empty() { Vec::new() } else { store::some_values(snapshot, &ids, &rankings).await? };
    let patching = move || {
        let patched = sheet.patched(ledger, &ids, now)?;
        let mut kept = Vec::with_capacity(extras.len());
        for (extra, values) in extras.iter().zip(&values) {
            kept.extend(extra.patched(&sheet, &patched, &ids, values)?.map(Arc::new));
        }
        Ok((Arc::new(patched), kept))
    };
    tokio::task::spawn_blocking(patching).await.map_err(Error::internal)?
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::{self, CreateContact, Selection};
    use crate::env::Env;
    use crate::workspace::CreateWorkspace;

    async fn add(core: &Core, name: &str) {
        contacts::create(core, CreateContact { first_name: name.to_owned(), ..CreateContact::default() }).await.unwrap();
    }

    #[tokio::test]
    async fn own_writes_are_patched_in_and_others_are_read_anew() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("acme.contacts");
        let input = CreateWorkspace {
            name: "Acme".to_owned(),
            region: "US".to_owned(),
            timezone: "UTC".to_owned(),
            member_name: "Sam".to_owned(),
            ..CreateWorkspace::default()
        };
        let core = Core::create(&path, input, Env::system()).await.unwrap();
        let cache = &core.shared.lists;
        let at_hand = async || cache.sheet_at_hand(&core).await.unwrap();
        assert!(at_hand().await.is_none(), "nobody has asked for it");
        cache.listing(&core, SortField::Name).await.unwrap();
        for name in ["Ann", "Bea"] {
            add(&core, name).await;
            assert!(at_hand().await.is_some(), "patched");
        }
        contacts::delete(&core, Selection::Ids { ids: Vec::new() }).await.unwrap();
        assert!(at_hand().await.is_some(), "taken back");

        let other = Core::open(&path, Env::system()).await.unwrap();
        add(&other, "Cid").await;
        assert!(at_hand().await.is_none(), "another process wrote");
        cache.listing(&core, SortField::Name).await.unwrap();
        add(&core, "Dan").await;
        assert!(at_hand().await.is_some(), "patched again");
        add(&other, "Eve").await;
        add(&core, "Fay").await;
        assert!(at_hand().await.is_none(), "another process wrote in between");
    }
}
