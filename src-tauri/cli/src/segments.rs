//! `segments` and what is done with them.

use std::path::Path;

use contact_core::filter::Filter;
use contact_core::progress::Job;
use contact_core::segments::{self, CreateSegment, GetSegment, ListSegmentMoves, SaveSegments, SegmentInfo, SegmentMove};
use contact_core::tags::TagColor;
use contact_core::{Core, Error, Result};
use serde_json::Value;

use crate::args::{NewSegment, Segments};
use crate::commands::{list as list_contacts, people};
use crate::output::{json, line};

/// Moves that are read together.
const PAGE: u32 = 1_000;

/// Runs what stands behind `segments`; the list of them where nothing does.
pub async fn run(core: &Core, verb: Option<Segments>, as_json: bool) -> Result<()> {
    match verb {
        None => list(core, as_json).await,
        Some(Segments::Add(input)) => add(core, input, as_json).await,
        Some(Segments::Remove { name }) => remove(core, &name, as_json).await,
        Some(Segments::Members { name, mut list }) => {
            // By its id, so that a name which looks like another one's is no matter.
            let segment = segments::by_name(core, &name).await?;
            list.selection.segment.push(segment.id.to_string());
            list_contacts(core, list, as_json).await
        }
        Some(Segments::History { name, limit }) => history(core, &name, limit, as_json).await,
        Some(Segments::Save { to, names }) => save(core, &to, &names, as_json).await,
        Some(Segments::Load { file }) => load(core, &file, as_json).await,
    }
}

async fn list(core: &Core, as_json: bool) -> Result<()> {
    let all = segments::list(core).await?;
    if as_json {
        let portable = segments::portable(core).await?;
        let filter = |segment: &SegmentInfo| portable.iter().find(|(id, _)| *id == segment.id).map(|(_, filter)| filter);
        let rows: Vec<Value> = all.iter().map(|segment| document(segment, filter(segment).unwrap_or(&segment.filter))).collect();
        return json(&rows);
    }
    for segment in &all {
        let says = segment.problem.as_ref().unwrap_or(&segment.summary);
        line(&format!("{}\t{}\t{says}", segment.name, people(segment.count)))?;
    }
    Ok(())
}

fn document(segment: &SegmentInfo, filter: &Filter) -> Value {
    serde_json::json!({
        "name": segment.name, "count": segment.count, "filter": filter, "id": segment.id, "color": segment.color,
        "summary": segment.summary, "problem": segment.problem
    })
}

async fn add(core: &Core, input: NewSegment, as_json: bool) -> Result<()> {
    let color = input.color.as_deref().map(color).transpose()?;
    let filter = Filter::parse(&input.filter)?;
    let saved = segments::create(core, CreateSegment { name: input.name, color, filter }, Job::silent()).await?;
    if as_json {
        let portable = segments::portable(core).await?;
        let filter = portable.iter().find(|(id, _)| *id == saved.segment.id).map_or(&saved.segment.filter, |(_, filter)| filter);
        let mut added = document(&saved.segment, filter);
        added["change"] = serde_json::to_value(saved.operation)?;
        return json(&added);
    }
    line(&format!("Added “{}” with {}: {}.", saved.segment.name, people(saved.segment.count), saved.segment.summary))?;
    change(saved.operation)
}

fn color(word: &str) -> Result<TagColor> {
    serde_json::from_value(word.into()).map_err(|_| {
        let known = "gray, red, orange, yellow, lime, green, teal, sky, blue, violet or pink";
        Error::invalid("--color", format!("“{word}” is not a colour; use {known}"))
    })
}

fn change(operation: Option<contact_core::ids::OperationId>) -> Result<()> {
    operation.map_or(Ok(()), |change| line(&format!("Change {change}")))
}

async fn remove(core: &Core, name: &str, as_json: bool) -> Result<()> {
    let segment = segments::by_name(core, name).await?;
    let done = segments::delete(core, GetSegment { segment: segment.id }).await?;
    if as_json {
        return json(&serde_json::json!({"name": segment.name, "change": done.operation}));
    }
    line(&format!("Removed the segment “{}”; its contacts stay.", segment.name))?;
    change(done.operation)
}

async fn history(core: &Core, name: &str, limit: u32, as_json: bool) -> Result<()> {
    let segment = segments::by_name(core, name).await?.id;
    let wanted = if limit == 0 { usize::MAX } else { usize::try_from(limit).unwrap_or(usize::MAX) };
    let mut moves: Vec<SegmentMove> = Vec::new();
    let mut cursor = None;
    loop {
        let left = u32::try_from(wanted - moves.len()).unwrap_or(u32::MAX);
        let page = segments::moves(core, ListSegmentMoves { segment, since: None, event: None, cursor, limit: left.min(PAGE) }).await?;
        moves.extend(page.moves);
        cursor = page.next_cursor;
        if cursor.is_none() || moves.len() >= wanted {
            break;
        }
    }
    if as_json {
        let row = |moved: &SegmentMove| {
            serde_json::json!({
                "contact": moved.contact, "event": moved.event, "at": moved.at, "cause": moved.cause, "name": moved.name,
                "member": moved.member
            })
        };
        return json(&moves.iter().map(row).collect::<Vec<_>>());
    }
    for moved in &moves {
        let word = |value: Value| value.as_str().unwrap_or_default().to_owned();
        let (event, cause) = (word(serde_json::to_value(moved.event)?), word(serde_json::to_value(moved.cause)?));
        line(&format!("{}\t{}\t{event}\t{cause}", moved.at.format("%Y-%m-%d %H:%M"), moved.name))?;
    }
    Ok(())
}

async fn save(core: &Core, to: &Path, names: &[String], as_json: bool) -> Result<()> {
    let mut chosen = Vec::with_capacity(names.len());
    for name in names {
        chosen.push(segments::by_name(core, name).await?.id);
    }
    let saved = segments::save_file(core, SaveSegments { segments: chosen }, to).await?;
    if as_json {
        return json(&serde_json::json!({"path": saved.path, "segments": saved.segments}));
    }
    line(&format!("Wrote {} to {}.", counted(saved.segments), saved.path))
}

async fn load(core: &Core, file: &Path, as_json: bool) -> Result<()> {
    let loaded = segments::load_file(core, file, Job::silent()).await?;
    if as_json {
        let made: Vec<Value> = loaded.made.iter().map(|made| serde_json::json!({"name": made.name, "count": made.count})).collect();
        let refused: Vec<Value> =
            loaded.refused.iter().map(|refused| serde_json::json!({"name": refused.name, "reason": refused.reason})).collect();
        return json(&serde_json::json!({"made": made, "refused": refused, "change": loaded.operation}));
    }
    for made in &loaded.made {
        line(&format!("Made “{}” with {}.", made.name, people(made.count)))?;
    }
    for refused in &loaded.refused {
        line(&format!("Refused “{}”: {}", refused.name, refused.reason))?;
    }
    change(loaded.operation)
}

fn counted(segments: u32) -> String {
    if segments == 1 { "1 segment".to_owned() } else { format!("{segments} segments") }
}
