//! The sentences for files that cannot be read: what is wrong and what to do.

use std::io;
use std::path::Path;

use crate::error::Error;

/// A file that cannot be read, for `reason` (whole sentences).
pub fn unreadable(path: &Path, reason: impl Into<String>) -> Error {
    Error::FileUnreadable { path: path.to_owned(), reason: reason.into() }
}

/// A file that the system does not let us read.
pub fn io(path: &Path, error: &io::Error) -> Error {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "The file is not there any more. It may have been moved or renamed; choose it again.".to_owned(),
        io::ErrorKind::PermissionDenied => {
            "The system does not allow this file to be read. Check its permissions, or save a copy and choose that.".to_owned()
        }
        io::ErrorKind::IsADirectory => FOLDER.to_owned(),
        _ => format!("The file could not be read to its end ({error}). Copy it to this computer and choose the copy."),
    };
    unreadable(path, reason)
}

/// What is said of a folder.
pub const FOLDER: &str = "This is a folder. Choose the files inside it.";
/// What is said of a file without content.
pub const EMPTY: &str = "The file is empty. Export it again and check that it has content before choosing it.";
