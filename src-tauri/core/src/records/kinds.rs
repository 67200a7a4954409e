//! Stub of `kinds`.

use super::types::*;
use crate::core::Core;
use crate::error::{Error, Result};

/// Every record type, in order.
pub async fn list_types(_core: &Core) -> Result<Vec<RecordTypeInfo>> {
    Err(Error::internal("records are not there yet"))
}

/// Makes a record type.
pub async fn create_type(_core: &Core, _input: CreateRecordType) -> Result<RecordTypeSaved> {
    Err(Error::internal("records are not there yet"))
}

/// Changes a record type.
pub async fn update_type(_core: &Core, _input: UpdateRecordType) -> Result<RecordTypeSaved> {
    Err(Error::internal("records are not there yet"))
}

/// Puts a record type somewhere else.
pub async fn move_type(_core: &Core, _input: MoveRecordType) -> Result<RecordsChanged> {
    Err(Error::internal("records are not there yet"))
}

/// Deletes a record type.
pub async fn delete_type(_core: &Core, _input: GetRecordType) -> Result<RecordsChanged> {
    Err(Error::internal("records are not there yet"))
}
