//! Adds up what became of the rows of a run, planned or done. The numbers come from the stored outcomes, so they are the
//! rows that can be listed behind them.

use sqlx::sqlite::SqliteConnection;

use super::made::{CardCounts, CardPlace, MadeCounts};
use super::store;
use super::types::{ContactCounts, ContactOutcome, ImportKind, ImportReport, NewOption, RowOutcome, SubmissionCounts};
use crate::error::Result;
use crate::fields;
use crate::workspace::count;

/// The report of a run that has done nothing yet.
pub(super) fn empty(kind: ImportKind) -> ImportReport {
    ImportReport {
        import: None,
        kind,
        rows: 0,
        submissions: SubmissionCounts::default(),
        contacts: ContactCounts::default(),
        cards: CardCounts::default(),
        records: MadeCounts::default(),
        unmatched: 0,
        rejected: 0,
        tests: 0,
        checks: 0,
        warnings: Vec::new(),
        new_options: Vec::new(),
    }
}

/// Adds up a run's rows.
pub(super) async fn of_rows(connection: &mut SqliteConnection, import: i64, operation: i64, kind: ImportKind) -> Result<ImportReport> {
    let mut report = empty(kind);
    for row in store::tally(connection, import).await? {
        let n = count(row.rows);
        let outcome = RowOutcome::from_stored(&row.outcome)?;
        let contact_outcome = ContactOutcome::from_stored(&row.contact_outcome)?;
        report.rows += n;
        report.checks += count(row.checked);
        match (outcome, row.is_submission) {
            (RowOutcome::Rejected, _) => report.rejected += n,
            (RowOutcome::Created, true) => report.submissions.created += n,
            (RowOutcome::Updated, true) => report.submissions.updated += n,
            (RowOutcome::Unchanged, true) => report.submissions.unchanged += n,
            (RowOutcome::Unchanged, false) => report.contacts.unchanged += n,
            // A person's row counts under contacts: those created just below, those updated here.
            (RowOutcome::Updated, false) => report.contacts.updated += n,
            (RowOutcome::Created, false) => {}
        }
        match contact_outcome {
            ContactOutcome::Created => report.contacts.created += n,
            ContactOutcome::Unmatched => report.unmatched += n,
            ContactOutcome::None if outcome != RowOutcome::Rejected => report.tests += n,
            ContactOutcome::Matched | ContactOutcome::None => {}
        }
    }
    if kind != ImportKind::Contacts {
        let (matched, updated) = store::existing_contacts(connection, import, operation).await?;
        report.contacts.matched = count(matched);
        report.contacts.updated = count(updated);
    }
    let (cards, records) = store::made::counts(connection, operation).await?;
    (report.cards.created, report.records.created) = (count(cards), count(records));
    let made = fields::store::options_made(connection, operation).await?;
    report.new_options = made.into_iter().map(|(field, label)| NewOption { field, label }).collect();
    Ok(report)
}

/// Where the cards of a run begin. A plan has its cards in one file and the boards in another.
pub(super) async fn places(cards: &mut SqliteConnection, boards: Option<&mut SqliteConnection>, operation: i64) -> Result<Vec<CardPlace>> {
    let counts = store::made::by_phase(cards, operation).await?;
    let named = store::made::phase_names(boards.unwrap_or(cards), &counts).await?;
    Ok(named.into_iter().map(|(board, phase, cards)| CardPlace { board, phase, cards: count(cards) }).collect())
}
