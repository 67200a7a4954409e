//! How a failure crosses to the page: a code to act on, a sentence to show, and what the sentence speaks of.
//!
//! SQL and backtraces never cross: the source of an internal failure goes to the log.

use std::any::Any;
use std::error::Error as _;
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::pin;
use std::task::Poll;

use contact_core::Error;
use serde::{Deserialize, Serialize};

/// The situations that the page tells apart; the core's codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// The thing named does not exist, or is in the bin.
    NotFound,
    /// An e-mail or phone belongs to somebody else: `existing` names the contact.
    Duplicate,
    /// A value breaks the rules of `field`.
    Invalid,
    /// The state does not allow this now.
    Conflict,
    /// The acting member's role does not allow it.
    Forbidden,
    /// The file at `path` cannot be read as what it should be.
    FileUnreadable,
    /// The file at `path` cannot be written.
    FileUnwritable,
    /// The workspace was written by a newer version.
    NewerDatabase,
    /// The workspace file is damaged.
    Damaged,
    /// Somebody else writes for too long.
    Busy,
    /// The disk is full.
    DiskFull,
    /// The user stopped it.
    Cancelled,
    /// What should not happen.
    Internal,
}

/// What the sentence speaks of, where the page can do something with it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ErrorDetails {
    /// The field whose value was refused.
    pub field: Option<String>,
    /// Public id of the contact that has the value already.
    pub existing: Option<String>,
    /// The file.
    pub path: Option<String>,
}

/// A failure as the page gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AppError {
    /// What to act on.
    pub code: ErrorCode,
    /// A whole sentence for the person.
    pub message: String,
    /// What the sentence speaks of.
    pub details: ErrorDetails,
}

impl From<Error> for AppError {
    fn from(error: Error) -> Self {
        if matches!(error, Error::Internal(_)) {
            tracing::error!(source = error.source().map(tracing::field::display), "internal failure");
        }
        let message = error.to_string();
        let mut details = ErrorDetails::default();
        let code = match error {
            Error::NotFound { .. } => ErrorCode::NotFound,
            Error::Duplicate { existing, .. } => {
                details.existing = Some(existing);
                ErrorCode::Duplicate
            }
            Error::Invalid { field, .. } => {
                details.field = Some(field);
                ErrorCode::Invalid
            }
            Error::Field { key, existing, .. } => {
                details.field = Some(key);
                details.existing = existing;
                ErrorCode::Invalid
            }
            Error::Conflict { .. } => ErrorCode::Conflict,
            Error::Forbidden { .. } => ErrorCode::Forbidden,
            Error::FileUnreadable { path, .. } => {
                details.path = Some(path.display().to_string());
                ErrorCode::FileUnreadable
            }
            Error::FileUnwritable { path, .. } => {
                details.path = Some(path.display().to_string());
                ErrorCode::FileUnwritable
            }
            Error::NewerDatabase { .. } => ErrorCode::NewerDatabase,
            Error::Damaged { .. } => ErrorCode::Damaged,
            Error::Busy => ErrorCode::Busy,
            Error::DiskFull => ErrorCode::DiskFull,
            Error::Cancelled => ErrorCode::Cancelled,
            _ => ErrorCode::Internal,
        };
        Self { code, message, details }
    }
}

/// Awaits a command's work. A panic inside becomes `internal` instead of a promise that never settles.
pub async fn guard<T>(work: impl Future<Output = Result<T, Error>>) -> Result<T, AppError> {
    let mut work = pin!(work);
    let outcome = poll_fn(|context| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(context))) {
        Ok(poll) => poll,
        Err(panic) => Poll::Ready(Err(Error::internal(panic_text(panic.as_ref())))),
    });
    outcome.await.map_err(AppError::from)
}

fn panic_text(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    format!("a command panicked: {}", text.unwrap_or("no message"))
}
