//! The SQL of exports. A chunk of contacts is read as one value: see `db::packed`.

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, SqlSafeStr, SqlStr};

use super::types::ExportWith;
use crate::db::columns;
use crate::error::Result;

/// Columns that SQLite joins in one call: it takes no more than a thousand things.
const JOINED: usize = 100;

/// A contact's cards as one list, the oldest first.
const CARDS: &str = "(SELECT group_concat(b.name || ' / ' || p.name || ': ' || k.title, CAST(x'FD' AS TEXT) ORDER BY k.created_at, k.id) \
    FROM card k JOIN board b ON b.id = k.board_id JOIN phase p ON p.id = k.phase_id \
    WHERE k.contact_id = c.id AND k.deleted_at IS NULL AND b.deleted_at IS NULL)";
/// The records of a type that a contact is linked to as one list, in the order of their titles, each with its roles.
const RECORDS: &str = "(SELECT group_concat(one.words, CAST(x'FD' AS TEXT) ORDER BY one.sort_title, one.id) FROM \
    (SELECT r.id, r.sort_title, r.title || coalesce(' (' || group_concat(o.name, ', ' ORDER BY o.position, o.id) || ')', '') AS words \
     FROM record_link l JOIN record r ON r.id = l.record_id LEFT JOIN record_role o ON o.id = l.role_id \
     WHERE l.contact_id = c.id AND l.unlinked_at IS NULL AND r.deleted_at IS NULL AND r.record_type_id = {type} GROUP BY r.id) one)";

/// The statement that reads contacts with the columns of some custom fields.
pub(super) struct Contacts(SqlStr);

impl Contacts {
    pub(super) fn new(with_tags: bool, fields: &[i64], with: ExportWith, record_types: &[(i64, String)]) -> Self {
        const TAGS: &str = "(SELECT group_concat(tag_id) FROM contact_tag WHERE contact_id = c.id)";
        let tags = if with_tags { TAGS } else { "''" };
        let mut all: Vec<String> = fields.iter().map(|field| format!("c.{}", columns::name(*field))).collect();
        all.extend(with.cards.then(|| CARDS.to_owned()));
        all.extend(record_types.iter().filter(|_| with.records).map(|(id, _)| RECORDS.replace("{type}", &id.to_string())));
        let mut values = String::new();
        for part in all.chunks(JOINED) {
            let columns: Vec<String> = part.iter().map(|column| format!("x'FF', {column}")).collect();
            values.push_str(&format!(", concat({})", columns.join(", ")));
        }
        let sql = format!(
            "SELECT CAST(group_concat(concat(c.id, x'FF', hex(c.uuid), x'FF', c.first_name, x'FF', c.last_name, x'FF', \
             CASE WHEN c.email_count > 1 \
             THEN (SELECT group_concat(address, CAST(x'FD' AS TEXT) ORDER BY position) FROM contact_email WHERE contact_id = c.id) \
             ELSE c.primary_email END, x'FF', \
             CASE WHEN c.phone_count > 1 \
             THEN (SELECT group_concat(number, CAST(x'FD' AS TEXT) ORDER BY position) FROM contact_phone WHERE contact_id = c.id) \
             ELSE c.primary_phone END, x'FF', {tags}, x'FF', c.source, x'FF', c.created_at, x'FF', c.updated_at, x'FF', \
             c.last_activity_at, x'FF', c.submission_count{values}), CAST(x'FE' AS TEXT)) AS BLOB) \
             FROM json_each($1) AS wanted CROSS JOIN contact AS c ON c.id = wanted.value"
        );
        Self(AssertSqlSafe(sql).into_sql_str())
    }

    /// Contacts by row id, in the order of `ids`. Columns: row id, public id in hexadecimal, first and last name, e-mails,
    /// phones, row ids of tags, source, three times, submissions, then those of the fields, cards, and records of each type.
    pub(super) async fn read(&self, connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<u8>> {
        let packed: Option<Vec<u8>> = sqlx::query_scalar(self.0.clone()).bind(serde_json::to_string(ids)?).fetch_one(connection).await?;
        Ok(packed.unwrap_or_default())
    }
}

/// Row ids and plural names of the record types that are not deleted, in their order.
pub(super) async fn record_types(connection: &mut SqliteConnection) -> Result<Vec<(i64, String)>> {
    Ok(sqlx::query_as("SELECT id, plural FROM record_type WHERE deleted_at IS NULL ORDER BY position, id").fetch_all(connection).await?)
}

/// Row ids and names of all tags, in the order of the names.
pub(super) async fn tags(connection: &mut SqliteConnection) -> Result<Vec<(i64, String)>> {
    Ok(sqlx::query_as("SELECT id, name FROM tag ORDER BY key").fetch_all(connection).await?)
}
