//! Submissions as they are read: question above answer, in the order of the bot's schema.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::store::{self, DetailSql, RawSql, UnmatchedSql};
use super::types::{
    Answer, GetSubmission, ListContactSubmissions, ListSubmissions, ListUnmatched, Message, SubmissionDetail, SubmissionList,
    SubmissionPage, SubmissionStatus, SubmissionView, UnmatchedPage, UnmatchedSubmission,
};
use crate::activity;
use crate::contacts;
use crate::core::Core;
use crate::env::time_from_ms;
use crate::error::Result;
use crate::ids::{ContactId, SubmissionId};
use crate::imports::readers::SchemaField;
use crate::workspace::count;

/// Submissions of one page at most.
const MAX_LIMIT: u32 = 1_000;
/// Answers that tell a person what a waiting submission is about.
const PREVIEW: usize = 3;

/// A contact's submissions, newest first.
///
/// # Errors
/// `NotFound` where there is no such contact.
pub async fn of_contact(core: &Core, input: ListContactSubmissions) -> Result<SubmissionPage> {
    let contact = contacts::store::row_id(core.db().read(), input.contact).await?;
    let total = contacts::store::submission_total(core.db().read(), contact).await?;
    let mut connection = core.db().read().acquire().await?;
    let rows = store::details(&mut connection, contact, input.offset, input.limit.min(MAX_LIMIT)).await?;
    let mut schemas = Schemas::default();
    let submissions = rows.into_iter().map(|row| detail(row, &mut schemas)).collect::<Result<_>>()?;
    Ok(SubmissionPage { total: count(total), submissions })
}

/// Submissions of any bot.
///
/// # Errors
/// `NotFound` where there is no such bot; `Invalid` says what of the filter cannot be asked.
pub async fn list(_core: &Core, _input: ListSubmissions) -> Result<SubmissionList> {
    Err(crate::error::Error::internal("not there yet"))
}

/// One submission with everything it holds, whose it is, and what became of it.
///
/// # Errors
/// `NotFound` where there is no such submission.
pub async fn get(_core: &Core, _input: GetSubmission) -> Result<SubmissionView> {
    Err(crate::error::Error::internal("not there yet"))
}

/// Submissions that wait for a contact, newest first. Tests are not among them: they want none.
pub async fn unmatched(core: &Core, input: ListUnmatched) -> Result<UnmatchedPage> {
    let mut connection = core.db().read().acquire().await?;
    let total = store::unmatched_count(&mut connection).await?;
    let rows = store::unmatched(&mut connection, input.offset, input.limit.min(MAX_LIMIT)).await?;
    let mut schemas = Schemas::default();
    let submissions = rows
        .into_iter()
        .map(|row| {
            let preview = preview(answers(&row.answers, schemas.of(row.bot_id, &row.schema)?)?, &row);
            Ok(UnmatchedSubmission {
                id: SubmissionId::from_bytes(&row.uuid)?,
                at: time_from_ms(row.own_at),
                status: SubmissionStatus::from_stored(&row.status),
                preview,
                bot: row.bot,
            })
        })
        .collect::<Result<_>>()?;
    Ok(UnmatchedPage { total: count(total), submissions })
}

/// A submission for scripts: its answers as given. The JSON of design section 5.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GivenSubmission {
    /// Public id.
    pub id: SubmissionId,
    /// Id that the source gave it.
    pub external_id: Option<String>,
    /// The bot's name.
    pub bot: String,
    /// Finished or not.
    pub status: SubmissionStatus,
    /// A test conversation.
    pub is_test: bool,
    /// When it began, if known.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was finished, if known.
    pub completed_at: Option<DateTime<Utc>>,
    /// Every answer under its own name, untouched.
    pub answers: Map<String, Value>,
}

/// All submissions of a contact with their answers as given, newest first.
///
/// # Errors
/// `NotFound` where there is no such contact.
pub async fn raw_of_contact(core: &Core, contact: ContactId) -> Result<Vec<GivenSubmission>> {
    let contact = contacts::store::row_id(core.db().read(), contact).await?;
    let mut connection = core.db().read().acquire().await?;
    store::raw(&mut connection, contact).await?.into_iter().map(RawSql::into_given).collect()
}

impl RawSql {
    fn into_given(self) -> Result<GivenSubmission> {
        Ok(GivenSubmission {
            id: SubmissionId::from_bytes(&self.uuid)?,
            external_id: self.external_id,
            bot: self.bot,
            status: SubmissionStatus::from_stored(&self.status),
            is_test: self.is_test,
            started_at: self.started_at.map(time_from_ms),
            completed_at: self.completed_at.map(time_from_ms),
            answers: serde_json::from_str(&self.answers)?,
        })
    }
}

/// Schemas of the bots of a page, each read once.
#[derive(Default)]
struct Schemas(HashMap<i64, Vec<SchemaField>>);

impl Schemas {
    fn of(&mut self, bot: i64, stored: &str) -> Result<&[SchemaField]> {
        use std::collections::hash_map::Entry;
        match self.0.entry(bot) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(place) => Ok(place.insert(serde_json::from_str(stored)?)),
        }
    }
}

/// The first answers that say something. The submission's own id, status and times are answers too where they came in
/// columns; the list shows them anyway.
fn preview(answers: Vec<Answer>, row: &UnmatchedSql) -> Vec<Answer> {
    let own = |text: &str| {
        let text = text.trim();
        row.external_id.as_deref() == Some(text) || text.eq_ignore_ascii_case(&row.status) || DateTime::parse_from_rfc3339(text).is_ok()
    };
    let said = answers.into_iter().filter(|answer| !answer.text.trim().is_empty());
    let (mut first, rest): (Vec<Answer>, Vec<Answer>) = said.partition(|answer| !own(&answer.text));
    first.extend(rest);
    first.truncate(PREVIEW);
    first
}

fn detail(row: DetailSql, schemas: &mut Schemas) -> Result<SubmissionDetail> {
    let answers = answers(&row.answers, schemas.of(row.bot_id, &row.schema)?)?;
    Ok(SubmissionDetail {
        id: SubmissionId::from_bytes(&row.uuid)?,
        external_id: row.external_id,
        bot: row.bot,
        status: SubmissionStatus::from_stored(&row.status),
        is_test: row.is_test,
        started_at: row.started_at.map(time_from_ms),
        completed_at: row.completed_at.map(time_from_ms),
        at: time_from_ms(row.own_at),
        summary: Some(row.summary).filter(|summary| !summary.is_empty()),
        answers,
        transcript: transcript(&row.transcript)?,
        file: file(row.files.as_deref(), row.file)?,
    })
}

/// The name of the file that a submission came from, if an import made it.
fn file(files: Option<&str>, index: u32) -> Result<Option<String>> {
    let Some(files) = files else { return Ok(None) };
    let mut names = activity::file_names(files)?;
    let known = usize::try_from(index).ok().filter(|&i| i < names.len());
    Ok(known.map(|i| names.swap_remove(i)))
}

fn transcript(stored: &str) -> Result<Vec<Message>> {
    #[derive(Deserialize)]
    struct Line {
        from_bot: bool,
        text: String,
        at: Option<i64>,
    }
    if stored.is_empty() {
        return Ok(Vec::new());
    }
    let lines: Vec<Line> = serde_json::from_str(stored)?;
    Ok(lines.into_iter().map(|line| Message { from_bot: line.from_bot, text: line.text, at: line.at.map(time_from_ms) }).collect())
}

/// Stored answers with their questions: those of the schema in its order, skipped ones with an empty text, then the rest.
fn answers(stored: &str, schema: &[SchemaField]) -> Result<Vec<Answer>> {
    let given: Map<String, Value> = serde_json::from_str(stored)?;
    let asked: HashSet<&str> = schema.iter().map(|field| field.name.as_str()).collect();
    let questions = schema.iter().map(|field| Answer {
        name: field.name.clone(),
        label: if field.label.trim().is_empty() { field.name.clone() } else { field.label.clone() },
        text: given.get(&field.name).map(text).unwrap_or_default(),
    });
    let others = given.iter().filter(|(name, _)| !asked.contains(name.as_str())).map(|(name, value)| Answer {
        name: name.clone(),
        label: name.clone(),
        text: text(value),
    });
    Ok(questions.chain(others).collect())
}

/// An answer for the eye.
fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join("; "),
        Value::Object(_) => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn question(name: &str, label: &str) -> SchemaField {
        SchemaField { name: name.to_owned(), label: label.to_owned(), kind: "text".to_owned(), options: Vec::new(), required: false }
    }

    fn shown(stored: &Value, schema: &[SchemaField]) -> Vec<(String, String)> {
        answers(&stored.to_string(), schema).unwrap().into_iter().map(|a| (a.label, a.text)).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(label, text)| ((*label).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn answers_follow_the_schema_and_the_rest_comes_as_given() {
        let schema = [question("budget", "What is your budget?"), question("when", "")];
        let stored = json!({"zip": "28001", "when": "soon", "budget": 1200, "age": 4});
        let expected = pairs(&[("What is your budget?", "1200"), ("when", "soon"), ("zip", "28001"), ("age", "4")]);
        assert_eq!(shown(&stored, &schema), expected);
    }

    #[test]
    fn a_skipped_question_has_an_empty_answer() {
        let schema = [question("a", "A?"), question("b", "B?")];
        assert_eq!(shown(&json!({"b": null}), &schema), pairs(&[("A?", ""), ("B?", "")]));
    }

    #[test]
    fn lists_are_joined_objects_are_json_and_booleans_are_words() {
        let stored = json!({"list": ["x", 2, true], "object": {"street": "A 1"}, "yes": true, "no": false});
        let expected = pairs(&[("list", "x; 2; yes"), ("object", r#"{"street":"A 1"}"#), ("yes", "yes"), ("no", "no")]);
        assert_eq!(shown(&stored, &[]), expected);
    }

    #[test]
    fn a_conversation_is_read_with_and_without_times() {
        let lines = transcript(r#"[{"from_bot":true,"text":"Hi","at":1000},{"from_bot":false,"text":"Hello","at":null}]"#).unwrap();
        assert_eq!(lines.len(), 2);
        assert_eq!(lines[0].at, Some(time_from_ms(1000)));
        assert_eq!(lines[1].at, None);
        assert!(transcript("").unwrap().is_empty());
    }
}
