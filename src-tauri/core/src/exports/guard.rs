//! Cells that a spreadsheet would run as a formula. They get a leading `'`, which the importer takes off again
//! (`readers::without_guard`), so that export, then import, changes nothing. Design, sections 4.6 and 6.

/// Whether a cell needs a `'` in front: it would be run as a formula and is no number; or it itself starts with `'` and a
/// formula sign, and would be taken for a guarded one.
pub(crate) fn needs_guard(cell: &[u8]) -> bool {
    let quotes = cell.iter().take_while(|b| **b == b'\'').count();
    let sign = matches!(cell.get(quotes), Some(b'=' | b'+' | b'-' | b'@' | b'\t' | b'\r'));
    sign && (quotes > 0 || !is_number(cell))
}

/// The same for a cell of phones: numbers that can be dialled stay as they are.
pub(crate) fn phones_need_guard(cell: &[u8]) -> bool {
    needs_guard(cell) && !std::str::from_utf8(cell).is_ok_and(|cell| cell.split("; ").all(can_be_dialled))
}

/// `[+-]digits[.digits][e[+-]digits]`.
fn is_number(cell: &[u8]) -> bool {
    let unsigned = match cell {
        [b'+' | b'-', rest @ ..] => rest,
        rest => rest,
    };
    let Some(mut rest) = after_digits(unsigned) else { return false };
    if let [b'.', decimals @ ..] = rest {
        let Some(after) = after_digits(decimals) else { return false };
        rest = after;
    }
    match rest {
        [] => true,
        [b'e' | b'E', b'+' | b'-', exponent @ ..] | [b'e' | b'E', exponent @ ..] => after_digits(exponent).is_some_and(<[u8]>::is_empty),
        _ => false,
    }
}

/// What follows one or more digits.
fn after_digits(text: &[u8]) -> Option<&[u8]> {
    let digits = text.iter().take_while(|b| b.is_ascii_digit()).count();
    if digits == 0 { None } else { text.get(digits..) }
}

/// E.164 with or without extension: how every phone that parses is kept.
fn can_be_dialled(number: &str) -> bool {
    let (number, extension) = number.split_once(";ext=").unwrap_or((number, "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    number.strip_prefix('+').is_some_and(digits) && digits(extension)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::imports::readers::{KnownExport, without_guard};

    fn guarded(cell: &str) -> String {
        if needs_guard(cell.as_bytes()) { format!("'{cell}") } else { cell.to_owned() }
    }

    #[test]
    fn formulas_are_guarded_and_numbers_are_not() {
        for (cell, expected) in [
            ("", ""),
            ("Ann", "Ann"),
            ("=1+1", "'=1+1"),
            ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("-", "'-"),
            ("+", "'+"),
            ("-5", "-5"),
            ("+5.25", "+5.25"),
            ("-5e10", "-5e10"),
            ("-5.0E-3", "-5.0E-3"),
            ("-5.", "'-5."),
            ("-.5", "'-.5"),
            ("-5e", "'-5e"),
            ("-5e+", "'-5e+"),
            ("-5-5", "'-5-5"),
            ("+1 555", "'+1 555"),
            ("'=1", "''=1"),
            ("''=1", "'''=1"),
            ("'-5", "''-5"),
            ("'tis", "'tis"),
            ("'", "'"),
            ("a=b", "a=b"),
            (" =1", " =1"),
        ] {
            assert_eq!(guarded(cell), expected, "{cell:?}");
        }
    }

    #[test]
    fn phones_that_can_be_dialled_are_never_guarded() {
        for cell in ["+34600111222", "+442071838750;ext=12", "+34600111222; +442071838750;ext=12", "0600 111", ""] {
            assert!(!phones_need_guard(cell.as_bytes()), "{cell:?}");
        }
        for cell in ["+34600111222; =1", "-600 111 222", "@600111222", "+1 (555) 12", "=+34600111222", "'+34600111222"] {
            assert!(phones_need_guard(cell.as_bytes()), "{cell:?}");
        }
    }

    proptest! {
        #[test]
        fn the_importer_takes_off_what_the_export_puts_on(cell in "['=+@\\-\\t\\r0-9e. a-c]{0,8}") {
            let written = guarded(&cell);
            prop_assert_eq!(without_guard(&written, Some(KnownExport::OwnExport)), cell.as_str());
        }

        #[test]
        fn any_text_comes_back(cell in "\\PC*") {
            let written = guarded(&cell);
            prop_assert_eq!(without_guard(&written, Some(KnownExport::OwnExport)), cell.as_str());
        }

        #[test]
        fn no_cell_is_left_that_a_spreadsheet_would_run(cell in "['=+@\\-\\t\\r0-9e. a-c]{0,8}") {
            let cell = guarded(&cell);
            prop_assert!(!cell.starts_with(['=', '@', '\t', '\r']));
            prop_assert!(!cell.starts_with(['+', '-']) || cell.parse::<f64>().is_ok());
        }
    }
}
