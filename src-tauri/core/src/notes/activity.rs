//! What the timeline tells of notes.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use super::mention;
use super::store;
use crate::error::Result;
use crate::ids::NoteId;

/// What the timeline tells of a note.
pub(crate) struct Told {
    pub(crate) id: NoteId,
    pub(crate) in_bin: bool,
    /// Every text from the first to the present one, with the names of now.
    texts: Vec<String>,
}

impl Told {
    /// The text after so many edits.
    pub(crate) fn text(&self, edits: i64) -> &str {
        usize::try_from(edits).ok().and_then(|edits| self.texts.get(edits)).map_or("", String::as_str)
    }

    /// The present text.
    pub(crate) fn present(&self) -> &str {
        self.texts.last().map_or("", String::as_str)
    }
}

/// Notes by row id; those that an undo took away are left out.
pub(crate) async fn told(connection: &mut SqliteConnection, notes: &[i64]) -> Result<HashMap<i64, Told>> {
    if notes.is_empty() {
        return Ok(HashMap::new());
    }
    let names = super::names(connection).await?;
    let mut earlier: HashMap<i64, Vec<String>> = HashMap::new();
    for version in store::versions(connection, notes).await? {
        earlier.entry(version.note_id).or_default().push(version.text);
    }
    let told = store::load(connection, notes).await?.into_iter().map(|note| {
        let mut texts = earlier.remove(&note.id).unwrap_or_default();
        texts.push(note.text);
        let texts = texts.iter().map(|text| mention::renamed(text, &names)).collect();
        (note.id, Told { id: NoteId::new(note.uuid), in_bin: note.deleted_at.is_some(), texts })
    });
    Ok(told.collect())
}
