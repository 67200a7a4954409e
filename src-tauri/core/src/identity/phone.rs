//! Phone numbers: read with the region of their submission or workspace, compared as E.164 plus extension.

use std::borrow::Cow;

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber as Parsed, PhoneNumberFormat, PhoneNumberType};

use super::{Region, is_blank_identity, is_padding, trim_padding};

/// A text longer than this is no phone number, whatever it contains.
const MAX_TEXT: usize = 250;
/// Fewest digits by which a number that does not parse is compared.
const MIN_RAW_DIGITS: usize = 7;

/// A phone number. Two are the same number when their keys are equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct PhoneNumber {
    /// For matching: E.164 in today's form, with `;ext=` where there is an extension; `raw:` and the digits of a number
    /// that does not parse.
    pub key: String,
    /// For lists and files: E.164 (`+34600111222`, `+442071838750;ext=12`), or the text as written where it does not parse.
    pub display: String,
}

impl PhoneNumber {
    /// Reads one number (design, sections 4.1 and 6). A national number is read as one of `region`.
    ///
    /// What libphonenumber calls possible counts as parsed; a leading `00` is tried as `+` where the region's own reading
    /// fails. What does not parse but has seven digits or more is kept as written. `None`: nothing to compare by.
    pub fn parse(text: &str, region: Region) -> Option<Self> {
        let text = trim_padding(text);
        // Most numbers come straight from a form that stores E.164; everything else is cleaned first.
        let plain = text.len() > 8 && text.starts_with('+') && text.as_bytes()[1..].iter().all(u8::is_ascii_digit);
        if !plain && (text.len() > MAX_TEXT || is_blank_identity(text)) {
            return None;
        }
        let cleaned = if plain { Cow::Borrowed(text) } else { clean(text) };
        match read(&cleaned, region) {
            Some(number) => Some(Self::parsed(&number)),
            None => Self::as_written(text, &cleaned),
        }
    }

    /// Reads a cell that may hold several numbers, split by `;`, `,`, `/`, `|`, ` ::: ` or line ends where every piece has
    /// seven digits or more.
    ///
    /// Returns the numbers in their order, each once, and the pieces that are neither a number nor a word for nothing.
    pub fn parse_list(text: &str, region: Region) -> (Vec<Self>, Vec<String>) {
        let mut found: Vec<Self> = Vec::new();
        let mut unusable = Vec::new();
        for piece in pieces(text) {
            match Self::parse(piece, region) {
                Some(number) if found.iter().any(|known| known.key == number.key) => (),
                Some(number) => found.push(number),
                None if is_blank_identity(piece) => (),
                None => unusable.push(trim_padding(piece).to_owned()),
            }
        }
        (found, unusable)
    }

    /// Whether the number parsed, so that it can be dialled as shown.
    pub fn is_parsed(&self) -> bool {
        !self.key.starts_with(RAW)
    }

    fn parsed(number: &Parsed) -> Self {
        let extension = number.extension.as_deref().filter(|extension| !extension.is_empty());
        let with_extension = |mut e164: String| {
            if let Some(extension) = extension {
                e164.push_str(";ext=");
                e164.push_str(extension);
            }
            e164
        };
        let shown = e164(number);
        match argentine_mobile(number) {
            Some(mobile) if number.get_type() == PhoneNumberType::FixedLine => {
                Self { key: with_extension(mobile), display: with_extension(shown) }
            }
            Some(mobile) => {
                let display = with_extension(mobile);
                Self { key: display.clone(), display }
            }
            None => {
                let display = with_extension(shown);
                Self { key: display.clone(), display }
            }
        }
    }

    fn as_written(text: &str, cleaned: &str) -> Option<Self> {
        let digits: String = cleaned.chars().filter(char::is_ascii_digit).collect();
        if digits.len() < MIN_RAW_DIGITS {
            return None;
        }
        Some(Self {
            key: format!("{RAW}{digits}"),
            display: text.split(is_padding).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" "),
        })
    }
}

/// What the key of a number that does not parse begins with.
const RAW: &str = "raw:";

/// A stored number for people to read: `+34 600 111 222`, with ` ext. 12` where there is an extension. What does not parse
/// comes back unchanged.
pub fn international(display: &str) -> String {
    if !display.starts_with('+') {
        return display.to_owned();
    }
    match PHONE_NUMBER_UTIL.parse(display, None) {
        Ok(number) => number.format_as(PhoneNumberFormat::International).into_owned(),
        Err(_) => display.to_owned(),
    }
}

/// Reads `cleaned` in the ways the rules name, in their order.
fn read(cleaned: &str, region: Region) -> Option<Parsed> {
    let region = region.code().parse().ok();
    let possible = |text: &str| {
        let mut number = PHONE_NUMBER_UTIL.parse(text, region).ok()?;
        modernise(&mut number);
        PHONE_NUMBER_UTIL.is_possible_number(&number).then_some(number)
    };
    // "+39 (0)347…": the bracketed zero is for callers at home. Some plans would read it as part of the number.
    if cleaned.contains("(0)") && cleaned.starts_with(['+', '0', '(']) {
        let without = cleaned.replacen("(0)", "", 1);
        if let Some(number) = possible(&without).filter(Parsed::is_valid) {
            return Some(number);
        }
    }
    let own = possible(cleaned);
    let Some(rest) = cleaned.trim_start_matches(['(', ' ']).strip_prefix("00") else { return own };
    // A few plans (Japan's) call nearly anything possible: a reading that no plan could issue gives way to a valid one.
    match own {
        Some(number) if number.is_valid() => Some(number),
        own => {
            let abroad = possible(&format!("+{rest}"));
            match (own, abroad) {
                (None, abroad) => abroad,
                (own, Some(abroad)) if abroad.is_valid() => Some(abroad).or(own),
                (own, _) => own,
            }
        }
    }
}

/// Digits of any script in ASCII, odd spaces and dashes as plain ones, invisible characters and `tel:` removed.
fn clean(text: &str) -> Cow<'_, str> {
    let text = match text.get(..4) {
        Some(scheme) if scheme.eq_ignore_ascii_case("tel:") => text[4..].trim_start(),
        _ => text,
    };
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_control()) {
        return Cow::Borrowed(text);
    }
    let plain = |c: char| match c {
        ' ' => Some(' '),
        '＋' | '﬩' => Some('+'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '－' => Some('-'),
        '（' => Some('('),
        '）' => Some(')'),
        c if c.is_whitespace() => Some(' '),
        c if is_padding(c) => None,
        c => Some(digit(c).unwrap_or(c)),
    };
    Cow::Owned(text.chars().filter_map(plain).collect::<String>().trim().to_owned())
}

/// The ASCII digit of a decimal digit in one of the scripts that people type numbers in.
fn digit(c: char) -> Option<char> {
    const ZEROS: [char; 8] = ['０', '٠', '۰', '०', '০', '๐', '໐', '၀'];
    ZEROS.iter().find_map(|zero| {
        let value = (c as u32).checked_sub(*zero as u32).filter(|value| *value < 10)?;
        char::from_digit(value, 10)
    })
}

/// Rewrites older and domestic spellings of mobile numbers to today's form: Mexico without 1 (or 044, 045, 01), Brazil with
/// the ninth digit.
fn modernise(number: &mut Parsed) {
    let national = number.national_number;
    match number.country_code {
        52 => {
            // Twelve digits and more are dialling prefixes from before 2019; the plan itself has ten digits.
            let prefix = national / 10_000_000_000;
            if matches!(prefix, 1 | 44 | 45) {
                number.national_number = national % 10_000_000_000;
                number.italian_leading_zero = None;
                number.number_of_leading_zeros = None;
            }
        }
        55 if (1_000_000_000..10_000_000_000).contains(&national) => {
            let (area, subscriber) = (national / 100_000_000, national % 100_000_000);
            // 70 and 77 to 79 were trunked radio, which never got the ninth digit.
            let mobile = matches!(subscriber / 1_000_000, 60..=69 | 71..=76 | 80..=99);
            if mobile {
                number.national_number = area * 1_000_000_000 + 900_000_000 + subscriber;
            }
        }
        _ => (),
    }
}

/// The number with Argentina's mobile 9 in E.164, if it is an Argentine number of full length. Fixed and mobile lines share
/// one ten-digit plan, so this form is unique for either.
fn argentine_mobile(number: &Parsed) -> Option<String> {
    const PLAN: u64 = 10_000_000_000;
    if number.country_code != 54 || number.italian_leading_zero == Some(true) {
        return None;
    }
    match number.national_number {
        1_000_000_000..PLAN => Some(format!("+549{}", number.national_number)),
        _ => None,
    }
}

/// E.164 without the extension.
fn e164(number: &Parsed) -> String {
    let zeros = match number.italian_leading_zero {
        Some(true) => usize::try_from(number.number_of_leading_zeros.unwrap_or(1)).unwrap_or(1),
        _ => 0,
    };
    format!("+{}{:0<zeros$}{}", number.country_code, "", number.national_number)
}

/// The pieces of a cell. A separator splits only if every piece between separators has the digits of a number.
fn pieces(text: &str) -> Vec<&str> {
    let digits = |piece: &str| piece.chars().filter(|c| c.is_ascii_digit() || digit(*c).is_some()).count();
    let is_separator = |c: char| matches!(c, ',' | '/' | '|' | '\n' | '\r');
    let mut pieces = Vec::new();
    // `;` also begins the parameters of a number (`;ext=12`, `;phone-context=…`), which stay with it.
    for part in text.split(":::").flat_map(split_semicolons) {
        let finer: Vec<&str> = part.split(is_separator).filter(|piece| !trim_padding(piece).is_empty()).collect();
        if finer.len() > 1 && finer.iter().all(|piece| digits(piece) >= MIN_RAW_DIGITS) {
            pieces.extend(finer);
        } else {
            pieces.push(part);
        }
    }
    pieces.retain(|piece| !trim_padding(piece).is_empty());
    pieces
}

fn split_semicolons(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(';') {
        let after = text[at + 1..].trim_start();
        let is_parameter = after.split(['=', ';']).next().is_some_and(|name| matches!(name, "ext" | "phone-context" | "isub"));
        if !is_parameter {
            pieces.push(&text[start..at]);
            start = at + 1;
        }
    }
    pieces.push(&text[start..]);
    pieces
}
