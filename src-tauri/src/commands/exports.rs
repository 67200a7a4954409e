//! Contacts as a file.

use contact_core::exports::{self, ExportContacts, ExportReport};
use contact_core::progress::Progress;
use tauri::State;
use tauri::ipc::Channel;

use crate::error::AppError;
use crate::state::App;

/// Writes contacts as CSV where the person says; nothing where they cancel.
#[tauri::command]
#[specta::specta]
pub async fn export_contacts(
    app: State<'_, App>,
    input: ExportContacts,
    job: String,
    progress: Channel<Progress>,
) -> Result<Option<ExportReport>, AppError> {
    app.save_job("contacts.csv", job, progress, async |core, path, job| exports::write_csv(&core, input, &path, job).await).await
}
