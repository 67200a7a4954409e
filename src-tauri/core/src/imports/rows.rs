//! Turns what a reader found into candidates, under a mapping. Pure but for the counters of its warnings.

use std::collections::{BTreeMap, HashMap};

use chrono_tz::Tz;
use serde_json::Value;

use super::candidate::{Candidate, Offer, Staged, hashes};
use super::cells::{Cells, Given};
use super::ground::Ground;
use super::guess;
use super::mapping::{DateOrder, Mapping, TagsMode, Target};
use super::readers::{KnownExport, RawContact, RawSubmission, without_guard};
use super::types::UnknownOption;
use crate::contacts::record::Identity;
use crate::identity::{EmailAddress, PersonName, PhoneNumber, Region, TimeHint, is_blank_identity, parse_time, zone_from_header};
use crate::workspace::Locale;

/// A column with what reading its values needs.
#[derive(Debug, Clone)]
pub(crate) struct Column {
    pub(crate) header: String,
    pub(crate) target: Target,
    pub(super) zone: Option<chrono::FixedOffset>,
    pub(super) order: Option<DateOrder>,
    /// The mark before the decimals of numbers.
    pub(super) decimal: char,
}

impl Column {
    /// A column whose dates are read in `order` where they are written with numbers, and whose numbers have `decimal` before
    /// their decimals.
    pub(crate) fn new(header: &str, target: Target, order: Option<DateOrder>, decimal: char) -> Self {
        Self { header: header.to_owned(), target, zone: zone_from_header(header), order, decimal }
    }
}

/// Reads rows under one mapping.
pub(crate) struct RowMapper {
    columns: Vec<Column>,
    by_name: HashMap<String, usize>,
    cells: Cells,
    locale: Locale,
    replace_tags: bool,
    contact_only: bool,
    known: Option<KnownExport>,
    /// Source of contacts where no column says one.
    source: String,
    now: i64,
    unusable: BTreeMap<String, Unusable>,
}

#[derive(Debug, Default)]
struct Unusable {
    count: u32,
    first: String,
    number: u32,
}

/// Why a row is refused: a sentence.
type Refusal = String;

impl RowMapper {
    /// `now` is the import's own time, the last resort for a row's.
    pub(crate) fn new(
        columns: Vec<Column>,
        ground: &Ground,
        mapping: &Mapping,
        known: Option<KnownExport>,
        contact_only: bool,
        now: i64,
    ) -> Self {
        let by_name = columns.iter().enumerate().map(|(i, c)| (c.header.clone(), i)).collect();
        let source = match known {
            Some(KnownExport::HubSpot) => "HubSpot",
            Some(KnownExport::GoogleContacts) => "Google Contacts",
            Some(KnownExport::Outlook) => "Outlook",
            _ => "",
        };
        Self {
            cells: Cells::new(&ground.fields, &columns, mapping),
            columns,
            by_name,
            locale: ground.locale,
            replace_tags: mapping.tags == TagsMode::Replace,
            contact_only,
            known,
            source: source.to_owned(),
            now,
            unusable: BTreeMap::new(),
        }
    }

    /// A row of a table.
    pub(crate) fn row(&mut self, number: u32, cells: &[String]) -> Staged {
        let region = self.region(cells.iter().zip(&self.columns).map(|(cell, column)| (&column.target, cell.as_str())));
        let mut row = Gathered { trusted: self.known == Some(KnownExport::OwnExport), ..Gathered::default() };
        let mut answers = Vec::with_capacity(cells.len());
        for (index, cell) in cells.iter().enumerate() {
            let Some(column) = self.columns.get(index) else { continue };
            if column.target == Target::Ignore {
                continue;
            }
            let text = without_guard(cell, self.known);
            let taken = if self.cells.has(index) {
                self.cells.take(index, &Given::Text(text), region, self.locale, &mut row.fields)
            } else {
                row.take(column, text, region, self.locale.zone)
            };
            if let Err(reason) = taken {
                return Staged::Rejected { reason, raw: Value::from(cells).to_string() };
            }
            answers.push((column.header.clone(), Value::from(cell.as_str())));
        }
        let raw = || Value::from(cells).to_string();
        if self.contact_only && row.is_nobody() {
            return Staged::Rejected { reason: NOBODY.to_owned(), raw: raw() };
        }
        self.finish(number, row, answers, Extra { contact_only: self.contact_only, ..Extra::default() }, raw)
    }

    /// A submission of a JSON file.
    pub(crate) fn submission(&mut self, raw: &RawSubmission) -> Staged {
        let refuse = |reason: String| Staged::Rejected { reason, raw: raw.raw.clone() };
        let mut row = Gathered::default();
        let region = match self.take_all(&mut row, &raw.answers) {
            Ok(region) => region,
            Err(reason) => return refuse(reason),
        };
        let envelope = [
            (Target::StartedAt, &raw.started_at),
            (Target::CompletedAt, &raw.completed_at),
            (Target::UpdatedAt, &raw.updated_at),
            (Target::Status, &raw.status),
            (Target::SubmissionId, &raw.external_id),
        ];
        for (target, value) in envelope {
            if let Some(text) = value
                && let Err(reason) = row.take(&Column::new("", target, Some(DateOrder::Ymd), '.'), text, region, self.locale.zone)
            {
                return refuse(reason);
            }
        }
        if let Some(email) = &raw.contact_email {
            row.emails.extend(EmailAddress::parse(email).map(|e| Identity { key: e.key, shown: e.display }));
        }
        row.is_test = raw.is_test.unwrap_or(row.is_test);
        row.bot = raw.bot_name.clone().or(row.bot);
        row.flow_app = raw.flow_app.clone().or(row.flow_app);
        let messages: Vec<Value> = raw
            .messages
            .iter()
            .map(|m| {
                let at = m.at.as_deref().and_then(|t| time(t, None, None, self.locale.zone));
                serde_json::json!({"from_bot": m.from_bot, "text": m.text, "at": at})
            })
            .collect();
        let extra = Extra {
            contact_only: false,
            bot_external_id: raw.bot_external_id.clone(),
            transcript: if messages.is_empty() { String::new() } else { Value::from(messages).to_string() },
            summary: raw.summary.clone().unwrap_or_default(),
        };
        let answers: Vec<(String, Value)> = raw
            .answers
            .iter()
            .filter(|(name, _)| self.by_name.get(name).and_then(|&i| self.columns.get(i)).is_none_or(|c| c.target != Target::Ignore))
            .chain(raw.extra.iter().filter(|(name, _)| !ABOUT_THE_CONVERSATION.contains(&name.as_str())))
            .cloned()
            .collect();
        self.finish(raw.number, row, answers, extra, || raw.raw.clone())
    }

    /// A contact of a JSON file.
    pub(crate) fn contact(&mut self, raw: &RawContact) -> Staged {
        let mut row = Gathered::default();
        if let Err(reason) = self.take_all(&mut row, &raw.fields) {
            return Staged::Rejected { reason, raw: raw.raw.clone() };
        }
        if row.updated_at.is_none() {
            row.updated_at = raw.updated_at.as_deref().and_then(|t| time(t, None, None, self.locale.zone));
        }
        if row.is_nobody() {
            return Staged::Rejected { reason: NOBODY.to_owned(), raw: raw.raw.clone() };
        }
        self.finish(raw.number, row, raw.fields.clone(), Extra { contact_only: true, ..Extra::default() }, || raw.raw.clone())
    }

    /// Takes the values of a JSON item; answers the region of its phones.
    fn take_all(&mut self, row: &mut Gathered, values: &[(String, Value)]) -> Result<Region, Refusal> {
        let texts: Vec<(usize, String, &Value)> =
            values.iter().filter_map(|(name, value)| self.by_name.get(name).map(|&i| (i, plain_text(value), value))).collect();
        let region = self.region(texts.iter().filter_map(|(i, text, _)| self.columns.get(*i).map(|c| (&c.target, text.as_str()))));
        for (index, text, value) in &texts {
            if self.cells.has(*index) {
                self.cells.take(*index, &Given::Json(value), region, self.locale, &mut row.fields)?;
            } else if let Some(column) = self.columns.get(*index) {
                row.take(column, text, region, self.locale.zone)?;
            }
        }
        Ok(region)
    }

    /// Labels that no option has, with how many rows have each.
    pub(crate) fn unknown_options(&self) -> Vec<UnknownOption> {
        self.cells.unknown()
    }

    /// Sentences on values that could not be what their column says.
    pub(crate) fn warnings(&self) -> Vec<String> {
        self.unusable
            .iter()
            .map(|(header, unusable)| {
                let rows = if unusable.count == 1 { "1 value".to_owned() } else { format!("{} values", unusable.count) };
                format!(
                    "{rows} of “{header}” cannot be used to find a contact, such as “{}” in row {}. They are kept among the answers.",
                    unusable.first, unusable.number
                )
            })
            .collect()
    }

    fn region<'a>(&self, mut cells: impl Iterator<Item = (&'a Target, &'a str)>) -> Region {
        cells.find_map(|(target, text)| if *target == Target::Country { Region::parse(text) } else { None }).unwrap_or(self.locale.region)
    }

    fn finish(&mut self, number: u32, mut row: Gathered, answers: Vec<(String, Value)>, extra: Extra, raw: impl Fn() -> String) -> Staged {
        let completed =
            row.completed.unwrap_or(row.completed_at.is_some() || !self.columns.iter().any(|c| c.target == Target::CompletedAt));
        // A conversation that is not finished may still say it.
        if (completed || extra.contact_only)
            && let Some(reason) = self.cells.missing(&row.fields)
        {
            return Staged::Rejected { reason, raw: raw() };
        }
        if row.trusted {
            self.cells.blanks_are_meant(&mut row.fields);
        }
        for (header, value) in &row.unusable {
            let known = self.unusable.entry(header.clone()).or_default();
            if known.count == 0 {
                known.first.clone_from(value);
                known.number = number;
            }
            known.count += 1;
        }
        let own_at = row.completed_at.or(row.updated_at).or(row.started_at).unwrap_or(self.now);
        let (first, last) = row.name();
        let times = [row.started_at, row.completed_at, row.updated_at].map(|t| t.map(|t| t.to_string()).unwrap_or_default());
        let rest = [
            if completed { "completed" } else { "incomplete" },
            if row.is_test { "test" } else { "" },
            times.first().map_or("", String::as_str),
            times.get(1).map_or("", String::as_str),
            times.get(2).map_or("", String::as_str),
            &extra.transcript,
            &extra.summary,
        ];
        let (identity, content_hash) = hashes(row.external_id.as_deref(), &answers, &rest);
        let answers = if extra.contact_only {
            String::new()
        } else {
            serde_json::to_string(&answers.into_iter().collect::<serde_json::Map<_, _>>()).unwrap_or_else(|_| "{}".to_owned())
        };
        Staged::Candidate(Box::new(Candidate {
            contact_only: extra.contact_only,
            bot: row.bot,
            bot_external_id: extra.bot_external_id,
            flow_app: row.flow_app,
            external_id: row.external_id,
            contact_id: row.contact_id,
            completed,
            is_test: row.is_test,
            started_at: row.started_at,
            completed_at: row.completed_at,
            updated_at: row.updated_at,
            own_at,
            answers,
            transcript: extra.transcript,
            summary: extra.summary,
            emails: row.emails,
            phones: row.phones,
            first_name: first,
            last_name: last,
            source: if row.source.is_empty() { self.source.clone() } else { row.source },
            tags: row.tags,
            replace_tags: self.replace_tags,
            identity,
            content_hash,
            raw: (self.cells.may_clash && !row.fields.is_empty()).then(raw),
            fields: row.fields,
        }))
    }
}

/// Keys beside the answers that only count things, or say who it is about, which is read apart. Other unknown keys are kept.
const ABOUT_THE_CONVERSATION: [&str; 4] = ["file_count", "message_count", "schema_version", "contact"];

const NOBODY: &str = "The row has neither a name nor an e-mail nor a phone that can be used, so there is nobody to make a contact for.";

/// What a JSON envelope says beside the answers.
#[derive(Default)]
struct Extra {
    /// The item is a person, not a conversation.
    contact_only: bool,
    bot_external_id: Option<String>,
    transcript: String,
    summary: String,
}

/// Values of one row by target.
#[derive(Default)]
struct Gathered {
    emails: Vec<Identity>,
    phones: Vec<Identity>,
    full_name: String,
    first_name: String,
    middle_name: String,
    last_name: String,
    tags: Vec<String>,
    source: String,
    external_id: Option<String>,
    contact_id: Option<uuid::Uuid>,
    bot: Option<String>,
    flow_app: Option<String>,
    completed: Option<bool>,
    is_test: bool,
    started_at: Option<i64>,
    completed_at: Option<i64>,
    updated_at: Option<i64>,
    unusable: Vec<(String, String)>,
    /// Values of custom fields, by row id of the field.
    fields: Vec<(i64, Offer)>,
    /// The file is this app's own, and its values are meant.
    trusted: bool,
}

impl Gathered {
    fn take(&mut self, column: &Column, raw: &str, region: Region, zone: Tz) -> Result<(), Refusal> {
        let text = raw.trim();
        if text.is_empty() {
            return Ok(());
        }
        match &column.target {
            Target::Email => self.take_emails(column, text),
            Target::Phone => self.take_phones(column, text, region),
            Target::Name if self.is_name(text) => set_once(&mut self.full_name, text),
            Target::FirstName if self.is_name(text) => set_once(&mut self.first_name, text),
            Target::MiddleName if self.is_name(text) => set_once(&mut self.middle_name, text),
            Target::LastName if self.is_name(text) => set_once(&mut self.last_name, text),
            Target::Tags => self.tags.extend(text.split([';', ',']).map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)),
            Target::Source => set_once(&mut self.source, text),
            Target::SubmissionId => self.external_id = self.external_id.take().or_else(|| Some(text.to_owned())),
            Target::ContactId => self.contact_id = uuid::Uuid::parse_str(text).ok(),
            Target::Bot => self.bot = Some(text.to_owned()),
            Target::FlowApp => self.flow_app = Some(text.to_owned()),
            Target::Status => self.completed = Some(status(text)?),
            Target::IsTest => {
                self.is_test = yes_or_no(text).ok_or_else(|| format!("“{text}” in “{}” is neither yes nor no.", column.header))?
            }
            Target::StartedAt => self.started_at = Some(self.time(column, text, zone)?),
            Target::CompletedAt => self.completed_at = Some(self.time(column, text, zone)?),
            Target::UpdatedAt => self.updated_at = Some(self.time(column, text, zone)?),
            Target::Name
            | Target::FirstName
            | Target::MiddleName
            | Target::LastName
            | Target::Country
            | Target::Answer
            | Target::Ignore
            | Target::Field(_) => {}
        }
        Ok(())
    }

    /// “n/a” and the like are nobody's name, unless this app wrote them.
    fn is_name(&self, text: &str) -> bool {
        self.trusted || !is_blank_identity(text)
    }

    fn take_emails(&mut self, column: &Column, text: &str) {
        if is_blank_identity(text) {
            return;
        }
        let (found, unusable) = EmailAddress::parse_list(text);
        for email in found {
            let identity = Identity { key: email.key, shown: email.display };
            if !self.emails.iter().any(|known| known.key == identity.key) {
                self.emails.push(identity);
            }
        }
        self.unusable.extend(unusable.into_iter().map(|value| (column.header.clone(), value)));
    }

    fn take_phones(&mut self, column: &Column, text: &str, region: Region) {
        if is_blank_identity(text) {
            return;
        }
        let (found, unusable) = PhoneNumber::parse_list(text, region);
        for phone in found {
            let identity = Identity { key: phone.key, shown: phone.display };
            if !self.phones.iter().any(|known| known.key == identity.key) {
                self.phones.push(identity);
            }
        }
        self.unusable.extend(unusable.into_iter().map(|value| (column.header.clone(), value)));
    }

    #[expect(clippy::unused_self, reason = "reads as the others do")]
    fn time(&self, column: &Column, text: &str, zone: Tz) -> Result<i64, Refusal> {
        time(text, column.zone, column.order, zone).ok_or_else(|| {
            let place = if column.header.is_empty() { column.target.to_string() } else { column.header.clone() };
            format!("“{text}” in “{place}” is not a date. Write it like 2026-03-31 14:05, or map the column as an answer.")
        })
    }

    /// Whether nothing tells who the row is about.
    fn is_nobody(&self) -> bool {
        let names = [&self.full_name, &self.first_name, &self.middle_name, &self.last_name];
        self.emails.is_empty() && self.phones.is_empty() && self.contact_id.is_none() && names.iter().all(|n| n.is_empty())
    }

    /// First and last name: given apart, or split from the whole.
    fn name(&self) -> (String, String) {
        if self.first_name.is_empty() && self.last_name.is_empty() && self.middle_name.is_empty() {
            let name = PersonName::from_full(&self.full_name);
            return (name.first, name.last);
        }
        let first = if self.middle_name.is_empty() { self.first_name.clone() } else { format!("{} {}", self.first_name, self.middle_name) };
        let name = PersonName::from_parts(first.trim(), &self.last_name);
        (name.first, name.last)
    }
}

fn set_once(field: &mut String, text: &str) {
    if field.is_empty() {
        text.clone_into(field);
    }
}

fn time(text: &str, column_zone: Option<chrono::FixedOffset>, order: Option<DateOrder>, zone: Tz) -> Option<i64> {
    parse_time(text, &TimeHint { zone, column_zone, order }).map(|parsed| parsed.at_ms)
}

/// Finished or not, in the words of form tools.
fn status(text: &str) -> Result<bool, Refusal> {
    guess::finished(text).ok_or_else(|| format!("“{text}” is not a status. Use completed or incomplete."))
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "y" | "1" | "x" | "test" => Some(true),
        "false" | "no" | "n" | "0" | "live" => Some(false),
        _ => None,
    }
}

/// A JSON value as a cell would hold it.
pub(super) fn plain_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(plain_text).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}
