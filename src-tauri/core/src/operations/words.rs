//! The words under which the store keeps kinds of operation and tables with before-images. Each feature adds its own
//! here; no table lists them.

use crate::error::{Error, Result};

/// Kinds of operation.
pub(crate) const KINDS: &[&str] = &[
    "contact.create",
    "contact.update",
    "contact.delete",
    "contact.restore",
    "import",
    "submission.link",
    "match.accept",
    "match.split",
    "note.add",
    "note.edit",
    "note.pin",
    "note.unpin",
    "note.delete",
    "note.restore",
    "tag.contacts",
    "tag.update",
    "tag.merge",
    "tag.delete",
    "contact.field",
    "field.create",
    "field.update",
    "field.move",
    "field.archive",
    "field.restore",
    "field.delete",
    "field.group",
    "segment.create",
    "segment.update",
    "segment.move",
    "segment.delete",
];

/// Tables whose rows have before-images.
pub(crate) const TABLES: &[&str] = &["contact", "submission", "suspicion", "note", "tag", "custom_field", "field_group", "segment"];

/// Refuses a word that nobody could read back.
pub(super) fn known(words: &[&str], word: &str) -> Result<()> {
    if words.contains(&word) {
        return Ok(());
    }
    Err(Error::internal(format!("“{word}” is not in operations/words.rs")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_is_not_listed_is_refused() {
        assert!(known(KINDS, "contact.create").is_ok());
        assert!(matches!(known(KINDS, "contact.eat"), Err(Error::Internal(_))));
        assert!(matches!(known(TABLES, "operation"), Err(Error::Internal(_))));
    }
}
