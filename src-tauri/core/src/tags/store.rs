//! All SQL of tags and of who has them.

use std::borrow::Cow;

use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::record::{TagLink, TagRecord};
use super::types::TagColor;
use crate::db::packed::{self, joined};
use crate::db::{BulkInsert, execute_in, select_in, select_joined};
use crate::error::{Error, Result};

type Columns = (i64, Vec<u8>, String, String, Option<i64>, i64, i64);

fn record((id, uuid, name, color, deleted_at, created_by, changed_by): Columns) -> Result<TagRecord> {
    let damaged = || Error::Damaged { what: format!("the tag “{name}”") };
    Ok(TagRecord {
        id,
        uuid: Uuid::from_slice(&uuid).map_err(|_| damaged())?,
        color: color_of(&color).ok_or_else(damaged)?,
        name,
        deleted_at,
        created_by,
        changed_by,
    })
}

fn color_of(word: &str) -> Option<TagColor> {
    serde_json::from_value(word.into()).ok()
}

fn word_of(color: TagColor) -> String {
    serde_json::to_value(color).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

/// All tags but deleted ones, in the order of their names.
pub(crate) async fn all(connection: &mut SqliteConnection) -> Result<Vec<TagRecord>> {
    let rows: Vec<Columns> =
        sqlx::query_as("SELECT id, uuid, name, color, deleted_at, created_by, changed_by FROM tag WHERE key IS NOT NULL ORDER BY key")
            .fetch_all(connection)
            .await?;
    rows.into_iter().map(record).collect()
}

/// Every tag that there is or was.
pub(crate) async fn all_ever(connection: &mut SqliteConnection) -> Result<Vec<TagRecord>> {
    let rows: Vec<Columns> = sqlx::query_as("SELECT id, uuid, name, color, deleted_at, created_by, changed_by FROM tag ORDER BY name, id")
        .fetch_all(connection)
        .await?;
    rows.into_iter().map(record).collect()
}

/// Tags by public id; deleted and unknown ones are left out.
pub(crate) async fn by_uuid(connection: &mut SqliteConnection, uuids: &[Vec<u8>]) -> Result<Vec<TagRecord>> {
    let rows: Vec<Columns> = select_in(
        connection,
        "SELECT id, uuid, name, color, deleted_at, created_by, changed_by FROM tag WHERE key IS NOT NULL AND uuid IN",
        "",
        uuids,
    )
    .await?;
    rows.into_iter().map(record).collect()
}

/// Tags by row id, deleted ones too.
pub(crate) async fn by_id(connection: &mut SqliteConnection, ids: &[i64]) -> Result<Vec<TagRecord>> {
    let rows: Vec<Columns> =
        select_in(connection, "SELECT id, uuid, name, color, deleted_at, created_by, changed_by FROM tag WHERE id IN", "", ids).await?;
    rows.into_iter().map(record).collect()
}

/// The tag of a folded name.
pub(crate) async fn by_key(connection: &mut SqliteConnection, key: &str) -> Result<Option<TagRecord>> {
    let row: Option<Columns> = sqlx::query_as("SELECT id, uuid, name, color, deleted_at, created_by, changed_by FROM tag WHERE key = $1")
        .bind(key)
        .fetch_optional(connection)
        .await?;
    row.map(record).transpose()
}

/// The largest row id in use, deleted tags included.
pub(crate) async fn max_id(connection: &mut SqliteConnection) -> Result<i64> {
    Ok(sqlx::query_scalar("SELECT COALESCE(max(id), 0) FROM tag").fetch_one(connection).await?)
}

const WRITE_TAG: BulkInsert = BulkInsert {
    head: Cow::Borrowed("INSERT INTO tag (id, uuid, key, name, color, deleted_at, created_by, changed_by) VALUES"),
    columns: 8,
    tail: Cow::Borrowed(
        "ON CONFLICT (id) DO UPDATE SET key = excluded.key, name = excluded.name, color = excluded.color, \
           deleted_at = excluded.deleted_at, changed_by = excluded.changed_by",
    ),
};

/// Writes new and changed tags.
pub(crate) async fn save(connection: &mut SqliteConnection, tags: &[TagRecord]) -> Result<()> {
    WRITE_TAG
        .run(connection, tags, |tag, row| {
            row.put(tag.id)
                .put(tag.uuid.as_bytes().to_vec())
                .put(tag.key())
                .put(tag.name.clone())
                .put(word_of(tag.color))
                .put(tag.deleted_at)
                .put(tag.created_by)
                .put(tag.changed_by);
        })
        .await
}

/// Removes tags that an operation made, that no contact or card has and no other change has touched. A card that had one before a
/// change that can be undone counts as having it.
pub(crate) async fn remove_unused(connection: &mut SqliteConnection, operation: i64) -> Result<()> {
    sqlx::query(
        "DELETE FROM tag WHERE created_by = $1 AND changed_by = $1 \
         AND NOT EXISTS (SELECT 1 FROM contact_tag t WHERE t.tag_id = tag.id) \
         AND NOT EXISTS (SELECT 1 FROM card k WHERE instr(k.tags, ',' || tag.id || ',') > 0) \
         AND NOT EXISTS (SELECT 1 FROM row_image r JOIN operation o ON o.id = r.operation_id \
           WHERE r.table_name = 'card' AND o.undone_at IS NULL AND o.id <> $1 \
           AND instr(json_extract(r.before, '$.before.tags'), ',' || tag.id || ',') > 0)",
    )
    .bind(operation)
    .execute(connection)
    .await?;
    Ok(())
}

/// Tags of contacts by row id, in the order of both.
pub(crate) async fn links(connection: &mut SqliteConnection, contacts: &[i64]) -> Result<Vec<(i64, TagLink)>> {
    const LINKS: &str = joined!("contact_id", "tag_id", "added_by"; "contact_tag WHERE contact_id IN");
    let mut links = select_joined(connection, LINKS, contacts, |[contact, tag, added_by]| {
        Ok((packed::integer(contact)?, TagLink { tag: packed::integer(tag)?, added_by: packed::integer(added_by)? }))
    })
    .await?;
    links.sort_unstable_by_key(|(contact, link)| (*contact, link.tag));
    Ok(links)
}

const WRITE_LINK: BulkInsert = BulkInsert {
    head: Cow::Borrowed("INSERT INTO contact_tag (contact_id, tag_id, added_by) VALUES"),
    columns: 3,
    tail: Cow::Borrowed(""),
};

/// Replaces all tags of some contacts; `cleared` are those that had any before.
pub(crate) async fn replace_links(connection: &mut SqliteConnection, cleared: &[i64], links: &[(i64, TagLink)]) -> Result<()> {
    execute_in(connection, "DELETE FROM contact_tag WHERE contact_id IN", cleared).await?;
    WRITE_LINK
        .run(connection, links, |(contact, link), row| {
            row.put(*contact).put(link.tag).put(link.added_by);
        })
        .await
}

/// Row ids of the contacts that have a tag, ascending, those in the bin too.
pub(crate) async fn contacts_with(connection: &mut SqliteConnection, tag: i64) -> Result<Vec<i64>> {
    let packed: Option<Vec<u8>> = sqlx::query_scalar("SELECT CAST(group_concat(contact_id) AS BLOB) FROM contact_tag WHERE tag_id = $1")
        .bind(tag)
        .fetch_one(connection)
        .await?;
    let mut contacts = packed::integers(&packed.unwrap_or_default())?;
    contacts.sort_unstable();
    Ok(contacts)
}

/// How many contacts have each tag: tag, all of them, those in the bin.
pub(crate) async fn counts(connection: &mut SqliteConnection) -> Result<Vec<(i64, i64, i64)>> {
    Ok(sqlx::query_as(
        "SELECT t.tag_id, count(*), COALESCE((SELECT count(*) FROM contact c JOIN contact_tag b ON b.contact_id = c.id \
         WHERE c.deleted_at IS NOT NULL AND b.tag_id = t.tag_id), 0) FROM contact_tag t GROUP BY t.tag_id",
    )
    .fetch_all(connection)
    .await?)
}

/// How many of some contacts have each tag.
pub(crate) async fn counts_among(connection: &mut SqliteConnection, contacts: &[i64]) -> Result<Vec<(i64, i64)>> {
    select_in(connection, "SELECT tag_id, count(*) FROM contact_tag WHERE contact_id IN", "GROUP BY tag_id", contacts).await
}

/// Names of tags with the row ids of the contacts that have them, in the order of the names.
pub(crate) async fn names(connection: &mut SqliteConnection, contacts: &[i64]) -> Result<Vec<(i64, String)>> {
    select_in(
        connection,
        "SELECT contact_tag.contact_id, tag.name FROM contact_tag JOIN tag ON tag.id = contact_tag.tag_id WHERE contact_tag.contact_id IN",
        "ORDER BY tag.key",
        contacts,
    )
    .await
}
