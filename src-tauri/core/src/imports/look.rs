//! The pass over files that finds out what they are and what their columns hold. Blocking; the workspace is not asked.

use std::collections::{BTreeSet, HashMap};
use std::path::Path;

use xxhash_rust::xxh3::xxh3_128;

use super::draft::{ColumnInfo, Source};
use super::ground::Ground;
use super::guess::{self, ColumnSample, ColumnTally, FieldName};
use super::mapping::Target;
use super::readers::{self, BotDefinition, Item, SourceFile, without_guard};
use super::rows::plain_text;
use super::scratch;
use super::types::{FileFormat, ImportKind};
use crate::error::Result;
use crate::progress::Job;

/// Values of a column that are looked at to guess what it holds.
const SAMPLES: usize = 60;

/// What a pass over one file found.
struct Look<'l> {
    file: &'l SourceFile,
    ground: &'l Ground,
    fields: &'l [FieldName],
    /// What earlier files had in columns of the same header.
    known: &'l mut HashMap<String, ColumnTally>,
    columns: Vec<ColumnInfo>,
    /// By place of the column.
    tallies: Vec<Option<ColumnTally>>,
    index: HashMap<String, usize>,
    rows: u32,
    unreadable: u32,
    definitions: Vec<BotDefinition>,
    bots: BTreeSet<String>,
    all_name_bot: bool,
    more: Option<bool>,
    warnings: Vec<String>,
}

impl<'l> Look<'l> {
    fn new(file: &'l SourceFile, ground: &'l Ground, fields: &'l [FieldName], known: &'l mut HashMap<String, ColumnTally>) -> Self {
        let mut look = Self {
            file,
            ground,
            fields,
            known,
            columns: Vec::new(),
            tallies: Vec::new(),
            index: HashMap::new(),
            rows: 0,
            unreadable: 0,
            definitions: Vec::new(),
            bots: BTreeSet::new(),
            all_name_bot: true,
            more: None,
            warnings: Vec::new(),
        };
        for header in &file.headers {
            look.column(header);
        }
        look
    }

    fn column(&mut self, header: &str) -> usize {
        if let Some(&index) = self.index.get(header) {
            return index;
        }
        let index = self.columns.len();
        self.columns.push(ColumnInfo { header: header.to_owned(), label: header.to_owned(), ..ColumnInfo::default() });
        self.index.insert(header.to_owned(), index);
        let tally = self.may_be_field(header).then(|| {
            let known = self.known.remove(header);
            known.unwrap_or_else(|| ColumnTally::new(self.ground.locale.region))
        });
        self.tallies.push(tally);
        index
    }

    /// Whether a column's header leaves it open what it is, or names a field.
    fn may_be_field(&self, header: &str) -> bool {
        let sample = ColumnSample { header: header.to_owned(), label: header.to_owned(), ..ColumnSample::default() };
        let guessed = guess::guess(&[sample], self.file.known, self.file.kind, self.fields).pop();
        guessed.is_none_or(|(target, _)| matches!(target, Target::Answer | Target::Field(_)))
    }

    fn value(&mut self, header: &str, text: &str) {
        let place = self.column(header);
        self.note(place, text);
    }

    fn note(&mut self, place: usize, text: &str) {
        if text.trim().is_empty() {
            return;
        }
        if let Some(column) = self.columns.get_mut(place) {
            column.filled += 1;
            if column.samples.len() < SAMPLES && !column.samples.iter().any(|s| s == text) {
                column.samples.push(text.chars().take(300).collect());
            }
        }
        if let Some(Some(tally)) = self.tallies.get_mut(place) {
            tally.add(text);
        }
    }

    fn take(&mut self, item: Item) {
        match item {
            Item::Row { cells, .. } => {
                self.rows += 1;
                for (place, cell) in cells.iter().enumerate() {
                    self.note(place, without_guard(cell, self.file.known));
                }
            }
            Item::Submission(raw) => {
                self.rows += 1;
                self.all_name_bot &= raw.bot_external_id.is_some() || raw.bot_name.is_some();
                self.bots.extend(raw.bot_external_id);
                for (name, value) in &raw.answers {
                    self.value(name, &sample_text(value));
                }
            }
            Item::Contact(raw) => {
                self.rows += 1;
                for (name, value) in &raw.fields {
                    self.value(name, &sample_text(value));
                }
            }
            Item::Bot(definition) => {
                for field in &definition.schema {
                    let place = self.column(&field.name);
                    if let Some(column) = self.columns.get_mut(place) {
                        column.label.clone_from(&field.label);
                        column.kind = Some(field.kind.clone());
                    }
                }
                self.bots.extend(definition.external_id.clone());
                self.definitions.push(*definition);
            }
            Item::Unreadable { .. } => {
                self.rows += 1;
                self.unreadable += 1;
            }
            Item::Page { has_more } => self.more = Some(self.more.unwrap_or(true) && has_more),
            Item::Warning(text) => self.warnings.push(text),
        }
    }
}

fn sample_text(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        serde_json::Value::Array(_) => plain_text(value),
        other => other.to_string(),
    }
}

/// Looks at files, of which columns may go to the workspace's fields. Blocking: it reads them whole.
pub(crate) fn look(paths: &[String], ground: &Ground, job: &Job) -> Result<Looked> {
    let fields = ground.names();
    let mut tallies: HashMap<String, ColumnTally> = HashMap::new();
    let mut looked = Looked::default();
    let mut more = Vec::new();
    for path in paths {
        let path = Path::new(path);
        let file = readers::open(path)?;
        let (size, hash) = scratch::fingerprint(path)?;
        let mut look = Look::new(&file, ground, &fields, &mut tallies);
        readers::read(&file, &mut |item| {
            job.check()?;
            look.take(item);
            Ok(())
        })?;
        let Look { mut columns, tallies: seen, rows, unreadable, definitions, bots, mut all_name_bot, more: pages, warnings, .. } = look;
        let headers = columns.iter().map(|column| column.header.clone());
        tallies.extend(headers.zip(seen).filter_map(|(header, tally)| Some((header, tally?))));
        more.extend(pages);
        let samples: Vec<ColumnSample> = columns
            .iter()
            .map(|c| ColumnSample {
                header: c.header.clone(),
                label: c.label.clone(),
                schema_type: c.kind.clone(),
                samples: c.samples.clone(),
            })
            .collect();
        let guesses = guess::guess(&samples, file.known, file.kind, &fields);
        for (column, guess) in columns.iter_mut().zip(guesses) {
            column.guess = Some(guess);
        }
        if file.kind == ImportKind::Submissions && !is_json(&file) {
            all_name_bot = columns.iter().any(|c| matches!(c.guess, Some((Target::Bot, _))));
        }
        looked.all_name_bot &= all_name_bot || file.kind != ImportKind::Submissions;
        looked.bots.extend(bots);
        looked.definitions.extend(definitions);
        looked.warnings.extend(warnings.into_iter().map(|w| format!("{}: {w}", file.name)));
        let signature = signature(&file, &columns);
        looked.sources.push(Source { file, size, hash, columns, rows, unreadable, signature });
    }
    if more.contains(&true) && !more.contains(&false) {
        looked
            .warnings
            .push("The file says that more pages follow. Import the next page, too, or some submissions will be missing.".to_owned());
    }
    for column in looked.sources.iter_mut().flat_map(|source| &mut source.columns) {
        column.looks_like = tallies.get(&column.header).map(ColumnTally::guess);
    }
    Ok(looked)
}

/// What a look at all files found.
pub(crate) struct Looked {
    pub(crate) sources: Vec<Source>,
    pub(super) definitions: Vec<BotDefinition>,
    pub(super) bots: BTreeSet<String>,
    pub(super) all_name_bot: bool,
    pub(super) warnings: Vec<String>,
}

impl Default for Looked {
    fn default() -> Self {
        Self { sources: Vec::new(), definitions: Vec::new(), bots: BTreeSet::new(), all_name_bot: true, warnings: Vec::new() }
    }
}

fn is_json(file: &SourceFile) -> bool {
    matches!(file.format, FileFormat::Json | FileFormat::JsonLines)
}

fn signature(file: &SourceFile, columns: &[ColumnInfo]) -> String {
    let mut headers: Vec<&str> = columns.iter().map(|c| c.header.as_str()).collect();
    headers.sort_unstable();
    let text = format!("{:?}\u{1f}{}\u{1f}{}", file.kind, is_json(file), headers.join("\u{1f}"));
    format!("{:032x}", xxh3_128(text.as_bytes()))
}
