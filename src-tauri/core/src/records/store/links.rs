//! Links of contacts to records, and relations between records.

use std::borrow::Cow;

use sqlx::FromRow;
use sqlx::sqlite::SqliteConnection;

use crate::db::{BulkInsert, execute_in, select_in};
use crate::error::{Error, Result};
use crate::ids::{ContactId, RecordLinkId, RecordRelationId};

/// A link that has not ended, with who it is about.
#[derive(Debug, Clone, FromRow)]
pub(crate) struct LinkSql {
    pub(crate) id: i64,
    pub(crate) uuid: Vec<u8>,
    pub(crate) record_id: i64,
    pub(crate) contact_id: i64,
    pub(crate) role_id: Option<i64>,
    pub(crate) linked_at: i64,
    pub(crate) contact: Vec<u8>,
    pub(crate) first_name: String,
    pub(crate) last_name: String,
    pub(crate) primary_email: Option<String>,
    pub(crate) primary_phone: Option<String>,
    pub(crate) in_bin: bool,
}

macro_rules! links {
    ($where:literal) => {
        concat!(
            "SELECT l.id, l.uuid, l.record_id, l.contact_id, l.role_id, l.linked_at, c.uuid AS contact, c.first_name, c.last_name, \
             c.primary_email, c.primary_phone, c.deleted_at IS NOT NULL AS in_bin FROM record_link l \
             JOIN contact c ON c.id = l.contact_id LEFT JOIN record_role o ON o.id = l.role_id \
             WHERE l.unlinked_at IS NULL AND ",
            $where
        )
    };
}

/// Links of some records: of each in the order of roles, those without one last, then of names.
pub(crate) async fn of_records(connection: &mut SqliteConnection, records: &[i64]) -> Result<Vec<LinkSql>> {
    let order = "ORDER BY l.record_id, o.position IS NULL, o.position, c.sort_name, l.id";
    select_in(connection, links!("l.record_id IN"), order, records).await
}

/// A link by its public id.
///
/// # Errors
/// `NotFound` where there is none, or it has ended.
pub(crate) async fn find(connection: &mut SqliteConnection, link: RecordLinkId) -> Result<LinkSql> {
    let found: Option<LinkSql> = sqlx::query_as(links!("l.uuid = $1")).bind(link.to_bytes()).fetch_optional(connection).await?;
    found.ok_or_else(|| Error::NotFound { what: "link", id: link.to_string() })
}

/// A contact by its public id: row id, display parts, and whether it is in the bin.
pub(crate) async fn contact(connection: &mut SqliteConnection, contact: ContactId) -> Result<(i64, bool)> {
    let found: Option<(i64, bool)> = sqlx::query_as("SELECT id, deleted_at IS NOT NULL FROM contact WHERE uuid = $1")
        .bind(contact.to_bytes())
        .fetch_optional(connection)
        .await?;
    found.ok_or_else(|| Error::NotFound { what: "contact", id: contact.to_string() })
}

/// A link to write.
#[derive(Debug, Clone)]
pub(crate) struct NewLink {
    pub(crate) id: i64,
    pub(crate) uuid: uuid::Uuid,
    pub(crate) record: i64,
    pub(crate) contact: i64,
    pub(crate) role: Option<i64>,
    pub(crate) at: i64,
    pub(crate) operation: i64,
}

/// The next row id of a link.
pub(crate) async fn next_id(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "SELECT 1 + max(COALESCE((SELECT max(id) FROM record_link), 0), \
           COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'record_link'), 0))",
    )
    .fetch_one(connection)
    .await?)
}

/// Writes new links.
pub(crate) async fn insert(connection: &mut SqliteConnection, links: &[NewLink]) -> Result<()> {
    const WRITE: BulkInsert = BulkInsert {
        head: Cow::Borrowed("INSERT INTO record_link (id, uuid, record_id, contact_id, role_id, linked_at, created_by, changed_by) VALUES"),
        columns: 8,
        tail: Cow::Borrowed(""),
    };
    WRITE
        .run(connection, links, |link, row| {
            row.put(link.id)
                .put(link.uuid.as_bytes().to_vec())
                .put(link.record)
                .put(link.contact)
                .put(link.role)
                .put(link.at)
                .put(link.operation)
                .put(link.operation);
        })
        .await
}

/// Ends links.
pub(crate) async fn end(connection: &mut SqliteConnection, links: &[i64], operation: i64, now: i64) -> Result<()> {
    let head = format!("UPDATE record_link SET unlinked_at = {now}, changed_by = {operation} WHERE id IN");
    execute_in(connection, &head, links).await
}

/// Takes the role from links.
pub(crate) async fn take_role(connection: &mut SqliteConnection, links: &[i64], operation: i64) -> Result<()> {
    execute_in(connection, &format!("UPDATE record_link SET role_id = NULL, changed_by = {operation} WHERE id IN"), links).await
}

/// Links with a role: row id, and whether the same contact is linked to the same record without one too.
pub(crate) async fn with_role(connection: &mut SqliteConnection, role: i64) -> Result<Vec<(i64, bool)>> {
    Ok(sqlx::query_as(
        "SELECT l.id, EXISTS (SELECT 1 FROM record_link p WHERE p.record_id = l.record_id AND p.contact_id = l.contact_id \
           AND p.role_id IS NULL AND p.unlinked_at IS NULL) FROM record_link l WHERE l.role_id = $1 AND l.unlinked_at IS NULL",
    )
    .bind(role)
    .fetch_all(connection)
    .await?)
}

/// Contacts that have a role on some record.
pub(crate) async fn contacts_with_role(connection: &mut SqliteConnection, role: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar("SELECT DISTINCT contact_id FROM record_link WHERE role_id = $1 AND unlinked_at IS NULL")
        .bind(role)
        .fetch_all(connection)
        .await?)
}

/// The most contacts that a record has in a role.
pub(crate) async fn most_in_role(connection: &mut SqliteConnection, role: i64) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "SELECT COALESCE(max(n), 0) FROM (SELECT count(*) AS n FROM record_link WHERE role_id = $1 AND unlinked_at IS NULL GROUP BY record_id)",
    )
    .bind(role)
    .fetch_one(connection)
    .await?)
}

/// Contacts that are linked to some records, each once.
pub(crate) async fn contacts_of(connection: &mut SqliteConnection, records: &[i64]) -> Result<Vec<i64>> {
    let found: Vec<(i64,)> =
        select_in(connection, "SELECT DISTINCT contact_id FROM record_link WHERE unlinked_at IS NULL AND record_id IN", "", records)
            .await?;
    let mut contacts: Vec<i64> = found.into_iter().map(|(contact,)| contact).collect();
    contacts.sort_unstable();
    contacts.dedup();
    Ok(contacts)
}

/// Contacts that are linked to records of a type.
pub(crate) async fn contacts_of_type(connection: &mut SqliteConnection, record_type: i64) -> Result<Vec<i64>> {
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT l.contact_id FROM record_link l JOIN record r ON r.id = l.record_id \
         WHERE r.record_type_id = $1 AND l.unlinked_at IS NULL",
    )
    .bind(record_type)
    .fetch_all(connection)
    .await?)
}

/// A link of a contact with the record that it leads to.
#[derive(Debug, FromRow)]
pub(crate) struct OfContactSql {
    pub(crate) link: Vec<u8>,
    pub(crate) linked_at: i64,
    pub(crate) role_id: Option<i64>,
    pub(crate) record_id: i64,
    pub(crate) record_type_id: i64,
}

/// Records that a contact is linked to and that are not in the bin, the last linked first.
pub(crate) async fn of_contact(connection: &mut SqliteConnection, contact: i64) -> Result<Vec<OfContactSql>> {
    Ok(sqlx::query_as(
        "SELECT l.uuid AS link, l.linked_at, l.role_id, l.record_id, r.record_type_id FROM record_link l \
         JOIN record r ON r.id = l.record_id JOIN record_type t ON t.id = r.record_type_id \
         WHERE l.contact_id = $1 AND l.unlinked_at IS NULL AND r.deleted_at IS NULL AND t.deleted_at IS NULL \
         ORDER BY l.linked_at DESC, l.id DESC",
    )
    .bind(contact)
    .fetch_all(connection)
    .await?)
}

/// A relation with the record at its other end.
#[derive(Debug, FromRow)]
pub(crate) struct RelatedSql {
    pub(crate) relation: Vec<u8>,
    pub(crate) related_at: i64,
    pub(crate) record: Vec<u8>,
    pub(crate) title: String,
    pub(crate) record_type_id: i64,
}

/// Records that belong together with one and are not in the bin, by type, then title.
pub(crate) async fn related(connection: &mut SqliteConnection, record: i64) -> Result<Vec<RelatedSql>> {
    Ok(sqlx::query_as(
        "SELECT a.uuid AS relation, a.related_at, r.uuid AS record, r.title, r.record_type_id FROM record_relation a \
         JOIN record r ON r.id = CASE a.record_id WHEN $1 THEN a.other_id ELSE a.record_id END \
         JOIN record_type t ON t.id = r.record_type_id \
         WHERE (a.record_id = $1 OR a.other_id = $1) AND a.unrelated_at IS NULL AND r.deleted_at IS NULL AND t.deleted_at IS NULL \
         ORDER BY t.position, t.id, r.sort_title, r.id",
    )
    .bind(record)
    .fetch_all(connection)
    .await?)
}

/// Whether two records belong together; the one with the smaller row id comes first.
pub(crate) async fn are_related(connection: &mut SqliteConnection, (first, second): (i64, i64)) -> Result<bool> {
    Ok(sqlx::query_scalar("SELECT EXISTS (SELECT 1 FROM record_relation WHERE record_id = $1 AND other_id = $2 AND unrelated_at IS NULL)")
        .bind(first)
        .bind(second)
        .fetch_one(connection)
        .await?)
}

/// Writes a new relation. Returns its row id.
pub(crate) async fn relate(
    connection: &mut SqliteConnection,
    uuid: uuid::Uuid,
    (first, second): (i64, i64),
    operation: i64,
    now: i64,
) -> Result<i64> {
    Ok(sqlx::query_scalar(
        "INSERT INTO record_relation (uuid, record_id, other_id, related_at, created_by, changed_by) VALUES ($1, $2, $3, $4, $5, $5) \
         RETURNING id",
    )
    .bind(uuid.as_bytes().to_vec())
    .bind(first)
    .bind(second)
    .bind(now)
    .bind(operation)
    .fetch_one(connection)
    .await?)
}

/// The row id of a relation that has not ended.
///
/// # Errors
/// `NotFound`.
pub(crate) async fn find_relation(connection: &mut SqliteConnection, relation: RecordRelationId) -> Result<i64> {
    let found: Option<i64> = sqlx::query_scalar("SELECT id FROM record_relation WHERE uuid = $1 AND unrelated_at IS NULL")
        .bind(relation.to_bytes())
        .fetch_optional(connection)
        .await?;
    found.ok_or_else(|| Error::NotFound { what: "relation", id: relation.to_string() })
}

/// Ends a relation.
pub(crate) async fn unrelate(connection: &mut SqliteConnection, relation: i64, operation: i64, now: i64) -> Result<()> {
    sqlx::query("UPDATE record_relation SET unrelated_at = $2, changed_by = $3 WHERE id = $1")
        .bind(relation)
        .bind(now)
        .bind(operation)
        .execute(connection)
        .await?;
    Ok(())
}
