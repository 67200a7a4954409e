//! `routes`.

use contact_core::boards::Priority;
use contact_core::filter::Filter;
use contact_core::identity::fold;
use contact_core::ids::RoutingRuleId;
use contact_core::progress::Job;
use contact_core::routing::{
    self, CreateRoutingRule, GetRoutingRule, ListRoutingRules, RouteSubmissions, RoutingDestination, RoutingPreview, RoutingResult,
    RoutingRuleInfo, RoutingScope, RoutingTest, RoutingWhich, RuleOutcome, TestAnswer, TestContactValue, TestRouting,
};
use contact_core::{Core, Error, Result};
use serde_json::{Value, json as object};

use crate::args::{ApplyRoutes, NewRoute, Routes, TestRoutes};
use crate::boards::{member, phase_of, priority};
use crate::bots::{bot, flow_app, say};
use crate::output::{json, line};

/// Runs what stands behind `routes`; the list of rules where nothing does.
pub async fn run(core: &Core, verb: Option<Routes>, as_json: bool) -> Result<()> {
    match verb {
        None => list(core, None, as_json).await,
        Some(Routes::List { flow_app }) => list(core, flow_app, as_json).await,
        Some(Routes::Add(input)) => add(core, input, as_json).await,
        Some(Routes::Remove { name }) => remove(core, &name, as_json).await,
        Some(Routes::Test(input)) => test(core, input, as_json).await,
        Some(Routes::Apply(input)) => apply(core, input, as_json).await,
    }
}

async fn list(core: &Core, of: Option<String>, as_json: bool) -> Result<()> {
    let flow_app = match of {
        Some(name) => Some(flow_app(core, &name).await?),
        None => None,
    };
    let rules = routing::list(core, ListRoutingRules { flow_app }).await?;
    if as_json {
        return json(&rules.iter().map(document).collect::<Vec<_>>());
    }
    for rule in &rules {
        let state = match &rule.problem {
            Some(problem) => format!("\t{problem}"),
            None if rule.is_on => String::new(),
            None => "\toff".to_owned(),
        };
        line(&format!("{}\t{}\t{}{state}", rule.name, rule.summary, place(&rule.destination)))?;
    }
    Ok(())
}

fn document(rule: &RoutingRuleInfo) -> Value {
    let to = &rule.destination;
    object!({
        "id": rule.id, "flow_app": rule.flow_app, "name": rule.name, "filter": rule.filter, "summary": rule.summary,
        "board": to.board_name, "phase": to.phase_name, "priority": to.priority.map(Priority::as_str),
        "assignee": to.assignee.as_ref().map(|member| &member.name), "on": rule.is_on, "problem": rule.problem,
    })
}

fn place(to: &RoutingDestination) -> String {
    format!("{} / {}", to.board_name, to.phase_name)
}

async fn add(core: &Core, input: NewRoute, as_json: bool) -> Result<()> {
    let (board, phase) = destination(core, &input.to).await?;
    let rule = CreateRoutingRule {
        flow_app: flow_app(core, &input.flow_app).await?,
        name: input.name,
        filter: input.filter.as_deref().map(Filter::parse).transpose()?.unwrap_or_default(),
        board,
        phase,
        priority: input.priority.as_deref().map(priority).transpose()?,
        assignee: match &input.assignee {
            Some(text) => Some(member(core, text).await?),
            None => None,
        },
        is_on: !input.off,
    };
    let made = routing::create(core, rule).await?;
    let sentence = format!("Added “{}”: {} go to {}.", made.rule.name, made.rule.summary, place(&made.rule.destination));
    say(document(&made.rule), &sentence, made.operation, as_json)
}

/// A board by name, with a phase of it behind a slash. A board whose own name has a slash is found first.
async fn destination(core: &Core, text: &str) -> Result<(contact_core::ids::BoardId, Option<contact_core::ids::PhaseId>)> {
    let whole = contact_core::boards::by_name(core, text).await;
    let Some((board, phase)) = text.rsplit_once('/').filter(|_| whole.is_err()) else { return Ok((whole?.id, None)) };
    let board = contact_core::boards::by_name(core, board.trim()).await?;
    Ok((board.id, Some(phase_of(&board, phase)?)))
}

async fn remove(core: &Core, name: &str, as_json: bool) -> Result<()> {
    let id = name.parse::<RoutingRuleId>().ok();
    let all = routing::list(core, ListRoutingRules { flow_app: None }).await?;
    let found: Vec<&RoutingRuleInfo> = all.iter().filter(|rule| Some(rule.id) == id || fold(&rule.name) == fold(name.trim())).collect();
    let rule = match found.as_slice() {
        [] => return Err(Error::NotFound { what: "routing rule", id: name.to_owned() }),
        [rule] => *rule,
        _ => return Err(Error::Conflict { reason: format!("{} rules are called “{name}”. Name the one by its id.", found.len()) }),
    };
    let done = routing::delete(core, GetRoutingRule { rule: rule.id }).await?;
    say(object!({ "id": rule.id, "name": rule.name }), &format!("Removed “{}”.", rule.name), done.operation, as_json)
}

async fn test(core: &Core, input: TestRoutes, as_json: bool) -> Result<()> {
    let asked = TestRouting {
        submission: input.submission.as_deref().map(str::parse).transpose()?,
        bot: match &input.bot {
            Some(text) => Some(bot(core, text).await?),
            None => None,
        },
        answers: pairs("--answer", &input.answer)?.map(|(name, text)| TestAnswer { name, text }).collect(),
        contact: pairs("--contact", &input.contact)?.map(|(field, text)| TestContactValue { field, text }).collect(),
    };
    let test = routing::test(core, asked).await?;
    if as_json {
        return json(&tested(&test));
    }
    for rule in &test.rules {
        line(&format!("{}\t{}\t{}", rule.name, word(rule.outcome), rule.reason))?;
    }
    line(&match &test.result {
        RoutingResult::Rule { name, destination, .. } => format!("“{name}” sends the card to {}.", place(destination)),
        RoutingResult::DefaultBoard { destination } => format!("The default board: the card goes to {}.", place(destination)),
        RoutingResult::None { reason } => reason.clone(),
    })?;
    test.notes.iter().try_for_each(|note| line(note))
}

fn pairs<'a>(flag: &str, given: &'a [String]) -> Result<impl Iterator<Item = (String, String)> + use<'a>> {
    let read = |pair: &String| {
        let (name, value) = pair.split_once('=')?;
        Some((name.trim().to_owned(), value.to_owned()))
    };
    if let Some(wrong) = given.iter().find(|pair| read(pair).is_none()) {
        return Err(Error::invalid(flag, format!("“{wrong}” lacks a value; write NAME=VALUE")));
    }
    Ok(given.iter().filter_map(read))
}

fn tested(test: &RoutingTest) -> Value {
    let to = |destination: &RoutingDestination| {
        object!({
            "board": destination.board_name, "phase": destination.phase_name, "priority": destination.priority.map(Priority::as_str),
            "assignee": destination.assignee.as_ref().map(|member| &member.name),
        })
    };
    let result = match &test.result {
        RoutingResult::Rule { name, destination, .. } => object!({ "kind": "rule", "rule": name, "to": to(destination) }),
        RoutingResult::DefaultBoard { destination } => object!({ "kind": "default_board", "to": to(destination) }),
        RoutingResult::None { reason } => object!({ "kind": "none", "reason": reason }),
    };
    let rules = test.rules.iter().map(|rule| object!({ "name": rule.name, "outcome": word(rule.outcome), "reason": rule.reason }));
    object!({
        "bot": test.bot_name, "flow_app": test.flow_app.map(|_| &test.flow_app_name), "result": result,
        "rules": rules.collect::<Vec<_>>(), "notes": test.notes,
    })
}

const fn word(outcome: RuleOutcome) -> &'static str {
    match outcome {
        RuleOutcome::Fires => "fires",
        RuleOutcome::NotMatched => "not_matched",
        RuleOutcome::NotReached => "not_reached",
        RuleOutcome::Off => "off",
        RuleOutcome::Broken => "broken",
    }
}

async fn apply(core: &Core, input: ApplyRoutes, as_json: bool) -> Result<()> {
    let scope = match (&input.bot, &input.flow_app) {
        (Some(text), _) => RoutingScope::Bot { bot: bot(core, text).await? },
        (None, Some(name)) => RoutingScope::FlowApp { flow_app: flow_app(core, name).await? },
        (None, None) => return Err(Error::invalid("--bot", "say whose submissions, with --bot or --flow-app")),
    };
    let which = if input.move_untouched { RoutingWhich::Untouched } else { RoutingWhich::WithoutCard };
    let asked = RouteSubmissions { scope, which };
    let preview = routing::preview(core, asked).await?;
    if input.dry_run {
        let sentence = format!("{} cards would be made, {} would move.", preview.made, preview.moved);
        return say(previewed(&preview), &sentence, None, as_json);
    }
    let applied = routing::apply(core, asked, Job::silent()).await?;
    let mut document = previewed(&preview);
    (document["made"], document["moved"]) = (applied.made.into(), applied.moved.into());
    say(document, &format!("{} cards were made, {} moved.", applied.made, applied.moved), applied.operation, as_json)
}

fn previewed(preview: &RoutingPreview) -> Value {
    let destinations = preview
        .destinations
        .iter()
        .map(|to| object!({ "board": to.board_name, "phase": to.phase_name, "made": to.made, "moved": to.moved }));
    object!({
        "looked_at": preview.looked_at, "made": preview.made, "moved": preview.moved, "staying": preview.staying,
        "nowhere": preview.nowhere, "touched": preview.touched, "destinations": destinations.collect::<Vec<_>>(),
        "problems": preview.problems,
    })
}
