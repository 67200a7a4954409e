//! A custom field as the store holds it, and all of them together. Pure.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::owner::Owner;
use super::types::{FieldConfig, FieldGroupInfo, FieldInfo, FieldList, FieldOption, FieldType};
use crate::error::{Error, Result};
use crate::identity::fold;
use crate::ids::{FieldGroupId, FieldId, OptionId};
use crate::tags::TagColor;
use crate::team::Member;

/// A field. Serialised, it is the before-image that undo restores.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Field {
    pub(crate) id: i64,
    pub(crate) uuid: uuid::Uuid,
    pub(crate) key: String,
    pub(crate) label: String,
    pub(crate) help: String,
    pub(crate) r#type: FieldType,
    pub(crate) config: FieldConfig,
    /// As typed; options by label.
    pub(crate) default: Vec<String>,
    pub(crate) group: Option<i64>,
    pub(crate) position: i64,
    pub(crate) required: bool,
    pub(crate) unique: bool,
    pub(crate) archived_at: Option<i64>,
    pub(crate) deleted_at: Option<i64>,
    pub(crate) changed_by: Option<i64>,
    /// Row id of the record type whose field it is; nothing for one of contacts.
    #[serde(default)]
    pub(crate) record_type: Option<i64>,
    /// In their order.
    pub(crate) options: Vec<Choice>,
}

/// An option of a select.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Choice {
    pub(crate) id: i64,
    pub(crate) uuid: uuid::Uuid,
    pub(crate) label: String,
    pub(crate) color: TagColor,
    /// The import that made it; nothing for one that a member made.
    pub(crate) created_by: Option<i64>,
}

/// A section of the profile. Serialised, it is the before-image that undo restores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Group {
    pub(crate) id: i64,
    pub(crate) uuid: uuid::Uuid,
    pub(crate) name: String,
    pub(crate) position: i64,
    pub(crate) is_deleted: bool,
    pub(crate) changed_by: Option<i64>,
}

impl Field {
    /// The key under which origins and images keep what is known of the field's value; it survives every change of the field.
    pub(crate) fn column(&self) -> String {
        crate::db::columns::name(self.id)
    }

    /// Whose field it is.
    pub(crate) fn owner(&self) -> Owner {
        Owner::of(self.record_type)
    }

    pub(crate) const fn public_id(&self) -> FieldId {
        FieldId::new(self.uuid)
    }

    /// Whether contacts or records can be given values.
    pub(crate) const fn is_live(&self) -> bool {
        self.archived_at.is_none() && self.deleted_at.is_none()
    }

    pub(crate) fn choice(&self, id: i64) -> Option<&Choice> {
        self.options.iter().find(|choice| choice.id == id)
    }

    /// The option of a label or a public id.
    pub(crate) fn choice_named(&self, text: &str) -> Option<&Choice> {
        let folded = fold(text.trim());
        self.options
            .iter()
            .find(|choice| fold(&choice.label) == folded)
            .or_else(|| text.parse::<OptionId>().ok().and_then(|id| self.options.iter().find(|c| OptionId::new(c.uuid) == id)))
    }

    /// Where an option stands among the others, which is what values are ordered by.
    pub(crate) fn rank(&self, id: i64) -> Option<usize> {
        self.options.iter().position(|choice| choice.id == id)
    }
}

/// Every field of one owner, every group and member: what reading and showing values needs.
#[derive(Debug, Clone, Default)]
pub(crate) struct FieldSet {
    owner: Owner,
    /// In the order of groups and places, those without a group last. Archived ones too, deleted ones not.
    fields: Vec<Field>,
    groups: Vec<Group>,
    members: Vec<(i64, Member)>,
    by_id: HashMap<i64, usize>,
}

impl FieldSet {
    /// Puts fields in their order.
    pub(crate) fn new(mut fields: Vec<Field>, mut groups: Vec<Group>, members: Vec<(i64, Member)>) -> Self {
        groups.retain(|group| !group.is_deleted);
        groups.sort_by_key(|group| (group.position, group.id));
        fields.retain(|field| field.deleted_at.is_none());
        let place = |field: &Field| groups.iter().position(|group| Some(group.id) == field.group).unwrap_or(usize::MAX);
        fields.sort_by_key(|field| (place(field), field.position, field.id));
        let by_id = fields.iter().enumerate().map(|(at, field)| (field.id, at)).collect();
        Self { owner: Owner::Contact, fields, groups, members, by_id }
    }

    /// The same, as the fields of another owner.
    pub(crate) fn of(self, owner: Owner) -> Self {
        Self { owner, ..self }
    }

    /// Whose fields they are.
    pub(crate) const fn owner(&self) -> Owner {
        self.owner
    }

    /// Fields in their order, archived ones too.
    pub(crate) fn all(&self) -> &[Field] {
        &self.fields
    }

    /// Fields that contacts can be given values of, in their order.
    pub(crate) fn live(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| field.is_live())
    }

    pub(crate) fn groups(&self) -> &[Group] {
        &self.groups
    }

    pub(crate) fn members(&self) -> &[(i64, Member)] {
        &self.members
    }

    pub(crate) fn get(&self, id: i64) -> Option<&Field> {
        self.by_id.get(&id).and_then(|&at| self.fields.get(at))
    }

    pub(crate) fn get_mut(&mut self, id: i64) -> Option<&mut Field> {
        self.by_id.get(&id).and_then(|&at| self.fields.get_mut(at))
    }

    /// A field by its public id.
    ///
    /// # Errors
    /// `NotFound`.
    pub(crate) fn find(&self, id: FieldId) -> Result<&Field> {
        self.fields.iter().find(|field| field.public_id() == id).ok_or_else(|| Error::NotFound { what: "field", id: id.to_string() })
    }

    pub(crate) fn by_key(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// A group by its public id.
    ///
    /// # Errors
    /// `NotFound`.
    pub(crate) fn find_group(&self, id: FieldGroupId) -> Result<&Group> {
        self.groups
            .iter()
            .find(|group| group.uuid == uuid_of(id))
            .ok_or_else(|| Error::NotFound { what: "field group", id: id.to_string() })
    }

    /// The public id and name of the group that a field stands in.
    pub(crate) fn group_of(&self, field: &Field) -> Option<&Group> {
        self.groups.iter().find(|group| Some(group.id) == field.group)
    }

    /// A field as it crosses the boundary.
    pub(crate) fn info(&self, field: &Field) -> FieldInfo {
        FieldInfo {
            id: field.public_id(),
            key: field.key.clone(),
            label: field.label.clone(),
            help: field.help.clone(),
            r#type: field.r#type,
            config: field.config.clone(),
            options: field
                .options
                .iter()
                .map(|choice| FieldOption { id: OptionId::new(choice.uuid), label: choice.label.clone(), color: choice.color })
                .collect(),
            group: self.group_of(field).map(|group| FieldGroupId::new(group.uuid)),
            required: field.required,
            unique: field.unique,
            default: field.default.clone(),
            archived: field.archived_at.is_some(),
        }
    }

    /// Everything as it crosses the boundary.
    pub(crate) fn list(&self) -> FieldList {
        FieldList {
            groups: self
                .groups
                .iter()
                .map(|group| FieldGroupInfo { id: FieldGroupId::new(group.uuid), name: group.name.clone() })
                .collect(),
            fields: self.fields.iter().map(|field| self.info(field)).collect(),
            currency: None,
        }
    }
}

fn uuid_of(id: FieldGroupId) -> uuid::Uuid {
    uuid::Uuid::from_slice(&id.to_bytes()).unwrap_or_default()
}
