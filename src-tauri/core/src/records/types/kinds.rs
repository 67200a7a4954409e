//! Record types and roles.

use serde::{Deserialize, Serialize};

use crate::fields::FieldInfo;
use crate::ids::{FieldId, FlowAppId, OperationId, RecordRoleId, RecordTypeId};
use crate::tags::TagColor;

/// A record type with everything that the team defined of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordTypeInfo {
    /// Public id.
    pub id: RecordTypeId,
    /// Of one: “Invoice”. Unique, case and accents aside.
    pub name: String,
    /// Of many: “Invoices”.
    pub plural: String,
    /// A word for its picture; the page has the set.
    pub icon: String,
    /// How it looks.
    pub color: TagColor,
    /// The flow app that it belongs to.
    pub flow_app: Option<FlowAppId>,
    /// The field whose value is a record's title: a required text of one line.
    pub title_field: FieldId,
    /// What contacts can be to its records, in their order.
    pub roles: Vec<RecordRoleInfo>,
    /// Its fields in their order, archived ones too.
    pub fields: Vec<FieldInfo>,
    /// ISO 4217 code of the money that people use in the workspace's region: what a new amount is in.
    pub currency: String,
    /// Records that are not in the bin.
    pub record_count: u32,
}

/// What a contact can be to a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordRoleInfo {
    /// Public id.
    pub id: RecordRoleId,
    /// What the contact is to the record: “Buyer”. Unique within the type, case and accents aside.
    pub name: String,
    /// What the record is to the contact: “Purchase”.
    pub inverse_name: String,
    /// How many contacts of a record can have it; any number where absent.
    pub contact_limit: Option<u32>,
    /// What whoever sends a submission becomes, where the submission makes the record. One of a type at most.
    pub is_default: bool,
}

/// Everything about a role that can be changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordRoleDefinition {
    /// What the contact is to the record.
    pub name: String,
    /// What the record is to the contact; the type's name where empty.
    pub inverse_name: String,
    /// How many contacts of a record can have it; any number where absent.
    pub contact_limit: Option<u32>,
    /// Whether it is the default, which no other role is then.
    pub is_default: bool,
}

/// Makes a record type, at the end, with the field of its title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CreateRecordType {
    /// Of one.
    pub name: String,
    /// Of many; made from the name where empty.
    pub plural: String,
    /// A word for its picture: lower-case letters and `-`.
    pub icon: String,
    /// How it looks; the next one of the palette where absent.
    pub color: Option<TagColor>,
    /// The flow app that it belongs to.
    pub flow_app: Option<FlowAppId>,
    /// Label of the field whose value is a record's title; “Name” where empty.
    pub title_label: String,
    /// Roles, in their order.
    pub roles: Vec<RecordRoleDefinition>,
}

/// Changes a record type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateRecordType {
    /// Which.
    pub record_type: RecordTypeId,
    /// Of one.
    pub name: String,
    /// Of many; made from the name where empty.
    pub plural: String,
    /// A word for its picture.
    pub icon: String,
    /// How it looks.
    pub color: TagColor,
    /// The flow app that it belongs to.
    pub flow_app: Option<FlowAppId>,
    /// The field whose value is a record's title: a text of the type that every record has; it becomes required.
    pub title_field: FieldId,
}

/// Puts a record type somewhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MoveRecordType {
    /// Which.
    pub record_type: RecordTypeId,
    /// In front of this one; at the end where absent.
    pub before: Option<RecordTypeId>,
}

/// Names one record type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetRecordType {
    /// Which.
    pub record_type: RecordTypeId,
}

/// A record type that was made or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordTypeSaved {
    /// The type as it is now.
    pub record_type: RecordTypeInfo,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// Makes a role, at the end of its type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CreateRecordRole {
    /// Of which type.
    pub record_type: RecordTypeId,
    /// The rest.
    pub definition: RecordRoleDefinition,
}

/// Changes a role.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateRecordRole {
    /// Which.
    pub role: RecordRoleId,
    /// What it is to be.
    pub definition: RecordRoleDefinition,
}

/// Puts a role somewhere else among those of its type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MoveRecordRole {
    /// Which.
    pub role: RecordRoleId,
    /// In front of this one; at the end where absent.
    pub before: Option<RecordRoleId>,
}

/// Names one role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetRecordRole {
    /// Which.
    pub role: RecordRoleId,
}

/// A role that was made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordRoleSaved {
    /// The role as it is now.
    pub role: RecordRoleInfo,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// What a change did, with the handle that undoes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordsChanged {
    /// How many records, types, roles or links changed.
    pub count: u32,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}
