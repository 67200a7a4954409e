//! Custom fields: what the team keeps of a contact, and how the profile is arranged.

use contact_core::contacts::ContactsChanged;
use contact_core::fields::{
    self, ArchiveField, CreateField, CreateFieldGroup, FieldChangePreview, FieldGroupSaved, FieldList, FieldSaved, FieldUse, FieldValue,
    FieldsChanged, GetField, GetFieldGroup, MoveField, MoveFieldGroup, ProfileLayout, SetField, SetFieldCount, SuggestFieldKey, TryField,
    UpdateField, UpdateFieldGroup,
};
use contact_core::progress::Progress;
use tauri::State;
use tauri::ipc::Channel;

use crate::error::AppError;
use crate::state::App;

/// Every group and every field.
#[tauri::command]
#[specta::specta]
pub async fn list_fields(app: State<'_, App>) -> Result<FieldList, AppError> {
    app.run(async |core| fields::list(&core).await).await
}

/// How many contacts have a value of a field.
#[tauri::command]
#[specta::specta]
pub async fn get_field_use(app: State<'_, App>, input: GetField) -> Result<FieldUse, AppError> {
    app.run(async |core| fields::field_use(&core, input).await).await
}

/// The key that a field of this label would get.
#[tauri::command]
#[specta::specta]
pub async fn suggest_field_key(app: State<'_, App>, input: SuggestFieldKey) -> Result<String, AppError> {
    app.run(async |core| fields::suggest_key(&core, input).await).await
}

/// Reads a value under a definition that is not saved yet.
#[tauri::command]
#[specta::specta]
pub async fn try_field(app: State<'_, App>, input: TryField) -> Result<Option<FieldValue>, AppError> {
    app.run(async |core| fields::try_value(&core, input).await).await
}

/// Makes a field.
#[tauri::command]
#[specta::specta]
pub async fn create_field(app: State<'_, App>, input: CreateField) -> Result<FieldSaved, AppError> {
    app.run(async |core| fields::create(&core, input).await).await
}

/// What a change of a field would do to its values.
#[tauri::command]
#[specta::specta]
pub async fn preview_field_change(
    app: State<'_, App>,
    input: UpdateField,
    job: String,
    progress: Channel<Progress>,
) -> Result<FieldChangePreview, AppError> {
    app.run_job(job, progress, async |core, job| fields::preview(&core, input, job).await).await
}

/// Changes a field, and its values with it.
#[tauri::command]
#[specta::specta]
pub async fn update_field(
    app: State<'_, App>,
    input: UpdateField,
    job: String,
    progress: Channel<Progress>,
) -> Result<FieldSaved, AppError> {
    app.run_job(job, progress, async |core, job| fields::update(&core, input, job).await).await
}

/// Puts a field somewhere else.
#[tauri::command]
#[specta::specta]
pub async fn move_field(app: State<'_, App>, input: MoveField) -> Result<FieldsChanged, AppError> {
    app.run(async |core| fields::move_field(&core, input).await).await
}

/// Puts a field away, or takes it out again.
#[tauri::command]
#[specta::specta]
pub async fn archive_field(app: State<'_, App>, input: ArchiveField) -> Result<FieldsChanged, AppError> {
    app.run(async |core| fields::archive(&core, input).await).await
}

/// Deletes a field with all its values, for good.
#[tauri::command]
#[specta::specta]
pub async fn delete_field(app: State<'_, App>, input: GetField) -> Result<FieldsChanged, AppError> {
    app.run(async |core| fields::delete(&core, input).await).await
}

/// Makes a group.
#[tauri::command]
#[specta::specta]
pub async fn create_field_group(app: State<'_, App>, input: CreateFieldGroup) -> Result<FieldGroupSaved, AppError> {
    app.run(async |core| fields::create_group(&core, input).await).await
}

/// Renames a group.
#[tauri::command]
#[specta::specta]
pub async fn update_field_group(app: State<'_, App>, input: UpdateFieldGroup) -> Result<FieldGroupSaved, AppError> {
    app.run(async |core| fields::update_group(&core, input).await).await
}

/// Puts a group somewhere else.
#[tauri::command]
#[specta::specta]
pub async fn move_field_group(app: State<'_, App>, input: MoveFieldGroup) -> Result<FieldsChanged, AppError> {
    app.run(async |core| fields::move_group(&core, input).await).await
}

/// Deletes a group; its fields stay, without a group.
#[tauri::command]
#[specta::specta]
pub async fn delete_field_group(app: State<'_, App>, input: GetFieldGroup) -> Result<FieldsChanged, AppError> {
    app.run(async |core| fields::delete_group(&core, input).await).await
}

/// Sets or clears a field of many contacts.
#[tauri::command]
#[specta::specta]
pub async fn set_field(
    app: State<'_, App>,
    input: SetField,
    job: String,
    progress: Channel<Progress>,
) -> Result<ContactsChanged, AppError> {
    app.run_job(job, progress, async |core, job| fields::set(&core, input, job).await).await
}

/// How many contacts a bulk edit would change.
#[tauri::command]
#[specta::specta]
pub async fn count_set_field(app: State<'_, App>, input: SetField) -> Result<SetFieldCount, AppError> {
    app.run(async |core| fields::count_set(&core, input).await).await
}

/// How the acting member has arranged the profile.
#[tauri::command]
#[specta::specta]
pub async fn get_profile_layout(app: State<'_, App>) -> Result<ProfileLayout, AppError> {
    app.run(async |core| fields::layout(&core).await).await
}

/// Arranges the profile for the acting member.
#[tauri::command]
#[specta::specta]
pub async fn set_profile_layout(app: State<'_, App>, input: ProfileLayout) -> Result<ProfileLayout, AppError> {
    app.run(async |core| fields::set_layout(&core, input).await).await
}
