//! Routing rules: where cards of submissions go.

use contact_core::progress::Progress;
use contact_core::routing::{
    self, CreateRoutingRule, GetRoutingRule, ListRoutingRules, MoveRoutingRule, RouteSubmissions, RoutingApplied, RoutingPreview,
    RoutingRuleInfo, RoutingRuleSaved, RoutingRulesChanged, RoutingTest, TestRouting, UpdateRoutingRule,
};
use tauri::State;
use tauri::ipc::Channel;

use crate::error::AppError;
use crate::state::App;

/// Rules in the order in which they are tried.
#[tauri::command]
#[specta::specta]
pub async fn list_routing_rules(app: State<'_, App>, input: ListRoutingRules) -> Result<Vec<RoutingRuleInfo>, AppError> {
    app.run(async |core| routing::list(&core, input).await).await
}

/// Makes a rule.
#[tauri::command]
#[specta::specta]
pub async fn create_routing_rule(app: State<'_, App>, input: CreateRoutingRule) -> Result<RoutingRuleSaved, AppError> {
    app.run(async |core| routing::create(&core, input).await).await
}

/// Changes a rule.
#[tauri::command]
#[specta::specta]
pub async fn update_routing_rule(app: State<'_, App>, input: UpdateRoutingRule) -> Result<RoutingRuleSaved, AppError> {
    app.run(async |core| routing::update(&core, input).await).await
}

/// Lets a rule be tried earlier or later.
#[tauri::command]
#[specta::specta]
pub async fn move_routing_rule(app: State<'_, App>, input: MoveRoutingRule) -> Result<RoutingRulesChanged, AppError> {
    app.run(async |core| routing::move_rule(&core, input).await).await
}

/// Deletes a rule.
#[tauri::command]
#[specta::specta]
pub async fn delete_routing_rule(app: State<'_, App>, input: GetRoutingRule) -> Result<RoutingRulesChanged, AppError> {
    app.run(async |core| routing::delete(&core, input).await).await
}

/// Which rule would fire, and why not those before it.
#[tauri::command]
#[specta::specta]
pub async fn test_routing(app: State<'_, App>, input: TestRouting) -> Result<RoutingTest, AppError> {
    app.run(async |core| routing::test(&core, input).await).await
}

/// What routing submissions would do.
#[tauri::command]
#[specta::specta]
pub async fn preview_routing(app: State<'_, App>, input: RouteSubmissions) -> Result<RoutingPreview, AppError> {
    app.run(async |core| routing::preview(&core, input).await).await
}

/// Routes submissions that are there already.
#[tauri::command]
#[specta::specta]
pub async fn apply_routing(
    app: State<'_, App>,
    input: RouteSubmissions,
    job: String,
    progress: Channel<Progress>,
) -> Result<RoutingApplied, AppError> {
    app.run_job(job, progress, async |core, job| routing::apply(&core, input, job).await).await
}
