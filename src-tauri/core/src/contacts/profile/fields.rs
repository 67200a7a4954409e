//! Values of custom fields beside rows of the list.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use super::store;
use crate::error::Result;
use crate::fields::FieldCell;
use crate::fields::record::{Field, FieldSet};
use crate::ids::FieldId;

/// The fields of `ids` that contacts can have values of, each once and in that order.
pub(super) fn asked<'a>(fields: &'a FieldSet, ids: &[FieldId]) -> Vec<&'a Field> {
    let mut asked: Vec<&Field> = Vec::with_capacity(ids.len());
    for id in ids {
        if let Ok(field) = fields.find(*id)
            && field.is_live()
            && !asked.iter().any(|known| known.id == field.id)
        {
            asked.push(field);
        }
    }
    asked
}

/// What contacts have of some fields, by row id of the contact, in the order of `asked`.
pub(super) async fn cells(
    snapshot: &mut SqliteConnection,
    fields: &FieldSet,
    asked: &[&Field],
    contacts: &[i64],
) -> Result<HashMap<i64, Vec<FieldCell>>> {
    let columns: Vec<_> = asked.iter().map(|field| (field.id, field.r#type.storage())).collect();
    let mut cells: HashMap<i64, Vec<FieldCell>> = HashMap::with_capacity(contacts.len());
    for (contact, values) in store::values(snapshot, &columns, contacts).await? {
        let shown = asked.iter().zip(&values).filter_map(|(field, value)| {
            let value = field.wire(value.as_ref()?, fields)?;
            Some(FieldCell { field: field.public_id(), value })
        });
        cells.insert(contact, shown.collect());
    }
    Ok(cells)
}
