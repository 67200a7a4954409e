//! The people who work in the workspace.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::MemberId;

/// What a member may do (design 4.7).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Everything. There is always exactly one.
    Owner,
    /// Everything but members and deleting the workspace.
    Admin,
    /// Everything but settings.
    #[default]
    Member,
}

/// A colour that a member chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "a colour's name says all there is to say")]
pub enum MemberColor {
    Red,
    Orange,
    Amber,
    Green,
    Teal,
    Blue,
    Indigo,
    Violet,
    Pink,
}

/// A person on the team.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// Public id.
    pub id: MemberId,
    /// Name.
    pub name: String,
    /// E-mail, or empty.
    pub email: String,
    /// What they may do.
    pub role: Role,
    /// The colour they chose; nothing for the one that follows from the id.
    pub color: Option<MemberColor>,
    /// When they left; history keeps their name.
    pub left_at: Option<DateTime<Utc>>,
}

/// A new member.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AddMember {
    /// Name; no two members share one.
    pub name: String,
    /// E-mail, or empty.
    pub email: String,
    /// What they may do; not `owner`.
    pub role: Role,
    /// A colour, or nothing for the one that follows from the id.
    pub color: Option<MemberColor>,
}

/// New values of a member; `None` leaves one as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateMember {
    /// Who.
    pub member: MemberId,
    /// Name; no two members share one.
    pub name: Option<String>,
    /// E-mail, or empty.
    pub email: Option<String>,
    /// What they may do. `owner` hands the workspace over: who owned it becomes an admin.
    pub role: Option<Role>,
    /// A colour.
    pub color: Option<MemberColor>,
}

/// Names a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetMember {
    /// Who.
    pub member: MemberId,
}

/// How a member went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MemberRemoved {
    /// Something names them, so they are marked as left instead of forgotten, and can come back.
    pub kept_as_left: bool,
}
