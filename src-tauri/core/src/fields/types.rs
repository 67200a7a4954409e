//! Custom fields as they cross the boundary.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::contacts::Selection;
use crate::ids::{ContactId, FieldGroupId, FieldId, MemberId, OperationId, OptionId, RecordId, RecordTypeId};
use crate::tags::TagColor;

/// What the values of a field are; the words of the design, section 4.5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum FieldType {
    /// One line.
    Text,
    /// Lines.
    LongText,
    /// A decimal number.
    Number,
    /// An amount of money.
    Currency,
    /// A number of hundredths: 45 is 45 %.
    Percent,
    /// A calendar day.
    Date,
    /// A moment.
    Datetime,
    /// Yes or no.
    Boolean,
    /// One of the options.
    Select,
    /// Some of the options.
    MultiSelect,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// A web address: http or https.
    Url,
    /// Stars, from 1.
    Rating,
    /// A person of the team.
    Member,
}

/// What a type needs to know; each type reads what is its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct FieldConfig {
    /// Decimal places of numbers, amounts and percentages that are kept and shown: 0 to 6. Absent: as given.
    pub decimals: Option<u8>,
    /// Least number; stars: not used.
    pub min: Option<f64>,
    /// Greatest number.
    pub max: Option<f64>,
    /// ISO 4217 code of an amount's currency.
    pub currency: Option<String>,
    /// Regular expression that a text must match as a whole.
    pub pattern: Option<String>,
    /// How many stars there are: 3 to 10, 5 unless told.
    pub stars: Option<u8>,
}

/// An option of a select.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FieldOption {
    /// Public id.
    pub id: OptionId,
    /// Unique within the field, case and accents aside.
    pub label: String,
    /// How it looks.
    pub color: TagColor,
}

/// A custom field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FieldInfo {
    /// Public id.
    pub id: FieldId,
    /// The name in files, filters and scripts; never changes.
    pub key: String,
    /// The name on screen.
    pub label: String,
    /// What to fill in, or empty.
    pub help: String,
    /// What its values are.
    pub r#type: FieldType,
    /// What the type needs to know.
    pub config: FieldConfig,
    /// Options of a select, in their order.
    pub options: Vec<FieldOption>,
    /// The section of the profile; none for those without a group.
    pub group: Option<FieldGroupId>,
    /// No contact may be without one.
    pub required: bool,
    /// No two contacts may have the same one.
    pub unique: bool,
    /// What a new contact begins with, as typed; empty for nothing.
    pub default: Vec<String>,
    /// Put away: neither shown nor filled, its values kept.
    pub archived: bool,
}

/// A named section of the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FieldGroupInfo {
    /// Public id.
    pub id: FieldGroupId,
    /// Unique, case and accents aside.
    pub name: String,
}

/// Every group in its order, and every field in the order of groups and places, those without a group last.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FieldList {
    /// Groups.
    pub groups: Vec<FieldGroupInfo>,
    /// Fields, archived ones too.
    pub fields: Vec<FieldInfo>,
    /// ISO 4217 code of the money that people use in the workspace's region: what a new amount is in.
    #[serde(default)]
    pub currency: Option<String>,
}

/// An option of a new or changed select.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct OptionInput {
    /// Which; none for a new one.
    pub id: Option<OptionId>,
    /// Its label.
    pub label: String,
    /// How it looks; the next one of the palette where absent.
    pub color: Option<TagColor>,
}

/// Everything about a field that can be changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FieldDefinition {
    /// The name on screen.
    pub label: String,
    /// What to fill in, or empty.
    #[serde(default)]
    pub help: String,
    /// What its values are.
    pub r#type: FieldType,
    /// What the type needs to know.
    #[serde(default)]
    pub config: FieldConfig,
    /// All options of a select, in their order.
    #[serde(default)]
    pub options: Vec<OptionInput>,
    /// No contact may be without one.
    #[serde(default)]
    pub required: bool,
    /// No two contacts may have the same one.
    #[serde(default)]
    pub unique: bool,
    /// What a new contact begins with, as typed; options by label. Empty for nothing.
    #[serde(default)]
    pub default: Vec<String>,
}

/// Makes a field, at the end of its group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CreateField {
    /// The record type whose records have it; contacts where absent.
    #[serde(default)]
    pub record_type: Option<RecordTypeId>,
    /// Its key; made from the label where absent.
    pub key: Option<String>,
    /// Where it stands.
    pub group: Option<FieldGroupId>,
    /// The rest.
    pub definition: FieldDefinition,
}

/// Changes a field, and its values with it where they must.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateField {
    /// Which.
    pub field: FieldId,
    /// What it is to be.
    pub definition: FieldDefinition,
    /// Values that do not fit may go; without it, they make the change fail.
    #[serde(default)]
    pub lose_values: bool,
}

/// What a change of a field would do to its values. Contacts in the bin count.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FieldChangePreview {
    /// Contacts with a value.
    pub values: u32,
    /// Values that stay or are written another way.
    pub kept: u32,
    /// Values that would be lost.
    pub lost: u32,
    /// Some that would be lost, at most ten.
    pub examples: Vec<LostValue>,
    /// Contacts without a value, where the field is to be required.
    pub missing: u32,
    /// Contacts, at most ten, that share a value with another, where values are to differ; such a change is refused.
    pub clashes: Vec<LostValue>,
}

/// A value that a change would not keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LostValue {
    /// Whose; absent where it is a record's.
    pub contact: Option<ContactId>,
    /// Whose; absent where it is a contact's.
    #[serde(default)]
    pub record: Option<RecordId>,
    /// Display name, or title.
    pub name: String,
    /// The value, as exported.
    pub value: String,
    /// Why, without a full stop.
    pub reason: String,
}

/// Asks for the key that a field of this label would get.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SuggestFieldKey {
    /// The record type whose records have it; contacts where absent.
    #[serde(default)]
    pub record_type: Option<RecordTypeId>,
    /// The label.
    pub label: String,
}

/// A group that was made or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FieldGroupSaved {
    /// The group as it is now.
    pub group: FieldGroupInfo,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// A field that was made or changed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FieldSaved {
    /// The field as it is now.
    pub field: FieldInfo,
    /// Undoes it; absent where nothing changed.
    pub operation: Option<OperationId>,
}

/// Names one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetField {
    /// Which.
    pub field: FieldId,
}

/// How many contacts have a value of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FieldUse {
    /// Those not in the bin.
    pub contacts: u32,
    /// Those in the bin.
    pub in_bin: u32,
}

/// Puts a field somewhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MoveField {
    /// Which.
    pub field: FieldId,
    /// Into this group; none for those without one.
    pub group: Option<FieldGroupId>,
    /// In front of this field of that group; at its end where absent.
    pub before: Option<FieldId>,
}

/// Puts a field away, or takes it out again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ArchiveField {
    /// Which.
    pub field: FieldId,
    /// Away, or back.
    pub archived: bool,
}

/// Makes a group, at the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct CreateFieldGroup {
    /// Its name.
    pub name: String,
}

/// Renames a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct UpdateFieldGroup {
    /// Which.
    pub group: FieldGroupId,
    /// The new name.
    pub name: String,
}

/// Puts a group somewhere else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct MoveFieldGroup {
    /// Which.
    pub group: FieldGroupId,
    /// In front of this one; at the end where absent.
    pub before: Option<FieldGroupId>,
}

/// Names one group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GetFieldGroup {
    /// Which.
    pub group: FieldGroupId,
}

/// What a change of fields or groups did, with the handle that undoes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FieldsChanged {
    /// Undoes it; absent where nothing changed, and for what cannot be undone.
    pub operation: Option<OperationId>,
}

/// A value as screens show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case", tag = "kind", content = "value")]
pub enum FieldValue {
    /// Text, long text, an e-mail or a web address.
    Text(String),
    /// A number, an amount, a percentage, or stars.
    Number(f64),
    /// A calendar day.
    Date(NaiveDate),
    /// A moment.
    Datetime(DateTime<Utc>),
    /// Yes or no.
    Boolean(bool),
    /// A phone number: as kept, and for the eye.
    Phone(PhoneValue),
    /// An option.
    Option(OptionId),
    /// Options, in their order.
    Options(Vec<OptionId>),
    /// A person of the team, who may have left.
    Member(MemberId),
}

/// A phone number: as kept, and for the eye.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PhoneValue {
    /// E.164 with `;ext=`, or as written.
    pub number: String,
    /// International form.
    pub display: String,
}

/// A contact's value of a field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FieldCell {
    /// Which field.
    pub field: FieldId,
    /// The value.
    pub value: FieldValue,
}

/// A value that somebody typed or chose. Options and members by public id or name; several for a multi-select, none to clear.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FieldInput {
    /// Which field.
    pub field: FieldId,
    /// What was typed.
    pub values: Vec<String>,
}

/// Reads a value under a definition that is not saved yet: what the preview of a field shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct TryField {
    /// The definition.
    pub definition: FieldDefinition,
    /// What was typed.
    pub values: Vec<String>,
}

/// Sets or clears a field of many contacts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SetField {
    /// Which contacts. None may be in the bin.
    pub selection: Selection,
    /// The value.
    pub input: FieldInput,
}

/// How many contacts a bulk edit is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SetFieldCount {
    /// All that are selected.
    pub selected: u32,
    /// Those that would change.
    pub changed: u32,
}

/// How a member has arranged the profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "camelCase", default)]
pub struct ProfileLayout {
    /// Groups that are folded.
    pub folded: Vec<FieldGroupId>,
    /// The fields without a group are folded.
    pub others_folded: bool,
    /// Fields without a value are not shown.
    pub hide_empty: bool,
}
