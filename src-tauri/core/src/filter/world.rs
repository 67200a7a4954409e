//! What the names in a filter can mean: the workspace's fields, tags, bots, boards, record types, members and segments at one
//! moment.

use std::collections::HashMap;

use sqlx::sqlite::SqliteConnection;
use uuid::Uuid;

use super::store;
use crate::error::{Error, Result};
use crate::fields;
use crate::fields::record::{Field, FieldSet};
use crate::identity::fold;
use crate::segments;
use crate::tags;
use crate::tags::TagColor;
use crate::workspace::{self, Locale};

/// Something that a filter can name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) id: i64,
    pub(crate) uuid: Uuid,
    pub(crate) name: String,
    pub(crate) color: Option<TagColor>,
    /// Why it cannot be asked for any more, a whole sentence.
    pub(crate) problem: Option<String>,
}

impl Named {
    /// Something of no colour that can be asked for.
    pub(crate) fn plain(id: i64, uuid: Uuid, name: &str) -> Self {
        Self { id, uuid, name: name.to_owned(), color: None, problem: None }
    }
}

/// A part of something that has a name itself: a phase of a board, a role of a record type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) named: Named,
    /// Row id and name of what it is a part of.
    pub(crate) whole: i64,
    pub(crate) whole_name: String,
}

impl Part {
    /// As the builder shows it: “Sales · Qualified”.
    pub(crate) fn label(&self) -> String {
        format!("{} · {}", self.whole_name, self.named.name)
    }

    /// As a filter writes it where names are wanted: “Sales/Qualified”.
    pub(crate) fn path(&self) -> String {
        format!("{}/{}", self.whole_name, self.named.name)
    }
}

/// A type of record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RecordType {
    pub(crate) named: Named,
    /// Its name in the plural.
    pub(crate) plural: String,
}

/// See the top of this file.
#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) fields: FieldSet,
    /// Those of records, each with the row id of its type, in their order; archived ones too.
    pub(crate) record_fields: Vec<(i64, Field)>,
    /// Boards, phases, types and roles: deleted ones too, so that a filter that names one says so.
    pub(crate) boards: Vec<Named>,
    pub(crate) phases: Vec<Part>,
    pub(crate) record_types: Vec<RecordType>,
    pub(crate) roles: Vec<Part>,
    /// Deleted ones too, so that a filter that names one says so.
    pub(crate) tags: Vec<Named>,
    pub(crate) bots: Vec<Named>,
    pub(crate) flow_apps: Vec<Named>,
    pub(crate) members: Vec<Named>,
    pub(crate) segments: Vec<Named>,
    /// Questions by the names of their answers.
    questions: HashMap<String, String>,
    pub(crate) locale: Locale,
}

impl World {
    /// Reads it as `connection` sees it.
    pub(crate) async fn load(connection: &mut SqliteConnection) -> Result<Self> {
        let fields = fields::store::load(connection).await?;
        let named = |(id, uuid, name): (i64, Vec<u8>, String)| {
            let uuid = Uuid::from_slice(&uuid).map_err(|_| Error::Damaged { what: "the id of a bot or flow app".to_owned() })?;
            Ok(Named::plain(id, uuid, &name))
        };
        let tags = tags::store::all_ever(connection).await?.into_iter().map(|tag| Named {
            id: tag.id,
            uuid: tag.uuid,
            problem: tag.deleted_at.map(|_| format!("The tag “{}” was deleted.", tag.name)),
            name: tag.name,
            color: Some(tag.color),
        });
        let members = fields.members().iter();
        let members =
            members.map(|(id, member)| Named::plain(*id, Uuid::from_slice(&member.id.to_bytes()).unwrap_or_default(), &member.name));
        let members = members.collect();
        let boards = store::world::boards(connection).await?;
        let record_types = store::world::record_types(connection).await?;
        let types: Vec<Named> = record_types.iter().map(|record_type| record_type.named.clone()).collect();
        Ok(Self {
            record_fields: fields::store::of_records(connection).await?,
            phases: store::world::phases(connection, &boards).await?,
            roles: store::world::roles(connection, &types).await?,
            boards,
            record_types,
            tags: tags.collect(),
            bots: store::world::bots(connection).await?.into_iter().map(named).collect::<Result<_>>()?,
            flow_apps: store::world::flow_apps(connection).await?.into_iter().map(named).collect::<Result<_>>()?,
            segments: segments::store::named(connection).await?,
            questions: store::world::questions(connection).await?.into_iter().collect(),
            locale: workspace::locale(connection).await?,
            members,
            fields,
        })
    }

    /// A field of contacts or of records.
    pub(crate) fn field(&self, id: i64) -> Option<&Field> {
        self.fields.get(id).or_else(|| self.record_fields.iter().map(|(_, field)| field).find(|field| field.id == id))
    }

    /// What an answer of this name is called: the question, as far as a bot's schema has one.
    pub(super) fn question<'a>(&'a self, answer: &'a str) -> &'a str {
        self.questions.get(answer).map(|question| question.trim()).filter(|question| !question.is_empty()).unwrap_or(answer)
    }

    pub(super) fn record_type(&self, id: i64) -> Option<&RecordType> {
        self.record_types.iter().find(|record_type| record_type.named.id == id)
    }
}

/// What a text names: by public id, else by name, case and accents aside. One that is still there comes before one that is gone.
pub(super) fn find<'a>(among: &'a [Named], text: &str) -> Option<&'a Named> {
    let by_id = Uuid::parse_str(text.trim()).ok().and_then(|uuid| among.iter().find(|named| named.uuid == uuid));
    by_id.or_else(|| {
        let folded = fold(text.trim());
        let is_named = |named: &&Named| fold(&named.name) == folded;
        among.iter().filter(is_named).find(|named| named.problem.is_none()).or_else(|| among.iter().find(is_named))
    })
}
