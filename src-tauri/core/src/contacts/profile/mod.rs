//! Contacts as screens show them: rows of the list, and everything at the left of a profile. Contacts in the bin too.

mod fields;
mod store;

use std::collections::HashMap;

use super::record::{display_name, join_name};
use super::types::{ContactEmail, ContactPhone, ContactProfile, ContactRow, GetContact};
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::fields::FieldCell;
use crate::fields::record::Field;
use crate::identity::international;
use crate::ids::{ContactId, FieldId};

/// Everything about one contact but its timeline and submissions.
///
/// # Errors
/// `NotFound`.
pub async fn profile(core: &Core, input: GetContact) -> Result<ContactProfile> {
    let not_found = || Error::NotFound { what: "contact", id: input.contact.to_string() };
    let mut snapshot = core.db().read().begin().await?;
    let rest = store::rest(&mut snapshot, input.contact).await?.ok_or_else(not_found)?;
    let row = store::rows(&mut snapshot, &[rest.id]).await?.pop().ok_or_else(not_found)?;
    let tags = crate::tags::store::names(&mut snapshot, &[rest.id]).await?;
    let emails = store::emails(&mut snapshot, rest.id).await?;
    let phones = store::phones(&mut snapshot, rest.id).await?;
    let fields = crate::fields::store::load(&mut snapshot).await?;
    let live: Vec<&Field> = fields.live().collect();
    let cells = fields::cells(&mut snapshot, &fields, &live, &[rest.id]).await?.remove(&rest.id).unwrap_or_default();
    let segments = crate::segments::of_contact(&mut snapshot, rest.id).await?;
    drop(snapshot);
    Ok(ContactProfile {
        row: contact_row(row, tags.into_iter().map(|(_, name)| name).collect(), cells)?,
        emails: first_is_primary(emails).map(|(address, is_primary)| ContactEmail { address, is_primary }).collect(),
        phones: first_is_primary(phones)
            .map(|(number, is_primary)| ContactPhone { display: international(&number), number, is_primary })
            .collect(),
        deleted_at: rest.deleted_at.map(time_from_ms),
        submission_total: count(rest.submission_total),
        note_total: count(rest.note_total),
        record_total: count(rest.record_total),
        card_total: count(rest.card_total),
        segments,
    })
}

/// Rows of the list by row id, in the order of `ids`; those that are gone are left out. They have their values of `fields`;
/// archived and unknown ones are passed over.
pub(crate) async fn rows(core: &Core, ids: &[i64], fields: &[FieldId]) -> Result<Vec<ContactRow>> {
    let mut snapshot = core.db().read().begin().await?;
    let rows = store::rows(&mut snapshot, ids).await?;
    let tag_names = crate::tags::store::names(&mut snapshot, ids).await?;
    let mut cells = HashMap::new();
    if !fields.is_empty() {
        let set = crate::fields::store::load(&mut snapshot).await?;
        cells = fields::cells(&mut snapshot, &set, &fields::asked(&set, fields), ids).await?;
    }
    drop(snapshot);
    let mut tags: HashMap<i64, Vec<String>> = HashMap::new();
    for (contact, name) in tag_names {
        tags.entry(contact).or_default().push(name);
    }
    let mut by_id: HashMap<i64, store::RowSql> = rows.into_iter().map(|row| (row.id, row)).collect();
    ids.iter()
        .filter_map(|id| by_id.remove(id))
        .map(|row| {
            let (tags, cells) = (tags.remove(&row.id).unwrap_or_default(), cells.remove(&row.id).unwrap_or_default());
            contact_row(row, tags, cells)
        })
        .collect()
}

fn contact_row(row: store::RowSql, tags: Vec<String>, fields: Vec<FieldCell>) -> Result<ContactRow> {
    let name = join_name(&row.first_name, &row.last_name);
    Ok(ContactRow {
        id: ContactId::from_bytes(&row.uuid)?,
        display_name: display_name(&name, row.primary_email.as_deref(), row.primary_phone.as_deref()),
        first_name: row.first_name,
        last_name: row.last_name,
        email: row.primary_email,
        email_count: count(row.email_count),
        phone_display: row.primary_phone.as_deref().map(international),
        phone: row.primary_phone,
        phone_count: count(row.phone_count),
        tags,
        source: row.source,
        submission_count: count(row.submission_count),
        created_at: time_from_ms(row.created_at),
        updated_at: time_from_ms(row.updated_at),
        last_activity_at: time_from_ms(row.last_activity_at),
        fields,
    })
}

fn first_is_primary(handles: Vec<String>) -> impl Iterator<Item = (String, bool)> {
    handles.into_iter().enumerate().map(|(position, shown)| (shown, position == 0))
}

fn count(stored: i64) -> u32 {
    u32::try_from(stored).unwrap_or_default()
}
