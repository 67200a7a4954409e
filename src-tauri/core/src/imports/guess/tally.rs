//! What a new field made from a column should be, by all values of the column. Fed one value after the other; what is kept does
//! not grow with the file.
//!
//! A type is guessed only if every value is one of its values or a word for nothing, so that no row is rejected for it. The
//! first that answers wins: yes/no, e-mail, phone, URL, date, number, options, long text, text.

use std::collections::HashSet;

use chrono_tz::Tz;
use xxhash_rust::xxh3::xxh3_64;

use super::values::{DateForm, DateGuess, DecimalGuess, date_form, looks_like_phone};
use crate::fields::read::{is_yes, web_address};
use crate::fields::{FieldConfig, FieldType, currency, number};
use crate::identity::{EmailAddress, PhoneNumber, Region, TimeHint, fold, is_blank_identity, parse_time};
use crate::imports::mapping::DateOrder;

/// More different values are no options.
const MAX_OPTIONS: usize = 20;
/// Different values that are told apart.
const MAX_KNOWN: usize = 50;
/// Characters of a label.
const MAX_LABEL: usize = 60;
/// Characters of a text that is not long.
const MAX_SHORT: usize = 120;
/// Bytes above which a value is a text.
const MAX_TYPED: usize = 500;
/// Digits from which numbers that never repeat are names of things.
const ID_DIGITS: usize = 7;
/// Decimal places that a field can keep.
const MAX_DECIMALS: usize = 6;
const DAY_MS: i64 = 86_400_000;

/// What a new field should be.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldGuess {
    /// What its values are.
    pub r#type: FieldType,
    /// Decimals and currency, where the type has them.
    pub config: FieldConfig,
    /// Labels of a select, in the order in which they first came.
    pub options: Vec<String>,
    /// How the dates are written; `NotDates` for other types.
    pub dates: DateGuess,
    /// How the numbers are written; `NotNumbers` for other types. Where it is `Ambiguous`, no decimals are set.
    pub decimals: DecimalGuess,
}

/// What has been seen of a column.
#[derive(Debug, Clone)]
pub struct ColumnTally {
    region: Region,
    filled: u64,
    longest: usize,
    line_breaks: bool,
    words: YesNo,
    emails: Fit,
    phones: Fit,
    urls: Fit,
    dates: Dates,
    numbers: Numbers,
    values: Distinct,
    lists: u64,
    items: Distinct,
}

/// Whether all values so far are of a type, how many are, and how many are plainly so.
#[derive(Debug, Clone, Copy, Default)]
struct Fit {
    fails: bool,
    count: u64,
    plain: u64,
}

impl Fit {
    fn add(&mut self, fits: bool, nothing: bool) {
        self.count += u64::from(fits);
        self.fails |= !fits && !nothing;
    }

    fn is_one(self) -> bool {
        !self.fails && self.count > 0
    }

    fn is_mostly_plain(self) -> bool {
        self.is_one() && self.plain * 2 >= self.count
    }
}

#[derive(Debug, Clone, Default)]
struct YesNo {
    fit: Fit,
    yes: bool,
    no: bool,
    /// A word that says so by itself, unlike `1` or `s`.
    word: bool,
}

#[derive(Debug, Clone, Default)]
struct Dates {
    fit: Fit,
    day_first: bool,
    month_first: bool,
    either: bool,
    time: bool,
}

#[derive(Debug, Clone, Default)]
struct Numbers {
    fit: Fit,
    point: Mark,
    comma: Mark,
    /// A value is another number with the other mark.
    differ: bool,
    leading_zero: bool,
    percent: u64,
    amounts: u64,
    /// Currencies that all amounts can be in.
    currencies: Option<Vec<&'static str>>,
    /// Something else than digits was seen.
    marked: bool,
    fewest_digits: Option<usize>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Mark {
    fails: bool,
    decimals: usize,
}

#[derive(Debug, Clone, Default)]
struct Distinct {
    known: HashSet<u64>,
    /// Spellings of known ones: what comes again and again is not folded again.
    spellings: HashSet<u64>,
    labels: Vec<String>,
    total: u64,
    repeats: u64,
    /// Too many, or one that is no label.
    overflows: bool,
}

impl Distinct {
    fn add(&mut self, value: &str) {
        self.total += 1;
        let spelling = xxh3_64(value.as_bytes());
        if self.spellings.contains(&spelling) {
            self.repeats += 1;
            return;
        }
        if value.len() > 4 * MAX_LABEL || value.chars().count() > MAX_LABEL {
            self.overflows = true;
            return;
        }
        let key = xxh3_64(fold(value).as_bytes());
        if self.known.contains(&key) {
            self.repeats += 1;
            if self.spellings.len() < 2 * MAX_KNOWN {
                self.spellings.insert(spelling);
            }
        } else if self.known.len() < MAX_KNOWN {
            self.known.insert(key);
            self.spellings.insert(spelling);
            if self.labels.len() < MAX_OPTIONS {
                self.labels.push(value.to_owned());
            }
        }
    }

    /// Whether they can be options no more.
    fn are_too_many(&self) -> bool {
        self.overflows || self.known.len() > MAX_OPTIONS
    }

    /// Few, and each twice on average.
    fn are_options(&self) -> bool {
        let count = self.known.len();
        !self.overflows && (1..=MAX_OPTIONS).contains(&count) && u64::try_from(count).is_ok_and(|count| self.total >= 2 * count)
    }
}

impl ColumnTally {
    /// Nothing seen. `region` is the workspace's: for phones without a country, and for `$`.
    pub fn new(region: Region) -> Self {
        Self {
            region,
            filled: 0,
            longest: 0,
            line_breaks: false,
            words: YesNo::default(),
            emails: Fit::default(),
            phones: Fit::default(),
            urls: Fit::default(),
            dates: Dates::default(),
            numbers: Numbers::default(),
            values: Distinct::default(),
            lists: 0,
            items: Distinct::default(),
        }
    }

    /// Takes the next value of the column; blank ones say nothing.
    pub fn add(&mut self, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        self.filled += 1;
        self.longest = self.longest.max(value.chars().take(MAX_SHORT + 1).count());
        self.line_breaks = self.line_breaks || value.contains(['\n', '\r']);
        // Whether any repeats matters for numbers alone.
        if !self.values.are_too_many() || (self.values.repeats == 0 && !self.numbers.fit.fails) {
            self.values.add(value);
        }
        self.lists += u64::from(value.contains(';'));
        if !self.items.are_too_many() {
            value.split(';').map(str::trim).filter(|item| !item.is_empty()).for_each(|item| self.items.add(item));
        }
        if value.len() > MAX_TYPED {
            for fit in [&mut self.words.fit, &mut self.emails, &mut self.phones, &mut self.urls, &mut self.dates.fit, &mut self.numbers.fit]
            {
                fit.fails = true;
            }
            return;
        }
        self.add_typed(value);
    }

    fn add_typed(&mut self, value: &str) {
        let fits = [self.words.fit, self.emails, self.phones, self.urls, self.dates.fit, self.numbers.fit];
        if fits.iter().all(|fit| fit.fails) {
            return;
        }
        let nothing = is_blank_identity(value) && !value.contains(|c: char| c.is_ascii_digit());
        self.words.add(value, nothing);
        self.dates.add(value, nothing);
        self.numbers.add(value, nothing);
        if !self.emails.fails {
            let fits = !value.contains(char::is_whitespace) && EmailAddress::parse(value).is_some();
            self.emails.add(fits, nothing);
        }
        if !self.phones.fails {
            let fits = looks_like_phone(value, true);
            self.phones.add(fits, nothing);
            self.phones.plain += u64::from(fits && is_plainly_phone(value, self.region));
        }
        if !self.urls.fails {
            let fits = web_address(value).is_ok();
            self.urls.add(fits, nothing);
            self.urls.plain += u64::from(fits && (value.contains("://") || value.starts_with("www.")));
        }
    }

    /// What the field should be, by what was seen so far.
    pub fn guess(&self) -> FieldGuess {
        let of = |r#type| FieldGuess {
            r#type,
            config: FieldConfig::default(),
            options: Vec::new(),
            dates: DateGuess::NotDates,
            decimals: DecimalGuess::NotNumbers,
        };
        if self.filled == 0 {
            return of(FieldType::Text);
        }
        let simple = [
            (self.words.are_booleans(), FieldType::Boolean),
            (self.emails.is_one(), FieldType::Email),
            (self.phones.is_mostly_plain(), FieldType::Phone),
            (self.urls.is_mostly_plain(), FieldType::Url),
        ];
        if let Some((_, r#type)) = simple.into_iter().find(|(fits, _)| *fits) {
            return of(r#type);
        }
        if let Some(dates) = self.dates.guess() {
            return FieldGuess { dates, ..of(if self.dates.time { FieldType::Datetime } else { FieldType::Date }) };
        }
        if self.numbers.are_names(self.values.repeats == 0) {
            return of(FieldType::Text);
        }
        if let Some((r#type, config, decimals)) = self.numbers.guess(self.region) {
            return FieldGuess { config, decimals, ..of(r#type) };
        }
        if self.lists > 1 && !self.line_breaks && self.items.are_options() {
            return FieldGuess { options: self.items.labels.clone(), ..of(FieldType::MultiSelect) };
        }
        if !self.line_breaks && self.values.are_options() {
            return FieldGuess { options: self.values.labels.clone(), ..of(FieldType::Select) };
        }
        of(if self.line_breaks || self.longest > MAX_SHORT { FieldType::LongText } else { FieldType::Text })
    }
}

impl YesNo {
    fn add(&mut self, value: &str, nothing: bool) {
        if self.fit.fails {
            return;
        }
        let yes = is_yes(value);
        self.fit.add(yes.is_some(), nothing);
        self.yes |= yes == Some(true);
        self.no |= yes == Some(false);
        let is_letter = value.len() == 1 && !value.eq_ignore_ascii_case("x");
        self.word |= yes.is_some() && !is_letter;
    }

    fn are_booleans(&self) -> bool {
        self.fit.is_one() && (self.word || (self.yes && self.no))
    }
}

impl Dates {
    fn add(&mut self, value: &str, nothing: bool) {
        if self.fit.fails {
            return;
        }
        let read = date_form(value).and_then(|form| {
            let order = match form {
                DateForm::DayFirst | DateForm::Either => Some(DateOrder::Dmy),
                DateForm::MonthFirst => Some(DateOrder::Mdy),
                DateForm::Plain => None,
            };
            let time = parse_time(value, &TimeHint { zone: Tz::UTC, column_zone: None, order })?;
            Some((form, time))
        });
        self.fit.add(read.is_some(), nothing);
        let Some((form, time)) = read else { return };
        match form {
            DateForm::DayFirst => self.day_first = true,
            DateForm::MonthFirst => self.month_first = true,
            DateForm::Either => self.either = true,
            DateForm::Plain => (),
        }
        // Spreadsheets write a midnight behind every day.
        self.time |= time.had_time && (time.had_zone || time.at_ms.rem_euclid(DAY_MS) != 0);
        // Days first in one row and months first in another: no order reads both.
        self.fit.fails |= self.day_first && self.month_first;
    }

    fn guess(&self) -> Option<DateGuess> {
        self.fit.is_one().then_some(match (self.day_first, self.month_first, self.either) {
            (true, _, _) => DateGuess::Certain(DateOrder::Dmy),
            (_, true, _) => DateGuess::Certain(DateOrder::Mdy),
            (_, _, true) => DateGuess::Ambiguous,
            _ => DateGuess::Certain(DateOrder::Ymd),
        })
    }
}

impl Numbers {
    fn add(&mut self, value: &str, nothing: bool) {
        if self.fit.fails {
            return;
        }
        let (point, comma) = (number::parse_amount(value, '.'), number::parse_amount(value, ','));
        let Some(amount) = point.as_ref().or(comma.as_ref()).ok().copied() else {
            self.fit.add(false, nothing);
            return;
        };
        self.differ |= matches!((&point, &comma), (Ok(point), Ok(comma)) if point.value.to_bits() != comma.value.to_bits());
        for (mark, read) in [(&mut self.point, &point), (&mut self.comma, &comma)] {
            match read {
                Ok(amount) => mark.decimals = mark.decimals.max(number::decimals(amount.value)),
                Err(_) => mark.fails = true,
            }
        }
        let is_percent = |unit: &str| matches!(unit, "%" | "٪" | "％");
        let units: Vec<&str> = amount.units().collect();
        self.percent += u64::from(units.len() == 1 && is_percent(units[0]));
        for unit in units.iter().filter(|unit| !is_percent(unit)) {
            let meant = currency::codes(unit);
            match &mut self.currencies {
                Some(currencies) => currencies.retain(|code| meant.contains(code)),
                None => self.currencies = Some(meant),
            }
        }
        self.amounts += u64::from(units.iter().any(|unit| !is_percent(unit)));
        let digits = value.trim_start_matches(|c: char| !c.is_ascii_digit());
        self.leading_zero |= digits.starts_with('0') && digits[1..].starts_with(|c: char| c.is_ascii_digit());
        let is_plain = value.bytes().all(|b| b.is_ascii_digit());
        self.marked |= !is_plain;
        self.fewest_digits = Some(self.fewest_digits.map_or(value.len(), |fewest| fewest.min(value.len())));
        let mixed = self.currencies.as_ref().is_some_and(Vec::is_empty) || (self.percent > 0 && self.amounts > 0);
        let unreadable = self.point.fails && self.comma.fails;
        self.fit.add(!(mixed || unreadable), false);
    }

    /// Whether the numbers name things, as postcodes and customer numbers do.
    fn are_names(&self, never_repeat: bool) -> bool {
        let long = !self.marked && self.fewest_digits.is_some_and(|fewest| fewest >= ID_DIGITS);
        self.fit.is_one() && (self.leading_zero || (long && never_repeat && self.fit.count > 1))
    }

    fn guess(&self, region: Region) -> Option<(FieldType, FieldConfig, DecimalGuess)> {
        let some_have = |count: u64| count > 0 && count < self.fit.count;
        if !self.fit.is_one() || some_have(self.percent) || (self.amounts > 0 && self.amounts * 2 < self.fit.count) {
            return None;
        }
        let (marks, places) = match (self.point.fails, self.comma.fails) {
            (false, false) if self.differ => (DecimalGuess::Ambiguous, None),
            (false, _) => (DecimalGuess::Certain('.'), Some(self.point.decimals)),
            (true, _) => (DecimalGuess::Certain(','), Some(self.comma.decimals)),
        };
        let decimals = places.filter(|places| *places <= MAX_DECIMALS).and_then(|places| u8::try_from(places).ok());
        let currency = self.currencies.as_ref().and_then(|codes| {
            // A country's code begins those of its currencies.
            let at_home = codes.iter().find(|code| code.starts_with(region.code()));
            at_home.or(codes.first()).map(|code| (*code).to_owned())
        });
        let r#type = match (self.percent > 0, &currency) {
            (true, _) => FieldType::Percent,
            (false, Some(_)) => FieldType::Currency,
            (false, None) => FieldType::Number,
        };
        Some((r#type, FieldConfig { decimals, currency, ..FieldConfig::default() }, marks))
    }
}

/// Whether a number is written as only phones are, and could be dialled. Bare digits could be a price or a customer number.
fn is_plainly_phone(value: &str, region: Region) -> bool {
    let inside = value.get(1..value.len() - 1).unwrap_or_default();
    let bracketed = value.starts_with('(') && value.ends_with(|c: char| c.is_ascii_digit());
    let parted = inside.contains(['-', '/']) || (value.starts_with('0') && inside.contains([' ', '.']));
    let ungrouped =
        inside.contains([' ', '.']) && number::parse(&value.replace(' ', ","), '.').is_err() && number::parse(value, ',').is_err();
    (value.starts_with('+') || bracketed || parted || ungrouped)
        && PhoneNumber::parse(value, region).is_some_and(|number| number.is_parsed())
}

#[cfg(test)]
#[path = "tally_tests.rs"]
mod tests;
