//! Values of custom fields when one contact becomes two. Entries tell them as files write them, and so they are read again.

use std::collections::{BTreeSet, HashSet};

use super::Case;
use crate::activity::FieldChange;
use crate::contacts::origin::{Giver, Origin};
use crate::contacts::record::ContactRecord;
use crate::fields::read::{Reading, read};
use crate::fields::record::Field;
use crate::fields::value::Value;
use crate::submissions::record::SubmissionRecord;

/// Gives the contact the values back that it had before the moved submissions, the latest first. `is_theirs` tells an origin
/// that one of them is.
pub(super) fn revert(
    old: &mut ContactRecord,
    case: &Case,
    moved: &[SubmissionRecord],
    is_theirs: impl Fn(Origin) -> bool,
) -> Vec<FieldChange> {
    let mut came_back: HashSet<i64> = HashSet::new();
    for (submission, changes) in case.told.iter().rev() {
        if !moved.iter().any(|s| s.id == *submission) {
            continue;
        }
        for change in changes.iter().rev() {
            let Some(field) = case.fields.by_key(&change.field) else { continue };
            let unchanged_since = came_back.contains(&field.id) || old.origins.get(&field.column()).is_some_and(&is_theirs);
            let Some(former) = value(case, field, &change.old) else { continue };
            if text(case, field, old) != change.new || !unchanged_since {
                continue;
            }
            let origin = former.is_some().then(|| origin_of(case, field, &change.old, moved));
            match former {
                Some(value) => old.fields.insert(field.id, value),
                None => old.fields.remove(&field.id),
            };
            old.origins.put(field.column(), origin);
            came_back.insert(field.id);
        }
    }
    let ids: BTreeSet<i64> = came_back.into_iter().collect();
    ids.into_iter()
        .filter_map(|id| case.fields.get(id))
        .map(|field| FieldChange { field: field.key.clone(), old: text(case, field, &case.contact), new: text(case, field, old) })
        .filter(|change| change.old != change.new)
        .collect()
}

/// Offers the new contact what a submission brought to the old one.
pub(super) fn take_along(new: &mut ContactRecord, case: &Case, submission: i64, origin: Origin) {
    for change in case.told.iter().filter(|(id, _)| *id == submission).flat_map(|(_, changes)| changes) {
        if let Some(field) = case.fields.by_key(&change.field).filter(|field| field.is_live())
            && let Some(Some(value)) = value(case, field, &change.new)
        {
            new.offer_field(field, &case.fields, Some(value), origin);
        }
    }
}

/// Where a value that comes back came from: the latest submission that stays and told it; else it is as old as the contact.
fn origin_of(case: &Case, field: &Field, text: &str, moved: &[SubmissionRecord]) -> Origin {
    let gave = |s: &&SubmissionRecord| {
        let mut told = case.told.iter().filter(|(id, _)| *id == s.id).flat_map(|(_, changes)| changes);
        !moved.iter().any(|other| other.id == s.id) && told.any(|change| change.field == field.key && change.new == text)
    };
    match case.submissions.iter().rev().find(gave) {
        Some(giver) => Origin { at: giver.own_at, tie: giver.tie(), giver: Giver::Row },
        None => Origin { at: case.contact.created_at, tie: 0, giver: Giver::Row },
    }
}

/// The value of a text that an entry tells, and `None` inside for an empty one; nothing where it fits the field no more.
fn value(case: &Case, field: &Field, text: &str) -> Option<Option<Value>> {
    if text.is_empty() {
        return Some(None);
    }
    read(field, &case.fields, &[text.to_owned()], &Reading::canonical()).ok().filter(Option::is_some)
}

fn text(case: &Case, field: &Field, contact: &ContactRecord) -> String {
    contact.fields.get(&field.id).map(|value| field.text(value, &case.fields)).unwrap_or_default()
}
