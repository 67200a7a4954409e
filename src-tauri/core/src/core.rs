//! The handle that every verb takes first: an open workspace, the clock, and who is told of changes.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Weak};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteConnection;
use tokio::sync::{Mutex, broadcast};

use crate::db::{Db, Tx};
use crate::env::Env;
use crate::error::{Error, Result};
use crate::filter::Counters;
use crate::ids::ImportId;
use crate::imports::Draft;
use crate::lists::ListCache;
use crate::records::{RecordLists, Refused};
use crate::segments::{self, Upkeep};
use crate::team;
use crate::workspace::{self, CreateWorkspace};

/// What a write made stale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Tag {
    /// Name, region, zone, who acts, and the counts beside the navigation.
    Workspace,
    /// Contacts, their lists and timelines.
    Contacts,
    /// Submissions and bots.
    Submissions,
    /// The list of imports.
    Imports,
    /// Matches to check.
    Matches,
    /// Who is on the team.
    Members,
    /// Notes about contacts.
    Notes,
    /// Custom fields and their groups, and how the acting member has arranged them.
    Fields,
    /// Segments and who their members are.
    Segments,
    /// Boards, their phases and cards.
    Boards,
    /// Record types, records and who is linked to them.
    Records,
    /// Flow apps, what bots are set to do, and routing rules.
    FlowApps,
}

impl Tag {
    /// Everything.
    pub const ALL: [Self; 12] = [
        Self::Workspace,
        Self::Contacts,
        Self::Submissions,
        Self::Imports,
        Self::Matches,
        Self::Members,
        Self::Notes,
        Self::Fields,
        Self::Segments,
        Self::Boards,
        Self::Records,
        Self::FlowApps,
    ];
}

/// News of a committed write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Changed {
    /// What to ask for again.
    pub tags: Vec<Tag>,
    /// Another process did it.
    pub external: bool,
}

/// An open workspace. Clones share it.
#[derive(Clone)]
pub struct Core {
    pub(crate) shared: Arc<Shared>,
    /// Acts instead of the workspace's current member.
    member: Option<i64>,
}

/// A workspace that is not kept open.
pub(crate) struct WeakCore(Weak<Shared>);

impl WeakCore {
    /// The workspace, if it is open still; its current member acts.
    pub(crate) fn upgrade(&self) -> Option<Core> {
        self.0.upgrade().map(|shared| Core { shared, member: None })
    }
}

pub(crate) struct Shared {
    pub(crate) db: Db,
    pub(crate) env: Env,
    pub(crate) lists: ListCache,
    pub(crate) records: RecordLists,
    pub(crate) counters: Counters,
    pub(crate) upkeep: Upkeep,
    pub(crate) drafts: Mutex<HashMap<ImportId, Arc<Draft>>>,
    /// Rows that the latest import of records refused.
    pub(crate) refused: Mutex<Option<Arc<Refused>>>,
    changes: broadcast::Sender<Changed>,
}

/// How often the file is asked whether another process has written.
const WATCH_EVERY: Duration = Duration::from_millis(700);

impl Core {
    /// Makes a workspace file with its first member, who owns it.
    pub async fn create(path: &Path, input: CreateWorkspace, env: Env) -> Result<Self> {
        workspace::check(&input)?;
        if path.exists() {
            return Err(Error::Conflict { reason: format!("{} exists already. Choose another name, or open it.", path.display()) });
        }
        if let Some(folder) = path.parent().filter(|f| !f.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| Error::FileUnwritable {
                path: folder.to_owned(),
                reason: format!("The folder cannot be made ({error}). Choose another place."),
            })?;
        }
        let core = Self::new(Db::open(path, true).await?, env);
        let sample = input.with_sample;
        workspace::initialise(&core, input).await?;
        if sample {
            workspace::fill_with_sample(&core).await?;
        }
        Ok(core)
    }

    /// Opens a workspace file.
    pub async fn open(path: &Path, env: Env) -> Result<Self> {
        let core = Self::new(Db::open(path, false).await?, env);
        workspace::exists(&core).await?;
        crate::imports::sweep_scratch_files(&core).await;
        // On a full disk, or while another process writes for long, there is much that can still be read.
        let _ = segments::catch_up(&core).await;
        Ok(core)
    }

    fn new(db: Db, env: Env) -> Self {
        let (changes, _) = broadcast::channel(64);
        Self {
            shared: Arc::new(Shared {
                db,
                env,
                lists: ListCache::default(),
                records: RecordLists::default(),
                counters: Counters::default(),
                upkeep: Upkeep::default(),
                drafts: Mutex::default(),
                refused: Mutex::default(),
                changes,
            }),
            member: None,
        }
    }

    /// The same workspace, with another member acting.
    pub async fn acting_as(&self, member: &str) -> Result<Self> {
        let member = team::by_name(self, member).await?;
        Ok(Self { shared: Arc::clone(&self.shared), member: Some(member) })
    }

    /// Closes the file. Verbs after this fail.
    pub async fn close(&self) {
        self.shared.db.close().await;
    }

    /// News of writes, this process's and others'.
    pub fn subscribe(&self) -> broadcast::Receiver<Changed> {
        self.shared.changes.subscribe()
    }

    /// Looks for writes of other processes until the workspace is dropped, and passes them on as news; and at the clock, for
    /// segments that depend on it.
    pub fn watch(&self) {
        segments::follow(self);
        let weak = Arc::downgrade(&self.shared);
        tokio::spawn(async move {
            let mut known = None;
            let mut beat = tokio::time::interval(WATCH_EVERY);
            loop {
                beat.tick().await;
                let Some(shared) = weak.upgrade() else { return };
                let Ok(version) = shared.db.version().await else { return };
                if known.replace(version).is_some_and(|before| before != version) {
                    let tags = Tag::ALL.to_vec();
                    // Nobody listening is no failure.
                    let _ = shared.changes.send(Changed { tags, external: true });
                }
            }
        });
    }

    /// The workspace as long as somebody else keeps it open.
    pub(crate) fn downgrade(&self) -> WeakCore {
        WeakCore(Arc::downgrade(&self.shared))
    }

    pub(crate) fn db(&self) -> &Db {
        &self.shared.db
    }

    pub(crate) fn env(&self) -> &Env {
        &self.shared.env
    }

    /// Who acts: row id of the member.
    pub(crate) async fn member(&self, connection: &mut SqliteConnection) -> Result<i64> {
        match self.member {
            Some(member) => Ok(member),
            None => team::store::current(connection).await,
        }
    }

    /// Lets segments follow what the transaction has done, commits, then tells what became stale.
    pub(crate) async fn commit(&self, mut tx: Tx, tags: &[Tag]) -> Result<()> {
        let seen = self.db().seen(&mut tx).await?;
        let moved = segments::keep(self, &mut tx, &seen).await?;
        let lists = &self.shared.lists;
        let commit = lists.before_commit(self, &mut tx, &seen).await;
        tx.commit().await?;
        if let Some(commit) = commit {
            lists.committed(commit);
        }
        let mut tags = tags.to_vec();
        for tag in [Tag::Segments, Tag::Contacts] {
            if moved && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        if !tags.is_empty() {
            let _ = self.shared.changes.send(Changed { tags, external: false });
        }
        Ok(())
    }
}
