//! A first look at a file: its columns with samples, and where they seem to belong. Nothing is written.

use std::path::Path;

use super::columns;
use super::table::Table;
use crate::core::Core;
use crate::error::Result;
use crate::fields::{self, Owner};
use crate::imports::readers::without_guard;
use crate::progress::Job;
use crate::records::store::kinds;
use crate::records::types::{LookAtRecordFile, RecordFile, RecordFileColumn, RecordTarget};

/// Values of a column that are shown.
const SAMPLES: usize = 5;
/// Letters of one.
const LETTERS: usize = 100;

/// Takes a first look at a file.
///
/// # Errors
/// `NotFound` where there is no such type; `FileUnreadable` says what is wrong with the file; `Cancelled`.
pub async fn look(core: &Core, input: LookAtRecordFile, job: Job) -> Result<RecordFile> {
    let mut snapshot = core.db().read().begin().await?;
    let kind = kinds::find(&mut snapshot, input.record_type).await?;
    let roles = kinds::roles_of(&mut snapshot, kind.id).await?;
    let set = fields::store::load_of(&mut snapshot, Owner::RecordType(kind.id)).await?;
    drop(snapshot);
    let table = Table::open(Path::new(&input.path)).await?;
    let headers = &table.source.headers;
    let targets = columns::guess(headers, &set, &roles, &kind);
    let mut found: Vec<RecordFileColumn> = headers
        .iter()
        .zip(&targets)
        .map(|(header, target)| RecordFileColumn { header: header.clone(), samples: Vec::new(), filled: 0, target: target.clone() })
        .collect();
    let (mut rows, mut unreadable) = (0u32, 0u32);
    let mut chunks = table.rows();
    while let Some(chunk) = chunks.recv().await {
        job.check()?;
        for row in chunk? {
            rows = rows.saturating_add(1);
            match row.cells {
                Ok(cells) => cells.iter().zip(&mut found).for_each(|(cell, column)| note(column, without_guard(cell, table.known()))),
                Err(_) => unreadable += 1,
            }
        }
    }
    let title = set.get(kind.title_field).filter(|title| !targets.contains(&RecordTarget::Field { key: title.key.clone() }));
    let mut problems = Vec::new();
    if let Some(title) = title {
        problems.push(format!("No column is “{}”, the title. Rows that make a {} are refused without it.", title.label, kind.name));
    }
    if unreadable > 0 {
        problems.push(format!("{unreadable} of {rows} rows cannot be read and will be refused."));
    }
    if rows == 0 {
        problems.push("The file has headers and no rows.".to_owned());
    }
    Ok(RecordFile {
        path: input.path,
        name: table.source.name.clone(),
        recognised_as: if table.is_own { "Records exported by this app".to_owned() } else { table.source.recognised_as.clone() },
        columns: found,
        key: columns::key(&targets, &set),
        rows,
        problems,
    })
}

fn note(column: &mut RecordFileColumn, cell: &str) {
    let text = cell.trim();
    if text.is_empty() {
        return;
    }
    column.filled += 1;
    if column.samples.len() < SAMPLES && !column.samples.iter().any(|known| known == text) {
        column.samples.push(text.chars().take(LETTERS).collect());
    }
}
