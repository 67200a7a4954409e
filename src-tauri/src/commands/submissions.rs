//! Conversations with bots.

use contact_core::contacts::ContactsChanged;
use contact_core::submissions::{self, BotSummary, LinkSubmission, ListContactSubmissions, ListUnmatched, SubmissionPage, UnmatchedPage};
use tauri::State;

use crate::error::AppError;
use crate::state::App;

/// A contact’s submissions, newest first.
#[tauri::command]
#[specta::specta]
pub async fn list_contact_submissions(app: State<'_, App>, input: ListContactSubmissions) -> Result<SubmissionPage, AppError> {
    app.run(async |core| submissions::of_contact(&core, input).await).await
}

/// Every bot that submissions can be filed under.
#[tauri::command]
#[specta::specta]
pub async fn list_bots(app: State<'_, App>) -> Result<Vec<BotSummary>, AppError> {
    app.run(async |core| submissions::bots(&core).await).await
}

/// Submissions that wait for a contact.
#[tauri::command]
#[specta::specta]
pub async fn list_unmatched(app: State<'_, App>, input: ListUnmatched) -> Result<UnmatchedPage, AppError> {
    app.run(async |core| submissions::unmatched(&core, input).await).await
}

/// Gives a waiting submission its contact.
#[tauri::command]
#[specta::specta]
pub async fn link_submission(app: State<'_, App>, input: LinkSubmission) -> Result<ContactsChanged, AppError> {
    app.run(async |core| submissions::link(&core, input).await).await
}
