//! What members do with record types. The title of its records is a field like the others, made with the type.

use std::collections::HashMap;

use super::rules;
use super::store::kinds::{self as store, Kind, Role};
use super::types::{CreateRecordType, GetRecordType, MoveRecordType, RecordTypeInfo, RecordTypeSaved, RecordsChanged, UpdateRecordType};
use super::{roles, store as records, titles};
use crate::activity;
use crate::core::{Core, Tag};
use crate::error::{Error, Result};
use crate::fields::{self, FieldType, Owner};
use crate::identity::fold;
use crate::ids::RecordTypeId;
use crate::operations::change::Change;
use crate::tags::TagColor;
use crate::workspace::{self, count};

pub(super) const STALE: [Tag; 3] = [Tag::Records, Tag::Fields, Tag::FlowApps];
const WHAT: &str = "change record types";

/// Every record type with its roles and fields, in order.
pub async fn list_types(core: &Core) -> Result<Vec<RecordTypeInfo>> {
    let mut snapshot = core.db().read().begin().await?;
    let kinds = store::all(&mut snapshot).await?;
    let roles = store::all_roles(&mut snapshot).await?;
    let counts: HashMap<i64, i64> = store::counts(&mut snapshot).await?.into_iter().collect();
    let region = workspace::locale(&mut snapshot).await?.region;
    let currency = fields::currency_of(region).code().to_owned();
    let mut types = Vec::with_capacity(kinds.len());
    for kind in kinds {
        let set = fields::store::load_of(&mut snapshot, Owner::RecordType(kind.id)).await?;
        let title = set.get(kind.title_field).ok_or_else(|| Error::Damaged { what: format!("“{}” has no title", kind.name) })?;
        types.push(RecordTypeInfo {
            id: kind.public_id,
            title_field: title.public_id(),
            roles: roles.iter().filter(|role| role.record_type == kind.id).map(Role::info).collect(),
            fields: set.all().iter().map(|field| set.info(field)).collect(),
            currency: currency.clone(),
            record_count: count(counts.get(&kind.id).copied().unwrap_or_default()),
            name: kind.name,
            plural: kind.plural,
            icon: kind.icon,
            color: kind.color,
            flow_app: kind.flow_app,
        });
    }
    Ok(types)
}

/// The record type of a name or public id: what scripts call it by.
///
/// # Errors
/// `NotFound`.
pub async fn type_by_name(core: &Core, name: &str) -> Result<RecordTypeInfo> {
    let wanted = fold(name.trim());
    let known = list_types(core).await?.into_iter();
    let is_it = |kind: &RecordTypeInfo| fold(&kind.name) == wanted || fold(&kind.plural) == wanted || kind.id.to_string() == wanted;
    known.into_iter().find(is_it).ok_or_else(|| Error::NotFound { what: "record type", id: name.to_owned() })
}

/// Makes a record type, at the end.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `Invalid` says what cannot be; `Conflict` where there is one of that name.
pub async fn create_type(core: &Core, input: CreateRecordType) -> Result<RecordTypeSaved> {
    let mut change = Change::of_settings(core, "record_type.create", WHAT).await?;
    let all = store::all(&mut change.tx).await?;
    let name = free_name(&mut change, &input.name, None).await?;
    let kind = Kind {
        id: 0,
        public_id: RecordTypeId::new(core.env().new_id()),
        plural: rules::plural(&name, &input.plural)?,
        name,
        icon: rules::icon(&input.icon)?,
        color: input.color.unwrap_or_else(|| TagColor::of_new(i64::try_from(all.len()).unwrap_or_default())),
        flow_app: input.flow_app,
        title_field: 0,
        position: all.iter().map(|kind| kind.position + 1).max().unwrap_or(0),
    };
    let id = store::insert(&mut change.tx, &kind, change.operation, change.now).await?;
    let label = if input.title_label.trim().is_empty() { "Name" } else { &input.title_label };
    let title_field = fields::make_title(&mut change.tx, core.env(), change.operation, id, label).await?;
    let kind = Kind { id, title_field, ..kind };
    store::update(&mut change.tx, &kind, change.operation).await?;
    change.made("record_type", &[id]).await?;
    for definition in &input.roles {
        roles::add(&mut change, &kind, definition).await?;
    }
    saved(change, kind.public_id).await
}

async fn saved(change: Change<'_>, id: RecordTypeId) -> Result<RecordTypeSaved> {
    let core = change.core;
    let operation = change.commit(&STALE).await?;
    Ok(RecordTypeSaved { record_type: info(core, id).await?, operation: Some(operation) })
}

async fn info(core: &Core, id: RecordTypeId) -> Result<RecordTypeInfo> {
    let missing = || Error::NotFound { what: "record type", id: id.to_string() };
    list_types(core).await?.into_iter().find(|kind| kind.id == id).ok_or_else(missing)
}

/// Changes a record type.
///
/// # Errors
/// As [`create_type`]; `NotFound`; `Conflict` where a field cannot be the title, with why.
pub async fn update_type(core: &Core, input: UpdateRecordType) -> Result<RecordTypeSaved> {
    let mut change = Change::of_settings(core, "record_type.update", WHAT).await?;
    let before = store::find(&mut change.tx, input.record_type).await?;
    let name = free_name(&mut change, &input.name, Some(before.id)).await?;
    let set = fields::store::load_of(&mut change.tx, Owner::RecordType(before.id)).await?;
    let title = set.find(input.title_field)?;
    let after = Kind {
        plural: rules::plural(&name, &input.plural)?,
        name,
        icon: rules::icon(&input.icon)?,
        color: input.color,
        flow_app: input.flow_app,
        title_field: title.id,
        ..before.clone()
    };
    if after == before {
        return Ok(RecordTypeSaved { record_type: info(core, before.public_id).await?, operation: None });
    }
    if after.title_field != before.title_field {
        let refuse = |reason: String| Err(Error::Conflict { reason });
        if title.r#type != FieldType::Text || !title.is_live() {
            return refuse(format!("“{}” cannot be the title: a title is a text of one line that is not archived.", title.label));
        }
        let missing = records::count_without(&mut change.tx, before.id, title.id).await?;
        if missing > 0 {
            return refuse(format!(
                "“{}” cannot be the title yet: {missing} of the {} have none, the bin counted. Give them one first.",
                title.label, after.plural
            ));
        }
    }
    change.keep("record_type", &[before.id]).await?;
    store::update(&mut change.tx, &after, change.operation).await?;
    if after.title_field != before.title_field {
        titles::write_all(&mut change.tx, before.id, after.title_field).await?;
        // Filters of contacts ask for titles.
        let contacts = records::links::contacts_of_type(&mut change.tx, before.id).await?;
        activity::settle(&mut change.tx, &contacts).await?;
    }
    saved(change, before.public_id).await
}

/// Puts a record type somewhere else.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `NotFound`.
pub async fn move_type(core: &Core, input: MoveRecordType) -> Result<RecordsChanged> {
    let mut change = Change::of_settings(core, "record_type.move", WHAT).await?;
    let moved = store::find(&mut change.tx, input.record_type).await?;
    let before = match input.before {
        Some(before) => Some(store::find(&mut change.tx, before).await?.id),
        None => None,
    };
    let all = store::all(&mut change.tx).await?;
    let mut kinds = rules::moved(all, |kind| kind.id, moved.id, before);
    kinds.retain(|(position, kind)| kind.position != *position);
    if kinds.is_empty() {
        return Ok(RecordsChanged { count: 0, operation: None });
    }
    change.keep("record_type", &kinds.iter().map(|(_, kind)| kind.id).collect::<Vec<_>>()).await?;
    for (position, kind) in kinds {
        store::update(&mut change.tx, &Kind { position, ..kind }, change.operation).await?;
    }
    Ok(RecordsChanged { count: 1, operation: Some(change.commit(&STALE).await?) })
}

/// Deletes a record type. Its records are not shown any more; all of it comes back with undo.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `NotFound`.
pub async fn delete_type(core: &Core, input: GetRecordType) -> Result<RecordsChanged> {
    let mut change = Change::of_settings(core, "record_type.delete", WHAT).await?;
    let kind = store::find(&mut change.tx, input.record_type).await?;
    let contacts = records::links::contacts_of_type(&mut change.tx, kind.id).await?;
    change.keep("record_type", &[kind.id]).await?;
    store::delete(&mut change.tx, kind.id, change.operation, change.now).await?;
    activity::settle(&mut change.tx, &contacts).await?;
    let stale = [STALE.as_slice(), &[Tag::Contacts]].concat();
    Ok(RecordsChanged { count: 1, operation: Some(change.commit(&stale).await?) })
}

async fn free_name(change: &mut Change<'_>, typed: &str, own: Option<i64>) -> Result<String> {
    let name = fields::clean_name("name", typed)?;
    match store::holder_of(&mut change.tx, &name).await?.filter(|(id, _)| Some(*id) != own) {
        Some((_, holder)) => {
            Err(Error::Conflict { reason: format!("There is a record type “{holder}” already. Choose another name.") })
        }
        None => Ok(name),
    }
}
