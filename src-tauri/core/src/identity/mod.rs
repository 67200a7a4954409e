//! What people type, in the form in which it is compared: e-mail addresses, phone numbers, names, folded text, times.
//!
//! Pure functions over text: no database, no clock. A value that has a type from here was parsed once and is not checked
//! again. What a value means for matching is decided here; what happens after a match is not.

mod blank;
mod email;
mod fold;
mod name;
mod phone;
mod region;
mod times;

pub use blank::is_blank_identity;
pub use email::EmailAddress;
pub use fold::{fold, fold_into, fold_words};
pub use name::{PersonName, names_clearly_disagree};
pub use phone::{PhoneNumber, international};
pub use region::Region;
pub use times::{ParsedTime, TimeHint, parse_day, parse_time, zone_from_header};

/// White space and invisible characters that stick to copied addresses and numbers: ordinary and no-break spaces,
/// zero-width characters, byte-order mark, direction marks.
pub(crate) fn is_padding(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{00AD}')
}

/// `text` without the padding around it.
pub(crate) fn trim_padding(text: &str) -> &str {
    text.trim_matches(is_padding)
}
