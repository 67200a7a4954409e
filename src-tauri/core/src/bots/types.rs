//! Intake bots as they cross the boundary.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{BoardId, BotId, FieldId, FlowAppId, OperationId, RecordTypeId};
use crate::patch::SetTo;
use crate::tags::TagColor;

/// A bot that submissions are filed under.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BotSummary {
    /// Public id.
    pub id: BotId,
    /// Its name.
    pub name: String,
    /// Name of the flow app that it belongs to, or empty.
    pub flow_app: String,
    /// The flow app that it belongs to.
    pub flow_app_id: Option<FlowAppId>,
    /// Submissions of any status, tests included.
    pub submission_count: u32,
    /// The same, told apart.
    pub counts: BotCounts,
    /// The own time of its latest submission, tests included.
    pub last_submission_at: Option<DateTime<Utc>>,
    /// Where a submission's card goes that no rule claims.
    pub default_board: Option<BotBoard>,
    /// What a completed submission makes a record of.
    pub record_type: Option<BotRecordType>,
}

/// A bot's submissions by what they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BotCounts {
    /// Finished, tests aside.
    pub completed: u32,
    /// Begun and not finished, tests aside.
    pub incomplete: u32,
    /// Tests.
    pub tests: u32,
    /// Those without a contact, tests aside.
    pub unmatched: u32,
}

/// A bot's default board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BotBoard {
    /// Public id.
    pub id: BoardId,
    /// Its name.
    pub name: String,
    /// How it looks.
    pub color: TagColor,
    /// It was deleted: nothing goes there.
    pub is_deleted: bool,
}

/// What a bot's submissions make records of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BotRecordType {
    /// Public id.
    pub id: RecordTypeId,
    /// Its name, of one: “Invoice”.
    pub name: String,
    /// It was deleted: no records are made.
    pub is_deleted: bool,
}

/// Asks for one bot with everything about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetBot {
    /// Which.
    pub bot: BotId,
    /// How its submissions over time are put together.
    pub by: BotStep,
    /// Only submissions from this day on, in the workspace's zone; all where absent.
    pub since: Option<NaiveDate>,
}

/// How long a stretch of a bot's history is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum BotStep {
    /// A week, from Monday.
    Week,
    /// A month.
    Month,
}

/// A bot with everything about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BotDetail {
    /// What the list shows of it.
    pub bot: BotSummary,
    /// What its definition says of it, or empty.
    pub description: String,
    /// Id that the source gave it.
    pub external_id: Option<String>,
    /// Its questions in their order, then other answers that came in, the most frequent first.
    pub questions: Vec<BotQuestion>,
    /// Its submissions over time, one stretch after the other without a gap; none where it has none.
    pub history: Vec<BotStretch>,
    /// How the columns of the last import were mapped that went to it; absent where none was saved.
    pub mapping: Option<BotMapping>,
    /// Which answer goes to which field of the records that its submissions make.
    pub record_mapping: Vec<RecordAnswer>,
    /// The own time of its first submission, tests included.
    pub first_submission_at: Option<DateTime<Utc>>,
}

/// A question of a bot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BotQuestion {
    /// Key of its answers: `answer.NAME` in a filter.
    pub name: String,
    /// The question; the key where none is known.
    pub label: String,
    /// Its type as the definition says it; where it is inferred, one of `text number date boolean list`.
    pub kind: String,
    /// Options that the definition lists.
    pub options: Vec<String>,
    /// The definition wants an answer.
    pub is_required: bool,
    /// Submissions with an answer, tests aside.
    pub answered: u32,
    /// Known from the answers that came in alone, not from a definition.
    pub is_inferred: bool,
}

/// Submissions of a stretch of time by what they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BotStretch {
    /// Its first day, in the workspace's zone.
    pub from: NaiveDate,
    /// Finished.
    pub completed: u32,
    /// Begun and not finished.
    pub incomplete: u32,
    /// Tests.
    pub tests: u32,
}

/// How the columns of an import were mapped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BotMapping {
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// By header.
    pub columns: Vec<BotMappingColumn>,
}

/// Where a column went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BotMappingColumn {
    /// The header, or key of the answer.
    pub header: String,
    /// The question, where a schema tells it; else the header.
    pub label: String,
    /// The target's word: `email`, `answer`, `field:KEY`, …
    pub target: String,
    /// The target for the eye: “E-mail”, a custom field's label.
    pub target_label: String,
}

/// Which answer goes to a field of a record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordAnswer {
    /// A field of the record type.
    pub field: FieldId,
    /// Key of the answer.
    pub answer: String,
}

/// Changes what a bot is set to do; what is absent stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateBot {
    /// Which.
    pub bot: BotId,
    /// The new name.
    #[serde(default)]
    pub name: Option<String>,
    /// The flow app that it belongs to.
    #[serde(default)]
    pub flow_app: Option<SetTo<FlowAppId>>,
    /// Where a submission's card goes that no rule claims.
    #[serde(default)]
    pub default_board: Option<SetTo<BoardId>>,
    /// What a completed submission makes a record of. Another type begins without a mapping unless one is given.
    #[serde(default)]
    pub record_type: Option<SetTo<RecordTypeId>>,
    /// Which answer goes to which field: all of them.
    #[serde(default)]
    pub record_mapping: Option<Vec<RecordAnswer>>,
}

/// A bot that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct BotSaved {
    /// The bot as it is now.
    pub bot: BotSummary,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}
