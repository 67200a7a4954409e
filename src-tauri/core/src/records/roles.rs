//! Stub of `roles`.

use super::types::*;
use crate::core::Core;
use crate::error::{Error, Result};

/// Makes a role.
pub async fn create_role(_core: &Core, _input: CreateRecordRole) -> Result<RecordRoleSaved> {
    Err(Error::internal("records are not there yet"))
}

/// Changes a role.
pub async fn update_role(_core: &Core, _input: UpdateRecordRole) -> Result<RecordRoleSaved> {
    Err(Error::internal("records are not there yet"))
}

/// Puts a role somewhere else.
pub async fn move_role(_core: &Core, _input: MoveRecordRole) -> Result<RecordsChanged> {
    Err(Error::internal("records are not there yet"))
}

/// Deletes a role.
pub async fn delete_role(_core: &Core, _input: GetRecordRole) -> Result<RecordsChanged> {
    Err(Error::internal("records are not there yet"))
}
