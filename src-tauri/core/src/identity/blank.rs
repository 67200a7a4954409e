//! Words that people type where they have no address, number or name to give.

use super::trim_padding;

/// Folded spellings without spaces and punctuation, sorted.
const NOTHING: &[&str] = &[
    "anonymous",
    "anonym",
    "asdf",
    "aucun",
    "aucune",
    "blank",
    "empty",
    "example",
    "false",
    "kein",
    "keine",
    "leer",
    "na",
    "nan",
    "nd",
    "nemail",
    "nil",
    "ninguna",
    "ninguno",
    "no",
    "noaplica",
    "noemail",
    "nomail",
    "none",
    "nonegiven",
    "noneprovided",
    "nophone",
    "nophonenumber",
    "notapplicable",
    "notavailable",
    "notgiven",
    "notprovided",
    "notset",
    "notspecified",
    "null",
    "nulo",
    "phone",
    "email",
    "emailaddress",
    "phonenumber",
    "sinemail",
    "sintelefono",
    "tba",
    "tbc",
    "tbd",
    "test",
    "testtest",
    "testing",
    "true",
    "undefined",
    "unknown",
    "vacio",
    "void",
];

/// Whether `text`, given as an e-mail, phone or name, says that there is none: empty, only punctuation, only zeros, `n/a`,
/// `none`, `test`, `xxx` and the like (design, section 6, "Unusable identity").
///
/// Only for identity: among the answers "none" and "0" are answers.
pub fn is_blank_identity(text: &str) -> bool {
    let text = trim_padding(text);
    // The longest word of the list has 13 letters; punctuation between them is left out below.
    if text.len() > 40 {
        return false;
    }
    let mut compact = String::with_capacity(text.len());
    for c in text.chars().filter(|c| c.is_alphanumeric()) {
        compact.extend(c.to_lowercase());
    }
    compact.is_empty() || is_one_filler(&compact) || NOTHING.contains(&compact.as_str())
}

/// `0`, `000000`, `x`, `xxx`: one filler character over and over. Also nine or more of any one digit.
fn is_one_filler(compact: &str) -> bool {
    let mut chars = compact.chars();
    let Some(first) = chars.next() else { return true };
    chars.all(|c| c == first) && (first == '0' || first == 'x' || (first.is_ascii_digit() && compact.len() >= 9))
}

#[cfg(test)]
mod tests {
    use super::is_blank_identity;

    #[test]
    fn words_for_nothing_are_blank() {
        for text in [
            "",
            " ",
            "-",
            "--",
            "?",
            "n/a",
            "N/A",
            "N.A.",
            "none",
            "None.",
            "NULL",
            "null",
            "unknown",
            "test",
            "Test",
            "no email",
            "no e-mail",
            "xxx",
            "XXXX",
            "0",
            "000000",
            "+000 000",
            "000-000-0000",
            "not provided",
            "undefined",
            "\u{a0}n/a\u{200b}",
            "999 999 9999",
            "(none)",
            "…",
        ] {
            assert!(is_blank_identity(text), "{text:?}");
        }
    }

    #[test]
    fn real_values_are_not_blank() {
        for text in [
            "Na Li",
            "Nona",
            "Ann",
            "test@example.org",
            "none@example.org",
            "Tess",
            "5555555",
            "1234567",
            "+1 800 000 0001",
            "李",
            "No Yuki",
            "X Æ",
        ] {
            assert!(!is_blank_identity(text), "{text:?}");
        }
    }
}
