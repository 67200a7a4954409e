//! `flow-apps`, `bots` and `submissions`.

use contact_core::bots::{self, BotSummary, UpdateBot};
use contact_core::filter::Filter;
use contact_core::flow_apps::{self, CreateFlowApp, FlowAppInfo};
use contact_core::identity::fold;
use contact_core::ids::{BotId, FlowAppId, OperationId, RecordTypeId};
use contact_core::patch::SetTo;
use contact_core::submissions::{self, SubmissionRow, SubmissionSort};
use contact_core::{Core, Error, Result, boards, records};
use serde_json::{Value, json as object};

use crate::args::{Bots, FlowApps, ListSubmissions, SetBot};
use crate::output::{json, line};

/// Submissions that are read together.
const PAGE: u32 = 1_000;

/// Runs what stands behind `flow-apps`; the list of them where nothing does.
pub async fn run_flow_apps(core: &Core, verb: Option<FlowApps>, as_json: bool) -> Result<()> {
    match verb {
        None => {
            let all = flow_apps::list(core).await?;
            if as_json {
                return json(&all.iter().map(flow_app_document).collect::<Vec<_>>());
            }
            all.iter().try_for_each(|app| {
                line(&format!("{}\t{} bots\t{} boards\t{} rules", app.name, app.bots.len(), app.boards.len(), app.rules))
            })
        }
        Some(FlowApps::Add { name, description }) => {
            let made = flow_apps::create(core, CreateFlowApp { name, description }).await?;
            say(flow_app_document(&made.flow_app), &format!("Added “{}”.", made.flow_app.name), made.operation, as_json)
        }
    }
}

fn flow_app_document(app: &FlowAppInfo) -> Value {
    object!({
        "id": app.id, "name": app.name, "description": app.description,
        "bots": app.bots.iter().map(|bot| &bot.name).collect::<Vec<_>>(),
        "boards": app.boards.iter().map(|board| &board.name).collect::<Vec<_>>(),
        "record_types": app.record_types.iter().map(|kind| &kind.plural).collect::<Vec<_>>(),
        "rules": app.rules, "problems": app.rules_with_problem,
    })
}

/// Runs what stands behind `bots`; the list of them where nothing does.
pub async fn run_bots(core: &Core, verb: Option<Bots>, as_json: bool) -> Result<()> {
    match verb {
        None => {
            let all = bots::list(core).await?;
            if as_json {
                return json(&all.iter().map(bot_document).collect::<Vec<_>>());
            }
            all.iter().try_for_each(|bot| {
                let board = bot.default_board.as_ref().map(|board| board.name.as_str()).unwrap_or_default();
                line(&format!("{}\t{}\t{} submissions\t{board}", bot.name, bot.flow_app, bot.submission_count))
            })
        }
        Some(Bots::Set(input)) => set(core, input, as_json).await,
    }
}

fn bot_document(bot: &BotSummary) -> Value {
    object!({
        "id": bot.id, "name": bot.name, "flow_app": bot.flow_app_id.map(|_| &bot.flow_app),
        "submissions": {
            "completed": bot.counts.completed, "incomplete": bot.counts.incomplete, "tests": bot.counts.tests,
            "unmatched": bot.counts.unmatched,
        },
        "last_submission_at": bot.last_submission_at,
        "default_board": bot.default_board.as_ref().map(|board| &board.name),
        "record_type": bot.record_type.as_ref().map(|kind| &kind.name),
    })
}

async fn set(core: &Core, input: SetBot, as_json: bool) -> Result<()> {
    let bot = bot(core, &input.bot).await?;
    let flow_app = match input.flow_app.as_deref() {
        None => None,
        Some("-") => Some(SetTo { to: None }),
        Some(name) => Some(SetTo { to: Some(boards::flow_app_by_name(core, name).await?) }),
    };
    let default_board = match input.board.as_deref() {
        None => None,
        Some("-") => Some(SetTo { to: None }),
        Some(name) => Some(SetTo { to: Some(boards::by_name(core, name).await?.id) }),
    };
    let record_type = match input.record_type.as_deref() {
        None => None,
        Some("-") => Some(SetTo { to: None }),
        Some(name) => Some(SetTo { to: Some(record_type(core, name).await?) }),
    };
    let update = UpdateBot { bot, name: input.name, flow_app, default_board, record_type, record_mapping: None };
    let saved = bots::update(core, update).await?;
    say(bot_document(&saved.bot), &format!("“{}” is set.", saved.bot.name), saved.operation, as_json)
}

async fn record_type(core: &Core, text: &str) -> Result<RecordTypeId> {
    let id = text.parse::<RecordTypeId>().ok();
    let all = records::list_types(core).await?;
    let found = all.iter().find(|kind| Some(kind.id) == id || [&kind.name, &kind.plural].into_iter().any(|name| fold(name) == fold(text)));
    found.map(|kind| kind.id).ok_or_else(|| Error::NotFound { what: "record type", id: text.to_owned() })
}

/// A bot by its name, case and accents aside, or its id.
pub async fn bot(core: &Core, text: &str) -> Result<BotId> {
    let id = text.parse::<BotId>().ok();
    let all = bots::list(core).await?;
    let found = all.iter().find(|bot| Some(bot.id) == id || fold(&bot.name) == fold(text.trim()));
    found.map(|bot| bot.id).ok_or_else(|| Error::NotFound { what: "bot", id: text.to_owned() })
}

/// A flow app by its name, case and accents aside, or its id.
pub async fn flow_app(core: &Core, text: &str) -> Result<FlowAppId> {
    match text.parse::<FlowAppId>() {
        Ok(id) => Ok(id),
        Err(_) => boards::flow_app_by_name(core, text).await,
    }
}

/// Prints what was made or changed, with the change that undoes it.
pub fn say(mut document: Value, sentence: &str, change: Option<OperationId>, as_json: bool) -> Result<()> {
    if as_json {
        document["change"] = serde_json::to_value(change)?;
        return json(&document);
    }
    line(sentence)?;
    change.map_or(Ok(()), |change| line(&format!("Change {change}")))
}

/// Lists submissions of any bot, newest first.
pub async fn list_submissions(core: &Core, input: ListSubmissions, as_json: bool) -> Result<()> {
    let bot = match &input.bot {
        Some(text) => Some(bot(core, text).await?),
        None => None,
    };
    let asked = submissions::ListSubmissions {
        search: input.search.unwrap_or_default(),
        bot,
        status: None,
        filter: input.filter.as_deref().map(Filter::parse).transpose()?.unwrap_or_default(),
        with_tests: input.tests,
        unmatched_only: input.unmatched,
        sort: SubmissionSort::Newest,
        offset: 0,
        limit: PAGE,
    };
    let wanted = if input.limit == 0 { u32::MAX } else { input.limit };
    let mut rows: Vec<SubmissionRow> = Vec::new();
    let total = loop {
        let offset = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let page =
            submissions::list(core, submissions::ListSubmissions { offset, limit: (wanted - offset).min(PAGE), ..asked.clone() }).await?;
        let is_last = page.submissions.is_empty();
        rows.extend(page.submissions);
        if is_last || rows.len() >= usize::try_from(wanted.min(page.total)).unwrap_or(usize::MAX) {
            break page.total;
        }
    };
    if as_json {
        return json(&object!({ "total": total, "submissions": rows.iter().map(submission_document).collect::<Vec<_>>() }));
    }
    for row in &rows {
        let who = row.contact.as_ref().map(|contact| contact.name.as_str()).unwrap_or_default();
        line(&format!("{}\t{}\t{}\t{}\t{who}", row.id, row.at.to_rfc3339(), row.bot_name, row.status.as_str()))?;
    }
    line(&format!("{} of {total} submissions", rows.len()))
}

fn submission_document(row: &SubmissionRow) -> Value {
    object!({
        "id": row.id, "bot": row.bot_name, "status": row.status.as_str(), "is_test": row.is_test, "at": row.at,
        "started_at": row.started_at, "completed_at": row.completed_at,
        "contact": row.contact.as_ref().map(|contact| object!({ "id": contact.id, "name": contact.name })),
        "answers": row.preview.iter().map(|answer| object!({ "name": answer.name, "text": answer.text })).collect::<Vec<_>>(),
        "card": row.card.as_ref().map(|card| object!({
            "id": card.id, "title": card.title, "board": card.board_name, "phase": card.phase_name,
        })),
        "record": row.record.as_ref().map(|record| object!({ "id": record.id, "type": record.type_name, "title": record.title })),
    })
}
