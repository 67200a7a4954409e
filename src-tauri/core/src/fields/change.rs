//! One change of fields or groups, under way: an operation with the rows as they were.

use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteConnection;

use super::owner::Owner;
use super::read::Reading;
use super::record::{Field, FieldSet, Group};
use super::rules::Making;
use super::store;
use crate::core::{Core, Tag};
use crate::db::Tx;
use crate::error::Result;
use crate::ids::{FieldId, OperationId, RecordTypeId};
use crate::operations;
use crate::records;
use crate::team::{self, Need};
use crate::workspace;

/// Contacts that are changed together: bounds memory, and how long a cancel takes.
pub(super) const CHUNK: usize = 2_000;

pub(super) const STALE: [Tag; 2] = [Tag::Fields, Tag::Contacts];
const STALE_OF_RECORDS: [Tag; 2] = [Tag::Fields, Tag::Records];

/// A field or group before and after a change of itself; before is nothing for one that was made.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Image<T> {
    pub(super) before: Option<T>,
    pub(super) after: T,
}

pub(super) struct Change<'c> {
    pub(super) core: &'c Core,
    pub(super) tx: Tx,
    pub(super) operation: i64,
    pub(super) now: i64,
    pub(super) set: FieldSet,
    pub(super) reading: Reading,
    uuid: OperationId,
}

impl<'c> Change<'c> {
    /// Begins a change of what fields or groups of contacts there are, which only the owner and admins may.
    pub(super) async fn of_definitions(core: &'c Core, kind: &'static str) -> Result<Self> {
        let mut change = Self::begin(core, kind).await?;
        team::require(core, &mut change.tx, Need::Admin, "change custom fields").await?;
        Ok(change)
    }

    /// The same of the records of a type; of contacts where none is given.
    pub(super) async fn of_owner(core: &'c Core, kind: &'static str, record_type: Option<RecordTypeId>) -> Result<Self> {
        let mut change = Self::of_definitions(core, kind).await?;
        let owner = owner_named(&mut change.tx, record_type).await?;
        change.set = store::load_of(&mut change.tx, owner).await?;
        Ok(change)
    }

    /// The same of whoever has a field.
    pub(super) async fn of_field(core: &'c Core, kind: &'static str, field: FieldId) -> Result<Self> {
        let mut change = Self::of_definitions(core, kind).await?;
        let owner = store::owner_of(&mut change.tx, field).await?;
        change.set = store::load_of(&mut change.tx, owner).await?;
        Ok(change)
    }

    pub(super) async fn begin(core: &'c Core, kind: &'static str) -> Result<Self> {
        let mut tx = core.db().begin().await?;
        let member = core.member(&mut tx).await?;
        let uuid = core.env().new_id();
        let now = core.env().now_ms();
        let operation = operations::store::add(&mut tx, uuid, kind, member, now).await?;
        let set = store::load(&mut tx).await?;
        let reading = Reading::of(workspace::locale(&mut tx).await?);
        Ok(Self { core, tx, operation, now, set, reading, uuid: OperationId::new(uuid) })
    }

    /// What definitions are read with.
    pub(super) fn making(&self, next_option: i64) -> Making<'_> {
        Making { env: self.core.env(), set: &self.set, reading: &self.reading, next_option }
    }

    /// Writes a field, keeping it as it was.
    pub(super) async fn save(&mut self, before: Option<Field>, after: Field) -> Result<Field> {
        let after = Field { changed_by: Some(self.operation), ..after };
        store::save(&mut self.tx, &after).await?;
        let image = Image { before, after };
        let images = [(image.after.id, serde_json::to_string(&image)?)];
        operations::store::keep_images(&mut self.tx, self.operation, "custom_field", &images).await?;
        Ok(image.after)
    }

    /// Writes a group, keeping it as it was.
    pub(super) async fn save_group(&mut self, before: Option<Group>, after: Group) -> Result<Group> {
        let after = Group { changed_by: Some(self.operation), ..after };
        store::save_group(&mut self.tx, &after).await?;
        let image = Image { before, after };
        let images = [(image.after.id, serde_json::to_string(&image)?)];
        operations::store::keep_images(&mut self.tx, self.operation, "field_group", &images).await?;
        Ok(image.after)
    }

    /// Ends a change of what fields there are.
    pub(super) async fn commit(self) -> Result<OperationId> {
        let stale = if self.set.owner() == Owner::Contact { STALE } else { STALE_OF_RECORDS };
        self.commit_as(&stale).await
    }

    /// Ends the change.
    pub(super) async fn commit_as(self, stale: &[Tag]) -> Result<OperationId> {
        self.core.commit(self.tx, stale).await?;
        Ok(self.uuid)
    }
}

/// The owner of new fields.
///
/// # Errors
/// `NotFound` where there is no such record type.
pub(super) async fn owner_named(connection: &mut SqliteConnection, record_type: Option<RecordTypeId>) -> Result<Owner> {
    match record_type {
        None => Ok(Owner::Contact),
        Some(id) => Ok(Owner::RecordType(records::store::kinds::find(connection, id).await?.id)),
    }
}
