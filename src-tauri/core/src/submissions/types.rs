//! A submission as it is read: question above answer.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{BotId, ContactId, SubmissionId};

/// Whether the conversation was finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum SubmissionStatus {
    /// Begun, not finished.
    Incomplete,
    /// Finished.
    Completed,
}

impl SubmissionStatus {
    /// The word that the store, the CLI and the filters use.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Incomplete => "incomplete",
            Self::Completed => "completed",
        }
    }
}

/// One answered (or skipped) question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    /// Key of the answer.
    pub name: String,
    /// The question, from the bot's schema; the key where no schema is known.
    pub label: String,
    /// The answer for the eye: lists joined with `; `, objects as JSON. Empty where the question was skipped.
    pub text: String,
}

/// A line of the conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Message {
    /// Whether the bot said it.
    pub from_bot: bool,
    /// What was said.
    pub text: String,
    /// When, if known.
    pub at: Option<DateTime<Utc>>,
}

/// A submission with everything it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SubmissionDetail {
    /// Public id.
    pub id: SubmissionId,
    /// Id that the source gave it.
    pub external_id: Option<String>,
    /// The bot's name.
    pub bot: String,
    /// Finished or not.
    pub status: SubmissionStatus,
    /// A test conversation.
    pub is_test: bool,
    /// When it began, if known.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was finished, if known.
    pub completed_at: Option<DateTime<Utc>>,
    /// The submission's own time: completion, else last update, else start, else import.
    pub at: DateTime<Utc>,
    /// Summary that the source made.
    pub summary: Option<String>,
    /// In the order of the bot's schema, then as they came.
    pub answers: Vec<Answer>,
    /// The conversation, where the file had one.
    pub transcript: Vec<Message>,
    /// File it came from.
    pub file: Option<String>,
}

/// A bot that submissions can be filed under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BotSummary {
    /// Public id.
    pub id: BotId,
    /// Its name.
    pub name: String,
    /// The flow app it belongs to.
    pub flow_app: String,
    /// Submissions of any status, tests included.
    pub submission_count: u32,
}

/// A submission without a contact, waiting for a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UnmatchedSubmission {
    /// Public id.
    pub id: SubmissionId,
    /// The bot's name.
    pub bot: String,
    /// The submission's own time.
    pub at: DateTime<Utc>,
    /// Finished or not.
    pub status: SubmissionStatus,
    /// Its first answers for the eye.
    pub preview: Vec<Answer>,
}

/// Links a waiting submission to a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LinkSubmission {
    /// The submission.
    pub submission: SubmissionId,
    /// The contact it belongs to.
    pub contact: ContactId,
}

/// Asks for a contact's submissions, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListContactSubmissions {
    /// Whose.
    pub contact: ContactId,
    /// Position of the first.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// A contact's submissions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SubmissionPage {
    /// How many there are.
    pub total: u32,
    /// Newest first.
    pub submissions: Vec<SubmissionDetail>,
}

/// Asks for submissions that wait for a contact, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListUnmatched {
    /// Position of the first.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// Submissions that wait for a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UnmatchedPage {
    /// How many there are.
    pub total: u32,
    /// Newest first.
    pub submissions: Vec<UnmatchedSubmission>,
}

impl SubmissionStatus {
    /// The stored word; the table's CHECK allows no other.
    pub(crate) fn from_stored(word: &str) -> Self {
        if word == "completed" { Self::Completed } else { Self::Incomplete }
    }
}
