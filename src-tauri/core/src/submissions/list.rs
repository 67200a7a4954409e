//! Submissions of any bot: a list to look through, and one with what became of it.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use super::asked::Asked;
use super::read::{Schemas, answers, detail_of, preview};
use super::store;
use super::store::page::{self, CardSql, MadeSql, RowSql, Shown};
use super::types::{
    GetSubmission, ListSubmissions, RoutedBy, SubmissionCard, SubmissionContact, SubmissionList, SubmissionMade, SubmissionRow,
    SubmissionStatus, SubmissionView,
};
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::filter::World;
use crate::ids::{BoardId, BotId, CardId, ContactId, PhaseId, RecordId, RecordTypeId, RoutingRuleId, SubmissionId};

/// Submissions of one page at most.
const MAX_LIMIT: u32 = 1_000;

/// Submissions of any bot.
///
/// # Errors
/// `NotFound` where there is no such bot; `Invalid` says what of the filter cannot be asked.
pub async fn list(core: &Core, input: ListSubmissions) -> Result<SubmissionList> {
    let mut snapshot = core.db().read().begin().await?;
    let shown = Shown {
        bot: match input.bot {
            Some(id) => Some(page::bot(&mut snapshot, id).await?.ok_or_else(|| Error::NotFound { what: "bot", id: id.to_string() })?),
            None => None,
        },
        status: input.status,
        with_tests: input.with_tests,
        unmatched_only: input.unmatched_only,
        words: input.search.split_whitespace().map(str::to_owned).collect(),
        filter: if input.filter.is_everybody() {
            None
        } else {
            let world = World::load(&mut snapshot).await?;
            Some(Asked::bind(&world, &input.filter)?.condition(&world, core.env().now_ms()))
        },
        sort: input.sort,
    };
    let ids = page::matching(&mut snapshot, &shown).await?;
    let offset = usize::try_from(input.offset).unwrap_or(usize::MAX).min(ids.len());
    let limit = usize::try_from(input.limit.min(MAX_LIMIT)).unwrap_or(usize::MAX);
    let wanted: Vec<i64> = ids.iter().skip(offset).take(limit).copied().collect();
    Ok(SubmissionList { total: u32::try_from(ids.len()).unwrap_or(u32::MAX), submissions: rows(&mut snapshot, &wanted).await? })
}

/// One submission with everything it holds, whose it is, and what became of it.
///
/// # Errors
/// `NotFound` where there is no such submission.
pub async fn get(core: &Core, input: GetSubmission) -> Result<SubmissionView> {
    let mut snapshot = core.db().read().begin().await?;
    let not_found = || Error::NotFound { what: "submission", id: input.submission.to_string() };
    let row = store::row_id(&mut snapshot, input.submission).await?.ok_or_else(not_found)?;
    let of_row = page::rows(&mut snapshot, &[row]).await?.pop().ok_or_else(not_found)?;
    let card = page::cards(&mut snapshot, &[row]).await?.pop();
    let record = page::records(&mut snapshot, &[row]).await?.pop();
    Ok(SubmissionView {
        submission: detail_of(&mut snapshot, row).await?.ok_or_else(not_found)?,
        bot: BotId::from_bytes(&of_row.bot)?,
        contact: of_row.contact()?,
        routed_by: card.as_ref().map(CardSql::routed_by).transpose()?,
        card: card.map(CardSql::card).transpose()?,
        record: record.map(MadeSql::made).transpose()?,
    })
}

/// Rows by row id, in the order of `ids`.
async fn rows(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<SubmissionRow>> {
    let mut cards: HashMap<i64, CardSql> = page::cards(connection, ids).await?.into_iter().map(|card| (card.submission_id, card)).collect();
    let mut made: HashMap<i64, MadeSql> =
        page::records(connection, ids).await?.into_iter().map(|record| (record.submission_id, record)).collect();
    let mut found: HashMap<i64, RowSql> = page::rows(connection, ids).await?.into_iter().map(|row| (row.id, row)).collect();
    let mut schemas = Schemas::default();
    let rows = ids.iter().filter_map(|id| found.remove(id));
    rows.map(|row| {
        let given = answers(&row.answers, schemas.of(row.bot_id, &row.schema)?)?;
        Ok(SubmissionRow {
            id: SubmissionId::from_bytes(&row.uuid)?,
            bot: BotId::from_bytes(&row.bot)?,
            status: SubmissionStatus::from_stored(&row.status),
            is_test: row.is_test,
            started_at: row.started_at.map(time_from_ms),
            completed_at: row.completed_at.map(time_from_ms),
            at: time_from_ms(row.own_at),
            contact: row.contact()?,
            preview: preview(given, row.external_id.as_deref(), &row.status),
            card: cards.remove(&row.id).map(CardSql::card).transpose()?,
            record: made.remove(&row.id).map(MadeSql::made).transpose()?,
            bot_name: row.bot_name,
        })
    })
    .collect()
}

impl RowSql {
    fn contact(&self) -> Result<Option<SubmissionContact>> {
        let Some(uuid) = &self.contact else { return Ok(None) };
        let name = self.contact_name.clone().unwrap_or_default();
        Ok(Some(SubmissionContact { id: ContactId::from_bytes(uuid)?, name, in_bin: self.contact_in_bin }))
    }
}

impl CardSql {
    fn card(self) -> Result<SubmissionCard> {
        Ok(SubmissionCard {
            id: CardId::from_bytes(&self.uuid)?,
            title: self.title,
            board: BoardId::from_bytes(&self.board)?,
            board_name: self.board_name,
            phase: PhaseId::from_bytes(&self.phase)?,
            phase_name: self.phase_name,
            in_bin: self.in_bin,
        })
    }

    fn routed_by(&self) -> Result<RoutedBy> {
        if self.rule_id.is_none() {
            return Ok(RoutedBy::DefaultBoard);
        }
        let rule = self.rule.as_deref().map(RoutingRuleId::from_bytes).transpose()?;
        Ok(RoutedBy::Rule { rule, name: self.rule_name.clone().unwrap_or_default() })
    }
}

impl MadeSql {
    fn made(self) -> Result<SubmissionMade> {
        Ok(SubmissionMade {
            id: RecordId::from_bytes(&self.uuid)?,
            record_type: RecordTypeId::from_bytes(&self.record_type)?,
            type_name: self.type_name,
            title: self.title,
            in_bin: self.in_bin,
        })
    }
}
