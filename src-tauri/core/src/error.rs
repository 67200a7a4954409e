//! The situations in which the core refuses. Each has a code that crosses the IPC boundary; nobody matches on the text.

use std::path::PathBuf;

/// The core's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What went wrong, in the terms of the person who asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The thing named does not exist, or is in the bin.
    #[error("There is no {what} “{id}”.")]
    NotFound {
        /// Kind of thing, as on screen.
        what: &'static str,
        /// What was asked for.
        id: String,
    },
    /// An e-mail or phone belongs to somebody else.
    #[error("{value} already belongs to {owner}.")]
    Duplicate {
        /// The address or number, as shown.
        value: String,
        /// Display name of the contact that has it.
        owner: String,
        /// Public id of that contact.
        existing: String,
    },
    /// A value breaks the rules of its field.
    #[error("{field}: {reason}.")]
    Invalid {
        /// The field or option, as on screen.
        field: String,
        /// Why, without a full stop.
        reason: String,
    },
    /// A value breaks the rules of its custom field.
    #[error("{label}: {reason}.")]
    Field {
        /// Its key.
        key: String,
        /// Its label.
        label: String,
        /// Why, without a full stop.
        reason: String,
        /// Public id of the contact that has the value already, where that is why.
        existing: Option<String>,
    },
    /// The state does not allow this now (undo twice, an import that runs).
    #[error("{reason}")]
    Conflict {
        /// A whole sentence.
        reason: String,
    },
    /// The acting member's role does not allow it.
    #[error("{reason}")]
    Forbidden {
        /// Who may and who acts, whole sentences.
        reason: String,
    },
    /// A file cannot be read as what it should be.
    #[error("{}: {reason}", path.display())]
    FileUnreadable {
        /// The file.
        path: PathBuf,
        /// What is wrong and what to do, a whole sentence.
        reason: String,
    },
    /// A file cannot be written.
    #[error("{}: {reason}", path.display())]
    FileUnwritable {
        /// The file.
        path: PathBuf,
        /// What is wrong and what to do, a whole sentence.
        reason: String,
    },
    /// The workspace was written by a newer version.
    #[error(
        "This workspace was last opened by a newer version of the app (format {found}, this one knows {known}). Update the app to open it."
    )]
    NewerDatabase {
        /// Format of the file.
        found: i64,
        /// Newest format this build knows.
        known: i64,
    },
    /// The file is not a workspace, or its content contradicts itself.
    #[error("The workspace file is damaged: {what}.")]
    Damaged {
        /// What contradicts.
        what: String,
    },
    /// Somebody else writes for too long.
    #[error("The workspace is busy with another change. Try again in a moment.")]
    Busy,
    /// The disk is full.
    #[error("The disk is full. Nothing was lost; free some space and try again. An import goes on where it stopped.")]
    DiskFull,
    /// The user stopped it.
    #[error("Stopped.")]
    Cancelled,
    /// What should not happen; the text is for the log.
    #[error("Something went wrong inside the app.")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl Error {
    /// The stable code of the situation, as it crosses IPC.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound { .. } => "not_found",
            Self::Duplicate { .. } => "duplicate",
            Self::Invalid { .. } | Self::Field { .. } => "invalid",
            Self::Conflict { .. } => "conflict",
            Self::Forbidden { .. } => "forbidden",
            Self::FileUnreadable { .. } => "file_unreadable",
            Self::FileUnwritable { .. } => "file_unwritable",
            Self::NewerDatabase { .. } => "newer_database",
            Self::Damaged { .. } => "damaged",
            Self::Busy => "busy",
            Self::DiskFull => "disk_full",
            Self::Cancelled => "cancelled",
            Self::Internal(_) => "internal",
        }
    }

    /// Wraps a failure that no user can mend.
    pub fn internal(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Internal(source.into())
    }

    /// Whether the file refused a row because of another one: a name that is taken, something that others hang on.
    pub(crate) fn breaks_a_rule_of_the_file(&self) -> bool {
        let Self::Internal(source) = self else { return false };
        let refused = source.downcast_ref::<sqlx::Error>().and_then(sqlx::Error::as_database_error);
        refused.is_some_and(|error| error.is_unique_violation() || error.is_foreign_key_violation())
    }

    /// A value of `field` that breaks a rule.
    pub fn invalid(field: impl Into<String>, reason: impl Into<String>) -> Self {
        Self::Invalid { field: field.into(), reason: reason.into() }
    }
}

/// SQLite's result codes that a person can do something about: primary ones, and one extended.
mod sqlite_code {
    /// The index of the log cannot grow: a workspace that is opened on a full disk.
    pub const NO_ROOM_FOR_LOG: i32 = 4874;
    pub const BUSY: i32 = 5;
    pub const LOCKED: i32 = 6;
    pub const CORRUPT: i32 = 11;
    pub const FULL: i32 = 13;
    pub const NOT_A_DATABASE: i32 = 26;
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let code = error.as_database_error().and_then(|e| e.code()).and_then(|code| code.parse::<i32>().ok());
        if code == Some(sqlite_code::NO_ROOM_FOR_LOG) {
            return Self::DiskFull;
        }
        match code.map(|code| code & 0xff) {
            Some(sqlite_code::BUSY | sqlite_code::LOCKED) => Self::Busy,
            Some(sqlite_code::FULL) => Self::DiskFull,
            Some(sqlite_code::CORRUPT) => Self::Damaged { what: "some of its pages cannot be read".to_owned() },
            Some(sqlite_code::NOT_A_DATABASE) => Self::Damaged { what: "it is not a workspace".to_owned() },
            _ => Self::internal(error),
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::internal(error)
    }
}
