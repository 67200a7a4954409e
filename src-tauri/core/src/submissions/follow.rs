//! What goes with a submission to another contact: the card that it made, and the link to the record that it made, unless
//! somebody has made them be about somebody else.

use sqlx::sqlite::SqliteConnection;

use super::store::followers;
use crate::error::Result;
use crate::operations::rows;

/// Lets what submissions made follow them, inside a change that keeps rows as they were.
pub(crate) async fn follow(
    connection: &mut SqliteConnection,
    operation: i64,
    submissions: &[i64],
    from: Option<i64>,
    to: i64,
) -> Result<()> {
    let cards = followers::cards(connection, submissions, from).await?;
    rows::keep(connection, operation, "card", &cards).await?;
    followers::give_cards(connection, &cards, to, operation).await?;
    let Some(from) = from else { return Ok(()) };
    let links = followers::links(connection, submissions, from, to).await?;
    let (double, single): (Vec<_>, Vec<_>) = links.into_iter().partition(|link| link.is_double);
    let ids = |links: &[followers::LinkSql]| -> Vec<i64> { links.iter().map(|link| link.id).collect() };
    rows::keep(connection, operation, "record_link", &ids(&single)).await?;
    followers::give_links(connection, &ids(&single), to, operation).await?;
    rows::remove(connection, operation, "record_link", &ids(&double)).await
}
