//! Guesses where columns go, from headers, labels, types and values. Pure: no file, no workspace.
//!
//! In this order, the first that answers wins: the columns of a known export; a header, key or label that equals a target's
//! word; one that equals the key or label of a custom field; the schema's type (email, phone); synonyms in seven languages; values that look like e-mails or phones. Addresses and
//! numbers of somebody else (“Manager's e-mail”) are left as answers, because they would join two people into one.
//!
//! What the rows of a table are: people, for an export of contacts (HubSpot, Google Contacts, Outlook, our own). People, too,
//! for a table that names a person (e-mail, phone or name) and when the person was made or last active (`created_at`,
//! `last_activity_at`), and has nothing of a conversation (submission id, status, bot, start, completion, message, test flag).
//! Submissions otherwise.

mod known;
mod names;
mod synonyms;
mod tally;
mod values;
mod words;

pub use known::recognise;
pub use names::FieldName;
pub use tally::{ColumnTally, FieldGuess};
pub use values::{DateGuess, DecimalGuess, date_order, decimal_mark, finished};

use self::names::FieldNames;
use self::words::Words;
use super::mapping::{MappingReason, Target};
use super::readers::{KnownExport, without_guard};
use super::rejects::REASON;
use super::types::ImportKind;
use crate::exports::belongings::{RECORDS, RECORDS_KEY};
use crate::exports::is_of_every_export;

/// What is known of a column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ColumnSample {
    /// Header, or key of the answer.
    pub header: String,
    /// The question, where a schema tells it; else the header.
    pub label: String,
    /// Type of the question, where a schema tells it.
    pub schema_type: Option<String>,
    /// Some of its values.
    pub samples: Vec<String>,
}

/// A target for each column, in the order of `columns`, with the reason. `fields` are the custom fields that can be filled.
///
/// Any number of columns may go to e-mail, phone, whole name (items of a log name it differently) and tags; of several for another target the one that says so most plainly
/// gets it, and the others are kept as answers.
pub fn guess(columns: &[ColumnSample], known: Option<KnownExport>, kind: ImportKind, fields: &[FieldName]) -> Vec<(Target, MappingReason)> {
    let by_keys = known == Some(KnownExport::OwnExport) && columns.first().is_some_and(|column| column.header == "id");
    let fields = FieldNames::new(fields, by_keys);
    let candidates: Vec<Candidate> = columns.iter().map(|column| candidate(column, known, kind, &fields)).collect();
    let wins = |at: usize| {
        let candidate = &candidates[at];
        let rival = |other: usize| candidates[other].target == candidate.target && candidates[other].strength > candidate.strength;
        let earlier = |other: usize| candidates[other].target == candidate.target && candidates[other].strength == candidate.strength;
        takes_many(&candidate.target) || (!(0..candidates.len()).any(rival) && !(0..at).any(earlier))
    };
    (0..candidates.len())
        .map(|at| {
            let candidate = &candidates[at];
            if wins(at) { (candidate.target.clone(), candidate.reason) } else { (Target::Answer, MappingReason::Unknown) }
        })
        .collect()
}

/// What the rows of a table are, by its headers.
pub fn kind_of_table(headers: &[String], known: Option<KnownExport>) -> ImportKind {
    match known {
        Some(KnownExport::HubSpot | KnownExport::GoogleContacts | KnownExport::Outlook | KnownExport::OwnExport) => {
            return ImportKind::Contacts;
        }
        Some(KnownExport::Typeform | KnownExport::GoogleForms | KnownExport::Tally | KnownExport::Jotform) => {
            return ImportKind::Submissions;
        }
        None => {}
    }
    let words: Vec<Words> = headers.iter().map(|header| Words::of(header)).collect();
    let targets: Vec<Option<Target>> = words.iter().map(words::synonym).collect();
    let has = |wanted: &[Target]| targets.iter().flatten().any(|target| wanted.contains(target));
    let person = has(&[Target::Email, Target::Phone, Target::Name, Target::FirstName, Target::LastName]);
    let since = words.iter().any(words::is_contact_time);
    let conversation = words.iter().any(words::is_of_conversation);
    if person && since && !conversation { ImportKind::Contacts } else { ImportKind::Submissions }
}

/// Whether an import of our own export passes over a column of this header that is no custom field's.
pub(crate) fn leaves_alone(header: &str) -> bool {
    let column = ColumnSample { header: header.to_owned(), label: header.to_owned(), ..ColumnSample::default() };
    let found = candidate(&column, Some(KnownExport::OwnExport), ImportKind::Contacts, &FieldNames::new(&[], false));
    matches!(found.target, Target::Answer | Target::Ignore)
}

struct Candidate {
    target: Target,
    reason: MappingReason,
    /// Higher says so more plainly.
    strength: u8,
}

fn takes_many(target: &Target) -> bool {
    matches!(target, Target::Email | Target::Phone | Target::Name | Target::Tags | Target::Answer | Target::Ignore)
}

fn candidate(column: &ColumnSample, known: Option<KnownExport>, kind: ImportKind, fields: &FieldNames<'_>) -> Candidate {
    let found = |target, reason, strength| Candidate { target, reason, strength };
    if is_reject_reason(column) {
        return found(Target::Ignore, MappingReason::Label, 9);
    }
    // A field of the team's may be called as another tool calls an e-mail.
    if known == Some(KnownExport::OwnExport)
        && !is_of_every_export(&column.header)
        && let Some(field) = fields.find(without_guard(&column.header, known))
    {
        return found(Target::Field(field.key.clone()), MappingReason::KnownExport, 10);
    }
    if known == Some(KnownExport::OwnExport) && [RECORDS, RECORDS_KEY].iter().any(|begin| column.header.starts_with(begin)) {
        return found(Target::Ignore, MappingReason::KnownExport, 10);
    }
    let (header, label) = (Words::of(&column.header), Words::of(&column.label));
    if let Some((target, strength)) = known.and_then(|known| known::target(known, &header)) {
        return found(target, MappingReason::KnownExport, strength);
    }
    let allowed = |target: &Target| fits(target, column, kind);
    if let Some(target) = words::own_word(&header, kind).or_else(|| words::own_word(&label, kind)).filter(allowed) {
        return found(target, MappingReason::Label, 9);
    }
    if let Some(field) = fields.find(&column.header).or_else(|| fields.find(&column.label)) {
        return found(Target::Field(field.key.clone()), MappingReason::Label, 9);
    }
    let of_another = header.is_about_another() || label.is_about_another();
    if let Some(target) = column.schema_type.as_deref().and_then(schema_target).filter(|_| !of_another) {
        return found(target, MappingReason::Type, 8);
    }
    if let Some((target, strength)) = words::said(&header, kind).or_else(|| words::said(&label, kind)).filter(|(target, _)| allowed(target))
    {
        return found(target, MappingReason::Label, strength);
    }
    // Titles of records may be addresses; whose they are is not said.
    if known == Some(KnownExport::OwnExport) {
        return found(Target::Answer, MappingReason::Unknown, 0);
    }
    let speaks_of_phone = header.mentions_phone() || label.mentions_phone();
    if let Some(target) = values::identity(&column.samples, speaks_of_phone).filter(|_| !of_another) {
        return found(target, MappingReason::Type, 1);
    }
    found(Target::Answer, MappingReason::Unknown, 0)
}

/// Whether a target suits what else is known of the column: a question of a schema is about the person and never the
/// submission's own status or time, and a status must be one.
fn fits(target: &Target, column: &ColumnSample, kind: ImportKind) -> bool {
    let about_submission = matches!(
        target,
        Target::SubmissionId
            | Target::ContactId
            | Target::Bot
            | Target::FlowApp
            | Target::Status
            | Target::StartedAt
            | Target::CompletedAt
            | Target::UpdatedAt
            | Target::IsTest
    );
    let filled = || column.samples.iter().filter(|sample| !sample.trim().is_empty());
    match target {
        _ if about_submission && column.schema_type.is_some() => false,
        Target::Status => {
            kind == ImportKind::Submissions && (filled().next().is_none() || filled().any(|sample| finished(sample).is_some()))
        }
        Target::SubmissionId | Target::CompletedAt | Target::IsTest | Target::Bot | Target::FlowApp => kind == ImportKind::Submissions,
        Target::Email => filled().next().is_none() || filled().any(|sample| sample.contains('@')) || !filled().any(|s| s.len() > 3),
        _ => true,
    }
}

/// The column that a rejects file adds. A question of that name keeps its answers: they are seldom all whole sentences.
fn is_reject_reason(column: &ColumnSample) -> bool {
    column.header == REASON
        && column.schema_type.is_none()
        && column.samples.iter().all(|sample| sample.is_empty() || sample.ends_with('.'))
}

fn schema_target(kind: &str) -> Option<Target> {
    match kind.to_ascii_lowercase().as_str() {
        "email" | "e-mail" => Some(Target::Email),
        "phone" | "tel" | "telephone" | "phone_number" => Some(Target::Phone),
        _ => None,
    }
}
