//! All SQL of submissions and bots; `page` has the list of all of them, `followers` what they made.

pub(super) mod followers;
pub(super) mod page;

use std::borrow::Cow;
use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use super::record::SubmissionRecord;
use super::types::SubmissionStatus;
use crate::db::packed::{self, joined};
use crate::db::{BulkInsert, select_in, select_joined};
use crate::error::{Error, Result};
use crate::ids::SubmissionId;

/// What a batch needs to know of a known submission before it looks closer.
#[derive(Debug, Clone)]
pub(crate) struct Known {
    pub(crate) id: i64,
    pub(crate) bot_id: i64,
    pub(crate) identity: [u8; 16],
    pub(crate) content_hash: i64,
    pub(crate) contact_id: Option<i64>,
}

/// Submissions of these identities, of any bot.
pub(crate) async fn known(connection: &mut SqliteConnection, identities: &[Vec<u8>]) -> Result<Vec<Known>> {
    const KNOWN: &str =
        joined!("id", "bot_id", "hex(identity)", "content_hash", "coalesce(contact_id, '')"; "submission WHERE identity IN");
    select_joined(connection, KNOWN, identities, |[id, bot_id, identity, content_hash, contact_id]| {
        Ok(Known {
            id: packed::integer(id)?,
            bot_id: packed::integer(bot_id)?,
            identity: packed::sixteen(identity)?,
            content_hash: packed::integer(content_hash)?,
            contact_id: packed::optional_integer(contact_id)?,
        })
    })
    .await
}

#[derive(sqlx::FromRow)]
struct SubmissionSql {
    id: i64,
    uuid: Vec<u8>,
    bot_id: i64,
    identity: Vec<u8>,
    external_id: Option<String>,
    contact_id: Option<i64>,
    status: String,
    is_test: bool,
    started_at: Option<i64>,
    completed_at: Option<i64>,
    updated_at: Option<i64>,
    own_at: i64,
    answers: String,
    transcript: String,
    summary: String,
    content_hash: i64,
    seen: String,
    given: String,
    created_by: i64,
    changed_by: i64,
    file: u32,
}

/// Submissions by row id.
pub(crate) async fn load(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<SubmissionRecord>> {
    let rows: Vec<SubmissionSql> = select_in(
        connection,
        "SELECT id, uuid, bot_id, identity, external_id, contact_id, status, is_test, started_at, completed_at, updated_at, own_at, answers, \
         transcript, summary, content_hash, seen, given, created_by, changed_by, file FROM submission WHERE id IN",
        "",
        ids,
    )
    .await?;
    rows.into_iter().map(SubmissionSql::into_record).collect()
}

impl SubmissionSql {
    fn into_record(self) -> Result<SubmissionRecord> {
        let damaged = || Error::Damaged { what: "the id of a submission".to_owned() };
        Ok(SubmissionRecord {
            id: self.id,
            uuid: uuid::Uuid::from_slice(&self.uuid).map_err(|_| damaged())?,
            bot_id: self.bot_id,
            identity: self.identity.try_into().map_err(|_| damaged())?,
            external_id: self.external_id,
            contact_id: self.contact_id,
            status: SubmissionStatus::from_stored(&self.status),
            is_test: self.is_test,
            started_at: self.started_at,
            completed_at: self.completed_at,
            updated_at: self.updated_at,
            own_at: self.own_at,
            answers: self.answers,
            transcript: self.transcript,
            summary: self.summary,
            content_hash: self.content_hash,
            seen: self.seen.split(',').filter_map(|hash| hash.parse().ok()).collect(),
            given: self.given,
            created_by: self.created_by,
            changed_by: self.changed_by,
            file: self.file,
        })
    }
}

const WRITE_SUBMISSION: BulkInsert = BulkInsert {
    head: Cow::Borrowed(
        "INSERT INTO submission (id, uuid, bot_id, identity, external_id, contact_id, status, is_test, started_at, completed_at, updated_at, \
           own_at, answers, transcript, summary, content_hash, seen, given, created_by, changed_by, file) VALUES",
    ),
    columns: 21,
    tail: Cow::Borrowed(
        "ON CONFLICT (id) DO UPDATE SET contact_id = excluded.contact_id, status = excluded.status, is_test = excluded.is_test, \
           started_at = excluded.started_at, completed_at = excluded.completed_at, updated_at = excluded.updated_at, own_at = excluded.own_at, \
           answers = excluded.answers, transcript = excluded.transcript, summary = excluded.summary, content_hash = excluded.content_hash, seen = excluded.seen, \
           given = excluded.given, changed_by = excluded.changed_by",
    ),
};

/// Writes new and changed submissions.
pub(crate) async fn save(connection: &mut SqliteConnection, records: &[&SubmissionRecord]) -> Result<()> {
    WRITE_SUBMISSION
        .run(connection, records, |s, row| {
            row.put(s.id)
                .put(s.uuid.as_bytes().to_vec())
                .put(s.bot_id)
                .put(s.identity.to_vec())
                .put(s.external_id.clone())
                .put(s.contact_id)
                .put(s.status.as_str())
                .put(s.is_test)
                .put(s.started_at)
                .put(s.completed_at)
                .put(s.updated_at)
                .put(s.own_at)
                .put(s.answers.clone())
                .put(s.transcript.clone())
                .put(s.summary.clone())
                .put(s.content_hash)
                .put(s.seen.iter().map(i64::to_string).collect::<Vec<_>>().join(","))
                .put(s.given.clone())
                .put(s.created_by)
                .put(s.changed_by)
                .put(s.file);
        })
        .await
}

/// The largest row id in use.
pub(crate) async fn max_id(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT COALESCE(max(id), 0) FROM submission").fetch_one(connection).await?)
}

/// A bot as the store holds it.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct BotRow {
    pub(crate) id: i64,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) flow_app_id: Option<i64>,
    pub(crate) external_id: Option<String>,
    pub(crate) description: String,
    pub(crate) schema: String,
}

/// All bots.
pub(crate) async fn bots(connection: &mut SqliteConnection) -> Result<Vec<BotRow>> {
    Ok(sqlx::query_as("SELECT id, key, name, flow_app_id, external_id, description, schema FROM intake_bot ORDER BY id")
        .fetch_all(connection)
        .await?)
}

/// Copies bots with their flow apps into an overlay that lacks them.
pub(crate) async fn copy_bots(overlay: &mut SqliteConnection, below: &mut SqliteConnection) -> Result<()> {
    type Columns = (i64, Vec<u8>, Option<i64>, String, String, Option<String>, String, String, i64);
    let bots: Vec<Columns> =
        sqlx::query_as("SELECT id, uuid, flow_app_id, key, name, external_id, description, schema, created_by FROM intake_bot ORDER BY id")
            .fetch_all(below)
            .await?;
    const COPY: BulkInsert = BulkInsert {
        head: Cow::Borrowed(
            "INSERT INTO intake_bot (id, uuid, flow_app_id, key, name, external_id, description, schema, created_by) VALUES",
        ),
        columns: 9,
        tail: Cow::Borrowed("ON CONFLICT DO NOTHING"),
    };
    COPY.run(overlay, &bots, |bot, row| {
        row.put(bot.0).put(bot.1.clone()).put(bot.2).put(bot.3.clone()).put(bot.4.clone()).put(bot.5.clone());
        row.put(bot.6.clone()).put(bot.7.clone()).put(bot.8);
    })
    .await
}

/// Writes a new bot or what changed of one. What a member has set up before cannot be taken back past this.
pub(crate) async fn save_bot(connection: &mut SqliteConnection, uuid: uuid::Uuid, bot: &BotRow, operation: i64) -> Result<()> {
    sqlx::query(
        "INSERT INTO intake_bot (id, uuid, flow_app_id, key, name, external_id, description, schema, created_by) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) \
         ON CONFLICT (id) DO UPDATE SET flow_app_id = excluded.flow_app_id, key = excluded.key, name = excluded.name, \
         external_id = excluded.external_id, description = excluded.description, schema = excluded.schema, \
         changed_by = CASE WHEN intake_bot.changed_by IS NULL THEN NULL ELSE excluded.created_by END",
    )
    .bind(bot.id)
    .bind(uuid.as_bytes().to_vec())
    .bind(bot.flow_app_id)
    .bind(&bot.key)
    .bind(&bot.name)
    .bind(&bot.external_id)
    .bind(&bot.description)
    .bind(&bot.schema)
    .bind(operation)
    .execute(connection)
    .await?;
    Ok(())
}

/// All flow apps: row id, folded key, name.
pub(crate) async fn flow_apps(connection: &mut SqliteConnection) -> Result<Vec<(i64, String, String)>> {
    Ok(sqlx::query_as("SELECT id, key, name FROM flow_app ORDER BY id").fetch_all(connection).await?)
}

/// Writes a new flow app.
pub(crate) async fn add_flow_app(
    connection: &mut SqliteConnection,
    id: i64,
    uuid: uuid::Uuid,
    key: &str,
    name: &str,
    operation: i64,
) -> Result<()> {
    sqlx::query(
        "INSERT INTO flow_app (id, uuid, key, name, position, created_by) \
         VALUES ($1, $2, $3, $4, (SELECT COALESCE(max(position) + 1, 0) FROM flow_app), $5)",
    )
    .bind(id)
    .bind(uuid.as_bytes().to_vec())
    .bind(key)
    .bind(name)
    .bind(operation)
    .execute(connection)
    .await?;
    Ok(())
}

/// Row id of a submission.
pub(crate) async fn row_id(connection: &mut SqliteConnection, id: SubmissionId) -> Result<Option<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM submission WHERE uuid = $1").bind(id.to_bytes()).fetch_optional(connection).await?)
}

/// A submission by public id.
pub(crate) async fn by_uuid(connection: &mut SqliteConnection, id: SubmissionId) -> Result<Option<SubmissionRecord>> {
    let row = row_id(connection, id).await?;
    Ok(load(connection, row.as_slice()).await?.pop())
}

/// Every submission of a contact, by ascending own time.
pub(crate) async fn all_of_contact(connection: &mut SqliteConnection, contact: i64) -> Result<Vec<SubmissionRecord>> {
    let ids: Vec<i64> =
        sqlx::query_scalar("SELECT id FROM submission WHERE contact_id = $1").bind(contact).fetch_all(&mut *connection).await?;
    let mut records = load(connection, &ids).await?;
    records.sort_unstable_by_key(|s| (s.own_at, s.tie()));
    Ok(records)
}

/// A submission as a contact's page shows it.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct DetailSql {
    pub(crate) uuid: Vec<u8>,
    pub(crate) external_id: Option<String>,
    pub(crate) bot_id: i64,
    pub(crate) bot: String,
    pub(crate) schema: String,
    pub(crate) status: String,
    pub(crate) is_test: bool,
    pub(crate) started_at: Option<i64>,
    pub(crate) completed_at: Option<i64>,
    pub(crate) own_at: i64,
    pub(crate) answers: String,
    pub(crate) transcript: String,
    pub(crate) summary: String,
    /// Files of the import that made it, and which of them it was.
    pub(crate) files: Option<String>,
    pub(crate) file: u32,
}

/// A contact's submissions from a position on, newest first.
pub(crate) async fn details(connection: &mut SqliteConnection, contact: i64, offset: u32, limit: u32) -> Result<Vec<DetailSql>> {
    Ok(sqlx::query_as(
        "SELECT s.uuid, s.external_id, s.bot_id, b.name AS bot, b.schema, s.status, s.is_test, s.started_at, s.completed_at, s.own_at, \
         s.answers, s.transcript, s.summary, i.files, s.file \
         FROM submission s JOIN intake_bot b ON b.id = s.bot_id LEFT JOIN import i ON i.operation_id = s.created_by \
         WHERE s.contact_id = $1 ORDER BY s.own_at DESC, s.id DESC LIMIT $2 OFFSET $3",
    )
    .bind(contact)
    .bind(limit)
    .bind(offset)
    .fetch_all(connection)
    .await?)
}

/// One submission by row id.
pub(crate) async fn detail(connection: &mut SqliteConnection, submission: i64) -> Result<Option<DetailSql>> {
    Ok(sqlx::query_as(
        "SELECT s.uuid, s.external_id, s.bot_id, b.name AS bot, b.schema, s.status, s.is_test, s.started_at, s.completed_at, s.own_at, \
         s.answers, s.transcript, s.summary, i.files, s.file \
         FROM submission s JOIN intake_bot b ON b.id = s.bot_id LEFT JOIN import i ON i.operation_id = s.created_by WHERE s.id = $1",
    )
    .bind(submission)
    .fetch_optional(connection)
    .await?)
}

/// A submission with its answers as given.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct RawSql {
    pub(crate) uuid: Vec<u8>,
    pub(crate) external_id: Option<String>,
    pub(crate) bot: String,
    pub(crate) status: String,
    pub(crate) is_test: bool,
    pub(crate) started_at: Option<i64>,
    pub(crate) completed_at: Option<i64>,
    pub(crate) answers: String,
}

/// All of a contact's submissions, newest first.
pub(crate) async fn raw(connection: &mut SqliteConnection, contact: i64) -> Result<Vec<RawSql>> {
    Ok(sqlx::query_as(
        "SELECT s.uuid, s.external_id, b.name AS bot, s.status, s.is_test, s.started_at, s.completed_at, s.answers \
         FROM submission s JOIN intake_bot b ON b.id = s.bot_id WHERE s.contact_id = $1 ORDER BY s.own_at DESC, s.id DESC",
    )
    .bind(contact)
    .fetch_all(connection)
    .await?)
}

/// A submission that waits for a contact.
#[derive(Debug, sqlx::FromRow)]
pub(crate) struct UnmatchedSql {
    pub(crate) uuid: Vec<u8>,
    pub(crate) external_id: Option<String>,
    pub(crate) bot_id: i64,
    pub(crate) bot: String,
    pub(crate) schema: String,
    pub(crate) own_at: i64,
    pub(crate) status: String,
    pub(crate) answers: String,
}

/// Submissions that wait for a contact, from a position on, newest first.
pub(crate) async fn unmatched(connection: &mut SqliteConnection, offset: u32, limit: u32) -> Result<Vec<UnmatchedSql>> {
    Ok(sqlx::query_as(
        "SELECT s.uuid, s.external_id, s.bot_id, b.name AS bot, b.schema, s.own_at, s.status, s.answers \
         FROM submission s JOIN intake_bot b ON b.id = s.bot_id \
         WHERE s.contact_id IS NULL AND s.is_test = 0 ORDER BY s.own_at DESC, s.id DESC LIMIT $1 OFFSET $2",
    )
    .bind(limit)
    .bind(offset)
    .fetch_all(connection)
    .await?)
}

/// How many submissions wait for a contact.
pub(crate) async fn unmatched_count(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT count(*) FROM submission WHERE contact_id IS NULL AND is_test = 0").fetch_one(connection).await?)
}

/// The latest thing that happened in a submission of each of the contacts, tests aside.
pub(crate) async fn last_activity(connection: &mut SqliteConnection, contacts: &[i64]) -> Result<Vec<(i64, i64)>> {
    select_in(
        connection,
        "SELECT contact_id, max(max(own_at, COALESCE(started_at, own_at), COALESCE(completed_at, own_at))) FROM submission \
         WHERE is_test = 0 AND contact_id IN",
        "GROUP BY contact_id",
        contacts,
    )
    .await
}

/// What a contact's submissions add up to.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sums {
    /// Completed, non-test ones.
    pub(crate) counted: i64,
    /// Any.
    pub(crate) total: i64,
    /// Latest thing that happened in any.
    pub(crate) last_at: Option<i64>,
}

/// What contacts' submissions add up to; nothing of contacts without any.
pub(crate) async fn sums(connection: &mut SqliteConnection, contacts: &[i64]) -> Result<HashMap<i64, Sums>> {
    let rows: Vec<(i64, i64, i64, Option<i64>)> = select_in(
        connection,
        "SELECT contact_id, sum(status = 'completed' AND is_test = 0), count(*), \
         max(max(own_at, COALESCE(started_at, own_at), COALESCE(completed_at, own_at))) FILTER (WHERE is_test = 0) \
         FROM submission WHERE contact_id IN",
        "GROUP BY contact_id",
        contacts,
    )
    .await?;
    Ok(rows.into_iter().map(|(id, counted, total, last_at)| (id, Sums { counted, total, last_at })).collect())
}
