//! Flow apps as they cross the boundary.

use serde::{Deserialize, Serialize};

use crate::ids::{BoardId, BotId, FlowAppId, OperationId, RecordTypeId};
use crate::tags::TagColor;

/// A container for one use case, with what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FlowAppInfo {
    /// Public id.
    pub id: FlowAppId,
    /// Unique, case and accents aside.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Its bots, by name.
    pub bots: Vec<FlowAppBot>,
    /// Its boards, in the order of the navigation.
    pub boards: Vec<FlowAppBoard>,
    /// Its record types, in the order of the navigation.
    pub record_types: Vec<FlowAppRecordType>,
    /// How many routing rules it has.
    pub rules: u32,
    /// How many of them are on and name something that is gone.
    pub rules_with_problem: u32,
}

/// A bot of a flow app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FlowAppBot {
    /// Public id.
    pub id: BotId,
    /// Its name.
    pub name: String,
    /// Submissions of any status, tests included.
    pub submission_count: u32,
}

/// A board of a flow app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FlowAppBoard {
    /// Public id.
    pub id: BoardId,
    /// Its name.
    pub name: String,
    /// How it looks.
    pub color: TagColor,
    /// Cards outside the bin.
    pub card_count: u32,
}

/// A record type of a flow app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FlowAppRecordType {
    /// Public id.
    pub id: RecordTypeId,
    /// Its name, of many: “Invoices”.
    pub plural: String,
    /// A word for its icon.
    pub icon: String,
    /// How it looks.
    pub color: TagColor,
    /// Records outside the bin.
    pub record_count: u32,
}

/// Makes a flow app, behind all others.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CreateFlowApp {
    /// Its name.
    pub name: String,
    /// What it is for; may be empty.
    #[serde(default)]
    pub description: String,
}

/// Changes a flow app; `None` leaves each as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateFlowApp {
    /// Which.
    pub flow_app: FlowAppId,
    /// The new name.
    pub name: Option<String>,
    /// The new description.
    pub description: Option<String>,
}

/// Puts a flow app somewhere else in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MoveFlowApp {
    /// Which.
    pub flow_app: FlowAppId,
    /// In front of this one; at the end where absent.
    pub before: Option<FlowAppId>,
}

/// Names one flow app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetFlowApp {
    /// Which.
    pub flow_app: FlowAppId,
}

/// A flow app that was made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FlowAppSaved {
    /// The flow app as it is now.
    pub flow_app: FlowAppInfo,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// What a change of flow apps did, with the handle that undoes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FlowAppsChanged {
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}
