//! What the passing of time changes. Segments that depend on the clock are evaluated anew at every full hour and at the
//! workspace's midnight, when somebody looks: while a workspace is open, and when one is opened.

use std::time::Duration;

use chrono_tz::Tz;
use tokio::time::MissedTickBehavior;

use super::plan::Plan;
use super::store::members::Why;
use super::types::SegmentCause;
use super::{store, upkeep};
use crate::core::{Core, Tag};
use crate::error::Result;
use crate::filter::clock::{day_of, end_of};
use crate::progress::Job;
use crate::workspace;

const HOUR: i64 = 3_600_000;
/// How often an open workspace looks at the clock. A computer that slept has missed nothing by then.
const LOOK_EVERY: Duration = Duration::from_secs(15);

/// Evaluates the segments that depend on the clock over everybody, if an hour or a day of the workspace has begun since they
/// were evaluated last. Whether they were.
///
/// # Errors
/// Those of the store.
pub async fn catch_up(core: &Core) -> Result<bool> {
    let mut connection = core.db().read().acquire().await?;
    let zone = workspace::locale(&mut connection).await?.zone;
    let last = store::oldest_on_clock(&mut connection).await?;
    drop(connection);
    if !last.is_some_and(|last| is_due(last, core.env().now_ms(), zone)) {
        return Ok(false);
    }
    renew(core).await?;
    Ok(true)
}

/// Evaluates the segments that depend on the clock over everybody.
async fn renew(core: &Core) -> Result<()> {
    let mut tx = core.db().begin().await?;
    let plan = Plan::load(&mut tx).await?;
    let why = Why { cause: SegmentCause::Clock, operation: None, member: None, at: core.env().now_ms() };
    let moved = upkeep::renew(&mut tx, &plan, &plan.on_clock(), why, &Job::silent()).await?;
    core.commit(tx, if moved { &[Tag::Segments, Tag::Contacts] } else { &[] }).await
}

/// Looks at the clock as long as the workspace is open, at once first.
pub(crate) fn follow(core: &Core) {
    let weak = core.downgrade();
    tokio::spawn(async move {
        let mut beat = tokio::time::interval(LOOK_EVERY);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut is_first = true;
        loop {
            beat.tick().await;
            let Some(core) = weak.upgrade() else { return };
            if core.db().read().is_closed() {
                return;
            }
            // What fails now, because another process writes or the disk is full, is due again at the next look.
            let _ = if std::mem::take(&mut is_first) { renew(&core).await } else { catch_up(&core).await.map(drop) };
        }
    });
}

/// Whether an hour or a day has begun between two moments. A clock that went back was wrong before.
fn is_due(last: i64, now: i64, zone: Tz) -> bool {
    let next_hour = (last.div_euclid(HOUR) + 1) * HOUR;
    now < last || now >= next_hour.min(end_of(day_of(last, zone), zone))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_hour_or_a_new_day_of_the_workspace_is_due() {
        let ms = |text: &str| text.parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp_millis();
        // In Nepal a day begins a quarter past the full hour.
        for (last, now, is) in [
            ("2026-06-30T12:10:00Z", "2026-06-30T12:10:00Z", false),
            ("2026-06-30T12:10:00Z", "2026-06-30T12:59:59Z", false),
            ("2026-06-30T12:10:00Z", "2026-06-30T13:00:00Z", true),
            ("2026-06-30T18:05:00Z", "2026-06-30T18:14:59Z", false),
            ("2026-06-30T18:05:00Z", "2026-06-30T18:15:00Z", true),
            ("2026-06-30T12:10:00Z", "2026-06-30T12:09:59Z", true),
            ("2026-06-30T12:10:00Z", "2027-06-30T12:10:00Z", true),
        ] {
            assert_eq!(is_due(ms(last), ms(now), Tz::Asia__Kathmandu), is, "{last} {now}");
        }
    }
}
