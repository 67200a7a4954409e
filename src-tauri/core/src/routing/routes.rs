//! What is set up for completed submissions: where the card of each goes, and what record it makes. Read once, asked for many
//! submissions at a time.

use std::collections::{BTreeMap, HashMap};

use sqlx::sqlite::SqliteConnection;

use super::rules::{self, Rule};
use super::store::{self, RowCondition};
use crate::boards::Priority;
use crate::error::Result;
use crate::filter::World;
use crate::ids::FieldId;

/// See the top of this file.
#[derive(Debug, Default)]
pub(crate) struct Routes {
    /// Rules that are tried, in their order, by row id of their flow app.
    rules: HashMap<i64, Vec<Route>>,
    bots: HashMap<i64, Bot>,
    /// Why rules that are on are skipped, whole sentences.
    problems: Vec<String>,
}

#[derive(Debug)]
struct Route {
    condition: RowCondition,
    destination: Destination,
}

#[derive(Debug, Default)]
struct Bot {
    flow_app: Option<i64>,
    default: Option<Destination>,
    records: Option<Records>,
}

/// Where a card goes, in row ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Destination {
    pub(crate) board: i64,
    pub(crate) phase: i64,
    /// Cards that come there are closed.
    pub(crate) is_done: bool,
    pub(crate) priority: Option<Priority>,
    pub(crate) assignee: Option<i64>,
    /// The rule that says so; nothing for the bot's default board.
    pub(crate) rule: Option<i64>,
}

/// What a bot's submissions make records of.
#[derive(Debug, Clone)]
pub(crate) struct Records {
    /// Row id of the type.
    pub(crate) record_type: i64,
    /// Row ids of fields, and the answer that each takes.
    pub(crate) mapping: Vec<(i64, String)>,
}

/// A submission to find a way for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asking {
    pub(crate) submission: i64,
    pub(crate) bot: i64,
    /// The bot's flow app, where whoever asks knows better than the store.
    pub(crate) flow_app: Option<i64>,
}

impl Routes {
    /// Reads what is set up, as `connection` sees it. Where filters speak of today, today is `now_ms`.
    pub(crate) async fn load(connection: &mut SqliteConnection, now_ms: i64) -> Result<Self> {
        if !store::is_anything_set_up(connection).await? {
            return Ok(Self::default());
        }
        let world = World::load(connection).await?;
        let mut routes = Self::default();
        for rule in rules::load(connection, &world, None).await? {
            if let Some(problem) = rule.problem.as_ref().filter(|_| rule.row.is_on) {
                routes.problems.push(format!("“{}” is skipped. {problem}", rule.row.name));
            }
            if let Some(asked) = rule.asked.as_ref().filter(|_| rule.is_tried()) {
                let (sql, answers) = asked.condition_on_columns(&world, now_ms);
                let route = Route { condition: RowCondition { sql, answers }, destination: rule.goes_to() };
                routes.rules.entry(rule.row.flow_app_id).or_default().push(route);
            }
        }
        let fields: HashMap<Vec<u8>, (i64, i64)> =
            store::record_fields(connection).await?.into_iter().map(|(of, id, uuid)| (uuid, (of, id))).collect();
        for bot in store::bots(connection).await? {
            let records =
                bot.record_type_id.map(|record_type| Records { record_type, mapping: mapping(&bot.record_mapping, record_type, &fields) });
            let default = bot.board_id.zip(bot.phase_id).map(|(board, phase)| Destination {
                board,
                phase,
                is_done: bot.phase_is_done.unwrap_or(false),
                priority: None,
                assignee: None,
                rule: None,
            });
            routes.bots.insert(bot.id, Bot { flow_app: bot.flow_app_id, default, records });
        }
        Ok(routes)
    }

    /// Whether submissions make nothing, so that none needs to be asked for.
    pub(crate) fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.bots.values().all(|bot| bot.default.is_none() && bot.records.is_none())
    }

    /// Whether a submission of this bot, in this flow app, may make anything.
    pub(crate) fn concern(&self, bot: i64, flow_app: Option<i64>) -> bool {
        let known = self.bots.get(&bot);
        known.is_some_and(|bot| bot.default.is_some() || bot.records.is_some())
            || flow_app.or_else(|| known?.flow_app).is_some_and(|flow_app| self.rules.contains_key(&flow_app))
    }

    /// Why rules that are on are skipped, whole sentences.
    pub(crate) fn problems(&self) -> &[String] {
        &self.problems
    }

    /// What a bot's submissions make records of.
    pub(crate) fn records(&self, bot: i64) -> Option<&Records> {
        self.bots.get(&bot)?.records.as_ref()
    }

    /// Where the cards of some submissions go; those that make none are left out. The submissions and their contacts are as
    /// `connection` sees them.
    pub(crate) async fn destinations(&self, connection: &mut SqliteConnection, asking: &[Asking]) -> Result<HashMap<i64, Destination>> {
        let mut found = HashMap::new();
        let mut by_flow_app: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
        for one in asking {
            if let Some(flow_app) = one.flow_app.or_else(|| self.bots.get(&one.bot)?.flow_app) {
                by_flow_app.entry(flow_app).or_default().push(one.submission);
            }
        }
        for (flow_app, submissions) in by_flow_app {
            let Some(rules) = self.rules.get(&flow_app) else { continue };
            let conditions: Vec<&RowCondition> = rules.iter().map(|route| &route.condition).collect();
            for (submission, place) in store::first_passed(connection, &submissions, &conditions).await? {
                found.extend(rules.get(place).map(|route| (submission, route.destination)));
            }
        }
        for one in asking {
            if let Some(default) = self.bots.get(&one.bot).and_then(|bot| bot.default) {
                found.entry(one.submission).or_insert(default);
            }
        }
        Ok(found)
    }
}

/// Row ids of a type's fields with their answers; fields that are gone or another type's are left out.
fn mapping(stored: &str, record_type: i64, fields: &HashMap<Vec<u8>, (i64, i64)>) -> Vec<(i64, String)> {
    let stored: BTreeMap<FieldId, String> = serde_json::from_str(stored).unwrap_or_default();
    let of_type = stored.into_iter().filter_map(|(field, answer)| {
        let (of, id) = fields.get(&field.to_bytes())?;
        (*of == record_type).then_some((*id, answer))
    });
    of_type.collect()
}

impl Rule {
    fn goes_to(&self) -> Destination {
        Destination {
            board: self.row.board_id,
            phase: self.row.phase_id,
            is_done: self.row.phase_is_done,
            priority: self.priority(),
            assignee: self.row.assignee_id,
            rule: Some(self.row.id),
        }
    }
}
