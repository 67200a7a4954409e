//! Boards: every card stands in a phase of its own board, is closed where its phase says so, and has tags that there are.

use sqlx::sqlite::SqliteConnection;

use super::{Found, NAMED, store};
use crate::boards::record::unpacked_tags;
use crate::error::Result;
use crate::ids::CardId;

/// Looks at every board and card.
pub(super) async fn boards(connection: &mut SqliteConnection, problems: &mut Vec<String>) -> Result<()> {
    for name in store::boards_without_phase(connection).await? {
        problems.push(format!("Board “{name}”: it has no phase."));
    }
    for rule in &store::CARD_RULES {
        let mut found = Found::new(problems);
        for uuid in store::offenders(connection, rule, NAMED + 1).await? {
            found.card(&uuid, rule.says)?;
        }
    }
    let known = store::tags(connection).await?;
    let mut found = Found::new(problems);
    for (uuid, tags) in store::card_tags(connection).await? {
        if unpacked_tags(Some(&tags)).iter().any(|tag| known.binary_search(tag).is_err()) {
            found.card(&uuid, "one of its tags does not exist")?;
        }
    }
    Ok(())
}

impl Found<'_> {
    fn card(&mut self, uuid: &[u8], says: &str) -> Result<()> {
        self.name(&format!("Card {}", CardId::from_bytes(uuid)?), "More cards", says);
        Ok(())
    }
}
