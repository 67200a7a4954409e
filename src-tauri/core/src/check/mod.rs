//! Whether a workspace agrees with itself: SQLite's own checks, then the facts that are written down twice for speed.
//! Only looks; mending is not here.

mod boards;
mod fields;
mod records;
mod segments;
mod store;
mod types;

use sqlx::sqlite::SqliteConnection;

pub use types::CheckReport;

use crate::contacts::record::{display_name, join_name};
use crate::core::Core;
use crate::error::Result;
use crate::identity::{EmailAddress, PhoneNumber, Region, fold};
use crate::ids::{ContactId, ImportId, RecordId};
use crate::imports::ImportReport;
use crate::operations::words;

/// Offenders of one rule that are named; there may be a million.
const NAMED: usize = 20;
/// Rows that are looked at together.
const CHUNK: i64 = 5_000;

/// Checks the whole workspace, in memory that does not grow with it.
pub async fn workspace(core: &Core) -> Result<CheckReport> {
    let mut problems = core.db().integrity_problems().await?;
    let mut connection = core.db().read().acquire().await?;
    for rule in &store::RULES {
        let mut found = Found::new(&mut problems);
        for uuid in store::offenders(&mut connection, rule, NAMED + 1).await? {
            found.contact(&uuid, rule.says)?;
        }
    }
    names(&mut connection, &mut problems).await?;
    keys(&mut connection, &mut problems, store::emails, email_is_canonical).await?;
    keys(&mut connection, &mut problems, store::phones, phone_is_canonical).await?;
    imports(&mut connection, &mut problems).await?;
    words(&mut connection, &mut problems).await?;
    team(&mut connection, &mut problems).await?;
    fields::fields(&mut connection, &mut problems).await?;
    boards::boards(&mut connection, &mut problems).await?;
    records::records(&mut connection, &mut problems).await?;
    segments::segments(&mut connection, core.env().now_ms(), &mut problems).await?;
    Ok(CheckReport { ok: problems.is_empty(), problems })
}

/// What one rule finds: the first offenders by name, then the word that there are more.
struct Found<'p> {
    problems: &'p mut Vec<String>,
    named: usize,
}

impl<'p> Found<'p> {
    fn new(problems: &'p mut Vec<String>) -> Self {
        Self { problems, named: 0 }
    }

    fn contact(&mut self, uuid: &[u8], says: &str) -> Result<()> {
        let id = ContactId::from_bytes(uuid)?;
        self.name(&format!("Contact {id}"), "More contacts", says);
        Ok(())
    }

    fn record(&mut self, uuid: &[u8], says: &str) -> Result<()> {
        let id = RecordId::from_bytes(uuid)?;
        self.name(&format!("Record {id}"), "More records", says);
        Ok(())
    }

    fn name(&mut self, one: &str, more: &str, says: &str) {
        self.named += 1;
        match self.named.cmp(&(NAMED + 1)) {
            std::cmp::Ordering::Less => self.problems.push(format!("{one}: {says}.")),
            std::cmp::Ordering::Equal => self.problems.push(format!("{more}: {says}.")),
            std::cmp::Ordering::Greater => {}
        }
    }
}

/// Every contact is sorted by the name that is shown.
async fn names(connection: &mut SqliteConnection, problems: &mut Vec<String>) -> Result<()> {
    let mut found = Found::new(problems);
    let mut after = 0;
    loop {
        let rows = store::names(connection, after, CHUNK).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.id;
        for row in &rows {
            let name = join_name(&row.first_name, &row.last_name);
            if row.sort_name != fold(&display_name(&name, row.primary_email.as_deref(), row.primary_phone.as_deref())) {
                found.contact(&row.uuid, "is sorted by another name than it shows")?;
            }
        }
    }
}

/// Every address or number is compared in its canonical form.
async fn keys(
    connection: &mut SqliteConnection,
    problems: &mut Vec<String>,
    read: impl AsyncFn(&mut SqliteConnection, (i64, i64), i64) -> Result<Vec<store::KeySql>>,
    is_canonical: fn(&store::KeySql) -> bool,
) -> Result<()> {
    let mut found = Found::new(problems);
    let mut after = (0, -1);
    loop {
        let rows = read(connection, after, CHUNK).await?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = (last.contact_id, last.position);
        for row in rows.iter().filter(|row| !is_canonical(row)) {
            found.contact(&row.uuid, &format!("“{}” is compared as “{}”, which is not its canonical form", row.shown, row.key))?;
        }
    }
}

fn email_is_canonical(row: &store::KeySql) -> bool {
    EmailAddress::parse(&row.shown).is_some_and(|email| email.key == row.key)
}

/// What parsed is shown as E.164, which needs no region. What did not parse in its own region may do so in another one,
/// so that proves nothing.
fn phone_is_canonical(row: &store::KeySql) -> bool {
    let Some(phone) = PhoneNumber::parse(&row.shown, Region::default()) else { return false };
    phone.key == row.key || (phone.is_parsed() && !row.shown.starts_with('+') && !row.key.starts_with('+'))
}

/// The numbers of every import's report are the rows that can be listed behind them.
async fn imports(connection: &mut SqliteConnection, problems: &mut Vec<String>) -> Result<()> {
    for import in store::imports(connection).await? {
        let id = ImportId::from_bytes(&import.uuid)?;
        let report: ImportReport = serde_json::from_str(&import.report)?;
        let numbers = [
            ("rows", report.rows, import.rows),
            ("rejected rows", report.rejected, import.rejected),
            ("unmatched submissions", report.unmatched, import.unmatched),
        ];
        for (what, reported, listed) in numbers {
            if i64::from(reported) != listed {
                problems.push(format!("Import {id}: its report says {reported} {what}, but {listed} are listed."));
            }
        }
    }
    Ok(())
}

/// Every change can be read back.
async fn words(connection: &mut SqliteConnection, problems: &mut Vec<String>) -> Result<()> {
    for kind in store::kinds(connection).await? {
        if !words::KINDS.contains(&kind.as_str()) {
            problems.push(format!("Changes of the kind “{kind}” are unknown."));
        }
    }
    for table in store::tables(connection).await? {
        if !words::TABLES.contains(&table.as_str()) {
            problems.push(format!("Changes keep rows of “{table}”, which none can restore."));
        }
    }
    Ok(())
}

/// The workspace has one owner, and whoever acts is on the team.
async fn team(connection: &mut SqliteConnection, problems: &mut Vec<String>) -> Result<()> {
    let (owners, acting_left) = store::ownership(connection).await?;
    if owners != 1 {
        problems.push(format!("The workspace has {owners} owners instead of one."));
    }
    if acting_left {
        problems.push("The member who acts has left the team.".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phone(key: &str, shown: &str) -> bool {
        phone_is_canonical(&store::KeySql { contact_id: 1, position: 0, uuid: Vec::new(), key: key.to_owned(), shown: shown.to_owned() })
    }

    #[test]
    fn a_number_that_parsed_is_compared_as_e164() {
        assert!(phone("+34600111222", "+34600111222"));
        assert!(!phone("+34600111223", "+34600111222"));
        assert!(!phone("34600111222", "+34600111222"));
    }

    #[test]
    fn a_number_that_did_not_parse_is_compared_by_its_digits() {
        assert!(phone("raw:000111222333444555666", "000 111 222 333 444 555 666"));
        assert!(!phone("raw:000111", "000 111 222 333 444 555 666"));
    }

    #[test]
    fn the_twenty_first_offender_says_that_there_are_more_and_the_rest_is_silent() {
        let mut problems = Vec::new();
        let mut found = Found::new(&mut problems);
        for _ in 0..100 {
            found.contact(&[0; 16], "is odd").unwrap();
        }
        assert_eq!(problems.len(), NAMED + 1);
        assert_eq!(problems.last().unwrap(), "More contacts: is odd.");
    }
}
