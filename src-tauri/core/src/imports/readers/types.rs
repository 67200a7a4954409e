//! What readers find: files, rows, submissions, contacts, bots. Everything as given; nothing is interpreted but the envelope.

use std::path::PathBuf;

use serde_json::Value;

use super::Layout;
use crate::imports::types::{FileFormat, ImportKind};

/// A file after a first look: its form and, for a table, its headers.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// Where it is.
    pub path: PathBuf,
    /// Name without folders.
    pub name: String,
    /// Its form.
    pub format: FileFormat,
    /// For the eye: “Typeform”, “ioZen submissions”, “CSV with semicolons, Windows-1252”.
    pub recognised_as: String,
    /// Which known export it is.
    pub known: Option<KnownExport>,
    /// What its items are.
    pub kind: ImportKind,
    /// Headers of a table, made unique (`Name`, `Name (2)`); empty for JSON.
    pub headers: Vec<String>,
    /// How its bytes are laid out, so that the second look need not find out again.
    pub layout: Layout,
}

/// Exports of other tools that are recognised by their headers and mapped without asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum KnownExport {
    /// Typeform responses.
    Typeform,
    /// Google Forms responses.
    GoogleForms,
    /// Tally responses.
    Tally,
    /// Jotform submissions.
    Jotform,
    /// HubSpot contacts.
    HubSpot,
    /// Google Contacts.
    GoogleContacts,
    /// Outlook contacts.
    Outlook,
    /// The CSV that this app exports.
    OwnExport,
}

/// One thing found in a file, in file order.
#[derive(Debug, Clone)]
pub enum Item {
    /// A row of a table: one cell per header, as given, untrimmed.
    Row {
        /// Row as a person counts it; the header is 1.
        number: u32,
        /// Cells, one per header.
        cells: Vec<String>,
    },
    /// A submission of a JSON file.
    Submission(Box<RawSubmission>),
    /// A contact of a JSON file (`contact.*` webhook).
    Contact(Box<RawContact>),
    /// The definition of a bot, or the schema that a list page carries (then without id and name).
    Bot(Box<BotDefinition>),
    /// Something that cannot be read as a row.
    Unreadable {
        /// Row or item as a person counts it.
        number: u32,
        /// Why, in a sentence.
        reason: String,
        /// The input as it stood, for the rejects file: JSON text, or a JSON array of cells for a table.
        raw: String,
    },
    /// The page says that more pages follow (`next_cursor` where given), or that it is the last one.
    Page {
        /// More pages follow.
        has_more: bool,
    },
    /// A sentence that a person should read.
    Warning(String),
}

/// A submission as a JSON file gives it. Times are text as given; nothing is interpreted but the envelope.
#[derive(Debug, Clone, Default)]
pub struct RawSubmission {
    /// Item as a person counts it, from 1.
    pub number: u32,
    /// `id`.
    pub external_id: Option<String>,
    /// `intake_bot_id`.
    pub bot_external_id: Option<String>,
    /// Bot's name, where the file tells it.
    pub bot_name: Option<String>,
    /// Flow app's id or name, where the file tells it.
    pub flow_app: Option<String>,
    /// `status` as given; the old webhook's `submission.created` gives `COMPLETED`.
    pub status: Option<String>,
    /// `is_test`.
    pub is_test: Option<bool>,
    /// `created_at`: when it began.
    pub started_at: Option<String>,
    /// `completed_at`, where given.
    pub completed_at: Option<String>,
    /// `updated_at`, or a webhook's own time.
    pub updated_at: Option<String>,
    /// `ai_summary`.
    pub summary: Option<String>,
    /// E-mail of a `contact` object beside the answers (old webhook).
    pub contact_email: Option<String>,
    /// Answers in their order, values as given.
    pub answers: Vec<(String, Value)>,
    /// The conversation.
    pub messages: Vec<RawMessage>,
    /// Envelope keys that no field above takes, kept whole.
    pub extra: Vec<(String, Value)>,
    /// The item's JSON text, for the rejects file.
    pub raw: String,
}

/// A line of a conversation as given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawMessage {
    /// `assistant` or `AI` said it.
    pub from_bot: bool,
    /// `content`.
    pub text: String,
    /// `created_at`.
    pub at: Option<String>,
}

/// A contact as a JSON file gives it.
#[derive(Debug, Clone, Default)]
pub struct RawContact {
    /// Item as a person counts it, from 1.
    pub number: u32,
    /// Its keys and values in their order (`email`, `phone`, `first_name`, …).
    pub fields: Vec<(String, Value)>,
    /// Time of the webhook, or `updated_at`.
    pub updated_at: Option<String>,
    /// The item's JSON text, for the rejects file.
    pub raw: String,
}

/// A bot's definition.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BotDefinition {
    /// `id`, absent for the schema of a list page.
    pub external_id: Option<String>,
    /// `name`, absent for the schema of a list page.
    pub name: Option<String>,
    /// `description`.
    pub description: Option<String>,
    /// `status` as given.
    pub status: Option<String>,
    /// Questions in their order; content blocks and unknown kinds are left out.
    pub schema: Vec<SchemaField>,
}

/// A question of a bot's schema.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SchemaField {
    /// Key into the answers.
    pub name: String,
    /// The question.
    pub label: String,
    /// Type as given (`text`, `email`, `select`, unknown ones too).
    #[serde(rename = "type")]
    pub kind: String,
    /// Options of a choice.
    #[serde(default)]
    pub options: Vec<String>,
    /// Whether it must be answered.
    #[serde(default)]
    pub required: bool,
}
