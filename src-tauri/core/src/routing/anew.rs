//! Routing submissions that are there already: which cards would be made and which would move, and doing it. What is shown
//! before and what is done come from one plan.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use super::cards::{CardMaker, Making};
use super::routes::{Asking, Destination, Routes};
use super::store;
use super::store::anew::{self, PlaceSql, RouteSql};
use super::types::{RouteSubmissions, RoutingApplied, RoutingCount, RoutingPreview, RoutingSample, RoutingScope, RoutingWhich};
use crate::activity;
use crate::boards;
use crate::boards::record::PhaseRecord;
use crate::core::{Core, Tag};
use crate::error::{Error, Result};
use crate::ids::{BoardId, PhaseId, SubmissionId};
use crate::operations::change::Change;
use crate::progress::{Job, Progress, Stage};

const STALE: [Tag; 4] = [Tag::Boards, Tag::Contacts, Tag::Submissions, Tag::FlowApps];
/// Submissions that are asked and written together.
const CHUNK: usize = 2_000;
/// Cards that a preview shows.
const SAMPLE: usize = 20;

/// What routing would do.
#[derive(Default)]
struct Plan {
    looked_at: u32,
    staying: u32,
    nowhere: u32,
    touched: u32,
    /// By ascending time of the submissions.
    makes: Vec<Making>,
    moves: Vec<Move>,
    bots: HashMap<i64, i64>,
    problems: Vec<String>,
}

/// A card that comes to another phase.
struct Move {
    submission: i64,
    card: i64,
    contact: Option<i64>,
    title: String,
    at: i64,
    from: i64,
    to: Destination,
}

/// What [`apply`] would do.
///
/// # Errors
/// `NotFound` where there is no such flow app or bot.
pub async fn preview(core: &Core, input: RouteSubmissions) -> Result<RoutingPreview> {
    let mut snapshot = core.db().read().begin().await?;
    let plan = plan(&mut snapshot, &input, core.env().now_ms(), &Job::silent()).await?;
    plan.shown(&mut snapshot).await
}

/// Routes submissions that are there already, as one change. A card that moves tells so in its contact's timeline.
///
/// # Errors
/// `NotFound`; `Forbidden` unless the owner or an admin acts; `Cancelled`. Nothing has changed then.
pub async fn apply(core: &Core, input: RouteSubmissions, job: Job) -> Result<RoutingApplied> {
    let mut change = Change::of_settings(core, "routing.apply", "route submissions anew").await?;
    let plan = plan(&mut change.tx, &input, change.now, &job).await?;
    let (made, moved) = (size(plan.makes.len()), size(plan.moves.len()));
    if made + moved == 0 {
        return Ok(RoutingApplied { made, moved, operation: None });
    }
    let total = made.saturating_add(moved);
    let mut maker = CardMaker::default();
    let mut done = 0;
    let tell = |done: u32| {
        job.report(Progress { stage: Stage::Changing, done, total: Some(total), per_second: 0, seconds_left: None });
    };
    for chunk in plan.makes.chunks(CHUNK) {
        job.check()?;
        maker.learn(&mut change.tx, chunk).await?;
        let cards = maker.cards(core.env(), change.operation, chunk.to_vec());
        boards::store::add(&mut change.tx, &cards).await?;
        let ids: Vec<i64> = cards.iter().map(|card| card.id).collect();
        change.made("card", &ids).await?;
        let contacts: Vec<i64> = chunk.iter().filter_map(|one| one.contact).collect();
        settle(&mut change, contacts).await?;
        done += size(chunk.len());
        tell(done);
    }
    for chunk in plan.moves.chunks(CHUNK) {
        job.check()?;
        relocate(&mut change, &mut maker, chunk).await?;
        done += size(chunk.len());
        tell(done);
    }
    Ok(RoutingApplied { made, moved, operation: Some(change.commit(&STALE).await?) })
}

async fn settle(change: &mut Change<'_>, mut contacts: Vec<i64>) -> Result<()> {
    contacts.sort_unstable();
    contacts.dedup();
    activity::settle(&mut change.tx, &contacts).await
}

/// Moves cards to the ends of their new phases.
async fn relocate(change: &mut Change<'_>, maker: &mut CardMaker, moves: &[Move]) -> Result<()> {
    let ids: Vec<i64> = moves.iter().map(|one| one.card).collect();
    let mut phases: Vec<i64> = moves.iter().flat_map(|one| [one.from, one.to.phase]).collect();
    phases.sort_unstable();
    phases.dedup();
    let phases: HashMap<i64, PhaseRecord> =
        boards::store::phase_rows(&mut change.tx, &phases).await?.into_iter().map(|phase| (phase.id, phase)).collect();
    let names: HashMap<i64, String> = anew::places(&mut change.tx, &phases.keys().copied().collect::<Vec<_>>())
        .await?
        .into_iter()
        .map(|(phase, _, board, ..)| (phase, board))
        .collect();
    maker.learn_phases(&mut change.tx, moves.iter().map(|one| one.to.phase)).await?;
    change.keep("card", &ids).await?;
    let by_card: HashMap<i64, &Move> = moves.iter().map(|one| (one.card, one)).collect();
    let mut events = Vec::new();
    for card in boards::store::cards::load(&mut change.tx, &ids).await? {
        let Some(one) = by_card.get(&card.id) else { continue };
        let Some((from, to)) = phases.get(&one.from).zip(phases.get(&one.to.phase)) else { continue };
        let other_board = (from.board_id != to.board_id)
            .then(|| (names.get(&from.id).cloned().unwrap_or_default(), names.get(&to.id).cloned().unwrap_or_default()));
        let (mut after, told) = boards::edit::relocated(change, &card, from, to, other_board);
        after.rank = maker.rank(to.id);
        if let Some(priority) = one.to.priority {
            after.priority = Some(priority.as_str().to_owned());
        }
        after.assignee_id = one.to.assignee.or(after.assignee_id);
        after.changed_by = change.operation;
        boards::store::cards::save(&mut change.tx, &after).await?;
        store::set_rule(&mut change.tx, card.id, one.to.rule).await?;
        events.extend(told);
    }
    boards::store::events::add(&mut change.tx, &events).await?;
    settle(change, moves.iter().filter_map(|one| one.contact).collect()).await
}

/// Finds out what routing would do.
async fn plan(connection: &mut SqliteConnection, input: &RouteSubmissions, now: i64, job: &Job) -> Result<Plan> {
    let bots = bots_of(connection, input.scope).await?;
    let routes = Routes::load(connection, now).await?;
    let names: HashMap<i64, String> = anew::bot_names(connection).await?.into_iter().collect();
    let mut plan = Plan { problems: routes.problems().to_vec(), ..Plan::default() };
    for bot in bots {
        let submissions = anew::submissions(connection, bot).await?;
        for chunk in submissions.chunks(CHUNK) {
            job.check()?;
            let asking: Vec<Asking> = chunk.iter().map(|row| Asking { submission: row.id, bot, flow_app: None }).collect();
            let destinations = routes.destinations(connection, &asking).await?;
            for row in chunk {
                let title = if row.name.is_empty() { names.get(&bot).cloned().unwrap_or_default() } else { row.name.clone() };
                plan.take(row, title, destinations.get(&row.id).copied(), input.which);
                plan.bots.insert(row.id, bot);
            }
        }
    }
    plan.makes.sort_by_key(|one| (one.at, one.submission));
    plan.moves.sort_by_key(|one| (one.at, one.submission));
    Ok(plan)
}

async fn bots_of(connection: &mut SqliteConnection, scope: RoutingScope) -> Result<Vec<i64>> {
    match scope {
        RoutingScope::FlowApp { flow_app } => {
            let found = store::flow_app(connection, flow_app).await?;
            let row = found.ok_or_else(|| Error::NotFound { what: "flow app", id: flow_app.to_string() })?;
            anew::bots_of(connection, row).await
        }
        RoutingScope::Bot { bot } => {
            let found = anew::bot(connection, bot).await?;
            Ok(vec![found.ok_or_else(|| Error::NotFound { what: "bot", id: bot.to_string() })?])
        }
    }
}

impl Plan {
    fn take(&mut self, row: &RouteSql, title: String, to: Option<Destination>, which: RoutingWhich) {
        let Some((card, from)) = row.card_id.zip(row.phase_id) else {
            self.looked_at += 1;
            match to {
                Some(to) => {
                    self.makes.push(Making { submission: row.id, contact: row.contact_id, title, at: row.own_at, to });
                }
                None => self.nowhere += 1,
            }
            return;
        };
        if which == RoutingWhich::WithoutCard {
            return;
        }
        if row.is_touched {
            self.touched += 1;
            return;
        }
        self.looked_at += 1;
        match to.filter(|to| to.phase != from) {
            Some(to) => {
                self.moves.push(Move { submission: row.id, card, contact: row.contact_id, title, at: row.own_at, from, to });
            }
            None => self.staying += 1,
        }
    }

    async fn shown(self, connection: &mut SqliteConnection) -> Result<RoutingPreview> {
        let mut phases: Vec<i64> = self.makes.iter().map(|one| one.to.phase).collect();
        phases.extend(self.moves.iter().flat_map(|one| [one.from, one.to.phase]));
        phases.sort_unstable();
        phases.dedup();
        let places: HashMap<i64, PlaceSql> = anew::places(connection, &phases).await?.into_iter().map(|place| (place.0, place)).collect();
        Ok(RoutingPreview {
            looked_at: self.looked_at,
            made: size(self.makes.len()),
            moved: size(self.moves.len()),
            staying: self.staying,
            nowhere: self.nowhere,
            touched: self.touched,
            destinations: self.counts(&phases, &places)?,
            sample: self.sample(connection, &places).await?,
            problems: self.problems,
        })
    }

    fn counts(&self, phases: &[i64], places: &HashMap<i64, PlaceSql>) -> Result<Vec<RoutingCount>> {
        let mut counts = Vec::new();
        for phase in phases {
            let made = size(self.makes.iter().filter(|one| one.to.phase == *phase).count());
            let moved = size(self.moves.iter().filter(|one| one.to.phase == *phase).count());
            let Some((_, board, board_name, uuid, phase_name)) = places.get(phase).filter(|_| made + moved > 0) else { continue };
            counts.push(RoutingCount {
                board: BoardId::from_bytes(board)?,
                board_name: board_name.clone(),
                phase: PhaseId::from_bytes(uuid)?,
                phase_name: phase_name.clone(),
                made,
                moved,
            });
        }
        Ok(counts)
    }

    /// The newest of what would be made or moved.
    async fn sample(&self, connection: &mut SqliteConnection, places: &HashMap<i64, PlaceSql>) -> Result<Vec<RoutingSample>> {
        let made = self.makes.iter().rev().take(SAMPLE).map(|one| (one.at, one.submission, &one.title, None, one.to));
        let moved = self.moves.iter().rev().take(SAMPLE).map(|one| (one.at, one.submission, &one.title, Some(one.from), one.to));
        let mut newest: Vec<_> = made.chain(moved).collect();
        newest.sort_by_key(|(at, submission, ..)| std::cmp::Reverse((*at, *submission)));
        newest.truncate(SAMPLE);
        let ids: Vec<i64> = newest.iter().map(|(_, submission, ..)| *submission).collect();
        let public: HashMap<i64, Vec<u8>> = anew::public_ids(connection, &ids).await?.into_iter().collect();
        let rules: HashMap<i64, String> = anew::rule_names(connection).await?.into_iter().collect();
        let bots: HashMap<i64, String> = anew::bot_names(connection).await?.into_iter().collect();
        let place = |phase: i64| places.get(&phase).map(|(_, _, board, _, phase)| format!("{board} / {phase}"));
        let shown = newest.into_iter().map(|(_, submission, title, from, to)| {
            Ok(RoutingSample {
                submission: SubmissionId::from_bytes(public.get(&submission).map(Vec::as_slice).unwrap_or_default())?,
                title: title.clone(),
                bot: self.bots.get(&submission).and_then(|bot| bots.get(bot)).cloned().unwrap_or_default(),
                from: from.and_then(place),
                to: place(to.phase).unwrap_or_default(),
                rule: to.rule.and_then(|rule| rules.get(&rule)).cloned(),
            })
        });
        shown.collect()
    }
}

fn size(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
