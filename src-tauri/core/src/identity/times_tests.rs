//! Tables of times as files write them.

use chrono::{DateTime, FixedOffset};
use proptest::prelude::*;

use super::{TimeHint, parse_day, parse_time, zone_from_header};
use crate::imports::mapping::DateOrder;

fn berlin(order: Option<DateOrder>) -> TimeHint {
    TimeHint { zone: chrono_tz::Europe::Berlin, column_zone: None, order }
}

#[track_caller]
fn check(text: &str, order: Option<DateOrder>, utc: &str) {
    let at = parse_time(text, &berlin(order)).and_then(|parsed| DateTime::from_timestamp_millis(parsed.at_ms));
    let at = at.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)).unwrap_or_default();
    assert_eq!(at, utc, "{text:?} {order:?}");
}

#[test]
fn times_with_a_zone_keep_it() {
    for (text, utc) in [
        ("2026-03-01T09:00:00Z", "2026-03-01T09:00:00Z"),
        ("2026-03-01T09:00:00.5Z", "2026-03-01T09:00:00.500Z"),
        ("2026-03-01T09:00:00.123456789Z", "2026-03-01T09:00:00.123Z"),
        ("2026-03-01T09:00:00+02:00", "2026-03-01T07:00:00Z"),
        ("2026-03-01T09:00:00-0530", "2026-03-01T14:30:00Z"),
        ("2026-03-01 09:00:00 UTC", "2026-03-01T09:00:00Z"),
        ("2026-03-01 09:00:00 +0000 UTC", "2026-03-01T09:00:00Z"),
        ("2026-03-01T09:00Z", "2026-03-01T09:00:00Z"),
        ("2026/03/01 9:04:10 AM GMT+1", "2026-03-01T08:04:10Z"),
        ("2026/03/01 9:04:10 PM GMT-5:30", "2026-03-02T02:34:10Z"),
        ("Sun, 01 Mar 2026 09:00:00 GMT", "2026-03-01T09:00:00Z"),
        ("Sun Mar 01 2026 09:00:00 GMT+0100 (CET)", "2026-03-01T08:00:00Z"),
        ("2026-03-01T09:00:00+01:00[Europe/Berlin]", "2026-03-01T08:00:00Z"),
        ("2026-07-01 09:00 America/New_York", "2026-07-01T13:00:00Z"),
        ("Mar 1, 2026 9:04 AM EST", "2026-03-01T14:04:00Z"),
        ("20260301T090000Z", "2026-03-01T09:00:00Z"),
        ("1772355600", "2026-03-01T09:00:00Z"),
        ("1772355600123", "2026-03-01T09:00:00.123Z"),
        ("\u{feff}2026-03-01T09:00:00Z ", "2026-03-01T09:00:00Z"),
    ] {
        check(text, None, utc);
    }
}

#[test]
fn times_without_a_zone_are_in_the_hints() {
    for (text, utc) in [
        ("2026-03-01T09:00:00", "2026-03-01T08:00:00Z"),
        ("2026-03-01 09:00", "2026-03-01T08:00:00Z"),
        ("2026-03-01", "2026-02-28T23:00:00Z"),
        ("2026-3-1", "2026-02-28T23:00:00Z"),
        ("20260301", "2026-02-28T23:00:00Z"),
        ("1 Mar 2026", "2026-02-28T23:00:00Z"),
        ("1st of March 2026", "2026-02-28T23:00:00Z"),
        ("01-Mar-26 17:05", "2026-03-01T16:05:00Z"),
        ("Mar 1, 2026 9:04 AM", "2026-03-01T08:04:00Z"),
        ("March 1, 2026 at 9:04:10 p.m.", "2026-03-01T20:04:10Z"),
        ("Mar 1, 2026, 12:04\u{202f}AM", "2026-02-28T23:04:00Z"),
        ("Mar 1, 2026 12:04 PM", "2026-03-01T11:04:00Z"),
        ("1.3.2026 9:00", "2026-03-01T08:00:00Z"),
        ("31/12/2026", "2026-12-30T23:00:00Z"),
        ("12/31/2026", "2026-12-30T23:00:00Z"),
        ("2026. 3. 1.", "2026-02-28T23:00:00Z"),
    ] {
        check(text, None, utc);
    }
}

#[test]
fn numeric_dates_follow_the_order() {
    check("3/1/2026 9:04:10", Some(DateOrder::Mdy), "2026-03-01T08:04:10Z");
    check("3/1/2026 9:04:10", Some(DateOrder::Dmy), "2026-01-03T08:04:10Z");
    check("3/1/2026 9:04:10", None, "");
    check("26/3/1", Some(DateOrder::Ymd), "2026-02-28T23:00:00Z");
    check("2026-03-01", Some(DateOrder::Dmy), "2026-02-28T23:00:00Z");
    check("1/3/69", Some(DateOrder::Dmy), "2069-02-28T23:00:00Z");
    check("31/12/2026", Some(DateOrder::Mdy), "");
}

#[test]
fn what_is_no_time_is_none() {
    for text in [
        "",
        "soon",
        "2026",
        "45000",
        "45000.5",
        "2026-13-01",
        "2026-02-30",
        "25:00",
        "2026-03-01 25:00",
        "9:00",
        "May",
        "2026-03-01 sometime",
        "+34 600 111 222",
        "12.5",
        "1/2",
    ] {
        check(text, Some(DateOrder::Dmy), "");
    }
}

#[test]
fn clock_changes_resolve_the_same_way_every_time() {
    // In Berlin 02:30 does not exist on 29 March 2026, and comes twice on 25 October 2026.
    check("2026-03-29 02:30", None, "2026-03-29T01:30:00Z");
    check("2026-10-25 02:30", None, "2026-10-25T00:30:00Z");
}

#[test]
fn a_zone_in_the_header_goes_before_the_workspaces() {
    let hint = TimeHint { column_zone: zone_from_header("Submitted (UTC)"), ..berlin(None) };
    let hour = |text: &str| parse_time(text, &hint).map(|parsed| parsed.at_ms / 3_600_000 % 24);
    assert_eq!(hour("2026-03-01 09:00"), Some(9));
    assert_eq!(hour("2026-03-01 09:00 GMT+2"), Some(7));
}

#[test]
fn flags_tell_what_was_written() {
    let flags = |text: &str| parse_time(text, &berlin(None)).map(|parsed| (parsed.had_time, parsed.had_zone));
    assert_eq!(flags("2026-03-01"), Some((false, false)));
    assert_eq!(flags("2026-03-01 10:00"), Some((true, false)));
    assert_eq!(flags("2026-03-01T10:00:00Z"), Some((true, true)));
}

#[test]
fn headers_can_state_a_zone() {
    let minutes = |header: &str| zone_from_header(header).map(|zone: FixedOffset| zone.local_minus_utc() / 60);
    for (header, expected) in [
        ("Submit Date (UTC)", Some(0)),
        ("created at utc", Some(0)),
        ("Time [GMT+5:30]", Some(330)),
        ("Date (UTC-08:00)", Some(-480)),
        ("GMT −3", Some(-180)),
        ("Submitted (GMT+1)", Some(60)),
        ("UTC – submitted", Some(0)),
        ("Submit Date", None),
        ("Outcome", None),
        ("scutch", None),
        ("", None),
    ] {
        assert_eq!(minutes(header), expected, "{header:?}");
    }
}

proptest! {
    #[test]
    fn reading_never_panics(text in "\\PC*", digits in "[0-9TZ:+ ./,-]{0,30}([AaPp][Mm])?") {
        for order in [None, Some(DateOrder::Dmy), Some(DateOrder::Ymd)] {
            let _ = parse_time(&text, &berlin(order));
            let _ = parse_time(&digits, &berlin(order));
        }
        let _ = zone_from_header(&text);
    }

    #[test]
    fn what_machines_write_reads_back(at_ms in 0_i64..4_000_000_000_000) {
        let written = DateTime::from_timestamp_millis(at_ms).unwrap().to_rfc3339_opts(chrono::SecondsFormat::Millis, true);
        prop_assert_eq!(parse_time(&written, &berlin(None)).map(|parsed| parsed.at_ms), Some(at_ms));
    }
}

#[test]
fn a_day_is_read_as_written_whatever_the_zone() {
    for (text, order, day) in [
        ("2024-01-31T23:30:00-09:00", None, "2024-01-31"),
        ("31.1.2024 23:30", None, "2024-01-31"),
        ("1/2/2024", Some(DateOrder::Mdy), "2024-01-02"),
        ("1/2/2024", Some(DateOrder::Dmy), "2024-02-01"),
        ("Wed, 31 Jan 2024", None, "2024-01-31"),
    ] {
        assert_eq!(parse_day(text, order).map(|day| day.to_string()).as_deref(), Some(day), "{text:?}");
    }
    for text in ["1/2/2024", "31 February 2024", "1700000000", "2024", ""] {
        assert_eq!(parse_day(text, None), None, "{text:?}");
    }
}
