//! What notes do to the time of a contact's last activity, and what the timeline tells of them.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use super::mention;
use super::store;
use crate::contacts::record::ContactRecord;
use crate::contacts::store::{self as contact_store, Write};
use crate::error::Result;
use crate::ids::NoteId;
use crate::submissions;

/// Sets the last activity of contacts to what their submissions and notes say. Neither the change of a contact nor its
/// author: it follows from rows that carry both. A row is written even where it stays as it was, so that whoever follows
/// writes of contacts hears that their notes changed.
pub(crate) async fn settle(connection: &mut SqliteConnection, contacts: &[i64]) -> Result<()> {
    let mut latest: HashMap<i64, i64> = store::last_written(connection, contacts).await?.into_iter().collect();
    for (contact, at) in submissions::store::last_activity(connection, contacts).await? {
        latest.entry(contact).and_modify(|known| *known = at.max(*known)).or_insert(at);
    }
    write(connection, contacts, |_| true, |contact| latest.get(&contact.id).map_or(contact.created_at, |at| contact.created_at.max(*at)))
        .await
}

/// Raises the last activity of contacts to that of their notes, after something else has set it without them.
pub(crate) async fn raise(connection: &mut SqliteConnection, contacts: &[i64]) -> Result<()> {
    let latest: HashMap<i64, i64> = store::last_written(connection, contacts).await?.into_iter().collect();
    let noted: Vec<i64> = latest.keys().copied().collect();
    let last = |contact: &ContactRecord| latest.get(&contact.id).map_or(contact.last_activity_at, |at| contact.last_activity_at.max(*at));
    write(connection, &noted, |contact| last(contact) != contact.last_activity_at, last).await
}

async fn write(
    connection: &mut SqliteConnection,
    contacts: &[i64],
    wanted: impl Fn(&ContactRecord) -> bool,
    last: impl Fn(&ContactRecord) -> i64,
) -> Result<()> {
    let mut before = contact_store::load_with(connection, contacts, &[]).await?;
    before.retain(wanted);
    let after: Vec<ContactRecord> = before.iter().map(|c| ContactRecord { last_activity_at: last(c), ..c.clone() }).collect();
    let writes: Vec<Write<'_>> = before.iter().zip(&after).map(|(before, after)| Write { before: Some(before), after }).collect();
    contact_store::save(connection, &writes).await
}

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
