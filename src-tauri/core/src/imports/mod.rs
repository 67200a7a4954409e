//! Files in: read, plan, show, apply, undo. `readers` know the forms of files, `guess` where columns go, `rows` turns
//! items into candidates, `engine` matches and writes them.

mod candidate;
mod cells;
mod draft;
mod engine;
mod give_back;
mod ground;
pub mod guess;
mod history;
mod look;
mod made;
pub mod mapping;
pub(crate) mod pace;
mod prepare;
pub mod readers;
pub mod rejects;
mod report;
mod rows;
mod run;
mod scratch;
pub(crate) mod store;
mod types;
mod undo;

use std::sync::Arc;

pub(crate) use candidate::tie;
pub(crate) use draft::Draft;
pub use history::{get, list, rows, save_rejects};
pub use made::{CardCounts, CardPlace, MadeCounts};
pub(crate) use run::sweep_scratch_files;
pub use run::{apply, finish, plan};
pub use types::*;
pub use undo::undo;

use crate::core::Core;
use crate::error::{Error, Result};
use crate::ids::ImportId;
use crate::progress::Job;

/// Reads files and says what they are; nothing of the workspace changes.
///
/// # Errors
/// `FileUnreadable` names the file that cannot be read, and what to do.
pub async fn stage(core: &Core, input: StageImport, job: Job) -> Result<ImportDraft> {
    if input.paths.is_empty() {
        return Err(Error::invalid("files", "choose at least one file to import"));
    }
    let id = ImportId::new(core.env().new_id());
    let now = core.env().now_ms();
    let ground = ground::Ground::of(core).await?;
    let habits = ground.clone();
    let looked = tokio::task::spawn_blocking(move || look::look(&input.paths, &habits, &job)).await.map_err(Error::internal)??;
    let mut connection = core.db().read().acquire().await?;
    let draft = Draft::new(&mut connection, id, now, looked, &ground).await?;
    let view = draft.view.clone();
    core.shared.drafts.lock().await.insert(id, Arc::new(draft));
    Ok(view)
}

/// How many rows would get an e-mail, a phone, a name under a mapping.
pub async fn preview_mapping(core: &Core, input: RunImport) -> Result<MappingPreview> {
    let draft = draft_of(core, input.import).await?;
    prepare::preview(core, &draft, &input.settings).await
}

/// Forgets a draft and its scratch file.
pub async fn discard(core: &Core, input: GetImport) -> Result<()> {
    let draft = core.shared.drafts.lock().await.remove(&input.import);
    if let Some(draft) = draft
        && let Some(prepared) = draft.scratch.lock().await.take()
    {
        prepared.scratch.discard().await?;
    }
    Ok(())
}

async fn draft_of(core: &Core, id: ImportId) -> Result<Arc<Draft>> {
    let drafts = core.shared.drafts.lock().await;
    drafts.get(&id).cloned().ok_or_else(|| Error::NotFound { what: "import in preparation", id: id.to_string() })
}
