//! What members do with rules.

use super::rules::info;
use super::store::{self, RuleRow};
use super::types::{CreateRoutingRule, GetRoutingRule, MoveRoutingRule, RoutingRuleSaved, RoutingRulesChanged, UpdateRoutingRule};
use crate::boards::Priority;
use crate::core::{Core, Tag};
use crate::error::{Error, Result};
use crate::fields;
use crate::filter::{Filter, World};
use crate::ids::{BoardId, MemberId, OperationId, PhaseId, RoutingRuleId};
use crate::operations::change::Change;
use crate::submissions::asked::Asked;
use crate::team;

const STALE: [Tag; 1] = [Tag::FlowApps];
/// Completes “Only the owner or an admin can …”.
const WHAT: &str = "change routing rules";

/// Makes a rule, behind all others of its flow app.
///
/// # Errors
/// `NotFound` names what is not there; `Invalid` says what the name must be, what of the filter cannot be asked, or that the
/// phase is on another board; `Conflict` where the assignee has left; `Forbidden` unless the owner or an admin acts.
pub async fn create(core: &Core, input: CreateRoutingRule) -> Result<RoutingRuleSaved> {
    let mut change = Change::of_settings(core, "routing_rule.create", WHAT).await?;
    let flow_app = store::flow_app(&mut change.tx, input.flow_app).await?.ok_or_else(|| not_found("flow app", &input.flow_app))?;
    let others = store::of_flow_app(&mut change.tx, flow_app).await?;
    let id = RoutingRuleId::new(core.env().new_id());
    let (board_id, phase_id) = destination(&mut change, input.board, input.phase).await?;
    let rule = RuleRow {
        id: 0,
        uuid: id.to_bytes(),
        flow_app_id: flow_app,
        name: fields::clean_name("name", &input.name)?,
        position: others.iter().map(|other| other.position + 1).max().unwrap_or(0),
        filter: canonical(&mut change, &input.filter).await?,
        board_id,
        phase_id,
        priority: input.priority.map(word),
        assignee_id: assignee(&mut change, input.assignee).await?,
        is_on: input.is_on,
    };
    let row = store::add(&mut change.tx, &rule, change.operation).await?;
    change.made("routing_rule", &[row]).await?;
    let operation = change.commit(&STALE).await?;
    saved(core, id, Some(operation)).await
}

/// Changes a rule.
///
/// # Errors
/// As [`create`].
pub async fn update(core: &Core, input: UpdateRoutingRule) -> Result<RoutingRuleSaved> {
    let mut change = Change::of_settings(core, "routing_rule.update", WHAT).await?;
    let before = find(&mut change, input.rule).await?;
    let mut after = before.clone();
    if let Some(name) = &input.name {
        after.name = fields::clean_name("name", name)?;
    }
    if let Some(filter) = &input.filter {
        after.filter = canonical(&mut change, filter).await?;
    }
    match (input.board, input.phase) {
        (Some(board), phase) => (after.board_id, after.phase_id) = destination(&mut change, board, phase).await?,
        (None, Some(phase)) => {
            let (phase_id, board_id) = store::phase(&mut change.tx, phase).await?.ok_or_else(|| not_found("phase", &phase))?;
            if board_id != after.board_id {
                return Err(on_another_board());
            }
            after.phase_id = phase_id;
        }
        (None, None) => {}
    }
    if let Some(priority) = input.priority {
        after.priority = priority.to.map(word);
    }
    if let Some(member) = input.assignee {
        after.assignee_id = assignee(&mut change, member.to).await?;
    }
    after.is_on = input.is_on.unwrap_or(after.is_on);
    if after == before {
        drop(change);
        return saved(core, input.rule, None).await;
    }
    change.keep("routing_rule", &[after.id]).await?;
    store::save(&mut change.tx, &after, change.operation).await?;
    let operation = change.commit(&STALE).await?;
    saved(core, input.rule, Some(operation)).await
}

/// Lets a rule be tried earlier or later.
///
/// # Errors
/// `NotFound`; `Invalid` where the other rule is of another flow app; `Forbidden`.
pub async fn move_rule(core: &Core, input: MoveRoutingRule) -> Result<RoutingRulesChanged> {
    let mut change = Change::of_settings(core, "routing_rule.move", WHAT).await?;
    let moved = find(&mut change, input.rule).await?;
    let before = match input.before {
        Some(id) => Some(find(&mut change, id).await?),
        None => None,
    };
    if before.as_ref().is_some_and(|before| before.flow_app_id != moved.flow_app_id) {
        return Err(Error::invalid("before", "the other rule belongs to another flow app; rules are tried within their own"));
    }
    if before.as_ref().is_some_and(|before| before.id == moved.id) {
        return Ok(RoutingRulesChanged { operation: None });
    }
    let mut order = store::of_flow_app(&mut change.tx, moved.flow_app_id).await?;
    order.retain(|other| other.id != moved.id);
    let place = before.and_then(|before| order.iter().position(|other| other.id == before.id)).unwrap_or(order.len());
    let subject = moved.id;
    order.insert(place, moved);
    let mut placed: Vec<(i64, RuleRow)> = (0..).zip(order).filter(|(position, rule)| rule.position != *position).collect();
    // Last, so that the history tells of it and not of those that made room.
    placed.sort_by_key(|(_, rule)| rule.id == subject);
    if placed.is_empty() {
        return Ok(RoutingRulesChanged { operation: None });
    }
    for (position, rule) in placed {
        change.keep("routing_rule", &[rule.id]).await?;
        store::save(&mut change.tx, &RuleRow { position, ..rule }, change.operation).await?;
    }
    Ok(RoutingRulesChanged { operation: Some(change.commit(&STALE).await?) })
}

/// Deletes a rule. Cards that it has sent somewhere stay there.
///
/// # Errors
/// `NotFound`; `Forbidden`.
pub async fn delete(core: &Core, input: GetRoutingRule) -> Result<RoutingRulesChanged> {
    let mut change = Change::of_settings(core, "routing_rule.delete", WHAT).await?;
    let rule = find(&mut change, input.rule).await?;
    change.remove("routing_rule", &[rule.id]).await?;
    Ok(RoutingRulesChanged { operation: Some(change.commit(&STALE).await?) })
}

async fn saved(core: &Core, id: RoutingRuleId, operation: Option<OperationId>) -> Result<RoutingRuleSaved> {
    Ok(RoutingRuleSaved { rule: info(core, id).await?, operation })
}

async fn find(change: &mut Change<'_>, id: RoutingRuleId) -> Result<RuleRow> {
    store::find(&mut change.tx, id).await?.ok_or_else(|| not_found("routing rule", &id))
}

fn not_found(what: &'static str, id: &impl ToString) -> Error {
    Error::NotFound { what, id: id.to_string() }
}

fn on_another_board() -> Error {
    Error::invalid("phase", "the phase is not on that board; choose one of its own")
}

fn word(priority: Priority) -> String {
    priority.as_str().to_owned()
}

/// Row ids of a board and a phase of it, the first where none is named.
async fn destination(change: &mut Change<'_>, board: BoardId, phase: Option<PhaseId>) -> Result<(i64, i64)> {
    let board_id = store::board(&mut change.tx, board).await?.ok_or_else(|| not_found("board", &board))?;
    let Some(phase) = phase else {
        let first = store::first_phase(&mut change.tx, board_id).await?;
        return first.map(|phase| (board_id, phase)).ok_or_else(|| Error::Damaged { what: "a board without phases".to_owned() });
    };
    let (phase_id, of) = store::phase(&mut change.tx, phase).await?.ok_or_else(|| not_found("phase", &phase))?;
    if of == board_id { Ok((board_id, phase_id)) } else { Err(on_another_board()) }
}

/// Row id of a member who is on the team.
async fn assignee(change: &mut Change<'_>, member: Option<MemberId>) -> Result<Option<i64>> {
    let Some(id) = member else { return Ok(None) };
    let (row, member) = team::store::find(&mut change.tx, id).await?;
    match member.left_at {
        Some(_) => Err(Error::Conflict { reason: format!("{} has left the team. Choose somebody else.", member.name) }),
        None => Ok(Some(row)),
    }
}

/// A filter as it is stored: with public ids for names.
async fn canonical(change: &mut Change<'_>, filter: &Filter) -> Result<String> {
    let world = World::load(&mut change.tx).await?;
    Ok(Asked::bind(&world, filter)?.canonical().to_string())
}
