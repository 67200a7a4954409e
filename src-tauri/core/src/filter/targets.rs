//! The fields that a condition can name: a contact's own, custom ones, and those of related things.

use super::bind::refuse;
use super::bound::Target;
use super::types::{FilterKind, Related};
use super::world::World;
use crate::error::Result;
use crate::identity::fold;

/// Whose field a condition names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Contact,
    Related(Related),
}

/// A field that was found.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) target: Target,
    /// As conditions write it.
    pub(super) field: String,
    pub(super) label: String,
    pub(super) kind: FilterKind,
}

/// Begins the name of an answer's field.
pub(super) const ANSWER: &str = "answer.";

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
            Self::Contact => &CONTACT,
            Self::Related(Related::Submission) => &SUBMISSION,
            Self::Related(Related::Note) => &NOTE,
            Self::Related(Related::Activity) => &ACTIVITY,
            Self::Related(Related::Card | Related::Record) => &[],
        }
    }
}

/// The field of a name, which for custom fields is the key or the public id.
///
/// # Errors
/// `Invalid` where there is none, or it was archived.
pub(super) fn find(world: &World, scope: Scope, name: &str) -> Result<Found> {
    if let Some((field, label, kind, target)) = scope.known().iter().find(|(known, ..)| *known == name) {
        return Ok(Found { target: target.clone(), field: (*field).to_owned(), label: (*label).to_owned(), kind: *kind });
    }
    match scope {
        Scope::Contact => custom(world, name),
        Scope::Related(Related::Submission) if name.strip_prefix(ANSWER).is_some_and(|answer| !answer.is_empty()) => {
            let answer = name.get(ANSWER.len()..).unwrap_or_default().to_owned();
            let label = format!("“{answer}”");
            Ok(Found { target: Target::Answer(answer), field: name.to_owned(), label, kind: FilterKind::Answer })
        }
        Scope::Related(related) => {
            let mut known: Vec<&str> = scope.known().iter().map(|(known, ..)| *known).collect();
            if related == Related::Submission {
                known.push("answer.NAME");
            }
            Err(refuse(format!("“{name}” is no field inside “has {}”; use {}", related.word(), known.join(", "))))
        }
    }
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
        return Err(refuse(format!("the field “{}” was archived; take it out of the archive, or leave its condition out", field.label)));
    }
    Ok(Found {
        target: Target::Custom(field.id, field.r#type),
        field: field.key.clone(),
        label: field.label.clone(),
        kind: field.r#type.filter_kind(),
    })
}
