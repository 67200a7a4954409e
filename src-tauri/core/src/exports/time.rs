//! Times in files: RFC 3339 in UTC, with milliseconds only where there are some.

use chrono::SecondsFormat;

use crate::env::time_from_ms;

const DAY_MS: i64 = 86_400_000;
/// 0001-01-01 to 9999-12-31, the years that have four digits without a sign.
const FOUR_DIGIT_YEARS: std::ops::Range<i64> = -62_135_596_800_000..253_402_300_800_000;

/// Writes times one after the other. An export writes three for each contact, so the date is formatted once for a run of
/// times of the same day.
#[derive(Default)]
pub(super) struct Times {
    day: Option<i64>,
    date: String,
}

impl Times {
    /// Appends `ms`, in UTC milliseconds.
    pub(super) fn push(&mut self, out: &mut Vec<u8>, ms: i64) {
        if !FOUR_DIGIT_YEARS.contains(&ms) {
            out.extend_from_slice(time_from_ms(ms).to_rfc3339_opts(SecondsFormat::AutoSi, true).as_bytes());
            return;
        }
        let day = ms.div_euclid(DAY_MS);
        if self.day != Some(day) {
            self.date = time_from_ms(ms).date_naive().to_string();
            self.day = Some(day);
        }
        let in_day = ms.rem_euclid(DAY_MS);
        let (seconds, millis) = (in_day / 1_000, in_day % 1_000);
        out.extend_from_slice(self.date.as_bytes());
        for (mark, value) in [(b'T', seconds / 3_600), (b':', seconds / 60 % 60), (b':', seconds % 60)] {
            out.extend([mark, digit(value / 10), digit(value)]);
        }
        if millis != 0 {
            out.extend([b'.', digit(millis / 100), digit(millis / 10), digit(millis)]);
        }
        out.push(b'Z');
    }
}

/// The last decimal digit of a number that is not negative.
fn digit(of: i64) -> u8 {
    b'0' + u8::try_from(of % 10).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(ms: i64) -> String {
        let mut out = Vec::new();
        Times::default().push(&mut out, ms);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn milliseconds_are_written_where_there_are_some() {
        assert_eq!(written(0), "1970-01-01T00:00:00Z");
        assert_eq!(written(-1), "1969-12-31T23:59:59.999Z");
        assert_eq!(written(1_700_000_000_050), "2023-11-14T22:13:20.050Z");
    }

    proptest! {
        #[test]
        fn times_read_as_what_was_written(ms in -70_000_000_000_000_i64..260_000_000_000_000) {
            prop_assert_eq!(written(ms), time_from_ms(ms).to_rfc3339_opts(SecondsFormat::AutoSi, true));
        }
    }
}
