//! Bots as members see them: what they ask, what came in, and what they are set to do.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike, Days, Months, NaiveDate};
use chrono_tz::Tz;
use sqlx::sqlite::SqliteConnection;

use super::mapping;
use super::store::{self, AnsweredSql, BotSql, CountsSql, QUARTER, QuarterSql};
use super::types::{BotBoard, BotCounts, BotDetail, BotQuestion, BotRecordType, BotStep, BotStretch, BotSummary, GetBot};
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::filter::clock::day_of;
use crate::ids::{BoardId, BotId, FlowAppId, RecordTypeId};
use crate::imports::readers::SchemaField;
use crate::tags::TagColor;
use crate::workspace::{self, count};

/// Submissions whose answers are looked at: enough to know a bot, and read in a moment.
const LATEST: i64 = 20_000;

/// Every bot, by name.
pub async fn list(core: &Core) -> Result<Vec<BotSummary>> {
    let mut snapshot = core.db().read().begin().await?;
    let counts: HashMap<i64, CountsSql> = store::counts(&mut snapshot).await?.into_iter().map(|counts| (counts.bot_id, counts)).collect();
    let bots = store::all(&mut snapshot).await?;
    bots.iter().map(|bot| summary(bot, counts.get(&bot.id).copied().unwrap_or_default())).collect()
}

/// One of them.
pub(super) async fn one(core: &Core, id: BotId) -> Result<BotSummary> {
    let mut snapshot = core.db().read().begin().await?;
    let bot = find(&mut snapshot, id).await?;
    let counts = store::counts_of(&mut snapshot, bot.id).await?;
    summary(&bot, counts)
}

/// A bot with everything about it.
///
/// # Errors
/// `NotFound` where there is no such bot.
pub async fn get(core: &Core, input: GetBot) -> Result<BotDetail> {
    let mut snapshot = core.db().read().begin().await?;
    let bot = find(&mut snapshot, input.bot).await?;
    let counts = store::counts_of(&mut snapshot, bot.id).await?;
    let zone = workspace::locale(&mut snapshot).await?.zone;
    let quarters = store::quarters(&mut snapshot, bot.id).await?;
    let schema: Vec<SchemaField> = serde_json::from_str(&bot.schema)?;
    let answered = store::answered(&mut snapshot, bot.id, LATEST).await?;
    let looked_at = (counts.completed + counts.incomplete).min(LATEST);
    Ok(BotDetail {
        bot: summary(&bot, counts)?,
        description: bot.description.clone(),
        external_id: bot.external_id.clone(),
        mapping: mapping::of(&mut snapshot, &bot, &schema).await?,
        record_mapping: mapping::record_answers(&bot.record_mapping),
        questions: questions(&schema, answered),
        answers_of: count(looked_at),
        history: stretches(&quarters, input.by, input.since, day_of(core.env().now_ms(), zone), zone),
        first_submission_at: counts.first_at.map(time_from_ms),
    })
}

/// Names of a bot's answers with their questions.
pub(super) async fn known_answers(connection: &mut SqliteConnection, id: BotId, latest: i64) -> Result<Vec<(String, String)>> {
    let bot = find(connection, id).await?;
    let schema: Vec<SchemaField> = serde_json::from_str(&bot.schema)?;
    let answered = store::answered(connection, bot.id, latest).await?;
    Ok(questions(&schema, answered).into_iter().map(|question| (question.name, question.label)).collect())
}

async fn find(connection: &mut SqliteConnection, id: BotId) -> Result<BotSql> {
    store::find(connection, id).await?.ok_or_else(|| Error::NotFound { what: "bot", id: id.to_string() })
}

fn summary(bot: &BotSql, counts: CountsSql) -> Result<BotSummary> {
    Ok(BotSummary {
        id: BotId::from_bytes(&bot.uuid)?,
        name: bot.name.clone(),
        flow_app: bot.flow_app_name.clone().unwrap_or_default(),
        flow_app_id: bot.flow_app.as_deref().map(FlowAppId::from_bytes).transpose()?,
        submission_count: count(counts.total),
        counts: BotCounts {
            completed: count(counts.completed),
            incomplete: count(counts.incomplete),
            tests: count(counts.tests),
            unmatched: count(counts.unmatched),
        },
        last_submission_at: counts.last_at.map(time_from_ms),
        default_board: default_board(bot)?,
        record_type: record_type(bot)?,
    })
}

fn default_board(bot: &BotSql) -> Result<Option<BotBoard>> {
    let Some(uuid) = &bot.board else { return Ok(None) };
    Ok(Some(BotBoard {
        id: BoardId::from_bytes(uuid)?,
        name: bot.board_name.clone().unwrap_or_default(),
        // A word that a later version wrote shows as grey.
        color: serde_json::from_value(bot.board_color.clone().into()).unwrap_or(TagColor::Gray),
        is_deleted: bot.board_deleted,
    }))
}

fn record_type(bot: &BotSql) -> Result<Option<BotRecordType>> {
    let Some(uuid) = &bot.record_type else { return Ok(None) };
    Ok(Some(BotRecordType {
        id: RecordTypeId::from_bytes(uuid)?,
        name: bot.record_type_name.clone().unwrap_or_default(),
        is_deleted: bot.record_type_deleted,
    }))
}

/// What the definition asks, then what else came in.
fn questions(schema: &[SchemaField], answered: Vec<AnsweredSql>) -> Vec<BotQuestion> {
    let asked: HashSet<&str> = schema.iter().map(|field| field.name.as_str()).collect();
    let by_name: HashMap<&str, &AnsweredSql> = answered.iter().map(|answer| (answer.name.as_str(), answer)).collect();
    let defined = schema.iter().filter(|field| !field.name.is_empty()).map(|field| BotQuestion {
        name: field.name.clone(),
        label: if field.label.trim().is_empty() { field.name.clone() } else { field.label.clone() },
        kind: field.kind.clone(),
        options: field.options.clone(),
        is_required: field.required,
        answered: count(by_name.get(field.name.as_str()).map_or(0, |answer| answer.answered)),
        is_inferred: false,
    });
    let others = answered.iter().filter(|answer| !asked.contains(answer.name.as_str())).map(|answer| BotQuestion {
        name: answer.name.clone(),
        label: answer.name.clone(),
        kind: answer.kind().to_owned(),
        options: Vec::new(),
        is_required: false,
        answered: count(answer.answered),
        is_inferred: true,
    });
    defined.chain(others).collect()
}

impl AnsweredSql {
    /// What all of the answers are.
    fn kind(&self) -> &'static str {
        match self.answered {
            all if all == self.lists => "list",
            all if all == self.numbers => "number",
            all if all == self.booleans => "boolean",
            all if all == self.days => "date",
            _ => "text",
        }
    }
}

/// Submissions over time, from the first one or `since` on until today, without a gap.
fn stretches(quarters: &[QuarterSql], by: BotStep, since: Option<NaiveDate>, today: NaiveDate, zone: Tz) -> Vec<BotStretch> {
    let mut sums: BTreeMap<NaiveDate, (i64, i64, i64)> = BTreeMap::new();
    let earliest = since.map(|day| by.first_day(day));
    for (quarter, completed, incomplete, tests) in quarters {
        let from = by.first_day(day_of(quarter * QUARTER, zone));
        if earliest.is_some_and(|earliest| from < earliest) {
            continue;
        }
        let sum = sums.entry(from).or_default();
        *sum = (sum.0 + completed, sum.1 + incomplete, sum.2 + tests);
    }
    let Some((&first, _)) = sums.first_key_value() else { return Vec::new() };
    let last = sums.last_key_value().map_or(first, |(&last, _)| last).max(by.first_day(today));
    let mut told = Vec::new();
    let mut from = earliest.unwrap_or(first).min(first);
    while from <= last && told.len() < MOST_STRETCHES {
        let (completed, incomplete, tests) = sums.get(&from).copied().unwrap_or_default();
        told.push(BotStretch { from, completed: count(completed), incomplete: count(incomplete), tests: count(tests) });
        from = by.next(from);
    }
    told
}

/// A time that is wrong by centuries must not make a list without end.
const MOST_STRETCHES: usize = 5_000;

impl BotStep {
    fn first_day(self, day: NaiveDate) -> NaiveDate {
        match self {
            Self::Week => day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())).unwrap_or(day),
            Self::Month => day.with_day(1).unwrap_or(day),
        }
    }

    fn next(self, from: NaiveDate) -> NaiveDate {
        let next = match self {
            Self::Week => from.checked_add_days(Days::new(7)),
            Self::Month => from.checked_add_months(Months::new(1)),
        };
        next.unwrap_or(NaiveDate::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn quarter(text: &str) -> i64 {
        day(text).and_hms_opt(12, 0, 0).unwrap().and_utc().timestamp_millis() / QUARTER
    }

    #[test]
    fn submissions_are_told_week_by_week_without_a_gap() {
        let quarters = [(quarter("2026-03-04"), 2, 1, 0), (quarter("2026-03-05"), 1, 0, 0), (quarter("2026-03-18"), 0, 0, 3)];
        let told = stretches(&quarters, BotStep::Week, None, day("2026-03-24"), Tz::UTC);
        let told: Vec<(String, u32, u32, u32)> =
            told.into_iter().map(|s| (s.from.to_string(), s.completed, s.incomplete, s.tests)).collect();
        let expected = [("2026-03-02", 3, 1, 0), ("2026-03-09", 0, 0, 0), ("2026-03-16", 0, 0, 3), ("2026-03-23", 0, 0, 0)];
        assert_eq!(told, expected.map(|(from, c, i, t)| (from.to_owned(), c, i, t)));
    }

    #[test]
    fn months_begin_on_their_first_and_since_leaves_out_what_came_before() {
        let quarters = [(quarter("2026-01-31"), 5, 0, 0), (quarter("2026-03-31"), 1, 0, 0)];
        let told = stretches(&quarters, BotStep::Month, Some(day("2026-02-10")), day("2026-03-31"), Tz::UTC);
        let told: Vec<(String, u32)> = told.into_iter().map(|s| (s.from.to_string(), s.completed)).collect();
        assert_eq!(told, [("2026-02-01".to_owned(), 0), ("2026-03-01".to_owned(), 1)]);
    }

    #[test]
    fn a_question_without_a_definition_is_of_the_kind_of_its_answers() {
        let of = |lists, numbers, booleans, days| AnsweredSql { name: "q".into(), answered: 3, lists, numbers, booleans, days }.kind();
        assert_eq!(
            [of(3, 0, 0, 0), of(0, 3, 0, 0), of(0, 0, 3, 0), of(0, 0, 0, 3), of(0, 2, 0, 0)],
            ["list", "number", "boolean", "date", "text"]
        );
    }
}
