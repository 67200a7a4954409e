//! Matches that a person should look at.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{ContactId, MatchId, SubmissionId};

/// Why a match is suspicious, or two contacts may be one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum MatchReason {
    /// Found by phone, but the names clearly disagree.
    NamesDisagree,
    /// Found by phone, but the e-mail is new to the contact.
    NewEmail,
    /// The e-mail is one contact's, the phone another's.
    EmailAndPhoneDiffer,
}

/// One match to check: a submission found this contact, and something speaks against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MatchToCheck {
    /// Public id.
    pub id: MatchId,
    /// What speaks against it.
    pub reasons: Vec<MatchReason>,
    /// The contact that the submission was linked to.
    pub contact: ContactId,
    /// Its display name.
    pub contact_name: String,
    /// The contact that has the submission's phone (possible duplicates only).
    pub other: Option<ContactId>,
    /// Its display name.
    pub other_name: Option<String>,
    /// The submission.
    pub submission: SubmissionId,
    /// The bot's name.
    pub bot: String,
    /// Name that the submission gave.
    pub given_name: String,
    /// E-mail that the submission gave.
    pub given_email: String,
    /// Phone that the submission gave.
    pub given_phone: String,
    /// The submission's own time.
    pub at: DateTime<Utc>,
}
