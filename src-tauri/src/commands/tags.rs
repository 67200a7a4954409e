//! Tags: what there are, and who has them.

use contact_core::contacts::ContactsChanged;
use contact_core::progress::Progress;
use contact_core::tags::{self, GetTag, GetTagUse, MergeTags, TagContacts, TagInfo, TagUse, TaggingCount, UpdateTag};
use tauri::State;
use tauri::ipc::Channel;

use crate::error::AppError;
use crate::state::App;

/// Every tag with how many contacts have it.
#[tauri::command]
#[specta::specta]
pub async fn list_tags(app: State<'_, App>) -> Result<Vec<TagInfo>, AppError> {
    app.run(async |core| tags::list(&core).await).await
}

/// How many of the selected contacts have which tag.
#[tauri::command]
#[specta::specta]
pub async fn get_tag_use(app: State<'_, App>, input: GetTagUse) -> Result<TagUse, AppError> {
    app.run(async |core| tags::tag_use(&core, input).await).await
}

/// How many contacts a change of tags would change.
#[tauri::command]
#[specta::specta]
pub async fn count_tagging(app: State<'_, App>, input: TagContacts) -> Result<TaggingCount, AppError> {
    app.run(async |core| tags::count_tagging(&core, input).await).await
}

/// Gives contacts tags and takes others from them.
#[tauri::command]
#[specta::specta]
pub async fn tag_contacts(
    app: State<'_, App>,
    input: TagContacts,
    job: String,
    progress: Channel<Progress>,
) -> Result<ContactsChanged, AppError> {
    app.run_job(job, progress, async |core, job| tags::tag_contacts(&core, input, job).await).await
}

/// Renames a tag or gives it another colour.
#[tauri::command]
#[specta::specta]
pub async fn update_tag(app: State<'_, App>, input: UpdateTag) -> Result<ContactsChanged, AppError> {
    app.run(async |core| tags::update(&core, input).await).await
}

/// Gives all contacts of one tag another and deletes the one.
#[tauri::command]
#[specta::specta]
pub async fn merge_tags(
    app: State<'_, App>,
    input: MergeTags,
    job: String,
    progress: Channel<Progress>,
) -> Result<ContactsChanged, AppError> {
    app.run_job(job, progress, async |core, job| tags::merge(&core, input, job).await).await
}

/// Deletes a tag.
#[tauri::command]
#[specta::specta]
pub async fn delete_tag(app: State<'_, App>, input: GetTag, job: String, progress: Channel<Progress>) -> Result<ContactsChanged, AppError> {
    app.run_job(job, progress, async |core, job| tags::delete(&core, input, job).await).await
}
