//! Takes an import back: what it made goes, what it changed gets its earlier value back. What somebody has worked on
//! since is kept and listed. One transaction, whatever the size.

use std::collections::{BTreeSet, HashMap, HashSet};

use sqlx::sqlite::SqliteConnection;

use super::give_back::GivingBack;
use super::run::STALE;
use super::store;
use super::types::{GetImport, ImportState, KeptCard, KeptContact, KeptRecord, UndoReport};
use crate::activity::{self, FieldChange};
use crate::contacts::image;
use crate::contacts::record::{ContactRecord, Handle};
use crate::contacts::store::{self as contact_store, Write};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::ids::{CardId, ContactId, ImportId, RecordId};
use crate::operations;
use crate::progress::{Job, Progress, Stage};
use crate::submissions::record::SubmissionRecord;
use crate::submissions::store::{self as submission_store, Sums};
use crate::tags;
use crate::team::{self, Need};
use crate::workspace::count;

/// Why something stays.
const KEPT: &str = "It came with this import, but has been worked on since, so it was kept.";
/// Rows that are restored together.
const CHUNK: i64 = 2_000;

/// Undoes an import.
///
/// # Errors
/// `Forbidden` when somebody else made it and a mere member acts; `Conflict` when it is undone already; `Cancelled` when the job was stopped, and then nothing has changed.
pub async fn undo(core: &Core, input: GetImport, job: Job) -> Result<UndoReport> {
    let mut tx = core.db().begin().await?;
    let import =
        store::find(&mut tx, input.import).await?.ok_or_else(|| Error::NotFound { what: "import", id: input.import.to_string() })?;
    if import.state == ImportState::Undone.as_str() {
        return Err(Error::Conflict { reason: "This import has been undone already. Nothing was changed.".to_owned() });
    }
    if operations::store::member(&mut tx, import.operation_id).await? != core.member(&mut tx).await? {
        team::require(core, &mut tx, Need::Admin, "undo an import that somebody else made").await?;
    }
    let now = core.env().now_ms();
    let fields = GivingBack::begin(&mut tx).await?;
    let mut undo = Undo { operation: import.operation_id, now, report: UndoReport::default(), touched: BTreeSet::new(), fields };
    undo.remember_touched(&mut tx).await?;
    let total = undo.touched.len();
    undo.submissions(&mut tx, &job).await?;
    undo.made(&mut tx).await?;
    undo.contacts(&mut tx, &job, total).await?;
    store::sweep(&mut tx, import.operation_id).await?;
    tags::store::remove_unused(&mut tx, import.operation_id).await?;
    store::set_state(&mut tx, import.id, ImportState::Undone, &import.report).await?;
    operations::store::mark_undone(&mut tx, import.operation_id, now).await?;
    job.check()?;
    core.commit(tx, &STALE).await?;
    super::scratch::remove(&super::scratch::path_of(core.db().path(), ImportId::from_bytes(&import.uuid)?));
    Ok(undo.report)
}

struct Undo {
    operation: i64,
    now: i64,
    report: UndoReport,
    /// Contacts whose submissions or values the import touched.
    touched: BTreeSet<i64>,
    fields: GivingBack,
}

impl Undo {
    async fn remember_touched(&mut self, connection: &mut SqliteConnection) -> Result<()> {
        self.touched.extend(store::contacts_touched(connection, self.operation).await?);
        Ok(())
    }

    /// Submissions that the import made go; those it updated get their earlier form back.
    async fn submissions(&mut self, connection: &mut SqliteConnection, job: &Job) -> Result<()> {
        let mut after = 0;
        loop {
            job.check()?;
            let ids = operations::store::rows_with_image(connection, self.operation, "submission", after, CHUNK).await?;
            let (Some(&first), Some(&last)) = (ids.first(), ids.last()) else { break };
            after = last;
            let images = operations::store::images(connection, self.operation, "submission", first, last).await?;
            let current: HashMap<i64, SubmissionRecord> =
                submission_store::load(connection, &ids).await?.into_iter().map(|s| (s.id, s)).collect();
            let mut restored = Vec::new();
            for (id, image) in &images {
                // A later import or a member has changed it again: its present form is theirs.
                if current.get(id).is_some_and(|s| s.changed_by == self.operation) {
                    restored.push(serde_json::from_str::<SubmissionRecord>(image)?);
                }
            }
            submission_store::save(connection, &restored.iter().collect::<Vec<_>>()).await?;
        }
        // What a later form of a submission has made be about somebody.
        operations::rows::put_back_untouched(connection, self.operation).await?;
        let kept = store::made::kept_routed(connection, self.operation).await?;
        self.keep_cards(kept)?;
        self.report.cards_removed = count(store::made::remove_routed(connection, self.operation).await?);
        self.report.submissions_removed = count(store::remove_submissions(connection, self.operation).await?);
        Ok(())
    }

    /// Cards and records go with their submission, unless somebody has worked on them. Those of submissions that stay, stay.
    async fn made(&mut self, connection: &mut SqliteConnection) -> Result<()> {
        let kept = store::made::kept_cards(connection, self.operation).await?;
        self.keep_cards(kept)?;
        for (uuid, title) in store::made::kept_records(connection, self.operation).await? {
            self.report.kept_records.push(KeptRecord { record: RecordId::from_bytes(&uuid)?, title, reason: KEPT.to_owned() });
        }
        self.report.cards_removed += count(store::made::remove_cards(connection, self.operation).await?);
        self.report.records_removed = count(store::made::remove_records(connection, self.operation).await?);
        Ok(())
    }

    fn keep_cards(&mut self, cards: Vec<(Vec<u8>, String)>) -> Result<()> {
        for (uuid, title) in cards {
            self.report.kept_cards.push(KeptCard { card: CardId::from_bytes(&uuid)?, title, reason: KEPT.to_owned() });
        }
        Ok(())
    }

    async fn contacts(&mut self, connection: &mut SqliteConnection, job: &Job, total: usize) -> Result<()> {
        let ids: Vec<i64> = std::mem::take(&mut self.touched).into_iter().collect();
        let mut done = 0;
        for chunk in ids.chunks(usize::try_from(CHUNK).unwrap_or(1)) {
            job.check()?;
            self.chunk(connection, chunk).await?;
            done += chunk.len();
            job.report(Progress {
                stage: Stage::Undoing,
                done: u32::try_from(done).unwrap_or(u32::MAX),
                total: u32::try_from(total).ok(),
                per_second: 0,
                seconds_left: None,
            });
        }
        for (contact, label) in self.fields.finish(connection).await? {
            self.keep(&contact, &format!("The former “{label}” belongs to somebody else by now, so the present one was kept."));
        }
        self.fields.options(connection, self.operation).await
    }

    async fn chunk(&mut self, connection: &mut SqliteConnection, ids: &[i64]) -> Result<()> {
        let mut current = contact_store::load(connection, ids).await?;
        current.sort_unstable_by_key(|c| c.id);
        let images = image::earlier(connection, self.operation, &current).await?;
        let remaining = submission_store::sums(connection, ids).await?;
        let worked_on: HashSet<i64> = activity::store::worked_on(connection, ids, self.operation).await?.into_iter().collect();
        let mut remove = Vec::new();
        let mut writes: Vec<(ContactRecord, ContactRecord)> = Vec::new();
        for contact in current {
            let untouched = contact.changed_by == self.operation;
            let sums = remaining.get(&contact.id).copied().unwrap_or_default();
            if contact.created_by == self.operation {
                if untouched && sums.total == 0 && !worked_on.contains(&contact.id) {
                    remove.push(contact.id);
                } else {
                    self.keep(&contact, KEPT);
                    let mut after = contact.clone();
                    settle(&mut after, sums);
                    writes.push((contact, after));
                }
                continue;
            }
            let Some(image) = images.get(&contact.id) else {
                // A member linked one of the import's submissions to this contact: only what follows from it goes.
                let mut after = contact.clone();
                settle(&mut after, sums);
                writes.push((contact, after));
                continue;
            };
            let after = if untouched {
                let mut after = image.clone();
                self.fields.keep_what_fits(&contact, &mut after);
                // What it had by then may have gone with another import since.
                settle(&mut after, sums);
                after
            } else {
                let replaced = replaced_values(connection, self.operation, contact.id).await?;
                let (mut after, kept) = self.revert(&contact, image, &replaced);
                if !kept.is_empty() {
                    self.keep(
                        &contact,
                        &format!("{} changed since and {} kept.", list(&kept), if kept.len() == 1 { "was" } else { "were" }),
                    );
                }
                settle(&mut after, sums);
                after
            };
            self.report.contacts_restored += 1;
            writes.push((contact, after));
        }
        self.report.contacts_removed += count(i64::try_from(remove.len()).unwrap_or(0));
        contact_store::remove(connection, &remove).await?;
        self.fields.set_aside(connection, &mut writes).await?;
        let writes: Vec<Write<'_>> = writes.iter().map(|(before, after)| Write { before: Some(before), after }).collect();
        contact_store::save(connection, &writes).await?;
        activity::raise(connection, ids).await
    }

    /// Takes back, value by value, what the import changed and nobody has changed since.
    fn revert(&self, contact: &ContactRecord, image: &ContactRecord, replaced: &[FieldChange]) -> (ContactRecord, Vec<String>) {
        let mut after = contact.clone();
        let mut kept = Vec::new();
        for (field, now, before) in [
            ("first_name", &mut after.first_name, &image.first_name),
            ("last_name", &mut after.last_name, &image.last_name),
            ("source", &mut after.source, &image.source),
        ] {
            // The last value that this import gave is the one to compare with.
            let Some(change) = replaced.iter().rev().find(|c| c.field == field) else { continue };
            if *now == change.new {
                now.clone_from(before);
                if let Some(origin) = image.origins.get(field) {
                    after.origins.set(field, origin);
                }
            } else {
                kept.push(field.replace('_', " "));
            }
        }
        kept.extend(self.fields.revert(&mut after, image, replaced));
        let added_here = |handle: &Handle| handle.added_by == self.operation && !handle.by_member;
        after.emails.retain(|e| !added_here(e));
        after.phones.retain(|p| !added_here(p));
        after.tags.clone_from(&image.tags);
        after.updated_at = self.now;
        after.created_at = image.created_at;
        // Undoing the later change must not bring back what goes here, so it has to look at values, too.
        after.changed_by = self.operation;
        (after, kept)
    }

    fn keep(&mut self, contact: &ContactRecord, reason: &str) {
        self.report.kept.push(KeptContact {
            contact: ContactId::new(contact.uuid),
            name: contact.display_name(),
            reason: reason.to_owned(),
        });
    }
}

/// The values that the import gave a contact, in the order in which it gave them.
async fn replaced_values(connection: &mut SqliteConnection, operation: i64, contact: i64) -> Result<Vec<FieldChange>> {
    let details = store::changes(connection, operation, contact, None).await?;
    let mut changes = Vec::new();
    for detail in details {
        changes.extend(crate::activity::changes_of(&detail)?);
    }
    Ok(changes)
}

/// Counts that follow from the submissions that remain.
fn settle(contact: &mut ContactRecord, sums: Sums) {
    contact.submission_count = sums.counted;
    contact.last_activity_at = sums.last_at.unwrap_or(contact.created_at).max(contact.created_at);
}

fn list(words: &[String]) -> String {
    let mut text = words.join(", ");
    if let Some(first) = text.get(..1) {
        text = first.to_uppercase() + text.get(1..).unwrap_or_default();
    }
    text
}
