//! A contact as the store holds it, and the rules by which its values change. Pure: no database, no clock.
//!
//! Every change of a contact, by hand, by an import or by an undo, is made here on the record and written by
//! `store::save`, so that there is one write path for a fact.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::origin::{Origin, Origins};
use crate::activity::FieldChange;
use crate::fields::record::{Field, FieldSet};
use crate::fields::value::Value;
use crate::identity::fold;
use crate::tags::record::TagLink;

/// A contact with its addresses, numbers and tags. Serialised, it is the before-image that undo restores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ContactRecord {
    pub(crate) id: i64,
    pub(crate) uuid: uuid::Uuid,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) source: String,
    pub(crate) submission_count: i64,
    pub(crate) created_at: i64,
    pub(crate) updated_at: i64,
    pub(crate) last_activity_at: i64,
    pub(crate) deleted_at: Option<i64>,
    pub(crate) origins: Origins,
    pub(crate) created_by: i64,
    pub(crate) changed_by: i64,
    pub(crate) emails: Vec<Handle>,
    pub(crate) phones: Vec<Handle>,
    /// By ascending row id of the tag.
    pub(crate) tags: Vec<TagLink>,
    /// Values of custom fields, by row id of the field.
    #[serde(default)]
    pub(crate) fields: BTreeMap<i64, Value>,
}

/// An e-mail address or a phone number of a contact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Handle {
    /// What matching compares; `None` while the contact is in the bin.
    pub(crate) key: Option<String>,
    /// The address as given; the number in E.164, or as written.
    pub(crate) shown: String,
    /// Own time of the earliest submission that gave it, or when a member typed it.
    pub(crate) origin_at: i64,
    /// A member put it where it stands.
    pub(crate) by_member: bool,
    /// The operation that added it.
    pub(crate) added_by: i64,
}

impl ContactRecord {
    /// First and last name, as a person writes them.
    pub(crate) fn name(&self) -> String {
        join_name(&self.first_name, &self.last_name)
    }

    /// Never empty: name, else e-mail, else phone, else “Unnamed”.
    pub(crate) fn display_name(&self) -> String {
        let name = self.name();
        if !name.is_empty() {
            return name;
        }
        display_name(&name, self.emails.first().map(|e| e.shown.as_str()), self.phones.first().map(|p| p.shown.as_str()))
    }

    /// What the list is ordered by.
    pub(crate) fn sort_name(&self) -> String {
        fold(&self.display_name())
    }

    /// A text value by the key of its field.
    fn value_mut(&mut self, field: TextField) -> &mut String {
        match field {
            TextField::FirstName => &mut self.first_name,
            TextField::LastName => &mut self.last_name,
            TextField::Source => &mut self.source,
        }
    }

    /// Offers a value; takes it if its origin may replace what is there. Returns what a person would see change.
    pub(crate) fn offer(&mut self, field: TextField, value: &str, origin: Origin) -> Option<FieldChange> {
        let current = self.value_mut(field);
        let (is_same, is_empty) = (current == value, current.is_empty());
        if !self.origins.take(field.key(), origin, is_same, is_empty, value.is_empty()) {
            return None;
        }
        let old = std::mem::replace(self.value_mut(field), value.to_owned());
        Some(FieldChange { field: field.key().to_owned(), old, new: value.to_owned() })
    }

    /// Offers a value of a custom field, or none to clear it, by the same rules. Whether the value is one of the field is
    /// the caller's to know.
    pub(crate) fn offer_field(&mut self, field: &Field, set: &FieldSet, value: Option<Value>, origin: Origin) -> Option<FieldChange> {
        let current = self.fields.get(&field.id);
        if !self.origins.take(&field.column(), origin, current == value.as_ref(), current.is_none(), value.is_none()) {
            return None;
        }
        let text = |value: &Value| field.text(value, set);
        let new = value.as_ref().map(text).unwrap_or_default();
        let old = match value {
            Some(value) => self.fields.insert(field.id, value),
            None => self.fields.remove(&field.id),
        };
        Some(FieldChange { field: field.key.clone(), old: old.as_ref().map(text).unwrap_or_default(), new })
    }

    /// Takes the defaults of fields that nobody has given a value. They give way to whatever is said later.
    pub(crate) fn take_defaults(&mut self, set: &FieldSet, origin: Origin) {
        for field in set.live().filter(|field| !field.default.is_empty()) {
            if !self.fields.contains_key(&field.id)
                && let Some(value) = field.default_value(set)
            {
                self.offer_field(field, set, Some(value), origin);
            }
        }
    }

    /// Adds an address, or notes that it was given earlier than known. The caller has made sure that nobody else has it.
    pub(crate) fn add_email(&mut self, email: &Identity, at: i64, operation: i64) -> Option<FieldChange> {
        add_handle(&mut self.emails, Handle::row(email, at, operation)).then(|| added("email", email))
    }

    /// Adds a number, or notes that it was given earlier than known. The caller has made sure that nobody else has it.
    pub(crate) fn add_phone(&mut self, phone: &Identity, at: i64, operation: i64) -> Option<FieldChange> {
        add_handle(&mut self.phones, Handle::row(phone, at, operation)).then(|| added("phone", phone))
    }

    /// Gives up the claim on addresses and numbers.
    pub(crate) fn release_handles(&mut self) {
        for handle in self.emails.iter_mut().chain(&mut self.phones) {
            handle.key = None;
        }
    }
}

impl Handle {
    fn row(identity: &Identity, at: i64, operation: i64) -> Self {
        Self { key: Some(identity.key.clone()), shown: identity.shown.clone(), origin_at: at, by_member: false, added_by: operation }
    }
}

fn added(field: &str, identity: &Identity) -> FieldChange {
    FieldChange { field: field.to_owned(), old: String::new(), new: identity.shown.clone() }
}

/// An address or number: what matching compares, and what is shown.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) struct Identity {
    /// Canonical form.
    #[serde(rename = "k")]
    pub(crate) key: String,
    /// The address as given; the number in E.164, or as written.
    #[serde(rename = "s")]
    pub(crate) shown: String,
}

/// Text fields that every contact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextField {
    FirstName,
    LastName,
    Source,
}

impl TextField {
    /// The key, as in filters and on the wire.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Source => "source",
        }
    }
}

/// First and last name, as a person writes them.
pub(crate) fn join_name(first: &str, last: &str) -> String {
    match (first.is_empty(), last.is_empty()) {
        (false, false) => format!("{first} {last}"),
        (false, true) => first.to_owned(),
        (true, _) => last.to_owned(),
    }
}

/// Never empty: name, else e-mail, else phone, else “Unnamed”.
pub(crate) fn display_name(name: &str, email: Option<&str>, phone: Option<&str>) -> String {
    let shown = if name.is_empty() { email.or(phone).unwrap_or("Unnamed") } else { name };
    shown.to_owned()
}

/// Puts a handle where it belongs: the earliest given is the primary one, unless a member has arranged them. Returns
/// whether it is new.
fn add_handle(handles: &mut Vec<Handle>, new: Handle) -> bool {
    let arranged = handles.iter().any(|h| h.by_member);
    if let Some(index) = handles.iter().position(|h| h.key == new.key) {
        let Some(known) = handles.get_mut(index) else { return false };
        let earlier = (new.origin_at, &new.shown) < (known.origin_at, &known.shown);
        if earlier && !known.by_member {
            known.origin_at = new.origin_at;
            known.shown = new.shown;
            if !arranged {
                handles.sort_by(|a, b| (a.origin_at, &a.key).cmp(&(b.origin_at, &b.key)));
            }
        }
        return false;
    }
    let place = if arranged { handles.len() } else { handles.partition_point(|h| (h.origin_at, &h.key) < (new.origin_at, &new.key)) };
    handles.insert(place, new);
    true
}
