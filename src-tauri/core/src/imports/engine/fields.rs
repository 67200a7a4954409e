//! Custom fields within a run: the values that rows offer, the options that their labels make, what new contacts begin
//! with, and values that no two contacts may share.

use std::collections::{BTreeMap, BTreeSet};

use super::World;
use super::batch::Batch;
use crate::activity::FieldChange;
use crate::contacts::origin::{Giver, Origin};
use crate::contacts::record::ContactRecord;
use crate::env::Env;
use crate::error::Result;
use crate::fields::record::{Choice, Field, FieldSet};
use crate::fields::value::{Storage, Value};
use crate::fields::{self, FieldType};
use crate::imports::candidate::{Candidate, Offer};
use crate::tags::TagColor;

/// The workspace's fields, with the options that this run makes.
#[derive(Debug, Default)]
pub(super) struct Fields {
    set: FieldSet,
    defaults: Vec<(i64, Value)>,
    next_option: i64,
    /// Fields with options that are not written yet.
    changed: BTreeSet<i64>,
}

impl Fields {
    /// Nothing is asked where there are no fields.
    pub(super) async fn load(world: &mut World<'_>) -> Result<Self> {
        if fields::store::columns(world.here).await?.is_empty() {
            return Ok(Self::default());
        }
        // An overlay knows all fields, and the options that were made in it.
        let next_option = fields::store::next_ids(world.here).await?.2;
        let set = fields::store::load(world.here).await?;
        let begins = |field: &Field| Some((field.id, field.default_value(&set)?));
        let defaults = set.live().filter(|field| !field.default.is_empty()).filter_map(begins).collect();
        Ok(Self { set, defaults, next_option, changed: BTreeSet::new() })
    }

    /// Values of fields that no two contacts may share, folded, by field: those that a row offers.
    pub(super) fn claims<'s>(&'s self, candidate: &'s Candidate) -> impl Iterator<Item = (i64, String)> + 's {
        let unique = |id: &i64| self.set.get(*id).filter(|field| field.unique && field.is_live());
        candidate.fields.iter().filter_map(move |(id, offer)| {
            let value = self.known_value(unique(id)?, offer)?;
            Some((*id, value.unique_key()))
        })
    }

    /// Why a row cannot be had: a value of it must differ from everybody else's, and does not. `contact` is whose the row
    /// is, if that is known already.
    pub(super) fn clash(&self, batch: &Batch, contact: Option<i64>, candidate: &Candidate) -> Option<String> {
        let contact = contact.and_then(|id| batch.contacts.get(&id)).map(|slot| &slot.now);
        candidate.fields.iter().find_map(|(id, offer)| {
            let field = self.set.get(*id).filter(|field| field.unique && field.is_live())?;
            let value = self.known_value(field, offer)?;
            let key = value.unique_key();
            let owner = *batch.owners.get(&(*id, key.clone()))?;
            // The owner may have another value by now, or be in the bin.
            let has_it = |holder: &&ContactRecord| {
                holder.deleted_at.is_none() && holder.fields.get(id).is_some_and(|value| value.unique_key() == key)
            };
            let holder = batch.contacts.get(&owner).map(|slot| &slot.now).filter(has_it)?;
            if contact.is_some_and(|contact| contact.id == owner || !self.would_take(contact, field, &value, candidate)) {
                return None;
            }
            Some(format!("“{}”: “{}” belongs to {} already.", field.label, field.text(&value, &self.set), holder.display_name()))
        })
    }

    fn would_take(&self, contact: &ContactRecord, field: &Field, value: &Value, candidate: &Candidate) -> bool {
        contact.clone().offer_field(field, &self.set, Some(value.clone()), origin(candidate, Giver::Row)).is_some()
    }

    /// The value that an offer is without making an option.
    fn known_value(&self, field: &Field, offer: &Offer) -> Option<Value> {
        match offer {
            Offer::Value(value) => Some(value.clone()),
            Offer::Labels(labels) => {
                let ids = labels.iter().map(|label| field.choice_named(label).map(|choice| choice.id));
                value_of(field, ids.collect::<Option<_>>()?)
            }
        }
    }

    /// The values of a row; options that do not exist are made with the batch.
    pub(super) fn values(&mut self, candidate: &Candidate, operation: i64, env: &Env) -> Vec<(i64, Value)> {
        let mut values = Vec::with_capacity(candidate.fields.len());
        for (id, offer) in &candidate.fields {
            let value = match offer {
                Offer::Value(value) => Some(value.clone()),
                Offer::Labels(labels) => self.choose(*id, labels, operation, env),
            };
            // A run that was stopped is finished under the fields that there are by then.
            if let Some(value) = value
                && self.set.get(*id).is_some_and(|field| field.is_live() && fits(field, &value))
            {
                values.push((*id, value));
            }
        }
        values
    }

    fn choose(&mut self, id: i64, labels: &[String], operation: i64, env: &Env) -> Option<Value> {
        let field = self.set.get_mut(id).filter(|field| field.is_live() && field.r#type.has_options())?;
        let mut ids = Vec::with_capacity(labels.len());
        for label in labels {
            if let Some(choice) = field.choice_named(label) {
                ids.push(choice.id);
                continue;
            }
            let turn = i64::try_from(field.options.len()).unwrap_or(0);
            let made = Choice {
                id: self.next_option,
                uuid: env.new_id(),
                label: label.clone(),
                color: TagColor::of_new(turn),
                created_by: Some(operation),
            };
            ids.push(made.id);
            self.next_option += 1;
            self.changed.insert(id);
            field.options.push(made);
        }
        value_of(field, ids)
    }

    /// Offers a row's values to a contact. Answers what a person would see change.
    pub(super) fn offer(&self, contact: &mut ContactRecord, candidate: &Candidate, values: &[(i64, Value)]) -> Vec<FieldChange> {
        let origin = origin(candidate, Giver::Row);
        let offer = |(id, value): &(i64, Value)| contact.offer_field(self.set.get(*id)?, &self.set, Some(value.clone()), origin);
        values.iter().filter_map(offer).collect()
    }

    /// Gives a new contact what every new contact begins with, where its row says nothing.
    pub(super) fn begin(&self, contact: &mut ContactRecord, candidate: &Candidate) {
        for (id, value) in &self.defaults {
            let said = candidate.fields.iter().any(|(field, _)| field == id);
            if let Some(field) = self.set.get(*id).filter(|_| !said) {
                contact.offer_field(field, &self.set, Some(value.clone()), origin(candidate, Giver::Default));
            }
        }
    }

    /// Notes who has the values of a contact that no two may share.
    pub(super) fn note_owner(&self, batch: &mut Batch, contact: i64, values: &[(i64, Value)]) {
        for (id, value) in values {
            let has_it = batch.contacts.get(&contact).is_some_and(|slot| slot.now.fields.get(id) == Some(value));
            if has_it && self.set.get(*id).is_some_and(|field| field.unique) {
                batch.owners.insert((*id, value.unique_key()), contact);
            }
        }
    }

    /// Writes the options that are new.
    pub(super) async fn flush(&mut self, world: &mut World<'_>) -> Result<()> {
        for id in std::mem::take(&mut self.changed) {
            if let Some(field) = self.set.get(id) {
                fields::store::save_options(world.here, field).await?;
            }
        }
        Ok(())
    }
}

fn origin(candidate: &Candidate, giver: Giver) -> Origin {
    Origin { at: candidate.own_at, tie: candidate.tie(), giver }
}

/// The value of chosen options.
fn value_of(field: &Field, mut ids: Vec<i64>) -> Option<Value> {
    match field.r#type {
        FieldType::MultiSelect => {
            ids.sort_by_key(|id| field.rank(*id));
            ids.dedup();
            Value::ids(&ids)
        }
        _ => ids.first().copied().map(Value::Integer),
    }
}

/// Whether a value is of the field's kind, and its options are there.
fn fits(field: &Field, value: &Value) -> bool {
    let is_stored_so = match value {
        Value::Integer(_) => field.r#type.storage() == Storage::Integer,
        Value::Number(_) => field.r#type.storage() == Storage::Number,
        Value::Text(_) => field.r#type.storage() == Storage::Text,
    };
    is_stored_so && (!field.r#type.has_options() || value.as_ids().iter().all(|id| field.choice(*id).is_some()))
}

/// Contacts that have some of the values that rows offer, where no two may share one, by field and folded value.
pub(super) async fn load_owners(world: &mut World<'_>, fields: &Fields, candidates: &[&Candidate], batch: &mut Batch) -> Result<()> {
    let mut wanted: BTreeMap<i64, BTreeSet<String>> = BTreeMap::new();
    for (field, key) in candidates.iter().flat_map(|candidate| fields.claims(candidate)) {
        wanted.entry(field).or_default().insert(key);
    }
    for (field, keys) in wanted {
        let keys: Vec<String> = keys.into_iter().collect();
        for connection in world.connections() {
            for (key, owner) in fields::store::owners(connection, field, &keys).await? {
                // The overlay comes first and knows better.
                batch.owners.entry((field, key)).or_insert(owner);
            }
        }
    }
    Ok(())
}
