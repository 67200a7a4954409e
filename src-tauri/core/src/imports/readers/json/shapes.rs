//! Which of the known shapes an object has, and the items in it. The shapes and their sources are listed in the specification
//! of the surrounding system; where two pages differ, both forms are taken.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::envelope::Envelope;
use super::stream::LISTS;
use super::{numbers, too_deep};
use crate::imports::readers::limits::MAX_CELL;
use crate::imports::readers::types::{BotDefinition, Item, RawContact, RawMessage, RawSubmission, SchemaField};
use crate::imports::rejects::{RAW, REASON};

const BOT_KEYS: [&str; 3] = ["submission_count", "share_url", "schema"];

/// What is known while a file is read.
#[derive(Default)]
pub struct Context {
    /// What the file was recognised as, by its first item.
    pub shape: Option<&'static str>,
    /// A bot was defined outside of a list of submissions.
    pub saw_bot_file: bool,
    number: u32,
    skipped: BTreeMap<String, u32>,
}

impl Context {
    /// Counts one item more.
    pub fn next_number(&mut self) -> u32 {
        self.number = self.number.saturating_add(1);
        self.number
    }

    /// What should be said at the end: events that carry nothing to import.
    pub fn warning(&self) -> Option<String> {
        let total: u32 = self.skipped.values().sum();
        let kinds: Vec<String> = self.skipped.iter().map(|(kind, count)| format!("{kind} ({count})")).collect();
        (total > 0).then(|| {
            let events = if total == 1 { "1 event was".to_owned() } else { format!("{total} events were") };
            format!("{events} skipped, because they are not about submissions or contacts: {}.", kinds.join(", "))
        })
    }

    fn recognise(&mut self, shape: &'static str) {
        self.shape.get_or_insert(shape);
    }
}

/// A file (or line) that must not be imported at all.
#[derive(Debug)]
pub enum Refused {
    /// The body of a failed request.
    ApiError {
        /// Its code.
        code: String,
        /// Its own words.
        message: String,
    },
    /// Nested beyond the limit.
    TooDeep,
}

impl Refused {
    /// What is said of it.
    pub fn reason(&self) -> String {
        match self {
            Self::ApiError { code, message } => {
                let message = message.trim_end_matches('.');
                format!(
                    "This is the answer to a failed request, not an export ({code}: {message}). Repeat the request and save its answer again."
                )
            }
            Self::TooDeep => too_deep(),
        }
    }
}

type Found = Result<Vec<Item>, Refused>;

/// The items in one element of a list (under a key such as `submissions`), one line, or one whole document.
pub fn element(json: &str, list: Option<&str>, context: &mut Context) -> Found {
    let exact = numbers::exact(json).map_err(|numbers::TooDeep| Refused::TooDeep)?;
    match serde_json::from_str(&exact) {
        Ok(Value::Object(object)) => listed(object, list, json, context),
        _ => Ok(vec![unreadable(context, "This is not a JSON object with answers.", json)]),
    }
}

/// What stood around a list: the schema of its answers, and whether more pages follow.
pub fn around_list(json: &str, context: &mut Context) -> Found {
    let exact = numbers::exact(json).map_err(|numbers::TooDeep| Refused::TooDeep)?;
    let Ok(Value::Object(object)) = serde_json::from_str(&exact) else { return Ok(Vec::new()) };
    refuse_failure(&object)?;
    let mut around = Envelope(object);
    if let Some(data) = around.object(&["data"]) {
        around.0.extend(data);
    }
    context.recognise("ioZen submissions");
    Ok(page_parts(&mut around))
}

fn page_parts(around: &mut Envelope) -> Vec<Item> {
    let mut items = Vec::new();
    let bot = around.object(&["intake_bot"]).unwrap_or_default();
    let mut bot = bot_definition(bot);
    if let Some(schema) = around.0.shift_remove("schema") {
        bot.schema = schema_fields(&schema);
    }
    bot.external_id = bot.external_id.or_else(|| around.text(&["intake_bot_id"]));
    if bot != BotDefinition::default() {
        items.push(Item::Bot(Box::new(bot)));
    }
    if let Some(has_more) = around.object(&["pagination"]).and_then(|pagination| Envelope(pagination).flag(&["has_more"])) {
        items.push(Item::Page { has_more });
    }
    items
}

/// An object under a key that tells what it is, or under none.
fn listed(object: Map<String, Value>, list: Option<&str>, raw: &str, context: &mut Context) -> Found {
    match list {
        Some("contacts") => Ok(vec![contact_item(object, None, raw, context)]),
        Some("intake_bots") => Ok(vec![bot_item(object, context)]),
        Some("submissions") => {
            context.recognise("ioZen submissions");
            any(object, raw, context)
        }
        _ => any(object, raw, context),
    }
}

fn any(object: Map<String, Value>, raw: &str, context: &mut Context) -> Found {
    refuse_failure(&object)?;
    if let (2, Some(Value::String(reason)), Some(Value::String(input))) = (object.len(), object.get(REASON), object.get(RAW)) {
        return Ok(vec![unreadable(context, reason.clone(), input)]);
    }
    if let Some(event) = event_of(&object) {
        return webhook(event, object, raw, context);
    }
    if object.get("event_name").is_some_and(Value::is_string) && object.get("user_data").is_some_and(Value::is_object) {
        return Ok(vec![conversion(object, raw, context)]);
    }
    if is_wrapper(&object) {
        if let Some(Value::Object(data)) = object.get("data") {
            return any(data.clone(), raw, context);
        }
        if let Some(Value::Array(list)) = object.get("data") {
            return each(list, None, context);
        }
    }
    for key in LISTS {
        if let Some(list) = object.get(key).and_then(Value::as_array).filter(|_| !object.contains_key("id")) {
            let mut items = each(&list.clone(), Some(key), context)?;
            items.extend(page_parts(&mut Envelope(object)));
            return Ok(items);
        }
    }
    let mut outer = Envelope(object);
    if let Some(submission) = outer.object(&["submission"]) {
        context.recognise("ioZen submission");
        let mut items = page_parts(&mut outer);
        items.push(submission_item(submission, Beside::default(), raw, context));
        return Ok(items);
    }
    if let Some(bot) = outer.object(&["intake_bot"]).filter(|_| !has_answers(&outer.0)) {
        return Ok(vec![bot_item(bot, context)]);
    }
    if let Some(contact) = outer.object(&["contact"]).filter(|_| !has_answers(&outer.0)) {
        return Ok(vec![contact_item(contact, None, raw, context)]);
    }
    let object = outer.0;
    if !has_answers(&object) && BOT_KEYS.iter().any(|key| object.contains_key(*key)) {
        return Ok(vec![bot_item(object, context)]);
    }
    context.recognise("JSON submissions");
    Ok(vec![submission_item(object, Beside::default(), raw, context)])
}

/// Elements of a list inside a line or a single document, which is in memory already.
fn each(list: &[Value], key: Option<&str>, context: &mut Context) -> Found {
    let mut items = Vec::new();
    for value in list {
        match value {
            Value::Object(object) => items.extend(listed(object.clone(), key, &value.to_string(), context)?),
            other => items.push(unreadable(context, "This is not a JSON object with answers.", &other.to_string())),
        }
    }
    Ok(items)
}

fn unreadable(context: &mut Context, reason: impl Into<String>, raw: &str) -> Item {
    Item::Unreadable { number: context.next_number(), reason: reason.into(), raw: raw.to_owned() }
}

fn refuse_failure(object: &Map<String, Value>) -> Result<(), Refused> {
    if object.get("success") != Some(&Value::Bool(false)) || has_answers(object) {
        return Ok(());
    }
    let text = |key: &str| {
        let error = object.get("error");
        let value = error.and_then(|error| error.get(key)).or_else(|| object.get(key));
        value.and_then(Value::as_str).map(str::to_owned)
    };
    let plain = object.get("error").and_then(Value::as_str).map(str::to_owned);
    Err(Refused::ApiError {
        code: text("code").unwrap_or_else(|| "error".to_owned()),
        message: text("message").or(plain).unwrap_or_else(|| "no reason is given".to_owned()),
    })
}

/// `{"success": true, "data": …}`, or only `data`.
fn is_wrapper(object: &Map<String, Value>) -> bool {
    let only_envelope = object.keys().all(|key| matches!(key.as_str(), "success" | "data" | "meta" | "request_id"));
    let nested = object.get("data").is_some_and(|data| {
        data.is_array()
            || ["submissions", "submission", "intake_bots", "intake_bot", "contact", "contacts"]
                .iter()
                .any(|key| data.get(key).is_some_and(|value| value.is_object() || value.is_array()))
            || (data.get("id").is_some() && (data.get("schema").is_some() || data.get("data").is_some() || data.get("fields").is_some()))
    });
    only_envelope && (nested || object.get("success") == Some(&Value::Bool(true)) && object.contains_key("data"))
}

fn has_answers(object: &Map<String, Value>) -> bool {
    ["data", "fields"].iter().any(|key| object.get(*key).is_some_and(Value::is_object))
}

/// The kind of a webhook's event: `type` in the new form, `event` in the old one.
fn event_of(object: &Map<String, Value>) -> Option<String> {
    object.get("data").filter(|data| data.is_object())?;
    let kind = ["type", "event"].iter().find_map(|key| object.get(*key)?.as_str())?;
    let (subject, verb) = kind.split_once('.')?;
    (!subject.is_empty() && !verb.is_empty() && !kind.contains(' ')).then(|| kind.to_owned())
}

fn webhook(event: String, object: Map<String, Value>, raw: &str, context: &mut Context) -> Found {
    context.recognise("ioZen webhooks");
    let mut body = Envelope(object);
    let at = body.text(&["created_at", "timestamp", "createdAt"]);
    let flow_app = body.text(&["flowAppId", "flow_app_id", "flow_app"]);
    let mut data = body.object(&["data"]).unwrap_or_default();
    match event.split_once('.').map_or("", |(subject, _)| subject) {
        "submission" => {
            let submission = match data.shift_remove("submission") {
                Some(Value::Object(submission)) => submission,
                _ => data,
            };
            let finished = matches!(event.as_str(), "submission.created" | "submission.completed");
            let beside = Beside { at, flow_app, status: finished.then(|| "COMPLETED".to_owned()) };
            Ok(vec![submission_item(submission, beside, raw, context)])
        }
        "contact" => {
            let contact = match data.shift_remove("contact") {
                Some(Value::Object(contact)) => contact,
                _ => data,
            };
            Ok(vec![contact_item(contact, at, raw, context)])
        }
        _ => {
            context.next_number();
            *context.skipped.entry(event).or_default() += 1;
            Ok(Vec::new())
        }
    }
}

/// What the envelope around a submission tells of it.
#[derive(Default)]
struct Beside {
    at: Option<String>,
    flow_app: Option<String>,
    status: Option<String>,
}

fn submission_item(object: Map<String, Value>, beside: Beside, raw: &str, context: &mut Context) -> Item {
    let number = context.next_number();
    let mut given = Envelope(object);
    let answers = given.object(&["data", "fields"]);
    let bot = given.object(&["intake_bot", "intakeBot"]).map(bot_definition).unwrap_or_default();
    let mut submission = RawSubmission {
        number,
        external_id: given.text(&["id", "submission_id", "submissionId"]),
        bot_external_id: given.text(&["intake_bot_id", "intakeBotId"]).or(bot.external_id),
        bot_name: given.text(&["intake_bot_name", "bot_name", "botName", "bot"]).or(bot.name),
        flow_app: given.text(&["flow_app", "flow_app_id", "flowAppId"]).or(beside.flow_app),
        status: given.text(&["status"]).or(beside.status),
        is_test: given.flag(&["is_test", "isTest"]),
        started_at: given.text(&["started_at", "startedAt", "created_at", "createdAt"]),
        completed_at: given.text(&["completed_at", "completedAt"]),
        updated_at: given.text(&["updated_at", "updatedAt"]).or(beside.at),
        summary: given.text(&["ai_summary", "aiSummary"]),
        contact_email: given.0.get("contact").and_then(|contact| contact.get("email")?.as_str()).map(str::to_owned),
        messages: given.list("messages").unwrap_or_default().into_iter().filter_map(message).collect(),
        raw: raw.to_owned(),
        ..RawSubmission::default()
    };
    match answers {
        Some(answers) => {
            submission.answers = answers.into_iter().collect();
            given.0.shift_remove(REASON);
            submission.extra = given.rest();
        }
        // Without an object of answers, whatever is not the envelope's is an answer.
        None => submission.answers = given.0.into_iter().collect(),
    }
    if submission.external_id.is_none() && submission.answers.is_empty() && submission.contact_email.is_none() {
        return Item::Unreadable { number, reason: "This object has neither an id nor answers.".to_owned(), raw: raw.to_owned() };
    }
    if raw.len() > MAX_CELL && submission.answers.iter().any(|(_, value)| is_over_limit(value)) {
        return Item::Unreadable { number, reason: "An answer of this submission is over 1 MiB.".to_owned(), raw: raw.to_owned() };
    }
    Item::Submission(Box::new(submission))
}

fn is_over_limit(value: &Value) -> bool {
    match value {
        Value::String(text) => text.len() > MAX_CELL,
        other => other.to_string().len() > MAX_CELL,
    }
}

fn message(value: Value) -> Option<RawMessage> {
    let Value::Object(object) = value else { return None };
    let mut given = Envelope(object);
    let role = given.text(&["role"]).unwrap_or_default().to_ascii_lowercase();
    Some(RawMessage {
        from_bot: matches!(role.as_str(), "assistant" | "ai" | "bot" | "system"),
        text: given.text(&["content", "text"])?,
        at: given.text(&["created_at", "createdAt"]),
    })
}

fn contact_item(object: Map<String, Value>, at: Option<String>, raw: &str, context: &mut Context) -> Item {
    context.recognise("ioZen contacts");
    let text = |key: &str| object.get(key).and_then(Value::as_str).map(str::to_owned);
    let updated_at = text("updated_at").or_else(|| text("updatedAt")).or(at);
    Item::Contact(Box::new(RawContact {
        number: context.next_number(),
        updated_at,
        fields: object.into_iter().collect(),
        raw: raw.to_owned(),
    }))
}

/// The marketing webhook: what was derived about a person, under the id of the submission.
fn conversion(object: Map<String, Value>, raw: &str, context: &mut Context) -> Item {
    context.recognise("ioZen conversions");
    let mut body = Envelope(object);
    let mut person = Envelope(body.object(&["user_data"]).unwrap_or_default());
    let mut submission = RawSubmission {
        number: context.next_number(),
        external_id: person.text(&["external_id"]),
        updated_at: body.text(&["event_time", "event_time_unix"]),
        raw: raw.to_owned(),
        ..RawSubmission::default()
    };
    submission.answers = person.rest();
    if let Some(custom) = body.object(&["custom_data"]) {
        submission.answers.extend(custom.into_iter().filter(|(_, value)| !value.is_null()));
    }
    submission.extra = body.rest();
    Item::Submission(Box::new(submission))
}

fn bot_item(object: Map<String, Value>, context: &mut Context) -> Item {
    context.recognise("ioZen bot");
    context.saw_bot_file = true;
    Item::Bot(Box::new(bot_definition(object)))
}

fn bot_definition(object: Map<String, Value>) -> BotDefinition {
    let mut given = Envelope(object);
    BotDefinition {
        external_id: given.text(&["id"]),
        name: given.text(&["name"]),
        description: given.text(&["description"]),
        status: given.text(&["status"]),
        schema: given.0.get("schema").map(schema_fields).unwrap_or_default(),
    }
}

/// Questions from an array or `{fields: […]}`. Content blocks and unknown kinds are not questions.
fn schema_fields(schema: &Value) -> Vec<SchemaField> {
    let list = schema.as_array().or_else(|| schema.get("fields").and_then(Value::as_array));
    list.into_iter().flatten().filter_map(schema_field).collect()
}

fn schema_field(value: &Value) -> Option<SchemaField> {
    if value.get("kind").and_then(Value::as_str).is_some_and(|kind| kind != "field") {
        return None;
    }
    let text = |key: &str| value.get(key).and_then(Value::as_str).filter(|text| !text.trim().is_empty()).map(str::to_owned);
    let name = text("name").or_else(|| text("id"))?;
    let option = |option: &Value| match option {
        Value::String(text) => Some(text.clone()),
        Value::Object(object) => ["label", "value", "name"].iter().find_map(|key| object.get(*key)?.as_str()).map(str::to_owned),
        Value::Null | Value::Array(_) => None,
        other => Some(other.to_string()),
    };
    Some(SchemaField {
        label: text("label").unwrap_or_else(|| name.clone()),
        kind: text("type").unwrap_or_else(|| "text".to_owned()),
        options: value.get("options").and_then(Value::as_array).into_iter().flatten().filter_map(option).collect(),
        required: value.get("required").and_then(Value::as_bool).unwrap_or(false),
        name,
    })
}
