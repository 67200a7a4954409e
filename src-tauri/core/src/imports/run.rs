//! Plans and applies drafts, and finishes runs that were stopped.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::draft::{ColumnInfo, Draft, Prepared};
use super::engine::{Defaults, Run, World};
use super::ground::Ground;
use super::mapping::{Mapping, MappingReason, Target};
use super::pace::Pace;
use super::readers::{BotDefinition, SchemaField};
use super::rejects::RejectsForm;
use super::rows::Column;
use super::scratch::{self, Scratch};
use super::types::{GetImport, ImportReport, ImportSettings, ImportState, RunImport};
use super::{draft_of, prepare, report, store};
use crate::core::{Core, Tag};
use crate::error::{Error, Result};
use crate::ids::ImportId;
use crate::operations;
use crate::progress::{Job, Stage};

/// What everything that an import touches makes stale.
pub(super) const STALE: [Tag; 9] =
    [Tag::Contacts, Tag::Submissions, Tag::Imports, Tag::Matches, Tag::Workspace, Tag::Fields, Tag::FlowApps, Tag::Boards, Tag::Records];

/// A file of a run, as the store remembers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct StoredFile {
    pub(super) name: String,
    pub(super) size: u64,
    pub(super) hash: String,
    pub(super) format: super::types::FileFormat,
    /// Form of the file, in which its refused rows are written.
    pub(super) headers: Vec<String>,
    pub(super) delimiter: u8,
    pub(super) mark: bool,
}

/// What a run needs after a restart; kept in the scratch file.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Facts {
    now: i64,
    defaults: Defaults,
    definitions: Vec<StoredDefinition>,
    warnings: Vec<String>,
    /// Signatures of the files' headers with the mapping to remember.
    mappings: Vec<(String, String)>,
    remember_bot: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct StoredDefinition {
    external_id: Option<String>,
    name: Option<String>,
    description: Option<String>,
    schema: Vec<SchemaField>,
}

const FACTS: &str = "facts";

/// Works out what would become of every row; nothing of the workspace changes.
///
/// # Errors
/// `FileUnreadable` when a file changed or vanished since it was staged; `Cancelled` when the job was stopped.
pub async fn plan(core: &Core, input: RunImport, job: Job) -> Result<ImportReport> {
    let draft = draft_of(core, input.import).await?;
    let mut slot = draft.scratch.lock().await;
    if let Some(old) = slot.take() {
        old.scratch.discard().await?;
    }
    let mut prepared = prepare::prepare(core, &draft, &input.settings, &job).await?;
    let report = match plan_prepared(core, &draft, &mut prepared, &job).await {
        Ok(report) => report,
        Err(error) => {
            let _ = prepared.scratch.discard().await;
            return Err(error);
        }
    };
    prepared.planned = true;
    *slot = Some(prepared);
    Ok(report)
}

/// The import id under which a plan notes its rows: no stored import has it.
pub(super) const PLANNED: i64 = 0;

async fn plan_prepared(core: &Core, draft: &Draft, prepared: &mut Prepared, job: &Job) -> Result<ImportReport> {
    let facts = facts(draft, prepared)?;
    let total = prepared.scratch.len().await?;
    let mut pace = Pace::new(Stage::Planning, u32::try_from(total).unwrap_or(u32::MAX), job.clone());
    let mut below = core.db().read().acquire().await?;
    let mut after = 0;
    let mut warnings = facts.warnings.clone();
    sqlx::query("BEGIN").execute(&mut prepared.scratch.connection).await?;
    loop {
        job.check()?;
        let rows = prepared.scratch.batch(after).await?;
        let mut world = World { here: &mut prepared.scratch.connection, below: Some(&mut below) };
        let mut run = Run::start(&mut world, core.env().clone(), PLANNED, i64::MAX, facts.now, facts.defaults.clone()).await?;
        if after == 0 {
            define_bots(&mut run, &facts);
        }
        let Some(last) = rows.last().map(|r| r.rank) else {
            run.batch(&mut world, &rows).await?;
            break;
        };
        run.batch(&mut world, &rows).await?;
        add_left_out(&mut warnings, run.take_left_out());
        after = last;
        pace.add(rows.len());
    }
    sqlx::query("COMMIT").execute(&mut prepared.scratch.connection).await?;
    let mut plan = report::of_rows(&mut prepared.scratch.connection, PLANNED, i64::MAX, draft.view.kind).await?;
    plan.cards.places = report::places(&mut prepared.scratch.connection, Some(&mut below), i64::MAX).await?;
    plan.warnings = warnings;
    Ok(plan)
}

fn define_bots(run: &mut Run, facts: &Facts) {
    for stored in &facts.definitions {
        run.define(&BotDefinition {
            external_id: stored.external_id.clone(),
            name: stored.name.clone(),
            description: stored.description.clone(),
            status: None,
            schema: stored.schema.clone(),
        });
    }
}

fn facts(draft: &Draft, prepared: &Prepared) -> Result<Facts> {
    let (settings, ground) = (&prepared.settings, &prepared.ground);
    let defaults = draft.defaults(settings);
    let base = draft.mapping(settings);
    let mut mappings = Vec::new();
    for source in draft.sources.iter().filter(|s| !s.columns.is_empty()) {
        // An answer that nobody chose is left to the guess: there may be a field for it by then.
        let is_said = |column: &&(&ColumnInfo, Column)| {
            column.1.target != Target::Answer || !matches!(column.0.guess, Some((_, MappingReason::Unknown)))
        };
        let columns: Vec<(&ColumnInfo, Column)> = source.columns.iter().zip(draft.columns(source, settings, ground)).collect();
        let targets = columns.iter().filter(is_said).map(|(_, column)| (column.header.clone(), column.target.clone()));
        let mapping = Mapping { columns: targets.collect(), ..base.clone() };
        mappings.push((source.signature.clone(), serde_json::to_string(&mapping)?));
    }
    Ok(Facts {
        now: draft.now,
        remember_bot: if defaults.chosen { defaults.bot.clone() } else { String::new() },
        defaults,
        definitions: draft
            .definitions
            .iter()
            .map(|d| StoredDefinition {
                external_id: d.external_id.clone(),
                name: d.name.clone(),
                description: d.description.clone(),
                schema: d.schema.clone(),
            })
            .collect(),
        warnings: draft.warnings.iter().chain(&prepared.warnings).cloned().chain(homeless_columns(draft, settings, ground)).collect(),
        mappings,
    })
}

/// Columns of people's files that go nowhere: a person has no answers to keep them among.
fn homeless_columns(draft: &Draft, settings: &ImportSettings, ground: &Ground) -> Option<String> {
    let people = draft.sources.iter().filter(|s| s.file.kind == super::types::ImportKind::Contacts);
    let mut names: Vec<String> = people
        .flat_map(|source| draft.columns(source, settings, ground))
        .filter(|column| column.target == Target::Answer)
        .map(|column| format!("“{}”", column.header))
        .collect();
    names.sort_unstable();
    names.dedup();
    (!names.is_empty()).then(|| format!("These columns are not kept, because they go to no field of a contact: {}.", names.join(", ")))
}

/// Applies a draft. A run of the same files that was stopped half-way is finished instead of begun anew.
///
/// # Errors
/// `Cancelled` when the job was stopped: what is in stays in, and the run can be finished or undone.
pub async fn apply(core: &Core, input: RunImport, job: Job) -> Result<ImportReport> {
    let draft = draft_of(core, input.import).await?;
    if let Some(stopped) = stopped_run(core, &draft).await? {
        super::discard(core, GetImport { import: input.import }).await?;
        return finish(core, GetImport { import: stopped }, job).await;
    }
    let planned = draft.scratch.lock().await.take();
    let prepared = match planned {
        Some(prepared) if prepared.settings == input.settings && prepared.ground == Ground::of(core).await? => prepared,
        other => {
            if let Some(old) = other {
                old.scratch.discard().await?;
            }
            prepare::prepare(core, &draft, &input.settings, &job).await?
        }
    };
    let facts = facts(&draft, &prepared)?;
    let mut scratch = prepared.scratch;
    scratch.set_fact(FACTS, &serde_json::to_string(&facts)?).await?;
    core.shared.drafts.lock().await.remove(&input.import);

    let files: Vec<StoredFile> = draft.sources.iter().map(stored_file).collect();
    let mut empty = report::empty(draft.view.kind);
    empty.warnings.clone_from(&facts.warnings);
    let begun = Begun { uuid: draft.id, files: serde_json::to_string(&files)?, report: empty };
    run_to_end(core, scratch, facts, draft.id, Some(begun), job).await
}

fn stored_file(source: &super::draft::Source) -> StoredFile {
    let form = RejectsForm::of(&source.file);
    StoredFile {
        name: source.file.name.clone(),
        size: source.size,
        hash: source.hash.clone(),
        format: source.file.format,
        headers: form.headers,
        delimiter: form.delimiter,
        mark: form.mark,
    }
}

/// Finishes a run that was stopped, without doing anything twice.
///
/// # Errors
/// `Conflict` when the run is done, or its staged rows are gone.
pub async fn finish(core: &Core, input: GetImport, job: Job) -> Result<ImportReport> {
    let gone = || Error::Conflict {
        reason: "The rows of this import that are still to come are no longer here. Import the same files again: nothing comes in twice."
            .to_owned(),
    };
    let path = scratch::path_of(core.db().path(), input.import);
    let mut scratch = Scratch::open(&path).await?.ok_or_else(gone)?;
    let facts: Facts = match scratch.fact(FACTS).await? {
        Some(text) => serde_json::from_str(&text)?,
        None => return Err(gone()),
    };
    run_to_end(core, scratch, facts, input.import, None, job).await
}

/// A run about to begin: what its row says.
struct Begun {
    uuid: ImportId,
    files: String,
    report: ImportReport,
}

/// Batches that share a transaction. A page that several batches touch is written once for all of them; another writer
/// waits for as long as they take, about a second.
const BATCHES_PER_TRANSACTION: usize = 12;

/// Applies batch after batch, in transactions that also note how far the run is.
async fn run_to_end(
    core: &Core,
    mut scratch: Scratch,
    facts: Facts,
    id: ImportId,
    mut begun: Option<Begun>,
    job: Job,
) -> Result<ImportReport> {
    let total = u32::try_from(scratch.len().await?).unwrap_or(u32::MAX);
    let mut pace = Pace::new(Stage::Importing, total, job.clone());
    let mut resumed = false;
    let mut ahead = None;
    loop {
        if let Err(stopped) = job.check() {
            return stop(scratch, begun.is_none(), stopped).await;
        }
        let mut tx = core.db().begin().await?;
        let import = match begun.take() {
            Some(begun) => begin(core, &mut tx, &begun, &facts).await?,
            None => store::find(&mut tx, id).await?.ok_or_else(|| Error::NotFound { what: "import", id: id.to_string() })?,
        };
        if import.state != ImportState::Applying.as_str() {
            return Err(Error::Conflict { reason: "This import is not waiting to be finished.".to_owned() });
        }
        let mut run = start(&mut tx, core, &import, &facts).await?;
        if import.done_through == 0 {
            define_bots(&mut run, &facts);
        } else if !resumed {
            pace = pace.starting_at(u32::try_from(import.done_through).unwrap_or(u32::MAX));
        }
        resumed = true;
        let mut done_through = import.done_through;
        let mut rows = match ahead.take() {
            Some((after, rows)) if after == done_through => rows,
            _ => scratch.batch(done_through).await?,
        };
        for _ in 0..BATCHES_PER_TRANSACTION {
            let Some(last) = rows.last().map(|row| row.rank) else { break };
            let mut world = World { here: &mut tx, below: None };
            // The next rows are read while SQLite writes these.
            let (applied, next) = tokio::join!(run.batch(&mut world, &rows), scratch.batch(last));
            applied?;
            pace.add(rows.len());
            done_through = last;
            rows = next?;
            if job.check().is_err() {
                break;
            }
        }
        if done_through > import.done_through {
            store::set_progress(&mut tx, import.id, done_through).await?;
            note_left_out(&mut tx, &import, run.take_left_out()).await?;
            core.commit(tx, &[Tag::Contacts, Tag::Submissions, Tag::Workspace, Tag::Boards, Tag::Records]).await?;
            ahead = Some((done_through, rows));
            continue;
        }
        // Nothing was left, but what files say of bots may still have to be written.
        run.batch(&mut World { here: &mut tx, below: None }, &[]).await?;
        let before: ImportReport = serde_json::from_str(&import.report)?;
        let mut done = report::of_rows(&mut tx, import.id, import.operation_id, before.kind).await?;
        done.cards.places = report::places(&mut tx, None, import.operation_id).await?;
        done.import = Some(id);
        done.warnings = before.warnings;
        store::set_state(&mut tx, import.id, ImportState::Applied, &serde_json::to_string(&done)?).await?;
        for (signature, mapping) in &facts.mappings {
            store::save_mapping(&mut tx, signature, mapping, &facts.remember_bot, facts.now).await?;
        }
        core.commit(tx, &STALE).await?;
        scratch.discard().await?;
        return Ok(done);
    }
}

/// Sentences of a report, where some are about values of records.
const MOST_LEFT_OUT: usize = 50;

/// Where there are more.
const MORE_LEFT_OUT: &str = "More values than are listed here were left out of records.";

fn add_left_out(warnings: &mut Vec<String>, left_out: Vec<String>) {
    let room = MOST_LEFT_OUT.saturating_sub(warnings.len());
    let is_more = left_out.len() > room;
    warnings.extend(left_out.into_iter().take(room));
    if is_more && warnings.last().is_none_or(|last| last != MORE_LEFT_OUT) {
        warnings.push(MORE_LEFT_OUT.to_owned());
    }
}

/// Keeps what was left out of records with the run, until its report is written.
async fn note_left_out(tx: &mut sqlx::SqliteConnection, import: &store::ImportSql, left_out: Vec<String>) -> Result<()> {
    if left_out.is_empty() {
        return Ok(());
    }
    let mut report: ImportReport = serde_json::from_str(&import.report)?;
    add_left_out(&mut report.warnings, left_out);
    store::set_state(tx, import.id, ImportState::Applying, &serde_json::to_string(&report)?).await
}

async fn start(tx: &mut sqlx::SqliteConnection, core: &Core, import: &store::ImportSql, facts: &Facts) -> Result<Run> {
    let mut world = World { here: tx, below: None };
    Run::start(&mut world, core.env().clone(), import.id, import.operation_id, facts.now, facts.defaults.clone()).await
}

/// Leaves a stopped run where it can be finished, or nothing at all if it had not begun.
async fn stop(scratch: Scratch, has_begun: bool, stopped: Error) -> Result<ImportReport> {
    if has_begun {
        scratch.close().await?;
    } else {
        scratch.discard().await?;
    }
    Err(stopped)
}

async fn begin(core: &Core, tx: &mut sqlx::SqliteConnection, begun: &Begun, facts: &Facts) -> Result<store::ImportSql> {
    let member = core.member(tx).await?;
    let operation = operations::store::add(tx, core.env().new_id(), "import", member, facts.now).await?;
    store::add(tx, begun.uuid, operation, &begun.files, &serde_json::to_string(&begun.report)?).await?;
    store::find(tx, begun.uuid).await?.ok_or_else(|| Error::NotFound { what: "import", id: begun.uuid.to_string() })
}

/// A run of the same files that was stopped half-way and can be finished.
async fn stopped_run(core: &Core, draft: &Arc<Draft>) -> Result<Option<ImportId>> {
    let mut connection = core.db().read().acquire().await?;
    let wanted: Vec<(u64, String)> = draft.sources.iter().map(|s| (s.size, s.hash.clone())).collect();
    for import in store::unfinished(&mut connection).await? {
        let files: Vec<StoredFile> = serde_json::from_str(&import.files)?;
        let id = ImportId::from_bytes(&import.uuid)?;
        let same = files.iter().map(|f| (f.size, f.hash.clone())).eq(wanted.iter().cloned());
        if same && can_finish(core, id) {
            return Ok(Some(id));
        }
    }
    Ok(None)
}

/// Whether the rows of a stopped run are still staged.
pub(super) fn can_finish(core: &Core, id: ImportId) -> bool {
    scratch::path_of(core.db().path(), id).exists()
}

/// Scratch files that no stopped run needs are left over from a crash; a young one may be at work in another process.
const LEFTOVER_AFTER: Duration = Duration::from_secs(24 * 3600);

/// Removes scratch files that nobody will come back for.
pub(crate) async fn sweep_scratch_files(core: &Core) {
    let workspace = core.db().path();
    let Some(prefix) = workspace.file_name().and_then(|n| n.to_str()).map(|n| format!("{n}.import-")) else { return };
    let Some(folder) = workspace.parent() else { return };
    let needed: Vec<String> = match core.db().read().acquire().await {
        Ok(mut connection) => match store::unfinished(&mut connection).await {
            Ok(imports) => imports.iter().filter_map(|i| ImportId::from_bytes(&i.uuid).ok()).map(|id| format!("{prefix}{id}")).collect(),
            Err(_) => return,
        },
        Err(_) => return,
    };
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else { continue };
        let old =
            entry.metadata().and_then(|m| m.modified()).is_ok_and(|at: SystemTime| at.elapsed().is_ok_and(|age| age > LEFTOVER_AFTER));
        if name.starts_with(&prefix) && old && !needed.iter().any(|n| name.starts_with(n.as_str())) {
            scratch::remove(&entry.path());
        }
    }
}
