//! Whether what is stored of segments is what their filters say. Only looks.

use std::borrow::Cow;

use sqlx::sqlite::SqliteConnection;

use super::plan::{self, Verdict};
use super::record::Stored;
use super::store::{events, members};
use crate::error::Result;
use crate::filter::{Bound, Reach, compile};
use crate::workspace::Locale;

/// What is wrong with a segment.
#[derive(Debug, Default)]
pub(crate) struct Proof {
    pub(crate) name: String,
    /// What is stored of whether it can be kept current is not so, a whole sentence.
    pub(crate) upkeep: Option<String>,
    /// Row ids of contacts that pass its filter and are no members.
    pub(crate) missing: Vec<i64>,
    /// Row ids of members that do not pass its filter.
    pub(crate) excess: Vec<i64>,
}

/// Evaluates every segment that can be kept current from scratch. One that depends on the clock may also have the members
/// that it had when it was evaluated last, over everybody or over the contact.
pub(crate) async fn prove(snapshot: &mut SqliteConnection, now_ms: i64) -> Result<Vec<Proof>> {
    let (world, _, all) = plan::verdicts(snapshot).await?;
    let mut proofs = Vec::with_capacity(all.len());
    for (stored, verdict) in &all {
        let mut proof = Proof { name: stored.record.name.clone(), upkeep: upkeep(stored, verdict, world.locale), ..Proof::default() };
        if let (Ok(bound), None) = (verdict, &proof.upkeep) {
            (proof.missing, proof.excess) = compared(snapshot, stored, bound, world.locale, now_ms).await?;
        }
        proofs.push(proof);
    }
    Ok(proofs)
}

fn upkeep(stored: &Stored, verdict: &Verdict, locale: Locale) -> Option<String> {
    match (verdict, &stored.problem) {
        (Ok(_), Some(_)) => Some("It can be kept current, but is not.".to_owned()),
        (Err(reason), problem) if problem.as_ref() != Some(reason) => {
            Some(format!("It cannot be kept current, but does not say so: {reason}"))
        }
        (Ok(bound), None) if stored.meaning != Some(plan::meaning(bound, locale)) => {
            Some("Its members were evaluated under another meaning of its filter.".to_owned())
        }
        _ => None,
    }
}

/// Who is missing, and who is too much.
async fn compared(
    snapshot: &mut SqliteConnection,
    stored: &Stored,
    bound: &Bound,
    locale: Locale,
    now_ms: i64,
) -> Result<(Vec<i64>, Vec<i64>)> {
    let members = members::stored(snapshot, stored.record.id).await?;
    let on_clock = bound.needs().on_clock;
    let now = members::passing(snapshot, &compile(bound, Reach::Everybody, now_ms, locale)).await?;
    let then = match on_clock {
        true => Some(members::passing(snapshot, &compile(bound, Reach::Everybody, stored.evaluated_at, locale)).await?),
        false => None,
    };
    let passed_then = |id: i64, otherwise: bool| then.as_ref().map_or(otherwise, |then| then.contains(id));
    let mut missing = now.ids();
    missing.retain(|id| !members.contains(*id) && passed_then(*id, true));
    let mut excess = members.ids();
    excess.retain(|id| !now.contains(*id) && !passed_then(*id, false));
    if on_clock {
        let asked = Asked { stored, bound, locale };
        missing = asked.unexplained(snapshot, missing, false).await?;
        excess = asked.unexplained(snapshot, excess, true).await?;
    }
    Ok((missing, excess))
}

struct Asked<'a> {
    stored: &'a Stored,
    bound: &'a Bound,
    locale: Locale,
}

impl Asked<'_> {
    /// Contacts that were not even what is stored of them (`passed`) when they last came or went since everybody was looked at.
    async fn unexplained(&self, snapshot: &mut SqliteConnection, contacts: Vec<i64>, passed: bool) -> Result<Vec<i64>> {
        let mut unexplained = Vec::new();
        for contact in contacts {
            let moved_at = events::last_at(snapshot, self.stored.record.id, contact).await?;
            if let Some(at) = moved_at.filter(|at| *at >= self.stored.evaluated_at) {
                let condition = [Cow::Owned(compile(self.bound, Reach::Some, at, self.locale))];
                let found = members::passed(snapshot, &condition, &format!("[{contact}]")).await?;
                if found.first().is_some_and(|(_, answers)| answers.first() == Some(&passed)) {
                    continue;
                }
            }
            unexplained.push(contact);
        }
        Ok(unexplained)
    }
}
