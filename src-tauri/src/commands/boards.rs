//! Boards, their phases and cards, and what members say about cards.

use contact_core::boards::{
    self, AddComment, BoardDetail, BoardInfo, BoardSaved, BoardTemplateInfo, BoardsChanged, CardDetail, CardPage, CardSaved, CardsChanged,
    CommentSaved, ContactCards, CreateBoard, CreateCard, CreatePhase, DeleteBoard, DeleteCards, DeleteComment, DeletePhase, GetBoard,
    GetCard, ListCards, ListContactCards, MoveBoard, MoveCard, MovePhase, PhaseSaved, RestoreCards, UpdateBoard, UpdateCard, UpdateComment,
    UpdatePhase,
};
use tauri::State;

use crate::error::AppError;
use crate::state::App;

/// Every board with its phases, in the order of the navigation.
#[tauri::command]
#[specta::specta]
pub async fn list_boards(app: State<'_, App>) -> Result<Vec<BoardInfo>, AppError> {
    app.run(async |core| boards::list(&core).await).await
}

/// The boards to begin with.
#[tauri::command]
#[specta::specta]
pub async fn list_board_templates(app: State<'_, App>) -> Result<Vec<BoardTemplateInfo>, AppError> {
    app.run(async |_| Ok(boards::templates())).await
}

/// A board, its phases, and how many cards each shows.
#[tauri::command]
#[specta::specta]
pub async fn get_board(app: State<'_, App>, input: GetBoard) -> Result<BoardDetail, AppError> {
    app.run(async |core| boards::get(&core, input).await).await
}

/// Makes a board.
#[tauri::command]
#[specta::specta]
pub async fn create_board(app: State<'_, App>, input: CreateBoard) -> Result<BoardSaved, AppError> {
    app.run(async |core| boards::create(&core, input).await).await
}

/// Changes a board.
#[tauri::command]
#[specta::specta]
pub async fn update_board(app: State<'_, App>, input: UpdateBoard) -> Result<BoardSaved, AppError> {
    app.run(async |core| boards::update(&core, input).await).await
}

/// Puts a board somewhere else in the navigation.
#[tauri::command]
#[specta::specta]
pub async fn move_board(app: State<'_, App>, input: MoveBoard) -> Result<BoardsChanged, AppError> {
    app.run(async |core| boards::move_board(&core, input).await).await
}

/// Deletes a board.
#[tauri::command]
#[specta::specta]
pub async fn delete_board(app: State<'_, App>, input: DeleteBoard) -> Result<BoardsChanged, AppError> {
    app.run(async |core| boards::delete(&core, input).await).await
}

/// Adds a phase to a board.
#[tauri::command]
#[specta::specta]
pub async fn create_phase(app: State<'_, App>, input: CreatePhase) -> Result<PhaseSaved, AppError> {
    app.run(async |core| boards::create_phase(&core, input).await).await
}

/// Changes a phase.
#[tauri::command]
#[specta::specta]
pub async fn update_phase(app: State<'_, App>, input: UpdatePhase) -> Result<PhaseSaved, AppError> {
    app.run(async |core| boards::update_phase(&core, input).await).await
}

/// Puts a phase somewhere else on its board.
#[tauri::command]
#[specta::specta]
pub async fn move_phase(app: State<'_, App>, input: MovePhase) -> Result<BoardsChanged, AppError> {
    app.run(async |core| boards::move_phase(&core, input).await).await
}

/// Deletes a phase; its cards go to another one.
#[tauri::command]
#[specta::specta]
pub async fn delete_phase(app: State<'_, App>, input: DeletePhase) -> Result<BoardsChanged, AppError> {
    app.run(async |core| boards::delete_phase(&core, input).await).await
}

/// A window of the cards of a phase, or of a whole board.
#[tauri::command]
#[specta::specta]
pub async fn list_cards(app: State<'_, App>, input: ListCards) -> Result<CardPage, AppError> {
    app.run(async |core| boards::cards(&core, input).await).await
}

/// A card with everything about it.
#[tauri::command]
#[specta::specta]
pub async fn get_card(app: State<'_, App>, input: GetCard) -> Result<CardDetail, AppError> {
    app.run(async |core| boards::card(&core, input).await).await
}

/// Makes a card.
#[tauri::command]
#[specta::specta]
pub async fn create_card(app: State<'_, App>, input: CreateCard) -> Result<CardSaved, AppError> {
    app.run(async |core| boards::create_card(&core, input).await).await
}

/// Changes a card.
#[tauri::command]
#[specta::specta]
pub async fn update_card(app: State<'_, App>, input: UpdateCard) -> Result<CardSaved, AppError> {
    app.run(async |core| boards::update_card(&core, input).await).await
}

/// Puts a card somewhere else.
#[tauri::command]
#[specta::specta]
pub async fn move_card(app: State<'_, App>, input: MoveCard) -> Result<CardSaved, AppError> {
    app.run(async |core| boards::move_card(&core, input).await).await
}

/// Puts cards in the bin.
#[tauri::command]
#[specta::specta]
pub async fn delete_cards(app: State<'_, App>, input: DeleteCards) -> Result<CardsChanged, AppError> {
    app.run(async |core| boards::delete_cards(&core, input).await).await
}

/// Takes cards out of the bin.
#[tauri::command]
#[specta::specta]
pub async fn restore_cards(app: State<'_, App>, input: RestoreCards) -> Result<CardsChanged, AppError> {
    app.run(async |core| boards::restore_cards(&core, input).await).await
}

/// Says something about a card.
#[tauri::command]
#[specta::specta]
pub async fn add_comment(app: State<'_, App>, input: AddComment) -> Result<CommentSaved, AppError> {
    app.run(async |core| boards::add_comment(&core, input).await).await
}

/// Gives a comment another text.
#[tauri::command]
#[specta::specta]
pub async fn update_comment(app: State<'_, App>, input: UpdateComment) -> Result<CommentSaved, AppError> {
    app.run(async |core| boards::update_comment(&core, input).await).await
}

/// Deletes a comment.
#[tauri::command]
#[specta::specta]
pub async fn delete_comment(app: State<'_, App>, input: DeleteComment) -> Result<BoardsChanged, AppError> {
    app.run(async |core| boards::delete_comment(&core, input).await).await
}

/// The cards about a contact.
#[tauri::command]
#[specta::specta]
pub async fn list_contact_cards(app: State<'_, App>, input: ListContactCards) -> Result<ContactCards, AppError> {
    app.run(async |core| boards::of_contact(&core, input).await).await
}
