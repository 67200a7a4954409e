//! Fields of records in filters: named by their key, by `TYPE.key` where several types have it, or by their public id, which
//! is how they are stored.

use super::bind::refuse;
use super::bound::Target;
use super::subject::{Scope, Subject};
use super::targets::{Beside, Found, archived};
use super::types::Related;
use super::world::{RecordType, World};
use crate::error::Result;
use crate::fields::record::Field;
use crate::identity::fold;
use crate::ids::FieldId;

/// A field with its type.
#[derive(Clone, Copy)]
struct Owned<'a> {
    of: &'a RecordType,
    field: &'a Field,
}

impl Owned<'_> {
    /// `TYPE.key`.
    fn path(self) -> String {
        format!("{}.{}", self.of.named.name, self.field.key)
    }
}

/// The field of a name; nothing where no type has it.
///
/// # Errors
/// `Invalid` where several types have it and nothing says which is meant, and where it was archived or its type deleted.
pub(super) fn find(world: &World, scope: Scope, beside: &Beside, name: &str) -> Result<Option<Found>> {
    let all = owned(world);
    let own = match scope {
        Scope::Subject(Subject::Record(own)) => Some(own),
        _ => None,
    };
    let id: Option<FieldId> = name.parse().ok();
    let path = fold(name);
    let mut meant: Vec<Owned<'_>> = match all.iter().find(|one| Some(one.field.public_id()) == id) {
        Some(one) => vec![*one],
        None => all.iter().copied().filter(|one| one.field.key == name || fold(&one.path()) == path).collect(),
    };
    let types = own.map(|own| vec![own]).or_else(|| beside.types.clone());
    let narrowed: Vec<Owned<'_>> =
        meant.iter().copied().filter(|one| types.as_ref().is_none_or(|types| types.contains(&one.of.named.id))).collect();
    match (own, narrowed.is_empty()) {
        (Some(_), true) => return Ok(None),
        (_, false) => meant = narrowed,
        // A field of another type than the one beside it: nobody passes, and that is said by the answer.
        (None, true) => {}
    }
    let is_there = |one: &Owned<'_>| one.of.named.problem.is_none() && one.field.archived_at.is_none();
    if meant.iter().any(is_there) {
        meant.retain(is_there);
    }
    match meant.as_slice() {
        [] => hint(&all, name),
        [one] => match &one.of.named.problem {
            Some(problem) => Err(refuse(problem.trim_end_matches('.'))),
            None if one.field.archived_at.is_some() => Err(archived(&one.field.label)),
            None => Ok(Some(found(scope, &all, *one))),
        },
        several => Err(ambiguous(name, several)),
    }
}

/// How stored filters and the builder call a field: by its key where one type is asked about, else by its public id.
pub(super) fn canonical(scope: Scope, field: &Field) -> String {
    let is_shadowed = scope.known().iter().any(|(known, ..)| *known == field.key);
    match scope {
        Scope::Subject(_) if !is_shadowed => field.key.clone(),
        _ => field.public_id().to_string(),
    }
}

/// Fields with the types that they belong to.
fn owned(world: &World) -> Vec<Owned<'_>> {
    let fields = world.record_fields.iter();
    fields.filter_map(|(of, field)| world.record_type(*of).map(|of| Owned { of, field })).collect()
}

fn found(scope: Scope, all: &[Owned<'_>], one: Owned<'_>) -> Found {
    let field = canonical(scope, one.field);
    let others = |other: &&Owned<'_>| other.field.key == one.field.key && other.of.named.problem.is_none();
    let is_plain = all.iter().filter(others).count() == 1
        && !Scope::Related(Related::Record).known().iter().any(|(known, ..)| *known == one.field.key);
    let named = match scope {
        Scope::Subject(_) => field.clone(),
        Scope::Related(_) if is_plain => one.field.key.clone(),
        Scope::Related(_) => one.path(),
    };
    Found {
        target: Target::OfRecord(one.field.id, one.field.r#type),
        field,
        named,
        label: one.field.label.clone(),
        kind: one.field.r#type.filter_kind(),
    }
}

fn hint(all: &[Owned<'_>], name: &str) -> Result<Option<Found>> {
    let folded = fold(name);
    let meant = all.iter().find(|one| one.of.named.problem.is_none() && fold(&one.field.label) == folded);
    match meant {
        Some(one) => {
            Err(refuse(format!("there is no field “{name}”; “{}” of {} has the key {}", one.field.label, one.of.plural, one.field.key)))
        }
        None => Ok(None),
    }
}

fn ambiguous(name: &str, several: &[Owned<'_>]) -> crate::error::Error {
    let paths: Vec<String> = several.iter().map(|one| one.path()).collect();
    let types: Vec<String> = several.iter().map(|one| format!("“{}”", one.of.named.name)).collect();
    refuse(format!("“{name}” is a field of {}; write {}, or ask for the type in the same “all”", types.join(" and "), paths.join(" or ")))
}
