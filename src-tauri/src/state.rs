//! What the app holds while it runs: the open workspace, running jobs, and the ways to reach the person.
//!
//! Everything from outside (environment, dialogs, windows) comes in through `App::start`, so tests hand in their own.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use contact_core::progress::{Job, Progress};
use contact_core::workspace::CreateWorkspace;
use contact_core::{Changed, Core, Env, Error, Result, Tag, system};
use tauri::ipc::Channel;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{RwLock, RwLockReadGuard};

use crate::error::{AppError, guard};
use crate::jobs::Jobs;
use crate::picker::FilePicker;

/// What the app is told from outside when it starts.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The workspace file.
    pub workspace: PathBuf,
    /// Answers for the file dialogs, in tests.
    pub picker_script: Option<PathBuf>,
}

impl Settings {
    /// Reads the environment. Nothing else in the shell does.
    #[expect(clippy::disallowed_methods, reason = "this is the one place where the shell reads the environment")]
    pub fn from_environment() -> Self {
        let picker_script = std::env::var_os("CONTACTS_FILE_PICKER_SCRIPT").map(PathBuf::from);
        Self { workspace: system::workspace_path(), picker_script }
    }
}

/// What the app asks of the desktop around it.
pub trait Desktop: Send + Sync {
    /// Tells the page what a write made stale.
    fn announce(&self, changed: Changed);

    /// Closes the window without asking again.
    fn close_window(&self);

    /// Shows the file in the desktop's file manager.
    fn show_in_folder(&self, path: &Path) -> Result<()>;

    /// Opens a link in the program that the desktop has for it.
    fn open_link(&self, link: &str) -> Result<()>;
}

/// The workspace as the app found it.
pub enum Opened {
    /// There is none yet: this is the first start.
    Nothing,
    /// It is open.
    Workspace(Core),
    /// It cannot be opened.
    Problem(AppError),
}

/// The app's state, handed to every command.
pub struct App {
    opened: RwLock<Opened>,
    written: Mutex<HashSet<PathBuf>>,
    picker: Box<dyn FilePicker>,
    desktop: Arc<dyn Desktop>,
    settings: Settings,
    /// Long work that runs now.
    pub jobs: Jobs,
}

impl App {
    /// Opens the workspace, if there is one.
    pub async fn start(settings: Settings, picker: Box<dyn FilePicker>, desktop: Arc<dyn Desktop>) -> Self {
        let app =
            Self { opened: RwLock::new(Opened::Nothing), written: Mutex::default(), picker, desktop, settings, jobs: Jobs::default() };
        if app.settings.workspace.exists() {
            let opened = guard(Core::open(&app.settings.workspace, Env::system())).await;
            *app.opened.write().await = match opened {
                Ok(core) => Opened::Workspace(app.follow(core)),
                Err(problem) => Opened::Problem(problem),
            };
        }
        app
    }

    /// Makes the workspace and opens it. There is one at most: a second is a `Conflict`.
    pub async fn create(&self, input: CreateWorkspace) -> Result<(), AppError> {
        guard(async {
            let mut opened = self.opened.write().await;
            if !matches!(*opened, Opened::Nothing) {
                return Err(Error::Conflict { reason: "There is a workspace already.".to_owned() });
            }
            *opened = Opened::Workspace(self.follow(Core::create(&self.settings.workspace, input, Env::system()).await?));
            Ok(())
        })
        .await
    }

    /// Runs one call into the core with the open workspace.
    pub async fn run<T>(&self, call: impl AsyncFnOnce(Core) -> Result<T>) -> Result<T, AppError> {
        guard(async { call(self.core().await?).await }).await
    }

    /// Runs one long call under the page's name for it: `cancel_job` stops it, `progress` hears of it.
    pub async fn run_job<T>(
        &self,
        name: String,
        progress: Channel<Progress>,
        call: impl AsyncFnOnce(Core, Job) -> Result<T>,
    ) -> Result<T, AppError> {
        let running = self.jobs.start(name)?;
        self.run(async |core| call(core, running.handle(progress)).await).await
    }

    /// Asks where to save, then runs one call that writes there. `None` where the person cancelled.
    pub async fn save<T>(&self, name: &str, call: impl AsyncFnOnce(Core, PathBuf) -> Result<T>) -> Result<Option<T>, AppError> {
        guard(async {
            let core = self.core().await?;
            let Some(path) = self.picker.save_file(name.to_owned()).await? else { return Ok(None) };
            let done = call(core, path.clone()).await?;
            self.written.lock().unwrap_or_else(PoisonError::into_inner).insert(path);
            Ok(Some(done))
        })
        .await
    }

    /// Asks where to save, then runs one long call that writes there. It counts as running only once the person has chosen.
    pub async fn save_job<T>(
        &self,
        suggestion: &str,
        name: String,
        progress: Channel<Progress>,
        call: impl AsyncFnOnce(Core, PathBuf, Job) -> Result<T>,
    ) -> Result<Option<T>, AppError> {
        self.save(suggestion, async |core, path| {
            let running = self.jobs.start(name)?;
            call(core, path, running.handle(progress)).await
        })
        .await
    }

    /// Asks for a file to read, then runs one long call that reads it. `None` where the person cancelled.
    pub async fn open_job<T>(
        &self,
        name: String,
        progress: Channel<Progress>,
        call: impl AsyncFnOnce(Core, PathBuf, Job) -> Result<T>,
    ) -> Result<Option<T>, AppError> {
        let Some(path) = self.pick_files().await?.into_iter().next() else { return Ok(None) };
        self.run_job(name, progress, async |core, job| call(core, path, job).await).await.map(Some)
    }

    /// Asks for files to read; empty where the person cancelled.
    pub async fn pick_files(&self) -> Result<Vec<PathBuf>, AppError> {
        guard(self.picker.open_files()).await
    }

    /// Shows the workspace, or a file that this run of the app wrote. The page can point at no other.
    pub async fn show_in_folder(&self, path: &Path) -> Result<(), AppError> {
        guard(async {
            let written = || self.written.lock().unwrap_or_else(PoisonError::into_inner).contains(path);
            if path != self.settings.workspace && !written() {
                return Err(Error::NotFound { what: "exported file", id: path.display().to_string() });
            }
            self.desktop.show_in_folder(path)
        })
        .await
    }

    /// Opens a link, if it is of a kind that may be opened.
    pub async fn open_link(&self, link: &str) -> Result<(), AppError> {
        guard(async { self.desktop.open_link(crate::link::checked(link)?) }).await
    }

    /// Closes the window. Without `force` only when nothing runs.
    pub fn close_window(&self, force: bool) -> Result<()> {
        if self.jobs.any() && !force {
            return Err(Error::Conflict { reason: "An import or export still runs.".to_owned() });
        }
        self.jobs.cancel_all();
        self.desktop.close_window();
        Ok(())
    }

    /// What the app found when it looked for its workspace.
    pub async fn opened(&self) -> RwLockReadGuard<'_, Opened> {
        self.opened.read().await
    }

    /// The file that is, or will be, the workspace.
    pub fn workspace_path(&self) -> &Path {
        &self.settings.workspace
    }

    /// Ends the app's use of the workspace: running jobs stop at their next step, the file is closed.
    pub async fn stop(&self) {
        self.jobs.cancel_all();
        if let Opened::Workspace(core) = std::mem::replace(&mut *self.opened.write().await, Opened::Nothing) {
            core.close().await;
        }
    }

    async fn core(&self) -> Result<Core> {
        match &*self.opened.read().await {
            Opened::Workspace(core) => Ok(core.clone()),
            Opened::Nothing | Opened::Problem(_) => Err(Error::Conflict { reason: "No workspace is open.".to_owned() }),
        }
    }

    /// Passes on what this and other processes change.
    fn follow(&self, core: Core) -> Core {
        let mut changes = core.subscribe();
        let desktop = Arc::clone(&self.desktop);
        tauri::async_runtime::spawn(async move {
            loop {
                match changes.recv().await {
                    Ok(changed) => desktop.announce(changed),
                    // What was missed is not known, so everything counts as stale.
                    Err(RecvError::Lagged(_)) => desktop.announce(Changed { tags: Tag::ALL.to_vec(), external: true }),
                    Err(RecvError::Closed) => break,
                }
            }
        });
        core.watch();
        core
    }
}
