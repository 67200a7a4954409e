//! Stub of `import`.

use super::types::*;
use crate::core::Core;
use crate::error::{Error, Result};
use crate::progress::Job;

/// Takes a first look at a file.
pub async fn look(_core: &Core, _input: LookAtRecordFile, _job: Job) -> Result<RecordFile> {
    Err(Error::internal("records are not there yet"))
}

/// Makes and changes records by the rows of a file.
pub async fn import(_core: &Core, _input: ImportRecords, _job: Job) -> Result<RecordImportReport> {
    Err(Error::internal("records are not there yet"))
}
