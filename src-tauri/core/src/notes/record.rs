//! A note as the store holds it, and the rules of its text. Pure.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// A note. Serialised, it is the before-image that undo restores; its earlier texts follow from `versions`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, sqlx::FromRow)]
pub(crate) struct NoteRecord {
    pub(crate) id: i64,
    #[sqlx(try_from = "Vec<u8>")]
    pub(crate) uuid: uuid::Uuid,
    pub(crate) contact_id: i64,
    pub(crate) author_id: i64,
    pub(crate) text: String,
    pub(crate) created_at: i64,
    pub(crate) edited_at: Option<i64>,
    pub(crate) editor_id: Option<i64>,
    pub(crate) pinned_at: Option<i64>,
    pub(crate) deleted_at: Option<i64>,
    /// How many earlier texts there are.
    pub(crate) versions: i64,
    pub(crate) created_by: i64,
    pub(crate) changed_by: i64,
}

impl NoteRecord {
    /// When the present text was written, and by whom.
    pub(crate) fn written(&self) -> (i64, i64) {
        (self.edited_at.unwrap_or(self.created_at), self.editor_id.unwrap_or(self.author_id))
    }
}

/// Longest text of a note, in characters: far over what anybody writes, and under what a page takes long to show.
const LONGEST: usize = 100_000;

/// A note's text as it is kept: without blank lines around it.
pub(super) fn checked(text: &str) -> Result<String> {
    let text = text.trim_end().trim_start_matches(['\n', '\r']);
    if text.trim().is_empty() {
        return Err(Error::invalid("text", "a note needs some text"));
    }
    if text.chars().count() > LONGEST {
        return Err(Error::invalid("text", format!("a note has {LONGEST} characters at most; split it into several")));
    }
    Ok(text.replace("\r\n", "\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_text_is_no_note() {
        for text in ["", "  \n\t", "\r\n"] {
            assert!(matches!(checked(text), Err(Error::Invalid { .. })), "{text:?}");
        }
    }

    #[test]
    fn an_indented_first_line_stays_indented() {
        assert_eq!(checked("\n  code\r\nmore \n\n").unwrap(), "  code\nmore");
    }

    #[test]
    fn a_text_over_the_limit_is_refused_and_one_at_it_is_not() {
        assert!(checked(&"ü".repeat(LONGEST)).is_ok());
        assert!(matches!(checked(&"ü".repeat(LONGEST + 1)), Err(Error::Invalid { .. })));
    }
}
