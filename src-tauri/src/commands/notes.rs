//! Notes about contacts.

use contact_core::notes::{self, AddNote, GetNote, ListNotes, NotePage, NoteSaved, NoteVersion, PinNote, UpdateNote};
use tauri::State;

use crate::error::AppError;
use crate::state::App;

/// A stretch of a contact’s notes: the pinned first, then the newest.
#[tauri::command]
#[specta::specta]
pub async fn list_notes(app: State<'_, App>, input: ListNotes) -> Result<NotePage, AppError> {
    app.run(async |core| notes::list(&core, input).await).await
}

/// Earlier texts of a note, the latest first.
#[tauri::command]
#[specta::specta]
pub async fn list_note_versions(app: State<'_, App>, input: GetNote) -> Result<Vec<NoteVersion>, AppError> {
    app.run(async |core| notes::versions(&core, input).await).await
}

/// Writes a note.
#[tauri::command]
#[specta::specta]
pub async fn add_note(app: State<'_, App>, input: AddNote) -> Result<NoteSaved, AppError> {
    app.run(async |core| notes::add(&core, input).await).await
}

/// Gives a note a new text.
#[tauri::command]
#[specta::specta]
pub async fn update_note(app: State<'_, App>, input: UpdateNote) -> Result<NoteSaved, AppError> {
    app.run(async |core| notes::update(&core, input).await).await
}

/// Puts a note first, or back among the others.
#[tauri::command]
#[specta::specta]
pub async fn pin_note(app: State<'_, App>, input: PinNote) -> Result<NoteSaved, AppError> {
    app.run(async |core| notes::pin(&core, input).await).await
}

/// Puts a note in the bin.
#[tauri::command]
#[specta::specta]
pub async fn delete_note(app: State<'_, App>, input: GetNote) -> Result<NoteSaved, AppError> {
    app.run(async |core| notes::delete(&core, input).await).await
}

/// Takes a note out of the bin.
#[tauri::command]
#[specta::specta]
pub async fn restore_note(app: State<'_, App>, input: GetNote) -> Result<NoteSaved, AppError> {
    app.run(async |core| notes::restore(&core, input).await).await
}
