//! What goes with a submission to another contact: the card that it made, and the link to the record that it made, unless
//! somebody has made them be about somebody else.

use sqlx::sqlite::SqliteConnection;

use super::store::followers::{self, LinkSql, OwnerlessSql};
use crate::env::Env;
use crate::error::Result;
use crate::operations::rows;
use crate::records::store::links::{self, NewLink};

/// From whom to whom submissions go, and with which operation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Going {
    pub(crate) operation: i64,
    /// UTC milliseconds.
    pub(crate) at: i64,
    /// Nobody, where they waited for a contact.
    pub(crate) from: Option<i64>,
    pub(crate) to: i64,
}

/// Lets what submissions made follow them, inside a change that keeps rows as they were.
pub(crate) async fn follow(connection: &mut SqliteConnection, env: &Env, submissions: &[i64], going: Going) -> Result<()> {
    let Going { operation, from, to, .. } = going;
    let cards = followers::cards(connection, submissions, from).await?;
    rows::keep(connection, operation, "card", &cards).await?;
    followers::give_cards(connection, &cards, to, operation).await?;
    let Some(from) = from else { return link_records(connection, env, submissions, going).await };
    let links = followers::links(connection, submissions, from, to).await?;
    let (double, single): (Vec<_>, Vec<_>) = links.into_iter().partition(|link| link.is_double);
    let ids = |links: &[LinkSql]| -> Vec<i64> { links.iter().map(|link| link.id).collect() };
    rows::keep(connection, operation, "record_link", &ids(&single)).await?;
    followers::give_links(connection, &ids(&single), to, operation).await?;
    rows::remove(connection, operation, "record_link", &ids(&double)).await
}

/// A record whose submission waited for a contact gets the submitter's link now.
async fn link_records(connection: &mut SqliteConnection, env: &Env, submissions: &[i64], going: Going) -> Result<()> {
    let ownerless = followers::ownerless(connection, submissions, going.to).await?;
    let first = links::next_id(connection).await?;
    let new = (first..).zip(ownerless).map(|(id, OwnerlessSql { record, role })| NewLink {
        id,
        uuid: env.new_id(),
        record,
        contact: going.to,
        role,
        at: going.at,
        operation: going.operation,
    });
    let new: Vec<NewLink> = new.collect();
    links::insert(connection, &new).await?;
    let ids: Vec<i64> = new.iter().map(|link| link.id).collect();
    rows::made(connection, going.operation, "record_link", &ids).await
}
