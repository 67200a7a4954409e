use proptest::prelude::*;

use super::{decimals, parse, parse_amount, plain, spelled};

#[track_caller]
fn is(text: &str, mark: char, number: f64) {
    assert_eq!(parse(text, mark), Ok(number), "{text:?} with {mark:?}");
}

#[test]
fn numbers_read_with_either_mark() {
    for (text, number) in [
        ("0", 0.0),
        ("-0", 0.0),
        ("00123", 123.0),
        ("1,234.50", 1234.5),
        ("1,234,567", 1_234_567.0),
        ("12,34,567.8", 1_234_567.8),
        ("1 234 567.8", 1_234_567.8),
        ("1\u{a0}234\u{202f}567", 1_234_567.0),
        ("1'234’567.25", 1_234_567.25),
        (".5", 0.5),
        ("5.", 5.0),
        ("+5", 5.0),
        ("-5", -5.0),
        ("\u{2212} 5", -5.0),
        ("5-", -5.0),
        ("(1,234.5)", -1234.5),
        ("1e5", 100_000.0),
        ("1.5E-3", 0.0015),
        ("1e21", 1e21),
        ("123456789012345", 123_456_789_012_345.0),
        ("1234567890123450000", 1_234_567_890_123_450_000.0),
        ("0.000000123", 0.000_000_123),
    ] {
        is(text, '.', number);
    }
    for (text, number) in [("1.234,50", 1234.5), ("1,5", 1.5), ("1.234", 1234.0), ("-1.234.567", -1_234_567.0), ("1 234,5", 1234.5)] {
        is(text, ',', number);
    }
}

#[test]
fn what_is_no_number_is_refused_with_what_to_write() {
    for (text, mark, words) in [
        ("1,5", '.', "“1,5” is not a number here: write 1.5"),
        ("-1,5", '.', "write -1.5"),
        ("1.5", ',', "write 1,5"),
        ("0,125", '.', "write 0.125"),
        ("1.234.567", '.', "write 1234567"),
        ("12,34", '.', "write 12.34"),
        ("1,2345", '.', "write 1.2345"),
        ("5 km", '.', "write 5 without “km”"),
        ("45%", '.', "write 45 without “%”"),
        ("1234567890.123456", '.', "more digits than can be kept exactly"),
        ("0.30000000000000004", '.', "more digits than can be kept exactly"),
        ("1e400", '.', "too large"),
        ("1e-400", '.', "too close to zero"),
        ("", '.', "not a number"),
        ("--5", '.', "not a number"),
        ("-5-", '.', "not a number"),
        ("(-5)", '.', "not a number"),
        ("(5", '.', "not a number"),
        ("5.-", '.', "not a number"),
        ("1.2.3", '.', "not a number"),
        ("1  234", '.', "not a number"),
        ("12abc3", '.', "not a number"),
        ("1e", '.', "without “e”"),
        ("e5", '.', "without “e”"),
        (".", '.', "not a number"),
        ("NaN", '.', "not a number"),
        ("inf", '.', "not a number"),
        ("0x10", '.', "not a number"),
    ] {
        let reason = parse(text, mark).unwrap_err();
        assert!(reason.contains(words), "{text:?}: {reason}");
    }
}

#[test]
fn units_stand_on_either_side() {
    for (text, value, before, after) in [
        ("€5", 5.0, "€", ""),
        ("5 €", 5.0, "", "€"),
        ("-$1,234.50", -1234.5, "$", ""),
        ("$-5", -5.0, "$", ""),
        ("($5)", -5.0, "$", ""),
        ("€ (5)", -5.0, "€", ""),
        ("$5 USD", 5.0, "$", "USD"),
        ("US$ 5", 5.0, "US$", ""),
        ("Fr. 5", 5.0, "Fr.", ""),
        ("5 kr.", 5.0, "", "kr."),
        ("45 %", 45.0, "", "%"),
        ("1e5 EUR", 100_000.0, "", "EUR"),
    ] {
        let amount = parse_amount(text, '.').unwrap();
        assert_eq!((amount.value, amount.before, amount.after), (value, before, after), "{text:?}");
    }
}

#[test]
fn numbers_print_without_an_exponent() {
    for (number, text) in [(1e21, "1000000000000000000000"), (0.1, "0.1"), (-0.0, "0"), (1e-7, "0.0000001"), (5.0, "5")] {
        assert_eq!(plain(number), text);
    }
    assert_eq!((decimals(1.25), decimals(5.0), spelled(1.5, ',')), (2, 0, "1,5".to_owned()));
}

/// The digits of a plain number in groups.
fn grouped(plain: &str, mark: char, separator: char, indian: bool) -> String {
    let (sign, rest) = plain.strip_prefix('-').map_or(("", plain), |rest| ("-", rest));
    let (whole, fraction) = rest.split_once('.').map_or((rest, None), |(whole, fraction)| (whole, Some(fraction)));
    let mut out = String::new();
    for (at, digit) in whole.chars().enumerate() {
        let behind = whole.len() - at;
        let parts = if indian { behind == 3 || (behind > 3 && behind % 2 == 1) } else { behind.is_multiple_of(3) };
        if at > 0 && parts {
            out.push(separator);
        }
        out.push(digit);
    }
    match fraction {
        Some(fraction) => format!("{sign}{out}{mark}{fraction}"),
        None => format!("{sign}{out}"),
    }
}

proptest! {
    #[test]
    fn what_is_printed_reads_as_the_same_number(digits in -999_999_999_999_999_i64..=999_999_999_999_999, exponent in -300_i32..290) {
        let number: f64 = format!("{digits}e{exponent}").parse().unwrap();
        for mark in ['.', ','] {
            prop_assert_eq!(parse(&spelled(number, mark), mark), Ok(number));
        }
        prop_assert_eq!(parse(&format!("{digits}e{exponent}"), '.'), Ok(number));
    }

    #[test]
    fn groups_do_not_change_a_number(digits in -999_999_999_999_999_i64..=999_999_999_999_999, places in 0_i32..8, indian: bool) {
        let number: f64 = format!("{digits}e-{places}").parse().unwrap();
        for (mark, separators) in [('.', [',', ' ', '\'', '\u{a0}', '\u{202f}']), (',', ['.', ' ', '’', '\u{a0}', '\u{202f}'])] {
            for separator in separators {
                let text = grouped(&plain(number), mark, separator, indian);
                prop_assert_eq!(parse(&text, mark), Ok(number), "{}", text);
            }
        }
    }

    #[test]
    fn reading_never_panics(text in "\\PC*", odd in "[-+()0-9.,' %$€eE\u{a0}a.−]*") {
        for mark in ['.', ','] {
            let _ = (parse(&text, mark), parse(&odd, mark), parse_amount(&odd, mark));
        }
    }
}
