//! The time of a contact's last activity: the latest interaction, whatever it was. It follows from submissions, notes, cards
//! and records.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;

use super::store;
use crate::contacts::record::ContactRecord;
use crate::contacts::store::{self as contact_store, Write};
use crate::error::Result;
use crate::notes;
use crate::submissions;

/// Sets the last activity of contacts to what their submissions, notes, cards and records say. Neither the change of a contact nor its
/// author: it follows from rows that carry both. A row is written even where it stays as it was, so that whoever follows
/// writes of contacts hears that something of theirs changed.
pub(crate) async fn settle(connection: &mut SqliteConnection, contacts: &[i64]) -> Result<()> {
    let mut latest = by_hand(connection, contacts).await?;
    take_in(&mut latest, submissions::store::last_activity(connection, contacts).await?);
    write(connection, contacts, |_| true, |contact| latest.get(&contact.id).map_or(contact.created_at, |at| contact.created_at.max(*at)))
        .await
}

/// Raises the last activity of contacts to that of their notes, cards and records, after something else has set it without them.
pub(crate) async fn raise(connection: &mut SqliteConnection, contacts: &[i64]) -> Result<()> {
    let latest = by_hand(connection, contacts).await?;
    let noted: Vec<i64> = latest.keys().copied().collect();
    let last = |contact: &ContactRecord| latest.get(&contact.id).map_or(contact.last_activity_at, |at| contact.last_activity_at.max(*at));
    write(connection, &noted, |contact| last(contact) != contact.last_activity_at, last).await
}

/// The latest of what is no submission.
async fn by_hand(connection: &mut SqliteConnection, contacts: &[i64]) -> Result<HashMap<i64, i64>> {
    let mut latest: HashMap<i64, i64> = notes::store::last_written(connection, contacts).await?.into_iter().collect();
    take_in(&mut latest, store::last_of_cards_and_records(connection, contacts).await?);
    Ok(latest)
}

fn take_in(latest: &mut HashMap<i64, i64>, times: Vec<(i64, i64)>) {
    for (contact, at) in times {
        latest.entry(contact).and_modify(|known| *known = at.max(*known)).or_insert(at);
    }
}

async fn write(
    connection: &mut SqliteConnection,
    contacts: &[i64],
    wanted: impl Fn(&ContactRecord) -> bool,
    last: impl Fn(&ContactRecord) -> i64,
) -> Result<()> {
    let mut before = contact_store::load_with(connection, contacts, &[]).await?;
    before.retain(wanted);
    let after: Vec<ContactRecord> = before.iter().map(|c| ContactRecord { last_activity_at: last(c), ..c.clone() }).collect();
    let writes: Vec<Write<'_>> = before.iter().zip(&after).map(|(before, after)| Write { before: Some(before), after }).collect();
    contact_store::save(connection, &writes).await
}
