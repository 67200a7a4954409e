//! Records that submissions make, many at once, inside somebody else's transaction.

use sqlx::sqlite::SqliteConnection;

use crate::env::Env;
use crate::error::{Error, Result};

/// A record to make.
#[derive(Debug, Clone)]
pub(crate) struct NewRecord {
    /// Row id of the submission that it comes from. One submission makes one record at most: that one has none yet is the
    /// caller's to know.
    pub(crate) submission: Option<i64>,
    /// Row id of the contact to link, with the type's default role, or with none where the type has no default.
    pub(crate) contact: Option<i64>,
    /// Its title where `values` has none for the title field.
    pub(crate) title: String,
    /// Row ids of fields of the type, and what the answers say of them, as texts.
    pub(crate) values: Vec<(i64, Vec<String>)>,
    /// When it is made, UTC milliseconds: the submission's own time.
    pub(crate) at: i64,
}

/// What was made.
#[derive(Debug, Default)]
pub(crate) struct MadeRecords {
    /// Position of the input, and row id of its record.
    pub(crate) made: Vec<(usize, i64)>,
    /// Position of the input, and what was left out of it, a whole sentence.
    pub(crate) warnings: Vec<(usize, String)>,
}

/// Makes records of a type (its row id), all by one operation, which stands in `created_by` and `changed_by` of records and
/// links; no images are kept, so whoever undoes the operation deletes the records that it made (links go with them). Values
/// that break a rule are left out and told as warnings. Settling the last activity of contacts is the caller's.
///
/// # Errors
/// `NotFound` where there is no such type.
pub(crate) async fn make(
    _connection: &mut SqliteConnection,
    _env: &Env,
    _operation: i64,
    _record_type: i64,
    _new: &[NewRecord],
) -> Result<MadeRecords> {
    Err(Error::internal("records are not there yet"))
}
