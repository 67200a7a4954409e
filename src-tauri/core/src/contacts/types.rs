//! What a contact looks like from outside, and the inputs of the verbs on it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::fields::{FieldCell, FieldInput};
use crate::ids::{ContactId, OperationId};
use crate::segments::ContactSegment;

/// A contact as a row of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ContactRow {
    /// Public id.
    pub id: ContactId,
    /// Never empty: name, else e-mail, else phone, else “Unnamed”.
    pub display_name: String,
    /// Given name, or empty.
    pub first_name: String,
    /// Family name, or empty.
    pub last_name: String,
    /// Primary e-mail as given.
    pub email: Option<String>,
    /// How many e-mails there are.
    pub email_count: u32,
    /// Primary phone in E.164, or as written where it does not parse.
    pub phone: Option<String>,
    /// The same number in international form for the eye.
    pub phone_display: Option<String>,
    /// How many phones there are.
    pub phone_count: u32,
    /// Tags, in the order of their names.
    pub tags: Vec<String>,
    /// Where the contact came from: a bot's or a file's name, or empty.
    pub source: String,
    /// Completed, non-test submissions.
    pub submission_count: u32,
    /// When the person first appeared.
    pub created_at: DateTime<Utc>,
    /// Last change of the contact itself.
    pub updated_at: DateTime<Utc>,
    /// Latest interaction, at least the creation.
    pub last_activity_at: DateTime<Utc>,
    /// Values of custom fields: in a list those that it asked for, in a profile all.
    #[serde(default)]
    pub fields: Vec<FieldCell>,
}

/// One e-mail of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ContactEmail {
    /// As given.
    pub address: String,
    /// Whether it is the one that lists show.
    pub is_primary: bool,
}

/// One phone of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ContactPhone {
    /// E.164 with `;ext=`, or as written where it does not parse.
    pub number: String,
    /// International form for the eye.
    pub display: String,
    /// Whether it is the one that lists show.
    pub is_primary: bool,
}

/// A contact with everything that stands at the left of its profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ContactProfile {
    /// What the list shows of the contact.
    #[serde(flatten)]
    pub row: ContactRow,
    /// Every e-mail, the primary first.
    pub emails: Vec<ContactEmail>,
    /// Every phone, the primary first.
    pub phones: Vec<ContactPhone>,
    /// When it went to the bin.
    pub deleted_at: Option<DateTime<Utc>>,
    /// All submissions, incomplete and test ones included.
    pub submission_total: u32,
    /// Notes that are not in the bin.
    pub note_total: u32,
    /// Links to records that are not in the bin.
    pub record_total: u32,
    /// Cards that are not in the bin, on boards that are there.
    pub card_total: u32,
    /// Segments that it is a member of, in the order of the navigation.
    pub segments: Vec<ContactSegment>,
}

/// A new contact, made by hand.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CreateContact {
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Addresses, the primary first.
    pub emails: Vec<String>,
    /// Numbers, the primary first.
    pub phones: Vec<String>,
    /// Where the contact came from.
    pub source: String,
    /// Values of custom fields.
    #[serde(default)]
    pub fields: Vec<FieldInput>,
}

/// New values of a contact; `None` leaves a field as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct ContactPatch {
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// All addresses, the primary first; replaces the list.
    pub emails: Option<Vec<String>>,
    /// All numbers, the primary first; replaces the list.
    pub phones: Option<Vec<String>>,
    /// Where the contact came from.
    pub source: Option<String>,
    /// Values of custom fields; those not named stay as they are.
    #[serde(default)]
    pub fields: Vec<FieldInput>,
}

/// Which contacts a bulk verb acts on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "kind")]
pub enum Selection {
    /// These, in this order.
    Ids {
        /// Public ids.
        ids: Vec<ContactId>,
    },
    /// All that the query shows, but for some.
    Matching {
        /// The list's query.
        query: crate::lists::ListQuery,
        /// Those unticked.
        except: Vec<ContactId>,
    },
}

/// What a verb on contacts did, with the handle that undoes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ContactsChanged {
    /// How many contacts changed.
    pub count: u32,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// A contact that a member made or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ContactSaved {
    /// The contact as it is now.
    pub contact: ContactProfile,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// Asks for one contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetContact {
    /// Which.
    pub contact: ContactId,
}

/// Changes one contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateContact {
    /// Which.
    pub contact: ContactId,
    /// The new values.
    pub patch: ContactPatch,
}
