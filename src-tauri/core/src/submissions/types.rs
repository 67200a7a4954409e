//! A submission as it is read: question above answer.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::filter::Filter;
use crate::ids::{BoardId, BotId, CardId, ContactId, PhaseId, RecordId, RecordTypeId, RoutingRuleId, SubmissionId};

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

/// Links a submission to a contact, or to another one than it has.
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

/// Asks for submissions of any bot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListSubmissions {
    /// Words that stand in the answers, or in the contact's name or e-mail, case and accents aside; all of them.
    pub search: String,
    /// Of one bot only.
    pub bot: Option<BotId>,
    /// Finished ones only, or unfinished ones.
    pub status: Option<SubmissionStatus>,
    /// A filter over submissions.
    #[serde(default)]
    pub filter: Filter,
    /// Tests are among them.
    pub with_tests: bool,
    /// Only those that wait for a contact.
    pub unmatched_only: bool,
    /// Their order.
    pub sort: SubmissionSort,
    /// Position of the first.
    pub offset: u32,
    /// How many at most.
    pub limit: u32,
}

/// The order of submissions: by their own time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum SubmissionSort {
    /// The latest first.
    #[default]
    Newest,
    /// The earliest first.
    Oldest,
}

/// A stretch of the submissions that were asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SubmissionList {
    /// How many there are.
    pub total: u32,
    /// In the order asked for.
    pub submissions: Vec<SubmissionRow>,
}

/// A submission as a row of the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SubmissionRow {
    /// Public id.
    pub id: SubmissionId,
    /// The bot.
    pub bot: BotId,
    /// Its name.
    pub bot_name: String,
    /// Finished or not.
    pub status: SubmissionStatus,
    /// A test conversation.
    pub is_test: bool,
    /// When it began, if known.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was finished, if known.
    pub completed_at: Option<DateTime<Utc>>,
    /// The submission's own time.
    pub at: DateTime<Utc>,
    /// Whose it is.
    pub contact: Option<SubmissionContact>,
    /// Its first answers for the eye.
    pub preview: Vec<Answer>,
    /// The card that it made.
    pub card: Option<SubmissionCard>,
    /// The record that it made.
    pub record: Option<SubmissionMade>,
}

/// Whose a submission is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SubmissionContact {
    /// The contact.
    pub id: ContactId,
    /// Display name.
    pub name: String,
    /// The contact is in the bin.
    pub in_bin: bool,
}

/// The card that a submission made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SubmissionCard {
    /// The card.
    pub id: CardId,
    /// Its title.
    pub title: String,
    /// Its board now.
    pub board: BoardId,
    /// The board's name.
    pub board_name: String,
    /// Its phase now.
    pub phase: PhaseId,
    /// The phase's name.
    pub phase_name: String,
    /// The card is in the bin.
    pub in_bin: bool,
}

/// The record that a submission made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SubmissionMade {
    /// The record.
    pub id: RecordId,
    /// Its type.
    pub record_type: RecordTypeId,
    /// The type's name, of one: “Invoice”.
    pub type_name: String,
    /// Its title.
    pub title: String,
    /// The record is in the bin.
    pub in_bin: bool,
}

/// Names one submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetSubmission {
    /// Which.
    pub submission: SubmissionId,
}

/// A submission with everything it holds, whose it is, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SubmissionView {
    /// What it holds.
    pub submission: SubmissionDetail,
    /// The bot.
    pub bot: BotId,
    /// Whose it is.
    pub contact: Option<SubmissionContact>,
    /// The card that it made.
    pub card: Option<SubmissionCard>,
    /// What sent the card to its first phase; absent where there is no card.
    pub routed_by: Option<RoutedBy>,
    /// The record that it made.
    pub record: Option<SubmissionMade>,
}

/// What sent a submission's card where it first was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case", rename_all_fields = "camelCase", tag = "kind")]
pub enum RoutedBy {
    /// A routing rule.
    Rule {
        /// Which; absent where it was deleted since.
        rule: Option<RoutingRuleId>,
        /// Its name now; empty where it was deleted since.
        name: String,
    },
    /// No rule: the bot's default board.
    DefaultBoard,
}

impl SubmissionStatus {
    /// The stored word; the table's CHECK allows no other.
    pub(crate) fn from_stored(word: &str) -> Self {
        if word == "completed" { Self::Completed } else { Self::Incomplete }
    }
}
