//! Linking a waiting submission to a contact by hand.

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

/// Links a submission that waits for a contact. It counts for the contact and stands in its timeline; the contact's
/// values stay as they are.
///
/// # Errors
/// `NotFound` where there is no such submission or contact; `Conflict` where the submission has a contact already, or the
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

    let now = core.env().now_ms();
    let member = core.member(&mut tx).await?;
    let uuid = core.env().new_id();
    let operation = operations::store::add(&mut tx, uuid, "submission.link", member, now).await?;
    let images = [(before.id, serde_json::to_string(&before)?)];
    operations::store::keep_images(&mut tx, operation, "submission", &images).await?;

    let after = SubmissionRecord { contact_id: Some(contact.id), changed_by: operation, ..before };
    let mut holder = contact.clone();
    holder.count_in(&after);
    holder.changed_by = operation;
    let writes = [Write { before: Some(&contact), after: &holder }];
    image::keep(&mut tx, operation, &writes).await?;
    contact_store::save(&mut tx, &writes).await?;
    store::save(&mut tx, &[&after]).await?;
    let entry = NewActivity {
        contact: contact.id,
        kind: "submission.linked",
        at: now,
        operation,
        submission: Some(after.id),
        detail: serde_json::json!({ "note": "It waited under Unmatched." }).to_string(),
    };
    activity::store::add(&mut tx, &[entry]).await?;
    core.commit(tx, &[Tag::Contacts, Tag::Submissions, Tag::Workspace]).await?;
    Ok(ContactsChanged { count: 1, operation: Some(OperationId::new(uuid)) })
}

fn refuse(submission: &SubmissionRecord, contact: &ContactRecord) -> Result<()> {
    if submission.contact_id.is_some() {
        return Err(Error::Conflict { reason: "This submission has a contact already. Nothing was changed.".to_owned() });
    }
    if contact.deleted_at.is_some() {
        return Err(Error::Conflict {
            reason: format!("{} is in the bin. Restore the contact first, or choose another one.", contact.display_name()),
        });
    }
    Ok(())
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
