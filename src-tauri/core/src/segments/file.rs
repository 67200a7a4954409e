//! Segments as a file, to hand to a colleague: with names in the place of ids, so that it reads in another workspace.

use std::collections::HashMap;
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::change::Change;
use super::graph::Graph;
use super::record::{SegmentRecord, Stored, clean_name, free_name};
use super::types::{SaveSegments, SegmentInfo, SegmentRefused, SegmentsLoaded, SegmentsSaved};
use super::{overview, plan};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::exports::target::Target;
use crate::filter::{self, Filter, Has, Named};
use crate::identity::fold;
use crate::progress::Job;
use crate::tags::TagColor;

const KIND: &str = "contact-center-segments";
const VERSION: u32 = 1;
/// Bytes of a file at most: filters of thousands of conditions are smaller.
const LARGEST: u64 = 16 << 20;

#[derive(Serialize)]
struct Document<'a> {
    kind: &'a str,
    version: u32,
    segments: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    name: &'a str,
    color: TagColor,
    filter: Filter,
}

#[derive(Deserialize)]
struct Given {
    kind: String,
    version: u32,
    segments: Vec<Value>,
}

/// Writes segments as a file; all of them where none are named.
///
/// # Errors
/// `NotFound` names a segment that is not there; `FileUnwritable` says what keeps the file from being written.
pub async fn save_file(core: &Core, input: SaveSegments, path: &Path) -> Result<SegmentsSaved> {
    let mut snapshot = core.db().read().begin().await?;
    let (world, _, all) = plan::verdicts(&mut snapshot).await?;
    let is_there = |id| all.iter().any(|(stored, _)| stored.record.public_id() == id);
    if let Some(missing) = input.segments.iter().find(|id| !is_there(**id)) {
        return Err(Error::NotFound { what: "segment", id: missing.to_string() });
    }
    let wanted = |stored: &Stored| input.segments.is_empty() || input.segments.contains(&stored.record.public_id());
    let entry = |stored: &'_ Stored| overview::portable_filter(&world, stored);
    let chosen = all.iter().map(|(stored, _)| stored).filter(|stored| wanted(stored));
    let segments: Vec<Entry<'_>> =
        chosen.map(|stored| Entry { name: &stored.record.name, color: stored.record.color, filter: entry(stored) }).collect();
    let count = u32::try_from(segments.len()).unwrap_or(u32::MAX);
    let mut bytes = serde_json::to_vec_pretty(&Document { kind: KIND, version: VERSION, segments })?;
    bytes.push(b'\n');
    let mut target = Target::create(path, core.db().path())?;
    tokio::task::spawn_blocking(move || {
        target.write(&bytes)?;
        target.finish()
    })
    .await
    .map_err(Error::internal)??;
    Ok(SegmentsSaved { path: path.display().to_string(), segments: count })
}

/// A segment of a file.
struct Wanted {
    name: String,
    color: Option<TagColor>,
    filter: Filter,
}

/// Makes the segments of a file. Each that cannot be made is refused by itself.
///
/// # Errors
/// `FileUnreadable` where the file is none of segments; `Cancelled`, and then nothing has changed.
pub async fn load_file(core: &Core, path: &Path, job: Job) -> Result<SegmentsLoaded> {
    let given = read(path).await?;
    let mut refused = Vec::new();
    let mut wanted: Vec<Option<Wanted>> = Vec::new();
    for value in &given {
        match entry(value) {
            Ok(entry) => wanted.push(Some(entry)),
            Err((name, reason)) => {
                refused.push(SegmentRefused { name, reason });
                wanted.push(None);
            }
        }
    }
    let mut change = Change::begin(core, "segment.create").await?;
    let first = change.all.iter().map(|stored| stored.record.position + 1).max().unwrap_or(0);
    let mut loading = Loading { made: Vec::new(), ids: HashMap::new(), names: names(&wanted) };
    for at in order(&wanted, &mut refused) {
        let Some(Some(entry)) = wanted.get(at) else { continue };
        let position = first + i64::try_from(at).unwrap_or_default();
        match loading.make(&mut change, at, entry, position).await {
            Ok(()) => {}
            Err(Error::Invalid { reason, .. }) => {
                refused.push(SegmentRefused { name: entry.name.clone(), reason: filter::sentence(&reason) });
            }
            Err(error) => return Err(error),
        }
    }
    let mut made = loading.made;
    if made.is_empty() {
        return Ok(SegmentsLoaded { made: Vec::new(), refused, operation: None });
    }
    change.settle(&job).await?;
    let operation = change.commit().await?;
    made.sort_by_key(|record| record.position);
    let all: HashMap<_, SegmentInfo> = overview::list(core).await?.into_iter().map(|info| (info.id, info)).collect();
    let made = made.iter().filter_map(|record| all.get(&record.public_id()).cloned()).collect();
    Ok(SegmentsLoaded { made, refused, operation: Some(operation) })
}

async fn read(path: &Path) -> Result<Vec<Value>> {
    let unreadable = |reason: String| Error::FileUnreadable { path: path.to_owned(), reason };
    let size = tokio::fs::metadata(path).await.map_err(|error| unreadable(format!("The file cannot be read ({error}).")))?.len();
    if size > LARGEST {
        return Err(unreadable("The file is too large to be one of segments. Choose one that was saved from a segment.".to_owned()));
    }
    let bytes = tokio::fs::read(path).await.map_err(|error| unreadable(format!("The file cannot be read ({error}).")))?;
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&bytes);
    let given = serde_json::from_slice::<Given>(bytes).ok().filter(|given| given.kind == KIND);
    let given = given.ok_or_else(|| unreadable("This is no file of segments. Choose one that was saved from a segment.".to_owned()))?;
    if given.version > VERSION {
        return Err(unreadable("These segments were saved by a newer version of the app. Update the app to load them.".to_owned()));
    }
    Ok(given.segments)
}

fn entry(value: &Value) -> Result<Wanted, (String, String)> {
    let name = value.get("name").and_then(Value::as_str).unwrap_or_default();
    let refuse = |error: Error| match error {
        Error::Invalid { reason, .. } => (name.to_owned(), filter::sentence(&reason)),
        other => (name.to_owned(), other.to_string()),
    };
    let clean = clean_name(name).map_err(refuse)?;
    let filter =
        value.get("filter").map_or_else(|| Err(Error::invalid("filter", "it has no filter")), |json| Filter::parse(&json.to_string()));
    // A colour that this version does not know is no reason to lose the segment.
    let color = value.get("color").and_then(|word| serde_json::from_value(word.clone()).ok());
    Ok(Wanted { name: clean, color, filter: filter.map_err(refuse)? })
}

/// Where each name stands in the file, case and accents aside; of one that is there twice, first.
fn names(wanted: &[Option<Wanted>]) -> HashMap<String, usize> {
    let mut names = HashMap::new();
    for (at, entry) in wanted.iter().enumerate() {
        if let Some(entry) = entry {
            names.entry(fold(&entry.name)).or_insert(at);
        }
    }
    names
}

/// The places of a file in the order in which its segments can be made; those that name each other in a circle are refused.
fn order(wanted: &[Option<Wanted>], refused: &mut Vec<SegmentRefused>) -> Vec<usize> {
    let places = names(wanted);
    let mut graph = Graph::default();
    let row = |at: usize| i64::try_from(at).unwrap_or(i64::MAX);
    for (at, entry) in wanted.iter().enumerate() {
        if let Some(entry) = entry {
            graph.set(row(at), named(&entry.filter).iter().filter_map(|name| places.get(&fold(name.trim())).copied().map(row)));
        }
    }
    let order: Vec<usize> = graph.levels().into_iter().flatten().filter_map(|at| usize::try_from(at).ok()).collect();
    let circular = wanted.iter().enumerate().filter(|(at, _)| !order.contains(at)).filter_map(|(_, entry)| entry.as_ref());
    refused.extend(circular.map(|entry| SegmentRefused {
        name: entry.name.clone(),
        reason: "It is asked for by itself, over other segments of the file.".to_owned(),
    }));
    order
}

/// Names of segments in a filter of a file.
fn named(filter: &Filter) -> Vec<&str> {
    match filter {
        Filter::All { all: parts } | Filter::Any { any: parts } => parts.iter().flat_map(named).collect(),
        Filter::Not { not } => named(not),
        Filter::Has(Has { that, .. }) => that.as_deref().map(named).unwrap_or_default(),
        Filter::Segment { segment } => vec![segment],
        Filter::Condition(_) => Vec::new(),
    }
}

/// The segments of a file that have been made so far.
struct Loading {
    made: Vec<SegmentRecord>,
    /// Public ids by place in the file.
    ids: HashMap<usize, String>,
    names: HashMap<String, usize>,
}

impl Loading {
    async fn make(&mut self, change: &mut Change<'_>, at: usize, entry: &Wanted, position: i64) -> Result<()> {
        let filter = self.resolved(&entry.filter)?;
        let bound = change.bind(&filter, None)?;
        let name = free_name(&entry.name, change.all.iter().map(|stored| &stored.record).chain(&self.made));
        let blank = change.blank(name, &bound).await?;
        let record = SegmentRecord { position, color: entry.color.unwrap_or(blank.color), ..blank };
        change.save(None, record.clone()).await?;
        change.world.segments.push(Named::plain(record.id, record.uuid, &record.name));
        self.ids.insert(at, record.uuid.to_string());
        self.made.push(record);
        Ok(())
    }

    /// A filter whose names of segments of the file are public ids: they may have got other names here.
    fn resolved(&self, filter: &Filter) -> Result<Filter> {
        let all = |parts: &[Filter]| parts.iter().map(|part| self.resolved(part)).collect::<Result<Vec<_>>>();
        Ok(match filter {
            Filter::All { all: parts } => Filter::All { all: all(parts)? },
            Filter::Any { any: parts } => Filter::Any { any: all(parts)? },
            Filter::Not { not } => Filter::Not { not: Box::new(self.resolved(not)?) },
            Filter::Segment { segment } => match self.names.get(&fold(segment.trim())) {
                Some(at) => {
                    let refuse = || Error::invalid("filter", format!("it names the segment “{segment}” of the file, which was not made"));
                    Filter::Segment { segment: self.ids.get(at).cloned().ok_or_else(refuse)? }
                }
                None => filter.clone(),
            },
            Filter::Has(_) | Filter::Condition(_) => filter.clone(),
        })
    }
}
