//! Records: titles say what their fields say, values are those of their fields, links have roles of the record's type.

use std::collections::HashSet;

use sqlx::sqlite::SqliteConnection;

use super::{CHUNK, Found, fields, store};
use crate::error::Result;
use crate::fields::Owner;
use crate::fields::store as field_store;
use crate::identity::fold;
use crate::records::store::kinds;

/// Looks at every record of every type, and at every link.
pub(super) async fn records(connection: &mut SqliteConnection, problems: &mut Vec<String>) -> Result<()> {
    for kind in kinds::all(connection).await? {
        let set = field_store::load_of(connection, Owner::RecordType(kind.id)).await?;
        fields::of_set(connection, &set, problems).await?;
        if set.get(kind.title_field).is_none_or(|field| !field.is_live()) {
            problems.push(format!("“{}” has no field that is its title.", kind.name));
            continue;
        }
        titles(connection, kind.id, kind.title_field, problems).await?;
    }
    roles(connection, problems).await?;
    let mut found = Found::new(problems);
    for uuid in store::links_of_other_roles(connection, super::NAMED + 1).await? {
        found.record(&uuid, "one of its links has a role that its type does not have")?;
    }
    let mut found = Found::new(problems);
    for uuid in store::overfull_roles(connection, super::NAMED + 1).await? {
        found.record(&uuid, "it has more contacts in a role than the role allows")?;
    }
    let mut found = Found::new(problems);
    for uuid in store::foreign_values(connection).await? {
        found.record(&uuid, "a value of it is claimed for a field of another type")?;
    }
    Ok(())
}

/// No two roles of a type share a name, and one of them at most is the default.
async fn roles(connection: &mut SqliteConnection, problems: &mut Vec<String>) -> Result<()> {
    let mut names = HashSet::new();
    let mut defaults = HashSet::new();
    for role in kinds::all_roles(connection).await? {
        if !names.insert((role.record_type, fold(&role.name))) {
            problems.push(format!("There is more than one role “{}” of a record type.", role.name));
        }
        if role.is_default && !defaults.insert(role.record_type) {
            problems.push(format!("“{}” is not the only role of its record type that is the default.", role.name));
        }
    }
    Ok(())
}

async fn titles(connection: &mut SqliteConnection, record_type: i64, field: i64, problems: &mut Vec<String>) -> Result<()> {
    let mut found = Found::new(problems);
    let mut after = 0;
    loop {
        let rows = store::titles(connection, record_type, field, after, CHUNK).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        for row in &rows {
            if row.value.as_deref() != Some(row.title.as_str()) || row.sort_title != fold(&row.title) {
                found.record(&row.uuid, "its title is not the value of the field that is the title")?;
            }
        }
    }
}
