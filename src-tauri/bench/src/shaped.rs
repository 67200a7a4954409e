//! The same waits in a workspace that the team has shaped: hundreds of custom fields, and a contact with a long history.

use std::fmt::Write as _;
use std::time::Instant;

use contact_core::Core;
use contact_core::activity::{ActivityKind, GetTimeline, timeline};
use contact_core::contacts::{ContactPatch, GetContact, Selection, UpdateContact, profile, update};
use contact_core::fields::{self, CreateField, FieldConfig, FieldDefinition, FieldInfo, FieldInput, FieldType, OptionInput, SetField};
use contact_core::ids::{ContactId, FieldId};
use contact_core::imports::{self, ImportSettings, RunImport, StageImport};
use contact_core::lists::{ListContacts, ListQuery, Sort, SortField, page};
use contact_core::progress::Job;
use contact_core::sample::Rng;

use crate::Outcome;
use crate::interactions::Timing;

/// Custom fields that are made.
const FIELDS: usize = 300;
/// Fields that everybody is given a value of.
const FILLED: usize = 12;
/// Contacts that are given a value of every field, and opened.
const FULL: usize = 20;
/// Submissions of the contact with a long history: each is an entry for its start and one for its end.
const SUBMISSIONS: usize = 10_000;
/// Times that the long history is opened, in each way.
const OPENINGS: usize = 40;
/// Rows that a window of the list asks for.
const WINDOW: u32 = 100;
/// Entries of a timeline's first page.
const ENTRIES: u32 = 50;

/// A wait may take this long where the issue gives it a second.
const SECOND_MS: f64 = 1_000.0;

/// Times adding fields, lists of them, full profiles, and a long timeline.
pub async fn measure(core: &Core, rng: &mut Rng) -> Outcome<Vec<Timing>> {
    let (mut added, mut set, mut scrolled, mut sorted, mut opened) = (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let mut made: Vec<FieldInfo> = Vec::with_capacity(FIELDS);
    for number in 0..FIELDS {
        let input = CreateField { record_type: None, key: None, group: None, definition: definition(number) };
        made.push(timed(&mut added, fields::create(core, input)).await?.field);
    }
    let everybody = || Selection::Matching { query: ListQuery::default(), except: Vec::new() };
    for field in made.iter().take(FILLED) {
        let input = SetField { selection: everybody(), input: value(field, 1) };
        timed(&mut set, fields::set(core, input, Job::silent())).await?;
    }
    let total = page(core, window(ListQuery::default(), 0, &[])).await?.total;
    let columns: Vec<FieldId> = made.iter().take(FILLED).map(|field| field.id).collect();
    for _ in 0..100 {
        let at = u32::try_from(rng.below(u64::from(total)))?;
        timed(&mut scrolled, page(core, window(ListQuery::default(), at, &columns))).await?;
    }
    let full = page(core, window(ListQuery::default(), total / 3, &[])).await?;
    let full: Vec<ContactId> = full.rows.iter().take(FULL).map(|row| row.id).collect();
    for contact in &full {
        let given = made.iter().zip(2..).map(|(field, seed)| value(field, seed)).collect();
        update(core, UpdateContact { contact: *contact, patch: ContactPatch { fields: given, ..ContactPatch::default() } }).await?;
    }
    for field in made.iter().take(FILLED) {
        let sort = Sort { field: SortField::Field(field.id), descending: true };
        timed(&mut sorted, page(core, window(ListQuery { sort, ..ListQuery::default() }, 0, &columns))).await?;
    }
    for contact in full.iter().cycle().take(200) {
        timed(&mut opened, open(core, *contact, Vec::new())).await?;
    }
    let (long, filtered) = long_history(core).await?;
    Ok([
        ("Add a custom field, to 300", added, SECOND_MS),
        ("Set a field of everybody", set, f64::INFINITY),
        ("List with 12 custom columns, jump anywhere", scrolled, 50.0),
        ("List, first page in the order of a custom field", sorted, 50.0),
        ("Open a profile with 300 values", opened, 50.0),
        ("Open a contact with 20,000 entries", long, 50.0),
        ("The same, only completed submissions", filtered, 50.0),
    ]
    .into_iter()
    .map(|(name, milliseconds, aim)| Timing::new(name, milliseconds, aim))
    .collect())
}

fn definition(number: usize) -> FieldDefinition {
    let types = [FieldType::Text, FieldType::Currency, FieldType::Date, FieldType::Select, FieldType::Boolean, FieldType::Number];
    let r#type = types[number % types.len()];
    let option = |label: &str| OptionInput { id: None, label: label.to_owned(), color: None };
    FieldDefinition {
        label: format!("Field {number}"),
        help: String::new(),
        r#type,
        config: FieldConfig::default(),
        options: if r#type == FieldType::Select { ["Small", "Medium", "Large"].map(option).to_vec() } else { Vec::new() },
        required: false,
        unique: false,
        default: Vec::new(),
    }
}

fn value(field: &FieldInfo, seed: u32) -> FieldInput {
    let text = match field.r#type {
        FieldType::Date => format!("2026-{:02}-{:02}", seed % 12 + 1, seed % 28 + 1),
        FieldType::Select => ["Small", "Medium", "Large"][seed as usize % 3].to_owned(),
        FieldType::Boolean => if seed.is_multiple_of(2) { "yes" } else { "no" }.to_owned(),
        FieldType::Currency | FieldType::Number => (seed * 37).to_string(),
        _ => format!("Words of {seed}"),
    };
    FieldInput { field: field.id, values: vec![text] }
}

fn window(query: ListQuery, offset: u32, fields: &[FieldId]) -> ListContacts {
    ListContacts { query, offset, limit: WINDOW, fields: fields.to_vec() }
}

async fn open(core: &Core, contact: ContactId, kinds: Vec<ActivityKind>) -> contact_core::Result<()> {
    profile(core, GetContact { contact }).await?;
    timeline(core, GetTimeline { contact, kinds, member: None, cursor: None, limit: ENTRIES }).await?;
    Ok(())
}

/// Somebody with thousands of submissions, opened again and again: the whole timeline, and one kind of it.
async fn long_history(core: &Core) -> Outcome<(Vec<f64>, Vec<f64>)> {
    const EMAIL: &str = "long.history@bench.example";
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("long.csv");
    let mut table = String::from("submission_id,status,started_at,completed_at,email,question\n");
    for number in 0..SUBMISSIONS {
        let (day, minute) = (number % 28 + 1, number % 60);
        writeln!(
            table,
            "long-{number},completed,2025-{:02}-{day:02}T10:{minute:02}:00Z,2025-{:02}-{day:02}T11:{minute:02}:00Z,{EMAIL},Answer {number}",
            number % 12 + 1,
            number % 12 + 1
        )?;
    }
    std::fs::write(&path, table)?;
    let draft = imports::stage(core, StageImport { paths: vec![path.display().to_string()] }, Job::silent()).await?;
    imports::apply(core, RunImport { import: draft.id, settings: ImportSettings::default() }, Job::silent()).await?;
    let contact = contact_core::contacts::find(core, EMAIL).await?;
    let (mut all, mut one) = (Vec::new(), Vec::new());
    for _ in 0..OPENINGS {
        timed(&mut all, open(core, contact, Vec::new())).await?;
        timed(&mut one, open(core, contact, vec![ActivityKind::SubmissionCompleted])).await?;
    }
    Ok((all, one))
}

async fn timed<T>(into: &mut Vec<f64>, work: impl Future<Output = contact_core::Result<T>>) -> Outcome<T> {
    let started = Instant::now();
    let done = work.await?;
    into.push(started.elapsed().as_secs_f64() * 1000.0);
    Ok(done)
}
