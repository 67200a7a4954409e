//! Matches that a person should look at.

use contact_core::contacts::ContactProfile;
use contact_core::matches::{self, DecideMatch, ListMatches, MatchPage};
use tauri::State;

use crate::error::AppError;
use crate::state::App;

/// Matches that wait for a look.
#[tauri::command]
#[specta::specta]
pub async fn list_matches(app: State<'_, App>, input: ListMatches) -> Result<MatchPage, AppError> {
    app.run(async |core| matches::to_check(&core, input).await).await
}

/// The match is fine as it is.
#[tauri::command]
#[specta::specta]
pub async fn accept_match(app: State<'_, App>, input: DecideMatch) -> Result<(), AppError> {
    app.run(async |core| matches::accept(&core, input).await).await
}

/// The submission becomes a contact of its own, which is returned.
#[tauri::command]
#[specta::specta]
pub async fn split_match(app: State<'_, App>, input: DecideMatch) -> Result<ContactProfile, AppError> {
    app.run(async |core| matches::split(&core, input).await).await
}
