//! What has been done, and taking it back.

use contact_core::contacts::ContactsChanged;
use contact_core::operations::{self, ListOperations, OperationPage, UndoOperation};
use contact_core::progress::Progress;
use tauri::State;
use tauri::ipc::Channel;

use crate::error::AppError;
use crate::state::App;

/// What has been done to the workspace, newest first.
#[tauri::command]
#[specta::specta]
pub async fn list_operations(app: State<'_, App>, input: ListOperations) -> Result<OperationPage, AppError> {
    app.run(async |core| operations::history(&core, input).await).await
}

/// Undoes one change.
#[tauri::command]
#[specta::specta]
pub async fn undo_operation(
    app: State<'_, App>,
    input: UndoOperation,
    job: String,
    progress: Channel<Progress>,
) -> Result<ContactsChanged, AppError> {
    app.run_job(job, progress, async |core, job| operations::undo_watched(&core, input, job).await).await
}
