//! `boards` and `cards`.

use contact_core::boards::{
    self, AddComment, BoardDocument, BoardInfo, BoardTemplate, CardDocument, CardSort, CreateBoard, CreateCard, GetBoard, GetCard,
    ListCards, MoveCard, NewPhase, Priority,
};
use contact_core::contacts;
use contact_core::filter::Filter;
use contact_core::identity::fold;
use contact_core::ids::{CardId, MemberId, OperationId, PhaseId};
use contact_core::team;
use contact_core::{Core, Error, Result};

use crate::args::{self, Boards, Cards, NewBoard, NewCard};
use crate::output::{json, line};

/// Cards that are read together.
const PAGE: u32 = 1_000;

/// Runs what stands behind `boards`; the list of them where nothing does.
pub async fn run(core: &Core, verb: Option<Boards>, as_json: bool) -> Result<()> {
    match verb {
        None => list(core, as_json).await,
        Some(Boards::Add(input)) => add(core, input, as_json).await,
        Some(Boards::Cards(input)) => cards(core, input, as_json).await,
    }
}

/// Runs what stands behind `cards`.
pub async fn run_cards(core: &Core, verb: Cards, as_json: bool) -> Result<()> {
    match verb {
        Cards::Add(input) => add_card(core, input, as_json).await,
        Cards::Move { card, phase } => move_card(core, &card, &phase, as_json).await,
        Cards::Comment { card, text } => comment(core, &card, text, as_json).await,
    }
}

async fn document(core: &Core, board: &BoardInfo) -> Result<BoardDocument> {
    let asked = GetBoard { board: board.id, filter: Filter::everybody(), search: String::new() };
    Ok(boards::get(core, asked).await?.into())
}

async fn list(core: &Core, as_json: bool) -> Result<()> {
    let mut all = Vec::new();
    for board in boards::list(core).await? {
        all.push(document(core, &board).await?);
    }
    if as_json {
        return json(&all);
    }
    for board in all {
        let phases: Vec<String> = board.phases.iter().map(|phase| format!("{} ({})", phase.name, phase.cards)).collect();
        line(&format!("{}\t{}\t{}", board.name, counted(board.cards), phases.join(", ")))?;
    }
    Ok(())
}

async fn add(core: &Core, input: NewBoard, as_json: bool) -> Result<()> {
    let template = input.template.as_deref().map(template).transpose()?;
    let flow_app = match &input.flow_app {
        Some(name) => Some(boards::flow_app_by_name(core, name).await?),
        None => None,
    };
    let phases = input.phase.iter().map(|typed| phase(typed)).collect();
    let made =
        boards::create(core, CreateBoard { name: input.name, description: String::new(), color: None, flow_app, template, phases }).await?;
    if as_json {
        let mut added = serde_json::to_value(document(core, &made.board).await?)?;
        added["change"] = serde_json::to_value(made.operation)?;
        return json(&added);
    }
    line(&format!("Added “{}” with {} phases.", made.board.name, made.board.phases.len()))?;
    change(made.operation)
}

fn template(word: &str) -> Result<BoardTemplate> {
    BoardTemplate::from_word(word).ok_or_else(|| {
        let known = BoardTemplate::ALL.map(BoardTemplate::as_str).join(", ");
        Error::invalid("--template", format!("“{word}” is not a template; use one of {known}"))
    })
}

fn phase(typed: &str) -> NewPhase {
    let (name, is_done) = typed.strip_suffix('!').map_or((typed, false), |name| (name, true));
    NewPhase { name: name.to_owned(), color: None, soft_limit: None, is_done }
}

async fn cards(core: &Core, input: args::ListCards, as_json: bool) -> Result<()> {
    let board = boards::by_name(core, &input.board).await?;
    let phase = input.phase.as_deref().map(|text| phase_of(&board, text)).transpose()?;
    let filter = input.filter.as_deref().map(Filter::parse).transpose()?.unwrap_or_default();
    let search = input.search.unwrap_or_default();
    let wanted = if input.limit == 0 { u32::MAX } else { input.limit };
    let mut found: Vec<CardDocument> = Vec::new();
    let total = loop {
        let offset = u32::try_from(found.len()).unwrap_or(u32::MAX);
        let (filter, search, limit) = (filter.clone(), search.clone(), (wanted - offset).min(PAGE));
        let asked = ListCards { board: board.id, phase, filter, search, sort: CardSort::default(), in_bin: false, offset, limit };
        let page = boards::cards(core, asked).await?;
        let is_last = page.cards.is_empty();
        found.extend(page.cards.into_iter().map(|card| CardDocument::on(&board, card)));
        if is_last || found.len() >= usize::try_from(wanted.min(page.total)).unwrap_or(usize::MAX) {
            break page.total;
        }
    };
    if as_json {
        return json(&serde_json::json!({"total": total, "cards": found}));
    }
    for card in &found {
        line(&format!("{}\t{}\t{}\t{}", card.id, card.phase, card.title, card.contact_name.as_deref().unwrap_or_default()))?;
    }
    line(&format!("{} of {}", found.len(), counted(total)))
}

/// The phase of an id or name, case and accents aside.
fn phase_of(board: &BoardInfo, text: &str) -> Result<PhaseId> {
    let id = text.parse::<PhaseId>().ok();
    let found = board.phases.iter().find(|phase| Some(phase.id) == id || fold(&phase.name) == fold(text.trim()));
    found.map(|phase| phase.id).ok_or_else(|| {
        let names: Vec<String> = board.phases.iter().map(|phase| format!("“{}”", phase.name)).collect();
        Error::invalid("phase", format!("“{}” has no phase “{text}”; it has {}", board.name, names.join(", ")))
    })
}

async fn member(core: &Core, text: &str) -> Result<MemberId> {
    let wanted = fold(text.trim());
    let members = team::members(core).await?;
    let found = members.iter().find(|member| fold(&member.name) == wanted || (!member.email.is_empty() && fold(&member.email) == wanted));
    found.map(|member| member.id).ok_or_else(|| Error::NotFound { what: "member", id: text.to_owned() })
}

async fn add_card(core: &Core, input: NewCard, as_json: bool) -> Result<()> {
    let board = boards::by_name(core, &input.board).await?;
    let phase = input.phase.as_deref().map(|text| phase_of(&board, text)).transpose()?;
    let priority = input.priority.as_deref().map(priority).transpose()?;
    let due_on = input.due.as_deref().map(|text| text.parse().map_err(|_| no_day(text))).transpose()?;
    let contact = match &input.contact {
        Some(text) => Some(contacts::find(core, text).await?),
        None => None,
    };
    let assignee = match &input.assignee {
        Some(text) => Some(member(core, text).await?),
        None => None,
    };
    let (title, description, tags) = (input.title, String::new(), input.tag);
    let card = CreateCard { board: board.id, phase, title, contact, description, priority, assignee, due_on, tags };
    let made = boards::create_card(core, card).await?;
    say("Added", CardDocument::on(&board, made.card), made.operation, as_json)
}

fn priority(word: &str) -> Result<Priority> {
    Priority::from_word(word)
        .ok_or_else(|| Error::invalid("--priority", format!("“{word}” is not a priority; use low, medium, high or urgent")))
}

fn no_day(text: &str) -> Error {
    Error::invalid("--due", format!("“{text}” is not a day; write it as 2026-07-31"))
}

async fn move_card(core: &Core, card: &str, phase: &str, as_json: bool) -> Result<()> {
    let card: CardId = card.parse()?;
    let at = boards::card(core, GetCard { card }).await?.card;
    let to = match phase.parse::<PhaseId>() {
        Ok(id) => id,
        Err(_) => phase_of(&boards::by_name(core, &at.board.to_string()).await?, phase)?,
    };
    let moved = boards::move_card(core, MoveCard { card, phase: to, before: None }).await?;
    let board = boards::by_name(core, &moved.card.board.to_string()).await?;
    say("Moved", CardDocument::on(&board, moved.card), moved.operation, as_json)
}

fn say(verb: &str, card: CardDocument, operation: Option<OperationId>, as_json: bool) -> Result<()> {
    if as_json {
        let mut document = serde_json::to_value(&card)?;
        document["change"] = serde_json::to_value(operation)?;
        return json(&document);
    }
    line(&format!("{verb} “{}”: {}, {}. Card {}", card.title, card.board, card.phase, card.id))?;
    change(operation)
}

async fn comment(core: &Core, card: &str, text: String, as_json: bool) -> Result<()> {
    let card: CardId = card.parse()?;
    let said = boards::add_comment(core, AddComment { card, text }).await?;
    if as_json {
        let comment = said.comment;
        return json(&serde_json::json!({
            "id": comment.id, "card": card, "author": comment.author.name, "text": comment.text, "created_at": comment.created_at,
            "change": said.operation
        }));
    }
    line(&format!("{} commented on it.", said.comment.author.name))?;
    change(said.operation)
}

fn change(operation: Option<OperationId>) -> Result<()> {
    operation.map_or(Ok(()), |change| line(&format!("Change {change}")))
}

fn counted(cards: u32) -> String {
    if cards == 1 { "1 card".to_owned() } else { format!("{cards} cards") }
}
