//! E-mail addresses: as given for the screen, canonical for matching.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use super::{is_blank_identity, is_padding, trim_padding};

/// RFC 5321: longest local part, longest address.
const MAX_LOCAL: usize = 64;
const MAX_ADDRESS: usize = 254;

/// An e-mail address that was parsed. Two are the same address when their keys are equal.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct EmailAddress {
    /// The address as it was spelled, without padding, `mailto:` and display name.
    pub display: String,
    /// For matching: lower case, the domain in its ASCII (IDNA) form.
    pub key: String,
}

impl EmailAddress {
    /// Reads one address (design, section 4.1): `Ana <Ana@X.org>`, `mailto:ana@x.org?subject=hi` and `ana@x.org` are all one.
    ///
    /// `None` where there is no address: words for nothing, no `@`, a domain without a dot, white space inside, over-long parts.
    pub fn parse(text: &str) -> Option<Self> {
        let spelled = bare_address(text);
        if spelled.len() > 4 * MAX_ADDRESS {
            return None;
        }
        let (local, domain) = spelled.rsplit_once('@')?;
        let domain = domain.strip_suffix('.').unwrap_or(domain);
        if !is_local_part(local) {
            return None;
        }
        let domain_key = ascii_domain(domain)?;
        let mut key = String::with_capacity(spelled.len());
        push_lower(&mut key, local);
        if key.len() > MAX_LOCAL || key.len() + 1 + domain_key.len() > MAX_ADDRESS {
            return None;
        }
        key.push('@');
        key.push_str(&domain_key);
        Some(Self { display: format!("{local}@{domain}"), key })
    }

    /// Reads a cell that may hold several addresses, split by `;`, `,`, `|`, line ends, ` ::: ` or spaces.
    ///
    /// Returns the addresses in their order, each once, and the pieces that are neither an address nor a word for nothing.
    pub fn parse_list(text: &str) -> (Vec<Self>, Vec<String>) {
        let mut found: Vec<Self> = Vec::new();
        let mut unusable = Vec::new();
        let mut keep = |address: Self| {
            if !found.iter().any(|known| known.key == address.key) {
                found.push(address);
            }
        };
        for piece in pieces(text) {
            if let Some(address) = Self::parse(piece) {
                keep(address);
                continue;
            }
            let words: Vec<Self> = piece.split_whitespace().map_while(Self::parse).collect();
            if !words.is_empty() && words.len() == piece.split_whitespace().count() {
                words.into_iter().for_each(&mut keep);
            } else if !is_blank_identity(piece) {
                unusable.push(trim_padding(piece).to_owned());
            }
        }
        (found, unusable)
    }
}

/// `text` without padding, display name, quotes around it, `mailto:` and what follows a `?` there.
fn bare_address(text: &str) -> &str {
    let mut bare = trim_padding(text);
    if let Some(end) = bare.rfind('>')
        && let Some(start) = bare[..end].rfind('<')
        && bare[start..end].contains('@')
    {
        bare = trim_padding(&bare[start + 1..end]);
    }
    if bare.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:")) {
        bare = &bare[7..];
        bare = bare.split_once('?').map_or(bare, |(address, _)| address);
    }
    let wrapped = |c: char| is_padding(c) || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | '\'' | '`');
    let bare = bare.trim_matches(wrapped);
    // A quoted local part keeps its quotes; quotes around the whole go.
    match bare.strip_prefix('"') {
        Some(inner) if inner.ends_with('"') => inner[..inner.len() - 1].trim_matches(wrapped),
        _ => bare,
    }
}

fn is_local_part(local: &str) -> bool {
    if local.len() > 2 && local.starts_with('"') && local.ends_with('"') {
        return !local.chars().any(char::is_control);
    }
    !local.is_empty()
        && !local.chars().any(|c| is_padding(c) || matches!(c, '@' | '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | ':' | '\\' | '"'))
}

/// The domain in lower-case ASCII, if it can be one: at least two labels of 1 to 63 letters, digits, `-` or `_`, and a last
/// one that is not a number.
fn ascii_domain(domain: &str) -> Option<Cow<'_, str>> {
    let ascii = if domain.is_ascii() {
        if domain.bytes().any(|b| b.is_ascii_uppercase()) { Cow::Owned(domain.to_ascii_lowercase()) } else { Cow::Borrowed(domain) }
    } else {
        Cow::Owned(idna::domain_to_ascii(domain).ok()?)
    };
    let mut labels = 0;
    let mut last = "";
    for label in ascii.split('.') {
        let fits = matches!(label.len(), 1..=63) && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
        if !fits || label.starts_with('-') || label.ends_with('-') {
            return None;
        }
        labels += 1;
        last = label;
    }
    (labels >= 2 && !last.bytes().all(|b| b.is_ascii_digit())).then_some(ascii)
}

/// Appends `local` in lower case; composed and decomposed accents come out the same.
fn push_lower(key: &mut String, local: &str) {
    if local.is_ascii() {
        key.push_str(local);
        key.make_ascii_lowercase();
    } else {
        key.extend(local.nfkc().collect::<String>().to_lowercase().nfc());
    }
}

/// The pieces of a cell: split at separators that are outside quotes and angle brackets. A comma inside a display name
/// (`Doe, Jane <jane@x.org>`) does not split.
fn pieces(text: &str) -> Vec<&str> {
    let balanced = text.bytes().filter(|b| *b == b'"').count() % 2 == 0;
    let (mut quoted, mut bracketed) = (false, false);
    let mut pieces = Vec::new();
    let mut start = 0;
    for (at, c) in text.char_indices() {
        match c {
            '"' if balanced => quoted = !quoted,
            '<' => bracketed = true,
            '>' => bracketed = false,
            _ => (),
        }
        let width = match c {
            '\n' | '\r' => 1,
            _ if quoted || bracketed || at < start => 0,
            ';' | '|' => 1,
            ',' if !names_the_next(&text[start..at], &text[at + 1..]) => 1,
            ':' if text[at..].starts_with(":::") => 3,
            _ => 0,
        };
        if width > 0 {
            pieces.push(&text[start..at]);
            start = at + width;
        }
    }
    pieces.push(&text[start..]);
    pieces.retain(|piece| !trim_padding(piece).is_empty());
    pieces
}

/// Whether a comma stands inside a display name: no address before it, and `<` before the next separator.
fn names_the_next(before: &str, after: &str) -> bool {
    let next = after.split([';', ',', '|', '\n']).next().unwrap_or(after);
    !before.contains('@') && !trim_padding(before).is_empty() && next.contains('<')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::EmailAddress;

    fn check(text: &str, display: &str, key: &str) {
        let parsed = EmailAddress::parse(text).unwrap_or_else(|| panic!("{text:?} is an address"));
        assert_eq!((parsed.display.as_str(), parsed.key.as_str()), (display, key), "{text:?}");
    }

    #[test]
    fn spellings_of_one_address_share_a_key() {
        check("ana@x.org", "ana@x.org", "ana@x.org");
        check(" \tAna@X.Org\u{a0}\u{200b}", "Ana@X.Org", "ana@x.org");
        check("\u{feff}ANA@X.ORG\n", "ANA@X.ORG", "ana@x.org");
        check("mailto:ana@x.org?subject=Hi%20you", "ana@x.org", "ana@x.org");
        check("MAILTO:Ana@x.org", "Ana@x.org", "ana@x.org");
        check("Ana Díaz <Ana@x.org>", "Ana@x.org", "ana@x.org");
        check("\"Díaz, Ana\" <mailto:ana@x.org>", "ana@x.org", "ana@x.org");
        check("<ana@x.org>,", "ana@x.org", "ana@x.org");
        check("'ana@x.org'", "ana@x.org", "ana@x.org");
        check("\"ana@x.org\"", "ana@x.org", "ana@x.org");
        check("ana@x.org.", "ana@x.org", "ana@x.org");
        check("ana+news@x.org", "ana+news@x.org", "ana+news@x.org");
        check("o'brien@x.org", "o'brien@x.org", "o'brien@x.org");
        check("\"odd one\"@x.org", "\"odd one\"@x.org", "\"odd one\"@x.org");
    }

    #[test]
    fn international_domains_compare_in_ascii() {
        check("Info@Bücher.DE", "Info@Bücher.DE", "info@xn--bcher-kva.de");
        check("info@xn--bcher-kva.de", "info@xn--bcher-kva.de", "info@xn--bcher-kva.de");
        check("用户@例え.jp", "用户@例え.jp", "用户@xn--r8jz45g.jp");
        check("JOSE\u{301}@x.org", "JOSE\u{301}@x.org", "josé@x.org");
    }

    #[test]
    fn what_cannot_be_an_address_is_none() {
        for text in [
            "",
            "-",
            "n/a",
            "none",
            "ana",
            "ana@",
            "@x.org",
            "ana@x",
            "ana@@x.org",
            "ana b@x.org",
            "ana@x org",
            "ana@x..org",
            "ana@-x.org",
            "ana@x.123",
            "a@x.org; b@y.org",
            "https://x.org/@ana",
            "ana@x.org/y",
            "ana at x.org",
        ] {
            assert_eq!(EmailAddress::parse(text), None, "{text:?}");
        }
        assert_eq!(EmailAddress::parse(&format!("{}@x.org", "a".repeat(65))), None);
        assert_eq!(EmailAddress::parse(&format!("a@{}.org", "x".repeat(64))), None);
    }

    #[test]
    fn a_cell_can_hold_several() {
        let keys = |text: &str| {
            let (found, unusable) = EmailAddress::parse_list(text);
            (found.into_iter().map(|address| address.key).collect::<Vec<_>>().join(" "), unusable.join(" / "))
        };
        let check = |text: &str, found: &str, unusable: &str| assert_eq!(keys(text), (found.to_owned(), unusable.to_owned()), "{text:?}");
        check("", "", "");
        check("a@x.org", "a@x.org", "");
        check("a@x.org; B@y.org ;A@X.org", "a@x.org b@y.org", "");
        check("a@x.org ::: b@y.org", "a@x.org b@y.org", "");
        check("a@x.org,b@y.org\nc@z.org|d@z.org", "a@x.org b@y.org c@z.org d@z.org", "");
        check("a@x.org b@y.org", "a@x.org b@y.org", "");
        check("Doe, Jane <a@x.org>, \"Roe; Jim\" <b@y.org>", "a@x.org b@y.org", "");
        check("a@x.org; n/a; call me", "a@x.org", "call me");
        check("ask Ana", "", "ask Ana");
        check("::::;;,,<", "", "");
    }

    proptest! {
        #[test]
        fn reading_never_panics(text in "\\PC*") {
            let _ = EmailAddress::parse(&text);
            let _ = EmailAddress::parse_list(&text);
        }

        #[test]
        fn separators_never_panic(text in "[a:;,|<>\"@. é\n]*") {
            let _ = EmailAddress::parse_list(&text);
        }

        #[test]
        fn what_is_shown_reads_as_the_same_address(text in "[A-Za-zéß\"'.+ ]{1,8}@[a-zA-ZüÜß0-9-]{1,8}\\.[a-z]{2,3}\\.?") {
            if let Some(address) = EmailAddress::parse(&text) {
                let again = EmailAddress::parse(&address.display);
                prop_assert_eq!(again.map(|again| again.key), Some(address.key.clone()));
                prop_assert_eq!(EmailAddress::parse(&address.key).map(|again| again.key), Some(address.key));
            }
        }
    }
}
