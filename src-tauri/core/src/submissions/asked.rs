//! Filters about submissions.

use crate::error::Result;
use crate::filter::{AnswerColumns, Bound, Filter, Sql, Subject, World, bind_for, compile_for, compile_for_columns};

/// A filter about submissions that can be asked in this workspace.
#[derive(Debug, Clone)]
pub(crate) struct Asked(Bound);

impl Asked {
    /// Finds what the names in a filter mean.
    ///
    /// # Errors
    /// `Invalid` says what of it cannot be asked.
    pub(crate) fn bind(world: &World, filter: &Filter) -> Result<Self> {
        bind_for(world, Subject::Submission, filter).map(Self)
    }

    /// The filter in words.
    pub(crate) fn summary(&self) -> String {
        self.0.summary()
    }

    /// The filter with every name as a public id.
    pub(crate) fn canonical(&self) -> Filter {
        self.0.canonical()
    }

    /// A condition over a row `s` of `submission` and the row `c` of its contact.
    pub(crate) fn condition(&self, world: &World, now_ms: i64) -> Sql {
        compile_for(&self.0, Subject::Submission, now_ms, world.locale)
    }

    /// The same over a row `s` that has answers as columns: for submissions of which many conditions are asked.
    pub(crate) fn condition_on_columns(&self, world: &World, now_ms: i64) -> (Sql, AnswerColumns) {
        compile_for_columns(&self.0, now_ms, world.locale)
    }
}
