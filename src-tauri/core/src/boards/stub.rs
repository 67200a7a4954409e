//! Not there yet.

use super::types::*;
use crate::core::Core;
use crate::error::{Error, Result};

/// Every board with its phases, in the order of the navigation.
pub async fn list(core: &Core) -> Result<Vec<BoardInfo>> {
    let _ = core;
    Err(Error::internal("boards are not there yet"))
}

/// A board, its phases, and how many cards each shows.
pub async fn get(core: &Core, input: GetBoard) -> Result<BoardDetail> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Makes a board.
pub async fn create(core: &Core, input: CreateBoard) -> Result<BoardSaved> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Changes a board.
pub async fn update(core: &Core, input: UpdateBoard) -> Result<BoardSaved> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Puts a board somewhere else in the navigation.
pub async fn move_board(core: &Core, input: MoveBoard) -> Result<BoardsChanged> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Deletes a board.
pub async fn delete(core: &Core, input: DeleteBoard) -> Result<BoardsChanged> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Adds a phase to a board.
pub async fn create_phase(core: &Core, input: CreatePhase) -> Result<PhaseSaved> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Changes a phase.
pub async fn update_phase(core: &Core, input: UpdatePhase) -> Result<PhaseSaved> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Puts a phase somewhere else on its board.
pub async fn move_phase(core: &Core, input: MovePhase) -> Result<BoardsChanged> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Deletes a phase; its cards go to another one.
pub async fn delete_phase(core: &Core, input: DeletePhase) -> Result<BoardsChanged> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// A window of the cards of a phase, or of a whole board.
pub async fn cards(core: &Core, input: ListCards) -> Result<CardPage> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// A card with everything about it.
pub async fn card(core: &Core, input: GetCard) -> Result<CardDetail> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Makes a card.
pub async fn create_card(core: &Core, input: CreateCard) -> Result<CardSaved> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Changes a card.
pub async fn update_card(core: &Core, input: UpdateCard) -> Result<CardSaved> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Puts a card somewhere else.
pub async fn move_card(core: &Core, input: MoveCard) -> Result<CardSaved> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Puts cards in the bin.
pub async fn delete_cards(core: &Core, input: DeleteCards) -> Result<CardsChanged> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Takes a card out of the bin.
pub async fn restore_card(core: &Core, input: GetCard) -> Result<CardSaved> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Says something about a card.
pub async fn add_comment(core: &Core, input: AddComment) -> Result<CommentSaved> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Gives a comment another text.
pub async fn update_comment(core: &Core, input: UpdateComment) -> Result<CommentSaved> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// Deletes a comment.
pub async fn delete_comment(core: &Core, input: DeleteComment) -> Result<BoardsChanged> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}

/// The cards about a contact.
pub async fn of_contact(core: &Core, input: ListContactCards) -> Result<ContactCards> {
    let _ = (core, input);
    Err(Error::internal("boards are not there yet"))
}
