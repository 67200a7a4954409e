//! Everything that a filter can ask for, for the builder.

use uuid::Uuid;

use super::bound::Target;
use super::subject::{Scope, Subject};
use super::targets::{ANSWER, CONTACT_OF, lower};
use super::types::{FilterCatalog, FilterChoice, FilterField, FilterKind, FilterScope, GetFilterCatalog, Related};
use super::world::{Named, Part, RecordType, World};
use super::{kinds, names, record_fields, store};
use crate::core::Core;
use crate::error::Result;
use crate::fields::record::Field;
use crate::fields::{FieldOption, FieldType};
use crate::ids::{FieldGroupId, OptionId};
use crate::tags::TagColor;

/// Everything that a filter can ask for in this workspace: fields, their operators, and names to choose from.
///
/// # Errors
/// `Invalid` where it is asked about records of a type that is not there.
pub async fn catalog(core: &Core, input: GetFilterCatalog) -> Result<FilterCatalog> {
    let mut connection = core.db().read().acquire().await?;
    let world = World::load(&mut connection).await?;
    let subject = Subject::of(&world, input.subject)?;
    let answers = match subject {
        Subject::Contact | Subject::Submission => store::world::answers(&mut connection).await?,
        Subject::Card | Subject::Record(_) => Vec::new(),
    };
    let about = About { world: &world, answers };
    let mut scopes = vec![about.scope(Scope::Subject(subject))];
    if subject == Subject::Contact {
        let related = [Related::Submission, Related::Card, Related::Record, Related::Note, Related::Activity];
        scopes.extend(related.into_iter().map(|related| about.scope(Scope::Related(related))));
    }
    Ok(FilterCatalog { scopes, kinds: kinds::all() })
}

struct About<'a> {
    world: &'a World,
    /// Names of answers, with the questions.
    answers: Vec<(String, String)>,
}

impl About<'_> {
    fn scope(&self, scope: Scope) -> FilterScope {
        let (has, label) = match scope {
            Scope::Subject(Subject::Contact) => (None, "Contact"),
            Scope::Subject(Subject::Submission) => (None, "Submission"),
            Scope::Subject(Subject::Card) => (None, "Card"),
            Scope::Subject(Subject::Record(id)) => (None, self.world.record_type(id).map_or("Record", |of| of.named.name.as_str())),
            Scope::Related(related) => (Some(related), name(related)),
        };
        FilterScope { has, label: label.to_owned(), fields: self.fields(scope) }
    }

    fn fields(&self, scope: Scope) -> Vec<FilterField> {
        let mut fields = own_fields(self.world, scope);
        match scope {
            Scope::Subject(Subject::Contact) => fields.extend(self.world.fields.live().map(|field| custom(self.world, field))),
            Scope::Subject(Subject::Record(id)) => {
                // Every one of them is of this type.
                fields.retain(|field| field.field != "type");
                fields.extend(self.of_records(scope).filter(|(of, _)| of.named.id == id).map(|(_, field)| field));
            }
            Scope::Related(Related::Record) => fields.extend(
                self.of_records(scope).map(|(of, field)| FilterField { label: format!("{} · {}", of.named.name, field.label), ..field }),
            ),
            Scope::Subject(Subject::Submission) | Scope::Related(Related::Submission) => {
                let answers = self.answers.iter();
                fields.extend(answers.map(|(name, label)| plain(&format!("{ANSWER}{name}"), label.clone(), FilterKind::Answer)));
            }
            _ => {}
        }
        if scope.has_contact() {
            fields.extend(self.fields(Scope::Subject(Subject::Contact)).into_iter().map(of_the_contact));
        }
        fields
    }

    /// Fields of records that can be asked for, in the order of the types.
    fn of_records(&self, scope: Scope) -> impl Iterator<Item = (&RecordType, FilterField)> {
        let types = self.world.record_types.iter().filter(|of| of.named.problem.is_none());
        types.flat_map(move |of| {
            let own = self.world.record_fields.iter().filter(|(owner, field)| *owner == of.named.id && field.is_live());
            own.map(move |(_, field)| {
                let named = FilterField { field: record_fields::canonical(scope, field), ..custom(self.world, field) };
                (of, named)
            })
        })
    }
}

const fn name(related: Related) -> &'static str {
    match related {
        Related::Submission => "Submission",
        Related::Card => "Card",
        Related::Record => "Record",
        Related::Note => "Note",
        Related::Activity => "Activity",
    }
}

/// A contact's field as it is called beside a submission or card.
fn of_the_contact(field: FilterField) -> FilterField {
    let label = if field.custom.is_some() { field.label } else { lower(&field.label) };
    FilterField { field: format!("{CONTACT_OF}{}", field.field), label: format!("Contact’s {label}"), ..field }
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
        Target::Tags | Target::CardTags => {
            let mut tags: Vec<&Named> = world.tags.iter().filter(|tag| tag.problem.is_none()).collect();
            tags.sort_by_cached_key(|tag| crate::identity::fold(&tag.name));
            tags.into_iter().map(|tag| option(tag.uuid, &tag.name, tag.color.unwrap_or(TagColor::Gray))).collect()
        }
        Target::Bot | Target::CardBot => named(&world.bots),
        Target::FlowApp => named(&world.flow_apps),
        Target::NoteAuthor | Target::Assignee => named(&world.members),
        Target::Board => named(&world.boards),
        Target::Phase => parts(&world.phases),
        Target::Role => parts(&world.roles),
        Target::RecordType => named(&world.record_types.iter().map(|of| of.named.clone()).collect::<Vec<_>>()),
        Target::Status => words(names::statuses()),
        Target::Priority => words(names::priorities()),
        Target::ActivityKind => words(names::activity_kinds()),
        _ => Vec::new(),
    }
}

/// Those that are not deleted.
fn named(among: &[Named]) -> Vec<FilterChoice> {
    among.iter().filter(|named| named.problem.is_none()).map(|named| choice(named.uuid, named.name.clone())).collect()
}

/// Those that are not deleted, as “Sales · Qualified”.
fn parts(among: &[Part]) -> Vec<FilterChoice> {
    let live = among.iter().filter(|part| part.named.problem.is_none());
    live.map(|part| choice(part.named.uuid, part.label())).collect()
}

fn choice(uuid: Uuid, label: String) -> FilterChoice {
    FilterChoice { value: uuid.hyphenated().to_string(), label, option: None }
}

/// A choice in colour.
fn option(uuid: Uuid, label: &str, color: TagColor) -> FilterChoice {
    let option = FieldOption { id: OptionId::new(uuid), label: label.to_owned(), color };
    FilterChoice { value: uuid.hyphenated().to_string(), label: label.to_owned(), option: Some(option) }
}
