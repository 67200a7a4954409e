//! What a filter is asked about, and whose fields a condition names.

use super::bind::refuse;
use super::types::{FilterSubject, Related};
use super::world::World;
use crate::error::Result;

/// What a filter is asked about: `FilterSubject` with the row of the record type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    Contact,
    Submission,
    Card,
    /// Records of the type with this row id.
    Record(i64),
}

/// Whose field a condition names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    Subject(Subject),
    /// The related things of a contact, inside `has`.
    Related(Related),
}

impl Subject {
    /// The subject as the store knows it.
    ///
    /// # Errors
    /// `Invalid` where the record type is not there, or was deleted.
    pub(crate) fn of(world: &World, subject: FilterSubject) -> Result<Self> {
        let FilterSubject::Record { record_type } = subject else {
            return Ok(match subject {
                FilterSubject::Submission => Self::Submission,
                FilterSubject::Card => Self::Card,
                _ => Self::Contact,
            });
        };
        let bytes = record_type.to_bytes();
        let found = world.record_types.iter().find(|known| known.named.uuid.as_bytes().as_slice() == bytes);
        let found = found.ok_or_else(|| refuse(format!("there is no record type with the id {record_type}")))?;
        match &found.named.problem {
            Some(problem) => Err(refuse(problem.trim_end_matches('.'))),
            None => Ok(Self::Record(found.named.id)),
        }
    }

    /// Where a condition that `compile_for` writes finds its rows: a FROM clause without its word.
    pub(crate) const fn from(self) -> &'static str {
        match self {
            Self::Contact => "contact c",
            Self::Submission => "submission s LEFT JOIN contact c ON c.id = s.contact_id",
            Self::Card => "card k LEFT JOIN contact c ON c.id = k.contact_id",
            Self::Record(_) => "record r",
        }
    }

    /// All of it and none of it, in words.
    pub(super) const fn all_and_none(self) -> (&'static str, &'static str) {
        match self {
            Self::Contact => ("Everybody", "Nobody"),
            Self::Submission => ("Every submission", "No submission"),
            Self::Card => ("Every card", "No card"),
            Self::Record(_) => ("Every record", "No record"),
        }
    }
}

impl Scope {
    /// Where a condition stands, as a sentence goes on: “inside “has card””.
    pub(super) fn place(self) -> String {
        match self {
            Self::Subject(Subject::Contact) => "of a contact".to_owned(),
            Self::Subject(Subject::Submission) => "of a submission".to_owned(),
            Self::Subject(Subject::Card) => "of a card".to_owned(),
            Self::Subject(Subject::Record(_)) => "of these records".to_owned(),
            Self::Related(related) => format!("inside “has {}”", related.word()),
        }
    }

    /// Whether its rows have a contact beside them, whose fields are called `contact.FIELD`.
    pub(super) const fn has_contact(self) -> bool {
        matches!(self, Self::Subject(Subject::Submission | Subject::Card))
    }

    pub(super) const fn is_of_cards(self) -> bool {
        matches!(self, Self::Subject(Subject::Card) | Self::Related(Related::Card))
    }

    pub(super) const fn is_of_records(self) -> bool {
        matches!(self, Self::Subject(Subject::Record(_)) | Self::Related(Related::Record))
    }
}

impl Related {
    /// The word for it, as filters write it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Submission => "submission",
            Self::Note => "note",
            Self::Activity => "activity",
            Self::Card => "card",
            Self::Record => "record",
        }
    }
}
