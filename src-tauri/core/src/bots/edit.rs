//! What members set of a bot.

use super::store::{self, SettingsSql};
use super::types::{BotSaved, UpdateBot};
use super::{mapping, read};
use crate::core::{Core, Tag};
use crate::error::{Error, Result};
use crate::fields;
use crate::identity::fold;
use crate::operations::change::Change;

/// Submissions, cards and filters are shown with the name of their bot.
const STALE: [Tag; 5] = [Tag::FlowApps, Tag::Submissions, Tag::Boards, Tag::Segments, Tag::Contacts];
/// Submissions from whose answers a mapping is guessed.
const LATEST: i64 = 500;

/// Changes what a bot is set to do. Files may go on to call it by a name that it had before.
///
/// # Errors
/// `NotFound` names what is not there; `Invalid` says what the name must be, or which field of the mapping does not exist;
/// `Conflict` where another bot has the name; `Forbidden` unless the owner or an admin acts.
pub async fn update(core: &Core, input: UpdateBot) -> Result<BotSaved> {
    let mut change = Change::of_settings(core, "bot.update", "change what bots do").await?;
    let before =
        store::settings(&mut change.tx, input.bot).await?.ok_or_else(|| Error::NotFound { what: "bot", id: input.bot.to_string() })?;
    let mut after = before.clone();
    if let Some(typed) = &input.name {
        rename(&mut change, &mut after, typed).await?;
    }
    if let Some(flow_app) = input.flow_app {
        after.flow_app_id = match flow_app.to {
            Some(id) => Some(store::flow_app(&mut change.tx, id).await?.ok_or_else(|| not_found("flow app", &id))?),
            None => None,
        };
    }
    if let Some(board) = input.default_board {
        after.default_board_id = match board.to {
            Some(id) => Some(store::board(&mut change.tx, id).await?.ok_or_else(|| not_found("board", &id))?),
            None => None,
        };
    }
    if let Some(record_type) = input.record_type {
        after.record_type_id = match record_type.to {
            Some(id) => Some(store::record_type(&mut change.tx, id).await?.ok_or_else(|| not_found("record type", &id))?),
            None => None,
        };
    }
    map_records(&mut change, &before, &mut after, &input).await?;
    if after == before {
        drop(change);
        return Ok(BotSaved { bot: read::one(core, input.bot).await?, operation: None });
    }
    change.keep("intake_bot", &[before.id]).await?;
    store::set(&mut change.tx, &after, change.operation).await?;
    let operation = change.commit(&STALE).await?;
    Ok(BotSaved { bot: read::one(core, input.bot).await?, operation: Some(operation) })
}

fn not_found(what: &'static str, id: &impl ToString) -> Error {
    Error::NotFound { what, id: id.to_string() }
}

async fn rename(change: &mut Change<'_>, bot: &mut SettingsSql, typed: &str) -> Result<()> {
    bot.name = fields::clean_name("name", typed)?;
    bot.key = fold(&bot.name);
    match store::by_key(&mut change.tx, &bot.key).await? {
        Some((holder, name)) if holder != bot.id => {
            Err(Error::Conflict { reason: format!("There is a bot “{name}” already. Choose another name.") })
        }
        _ => Ok(()),
    }
}

/// Another record type begins with what is called alike, unless the member says what goes where.
async fn map_records(change: &mut Change<'_>, before: &SettingsSql, after: &mut SettingsSql, input: &UpdateBot) -> Result<()> {
    let Some(record_type) = after.record_type_id else {
        if input.record_mapping.as_ref().is_some_and(|answers| !answers.is_empty()) {
            return Err(Error::invalid("record mapping", "the bot makes no records; choose a record type first"));
        }
        "{}".clone_into(&mut after.record_mapping);
        return Ok(());
    };
    if let Some(answers) = &input.record_mapping {
        after.record_mapping = mapping::to_fields(&mut change.tx, record_type, answers).await?;
    } else if before.record_type_id != Some(record_type) {
        let known = read::known_answers(&mut change.tx, input.bot, LATEST).await?;
        after.record_mapping = mapping::guess(&mut change.tx, record_type, &known).await?;
    }
    Ok(())
}
