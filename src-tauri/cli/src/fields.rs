//! `fields`, `fields add`, `fields remove`, `set`.

use contact_core::contacts::Selection;
use contact_core::fields::{
    self, CreateField, CreateFieldGroup, FieldConfig, FieldDefinition, FieldInfo, FieldInput, FieldList, FieldType, GetField,
    GetFieldGroup, OptionInput, SetField,
};
use contact_core::ids::FieldGroupId;
use contact_core::progress::Job;
use contact_core::{Core, Error, Result};
use serde_json::Value;

use crate::args::{NewField, Setting};
use crate::commands::people;
use crate::output::{json, line};
use crate::selection::query;

/// Prints every custom field, in the order of groups and places.
pub async fn list_fields(core: &Core, as_json: bool) -> Result<()> {
    let list = fields::list(core).await?;
    if as_json {
        return json(&list.fields.iter().map(|field| document(&list, field)).collect::<Vec<_>>());
    }
    for field in &list.fields {
        let archived = if field.archived { " (archived)" } else { "" };
        let group = group_name(&list, field).unwrap_or_default();
        line(&format!("{}\t{}\t{}\t{group}{archived}", field.key, field.label, field.r#type.as_str()))?;
    }
    Ok(())
}

fn document(list: &FieldList, field: &FieldInfo) -> Value {
    let options: Vec<&str> = field.options.iter().map(|option| option.label.as_str()).collect();
    serde_json::json!({
        "key": field.key, "label": field.label, "type": field.r#type, "group": group_name(list, field), "options": options, "id": field.id,
        "help": field.help, "config": field.config, "required": field.required, "unique": field.unique, "default": field.default,
        "archived": field.archived
    })
}

fn group_name<'a>(list: &'a FieldList, field: &FieldInfo) -> Option<&'a str> {
    list.groups.iter().find(|group| Some(group.id) == field.group).map(|group| group.name.as_str())
}

/// Adds a field.
pub async fn add(core: &Core, input: NewField, as_json: bool) -> Result<()> {
    let kind = FieldType::from_word(&input.kind).ok_or_else(|| {
        let words = FieldType::ALL.map(FieldType::as_str).join(", ");
        Error::invalid("--type", format!("“{}” is not a type of field; use one of {words}", input.kind))
    })?;
    let group = match input.group.as_deref() {
        Some(name) => Some(group(core, name, input.make_group).await?),
        None => None,
    };
    let made = group.filter(|group| group.is_new).map(|group| group.id);
    let config = FieldConfig {
        decimals: input.decimals,
        min: input.min,
        max: input.max,
        currency: input.currency,
        pattern: input.pattern,
        stars: input.stars,
    };
    let options = input.option.into_iter().map(|label| OptionInput { id: None, label, color: None }).collect();
    let definition = FieldDefinition {
        label: input.label,
        help: input.help_text,
        r#type: kind,
        config,
        options,
        required: input.required,
        unique: input.unique,
        default: input.default,
    };
    let created =
        fields::create(core, CreateField { record_type: None, key: input.key, group: group.map(|group| group.id), definition }).await;
    if let (Err(_), Some(group)) = (&created, made) {
        fields::delete_group(core, GetFieldGroup { group }).await?;
    }
    let saved = created?;
    if as_json {
        let mut added = document(&fields::list(core).await?, &saved.field);
        added["change"] = serde_json::to_value(saved.operation)?;
        return json(&added);
    }
    line(&format!("Added “{}” with the key {}.", saved.field.label, saved.field.key))?;
    match saved.operation {
        Some(change) => line(&format!("Change {change}")),
        None => Ok(()),
    }
}

#[derive(Clone, Copy)]
struct Group {
    id: FieldGroupId,
    is_new: bool,
}

/// The group of a name, case and accents aside.
async fn group(core: &Core, name: &str, make: bool) -> Result<Group> {
    let groups = fields::list(core).await?.groups;
    let wanted = contact_core::identity::fold(name.trim());
    if let Some(known) = groups.iter().find(|group| contact_core::identity::fold(&group.name) == wanted) {
        return Ok(Group { id: known.id, is_new: false });
    }
    if make {
        let made = fields::create_group(core, CreateFieldGroup { name: name.to_owned() }).await?;
        return Ok(Group { id: made.group.id, is_new: true });
    }
    let names: Vec<String> = groups.into_iter().map(|group| format!("“{}”", group.name)).collect();
    let known = if names.is_empty() { "there are none".to_owned() } else { format!("there are {}", names.join(", ")) };
    Err(Error::invalid("--group", format!("there is no group “{name}”; {known}. Make it with --make-group")))
}

/// Deletes a field with all its values.
pub async fn remove(core: &Core, key: &str, as_json: bool) -> Result<()> {
    let field = by_key(core, key).await?;
    let of = GetField { field: field.id };
    let used = fields::field_use(core, of).await?;
    fields::delete(core, of).await?;
    let values = used.contacts.saturating_add(used.in_bin);
    if as_json {
        return json(&serde_json::json!({"key": field.key, "values": values}));
    }
    line(&format!("Removed “{}” and what {} had of it.", field.label, people(values)))
}

/// Sets or clears a field of the selected contacts.
pub async fn set(core: &Core, input: Setting, as_json: bool) -> Result<()> {
    let field = by_key(core, &input.key).await?;
    let selection = Selection::Matching { query: query(core, &input.selection).await?, except: Vec::new() };
    // With `--clear` there are no values, which is what clears.
    let value = FieldInput { field: field.id, values: input.values };
    let done = fields::set(core, SetField { selection, input: value }, Job::silent()).await?;
    if as_json {
        return json(&serde_json::json!({"field": field.key, "contacts": done.count, "change": done.operation}));
    }
    let verb = if input.clear { "Cleared" } else { "Set" };
    line(&format!("{verb} “{}” of {}.", field.label, people(done.count)))?;
    match done.operation {
        Some(change) => line(&format!("Change {change}")),
        None => Ok(()),
    }
}

async fn by_key(core: &Core, key: &str) -> Result<FieldInfo> {
    let known = fields::list(core).await?.fields;
    known.into_iter().find(|field| field.key == key).ok_or_else(|| Error::NotFound { what: "field", id: key.to_owned() })
}

/// A value as people read it.
pub fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Array(items) => items.iter().map(words).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}
