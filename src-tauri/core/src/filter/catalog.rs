//! Everything that a filter can ask for, for the builder.

use uuid::Uuid;

use super::bound::Target;
use super::targets::{ANSWER, Scope};
use super::types::{FilterCatalog, FilterChoice, FilterField, FilterKind, FilterScope, GetFilterCatalog, Related};
use super::world::{Named, World};
use super::{kinds, operands, store};
use crate::core::Core;
use crate::error::Result;
use crate::fields::record::Field;
use crate::fields::{FieldOption, FieldType};
use crate::ids::{FieldGroupId, OptionId};
use crate::tags::TagColor;

/// Everything that a filter can ask for in this workspace: fields, their operators, and names to choose from.
pub async fn catalog(core: &Core, _input: GetFilterCatalog) -> Result<FilterCatalog> {
    let mut connection = core.db().read().acquire().await?;
    let world = World::load(&mut connection).await?;
    let answers = store::world::answers(&mut connection).await?;
    let mut contact = own_fields(&world, Scope::Contact);
    contact.extend(world.fields.live().map(|field| custom(&world, field)));
    let mut submission = own_fields(&world, Scope::Related(Related::Submission));
    submission.extend(answers.into_iter().map(|(name, label)| plain(&format!("{ANSWER}{name}"), label, FilterKind::Answer)));
    let scopes = [
        (None, "Contact", contact),
        (Some(Related::Submission), "Submission", submission),
        (Some(Related::Card), "Card", own_fields(&world, Scope::Related(Related::Card))),
        (Some(Related::Record), "Record", own_fields(&world, Scope::Related(Related::Record))),
        (Some(Related::Note), "Note", own_fields(&world, Scope::Related(Related::Note))),
        (Some(Related::Activity), "Activity", own_fields(&world, Scope::Related(Related::Activity))),
    ];
    Ok(FilterCatalog {
        scopes: scopes.into_iter().map(|(has, label, fields)| FilterScope { has, label: label.to_owned(), fields }).collect(),
        kinds: kinds::all(),
    })
}

fn plain(field: &str, label: String, kind: FilterKind) -> FilterField {
    FilterField { field: field.to_owned(), label, kind, r#type: None, custom: None, group: None, currency: None, choices: Vec::new() }
}

fn own_fields(world: &World, scope: Scope) -> Vec<FilterField> {
    let known = scope.known().iter();
    known
        .map(|(field, label, kind, target)| FilterField { choices: choices(world, target), ..plain(field, (*label).to_owned(), *kind) })
        .collect()
}

fn custom(world: &World, field: &Field) -> FilterField {
    let choices = match field.r#type {
        FieldType::Member => named(&world.members),
        _ => field.options.iter().map(|choice| option(choice.uuid, &choice.label, choice.color)).collect(),
    };
    FilterField {
        r#type: Some(field.r#type),
        custom: Some(field.public_id()),
        group: world.fields.group_of(field).map(|group| FieldGroupId::new(group.uuid)),
        currency: field.config.currency.clone(),
        choices,
        ..plain(&field.key, field.label.clone(), field.r#type.filter_kind())
    }
}

fn choices(world: &World, target: &Target) -> Vec<FilterChoice> {
    let words = |words: Vec<(&'static str, String)>| {
        words.into_iter().map(|(word, label)| FilterChoice { value: word.to_owned(), label, option: None }).collect()
    };
    match target {
        Target::Tags => {
            let mut tags: Vec<&Named> = world.tags.iter().filter(|tag| tag.problem.is_none()).collect();
            tags.sort_by_cached_key(|tag| crate::identity::fold(&tag.name));
            tags.into_iter().map(|tag| option(tag.uuid, &tag.name, tag.color.unwrap_or(TagColor::Gray))).collect()
        }
        Target::Bot => named(&world.bots),
        Target::FlowApp => named(&world.flow_apps),
        Target::NoteAuthor => named(&world.members),
        Target::Status => words(operands::statuses()),
        Target::ActivityKind => words(operands::activity_kinds()),
        _ => Vec::new(),
    }
}

fn named(among: &[Named]) -> Vec<FilterChoice> {
    among.iter().map(|named| FilterChoice { value: named.uuid.hyphenated().to_string(), label: named.name.clone(), option: None }).collect()
}

/// A choice in colour.
fn option(uuid: Uuid, label: &str, color: TagColor) -> FilterChoice {
    let option = FieldOption { id: OptionId::new(uuid), label: label.to_owned(), color };
    FilterChoice { value: uuid.hyphenated().to_string(), label: label.to_owned(), option: Some(option) }
}
