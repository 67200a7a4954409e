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

/// Asks for matches to check, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListMatches {
    /// Position of the first.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// Matches to check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MatchPage {
    /// How many there are.
    pub total: u32,
    /// Newest first.
    pub matches: Vec<MatchToCheck>,
}

/// Names one match to check.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DecideMatch {
    /// Which.
    pub match_id: MatchId,
}

impl MatchReason {
    /// The stored word.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::NamesDisagree => "names_disagree",
            Self::NewEmail => "new_email",
            Self::EmailAndPhoneDiffer => "email_and_phone_differ",
        }
    }

    /// Reads the stored words; unknown ones are left out.
    pub(crate) fn from_stored(words: &str) -> Vec<Self> {
        let all = [Self::NamesDisagree, Self::NewEmail, Self::EmailAndPhoneDiffer];
        words.split(',').filter_map(|word| all.into_iter().find(|r| r.as_str() == word)).collect()
    }
}
