//! What members do with flow apps.

use super::list::info;
use super::store::{self, FlowAppSql, MEMBERS};
use super::types::{CreateFlowApp, FlowAppSaved, FlowAppsChanged, GetFlowApp, MoveFlowApp, UpdateFlowApp};
use crate::core::{Core, Tag};
use crate::error::{Error, Result};
use crate::fields;
use crate::identity::fold;
use crate::ids::{FlowAppId, OperationId};
use crate::operations::change::Change;

/// Bots, boards, types and filters are shown with the name of their flow app.
const STALE: [Tag; 5] = [Tag::FlowApps, Tag::Submissions, Tag::Boards, Tag::Records, Tag::Segments];
/// Completes “Only the owner or an admin can …”.
const WHAT: &str = "change flow apps";
/// Letters of a description at most.
const LONGEST_DESCRIPTION: usize = 2_000;

/// Makes a flow app, behind all others.
///
/// # Errors
/// `Invalid` says what the name must be, `Conflict` where another flow app has it; `Forbidden` unless the owner or an admin acts.
pub async fn create(core: &Core, input: CreateFlowApp) -> Result<FlowAppSaved> {
    let mut change = Change::of_settings(core, "flow_app.create", WHAT).await?;
    let all = store::all(&mut change.tx).await?;
    let name = name(&input.name, &all, None)?;
    let id = FlowAppId::new(core.env().new_id());
    let flow_app = FlowAppSql {
        id: store::max_id_ever(&mut change.tx).await? + 1,
        uuid: id.to_bytes(),
        key: fold(&name),
        name,
        description: description(&input.description)?,
        position: all.iter().map(|other| other.position + 1).max().unwrap_or(0),
    };
    store::save(&mut change.tx, &flow_app, change.operation).await?;
    change.made("flow_app", &[flow_app.id]).await?;
    let operation = change.commit(&STALE).await?;
    saved(core, id, Some(operation)).await
}

/// Changes a flow app.
///
/// # Errors
/// `NotFound`; else as [`create`].
pub async fn update(core: &Core, input: UpdateFlowApp) -> Result<FlowAppSaved> {
    let mut change = Change::of_settings(core, "flow_app.update", WHAT).await?;
    let all = store::all(&mut change.tx).await?;
    let before = find(&all, input.flow_app)?;
    let mut after = before.clone();
    if let Some(typed) = &input.name {
        after.name = name(typed, &all, Some(before.id))?;
        after.key = fold(&after.name);
    }
    if let Some(text) = &input.description {
        after.description = description(text)?;
    }
    if after == *before {
        return saved(core, input.flow_app, None).await;
    }
    change.keep("flow_app", &[after.id]).await?;
    store::save(&mut change.tx, &after, change.operation).await?;
    let operation = change.commit(&STALE).await?;
    saved(core, input.flow_app, Some(operation)).await
}

/// Puts a flow app somewhere else in the navigation.
///
/// # Errors
/// `NotFound`; `Forbidden`.
pub async fn move_flow_app(core: &Core, input: MoveFlowApp) -> Result<FlowAppsChanged> {
    let mut change = Change::of_settings(core, "flow_app.move", WHAT).await?;
    let all = store::all(&mut change.tx).await?;
    let moved = find(&all, input.flow_app)?;
    let before = input.before.map(|before| find(&all, before)).transpose()?.map(|before| before.id);
    if before == Some(moved.id) {
        return Ok(FlowAppsChanged { operation: None });
    }
    let mut order: Vec<FlowAppSql> = all.iter().filter(|other| other.id != moved.id).cloned().collect();
    let place = before.and_then(|before| order.iter().position(|other| other.id == before)).unwrap_or(order.len());
    order.insert(place, moved.clone());
    let mut placed: Vec<(i64, FlowAppSql)> = (0..).zip(order).filter(|(position, flow_app)| flow_app.position != *position).collect();
    // Last, so that the history tells of it and not of those that made room.
    placed.sort_by_key(|(_, flow_app)| flow_app.id == moved.id);
    if placed.is_empty() {
        return Ok(FlowAppsChanged { operation: None });
    }
    for (position, flow_app) in placed {
        change.keep("flow_app", &[flow_app.id]).await?;
        store::save(&mut change.tx, &FlowAppSql { position, ..flow_app }, change.operation).await?;
    }
    Ok(FlowAppsChanged { operation: Some(change.commit(&STALE).await?) })
}

/// Deletes a flow app with its routing rules. Its bots, boards and record types are left without one.
///
/// # Errors
/// `NotFound`; `Forbidden`.
pub async fn delete(core: &Core, input: GetFlowApp) -> Result<FlowAppsChanged> {
    let mut change = Change::of_settings(core, "flow_app.delete", WHAT).await?;
    let flow_app = find(&store::all(&mut change.tx).await?, input.flow_app)?.id;
    for table in MEMBERS {
        let members = store::members(&mut change.tx, table, flow_app).await?;
        change.keep(table, &members).await?;
        store::let_go(&mut change.tx, table, flow_app, change.operation).await?;
    }
    let rules = store::rules(&mut change.tx, flow_app).await?;
    change.remove("routing_rule", &rules).await?;
    change.remove("flow_app", &[flow_app]).await?;
    Ok(FlowAppsChanged { operation: Some(change.commit(&STALE).await?) })
}

async fn saved(core: &Core, id: FlowAppId, operation: Option<OperationId>) -> Result<FlowAppSaved> {
    Ok(FlowAppSaved { flow_app: info(core, id).await?, operation })
}

fn find(all: &[FlowAppSql], id: FlowAppId) -> Result<&FlowAppSql> {
    let bytes = id.to_bytes();
    all.iter().find(|flow_app| flow_app.uuid == bytes).ok_or_else(|| Error::NotFound { what: "flow app", id: id.to_string() })
}

/// A name as typed, that no other flow app has.
fn name(typed: &str, all: &[FlowAppSql], own: Option<i64>) -> Result<String> {
    let name = fields::clean_name("name", typed)?;
    let key = fold(&name);
    match all.iter().find(|other| Some(other.id) != own && other.key == key) {
        Some(holder) => Err(Error::Conflict { reason: format!("There is a flow app “{}” already. Choose another name.", holder.name) }),
        None => Ok(name),
    }
}

fn description(typed: &str) -> Result<String> {
    let text = typed.trim();
    if text.chars().count() > LONGEST_DESCRIPTION {
        return Err(Error::invalid("description", format!("a description has {LONGEST_DESCRIPTION} letters at most")));
    }
    Ok(text.to_owned())
}
