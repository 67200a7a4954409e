//! Long work that runs now, by the name that the page gave it, so that the page can stop it and a closing window can ask.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use contact_core::progress::{CancelToken, Job, Progress};
use contact_core::{Error, Result};
use tauri::ipc::Channel;

/// The register of running jobs. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Jobs(Arc<Mutex<HashMap<String, CancelToken>>>);

/// A job while it runs: it leaves the register when this is dropped, however the work ends.
#[derive(Debug)]
pub struct RunningJob {
    name: String,
    jobs: Jobs,
    token: CancelToken,
}

impl Jobs {
    /// Enters a job under the page's name for it. A name in use is a `Conflict`: two jobs could not be told apart.
    pub fn start(&self, name: String) -> Result<RunningJob> {
        let token = CancelToken::default();
        let mut running = self.running();
        if running.contains_key(&name) {
            return Err(Error::Conflict { reason: "This is running already. Wait for it or stop it first.".to_owned() });
        }
        running.insert(name.clone(), token.clone());
        drop(running);
        Ok(RunningJob { name, jobs: self.clone(), token })
    }

    /// Asks the job to stop. A job that has just ended is no error: the page cannot know.
    pub fn cancel(&self, name: &str) {
        if let Some(token) = self.running().get(name) {
            token.cancel();
        }
    }

    /// Asks every job to stop.
    pub fn cancel_all(&self) {
        self.running().values().for_each(CancelToken::cancel);
    }

    /// Whether any job runs.
    pub fn any(&self) -> bool {
        !self.running().is_empty()
    }

    // A panic elsewhere cannot leave the map half-changed, so a poisoned lock is as good as any.
    fn running(&self) -> MutexGuard<'_, HashMap<String, CancelToken>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl RunningJob {
    /// The handle that the core's long work takes: reports go to the page's channel.
    pub fn handle(&self, progress: Channel<Progress>) -> Job {
        // A page that was reloaded no longer listens; the work goes on.
        Job::new(move |step| drop(progress.send(step)), self.token.clone())
    }
}

impl Drop for RunningJob {
    fn drop(&mut self) {
        self.jobs.running().remove(&self.name);
    }
}
