//! Intake bots: what they ask, what came in from them, and what becomes of it beside the contact. Imports make them.

mod types;

pub use types::*;

use crate::core::Core;
use crate::error::{Error, Result};

fn soon<T>() -> Result<T> {
    Err(Error::internal("not there yet"))
}

/// Every bot, by name.
pub async fn list(_core: &Core) -> Result<Vec<BotSummary>> {
    soon()
}

/// A bot with everything about it.
///
/// # Errors
/// `NotFound` where there is no such bot.
pub async fn get(_core: &Core, _input: GetBot) -> Result<BotDetail> {
    soon()
}

/// Changes what a bot is set to do.
///
/// # Errors
/// `NotFound` names what is not there; `Invalid` says what the name must be, or which field or answer of the mapping does not
/// exist; `Forbidden` unless the owner or an admin acts.
pub async fn update(_core: &Core, _input: UpdateBot) -> Result<BotSaved> {
    soon()
}
