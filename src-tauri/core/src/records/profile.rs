//! Stub of `profile`.

use super::types::*;
use crate::core::Core;
use crate::error::{Error, Result};

/// Everything about one record.
pub async fn profile(_core: &Core, _input: GetRecord) -> Result<RecordProfile> {
    Err(Error::internal("records are not there yet"))
}
