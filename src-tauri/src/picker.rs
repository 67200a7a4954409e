//! Choosing files. The page never names a file to read or write by itself: it asks, and the person chooses in a dialog.
//!
//! WebDriver cannot see native dialogs, so tests put a scripted picker in their place (see `tests/README.md`).

use std::future::Future;
use std::path::PathBuf;
use std::pin::Pin;

use contact_core::{Error, Result};
use serde::Deserialize;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
use tokio::sync::oneshot;

/// A future that a trait object can return.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// Asks the person for files.
pub trait FilePicker: Send + Sync {
    /// Files to read; empty where the person cancelled.
    fn open_files(&self) -> Answer<'_, Vec<PathBuf>>;

    /// A file to write, suggested under `name`; `None` where the person cancelled.
    fn save_file(&self, name: String) -> Answer<'_, Option<PathBuf>>;
}

/// The dialogs of the desktop.
pub struct NativePicker<R: Runtime>(AppHandle<R>);

impl<R: Runtime> NativePicker<R> {
    /// Dialogs that belong to the app's main window.
    pub fn new(app: AppHandle<R>) -> Self {
        Self(app)
    }

    fn dialog(&self, title: &str) -> FileDialogBuilder<R> {
        let dialog = self.0.dialog().file().set_title(title);
        match self.0.get_webview_window("main") {
            Some(window) => dialog.set_parent(&window),
            None => dialog,
        }
    }
}

/// Extensions that the open dialog shows at first; what a file is, its content decides.
const IMPORT_EXTENSIONS: [&str; 8] = ["csv", "tsv", "txt", "json", "jsonl", "ndjson", "xlsx", "ods"];

impl<R: Runtime> FilePicker for NativePicker<R> {
    fn open_files(&self) -> Answer<'_, Vec<PathBuf>> {
        Box::pin(async move {
            let (answer, chosen) = oneshot::channel();
            self.dialog("Choose files to import")
                .add_filter("CSV, JSON, Excel and OpenDocument", &IMPORT_EXTENSIONS)
                .add_filter("All files", &["*"])
                .pick_files(move |files| drop(answer.send(files)));
            // A dialog that goes away without an answer was cancelled.
            chosen.await.ok().flatten().unwrap_or_default().into_iter().map(local_path).collect()
        })
    }

    fn save_file(&self, name: String) -> Answer<'_, Option<PathBuf>> {
        Box::pin(async move {
            let (answer, chosen) = oneshot::channel();
            self.dialog("Save as").set_file_name(name).save_file(move |file| drop(answer.send(file)));
            chosen.await.ok().flatten().map(local_path).transpose()
        })
    }
}

/// Suggests where to save rows of a file that were refused: beside its own name, in the form that they are written in.
pub fn rejects_name(input: &str) -> String {
    let (stem, extension) = match input.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => (stem, extension.to_lowercase()),
        _ => (input, String::new()),
    };
    match extension.as_str() {
        // An OpenDocument sheet's rows are written as CSV.
        "" | "ods" => format!("{stem}-rejected.csv"),
        _ => format!("{stem}-rejected.{extension}"),
    }
}

fn local_path(file: FilePath) -> Result<PathBuf> {
    file.into_path().map_err(|_| Error::invalid("file", "it is not on this computer; copy it here first"))
}

/// Answers from a file, for tests. The file is read at every question, so a test can change its mind between two steps. A folder as the
/// answer to where to save takes the suggested name.
pub struct ScriptedPicker(PathBuf);

/// What the script says.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Script {
    open: Vec<PathBuf>,
    save: Option<PathBuf>,
}

impl ScriptedPicker {
    /// Answers with what the JSON document at `script` says: `{"open": [PATH…], "save": PATH | null}`.
    pub fn new(script: PathBuf) -> Self {
        Self(script)
    }

    fn script(&self) -> Result<Script> {
        let unreadable = |reason: String| Error::FileUnreadable { path: self.0.clone(), reason };
        let text = std::fs::read(&self.0).map_err(|error| unreadable(error.to_string()))?;
        serde_json::from_slice(&text).map_err(|error| unreadable(error.to_string()))
    }
}

impl FilePicker for ScriptedPicker {
    fn open_files(&self) -> Answer<'_, Vec<PathBuf>> {
        Box::pin(async { Ok(self.script()?.open) })
    }

    fn save_file(&self, name: String) -> Answer<'_, Option<PathBuf>> {
        Box::pin(async move {
            let save = self.script()?.save;
            Ok(save.map(|path| if path.is_dir() { path.join(name) } else { path }))
        })
    }
}
