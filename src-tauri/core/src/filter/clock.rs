//! Days and spans of time, in the workspace's zone. Hours, days and weeks are exact spans between moments; months and years
//! go by the calendar. Pure.

use chrono::{Days, Duration, LocalResult, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;

use super::types::Span;
use crate::env::time_from_ms;

/// Direction from now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Towards {
    Past,
    Future,
}

/// The moment of a local time; of one that the clocks skip, the first moment after the gap; of one that they show twice,
/// the earlier.
pub(super) fn from_local(local: NaiveDateTime, zone: Tz) -> i64 {
    match zone.from_local_datetime(&local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => at.timestamp_millis(),
        LocalResult::None => {
            // No zone has skipped more than a day.
            let quarter = Duration::minutes(15);
            let mut later = local;
            for _ in 0..=100 {
                later += quarter;
                if let LocalResult::Single(at) | LocalResult::Ambiguous(at, _) = zone.from_local_datetime(&later) {
                    return at.timestamp_millis();
                }
            }
            local.and_utc().timestamp_millis()
        }
    }
}

/// The day of a moment.
pub(crate) fn day_of(at_ms: i64, zone: Tz) -> NaiveDate {
    time_from_ms(at_ms).with_timezone(&zone).date_naive()
}

/// The first moment of a day.
pub(crate) fn start_of(day: NaiveDate, zone: Tz) -> i64 {
    from_local(day.and_time(NaiveTime::MIN), zone)
}

/// The first moment after a day.
pub(crate) fn end_of(day: NaiveDate, zone: Tz) -> i64 {
    start_of(day.succ_opt().unwrap_or(day), zone)
}

/// The moment that lies a span away from now; the earliest or latest that there is where the calendar ends.
pub(super) fn moment(span: Span, towards: Towards, now_ms: i64, zone: Tz) -> i64 {
    let exact = |unit_ms: i64, count: u32| {
        let span = unit_ms.saturating_mul(i64::from(count));
        if towards == Towards::Past { now_ms.saturating_sub(span) } else { now_ms.saturating_add(span) }
    };
    let calendar = |months: Months| {
        let local = time_from_ms(now_ms).with_timezone(&zone).naive_local();
        let moved = if towards == Towards::Past { local.checked_sub_months(months) } else { local.checked_add_months(months) };
        moved.map_or(if towards == Towards::Past { i64::MIN } else { i64::MAX }, |moved| from_local(moved, zone))
    };
    match span {
        Span::Hours(count) => exact(3_600_000, count),
        Span::Days(count) => exact(86_400_000, count),
        Span::Weeks(count) => exact(604_800_000, count),
        Span::Months(count) => calendar(Months::new(count)),
        Span::Years(count) => calendar(Months::new(count.saturating_mul(12))),
    }
}

/// The day that lies a span away from today; nothing where the calendar ends.
pub(super) fn day(span: Span, towards: Towards, now_ms: i64, zone: Tz) -> Option<NaiveDate> {
    let today = day_of(now_ms, zone);
    let days = |count: u64| match towards {
        Towards::Past => today.checked_sub_days(Days::new(count)),
        Towards::Future => today.checked_add_days(Days::new(count)),
    };
    let months = |count: u32| match towards {
        Towards::Past => today.checked_sub_months(Months::new(count)),
        Towards::Future => today.checked_add_months(Months::new(count)),
    };
    match span {
        Span::Hours(_) => Some(day_of(moment(span, towards, now_ms, zone), zone)),
        Span::Days(count) => days(u64::from(count)),
        Span::Weeks(count) => days(u64::from(count) * 7),
        Span::Months(count) => months(count),
        Span::Years(count) => months(count.saturating_mul(12)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BERLIN: Tz = Tz::Europe__Berlin;

    fn ms(text: &str) -> i64 {
        text.parse::<chrono::DateTime<chrono::Utc>>().unwrap().timestamp_millis()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_is_as_long_as_the_clocks_make_it() {
        for (day, hours) in [("2026-03-28", 24), ("2026-03-29", 23), ("2026-10-25", 25)] {
            assert_eq!(end_of(date(day), BERLIN) - start_of(date(day), BERLIN), hours * 3_600_000, "{day}");
        }
        assert_eq!(start_of(date("2026-03-01"), BERLIN), ms("2026-02-28T23:00:00Z"));
        // In Chile the clocks skip midnight itself.
        assert_eq!(start_of(date("2026-09-06"), Tz::America__Santiago), ms("2026-09-06T04:00:00Z"));
    }

    #[test]
    fn days_are_exact_between_moments_and_months_go_by_the_calendar() {
        let now = ms("2026-03-31T10:00:00Z");
        for (span, moment_then, day_then) in [
            (Span::Hours(12), "2026-03-30T22:00:00Z", "2026-03-31"),
            (Span::Hours(13), "2026-03-30T21:00:00Z", "2026-03-30"),
            (Span::Days(3), "2026-03-28T10:00:00Z", "2026-03-28"),
            (Span::Weeks(2), "2026-03-17T10:00:00Z", "2026-03-17"),
            // Twelve o'clock in Berlin, in winter.
            (Span::Months(1), "2026-02-28T11:00:00Z", "2026-02-28"),
            (Span::Years(1), "2025-03-31T10:00:00Z", "2025-03-31"),
        ] {
            assert_eq!(moment(span, Towards::Past, now, BERLIN), ms(moment_then), "{span:?}");
            assert_eq!(day(span, Towards::Past, now, BERLIN), Some(date(day_then)), "{span:?}");
        }
    }

    #[test]
    fn where_the_calendar_ends_so_do_spans() {
        for span in [Span::Years(u32::MAX), Span::Months(u32::MAX), Span::Days(u32::MAX), Span::Hours(u32::MAX), Span::Weeks(u32::MAX)] {
            assert!(moment(span, Towards::Past, 0, BERLIN) < 0);
            assert!(moment(span, Towards::Future, 0, BERLIN) > 0);
            let _ = day(span, Towards::Past, 0, BERLIN);
        }
    }
}
