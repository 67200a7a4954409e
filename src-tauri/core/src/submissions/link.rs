//! Linking a submission to a contact by hand, or to another one.

use sqlx::sqlite::SqliteConnection;

use super::follow::{Going, follow};
use super::record::SubmissionRecord;
use super::store;
use super::types::LinkSubmission;
use crate::activity;
use crate::activity::store::NewActivity;
use crate::contacts::ContactsChanged;
use crate::contacts::image;
use crate::contacts::origin::CREATED;
use crate::contacts::record::ContactRecord;
use crate::contacts::store::{self as contact_store, Write};
use crate::core::{Core, Tag};
use crate::error::{Error, Result};
use crate::ids::OperationId;
use crate::operations;

const STALE: [Tag; 6] = [Tag::Contacts, Tag::Submissions, Tag::Workspace, Tag::Boards, Tag::Records, Tag::Matches];

/// Links a submission to a contact: one that waits, or one that has another contact. It counts for the contact and stands in
/// its timeline, and so does the card that it made. The contact's values stay as they are, and values that the submission
/// gave to the former contact stay there.
///
/// # Errors
/// `NotFound` where there is no such submission or contact; `Conflict` where the submission has that contact already, or the
/// contact is in the bin.
pub async fn link(core: &Core, input: LinkSubmission) -> Result<ContactsChanged> {
    let mut tx = core.db().begin().await?;
    let before = store::by_uuid(&mut tx, input.submission)
        .await?
        .ok_or_else(|| Error::NotFound { what: "submission", id: input.submission.to_string() })?;
    let found = contact_store::by_uuid(&mut tx, &[input.contact.to_bytes()]).await?;
    let row = found.first().map(|(_, row)| *row);
    let contact = contact_store::load(&mut tx, row.as_slice())
        .await?
        .pop()
        .ok_or_else(|| Error::NotFound { what: "contact", id: input.contact.to_string() })?;
    refuse(&before, &contact)?;
    let former = contact_store::load(&mut tx, before.contact_id.as_slice()).await?.pop();

    let now = core.env().now_ms();
    let member = core.member(&mut tx).await?;
    let uuid = core.env().new_id();
    let operation = operations::store::add(&mut tx, uuid, "submission.link", member, now).await?;
    let images = [(before.id, serde_json::to_string(&before)?)];
    operations::store::keep_images(&mut tx, operation, "submission", &images).await?;

    let after = SubmissionRecord { contact_id: Some(contact.id), changed_by: operation, ..before.clone() };
    let mut holder = contact.clone();
    holder.count_in(&after);
    holder.changed_by = operation;
    let left = match &former {
        Some(former) => Some(without(&mut tx, former, &before, operation).await?),
        None => None,
    };
    let mut writes = vec![Write { before: Some(&contact), after: &holder }];
    writes.extend(former.as_ref().zip(left.as_ref()).map(|(before, after)| Write { before: Some(before), after }));
    image::keep(&mut tx, operation, &writes).await?;
    contact_store::save(&mut tx, &writes).await?;
    store::save(&mut tx, &[&after]).await?;
    let going = Going { operation, at: now, from: before.contact_id, to: contact.id };
    follow(&mut tx, core.env(), &[after.id], going).await?;
    let touched: Vec<i64> = former.iter().map(|former| former.id).chain([contact.id]).collect();
    activity::settle(&mut tx, &touched).await?;

    let entry = |contact: i64, note: String| NewActivity {
        contact,
        kind: "submission.linked",
        at: now,
        operation,
        submission: Some(after.id),
        detail: serde_json::json!({ "note": note }).to_string(),
    };
    let came = former
        .as_ref()
        .map_or_else(|| "It waited under Unmatched.".to_owned(), |former| format!("It was linked to {} before.", former.display_name()));
    let mut entries = vec![entry(contact.id, came)];
    entries.extend(former.map(|former| entry(former.id, format!("It belongs to {} now.", contact.display_name()))));
    activity::store::add(&mut tx, &entries).await?;
    core.commit(tx, &STALE).await?;
    Ok(ContactsChanged { count: u32::try_from(touched.len()).unwrap_or(u32::MAX), operation: Some(OperationId::new(uuid)) })
}

fn refuse(submission: &SubmissionRecord, contact: &ContactRecord) -> Result<()> {
    let name = contact.display_name();
    if submission.contact_id == Some(contact.id) {
        return Err(Error::Conflict { reason: format!("This submission is linked to {name} already. Nothing was changed.") });
    }
    if contact.deleted_at.is_some() {
        return Err(Error::Conflict { reason: format!("{name} is in the bin. Restore the contact first, or choose another one.") });
    }
    Ok(())
}

/// The former contact of a submission, which counts without it from now on.
async fn without(
    connection: &mut SqliteConnection,
    contact: &ContactRecord,
    submission: &SubmissionRecord,
    operation: i64,
) -> Result<ContactRecord> {
    let mut rest = store::all_of_contact(connection, contact.id).await?;
    rest.retain(|other| other.id != submission.id && !other.is_test);
    let mut after = contact.clone();
    after.submission_count -= i64::from(submission.counts());
    if after.origins.get(CREATED).is_some()
        && let Some(began) = rest.iter().map(SubmissionRecord::began_at).min()
    {
        after.created_at = began;
    }
    after.changed_by = operation;
    Ok(after)
}

impl ContactRecord {
    /// Counts a submission that was linked. A test changes nothing of a contact.
    fn count_in(&mut self, submission: &SubmissionRecord) {
        if submission.is_test {
            return;
        }
        self.submission_count += i64::from(submission.counts());
        if self.origins.get(CREATED).is_some() {
            self.created_at = self.created_at.min(submission.began_at());
        }
        self.last_activity_at = self.last_activity_at.max(submission.last_at());
    }
}
