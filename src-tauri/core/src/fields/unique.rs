//! Values that no two contacts may share. The store claims them (`unique_value`); here is who is refused before.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use super::record::FieldSet;
use super::store;
use crate::contacts::record::ContactRecord;
use crate::contacts::store as contact_store;
use crate::error::{Error, Result};
use crate::ids::ContactId;

/// Refuses contacts about to be written that would share a value with another, or among each other.
///
/// # Errors
/// `Field` names the field, the value and who has it.
pub(crate) async fn refuse_taken(connection: &mut SqliteConnection, set: &FieldSet, writing: &[&ContactRecord]) -> Result<()> {
    for field in set.all().iter().filter(|field| field.unique) {
        let mut wanted: HashMap<String, i64> = HashMap::new();
        for contact in writing.iter().filter(|contact| contact.deleted_at.is_none()) {
            let Some(value) = contact.fields.get(&field.id) else { continue };
            if wanted.insert(value.unique_key(), contact.id).is_some() {
                return Err(field.refuse(format!("“{}” would belong to two contacts", field.text(value, set))));
            }
        }
        let keys: Vec<String> = wanted.keys().cloned().collect();
        for (key, owner) in store::owners(connection, field.id, &keys).await? {
            if wanted.get(&key) == Some(&owner) {
                continue;
            }
            // Whoever is written in the same step has what is to be written.
            if writing.iter().any(|contact| contact.id == owner) {
                continue;
            }
            let Some(contact) = contact_store::load(connection, &[owner]).await?.pop() else { continue };
            let value = contact.fields.get(&field.id).map(|value| field.text(value, set)).unwrap_or_default();
            return Err(Error::Field {
                key: field.key.clone(),
                label: field.label.clone(),
                reason: format!("“{value}” already belongs to {}", contact.display_name()),
                existing: Some(ContactId::new(contact.uuid).to_string()),
            });
        }
    }
    Ok(())
}

/// Takes values from a contact about to leave the bin that somebody else has by now.
pub(crate) async fn give_up_taken(connection: &mut SqliteConnection, set: &FieldSet, contacts: &mut [&mut ContactRecord]) -> Result<()> {
    for field in set.all().iter().filter(|field| field.unique) {
        let keys: Vec<String> = contacts.iter().filter_map(|c| c.fields.get(&field.id)).map(super::value::Value::unique_key).collect();
        let mut taken: std::collections::HashSet<String> =
            store::owners(connection, field.id, &keys).await?.into_iter().map(|(key, _)| key).collect();
        for contact in contacts.iter_mut() {
            let lost = contact.fields.get(&field.id).is_some_and(|value| !taken.insert(value.unique_key()));
            if lost {
                contact.fields.remove(&field.id);
            }
        }
    }
    Ok(())
}
