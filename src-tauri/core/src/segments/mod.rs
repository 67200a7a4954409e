//! Segments: saved filters whose members are kept current.

pub(crate) mod store;
mod types;

use std::path::Path;

pub use types::*;

use crate::core::Core;
use crate::error::{Error, Result};
use crate::progress::Job;

fn soon() -> Error {
    Error::internal("this is under way")
}

/// Every segment, in the order of the navigation.
pub async fn list(_core: &Core) -> Result<Vec<SegmentInfo>> {
    Err(soon())
}

/// Saves a filter under a name.
pub async fn create(_core: &Core, _input: CreateSegment, _job: Job) -> Result<SegmentSaved> {
    Err(soon())
}

/// Changes a segment.
pub async fn update(_core: &Core, _input: UpdateSegment, _job: Job) -> Result<SegmentSaved> {
    Err(soon())
}

/// Makes another segment with the same filter, behind this one.
pub async fn duplicate(_core: &Core, _input: GetSegment, _job: Job) -> Result<SegmentSaved> {
    Err(soon())
}

/// Puts a segment somewhere else in the navigation.
pub async fn move_segment(_core: &Core, _input: MoveSegment) -> Result<SegmentsChanged> {
    Err(soon())
}

/// Deletes a segment that no other one names.
pub async fn delete(_core: &Core, _input: GetSegment) -> Result<SegmentsChanged> {
    Err(soon())
}

/// What saving a filter would do.
pub async fn preview(_core: &Core, _input: PreviewSegment) -> Result<SegmentPreview> {
    Err(soon())
}

/// How a segment grew and shrank.
pub async fn history(_core: &Core, _input: GetSegmentHistory) -> Result<SegmentHistory> {
    Err(soon())
}

/// Who came and went, newest first.
pub async fn moves(_core: &Core, _input: ListSegmentMoves) -> Result<SegmentMovePage> {
    Err(soon())
}

/// What an import changed in each segment.
pub async fn of_import(_core: &Core, _input: GetImportSegments) -> Result<Vec<SegmentChange>> {
    Err(soon())
}

/// Writes segments as a file.
pub async fn save_file(_core: &Core, _input: SaveSegments, _path: &Path) -> Result<SegmentsSaved> {
    Err(soon())
}

/// Makes the segments of a file.
pub async fn load_file(_core: &Core, _path: &Path, _job: Job) -> Result<SegmentsLoaded> {
    Err(soon())
}
