//! Changes that can be undone: one row each, with the rows they touched as they were. Imports have an undo of their
//! own, since they are kept in part where somebody has worked on since.

pub(crate) mod change;
mod history;
pub(crate) mod rows;
pub(crate) mod store;
mod types;
pub(crate) mod words;

use std::collections::HashMap;

pub use history::history;
use store::OperationRow;
pub use types::*;

use crate::activity;
use crate::contacts::ContactsChanged;
use crate::contacts::image;
use crate::contacts::record::ContactRecord;
use crate::contacts::store::{self as contact_store, Write};
use crate::core::{Core, Tag};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::fields;
use crate::matches;
use crate::notes;
use crate::progress::Job;
use crate::segments;
use crate::submissions::record::SubmissionRecord;
use crate::submissions::store as submission_store;
use crate::tags;
use crate::team::{self, Need};

/// Takes a change back: every row it touched is as it was, every row it made is gone.
///
/// # Errors
/// `Conflict` when it was taken back already, is an import, or something it touched has changed since.
pub async fn undo(core: &Core, input: UndoOperation) -> Result<ContactsChanged> {
    undo_watched(core, input, Job::silent()).await
}

/// The same as [`undo`], telling how far it is where it takes long.
///
/// # Errors
/// As there; `Cancelled` when the job was stopped, and then nothing has changed.
pub async fn undo_watched(core: &Core, input: UndoOperation, job: Job) -> Result<ContactsChanged> {
    let mut tx = core.db().begin().await?;
    let operation = store::find(&mut tx, input.operation).await?;
    if operation.undone_at.is_some() {
        return Err(Error::Conflict { reason: "This has been undone already. Nothing was changed.".to_owned() });
    }
    if operation.kind == "import" {
        return Err(Error::Conflict { reason: "An import is undone on its own page.".to_owned() });
    }
    may_undo(core, &mut tx, &operation).await?;
    if tags::undo::is_of_tags(&operation.kind) {
        return tags::undo::undo(core, tx, &operation, &job).await;
    }
    if fields::undo::is_of_fields(&operation.kind) {
        return fields::undo::undo(core, tx, &operation, &job).await;
    }
    if segments::undo::is_of_segments(&operation.kind) {
        return segments::undo::undo(core, tx, &operation, &job).await;
    }
    if rows::is_of_rows(&operation.kind) {
        return rows::undo(core, tx, &operation).await;
    }
    let later = || Error::Conflict { reason: "Something has changed since, so this can no longer be undone as a whole.".to_owned() };
    // Cards and links that went with a submission; first, since what they hang on may go below.
    let followed = rows::put_back(&mut tx, operation.id, core.env().now_ms()).await?;

    let submissions: Vec<SubmissionRecord> = store::images(&mut tx, operation.id, "submission", i64::MIN, i64::MAX)
        .await?
        .into_iter()
        .map(|(_, image)| Ok(serde_json::from_str(&image)?))
        .collect::<Result<_>>()?;
    let ids: Vec<i64> = submissions.iter().map(|s| s.id).collect();
    if submission_store::load(&mut tx, &ids).await?.iter().any(|s| s.changed_by != operation.id) {
        return Err(later());
    }
    submission_store::save(&mut tx, &submissions.iter().collect::<Vec<_>>()).await?;

    let created = contact_store::created_by(&mut tx, operation.id).await?;
    let changed = store::rows_with_image(&mut tx, operation.id, "contact", i64::MIN, i64::MAX).await?;
    let current = contact_store::load(&mut tx, &changed).await?;
    let made = contact_store::load(&mut tx, &created).await?;
    // A contact about which somebody has written a note, made a card or linked a record does not go with the change that made it.
    let worked_on = !activity::store::worked_on(&mut tx, &created, operation.id).await?.is_empty();
    if worked_on || current.iter().chain(&made).any(|c| c.changed_by != operation.id) {
        return Err(later());
    }
    let noted = notes::take_back(&mut tx, operation.id).await?.ok_or_else(later)?;
    let count = u32::try_from(current.len() + created.len() + noted).unwrap_or(u32::MAX);
    let mut images: Vec<ContactRecord> = image::earlier(&mut tx, operation.id, &current).await?.into_values().collect();
    // What a contact had by then may have gone with an import since.
    let sums = submission_store::sums(&mut tx, &changed).await?;
    for contact in &mut images {
        contact.submission_count = sums.get(&contact.id).map_or(0, |sums| sums.counted);
    }
    fields::undo::refuse_stale(&mut tx, &current, &images).await?;
    activity::store::remove_of(&mut tx, operation.id).await?;
    matches::store::reopen(&mut tx, operation.id).await?;
    contact_store::remove(&mut tx, &created).await?;
    let before: HashMap<i64, &ContactRecord> = current.iter().map(|c| (c.id, c)).collect();
    let images = reclaim(&mut tx, images).await?;
    let writes: Vec<Write<'_>> = images.iter().map(|after| Write { before: before.get(&after.id).copied(), after }).collect();
    contact_store::save(&mut tx, &writes).await?;
    activity::settle(&mut tx, &[changed, followed].concat()).await?;
    store::mark_undone(&mut tx, operation.id, core.env().now_ms()).await?;
    core.commit(tx, &[Tag::Contacts, Tag::Submissions, Tag::Matches, Tag::Workspace, Tag::Notes, Tag::Boards, Tag::Records]).await?;
    Ok(ContactsChanged { count, operation: None })
}

/// What only the owner and admins may do, they alone may undo; and a file of records that somebody else has imported.
async fn may_undo(core: &Core, tx: &mut Tx, operation: &OperationRow) -> Result<()> {
    if words::is_of_settings(&operation.kind) {
        return team::require(core, tx, Need::Admin, "undo a change of the settings").await.map(drop);
    }
    if operation.kind == "record.import" && store::member(tx, operation.id).await? != core.member(tx).await? {
        team::require(core, tx, Need::Admin, "undo an import that somebody else made").await?;
    }
    Ok(())
}

/// An address that came free and was taken by somebody else meanwhile cannot be claimed back.
async fn reclaim(connection: &mut sqlx::SqliteConnection, mut images: Vec<ContactRecord>) -> Result<Vec<ContactRecord>> {
    images.sort_unstable_by_key(|c| c.id);
    let own: Vec<i64> = images.iter().map(|c| c.id).collect();
    let keys = |handles: fn(&ContactRecord) -> &Vec<crate::contacts::record::Handle>| -> Vec<String> {
        images.iter().flat_map(handles).filter_map(|h| h.key.clone()).collect()
    };
    let mut owners = contact_store::by_email(connection, &keys(|c| &c.emails)).await?;
    owners.extend(contact_store::by_phone(connection, &keys(|c| &c.phones)).await?);
    if let Some((key, _)) = owners.iter().find(|(_, owner)| own.binary_search(owner).is_err()) {
        return Err(Error::Conflict { reason: format!("{key} belongs to another contact by now, so this can no longer be undone.") });
    }
    Ok(images)
}
