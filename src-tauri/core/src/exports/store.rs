//! The SQL of exports. A chunk of contacts is read as one value: see `db::packed`.

use sqlx::sqlite::SqliteConnection;

use crate::error::Result;

macro_rules! contacts {
    ($tags:literal) => {
        concat!(
            "SELECT CAST(group_concat(concat(c.id, x'FF', hex(c.uuid), x'FF', c.first_name, x'FF', c.last_name, x'FF', \
             CASE WHEN c.email_count > 1 \
             THEN (SELECT group_concat(address, CAST(x'FD' AS TEXT) ORDER BY position) FROM contact_email WHERE contact_id = c.id) \
             ELSE c.primary_email END, x'FF', \
             CASE WHEN c.phone_count > 1 \
             THEN (SELECT group_concat(number, CAST(x'FD' AS TEXT) ORDER BY position) FROM contact_phone WHERE contact_id = c.id) \
             ELSE c.primary_phone END, x'FF', ",
            $tags,
            ", x'FF', c.source, x'FF', c.created_at, x'FF', c.updated_at, x'FF', c.last_activity_at, x'FF', c.submission_count), \
             CAST(x'FE' AS TEXT)) AS BLOB) \
             FROM json_each($1) AS wanted CROSS JOIN contact AS c ON c.id = wanted.value"
        )
    };
}

/// Contacts by row id, in the order of `ids`. Columns: row id, public id in hexadecimal, first and last name, e-mails,
/// phones, row ids of tags, source, three times, submissions.
pub(super) async fn contacts(connection: &mut SqliteConnection, ids: &[i64], with_tags: bool) -> Result<Vec<u8>> {
    const WITHOUT_TAGS: &str = contacts!("''");
    const WITH_TAGS: &str = contacts!("(SELECT group_concat(tag_id) FROM contact_tag WHERE contact_id = c.id)");
    let sql = if with_tags { WITH_TAGS } else { WITHOUT_TAGS };
    let packed: Option<Vec<u8>> = sqlx::query_scalar(sql).bind(serde_json::to_string(ids)?).fetch_one(connection).await?;
    Ok(packed.unwrap_or_default())
}

/// Row ids and names of all tags, in the order of the names.
pub(super) async fn tags(connection: &mut SqliteConnection) -> Result<Vec<(i64, String)>> {
    Ok(sqlx::query_as("SELECT id, name FROM tag ORDER BY key").fetch_all(connection).await?)
}
