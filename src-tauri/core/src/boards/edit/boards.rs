//! Making, changing, moving and deleting boards.

use super::{OF_BOARDS, OF_CARDS, WHAT, conflict, phases};
use crate::boards::record::{BoardRecord, PhaseRecord};
use crate::boards::types::{BoardSaved, BoardTemplate, BoardsChanged, CreateBoard, DeleteBoard, MoveBoard, NewPhase, UpdateBoard};
use crate::boards::{rules, show, store};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::identity::fold;
use crate::ids::{BoardId, OperationId};
use crate::operations::change::Change;
use crate::tags::TagColor;

/// Makes a board, behind all others.
///
/// # Errors
/// `Forbidden` for members; `Invalid` says what names must be, or that it has no phases; `Conflict` where another board has
/// the name; `NotFound` where there is no such flow app.
pub async fn create(core: &Core, input: CreateBoard) -> Result<BoardSaved> {
    let mut change = Change::of_settings(core, "board.create", WHAT).await?;
    let (board, _) = make(&mut change, &input).await?;
    let operation = change.commit(&OF_BOARDS).await?;
    saved(core, BoardId::new(board.uuid), Some(operation)).await
}

/// Writes a board with its phases, as part of a change.
pub(in crate::boards) async fn make(change: &mut Change<'_>, input: &CreateBoard) -> Result<(BoardRecord, Vec<PhaseRecord>)> {
    let name = rules::name("board", &input.name)?;
    let description = rules::description(&input.description)?;
    let of_template = input.template.map(BoardTemplate::phases).unwrap_or_default();
    let wanted: &[NewPhase] = if input.phases.is_empty() { &of_template } else { &input.phases };
    if wanted.is_empty() {
        return Err(Error::invalid("phases", "a board needs at least one phase; name some, or choose a template"));
    }
    let known = store::boards(&mut change.tx).await?;
    refuse_taken(&known, &name, None)?;
    let position = known.iter().map(|board| board.position + 1).max().unwrap_or(0);
    let flow_app_id = match input.flow_app {
        Some(id) => Some(store::flow_app(&mut change.tx, id).await?),
        None => None,
    };
    let mut board = BoardRecord {
        id: 0,
        uuid: change.core.env().new_id(),
        flow_app_id,
        color: rules::color_word(input.color.unwrap_or_else(|| TagColor::of_new(position))),
        name,
        description,
        position,
        created_at: change.now,
        deleted_at: None,
    };
    board.id = store::add_board(&mut change.tx, &fold(&board.name), &board, change.operation).await?;
    let mut made: Vec<PhaseRecord> = Vec::with_capacity(wanted.len());
    for phase in wanted {
        let blank = phases::blank(change, board.id, &made, phase)?;
        let id = store::add_phase(&mut change.tx, &blank, change.operation).await?;
        made.push(PhaseRecord { id, ..blank });
    }
    // The board last: the history is told its name.
    change.made("phase", &made.iter().map(|phase| phase.id).collect::<Vec<_>>()).await?;
    change.made("board", &[board.id]).await?;
    Ok((board, made))
}

/// Changes a board.
///
/// # Errors
/// As [`create`]; `NotFound` where it does not exist.
pub async fn update(core: &Core, input: UpdateBoard) -> Result<BoardSaved> {
    let mut change = Change::of_settings(core, "board.update", WHAT).await?;
    let before = store::board(&mut change.tx, input.board).await?;
    let mut after = before.clone();
    if let Some(name) = &input.name {
        after.name = rules::name("board", name)?;
        refuse_taken(&store::boards(&mut change.tx).await?, &after.name, Some(before.id))?;
    }
    if let Some(description) = &input.description {
        after.description = rules::description(description)?;
    }
    after.color = input.color.map_or(after.color, rules::color_word);
    if let Some(flow_app) = input.flow_app {
        after.flow_app_id = match flow_app.to {
            Some(id) => Some(store::flow_app(&mut change.tx, id).await?),
            None => None,
        };
    }
    if after == before {
        return saved(core, input.board, None).await;
    }
    save(&mut change, &after).await?;
    let operation = change.commit(&OF_BOARDS).await?;
    saved(core, input.board, Some(operation)).await
}

/// Puts a board in front of another one, or behind all.
///
/// # Errors
/// `Forbidden` for members; `NotFound` where one of the two does not exist.
pub async fn move_board(core: &Core, input: MoveBoard) -> Result<BoardsChanged> {
    let mut change = Change::of_settings(core, "board.move", WHAT).await?;
    let subject = store::board(&mut change.tx, input.board).await?;
    let before = match input.before {
        Some(id) => Some(store::board(&mut change.tx, id).await?.id),
        None => None,
    };
    let mut order = store::boards(&mut change.tx).await?;
    if before == Some(subject.id) {
        return Ok(BoardsChanged { operation: None });
    }
    order.retain(|board| board.id != subject.id);
    let at = before.and_then(|before| order.iter().position(|board| board.id == before)).unwrap_or(order.len());
    order.insert(at, subject.clone());
    let mut moved: Vec<BoardRecord> = (0..)
        .zip(order)
        .filter(|(position, board)| board.position != *position)
        .map(|(position, board)| BoardRecord { position, ..board })
        .collect();
    if moved.is_empty() {
        return Ok(BoardsChanged { operation: None });
    }
    moved.sort_by_key(|board| board.id == subject.id);
    for board in &moved {
        save(&mut change, board).await?;
    }
    Ok(BoardsChanged { operation: Some(change.commit(&OF_BOARDS).await?) })
}

/// Deletes a board. Its cards stay on it, out of sight, until that is undone.
///
/// # Errors
/// `Forbidden` for members; `NotFound`.
pub async fn delete(core: &Core, input: DeleteBoard) -> Result<BoardsChanged> {
    let mut change = Change::of_settings(core, "board.delete", WHAT).await?;
    let board = store::board(&mut change.tx, input.board).await?;
    change.keep("board", &[board.id]).await?;
    let deleted_at = Some(change.now);
    store::save_board(&mut change.tx, None, &BoardRecord { deleted_at, ..board.clone() }, change.operation).await?;
    Ok(BoardsChanged { operation: Some(change.commit(&OF_CARDS).await?) })
}

async fn save(change: &mut Change<'_>, board: &BoardRecord) -> Result<()> {
    change.keep("board", &[board.id]).await?;
    store::save_board(&mut change.tx, Some(&fold(&board.name)), board, change.operation).await
}

fn refuse_taken(known: &[BoardRecord], name: &str, own: Option<i64>) -> Result<()> {
    match known.iter().find(|board| Some(board.id) != own && fold(&board.name) == fold(name)) {
        Some(holder) => Err(conflict(format!("There is a board “{}” already. Choose another name.", holder.name))),
        None => Ok(()),
    }
}

async fn saved(core: &Core, id: BoardId, operation: Option<OperationId>) -> Result<BoardSaved> {
    let mut snapshot = core.db().read().begin().await?;
    let record = store::board(&mut snapshot, id).await?;
    let board = show::boards(&mut snapshot, vec![record]).await?.pop();
    Ok(BoardSaved { board: board.ok_or_else(|| Error::NotFound { what: "board", id: id.to_string() })?, operation })
}
