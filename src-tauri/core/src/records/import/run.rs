//! Goes through a file: every row ends as created, updated, unchanged or rejected, and all of it is one operation.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::columns::Columns;
use super::refused::Refusing;
use super::row::{self, Said};
use super::table::{Row, Table};
use super::world::{self, World};
use crate::activity::{self, FieldChange};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::fields::record::FieldSet;
use crate::fields::{self, Owner};
use crate::ids::OperationId;
use crate::imports::pace::Pace;
use crate::operations::change::Change;
use crate::progress::{Job, Stage};
use crate::records::edit::{self, STALE};
use crate::records::record::Record;
use crate::records::rules;
use crate::records::store;
use crate::records::store::kinds::{self, Kind, Role};
use crate::records::store::links::{self, NewLink};
use crate::records::types::{ImportRecords, RecordImportReport, RejectedRecord};

/// Rejections that are told.
const TOLD: usize = 1_000;
/// Contacts that are settled together.
const SETTLED: usize = 2_000;

/// Makes and changes records by the rows of a file.
///
/// # Errors
/// `NotFound` where there is no such type; `Invalid` says what of the mapping cannot be; `FileUnreadable`; `Cancelled`. Nothing
/// has changed then.
pub async fn import(core: &Core, input: ImportRecords, job: Job) -> Result<RecordImportReport> {
    world::refuse_workspace(core, Path::new(&input.path))?;
    let table = Table::open(Path::new(&input.path)).await?;
    // Counted first: while the change is under way, nobody else can write.
    let rows = table.count(&job).await?;
    let mut change = Change::begin(core, "record.import").await?;
    let kind = kinds::find(&mut change.tx, input.record_type).await?;
    let roles = kinds::roles_of(&mut change.tx, kind.id).await?;
    let set = fields::store::load_of(&mut change.tx, Owner::RecordType(kind.id)).await?;
    let columns = Columns::of(&input.columns, input.key.as_ref(), table.source.headers.len(), &set, &roles)?;
    let columns = Columns { known: table.known(), ..columns };
    let (reading, region) = world::reading(&mut change, table.is_own).await?;
    let world = World::begin(&mut change, &kind, &columns, &set, region).await?;
    let (report, contacts) = (RecordImportReport::default(), BTreeSet::new());
    let mut run = Run { kind: &kind, roles: &roles, set: &set, columns, world, report, contacts, refused: Refusing::new() };
    let mut pace = Pace::new(Stage::Importing, rows, job.clone());
    let mut chunks = table.rows();
    while let Some(chunk) = chunks.recv().await {
        job.check()?;
        let chunk = chunk?;
        pace.add(chunk.len());
        run.chunk(&mut change, &reading, chunk).await?;
    }
    job.check()?;
    let Run { mut report, contacts, refused, .. } = run;
    let untold = usize::try_from(report.rejected).unwrap_or(usize::MAX).saturating_sub(report.rejections.len());
    if untold > 0 {
        report.warnings.push(format!("{untold} more rows were refused than are listed. Save them to see all."));
    }
    // Before the rest is written for good: where they cannot be kept, nothing has changed.
    if report.rejected > 0 {
        report.rejects = Some(refused.keep(core, &table).await?);
    }
    if report.created + report.updated > 0 {
        report.operation = Some(commit(change, contacts).await?);
    }
    Ok(report)
}

async fn commit(mut change: Change<'_>, contacts: BTreeSet<i64>) -> Result<OperationId> {
    let contacts: Vec<i64> = contacts.into_iter().collect();
    for some in contacts.chunks(SETTLED) {
        activity::settle(&mut change.tx, some).await?;
    }
    change.commit(&STALE).await
}

struct Run<'a> {
    kind: &'a Kind,
    roles: &'a [Role],
    set: &'a FieldSet,
    columns: Columns<'a>,
    world: World,
    report: RecordImportReport,
    /// Whose activity is to be settled.
    contacts: BTreeSet<i64>,
    refused: Refusing,
}

/// What the rows of a chunk do, until it is written.
#[derive(Default)]
struct Doing {
    created: BTreeMap<i64, Record>,
    /// Before the chunk, and what rows have changed since.
    updated: BTreeMap<i64, (Record, Vec<FieldChange>)>,
    links: Vec<(i64, i64, Option<i64>)>,
}

/// What one row comes to.
struct Outcome {
    before: Option<Record>,
    after: Record,
    changes: Vec<FieldChange>,
    links: Vec<(i64, Option<i64>, String)>,
}

impl Run<'_> {
    async fn chunk(&mut self, change: &mut Change<'_>, reading: &fields::read::Reading, rows: Vec<Row>) -> Result<()> {
        let said: Vec<(Row, Result<Said<'_>>)> = rows
            .into_iter()
            .map(|row| {
                let said = match &row.cells {
                    Ok(cells) => row::read(&self.columns, self.set, self.roles, reading, cells),
                    Err(unreadable) => Err(Error::Conflict { reason: unreadable.reason.clone() }),
                };
                (row, said)
            })
            .collect();
        let readable: Vec<&Said<'_>> = said.iter().filter_map(|(_, said)| said.as_ref().ok()).collect();
        self.world.load(change, self.kind, &readable).await?;
        let mut doing = Doing::default();
        for (row, said) in said {
            self.report.rows += 1;
            match said.and_then(|said| self.decide(change, &said)) {
                Ok(outcome) => self.take(&mut doing, outcome),
                Err(refused) => self.reject(&row, &refused)?,
            }
        }
        self.write(change, doing).await
    }

    fn reject(&mut self, row: &Row, refused: &Error) -> Result<()> {
        // What is wrong with the file or the app is no matter of one row.
        if !matches!(refused, Error::Field { .. } | Error::Invalid { .. } | Error::Conflict { .. } | Error::NotFound { .. }) {
            return Err(Error::internal(refused.to_string()));
        }
        let reason = refused.to_string();
        self.report.rejected += 1;
        self.refused.push(&row.raw(), &reason)?;
        if self.report.rejections.len() < TOLD {
            self.report.rejections.push(RejectedRecord { row: row.number, reason });
        }
        Ok(())
    }

    /// What a row does, or why it is refused. Nothing is taken in yet.
    fn decide(&self, change: &Change<'_>, said: &Said<'_>) -> Result<Outcome> {
        let before = self.world.named(self.kind, &said.names)?;
        let mut after = before.clone().unwrap_or_else(|| Record {
            id: self.world.next_id(),
            uuid: change.core.env().new_id(),
            record_type: self.kind.id,
            title: String::new(),
            submission: None,
            created_at: change.now,
            updated_at: change.now,
            deleted_at: None,
            created_by: change.operation,
            changed_by: change.operation,
            fields: BTreeMap::new(),
        });
        let mut changes = Vec::new();
        for (field, value) in &said.values {
            // The key found the record, however it is spelled here.
            let is_key = matches!(self.columns.key, super::columns::Key::Field(_, key) if key == field.id);
            if !(is_key && before.is_some()) {
                changes.extend(after.give(field, self.set, Some(value.clone())));
            }
        }
        if before.is_none() {
            edit::begin_with_defaults(&mut after, self.set, self.kind.title_field)?;
        }
        after.retitle(self.kind.title_field);
        if !changes.is_empty() || before.is_none() {
            self.world.refuse_taken(self.set, &after)?;
        }
        let links = self.links(after.id, said)?;
        Ok(Outcome { before, after, changes, links })
    }

    /// Links that a row adds.
    fn links(&self, record: i64, said: &Said<'_>) -> Result<Vec<(i64, Option<i64>, String)>> {
        let there = self.world.links.get(&record).map(Vec::as_slice).unwrap_or_default();
        let mut new: Vec<(i64, Option<i64>, String)> = Vec::new();
        for mention in &said.mentions {
            let (contact, name, in_bin) = self.world.contact(mention)?;
            let is_it = |(other, role, _): &&(i64, Option<i64>, String)| *other == contact && *role == mention.role;
            if there.iter().chain(&new).any(|link| is_it(&link)) {
                continue;
            }
            if in_bin {
                return Err(Error::Conflict { reason: format!("{name} is in the bin. Restore the contact first.") });
            }
            let role = mention.role.and_then(|id| self.roles.iter().find(|role| role.id == id));
            if let Some((role, limit)) = role.and_then(|role| role.contact_limit.map(|limit| (role, limit))) {
                let holders: Vec<String> =
                    there.iter().chain(&new).filter(|(_, has, _)| *has == Some(role.id)).map(|(_, _, name)| name.clone()).collect();
                if holders.len() >= usize::try_from(limit).unwrap_or(usize::MAX) {
                    return Err(rules::role_is_full(&self.kind.name, &role.name, limit, &holders));
                }
            }
            new.push((contact, mention.role, name));
        }
        Ok(new)
    }

    fn take(&mut self, doing: &mut Doing, outcome: Outcome) {
        let Outcome { before, after, changes, links } = outcome;
        match &before {
            None => self.report.created += 1,
            Some(_) if changes.is_empty() && links.is_empty() => self.report.unchanged += 1,
            Some(_) => self.report.updated += 1,
        }
        self.report.linked += u32::try_from(links.len()).unwrap_or(u32::MAX);
        let id = after.id;
        if before.is_none() || !changes.is_empty() {
            self.world.take(self.set, &self.columns, before.as_ref(), &after);
            match (before, doing.created.contains_key(&id)) {
                (None, _) | (Some(_), true) => {
                    doing.created.insert(id, after);
                }
                (Some(before), false) => doing.updated.entry(id).or_insert_with(|| (before, Vec::new())).1.extend(changes),
            }
        }
        self.contacts.extend(links.iter().map(|(contact, _, _)| *contact));
        doing.links.extend(links.iter().map(|(contact, role, _)| (id, *contact, *role)));
        self.world.links.entry(id).or_default().extend(links);
    }

    async fn write(&mut self, change: &mut Change<'_>, doing: Doing) -> Result<()> {
        let mut updated = Vec::with_capacity(doing.updated.len());
        for (id, (before, changes)) in doing.updated {
            let Some(after) = self.world.records.get(&id).cloned() else { continue };
            self.contacts.extend(self.world.links.get(&id).into_iter().flatten().map(|(contact, _, _)| *contact));
            updated.push((before, after, changes));
        }
        // A new record may have what another one has just given up.
        edit::write(change, self.kind, updated).await?;
        let made: Vec<i64> = doing.created.keys().copied().collect();
        let created: Vec<Record> = doing.created.into_values().collect();
        store::insert(&mut change.tx, self.kind.id, &created).await?;
        change.made("record", &made).await?;
        let first = links::next_id(&mut change.tx).await?;
        let new: Vec<NewLink> = (first..)
            .zip(doing.links)
            .map(|(id, (record, contact, role))| NewLink {
                id,
                uuid: change.core.env().new_id(),
                record,
                contact,
                role,
                at: change.now,
                operation: change.operation,
            })
            .collect();
        links::insert(&mut change.tx, &new).await?;
        change.made("record_link", &new.iter().map(|link| link.id).collect::<Vec<_>>()).await
    }
}
