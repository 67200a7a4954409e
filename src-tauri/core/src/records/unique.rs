//! Values that no two records of a type may share: who is refused before the store claims them.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use super::record::Record;
use super::store;
use crate::error::{Error, Result};
use crate::fields;
use crate::fields::record::FieldSet;

/// Refuses records about to be written that would share a value with another, or among each other. Those in the bin claim
/// nothing.
///
/// # Errors
/// `Field` names the field, the value and the record that has it.
pub(super) async fn refuse_taken(connection: &mut SqliteConnection, set: &FieldSet, writing: &[&Record]) -> Result<()> {
    for field in set.all().iter().filter(|field| field.unique) {
        let mut wanted: HashMap<String, &Record> = HashMap::new();
        for record in writing.iter().filter(|record| record.deleted_at.is_none()) {
            let Some(value) = record.fields.get(&field.id) else { continue };
            if wanted.insert(value.unique_key(), record).is_some() {
                return Err(field.refuse(format!("“{}” would belong to two records", field.text(value, set))));
            }
        }
        let keys: Vec<String> = wanted.keys().cloned().collect();
        for (key, owner) in fields::store::holders(connection, field.owner(), field.id, &keys).await? {
            if writing.iter().any(|record| record.id == owner) {
                continue;
            }
            let Some(value) = wanted.get(&key).and_then(|record| record.fields.get(&field.id)) else { continue };
            let holder = store::titles(connection, &[owner]).await?.remove(&owner);
            let (id, title) = holder.map_or((None, String::new()), |(id, title)| (Some(id.to_string()), title));
            return Err(Error::Field {
                key: field.key.clone(),
                label: field.label.clone(),
                reason: format!("“{}” already belongs to {title}", field.text(value, set)),
                existing: id,
            });
        }
    }
    Ok(())
}
