//! What has been done to the workspace, newest first: where a change can be found, and undone, long after its toast.

use serde_json::Value;

use super::store::{self, HistorySql};
use super::types::{ListOperations, OperationInfo, OperationPage};
use super::words;
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::Result;
use crate::ids::{ContactId, ImportId, OperationId};
use crate::team::{self, Need};
use crate::workspace::count;

/// Changes of a page at most.
const MOST: u32 = 200;

/// A page of what has been done, newest first.
///
/// # Errors
/// `NotFound` where the change to go on after does not exist.
pub async fn history(core: &Core, input: ListOperations) -> Result<OperationPage> {
    let mut snapshot = core.db().read().begin().await?;
    let after = match input.after {
        Some(id) => store::find(&mut snapshot, id).await?.id,
        None => i64::MAX,
    };
    let limit = i64::from(input.limit.clamp(1, MOST));
    let mut rows = store::history(&mut snapshot, after, limit + 1).await?;
    let has_more = rows.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let may_set = team::require(core, &mut snapshot, Need::Admin, "undo a change of the settings").await.is_ok();
    let acting = core.member(&mut snapshot).await?;
    let mut operations = Vec::with_capacity(rows.len());
    for row in rows {
        let member = team::store::get(&mut snapshot, row.member_id).await?;
        let contact = match &row.contact {
            Some(uuid) => Some(ContactId::from_bytes(uuid)?),
            None => None,
        };
        operations.push(OperationInfo {
            id: OperationId::from_bytes(&row.uuid)?,
            at: time_from_ms(row.at),
            member,
            about: about(&row)?,
            contact,
            contacts: contacts(&row)?,
            import: row.import.as_deref().map(ImportId::from_bytes).transpose()?,
            undone_at: row.undone_at.map(time_from_ms),
            can_undo: row.undone_at.is_none()
                && !matches!(row.kind.as_str(), "import" | "field.delete")
                && (may_set || !(words::is_of_settings(&row.kind) || row.kind == "record.import" && row.member_id != acting)),
            kind: row.kind,
        });
    }
    Ok(OperationPage { operations, has_more })
}

/// The name of what was changed, as it was called then.
fn about(row: &HistorySql) -> Result<Option<String>> {
    if let Some(files) = &row.files {
        let files: Value = serde_json::from_str(files)?;
        let names: Vec<&str> =
            files.as_array().into_iter().flatten().filter_map(|file| file.get("name").and_then(Value::as_str).or(file.as_str())).collect();
        return Ok(Some(names.join(", ")).filter(|names| !names.is_empty()));
    }
    if let Some(label) = &row.field {
        return Ok(Some(label.clone()));
    }
    let Some(image) = &row.image else { return Ok(row.name.clone()) };
    let image: Value = serde_json::from_str(image)?;
    let word = |side: &str| {
        let row = image.get(side)?;
        row.get("label").or_else(|| row.get("name")).or_else(|| row.get("title"))?.as_str().map(str::to_owned)
    };
    Ok(word("before").or_else(|| word("gone")).or_else(|| word("after")).or_else(|| row.name.clone()))
}

fn contacts(row: &HistorySql) -> Result<u32> {
    let Some(report) = &row.report else { return Ok(count(row.contacts)) };
    let report: Value = serde_json::from_str(report)?;
    let of = |key: &str| report.pointer(&format!("/contacts/{key}")).and_then(Value::as_u64).unwrap_or_default();
    Ok(u32::try_from(of("created") + of("updated")).unwrap_or(u32::MAX))
}
