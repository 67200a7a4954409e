//! What members do with fields: make, change, move, put away, delete.

use sqlx::sqlite::SqliteConnection;

use super::change::{Change, owner_named};
use super::convert;
use super::owner::Owner;
use super::read::{self, Reading};
use super::record::{Field, FieldSet};
use super::rules::{self, MOST_FIELDS, MOST_OF_RECORDS, Making};
use super::types::{
    ArchiveField, CreateField, FieldChangePreview, FieldDefinition, FieldList, FieldSaved, FieldUse, FieldValue, FieldsChanged, GetField,
    MoveField, SuggestFieldKey, TryField, UpdateField,
};
use super::{store, title};
use crate::core::Core;
use crate::db::columns;
use crate::error::{Error, Result};
use crate::ids::FieldId;
use crate::progress::Job;
use crate::workspace::{self, count};

/// Every group and every field, in their order.
pub async fn list(core: &Core) -> Result<FieldList> {
    let mut snapshot = core.db().read().begin().await?;
    let region = workspace::locale(&mut snapshot).await?.region;
    let list = store::load(&mut snapshot).await?.list();
    Ok(FieldList { currency: Some(rules::currency_of(region).code().to_owned()), ..list })
}

/// How many contacts or records have a value of a field.
///
/// # Errors
/// `NotFound`.
pub async fn field_use(core: &Core, input: GetField) -> Result<FieldUse> {
    let mut snapshot = core.db().read().begin().await?;
    let set = of_field(&mut snapshot, input.field).await?;
    let (contacts, in_bin) = store::count_values(&mut snapshot, set.find(input.field)?).await?;
    Ok(FieldUse { contacts: count(contacts), in_bin: count(in_bin) })
}

async fn of_field(connection: &mut SqliteConnection, field: FieldId) -> Result<FieldSet> {
    let owner = store::owner_of(connection, field).await?;
    store::load_of(connection, owner).await
}

/// The key that a field of this label would get.
pub async fn suggest_key(core: &Core, input: SuggestFieldKey) -> Result<String> {
    let mut snapshot = core.db().read().begin().await?;
    let owner = owner_named(&mut snapshot, input.record_type).await?;
    Ok(rules::key_of(&input.label, &store::load_of(&mut snapshot, owner).await?))
}

/// Reads a value under a definition that is not saved yet.
///
/// # Errors
/// `Invalid` says what of the definition cannot be; `Field` what of the value.
pub async fn try_value(core: &Core, input: TryField) -> Result<Option<FieldValue>> {
    let mut snapshot = core.db().read().begin().await?;
    // What is tried may keep options that are there.
    let known = input.definition.options.iter().find_map(|option| option.id);
    let owner = match known {
        Some(option) => store::owner_of_option(&mut snapshot, option).await?,
        None => Owner::Contact,
    };
    let set = store::load_of(&mut snapshot, owner).await?;
    let reading = Reading::of(workspace::locale(&mut snapshot).await?);
    let making = Making { env: core.env(), set: &set, reading: &reading, next_option: 1 };
    let base = set.all().iter().find(|field| field.options.iter().any(|o| Some(crate::ids::OptionId::new(o.uuid)) == known));
    let field = making.defined(&base.cloned().unwrap_or_else(|| blank(&input.definition)), &input.definition)?;
    match read::read(&field, &set, &input.values, &reading) {
        Ok(None) if field.required => Err(field.refuse("it is required; give it a value")),
        Ok(value) => Ok(value.and_then(|value| field.wire(&value, &set))),
        Err(refusal) => Err(field.refuse(refusal.reason())),
    }
}

/// A field that is nothing yet.
pub(super) fn blank(definition: &FieldDefinition) -> Field {
    Field {
        id: 0,
        uuid: uuid::Uuid::nil(),
        key: String::new(),
        label: String::new(),
        help: String::new(),
        r#type: definition.r#type,
        config: definition.config.clone(),
        default: Vec::new(),
        group: None,
        position: 0,
        required: false,
        unique: false,
        archived_at: None,
        deleted_at: None,
        changed_by: None,
        record_type: None,
        options: Vec::new(),
    }
}

/// Makes a field, at the end of its group.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `Invalid` says what of the definition cannot be.
pub async fn create(core: &Core, input: CreateField) -> Result<FieldSaved> {
    let mut change = Change::of_owner(core, "field.create", input.record_type).await?;
    if input.record_type.is_some() && input.group.is_some() {
        return Err(Error::invalid("group", "only fields of contacts stand in groups"));
    }
    if change.set.all().len() >= MOST_FIELDS {
        return Err(Error::Conflict {
            reason: format!("There are {MOST_FIELDS} fields already, archived ones counted. Delete one that nobody uses first."),
        });
    }
    if input.record_type.is_some() && store::count_of_records(&mut change.tx).await? >= MOST_OF_RECORDS {
        return Err(Error::Conflict {
            reason: format!(
                "Records of all types have {MOST_OF_RECORDS} fields already, archived ones counted. Delete one that nobody uses first."
            ),
        });
    }
    let group = input.group.map(|group| change.set.find_group(group)).transpose()?.map(|group| group.id);
    let (id, _, next_option) = store::next_ids(&mut change.tx).await?;
    let mut field = change.making(next_option).defined(&blank(&input.definition), &input.definition)?;
    field.key = match input.key.as_deref().map(str::trim).filter(|key| !key.is_empty()) {
        Some(key) => {
            rules::check_key(key, &change.set)?;
            key.to_owned()
        }
        None => rules::key_of(&field.label, &change.set),
    };
    field.id = id;
    field.record_type = change.set.owner().record_type();
    field.uuid = core.env().new_id();
    field.group = group;
    field.position = change.set.all().iter().filter(|other| other.group == group).map(|other| other.position + 1).max().unwrap_or(0);
    columns::add(&mut change.tx, field.owner().table(), id).await?;
    let field = change.save(None, field).await?;
    saved(core, change, field).await
}

async fn saved(core: &Core, change: Change<'_>, field: Field) -> Result<FieldSaved> {
    let operation = change.commit().await?;
    let mut snapshot = core.db().read().begin().await?;
    let set = store::load_of(&mut snapshot, field.owner()).await?;
    let field = set.get(field.id).ok_or_else(|| Error::NotFound { what: "field", id: field.key })?;
    Ok(FieldSaved { field: set.info(field), operation: Some(operation) })
}

/// What [`update`] would do to the values of the field.
///
/// # Errors
/// As there, but for values that would be lost.
pub async fn preview(core: &Core, input: UpdateField, job: Job) -> Result<FieldChangePreview> {
    let mut snapshot = core.db().read().begin().await?;
    let set = of_field(&mut snapshot, input.field).await?;
    let reading = Reading::of(workspace::locale(&mut snapshot).await?);
    let before = set.find(input.field)?;
    let making = Making { env: core.env(), set: &set, reading: &reading, next_option: i64::MAX / 2 };
    let after = making.defined(before, &input.definition)?;
    title::keeps(&mut snapshot, before, &after).await?;
    convert::preview(&mut snapshot, &set, before, &after, &job).await
}

/// Changes a field. Where its type, options or limits change, its values are written anew in the same transaction.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `Invalid` says what of the definition cannot be; `Conflict` where values would
/// be lost and that was not allowed, or where two contacts have a value that is to differ; `Cancelled`. Nothing has changed then.
pub async fn update(core: &Core, input: UpdateField, job: Job) -> Result<FieldSaved> {
    let mut change = Change::of_field(core, "field.update", input.field).await?;
    let before = change.set.find(input.field)?.clone();
    let (_, _, next_option) = store::next_ids(&mut change.tx).await?;
    let after = change.making(next_option).defined(&before, &input.definition)?;
    if after == before {
        return Ok(FieldSaved { field: change.set.info(&before), operation: None });
    }
    let may_lose = input.lose_values && !title::keeps(&mut change.tx, &before, &after).await?;
    convert::apply(&mut change, &before, &after, may_lose, &job).await?;
    let field = change.save(Some(before), after).await?;
    saved(core, change, field).await
}

/// Puts a field somewhere else.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `NotFound` names a field or group that is not there.
pub async fn move_field(core: &Core, input: MoveField) -> Result<FieldsChanged> {
    let mut change = Change::of_field(core, "field.move", input.field).await?;
    let moved = change.set.find(input.field)?.clone();
    let group = input.group.map(|group| change.set.find_group(group)).transpose()?.map(|group| group.id);
    let before = input.before.map(|field| change.set.find(field)).transpose()?.map(|field| field.id);
    if before == Some(moved.id) {
        return Ok(FieldsChanged { operation: None });
    }
    let there = |set: &FieldSet| set.all().iter().filter(|field| field.group == group && field.id != moved.id).cloned().collect::<Vec<_>>();
    let mut order = there(&change.set);
    let place = match before {
        Some(before) => order
            .iter()
            .position(|field| field.id == before)
            .ok_or_else(|| Error::Conflict { reason: "The field to stand before is in another group. Nothing was changed.".to_owned() })?,
        None => order.len(),
    };
    let mut placed = Field { group, ..moved };
    placed.changed_by = change.set.get(placed.id).and_then(|field| field.changed_by);
    order.insert(place, placed);
    let mut any = false;
    for (position, field) in (0..).zip(order) {
        let known = change.set.get(field.id).cloned();
        if known.as_ref().is_some_and(|known| (known.group, known.position) == (field.group, position)) {
            continue;
        }
        change.save(known, Field { position, ..field }).await?;
        any = true;
    }
    if !any {
        return Ok(FieldsChanged { operation: None });
    }
    Ok(FieldsChanged { operation: Some(change.commit().await?) })
}

/// Puts a field away, or takes it out again. Its values stay.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `NotFound`.
pub async fn archive(core: &Core, input: ArchiveField) -> Result<FieldsChanged> {
    let kind = if input.archived { "field.archive" } else { "field.restore" };
    let mut change = Change::of_field(core, kind, input.field).await?;
    let before = change.set.find(input.field)?.clone();
    if input.archived {
        title::stays(&mut change.tx, &before).await?;
    }
    if before.archived_at.is_some() == input.archived {
        return Ok(FieldsChanged { operation: None });
    }
    let archived_at = input.archived.then_some(change.now);
    change.save(Some(before.clone()), Field { archived_at, ..before }).await?;
    Ok(FieldsChanged { operation: Some(change.commit().await?) })
}

/// Deletes a field with all its values, for good.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `NotFound`.
pub async fn delete(core: &Core, input: GetField) -> Result<FieldsChanged> {
    let mut change = Change::of_field(core, "field.delete", input.field).await?;
    let before = change.set.find(input.field)?.clone();
    title::stays(&mut change.tx, &before).await?;
    store::release(&mut change.tx, &before).await?;
    let deleted_at = Some(change.now);
    let gone = Field { deleted_at, options: Vec::new(), default: Vec::new(), changed_by: Some(change.operation), ..before };
    store::save(&mut change.tx, &gone).await?;
    columns::drop(&mut change.tx, gone.owner().table(), gone.id).await?;
    change.commit().await?;
    Ok(FieldsChanged { operation: None })
}

impl Field {
    /// The refusal of a value of this field.
    pub(crate) fn refuse(&self, reason: impl Into<String>) -> Error {
        Error::Field { key: self.key.clone(), label: self.label.clone(), reason: reason.into(), existing: None }
    }
}
