//! Calendar days and moments.

use chrono::{Datelike, NaiveDate};

use super::{Reading, quoted};
use crate::identity::{TimeHint, parse_day, parse_time};

/// 0001-01-01 to 9999-12-31, in UTC milliseconds.
const YEARS_1_TO_9999: std::ops::Range<i64> = -62_135_596_800_000..253_402_300_800_000;

/// The calendar day as written, as `YYYY-MM-DD`.
pub(super) fn day(text: &str, reading: &Reading) -> Result<String, String> {
    let date = iso(text).or_else(|| parse_day(text, reading.order));
    match date.filter(|date| (1..=9999).contains(&date.year())) {
        Some(date) => Ok(date.format("%Y-%m-%d").to_string()),
        None => Err(format!("{} is not a date here: write it as 2026-12-31", quoted(text))),
    }
}

/// UTC milliseconds.
pub(super) fn moment(text: &str, reading: &Reading) -> Result<i64, String> {
    let hint = TimeHint { zone: reading.zone, column_zone: reading.column_zone, order: reading.order };
    match parse_time(text, &hint).filter(|time| YEARS_1_TO_9999.contains(&time.at_ms)) {
        Some(time) => Ok(time.at_ms),
        None => Err(format!("{} is not a time here: write it as 2026-12-31 18:30", quoted(text))),
    }
}

fn iso(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let shaped =
        bytes.len() == 10 && bytes.iter().enumerate().all(|(at, b)| if matches!(at, 4 | 7) { *b == b'-' } else { b.is_ascii_digit() });
    if !shaped {
        return None;
    }
    NaiveDate::from_ymd_opt(text[..4].parse().ok()?, text[5..7].parse().ok()?, text[8..].parse().ok()?)
}
