//! What an import shows before, while and after it runs.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::made::{CardCounts, MadeCounts};
use super::mapping::{Mapping, MappingReason, Target};
use crate::activity::FieldChange;
use crate::fields::{FieldConfig, FieldType};
use crate::ids::{CardId, ContactId, ImportId, RecordId, SubmissionId};

/// What the rows of an import are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ImportKind {
    /// Conversations with a bot.
    Submissions,
    /// People, without a conversation.
    Contacts,
    /// Definitions of bots only.
    Bots,
}

/// The form of a file, found by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum FileFormat {
    /// Cells between commas, semicolons, tabs or pipes.
    Csv,
    /// One JSON document.
    Json,
    /// One JSON document a line.
    JsonLines,
    /// An Excel workbook.
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
}

/// A file as the wizard shows it after reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DraftFile {
    /// Name without folders.
    pub name: String,
    /// Its form.
    pub format: FileFormat,
    /// What it was recognised as: “Typeform”, “ioZen submissions”, “CSV with semicolons, Windows-1252”, …
    pub recognised_as: String,
    /// Rows (or submissions, or contacts) in it.
    pub rows: u32,
    /// Rows that cannot be read.
    pub unreadable: u32,
}

/// One column of the source with its target.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DraftColumn {
    /// Header, or key of the answer.
    pub header: String,
    /// The question, where a schema tells it; else the header.
    pub label: String,
    /// Up to three real values.
    pub samples: Vec<String>,
    /// How many rows have a value.
    pub filled: u32,
    /// Where it goes.
    pub target: Target,
    /// Why it goes there.
    pub reason: MappingReason,
    /// Its dates can be read as day-month and as month-day: a person should say.
    pub ambiguous_dates: bool,
    /// Its numbers can be read with a decimal point and with a decimal comma: a person should say.
    #[serde(default)]
    pub ambiguous_numbers: bool,
    /// What a field made from the column would be, by all its values; nothing for a column that is something else already.
    #[serde(default)]
    pub field_guess: Option<NewFieldGuess>,
}

/// What a field made from a column would be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NewFieldGuess {
    /// What its values are.
    pub r#type: FieldType,
    /// Decimals and currency, where the type has them.
    pub config: FieldConfig,
    /// Labels of a select, in the order in which they first came.
    pub options: Vec<String>,
}

/// Files that were read and wait for a plan. Nothing is in the workspace yet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ImportDraft {
    /// Names the draft; becomes the import's id when it is applied.
    pub id: ImportId,
    /// The files.
    pub files: Vec<DraftFile>,
    /// What their rows are.
    pub kind: ImportKind,
    /// Rows of all files, unreadable ones included.
    pub rows: u32,
    /// Columns with their targets.
    pub columns: Vec<DraftColumn>,
    /// Whether the mapping was saved by an earlier import of the same columns.
    pub mapping_known: bool,
    /// Date order, decimal mark and tags mode that go with the columns.
    pub mapping: Mapping,
    /// Whether rows name their own bot, so that none need be chosen.
    pub rows_name_bot: bool,
    /// The bot that the files speak of, or that a file's name suggests.
    pub suggested_bot: String,
    /// Bots that the files define, with the number of their questions.
    pub bots_defined: Vec<String>,
    /// Sentences a person should read before going on.
    pub warnings: Vec<String>,
}

/// Where the rows go and how their columns are read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct ImportSettings {
    /// Name of the bot for rows that do not name one.
    pub bot: Option<String>,
    /// Name of the flow app for new bots.
    pub flow_app: Option<String>,
    /// Targets that differ from the draft's, by header, with the date order and the like.
    pub mapping: Option<Mapping>,
}

/// Counts of what became of submissions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct SubmissionCounts {
    /// New.
    pub created: u32,
    /// Known, with new content.
    pub updated: u32,
    /// Known, nothing new.
    pub unchanged: u32,
}

/// Counts of what became of contacts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ContactCounts {
    /// New people.
    pub created: u32,
    /// Existing people of whom a value changed.
    pub updated: u32,
    /// Existing people who got at least one of the submissions.
    pub matched: u32,
    /// Rows of a contacts file that told nothing new.
    pub unchanged: u32,
}

/// The report of an import: planned or done. The JSON of design section 5.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct ImportReport {
    /// The import; absent for a plan.
    pub import: Option<ImportId>,
    /// What the rows are.
    pub kind: ImportKind,
    /// Created + updated + unchanged + rejected.
    pub rows: u32,
    /// What became of submissions.
    pub submissions: SubmissionCounts,
    /// What became of contacts.
    pub contacts: ContactCounts,
    /// Cards that completed submissions made.
    #[serde(default)]
    pub cards: CardCounts,
    /// Records that completed submissions made.
    #[serde(default)]
    pub records: MadeCounts,
    /// Submissions among the rows that have no contact.
    pub unmatched: u32,
    /// Rows refused, each with its reason.
    pub rejected: u32,
    /// Test submissions among the rows.
    pub tests: u32,
    /// Matches to check that came up.
    pub checks: u32,
    /// Sentences a person should read.
    pub warnings: Vec<String>,
    /// Options of selects that labels of the files made, or would make.
    #[serde(default)]
    pub new_options: Vec<NewOption>,
}

/// An option that an import makes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub struct NewOption {
    /// Key of the field.
    pub field: String,
    /// Its label.
    pub label: String,
}

/// What became, or would become, of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RowOutcome {
    /// A new submission (or contact, in a contacts file).
    Created,
    /// A known one with new content.
    Updated,
    /// A known one with nothing new.
    Unchanged,
    /// Refused, with a reason.
    Rejected,
}

/// What became of the contact of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ContactOutcome {
    /// A new person.
    Created,
    /// An existing person.
    Matched,
    /// Neither e-mail, phone nor name: waits under Unmatched.
    Unmatched,
    /// None is wanted (a test, a refused row).
    None,
}

/// Which rows of an import to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum RowFilter {
    /// Every row.
    All,
    /// Rows whose person is new.
    NewContact,
    /// Rows whose person existed.
    MatchedContact,
    /// Rows that told nothing new.
    Unchanged,
    /// Rows that wait under Unmatched.
    Unmatched,
    /// Rows that were refused.
    Rejected,
    /// Rows whose match should be checked.
    Check,
}

/// Asks for rows of a planned or finished import, in file order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetImportRows {
    /// The draft or import.
    pub import: ImportId,
    /// Which rows.
    pub filter: RowFilter,
    /// Position of the first row wanted.
    pub offset: u32,
    /// How many rows at most.
    pub limit: u32,
}

/// One row with its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ImportRow {
    /// File name.
    pub file: String,
    /// Row as the person counts it in the file: the header is 1 in a table; a JSON file counts its items from 1.
    pub number: u32,
    /// What became of it.
    pub outcome: RowOutcome,
    /// What became of its contact.
    pub contact_outcome: ContactOutcome,
    /// Who it is about, as the row says it.
    pub who: String,
    /// The contact, where there is one in the workspace.
    pub contact: Option<ContactId>,
    /// The submission, where there is one in the workspace.
    pub submission: Option<SubmissionId>,
    /// Old and new values of the contact.
    pub changes: Vec<FieldChange>,
    /// Why it was refused or should be checked, in a sentence.
    pub reason: Option<String>,
}

/// A page of rows with the exact number behind the filter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ImportRowPage {
    /// How many rows the filter has.
    pub total: u32,
    /// The rows.
    pub rows: Vec<ImportRow>,
}

/// How far an import has come in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum ImportState {
    /// Running, or stopped half-way: it can be finished or undone.
    Applying,
    /// Done.
    Applied,
    /// Taken back.
    Undone,
}

/// One run in the list of imports.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ImportSummary {
    /// Public id.
    pub import: ImportId,
    /// File names.
    pub files: Vec<String>,
    /// When it began.
    pub at: DateTime<Utc>,
    /// Who started it.
    pub member: String,
    /// Where it stands.
    pub state: ImportState,
    /// Whether its staged rows are still here, so that a stopped run can be finished.
    pub can_finish: bool,
    /// What it did.
    pub report: ImportReport,
}

/// What taking an import back did.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UndoReport {
    /// Submissions that went.
    pub submissions_removed: u32,
    /// Contacts that went.
    pub contacts_removed: u32,
    /// Contacts that got earlier values back.
    pub contacts_restored: u32,
    /// Cards that went.
    pub cards_removed: u32,
    /// Records that went.
    pub records_removed: u32,
    /// Contacts (or single values) kept because somebody worked on them since.
    pub kept: Vec<KeptContact>,
    /// Cards kept because somebody worked on them since.
    pub kept_cards: Vec<KeptCard>,
    /// Records kept because somebody worked on them since.
    pub kept_records: Vec<KeptRecord>,
}

/// A contact that an undo left, whole or in part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct KeptContact {
    /// The contact.
    pub contact: ContactId,
    /// Its display name.
    pub name: String,
    /// What was kept and why, in a sentence.
    pub reason: String,
}

/// A card that an undo left. Its submission is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct KeptCard {
    /// The card.
    pub card: CardId,
    /// Its title.
    pub title: String,
    /// Why it was kept, in a sentence.
    pub reason: String,
}

/// A record that an undo left. Its submission is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct KeptRecord {
    /// The record.
    pub record: RecordId,
    /// Its title.
    pub title: String,
    /// Why it was kept, in a sentence.
    pub reason: String,
}

/// The `columns` of a `MAP.json`, by header.
pub type ColumnTargets = BTreeMap<String, Target>;

/// Reads files into a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct StageImport {
    /// The files.
    pub paths: Vec<String>,
}

/// Names one import or draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetImport {
    /// Which.
    pub import: ImportId,
}

/// A draft with the settings that a person chose; plans, applies or previews it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RunImport {
    /// The draft.
    pub import: ImportId,
    /// Bot and mapping.
    pub settings: ImportSettings,
}

/// How many rows would get an identity under a mapping.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MappingPreview {
    /// Rows that can be read.
    pub rows: u32,
    /// Rows that would get an e-mail.
    pub with_email: u32,
    /// Rows that would get a phone.
    pub with_phone: u32,
    /// Rows that would get a name.
    pub with_name: u32,
    /// Sentences that a person should read: columns that are ambiguous or used twice.
    pub problems: Vec<String>,
    /// Labels that no option of their column's field has, those of most rows first, at most fifty.
    #[serde(default)]
    pub unknown_options: Vec<UnknownOption>,
}

/// A label that no option of a column's field has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UnknownOption {
    /// Header of the column.
    pub column: String,
    /// The label, as first written.
    pub label: String,
    /// How many rows have it.
    pub count: u32,
}
