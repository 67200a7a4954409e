//! Intake bots.

use contact_core::bots::{self, BotDetail, BotSaved, BotSummary, GetBot, UpdateBot};
use tauri::State;

use crate::error::AppError;
use crate::state::App;

/// Every bot that submissions can be filed under.
#[tauri::command]
#[specta::specta]
pub async fn list_bots(app: State<'_, App>) -> Result<Vec<BotSummary>, AppError> {
    app.run(async |core| bots::list(&core).await).await
}

/// A bot with everything about it.
#[tauri::command]
#[specta::specta]
pub async fn get_bot(app: State<'_, App>, input: GetBot) -> Result<BotDetail, AppError> {
    app.run(async |core| bots::get(&core, input).await).await
}

/// Changes what a bot is set to do.
#[tauri::command]
#[specta::specta]
pub async fn update_bot(app: State<'_, App>, input: UpdateBot) -> Result<BotSaved, AppError> {
    app.run(async |core| bots::update(&core, input).await).await
}
