//! Stub of `edit`.

use super::types::*;
use crate::core::Core;
use crate::error::{Error, Result};

/// Makes a record by hand.
pub async fn create(_core: &Core, _input: CreateRecord) -> Result<RecordSaved> {
    Err(Error::internal("records are not there yet"))
}

/// Changes values of a record.
pub async fn update(_core: &Core, _input: UpdateRecord) -> Result<RecordSaved> {
    Err(Error::internal("records are not there yet"))
}

/// Puts records in the bin.
pub async fn delete(_core: &Core, _input: RecordSelection) -> Result<RecordsChanged> {
    Err(Error::internal("records are not there yet"))
}

/// Takes records out of the bin.
pub async fn restore(_core: &Core, _input: RecordSelection) -> Result<RecordsChanged> {
    Err(Error::internal("records are not there yet"))
}
