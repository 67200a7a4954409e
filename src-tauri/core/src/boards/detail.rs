//! One card with everything about it.

use std::collections::HashMap;

use serde::Deserialize;
use sqlx::sqlite::SqliteConnection;

use super::record::{CardRecord, PhaseRecord};
use super::rules::color_of;
use super::show;
use super::stays::{Move, stays};
use super::store::{self, events::EventSql};
use super::types::{CardDetail, CardEvent, CardEventKind, GetCard, PhaseTime};
use crate::activity::store::OperationSql;
use crate::activity::{self, Actor};
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::ids::PhaseId;
use crate::submissions;

/// A card with everything about it, in the bin or not.
///
/// # Errors
/// `NotFound`.
pub async fn card(core: &Core, input: GetCard) -> Result<CardDetail> {
    let mut snapshot = core.db().read().begin().await?;
    let record = store::cards::find(&mut snapshot, input.card).await?;
    let shown = show::cards(core, &mut snapshot, &[record.id]).await?.pop();
    let shown = shown.ok_or_else(|| Error::NotFound { what: "card", id: input.card.to_string() })?;
    let comments = store::comments::of_card(&mut snapshot, record.id).await?;
    let events = store::events::of_card(&mut snapshot, record.id).await?;
    let submission = match record.submission_id {
        Some(submission) => submissions::detail_of(&mut snapshot, submission).await?,
        None => None,
    };
    Ok(CardDetail {
        comments: show::comments(&mut snapshot, comments).await?,
        history: history(&mut snapshot, &record, &events, shown.card.bot.as_deref()).await?,
        phase_times: phase_times(&mut snapshot, &record, &events, core.env().now_ms()).await?,
        submission,
        description: record.description,
        board_name: shown.board_name,
        phase_name: shown.phase_name,
        updated_at: time_from_ms(record.updated_at),
        card: shown.card,
    })
}

/// What happened to the card, newest first.
async fn history(connection: &mut SqliteConnection, card: &CardRecord, events: &[EventSql], bot: Option<&str>) -> Result<Vec<CardEvent>> {
    let mut ids: Vec<i64> = events.iter().map(|event| event.operation_id).chain([card.created_by]).collect();
    ids.sort_unstable();
    ids.dedup();
    let operations: HashMap<i64, OperationSql> =
        activity::store::operations(connection, &ids).await?.into_iter().map(|operation| (operation.id, operation)).collect();
    let actor = |operation: i64| {
        let known =
            operations.get(&operation).ok_or_else(|| Error::Damaged { what: "a card’s history belongs to no change".to_owned() })?;
        match bot.filter(|_| known.import.is_some()) {
            Some(name) => Ok(Actor::Bot { name: name.to_owned() }),
            None => known.actor(),
        }
    };
    let mut history = vec![CardEvent {
        id: "created".to_owned(),
        kind: CardEventKind::Created,
        at: time_from_ms(card.created_at),
        actor: actor(card.created_by)?,
        changes: Vec::new(),
    }];
    for event in events {
        history.push(CardEvent {
            id: event.id.to_string(),
            kind: kind(&event.kind)?,
            at: time_from_ms(event.at),
            actor: actor(event.operation_id)?,
            changes: activity::changes_of(&event.detail)?,
        });
    }
    history.reverse();
    Ok(history)
}

fn kind(word: &str) -> Result<CardEventKind> {
    serde_json::from_value(word.into()).map_err(|_| Error::Damaged { what: format!("“{word}” in the history of a card") })
}

/// What an entry of a move says beside its changes: row id of the phase that the card left.
#[derive(Deserialize)]
struct Moved {
    from: i64,
}

async fn phase_times(connection: &mut SqliteConnection, card: &CardRecord, events: &[EventSql], now: i64) -> Result<Vec<PhaseTime>> {
    let mut moves = Vec::new();
    for event in events.iter().filter(|event| event.kind == "card.moved") {
        let Moved { from } = serde_json::from_str(&event.detail)?;
        moves.push(Move { at: event.at, from });
    }
    let stays = stays(card.created_at, &moves, card.phase_id, now);
    let rows: Vec<i64> = stays.iter().map(|(phase, _)| *phase).collect();
    let phases: HashMap<i64, PhaseRecord> =
        store::phase_rows(connection, &rows).await?.into_iter().map(|phase| (phase.id, phase)).collect();
    let time = |(row, ms): (i64, i64)| {
        phases.get(&row).map(|phase| PhaseTime {
            phase: PhaseId::new(phase.uuid),
            name: phase.name.clone(),
            color: color_of(&phase.color),
            seconds: u32::try_from(ms / 1_000).unwrap_or(u32::MAX),
            is_present: row == card.phase_id,
        })
    };
    Ok(stays.into_iter().filter_map(time).collect())
}
