//! Makes the text of a JSON item safe to parse into values: no number loses digits, no nesting goes too deep.
//!
//! A number that a double (or a 64-bit integer) cannot hold exactly becomes text with the digits as written. Turning on
//! `arbitrary_precision` in serde_json would do the same, but breaks numbers inside tagged enums in the whole program.

use std::borrow::Cow;

use memchr::memchr2;

use crate::imports::readers::limits::MAX_DEPTH;

/// The nesting goes deeper than allowed.
#[derive(Debug)]
pub struct TooDeep;

/// Puts quotation marks around numbers that would lose digits. `json` is valid JSON.
pub fn exact(json: &str) -> Result<Cow<'_, str>, TooDeep> {
    let bytes = json.as_bytes();
    let mut out = String::new();
    let mut copied = 0;
    let mut depth = 0_usize;
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => at = string_end(bytes, at + 1),
            b'{' | b'[' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(TooDeep);
                }
                at += 1;
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                at += 1;
            }
            b'-' | b'0'..=b'9' => {
                let length = bytes[at..].iter().take_while(|byte| matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9')).count();
                let number = &json[at..at + length];
                if !is_exact(number) {
                    out.push_str(&json[copied..at]);
                    out.push('"');
                    out.push_str(number);
                    out.push('"');
                    copied = at + length;
                }
                at += length;
            }
            _ => at += 1,
        }
    }
    if copied == 0 {
        return Ok(Cow::Borrowed(json));
    }
    out.push_str(&json[copied..]);
    Ok(Cow::Owned(out))
}

/// The position behind a string's closing quotation mark.
fn string_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
        at += found;
        if bytes[at] == b'"' {
            return at + 1;
        }
        at += 2;
    }
    bytes.len()
}

/// Fifteen significant digits survive in a double; whole numbers survive in 64 bits.
fn is_exact(number: &str) -> bool {
    if number.len() <= 15 && number.bytes().all(|byte| byte.is_ascii_digit()) {
        return true;
    }
    if number.parse::<i64>().is_ok() || number.parse::<u64>().is_ok() {
        return true;
    }
    let (mantissa, exponent) = number.split_once(['e', 'E']).unwrap_or((number, "0"));
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    let significant = digits.trim_start_matches('0').trim_end_matches('0').len();
    let moderate = exponent.parse::<i32>().is_ok_and(|exponent| exponent.abs() < 280) && digits.len() < 20;
    significant <= 15 && moderate
}
