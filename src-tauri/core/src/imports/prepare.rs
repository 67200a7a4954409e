//! Reads the files of a draft into its scratch file, under the settings. One thread reads and maps, another writes.

use std::sync::Arc;

use tokio::sync::mpsc;

use super::candidate::Staged;
use super::draft::{Draft, Prepared};
use super::ground::Ground;
use super::pace::Pace;
use super::readers::{self, Item};
use super::rows::RowMapper;
use super::scratch::{self, Scratch};
use super::types::{ImportKind, ImportSettings, MappingPreview, UnknownOption};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::progress::{Job, Stage};

/// Rows that travel together from the reading thread to the writing one.
const PARCEL: usize = 500;
/// Unknown labels that a preview names.
const UNKNOWN_OPTIONS: usize = 50;
/// Parcels under way: what bounds memory.
const UNDER_WAY: usize = 8;

type Parcel = Vec<(u32, u32, Staged)>;

/// Fills a scratch file with the draft's rows.
pub(crate) async fn prepare(core: &Core, draft: &Arc<Draft>, settings: &ImportSettings, job: &Job) -> Result<Prepared> {
    let ground = Ground::of(core).await?;
    draft.check(settings, &ground)?;
    let (sender, mut receiver) = mpsc::channel::<Parcel>(UNDER_WAY);
    let reading = {
        let (draft, settings, ground, job) = (Arc::clone(draft), settings.clone(), ground.clone(), job.clone());
        tokio::task::spawn_blocking(move || {
            read_all(&draft, &settings, &ground, &job, &mut |parcel| {
                // The writer is gone only when it has failed, and then its error is the one to tell.
                sender.blocking_send(parcel).map_err(|_| Error::Cancelled)
            })
        })
    };
    let path = scratch::path_of(core.db().path(), draft.id);
    // A full disk may have let the file begin.
    let mut scratch = Scratch::create(&path, &ground.fields).await.inspect_err(|_| scratch::remove(&path))?;
    let mut pace = Pace::new(Stage::Reading, draft.view.rows, job.clone());
    let written = async {
        while let Some(parcel) = receiver.recv().await {
            for (file, number, staged) in &parcel {
                scratch.stage(*file, *number, staged).await?;
            }
            pace.add(parcel.len());
        }
        Ok::<_, Error>(())
    }
    .await;
    drop(receiver);
    let read = reading.await.map_err(Error::internal)?;
    match (written, read) {
        (Ok(()), Ok(read)) => match scratch.seal().await {
            Ok(()) => Ok(Prepared { settings: settings.clone(), ground, scratch, planned: false, warnings: read.warnings }),
            Err(error) => give_up(scratch, error).await,
        },
        (Err(error), _) | (Ok(()), Err(error)) => give_up(scratch, error).await,
    }
}

/// Leaves nothing behind, and tells the error that came first.
async fn give_up(scratch: Scratch, error: Error) -> Result<Prepared> {
    let _ = scratch.discard().await;
    Err(error)
}

/// How many rows would get an identity under the settings.
pub(crate) async fn preview(core: &Core, draft: &Arc<Draft>, settings: &ImportSettings) -> Result<MappingPreview> {
    let ground = Ground::of(core).await?;
    draft.check(settings, &ground)?;
    let (draft, settings) = (Arc::clone(draft), settings.clone());
    tokio::task::spawn_blocking(move || {
        let mut preview =
            MappingPreview { rows: 0, with_email: 0, with_phone: 0, with_name: 0, problems: Vec::new(), unknown_options: Vec::new() };
        let mut rejected = 0;
        let read = read_all(&draft, &settings, &ground, &Job::silent(), &mut |parcel| {
            for (_, _, staged) in parcel {
                match staged {
                    Staged::Candidate(c) => {
                        preview.rows += 1;
                        preview.with_email += u32::from(!c.emails.is_empty());
                        preview.with_phone += u32::from(!c.phones.is_empty());
                        preview.with_name += u32::from(c.has_name());
                    }
                    Staged::Rejected { reason, .. } => {
                        rejected += 1;
                        if rejected == 1 {
                            preview.problems.push(reason);
                        }
                    }
                }
            }
            Ok(())
        })?;
        if rejected > 1 {
            preview.problems.push(format!("{rejected} rows would be refused."));
        }
        preview.problems.extend(read.warnings);
        preview.unknown_options = read.unknown_options;
        preview.unknown_options.sort_by(|a, b| (b.count, &a.column, &a.label).cmp(&(a.count, &b.column, &b.label)));
        preview.unknown_options.truncate(UNKNOWN_OPTIONS);
        Ok(preview)
    })
    .await
    .map_err(Error::internal)?
}

/// What was said of the rows beside themselves.
#[derive(Default)]
struct Read {
    warnings: Vec<String>,
    unknown_options: Vec<UnknownOption>,
}

/// Reads and maps every row of every file.
fn read_all(
    draft: &Draft,
    settings: &ImportSettings,
    ground: &Ground,
    job: &Job,
    send: &mut dyn FnMut(Parcel) -> Result<()>,
) -> Result<Read> {
    let mapping = draft.mapping(settings);
    let mut said = Read::default();
    for (index, source) in (0u32..).zip(&draft.sources) {
        let contact_only = source.file.kind == ImportKind::Contacts;
        let columns = draft.columns(source, settings, ground);
        let mut mapper = RowMapper::new(columns, ground, &mapping, source.file.known, contact_only, draft.now);
        let mut parcel: Parcel = Vec::with_capacity(PARCEL);
        readers::read(&source.file, &mut |item| {
            let row = match item {
                Item::Row { number, cells } => (number, mapper.row(number, &cells)),
                Item::Submission(mut raw) => {
                    if raw.bot_external_id.is_none() && raw.bot_name.is_none() && settings.bot.is_none() {
                        raw.bot_external_id.clone_from(&draft.only_bot);
                    }
                    (raw.number, mapper.submission(&raw))
                }
                Item::Contact(raw) => (raw.number, mapper.contact(&raw)),
                Item::Unreadable { number, reason, raw } => (number, Staged::Rejected { reason, raw }),
                Item::Bot(_) | Item::Page { .. } | Item::Warning(_) => return Ok(()),
            };
            parcel.push((index, row.0, row.1));
            if parcel.len() < PARCEL {
                return Ok(());
            }
            job.check()?;
            send(std::mem::replace(&mut parcel, Vec::with_capacity(PARCEL)))
        })?;
        send(parcel)?;
        let named = |w: String| if draft.sources.len() > 1 { format!("{}: {w}", source.file.name) } else { w };
        said.warnings.extend(mapper.warnings().into_iter().map(named));
        said.unknown_options.extend(mapper.unknown_options());
    }
    said.warnings.extend(draft.unfilled(settings, ground));
    Ok(said)
}
