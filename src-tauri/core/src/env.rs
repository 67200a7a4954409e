//! Time and identifiers come from outside, so that tests decide them. The only place that asks the system.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Where the core gets the time and new ids from.
#[derive(Clone)]
pub struct Env {
    clock: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
    ids: Arc<dyn Fn() -> Uuid + Send + Sync>,
}

impl Env {
    /// The system's clock and its random numbers.
    #[expect(clippy::disallowed_methods, reason = "this is the one place that the rule points to")]
    pub fn system() -> Self {
        Self::new(Utc::now, Uuid::now_v7)
    }

    /// A clock and a source of ids.
    pub fn new(clock: impl Fn() -> DateTime<Utc> + Send + Sync + 'static, ids: impl Fn() -> Uuid + Send + Sync + 'static) -> Self {
        Self { clock: Arc::new(clock), ids: Arc::new(ids) }
    }

    /// Now, in UTC milliseconds: the unit of every time in the store.
    pub fn now_ms(&self) -> i64 {
        (self.clock)().timestamp_millis()
    }

    /// A new public id.
    pub fn new_id(&self) -> Uuid {
        (self.ids)()
    }
}

impl fmt::Debug for Env {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Env")
    }
}

/// A stored time as the API shows it. Out-of-range values, which no write makes, become the epoch.
pub(crate) fn time_from_ms(ms: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(ms).unwrap_or_default()
}
