//! The first look at files: what they are, their columns with samples, and where each column should go. Nothing of the
//! workspace changes.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use sqlx::sqlite::SqliteConnection;
use tokio::sync::Mutex;
use xxhash_rust::xxh3::xxh3_128;

use super::engine::Defaults;
use super::ground::Ground;
use super::guess::{self, ColumnSample, DateGuess, DecimalGuess, FieldName};
use super::mapping::{DateOrder, Mapping, MappingReason, Target};
use super::readers::{self, BotDefinition, Item, KnownExport, SourceFile};
use super::rows::Column;
use super::scratch::{self, Scratch};
use super::store;
use super::types::{DraftColumn, DraftFile, FileFormat, ImportDraft, ImportKind, ImportSettings};
use crate::error::{Error, Result};
use crate::ids::ImportId;
use crate::progress::Job;

/// Values of a column that are looked at to guess what it holds.
const SAMPLES: usize = 60;

/// Files that were looked at, waiting for a plan.
pub(crate) struct Draft {
    pub(crate) id: ImportId,
    /// The import's wall clock.
    pub(crate) now: i64,
    pub(crate) sources: Vec<Source>,
    pub(crate) definitions: Vec<BotDefinition>,
    /// The only bot id that JSON rows name, which rows without one belong to as well.
    pub(crate) only_bot: Option<String>,
    pub(crate) warnings: Vec<String>,
    pub(crate) view: ImportDraft,
    /// The bot that an earlier import of the same columns went to.
    saved_bot: Option<String>,
    pub(crate) scratch: Mutex<Option<Prepared>>,
}

/// A scratch file that holds the rows under these settings.
pub(crate) struct Prepared {
    pub(crate) settings: ImportSettings,
    /// The workspace's fields and habits when the rows were read.
    pub(crate) ground: Ground,
    pub(crate) scratch: Scratch,
    /// Import id of the planned rows in the overlay; 0 before a plan.
    pub(crate) planned: bool,
    pub(crate) warnings: Vec<String>,
}

/// One file with what was learnt of it.
pub(crate) struct Source {
    pub(crate) file: SourceFile,
    pub(crate) size: u64,
    pub(crate) hash: String,
    pub(crate) columns: Vec<ColumnInfo>,
    pub(crate) rows: u32,
    pub(crate) unreadable: u32,
    /// Names this set of headers, for the saved mapping.
    pub(crate) signature: String,
}

/// A column with its values and its guess.
#[derive(Debug, Clone, Default)]
pub(crate) struct ColumnInfo {
    pub(crate) header: String,
    pub(crate) label: String,
    kind: Option<String>,
    samples: Vec<String>,
    filled: u32,
    pub(crate) guess: Option<(Target, MappingReason)>,
}

/// What a pass over one file found.
#[derive(Default)]
struct Look {
    columns: Vec<ColumnInfo>,
    index: HashMap<String, usize>,
    rows: u32,
    unreadable: u32,
    definitions: Vec<BotDefinition>,
    bots: BTreeSet<String>,
    all_name_bot: bool,
    more: Option<bool>,
    warnings: Vec<String>,
}

impl Look {
    fn new(headers: &[String]) -> Self {
        let mut look = Self { all_name_bot: true, ..Self::default() };
        for header in headers {
            look.column(header);
        }
        look
    }

    fn column(&mut self, header: &str) -> &mut ColumnInfo {
        let index = match self.index.get(header) {
            Some(&index) => index,
            None => {
                self.columns.push(ColumnInfo { header: header.to_owned(), label: header.to_owned(), ..ColumnInfo::default() });
                self.index.insert(header.to_owned(), self.columns.len() - 1);
                self.columns.len() - 1
            }
        };
        &mut self.columns[index]
    }

    fn value(&mut self, header: &str, text: &str) {
        note_value(self.column(header), text);
    }

    fn take(&mut self, item: Item) {
        match item {
            Item::Row { cells, .. } => {
                self.rows += 1;
                for (column, cell) in self.columns.iter_mut().zip(&cells) {
                    note_value(column, cell);
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
                    let column = self.column(&field.name);
                    column.label.clone_from(&field.label);
                    column.kind = Some(field.kind.clone());
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

fn note_value(column: &mut ColumnInfo, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    column.filled += 1;
    if column.samples.len() < SAMPLES && !column.samples.iter().any(|s| s == text) {
        column.samples.push(text.chars().take(300).collect());
    }
}

fn sample_text(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Looks at files, of which columns may go to `fields`. Blocking: it reads them whole.
pub(crate) fn look(paths: &[String], fields: &[FieldName], job: &Job) -> Result<Looked> {
    let mut looked = Looked::default();
    let mut more = Vec::new();
    for path in paths {
        let path = Path::new(path);
        let file = readers::open(path)?;
        let (size, hash) = scratch::fingerprint(path)?;
        let mut look = Look::new(&file.headers);
        readers::read(&file, &mut |item| {
            job.check()?;
            look.take(item);
            Ok(())
        })?;
        more.extend(look.more);
        let samples: Vec<ColumnSample> = look
            .columns
            .iter()
            .map(|c| ColumnSample {
                header: c.header.clone(),
                label: c.label.clone(),
                schema_type: c.kind.clone(),
                samples: c.samples.clone(),
            })
            .collect();
        let guesses = guess::guess(&samples, file.known, file.kind, fields);
        for (column, guess) in look.columns.iter_mut().zip(guesses) {
            column.guess = Some(guess);
        }
        if file.kind == ImportKind::Submissions && !is_json(&file) {
            look.all_name_bot = look.columns.iter().any(|c| matches!(c.guess, Some((Target::Bot, _))));
        }
        looked.all_name_bot &= look.all_name_bot || file.kind != ImportKind::Submissions;
        looked.bots.extend(look.bots);
        looked.definitions.extend(look.definitions);
        looked.warnings.extend(look.warnings.into_iter().map(|w| format!("{}: {w}", file.name)));
        let signature = signature(&file, &look.columns);
        looked.sources.push(Source { file, size, hash, columns: look.columns, rows: look.rows, unreadable: look.unreadable, signature });
    }
    if more.contains(&true) && !more.contains(&false) {
        looked
            .warnings
            .push("The file says that more pages follow. Import the next page, too, or some submissions will be missing.".to_owned());
    }
    Ok(looked)
}

/// What a look at all files found.
pub(crate) struct Looked {
    pub(crate) sources: Vec<Source>,
    definitions: Vec<BotDefinition>,
    bots: BTreeSet<String>,
    all_name_bot: bool,
    warnings: Vec<String>,
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

impl Draft {
    /// Adds what the workspace remembers of such files.
    pub(crate) async fn new(
        connection: &mut SqliteConnection,
        id: ImportId,
        now: i64,
        mut looked: Looked,
        ground: &Ground,
    ) -> Result<Self> {
        let mut mapping = Mapping::default();
        let mut known = !looked.sources.is_empty();
        let mut saved_bot = None;
        for source in &mut looked.sources {
            let Some((saved, bot)) = store::saved_mapping(connection, &source.signature).await? else {
                known = false;
                continue;
            };
            let saved: Mapping = serde_json::from_str(&saved)?;
            for column in &mut source.columns {
                match saved.columns.get(&column.header) {
                    // A field that is gone leaves its column to the guess.
                    Some(Target::Field(key)) if ground.field(key).is_none() => known = false,
                    Some(target) => column.guess = Some((target.clone(), MappingReason::Saved)),
                    None => {}
                }
            }
            mapping = Mapping { columns: BTreeMap::new(), ..saved };
            if !bot.is_empty() {
                saved_bot.get_or_insert(bot);
            }
        }
        let only_bot = if looked.bots.len() == 1 { looked.bots.iter().next().cloned() } else { None };
        let view = view(id, &looked, mapping, known, saved_bot.as_deref());
        let mut draft = Self {
            id,
            now,
            sources: looked.sources,
            definitions: looked.definitions,
            only_bot,
            warnings: looked.warnings,
            view,
            saved_bot,
            scratch: Mutex::new(None),
        };
        let unfilled = draft.unfilled(&ImportSettings::default(), ground);
        draft.view.warnings.extend(unfilled);
        Ok(draft)
    }

    /// Columns of a file under the settings. A field that is gone keeps its column's values among the answers.
    pub(crate) fn columns(&self, source: &Source, settings: &ImportSettings, ground: &Ground) -> Vec<Column> {
        let mapping = self.mapping(settings);
        let is_own = source.file.known == Some(KnownExport::OwnExport);
        let chosen = mapping.decimal.as_deref().and_then(|mark| mark.chars().next());
        source
            .columns
            .iter()
            .map(|column| {
                let target = mapping
                    .columns
                    .get(&column.header)
                    .or_else(|| mapping.columns.get(&column.label))
                    .cloned()
                    .or_else(|| column.guess.clone().map(|(target, _)| target))
                    .filter(|target| !matches!(target, Target::Field(key) if ground.field(key).is_none()))
                    .unwrap_or(Target::Answer);
                let order = mapping.date_order.or_else(|| column.date_order()).unwrap_or_else(|| ground.order());
                // A workbook's and a JSON file's own numbers have a point, whoever wrote it.
                let habit = || if source.file.format == FileFormat::Csv { ground.locale.region.decimal_mark() } else { '.' };
                let decimal = chosen.or_else(|| column.decimal()).unwrap_or_else(habit);
                let (order, decimal) = if is_own { (DateOrder::Ymd, '.') } else { (order, decimal) };
                Column::new(&column.header, target, Some(order), decimal)
            })
            .collect()
    }

    /// A sentence on each field that must be filled and that no column goes to.
    pub(crate) fn unfilled(&self, settings: &ImportSettings, ground: &Ground) -> Vec<String> {
        if self.view.kind == ImportKind::Bots || !ground.fields.live().any(|field| field.required) {
            return Vec::new();
        }
        let columns: Vec<Column> = self.sources.iter().flat_map(|source| self.columns(source, settings, ground)).collect();
        let is_filled = |key: &str| columns.iter().any(|column| matches!(&column.target, Target::Field(known) if known == key));
        let unfilled = ground.fields.live().filter(|field| field.required && field.default.is_empty() && !is_filled(&field.key));
        unfilled.map(|field| format!("“{}” is required, and no column goes there: new contacts will be without it.", field.label)).collect()
    }

    /// Date order and the like, as chosen or saved.
    pub(crate) fn mapping(&self, settings: &ImportSettings) -> Mapping {
        let mut mapping = settings.mapping.clone().unwrap_or_else(|| self.view.mapping.clone());
        for column in self.sources.iter().flat_map(|source| &source.columns) {
            // Options may be named under the question, too.
            if let Some(options) = mapping.option_map.get(&column.label).cloned() {
                mapping.option_map.entry(column.header.clone()).or_insert(options);
            }
        }
        mapping
    }

    /// The bot of rows that name none.
    pub(crate) fn defaults(&self, settings: &ImportSettings) -> Defaults {
        let chosen = settings.bot.as_deref().map(str::trim).filter(|b| !b.is_empty());
        let saved = self.saved_bot.as_deref();
        let bot = chosen.or(saved).unwrap_or(&self.view.suggested_bot).to_owned();
        Defaults { bot, chosen: chosen.or(saved).is_some(), flow_app: settings.flow_app.clone().filter(|f| !f.trim().is_empty()) }
    }

    /// Refuses a mapping that names columns which no file has, or fields which the workspace does not have.
    pub(crate) fn check(&self, settings: &ImportSettings, ground: &Ground) -> Result<()> {
        let Some(mapping) = &settings.mapping else { return Ok(()) };
        for header in mapping.columns.keys().chain(mapping.option_map.keys()) {
            let known = self.sources.iter().flat_map(|s| &s.columns).any(|c| c.header == *header || c.label == *header);
            if !known {
                return Err(Error::invalid("mapping", format!("no file has a column “{header}”")));
            }
        }
        for (header, target) in &mapping.columns {
            if let Target::Field(key) = target
                && ground.field(key).is_none()
            {
                return Err(Error::invalid("mapping", ground.no_field(header, key)));
            }
        }
        match mapping.decimal.as_deref() {
            None | Some("." | ",") => Ok(()),
            Some(other) => Err(Error::invalid("mapping", format!("“{other}” is no decimal mark; use . or ,"))),
        }
    }
}

impl ColumnInfo {
    /// How dates of this column are written, where its values tell.
    fn date_order(&self) -> Option<DateOrder> {
        match guess::date_order(&self.samples) {
            DateGuess::Certain(order) => Some(order),
            DateGuess::Ambiguous | DateGuess::NotDates => None,
        }
    }

    /// The decimal mark of this column, where its values tell.
    fn decimal(&self) -> Option<char> {
        match guess::decimal_mark(&self.samples) {
            DecimalGuess::Certain(mark) => Some(mark),
            DecimalGuess::Ambiguous | DecimalGuess::NotNumbers => None,
        }
    }
}

fn view(id: ImportId, looked: &Looked, mapping: Mapping, known: bool, saved_bot: Option<&str>) -> ImportDraft {
    let kinds: Vec<ImportKind> = looked.sources.iter().map(|s| s.file.kind).collect();
    let kind = if kinds.contains(&ImportKind::Submissions) {
        ImportKind::Submissions
    } else if kinds.contains(&ImportKind::Contacts) {
        ImportKind::Contacts
    } else {
        ImportKind::Bots
    };
    let mut columns: Vec<DraftColumn> = Vec::new();
    for column in looked.sources.iter().flat_map(|s| &s.columns) {
        if let Some(known) = columns.iter_mut().find(|c| c.header == column.header) {
            known.filled += column.filled;
            let missing = 3usize.saturating_sub(known.samples.len());
            known.samples.extend(column.samples.iter().take(missing).cloned());
            continue;
        }
        let (target, reason) = column.guess.clone().unwrap_or((Target::Answer, MappingReason::Unknown));
        columns.push(DraftColumn {
            header: column.header.clone(),
            label: column.label.clone(),
            samples: column.samples.iter().take(3).cloned().collect(),
            filled: column.filled,
            ambiguous_dates: mapping.date_order.is_none() && guess::date_order(&column.samples) == DateGuess::Ambiguous,
            target,
            reason,
        });
    }
    let defined: Vec<String> = looked.definitions.iter().filter_map(|d| d.name.clone()).collect();
    let suggested = saved_bot
        .map(str::to_owned)
        .or_else(|| match defined.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        })
        .unwrap_or_else(|| bot_of_file_name(&looked.sources));
    ImportDraft {
        id,
        files: looked
            .sources
            .iter()
            .map(|s| DraftFile {
                name: s.file.name.clone(),
                format: s.file.format,
                recognised_as: s.file.recognised_as.clone(),
                rows: s.rows,
                unreadable: s.unreadable,
            })
            .collect(),
        kind,
        rows: looked.sources.iter().map(|s| s.rows).sum(),
        columns,
        mapping_known: known,
        mapping,
        rows_name_bot: looked.all_name_bot,
        suggested_bot: suggested,
        bots_defined: defined,
        warnings: looked.warnings.clone(),
    }
}

/// A bot's name from the first file's name: without its ending and what counts pages and copies.
fn bot_of_file_name(sources: &[Source]) -> String {
    let first = sources.iter().map(|s| s.file.name.as_str()).min().unwrap_or("Import");
    let stem = Path::new(first).file_stem().and_then(|s| s.to_str()).unwrap_or(first);
    let bare = stem.trim_end_matches(|c: char| c.is_ascii_digit() || "() ".contains(c)).trim_end_matches(['-', '_', '.', ' ']);
    let lower = bare.to_ascii_lowercase();
    let paged = ["page", "part", "copy"].iter().find_map(|word| lower.strip_suffix(word)).and_then(|rest| bare.get(..rest.len()));
    let copied = if stem.ends_with(')') { Some(bare) } else { None };
    let name = paged.or(copied).unwrap_or(stem).trim_end_matches(['-', '_', '.', ' ']);
    if name.is_empty() { stem.to_owned() } else { name.to_owned() }
}
