//! Takes back what an operation did to notes.

use sqlx::sqlite::SqliteConnection;

use super::record::NoteRecord;
use super::store;
use crate::activity::settle;
use crate::error::Result;
use crate::operations;

/// Restores notes that an operation changed and removes those that it made. Returns how many, or nothing where one of
/// them has changed since.
pub(crate) async fn take_back(connection: &mut SqliteConnection, operation: i64) -> Result<Option<usize>> {
    let images: Vec<NoteRecord> = operations::store::images(connection, operation, "note", i64::MIN, i64::MAX)
        .await?
        .into_iter()
        .map(|(_, image)| Ok(serde_json::from_str(&image)?))
        .collect::<Result<_>>()?;
    let mut ids = store::created_by(connection, operation).await?;
    ids.extend(images.iter().map(|note| note.id));
    let current = store::load(connection, &ids).await?;
    if current.len() != ids.len() || current.iter().any(|note| note.changed_by != operation) {
        return Ok(None);
    }
    for image in &images {
        store::save(connection, image).await?;
        store::drop_texts(connection, image).await?;
    }
    store::remove_created_by(connection, operation).await?;
    let mut contacts: Vec<i64> = current.iter().map(|note| note.contact_id).collect();
    contacts.sort_unstable();
    contacts.dedup();
    settle(connection, &contacts).await?;
    Ok(Some(current.len()))
}
