//! Cards and links of records that submissions made, which go with their submission to another contact.

use sqlx::sqlite::SqliteConnection;

use crate::db::{execute_in, select_in};
use crate::error::Result;

/// Cards that submissions made and that are about this contact still; about nobody where there is none.
pub(in crate::submissions) async fn cards(
    connection: &mut SqliteConnection,
    submissions: &[i64],
    contact: Option<i64>,
) -> Result<Vec<i64>> {
    let rows: Vec<(i64, Option<i64>)> =
        select_in(connection, "SELECT id, contact_id FROM card WHERE submission_id IN", "", submissions).await?;
    Ok(rows.into_iter().filter(|(_, about)| *about == contact).map(|(id, _)| id).collect())
}

/// Makes cards be about a contact.
pub(in crate::submissions) async fn give_cards(
    connection: &mut SqliteConnection,
    cards: &[i64],
    contact: i64,
    operation: i64,
) -> Result<()> {
    execute_in(connection, &format!("UPDATE card SET contact_id = {contact}, changed_by = {operation} WHERE id IN"), cards).await
}

/// A link that came with a record which a submission made.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub(in crate::submissions) struct LinkSql {
    pub(in crate::submissions) id: i64,
    pub(in crate::submissions) contact_id: i64,
    /// The other contact is linked to the record in the same role already.
    pub(in crate::submissions) is_double: bool,
}

/// Links of a contact that came with records which submissions made, and how they stand to another contact.
pub(in crate::submissions) async fn links(
    connection: &mut SqliteConnection,
    submissions: &[i64],
    from: i64,
    to: i64,
) -> Result<Vec<LinkSql>> {
    let head = format!(
        "SELECT l.id, l.contact_id, EXISTS (SELECT 1 FROM record_link o WHERE o.record_id = l.record_id AND o.contact_id = {to} \
           AND o.role_id IS l.role_id AND o.unlinked_at IS NULL) AS is_double \
         FROM record r JOIN record_link l ON l.record_id = r.id AND l.created_by = r.created_by AND l.unlinked_at IS NULL \
         WHERE r.submission_id IN"
    );
    let rows: Vec<LinkSql> = select_in(connection, &head, "", submissions).await?;
    Ok(rows.into_iter().filter(|link| link.contact_id == from).collect())
}

/// Makes links be of a contact.
pub(in crate::submissions) async fn give_links(
    connection: &mut SqliteConnection,
    links: &[i64],
    contact: i64,
    operation: i64,
) -> Result<()> {
    execute_in(connection, &format!("UPDATE record_link SET contact_id = {contact}, changed_by = {operation} WHERE id IN"), links).await
}

/// A record that nobody came with, and the role that whoever sends a submission gets.
#[derive(Debug, Clone, Copy, sqlx::FromRow)]
pub(in crate::submissions) struct OwnerlessSql {
    pub(in crate::submissions) record: i64,
    pub(in crate::submissions) role: Option<i64>,
}

/// Records which submissions made and a contact is not linked to yet. Where as many have the role as can, the contact gets none.
pub(in crate::submissions) async fn ownerless(
    connection: &mut SqliteConnection,
    submissions: &[i64],
    contact: i64,
) -> Result<Vec<OwnerlessSql>> {
    let head = format!(
        "SELECT r.id AS record, (SELECT o.id FROM record_role o WHERE o.record_type_id = r.record_type_id AND o.is_default = 1 \
           AND o.deleted_at IS NULL AND (o.contact_limit IS NULL OR o.contact_limit > (SELECT count(*) FROM record_link h \
             WHERE h.record_id = r.id AND h.role_id = o.id AND h.unlinked_at IS NULL))) AS role \
         FROM record r WHERE NOT EXISTS (SELECT 1 FROM record_link l WHERE l.record_id = r.id AND l.contact_id = {contact} \
           AND l.unlinked_at IS NULL) AND r.submission_id IN"
    );
    select_in(connection, &head, "", submissions).await
}
