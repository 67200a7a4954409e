//! Stub of `history`.

use super::types::*;
use crate::core::Core;
use crate::error::{Error, Result};

/// What happened to a record, newest first.
pub async fn history(_core: &Core, _input: GetRecordHistory) -> Result<RecordHistory> {
    Err(Error::internal("records are not there yet"))
}
