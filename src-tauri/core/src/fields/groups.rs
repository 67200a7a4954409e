//! What members do with the groups of fields.

use super::change::Change;
use super::record::{Field, Group};
use super::rules::clean_name;
use super::store;
use super::types::{CreateFieldGroup, FieldGroupInfo, FieldGroupSaved, FieldsChanged, GetFieldGroup, MoveFieldGroup, UpdateFieldGroup};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::identity::fold;
use crate::ids::{FieldGroupId, OperationId};

const KIND: &str = "field.group";

/// Makes a group, at the end.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `Invalid` says what a name must be; `Conflict` where there is such a group.
pub async fn create(core: &Core, input: CreateFieldGroup) -> Result<FieldGroupSaved> {
    let mut change = Change::of_definitions(core, KIND).await?;
    let name = free_name(&change, &input.name, None)?;
    let (_, id, _) = store::next_ids(&mut change.tx).await?;
    let position = change.set.groups().iter().map(|group| group.position + 1).max().unwrap_or(0);
    let group = Group { id, uuid: core.env().new_id(), name, position, is_deleted: false, changed_by: None };
    let group = change.save_group(None, group).await?;
    Ok(saved(&group, Some(change.commit().await?)))
}

/// Renames a group.
///
/// # Errors
/// As [`create`]; `NotFound`.
pub async fn update(core: &Core, input: UpdateFieldGroup) -> Result<FieldGroupSaved> {
    let mut change = Change::of_definitions(core, KIND).await?;
    let before = change.set.find_group(input.group)?.clone();
    let name = free_name(&change, &input.name, Some(&before))?;
    if name == before.name {
        return Ok(saved(&before, None));
    }
    let group = change.save_group(Some(before.clone()), Group { name, ..before }).await?;
    Ok(saved(&group, Some(change.commit().await?)))
}

/// Puts a group somewhere else.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `NotFound`.
pub async fn reorder(core: &Core, input: MoveFieldGroup) -> Result<FieldsChanged> {
    let mut change = Change::of_definitions(core, KIND).await?;
    let moved = change.set.find_group(input.group)?.clone();
    let before = input.before.map(|group| change.set.find_group(group)).transpose()?.map(|group| group.id);
    let mut order: Vec<Group> = change.set.groups().iter().filter(|group| group.id != moved.id).cloned().collect();
    let place = before.and_then(|before| order.iter().position(|group| group.id == before)).unwrap_or(order.len());
    if before == Some(moved.id) {
        return Ok(FieldsChanged { operation: None });
    }
    order.insert(place, moved);
    let mut any = false;
    for (position, group) in (0..).zip(order) {
        if group.position != position {
            change.save_group(Some(group.clone()), Group { position, ..group }).await?;
            any = true;
        }
    }
    if !any {
        return Ok(FieldsChanged { operation: None });
    }
    Ok(FieldsChanged { operation: Some(change.commit().await?) })
}

/// Deletes a group. Its fields stay, without a group.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `NotFound`.
pub async fn delete(core: &Core, input: GetFieldGroup) -> Result<FieldsChanged> {
    let mut change = Change::of_definitions(core, KIND).await?;
    let group = change.set.find_group(input.group)?.clone();
    let last = change.set.all().iter().filter(|field| field.group.is_none()).map(|field| field.position + 1).max().unwrap_or(0);
    let leaving: Vec<Field> = change.set.all().iter().filter(|field| field.group == Some(group.id)).cloned().collect();
    for (position, field) in (last..).zip(leaving) {
        change.save(Some(field.clone()), Field { group: None, position, ..field }).await?;
    }
    change.save_group(Some(group.clone()), Group { is_deleted: true, ..group }).await?;
    Ok(FieldsChanged { operation: Some(change.commit().await?) })
}

fn free_name(change: &Change<'_>, typed: &str, own: Option<&Group>) -> Result<String> {
    let name = clean_name("group", typed)?;
    let holder = change.set.groups().iter().find(|group| fold(&group.name) == fold(&name) && Some(group.id) != own.map(|own| own.id));
    match holder {
        Some(holder) => Err(Error::Conflict { reason: format!("There is a group “{}” already. Choose another name.", holder.name) }),
        None => Ok(name),
    }
}

fn saved(group: &Group, operation: Option<OperationId>) -> FieldGroupSaved {
    FieldGroupSaved { group: FieldGroupInfo { id: FieldGroupId::new(group.uuid), name: group.name.clone() }, operation }
}
