//! The timeline, newest first, a stretch at a time.

use std::collections::HashMap;
use std::str::FromStr;

use serde::Deserialize;
use sqlx::sqlite::SqliteConnection;

use super::store::{self, EntrySql, OperationSql, Place, Shown, SubmissionSql};
use super::types::{
    ActivityKind, Actor, CardRef, FieldChange, GetTimeline, NoteRef, RecordRef, SegmentRef, SubmissionRef, TimelineEntry, TimelinePage,
};
use crate::contacts;
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::ids::{ContactId, ImportId, MemberId, SegmentId, SubmissionId};
use crate::notes::{self, Told};
use crate::segments::{self, SegmentCause};
use crate::tags::TagColor;
use crate::team::{self, Member};

/// Entries of one stretch at most.
const MAX_LIMIT: u32 = 1_000;

/// A stretch of a contact's timeline, whether the contact is in the bin or not.
///
/// # Errors
/// `NotFound` where there is no such contact or member; `Invalid` where the cursor is none that a page gave.
pub async fn timeline(core: &Core, input: GetTimeline) -> Result<TimelinePage> {
    let contact = contacts::store::row_id(core.db().read(), input.contact).await?;
    let from = match &input.cursor {
        Some(cursor) => cursor.parse()?,
        None => Place::NEWEST,
    };
    let mut connection = core.db().read().acquire().await?;
    let member = match input.member {
        Some(member) => Some(team::store::find(&mut connection, member).await?.0),
        None => None,
    };
    let shown = Shown { kinds: input.kinds.iter().map(|kind| kind.word().to_owned()).collect(), member };
    page(&mut connection, contact, &shown, from, input.limit.clamp(1, MAX_LIMIT)).await
}

/// A contact's whole timeline, newest first.
///
/// # Errors
/// `NotFound` where there is no such contact.
pub async fn whole_timeline(core: &Core, contact: ContactId) -> Result<Vec<TimelineEntry>> {
    let mut entries = Vec::new();
    let mut cursor = None;
    loop {
        let page = timeline(core, GetTimeline { contact, kinds: Vec::new(), member: None, cursor, limit: MAX_LIMIT }).await?;
        entries.extend(page.entries);
        cursor = page.next_cursor;
        if cursor.is_none() {
            return Ok(entries);
        }
    }
}

async fn page(connection: &mut SqliteConnection, contact: i64, shown: &Shown, from: Place, limit: u32) -> Result<TimelinePage> {
    let wanted = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut rows = store::page(connection, contact, shown, from, i64::from(limit) + 1).await?;
    let more = rows.len() > wanted;
    rows.truncate(wanted);
    let next_cursor = rows.last().filter(|_| more).map(|last| last.place().to_string());

    let operations = distinct(rows.iter().filter_map(|r| r.operation_id));
    let submissions = distinct(rows.iter().filter_map(|r| r.submission_id));
    let details = rows.iter().map(|row| Ok(serde_json::from_str(&row.detail)?)).collect::<Result<Vec<Detail>>>()?;
    let notes = distinct(details.iter().filter_map(|detail| detail.about));
    let segments = distinct(details.iter().filter_map(|detail| detail.segment));
    let about = About {
        operations: store::operations(connection, &operations).await?.into_iter().map(|o| (o.id, o)).collect(),
        submissions: store::submissions(connection, &submissions).await?.into_iter().map(|s| (s.id, s)).collect(),
        notes: notes::told(connection, &notes).await?,
        cards: store::cards(connection, &distinct(details.iter().filter_map(|detail| detail.card))).await?,
        records: store::records(connection, &distinct(details.iter().filter_map(|detail| detail.record))).await?,
        roles: store::roles(connection, &distinct(details.iter().filter_map(|detail| detail.role))).await?,
        segments: segments::store::looks(connection, &segments).await?.into_iter().map(|look| (look.0, look)).collect(),
        members: members(connection, &details).await?,
        names: notes::names(connection).await?,
    };
    let entries = rows.into_iter().zip(details).map(|(row, detail)| about.entry(row, detail)).collect::<Result<_>>()?;
    Ok(TimelinePage { entries, next_cursor })
}

/// What the entries of a page speak of.
struct About {
    operations: HashMap<i64, OperationSql>,
    submissions: HashMap<i64, SubmissionSql>,
    notes: HashMap<i64, Told>,
    segments: HashMap<i64, (i64, SegmentId, String, TagColor)>,
    cards: HashMap<i64, CardRef>,
    records: HashMap<i64, RecordRef>,
    /// Names of roles.
    roles: HashMap<i64, String>,
    /// Those whose doing let a contact come to a segment or go from it.
    members: HashMap<i64, Member>,
    /// Whom comments mention.
    names: notes::Names,
}

/// What an entry's row says beyond its columns.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Detail {
    changes: Vec<FieldChange>,
    note: Option<String>,
    /// Row id of a note, and how often it had been edited after this.
    about: Option<i64>,
    version: i64,
    /// Row ids of a card, a record, and a contact's role on it.
    card: Option<i64>,
    record: Option<i64>,
    role: Option<i64>,
    /// Row id of a segment, why the contact came or went, and the member whose doing it was.
    segment: Option<i64>,
    cause: Option<SegmentCause>,
    member: Option<i64>,
}

async fn members(connection: &mut SqliteConnection, details: &[Detail]) -> Result<HashMap<i64, Member>> {
    if details.iter().all(|detail| detail.member.is_none()) {
        return Ok(HashMap::new());
    }
    Ok(team::store::all(connection).await?.into_iter().collect())
}

impl About {
    fn entry(&self, row: EntrySql, detail: Detail) -> Result<TimelineEntry> {
        let kind = kind(&row.kind)?;
        let told = detail.about.and_then(|note| self.notes.get(&note));
        let submission = row.submission_id.and_then(|id| self.submissions.get(&id));
        Ok(TimelineEntry {
            id: format!("{}-{}", row.rank, row.entry),
            kind,
            at: time_from_ms(row.at),
            actor: self.actor(kind, row.operation_id, submission, &detail)?,
            segment: detail.segment.and_then(|segment| self.segments.get(&segment)).zip(detail.cause).map(|(look, cause)| {
                let (_, id, name, color) = look.clone();
                SegmentRef { id, name, color, cause }
            }),
            changes: match told.filter(|note| kind == ActivityKind::NoteEdited && !note.in_bin) {
                Some(note) => vec![FieldChange {
                    field: "note".to_owned(),
                    old: note.text(detail.version - 1).to_owned(),
                    new: note.text(detail.version).to_owned(),
                }],
                None => detail.changes,
            },
            card: detail.card.and_then(|card| self.cards.get(&card)).cloned(),
            record: detail
                .record
                .and_then(|record| self.records.get(&record))
                .map(|record| RecordRef { role: detail.role.and_then(|role| self.roles.get(&role)).cloned(), ..record.clone() }),
            submission: submission.map(SubmissionSql::reference).transpose()?,
            about: told.map(|note| NoteRef {
                id: note.id,
                text: if note.in_bin { String::new() } else { note.present().to_owned() },
                in_bin: note.in_bin,
            }),
            note: match detail.note {
                Some(text) if kind == ActivityKind::CardCommented => Some(notes::renamed(&text, &self.names)),
                other => other,
            },
        })
    }

    /// A conversation is the bot's doing, whoever brought the file; so is what it changed. The rest is the doing of the
    /// operation: an import's, or a member's. Whoever takes a change back need not be the one who made it.
    fn actor(&self, kind: ActivityKind, operation: Option<i64>, submission: Option<&SubmissionSql>, detail: &Detail) -> Result<Actor> {
        if detail.segment.is_some() && detail.cause != Some(SegmentCause::Import) {
            let member = detail.member.and_then(|member| self.members.get(&member));
            return Ok(member.map_or(Actor::Clock, |member| Actor::Member { id: member.id, name: member.name.clone() }));
        }
        let Some(operation) = operation.and_then(|operation| self.operations.get(&operation)) else {
            return Err(Error::Damaged { what: "an entry of a timeline belongs to no operation".to_owned() });
        };
        let conversation = matches!(kind, ActivityKind::SubmissionStarted | ActivityKind::SubmissionCompleted);
        if let Some(submission) = submission.filter(|_| conversation || operation.import.is_some()) {
            return Ok(Actor::Bot { name: submission.bot.clone() });
        }
        operation.actor()
    }
}

impl OperationSql {
    /// The import that it was, or the member who did it.
    pub(crate) fn actor(&self) -> Result<Actor> {
        match &self.import {
            Some((import, files)) => {
                Ok(Actor::Import { id: ImportId::from_bytes(import)?.to_string(), files: super::file_names(files)?.join(", ") })
            }
            None => Ok(Actor::Member { id: MemberId::from_bytes(&self.member_id)?, name: self.member.clone() }),
        }
    }
}

impl SubmissionSql {
    fn reference(&self) -> Result<SubmissionRef> {
        Ok(SubmissionRef { id: SubmissionId::from_bytes(&self.uuid)?, bot: self.bot.clone(), is_test: self.is_test })
    }
}

/// The submission of a row id, as entries name it; none where it is gone.
pub(crate) async fn submission_ref(connection: &mut SqliteConnection, submission: i64) -> Result<Option<SubmissionRef>> {
    store::submissions(connection, &[submission]).await?.first().map(SubmissionSql::reference).transpose()
}

fn kind(word: &str) -> Result<ActivityKind> {
    serde_json::from_value(word.into()).map_err(|_| Error::Damaged { what: format!("“{word}” where the kind of an entry should be") })
}

fn distinct(ids: impl Iterator<Item = i64>) -> Vec<i64> {
    let mut ids: Vec<i64> = ids.collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}.{}", self.at, self.rank, self.entry)
    }
}

impl FromStr for Place {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut parts = text.split('.').map(|part| part.parse::<i64>().ok());
        match (parts.next().flatten(), parts.next().flatten(), parts.next().flatten(), parts.next()) {
            (Some(at), Some(rank), Some(entry), None) => Ok(Self { at, rank, entry }),
            _ => Err(Error::invalid("cursor", format!("“{text}” is no place in a timeline; begin at the newest entry"))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_survives_being_written_down() {
        let place = Place { at: -5, rank: 2, entry: 77 };
        assert_eq!(place.to_string().parse::<Place>().unwrap(), place);
    }

    #[test]
    fn what_is_no_place_is_refused() {
        for text in ["", "1", "1.2", "1.2.3.4", "a.b.c", "1.2.x"] {
            assert!(matches!(text.parse::<Place>(), Err(Error::Invalid { .. })), "{text}");
        }
    }

    #[test]
    fn every_stored_kind_is_a_word_of_the_design() {
        assert_eq!(kind("contact.split").unwrap(), ActivityKind::ContactSplit);
        assert!(matches!(kind("contact.eaten"), Err(Error::Damaged { .. })));
    }
}
