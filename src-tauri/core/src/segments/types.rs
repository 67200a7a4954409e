//! Segments as they cross the boundary.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::filter::Filter;
use crate::ids::{ContactId, ImportId, OperationId, SegmentId};
use crate::tags::TagColor;

/// A saved filter, and how many contacts pass it now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SegmentInfo {
    /// Public id.
    pub id: SegmentId,
    /// Unique, case and accents aside.
    pub name: String,
    /// How it looks.
    pub color: TagColor,
    /// The filter, with names as public ids.
    pub filter: Filter,
    /// The filter in words.
    pub summary: String,
    /// Why it cannot be kept current, a whole sentence; absent where it can.
    pub problem: Option<String>,
    /// How many contacts are members.
    pub count: u32,
    /// The passing of time alone makes contacts join and leave.
    pub on_clock: bool,
    /// Names of the segments whose filters name this one.
    pub used_by: Vec<String>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

/// Saves a filter under a name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CreateSegment {
    /// Its name.
    pub name: String,
    /// How it looks; the next colour of the palette where absent.
    pub color: Option<TagColor>,
    /// The filter; names in it become public ids.
    pub filter: Filter,
}

/// Changes a segment; `None` leaves each as it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateSegment {
    /// Which.
    pub segment: SegmentId,
    /// The new name.
    pub name: Option<String>,
    /// The new colour.
    pub color: Option<TagColor>,
    /// The new filter.
    pub filter: Option<Filter>,
}

/// Names one segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetSegment {
    /// Which.
    pub segment: SegmentId,
}

/// Puts a segment somewhere else in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MoveSegment {
    /// Which.
    pub segment: SegmentId,
    /// In front of this one; at the end where absent.
    pub before: Option<SegmentId>,
}

/// A segment that was made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SegmentSaved {
    /// The segment as it is now.
    pub segment: SegmentInfo,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// What a change of segments did, with the handle that undoes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SegmentsChanged {
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// Asks what saving a filter would do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PreviewSegment {
    /// The segment that would get the filter; absent for a new one.
    pub segment: Option<SegmentId>,
    /// The filter.
    pub filter: Filter,
}

/// What saving a filter would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SegmentPreview {
    /// Members that there would be.
    pub count: u32,
    /// Contacts that would join.
    pub joining: u32,
    /// Contacts that would leave.
    pub leaving: u32,
}

/// Whether a contact came or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum SegmentEvent {
    /// It passed the filter from then on.
    Joined,
    /// It passed the filter no more.
    Left,
}

/// Why a contact came or went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum SegmentCause {
    /// A member changed the contact, or something of it.
    Edit,
    /// A member changed many contacts at once.
    Bulk,
    /// An import.
    Import,
    /// A change was taken back.
    Undo,
    /// Time passed.
    Clock,
    /// The segment was made or its filter changed.
    Segment,
}

/// Asks how a segment grew and shrank.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetSegmentHistory {
    /// Which.
    pub segment: SegmentId,
    /// From this day on, in the workspace's zone; from its first day where absent.
    pub since: Option<NaiveDate>,
}

/// How many members there were at the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SegmentSize {
    /// The day, in the workspace's zone.
    pub day: NaiveDate,
    /// Members at its end.
    pub count: u32,
}

/// How many came and went in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SegmentWeek {
    /// Its Monday, in the workspace's zone.
    pub monday: NaiveDate,
    /// Who came.
    pub joined: u32,
    /// Who went.
    pub left: u32,
}

/// How a segment grew and shrank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SegmentHistory {
    /// One for every day, the last one today; those before the segment was made are left out.
    pub sizes: Vec<SegmentSize>,
    /// One for every week, the last one this week.
    pub weeks: Vec<SegmentWeek>,
    /// Who came since the day asked for.
    pub joined: u32,
    /// Who went since the day asked for.
    pub left: u32,
}

/// Asks who came and went, newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ListSegmentMoves {
    /// Of which segment.
    pub segment: SegmentId,
    /// From this day on, in the workspace's zone.
    pub since: Option<NaiveDate>,
    /// Only those who came, or only those who went.
    pub event: Option<SegmentEvent>,
    /// What the page before said, or nothing for the newest.
    pub cursor: Option<String>,
    /// How many at most.
    pub limit: u32,
}

/// A contact that came or went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SegmentMove {
    /// Who.
    pub contact: ContactId,
    /// Display name.
    pub name: String,
    /// Came or went.
    pub event: SegmentEvent,
    /// When.
    pub at: DateTime<Utc>,
    /// Why.
    pub cause: SegmentCause,
    /// The member who made the change, or empty.
    pub member: String,
    /// Names of the files of the import that it was, or that was taken back, joined for the eye; or empty.
    pub files: String,
}

/// A stretch of those who came and went.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SegmentMovePage {
    /// Newest first.
    pub moves: Vec<SegmentMove>,
    /// Asks for the next stretch; absent at the end.
    pub next_cursor: Option<String>,
}

/// Asks what an import changed in each segment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetImportSegments {
    /// The import.
    pub import: ImportId,
}

/// What a change did to a segment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SegmentChange {
    /// Which.
    pub segment: SegmentId,
    /// Its name.
    pub name: String,
    /// How it looks.
    pub color: TagColor,
    /// Who came.
    pub joined: u32,
    /// Who went.
    pub left: u32,
}

/// A segment that a contact is a member of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ContactSegment {
    /// Which.
    pub id: SegmentId,
    /// Its name.
    pub name: String,
    /// How it looks.
    pub color: TagColor,
    /// Since when the contact is a member.
    pub since: DateTime<Utc>,
    /// The filter in words: why.
    pub summary: String,
}

/// Saves segments as a file, to hand to a colleague.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SaveSegments {
    /// Which; all where there are none.
    pub segments: Vec<SegmentId>,
}

/// A file of segments that was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SegmentsSaved {
    /// Where.
    pub path: String,
    /// How many segments are in it.
    pub segments: u32,
}

/// A segment of a file that was not made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SegmentRefused {
    /// Its name in the file.
    pub name: String,
    /// Why, a whole sentence.
    pub reason: String,
}

/// What became of a file of segments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SegmentsLoaded {
    /// Those that were made. One whose name was taken has a number behind it.
    pub made: Vec<SegmentInfo>,
    /// Those that were not.
    pub refused: Vec<SegmentRefused>,
    /// Undoes it; absent where nothing was made.
    pub operation: Option<OperationId>,
}

impl SegmentEvent {
    /// The stored word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Joined => "joined",
            Self::Left => "left",
        }
    }
}

impl SegmentCause {
    /// The stored word.
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Bulk => "bulk",
            Self::Import => "import",
            Self::Undo => "undo",
            Self::Clock => "clock",
            Self::Segment => "segment",
        }
    }
}
