//! Stub of `relations`.

use super::types::*;
use crate::core::Core;
use crate::error::{Error, Result};

/// Says that two records belong together.
pub async fn relate(_core: &Core, _input: RelateRecords) -> Result<RecordsChanged> {
    Err(Error::internal("records are not there yet"))
}

/// Says that they do no more.
pub async fn unrelate(_core: &Core, _input: UnrelateRecords) -> Result<RecordsChanged> {
    Err(Error::internal("records are not there yet"))
}
