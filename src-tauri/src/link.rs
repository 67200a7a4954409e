//! Links that the page may ask the desktop to open. Notes are other people's text: a link in one must start no program
//! but the browser, the mail program or the telephone.

use contact_core::{Error, Result};

const SCHEMES: [&str; 4] = ["http", "https", "mailto", "tel"];

/// Refuses every other kind of link.
pub fn checked(link: &str) -> Result<&str> {
    let link = link.trim();
    let scheme = link.split_once(':').map(|(scheme, _)| scheme.to_ascii_lowercase());
    if scheme.is_some_and(|scheme| SCHEMES.contains(&scheme.as_str())) && !link.contains(char::is_control) {
        return Ok(link);
    }
    Err(Error::invalid("link", format!("“{link}” does not open from here; only web, mail and phone links do")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_mail_and_phone_links_pass() {
        for link in ["https://x.org/a?b=c", "HTTP://x.org", "mailto:ana@x.org", "tel:+34600111222"] {
            assert_eq!(checked(link).ok(), Some(link));
        }
        for link in ["javascript:alert(1)", "file:///etc/passwd", "/etc/passwd", "", "data:text/html,x", "https", "smb://x", "https://x\ny"]
        {
            assert!(checked(link).is_err(), "{link}");
        }
    }
}
