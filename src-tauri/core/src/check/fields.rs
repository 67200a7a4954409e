//! Custom fields: every value is one of its field, and what must differ is claimed exactly once.

use sqlx::sqlite::SqliteConnection;

use super::{CHUNK, Found, store};
use crate::error::Result;
use crate::fields::record::{Field, FieldSet};
use crate::fields::store::{self as field_store, Column};
use crate::fields::{Owner, read};

/// Looks at every value of every field of contacts.
pub(super) async fn fields(connection: &mut SqliteConnection, problems: &mut Vec<String>) -> Result<()> {
    let set = field_store::load(connection).await?;
    of_set(connection, &set, problems).await
}

/// Looks at every value of every field of one owner.
pub(super) async fn of_set(connection: &mut SqliteConnection, set: &FieldSet, problems: &mut Vec<String>) -> Result<()> {
    for field in set.all() {
        let column = Column { id: field.id, storage: field.r#type.storage(), unique: field.unique };
        let (mut last, mut claimed) = (i64::MIN, 0i64);
        let mut odd = Vec::new();
        loop {
            let chunk = field_store::values(connection, set.owner(), column, last, CHUNK).await?;
            let Some((id, _, _)) = chunk.last() else { break };
            last = *id;
            for (holder, in_bin, value) in &chunk {
                claimed += i64::from(field.unique && !in_bin);
                // Limits may have been set when the value was there: only a change of the field asks about them.
                if !read::admits(field, set, value) {
                    odd.push(*holder);
                }
            }
        }
        let mut found = Found::new(problems);
        let named = odd.get(..super::NAMED + 1).unwrap_or(&odd);
        let says = format!("its value of “{}” is none of that field", field.label);
        if set.owner() == Owner::Contact {
            for uuid in store::uuids(connection, named).await? {
                found.contact(&uuid, &says)?;
            }
        } else {
            for uuid in store::record_uuids(connection, named).await? {
                found.record(&uuid, &says)?;
            }
        }
        claims(connection, field, claimed, problems).await?;
    }
    Ok(())
}

async fn claims(connection: &mut SqliteConnection, field: &Field, expected: i64, problems: &mut Vec<String>) -> Result<()> {
    let claimed = store::claims(connection, field).await?;
    if claimed != expected {
        problems.push(format!("“{}”: {expected} values must differ, but {claimed} are claimed.", field.label));
    }
    Ok(())
}
