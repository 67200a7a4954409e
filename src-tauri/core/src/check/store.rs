//! All SQL of the check. Nothing here writes.

use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqliteConnection;

use crate::db::{columns, select_in};
use crate::error::Result;
use crate::fields::record::Field;

/// A fact that must hold of every contact, or of every card.
pub(super) struct Rule {
    /// What is said of one that breaks it, without a full stop.
    pub(super) says: &'static str,
    /// Public ids of those that break it; `$1` is how many at most.
    sql: &'static str,
}

pub(super) const RULES: [Rule; 15] = [
    Rule {
        says: "its count of submissions is not how many completed ones it has",
        sql: "SELECT c.uuid FROM contact c WHERE c.submission_count <> \
              (SELECT count(*) FROM submission s WHERE s.contact_id = c.id AND s.status = 'completed' AND s.is_test = 0) LIMIT $1",
    },
    Rule {
        says: "its count of e-mails is not how many it has",
        sql: "SELECT c.uuid FROM contact c WHERE c.email_count <> (SELECT count(*) FROM contact_email e WHERE e.contact_id = c.id) LIMIT $1",
    },
    Rule {
        says: "its count of phones is not how many it has",
        sql: "SELECT c.uuid FROM contact c WHERE c.phone_count <> (SELECT count(*) FROM contact_phone p WHERE p.contact_id = c.id) LIMIT $1",
    },
    Rule {
        says: "the e-mail in lists is not its first one",
        sql: "SELECT c.uuid FROM contact c WHERE c.primary_email IS DISTINCT FROM \
              (SELECT e.address FROM contact_email e WHERE e.contact_id = c.id ORDER BY e.position LIMIT 1) LIMIT $1",
    },
    Rule {
        says: "the phone in lists is not its first one",
        sql: "SELECT c.uuid FROM contact c WHERE c.primary_phone IS DISTINCT FROM \
              (SELECT p.number FROM contact_phone p WHERE p.contact_id = c.id ORDER BY p.position LIMIT 1) LIMIT $1",
    },
    Rule { says: "its last activity is before its creation", sql: "SELECT uuid FROM contact WHERE last_activity_at < created_at LIMIT $1" },
    Rule {
        says: "one of its submissions is later than its last activity",
        sql: "SELECT c.uuid FROM contact c WHERE EXISTS (SELECT 1 FROM submission s WHERE s.contact_id = c.id AND s.is_test = 0 \
              AND (s.own_at > c.last_activity_at OR s.started_at > c.last_activity_at OR s.completed_at > c.last_activity_at)) LIMIT $1",
    },
    Rule {
        says: "one of its notes is later than its last activity",
        sql: "SELECT c.uuid FROM contact c WHERE EXISTS (SELECT 1 FROM note n WHERE n.contact_id = c.id AND n.deleted_at IS NULL \
              AND COALESCE(n.edited_at, n.created_at) > c.last_activity_at) LIMIT $1",
    },
    Rule {
        says: "something happened to one of its cards later than its last activity",
        sql: "SELECT c.uuid FROM contact c WHERE c.id IN (SELECT k.contact_id FROM card k JOIN contact o ON o.id = k.contact_id \
              WHERE k.created_at > o.last_activity_at \
              OR EXISTS (SELECT 1 FROM card_event e WHERE e.card_id = k.id AND e.at > o.last_activity_at \
                AND e.kind IN ('card.moved', 'card.assigned', 'card.closed')) \
              OR EXISTS (SELECT 1 FROM comment m WHERE m.card_id = k.id AND m.deleted_at IS NULL AND m.created_at > o.last_activity_at)) \
              LIMIT $1",
    },
    Rule {
        says: "one of its notes does not have the earlier texts that it counts",
        sql: "SELECT c.uuid FROM contact c WHERE EXISTS (SELECT 1 FROM note n WHERE n.contact_id = c.id AND n.versions <> \
              (SELECT count(*) FROM note_version v WHERE v.note_id = n.id AND v.number BETWEEN 1 AND n.versions)) LIMIT $1",
    },
    Rule {
        says: "it is in the bin and still claims an e-mail or phone",
        sql: "SELECT c.uuid FROM contact c WHERE c.deleted_at IS NOT NULL AND ( \
              EXISTS (SELECT 1 FROM contact_email e WHERE e.contact_id = c.id AND e.key IS NOT NULL) OR \
              EXISTS (SELECT 1 FROM contact_phone p WHERE p.contact_id = c.id AND p.key IS NOT NULL)) LIMIT $1",
    },
    Rule {
        says: "one of its e-mails is not found by matching",
        sql: "SELECT c.uuid FROM contact c WHERE c.deleted_at IS NULL AND \
              EXISTS (SELECT 1 FROM contact_email e WHERE e.contact_id = c.id AND e.key IS NULL) LIMIT $1",
    },
    Rule {
        says: "one of its phones is not found by matching",
        sql: "SELECT c.uuid FROM contact c WHERE c.deleted_at IS NULL AND \
              EXISTS (SELECT 1 FROM contact_phone p WHERE p.contact_id = c.id AND p.key IS NULL) LIMIT $1",
    },
    Rule {
        says: "it shares an e-mail with another contact",
        sql: "SELECT c.uuid FROM contact c JOIN contact_email e ON e.contact_id = c.id \
              WHERE e.key IN (SELECT key FROM contact_email WHERE key IS NOT NULL GROUP BY key HAVING count(*) > 1) LIMIT $1",
    },
    Rule {
        says: "it shares a phone with another contact",
        sql: "SELECT c.uuid FROM contact c JOIN contact_phone p ON p.contact_id = c.id \
              WHERE p.key IN (SELECT key FROM contact_phone WHERE key IS NOT NULL GROUP BY key HAVING count(*) > 1) LIMIT $1",
    },
];

pub(super) const CARD_RULES: [Rule; 3] = [
    Rule {
        says: "its phase belongs to another board",
        sql: "SELECT k.uuid FROM card k JOIN phase p ON p.id = k.phase_id WHERE p.board_id <> k.board_id LIMIT $1",
    },
    Rule {
        says: "its phase was deleted",
        sql: "SELECT k.uuid FROM card k JOIN phase p ON p.id = k.phase_id WHERE p.deleted_at IS NOT NULL LIMIT $1",
    },
    Rule {
        says: "it is closed and its phase is not done, or the other way round",
        sql: "SELECT k.uuid FROM card k JOIN phase p ON p.id = k.phase_id WHERE (k.closed_at IS NOT NULL) <> (p.is_done = 1) LIMIT $1",
    },
];

/// Names of boards that are there and have no phase that is.
pub(super) async fn boards_without_phase(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(
        "SELECT b.name FROM board b WHERE b.deleted_at IS NULL \
         AND NOT EXISTS (SELECT 1 FROM phase p WHERE p.board_id = b.id AND p.deleted_at IS NULL)",
    )
    .fetch_all(connection)
    .await?)
}

/// Row ids of every tag that there is or was, ascending.
pub(super) async fn tags(connection: &mut SqliteConnection) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT id FROM tag ORDER BY id").fetch_all(connection).await?)
}

/// Public ids and stored tags of the cards that have any.
pub(super) async fn card_tags(connection: &mut SqliteConnection) -> Result<Vec<(Vec<u8>, String)>> {
    Ok(sqlx::query_as("SELECT uuid, tags FROM card WHERE tags IS NOT NULL").fetch_all(connection).await?)
}

/// Public ids of the first that break a rule.
pub(super) async fn offenders(connection: &mut SqliteConnection, rule: &Rule, limit: usize) -> Result<Vec<Vec<u8>>> {
    Ok(sqlx::query_scalar(rule.sql).bind(i64::try_from(limit).unwrap_or(i64::MAX)).fetch_all(connection).await?)
}

/// What a contact is called and sorted by.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct NameSql {
    pub(super) id: i64,
    pub(super) uuid: Vec<u8>,
    pub(super) first_name: String,
    pub(super) last_name: String,
    pub(super) primary_email: Option<String>,
    pub(super) primary_phone: Option<String>,
    pub(super) sort_name: String,
}

/// Names of contacts after a row id.
pub(super) async fn names(connection: &mut SqliteConnection, after: i64, limit: i64) -> Result<Vec<NameSql>> {
    Ok(sqlx::query_as(
        "SELECT id, uuid, first_name, last_name, primary_email, primary_phone, sort_name FROM contact WHERE id > $1 ORDER BY id LIMIT $2",
    )
    .bind(after)
    .bind(limit)
    .fetch_all(connection)
    .await?)
}

/// An address or number that matching compares.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct KeySql {
    pub(super) contact_id: i64,
    pub(super) position: i64,
    pub(super) uuid: Vec<u8>,
    pub(super) key: String,
    pub(super) shown: String,
}

/// Addresses after a contact's position.
pub(super) async fn emails(connection: &mut SqliteConnection, after: (i64, i64), limit: i64) -> Result<Vec<KeySql>> {
    Ok(sqlx::query_as(
        "SELECT e.contact_id, e.position, c.uuid, e.key, e.address AS shown FROM contact_email e JOIN contact c ON c.id = e.contact_id \
         WHERE (e.contact_id, e.position) > ($1, $2) AND e.key IS NOT NULL ORDER BY e.contact_id, e.position LIMIT $3",
    )
    .bind(after.0)
    .bind(after.1)
    .bind(limit)
    .fetch_all(connection)
    .await?)
}

/// Numbers after a contact's position.
pub(super) async fn phones(connection: &mut SqliteConnection, after: (i64, i64), limit: i64) -> Result<Vec<KeySql>> {
    Ok(sqlx::query_as(
        "SELECT p.contact_id, p.position, c.uuid, p.key, p.number AS shown FROM contact_phone p JOIN contact c ON c.id = p.contact_id \
         WHERE (p.contact_id, p.position) > ($1, $2) AND p.key IS NOT NULL ORDER BY p.contact_id, p.position LIMIT $3",
    )
    .bind(after.0)
    .bind(after.1)
    .bind(limit)
    .fetch_all(connection)
    .await?)
}

/// An import that has run to its end, with what is listed of its rows.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct ImportSql {
    pub(super) uuid: Vec<u8>,
    pub(super) report: String,
    pub(super) rows: i64,
    pub(super) rejected: i64,
    pub(super) unmatched: i64,
}

/// Imports that have run to their end.
pub(super) async fn imports(connection: &mut SqliteConnection) -> Result<Vec<ImportSql>> {
    Ok(sqlx::query_as(
        "SELECT i.uuid, i.report, count(r.seq) AS rows, \
         COALESCE(sum(CASE WHEN r.outcome = 'rejected' THEN 1 ELSE 0 END), 0) AS rejected, \
         COALESCE(sum(CASE WHEN r.contact_outcome = 'unmatched' THEN 1 ELSE 0 END), 0) AS unmatched \
         FROM import i LEFT JOIN import_row r ON r.import_id = i.id \
         WHERE i.state = 'applied' GROUP BY i.id ORDER BY i.id",
    )
    .fetch_all(connection)
    .await?)
}

/// Kinds of change that are stored.
pub(super) async fn kinds(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar("SELECT DISTINCT kind FROM operation").fetch_all(connection).await?)
}

/// Tables that have before-images.
pub(super) async fn tables(connection: &mut SqliteConnection) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar("SELECT DISTINCT table_name FROM row_image").fetch_all(connection).await?)
}

/// How many owners there are, and whether the member who acts has left.
pub(super) async fn ownership(connection: &mut SqliteConnection) -> Result<(i64, bool)> {
    Ok(sqlx::query_as(
        "SELECT (SELECT count(*) FROM member WHERE role = 'owner' AND left_at IS NULL), \
                (SELECT m.left_at IS NOT NULL FROM workspace w JOIN member m ON m.id = w.member_id WHERE w.id = 1)",
    )
    .fetch_one(connection)
    .await?)
}

/// Public ids of contacts.
pub(super) async fn uuids(connection: &mut SqliteConnection, contacts: &[i64]) -> Result<Vec<Vec<u8>>> {
    let rows: Vec<(Vec<u8>,)> = select_in(connection, "SELECT uuid FROM contact WHERE id IN", "ORDER BY id", contacts).await?;
    Ok(rows.into_iter().map(|(uuid,)| uuid).collect())
}

/// Public ids of records.
pub(super) async fn record_uuids(connection: &mut SqliteConnection, records: &[i64]) -> Result<Vec<Vec<u8>>> {
    let rows: Vec<(Vec<u8>,)> = select_in(connection, "SELECT uuid FROM record WHERE id IN", "ORDER BY id", records).await?;
    Ok(rows.into_iter().map(|(uuid,)| uuid).collect())
}

/// How many values of a field are claimed by contacts or records that are not in the bin.
pub(super) async fn claims(connection: &mut SqliteConnection, field: &Field) -> Result<i64> {
    let (claims, holder) = field.owner().claims();
    let table = field.owner().table();
    let sql = format!("SELECT count(*) FROM {claims} u JOIN {table} c ON c.id = u.{holder} AND c.deleted_at IS NULL WHERE u.field_id = $1");
    Ok(sqlx::query_scalar(AssertSqlSafe(sql)).bind(field.id).fetch_one(connection).await?)
}

/// What a record is called and sorted by, and what its field says.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct TitleSql {
    pub(super) id: i64,
    pub(super) uuid: Vec<u8>,
    pub(super) title: String,
    pub(super) sort_title: String,
    pub(super) value: Option<String>,
}

/// Titles of records of a type after a row id.
pub(super) async fn titles(
    connection: &mut SqliteConnection,
    record_type: i64,
    field: i64,
    after: i64,
    limit: i64,
) -> Result<Vec<TitleSql>> {
    let sql = format!(
        "SELECT id, uuid, title, sort_title, CAST({} AS TEXT) AS value FROM record WHERE record_type_id = $1 AND id > $2 ORDER BY id LIMIT $3",
        columns::name(field)
    );
    Ok(sqlx::query_as(AssertSqlSafe(sql)).bind(record_type).bind(after).bind(limit).fetch_all(connection).await?)
}

/// Public ids of the first records with a link whose role is deleted or of another type.
pub(super) async fn links_of_other_roles(connection: &mut SqliteConnection, limit: usize) -> Result<Vec<Vec<u8>>> {
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT r.uuid FROM record_link l JOIN record r ON r.id = l.record_id JOIN record_role o ON o.id = l.role_id \
         WHERE l.unlinked_at IS NULL AND (o.deleted_at IS NOT NULL OR o.record_type_id <> r.record_type_id) LIMIT $1",
    )
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?)
}

/// Public ids of the first records with more contacts in a role than it allows.
pub(super) async fn overfull_roles(connection: &mut SqliteConnection, limit: usize) -> Result<Vec<Vec<u8>>> {
    Ok(sqlx::query_scalar(
        "SELECT r.uuid FROM record_link l JOIN record r ON r.id = l.record_id JOIN record_role o ON o.id = l.role_id \
         WHERE l.unlinked_at IS NULL AND o.contact_limit IS NOT NULL GROUP BY r.id, o.id HAVING count(*) > o.contact_limit LIMIT $1",
    )
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?)
}

/// Public ids of records that claim a value of a field which their type does not have.
pub(super) async fn foreign_values(connection: &mut SqliteConnection) -> Result<Vec<Vec<u8>>> {
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT r.uuid FROM record_unique_value u JOIN record r ON r.id = u.record_id JOIN custom_field f ON f.id = u.field_id \
         WHERE f.record_type_id IS NOT r.record_type_id",
    )
    .fetch_all(connection)
    .await?)
}

/// Segments that count other members than they have: name, counted, stored.
pub(super) async fn segment_counts(connection: &mut SqliteConnection) -> Result<Vec<(String, i64, i64)>> {
    Ok(sqlx::query_as(
        "SELECT name, member_count, members FROM (SELECT s.name, s.member_count, \
         (SELECT count(*) FROM segment_member m WHERE m.segment_id = s.id) AS members FROM segment s) AS counted \
         WHERE member_count <> members",
    )
    .fetch_all(connection)
    .await?)
}

/// Public ids of the first contacts that are members of a segment without having joined it last, or the other way round.
pub(super) async fn members_untold(connection: &mut SqliteConnection, limit: usize) -> Result<Vec<Vec<u8>>> {
    Ok(sqlx::query_scalar(
        "WITH last AS (SELECT e.segment_id, e.contact_id FROM segment_event e JOIN segment s ON s.id = e.segment_id \
           WHERE s.key IS NOT NULL AND e.event = 'joined' AND NOT EXISTS (SELECT 1 FROM segment_event l \
           WHERE l.contact_id = e.contact_id AND l.segment_id = e.segment_id AND l.id > e.id)) \
         SELECT DISTINCT c.uuid FROM contact c JOIN ( \
           SELECT contact_id FROM (SELECT segment_id, contact_id FROM segment_member EXCEPT SELECT segment_id, contact_id FROM last) AS a \
           UNION ALL \
           SELECT contact_id FROM (SELECT segment_id, contact_id FROM last EXCEPT SELECT segment_id, contact_id FROM segment_member) AS b \
         ) AS odd ON odd.contact_id = c.id LIMIT $1",
    )
    .bind(i64::try_from(limit).unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?)
}
