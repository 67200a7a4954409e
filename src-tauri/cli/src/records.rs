//! `records` and what is done with them.

use std::path::Path;

use contact_core::contacts;
use contact_core::exports::CsvOptions;
use contact_core::fields::{self, CreateField, FieldConfig, FieldDefinition, FieldInput, FieldType, OptionInput};
use contact_core::filter::Filter;
use contact_core::identity::fold;
use contact_core::ids::{OperationId, RecordId, RecordRoleId};
use contact_core::progress::Job;
use contact_core::records::{
    self, CreateRecord, CreateRecordType, ExportRecords, GetRecord, LinkRecord, LookAtRecordFile, RecordLinkInput, RecordMap, RecordQuery,
    RecordRoleDefinition, RecordSelection, RecordSort, RecordSortField, RecordTypeInfo, SaveRecordRejects, UnlinkRecord,
};
use contact_core::{Core, Error, Result};
use serde_json::Value;

use crate::args::{self, Link, NewRecord, NewType, Records, Types};
use crate::fields::words;
use crate::output::{json, line};
use crate::selection::delimiter;

/// Runs what stands behind `records`.
pub async fn run(core: &Core, verb: Records, as_json: bool) -> Result<()> {
    match verb {
        Records::Types { verb: None } => types(core, as_json).await,
        Records::Types { verb: Some(Types::Add(input)) } => add_type(core, input, as_json).await,
        Records::List(input) => list(core, input, as_json).await,
        Records::Add(input) => add(core, input, as_json).await,
        Records::Link(input) => link(core, input, as_json).await,
        Records::Unlink(input) => unlink(core, input, as_json).await,
        Records::Import(input) => import(core, input, as_json).await,
        Records::Export(input) => export(core, input, as_json).await,
    }
}

async fn types(core: &Core, as_json: bool) -> Result<()> {
    let all = records::list_types(core).await?;
    if as_json {
        return json(&all.iter().map(type_document).collect::<Vec<_>>());
    }
    for kind in &all {
        let roles: Vec<&str> = kind.roles.iter().map(|role| role.name.as_str()).collect();
        let keys: Vec<&str> = kind.fields.iter().map(|field| field.key.as_str()).collect();
        line(&format!("{}\t{}\t{}\t{}", kind.name, counted(kind.record_count), roles.join(", "), keys.join(", ")))?;
    }
    Ok(())
}

fn type_document(kind: &RecordTypeInfo) -> Value {
    let role = |role: &records::RecordRoleInfo| {
        serde_json::json!({
            "id": role.id, "name": role.name, "inverse_name": role.inverse_name, "limit": role.contact_limit, "default": role.is_default
        })
    };
    let field = |field: &fields::FieldInfo| {
        let options: Vec<&str> = field.options.iter().map(|option| option.label.as_str()).collect();
        serde_json::json!({
            "key": field.key, "label": field.label, "type": field.r#type, "options": options, "required": field.required,
            "unique": field.unique, "title": field.id == kind.title_field, "archived": field.archived
        })
    };
    serde_json::json!({
        "id": kind.id, "name": kind.name, "plural": kind.plural, "icon": kind.icon, "color": kind.color, "records": kind.record_count,
        "roles": kind.roles.iter().map(role).collect::<Vec<_>>(), "fields": kind.fields.iter().map(field).collect::<Vec<_>>()
    })
}

async fn add_type(core: &Core, input: NewType, as_json: bool) -> Result<()> {
    // All fields are read before anything is made.
    let definitions = input.field.iter().map(|typed| definition(typed)).collect::<Result<Vec<_>>>()?;
    let roles = input.role.iter().enumerate().map(|(at, typed)| role(typed, at == 0)).collect::<Result<Vec<_>>>()?;
    let new = CreateRecordType {
        name: input.name,
        plural: input.plural,
        icon: String::new(),
        color: None,
        flow_app: None,
        title_label: String::new(),
        roles,
    };
    let made = records::create_type(core, new).await?;
    let kind = made.record_type.id;
    for definition in definitions {
        let field = CreateField { record_type: Some(kind), key: None, group: None, definition };
        if let Err(refused) = fields::create(core, field).await {
            records::delete_type(core, records::GetRecordType { record_type: kind }).await?;
            return Err(refused);
        }
    }
    let kind = records::type_by_name(core, &kind.to_string()).await?;
    if as_json {
        let mut added = type_document(&kind);
        added["change"] = serde_json::to_value(made.operation)?;
        return json(&added);
    }
    line(&format!("Added the record type “{}” with {} fields and {} roles.", kind.name, kind.fields.len(), kind.roles.len()))
}

/// `Stage:select:New,Won`
fn definition(typed: &str) -> Result<FieldDefinition> {
    let mut parts = typed.splitn(3, ':');
    let (label, word) = (parts.next().unwrap_or_default(), parts.next().unwrap_or("text"));
    let r#type = FieldType::from_word(word.trim()).ok_or_else(|| {
        let words = FieldType::ALL.map(FieldType::as_str).join(", ");
        Error::invalid("--field", format!("“{word}” is not a type of field; write LABEL:TYPE with one of {words}"))
    })?;
    let options = parts.next().unwrap_or_default().split(',').map(str::trim).filter(|label| !label.is_empty());
    Ok(FieldDefinition {
        label: label.to_owned(),
        help: String::new(),
        r#type,
        config: FieldConfig::default(),
        options: options.map(|label| OptionInput { id: None, label: label.to_owned(), color: None }).collect(),
        required: false,
        unique: false,
        default: Vec::new(),
    })
}

/// `Buyer:1`
fn role(typed: &str, is_default: bool) -> Result<RecordRoleDefinition> {
    let (name, contact_limit) = match typed.split_once(':') {
        None => (typed, None),
        Some((name, limit)) => {
            let read = limit.trim().parse::<u32>();
            let limit = read.map_err(|_| Error::invalid("--role", format!("“{limit}” is not a number; write ROLE or ROLE:LIMIT")))?;
            (name, Some(limit))
        }
    };
    Ok(RecordRoleDefinition { name: name.to_owned(), inverse_name: String::new(), contact_limit, is_default })
}

fn query(kind: &RecordTypeInfo, search: String, filter: Option<&str>, sort: Option<&str>) -> Result<RecordQuery> {
    let filter = filter.map(Filter::parse).transpose()?.unwrap_or_default();
    let (word, descending) = match sort.unwrap_or("title").split_once(':') {
        None => (sort.unwrap_or("title"), false),
        Some((word, "desc")) => (word, true),
        Some((word, "asc")) => (word, false),
        Some((_, other)) => return Err(Error::invalid("--sort", format!("“{other}” is no order; use asc or desc"))),
    };
    let field = match word {
        "title" => RecordSortField::Title,
        "created_at" => RecordSortField::CreatedAt,
        "updated_at" => RecordSortField::UpdatedAt,
        key => RecordSortField::Field(
            kind.fields
                .iter()
                .find(|field| field.key == key)
                .map(|field| field.id)
                .ok_or_else(|| Error::NotFound { what: "field", id: key.to_owned() })?,
        ),
    };
    Ok(RecordQuery { record_type: kind.id, search, sort: RecordSort { field, descending }, in_bin: false, filter })
}

async fn list(core: &Core, input: args::ListRecords, as_json: bool) -> Result<()> {
    let kind = records::type_by_name(core, &input.kind).await?;
    let query = query(&kind, input.search, input.filter.as_deref(), input.sort.as_deref())?;
    let page = records::documents(core, query, input.limit).await?;
    if as_json {
        return json(&page);
    }
    for record in &page.records {
        let values: Vec<String> = record.fields.iter().map(|(key, value)| format!("{key}: {}", words(value))).collect();
        let contacts: Vec<String> = record
            .contacts
            .iter()
            .map(|contact| contact.role.as_ref().map_or_else(|| contact.name.clone(), |role| format!("{} ({role})", contact.name)))
            .collect();
        line(&format!("{}\t{}\t{}\t{}", record.id, record.title, values.join(", "), contacts.join("; ")))?;
    }
    line(&format!("{} of {}", page.records.len(), counted(page.total)))
}

async fn add(core: &Core, input: NewRecord, as_json: bool) -> Result<()> {
    let kind = records::type_by_name(core, &input.kind).await?;
    let mut values = vec![FieldInput { field: kind.title_field, values: vec![input.title] }];
    for typed in &input.set {
        let (key, value) =
            typed.split_once('=').ok_or_else(|| Error::invalid("--set", format!("“{typed}” sets nothing; write KEY=VALUE")))?;
        let field = kind.fields.iter().find(|field| field.key == key.trim()).map(|field| field.id);
        let field = field.ok_or_else(|| Error::NotFound { what: "field", id: key.to_owned() })?;
        match values.iter_mut().find(|known| known.field == field) {
            Some(known) => known.values.push(value.to_owned()),
            None => values.push(FieldInput { field, values: vec![value.to_owned()] }),
        }
    }
    let mut links = Vec::with_capacity(input.link.len());
    for typed in &input.link {
        links.push(linked(core, &kind, typed).await?);
    }
    let saved = records::create(core, CreateRecord { record_type: kind.id, values, links }).await?;
    if as_json {
        return print(core, saved.record.id, saved.operation).await;
    }
    line(&format!("Added the {} “{}” ({}).", kind.name, saved.record.title, saved.record.id))?;
    change(saved.operation)
}

/// `ana@example.org:Buyer`; an id, address or number has no colon.
async fn linked(core: &Core, kind: &RecordTypeInfo, typed: &str) -> Result<RecordLinkInput> {
    let (who, role) = match typed.rsplit_once(':') {
        Some((who, name)) => (who, Some(role_named(kind, name)?)),
        None => (typed, None),
    };
    Ok(RecordLinkInput { contact: contacts::find(core, who).await?, role })
}

fn role_named(kind: &RecordTypeInfo, name: &str) -> Result<RecordRoleId> {
    let found = kind.roles.iter().find(|role| fold(&role.name) == fold(name.trim()));
    found.map(|role| role.id).ok_or_else(|| {
        let known: Vec<String> = kind.roles.iter().map(|role| format!("“{}”", role.name)).collect();
        let known = if known.is_empty() { "there are none".to_owned() } else { format!("there are {}", known.join(", ")) };
        Error::invalid("--role", format!("“{}” has no role “{name}”; {known}", kind.name))
    })
}

async fn print(core: &Core, record: RecordId, operation: Option<OperationId>) -> Result<()> {
    let mut document = serde_json::to_value(records::document(core, GetRecord { record }).await?)?;
    document["change"] = serde_json::to_value(operation)?;
    json(&document)
}

/// The record, its type, and the role that is named.
async fn named(core: &Core, input: &Link) -> Result<(records::RecordProfile, Option<RecordRoleId>)> {
    let record = records::profile(core, GetRecord { record: input.record.parse()? }).await?;
    let kind = records::type_by_name(core, &record.record_type.to_string()).await?;
    let role = input.role.as_deref().map(|name| role_named(&kind, name)).transpose()?;
    Ok((record, role))
}

async fn link(core: &Core, input: Link, as_json: bool) -> Result<()> {
    let (record, role) = named(core, &input).await?;
    let contact = contacts::find(core, &input.contact).await?;
    let saved = records::link(core, LinkRecord { record: record.id, contact, role }).await?;
    if as_json {
        return print(core, record.id, saved.operation).await;
    }
    let role = saved.link.role.map(|role| format!(" as {}", role.name)).unwrap_or_default();
    line(&format!("Linked {} to “{}”{role}.", saved.link.name, record.title))?;
    change(saved.operation)
}

async fn unlink(core: &Core, input: Link, as_json: bool) -> Result<()> {
    let (record, role) = named(core, &input).await?;
    let contact = contacts::find(core, &input.contact).await?;
    let is_it = |link: &&records::RecordContact| link.contact == contact && link.role.as_ref().map(|role| role.id) == role;
    let found = record.links.iter().find(is_it);
    let link = found.ok_or_else(|| Error::NotFound { what: "link of this contact and role", id: input.contact.clone() })?;
    let done = records::unlink(core, UnlinkRecord { link: link.link }).await?;
    if as_json {
        return print(core, record.id, done.operation).await;
    }
    line(&format!("Parted {} from “{}”.", link.name, record.title))?;
    change(done.operation)
}

async fn import(core: &Core, input: args::ImportRecords, as_json: bool) -> Result<()> {
    let kind = records::type_by_name(core, &input.kind).await?;
    let map = match &input.map {
        Some(path) => read_map(path)?,
        None => RecordMap::default(),
    };
    let unreadable = |reason: &str| Error::FileUnreadable { path: input.file.clone(), reason: reason.to_owned() };
    let path = input.file.to_str().ok_or_else(|| unreadable("The file's name is not valid text. Rename it and try again."))?;
    let file = records::look(core, LookAtRecordFile { path: path.to_owned(), record_type: kind.id }, Job::silent()).await?;
    let report = records::import(core, map.applied(&kind, &file, input.key.as_deref())?, Job::silent()).await?;
    if let (Some(target), Some(rejects)) = (&input.rejects, report.rejects) {
        records::save_rejects(core, SaveRecordRejects { rejects }, target).await?;
    }
    if as_json {
        let rejections: Vec<Value> =
            report.rejections.iter().map(|rejected| serde_json::json!({"row": rejected.row, "reason": rejected.reason})).collect();
        return json(&serde_json::json!({
            "type": kind.name, "rows": report.rows, "created": report.created, "updated": report.updated, "unchanged": report.unchanged,
            "rejected": report.rejected, "linked": report.linked, "rejections": rejections, "warnings": report.warnings,
            "change": report.operation
        }));
    }
    line(&format!(
        "{} rows: {} new, {} updated, {} unchanged, {} refused; {} links.",
        report.rows, report.created, report.updated, report.unchanged, report.rejected, report.linked
    ))?;
    for rejected in &report.rejections {
        line(&format!("Row {}: {}", rejected.row, rejected.reason))?;
    }
    for warning in &report.warnings {
        line(&format!("Note: {warning}"))?;
    }
    change(report.operation)
}

fn read_map(path: &Path) -> Result<RecordMap> {
    let unreadable = |reason: String| Error::FileUnreadable { path: path.to_owned(), reason };
    let text = std::fs::read_to_string(path).map_err(|error| unreadable(format!("The mapping cannot be read ({error}).")))?;
    serde_json::from_str(&text).map_err(|error| {
        let like = "{\"columns\":{\"Customer\":\"contact:Buyer\",\"Price\":\"field:amount\"},\"key\":\"field:code\"}";
        unreadable(format!("This is not a mapping ({error}). It looks like {like}."))
    })
}

async fn export(core: &Core, input: args::ExportRecords, as_json: bool) -> Result<()> {
    let kind = records::type_by_name(core, &input.kind).await?;
    let options = CsvOptions { delimiter: delimiter(&input.delimiter)?, bom: input.bom, keys: input.keys };
    let query = query(&kind, input.search, input.filter.as_deref(), None)?;
    let selection = RecordSelection::Matching { query, except: Vec::new() };
    let report = records::write_csv(core, ExportRecords { selection, options }, &input.to, Job::silent()).await?;
    if as_json {
        return json(&serde_json::json!({"path": report.path, "rows": report.rows}));
    }
    line(&format!("Wrote {} to {}.", counted(report.rows), report.path))
}

fn change(operation: Option<OperationId>) -> Result<()> {
    operation.map_or(Ok(()), |change| line(&format!("Change {change}")))
}

fn counted(records: u32) -> String {
    if records == 1 { "1 record".to_owned() } else { format!("{records} records") }
}
