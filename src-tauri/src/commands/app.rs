//! The app around the workspace: how it starts, dialogs, windows, running jobs.

use std::path::Path;

use contact_core::workspace::{self, WorkspaceInfo};
use contact_core::{identity, system};
use serde::{Deserialize, Serialize};
use tauri::State;

use crate::error::{AppError, guard};
use crate::state::{App, Opened};

/// A phone region to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Region {
    /// ISO 3166 alpha-2.
    pub code: String,
    /// English name.
    pub name: String,
}

impl Region {
    fn all() -> Vec<Self> {
        identity::Region::all().map(|region| Self { code: region.code().to_owned(), name: region.name().to_owned() }).collect()
    }
}

/// A workspace that cannot be opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceProblem {
    /// The file.
    pub path: String,
    /// Why.
    pub error: AppError,
}

/// What the page needs before it can show anything.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// The open workspace; absent at the first start and where there is a problem.
    pub workspace: Option<WorkspaceInfo>,
    /// Why the workspace cannot be opened.
    pub problem: Option<WorkspaceProblem>,
    /// The person's name, as the system knows it.
    pub suggested_name: String,
    /// Phone region, guessed from the system's language.
    pub suggested_region: String,
    /// Time zone of the system.
    pub suggested_timezone: String,
    /// Phone regions to choose from, by name.
    pub regions: Vec<Region>,
    /// IANA time zones to choose from.
    pub timezones: Vec<String>,
    /// The app's version.
    pub version: String,
    /// Where the workspace is, or will be made.
    pub default_path: String,
}

/// How the app starts.
#[tauri::command]
#[specta::specta]
pub async fn app_state(app: State<'_, App>) -> Result<AppState, AppError> {
    let path = app.workspace_path().display().to_string();
    let (workspace, problem) = match &*app.opened().await {
        Opened::Nothing => (None, None),
        Opened::Workspace(core) => (Some(guard(workspace::info(core)).await?), None),
        Opened::Problem(error) => (None, Some(WorkspaceProblem { path: path.clone(), error: error.clone() })),
    };
    Ok(AppState {
        workspace,
        problem,
        suggested_name: system::user_name(),
        suggested_region: system::region(),
        suggested_timezone: system::timezone(),
        regions: Region::all(),
        timezones: system::timezones(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        default_path: path,
    })
}

/// Asks for files to import; empty where the person cancels.
#[tauri::command]
#[specta::specta]
pub async fn pick_import_files(app: State<'_, App>) -> Result<Vec<String>, AppError> {
    Ok(app.pick_files().await?.into_iter().map(|path| path.display().to_string()).collect())
}

/// Shows a file that the app wrote in the desktop's file manager.
#[tauri::command]
#[specta::specta]
pub async fn show_in_folder(app: State<'_, App>, path: String) -> Result<(), AppError> {
    app.show_in_folder(Path::new(&path)).await
}

/// Opens a web, mail or phone link through the desktop.
#[tauri::command]
#[specta::specta]
pub async fn open_link(app: State<'_, App>, link: String) -> Result<(), AppError> {
    app.open_link(&link).await
}

/// Asks a running job to stop.
#[tauri::command]
#[specta::specta]
pub async fn cancel_job(app: State<'_, App>, job: String) -> Result<(), AppError> {
    app.jobs.cancel(&job);
    Ok(())
}

/// Closes the window; with `force` even while something runs, which stops it.
#[tauri::command]
#[specta::specta]
pub async fn close_window(app: State<'_, App>, force: bool) -> Result<(), AppError> {
    Ok(app.close_window(force)?)
}
