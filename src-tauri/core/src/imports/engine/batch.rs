//! What one batch knows and has decided. Plain data; the rules are in `decide`.

use std::collections::{HashMap, HashSet};

use super::StagedRow;
use crate::activity::store::NewActivity;
use crate::contacts::record::ContactRecord;
use crate::imports::candidate::Candidate;
use crate::imports::types::{ContactOutcome, RowOutcome};
use crate::matches::store::NewSuspicion;
use crate::submissions::record::SubmissionRecord;
use crate::submissions::store::Known;

/// A row of the store as it was and as it will be.
#[derive(Debug)]
pub(crate) struct Slot<T> {
    /// As the store has it; `None` for a new one.
    pub(crate) before: Option<T>,
    pub(crate) now: T,
}

/// Everything that the rows of a batch touch.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    pub(crate) contacts: HashMap<i64, Slot<ContactRecord>>,
    pub(crate) by_email: HashMap<String, i64>,
    pub(crate) by_phone: HashMap<String, i64>,
    /// Contacts with a name and nothing to reach them by, by sort name.
    pub(crate) by_bare_name: HashMap<String, i64>,
    pub(crate) by_uuid: HashMap<uuid::Uuid, i64>,
    /// Who has, or had, a value that no two contacts may share, by field and folded value.
    pub(crate) owners: HashMap<(i64, String), i64>,
    pub(crate) submissions: HashMap<i64, Slot<SubmissionRecord>>,
    /// Known submissions by identity, of any bot.
    pub(crate) known: HashMap<[u8; 16], Vec<Known>>,
    pub(crate) pairs: HashSet<(i64, i64)>,
    pub(crate) outcomes: Vec<Outcome>,
    pub(crate) activity: Vec<NewActivity>,
    pub(crate) suspicions: Vec<NewSuspicion>,
    /// Ids of new rows in the order in which they were made: they are written in it.
    pub(crate) new_contacts: Vec<i64>,
    pub(crate) new_submissions: Vec<i64>,
}

/// What became of a row.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) rank: i64,
    pub(crate) seq: i64,
    pub(crate) file: u32,
    pub(crate) number: u32,
    pub(crate) outcome: RowOutcome,
    pub(crate) contact_outcome: ContactOutcome,
    pub(crate) contact: Option<i64>,
    pub(crate) submission: Option<i64>,
    pub(crate) checked: bool,
    pub(crate) reason: Option<String>,
    pub(crate) raw: Option<String>,
}

impl Outcome {
    /// A row of this fate, of which nothing else is known yet.
    pub(super) fn of(row: &StagedRow, outcome: RowOutcome, contact_outcome: ContactOutcome) -> Self {
        Self {
            rank: row.rank,
            seq: row.seq,
            file: row.file,
            number: row.number,
            outcome,
            contact_outcome,
            contact: None,
            submission: None,
            checked: false,
            reason: None,
            raw: None,
        }
    }

    pub(super) fn refused(row: &StagedRow, reason: String, raw: String) -> Self {
        Self { reason: Some(reason), raw: Some(raw), ..Self::of(row, RowOutcome::Rejected, ContactOutcome::None) }
    }

    /// A row that wants a value which belongs to somebody else.
    pub(super) fn clashing(row: &StagedRow, candidate: &Candidate, reason: String) -> Self {
        // Rows in whose file no value could be taken keep no raw form; that changes only while a stopped run waits.
        Self::refused(row, reason, candidate.raw.clone().unwrap_or_else(|| "[]".to_owned()))
    }
}
