//! Segments: saved filters, and who came and went.

use contact_core::progress::Progress;
use contact_core::segments::{
    self, CreateSegment, GetImportSegments, GetSegment, GetSegmentHistory, ListSegmentMoves, MoveSegment, PreviewSegment, SaveSegments,
    SegmentChange, SegmentHistory, SegmentInfo, SegmentMovePage, SegmentPreview, SegmentSaved, SegmentsChanged, SegmentsLoaded,
    SegmentsSaved, UpdateSegment,
};
use tauri::State;
use tauri::ipc::Channel;

use crate::error::AppError;
use crate::state::App;

/// Every segment, in the order of the navigation.
#[tauri::command]
#[specta::specta]
pub async fn list_segments(app: State<'_, App>) -> Result<Vec<SegmentInfo>, AppError> {
    app.run(async |core| segments::list(&core).await).await
}

/// Saves a filter under a name.
#[tauri::command]
#[specta::specta]
pub async fn create_segment(
    app: State<'_, App>,
    input: CreateSegment,
    job: String,
    progress: Channel<Progress>,
) -> Result<SegmentSaved, AppError> {
    app.run_job(job, progress, async |core, job| segments::create(&core, input, job).await).await
}

/// Changes a segment.
#[tauri::command]
#[specta::specta]
pub async fn update_segment(
    app: State<'_, App>,
    input: UpdateSegment,
    job: String,
    progress: Channel<Progress>,
) -> Result<SegmentSaved, AppError> {
    app.run_job(job, progress, async |core, job| segments::update(&core, input, job).await).await
}

/// Makes another segment with the same filter.
#[tauri::command]
#[specta::specta]
pub async fn duplicate_segment(
    app: State<'_, App>,
    input: GetSegment,
    job: String,
    progress: Channel<Progress>,
) -> Result<SegmentSaved, AppError> {
    app.run_job(job, progress, async |core, job| segments::duplicate(&core, input, job).await).await
}

/// Puts a segment somewhere else in the navigation.
#[tauri::command]
#[specta::specta]
pub async fn move_segment(app: State<'_, App>, input: MoveSegment) -> Result<SegmentsChanged, AppError> {
    app.run(async |core| segments::move_segment(&core, input).await).await
}

/// Deletes a segment that no other one names.
#[tauri::command]
#[specta::specta]
pub async fn delete_segment(app: State<'_, App>, input: GetSegment) -> Result<SegmentsChanged, AppError> {
    app.run(async |core| segments::delete(&core, input).await).await
}

/// What saving a filter would do.
#[tauri::command]
#[specta::specta]
pub async fn preview_segment(app: State<'_, App>, input: PreviewSegment) -> Result<SegmentPreview, AppError> {
    app.run(async |core| segments::preview(&core, input).await).await
}

/// How a segment grew and shrank.
#[tauri::command]
#[specta::specta]
pub async fn get_segment_history(app: State<'_, App>, input: GetSegmentHistory) -> Result<SegmentHistory, AppError> {
    app.run(async |core| segments::history(&core, input).await).await
}

/// Who came and went, newest first.
#[tauri::command]
#[specta::specta]
pub async fn list_segment_moves(app: State<'_, App>, input: ListSegmentMoves) -> Result<SegmentMovePage, AppError> {
    app.run(async |core| segments::moves(&core, input).await).await
}

/// What an import changed in each segment.
#[tauri::command]
#[specta::specta]
pub async fn get_import_segments(app: State<'_, App>, input: GetImportSegments) -> Result<Vec<SegmentChange>, AppError> {
    app.run(async |core| segments::of_import(&core, input).await).await
}

/// Writes segments as a file where the person says; nothing where they cancel.
#[tauri::command]
#[specta::specta]
pub async fn save_segments(app: State<'_, App>, input: SaveSegments) -> Result<Option<SegmentsSaved>, AppError> {
    app.save("segments.json", async |core, path| segments::save_file(&core, input, &path).await).await
}

/// Makes the segments of a file that the person chooses; nothing where they cancel.
#[tauri::command]
#[specta::specta]
pub async fn load_segments(app: State<'_, App>, job: String, progress: Channel<Progress>) -> Result<Option<SegmentsLoaded>, AppError> {
    app.open_job(job, progress, async |core, path, job| segments::load_file(&core, &path, job).await).await
}
