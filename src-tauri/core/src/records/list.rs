//! Stub of `list`.

use super::types::*;
use crate::core::Core;
use crate::error::{Error, Result};

/// A window of a list.
pub async fn list(_core: &Core, _input: ListRecords) -> Result<RecordPage> {
    Err(Error::internal("records are not there yet"))
}

/// Where a record stands in a list.
pub async fn locate(_core: &Core, _input: LocateRecord) -> Result<RecordPosition> {
    Err(Error::internal("records are not there yet"))
}
