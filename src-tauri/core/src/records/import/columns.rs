//! Where the columns of a file go: guessed from their headers, and checked as somebody chose them. Pure.

use std::collections::HashSet;

use crate::error::{Error, Result};
use crate::fields::record::{Field, FieldSet};
use crate::identity::fold;
use crate::imports::readers::KnownExport;
use crate::records::store::kinds::{Kind, Role};
use crate::records::types::RecordTarget;

/// Headers of columns of contacts, folded.
const CONTACTS: [&str; 12] = [
    "contact",
    "contacts",
    "email",
    "e-mail",
    "email address",
    "e-mail address",
    "phone",
    "phone number",
    "contact email",
    "contact e-mail",
    "contact phone",
    "contact id",
];

/// Where each column seems to belong. A target that can be once is taken by the first column that fits.
pub(super) fn guess(headers: &[String], set: &FieldSet, roles: &[Role], kind: &Kind) -> Vec<RecordTarget> {
    let mut taken: HashSet<RecordTarget> = HashSet::new();
    let mut guessed = Vec::with_capacity(headers.len());
    for header in headers {
        let target = target(header, set, roles, kind);
        let many = matches!(target, RecordTarget::Ignore | RecordTarget::Contact { .. });
        guessed.push(if many || taken.insert(target.clone()) { target } else { RecordTarget::Ignore });
    }
    guessed
}

fn target(header: &str, set: &FieldSet, roles: &[Role], kind: &Kind) -> RecordTarget {
    let folded = fold(header.trim());
    if folded == "id" || folded == fold(&format!("{} id", kind.name)) {
        return RecordTarget::Id;
    }
    let named = |field: &&Field| {
        let with_key = format!("{} ({})", field.label, field.key);
        fold(&field.label) == folded || field.key == folded || fold(&with_key) == folded
    };
    if let Some(field) = set.live().find(named) {
        return RecordTarget::Field { key: field.key.clone() };
    }
    // “Buyer”, or “Buyer e-mail”.
    let of_role = |role: &&Role| {
        let rest = folded.strip_prefix(&fold(&role.name));
        rest.is_some_and(|rest| rest.is_empty() || rest.strip_prefix(' ').is_some_and(|rest| CONTACTS.contains(&rest.trim())))
    };
    if let Some(role) = roles.iter().find(of_role) {
        return RecordTarget::Contact { role: Some(role.public_id) };
    }
    if folded == "role" {
        return RecordTarget::Role;
    }
    if CONTACTS.contains(&folded.as_str()) {
        return RecordTarget::Contact { role: None };
    }
    if folded == "title" || folded == fold(&kind.name) {
        return set.get(kind.title_field).map_or(RecordTarget::Ignore, |field| RecordTarget::Field { key: field.key.clone() });
    }
    RecordTarget::Ignore
}

/// By what rows seem to find records: the id, else the first field whose values differ.
pub(super) fn key(columns: &[RecordTarget], set: &FieldSet) -> Option<RecordTarget> {
    if columns.contains(&RecordTarget::Id) {
        return Some(RecordTarget::Id);
    }
    let is_unique = |key: &str| set.by_key(key).is_some_and(|field| field.unique);
    columns.iter().find(|target| matches!(target, RecordTarget::Field { key } if is_unique(key))).cloned()
}

/// How a row finds the record that it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    /// It makes one.
    None,
    /// By the public id in this column.
    Id(usize),
    /// By the value of this field, in this column.
    Field(usize, i64),
}

/// What the columns of a file are.
#[derive(Debug)]
pub(super) struct Columns<'a> {
    /// Place of a column, and its field.
    pub(super) fields: Vec<(usize, &'a Field)>,
    /// Place of a column of contacts, and what they are where nothing else says so.
    pub(super) contacts: Vec<(usize, Option<&'a Role>)>,
    /// Place of the column of roles.
    pub(super) role: Option<usize>,
    pub(super) key: Key,
    /// Who has written the file, where that says how its cells are to be read.
    pub(super) known: Option<KnownExport>,
}

impl<'a> Columns<'a> {
    /// Checks what somebody chose for a file with so many columns.
    ///
    /// # Errors
    /// `Invalid` names what cannot be.
    pub(super) fn of(
        chosen: &[RecordTarget],
        key: Option<&RecordTarget>,
        headers: usize,
        set: &'a FieldSet,
        roles: &'a [Role],
    ) -> Result<Self> {
        let refuse = |reason: String| Err(Error::invalid("columns", reason));
        if chosen.len() != headers {
            return refuse(format!("the file has {headers} columns, and {} are mapped; look at the file again", chosen.len()));
        }
        let mut columns = Self { fields: Vec::new(), contacts: Vec::new(), role: None, key: Key::None, known: None };
        let mut id = None;
        for (place, target) in chosen.iter().enumerate() {
            let twice = chosen.iter().take(place).any(|other| other == target);
            match target {
                RecordTarget::Ignore => {}
                RecordTarget::Contact { role } => {
                    let role = match role {
                        Some(id) => Some(roles.iter().find(|role| role.public_id == *id).ok_or_else(|| no_role(&id.to_string()))?),
                        None => None,
                    };
                    columns.contacts.push((place, role));
                }
                _ if twice => return refuse(format!("two columns go to {}; one of them must go elsewhere", name(target))),
                RecordTarget::Id => id = Some(place),
                RecordTarget::Role => columns.role = Some(place),
                RecordTarget::Field { key } => {
                    let field = set.by_key(key).filter(|field| field.is_live());
                    let Some(field) = field else {
                        return refuse(format!("there is no field “{key}” that can be given values; choose another target"));
                    };
                    columns.fields.push((place, field));
                }
            }
        }
        if columns.role.is_some() && columns.contacts.is_empty() {
            return refuse("a column has roles, but none has contacts; map one to contacts, or ignore the roles".to_owned());
        }
        columns.key = match key {
            None => Key::None,
            Some(RecordTarget::Id) => Key::Id(id.ok_or_else(|| no_key("the id"))?),
            Some(RecordTarget::Field { key }) => {
                let found = columns.fields.iter().find(|(_, field)| field.key == *key);
                found.map(|(place, field)| Key::Field(*place, field.id)).ok_or_else(|| no_key(&format!("the field “{key}”")))?
            }
            Some(_) => return Err(Error::invalid("key", "records are found by their id or by a field")),
        };
        Ok(columns)
    }
}

fn name(target: &RecordTarget) -> String {
    match target {
        RecordTarget::Field { key } => format!("the field “{key}”"),
        RecordTarget::Id => "the id".to_owned(),
        _ => "the role".to_owned(),
    }
}

fn no_role(id: &str) -> Error {
    Error::NotFound { what: "role", id: id.to_owned() }
}

fn no_key(what: &str) -> Error {
    Error::invalid("key", format!("records are to be found by {what}, but no column has it; map one, or choose another key"))
}
