//! Web addresses.

use url::Url;

use super::quoted;
use crate::identity::is_padding;

const MAX_ADDRESS: usize = 2_048;

/// An http or https address, as written; `https://` goes in front of what begins with a host.
pub(crate) fn address(text: &str) -> Result<String, String> {
    let refused = || format!("{} is not a web address: write one like https://example.org", quoted(text));
    if text.contains(is_padding) {
        return Err(format!("{} has a space in it: a web address has none", quoted(text)));
    }
    let whole = match scheme(text) {
        Some(scheme) if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") => {
            format!("{}{}", scheme.to_ascii_lowercase(), &text[scheme.len()..])
        }
        Some(scheme) => return Err(format!("{} begins with {scheme}:, but only http and https addresses are kept", quoted(text))),
        None if begins_with_host(text) => format!("https://{}", text.trim_start_matches("//")),
        None => return Err(refused()),
    };
    if whole.chars().nth(MAX_ADDRESS).is_some() {
        return Err("is longer than 2,048 characters: shorten it".to_owned());
    }
    let (_, rest) = whole.split_once("://").ok_or_else(refused)?;
    let host = authority(rest);
    if host.contains('@') {
        return Err(format!("{} has a user name in it: write the address without what stands before the @", quoted(text)));
    }
    let url = Url::parse(&whole).map_err(|_| refused())?;
    let is_plain = !host.is_empty() && !host.contains('\\') && url.has_host() && url.username().is_empty() && url.password().is_none();
    if is_plain { Ok(whole) } else { Err(refused()) }
}

/// What stands before the first colon, if it can be a scheme. A host and its port are none.
fn scheme(text: &str) -> Option<&str> {
    let (scheme, rest) = text.split_once(':')?;
    let letters = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'));
    let is_port = scheme.contains('.') && rest.starts_with(|c: char| c.is_ascii_digit());
    (letters && !is_port).then_some(scheme)
}

fn authority(rest: &str) -> &str {
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// Whether a text begins with labels that dots part, the last one a word.
fn begins_with_host(text: &str) -> bool {
    let host = authority(text.trim_start_matches("//"));
    let host = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit())).map_or(host, |(host, _)| host);
    let labels: Vec<&str> = host.split('.').collect();
    let is_label =
        |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_') || !c.is_ascii());
    let last_is_word = labels.last().is_some_and(|last| last.chars().count() > 1 && last.chars().any(char::is_alphabetic));
    labels.len() > 1 && labels.iter().all(is_label) && last_is_word
}
