//! Points in time as files write them, read into UTC milliseconds.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;

use super::trim_padding;
use crate::imports::mapping::DateOrder;

/// What a time alone does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeHint {
    /// Zone of times without one: the workspace's.
    pub zone: Tz,
    /// Zone that the column's header states; it goes before `zone`.
    pub column_zone: Option<FixedOffset>,
    /// Order of `3/1/2026`. Where it is `None`, such a date is read only if one order is possible.
    pub order: Option<DateOrder>,
}

/// A time that was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParsedTime {
    /// Milliseconds since 1970 UTC. A date alone is its first moment in the hint's zone.
    pub at_ms: i64,
    /// Whether the text had a time of day.
    pub had_time: bool,
    /// Whether the text had a zone.
    pub had_zone: bool,
}

/// Reads a point in time: RFC 3339, ISO 8601 dates and times, numeric dates in the hint's order, dates with English month names,
/// 12-hour clocks, zones as `Z`, `UTC`, `GMT+1`, `-0500`, `[Europe/Berlin]` or a common abbreviation, and Unix seconds or
/// milliseconds (ten or thirteen digits).
///
/// `None` where it is no time, a day that does not exist, or a numeric date of unknown order. Spreadsheet serial numbers are
/// not guessed. A civil time that a clock change skips moves on by the skipped span; one that it repeats is the first.
pub fn parse_time(text: &str, hint: &TimeHint) -> Option<ParsedTime> {
    let text = trim_padding(text);
    if let Some(parsed) = zulu(text.as_bytes()).or_else(|| unix(text)) {
        return Some(parsed);
    }
    if text.len() > 80 {
        return None;
    }
    let mut reader = Reader::default();
    reader.read(text)?;
    reader.finish(hint)
}

/// Reads the calendar day of a date or time, as written: no zone moves it. What [`parse_time`] reads, but for Unix seconds, which
/// name no day.
pub fn parse_day(text: &str, order: Option<DateOrder>) -> Option<NaiveDate> {
    let text = trim_padding(text);
    if text.len() > 80 {
        return None;
    }
    let mut reader = Reader::default();
    reader.read(text)?;
    reader.date(order)
}

/// The zone that a column's header states, `Submit Date (UTC)` or `Time [GMT+5:30]`; `None` where it states none.
pub fn zone_from_header(header: &str) -> Option<FixedOffset> {
    let upper = header.to_ascii_uppercase();
    let found = ["UTC", "GMT"].into_iter().flat_map(|name| upper.match_indices(name)).find(|(at, name)| {
        let before = upper[..*at].chars().next_back();
        let after = upper[at + name.len()..].chars().next();
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    });
    let (at, name) = found?;
    let rest = upper[at + name.len()..].trim_start();
    let signed = rest.strip_prefix(['+', '-', '\u{2212}']).filter(|digits| digits.trim_start().starts_with(|c: char| c.is_ascii_digit()));
    match signed {
        None => offset(false, "0"),
        Some(digits) => {
            let digits = digits.trim_start();
            let end = digits.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(digits.len());
            offset(!rest.starts_with('+'), &digits[..end])
        }
    }
}

/// `YYYY-MM-DDTHH:MM:SS[.fraction]Z`, which is most of what machines write.
fn zulu(text: &[u8]) -> Option<ParsedTime> {
    let (b'Z', 20..=30) = (text.last()?, text.len()) else { return None };
    let number = |range: std::ops::Range<usize>| {
        text[range].iter().try_fold(0_u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
    };
    if (text[4], text[7], text[10], text[13], text[16]) != (b'-', b'-', b'T', b':', b':') {
        return None;
    }
    let millis = match text.len() {
        20 => 0,
        _ if text[19] == b'.' => {
            let digits = &text[20..text.len() - 1];
            if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
                return None;
            }
            fraction_millis(digits)
        }
        _ => return None,
    };
    let date = NaiveDate::from_ymd_opt(i32::try_from(number(0..4)?).ok()?, number(5..7)?, number(8..10)?)?;
    let time = NaiveTime::from_hms_milli_opt(number(11..13)?, number(14..16)?, number(17..19)?.min(59), millis)?;
    Some(ParsedTime { at_ms: date.and_time(time).and_utc().timestamp_millis(), had_time: true, had_zone: true })
}

fn unix(text: &str) -> Option<ParsedTime> {
    if !matches!(text.len(), 10 | 13) || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let value: i64 = text.parse().ok()?;
    let at_ms = if text.len() == 10 { value * 1000 } else { value };
    Some(ParsedTime { at_ms, had_time: true, had_zone: true })
}

fn fraction_millis(digits: &[u8]) -> u32 {
    (0..3).fold(0, |sum, at| sum * 10 + digits.get(at).map_or(0, |b| u32::from(b - b'0')))
}

/// A number of the date, and how it was written.
#[derive(Clone, Copy)]
struct Part {
    value: u32,
    digits: usize,
}

#[derive(Clone, Copy)]
enum StatedZone {
    Fixed(FixedOffset),
    Named(Tz),
}

/// What has been read of a time so far.
#[derive(Default)]
struct Reader {
    numbers: Vec<Part>,
    dotted: bool,
    /// The month's name and how many numbers stood before it.
    month: Option<(u32, usize)>,
    time: Option<NaiveTime>,
    /// Whether an AM or PM came, and which: true for PM.
    half: Option<bool>,
    zone: Option<StatedZone>,
}

impl Reader {
    fn read(&mut self, text: &str) -> Option<()> {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            rest = if c.is_ascii_digit() {
                self.digits(rest)?
            } else if c.is_alphabetic() {
                self.word(rest)?
            } else if matches!(c, '+' | '-' | '\u{2212}') && self.time.is_some() {
                self.signed_zone(c, &rest[c.len_utf8()..])?
            } else if matches!(c, '-' | '/' | '.' | ',' | ' ' | '(' | ')' | '[' | ']' | '@') || c.is_whitespace() {
                self.dotted |= c == '.' && self.time.is_none() && !self.numbers.is_empty();
                &rest[c.len_utf8()..]
            } else {
                return None;
            };
        }
        Some(())
    }

    fn digits<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        let (run, rest) = text.split_at(end);
        if rest.starts_with(':') && self.time.is_none() {
            return self.clock(run, rest);
        }
        let glued = rest.trim_start();
        if self.time.is_none() && end <= 2 && half_of_day(glued).is_some() && self.numbers.len() + usize::from(self.month.is_some()) >= 3 {
            self.time = NaiveTime::from_hms_opt(run.parse().ok()?, 0, 0);
            return self.time.map(|_| rest);
        }
        match end {
            8 if self.numbers.is_empty() => {
                for (range, digits) in [(0..4, 4), (4..6, 2), (6..8, 2)] {
                    self.numbers.push(Part { value: run[range].parse().ok()?, digits });
                }
            }
            4 | 6 if self.numbers.len() == 3 && self.time.is_none() => {
                let second = if end == 6 { run[4..6].parse().ok()? } else { 0 };
                self.time = Some(NaiveTime::from_hms_opt(run[0..2].parse().ok()?, run[2..4].parse().ok()?, second)?);
            }
            1 | 2 | 4 if self.numbers.len() < 3 => self.numbers.push(Part { value: run.parse().ok()?, digits: end }),
            _ => return None,
        }
        Some(rest)
    }

    /// `hours` and what follows it: `:MM[:SS[.fraction]]`.
    fn clock<'a>(&mut self, hours: &str, text: &'a str) -> Option<&'a str> {
        let two = |text: &'a str| -> Option<(u32, &'a str)> {
            let digits = text.get(1..3).filter(|run| run.bytes().all(|b| b.is_ascii_digit()))?;
            Some((digits.parse().ok()?, &text[3..]))
        };
        let (minute, mut rest) = two(text)?;
        let (mut second, mut millis) = (0, 0);
        if rest.starts_with(':') {
            (second, rest) = two(rest)?;
            if rest.starts_with(['.', ',']) && rest[1..].starts_with(|c: char| c.is_ascii_digit()) {
                let end = rest[1..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |at| at + 1);
                millis = fraction_millis(&rest.as_bytes()[1..end]);
                rest = &rest[end..];
            }
        }
        // A leap second counts as the second before it; 24:00 is not a clock reading.
        self.time = Some(NaiveTime::from_hms_milli_opt(hours.parse().ok()?, minute, second.min(59), millis)?);
        Some(rest)
    }

    fn word<'a>(&mut self, text: &'a str) -> Option<&'a str> {
        if self.time.is_some()
            && let Some((pm, rest)) = half_of_day(text)
        {
            self.half = Some(pm);
            return Some(rest);
        }
        let end = text.find(|c: char| !c.is_alphabetic() && c != '/' && c != '_').unwrap_or(text.len());
        let (word, rest) = text.split_at(end);
        let lower = word.to_lowercase();
        if let Some(hours) = zone_hours(&lower) {
            let sign = rest.trim_start().chars().next().filter(|c| matches!(c, '+' | '-' | '\u{2212}') && hours == 0 && lower != "z");
            return match sign {
                Some(sign) => self.signed_zone(sign, &rest.trim_start()[sign.len_utf8()..]),
                None => {
                    self.zone.get_or_insert(StatedZone::Fixed(FixedOffset::east_opt(hours * 3600)?));
                    Some(rest)
                }
            };
        }
        if word.contains('/') && self.time.is_some() {
            // A stated offset decides; the place beside it only explains it.
            let place = StatedZone::Named(word.parse().ok()?);
            self.zone.get_or_insert(place);
            return Some(rest);
        }
        if let Some(month) = month_of(&lower) {
            if self.month.replace((month, self.numbers.len())).is_some() {
                return None;
            }
            return Some(rest);
        }
        let filler = matches!(lower.as_str(), "t" | "at" | "of" | "de" | "st" | "nd" | "rd" | "th" | "um" | "uhr") || is_weekday(&lower);
        filler.then_some(rest)
    }

    fn signed_zone<'a>(&mut self, sign: char, text: &'a str) -> Option<&'a str> {
        let text = text.trim_start();
        let end = text.find(|c: char| !c.is_ascii_digit() && c != ':').unwrap_or(text.len());
        self.zone = Some(StatedZone::Fixed(offset(sign != '+', &text[..end])?));
        Some(&text[end..])
    }

    fn finish(self, hint: &TimeHint) -> Option<ParsedTime> {
        let date = self.date(hint.order)?;
        let time = match (self.time, self.half) {
            (None, Some(_)) => return None,
            (None, None) => NaiveTime::MIN,
            (Some(time), None) => time,
            (Some(time), Some(pm)) => twelve_hours(time, pm)?,
        };
        let civil = date.and_time(time);
        let at_ms = match self.zone.or(hint.column_zone.map(StatedZone::Fixed)).unwrap_or(StatedZone::Named(hint.zone)) {
            StatedZone::Fixed(zone) => instant(civil, zone)?,
            StatedZone::Named(zone) => instant(civil, zone)?,
        };
        Some(ParsedTime { at_ms, had_time: self.time.is_some(), had_zone: self.zone.is_some() })
    }

    fn date(&self, order: Option<DateOrder>) -> Option<NaiveDate> {
        let (year, month, day) = match (self.month, self.numbers.as_slice()) {
            (Some((month, _)), [year, day]) if year.digits == 4 => (*year, month, day.value),
            (Some((month, _)), [day, year]) => (*year, month, day.value),
            (None, [year, month, day]) if year.digits == 4 => (*year, month.value, day.value),
            (None, [first, second, year]) => match order {
                Some(DateOrder::Ymd) if year.digits != 4 => (*first, second.value, year.value),
                Some(DateOrder::Dmy) => (*year, second.value, first.value),
                Some(DateOrder::Mdy) => (*year, first.value, second.value),
                // Dots are the day-first way of writing; otherwise one number has to be too large for a month.
                _ if self.dotted || first.value > 12 || first.value == second.value => (*year, second.value, first.value),
                _ if second.value > 12 => (*year, first.value, second.value),
                _ => return None,
            },
            _ => return None,
        };
        let full_year = match (year.digits, year.value) {
            (4, year) => year,
            (2, year) if year < 70 => 2000 + year,
            (2, year) => 1900 + year,
            _ => return None,
        };
        NaiveDate::from_ymd_opt(i32::try_from(full_year).ok()?, month, day)
    }
}

/// The instant at which clocks in `zone` show `civil`.
fn instant<Z: TimeZone>(civil: NaiveDateTime, zone: Z) -> Option<i64> {
    if let Some(at) = zone.from_local_datetime(&civil).earliest() {
        return Some(at.timestamp_millis());
    }
    // The clock skips this reading: the offset of the day before still holds for it.
    let before = civil.checked_sub_signed(TimeDelta::days(1))?;
    let offset = zone.offset_from_utc_datetime(&before).fix();
    let at: DateTime<FixedOffset> = offset.from_local_datetime(&civil).single()?;
    Some(at.timestamp_millis())
}

fn twelve_hours(time: NaiveTime, pm: bool) -> Option<NaiveTime> {
    use chrono::Timelike;
    match (time.hour(), pm) {
        (12, false) => time.with_hour(0),
        (1..=11, true) => time.with_hour(time.hour() + 12),
        // "15:20 PM" says it twice; "15:20 AM" contradicts itself.
        (13.., false) => None,
        _ => Some(time),
    }
}

/// An offset written as `1`, `01`, `0530`, `5:30` or `05:30`.
fn offset(west: bool, digits: &str) -> Option<FixedOffset> {
    let (hours, minutes) = match digits.split_once(':') {
        Some((hours, minutes)) => (hours, minutes),
        None if digits.len() > 2 => digits.split_at(digits.len() - 2),
        None => (digits, "0"),
    };
    let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
    if hours > 15 || minutes > 59 {
        return None;
    }
    let seconds = hours * 3600 + minutes * 60;
    FixedOffset::east_opt(if west { -seconds } else { seconds })
}

/// `AM`, `pm`, `a.m.` at the start of `text`: whether it is PM, and the rest.
fn half_of_day(text: &str) -> Option<(bool, &str)> {
    for (spelling, pm) in [("a.m.", false), ("p.m.", true), ("am", false), ("pm", true)] {
        if text.get(..spelling.len()).is_some_and(|start| start.eq_ignore_ascii_case(spelling)) {
            let rest = &text[spelling.len()..];
            return (!rest.starts_with(char::is_alphabetic)).then_some((pm, rest));
        }
    }
    None
}

/// Hours east of UTC of the abbreviations that mean one thing in the files people send.
fn zone_hours(lower: &str) -> Option<i32> {
    Some(match lower {
        "z" | "utc" | "gmt" | "wet" => 0,
        "cet" | "west" | "bst" => 1,
        "cest" | "eet" => 2,
        "eest" | "msk" => 3,
        "jst" | "kst" => 9,
        "aest" => 10,
        "aedt" => 11,
        "edt" => -4,
        "est" | "cdt" => -5,
        "cst" | "mdt" => -6,
        "mst" | "pdt" => -7,
        "pst" => -8,
        _ => return None,
    })
}

fn month_of(lower: &str) -> Option<u32> {
    const MONTHS: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    if lower.len() < 3 {
        return None;
    }
    let at = MONTHS.iter().position(|month| month.starts_with(lower) || (lower == "sept" && *month == "september"))?;
    u32::try_from(at + 1).ok()
}

fn is_weekday(lower: &str) -> bool {
    const DAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    lower.len() >= 3 && DAYS.iter().any(|day| day.starts_with(lower))
}

#[cfg(test)]
#[path = "times_tests.rs"]
mod tests;
