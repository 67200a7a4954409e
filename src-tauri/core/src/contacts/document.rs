//! Contacts as JSON documents for scripts: the shapes of design section 5. More keys may be added, these stay.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::record::ContactRecord;
use super::store;
use crate::activity::{self, Actor, TimelineEntry};
pub use crate::boards::CardDocument;
use crate::boards::{self, ListContactCards};
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::fields;
use crate::fields::record::FieldSet;
use crate::identity::{EmailAddress, PhoneNumber};
use crate::ids::{ContactId, NoteId};
use crate::lists::{self, ListContacts};
use crate::notes;
use crate::records::{self, LinkedRecordDocument};
use crate::submissions;
pub use crate::submissions::GivenSubmission as SubmissionDocument;
use crate::tags;
use crate::workspace::{self, count};

/// One contact.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ContactDocument {
    /// Public id.
    pub id: ContactId,
    /// The given name, or empty.
    pub name: String,
    /// Never empty: name, else e-mail, else phone, else “Unnamed”.
    pub display_name: String,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// Every address, the primary first.
    pub emails: Vec<String>,
    /// Every number in E.164, the primary first.
    pub phones: Vec<String>,
    /// By name.
    pub tags: Vec<String>,
    /// Values of custom fields by key; those without one and those put away are left out.
    pub fields: BTreeMap<String, serde_json::Value>,
    /// Where the contact came from.
    pub source: String,
    /// Completed, non-test submissions.
    pub submission_count: u32,
    /// When the person first appeared.
    pub created_at: DateTime<Utc>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// Latest interaction.
    pub last_activity_at: DateTime<Utc>,
}

/// A window of the list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ContactDocuments {
    /// How many contacts the whole list has.
    pub total: u32,
    /// Those of the window.
    pub contacts: Vec<ContactDocument>,
}

/// One contact with everything about it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FullContactDocument {
    /// The contact.
    #[serde(flatten)]
    pub contact: ContactDocument,
    /// Newest first.
    pub submissions: Vec<SubmissionDocument>,
    /// Cards outside the bin, on boards that are there: open ones first, then the newest.
    pub cards: Vec<CardDocument>,
    /// Records that it is linked to, the last linked first.
    pub records: Vec<LinkedRecordDocument>,
    /// Notes of members that are not in the bin, newest first.
    pub notes: Vec<NoteDocument>,
    /// The timeline, newest first.
    pub activity: Vec<ActivityDocument>,
}

/// One note.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct NoteDocument {
    /// Public id.
    pub id: NoteId,
    /// Name of the member who wrote it.
    pub author: String,
    /// Markdown; mentions as `@Name`.
    pub text: String,
    /// When it was written.
    pub created_at: DateTime<Utc>,
    /// When its present text was written, where that is not the first one.
    pub edited_at: Option<DateTime<Utc>>,
    /// Stands first.
    pub pinned: bool,
}

/// One line of the timeline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ActivityDocument {
    /// What happened.
    pub kind: activity::ActivityKind,
    /// When.
    pub at: DateTime<Utc>,
    /// Who: a member's or bot's name, or an import's files.
    pub actor: String,
    /// What more there is to say.
    pub detail: serde_json::Value,
}

/// Contacts that are read together.
const CHUNK: usize = 2_000;

/// A window of the list as documents; a limit of 0 is all.
pub async fn documents(core: &Core, input: ListContacts) -> Result<ContactDocuments> {
    let limit = if input.limit == 0 { usize::MAX } else { usize::try_from(input.limit).unwrap_or(usize::MAX) };
    let wanted = lists::window(core, input.query, usize::try_from(input.offset).unwrap_or(usize::MAX), limit).await?;
    let total = u32::try_from(wanted.total).unwrap_or(u32::MAX);
    let mut connection = core.db().read().acquire().await?;
    let words = Words::load(&mut connection).await?;
    let mut contacts = Vec::with_capacity(wanted.ids.len());
    for chunk in wanted.ids.chunks(CHUNK) {
        let mut records: HashMap<i64, ContactRecord> = store::load(&mut connection, chunk).await?.into_iter().map(|c| (c.id, c)).collect();
        contacts.extend(chunk.iter().filter_map(|id| records.remove(id)).map(|record| document(record, &words)));
    }
    Ok(ContactDocuments { total, contacts })
}

/// One contact with everything about it.
pub async fn full_document(core: &Core, id: ContactId) -> Result<FullContactDocument> {
    let row = store::row_id(core.db().read(), id).await?;
    let mut connection = core.db().read().acquire().await?;
    let words = Words::load(&mut connection).await?;
    let record =
        store::load(&mut connection, &[row]).await?.pop().ok_or_else(|| Error::NotFound { what: "contact", id: id.to_string() })?;
    drop(connection);
    Ok(FullContactDocument {
        contact: document(record, &words),
        submissions: submissions::raw_of_contact(core, id).await?,
        cards: boards::of_contact(core, ListContactCards { contact: id }).await?.cards.into_iter().map(CardDocument::from).collect(),
        records: records::linked_documents(core, id).await?,
        notes: notes::documents(core, id).await?,
        activity: activity::whole_timeline(core, id).await?.into_iter().map(line).collect(),
    })
}

/// The contact that an id, an e-mail or a phone belongs to.
///
/// # Errors
/// `NotFound` when nobody has it.
pub async fn find(core: &Core, text: &str) -> Result<ContactId> {
    let missing = || Error::NotFound { what: "contact", id: text.to_owned() };
    if let Ok(id) = text.parse::<ContactId>() {
        store::row_id(core.db().read(), id).await?;
        return Ok(id);
    }
    let mut connection = core.db().read().acquire().await?;
    let region = workspace::locale(&mut connection).await?.region;
    let found = match EmailAddress::parse(text) {
        Some(email) => store::by_email(&mut connection, &[email.key]).await?,
        None => match PhoneNumber::parse(text, region) {
            Some(phone) => store::by_phone(&mut connection, &[phone.key]).await?,
            None => return Err(missing()),
        },
    };
    let (_, row) = found.first().ok_or_else(missing)?;
    let record = store::load(&mut connection, &[*row]).await?.pop().ok_or_else(missing)?;
    Ok(ContactId::new(record.uuid))
}

/// What a record only has row ids of.
struct Words {
    tags: HashMap<i64, String>,
    fields: FieldSet,
}

impl Words {
    async fn load(connection: &mut sqlx::SqliteConnection) -> Result<Self> {
        let tags = tags::store::all(connection).await?.into_iter().map(|tag| (tag.id, tag.name)).collect();
        Ok(Self { tags, fields: fields::store::load(connection).await? })
    }
}

fn document(record: ContactRecord, words: &Words) -> ContactDocument {
    let mut names: Vec<String> = record.tags.iter().filter_map(|link| words.tags.get(&link.tag).cloned()).collect();
    names.sort_unstable();
    let values = words.fields.live().filter_map(|field| {
        let value = record.fields.get(&field.id)?;
        Some((field.key.clone(), field.json(value, &words.fields)))
    });
    ContactDocument {
        id: ContactId::new(record.uuid),
        name: record.name(),
        display_name: record.display_name(),
        emails: record.emails.into_iter().map(|e| e.shown).collect(),
        phones: record.phones.into_iter().map(|p| p.shown).collect(),
        tags: names,
        fields: values.collect(),
        source: record.source,
        submission_count: count(record.submission_count),
        created_at: time_from_ms(record.created_at),
        updated_at: time_from_ms(record.updated_at),
        last_activity_at: time_from_ms(record.last_activity_at),
        first_name: record.first_name,
        last_name: record.last_name,
    }
}

fn line(entry: TimelineEntry) -> ActivityDocument {
    let mut detail = serde_json::Map::new();
    if !entry.changes.is_empty() {
        detail.insert("changes".to_owned(), serde_json::json!(entry.changes));
    }
    if let Some(submission) = entry.submission {
        detail.insert("submission".to_owned(), serde_json::json!(submission.id));
        detail.insert("bot".to_owned(), submission.bot.into());
        detail.insert("is_test".to_owned(), submission.is_test.into());
    }
    if let Some(note) = entry.note {
        detail.insert("note".to_owned(), note.into());
    }
    if let Some(about) = entry.about {
        detail.insert("note_id".to_owned(), serde_json::json!(about.id));
        detail.insert("text".to_owned(), about.text.into());
    }
    if let Some(segment) = entry.segment {
        detail.insert("segment".to_owned(), segment.name.into());
        detail.insert("cause".to_owned(), serde_json::json!(segment.cause));
    }
    if let Some(card) = entry.card {
        detail.insert("card".to_owned(), serde_json::json!(card.id));
        detail.insert("title".to_owned(), card.title.into());
        detail.insert("board".to_owned(), card.board_name.into());
    }
    ActivityDocument {
        kind: entry.kind,
        at: entry.at,
        actor: match entry.actor {
            Actor::Member { name, .. } | Actor::Bot { name } => name,
            Actor::Import { files, .. } => files,
            Actor::Clock => "clock".to_owned(),
        },
        detail: detail.into(),
    }
}
