//! Importing files: read, plan, apply, take back.

use contact_core::exports::ExportReport;
use contact_core::imports::{
    self, GetImport, GetImportRows, ImportDraft, ImportReport, ImportRowPage, ImportSummary, MappingPreview, RowFilter, RunImport,
    StageImport, UndoReport,
};
use contact_core::progress::Progress;
use tauri::State;
use tauri::ipc::Channel;

use crate::error::AppError;
use crate::picker::rejects_name;
use crate::state::App;

/// Reads files into a draft.
#[tauri::command]
#[specta::specta]
pub async fn stage_import(
    app: State<'_, App>,
    input: StageImport,
    job: String,
    progress: Channel<Progress>,
) -> Result<ImportDraft, AppError> {
    app.run_job(job, progress, async |core, job| imports::stage(&core, input, job).await).await
}

/// How many rows would get an identity under other settings.
#[tauri::command]
#[specta::specta]
pub async fn preview_mapping(app: State<'_, App>, input: RunImport) -> Result<MappingPreview, AppError> {
    app.run(async |core| imports::preview_mapping(&core, input).await).await
}

/// Works out the outcome of every row; writes nothing.
#[tauri::command]
#[specta::specta]
pub async fn plan_import(
    app: State<'_, App>,
    input: RunImport,
    job: String,
    progress: Channel<Progress>,
) -> Result<ImportReport, AppError> {
    app.run_job(job, progress, async |core, job| imports::plan(&core, input, job).await).await
}

/// Writes a draft into the workspace.
#[tauri::command]
#[specta::specta]
pub async fn apply_import(
    app: State<'_, App>,
    input: RunImport,
    job: String,
    progress: Channel<Progress>,
) -> Result<ImportReport, AppError> {
    app.run_job(job, progress, async |core, job| imports::apply(&core, input, job).await).await
}

/// Finishes an import that was stopped half-way.
#[tauri::command]
#[specta::specta]
pub async fn finish_import(
    app: State<'_, App>,
    input: GetImport,
    job: String,
    progress: Channel<Progress>,
) -> Result<ImportReport, AppError> {
    app.run_job(job, progress, async |core, job| imports::finish(&core, input, job).await).await
}

/// Takes an import back.
#[tauri::command]
#[specta::specta]
pub async fn undo_import(app: State<'_, App>, input: GetImport, job: String, progress: Channel<Progress>) -> Result<UndoReport, AppError> {
    app.run_job(job, progress, async |core, job| imports::undo(&core, input, job).await).await
}

/// Forgets a draft.
#[tauri::command]
#[specta::specta]
pub async fn discard_draft(app: State<'_, App>, input: GetImport) -> Result<(), AppError> {
    app.run(async |core| imports::discard(&core, input).await).await
}

/// Every import, newest first.
#[tauri::command]
#[specta::specta]
pub async fn list_imports(app: State<'_, App>) -> Result<Vec<ImportSummary>, AppError> {
    app.run(async |core| imports::list(&core).await).await
}

/// One import.
#[tauri::command]
#[specta::specta]
pub async fn get_import(app: State<'_, App>, input: GetImport) -> Result<ImportSummary, AppError> {
    app.run(async |core| imports::get(&core, input).await).await
}

/// Rows of a planned or finished import with their outcomes.
#[tauri::command]
#[specta::specta]
pub async fn get_import_rows(app: State<'_, App>, input: GetImportRows) -> Result<ImportRowPage, AppError> {
    app.run(async |core| imports::rows(&core, input).await).await
}

/// Saves the refused rows where the person says; nothing where they cancel.
#[tauri::command]
#[specta::specta]
pub async fn save_rejects(app: State<'_, App>, input: GetImport) -> Result<Option<ExportReport>, AppError> {
    let first = GetImportRows { import: input.import, filter: RowFilter::Rejected, offset: 0, limit: 1 };
    let refused = app.run(async |core| imports::rows(&core, first).await).await?;
    app.save(&rejects_name(refused.rows.first().map_or("rows.csv", |row| &row.file)), async |core, path| {
        imports::save_rejects(&core, input, &path).await
    })
    .await
}
