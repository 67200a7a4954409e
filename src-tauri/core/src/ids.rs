//! Identifiers that leave the store. Inside the database rows are integers; outside they are UUIDv7, wrapped so that a
//! contact's id cannot be handed to something that wants a submission's.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::{Error, Result};

macro_rules! public_id {
    ($($(#[$doc:meta])* $name:ident => $noun:literal),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "specta", derive(specta::Type))]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps an id that the store or the id source made.
            pub const fn new(id: Uuid) -> Self { Self(id) }

            /// The sixteen bytes under which the store keeps the id.
            pub fn to_bytes(self) -> Vec<u8> { self.0.as_bytes().to_vec() }

            /// Reads the sixteen bytes that the store keeps.
            pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
                Uuid::from_slice(bytes).map(Self).map_err(|_| Error::Damaged { what: concat!("the id of a ", $noun).to_owned() })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.hyphenated().fmt(f) }
        }

        impl FromStr for $name {
            type Err = Error;
            fn from_str(text: &str) -> Result<Self> {
                Uuid::parse_str(text.trim()).map(Self).map_err(|_| Error::Invalid {
                    field: "id".to_owned(),
                    reason: format!(concat!("“{}” is not the id of a ", $noun), text),
                })
            }
        }
    )+};
}

public_id! {
    /// A person.
    ContactId => "contact",
    /// One conversation with an intake bot.
    SubmissionId => "submission",
    /// A person on the team.
    MemberId => "member",
    /// What a member wrote about a contact.
    NoteId => "note",
    /// One run over one or more files.
    ImportId => "import",
    /// A change that can be undone.
    OperationId => "operation",
    /// A source of submissions.
    BotId => "bot",
    /// A label of contacts.
    TagId => "tag",
    /// A saved filter.
    SegmentId => "segment",
    /// A contact field that the team defined.
    FieldId => "field",
    /// A section of the profile.
    FieldGroupId => "field group",
    /// A choice of a select field.
    OptionId => "option",
    /// A suspicious match or possible duplicate.
    MatchId => "match",
    /// A container for one use case.
    FlowAppId => "flow app",
    /// A process board.
    BoardId => "board",
    /// A column of a board.
    PhaseId => "phase",
    /// What flows over a board.
    CardId => "card",
    /// What a member said about a card.
    CommentId => "comment",
    /// Where cards of submissions go.
    RoutingRuleId => "routing rule",
    /// A schema that the team defined.
    RecordTypeId => "record type",
    /// What a contact can be to a record.
    RecordRoleId => "role",
    /// An instance of a record type.
    RecordId => "record",
    /// What a contact is to a record.
    RecordLinkId => "link",
    /// Rows that an import of records refused.
    RecordRejectsId => "refused rows",
    /// Two records that belong together.
    RecordRelationId => "relation",
}
