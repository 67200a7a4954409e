//! What one row says. Pure.

use super::columns::{Columns, Key};
use crate::error::{Error, Result};
use crate::fields::read::{self, Reading};
use crate::fields::record::{Field, FieldSet};
use crate::fields::value::Value;
use crate::identity::fold;
use crate::ids::RecordId;
use crate::imports::readers::without_guard;
use crate::records::store::kinds::Role;

/// How a row names the record that it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Names {
    /// It makes one.
    Nothing,
    /// This one.
    Id(RecordId),
    /// The one with this folded value of the key field.
    Value(String),
}

/// A contact that a row links, as its cell names it, and its role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    /// An e-mail, phone or id.
    pub(super) who: String,
    /// Row id of the role.
    pub(super) role: Option<i64>,
}

/// A row that can be read.
#[derive(Debug)]
pub(super) struct Said<'a> {
    pub(super) names: Names,
    /// What it gives; blank cells give nothing.
    pub(super) values: Vec<(&'a Field, Value)>,
    pub(super) mentions: Vec<Mention>,
}

/// Reads a row.
///
/// # Errors
/// Why it is refused.
pub(super) fn read<'a>(columns: &Columns<'a>, set: &FieldSet, roles: &[Role], reading: &Reading, cells: &[String]) -> Result<Said<'a>> {
    let cell = |place: usize| cells.get(place).map(|cell| without_guard(cell, columns.known)).unwrap_or_default();
    let mut values = Vec::with_capacity(columns.fields.len());
    for (place, field) in &columns.fields {
        let text = cell(*place).to_owned();
        if let Some(value) = read::read(field, set, &[text], reading).map_err(|refusal| field.refuse(refusal.reason()))? {
            values.push((*field, value));
        }
    }
    let names = match columns.key {
        Key::None => Names::Nothing,
        Key::Id(place) => match cell(place).trim() {
            "" => Names::Nothing,
            id => Names::Id(id.parse()?),
        },
        Key::Field(_, field) => match values.iter().find(|(known, _)| known.id == field) {
            Some((_, value)) => Names::Value(value.unique_key()),
            None => return Err(Error::invalid("key", "the cell by which the row finds its record is blank; fill it")),
        },
    };
    let by_column = match columns.role.map(|place| cell(place).trim()).filter(|name| !name.is_empty()) {
        Some(name) => Some(role_named(roles, name)?),
        None => None,
    };
    let mut mentions: Vec<Mention> = Vec::new();
    for (place, role) in &columns.contacts {
        for item in cell(*place).split([';', '\n']).map(str::trim).filter(|item| !item.is_empty()) {
            let mention = mention(item, roles, by_column.or(*role))?;
            if !mentions.contains(&mention) {
                mentions.push(mention);
            }
        }
    }
    Ok(Said { names, values, mentions })
}

/// “ana@example.org (Buyer)”: who, and the role in brackets, which goes before any other.
fn mention(item: &str, roles: &[Role], otherwise: Option<&Role>) -> Result<Mention> {
    let bracketed = item.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    // A number may have brackets too: “+1 (555) 0123” does not end in one, “0123 (0)” would be no name, unless a role has it.
    let is_role = |name: &str| name.chars().any(char::is_alphabetic) || role_named(roles, name.trim()).is_ok();
    if let Some((who, name)) = bracketed.filter(|(who, name)| !who.trim().is_empty() && is_role(name)) {
        return Ok(Mention { who: who.trim().to_owned(), role: Some(role_named(roles, name.trim())?.id) });
    }
    Ok(Mention { who: item.to_owned(), role: otherwise.map(|role| role.id) })
}

fn role_named<'r>(roles: &'r [Role], name: &str) -> Result<&'r Role> {
    let folded = fold(name);
    roles.iter().find(|role| fold(&role.name) == folded).ok_or_else(|| {
        let known: Vec<String> = roles.iter().map(|role| format!("“{}”", role.name)).collect();
        let known = if known.is_empty() { "there are no roles".to_owned() } else { format!("there are {}", known.join(", ")) };
        Error::invalid("role", format!("there is no role “{name}”; {known}"))
    })
}
