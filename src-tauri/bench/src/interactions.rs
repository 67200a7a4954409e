//! What a person waits for in the window, timed through the functions that the window calls.

use std::path::Path;
use std::time::Instant;

use contact_core::activity::{GetTimeline, timeline};
use contact_core::contacts::{ContactPatch, GetContact, UpdateContact, profile, update};
use contact_core::ids::ContactId;
use contact_core::lists::{ListContacts, ListQuery, Sort, SortField, page};
use contact_core::sample::Rng;
use contact_core::{Core, Env};

use crate::{Outcome, boards, segments, shaped};

/// Rows that a window of the list asks for.
const WINDOW: u32 = 100;
/// Entries of a timeline's first page.
const ENTRIES: u32 = 50;
/// Contacts changed.
const EDITS: usize = 20;
/// At most this long, for 95 of 100 interactions.
const AIM_MS: f64 = 50.0;
/// Contacts opened.
const PROFILES: usize = 200;

/// What is typed into the search, letter by letter.
const TYPED: &[&str] =
    &["grace", "söhne.example", "nakamura m", "wojc dab", "5550142", "محمد", "van der", "a", "kestrel", "+4477009", "zzzz"];
/// Every order that a header of the list gives.
const SORTS: [SortField; 10] = [
    SortField::Name,
    SortField::FirstName,
    SortField::LastName,
    SortField::Email,
    SortField::Phone,
    SortField::Source,
    SortField::CreatedAt,
    SortField::UpdatedAt,
    SortField::LastActivityAt,
    SortField::SubmissionCount,
];

/// An interaction, and what each of its repetitions took.
#[derive(Debug)]
pub struct Timing {
    /// What the person does.
    pub name: &'static str,
    /// Milliseconds, ascending.
    pub milliseconds: Vec<f64>,
    /// At most so many of them, for 95 of 100; infinite where nothing is promised.
    pub aim: f64,
    /// What the numbers are: milliseconds, but for shares.
    pub unit: &'static str,
}

impl Timing {
    /// What was measured, in any order.
    pub fn new(name: &'static str, mut milliseconds: Vec<f64>, aim: f64) -> Self {
        milliseconds.sort_by(f64::total_cmp);
        Self { name, milliseconds, aim, unit: "ms" }
    }

    /// The same numbers as shares of a hundred.
    pub fn in_percent(self) -> Self {
        Self { unit: "%", ..self }
    }

    /// The value that `percent` of the repetitions did not exceed.
    pub fn percentile(&self, percent: usize) -> f64 {
        let rank = (self.milliseconds.len() * percent).div_ceil(100).saturating_sub(1);
        self.milliseconds.get(rank).copied().unwrap_or(f64::NAN)
    }
}

/// Times the interactions on the workspace at `path`, of which some contacts are changed.
pub fn measure(path: &Path, seed: u64, short: bool) -> Outcome<Vec<Timing>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(all(path, seed, short))
}

/// Times boards and routing on the workspace at `path`.
pub fn of_boards(path: &Path, seed: u64) -> Outcome<Vec<Timing>> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let core = Core::open(path, Env::system()).await?;
        let timings = boards::measure(&core, &mut Rng::new(seed)).await?;
        core.close().await;
        Ok(timings)
    })
}

async fn all(path: &Path, seed: u64, short: bool) -> Outcome<Vec<Timing>> {
    let mut rng = Rng::new(seed);
    let (mut opened, mut sorted, mut jumped, mut scrolled) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut searched, mut edited, mut profiled) = (Vec::new(), Vec::new(), Vec::new());
    // Nothing is kept from an earlier opening, so the first page pays for ordering the list.
    for _ in 0..10 {
        let core = Core::open(path, Env::system()).await?;
        timed(&mut opened, list(&core, ListQuery::default(), 0)).await?;
        core.close().await;
    }
    let core = Core::open(path, Env::system()).await?;
    let total = list(&core, ListQuery::default(), 0).await?.total;
    for field in SORTS {
        for descending in [false, true] {
            let query = ListQuery { sort: Sort { field, descending }, ..ListQuery::default() };
            timed(&mut sorted, list(&core, query.clone(), 0)).await?;
            timed(&mut jumped, list(&core, query.clone(), total / 2)).await?;
            timed(&mut scrolled, list(&core, query, u32::try_from(rng.below(u64::from(total)))?)).await?;
        }
    }
    for words in TYPED {
        for (end, letter) in words.char_indices() {
            let search = words[..end + letter.len_utf8()].to_owned();
            timed(&mut searched, list(&core, ListQuery { search, ..ListQuery::default() }, 0)).await?;
        }
    }
    let latest = ListQuery { sort: Sort { field: SortField::UpdatedAt, descending: true }, ..ListQuery::default() };
    list(&core, latest.clone(), total / 2).await?;
    for number in 0..EDITS {
        let at = u32::try_from(rng.below(u64::from(total)))?;
        let Some(row) = list(&core, latest.clone(), at).await?.rows.into_iter().next() else { continue };
        let patch = ContactPatch { source: Some(format!("Edit {number}")), ..ContactPatch::default() };
        update(&core, UpdateContact { contact: row.id, patch }).await?;
        timed(&mut edited, list(&core, latest.clone(), 0)).await?;
    }
    for _ in 0..PROFILES {
        let at = u32::try_from(rng.below(u64::from(total)))?;
        let Some(row) = list(&core, ListQuery::default(), at).await?.rows.into_iter().next() else { continue };
        timed(&mut profiled, open(&core, row.id)).await?;
    }
    let segments = segments::measure(&core, &mut rng).await?;
    let shaped = if short { Vec::new() } else { shaped::measure(&core, &mut rng).await? };
    core.close().await;
    let plain = [
        ("List, first page after the app starts", opened),
        ("List, first page in a new order", sorted),
        ("List, jump to the middle", jumped),
        ("List, jump anywhere", scrolled),
        ("Search, each letter typed", searched),
        ("List by last change, after an edit", edited),
        ("Open a profile with its timeline", profiled),
    ]
    .into_iter()
    .map(|(name, milliseconds)| Timing::new(name, milliseconds, AIM_MS));
    Ok(plain.chain(segments).chain(shaped).collect())
}

async fn list(core: &Core, query: ListQuery, offset: u32) -> contact_core::Result<contact_core::lists::ContactPage> {
    page(core, ListContacts { query, offset, limit: WINDOW, fields: vec![] }).await
}

async fn open(core: &Core, contact: ContactId) -> contact_core::Result<()> {
    profile(core, GetContact { contact }).await?;
    timeline(core, GetTimeline { contact, kinds: Vec::new(), member: None, cursor: None, limit: ENTRIES }).await?;
    Ok(())
}

async fn timed<T>(into: &mut Vec<f64>, work: impl Future<Output = contact_core::Result<T>>) -> Outcome<()> {
    let started = Instant::now();
    work.await?;
    into.push(started.elapsed().as_secs_f64() * 1000.0);
    Ok(())
}
