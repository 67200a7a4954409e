//! The first look at files: what they are, their columns with samples, and where each column should go. Nothing of the
//! workspace changes.

use std::collections::BTreeMap;
use std::path::Path;

use sqlx::sqlite::SqliteConnection;
use tokio::sync::Mutex;

use super::engine::Defaults;
use super::ground::Ground;
use super::guess::{self, DateGuess, DecimalGuess, FieldGuess};
use super::look::Looked;
use super::mapping::{DateOrder, Mapping, MappingReason, Target};
use super::readers::{BotDefinition, KnownExport, SourceFile};
use super::rows::Column;
use super::scratch::Scratch;
use super::store;
use super::types::{DraftColumn, DraftFile, FileFormat, ImportDraft, ImportKind, ImportSettings, NewFieldGuess};
use crate::error::{Error, Result};
use crate::ids::ImportId;

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
    pub(super) kind: Option<String>,
    pub(super) samples: Vec<String>,
    pub(super) filled: u32,
    pub(crate) guess: Option<(Target, MappingReason)>,
    /// What all its values look like, those of the same column in other files among them; nothing where it can only be a
    /// contact's own value.
    pub(super) looks_like: Option<FieldGuess>,
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
    fn dates(&self) -> DateGuess {
        let all = self.looks_like.as_ref().map(|guess| guess.dates).filter(|dates| *dates != DateGuess::NotDates);
        all.unwrap_or_else(|| guess::date_order(&self.samples))
    }

    fn numbers(&self) -> DecimalGuess {
        let all = self.looks_like.as_ref().map(|guess| guess.decimals).filter(|decimals| *decimals != DecimalGuess::NotNumbers);
        all.unwrap_or_else(|| guess::decimal_mark(&self.samples))
    }

    /// How dates of this column are written, where its values tell.
    fn date_order(&self) -> Option<DateOrder> {
        match self.dates() {
            DateGuess::Certain(order) => Some(order),
            DateGuess::Ambiguous | DateGuess::NotDates => None,
        }
    }

    /// The decimal mark of this column, where its values tell.
    fn decimal(&self) -> Option<char> {
        match self.numbers() {
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
            ambiguous_dates: mapping.date_order.is_none() && column.dates() == DateGuess::Ambiguous,
            ambiguous_numbers: mapping.decimal.is_none() && column.numbers() == DecimalGuess::Ambiguous,
            field_guess: column.looks_like.as_ref().map(|guess| NewFieldGuess {
                r#type: guess.r#type,
                config: guess.config.clone(),
                options: guess.options.clone(),
            }),
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
