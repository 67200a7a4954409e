//! Routing: which board and phase a completed submission's card goes to. The rules of its bot's flow app are tried in their
//! order and the first that matches says it; else the bot's default board; else there is no card.

mod types;

pub use types::*;

use crate::core::Core;
use crate::error::{Error, Result};
use crate::progress::Job;

fn soon<T>() -> Result<T> {
    Err(Error::internal("not there yet"))
}

/// Rules in the order in which they are tried.
///
/// # Errors
/// `NotFound` where there is no such flow app.
pub async fn list(_core: &Core, _input: ListRoutingRules) -> Result<Vec<RoutingRuleInfo>> {
    soon()
}

/// Makes a rule, behind all others of its flow app.
///
/// # Errors
/// `NotFound` names what is not there; `Invalid` says what the name must be or what of the filter cannot be asked; `Forbidden`
/// unless the owner or an admin acts.
pub async fn create(_core: &Core, _input: CreateRoutingRule) -> Result<RoutingRuleSaved> {
    soon()
}

/// Changes a rule.
///
/// # Errors
/// As [`create`].
pub async fn update(_core: &Core, _input: UpdateRoutingRule) -> Result<RoutingRuleSaved> {
    soon()
}

/// Lets a rule be tried earlier or later.
///
/// # Errors
/// `NotFound`; `Forbidden`.
pub async fn move_rule(_core: &Core, _input: MoveRoutingRule) -> Result<RoutingRulesChanged> {
    soon()
}

/// Deletes a rule. Cards that it has sent somewhere stay there.
///
/// # Errors
/// `NotFound`; `Forbidden`.
pub async fn delete(_core: &Core, _input: GetRoutingRule) -> Result<RoutingRulesChanged> {
    soon()
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
