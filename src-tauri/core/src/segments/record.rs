//! A segment as the store holds it, and the rules of names. Pure.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::fields::{self, FieldType};
use crate::filter::{Filter, Has};
use crate::identity::fold;
use crate::ids::SegmentId;
use crate::tags::TagColor;

/// Characters of a name at most.
const LONGEST: usize = 80;

/// A segment. Serialised, it is the image that undo restores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct SegmentRecord {
    pub(super) id: i64,
    pub(super) uuid: uuid::Uuid,
    pub(super) name: String,
    pub(super) color: TagColor,
    /// With every name as a public id.
    pub(super) filter: Filter,
    /// The types that the custom fields it names had when it was saved.
    pub(super) types: Vec<(i64, FieldType)>,
    pub(super) position: i64,
    pub(super) created_at: i64,
    pub(super) deleted_at: Option<i64>,
    pub(super) changed_by: Option<i64>,
}

/// A segment with what its upkeep knows of it.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    pub(super) record: SegmentRecord,
    /// Why it cannot be kept current, a whole sentence.
    pub(super) problem: Option<String>,
    /// What the filter meant when the members were evaluated; nothing where they have to be evaluated anew.
    pub(super) meaning: Option<i64>,
    /// When it was last evaluated over everybody.
    pub(super) evaluated_at: i64,
    pub(super) members: i64,
}

impl SegmentRecord {
    /// What no two segments share; nothing once it is deleted.
    pub(super) fn key(&self) -> Option<String> {
        self.deleted_at.is_none().then(|| fold(&self.name))
    }

    pub(super) const fn public_id(&self) -> SegmentId {
        SegmentId::new(self.uuid)
    }

    /// Public ids of the segments that its filter names.
    pub(super) fn named(&self) -> Vec<uuid::Uuid> {
        named(&self.filter)
    }
}

/// The segments that a filter names by public id, which those of a segment do.
fn named(filter: &Filter) -> Vec<uuid::Uuid> {
    match filter {
        Filter::All { all: parts } | Filter::Any { any: parts } => parts.iter().flat_map(named).collect(),
        Filter::Not { not } => named(not),
        Filter::Has(Has { that, .. }) => that.as_deref().map(named).unwrap_or_default(),
        Filter::Segment { segment } => uuid::Uuid::parse_str(segment).into_iter().collect(),
        Filter::Condition(_) => Vec::new(),
    }
}

/// A name as a person typed it, without white space around it.
///
/// # Errors
/// `Invalid` says what a name must be.
pub(super) fn clean_name(typed: &str) -> Result<String> {
    fields::clean_name("segment", typed)
}

/// A name that nobody has: this one, or with a number behind it.
pub(super) fn free_name<'a>(name: &str, taken: impl Iterator<Item = &'a SegmentRecord>) -> String {
    let taken: Vec<String> = taken.filter_map(SegmentRecord::key).collect();
    let is_free = |name: &String| !taken.contains(&fold(name));
    let numbered = |number: usize| {
        let end = format!(" {number}");
        let kept: String = name.chars().take(LONGEST - end.len()).collect();
        kept.trim_end().to_owned() + &end
    };
    // One of more names than there are is free.
    std::iter::once(name.to_owned()).chain((2..taken.len() + 3).map(numbered)).find(is_free).unwrap_or_else(|| name.to_owned())
}

/// The refusal of a name that another segment has.
pub(super) fn taken(name: &str) -> Error {
    Error::Conflict { reason: format!("There is a segment “{name}” already. Choose another name.") }
}

/// `“A”, “B” and “C”`.
pub(super) fn listed(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("“{name}”")).collect();
    match quoted.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => quoted.concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(name: &str, deleted_at: Option<i64>) -> SegmentRecord {
        SegmentRecord {
            id: 1,
            uuid: uuid::Uuid::from_u128(1),
            name: name.to_owned(),
            color: TagColor::Gray,
            filter: Filter::everybody(),
            types: Vec::new(),
            position: 0,
            created_at: 0,
            deleted_at,
            changed_by: None,
        }
    }

    #[test]
    fn a_taken_name_gets_a_number_behind_it() {
        let known = [segment("Gäste", None), segment("gaste 2", None), segment("Old", Some(1))];
        let free = |name: &str| free_name(name, known.iter());
        assert_eq!((free("Guests"), free("GASTE"), free("Old")), ("Guests".into(), "GASTE 3".into(), "Old".into()));
        let long = segment(&"x".repeat(LONGEST), None);
        assert_eq!(free_name(&long.name, std::iter::once(&long)), "x".repeat(LONGEST - 2) + " 2");
    }

    #[test]
    fn segments_are_found_however_deep_they_are_named() {
        let ids: Vec<String> = (1..=3).map(|id| uuid::Uuid::from_u128(id).to_string()).collect();
        let json = format!(
            r#"{{"all":[{{"segment":"{}"}},{{"any":[{{"not":{{"segment":"{}"}}}},{{"field":"email","op":"is_empty"}}]}},{{"segment":"{}"}}]}}"#,
            ids[0], ids[1], ids[2]
        );
        let found: Vec<String> = named(&Filter::parse(&json).unwrap()).iter().map(ToString::to_string).collect();
        assert_eq!(found, ids);
    }

    #[test]
    fn names_are_listed_as_people_do() {
        assert_eq!((listed(&["A"]), listed(&["A", "B", "C"])), ("“A”".into(), "“A”, “B” and “C”".into()));
    }
}
