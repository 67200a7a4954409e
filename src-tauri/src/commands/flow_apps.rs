//! Flow apps.

use contact_core::flow_apps::{self, CreateFlowApp, FlowAppInfo, FlowAppSaved, FlowAppsChanged, GetFlowApp, MoveFlowApp, UpdateFlowApp};
use tauri::State;

use crate::error::AppError;
use crate::state::App;

/// Every flow app, in the order of the navigation.
#[tauri::command]
#[specta::specta]
pub async fn list_flow_apps(app: State<'_, App>) -> Result<Vec<FlowAppInfo>, AppError> {
    app.run(async |core| flow_apps::list(&core).await).await
}

/// Makes a flow app.
#[tauri::command]
#[specta::specta]
pub async fn create_flow_app(app: State<'_, App>, input: CreateFlowApp) -> Result<FlowAppSaved, AppError> {
    app.run(async |core| flow_apps::create(&core, input).await).await
}

/// Changes a flow app.
#[tauri::command]
#[specta::specta]
pub async fn update_flow_app(app: State<'_, App>, input: UpdateFlowApp) -> Result<FlowAppSaved, AppError> {
    app.run(async |core| flow_apps::update(&core, input).await).await
}

/// Puts a flow app somewhere else in the navigation.
#[tauri::command]
#[specta::specta]
pub async fn move_flow_app(app: State<'_, App>, input: MoveFlowApp) -> Result<FlowAppsChanged, AppError> {
    app.run(async |core| flow_apps::move_flow_app(&core, input).await).await
}

/// Deletes a flow app with its routing rules.
#[tauri::command]
#[specta::specta]
pub async fn delete_flow_app(app: State<'_, App>, input: GetFlowApp) -> Result<FlowAppsChanged, AppError> {
    app.run(async |core| flow_apps::delete(&core, input).await).await
}
