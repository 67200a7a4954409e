//! Stub of `links`.

use super::types::*;
use crate::core::Core;
use crate::error::{Error, Result};

/// Links a contact to a record.
pub async fn link(_core: &Core, _input: LinkRecord) -> Result<RecordLinkSaved> {
    Err(Error::internal("records are not there yet"))
}

/// Gives a link another role.
pub async fn update_link(_core: &Core, _input: UpdateRecordLink) -> Result<RecordLinkSaved> {
    Err(Error::internal("records are not there yet"))
}

/// Ends a link.
pub async fn unlink(_core: &Core, _input: UnlinkRecord) -> Result<RecordsChanged> {
    Err(Error::internal("records are not there yet"))
}

/// Records that a contact is linked to.
pub async fn of_contact(_core: &Core, _input: ListContactRecords) -> Result<Vec<LinkedRecord>> {
    Err(Error::internal("records are not there yet"))
}
