//! Applies staged rows, batch by batch, in the order of their own times.
//!
//! Planning and applying are one piece of code: a plan writes into an overlay (a scratch file with the workspace's own
//! tables) and reads the workspace below it, an apply writes into the workspace. So the plan's numbers are the
//! result's numbers. A batch asks the store a fixed number of questions, decides in memory, and writes a fixed number
//! of statements: nothing is asked or written per row.

mod batch;
mod bots;
mod decide;
mod fields;
mod flush;
mod load;
mod made;

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

pub(crate) use batch::Outcome;
pub(crate) use bots::{Bots, Defaults};

use self::fields::Fields;
use super::candidate::{Candidate, Staged};
use super::readers::BotDefinition;
use crate::contacts;
use crate::env::Env;
use crate::error::Result;
use crate::fields::value::Value;
use crate::routing::{CardMaker, Routes};
use crate::submissions;
use crate::tags;
use crate::tags::record::{TagLink, TagRecord};

/// Rows that are decided and written together. The pages that a batch touches are written once for each batch, and people
/// come back at random, so larger is faster, until a stop or another writer has to wait too long.
pub(crate) const BATCH: i64 = 2_000;

/// A staged row with its place.
#[derive(Debug)]
pub(crate) struct StagedRow {
    /// Place in the order of own times, from 1.
    pub(crate) rank: i64,
    /// Place in the order of the files.
    pub(crate) seq: i64,
    pub(crate) file: u32,
    pub(crate) number: u32,
    pub(crate) staged: Staged,
}

/// The store as one run sees it: what it writes to, and what lies below when that is only an overlay.
pub(crate) struct World<'c> {
    pub(crate) here: &'c mut SqliteConnection,
    pub(crate) below: Option<&'c mut SqliteConnection>,
}

/// One run over staged rows: what stays the same or is carried from batch to batch.
pub(crate) struct Run {
    pub(crate) import: i64,
    pub(crate) operation: i64,
    /// The import's wall clock, UTC milliseconds.
    pub(crate) now: i64,
    env: Env,
    bots: Bots,
    tags: Tags,
    fields: Fields,
    routes: Routes,
    cards: CardMaker,
    /// What was left out of records, in whole sentences.
    left_out: Vec<String>,
    next_contact: i64,
    next_submission: i64,
}

/// Tags by folded name, with those that this batch makes.
#[derive(Debug, Default)]
struct Tags {
    by_key: HashMap<String, i64>,
    names: HashMap<i64, String>,
    next: i64,
    new: Vec<TagRecord>,
}

impl Tags {
    fn id(&mut self, name: &str, operation: i64, env: &Env) -> i64 {
        let key = crate::identity::fold(name);
        if let Some(&id) = self.by_key.get(&key) {
            return id;
        }
        let id = self.next;
        self.next += 1;
        self.by_key.insert(key, id);
        self.names.insert(id, name.to_owned());
        self.new.push(TagRecord::new(id, env.new_id(), name.to_owned(), operation));
        id
    }

    /// Names for the eye, in their order.
    fn words(&self, links: &[TagLink]) -> String {
        let mut names: Vec<&str> = links.iter().filter_map(|link| self.names.get(&link.tag)).map(String::as_str).collect();
        names.sort_by_cached_key(|name| crate::identity::fold(name));
        names.join(", ")
    }
}

impl Run {
    /// Row ids of a candidate's tags; those that do not exist are made with the batch.
    fn tags_of(&mut self, candidate: &Candidate) -> Vec<i64> {
        candidate.tags.iter().map(|tag| self.tags.id(tag, self.operation, &self.env)).collect()
    }

    /// A candidate's values of custom fields; options that do not exist are made with the batch.
    fn values_of(&mut self, candidate: &Candidate) -> Vec<(i64, Value)> {
        self.fields.values(candidate, self.operation, &self.env)
    }

    /// Reads what a run carries along: bots, tags, fields, the next row ids.
    pub(crate) async fn start(world: &mut World<'_>, env: Env, import: i64, operation: i64, now: i64, defaults: Defaults) -> Result<Self> {
        let mut tags = Tags::default();
        let mut next_contact = 0;
        let mut next_submission = 0;
        for connection in world.connections() {
            tags.next = tags::store::max_id(connection).await?.max(tags.next);
            for tag in tags::store::all(connection).await? {
                tags.by_key.extend(tag.key().map(|key| (key, tag.id)));
                tags.names.insert(tag.id, tag.name);
            }
            next_contact = contacts::store::max_id(connection).await?.max(next_contact);
            next_submission = submissions::store::max_id(connection).await?.max(next_submission);
        }
        tags.next += 1;
        let bots = Bots::load(world, defaults).await?;
        let fields = Fields::load(world).await?;
        let routes = Routes::load(world.settled(), now).await?;
        if let World { here, below: Some(below) } = world
            && !routes.is_empty()
        {
            submissions::store::copy_bots(here, below).await?;
        }
        let (next_contact, next_submission) = (next_contact + 1, next_submission + 1);
        let (cards, left_out) = (CardMaker::default(), Vec::new());
        Ok(Self { import, operation, now, env, bots, tags, fields, routes, cards, left_out, next_contact, next_submission })
    }

    /// Takes in what files say of bots; written with the next batch.
    pub(crate) fn define(&mut self, definition: &BotDefinition) {
        self.bots.define(definition, &self.env);
    }

    /// What was left out of records since this was asked last, in whole sentences.
    pub(crate) fn take_left_out(&mut self) -> Vec<String> {
        std::mem::take(&mut self.left_out)
    }

    /// Decides and writes one batch.
    pub(crate) async fn batch(&mut self, world: &mut World<'_>, rows: &[StagedRow]) -> Result<()> {
        let mut batch = load::load(world, rows, &self.fields).await?;
        for row in rows {
            decide::decide(self, &mut batch, row);
        }
        flush::flush(self, world, batch).await
    }
}

impl World<'_> {
    /// What members have set up: a plan's overlay knows nothing of it.
    fn settled(&mut self) -> &mut SqliteConnection {
        match &mut self.below {
            Some(below) => below,
            None => self.here,
        }
    }

    /// The overlay, then what lies below.
    fn connections(&mut self) -> impl Iterator<Item = &mut SqliteConnection> {
        std::iter::once(&mut *self.here).chain(self.below.as_deref_mut())
    }
}
