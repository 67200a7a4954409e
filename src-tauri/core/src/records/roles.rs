//! What members do with roles.

use super::kinds::STALE;
use super::rules;
use super::store::kinds::{self as store, Kind, Role};
use super::store::links;
use super::types::{
    CreateRecordRole, GetRecordRole, MoveRecordRole, RecordRoleDefinition, RecordRoleSaved, RecordsChanged, UpdateRecordRole,
};
use crate::activity;
use crate::core::{Core, Tag};
use crate::error::{Error, Result};
use crate::fields;
use crate::identity::fold;
use crate::ids::RecordRoleId;
use crate::operations::change::Change;

const WHAT: &str = "change record types";

/// Makes a role, at the end of its type.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `Invalid` says what cannot be; `Conflict` where there is one of that name.
pub async fn create_role(core: &Core, input: CreateRecordRole) -> Result<RecordRoleSaved> {
    let mut change = Change::of_settings(core, "record_role.create", WHAT).await?;
    let kind = store::find(&mut change.tx, input.record_type).await?;
    let role = add(&mut change, &kind, &input.definition).await?;
    Ok(RecordRoleSaved { role: role.info(), operation: Some(change.commit(&STALE).await?) })
}

/// Adds a role inside a change.
pub(super) async fn add(change: &mut Change<'_>, kind: &Kind, definition: &RecordRoleDefinition) -> Result<Role> {
    let roles = store::roles_of(&mut change.tx, kind.id).await?;
    let blank = Role {
        id: 0,
        public_id: RecordRoleId::new(change.core.env().new_id()),
        record_type: kind.id,
        name: String::new(),
        inverse_name: String::new(),
        contact_limit: None,
        is_default: false,
        position: roles.iter().map(|role| role.position + 1).max().unwrap_or(0),
    };
    let role = defined(kind, &roles, &blank, definition)?;
    // No two defaults at any time.
    let is_default = role.is_default;
    take_default(change, &roles, &role).await?;
    let id = store::insert_role(&mut change.tx, &role, change.operation).await?;
    change.made("record_role", &[id]).await?;
    Ok(Role { id, is_default, ..role })
}

fn defined(kind: &Kind, roles: &[Role], role: &Role, definition: &RecordRoleDefinition) -> Result<Role> {
    let name = fields::clean_name("role", &definition.name)?;
    let inverse_name = match definition.inverse_name.trim() {
        "" => kind.name.clone(),
        given => fields::clean_name("role", given)?,
    };
    if definition.contact_limit == Some(0) {
        return Err(Error::invalid("limit", "a role that nobody can have is none; use 1 or more, or no limit"));
    }
    if name.contains([';', '(', ')']) {
        return Err(Error::invalid(
            "role",
            format!("“{name}” has a semicolon or bracket, which part roles from contacts in files; leave it out"),
        ));
    }
    if let Some(holder) = roles.iter().find(|other| other.id != role.id && fold(&other.name) == fold(&name)) {
        return Err(Error::Conflict {
            reason: format!("“{}” has a role “{}” already. Choose another name.", kind.name, holder.name)
        });
    }
    Ok(Role {
        name,
        inverse_name,
        contact_limit: definition.contact_limit.map(i64::from),
        is_default: definition.is_default,
        ..role.clone()
    })
}

/// Takes the default from the other roles, where this one has it.
async fn take_default(change: &mut Change<'_>, roles: &[Role], role: &Role) -> Result<()> {
    for other in roles.iter().filter(|other| role.is_default && other.is_default && other.id != role.id) {
        change.keep("record_role", &[other.id]).await?;
        store::update_role(&mut change.tx, &Role { is_default: false, ..other.clone() }, change.operation).await?;
    }
    Ok(())
}

/// Changes a role.
///
/// # Errors
/// As [`create_role`]; `NotFound`; `Conflict` where a record has more contacts in it than the limit.
pub async fn update_role(core: &Core, input: UpdateRecordRole) -> Result<RecordRoleSaved> {
    let mut change = Change::of_settings(core, "record_role.update", WHAT).await?;
    let before = store::find_role(&mut change.tx, input.role).await?;
    let kind = store::get(&mut change.tx, before.record_type).await?;
    let roles = store::roles_of(&mut change.tx, kind.id).await?;
    let after = defined(&kind, &roles, &before, &input.definition)?;
    if after == before {
        return Ok(RecordRoleSaved { role: before.info(), operation: None });
    }
    if let Some(limit) = after.contact_limit {
        let most = links::most_in_role(&mut change.tx, before.id).await?;
        if most > limit {
            return Err(Error::Conflict {
                reason: format!(
                    "A record has {most} contacts as {} already, so the limit cannot be {limit}. Unlink some first.",
                    before.name
                ),
            });
        }
    }
    take_default(&mut change, &roles, &after).await?;
    change.keep("record_role", &[before.id]).await?;
    store::update_role(&mut change.tx, &after, change.operation).await?;
    Ok(RecordRoleSaved { role: after.info(), operation: Some(change.commit(&STALE).await?) })
}

/// Puts a role somewhere else among those of its type.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `NotFound`; `Conflict` where the two are of different types.
pub async fn move_role(core: &Core, input: MoveRecordRole) -> Result<RecordsChanged> {
    let mut change = Change::of_settings(core, "record_role.move", WHAT).await?;
    let role = store::find_role(&mut change.tx, input.role).await?;
    let before = match input.before {
        Some(before) => Some(store::find_role(&mut change.tx, before).await?),
        None => None,
    };
    if before.as_ref().is_some_and(|before| before.record_type != role.record_type) {
        return Err(Error::Conflict { reason: "The role to stand before is of another record type. Nothing was changed.".to_owned() });
    }
    let all = store::roles_of(&mut change.tx, role.record_type).await?;
    let mut roles = rules::moved(all, |role| role.id, role.id, before.map(|before| before.id));
    roles.retain(|(position, role)| role.position != *position);
    if roles.is_empty() {
        return Ok(RecordsChanged { count: 0, operation: None });
    }
    change.keep("record_role", &roles.iter().map(|(_, role)| role.id).collect::<Vec<_>>()).await?;
    for (position, role) in roles {
        store::update_role(&mut change.tx, &Role { position, ..role }, change.operation).await?;
    }
    Ok(RecordsChanged { count: 1, operation: Some(change.commit(&STALE).await?) })
}

/// Deletes a role. Who has it stays linked, without a role; where they are that already, the link ends.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `NotFound`.
pub async fn delete_role(core: &Core, input: GetRecordRole) -> Result<RecordsChanged> {
    let mut change = Change::of_settings(core, "record_role.delete", WHAT).await?;
    let role = store::find_role(&mut change.tx, input.role).await?;
    let with_role = links::with_role(&mut change.tx, role.id).await?;
    let contacts = links::contacts_with_role(&mut change.tx, role.id).await?;
    change.keep("record_link", &with_role.iter().map(|(link, _)| *link).collect::<Vec<_>>()).await?;
    let part = |twice: bool| with_role.iter().filter(|(_, other)| *other == twice).map(|(link, _)| *link).collect::<Vec<_>>();
    links::take_role(&mut change.tx, &part(false), change.operation).await?;
    links::end(&mut change.tx, &part(true), change.operation, change.now).await?;
    change.keep("record_role", &[role.id]).await?;
    store::delete_role(&mut change.tx, role.id, change.operation, change.now).await?;
    activity::settle(&mut change.tx, &contacts).await?;
    let stale = [STALE.as_slice(), &[Tag::Contacts]].concat();
    Ok(RecordsChanged { count: 1, operation: Some(change.commit(&stale).await?) })
}
