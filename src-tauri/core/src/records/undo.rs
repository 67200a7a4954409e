//! What an undo of whole rows has to see to where they are records, types, roles or links: what follows from them (titles,
//! claims on values that must differ) is written anew, and what can no longer be is refused.

use std::collections::BTreeMap;

use super::record::Record;
use super::store::kinds::Role;
use super::store::{self, kinds, links, past};
use super::{rules, titles, unique};
use crate::activity;
use crate::db::{Tx, columns};
use crate::error::{Error, Result};
use crate::fields::read;
use crate::fields::{self, FieldType, Owner};
use crate::identity::fold;

/// Rows that an undo has put back, and those that it is about to remove.
#[derive(Debug, Default)]
pub(crate) struct Taken<'a> {
    /// Records that were put back.
    pub(crate) records: &'a [i64],
    /// Types that were put back.
    pub(crate) types: &'a [i64],
    /// Roles that were put back.
    pub(crate) roles: &'a [i64],
    /// Links that were put back.
    pub(crate) links: &'a [i64],
    /// Records that go.
    pub(crate) gone_records: &'a [i64],
    /// Types that go.
    pub(crate) gone_types: &'a [i64],
}

/// Sees to what the undo of an operation does, once rows are put back and before others are removed.
///
/// # Errors
/// `Conflict` says what keeps it from being undone.
pub(crate) async fn follow(tx: &mut Tx, operation: i64, now: i64, taken: &Taken<'_>) -> Result<()> {
    for record_type in taken.types {
        type_is_back(tx, *record_type).await?;
    }
    give_up(tx, taken.gone_records).await?;
    records_are_back(tx, operation, taken.records).await?;
    roles_are_back(tx, taken).await?;
    if past::others_hang_on(tx, taken.gone_records, operation).await? {
        return Err(later());
    }
    for record_type in taken.gone_types {
        forget_title(tx, *record_type, operation, now).await?;
    }
    Ok(())
}

fn later() -> Error {
    Error::Conflict { reason: "Something has changed since, so this can no longer be undone as a whole.".to_owned() }
}

/// The title of a type may be another field again.
async fn type_is_back(tx: &mut Tx, record_type: i64) -> Result<()> {
    let Some(&(_, title)) = kinds::title_fields(tx, &[record_type]).await?.first() else { return Ok(()) };
    let set = fields::store::load_of(tx, Owner::RecordType(record_type)).await?;
    let can_be = set.get(title).is_some_and(|field| field.is_live() && field.r#type == FieldType::Text);
    if !can_be || store::count_without(tx, record_type, title).await? > 0 {
        return Err(later());
    }
    if titles::write_all(tx, record_type, title).await? {
        let contacts = links::contacts_of_type(tx, record_type).await?;
        activity::settle(tx, &contacts).await?;
    }
    Ok(())
}

/// What goes gives up its values first: those that are put back may have had one of them.
async fn give_up(tx: &mut Tx, ids: &[i64]) -> Result<()> {
    for (record_type, ids) in by_type(tx, ids).await? {
        fields::store::replace_claims(tx, Owner::RecordType(record_type), &ids, &[]).await?;
    }
    Ok(())
}

/// Records by the row id of their type.
async fn by_type(tx: &mut Tx, ids: &[i64]) -> Result<BTreeMap<i64, Vec<i64>>> {
    let mut by_type: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for (record_type, id) in store::types_of(tx, ids).await? {
        by_type.entry(record_type).or_default().push(id);
    }
    Ok(by_type)
}

async fn records_are_back(tx: &mut Tx, operation: i64, ids: &[i64]) -> Result<()> {
    for (record_type, ids) in by_type(tx, ids).await? {
        let owner = Owner::RecordType(record_type);
        let set = fields::store::load_of(tx, owner).await?;
        let records = store::load(tx, record_type, &ids).await?;
        // Limits may have been set when the value was there: only a field that has changed since is asked.
        for field in set.all().iter().filter(|field| field.changed_by > Some(operation)) {
            if records.iter().filter_map(|record| record.fields.get(&field.id)).any(|value| !read::admits(field, &set, value)) {
                return Err(Error::Conflict {
                    reason: format!("“{}” has been changed since, so this can no longer be undone. Nothing was changed.", field.label),
                });
            }
        }
        let title = kinds::title_fields(tx, &[record_type]).await?.first().map(|(_, field)| *field).unwrap_or_default();
        if records.iter().any(|record| !record.fields.contains_key(&title)) {
            return Err(later());
        }
        let all: Vec<&Record> = records.iter().collect();
        unique::refuse_taken(tx, &set, &all).await.map_err(as_conflict)?;
        let unique: Vec<i64> = set.all().iter().filter(|field| field.unique).map(|field| field.id).collect();
        let claims: Vec<_> = records.iter().flat_map(|record| record.claims(&unique)).collect();
        fields::store::replace_claims(tx, owner, &ids, &claims).await?;
        titles::write(tx, records, title).await?;
    }
    Ok(())
}

fn as_conflict(error: Error) -> Error {
    match error {
        Error::Field { label, reason, .. } => {
            Error::Conflict { reason: format!("{label}: {reason}. Change that one, then undo again. Nothing was changed.") }
        }
        other => other,
    }
}

/// A role may be full by now, or have a lower limit again, or be deleted.
async fn roles_are_back(tx: &mut Tx, taken: &Taken<'_>) -> Result<()> {
    let mut asked = taken.roles.to_vec();
    asked.extend(past::roles_of_links(tx, taken.links).await?);
    asked.sort_unstable();
    asked.dedup();
    if asked.is_empty() {
        return Ok(());
    }
    if !taken.links.is_empty() && past::any_role_deleted(tx, taken.links).await? {
        return Err(Error::Conflict { reason: "The role of a link has been deleted since, so this can no longer be undone.".to_owned() });
    }
    let roles = kinds::all_roles(tx).await?;
    stand_alone(tx, &roles, taken.roles).await?;
    for role in roles.iter().filter(|role| asked.contains(&role.id)) {
        let Some(limit) = role.contact_limit else { continue };
        let Some(record) = past::overfull(tx, role.id, limit).await? else { continue };
        let holders = links::of_records(tx, &[record]).await?;
        let names: Vec<String> = holders.iter().filter(|link| link.role_id == Some(role.id)).map(super::profile::contact_name).collect();
        let kind = kinds::get(tx, role.record_type).await?;
        return Err(rules::role_is_full(&kind.name, &role.name, limit, &names));
    }
    Ok(())
}

/// A role that is back has a name of its own, and leaves it to another one to be the default that has become so since.
async fn stand_alone(tx: &mut Tx, roles: &[Role], back: &[i64]) -> Result<()> {
    for role in roles.iter().filter(|role| back.contains(&role.id)) {
        let mut others = roles.iter().filter(|other| other.record_type == role.record_type && other.id != role.id);
        if others.clone().any(|other| fold(&other.name) == fold(&role.name)) {
            let reason = format!("There is another role “{}” by now. Rename that one, then undo again. Nothing was changed.", role.name);
            return Err(Error::Conflict { reason });
        }
        if role.is_default && others.any(|other| other.is_default && !back.contains(&other.id)) {
            kinds::no_default(tx, role.id).await?;
        }
    }
    Ok(())
}

/// The title of a type that goes was made with it. Its row stays, of nobody, so that no other field gets its row id.
async fn forget_title(tx: &mut Tx, record_type: i64, operation: i64, now: i64) -> Result<()> {
    let Some(&(_, title)) = kinds::title_fields(tx, &[record_type]).await?.first() else { return Ok(()) };
    if past::has_records(tx, record_type).await? || !past::disown_field(tx, title, operation, now).await? {
        return Err(later());
    }
    columns::drop(tx, Owner::RecordType(record_type).table(), title).await
}
