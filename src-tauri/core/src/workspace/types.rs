//! The workspace and the people who work in it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::team::Member;

/// The open workspace.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceInfo {
    /// Its name.
    pub name: String,
    /// Default phone region, ISO 3166 alpha-2.
    pub region: String,
    /// IANA time zone.
    pub timezone: String,
    /// The file.
    pub path: String,
    /// Who works in it now.
    pub member: Member,
    /// Contacts that are not in the bin.
    pub contact_count: u32,
    /// Contacts in the bin.
    pub bin_count: u32,
    /// Submissions that wait for a contact.
    pub unmatched_count: u32,
    /// Matches that wait for a look.
    pub check_count: u32,
    /// When the workspace was made.
    pub created_at: DateTime<Utc>,
}

/// A new workspace with its first member, who becomes its owner.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CreateWorkspace {
    /// Its name.
    pub name: String,
    /// Default phone region, ISO 3166 alpha-2.
    pub region: String,
    /// IANA time zone.
    pub timezone: String,
    /// Who you are.
    pub member_name: String,
    /// Your e-mail, or empty.
    pub member_email: String,
    /// Fill it with the sample data.
    pub with_sample: bool,
}

/// New settings; `None` leaves one as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct UpdateWorkspace {
    /// Its name.
    pub name: Option<String>,
    /// Default phone region, ISO 3166 alpha-2.
    pub region: Option<String>,
    /// IANA time zone.
    pub timezone: Option<String>,
}
