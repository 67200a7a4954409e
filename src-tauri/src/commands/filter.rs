//! Filters: what can be asked for, in words and in numbers.

use contact_core::filter::{
    self, ContactCount, CountContacts, DescribeFilter, FilterCatalog, FilterDescription, GetFilterCatalog, SuggestValues, SuggestedValue,
};
use tauri::State;

use crate::error::AppError;
use crate::state::App;

/// Everything that a filter can ask for.
#[tauri::command]
#[specta::specta]
pub async fn get_filter_catalog(app: State<'_, App>, input: GetFilterCatalog) -> Result<FilterCatalog, AppError> {
    app.run(async |core| filter::catalog(&core, input).await).await
}

/// A filter in words.
#[tauri::command]
#[specta::specta]
pub async fn describe_filter(app: State<'_, App>, input: DescribeFilter) -> Result<FilterDescription, AppError> {
    app.run(async |core| filter::describe(&core, input).await).await
}

/// Counts contacts while a filter is built; a later question of the same counter ends this one.
#[tauri::command]
#[specta::specta]
pub async fn count_contacts(app: State<'_, App>, input: CountContacts) -> Result<ContactCount, AppError> {
    app.run(async |core| filter::count(&core, input).await).await
}

/// Values that a field has, the most frequent first.
#[tauri::command]
#[specta::specta]
pub async fn suggest_values(app: State<'_, App>, input: SuggestValues) -> Result<Vec<SuggestedValue>, AppError> {
    app.run(async |core| filter::suggest(&core, input).await).await
}
