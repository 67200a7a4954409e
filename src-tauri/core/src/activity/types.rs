//! The timeline as it is shown.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{BoardId, CardId, ContactId, MemberId, NoteId, RecordId, SegmentId, SubmissionId};
use crate::segments::SegmentCause;
use crate::tags::TagColor;

/// What kind of thing an entry reports; the words of the design, section 4.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
pub enum ActivityKind {
    /// The contact appeared.
    #[serde(rename = "contact.created")]
    ContactCreated,
    /// Values changed.
    #[serde(rename = "contact.updated")]
    ContactUpdated,
    /// A submission was split off to or from this contact.
    #[serde(rename = "contact.split")]
    ContactSplit,
    /// The contact went to the bin.
    #[serde(rename = "contact.deleted")]
    ContactDeleted,
    /// The contact came back from the bin.
    #[serde(rename = "contact.restored")]
    ContactRestored,
    /// A conversation began.
    #[serde(rename = "submission.started")]
    SubmissionStarted,
    /// A conversation was finished.
    #[serde(rename = "submission.completed")]
    SubmissionCompleted,
    /// A member linked a submission by hand.
    #[serde(rename = "submission.linked")]
    SubmissionLinked,
    /// A member wrote a note.
    #[serde(rename = "note.added")]
    NoteAdded,
    /// A member gave a note a new text.
    #[serde(rename = "note.edited")]
    NoteEdited,
    /// A member put a note in the bin.
    #[serde(rename = "note.deleted")]
    NoteDeleted,
    /// A member took a note out of the bin.
    #[serde(rename = "note.restored")]
    NoteRestored,
    /// The contact got tags.
    #[serde(rename = "tag.added")]
    TagAdded,
    /// The contact lost tags.
    #[serde(rename = "tag.removed")]
    TagRemoved,
    /// A card about the contact was made.
    #[serde(rename = "card.created")]
    CardCreated,
    /// A card came to another phase.
    #[serde(rename = "card.moved")]
    CardMoved,
    /// A card was given to a member, or to nobody.
    #[serde(rename = "card.assigned")]
    CardAssigned,
    /// A member said something about a card.
    #[serde(rename = "card.commented")]
    CardCommented,
    /// A card came to a phase that is done.
    #[serde(rename = "card.closed")]
    CardClosed,
    /// A card was put in the bin.
    #[serde(rename = "card.deleted")]
    CardDeleted,
    /// A card came back from the bin.
    #[serde(rename = "card.restored")]
    CardRestored,
    /// The contact was linked to a record.
    #[serde(rename = "record.linked")]
    RecordLinked,
    /// The contact was parted from a record.
    #[serde(rename = "record.unlinked")]
    RecordUnlinked,
    /// Values of a record that the contact is linked to changed.
    #[serde(rename = "record.updated")]
    RecordUpdated,
    /// A record that the contact is linked to was put in the bin.
    #[serde(rename = "record.deleted")]
    RecordDeleted,
    /// A record that the contact is linked to came back from the bin.
    #[serde(rename = "record.restored")]
    RecordRestored,
    /// The contact became a member of a segment.
    #[serde(rename = "segment.joined")]
    SegmentJoined,
    /// The contact is a member of a segment no more.
    #[serde(rename = "segment.left")]
    SegmentLeft,
}

impl ActivityKind {
    /// Every kind.
    pub const ALL: [Self; 28] = [
        Self::ContactCreated,
        Self::ContactUpdated,
        Self::ContactSplit,
        Self::ContactDeleted,
        Self::ContactRestored,
        Self::SubmissionStarted,
        Self::SubmissionCompleted,
        Self::SubmissionLinked,
        Self::NoteAdded,
        Self::NoteEdited,
        Self::NoteDeleted,
        Self::NoteRestored,
        Self::TagAdded,
        Self::TagRemoved,
        Self::CardCreated,
        Self::CardMoved,
        Self::CardAssigned,
        Self::CardCommented,
        Self::CardClosed,
        Self::CardDeleted,
        Self::CardRestored,
        Self::RecordLinked,
        Self::RecordUnlinked,
        Self::RecordUpdated,
        Self::RecordDeleted,
        Self::RecordRestored,
        Self::SegmentJoined,
        Self::SegmentLeft,
    ];

    /// The word for it, as stored and as filters write it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::ContactCreated => "contact.created",
            Self::ContactUpdated => "contact.updated",
            Self::ContactSplit => "contact.split",
            Self::ContactDeleted => "contact.deleted",
            Self::ContactRestored => "contact.restored",
            Self::SubmissionStarted => "submission.started",
            Self::SubmissionCompleted => "submission.completed",
            Self::SubmissionLinked => "submission.linked",
            Self::NoteAdded => "note.added",
            Self::NoteEdited => "note.edited",
            Self::NoteDeleted => "note.deleted",
            Self::NoteRestored => "note.restored",
            Self::TagAdded => "tag.added",
            Self::TagRemoved => "tag.removed",
            Self::CardCreated => "card.created",
            Self::CardMoved => "card.moved",
            Self::CardAssigned => "card.assigned",
            Self::CardCommented => "card.commented",
            Self::CardClosed => "card.closed",
            Self::CardDeleted => "card.deleted",
            Self::CardRestored => "card.restored",
            Self::RecordLinked => "record.linked",
            Self::RecordUnlinked => "record.unlinked",
            Self::RecordUpdated => "record.updated",
            Self::RecordDeleted => "record.deleted",
            Self::RecordRestored => "record.restored",
            Self::SegmentJoined => "segment.joined",
            Self::SegmentLeft => "segment.left",
        }
    }

    /// Whether it tells of segments, which are no interaction.
    pub const fn is_of_segments(self) -> bool {
        matches!(self, Self::SegmentJoined | Self::SegmentLeft)
    }
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "kind")]
pub enum Actor {
    /// A person on the team.
    Member {
        /// Public id.
        id: MemberId,
        /// Name at this time.
        name: String,
    },
    /// The bot of a submission.
    Bot {
        /// The bot's name.
        name: String,
    },
    /// An import, by its files.
    Import {
        /// The import's id.
        id: String,
        /// File names, joined for the eye.
        files: String,
    },
    /// Nobody: time passed.
    Clock,
}

/// One value that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FieldChange {
    /// Key of the field: `first_name`, `email`, …
    pub field: String,
    /// Value before; empty for none.
    pub old: String,
    /// Value after; empty for none.
    pub new: String,
}

/// The submission that an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SubmissionRef {
    /// Public id.
    pub id: SubmissionId,
    /// The bot's name.
    pub bot: String,
    /// A test conversation.
    pub is_test: bool,
}

/// The note that an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NoteRef {
    /// Public id.
    pub id: NoteId,
    /// Its present text; empty while it is in the bin.
    pub text: String,
    /// It is in the bin.
    pub in_bin: bool,
}

/// The segment that an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SegmentRef {
    /// Public id.
    pub id: SegmentId,
    /// Its present name.
    pub name: String,
    /// How it looks.
    pub color: TagColor,
    /// Why the contact came or went.
    pub cause: SegmentCause,
}

/// The card that an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CardRef {
    /// Public id.
    pub id: CardId,
    /// Its present title.
    pub title: String,
    /// The board that it is on.
    pub board: BoardId,
    /// The board's present name.
    pub board_name: String,
    /// It is in the bin.
    pub in_bin: bool,
}

/// The record that an entry is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RecordRef {
    /// Public id.
    pub id: RecordId,
    /// Its present title.
    pub title: String,
    /// The present name of its type.
    pub type_name: String,
    /// The icon of its type.
    pub icon: String,
    /// What the contact is to it, where the entry is about a link with a role.
    pub role: Option<String>,
    /// It is in the bin.
    pub in_bin: bool,
}

/// One line of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TimelineEntry {
    /// Unique within the contact.
    pub id: String,
    /// What happened.
    pub kind: ActivityKind,
    /// When it happened; a submission's own time.
    pub at: DateTime<Utc>,
    /// Who did it.
    pub actor: Actor,
    /// Values that changed.
    pub changes: Vec<FieldChange>,
    /// The submission it is about.
    pub submission: Option<SubmissionRef>,
    /// The note it is about.
    pub about: Option<NoteRef>,
    /// The segment it is about.
    pub segment: Option<SegmentRef>,
    /// The card it is about.
    pub card: Option<CardRef>,
    /// The record it is about.
    pub record: Option<RecordRef>,
    /// A word more, such as the other contact of a split.
    pub note: Option<String>,
}

/// Asks for a stretch of the timeline, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetTimeline {
    /// Whose.
    pub contact: ContactId,
    /// Only entries of these kinds; none for every kind.
    pub kinds: Vec<ActivityKind>,
    /// Only what this member did by hand.
    pub member: Option<MemberId>,
    /// What the page before said, or nothing for the newest.
    pub cursor: Option<String>,
    /// How many entries at most.
    pub limit: u32,
}

/// A stretch of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TimelinePage {
    /// Newest first.
    pub entries: Vec<TimelineEntry>,
    /// Asks for the next stretch; absent at the end.
    pub next_cursor: Option<String>,
}
