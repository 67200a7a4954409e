//! Rows that an import refused. Those of the latest one stay at hand, so that they can be saved, mended and imported again.

use std::io::{BufRead, BufReader, BufWriter, Seek, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use tempfile::SpooledTempFile;

use super::table::Table;
use crate::core::Core;
use crate::error::{Error, Result};
use crate::exports::ExportReport;
use crate::exports::target::place;
use crate::ids::RecordRejectsId;
use crate::imports::rejects::{self, RejectedRow, RejectsForm};
use crate::records::types::SaveRecordRejects;

/// Bytes that are kept in memory; beyond, in a file that nobody sees and that goes with the app.
const IN_MEMORY: usize = 1 << 20;

/// The refused rows of a finished import.
pub(crate) struct Refused {
    id: RecordRejectsId,
    /// Name of the file that they came from.
    file: String,
    form: RejectsForm,
    /// A line of JSON each: the row as it stood, and why.
    rows: Mutex<SpooledTempFile>,
}

/// Takes refused rows in while an import runs.
pub(super) struct Refusing(BufWriter<SpooledTempFile>);

impl Refusing {
    pub(super) fn new() -> Self {
        Self(BufWriter::new(SpooledTempFile::new(IN_MEMORY)))
    }

    pub(super) fn push(&mut self, raw: &str, reason: &str) -> Result<()> {
        serde_json::to_writer(&mut self.0, &(raw, reason))?;
        self.0.write_all(b"\n").map_err(Error::internal)
    }

    /// Keeps them at hand instead of those of the import before.
    pub(super) async fn keep(self, core: &Core, table: &Table) -> Result<RecordRejectsId> {
        let rows = self.0.into_inner().map_err(|error| Error::internal(error.into_error()))?;
        let id = RecordRejectsId::new(core.env().new_id());
        let kept = Refused { id, file: table.source.name.clone(), form: RejectsForm::of(&table.source), rows: Mutex::new(rows) };
        *core.shared.refused.lock().await = Some(Arc::new(kept));
        Ok(id)
    }
}

/// Name of the file that refused rows came from.
///
/// # Errors
/// As [`save_rejects`].
pub async fn rejects_file(core: &Core, input: SaveRecordRejects) -> Result<String> {
    Ok(find(core, input.rejects).await?.file.clone())
}

/// Saves the rows that an import of records refused in the form of their file, with a column that says why.
///
/// # Errors
/// `Conflict` where another import has come since; `FileUnwritable` or `DiskFull` where the target cannot be written.
pub async fn save_rejects(core: &Core, input: SaveRecordRejects, path: &Path) -> Result<ExportReport> {
    let refused = find(core, input.rejects).await?;
    let target = place(path, core.db().path())?;
    let rows = tokio::task::spawn_blocking(move || {
        let mut rows = refused.rows.lock().unwrap_or_else(PoisonError::into_inner);
        rows.rewind().map_err(Error::internal)?;
        let lines = BufReader::new(&mut *rows).lines().map(|line| {
            let (raw, reason) = serde_json::from_str(&line.map_err(Error::internal)?)?;
            Ok(RejectedRow { raw, reason })
        });
        rejects::write(&refused.form, lines, &target)
    })
    .await
    .map_err(Error::internal)??;
    Ok(ExportReport { path: path.display().to_string(), rows })
}

async fn find(core: &Core, id: RecordRejectsId) -> Result<Arc<Refused>> {
    let kept = core.shared.refused.lock().await.clone().filter(|kept| kept.id == id);
    kept.ok_or_else(|| Error::Conflict {
        reason: "These rows are not at hand any more: only those of the latest import of records are. Import the file again.".to_owned(),
    })
}
