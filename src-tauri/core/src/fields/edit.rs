//! What members do with fields and groups.

use super::types::*;
use crate::contacts::ContactsChanged;
use crate::core::Core;
use crate::error::Result;
use crate::progress::Job;

/// Not written yet.
pub async fn list(core: &Core) -> Result<FieldList> {
    todo!()
}
/// Not written yet.
pub async fn field_use(core: &Core, input: GetField) -> Result<FieldUse> {
    todo!()
}
/// Not written yet.
pub async fn suggest_key(core: &Core, input: SuggestFieldKey) -> Result<String> {
    todo!()
}
/// Not written yet.
pub async fn try_value(core: &Core, input: TryField) -> Result<Option<FieldValue>> {
    todo!()
}
/// Not written yet.
pub async fn create(core: &Core, input: CreateField) -> Result<FieldSaved> {
    todo!()
}
/// Not written yet.
pub async fn preview(core: &Core, input: UpdateField, job: Job) -> Result<FieldChangePreview> {
    todo!()
}
/// Not written yet.
pub async fn update(core: &Core, input: UpdateField, job: Job) -> Result<FieldSaved> {
    todo!()
}
/// Not written yet.
pub async fn move_field(core: &Core, input: MoveField) -> Result<FieldsChanged> {
    todo!()
}
/// Not written yet.
pub async fn archive(core: &Core, input: ArchiveField) -> Result<FieldsChanged> {
    todo!()
}
/// Not written yet.
pub async fn delete(core: &Core, input: GetField) -> Result<FieldsChanged> {
    todo!()
}
/// Not written yet.
pub async fn create_group(core: &Core, input: CreateFieldGroup) -> Result<FieldGroupSaved> {
    todo!()
}
/// Not written yet.
pub async fn update_group(core: &Core, input: UpdateFieldGroup) -> Result<FieldGroupSaved> {
    todo!()
}
/// Not written yet.
pub async fn move_group(core: &Core, input: MoveFieldGroup) -> Result<FieldsChanged> {
    todo!()
}
/// Not written yet.
pub async fn delete_group(core: &Core, input: GetFieldGroup) -> Result<FieldsChanged> {
    todo!()
}
/// Not written yet.
pub async fn set(core: &Core, input: SetField, job: Job) -> Result<ContactsChanged> {
    todo!()
}
/// Not written yet.
pub async fn count_set(core: &Core, input: SetField) -> Result<SetFieldCount> {
    todo!()
}
/// Not written yet.
pub async fn layout(core: &Core) -> Result<ProfileLayout> {
    todo!()
}
/// Not written yet.
pub async fn set_layout(core: &Core, input: ProfileLayout) -> Result<ProfileLayout> {
    todo!()
}
