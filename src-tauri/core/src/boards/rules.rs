//! What boards, phases, cards and comments may be called and say. Pure.

use crate::error::{Error, Result};
use crate::identity::fold;
use crate::tags::TagColor;

/// Characters of a board's or phase's name at most: what a column's head can show.
const LONGEST_NAME: usize = 80;
/// Characters of a card's title at most.
const LONGEST_TITLE: usize = 300;
/// Characters of a description or comment at most, as of a note.
const LONGEST_TEXT: usize = 100_000;
/// Phases of a board at most: more are no board that anybody can read.
pub(super) const MOST_PHASES: usize = 50;

/// A name as it is kept. `what` is the kind of thing: “board”, “phase”.
pub(super) fn name(what: &'static str, typed: &str) -> Result<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if fold(&name).is_empty() {
        return Err(Error::invalid(what, "it needs a name"));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(Error::invalid(what, format!("a name has at most {LONGEST_NAME} characters, this one has {}", name.chars().count())));
    }
    if name.chars().any(char::is_control) {
        return Err(Error::invalid(what, "a name has no control characters"));
    }
    Ok(name)
}

/// A card's title as it is kept: one line.
pub(crate) fn title(typed: &str) -> Result<String> {
    let title = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return Err(Error::invalid("title", "a card needs a title"));
    }
    if title.chars().count() > LONGEST_TITLE {
        return Err(Error::invalid(
            "title",
            format!("a title has at most {LONGEST_TITLE} characters; write the rest into the description"),
        ));
    }
    Ok(title)
}

/// A description as it is kept: without blank lines around it.
pub(super) fn description(typed: &str) -> Result<String> {
    let text = typed.trim_end().trim_start_matches(['\n', '\r']).replace("\r\n", "\n");
    if text.chars().count() > LONGEST_TEXT {
        return Err(Error::invalid("description", format!("a description has {LONGEST_TEXT} characters at most")));
    }
    Ok(text)
}

/// A comment's text as it is kept.
pub(super) fn comment(typed: &str) -> Result<String> {
    let text = description(typed).map_err(|_| Error::invalid("text", format!("a comment has {LONGEST_TEXT} characters at most")))?;
    if text.trim().is_empty() {
        return Err(Error::invalid("text", "a comment needs some text"));
    }
    Ok(text)
}

/// A soft limit as it is kept.
pub(super) fn soft_limit(limit: Option<u32>) -> Result<Option<i64>> {
    match limit {
        Some(0) => Err(Error::invalid("softLimit", "a limit is at least one card; leave it empty for none")),
        other => Ok(other.map(i64::from)),
    }
}

/// The stored word of a colour.
pub(super) fn color_word(color: TagColor) -> String {
    serde_json::to_value(color).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The colour of a stored word; one that a later version wrote is none.
pub(super) fn color_of(word: &str) -> TagColor {
    serde_json::from_value(word.into()).unwrap_or(TagColor::Gray)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied_or_refused_with_the_reason() {
        assert_eq!(name("board", "  New \t Leads ").unwrap(), "New Leads");
        for bad in ["", "  ", "\u{301}", &"x".repeat(LONGEST_NAME + 1)] {
            assert!(matches!(name("board", bad), Err(Error::Invalid { field, .. }) if field == "board"), "{bad:?}");
        }
    }

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(title(" Call\nAna  back ").unwrap(), "Call Ana back");
        assert!(title(&"ü".repeat(LONGEST_TITLE)).is_ok());
        for bad in ["", "\n", &"ü".repeat(LONGEST_TITLE + 1)] {
            assert!(matches!(title(bad), Err(Error::Invalid { .. })), "{bad:?}");
        }
    }

    #[test]
    fn texts_keep_their_lines() {
        assert_eq!(description("\n  code\r\nmore \n\n").unwrap(), "  code\nmore");
        assert_eq!(description("  \n ").unwrap(), "");
        assert!(matches!(comment(" \n"), Err(Error::Invalid { field, .. }) if field == "text"));
    }

    #[test]
    fn a_limit_of_no_card_is_refused() {
        assert_eq!(soft_limit(Some(3)).unwrap(), Some(3));
        assert!(soft_limit(Some(0)).is_err());
    }

    #[test]
    fn colours_are_read_back() {
        assert_eq!(color_of(&color_word(TagColor::Teal)), TagColor::Teal);
        assert_eq!(color_of("mauve"), TagColor::Gray);
    }
}
