//! What members do with relations between records. One that ends stays, with the time of its end.

use super::edit::STALE;
use super::store;
use super::store::links;
use super::types::{RecordsChanged, RelateRecords, UnrelateRecords};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::operations::change::Change;

/// Says that two records belong together.
///
/// # Errors
/// `NotFound`; `Conflict` where they are one, belong together already, or one is in the bin.
pub async fn relate(core: &Core, input: RelateRecords) -> Result<RecordsChanged> {
    let mut change = Change::begin(core, "record.relate").await?;
    let one = store::find(&mut change.tx, input.record).await?;
    let other = store::find(&mut change.tx, input.other).await?;
    let refuse = |reason: &str| Err(Error::Conflict { reason: reason.to_owned() });
    if one.id == other.id {
        return refuse("A record does not belong together with itself. Choose another one.");
    }
    if one.in_bin || other.in_bin {
        return refuse("One of the records is in the bin. Restore it first.");
    }
    let pair = (one.id.min(other.id), one.id.max(other.id));
    if links::are_related(&mut change.tx, pair).await? {
        return refuse("The two records belong together already. Nothing was changed.");
    }
    let id = links::relate(&mut change.tx, core.env().new_id(), pair, change.operation, change.now).await?;
    change.made("record_relation", &[id]).await?;
    Ok(RecordsChanged { count: 1, operation: Some(change.commit(&STALE).await?) })
}

/// Says that two records belong together no more.
///
/// # Errors
/// `NotFound`.
pub async fn unrelate(core: &Core, input: UnrelateRecords) -> Result<RecordsChanged> {
    let mut change = Change::begin(core, "record.unrelate").await?;
    let id = links::find_relation(&mut change.tx, input.relation).await?;
    change.keep("record_relation", &[id]).await?;
    links::unrelate(&mut change.tx, id, change.operation, change.now).await?;
    Ok(RecordsChanged { count: 1, operation: Some(change.commit(&STALE).await?) })
}
