//! What happened to a record, from the rows that tell it.

use sqlx::FromRow;
use sqlx::sqlite::SqliteConnection;

use crate::activity::store::Place;
use crate::error::Result;

/// An entry.
#[derive(Debug, FromRow)]
pub(crate) struct EntrySql {
    pub(crate) kind: String,
    pub(crate) at: i64,
    pub(crate) rank: i64,
    pub(crate) entry: i64,
    pub(crate) operation_id: i64,
    /// The word for the operation.
    pub(crate) operation: String,
    pub(crate) detail: String,
    /// The bot whose submission made the record, of its creation.
    pub(crate) bot: Option<String>,
    pub(crate) contact: Option<Vec<u8>>,
    pub(crate) first_name: Option<String>,
    pub(crate) last_name: Option<String>,
    pub(crate) primary_email: Option<String>,
    pub(crate) primary_phone: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) other: Option<Vec<u8>>,
    pub(crate) other_title: Option<String>,
    pub(crate) other_type: Option<String>,
}

/// Entries of a record below a place, newest first. At one time an end stands above a beginning, and a change above both, as
/// on the timelines of contacts; the record's creation below all.
pub(crate) async fn page(connection: &mut SqliteConnection, record: i64, below: Place, limit: i64) -> Result<Vec<EntrySql>> {
    Ok(sqlx::query_as(
        "WITH entries (kind, at, rank, entry, operation_id, detail, submission_id, contact_id, role_id, other_id) AS ( \
           SELECT 'created', created_at, 0, id, created_by, '{}', submission_id, NULL, NULL, NULL FROM record WHERE id = $1 \
           UNION ALL SELECT 'linked', linked_at, 1, id, created_by, '{}', NULL, contact_id, role_id, NULL \
             FROM record_link WHERE record_id = $1 \
           UNION ALL SELECT 'unlinked', unlinked_at, 2, id, changed_by, '{}', NULL, contact_id, role_id, NULL \
             FROM record_link WHERE record_id = $1 AND unlinked_at IS NOT NULL \
           UNION ALL SELECT 'related', related_at, 3, id, created_by, '{}', NULL, NULL, NULL, \
               CASE record_id WHEN $1 THEN other_id ELSE record_id END \
             FROM record_relation WHERE record_id = $1 OR other_id = $1 \
           UNION ALL SELECT 'unrelated', unrelated_at, 4, id, changed_by, '{}', NULL, NULL, NULL, \
               CASE record_id WHEN $1 THEN other_id ELSE record_id END \
             FROM record_relation WHERE (record_id = $1 OR other_id = $1) AND unrelated_at IS NOT NULL \
           UNION ALL SELECT substr(kind, 8), at, 5, id, operation_id, detail, NULL, NULL, NULL, NULL \
             FROM record_event WHERE record_id = $1) \
         SELECT e.kind, e.at, e.rank, e.entry, e.operation_id, p.kind AS operation, e.detail, b.name AS bot, c.uuid AS contact, \
           c.first_name, c.last_name, c.primary_email, c.primary_phone, o.name AS role, r.uuid AS other, r.title AS other_title, \
           t.name AS other_type \
         FROM entries e JOIN operation p ON p.id = e.operation_id \
         LEFT JOIN submission s ON s.id = e.submission_id LEFT JOIN intake_bot b ON b.id = s.bot_id \
         LEFT JOIN contact c ON c.id = e.contact_id LEFT JOIN record_role o ON o.id = e.role_id \
         LEFT JOIN record r ON r.id = e.other_id LEFT JOIN record_type t ON t.id = r.record_type_id \
         WHERE (e.at, e.rank, e.entry) < ($2, $3, $4) ORDER BY e.at DESC, e.rank DESC, e.entry DESC LIMIT $5",
    )
    .bind(record)
    .bind(below.at)
    .bind(below.rank)
    .bind(below.entry)
    .bind(limit)
    .fetch_all(connection)
    .await?)
}
