//! Flow apps with what belongs to them.

use sqlx::sqlite::SqliteConnection;

use super::store::{self, MemberSql};
use super::types::{FlowAppBoard, FlowAppBot, FlowAppInfo, FlowAppRecordType};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::ids::{BoardId, BotId, FlowAppId, RecordTypeId};
use crate::routing;
use crate::tags::TagColor;
use crate::workspace::count;

/// Every flow app, in the order of the navigation.
pub async fn list(core: &Core) -> Result<Vec<FlowAppInfo>> {
    let mut snapshot = core.db().read().begin().await?;
    all(&mut snapshot).await
}

/// One of them.
pub(super) async fn info(core: &Core, id: FlowAppId) -> Result<FlowAppInfo> {
    let found = list(core).await?.into_iter().find(|flow_app| flow_app.id == id);
    found.ok_or_else(|| Error::NotFound { what: "flow app", id: id.to_string() })
}

async fn all(snapshot: &mut SqliteConnection) -> Result<Vec<FlowAppInfo>> {
    let bots = store::bots(snapshot).await?;
    let boards = store::boards(snapshot).await?;
    let record_types = store::record_types(snapshot).await?;
    let rules = routing::tally(snapshot).await?;
    let mut infos = Vec::new();
    for row in store::all(snapshot).await? {
        let own = rules.get(&row.id).copied().unwrap_or_default();
        infos.push(FlowAppInfo {
            id: FlowAppId::from_bytes(&row.uuid)?,
            bots: bots.iter().filter(|(flow_app, ..)| *flow_app == row.id).map(bot).collect::<Result<_>>()?,
            boards: of(&boards, row.id).map(board).collect::<Result<_>>()?,
            record_types: of(&record_types, row.id).map(record_type).collect::<Result<_>>()?,
            rules: own.all,
            rules_with_problem: own.broken,
            name: row.name,
            description: row.description,
        });
    }
    Ok(infos)
}

fn of(members: &[MemberSql], flow_app: i64) -> impl Iterator<Item = &MemberSql> {
    members.iter().filter(move |member| member.flow_app_id == flow_app)
}

/// The palette is the tags'; a word that a later version wrote shows as grey.
fn color(row: &MemberSql) -> TagColor {
    serde_json::from_value(row.color.as_str().into()).unwrap_or(TagColor::Gray)
}

fn bot((_, uuid, name, submissions): &(i64, Vec<u8>, String, i64)) -> Result<FlowAppBot> {
    Ok(FlowAppBot { id: BotId::from_bytes(uuid)?, name: name.clone(), submission_count: count(*submissions) })
}

fn board(row: &MemberSql) -> Result<FlowAppBoard> {
    Ok(FlowAppBoard { id: BoardId::from_bytes(&row.uuid)?, name: row.name.clone(), color: color(row), card_count: count(row.things) })
}

fn record_type(row: &MemberSql) -> Result<FlowAppRecordType> {
    Ok(FlowAppRecordType {
        id: RecordTypeId::from_bytes(&row.uuid)?,
        plural: row.name.clone(),
        icon: row.icon.clone(),
        color: color(row),
        record_count: count(row.things),
    })
}
