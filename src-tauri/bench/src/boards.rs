//! What boards and routing cost: opening a board of 20,000 cards, scrolling it, moving and filtering cards; and an import whose
//! submissions thirty rules look at beside the same import that none does.

use std::fmt::Write as _;
use std::time::Instant;

use contact_core::Core;
use contact_core::boards::{self, BoardTemplate, CardSort, CardSortField, CreateBoard, GetBoard, GetCard, ListCards, MoveCard, UpdateCard};
use contact_core::bots::{self, UpdateBot};
use contact_core::filter::Filter;
use contact_core::flow_apps::{self, CreateFlowApp};
use contact_core::ids::{BoardId, BotId, FlowAppId};
use contact_core::imports::{self, GetImport, ImportSettings, RunImport, StageImport};
use contact_core::patch::SetTo;
use contact_core::progress::Job;
use contact_core::routing::{self, CreateRoutingRule};
use contact_core::sample::Rng;

use crate::Outcome;
use crate::interactions::Timing;

/// Cards of the board that is opened.
const CARDS: usize = 20_000;
/// Submissions of an import that rules look at, and the rules.
const ROUTED: usize = 100_000;
const RULES: usize = 30;
/// Imports of each kind, by turns.
const IMPORTS: usize = 6;
/// Times that the board is opened, and cards that are moved.
const OPENINGS: usize = 30;
const MOVES: usize = 300;
/// Cards that a column asks for.
const WINDOW: u32 = 50;

/// Times boards and routing on a workspace, which gets hundreds of thousands of submissions and loses most of them again.
pub async fn measure(core: &Core, rng: &mut Rng) -> Outcome<Vec<Timing>> {
    let (mut plain, mut routed) = (Vec::new(), Vec::new());
    let flow_app = rules(core).await?;
    for turn in 0..IMPORTS {
        // Each goes first as often as the other: the file grows from one to the next.
        if turn.is_multiple_of(2) {
            plain.push(import(core, "Plain", None, ROUTED, turn).await?);
        }
        routed.push(import(core, "Routed", Some(flow_app), ROUTED, turn).await?);
        if !turn.is_multiple_of(2) {
            plain.push(import(core, "Plain", None, ROUTED, turn).await?);
        }
    }
    let (plain, routed) = (
        Timing::new("Import of 100,000 submissions, no rule", plain, f64::INFINITY),
        Timing::new("Import of 100,000 submissions, 30 rules and their cards", routed, f64::INFINITY),
    );
    // One import takes a fifth more or less than the next by itself, so it is the middle ones that are compared.
    let more = (routed.percentile(50) / plain.percentile(50) - 1.0) * 100.0;

    let board = board_of(core, CARDS).await?;
    let (mut opened, mut scrolled, mut moved, mut filtered, mut listed, mut sorted, mut card) = Default::default();
    for _ in 0..OPENINGS {
        timed(&mut opened, open(core, board)).await?;
    }
    let detail = boards::get(core, whole(board, Filter::everybody())).await?;
    let phases: Vec<_> = detail.phases.iter().map(|phase| phase.phase.id).collect();
    for number in 0..MOVES {
        let from = ListCards { phase: Some(phases[0]), offset: at(rng, CARDS - MOVES - 1)?, limit: WINDOW, ..cards(board) };
        let found = timed(&mut scrolled, boards::cards(core, from)).await?;
        let id = found.cards.first().ok_or("the board has no cards")?.id;
        let phase = phases[number % phases.len()];
        let there = boards::cards(core, ListCards { phase: Some(phase), limit: WINDOW, ..cards(board) }).await?;
        let before = there.cards.iter().map(|card| card.id).find(|card| *card != id);
        timed(&mut moved, boards::move_card(core, MoveCard { card: id, phase, before })).await?;
        timed(&mut card, boards::card(core, GetCard { card: id })).await?;
        let title = Some(format!("Card {number}"));
        boards::update_card(core, UpdateCard { card: id, patch: boards::CardPatch { title, ..Default::default() } }).await?;
    }
    for _ in 0..OPENINGS {
        let from = ListCards { offset: at(rng, CARDS - 100)?, limit: WINDOW, ..cards(board) };
        timed(&mut listed, boards::cards(core, from)).await?;
    }
    for field in [CardSortField::Title, CardSortField::MovedAt, CardSortField::Contact] {
        for offset in [0, at(rng, CARDS - 100)?] {
            let sort = CardSort { field, descending: false };
            timed(&mut sorted, boards::cards(core, ListCards { sort, offset, limit: WINDOW, ..cards(board) })).await?;
        }
    }
    for number in 0..OPENINGS {
        let filter: Filter = serde_json::from_str(&format!(
            r#"{{"all":[{{"field":"priority","op":"is_empty"}},{{"field":"contact.budget","op":"gt","value":{}}}]}}"#,
            number * 500
        ))?;
        timed(&mut filtered, boards::get(core, whole(board, filter))).await?;
    }
    Ok(vec![
        Timing::new("Open a board of 20,000 cards: counts and the first cards of each phase", opened, 100.0),
        Timing::new("Scroll a phase of 20,000 cards anywhere", scrolled, 50.0),
        Timing::new("Move a card", moved, 10.0),
        Timing::new("Open a card", card, 50.0),
        Timing::new("Filter the board by its cards and their contacts", filtered, 100.0),
        Timing::new("List of the board anywhere, as the cards stand", listed, 50.0),
        Timing::new("List of the board in another order", sorted, 100.0),
        plain,
        routed,
        Timing::new("… the median more than with none", vec![more], 20.0).in_percent(),
    ])
}

fn at(rng: &mut Rng, below: usize) -> Outcome<u32> {
    Ok(u32::try_from(rng.below(u64::try_from(below)?))?)
}

fn whole(board: BoardId, filter: Filter) -> GetBoard {
    GetBoard { board, filter, search: String::new() }
}

fn cards(board: BoardId) -> ListCards {
    ListCards {
        board,
        phase: None,
        filter: Filter::everybody(),
        search: String::new(),
        sort: CardSort { field: CardSortField::Rank, descending: false },
        in_bin: false,
        offset: 0,
        limit: WINDOW,
    }
}

/// What the window asks when a board is opened.
async fn open(core: &Core, board: BoardId) -> contact_core::Result<()> {
    let detail = boards::get(core, whole(board, Filter::everybody())).await?;
    for phase in detail.phases {
        boards::cards(core, ListCards { phase: Some(phase.phase.id), ..cards(board) }).await?;
    }
    Ok(())
}

/// A flow app with thirty rules, of which the last few take what most submissions say.
async fn rules(core: &Core) -> Outcome<FlowAppId> {
    let flow_app = flow_apps::create(core, CreateFlowApp { name: "Bench".to_owned(), description: String::new() }).await?.flow_app.id;
    let board = new_board(core, "Routed").await?;
    for number in 0..RULES {
        let filter = match number % 5 {
            0 => format!(r#"{{"field":"answer.topic","op":"is","value":"Topic {}"}}"#, number * 3),
            1 => format!(
                r#"{{"all":[{{"field":"answer.budget","op":"gt","value":{}}},{{"field":"answer.city","op":"contains","value":"{number}"}}]}}"#,
                30_000 - number * 10
            ),
            2 => format!(r#"{{"field":"contact.name","op":"starts_with","value":"Nobody {number}"}}"#),
            3 => {
                format!(r#"{{"any":[{{"field":"answer.urgent","op":"is","value":"{number}"}},{{"field":"answer.city","op":"is_empty"}}]}}"#)
            }
            _ => format!(r#"{{"field":"answer.city","op":"is_one_of","value":["City {number}","City {}"]}}"#, number + 1),
        };
        let filter = serde_json::from_str(&filter)?;
        let name = format!("Rule {number}");
        let input = CreateRoutingRule { flow_app, name, filter, board, phase: None, priority: None, assignee: None, is_on: true };
        routing::create(core, input).await?;
    }
    Ok(flow_app)
}

async fn new_board(core: &Core, name: &str) -> Outcome<BoardId> {
    let template = Some(BoardTemplate::Sales);
    let input =
        CreateBoard { name: name.to_owned(), description: String::new(), color: None, flow_app: None, template, phases: Vec::new() };
    Ok(boards::create(core, input).await?.board.id)
}

/// A board with so many cards in its first phase.
async fn board_of(core: &Core, cards: usize) -> Outcome<BoardId> {
    let board = new_board(core, "Large").await?;
    import(core, "Large", None, 1, usize::MAX).await?;
    let bot = bot(core, "Large").await?;
    let default_board = Some(SetTo { to: Some(board) });
    bots::update(core, UpdateBot { bot, name: None, flow_app: None, default_board, record_type: None, record_mapping: None }).await?;
    run(core, "Large", cards, 0).await?;
    Ok(board)
}

async fn bot(core: &Core, name: &str) -> Outcome<BotId> {
    Ok(bots::list(core).await?.into_iter().find(|bot| bot.name == name).ok_or("there is no such bot")?.id)
}

/// Imports submissions of a bot that is in a flow app, or in none, and takes them back. Answers milliseconds.
async fn import(core: &Core, name: &str, flow_app: Option<FlowAppId>, rows: usize, turn: usize) -> Outcome<f64> {
    if let Some(flow_app) = flow_app.filter(|_| turn == 0) {
        run(core, name, 1, usize::MAX).await?;
        let flow_app = Some(SetTo { to: Some(flow_app) });
        let bot = bot(core, name).await?;
        bots::update(core, UpdateBot { bot, name: None, flow_app, default_board: None, record_type: None, record_mapping: None }).await?;
    }
    let (milliseconds, import) = run(core, name, rows, turn).await?;
    if rows > 1 {
        imports::undo(core, import, Job::silent()).await?;
    }
    Ok(milliseconds)
}

async fn run(core: &Core, bot: &str, rows: usize, turn: usize) -> Outcome<(f64, GetImport)> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("routed.csv");
    let mut table = String::from("submission_id,status,completed_at,name,email,topic,city,urgent,budget\n");
    for row in 0..rows {
        writeln!(
            table,
            "{bot}-{turn}-{row},completed,2026-05-{:02}T10:00:00Z,Somebody {row},somebody.{row}@{}.example,Topic {},City {},{},{}",
            row % 28 + 1,
            bot.to_lowercase(),
            row % 97,
            row % 41,
            if row.is_multiple_of(9) { "yes" } else { "no" },
            row * 7 % 30_000
        )?;
    }
    std::fs::write(&path, table)?;
    let draft = imports::stage(core, StageImport { paths: vec![path.display().to_string()] }, Job::silent()).await?;
    let started = Instant::now();
    let settings = ImportSettings { bot: Some(bot.to_owned()), ..ImportSettings::default() };
    imports::apply(core, RunImport { import: draft.id, settings }, Job::silent()).await?;
    Ok((started.elapsed().as_secs_f64() * 1000.0, GetImport { import: draft.id }))
}

async fn timed<T>(into: &mut Vec<f64>, work: impl Future<Output = contact_core::Result<T>>) -> Outcome<T> {
    let started = Instant::now();
    let done = work.await?;
    into.push(started.elapsed().as_secs_f64() * 1000.0);
    Ok(done)
}
