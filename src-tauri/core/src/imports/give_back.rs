//! Custom fields when an import is taken back: former values where they still fit and nobody else has them, and options that
//! the import made and nobody uses.

use std::collections::{BTreeSet, HashMap, HashSet};

use sqlx::sqlite::SqliteConnection;

use crate::activity::FieldChange;
use crate::contacts::origin::Origin;
use crate::contacts::record::ContactRecord;
use crate::contacts::store::{self as contact_store, Write};
use crate::error::Result;
use crate::fields;
use crate::fields::read::admits;
use crate::fields::record::{Field, FieldSet};
use crate::fields::value::Value;
use crate::identity::fold;

/// The values of custom fields that contacts get back.
pub(super) struct GivingBack {
    set: FieldSet,
    /// Former values that must differ from everybody else's, and that somebody had when their contact's turn came. Whoever
    /// has one may yet lose it.
    waiting: Vec<Waiting>,
}

struct Waiting {
    contact: i64,
    field: i64,
    value: Value,
    origin: Option<Origin>,
}

impl GivingBack {
    pub(super) async fn begin(connection: &mut SqliteConnection) -> Result<Self> {
        Ok(Self { set: fields::store::load(connection).await?, waiting: Vec::new() })
    }

    /// Leaves as they are the values of a contact whose former ones fit no more: the field is gone, or was changed since.
    pub(super) fn keep_what_fits(&self, now: &ContactRecord, after: &mut ContactRecord) {
        let ids: HashSet<i64> = now.fields.keys().chain(after.fields.keys()).copied().collect();
        for id in ids {
            let former = after.fields.get(&id);
            if former != now.fields.get(&id) && !self.fits(id, former) {
                self.put(after, id, now.fields.get(&id).cloned(), now);
            }
        }
    }

    fn fits(&self, id: i64, value: Option<&Value>) -> bool {
        self.set.get(id).is_some_and(|field| value.is_none_or(|value| admits(field, &self.set, value)))
    }

    /// Gives a contact a value, with the origin that another form of it has.
    fn put(&self, after: &mut ContactRecord, id: i64, value: Option<Value>, like: &ContactRecord) {
        match value {
            Some(value) => after.fields.insert(id, value),
            None => after.fields.remove(&id),
        };
        if let Some(field) = self.set.get(id) {
            after.origins.put(field.column(), like.origins.get(&field.column()));
        }
    }

    /// Takes back, value by value, what the import changed and nobody has changed since. Answers labels of what was kept.
    pub(super) fn revert(&self, after: &mut ContactRecord, image: &ContactRecord, replaced: &[FieldChange]) -> Vec<String> {
        let mut kept = Vec::new();
        let mut seen: HashSet<&str> = HashSet::new();
        // The last value that this import gave is the one to compare with.
        for change in replaced.iter().rev().filter(|change| seen.insert(&change.field)) {
            let Some(field) = self.set.by_key(&change.field) else { continue };
            let now = after.fields.get(&field.id).map(|value| field.text(value, &self.set)).unwrap_or_default();
            let former = image.fields.get(&field.id);
            if now == change.new && self.fits(field.id, former) {
                self.put(after, field.id, former.cloned(), image);
            } else if now != change.new {
                kept.push(format!("“{}”", field.label));
            }
        }
        kept
    }

    /// Sets aside former values that must differ and that others have now.
    pub(super) async fn set_aside(
        &mut self,
        connection: &mut SqliteConnection,
        writes: &mut [(ContactRecord, ContactRecord)],
    ) -> Result<()> {
        let unique: Vec<&Field> = self.set.all().iter().filter(|field| field.unique).collect();
        let mut waiting = Vec::new();
        for field in unique {
            let returns = |(now, after): &(ContactRecord, ContactRecord)| after.fields.get(&field.id) != now.fields.get(&field.id);
            let keys: Vec<String> = writes
                .iter()
                .filter(|write| returns(write))
                .filter_map(|(_, after)| after.fields.get(&field.id))
                .map(Value::unique_key)
                .collect();
            if keys.is_empty() {
                continue;
            }
            let owners: HashMap<String, i64> = fields::store::owners(connection, field.id, &keys).await?.into_iter().collect();
            for (now, after) in writes.iter_mut().filter(|write| returns(write)) {
                let Some(value) = after.fields.get(&field.id).cloned() else { continue };
                if owners.get(&value.unique_key()).is_some_and(|owner| *owner != now.id) {
                    let origin = after.origins.get(&field.column());
                    waiting.push(Waiting { contact: now.id, field: field.id, value, origin });
                    self.put(after, field.id, now.fields.get(&field.id).cloned(), now);
                }
            }
        }
        self.waiting.extend(waiting);
        Ok(())
    }

    /// Gives back what was set aside and is free by now. Answers contacts with the label of what they do not get.
    pub(super) async fn finish(&mut self, connection: &mut SqliteConnection) -> Result<Vec<(ContactRecord, String)>> {
        let mut waiting = std::mem::take(&mut self.waiting);
        let mut refused = Vec::new();
        let ids: BTreeSet<i64> = waiting.iter().map(|one| one.contact).collect();
        let before = contact_store::load(connection, &ids.into_iter().collect::<Vec<_>>()).await?;
        let mut owners: HashMap<(i64, String), i64> = HashMap::new();
        for field in self.set.all().iter().filter(|field| field.unique) {
            let keys: Vec<String> = waiting.iter().filter(|one| one.field == field.id).map(|one| one.value.unique_key()).collect();
            let found = fields::store::owners(connection, field.id, &keys).await?;
            owners.extend(found.into_iter().map(|(key, owner)| ((field.id, key), owner)));
        }
        // Whoever gives way must get another value; who gets none keeps theirs, which can refuse one more.
        loop {
            let gives_way = |contact: i64, field: i64| waiting.iter().any(|one| (one.contact, one.field) == (contact, field));
            let is_taken = |one: &Waiting| {
                let owner = owners.get(&(one.field, one.value.unique_key()));
                owner.is_some_and(|owner| *owner != one.contact && !gives_way(*owner, one.field))
            };
            let Some(place) = waiting.iter().position(is_taken) else { break };
            refused.push(waiting.remove(place));
        }
        let mut after = before.clone();
        for one in waiting {
            let (Some(contact), Some(field)) = (after.iter_mut().find(|c| c.id == one.contact), self.set.get(one.field)) else { continue };
            contact.origins.put(field.column(), one.origin);
            contact.fields.insert(one.field, one.value);
        }
        let writes: Vec<Write<'_>> = before.iter().zip(&after).map(|(before, after)| Write { before: Some(before), after }).collect();
        contact_store::save(connection, &writes).await?;
        let named = |one: Waiting| Some((after.iter().find(|c| c.id == one.contact)?.clone(), self.set.get(one.field)?.label.clone()));
        Ok(refused.into_iter().filter_map(named).collect())
    }

    /// Removes options that the import made and nobody uses.
    pub(super) async fn options(&self, connection: &mut SqliteConnection, operation: i64) -> Result<()> {
        let is_made = |field: &&Field| field.options.iter().any(|choice| choice.created_by == Some(operation));
        for field in self.set.all().iter().filter(is_made) {
            let used = fields::store::options_used(connection, field.id).await?;
            let mut left = field.clone();
            let begins_with = |label: &str| field.default.iter().any(|default| fold(default) == fold(label));
            left.options.retain(|choice| choice.created_by != Some(operation) || used.contains(&choice.id) || begins_with(&choice.label));
            if left.options.len() < field.options.len() {
                fields::store::save_options(connection, &left).await?;
            }
        }
        Ok(())
    }
}
