//! The submission that rules are tested on: one that is there, or one that stands in for answers as typed. Whoever asks takes
//! the transaction back.

use serde_json::{Map, Value};

use super::store::tested as store;
use super::types::{TestContactValue, TestRouting};
use crate::contacts::CreateContact;
use crate::contacts::edit::stand_in;
use crate::contacts::store as contact_store;
use crate::core::Core;
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::fields::{self, FieldInput, FieldType};
use crate::identity::{EmailAddress, PhoneNumber};
use crate::imports::readers::SchemaField;
use crate::operations;
use crate::submissions::SubmissionStatus;
use crate::submissions::record::SubmissionRecord;
use crate::submissions::store as submission_store;
use crate::workspace;

/// The submission to test: one that is there, with the answers that were typed in place of its own, or one that stands in.
pub(super) async fn set_up(core: &Core, mut tx: Tx, input: &TestRouting) -> Result<(Tx, SubmissionRecord)> {
    if let Some(id) = input.submission {
        if !input.contact.is_empty() {
            return Err(Error::invalid("contact", "a submission has its own contact; leave the values out, or test answers to a bot"));
        }
        let not_found = || Error::NotFound { what: "submission", id: id.to_string() };
        let mut submission = submission_store::by_uuid(&mut tx, id).await?.ok_or_else(not_found)?;
        if !input.answers.is_empty() {
            submission.answers = typed(&mut tx, &submission, input).await?;
            submission_store::save(&mut tx, &[&submission]).await?;
        }
        return Ok((tx, submission));
    }
    let Some(bot) = input.bot else {
        return Err(Error::invalid("bot", "choose a submission, or a bot whose questions are answered"));
    };
    let bot = store::bot(&mut tx, bot).await?.ok_or_else(|| Error::NotFound { what: "bot", id: bot.to_string() })?;
    let member = core.member(&mut tx).await?;
    let now = core.env().now_ms();
    let operation = operations::store::add(&mut tx, core.env().new_id(), "routing.apply", member, now).await?;
    let (mut tx, contact) = contact(core, tx, operation, &input.contact).await?;
    let uuid = core.env().new_id();
    let mut submission = SubmissionRecord {
        id: submission_store::max_id(&mut tx).await? + 1,
        uuid,
        bot_id: bot,
        identity: *uuid.as_bytes(),
        external_id: None,
        contact_id: contact,
        status: SubmissionStatus::Completed,
        is_test: false,
        started_at: Some(now),
        completed_at: Some(now),
        updated_at: None,
        own_at: now,
        answers: "{}".to_owned(),
        transcript: String::new(),
        summary: String::new(),
        content_hash: 0,
        seen: Vec::new(),
        given: "{}".to_owned(),
        created_by: operation,
        changed_by: operation,
        file: 0,
    };
    submission.answers = typed(&mut tx, &submission, input).await?;
    submission_store::save(&mut tx, &[&submission]).await?;
    Ok((tx, submission))
}

/// A submission's answers with those that were typed in their places. Several choices are typed with `; ` between them.
async fn typed(tx: &mut Tx, submission: &SubmissionRecord, input: &TestRouting) -> Result<String> {
    let mut answers: Map<String, Value> = serde_json::from_str(&submission.answers)?;
    let schema: Vec<SchemaField> = serde_json::from_str(&store::schema(tx, submission.bot_id).await?)?;
    for answer in &input.answers {
        let text = answer.text.trim();
        let kind = schema.iter().find(|field| field.name == answer.name).map(|field| field.kind.to_lowercase()).unwrap_or_default();
        let has_several = ["multi", "list", "array", "checkbox"].iter().any(|word| kind.contains(word))
            || answers.get(&answer.name).is_some_and(Value::is_array);
        let value = match text {
            "" => Value::Null,
            text if has_several => text.split(';').map(|item| Value::from(item.trim())).collect(),
            text => Value::from(text),
        };
        answers.insert(answer.name.clone(), value);
    }
    Ok(serde_json::to_string(&answers)?)
}

/// The contact that a submission with these values would be linked to: one that is there, or one that stands in.
async fn contact(core: &Core, mut tx: Tx, operation: i64, values: &[TestContactValue]) -> Result<(Tx, Option<i64>)> {
    let given: Vec<&TestContactValue> = values.iter().filter(|value| !value.text.trim().is_empty()).collect();
    if given.is_empty() {
        return Ok((tx, None));
    }
    let set = fields::store::load(&mut tx).await?;
    let mut input = CreateContact::default();
    for value in given {
        let text = value.text.trim().to_owned();
        match value.field.as_str() {
            "email" => input.emails.push(text),
            "phone" => input.phones.push(text),
            "first_name" => input.first_name = text,
            "last_name" => input.last_name = text,
            "source" => input.source = text,
            key => {
                let field = set.by_key(key).ok_or_else(|| Error::invalid("contact", format!("there is no field “{key}”")))?;
                let values = match field.r#type {
                    FieldType::MultiSelect => text.split(';').map(|item| item.trim().to_owned()).collect(),
                    _ => vec![text],
                };
                input.fields.push(FieldInput { field: field.public_id(), values });
            }
        }
    }
    if let Some(known) = known(&mut tx, &input).await? {
        return Ok((tx, Some(known)));
    }
    let (tx, contact) = stand_in(core, tx, operation, input).await?;
    Ok((tx, Some(contact)))
}

/// Who has one of the addresses or numbers already: an import would link the submission to them.
async fn known(tx: &mut Tx, input: &CreateContact) -> Result<Option<i64>> {
    let emails: Vec<String> = input.emails.iter().filter_map(|email| EmailAddress::parse(email)).map(|email| email.key).collect();
    let by_email = contact_store::by_email(tx, &emails).await?;
    let region = workspace::locale(tx).await?.region;
    let phones: Vec<String> = input.phones.iter().filter_map(|phone| PhoneNumber::parse(phone, region)).map(|phone| phone.key).collect();
    let by_phone = contact_store::by_phone(tx, &phones).await?;
    Ok(by_email.first().or(by_phone.first()).map(|(_, owner)| *owner))
}
