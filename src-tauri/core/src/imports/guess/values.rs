//! What the values of a column look like.

use crate::imports::mapping::{DateOrder, Target};

/// The order of numeric dates in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateGuess {
    /// The values allow one order only (or need none).
    Certain(DateOrder),
    /// Day and month could change places in every value.
    Ambiguous,
    /// These are not dates.
    NotDates,
}

/// The decimal mark of the numbers in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecimalGuess {
    /// The values allow one mark only (or need none).
    Certain(char),
    /// `1,234` could be either, or the values contradict each other.
    Ambiguous,
    /// These are not numbers.
    NotNumbers,
}

/// Whether a status means that the conversation was finished; `None` for a word that is no known status.
pub fn finished(status: &str) -> Option<bool> {
    let word: String = status.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    match word.as_str() {
        "completed" | "complete" | "finished" | "submitted" | "done" | "abgeschlossen" | "termine" | "completado" | "concluido" => {
            Some(true)
        }
        "incomplete" | "inprogress" | "partial" | "started" | "abandoned" | "unfinished" | "draft" | "pending" | "notcompleted" => {
            Some(false)
        }
        _ => None,
    }
}

/// Order of day, month and year, if the samples are dates.
pub fn date_order(samples: &[String]) -> DateGuess {
    let filled: Vec<&str> = samples.iter().map(|sample| sample.trim()).filter(|sample| !sample.is_empty()).collect();
    let dates: Vec<DateForm> = filled.iter().filter_map(|sample| date_form(sample)).collect();
    if dates.is_empty() || dates.len() * 2 < filled.len() {
        return DateGuess::NotDates;
    }
    let has = |form: DateForm| dates.contains(&form);
    match (has(DateForm::DayFirst), has(DateForm::MonthFirst)) {
        (true, true) => DateGuess::Ambiguous,
        (true, false) => DateGuess::Certain(DateOrder::Dmy),
        (false, true) => DateGuess::Certain(DateOrder::Mdy),
        (false, false) if has(DateForm::Either) => DateGuess::Ambiguous,
        (false, false) => DateGuess::Certain(DateOrder::Ymd),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum DateForm {
    DayFirst,
    MonthFirst,
    Either,
    /// The year comes first or the month is a word.
    Plain,
}

pub(super) fn date_form(sample: &str) -> Option<DateForm> {
    let date = sample.split(['T', ' ', ',']).next()?;
    let mark = date.chars().find(|letter| matches!(letter, '/' | '.' | '-'));
    let parts: Vec<&str> = mark.map(|mark| date.split(mark).collect()).unwrap_or_default();
    let numeric = parts.len() == 3 && parts.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    if !numeric {
        return has_month_word(sample).then_some(DateForm::Plain);
    }
    let numbers: Vec<u32> = parts.iter().filter_map(|part| part.parse().ok()).collect();
    let [first, second, third] = numbers[..] else { return None };
    if parts[0].len() == 4 {
        return ((1..=12).contains(&second) && (1..=31).contains(&third)).then_some(DateForm::Plain);
    }
    if !matches!(parts[2].len(), 2 | 4) || first == 0 || second == 0 || first > 31 || second > 31 {
        return None;
    }
    match (first > 12, second > 12) {
        (true, true) => None,
        (true, false) => Some(DateForm::DayFirst),
        (false, true) => Some(DateForm::MonthFirst),
        // Dots are written where the day comes first.
        (false, false) if mark == Some('.') => Some(DateForm::DayFirst),
        (false, false) => Some(DateForm::Either),
    }
}

fn has_month_word(sample: &str) -> bool {
    const MONTHS: [&str; 14] = ["jan", "feb", "mar", "mär", "apr", "may", "mai", "jun", "jul", "aug", "sep", "oct", "okt", "nov"];
    let lower = sample.to_lowercase();
    let month = lower.split(|letter: char| !letter.is_alphabetic()).any(|word| {
        (3..=9).contains(&word.chars().count())
            && (MONTHS.iter().any(|month| word.starts_with(month)) || word.starts_with("dec") || word.starts_with("dez"))
    });
    let year = lower.split(|letter: char| !letter.is_ascii_digit()).any(|digits| digits.len() == 4);
    month && year && sample.len() <= 40
}

/// The decimal mark, if the samples are numbers.
pub fn decimal_mark(samples: &[String]) -> DecimalGuess {
    let filled: Vec<&str> = samples.iter().map(|sample| sample.trim()).filter(|sample| !sample.is_empty()).collect();
    let forms: Vec<NumberForm> = filled.iter().filter_map(|sample| number_form(sample)).collect();
    if forms.is_empty() || forms.len() * 2 < filled.len() {
        return DecimalGuess::NotNumbers;
    }
    let has = |form: NumberForm| forms.contains(&form);
    match (has(NumberForm::Point), has(NumberForm::Comma)) {
        (true, true) => DecimalGuess::Ambiguous,
        (true, false) => DecimalGuess::Certain('.'),
        (false, true) => DecimalGuess::Certain(','),
        (false, false) if has(NumberForm::Either) => DecimalGuess::Ambiguous,
        (false, false) => DecimalGuess::Certain('.'),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum NumberForm {
    Point,
    Comma,
    /// One mark before three digits.
    Either,
    /// No mark at all.
    Whole,
}

fn number_form(sample: &str) -> Option<NumberForm> {
    let bare: String = sample.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '\'' | '’')).collect();
    let bare = bare.trim_matches(|letter: char| matches!(letter, '$' | '€' | '£' | '¥' | '%' | '+' | '-') || letter.is_alphabetic());
    let digits = bare.bytes().filter(u8::is_ascii_digit).count();
    if digits == 0 || !bare.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',')) {
        return None;
    }
    let of = |mark: char| match mark {
        '.' => NumberForm::Point,
        _ => NumberForm::Comma,
    };
    let other = |mark: char| if mark == '.' { ',' } else { '.' };
    let marks: Vec<(usize, char)> = bare.char_indices().filter(|(_, letter)| matches!(letter, '.' | ',')).collect();
    let Some((last_at, last)) = marks.last().copied() else { return Some(NumberForm::Whole) };
    let same = marks.iter().filter(|(_, mark)| *mark == last).count();
    if same > 1 {
        return (same == marks.len()).then(|| of(other(last)));
    }
    if marks.len() > 1 {
        return Some(of(last));
    }
    let behind = bare.len() - last_at - 1;
    let grouped = behind == 3 && (1..=3).contains(&last_at) && !bare.starts_with('0');
    Some(if grouped { NumberForm::Either } else { of(last) })
}

/// E-mail or phone, if most of the filled samples look like it. Bare digits are a phone only where the header speaks of one:
/// they could be a price or a customer number.
pub fn identity(samples: &[String], speaks_of_phone: bool) -> Option<Target> {
    let filled: Vec<&str> = samples.iter().map(|sample| sample.trim()).filter(|sample| !sample.is_empty()).collect();
    let most = |looks: &dyn Fn(&str) -> bool| {
        let count = filled.iter().filter(|sample| looks(sample)).count();
        count > 0 && count * 3 >= filled.len() * 2
    };
    if most(&looks_like_email) {
        return Some(Target::Email);
    }
    most(&|sample| looks_like_phone(sample, speaks_of_phone)).then_some(Target::Phone)
}

fn looks_like_email(sample: &str) -> bool {
    let Some((name, domain)) = sample.rsplit_once('@') else { return false };
    let blank = |text: &str| text.contains(char::is_whitespace);
    !name.is_empty() && !blank(name) && !blank(domain) && domain.split('.').count() > 1 && domain.split('.').all(|part| !part.is_empty())
}

pub(super) fn looks_like_phone(sample: &str, speaks_of_phone: bool) -> bool {
    let digits = sample.bytes().filter(u8::is_ascii_digit).count();
    let plausible =
        sample.chars().all(|letter| letter.is_ascii_digit() || matches!(letter, '+' | '(' | ')' | '-' | '.' | '/' | ' ' | '\u{a0}'));
    if !plausible || !(7..=15).contains(&digits) || date_form(sample).is_some() {
        return false;
    }
    let bracketed = sample.starts_with('(') && sample.contains(')');
    speaks_of_phone || (sample.starts_with('+') && digits >= 8) || bracketed
}
