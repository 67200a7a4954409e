//! Boards and their phases.

use contact_core::boards::{
    self, BoardInfo, BoardTemplate, CardPage, CardSort, CardSummary, CreateBoard, CreateCard, CreatePhase, DeleteBoard, DeletePhase,
    GetBoard, ListCards, MoveBoard, MoveCard, MovePhase, NewPhase, SetTo, UpdateBoard, UpdatePhase,
};
use contact_core::contacts::{self, CreateContact};
use contact_core::filter::Filter;
use contact_core::ids::{ContactId, OperationId, PhaseId};
use contact_core::operations::{self, ListOperations, UndoOperation};
use contact_core::tags::TagColor;
use contact_core::team::{self, AddMember, Role};
use contact_core::{Core, Error};

use crate::desk::Desk;

/// A desk with the board “Sales”.
pub async fn desk_with_sales() -> (Desk, BoardInfo) {
    let desk = Desk::new().await;
    let sales = template(&desk, "Sales", BoardTemplate::Sales).await;
    (desk, sales)
}

pub async fn template(desk: &Desk, name: &str, template: BoardTemplate) -> BoardInfo {
    boards::create(&desk.core, CreateBoard { template: Some(template), ..board(name, &[]) }).await.unwrap().board
}

/// A board to make, of phases of these names; one that ends in `!` is done.
pub fn board(name: &str, phases: &[&str]) -> CreateBoard {
    CreateBoard {
        name: name.to_owned(),
        description: String::new(),
        color: None,
        flow_app: None,
        template: None,
        phases: phases.iter().map(|name| phase(name)).collect(),
    }
}

pub fn phase(name: &str) -> NewPhase {
    let (name, is_done) = name.strip_suffix('!').map_or((name, false), |name| (name, true));
    NewPhase { name: name.to_owned(), color: None, soft_limit: None, is_done }
}

pub fn phase_of(board: &BoardInfo, name: &str) -> PhaseId {
    board.phases.iter().find(|phase| phase.name == name).unwrap().id
}

/// A card to make in the first phase.
pub fn card(board: &BoardInfo, title: &str) -> CreateCard {
    CreateCard {
        board: board.id,
        phase: None,
        title: title.to_owned(),
        contact: None,
        description: String::new(),
        priority: None,
        assignee: None,
        due_on: None,
        tags: Vec::new(),
    }
}

pub async fn make(desk: &Desk, board: &BoardInfo, title: &str) -> CardSummary {
    boards::create_card(&desk.core, card(board, title)).await.unwrap().card
}

pub async fn person(desk: &Desk, name: &str) -> ContactId {
    let contact = CreateContact {
        first_name: name.to_owned(),
        emails: vec![format!("{}@example.org", name.to_lowercase())],
        ..CreateContact::default()
    };
    contacts::create(&desk.core, contact).await.unwrap().contact.row.id
}

/// Cards of a phase, or of the board.
pub fn window(board: &BoardInfo, phase: Option<PhaseId>) -> ListCards {
    ListCards {
        board: board.id,
        phase,
        filter: Filter::everybody(),
        search: String::new(),
        sort: CardSort::default(),
        in_bin: false,
        offset: 0,
        limit: 1_000,
    }
}

pub async fn cards(desk: &Desk, input: ListCards) -> CardPage {
    boards::cards(&desk.core, input).await.unwrap()
}

/// Titles of a phase's cards as they stand.
pub async fn titles(desk: &Desk, board: &BoardInfo, phase: &str) -> Vec<String> {
    cards(desk, window(board, Some(phase_of(board, phase)))).await.cards.into_iter().map(|card| card.title).collect()
}

pub async fn undo(desk: &Desk, operation: Option<OperationId>) -> Result<(), Error> {
    operations::undo(&desk.core, UndoOperation { operation: operation.unwrap() }).await.map(drop)
}

async fn names(desk: &Desk) -> Vec<String> {
    boards::list(&desk.core).await.unwrap().into_iter().map(|board| board.name).collect()
}

async fn phases(desk: &Desk, board: &BoardInfo) -> Vec<String> {
    let detail = boards::get(&desk.core, GetBoard { board: board.id, filter: Filter::everybody(), search: String::new() }).await.unwrap();
    detail.phases.into_iter().map(|phase| phase.phase.name).collect()
}

fn unchanged(board: &BoardInfo) -> UpdateBoard {
    UpdateBoard { board: board.id, name: None, description: None, color: None, flow_app: None }
}

fn same(phase: PhaseId) -> UpdatePhase {
    UpdatePhase { phase, name: None, color: None, soft_limit: None, is_done: None }
}

#[tokio::test(flavor = "multi_thread")]
async fn templates_are_boards_to_begin_with() {
    let desk = Desk::new().await;
    let shapes: Vec<(String, Vec<String>)> = boards::templates()
        .into_iter()
        .map(|known| (known.name, known.phases.into_iter().map(|p| format!("{}{}", p.name, if p.is_done { "!" } else { "" })).collect()))
        .collect();
    let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    assert_eq!(
        shapes,
        [
            ("Sales".to_owned(), words(&["New Lead", "Qualified", "Discovery Call", "Proposal", "Won!", "Lost!"])),
            ("Support".to_owned(), words(&["New", "In Progress", "Waiting on Customer", "Resolved!"])),
            ("Onboarding".to_owned(), words(&["Intake", "Documents Received", "Setup Complete", "Active!"])),
            ("Hiring".to_owned(), words(&["Applied", "Phone Screen", "Interview", "Offer", "Hired!", "Rejected!"])),
        ]
    );
    for known in boards::templates() {
        let board = template(&desk, &known.name, known.template).await;
        assert_eq!(phases(&desk, &board).await, known.phases.into_iter().map(|phase| phase.name).collect::<Vec<_>>());
    }
    assert_eq!(names(&desk).await, ["Sales", "Support", "Onboarding", "Hiring"]);
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_of_a_board_can_be_undone() {
    let (desk, sales) = desk_with_sales().await;
    let support = boards::create(&desk.core, board("Help", &["New", "Done!"])).await.unwrap().board;
    let before = desk.tables().await;

    let made = boards::create(&desk.core, board("Third", &["One"])).await.unwrap();
    undo(&desk, made.operation).await.unwrap();
    assert_eq!(desk.tables().await, before);

    let to = Some("Deals".to_owned());
    let input = UpdateBoard { name: to, description: Some("All of them".to_owned()), color: Some(TagColor::Pink), ..unchanged(&sales) };
    let changed = boards::update(&desk.core, input).await.unwrap();
    assert_eq!((changed.board.name.as_str(), changed.board.color), ("Deals", TagColor::Pink));
    undo(&desk, changed.operation).await.unwrap();
    assert_eq!(desk.tables().await, before);

    let moved = boards::move_board(&desk.core, MoveBoard { board: support.id, before: Some(sales.id) }).await.unwrap();
    assert_eq!(names(&desk).await, ["Help", "Sales"]);
    assert_eq!(boards::move_board(&desk.core, MoveBoard { board: sales.id, before: None }).await.unwrap().operation, None);
    undo(&desk, moved.operation).await.unwrap();
    assert_eq!(desk.tables().await, before);

    let gone = boards::delete(&desk.core, DeleteBoard { board: sales.id }).await.unwrap();
    assert_eq!(names(&desk).await, ["Help"]);
    let again = template(&desk, "sales", BoardTemplate::Sales).await;
    assert!(matches!(undo(&desk, gone.operation).await, Err(Error::Conflict { .. })), "its name is taken");
    boards::update(&desk.core, UpdateBoard { name: Some("New sales".to_owned()), ..unchanged(&again) }).await.unwrap();
    undo(&desk, gone.operation).await.unwrap();
    assert_eq!(names(&desk).await, ["Sales", "Help", "New sales"]);
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_of_a_phase_can_be_undone() {
    let (desk, sales) = desk_with_sales().await;
    let card = make(&desk, &sales, "Offer for Ana").await;
    let before = desk.tables().await;
    let first = sales.phases[0].id;

    let input = CreatePhase { board: sales.id, phase: phase("Triage"), before: Some(first) };
    let made = boards::create_phase(&desk.core, input).await.unwrap();
    assert_eq!(phases(&desk, &sales).await[..2], ["Triage", "New Lead"]);
    undo(&desk, made.operation).await.unwrap();
    assert_eq!(desk.tables().await, before);

    let input = UpdatePhase { name: Some("Fresh".to_owned()), soft_limit: Some(SetTo { to: Some(1) }), ..same(first) };
    let changed = boards::update_phase(&desk.core, input).await.unwrap();
    assert_eq!((changed.phase.name.as_str(), changed.phase.soft_limit), ("Fresh", Some(1)));
    make(&desk, &sales, "One too many").await;
    assert_eq!(titles(&desk, &sales, "New Lead").await.len(), 2, "a limit refuses nothing");
    assert_eq!(boards::update_phase(&desk.core, same(first)).await.unwrap().operation, None);
    undo(&desk, changed.operation).await.unwrap();

    let moved = boards::move_phase(&desk.core, MovePhase { phase: first, before: None }).await.unwrap();
    assert_eq!(phases(&desk, &sales).await[5], "New Lead");
    undo(&desk, moved.operation).await.unwrap();
    assert_eq!(phases(&desk, &sales).await[0], "New Lead");

    let before = desk.tables().await;
    let done = boards::update_phase(&desk.core, UpdatePhase { is_done: Some(true), ..same(first) }).await.unwrap();
    let closed = cards(&desk, window(&sales, Some(first))).await.cards;
    assert!(closed.iter().all(|card| card.closed_at.is_some()));
    desk.is_in_order().await;
    undo(&desk, done.operation).await.unwrap();
    assert_eq!(desk.tables().await, before);

    let to = Some(phase_of(&sales, "Won"));
    let gone = boards::delete_phase(&desk.core, DeletePhase { phase: first, to }).await.unwrap();
    assert_eq!(phases(&desk, &sales).await.len(), 5);
    assert_eq!(titles(&desk, &sales, "Won").await, ["Offer for Ana", "One too many"]);
    let detail = boards::card(&desk.core, boards::GetCard { card: card.id }).await.unwrap();
    assert!(detail.card.closed_at.is_some() && detail.phase_name == "Won");
    desk.is_in_order().await;
    undo(&desk, gone.operation).await.unwrap();
    assert_eq!(desk.tables().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_board_or_phase_cannot_be_is_refused_with_a_sentence() {
    let (desk, sales) = desk_with_sales().await;
    let help = boards::create(&desk.core, board("Help", &["New"])).await.unwrap().board;
    let (lead, won, other) = (sales.phases[0].id, phase_of(&sales, "Won"), help.phases[0].id);
    make(&desk, &sales, "Ana").await;
    let before = desk.tables().await;
    let core = &desk.core;
    let said = |result: Result<(), Error>| result.unwrap_err().to_string();
    for (says, refused) in [
        ("There is a board “Sales” already", boards::create(core, board("SALES", &["x"])).await.map(drop)),
        ("a board needs at least one phase", boards::create(core, board("Empty", &[])).await.map(drop)),
        ("has a phase “a” already", boards::create(core, board("Twice", &["a", "A"])).await.map(drop)),
        ("it needs a name", boards::create(core, board(" ", &["a"])).await.map(drop)),
        ("There is a board “Help” already", {
            boards::update(core, UpdateBoard { name: Some("help".to_owned()), ..unchanged(&sales) }).await.map(drop)
        }),
        ("has a phase “Won” already", {
            boards::create_phase(core, CreatePhase { board: sales.id, phase: phase("won"), before: None }).await.map(drop)
        }),
        ("There is no phase", {
            boards::create_phase(core, CreatePhase { board: sales.id, phase: phase("x"), before: Some(other) }).await.map(drop)
        }),
        ("a limit is at least one card", {
            boards::update_phase(core, UpdatePhase { soft_limit: Some(SetTo { to: Some(0) }), ..same(lead) }).await.map(drop)
        }),
        ("“New Lead” has a card. Choose the phase", boards::delete_phase(core, DeletePhase { phase: lead, to: None }).await.map(drop)),
        ("another phase of the same board", boards::delete_phase(core, DeletePhase { phase: lead, to: Some(lead) }).await.map(drop)),
        ("another phase of the same board", boards::delete_phase(core, DeletePhase { phase: lead, to: Some(other) }).await.map(drop)),
        ("the board’s only phase", boards::delete_phase(core, DeletePhase { phase: other, to: Some(won) }).await.map(drop)),
        ("There is no phase", boards::move_phase(core, MovePhase { phase: lead, before: Some(other) }).await.map(drop)),
    ] {
        let said = said(refused);
        assert!(said.contains(says), "{said}");
    }
    assert_eq!(desk.tables().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn boards_are_settings_and_cards_are_everybodys() {
    let (desk, sales) = desk_with_sales().await;
    for (name, role) in [("Kim", Role::Member), ("Ada", Role::Admin)] {
        team::add(&desk.core, AddMember { name: name.to_owned(), role, ..AddMember::default() }).await.unwrap();
    }
    let kim = desk.core.acting_as("Kim").await.unwrap();
    let refused = boards::create(&kim, board("Mine", &["x"])).await.unwrap_err();
    assert_eq!(refused.to_string(), "Only the owner or an admin can change boards and their phases. You are Kim, a member.");
    let phase = sales.phases[0].id;
    assert!(matches!(boards::delete(&kim, DeleteBoard { board: sales.id }).await, Err(Error::Forbidden { .. })));
    assert!(matches!(boards::update_phase(&kim, same(phase)).await, Err(Error::Forbidden { .. })));
    let ada = desk.core.acting_as("Ada").await.unwrap();
    let operation = boards::create(&ada, board("Ours", &["x"])).await.unwrap().operation.unwrap();
    let undone = operations::undo(&kim, UndoOperation { operation }).await.unwrap_err();
    assert_eq!(undone.to_string(), "Only the owner or an admin can undo a change of the settings. You are Kim, a member.");
    let offered = async |core: &Core| {
        let page = operations::history(core, ListOperations { after: None, limit: 1 }).await.unwrap();
        page.operations[0].can_undo
    };
    assert_eq!((offered(&kim).await, offered(&ada).await), (false, true));
    operations::undo(&ada, UndoOperation { operation }).await.unwrap();
    let made = boards::create_card(&kim, card(&sales, "By Kim")).await.unwrap().card;
    boards::move_card(&kim, MoveCard { card: made.id, phase: phase_of(&sales, "Won"), before: None }).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_that_is_gone_takes_its_cards_from_sight_and_its_making_cannot_be_undone_under_them() {
    let desk = Desk::new().await;
    let made = boards::create(&desk.core, board("Sales", &["New"])).await.unwrap();
    let ana = person(&desk, "Ana").await;
    let card = boards::create_card(&desk.core, CreateCard { contact: Some(ana), ..card(&made.board, "Ana") }).await.unwrap().card;
    assert!(matches!(undo(&desk, made.operation).await, Err(Error::Conflict { .. })));
    assert_eq!(desk.contact(ana).await.card_total, 1);
    let gone = boards::delete(&desk.core, DeleteBoard { board: made.board.id }).await.unwrap();
    assert_eq!(desk.contact(ana).await.card_total, 0);
    let of_ana = boards::ListContactCards { contact: ana };
    assert_eq!(boards::of_contact(&desk.core, of_ana).await.unwrap().cards, []);
    let refused =
        boards::move_card(&desk.core, MoveCard { card: card.id, phase: made.board.phases[0].id, before: None }).await.unwrap_err();
    assert!(refused.to_string().contains("The board “Sales” has been deleted"), "{refused}");
    assert!(matches!(boards::by_name(&desk.core, "sales").await, Err(Error::NotFound { .. })));
    undo(&desk, gone.operation).await.unwrap();
    assert_eq!(boards::of_contact(&desk.core, of_ana).await.unwrap().cards.len(), 1);
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undo_that_would_leave_a_board_without_sense_is_refused() {
    let desk = Desk::new().await;
    let two = boards::create(&desk.core, board("Two", &["A", "B"])).await.unwrap().board;
    let card = make(&desk, &two, "Ana").await;
    let (a, b) = (phase_of(&two, "A"), phase_of(&two, "B"));
    let moved = boards::move_card(&desk.core, MoveCard { card: card.id, phase: b, before: None }).await.unwrap();
    let gone = boards::delete_phase(&desk.core, DeletePhase { phase: a, to: None }).await.unwrap();
    assert!(matches!(undo(&desk, moved.operation).await, Err(Error::Conflict { .. })), "it would stand where nobody sees it");

    let c = boards::create_phase(&desk.core, CreatePhase { board: two.id, phase: phase("C"), before: None }).await.unwrap();
    boards::delete_phase(&desk.core, DeletePhase { phase: b, to: Some(c.phase.id) }).await.unwrap();
    assert!(matches!(undo(&desk, c.operation).await, Err(Error::Conflict { .. })), "the board would have no phase");

    let renamed = boards::update_phase(&desk.core, UpdatePhase { name: Some("D".to_owned()), ..same(c.phase.id) }).await.unwrap();
    boards::create_phase(&desk.core, CreatePhase { board: two.id, phase: phase("c"), before: None }).await.unwrap();
    assert!(matches!(undo(&desk, renamed.operation).await, Err(Error::Conflict { .. })), "two would have one name");
    undo(&desk, gone.operation).await.unwrap();
    assert_eq!(phases(&desk, &two).await, ["A", "D", "c"]);
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undo_of_a_done_phase_opens_the_cards_that_came_since() {
    let desk = Desk::new().await;
    let two = boards::create(&desk.core, board("Two", &["A", "B"])).await.unwrap().board;
    let card = make(&desk, &two, "Ana").await;
    let b = phase_of(&two, "B");
    let done = boards::update_phase(&desk.core, UpdatePhase { is_done: Some(true), ..same(b) }).await.unwrap();
    let moved = boards::move_card(&desk.core, MoveCard { card: card.id, phase: b, before: None }).await.unwrap();
    assert!(moved.card.closed_at.is_some());
    undo(&desk, done.operation).await.unwrap();
    let open = boards::card(&desk.core, boards::GetCard { card: card.id }).await.unwrap().card;
    assert_eq!((open.phase, open.closed_at), (b, None));
    desk.is_in_order().await;
}
