//! How a bot's columns and answers are mapped: to contacts by the last import, to records by its settings.

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteConnection;

use super::store::{self, BotSql};
use super::types::{BotMapping, BotMappingColumn, RecordAnswer};
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::fields;
use crate::fields::record::FieldSet;
use crate::identity::fold;
use crate::ids::FieldId;
use crate::imports::mapping::{Mapping, Target};
use crate::imports::readers::SchemaField;

/// How the columns of the last import were mapped that went to a bot.
pub(super) async fn of(connection: &mut SqliteConnection, bot: &BotSql, schema: &[SchemaField]) -> Result<Option<BotMapping>> {
    let former = store::former_names(connection).await?.into_iter().filter(|(id, _)| *id == bot.id).map(|(_, name)| name);
    let names: Vec<String> = std::iter::once(bot.name.clone()).chain(former).collect();
    let Some((mapping, saved_at)) = store::mapping(connection, &names).await? else { return Ok(None) };
    let mapping: Mapping = serde_json::from_str(&mapping)?;
    let fields = fields::store::load(connection).await?;
    let columns = mapping.columns.into_iter().map(|(header, target)| BotMappingColumn {
        label: label(&header, schema),
        target: target.to_string(),
        target_label: shown(&target, &fields),
        header,
    });
    Ok(Some(BotMapping { saved_at: time_from_ms(saved_at), columns: columns.collect() }))
}

fn label(header: &str, schema: &[SchemaField]) -> String {
    let question = schema.iter().find(|field| field.name == header).map(|field| field.label.trim()).filter(|label| !label.is_empty());
    question.unwrap_or(header).to_owned()
}

/// A target for the eye.
fn shown(target: &Target, fields: &FieldSet) -> String {
    let word = match target {
        Target::Email => "E-mail",
        Target::Phone => "Phone",
        Target::Name => "Name",
        Target::FirstName => "First name",
        Target::MiddleName => "Middle name",
        Target::LastName => "Last name",
        Target::Tags => "Tags",
        Target::Source => "Source",
        Target::SubmissionId => "Submission id",
        Target::ContactId => "Contact id",
        Target::Bot => "Bot",
        Target::FlowApp => "Flow app",
        Target::Status => "Status",
        Target::StartedAt => "Started",
        Target::CompletedAt => "Completed",
        Target::UpdatedAt => "Updated",
        Target::IsTest => "Test",
        Target::Country => "Country",
        Target::Answer => "An answer only",
        Target::Ignore => "Not kept",
        Target::Field(key) => return fields.by_key(key).map_or_else(|| key.clone(), |field| field.label.clone()),
    };
    word.to_owned()
}

/// The stored form: answers by the public ids of fields.
type Stored = BTreeMap<FieldId, String>;

/// Which answer goes to which field; what a later version wrote goes nowhere.
pub(super) fn record_answers(stored: &str) -> Vec<RecordAnswer> {
    let stored: Stored = serde_json::from_str(stored).unwrap_or_default();
    stored.into_iter().map(|(field, answer)| RecordAnswer { field, answer }).collect()
}

/// Reads what a member mapped to the fields of a record type.
///
/// # Errors
/// `Invalid` where a field is none of the type's, or is named twice, or an answer has no name.
pub(super) async fn to_fields(connection: &mut SqliteConnection, record_type: i64, answers: &[RecordAnswer]) -> Result<String> {
    let fields = store::fields(connection, record_type).await?;
    let refuse = |reason: String| Err(Error::invalid("record mapping", reason));
    let mut stored = Stored::new();
    for RecordAnswer { field, answer } in answers {
        let bytes = field.to_bytes();
        let Some((_, _, label)) = fields.iter().find(|(uuid, ..)| *uuid == bytes) else {
            return refuse(format!("the record type has no field {field}; choose one of its own"));
        };
        if answer.trim().is_empty() {
            return refuse(format!("say which answer goes to “{label}”"));
        }
        if stored.insert(*field, answer.clone()).is_some() {
            return refuse(format!("“{label}” can take one answer only"));
        }
    }
    Ok(serde_json::to_string(&stored)?)
}

/// What a bot's answers go to where nobody has said it: fields that are called like an answer or its question.
pub(super) async fn guess(connection: &mut SqliteConnection, record_type: i64, known: &[(String, String)]) -> Result<String> {
    let mut stored = Stored::new();
    for (uuid, key, label) in store::fields(connection, record_type).await? {
        let is_called = |text: &str| [&key, &label].into_iter().any(|name| fold(name) == fold(text));
        if let Some((name, _)) = known.iter().find(|(name, question)| is_called(name) || is_called(question)) {
            stored.insert(FieldId::from_bytes(&uuid)?, name.clone());
        }
    }
    Ok(serde_json::to_string(&stored)?)
}
