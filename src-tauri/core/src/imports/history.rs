//! Runs that were made, and their rows.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnection;

use super::candidate::{Candidate, Staged};
use super::rejects::{self, RejectedRow, RejectsForm};
use super::run::{PLANNED, StoredFile, can_finish};
use super::store::{self, ImportSql, RowSql};
use super::types::{ContactOutcome, GetImport, GetImportRows, ImportRow, ImportRowPage, ImportState, ImportSummary, RowOutcome};
use crate::activity::FieldChange;
use crate::contacts;
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::exports::ExportReport;
use crate::exports::target::place;
use crate::ids::{ContactId, ImportId, SubmissionId};
use crate::matches::{self, MatchReason};
use crate::submissions;
use crate::workspace::count;

/// Every run, the newest first.
pub async fn list(core: &Core) -> Result<Vec<ImportSummary>> {
    let mut connection = core.db().read().acquire().await?;
    store::all(&mut connection).await?.into_iter().map(|row| summary(core, row)).collect()
}

/// One run.
pub async fn get(core: &Core, input: GetImport) -> Result<ImportSummary> {
    let mut connection = core.db().read().acquire().await?;
    summary(core, find(&mut connection, input.import).await?)
}

fn summary(core: &Core, row: ImportSql) -> Result<ImportSummary> {
    let id = ImportId::from_bytes(&row.uuid)?;
    let state = ImportState::from_stored(&row.state)?;
    Ok(ImportSummary {
        import: id,
        files: files(&row)?.into_iter().map(|f| f.name).collect(),
        at: time_from_ms(row.at),
        member: row.member,
        state,
        can_finish: state == ImportState::Applying && can_finish(core, id),
        report: serde_json::from_str(&row.report)?,
    })
}

async fn find(connection: &mut SqliteConnection, id: ImportId) -> Result<ImportSql> {
    store::find(connection, id).await?.ok_or_else(|| Error::NotFound { what: "import", id: id.to_string() })
}

fn files(row: &ImportSql) -> Result<Vec<StoredFile>> {
    Ok(serde_json::from_str(&row.files)?)
}

/// Rows of a planned or finished import, in file order, with what became of them.
pub async fn rows(core: &Core, input: GetImportRows) -> Result<ImportRowPage> {
    let draft = core.shared.drafts.lock().await.get(&input.import).cloned();
    let mut below = core.db().read().acquire().await?;
    if let Some(draft) = draft {
        let mut slot = draft.scratch.lock().await;
        let prepared = slot
            .as_mut()
            .filter(|p| p.planned)
            .ok_or_else(|| Error::Conflict { reason: "This import has not been planned yet.".to_owned() })?;
        let here = &mut prepared.scratch.connection;
        let total = store::row_count(here, PLANNED, input.filter).await?;
        let stored = store::rows(here, PLANNED, input.filter, input.offset, input.limit).await?;
        let names: Vec<String> = draft.view.files.iter().map(|f| f.name.clone()).collect();
        let mut who = HashMap::new();
        for row in &stored {
            if let Some(Staged::Candidate(candidate)) = prepared.scratch.payload(row.seq).await? {
                who.insert(row.seq, who_of(&candidate));
            }
        }
        let mut view = View { here: &mut prepared.scratch.connection, below: Some(&mut below), operation: i64::MAX, names, who };
        return Ok(ImportRowPage { total: count(total), rows: view.rows(stored).await? });
    }
    let import = find(&mut below, input.import).await?;
    let total = store::row_count(&mut below, import.id, input.filter).await?;
    let stored = store::rows(&mut below, import.id, input.filter, input.offset, input.limit).await?;
    let names = files(&import)?.into_iter().map(|f| f.name).collect();
    let mut view = View { here: &mut below, below: None, operation: import.operation_id, names, who: HashMap::new() };
    Ok(ImportRowPage { total: count(total), rows: view.rows(stored).await? })
}

fn who_of(candidate: &Candidate) -> String {
    let name = contacts::record::join_name(&candidate.first_name, &candidate.last_name);
    let email = candidate.emails.first().map(|e| e.shown.as_str());
    let phone = candidate.phones.first().map(|p| p.shown.as_str());
    if name.is_empty() && email.is_none() && phone.is_none() { String::new() } else { contacts::record::display_name(&name, email, phone) }
}

/// What rows are shown from: a finished run, or a plan over the workspace.
struct View<'c> {
    here: &'c mut SqliteConnection,
    below: Option<&'c mut SqliteConnection>,
    operation: i64,
    names: Vec<String>,
    who: HashMap<i64, String>,
}

impl View<'_> {
    async fn rows(&mut self, stored: Vec<RowSql>) -> Result<Vec<ImportRow>> {
        let planned = self.below.is_some();
        let contact_ids: Vec<i64> = stored.iter().filter_map(|r| r.contact_id).collect();
        let submission_ids: Vec<i64> = stored.iter().filter_map(|r| r.submission_id).collect();
        let mut people = HashMap::new();
        let mut talks = HashMap::new();
        let mut reasons: HashMap<i64, String> = HashMap::new();
        for connection in std::iter::once(&mut *self.here).chain(self.below.as_deref_mut()) {
            for record in contacts::store::load(connection, &contact_ids).await? {
                people.entry(record.id).or_insert(record);
            }
            for record in submissions::store::load(connection, &submission_ids).await? {
                talks.entry(record.id).or_insert(record);
            }
            for (submission, words) in matches::store::reasons(connection, &submission_ids).await? {
                reasons.entry(submission).or_insert_with(|| sentence(&MatchReason::from_stored(&words)));
            }
        }
        let mut rows = Vec::with_capacity(stored.len());
        for row in stored {
            let outcome = RowOutcome::from_stored(&row.outcome)?;
            let contact_outcome = ContactOutcome::from_stored(&row.contact_outcome)?;
            let person = row.contact_id.and_then(|id| people.get(&id));
            let talk = row.submission_id.and_then(|id| talks.get(&id));
            // A plan's new rows have no place in the workspace yet.
            let contact = person.filter(|p| !(planned && p.created_by == self.operation)).map(|p| ContactId::new(p.uuid));
            let submission = talk.filter(|t| !(planned && t.created_by == self.operation)).map(|t| SubmissionId::new(t.uuid));
            rows.push(ImportRow {
                file: usize::try_from(row.file).ok().and_then(|i| self.names.get(i)).cloned().unwrap_or_default(),
                number: count(row.number),
                outcome,
                contact_outcome,
                who: self.who.remove(&row.seq).or_else(|| person.map(contacts::record::ContactRecord::display_name)).unwrap_or_default(),
                contact,
                submission,
                changes: self.changes(&row, contact_outcome).await?,
                reason: row.reason.or_else(|| row.submission_id.and_then(|id| reasons.get(&id).cloned())),
            });
        }
        Ok(rows)
    }

    /// Old and new values that the row brought to an existing contact.
    async fn changes(&mut self, row: &RowSql, outcome: ContactOutcome) -> Result<Vec<FieldChange>> {
        let Some(contact) = row.contact_id.filter(|_| outcome == ContactOutcome::Matched) else { return Ok(Vec::new()) };
        let mut changes = Vec::new();
        for detail in store::changes(self.here, self.operation, contact, row.submission_id).await? {
            changes.extend(crate::activity::changes_of(&detail)?);
        }
        Ok(changes)
    }
}

fn sentence(reasons: &[MatchReason]) -> String {
    let parts: Vec<&str> = reasons
        .iter()
        .map(|reason| match reason {
            MatchReason::NamesDisagree => "the names disagree",
            MatchReason::NewEmail => "the e-mail is new to the contact",
            MatchReason::EmailAndPhoneDiffer => "the e-mail and the phone belong to two contacts",
        })
        .collect();
    format!("Check this match: {}.", parts.join(", and "))
}

/// Saves the refused rows of a finished import in the form of their file, with a column that says why. Files of several
/// forms give as many files: the first at `path`, the others beside it.
///
/// # Errors
/// `Conflict` when no row was refused; `FileUnwritable` when the target cannot be written.
pub async fn save_rejects(core: &Core, input: GetImport, path: &Path) -> Result<ExportReport> {
    let mut connection = core.db().read().acquire().await?;
    let import = find(&mut connection, input.import).await?;
    let forms: Vec<RejectsForm> = files(&import)?.into_iter().map(form_of).collect();
    let mut groups: Vec<(RejectsForm, Vec<RejectedRow>)> = Vec::new();
    let mut after = 0;
    loop {
        let page = store::rejected(&mut connection, import.id, after, 1_000).await?;
        let Some(last) = page.last() else { break };
        after = last.0;
        for (_, file, reason, raw) in page {
            let form = usize::try_from(file).ok().and_then(|i| forms.get(i));
            let form = form.ok_or_else(|| Error::Damaged { what: "the files of an import".to_owned() })?;
            let row = RejectedRow { raw, reason };
            match groups.iter_mut().find(|(known, _)| known == form) {
                Some((_, rows)) => rows.push(row),
                None => groups.push((form.clone(), vec![row])),
            }
        }
    }
    if groups.is_empty() {
        return Err(Error::Conflict { reason: "No row of this import was refused.".to_owned() });
    }
    let target = place(path, core.db().path())?;
    let rows = tokio::task::spawn_blocking(move || {
        let mut written = 0;
        for (place, (form, rows)) in groups.into_iter().enumerate() {
            written += rejects::write(&form, rows.into_iter().map(Ok), &numbered(&target, place))?;
        }
        Ok::<_, Error>(written)
    })
    .await
    .map_err(Error::internal)??;
    Ok(ExportReport { path: path.display().to_string(), rows })
}

fn form_of(file: StoredFile) -> RejectsForm {
    RejectsForm { format: file.format, delimiter: file.delimiter, mark: file.mark, headers: file.headers }
}

/// `rejects.csv`, `rejects-2.csv`, …
fn numbered(path: &Path, place: usize) -> PathBuf {
    if place == 0 {
        return path.to_owned();
    }
    let stem = path.file_stem().and_then(|s| s.to_str()).unwrap_or("rejects");
    let ending = path.extension().and_then(|s| s.to_str()).map(|e| format!(".{e}")).unwrap_or_default();
    path.with_file_name(format!("{stem}-{}{ending}", place + 1))
}
