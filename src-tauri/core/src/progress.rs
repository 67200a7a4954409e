//! Long work tells how far it is and can be stopped between steps.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// How far long work is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// Rows (or bytes, while reading) done.
    pub done: u32,
    /// All of them, where known.
    pub total: Option<u32>,
    /// Rows a second, over the last seconds.
    pub per_second: u32,
    /// Seconds left, where it can be told.
    pub seconds_left: Option<u32>,
}

/// Steps of long work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Files are read.
    Reading,
    /// Outcomes are worked out; nothing is written.
    Planning,
    /// Rows are written.
    Importing,
    /// An import is taken back.
    Undoing,
    /// A file is written.
    Exporting,
    /// Contacts are changed.
    Changing,
}

/// Stops long work. Clones stop the same work.
#[derive(Debug, Clone, Default)]
pub struct CancelToken(Arc<AtomicBool>);

impl CancelToken {
    /// Asks the work to stop at its next step.
    pub fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// Whether both stop the same work.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// `Err(Cancelled)` once it was asked to stop.
    pub fn check(&self) -> Result<()> {
        if self.is_cancelled() { Err(Error::Cancelled) } else { Ok(()) }
    }
}

/// Where long work reports to, and what may stop it.
#[derive(Clone)]
pub struct Job {
    report: Arc<dyn Fn(Progress) + Send + Sync>,
    cancel: CancelToken,
}

impl Job {
    /// Reports to `report`, stops with `cancel`.
    pub fn new(report: impl Fn(Progress) + Send + Sync + 'static, cancel: CancelToken) -> Self {
        Self { report: Arc::new(report), cancel }
    }

    /// Work that nobody watches.
    pub fn silent() -> Self {
        Self::new(|_| {}, CancelToken::default())
    }

    /// Tells how far the work is.
    pub fn report(&self, progress: Progress) {
        (self.report)(progress);
    }

    /// `Err(Cancelled)` once it was asked to stop.
    pub fn check(&self) -> Result<()> {
        self.cancel.check()
    }
}
