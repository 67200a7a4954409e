//! Conversations with bots.

use contact_core::contacts::ContactsChanged;
use contact_core::submissions::{
    self, GetSubmission, LinkSubmission, ListContactSubmissions, ListSubmissions, ListUnmatched, SubmissionList, SubmissionPage,
    SubmissionView, UnmatchedPage,
};
use tauri::State;

use crate::error::AppError;
use crate::state::App;

/// A contact’s submissions, newest first.
#[tauri::command]
#[specta::specta]
pub async fn list_contact_submissions(app: State<'_, App>, input: ListContactSubmissions) -> Result<SubmissionPage, AppError> {
    app.run(async |core| submissions::of_contact(&core, input).await).await
}

/// Submissions of any bot.
#[tauri::command]
#[specta::specta]
pub async fn list_submissions(app: State<'_, App>, input: ListSubmissions) -> Result<SubmissionList, AppError> {
    app.run(async |core| submissions::list(&core, input).await).await
}

/// One submission with everything it holds, whose it is, and what became of it.
#[tauri::command]
#[specta::specta]
pub async fn get_submission(app: State<'_, App>, input: GetSubmission) -> Result<SubmissionView, AppError> {
    app.run(async |core| submissions::get(&core, input).await).await
}

/// Submissions that wait for a contact.
#[tauri::command]
#[specta::specta]
pub async fn list_unmatched(app: State<'_, App>, input: ListUnmatched) -> Result<UnmatchedPage, AppError> {
    app.run(async |core| submissions::unmatched(&core, input).await).await
}

/// Gives a submission its contact, or another one.
#[tauri::command]
#[specta::specta]
pub async fn link_submission(app: State<'_, App>, input: LinkSubmission) -> Result<ContactsChanged, AppError> {
    app.run(async |core| submissions::link(&core, input).await).await
}
