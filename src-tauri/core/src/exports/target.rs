//! The file that an export makes: written beside its place under another name, then put there in one step.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

use crate::error::{Error, Result};

/// Where a file is to be written that somebody named: a link stays a link, and the file that it names is replaced.
///
/// # Errors
/// `FileUnwritable` says why nothing can be written there; the workspace itself is no such place.
pub(crate) fn place(path: &Path, workspace: &Path) -> Result<PathBuf> {
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let refuse = |reason: &str| Err(Error::FileUnwritable { path: path.to_owned(), reason: reason.to_owned() });
    if place.is_dir() {
        return refuse("This is a folder. Give the file a name.");
    }
    if place.exists() && !place.is_file() {
        return refuse("This is not an ordinary file. Choose another place.");
    }
    if fs::canonicalize(workspace).is_ok_and(|workspace| workspace == place) {
        return refuse("This is the workspace itself, which an export would overwrite. Choose another name.");
    }
    if fs::metadata(&place).is_ok_and(|known| known.permissions().readonly()) {
        return refuse("The file is read-only. Choose another name, or allow writing to it.");
    }
    if !folder_of(&place).is_dir() {
        return refuse("Its folder does not exist. Make the folder, or choose another place.");
    }
    Ok(place)
}

fn folder_of(place: &Path) -> &Path {
    place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file that is not there yet. Dropping it leaves everything as it was.
pub(crate) struct Target {
    path: PathBuf,
    file: NamedTempFile,
}

impl Target {
    /// Begins to write `path`, which must not be the workspace itself.
    pub(crate) fn create(path: &Path, workspace: &Path) -> Result<Self> {
        let place = place(path, workspace)?;
        let folder = folder_of(&place);
        let mut builder = Builder::new();
        builder.prefix(".contacts-").suffix(".part");
        // Readable as any new file is; temporary files are private unless told.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = builder.tempfile_in(folder).map_err(|error| unwritable(path, &error))?;
        Ok(Self { path: place, file })
    }

    /// Appends bytes.
    pub(crate) fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.file.write_all(bytes).map_err(|error| unwritable(&self.path, &error))
    }

    /// Puts the file in its place, once all of it is on the disk.
    pub(crate) fn finish(self) -> Result<()> {
        let Self { path, file } = self;
        file.as_file().sync_all().map_err(|error| unwritable(&path, &error))?;
        let placed = file.persist(&path).map_err(|failure| unwritable(&path, &failure.error))?;
        drop(placed);
        // The new name must survive a power cut too. Some systems cannot sync a folder; the file itself is safe by now.
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            let _ = File::open(folder).and_then(|folder| folder.sync_all());
        }
        Ok(())
    }
}

fn unwritable(path: &Path, error: &io::Error) -> Error {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "Its folder does not exist. Make the folder, or choose another place.".to_owned(),
        io::ErrorKind::PermissionDenied => "You are not allowed to write here. Choose another folder.".to_owned(),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "The disk is full. Free some space, or choose another disk, then export again.".to_owned()
        }
        io::ErrorKind::ReadOnlyFilesystem => "This disk cannot be written to. Choose another place.".to_owned(),
        _ => format!("The file cannot be written ({error}). Choose another place."),
    };
    Error::FileUnwritable { path: path.to_owned(), reason }
}
