//! The workspace and its settings.

use contact_core::workspace::{self, CreateWorkspace, UpdateWorkspace, WorkspaceInfo};
use tauri::State;

use crate::error::AppError;
use crate::state::App;

/// Makes the workspace, at the first start.
#[tauri::command]
#[specta::specta]
pub async fn create_workspace(app: State<'_, App>, input: CreateWorkspace) -> Result<WorkspaceInfo, AppError> {
    app.create(input).await?;
    app.run(async |core| workspace::info(&core).await).await
}

/// Changes the settings.
#[tauri::command]
#[specta::specta]
pub async fn update_workspace(app: State<'_, App>, input: UpdateWorkspace) -> Result<WorkspaceInfo, AppError> {
    app.run(async |core| workspace::update(&core, input).await).await
}

/// The open workspace with its counts.
#[tauri::command]
#[specta::specta]
pub async fn workspace_info(app: State<'_, App>) -> Result<WorkspaceInfo, AppError> {
    app.run(async |core| workspace::info(&core).await).await
}
