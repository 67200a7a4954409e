//! Stub of `export`.

use std::path::Path;

use super::types::*;
use crate::core::Core;
use crate::error::{Error, Result};
use crate::exports::ExportReport;
use crate::progress::Job;

/// Writes records as CSV.
pub async fn write_csv(_core: &Core, _input: ExportRecords, _path: &Path, _job: Job) -> Result<ExportReport> {
    Err(Error::internal("records are not there yet"))
}
