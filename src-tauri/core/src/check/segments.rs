//! Segments: members are who passes the filter, as their history tells, and as many as are counted.

use sqlx::sqlite::SqliteConnection;

use super::{Found, NAMED, store};
use crate::error::Result;
use crate::segments::{self, Proof};

/// Looks at every segment that is there.
pub(super) async fn segments(connection: &mut SqliteConnection, now_ms: i64, problems: &mut Vec<String>) -> Result<()> {
    for proof in segments::prove(connection, now_ms).await? {
        say(connection, &proof, problems).await?;
    }
    for (name, counted, stored) in store::segment_counts(connection).await? {
        problems.push(format!("Segment “{name}”: it counts {counted} members, but has {stored}."));
    }
    let mut found = Found::new(problems);
    for uuid in store::members_untold(connection, NAMED + 1).await? {
        found.contact(&uuid, "its membership of a segment is not what the segment’s history says")?;
    }
    Ok(())
}

async fn say(connection: &mut SqliteConnection, proof: &Proof, problems: &mut Vec<String>) -> Result<()> {
    problems.extend(proof.upkeep.iter().map(|says| format!("Segment “{}”: {says}", proof.name)));
    for (contacts, says) in [(&proof.missing, "passes the filter of"), (&proof.excess, "does not pass the filter of")] {
        let but = if says.starts_with("passes") { "and is no member" } else { "and is a member" };
        let mut found = Found::new(problems);
        for uuid in store::uuids(connection, contacts.get(..=NAMED).unwrap_or(contacts)).await? {
            found.contact(&uuid, &format!("it {says} “{}” {but}", proof.name))?;
        }
    }
    Ok(())
}
