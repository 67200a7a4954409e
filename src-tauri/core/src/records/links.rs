//! What members do with links. A link that ends stays, with the time of its end: both timelines read it there.

use std::collections::{BTreeMap, HashMap};

use super::edit::STALE;
use super::profile::{contact_name, contact_of, values_of};
use super::rules;
use super::store::kinds::{self, Kind, Role};
use super::store::links::{self as store, LinkSql, NewLink};
use super::store::{self as records};
use super::types::{
    LinkRecord, LinkedRecord, ListContactRecords, RecordLinkInput, RecordLinkSaved, RecordsChanged, UnlinkRecord, UpdateRecordLink,
};
use crate::activity;
use crate::contacts;
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::ids::{OperationId, RecordLinkId, RecordRoleId};
use crate::operations::change::Change;

/// Links a contact to a record.
///
/// # Errors
/// `NotFound`; `Conflict` where the record or the contact is in the bin, the contact has that role already, or it is full.
pub async fn link(core: &Core, input: LinkRecord) -> Result<RecordLinkSaved> {
    let mut change = Change::begin(core, "record.link").await?;
    let row = records::find(&mut change.tx, input.record).await?;
    if row.in_bin {
        return Err(Error::Conflict { reason: "This record is in the bin. Restore it to link contacts.".to_owned() });
    }
    let kind = kinds::get(&mut change.tx, row.record_type_id).await?;
    let link = add(&mut change, &kind, row.id, &RecordLinkInput { contact: input.contact, role: input.role }).await?;
    settled(change, link).await
}

async fn settled(mut change: Change<'_>, link: RecordLinkId) -> Result<RecordLinkSaved> {
    let made = store::find(&mut change.tx, link).await?;
    activity::settle(&mut change.tx, &[made.contact_id]).await?;
    let roles = roles(kinds::all_roles(&mut change.tx).await?);
    let shown = contact_of(&made, &roles)?;
    Ok(RecordLinkSaved { link: shown, operation: Some(change.commit(&STALE).await?) })
}

/// Roles by row id.
pub(super) fn roles(roles: Vec<Role>) -> HashMap<i64, Role> {
    roles.into_iter().map(|role| (role.id, role)).collect()
}

/// The role of a type that a public id names.
async fn role_of(change: &mut Change<'_>, kind: &Kind, role: Option<RecordRoleId>) -> Result<Option<Role>> {
    let Some(id) = role else { return Ok(None) };
    let role = kinds::find_role(&mut change.tx, id).await?;
    if role.record_type != kind.id {
        return Err(Error::Conflict { reason: format!("“{}” has no role “{}”. Choose one of its own.", kind.name, role.name) });
    }
    Ok(Some(role))
}

/// Adds a link inside a change. The activity of the contact is not settled yet.
pub(super) async fn add(change: &mut Change<'_>, kind: &Kind, record: i64, input: &RecordLinkInput) -> Result<RecordLinkId> {
    let (contact, in_bin) = store::contact(&mut change.tx, input.contact).await?;
    if in_bin {
        return Err(Error::Conflict { reason: "This contact is in the bin. Restore it to link it.".to_owned() });
    }
    let role = role_of(change, kind, input.role).await?;
    let there = store::of_records(&mut change.tx, &[record]).await?;
    refuse_full(kind, role.as_ref(), &there, contact)?;
    let id = store::next_id(&mut change.tx).await?;
    let uuid = change.core.env().new_id();
    let link = NewLink { id, uuid, record, contact, role: role.map(|role| role.id), at: change.now, operation: change.operation };
    store::insert(&mut change.tx, &[link]).await?;
    change.made("record_link", &[id]).await?;
    Ok(RecordLinkId::new(uuid))
}

/// Refuses a contact that has the role already, and one too many.
pub(super) fn refuse_full(kind: &Kind, role: Option<&Role>, there: &[LinkSql], contact: i64) -> Result<()> {
    let same: Vec<&LinkSql> = there.iter().filter(|link| link.role_id == role.map(|role| role.id)).collect();
    if let Some(link) = same.iter().find(|link| link.contact_id == contact) {
        let what = role.map_or_else(|| "is linked".to_owned(), |role| format!("is linked as {}", role.name));
        return Err(Error::Conflict { reason: format!("{} {what} already. Nothing was changed.", contact_name(link)) });
    }
    match role.and_then(|role| role.contact_limit.map(|limit| (role, limit))) {
        Some((role, limit)) if same.len() >= usize::try_from(limit).unwrap_or(usize::MAX) => {
            let holders: Vec<String> = same.iter().map(|link| contact_name(link)).collect();
            Err(rules::role_is_full(&kind.name, &role.name, limit, &holders))
        }
        _ => Ok(()),
    }
}

/// Gives a link another role: it ends, and another begins.
///
/// # Errors
/// As [`link`].
pub async fn update_link(core: &Core, input: UpdateRecordLink) -> Result<RecordLinkSaved> {
    let mut change = Change::begin(core, "record.link").await?;
    let before = store::find(&mut change.tx, input.link).await?;
    let record_type = records::types_of(&mut change.tx, &[before.record_id]).await?.first().map(|(kind, _)| *kind).unwrap_or_default();
    let kind = kinds::get(&mut change.tx, record_type).await?;
    let role = role_of(&mut change, &kind, input.role).await?;
    if role.as_ref().map(|role| role.id) == before.role_id {
        let roles = roles(kinds::all_roles(&mut change.tx).await?);
        return Ok(RecordLinkSaved { link: contact_of(&before, &roles)?, operation: None });
    }
    end(&mut change, &before).await?;
    let contact = crate::ids::ContactId::from_bytes(&before.contact)?;
    let link = add(&mut change, &kind, before.record_id, &RecordLinkInput { contact, role: input.role }).await?;
    settled(change, link).await
}

async fn end(change: &mut Change<'_>, link: &LinkSql) -> Result<()> {
    change.keep("record_link", &[link.id]).await?;
    store::end(&mut change.tx, &[link.id], change.operation, change.now).await
}

/// Ends a link.
///
/// # Errors
/// `NotFound` where there is none, or it has ended.
pub async fn unlink(core: &Core, input: UnlinkRecord) -> Result<RecordsChanged> {
    let mut change = Change::begin(core, "record.unlink").await?;
    let link = store::find(&mut change.tx, input.link).await?;
    end(&mut change, &link).await?;
    activity::settle(&mut change.tx, &[link.contact_id]).await?;
    let operation: OperationId = change.commit(&STALE).await?;
    Ok(RecordsChanged { count: 1, operation: Some(operation) })
}

/// Records that a contact is linked to, the last linked first.
///
/// # Errors
/// `NotFound`.
pub async fn of_contact(core: &Core, input: ListContactRecords) -> Result<Vec<LinkedRecord>> {
    let contact = contacts::store::row_id(core.db().read(), input.contact).await?;
    let mut snapshot = core.db().read().begin().await?;
    let links = store::of_contact(&mut snapshot, contact).await?;
    let roles = roles(kinds::all_roles(&mut snapshot).await?);
    let kinds: HashMap<i64, Kind> = kinds::all(&mut snapshot).await?.into_iter().map(|kind| (kind.id, kind)).collect();
    let mut by_type: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for link in &links {
        by_type.entry(link.record_type_id).or_default().push(link.record_id);
    }
    let mut found = HashMap::new();
    for (record_type, ids) in by_type {
        found.extend(values_of(&mut snapshot, record_type, &ids).await?);
    }
    let mut linked = Vec::with_capacity(links.len());
    for link in links {
        let (Some(kind), Some((record, values))) = (kinds.get(&link.record_type_id), found.get(&link.record_id)) else { continue };
        linked.push(LinkedRecord {
            link: RecordLinkId::from_bytes(&link.link)?,
            record: record.public_id(),
            title: record.title.clone(),
            record_type: kind.public_id,
            type_name: kind.name.clone(),
            icon: kind.icon.clone(),
            color: kind.color,
            role: link.role_id.and_then(|role| roles.get(&role)).map(Role::reference),
            linked_at: time_from_ms(link.linked_at),
            updated_at: time_from_ms(record.updated_at),
            values: values.clone(),
        });
    }
    Ok(linked)
}
