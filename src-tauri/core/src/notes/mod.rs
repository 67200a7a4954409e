//! What members write about contacts. A note is a row of its own: it moves its contact's last activity, but is no change
//! of the contact, so that an edit can be undone whatever was written since.

mod activity;
mod edit;
mod mention;
pub(crate) mod record;
pub(crate) mod store;
mod types;
mod undo;

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

pub(crate) use activity::{Told, told};
pub use edit::{add, delete, pin, restore, update};
pub(crate) use mention::{Names, mark as mention_mark, renamed};
pub use types::*;
pub(crate) use undo::take_back;

use crate::contacts::{self, NoteDocument};
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::identity::fold_into;
use crate::ids::{ContactId, NoteId, OperationId};
use crate::team::{self, Member};
use crate::workspace::count;
use mention::spoken;
use record::NoteRecord;

/// Notes of one stretch at most.
const MAX_LIMIT: u32 = 1_000;

/// A stretch of a contact's notes: the pinned first, then the newest.
///
/// # Errors
/// `NotFound`.
pub async fn list(core: &Core, input: ListNotes) -> Result<NotePage> {
    let contact = contacts::store::row_id(core.db().read(), input.contact).await?;
    let mut snapshot = core.db().read().begin().await?;
    let (total, bin_total) = store::counts(&mut snapshot, contact).await?;
    let records = store::page(&mut snapshot, contact, input.in_bin, input.offset, input.limit.min(MAX_LIMIT)).await?;
    let team = Team::load(&mut snapshot).await?;
    let notes = records.into_iter().map(|record| team.note(record)).collect::<Result<_>>()?;
    Ok(NotePage { notes, total: count(total), bin_total: count(bin_total) })
}

/// Earlier texts of a note, the latest first.
///
/// # Errors
/// `NotFound`.
pub async fn versions(core: &Core, input: GetNote) -> Result<Vec<NoteVersion>> {
    let mut snapshot = core.db().read().begin().await?;
    let note = store::find(&mut snapshot, input.note).await?;
    let rows = store::versions(&mut snapshot, &[note.id]).await?;
    let team = Team::load(&mut snapshot).await?;
    let version = |row: store::VersionSql| {
        Ok(NoteVersion {
            number: count(row.number),
            text: renamed(&row.text, &team.names),
            written_at: time_from_ms(row.written_at),
            author: team.member(row.member_id)?,
        })
    };
    rows.into_iter().rev().map(version).collect()
}

/// Folded text of the notes of these contacts, or of all that have any: what a search of contacts compares with. Mentions
/// stand under their present names; notes in the bin are left out.
///
/// # Errors
/// `NotFound` for a contact that does not exist.
pub async fn search_texts(core: &Core, of: Option<&[ContactId]>) -> Result<Vec<(ContactId, String)>> {
    let mut snapshot = core.db().read().begin().await?;
    let rows = match of {
        Some(ids) => {
            let uuids: Vec<Vec<u8>> = ids.iter().map(|id| id.to_bytes()).collect();
            Some(contacts::store::by_uuid(&mut snapshot, &uuids).await?.into_iter().map(|(_, row)| row).collect::<Vec<_>>())
        }
        None => None,
    };
    let texts = folded_texts(&mut snapshot, rows.as_deref()).await?;
    let ids: Vec<i64> = texts.iter().map(|(row, _)| *row).collect();
    let uuids: HashMap<i64, uuid::Uuid> = contacts::store::load(&mut snapshot, &ids).await?.into_iter().map(|c| (c.id, c.uuid)).collect();
    Ok(texts.into_iter().filter_map(|(row, text)| uuids.get(&row).map(|uuid| (ContactId::new(*uuid), text))).collect())
}

/// The same by row id, each contact once, ascending: what the search index is built from.
pub(crate) async fn folded_texts(connection: &mut SqliteConnection, contacts: Option<&[i64]>) -> Result<Vec<(i64, String)>> {
    let names = names(connection).await?;
    let mut folded: Vec<(i64, String)> = Vec::new();
    let mut rows = store::texts(connection, contacts).await?;
    rows.sort_by_key(|(contact, _)| *contact);
    for (contact, text) in rows {
        let spoken = spoken(&text, &names);
        match folded.last_mut().filter(|(known, _)| *known == contact) {
            Some((_, whole)) => {
                whole.push('\n');
                fold_into(whole, &spoken);
            }
            None => {
                let mut whole = String::new();
                fold_into(&mut whole, &spoken);
                folded.push((contact, whole));
            }
        }
    }
    Ok(folded)
}

/// A contact's notes as documents for scripts, newest first.
pub(crate) async fn documents(core: &Core, contact: ContactId) -> Result<Vec<NoteDocument>> {
    let row = contacts::store::row_id(core.db().read(), contact).await?;
    let mut snapshot = core.db().read().begin().await?;
    let mut records = store::page(&mut snapshot, row, false, 0, u32::MAX).await?;
    records.sort_by_key(|note| std::cmp::Reverse((note.created_at, note.id)));
    let team = Team::load(&mut snapshot).await?;
    let document = |record: NoteRecord| {
        Ok(NoteDocument {
            id: NoteId::new(record.uuid),
            author: team.member(record.author_id)?.name,
            text: spoken(&record.text, &team.names),
            created_at: time_from_ms(record.created_at),
            edited_at: record.edited_at.map(time_from_ms),
            pinned: record.pinned_at.is_some(),
        })
    };
    records.into_iter().map(document).collect()
}

/// Names of members as they are now.
pub(crate) async fn names(connection: &mut SqliteConnection) -> Result<Names> {
    Ok(team::store::all(connection).await?.into_iter().map(|(_, member)| (member.id, member.name)).collect())
}

async fn saved(core: &Core, id: NoteId, operation: Option<OperationId>) -> Result<NoteSaved> {
    let mut snapshot = core.db().read().begin().await?;
    let record = store::find(&mut snapshot, id).await?;
    let note = Team::load(&mut snapshot).await?.note(record)?;
    Ok(NoteSaved { note, operation })
}

/// Everybody whom notes name.
struct Team {
    members: HashMap<i64, Member>,
    names: Names,
}

impl Team {
    async fn load(connection: &mut SqliteConnection) -> Result<Self> {
        let members: HashMap<i64, Member> = team::store::all(connection).await?.into_iter().collect();
        let names = members.values().map(|member| (member.id, member.name.clone())).collect();
        Ok(Self { members, names })
    }

    fn member(&self, row: i64) -> Result<Member> {
        self.members.get(&row).cloned().ok_or_else(|| Error::Damaged { what: "a note belongs to no member".to_owned() })
    }

    fn note(&self, record: NoteRecord) -> Result<Note> {
        Ok(Note {
            id: NoteId::new(record.uuid),
            author: self.member(record.author_id)?,
            text: renamed(&record.text, &self.names),
            created_at: time_from_ms(record.created_at),
            edited_at: record.edited_at.map(time_from_ms),
            editor: record.editor_id.map(|row| self.member(row)).transpose()?,
            pinned: record.pinned_at.is_some(),
            deleted_at: record.deleted_at.map(time_from_ms),
            version_count: count(record.versions),
        })
    }
}
