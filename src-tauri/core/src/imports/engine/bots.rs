//! Which bot a row belongs to; bots and flow apps are made as rows name them.

use std::collections::{HashMap, HashSet};

use super::World;
use crate::bots::store as renamed;
use crate::env::Env;
use crate::error::Result;
use crate::flow_apps;
use crate::identity::fold;
use crate::imports::candidate::Candidate;
use crate::imports::readers::BotDefinition;
use crate::submissions::store::{self, BotRow};

/// What stands for a row that names no bot.
#[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize)]
pub(crate) struct Defaults {
    /// Name of the bot.
    pub(crate) bot: String,
    /// A person (or the saved mapping) named it, rather than the file's name.
    pub(crate) chosen: bool,
    /// Flow app of new bots.
    pub(crate) flow_app: Option<String>,
}

/// The workspace's bots and those that this run makes.
#[derive(Debug, Default)]
pub(crate) struct Bots {
    rows: Vec<BotRow>,
    by_key: HashMap<String, usize>,
    by_external: HashMap<String, usize>,
    named_by_hand: HashSet<i64>,
    flow_apps: HashMap<String, i64>,
    next: i64,
    next_flow_app: i64,
    changed: Vec<(usize, uuid::Uuid)>,
    new_flow_apps: Vec<(i64, uuid::Uuid, String, String)>,
    defaults: Defaults,
}

impl Bots {
    pub(crate) async fn load(world: &mut World<'_>, defaults: Defaults) -> Result<Self> {
        let mut bots = Self { defaults, ..Self::default() };
        for connection in world.connections() {
            for row in store::bots(connection).await? {
                bots.next = bots.next.max(row.id);
                // The overlay comes first and knows better.
                if !bots.by_key.contains_key(&row.key) {
                    bots.index(row);
                }
            }
            for (id, key, _) in store::flow_apps(connection).await? {
                bots.flow_apps.insert(key, id);
            }
            bots.next_flow_app = flow_apps::store::max_id_ever(connection).await?.max(bots.next_flow_app);
        }
        for connection in world.connections() {
            for (id, name) in renamed::former_names(connection).await? {
                bots.know_as(id, &name);
            }
        }
        bots.next += 1;
        bots.next_flow_app += 1;
        Ok(bots)
    }

    /// A member has renamed a bot: files may go on to call it as before, and do not name it anew.
    fn know_as(&mut self, id: i64, former: &str) {
        if let Some(index) = self.rows.iter().position(|row| row.id == id) {
            self.by_key.entry(fold(former)).or_insert(index);
            self.named_by_hand.insert(id);
        }
    }

    fn index(&mut self, row: BotRow) -> usize {
        let index = self.rows.len();
        self.by_key.insert(row.key.clone(), index);
        if let Some(external) = &row.external_id {
            self.by_external.insert(external.clone(), index);
        }
        self.rows.push(row);
        index
    }

    /// Takes in what files say of bots.
    pub(crate) fn define(&mut self, definition: &BotDefinition, env: &Env) {
        let name = definition.name.clone().unwrap_or_else(|| self.defaults.bot.clone());
        let index = match definition.external_id.as_ref().and_then(|id| self.by_external.get(id)) {
            Some(&index) => index,
            None => self.named(&name, None, env),
        };
        let Some(bot) = self.rows.get_mut(index) else { return };
        let before = bot.clone();
        if let Some(external) = &definition.external_id {
            bot.external_id = Some(external.clone());
            self.by_external.insert(external.clone(), index);
        }
        if let Some(name) = &definition.name
            && bot.name != *name
            && !self.named_by_hand.contains(&bot.id)
            && !self.by_key.contains_key(&fold(name))
        {
            // A bot known only by its id gets its name.
            self.by_key.remove(&bot.key);
            bot.name.clone_from(name);
            bot.key = fold(name);
            self.by_key.insert(bot.key.clone(), index);
        }
        if let Some(description) = &definition.description {
            bot.description.clone_from(description);
        }
        // The schema of a list page knows less than a definition: no options, nothing required.
        let poorer = definition.external_id.is_none() && before.schema != "[]" && before.external_id.is_some();
        if !definition.schema.is_empty() && !poorer {
            bot.schema = serde_json::to_string(&definition.schema).unwrap_or_else(|_| "[]".to_owned());
        }
        if *bot != before {
            self.changed.push((index, env.new_id()));
        }
    }

    /// The bot of a row, made if there is none.
    pub(crate) fn ensure(&mut self, candidate: &Candidate, env: &Env) -> i64 {
        if self.find(candidate).is_none() {
            self.make(candidate, env);
        }
        self.find(candidate).map(|bot| bot.id).unwrap_or_default()
    }

    /// The bot of a row.
    pub(crate) fn find(&self, candidate: &Candidate) -> Option<&BotRow> {
        let index = match (&candidate.bot_external_id, &candidate.bot) {
            (Some(external), _) => self.by_external.get(external),
            (None, Some(name)) => self.by_key.get(&fold(name)),
            (None, None) => self.by_key.get(&fold(&self.defaults.bot)),
        };
        index.and_then(|&i| self.rows.get(i))
    }

    /// A bot by row id.
    pub(crate) fn row(&self, id: i64) -> Option<&BotRow> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// Whether the same submission may be known under another bot: its bot is only a guess, or its id is one that no two
    /// bots would give.
    pub(crate) fn may_be_elsewhere(&self, candidate: &Candidate) -> bool {
        let Some(id) = &candidate.external_id else { return false };
        let guess = candidate.bot_external_id.is_none() && candidate.bot.is_none() && !self.defaults.chosen;
        guess || is_unique_by_itself(id)
    }

    fn make(&mut self, candidate: &Candidate, env: &Env) {
        let name = match (&candidate.bot, &candidate.bot_external_id) {
            (Some(name), _) => name.clone(),
            (None, Some(external)) if !self.defaults.chosen => external.clone(),
            (None, _) => self.defaults.bot.clone(),
        };
        let index = self.named(&name, candidate.flow_app.clone(), env);
        if let Some(external) = &candidate.bot_external_id
            && let Some(bot) = self.rows.get_mut(index)
        {
            if bot.external_id.is_none() {
                bot.external_id = Some(external.clone());
                self.changed.push((index, env.new_id()));
            }
            self.by_external.insert(external.clone(), index);
        }
    }

    /// A bot of this name, made if there is none.
    fn named(&mut self, name: &str, flow_app: Option<String>, env: &Env) -> usize {
        let key = fold(name);
        if let Some(&index) = self.by_key.get(&key) {
            return index;
        }
        let flow_app_id = flow_app.or_else(|| self.defaults.flow_app.clone()).map(|name| self.flow_app(&name, env));
        let id = self.next;
        self.next += 1;
        let row =
            BotRow { id, key, name: name.to_owned(), flow_app_id, external_id: None, description: String::new(), schema: "[]".to_owned() };
        let index = self.index(row);
        self.changed.push((index, env.new_id()));
        index
    }

    fn flow_app(&mut self, name: &str, env: &Env) -> i64 {
        let key = fold(name);
        if let Some(&id) = self.flow_apps.get(&key) {
            return id;
        }
        let id = self.next_flow_app;
        self.next_flow_app += 1;
        self.flow_apps.insert(key.clone(), id);
        self.new_flow_apps.push((id, env.new_id(), key, name.to_owned()));
        id
    }

    /// Writes what is new.
    pub(crate) async fn flush(&mut self, world: &mut World<'_>, operation: i64) -> Result<()> {
        for (id, uuid, key, name) in self.new_flow_apps.drain(..) {
            store::add_flow_app(world.here, id, uuid, &key, &name, operation).await?;
        }
        for (index, uuid) in self.changed.drain(..) {
            if let Some(bot) = self.rows.get(index) {
                store::save_bot(world.here, uuid, bot, operation).await?;
            }
        }
        Ok(())
    }
}

/// Ids of the length and mixture that generators of unique ids make (cuid, UUID, ULID).
fn is_unique_by_itself(id: &str) -> bool {
    let of = |kind: fn(&char) -> bool| id.chars().filter(kind).count();
    id.len() >= 20
        && of(char::is_ascii_digit) >= 4
        && of(char::is_ascii_alphabetic) >= 4
        && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}
