//! People: the list, the profile, and the verbs on them.

use contact_core::activity::{self, GetTimeline, TimelinePage};
use contact_core::contacts::{self, ContactProfile, ContactSaved, ContactsChanged, CreateContact, GetContact, Selection, UpdateContact};
use contact_core::lists::{self, ContactPage, ContactPosition, ListContacts, LocateContact};
use tauri::State;

use crate::error::AppError;
use crate::state::App;

/// A window of the list, by position.
#[tauri::command]
#[specta::specta]
pub async fn list_contacts(app: State<'_, App>, input: ListContacts) -> Result<ContactPage, AppError> {
    app.run(async |core| lists::page(&core, input).await).await
}

/// Where a contact stands in a list.
#[tauri::command]
#[specta::specta]
pub async fn locate_contact(app: State<'_, App>, input: LocateContact) -> Result<ContactPosition, AppError> {
    app.run(async |core| lists::locate(&core, input).await).await
}

/// Everything at the left of a profile.
#[tauri::command]
#[specta::specta]
pub async fn get_contact(app: State<'_, App>, input: GetContact) -> Result<ContactProfile, AppError> {
    app.run(async |core| contacts::profile(&core, input).await).await
}

/// Makes a contact by hand.
#[tauri::command]
#[specta::specta]
pub async fn create_contact(app: State<'_, App>, input: CreateContact) -> Result<ContactSaved, AppError> {
    app.run(async |core| contacts::create(&core, input).await).await
}

/// Changes a contact.
#[tauri::command]
#[specta::specta]
pub async fn update_contact(app: State<'_, App>, input: UpdateContact) -> Result<ContactSaved, AppError> {
    app.run(async |core| contacts::update(&core, input).await).await
}

/// Puts contacts in the bin.
#[tauri::command]
#[specta::specta]
pub async fn delete_contacts(app: State<'_, App>, input: Selection) -> Result<ContactsChanged, AppError> {
    app.run(async |core| contacts::delete(&core, input).await).await
}

/// Takes contacts out of the bin.
#[tauri::command]
#[specta::specta]
pub async fn restore_contacts(app: State<'_, App>, input: Selection) -> Result<ContactsChanged, AppError> {
    app.run(async |core| contacts::restore(&core, input).await).await
}

/// A stretch of a contact’s timeline, newest first.
#[tauri::command]
#[specta::specta]
pub async fn get_timeline(app: State<'_, App>, input: GetTimeline) -> Result<TimelinePage, AppError> {
    app.run(async |core| activity::timeline(&core, input).await).await
}
