//! Records: what the team keeps beside contacts, and what contacts are to it.

use contact_core::exports::ExportReport;
use contact_core::progress::Progress;
use contact_core::records::{
    self, CreateRecord, CreateRecordRole, CreateRecordType, ExportRecords, FindRecords, FoundRecord, GetRecord, GetRecordHistory,
    GetRecordRole, GetRecordType, ImportRecords, LinkRecord, LinkedRecord, ListContactRecords, ListRecords, LocateRecord, LookAtRecordFile,
    MoveRecordRole, MoveRecordType, RecordFile, RecordHistory, RecordImportReport, RecordLinkSaved, RecordPage, RecordPosition,
    RecordProfile, RecordRoleSaved, RecordSaved, RecordSelection, RecordTypeInfo, RecordTypeSaved, RecordsChanged, RelateRecords,
    SaveRecordRejects, UnlinkRecord, UnrelateRecords, UpdateRecord, UpdateRecordLink, UpdateRecordRole, UpdateRecordType,
};
use tauri::State;
use tauri::ipc::Channel;

use crate::error::AppError;
use crate::picker::rejects_name;
use crate::state::App;

/// Every record type with its roles and fields, in order.
#[tauri::command]
#[specta::specta]
pub async fn list_record_types(app: State<'_, App>) -> Result<Vec<RecordTypeInfo>, AppError> {
    app.run(async |core| records::list_types(&core).await).await
}

/// Makes a record type.
#[tauri::command]
#[specta::specta]
pub async fn create_record_type(app: State<'_, App>, input: CreateRecordType) -> Result<RecordTypeSaved, AppError> {
    app.run(async |core| records::create_type(&core, input).await).await
}

/// Changes a record type.
#[tauri::command]
#[specta::specta]
pub async fn update_record_type(app: State<'_, App>, input: UpdateRecordType) -> Result<RecordTypeSaved, AppError> {
    app.run(async |core| records::update_type(&core, input).await).await
}

/// Puts a record type somewhere else.
#[tauri::command]
#[specta::specta]
pub async fn move_record_type(app: State<'_, App>, input: MoveRecordType) -> Result<RecordsChanged, AppError> {
    app.run(async |core| records::move_type(&core, input).await).await
}

/// Deletes a record type; its records go with it, and come back with undo.
#[tauri::command]
#[specta::specta]
pub async fn delete_record_type(app: State<'_, App>, input: GetRecordType) -> Result<RecordsChanged, AppError> {
    app.run(async |core| records::delete_type(&core, input).await).await
}

/// Makes a role.
#[tauri::command]
#[specta::specta]
pub async fn create_record_role(app: State<'_, App>, input: CreateRecordRole) -> Result<RecordRoleSaved, AppError> {
    app.run(async |core| records::create_role(&core, input).await).await
}

/// Changes a role.
#[tauri::command]
#[specta::specta]
pub async fn update_record_role(app: State<'_, App>, input: UpdateRecordRole) -> Result<RecordRoleSaved, AppError> {
    app.run(async |core| records::update_role(&core, input).await).await
}

/// Puts a role somewhere else.
#[tauri::command]
#[specta::specta]
pub async fn move_record_role(app: State<'_, App>, input: MoveRecordRole) -> Result<RecordsChanged, AppError> {
    app.run(async |core| records::move_role(&core, input).await).await
}

/// Deletes a role; who has it stays linked, without a role.
#[tauri::command]
#[specta::specta]
pub async fn delete_record_role(app: State<'_, App>, input: GetRecordRole) -> Result<RecordsChanged, AppError> {
    app.run(async |core| records::delete_role(&core, input).await).await
}

/// A window of a list of records.
#[tauri::command]
#[specta::specta]
pub async fn list_records(app: State<'_, App>, input: ListRecords) -> Result<RecordPage, AppError> {
    app.run(async |core| records::list(&core, input).await).await
}

/// Where a record stands in a list.
#[tauri::command]
#[specta::specta]
pub async fn locate_record(app: State<'_, App>, input: LocateRecord) -> Result<RecordPosition, AppError> {
    app.run(async |core| records::locate(&core, input).await).await
}

/// Everything about one record but its history.
#[tauri::command]
#[specta::specta]
pub async fn get_record(app: State<'_, App>, input: GetRecord) -> Result<RecordProfile, AppError> {
    app.run(async |core| records::profile(&core, input).await).await
}

/// Makes a record.
#[tauri::command]
#[specta::specta]
pub async fn create_record(app: State<'_, App>, input: CreateRecord) -> Result<RecordSaved, AppError> {
    app.run(async |core| records::create(&core, input).await).await
}

/// Changes values of a record.
#[tauri::command]
#[specta::specta]
pub async fn update_record(app: State<'_, App>, input: UpdateRecord) -> Result<RecordSaved, AppError> {
    app.run(async |core| records::update(&core, input).await).await
}

/// Puts records in the bin.
#[tauri::command]
#[specta::specta]
pub async fn delete_records(app: State<'_, App>, input: RecordSelection) -> Result<RecordsChanged, AppError> {
    app.run(async |core| records::delete(&core, input).await).await
}

/// Takes records out of the bin.
#[tauri::command]
#[specta::specta]
pub async fn restore_records(app: State<'_, App>, input: RecordSelection) -> Result<RecordsChanged, AppError> {
    app.run(async |core| records::restore(&core, input).await).await
}

/// Links a contact to a record.
#[tauri::command]
#[specta::specta]
pub async fn link_record(app: State<'_, App>, input: LinkRecord) -> Result<RecordLinkSaved, AppError> {
    app.run(async |core| records::link(&core, input).await).await
}

/// Gives a link another role.
#[tauri::command]
#[specta::specta]
pub async fn update_record_link(app: State<'_, App>, input: UpdateRecordLink) -> Result<RecordLinkSaved, AppError> {
    app.run(async |core| records::update_link(&core, input).await).await
}

/// Ends a link.
#[tauri::command]
#[specta::specta]
pub async fn unlink_record(app: State<'_, App>, input: UnlinkRecord) -> Result<RecordsChanged, AppError> {
    app.run(async |core| records::unlink(&core, input).await).await
}

/// Says that two records belong together.
#[tauri::command]
#[specta::specta]
pub async fn relate_records(app: State<'_, App>, input: RelateRecords) -> Result<RecordsChanged, AppError> {
    app.run(async |core| records::relate(&core, input).await).await
}

/// Says that two records belong together no more.
#[tauri::command]
#[specta::specta]
pub async fn unrelate_records(app: State<'_, App>, input: UnrelateRecords) -> Result<RecordsChanged, AppError> {
    app.run(async |core| records::unrelate(&core, input).await).await
}

/// Records that a contact is linked to.
#[tauri::command]
#[specta::specta]
pub async fn list_contact_records(app: State<'_, App>, input: ListContactRecords) -> Result<Vec<LinkedRecord>, AppError> {
    app.run(async |core| records::of_contact(&core, input).await).await
}

/// What happened to a record, newest first.
#[tauri::command]
#[specta::specta]
pub async fn get_record_history(app: State<'_, App>, input: GetRecordHistory) -> Result<RecordHistory, AppError> {
    app.run(async |core| records::history(&core, input).await).await
}

/// Records by title, for pickers.
#[tauri::command]
#[specta::specta]
pub async fn find_records(app: State<'_, App>, input: FindRecords) -> Result<Vec<FoundRecord>, AppError> {
    app.run(async |core| records::find(&core, input).await).await
}

/// Writes records as CSV where the person says; nothing where they cancel.
#[tauri::command]
#[specta::specta]
pub async fn export_records(
    app: State<'_, App>,
    input: ExportRecords,
    job: String,
    progress: Channel<Progress>,
) -> Result<Option<ExportReport>, AppError> {
    app.save_job("records.csv", job, progress, async |core, path, job| records::write_csv(&core, input, &path, job).await).await
}

/// Takes a first look at a file of records.
#[tauri::command]
#[specta::specta]
pub async fn look_at_record_file(
    app: State<'_, App>,
    input: LookAtRecordFile,
    job: String,
    progress: Channel<Progress>,
) -> Result<RecordFile, AppError> {
    app.run_job(job, progress, async |core, job| records::look(&core, input, job).await).await
}

/// Makes and changes records by the rows of a file.
#[tauri::command]
#[specta::specta]
pub async fn import_records(
    app: State<'_, App>,
    input: ImportRecords,
    job: String,
    progress: Channel<Progress>,
) -> Result<RecordImportReport, AppError> {
    app.run_job(job, progress, async |core, job| records::import(&core, input, job).await).await
}

/// Saves the rows that an import refused where the person says; nothing where they cancel.
#[tauri::command]
#[specta::specta]
pub async fn save_record_rejects(app: State<'_, App>, input: SaveRecordRejects) -> Result<Option<ExportReport>, AppError> {
    let file = app.run(async |core| records::rejects_file(&core, input).await).await?;
    app.save(&rejects_name(&file), async |core, path| records::save_rejects(&core, input, &path).await).await
}
