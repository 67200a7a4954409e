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
    "board.create",
    "board.update",
    "board.move",
    "board.delete",
    "phase.create",
    "phase.update",
    "phase.move",
    "phase.delete",
    "card.create",
    "card.update",
    "card.move",
    "card.delete",
    "card.restore",
    "card.comment",
    "card.edit_comment",
    "card.uncomment",
    "record_type.create",
    "record_type.update",
    "record_type.move",
    "record_type.delete",
    "record_role.create",
    "record_role.update",
    "record_role.move",
    "record_role.delete",
    "record.create",
    "record.update",
    "record.delete",
    "record.restore",
    "record.link",
    "record.unlink",
    "record.relate",
    "record.unrelate",
    "record.import",
    "flow_app.create",
    "flow_app.update",
    "flow_app.move",
    "flow_app.delete",
    "bot.update",
    "routing_rule.create",
    "routing_rule.update",
    "routing_rule.move",
    "routing_rule.delete",
    "routing.apply",
];

/// Whether a kind of operation is a change of what only the owner and admins may change.
pub(crate) fn is_of_settings(kind: &str) -> bool {
    const SETTINGS: [&str; 8] = ["field.", "flow_app.", "bot.", "board.", "phase.", "record_type.", "record_role.", "routing"];
    SETTINGS.iter().any(|begin| kind.starts_with(begin))
}

/// Operations that change many cards and records and are nobody's work on one of them: what routes cards anew, lets them follow
/// a submission to another contact, or changes the settings that they stand under. For SQL.
macro_rules! no_work {
    () => {
        "('routing.apply', 'submission.link', 'match.split', 'phase.update', 'phase.delete', 'tag.merge', 'field.update', \
          'record_role.delete')"
    };
}
pub(crate) use no_work;

/// Tables whose rows have before-images.
pub(crate) const TABLES: &[&str] = &[
    "contact",
    "submission",
    "suspicion",
    "note",
    "tag",
    "custom_field",
    "field_group",
    "segment",
    "flow_app",
    "board",
    "phase",
    "record_type",
    "record_role",
    "intake_bot",
    "routing_rule",
    "card",
    "comment",
    "record",
    "record_link",
    "record_relation",
];

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
