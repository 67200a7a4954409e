//! One change under way: an operation, and the rows as they were before it. For whatever is kept in tables of its own and
//! restored whole; contacts, submissions, tags, fields and segments have rules of theirs.

use super::{rows, store};
use crate::core::{Core, Tag};
use crate::db::Tx;
use crate::error::Result;
use crate::ids::OperationId;
use crate::team::{self, Need};

/// See the top of this file.
pub(crate) struct Change<'c> {
    pub(crate) core: &'c Core,
    pub(crate) tx: Tx,
    /// Row id of the operation.
    pub(crate) operation: i64,
    /// UTC milliseconds.
    pub(crate) now: i64,
    /// Row id of the member who does it.
    pub(crate) member: i64,
    uuid: OperationId,
}

impl<'c> Change<'c> {
    /// Begins a change of this kind, which `words.rs` lists.
    pub(crate) async fn begin(core: &'c Core, kind: &'static str) -> Result<Self> {
        let mut tx = core.db().begin().await?;
        let member = core.member(&mut tx).await?;
        let uuid = core.env().new_id();
        let now = core.env().now_ms();
        let operation = store::add(&mut tx, uuid, kind, member, now).await?;
        Ok(Self { core, tx, operation, now, member, uuid: OperationId::new(uuid) })
    }

    /// Begins a change that only the owner and admins may make. `what` completes “… to”: “change boards”.
    pub(crate) async fn of_settings(core: &'c Core, kind: &'static str, what: &'static str) -> Result<Self> {
        let mut change = Self::begin(core, kind).await?;
        team::require(core, &mut change.tx, Need::Admin, what).await?;
        Ok(change)
    }

    /// Keeps rows as they are, before they are changed. What the change itself has made or kept already needs no more.
    pub(crate) async fn keep(&mut self, table: &'static str, ids: &[i64]) -> Result<()> {
        rows::keep(&mut self.tx, self.operation, table, ids).await
    }

    /// Removes rows, keeping them as they are, so that undo brings them back.
    pub(crate) async fn remove(&mut self, table: &'static str, ids: &[i64]) -> Result<()> {
        rows::remove(&mut self.tx, self.operation, table, ids).await
    }

    /// Notes rows that the change has made, so that undo removes them.
    pub(crate) async fn made(&mut self, table: &'static str, ids: &[i64]) -> Result<()> {
        rows::made(&mut self.tx, self.operation, table, ids).await
    }

    /// Ends the change. Answers what undoes it.
    pub(crate) async fn commit(self, stale: &[Tag]) -> Result<OperationId> {
        self.core.commit(self.tx, stale).await?;
        Ok(self.uuid)
    }
}
