//! What contacts are to records, and which records belong together.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::fields::FieldCell;
use crate::ids::{ContactId, OperationId, RecordId, RecordLinkId, RecordRelationId, RecordRoleId, RecordTypeId};
use crate::tags::TagColor;

/// The role of a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoleRef {
    /// Public id.
    pub id: RecordRoleId,
    /// What the contact is to the record.
    pub name: String,
    /// What the record is to the contact.
    pub inverse_name: String,
}

/// A contact that is linked to a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordContact {
    /// The link.
    pub link: RecordLinkId,
    /// The contact.
    pub contact: ContactId,
    /// Never empty: name, else e-mail, else phone, else “Unnamed”.
    pub name: String,
    /// Primary e-mail.
    pub email: Option<String>,
    /// What the contact is to the record, if anything is said.
    pub role: Option<RoleRef>,
    /// Since when.
    pub linked_at: DateTime<Utc>,
    /// The contact is in the bin.
    pub in_bin: bool,
}

/// A record that a contact is linked to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LinkedRecord {
    /// The link.
    pub link: RecordLinkId,
    /// The record.
    pub record: RecordId,
    /// Its title.
    pub title: String,
    /// Its type.
    pub record_type: RecordTypeId,
    /// The type's name.
    pub type_name: String,
    /// The type's icon.
    pub icon: String,
    /// The type's colour.
    pub color: TagColor,
    /// What the contact is to it, if anything is said.
    pub role: Option<RoleRef>,
    /// Since when.
    pub linked_at: DateTime<Utc>,
    /// Last change of the record's values.
    pub updated_at: DateTime<Utc>,
    /// The record's values of its type's fields that are not archived.
    pub values: Vec<FieldCell>,
}

/// Another record that belongs together with one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RelatedRecord {
    /// The relation.
    pub relation: RecordRelationId,
    /// The other record.
    pub record: RecordId,
    /// Its title.
    pub title: String,
    /// Its type.
    pub record_type: RecordTypeId,
    /// The type's name.
    pub type_name: String,
    /// The type's icon.
    pub icon: String,
    /// The type's colour.
    pub color: TagColor,
    /// Since when.
    pub related_at: DateTime<Utc>,
}

/// A contact to link, and what it is to the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordLinkInput {
    /// The contact.
    pub contact: ContactId,
    /// The role; none for just linked.
    pub role: Option<RecordRoleId>,
}

/// Links a contact to a record. A contact can have several roles on a record, each once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LinkRecord {
    /// The record.
    pub record: RecordId,
    /// The contact.
    pub contact: ContactId,
    /// What the contact is to it.
    pub role: Option<RecordRoleId>,
}

/// Gives a link another role. Both timelines tell it as an end and a beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateRecordLink {
    /// Which.
    pub link: RecordLinkId,
    /// The new role.
    pub role: Option<RecordRoleId>,
}

/// Ends a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UnlinkRecord {
    /// Which.
    pub link: RecordLinkId,
}

/// A link that was made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordLinkSaved {
    /// The link as it is now.
    pub link: RecordContact,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// Says that two records belong together, of one type or of two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RelateRecords {
    /// One.
    pub record: RecordId,
    /// The other.
    pub other: RecordId,
}

/// Says that two records belong together no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UnrelateRecords {
    /// Which relation.
    pub relation: RecordRelationId,
}
