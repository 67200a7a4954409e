//! Times in files: RFC 3339 in UTC, with milliseconds only where there are some.

use chrono::SecondsFormat;

use crate::env::time_from_ms;

const DAY_MS: i64 = 86_400_000;
/// 0001-01-01 to 9999-12-31, the years that have four digits without a sign.
const FOUR_DIGIT_YEARS: std::ops::Range<i64> = -62_135_596_800_000..253_402_300_800_000;

/// Appends `ms`, in UTC milliseconds. Written out because an export writes three for each contact.
pub(crate) fn push(out: &mut Vec<u8>, ms: i64) {
    if !FOUR_DIGIT_YEARS.contains(&ms) {
        out.extend_from_slice(time_from_ms(ms).to_rfc3339_opts(SecondsFormat::AutoSi, true).as_bytes());
        return;
    }
    let (year, month, day) = date(ms.div_euclid(DAY_MS));
    let in_day = ms.rem_euclid(DAY_MS);
    let (seconds, millis) = (in_day / 1_000, in_day % 1_000);
    out.extend([digit(year / 1_000), digit(year / 100), digit(year / 10), digit(year)]);
    let parts = [(b'-', month), (b'-', day), (b'T', seconds / 3_600), (b':', seconds / 60 % 60), (b':', seconds % 60)];
    for (mark, value) in parts {
        out.extend([mark, digit(value / 10), digit(value)]);
    }
    if millis != 0 {
        out.extend([b'.', digit(millis / 100), digit(millis / 10), digit(millis)]);
    }
    out.push(b'Z');
}

/// Year, month and day of a day since 1970. Years are counted from March, so that the day that some of them lack is their
/// last, and in spans of 400, which all have the same days.
const fn date(since_1970: i64) -> (i64, i64, i64) {
    let since_0000 = since_1970 + 719_468;
    let (span, in_span) = (since_0000.div_euclid(146_097), since_0000.rem_euclid(146_097));
    let year = (in_span - in_span / 1_460 + in_span / 36_524 - in_span / 146_096) / 365;
    let in_year = in_span - (365 * year + year / 4 - year / 100);
    let from_march = (5 * in_year + 2) / 153;
    let day = in_year - (153 * from_march + 2) / 5 + 1;
    let (month, next) = if from_march < 10 { (from_march + 3, 0) } else { (from_march - 9, 1) };
    (span * 400 + year + next, month, day)
}

/// The last decimal digit of a number that is not negative.
fn digit(of: i64) -> u8 {
    b'0' + u8::try_from(of % 10).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use chrono::Datelike;
    use proptest::prelude::*;

    use super::*;

    fn written(ms: i64) -> String {
        let mut out = Vec::new();
        push(&mut out, ms);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn milliseconds_are_written_where_there_are_some() {
        assert_eq!(written(0), "1970-01-01T00:00:00Z");
        assert_eq!(written(-1), "1969-12-31T23:59:59.999Z");
        assert_eq!(written(1_700_000_000_050), "2023-11-14T22:13:20.050Z");
    }

    #[test]
    fn every_day_has_its_date() {
        for day in FOUR_DIGIT_YEARS.step_by(86_400_000) {
            let text = time_from_ms(day).date_naive();
            assert_eq!(date(day / DAY_MS), (text.year().into(), text.month().into(), text.day().into()));
        }
    }

    proptest! {
        #[test]
        fn times_read_as_what_was_written(ms in -70_000_000_000_000_i64..260_000_000_000_000) {
            prop_assert_eq!(written(ms), time_from_ms(ms).to_rfc3339_opts(SecondsFormat::AutoSi, true));
        }
    }
}
