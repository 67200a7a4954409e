//! Which rule would fire, and why not those before it: the routes themselves decide, and every part of a filter is asked by
//! itself. Answers as typed are written for as long as the test lasts, so that they are asked for in the same way.

use super::because::Case;
use super::routes::{Asking, Routes};
use super::rules::{self, Rule};
use super::stand;
use super::store::passes;
use super::store::tested::{self as store, DestinationSql, TestedBotSql};
use super::types::{Explanation, ExplanationKind, RoutingDestination, RoutingResult, RoutingTest, RuleOutcome, RuleTest, TestRouting};
use crate::contacts::store as contact_store;
use crate::core::Core;
use crate::db::Tx;
use crate::error::Result;
use crate::fields;
use crate::filter::{Condition, Filter, FilterOp, FilterValue, Sql, World};
use crate::ids::{BoardId, BotId, FlowAppId, PhaseId};
use crate::submissions::SubmissionStatus;
use crate::submissions::asked::Asked;
use crate::submissions::record::SubmissionRecord;
use crate::tags;
use crate::tags::TagColor;
use crate::workspace;

/// Which rule would fire, and why not those before it. Nothing changes.
///
/// # Errors
/// `NotFound` names what is not there; `Invalid` where neither a submission nor a bot is named, or for a value of a contact
/// that cannot be.
pub async fn test(core: &Core, input: TestRouting) -> Result<RoutingTest> {
    // Never committed: what stands in for a submission is gone with it.
    let tx = core.db().begin().await?;
    let (mut tx, submission) = stand::set_up(core, tx, &input).await?;
    let bot = store::tested_bot(&mut tx, submission.bot_id).await?;
    let world = World::load(&mut tx).await?;
    let all = match bot.flow_app_id {
        Some(flow_app) => rules::load(&mut tx, &world, Some(flow_app)).await?,
        None => Vec::new(),
    };
    let case = case(&mut tx, submission, &bot).await?;
    let now = core.env().now_ms();
    let routes = Routes::load(&mut tx, now).await?;
    let asking = [Asking { submission: case.submission.id, bot: bot.id, flow_app: None }];
    let to = routes.destinations(&mut tx, &asking).await?.remove(&case.submission.id);
    let fires = to.and_then(|to| to.rule);

    let mut tested = Vec::with_capacity(all.len());
    let mut fired: Option<&Rule> = None;
    for rule in &all {
        let known = outcome(rule, fired, fires);
        let explanation = match known {
            RuleOutcome::Fires | RuleOutcome::NotMatched => Some(explain(&mut tx, &world, now, &case, &rule.filter).await?),
            _ => None,
        };
        tested.push(RuleTest {
            rule: rule.public_id()?,
            name: rule.row.name.clone(),
            outcome: known,
            reason: reason(rule, known, fired, explanation.as_ref()),
            explanation,
        });
        if known == RuleOutcome::Fires {
            fired = Some(rule);
        }
    }
    let result = match fired {
        Some(rule) => RoutingResult::Rule { rule: rule.public_id()?, name: rule.row.name.clone(), destination: rule.destination()? },
        None => otherwise(&bot, to.is_some(), all.is_empty())?,
    };
    Ok(RoutingTest {
        bot: BotId::from_bytes(&bot.uuid)?,
        flow_app: bot.flow_app.as_deref().map(FlowAppId::from_bytes).transpose()?,
        flow_app_name: bot.flow_app_name.clone().unwrap_or_default(),
        notes: notes(&mut tx, &input, &case).await?,
        bot_name: bot.name,
        rules: tested,
        result,
    })
}

fn outcome(rule: &Rule, fired: Option<&Rule>, fires: Option<i64>) -> RuleOutcome {
    match (rule.row.is_on, &rule.problem, fired) {
        (false, ..) => RuleOutcome::Off,
        (true, Some(_), _) => RuleOutcome::Broken,
        (true, None, Some(_)) => RuleOutcome::NotReached,
        (true, None, None) if fires == Some(rule.row.id) => RuleOutcome::Fires,
        (true, None, None) => RuleOutcome::NotMatched,
    }
}

fn reason(rule: &Rule, outcome: RuleOutcome, fired: Option<&Rule>, explanation: Option<&Explanation>) -> String {
    match outcome {
        RuleOutcome::Fires if rule.filter.is_everybody() => "It matches every submission.".to_owned(),
        RuleOutcome::Fires => "It is the first rule that matches.".to_owned(),
        RuleOutcome::NotMatched => explanation.map(why_not).unwrap_or_default(),
        RuleOutcome::NotReached => {
            format!("It is not reached: “{}” fires before it.", fired.map(|rule| rule.row.name.as_str()).unwrap_or_default())
        }
        RuleOutcome::Off => "It is switched off.".to_owned(),
        RuleOutcome::Broken => format!("It is skipped. {}", rule.problem.clone().unwrap_or_default()),
    }
}

/// Why a part does not hold, in whole sentences.
fn why_not(part: &Explanation) -> String {
    match part.kind {
        ExplanationKind::Condition if part.because.is_empty() => format!("“{}” does not hold.", part.words),
        ExplanationKind::Condition => format!("“{}” does not hold: {}", part.words, small(&part.because)),
        ExplanationKind::Not => format!("“{}” does not hold, since what it excludes is so.", part.words),
        ExplanationKind::All => part.parts.iter().find(|part| !part.held).map(why_not).unwrap_or_default(),
        ExplanationKind::Any if part.parts.is_empty() => "It matches no submission.".to_owned(),
        ExplanationKind::Any => part.parts.iter().map(why_not).collect::<Vec<_>>().join(" "),
    }
}

fn small(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// What becomes of a submission that no rule claims.
fn otherwise(bot: &TestedBotSql, goes_somewhere: bool, no_rules: bool) -> Result<RoutingResult> {
    if goes_somewhere && let Some(destination) = bot.default_destination()? {
        return Ok(RoutingResult::DefaultBoard { destination });
    }
    let board = match &bot.deleted_board_name {
        Some(name) => format!("the bot’s default board “{name}” was deleted"),
        None => "the bot has no default board".to_owned(),
    };
    let rules = match (bot.flow_app_id, no_rules) {
        (None, _) => "The bot belongs to no flow app",
        (Some(_), true) => "The flow app has no rules",
        (Some(_), false) => "No rule matches",
    };
    Ok(RoutingResult::None { reason: format!("{rules}, and {board}: no card is made.") })
}

/// A filter part by part.
async fn explain(tx: &mut Tx, world: &World, now: i64, case: &Case, filter: &Filter) -> Result<Explanation> {
    let mut leaves = Vec::new();
    conditions(filter, &mut leaves);
    let compiled: Vec<Sql> = leaves.iter().map(|leaf| Ok(Asked::bind(world, leaf)?.condition(world, now))).collect::<Result<_>>()?;
    let held = passes(tx, case.submission.id, &compiled).await?;
    part(world, case, filter, &mut held.into_iter())
}

/// The conditions of a filter, in their order.
fn conditions<'f>(filter: &'f Filter, found: &mut Vec<&'f Filter>) {
    match filter {
        Filter::All { all: parts } | Filter::Any { any: parts } => parts.iter().for_each(|part| conditions(part, found)),
        Filter::Not { not } => conditions(not, found),
        leaf => found.push(leaf),
    }
}

fn part(world: &World, case: &Case, filter: &Filter, held: &mut impl Iterator<Item = bool>) -> Result<Explanation> {
    let words = Asked::bind(world, filter)?.summary();
    let mut each = |filters: &[Filter]| filters.iter().map(|filter| part(world, case, filter, held)).collect::<Result<Vec<_>>>();
    let group = |kind, held, parts| Explanation { kind, words: words.clone(), held, because: String::new(), parts };
    Ok(match filter {
        Filter::All { all } => {
            let parts = each(all)?;
            group(ExplanationKind::All, parts.iter().all(|part| part.held), parts)
        }
        Filter::Any { any } => {
            let parts = each(any)?;
            group(ExplanationKind::Any, parts.iter().any(|part| part.held), parts)
        }
        Filter::Not { not } => {
            let parts = each(std::slice::from_ref(not))?;
            group(ExplanationKind::Not, parts.iter().all(|part| !part.held), parts)
        }
        leaf => {
            let because = if let Filter::Condition(condition) = leaf {
                case.because(&condition.field, compares_numbers(condition))
            } else {
                case.because("", false)
            };
            Explanation { kind: ExplanationKind::Condition, held: held.next().unwrap_or(false), words, because, parts: Vec::new() }
        }
    })
}

/// Whether a condition compares numbers rather than days.
fn compares_numbers(condition: &Condition) -> bool {
    let is_number = |value: &FilterValue| match value {
        FilterValue::Number(_) => true,
        FilterValue::Text(text) => text.trim().parse::<f64>().is_ok(),
        FilterValue::List(values) => values.iter().all(|value| matches!(value, FilterValue::Number(_))),
        _ => false,
    };
    matches!(condition.op, FilterOp::Gt | FilterOp::Gte | FilterOp::Lt | FilterOp::Lte | FilterOp::Between)
        && condition.value.as_ref().is_some_and(is_number)
}

async fn case(tx: &mut Tx, submission: SubmissionRecord, bot: &TestedBotSql) -> Result<Case> {
    let contact = contact_store::load(tx, submission.contact_id.as_slice()).await?.pop();
    let tags = tags::store::names(tx, submission.contact_id.as_slice()).await?.into_iter().map(|(_, name)| name).collect();
    Ok(Case {
        answers: serde_json::from_str(&submission.answers)?,
        bot: bot.name.clone(),
        flow_app: bot.flow_app_name.clone(),
        contact,
        tags,
        fields: fields::store::load(tx).await?,
        zone: workspace::locale(tx).await?.zone,
        submission,
    })
}

async fn notes(tx: &mut Tx, input: &TestRouting, case: &Case) -> Result<Vec<String>> {
    let mut notes = Vec::new();
    if input.submission.is_none() {
        return Ok(notes);
    }
    if case.submission.is_test {
        notes.push("It is a test submission, which makes no card.".to_owned());
    } else if case.submission.status == SubmissionStatus::Incomplete {
        notes.push("It is incomplete, and makes a card once it is completed.".to_owned());
    }
    if let Some(card) = store::card_of(tx, case.submission.id).await? {
        let bin = if card.in_bin { ", and is in the bin" } else { "" };
        notes.push(format!("It has made its card already: “{}” stands on {} / {}{bin}.", card.title, card.board, card.phase));
    }
    Ok(notes)
}

impl TestedBotSql {
    /// The first phase of the default board, where both are there.
    fn default_destination(&self) -> Result<Option<RoutingDestination>> {
        self.destination.as_ref().map(DestinationSql::shown).transpose()
    }
}

impl DestinationSql {
    fn shown(&self) -> Result<RoutingDestination> {
        Ok(RoutingDestination {
            board: BoardId::from_bytes(&self.board)?,
            board_name: self.board_name.clone(),
            // A word that a later version wrote shows as grey.
            board_color: serde_json::from_value(self.board_color.as_str().into()).unwrap_or(TagColor::Gray),
            phase: PhaseId::from_bytes(&self.phase)?,
            phase_name: self.phase_name.clone(),
            priority: None,
            assignee: None,
        })
    }
}
