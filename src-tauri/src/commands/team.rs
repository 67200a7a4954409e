//! Who is on the team, and who “you” are.

use contact_core::team::{self, AddMember, GetMember, Member, MemberRemoved, UpdateMember};
use tauri::State;

use crate::error::AppError;
use crate::state::App;

/// Everybody, those who left too.
#[tauri::command]
#[specta::specta]
pub async fn list_members(app: State<'_, App>) -> Result<Vec<Member>, AppError> {
    app.run(async |core| team::members(&core).await).await
}

/// Adds a member.
#[tauri::command]
#[specta::specta]
pub async fn add_member(app: State<'_, App>, input: AddMember) -> Result<Member, AppError> {
    app.run(async |core| team::add(&core, input).await).await
}

/// Changes a member.
#[tauri::command]
#[specta::specta]
pub async fn update_member(app: State<'_, App>, input: UpdateMember) -> Result<Member, AppError> {
    app.run(async |core| team::update(&core, input).await).await
}

/// Takes a member off the team.
#[tauri::command]
#[specta::specta]
pub async fn remove_member(app: State<'_, App>, input: GetMember) -> Result<MemberRemoved, AppError> {
    app.run(async |core| team::remove(&core, input).await).await
}

/// Brings back a member who left.
#[tauri::command]
#[specta::specta]
pub async fn bring_back_member(app: State<'_, App>, input: GetMember) -> Result<Member, AppError> {
    app.run(async |core| team::bring_back(&core, input).await).await
}

/// Changes who “you” are.
#[tauri::command]
#[specta::specta]
pub async fn become_member(app: State<'_, App>, input: GetMember) -> Result<Member, AppError> {
    app.run(async |core| team::become_member(&core, input).await).await
}
