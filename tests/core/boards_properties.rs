//! After any work on boards and any undos, the tables are as they were.

use contact_core::boards::{
    self, AddComment, BoardInfo, CardPatch, CreateCard, CreatePhase, DeleteCards, DeleteComment, DeletePhase, GetCard, MoveCard, MovePhase,
    Priority, RestoreCards, SetTo, UpdateCard, UpdatePhase,
};
use contact_core::ids::{CardId, ContactId, OperationId, PhaseId};
use contact_core::progress::Job;
use contact_core::tags::{self, MergeTags};
use contact_core::{Core, Error};
use proptest::prelude::*;

use crate::boards::{board, card, cards, person, phase, undo, window};
use crate::desk::Desk;
use crate::property::holds;

/// A step in a small world of two boards and two people. Numbers choose among what there is.
#[derive(Debug, Clone)]
enum Step {
    Make { board: usize, about: usize, tag: usize },
    Move { card: usize, phase: usize, before: usize },
    Edit { card: usize, what: usize },
    Comment { card: usize },
    Uncomment { card: usize },
    Bin { card: usize },
    Restore { card: usize },
    AddPhase { board: usize },
    MovePhase { phase: usize, before: usize },
    Turn { phase: usize },
    DropPhase { phase: usize, to: usize },
    MergeTags { from: usize, into: usize },
    UndoLast,
}

/// `settings` is how often phases change.
fn step(settings: u32) -> impl Strategy<Value = Step> {
    let n = || 0..12usize;
    prop_oneof![
        4 => (n(), n(), n()).prop_map(|(board, about, tag)| Step::Make { board, about, tag }),
        6 => (n(), n(), n()).prop_map(|(card, phase, before)| Step::Move { card, phase, before }),
        3 => (n(), n()).prop_map(|(card, what)| Step::Edit { card, what }),
        2 => n().prop_map(|card| Step::Comment { card }),
        1 => n().prop_map(|card| Step::Uncomment { card }),
        1 => n().prop_map(|card| Step::Bin { card }),
        1 => n().prop_map(|card| Step::Restore { card }),
        settings => n().prop_map(|board| Step::AddPhase { board }),
        1 => (n(), n()).prop_map(|(phase, before)| Step::MovePhase { phase, before }),
        settings => n().prop_map(|phase| Step::Turn { phase }),
        settings => (n(), n()).prop_map(|(phase, to)| Step::DropPhase { phase, to }),
        1 => (n(), n()).prop_map(|(from, into)| Step::MergeTags { from, into }),
        6 => Just(Step::UndoLast),
    ]
}

const TAGS: [&str; 3] = ["a", "b", "c"];

fn pick<T: Copy>(from: &[T], n: usize) -> Option<T> {
    (!from.is_empty()).then(|| from[n % from.len()])
}

/// What there is to choose from.
struct World {
    boards: Vec<BoardInfo>,
    phases: Vec<PhaseId>,
    cards: Vec<CardId>,
    bin: Vec<CardId>,
}

async fn world(desk: &Desk) -> World {
    let boards = boards::list(&desk.core).await.unwrap();
    let phases = boards.iter().flat_map(|board| board.phases.iter().map(|phase| phase.id)).collect();
    let mut world = World { phases, boards, cards: Vec::new(), bin: Vec::new() };
    for board in &world.boards {
        world.cards.extend(cards(desk, window(board, None)).await.cards.iter().map(|card| card.id));
        let bin = boards::ListCards { in_bin: true, ..window(board, None) };
        world.bin.extend(cards(desk, bin).await.cards.iter().map(|card| card.id));
    }
    world
}

fn edit(what: usize, people: &[ContactId]) -> CardPatch {
    let none = CardPatch::default();
    match what % 5 {
        0 => CardPatch { title: Some(format!("title {what}")), ..none },
        1 => CardPatch { priority: Some(SetTo { to: Some(Priority::High) }), ..none },
        2 => CardPatch { contact: Some(SetTo { to: pick(people, what / 5) }), ..none },
        3 => CardPatch { contact: Some(SetTo { to: None }), due_on: Some(SetTo { to: "2026-07-01".parse().ok() }), ..none },
        _ => CardPatch { tags: Some(vec![TAGS[what % 3].to_owned()]), ..none },
    }
}

/// Two boards and two people.
async fn busy() -> (Desk, [ContactId; 2]) {
    let desk = Desk::new().await;
    let people = [person(&desk, "Ana").await, person(&desk, "Bea").await];
    for name in ["Sales", "Help"] {
        boards::create(&desk.core, board(name, &["New", "Doing", "Done!"])).await.unwrap();
    }
    (desk, people)
}

/// What the step did; nothing where it was refused or changed nothing.
async fn apply(desk: &Desk, people: &[ContactId], step: &Step) -> Option<OperationId> {
    let core: &Core = &desk.core;
    let world = world(desk).await;
    match *step {
        Step::Make { board, about, tag } => {
            let on = &world.boards[board % world.boards.len()];
            let tags = vec![TAGS[tag % 3].to_owned()];
            let phase = on.phases.get(tag % 4).map(|phase| phase.id);
            boards::create_card(core, CreateCard { contact: pick(people, about), tags, phase, ..card(on, "new") }).await.ok()?.operation
        }
        Step::Move { card, phase, before } => {
            let phase = pick(&world.phases, phase)?;
            let before = pick(&world.cards, before).filter(|_| before % 2 == 0);
            boards::move_card(core, MoveCard { card: pick(&world.cards, card)?, phase, before }).await.ok()?.operation
        }
        Step::Edit { card, what } => {
            let input = UpdateCard { card: pick(&world.cards, card)?, patch: edit(what, people) };
            boards::update_card(core, input).await.ok()?.operation
        }
        Step::Comment { card } => {
            let input = AddComment { card: pick(&world.cards, card)?, text: "said".to_owned() };
            boards::add_comment(core, input).await.ok()?.operation
        }
        Step::Uncomment { card } => {
            let detail = boards::card(core, GetCard { card: pick(&world.cards, card)? }).await.unwrap();
            boards::delete_comment(core, DeleteComment { comment: detail.comments.first()?.id }).await.unwrap().operation
        }
        Step::Bin { card } => boards::delete_cards(core, DeleteCards { cards: vec![pick(&world.cards, card)?] }).await.unwrap().operation,
        Step::Restore { card } => {
            boards::restore_cards(core, RestoreCards { cards: vec![pick(&world.bin, card)?] }).await.unwrap().operation
        }
        Step::AddPhase { board } => {
            let on = &world.boards[board % world.boards.len()];
            let phase = phase(&format!("phase {}", on.phases.len() + board));
            boards::create_phase(core, CreatePhase { board: on.id, phase, before: Some(on.phases[0].id) }).await.ok()?.operation
        }
        Step::MovePhase { phase, before } => {
            let input = MovePhase { phase: pick(&world.phases, phase)?, before: pick(&world.phases, before) };
            boards::move_phase(core, input).await.ok()?.operation
        }
        Step::Turn { phase } => {
            let known = world.boards.iter().flat_map(|board| &board.phases).nth(phase)?;
            let input = UpdatePhase { phase: known.id, name: None, color: None, soft_limit: None, is_done: Some(!known.is_done) };
            boards::update_phase(core, input).await.unwrap().operation
        }
        Step::DropPhase { phase, to } => {
            let input = DeletePhase { phase: pick(&world.phases, phase)?, to: pick(&world.phases, to) };
            boards::delete_phase(core, input).await.ok()?.operation
        }
        Step::MergeTags { from, into } => {
            let known: Vec<_> = tags::list(core).await.unwrap().into_iter().map(|tag| tag.id).collect();
            let input = MergeTags { from: pick(&known, from)?, into: pick(&known, into)? };
            tags::merge(core, input, Job::silent()).await.ok()?.operation
        }
        Step::UndoLast => None,
    }
}

/// Takes the steps, then undoes what they did in this order: each is undone whole, or refused and nothing has changed.
async fn undone_in_any_order((steps, order): (Vec<Step>, Vec<usize>)) -> Result<(), TestCaseError> {
    let (desk, people) = busy().await;
    let mut done: Vec<OperationId> = Vec::new();
    for step in steps {
        desk.later(1);
        done.extend(apply(&desk, &people, &step).await);
    }
    for at in order {
        if done.is_empty() {
            break;
        }
        let operation = done.swap_remove(at % done.len());
        let before = desk.tables().await;
        match undo(&desk, Some(operation)).await {
            Ok(()) => {}
            Err(Error::Conflict { .. }) => prop_assert_eq!(desk.tables().await, before, "what is refused changes nothing"),
            Err(error) => panic!("{error}"),
        }
        desk.is_in_order().await;
    }
    Ok(())
}

#[test]
fn whatever_the_order_of_undos_boards_make_sense() {
    let work = (prop::collection::vec(step(6), 5..30), prop::collection::vec(0..100usize, 5..20));
    holds(24, work, undone_in_any_order);
}

/// A phase becomes done and a card comes to it; its tag is merged; then the phase and the merge are taken back.
#[tokio::test]
async fn a_card_whose_tag_comes_back_is_open_where_its_phase_is() {
    let make = |board, tag| Step::Make { board, about: 0, tag };
    let to_doing = Step::Move { card: 0, phase: 1, before: 1 };
    let steps = vec![make(0, 0), make(1, 1), Step::Turn { phase: 1 }, to_doing, Step::MergeTags { from: 0, into: 1 }];
    undone_in_any_order((steps, vec![2, 2])).await.unwrap();
}

#[test]
fn any_work_on_boards_is_undone_to_equal_tables() {
    let run = async |steps: Vec<Step>| {
        let (desk, people) = busy().await;
        let mut done: Vec<(Vec<String>, OperationId)> = Vec::new();
        for step in steps {
            desk.later(1);
            let before = desk.tables().await;
            match step {
                Step::UndoLast => {
                    let Some((tables, operation)) = done.pop() else { continue };
                    undo(&desk, Some(operation)).await.unwrap();
                    prop_assert_eq!(desk.tables().await, tables);
                }
                _ => match apply(&desk, &people, &step).await {
                    Some(operation) => done.push((before, operation)),
                    None => prop_assert_eq!(desk.tables().await, before, "{:?} was refused and has changed something", step),
                },
            }
        }
        desk.is_in_order().await;
        while let Some((tables, operation)) = done.pop() {
            undo(&desk, Some(operation)).await.unwrap();
            prop_assert_eq!(desk.tables().await, tables);
        }
        Ok(())
    };
    holds(24, prop::collection::vec(step(1), 1..25), run);
}
