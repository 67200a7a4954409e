//! Flow apps: containers of one use case each, with bots, boards, record types and routing rules. What belongs to one is
//! said where it is changed: a bot's, a board's and a type's own settings.

mod types;

pub use types::*;

use crate::core::Core;
use crate::error::{Error, Result};

fn soon<T>() -> Result<T> {
    Err(Error::internal("not there yet"))
}

/// Every flow app, in the order of the navigation.
pub async fn list(_core: &Core) -> Result<Vec<FlowAppInfo>> {
    soon()
}

/// Makes a flow app.
///
/// # Errors
/// `Invalid` says what the name must be; `Forbidden` unless the owner or an admin acts.
pub async fn create(_core: &Core, _input: CreateFlowApp) -> Result<FlowAppSaved> {
    soon()
}

/// Changes a flow app.
///
/// # Errors
/// `NotFound`; else as [`create`].
pub async fn update(_core: &Core, _input: UpdateFlowApp) -> Result<FlowAppSaved> {
    soon()
}

/// Puts a flow app somewhere else in the navigation.
///
/// # Errors
/// `NotFound`; `Forbidden`.
pub async fn move_flow_app(_core: &Core, _input: MoveFlowApp) -> Result<FlowAppsChanged> {
    soon()
}

/// Deletes a flow app with its routing rules. Its bots, boards and record types are left without one.
///
/// # Errors
/// `NotFound`; `Forbidden`.
pub async fn delete(_core: &Core, _input: GetFlowApp) -> Result<FlowAppsChanged> {
    soon()
}
