//! The fields that a condition can name: those of contacts, custom ones, and those of submissions, cards, records, notes and
//! activities.

use super::bind::refuse;
use super::bound::Target;
use super::record_fields;
use super::subject::{Scope, Subject};
use super::types::{FilterKind, Related};
use super::world::World;
use crate::error::Result;
use crate::identity::fold;

/// A field that was found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) target: Target,
    /// As stored conditions write it.
    pub(super) field: String,
    /// As conditions write it where names are wanted; differs from the former for fields of records.
    pub(super) named: String,
    pub(super) label: String,
    pub(super) kind: FilterKind,
}

/// What the conditions beside one narrow it to, by row ids: `type is Deal` says whose “amount” is meant.
#[derive(Debug, Clone, Default)]
pub(super) struct Beside {
    pub(super) boards: Option<Vec<i64>>,
    pub(super) types: Option<Vec<i64>>,
}

/// Begins the name of an answer's field.
pub(super) const ANSWER: &str = "answer.";
/// Begins the name of a field of the contact of a submission or card.
pub(super) const CONTACT_OF: &str = "contact.";

type Known = (&'static str, &'static str, FilterKind, Target);

const CONTACT: [Known; 11] = [
    ("name", "Name", FilterKind::Text, Target::Name),
    ("first_name", "First name", FilterKind::Text, Target::FirstName),
    ("last_name", "Last name", FilterKind::Text, Target::LastName),
    ("email", "E-mail", FilterKind::Text, Target::Email),
    ("phone", "Phone", FilterKind::Phone, Target::Phone),
    ("tags", "Tags", FilterKind::Choices, Target::Tags),
    ("source", "Source", FilterKind::Text, Target::Source),
    ("created_at", "Created", FilterKind::Instant, Target::CreatedAt),
    ("updated_at", "Updated", FilterKind::Instant, Target::UpdatedAt),
    ("last_activity_at", "Last activity", FilterKind::Instant, Target::LastActivityAt),
    ("submission_count", "Number of submissions", FilterKind::Number, Target::SubmissionCount),
];

const SUBMISSION: [Known; 6] = [
    ("bot", "Bot", FilterKind::Choice, Target::Bot),
    ("flow_app", "Flow app", FilterKind::Choice, Target::FlowApp),
    ("status", "Status", FilterKind::Choice, Target::Status),
    ("started_at", "Started", FilterKind::Instant, Target::StartedAt),
    ("completed_at", "Completed", FilterKind::Instant, Target::CompletedAt),
    ("is_test", "Is a test", FilterKind::Boolean, Target::IsTest),
];

const CARD: [Known; 14] = [
    ("board", "Board", FilterKind::Choice, Target::Board),
    ("phase", "Phase", FilterKind::Choice, Target::Phase),
    ("title", "Title", FilterKind::Text, Target::CardTitle),
    ("priority", "Priority", FilterKind::Choice, Target::Priority),
    ("assignee", "Assignee", FilterKind::Choice, Target::Assignee),
    ("due_on", "Due", FilterKind::Date, Target::DueOn),
    ("tags", "Tags", FilterKind::Choices, Target::CardTags),
    ("time_in_phase", "Time in phase", FilterKind::Duration, Target::TimeInPhase),
    ("is_closed", "Is closed", FilterKind::Boolean, Target::IsClosed),
    ("created_at", "Created", FilterKind::Instant, Target::CardCreatedAt),
    ("moved_at", "Moved", FilterKind::Instant, Target::MovedAt),
    ("closed_at", "Closed", FilterKind::Instant, Target::ClosedAt),
    ("comment_count", "Number of comments", FilterKind::Number, Target::CommentCount),
    ("bot", "Bot", FilterKind::Choice, Target::CardBot),
];

const RECORD: [Known; 4] = [
    ("title", "Title", FilterKind::Text, Target::RecordTitle),
    ("type", "Type", FilterKind::Choice, Target::RecordType),
    ("created_at", "Created", FilterKind::Instant, Target::RecordCreatedAt),
    ("updated_at", "Updated", FilterKind::Instant, Target::RecordUpdatedAt),
];

const LINKED_RECORD: [Known; 6] = [
    ("type", "Type", FilterKind::Choice, Target::RecordType),
    ("role", "Role", FilterKind::Choice, Target::Role),
    ("title", "Title", FilterKind::Text, Target::RecordTitle),
    ("created_at", "Created", FilterKind::Instant, Target::RecordCreatedAt),
    ("updated_at", "Updated", FilterKind::Instant, Target::RecordUpdatedAt),
    ("linked_at", "Linked", FilterKind::Instant, Target::LinkedAt),
];

const NOTE: [Known; 3] = [
    ("text", "Text", FilterKind::Text, Target::NoteText),
    ("author", "Author", FilterKind::Choice, Target::NoteAuthor),
    ("created_at", "Written", FilterKind::Instant, Target::NoteCreatedAt),
];

const ACTIVITY: [Known; 2] =
    [("kind", "Kind", FilterKind::Choice, Target::ActivityKind), ("at", "Happened", FilterKind::Instant, Target::ActivityAt)];

impl Scope {
    /// The fields that every workspace has.
    pub(super) const fn known(self) -> &'static [Known] {
        match self {
            Self::Subject(Subject::Contact) => &CONTACT,
            Self::Subject(Subject::Submission) | Self::Related(Related::Submission) => &SUBMISSION,
            Self::Subject(Subject::Card) | Self::Related(Related::Card) => &CARD,
            Self::Subject(Subject::Record(_)) => &RECORD,
            Self::Related(Related::Record) => &LINKED_RECORD,
            Self::Related(Related::Note) => &NOTE,
            Self::Related(Related::Activity) => &ACTIVITY,
        }
    }

    const fn has_answers(self) -> bool {
        matches!(self, Self::Subject(Subject::Submission) | Self::Related(Related::Submission))
    }

    /// Names of the fields, as a refusal lists them.
    fn listed(self) -> String {
        let mut known: Vec<&str> = self.known().iter().map(|(known, ..)| *known).collect();
        if self.has_answers() {
            known.push("answer.NAME");
        }
        if self.has_contact() {
            known.push("contact.FIELD");
        }
        if self.is_of_records() {
            known.push("a field of records");
        }
        known.join(", ")
    }
}

/// The field of a name, which for custom fields is the key or the public id.
///
/// # Errors
/// `Invalid` where there is none, or it was archived.
pub(super) fn find(world: &World, scope: Scope, beside: &Beside, name: &str) -> Result<Found> {
    if let Some((field, label, kind, target)) = scope.known().iter().find(|(known, ..)| *known == name) {
        return Ok(Found::plain(target.clone(), field, label, *kind));
    }
    if scope == Scope::Subject(Subject::Contact) {
        return custom(world, name);
    }
    let after = |prefix: &str| name.strip_prefix(prefix).filter(|rest| !rest.is_empty());
    if let (true, Some(answer)) = (scope.has_answers(), after(ANSWER)) {
        return Ok(Found::plain(Target::Answer(answer.to_owned()), name, &format!("“{}”", world.question(answer)), FilterKind::Answer));
    }
    if let (true, Some(field)) = (scope.has_contact(), after(CONTACT_OF)) {
        return find(world, Scope::Subject(Subject::Contact), beside, field).map(Found::of_the_contact);
    }
    let found = if scope.is_of_records() { record_fields::find(world, scope, beside, name)? } else { None };
    found.ok_or_else(|| {
        let of_contact = scope.has_contact() && find(world, Scope::Subject(Subject::Contact), beside, name).is_ok();
        let hint = if of_contact { format!("write {CONTACT_OF}{name}, or use ") } else { "use ".to_owned() };
        refuse(format!("“{name}” is no field {}; {hint}{}", scope.place(), scope.listed()))
    })
}

impl Found {
    fn plain(target: Target, field: &str, label: &str, kind: FilterKind) -> Self {
        Self { target, field: field.to_owned(), named: field.to_owned(), label: label.to_owned(), kind }
    }

    /// A contact's field as it is called beside a submission or card.
    fn of_the_contact(self) -> Self {
        let label = match self.target {
            Target::Custom(..) => self.label,
            _ => lower(&self.label),
        };
        let field = format!("{CONTACT_OF}{}", self.field);
        Self { named: field.clone(), field, label: format!("Contact’s {label}"), ..self }
    }
}

/// A label of ours inside a sentence.
pub(super) fn lower(label: &str) -> String {
    let mut letters = label.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn custom(world: &World, name: &str) -> Result<Found> {
    let by_id = || name.parse().ok().and_then(|id| world.fields.find(id).ok());
    let Some(field) = world.fields.by_key(name).or_else(by_id) else {
        let folded = fold(name);
        let meant = world.fields.live().find(|field| fold(&field.label) == folded || fold(&field.key) == folded);
        let hint = meant.map_or_else(String::new, |field| format!("; “{}” has the key {}", field.label, field.key));
        return Err(refuse(format!("there is no field “{name}”{hint}")));
    };
    if field.archived_at.is_some() {
        return Err(archived(&field.label));
    }
    Ok(Found::plain(Target::Custom(field.id, field.r#type), &field.key, &field.label, field.r#type.filter_kind()))
}

pub(super) fn archived(label: &str) -> crate::error::Error {
    refuse(format!("the field “{label}” was archived; take it out of the archive, or leave its condition out"))
}
