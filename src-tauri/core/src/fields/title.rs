//! The field whose value is the title of records: it stays there, a text, and keeps every value.

use sqlx::sqlite::SqliteConnection;

use super::edit::blank;
use super::owner::Owner;
use super::read::Reading;
use super::record::Field;
use super::rules::{self, Making};
use super::store;
use super::types::{FieldConfig, FieldDefinition, FieldType};
use crate::db::columns;
use crate::env::Env;
use crate::error::{Error, Result};
use crate::{records, workspace};

/// Makes the field of a new type's titles: a required text. Returns its row id.
///
/// # Errors
/// `Invalid` says what a label must be.
pub(crate) async fn make(connection: &mut SqliteConnection, env: &Env, operation: i64, record_type: i64, label: &str) -> Result<i64> {
    let owner = Owner::RecordType(record_type);
    let definition = FieldDefinition {
        label: label.to_owned(),
        help: String::new(),
        r#type: FieldType::Text,
        config: FieldConfig::default(),
        options: Vec::new(),
        required: true,
        unique: false,
        default: Vec::new(),
    };
    let (id, _, next_option) = store::next_ids(connection).await?;
    let set = store::load_of(connection, owner).await?;
    let reading = Reading::of(workspace::locale(connection).await?);
    let making = Making { env, set: &set, reading: &reading, next_option };
    let defined = making.defined(&blank(&definition), &definition)?;
    let key = rules::key_of(&defined.label, &set);
    let field = Field { id, uuid: env.new_id(), key, record_type: Some(record_type), changed_by: Some(operation), ..defined };
    columns::add(connection, owner.table(), id).await?;
    store::save(connection, &field).await?;
    Ok(id)
}

/// Whether a field is the title of records, whose change then may lose no value.
///
/// # Errors
/// `Conflict` where it is to be of another type.
pub(super) async fn keeps(connection: &mut SqliteConnection, before: &Field, after: &Field) -> Result<bool> {
    let titled = of(connection, before).await?;
    match titled {
        Some(kind) if after.r#type != FieldType::Text => Err(Error::Conflict {
            reason: format!(
                "“{}” is the title of every {kind}, so it stays a text. Choose another field as the title first.",
                before.label
            ),
        }),
        titled => Ok(titled.is_some()),
    }
}

/// Refuses to put away or delete the title.
pub(super) async fn stays(connection: &mut SqliteConnection, field: &Field) -> Result<()> {
    match of(connection, field).await? {
        Some(kind) => Err(Error::Conflict {
            reason: format!("“{}” is the title of every {kind}. Choose another field as the title first.", field.label),
        }),
        None => Ok(()),
    }
}

/// The name of the type whose records have a field as their title.
async fn of(connection: &mut SqliteConnection, field: &Field) -> Result<Option<String>> {
    match field.record_type {
        Some(_) => records::store::kinds::titled_by(connection, field.id).await,
        None => Ok(None),
    }
}
