//! Stub of `find`.

use super::types::*;
use crate::core::Core;
use crate::error::{Error, Result};

/// Records by title.
pub async fn find(_core: &Core, _input: FindRecords) -> Result<Vec<FoundRecord>> {
    Err(Error::internal("records are not there yet"))
}
