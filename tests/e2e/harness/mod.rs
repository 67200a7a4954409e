//! A desk for one test: a display, a session bus, a home and the app on it. Nothing is shared between tests, and nothing of the person who
//! runs them is touched.

mod desk;
mod keyboard;
mod page;
mod process;

pub use desk::{APP, Desk, fixture};
pub use page::Role;

/// What a journey returns: the first thing that went wrong, with its own words.
pub type Journey<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Waits until `check` says yes, and names what did not happen where it never does.
pub async fn wait_for<T>(what: &str, mut check: impl AsyncFnMut() -> Journey<Option<T>>) -> Journey<T> {
    const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);
    const STEP: std::time::Duration = std::time::Duration::from_millis(50);
    let end = tokio::time::Instant::now() + PATIENCE;
    let mut turn = tokio::time::interval(STEP);
    loop {
        turn.tick().await;
        if let Some(found) = check().await? {
            return Ok(found);
        }
        if tokio::time::Instant::now() > end {
            return Err(format!("waited {} s in vain for: {what}", PATIENCE.as_secs()).into());
        }
    }
}
