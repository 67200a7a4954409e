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
            Some(number) if plain || number.is_valid() => Some(Self::parsed(&number)),
            // A number that no plan would issue may be read otherwise once its country stands before it, where a zero is for
            // callers at home. What is stored must be what is compared.
            Some(number) => {
                let once = Self::parsed(&number);
                let again = read(&once.display, region).map(|number| Self::parsed(&number));
                Some(again.unwrap_or(once))
            }
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
            Some(mobile) if is_argentine_land_line(number) => Self { key: with_extension(mobile), display: with_extension(shown) },
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
    // A few plans call nearly anything possible (Japan's) or read `00` and a carrier's code (Brazil's 0055): a reading that no
    // plan could issue gives way to a valid one, and `00` with the region's own calling code means that code, unless only the
    // region's own reading could be issued.
    let home = region
        .and_then(|region| PHONE_NUMBER_UTIL.get_country_code_for_region(region))
        .is_some_and(|code| rest.starts_with(&code.to_string()));
    let own_could_be_issued = own.as_ref().is_some_and(Parsed::is_valid);
    if !home && own_could_be_issued {
        return own;
    }
    match possible(&format!("+{rest}")) {
        Some(abroad) if own.is_none() || abroad.is_valid() || (home && !own_could_be_issued) => Some(abroad),
        _ => own,
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

/// Whether a number given without the mobile 9 is shown without it: land lines begin with 4 after the area code since 1999,
/// and a library cannot tell the others from mobiles whose 9 was left out.
fn is_argentine_land_line(number: &Parsed) -> bool {
    number.get_type() == PhoneNumberType::FixedLine
        && number.get_national_significant_number().as_bytes().get(number.get_length_of_geographical_area_code()) == Some(&b'4')
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{PhoneNumber, international};
    use crate::identity::Region;

    fn region(code: &str) -> Region {
        Region::parse(code).unwrap()
    }

    fn key(text: &str, code: &str) -> String {
        PhoneNumber::parse(text, region(code)).map(|number| number.key).unwrap_or_default()
    }

    #[test]
    fn spellings_of_one_number_share_a_key() {
        // Region, E.164, and how people there and abroad write it.
        let table: &[(&str, &str, &[&str])] = &[
            (
                "DE",
                "+4915123456789",
                &["0151 23456789", "0151/234 567 89", "(0151) 23456789", "0049 151 23456789", "+49 (0)151 23456789", "(+49) 151-234-56789"],
            ),
            ("FR", "+33612345678", &["06 12 34 56 78", "06.12.34.56.78", "0033 6 12 34 56 78", "+33 (0) 6 12 34 56 78", "0612345678"]),
            ("GB", "+447700900123", &["07700 900123", "(07700) 900-123", "+44 (0)7700 900 123", "0044 7700 900123", "tel:+44-7700-900123"]),
            (
                "ES",
                "+34600111222",
                &[
                    "600 111 222",
                    "600-11-12-22",
                    "0034 600111222",
                    "+34 (0)600 111 222",
                    "(+34) 600.111.222",
                    "+34\u{a0}600\u{2009}111\u{200b}222",
                ],
            ),
            ("IT", "+393471234567", &["347 1234567", "347/1234567", "+39 (0)347 1234567", "0039 347 123 4567"]),
            ("IT", "+390612345678", &["06 1234 5678", "+39 06 12345678", "0039 06 12345678"]),
            ("NL", "+31612345678", &["06-12345678", "06 12 34 56 78", "+31 (0)6 12345678", "0031612345678"]),
            ("IN", "+919812345678", &["98123 45678", "098123 45678", "+91-98123-45678", "0091 9812345678", "९८१२३४५६७८"]),
            ("AU", "+61412345678", &["0412 345 678", "(0412) 345-678", "+61 (0)412 345 678", "0011 61 412 345 678", "0061 412 345 678"]),
            (
                "JP",
                "+819012345678",
                &["090-1234-5678", "０９０−１２３４−５６７８", "+81 (0)90 1234 5678", "010 81 90 1234 5678", "0081 90 1234 5678"],
            ),
            // Possible in Japan both ways, issued in neither.
            ("JP", "+819001114878", &["0081 9001 114878", "09001-114878", "+81 9001 114 878"]),
            ("BR", "+5551911631136", &["0055 51911 631136", "(51) 91163-1136"]),
            ("BR", "+5511912345678", &["(11) 91234-5678", "011 91234-5678", "0055 11 91234 5678", "11912345678"]),
            (
                "US",
                "+12125550123",
                &[
                    "(212) 555-0123",
                    "212.555.0123",
                    "1-212-555-0123",
                    "001 212 555 0123",
                    " +1.212.555.0123 ",
                    "2125550123",
                    "+١٢١٢٥٥٥٠١٢٣",
                ],
            ),
        ];
        for (code, e164, spellings) in table {
            assert_eq!(key(e164, "ZA"), *e164);
            for spelling in *spellings {
                assert_eq!(key(spelling, code), *e164, "{spelling:?} in {code}");
            }
        }
    }

    #[test]
    fn variants_of_a_mobile_number_are_one_number() {
        let same = |code: &str, today: &str, variants: &[&str]| {
            for variant in variants {
                let number = PhoneNumber::parse(variant, region(code)).unwrap();
                assert_eq!((number.key.as_str(), number.display.as_str()), (today, today), "{variant:?}");
            }
        };
        same(
            "AR",
            "+5491123456789",
            &["+54 9 11 2345-6789", "+54 11 2345-6789", "011 15 2345-6789", "+54 11 15 2345 6789", "11 2345 6789"],
        );
        same(
            "MX",
            "+525512345678",
            &["+52 1 55 1234 5678", "+52 55 1234 5678", "55 1234 5678", "044 55 1234 5678", "045 55 1234 5678", "01 55 1234 5678"],
        );
        same("BR", "+5511987654321", &["+55 11 8765-4321", "+55 11 98765-4321", "(11) 8765-4321", "011 98765 4321"]);
        same("BR", "+551132345678", &["+55 11 3234-5678"]);
        same("BR", "+551177654321", &["+55 11 7765-4321"]);
    }

    #[test]
    fn an_argentine_land_line_keeps_its_form_on_screen() {
        let number = PhoneNumber::parse("+54 11 4321 1234", region("AR")).unwrap();
        let mobile = PhoneNumber::parse("+54 9 11 4321 1234", region("AR")).unwrap();
        assert_eq!(number.key, mobile.key);
        assert_eq!((number.display.as_str(), mobile.display.as_str()), ("+541143211234", "+5491143211234"));
        assert_eq!(PhoneNumber::parse(&number.display, region("US")).unwrap().key, number.key);
    }

    #[test]
    fn an_extension_makes_another_number() {
        for spelling in ["+44 20 7183 8750 ext. 12", "020 7183 8750 x12", "+442071838750;ext=12", "tel:+44-20-7183-8750;ext=12"] {
            assert_eq!(key(spelling, "GB"), "+442071838750;ext=12", "{spelling:?}");
        }
        assert_eq!(key("020 7183 8750", "GB"), "+442071838750");
    }

    #[test]
    fn what_does_not_parse_matches_by_its_digits() {
        let number = PhoneNumber::parse(" 99 00 / 11 22 33 44 55 66 77 88 ", region("ES")).unwrap();
        assert_eq!(
            (number.key.as_str(), number.display.as_str(), number.is_parsed()),
            ("raw:99001122334455667788", "99 00 / 11 22 33 44 55 66 77 88", false)
        );
        assert_eq!(key("99-001122-33445566 7788", "US"), number.key);
        for text in ["", "n/a", "none", "000000", "000 000 0000", "call me", "12345", "12 34", "ext 5", "-"] {
            assert_eq!(key(text, "US"), "", "{text:?}");
        }
        assert_eq!(key(&"1".repeat(300), "US"), "");
    }

    #[test]
    fn numbers_are_shown_with_spaces() {
        for (stored, shown) in [
            ("+34600111222", "+34 600 11 12 22"),
            ("+442071838750;ext=12", "+44 20 7183 8750 ext. 12"),
            ("call 99 00", "call 99 00"),
            ("+", "+"),
        ] {
            assert_eq!(international(stored).replace(" x", " ext. "), shown);
        }
    }

    #[test]
    fn a_cell_can_hold_several() {
        let check = |text: &str, found: &str, unusable: &str| {
            let (numbers, rest) = PhoneNumber::parse_list(text, region("ES"));
            let keys = numbers.into_iter().map(|number| number.key).collect::<Vec<_>>().join(" ");
            assert_eq!((keys.as_str(), rest.join(" + ").as_str()), (found, unusable), "{text:?}");
        };
        check("", "", "");
        check("600 111 222", "+34600111222", "");
        check("600 111 222; +34 600 111 333", "+34600111222 +34600111333", "");
        check("600 111 222 ::: 600111222", "+34600111222", "");
        check("600111222/600111333, 600111444\n600111555", "+34600111222 +34600111333 +34600111444 +34600111555", "");
        check("600/111/222", "+34600111222", "");
        check("+34600111222;ext=9; n/a; ask Ana", "+34600111222;ext=9", "ask Ana");
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC*") {
            let _ = PhoneNumber::parse_list(&text, region("DE"));
            let _ = international(&text);
        }

        #[test]
        fn what_is_shown_reads_as_the_same_number(text in "\\+?[0-9() ./-]{5,20}( ?(x|ext\\.?|#) ?[0-9]{1,5})?", at in 0_usize..8) {
            let region = region(["DE", "US", "AR", "MX", "BR", "IT", "JP", "GB"][at]);
            if let Some(number) = PhoneNumber::parse(&text, region) {
                let again = PhoneNumber::parse(&number.display, region);
                prop_assert_eq!(again.map(|again| again.key), Some(number.key.clone()));
                if number.is_parsed() {
                    let again = PhoneNumber::parse(&number.key, Region::parse("ZA").unwrap());
                    prop_assert_eq!(again.map(|again| again.key), Some(number.key));
                }
            }
        }
    }

    #[test]
    fn what_is_stored_reads_as_itself_even_where_no_plan_would_issue_it() {
        for (text, region) in
            [("+98 054867", "US"), ("0098054867", "US"), ("98 054 867", "IR"), ("+49 0 30 1234", "DE"), ("001 054 867 12", "US")]
        {
            let region = Region::parse(region).unwrap();
            let Some(number) = PhoneNumber::parse(text, region) else { continue };
            for other in ["US", "DE", "BR"] {
                let again = PhoneNumber::parse(&number.display, Region::parse(other).unwrap()).unwrap();
                assert!(!number.is_parsed() || again.key == number.key, "{text}: {} then {}", number.key, again.key);
            }
        }
    }
}
