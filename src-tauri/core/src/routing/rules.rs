//! Rules as they stand: what they mean in this workspace, and what is wrong with those that name something that is gone.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use super::store::{self, RuleSql};
use super::types::{ListRoutingRules, RoutingDestination, RoutingRuleInfo};
use crate::boards::Priority;
use crate::core::Core;
use crate::error::{Error, Result};
use crate::filter::{Filter, World, sentence};
use crate::ids::{BoardId, FlowAppId, PhaseId, RoutingRuleId};
use crate::submissions::asked::Asked;
use crate::tags::TagColor;
use crate::team;
use crate::team::Member;

/// A rule with its meaning.
#[derive(Debug, Clone)]
pub(super) struct Rule {
    pub(super) row: RuleSql,
    pub(super) filter: Filter,
    /// Nothing where the filter cannot be asked.
    pub(super) asked: Option<Asked>,
    pub(super) assignee: Option<Member>,
    /// Why it cannot be tried, a whole sentence.
    pub(super) problem: Option<String>,
}

/// How many rules a flow app has, and how many of them are on and cannot be tried.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) all: u32,
    pub(crate) broken: u32,
}

/// Rules in the order in which they are tried.
///
/// # Errors
/// `NotFound` where there is no such flow app.
pub async fn list(core: &Core, input: ListRoutingRules) -> Result<Vec<RoutingRuleInfo>> {
    let mut snapshot = core.db().read().begin().await?;
    let flow_app = match input.flow_app {
        Some(id) => {
            Some(store::flow_app(&mut snapshot, id).await?.ok_or_else(|| Error::NotFound { what: "flow app", id: id.to_string() })?)
        }
        None => None,
    };
    let world = World::load(&mut snapshot).await?;
    load(&mut snapshot, &world, flow_app).await?.iter().map(Rule::info).collect()
}

/// One of them.
pub(super) async fn info(core: &Core, id: RoutingRuleId) -> Result<RoutingRuleInfo> {
    let all = list(core, ListRoutingRules { flow_app: None }).await?;
    all.into_iter().find(|rule| rule.id == id).ok_or_else(|| Error::NotFound { what: "routing rule", id: id.to_string() })
}

/// How many rules each flow app has, by row id.
pub(crate) async fn tally(connection: &mut SqliteConnection) -> Result<HashMap<i64, Tally>> {
    let world = World::load(connection).await?;
    let mut tallies: HashMap<i64, Tally> = HashMap::new();
    for rule in load(connection, &world, None).await? {
        let tally = tallies.entry(rule.row.flow_app_id).or_default();
        tally.all += 1;
        tally.broken += u32::from(rule.row.is_on && rule.problem.is_some());
    }
    Ok(tallies)
}

/// The rules of a flow app, or of all, in the order in which they are tried.
pub(super) async fn load(connection: &mut SqliteConnection, world: &World, flow_app: Option<i64>) -> Result<Vec<Rule>> {
    let rows = store::rules(connection, flow_app).await?;
    let members: HashMap<i64, Member> = match rows.is_empty() {
        true => HashMap::new(),
        false => team::store::all(connection).await?.into_iter().collect(),
    };
    let rule = |row: RuleSql| {
        let filter = Filter::parse(&row.filter).map_err(|_| Error::Damaged { what: format!("the routing rule “{}”", row.name) })?;
        let assignee = row.assignee_id.and_then(|id| members.get(&id)).cloned();
        let (asked, refused) = match Asked::bind(world, &filter) {
            Ok(asked) => (Some(asked), None),
            Err(Error::Invalid { reason, .. }) => (None, Some(sentence(&reason))),
            Err(error) => return Err(error),
        };
        let problem = gone(&row, assignee.as_ref()).or(refused);
        Ok(Rule { row, filter, asked, assignee, problem })
    };
    rows.into_iter().map(rule).collect()
}

/// What a rule's destination names and is gone, in a whole sentence.
fn gone(row: &RuleSql, assignee: Option<&Member>) -> Option<String> {
    let (board, phase) = (&row.board_name, &row.phase_name);
    if row.board_deleted {
        return Some(format!("The board “{board}” was deleted. Choose another one."));
    }
    if row.phase_deleted {
        return Some(format!("The phase “{phase}” of “{board}” was deleted. Choose another one."));
    }
    let left = assignee.filter(|member| member.left_at.is_some())?;
    Some(format!("{} has left the team and gets no more cards. Choose somebody else.", left.name))
}

impl Rule {
    /// Whether it is tried.
    pub(super) const fn is_tried(&self) -> bool {
        self.row.is_on && self.problem.is_none()
    }

    pub(super) fn public_id(&self) -> Result<RoutingRuleId> {
        RoutingRuleId::from_bytes(&self.row.uuid)
    }

    pub(super) fn priority(&self) -> Option<Priority> {
        self.row.priority.as_deref().and_then(Priority::from_word)
    }

    pub(super) fn info(&self) -> Result<RoutingRuleInfo> {
        Ok(RoutingRuleInfo {
            id: self.public_id()?,
            flow_app: FlowAppId::from_bytes(&self.row.flow_app)?,
            name: self.row.name.clone(),
            filter: self.filter.clone(),
            summary: self.summary(),
            destination: self.destination()?,
            is_on: self.row.is_on,
            problem: self.problem.clone(),
        })
    }

    /// The filter in words; empty where it cannot be asked.
    fn summary(&self) -> String {
        if self.filter.is_everybody() {
            return "Every submission".to_owned();
        }
        self.asked.as_ref().map(Asked::summary).unwrap_or_default()
    }

    pub(super) fn destination(&self) -> Result<RoutingDestination> {
        let row = &self.row;
        Ok(RoutingDestination {
            board: BoardId::from_bytes(&row.board)?,
            board_name: row.board_name.clone(),
            // A word that a later version wrote shows as grey.
            board_color: serde_json::from_value(row.board_color.as_str().into()).unwrap_or(TagColor::Gray),
            phase: PhaseId::from_bytes(&row.phase)?,
            phase_name: row.phase_name.clone(),
            priority: self.priority(),
            assignee: self.assignee.clone(),
        })
    }
}
