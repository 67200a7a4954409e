//! What filters and segments cost: opening a segment, counting while a filter is built, an edit that fifty segments follow
//! beside the same edit that none does, and an import that they follow beside one that they do not.

use std::fmt::Write as _;
use std::time::Instant;

use contact_core::Core;
use contact_core::contacts::{ContactPatch, UpdateContact, update};
use contact_core::fields;
use contact_core::filter::{CountContacts, Filter, count};
use contact_core::ids::{ContactId, SegmentId};
use contact_core::imports::{self, ImportSettings, RunImport, StageImport};
use contact_core::lists::{ListContacts, ListQuery, page};
use contact_core::operations::{UndoOperation, undo};
use contact_core::progress::Job;
use contact_core::sample::Rng;
use contact_core::segments::{self, CreateSegment, GetSegment};

use crate::Outcome;
use crate::interactions::Timing;

/// Segments that everything is measured with.
const SEGMENTS: usize = 50;
/// Contacts that are edited, with and without segments.
const EDITS: usize = 200;
/// Times that each of the specification's segments is opened.
const OPENINGS: usize = 25;
/// Counts of each kind.
const COUNTS: usize = 40;
/// Rows of an import that segments follow, and how many such imports there are.
const ROWS: usize = 10_000;
const IMPORTS: usize = 3;
/// Rows that a window of the list asks for.
const WINDOW: u32 = 100;

/// Times filters and segments on a workspace that has the specification's four.
pub async fn measure(core: &Core, rng: &mut Rng) -> Outcome<Vec<Timing>> {
    let total = page(core, window(Filter::everybody(), 0)).await?.total;
    let four: Vec<SegmentId> = segments::list(core).await?.iter().map(|segment| segment.id).collect();

    let mut deleted = Vec::new();
    for segment in &four {
        deleted.extend(segments::delete(core, GetSegment { segment: *segment }).await?.operation);
    }
    let without = edits(core, rng, total).await?;
    let mut imported_without = Vec::new();
    for number in 0..IMPORTS {
        imported_without.push(import(core, number).await?);
    }
    for operation in deleted.into_iter().rev() {
        undo(core, UndoOperation { operation }).await?;
    }

    let mut made = Vec::new();
    for number in four.len()..SEGMENTS {
        let input = CreateSegment { name: format!("Segment {number}"), color: None, filter: filter(number)? };
        made.push(segments::create(core, input, Job::silent()).await?.segment.id);
    }
    let with = edits(core, rng, total).await?;
    let mut imported_with = Vec::new();
    for number in IMPORTS..2 * IMPORTS {
        imported_with.push(import(core, number).await?);
    }
    let followed = paired(&with, &without);
    let imports_followed = paired(&imported_with, &imported_without);

    let mut opened = Vec::new();
    for _ in 0..OPENINGS {
        for segment in &four {
            // Whoever has edited something opens a segment that nobody has put in order yet.
            edit(core, someone(core, rng, total).await?, "Opening").await?;
            let filter = Filter::Segment { segment: segment.to_string() };
            timed(&mut opened, page(core, window(filter, 0))).await?;
        }
    }
    let (mut three, mut typed) = (Vec::new(), Vec::new());
    for number in 0..COUNTS {
        timed(&mut three, counted(core, &three_conditions(number)?)).await?;
        timed(&mut typed, counted(core, &nested(number)?)).await?;
    }
    // What is measured next is measured as ever.
    for segment in made.into_iter().rev() {
        segments::delete(core, GetSegment { segment }).await?;
    }
    Ok(vec![
        Timing::new("Open one of the four segments, first page and count", opened, 30.0),
        Timing::new("Count a filter of three conditions without an index", three, 50.0),
        Timing::new("Count a nested filter with submissions, as it is typed", typed, 100.0),
        Timing::new("Edit a contact, no segment", without, f64::INFINITY),
        Timing::new("Edit a contact, 50 segments", with, f64::INFINITY),
        Timing::new("… more than with none", followed, 5.0),
        Timing::new("Import of 10,000 rows, no segment", imported_without, f64::INFINITY),
        Timing::new("Import of 10,000 rows, 50 segments", imported_with, f64::INFINITY),
        Timing::new("… more than with none", imports_followed, 1_000.0),
    ])
}

/// What the one costs more than the other, percentile by percentile.
fn paired(with: &[f64], without: &[f64]) -> Vec<f64> {
    let sorted = |values: &[f64]| {
        let mut values = values.to_vec();
        values.sort_by(f64::total_cmp);
        values
    };
    sorted(with).into_iter().zip(sorted(without)).map(|(with, without)| with - without).collect()
}

fn window(filter: Filter, offset: u32) -> ListContacts {
    ListContacts { query: ListQuery { filter, ..ListQuery::default() }, offset, limit: WINDOW, fields: Vec::new() }
}

async fn someone(core: &Core, rng: &mut Rng, total: u32) -> Outcome<ContactId> {
    let at = u32::try_from(rng.below(u64::from(total)))?;
    let row = page(core, ListContacts { limit: 1, ..window(Filter::everybody(), at) }).await?.rows.into_iter().next();
    Ok(row.ok_or("the workspace has no contacts")?.id)
}

async fn edit(core: &Core, contact: ContactId, source: &str) -> contact_core::Result<()> {
    let patch = ContactPatch { source: Some(source.to_owned()), ..ContactPatch::default() };
    update(core, UpdateContact { contact, patch }).await.map(drop)
}

async fn edits(core: &Core, rng: &mut Rng, total: u32) -> Outcome<Vec<f64>> {
    let budget = fields::list(core).await?.fields.into_iter().find(|field| field.key == "budget").ok_or("there is no field “budget”")?;
    let mut times = Vec::with_capacity(EDITS);
    for number in 0..EDITS {
        let contact = someone(core, rng, total).await?;
        let amount = if number.is_multiple_of(2) { "12000" } else { "800" };
        let patch = ContactPatch {
            source: Some(format!("Source {number}")),
            fields: vec![fields::FieldInput { field: budget.id, values: vec![amount.to_owned()] }],
            ..ContactPatch::default()
        };
        timed(&mut times, update(core, UpdateContact { contact, patch })).await?;
    }
    Ok(times)
}

/// Imports submissions of people nobody knows yet; milliseconds of writing them.
async fn import(core: &Core, number: usize) -> Outcome<f64> {
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("more.csv");
    let mut table = String::from("submission_id,status,started_at,completed_at,name,email,budget\n");
    for row in 0..ROWS {
        let (day, status) = (row % 28 + 1, if row.is_multiple_of(5) { "incomplete" } else { "completed" });
        writeln!(
            table,
            "more-{number}-{row},{status},2026-05-{day:02}T10:00:00Z,,Someone {row},someone.{number}.{row}@bench.example,{}",
            row * 7 % 30_000
        )?;
    }
    std::fs::write(&path, table)?;
    let draft = imports::stage(core, StageImport { paths: vec![path.display().to_string()] }, Job::silent()).await?;
    let started = Instant::now();
    let settings = ImportSettings { bot: Some("Bench".to_owned()), ..ImportSettings::default() };
    imports::apply(core, RunImport { import: draft.id, settings }, Job::silent()).await?;
    Ok(started.elapsed().as_secs_f64() * 1000.0)
}

async fn counted(core: &Core, filter: &Filter) -> contact_core::Result<()> {
    let query = ListQuery { filter: filter.clone(), ..ListQuery::default() };
    count(core, CountContacts { query, counter: "bench".to_owned() }).await.map(drop)
}

/// One of many filters: of every shape that people save, and no two the same.
fn filter(number: usize) -> contact_core::Result<Filter> {
    let json = match number % 6 {
        0 => format!(r#"{{"field":"budget","op":"gt","value":{}}}"#, number * 500),
        1 => format!(
            r#"{{"has":"submission","where":{{"field":"status","op":"is","value":"incomplete"}},"count":{{"op":"gte","value":{}}}}}"#,
            number % 3 + 1
        ),
        2 => format!(r#"{{"field":"last_activity_at","op":"more_than_ago","value":{{"days":{}}}}}"#, number * 9),
        3 => {
            format!(r#"{{"all":[{{"field":"email","op":"contains","value":"{}"}},{{"field":"phone","op":"is_not_empty"}}]}}"#, number % 10)
        }
        4 => format!(
            r#"{{"all":[{{"field":"name","op":"starts_with","value":"{}"}},{{"not":{{"field":"source","op":"is","value":"Source 7"}}}}]}}"#,
            ["a", "b", "m", "s"][number % 4]
        ),
        _ => format!(r#"{{"any":[{{"segment":"Hot Leads"}},{{"field":"submission_count","op":"gt","value":{number}}}]}}"#),
    };
    Filter::parse(&json)
}

/// Conditions that no index helps with.
fn three_conditions(number: usize) -> contact_core::Result<Filter> {
    Filter::parse(&format!(
        r#"{{"all":[{{"field":"submission_count","op":"gte","value":1}},{{"field":"last_activity_at","op":"after","value":"2025-01-{:02}"}},{{"field":"source","op":"is_not","value":"Source {number}"}}]}}"#,
        number % 28 + 1
    ))
}

fn nested(number: usize) -> contact_core::Result<Filter> {
    Filter::parse(&format!(
        r#"{{"all":[{{"any":[{{"field":"name","op":"contains","value":"{}"}},{{"field":"budget","op":"gt","value":{number}}}]}},{{"not":{{"has":"submission","where":{{"field":"status","op":"is","value":"incomplete"}}}}}}]}}"#,
        ["an", "er", "mi", "ol"][number % 4]
    ))
}

async fn timed<T>(into: &mut Vec<f64>, work: impl Future<Output = contact_core::Result<T>>) -> Outcome<()> {
    let started = Instant::now();
    work.await?;
    into.push(started.elapsed().as_secs_f64() * 1000.0);
    Ok(())
}
