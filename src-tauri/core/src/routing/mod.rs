//! Routing: which board and phase a completed submission's card goes to. The rules of its bot's flow app are tried in their
//! order and the first that matches says it; else the bot's default board; else there is no card.

mod cards;
mod edit;
mod routes;
mod rules;
mod store;
mod types;

pub(crate) use cards::{CardMaker, Making};
pub use edit::{create, delete, move_rule, update};
pub(crate) use routes::{Asking, Destination, Routes};
pub use rules::list;
pub(crate) use rules::{Tally, tally};
pub(crate) use store::{plan_records, with_card, with_record};
pub use types::*;

use crate::core::Core;
use crate::error::{Error, Result};
use crate::progress::Job;

fn soon<T>() -> Result<T> {
    Err(Error::internal("not there yet"))
}

/// Which rule would fire, and why not those before it.
///
/// # Errors
/// `NotFound` names what is not there; `Invalid` for a value of a contact that cannot be.
pub async fn test(_core: &Core, _input: TestRouting) -> Result<RoutingTest> {
    soon()
}

/// What [`apply`] would do.
///
/// # Errors
/// `NotFound` where there is no such flow app or bot.
pub async fn preview(_core: &Core, _input: RouteSubmissions) -> Result<RoutingPreview> {
    soon()
}

/// Routes submissions that are there already.
///
/// # Errors
/// `NotFound`; `Forbidden` unless the owner or an admin acts; `Cancelled`. Nothing has changed then.
pub async fn apply(_core: &Core, _input: RouteSubmissions, _job: Job) -> Result<RoutingApplied> {
    soon()
}
