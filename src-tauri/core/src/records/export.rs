//! Records as CSV: RFC 4180, exactly those that the list shows, in its order; importing the file again changes nothing.

use std::collections::HashMap;
use std::path::Path;

use sqlx::sqlite::SqliteConnection;

use super::links::roles;
use super::list;
use super::record::Record;
use super::store;
use super::store::kinds::{self, Role};
use super::store::links::{self, LinkSql};
use super::types::{ExportRecords, RecordSelection};
use crate::core::Core;
use crate::error::{Error, Result};
use crate::exports::cells::FieldColumn;
use crate::exports::csv::{BOM, push_cell};
use crate::exports::guard::needs_guard;
use crate::exports::target::Target;
use crate::exports::{CsvOptions, ExportReport, time};
use crate::fields::{self, Owner};
use crate::ids::ContactId;
use crate::imports::pace::Pace;
use crate::progress::{Job, Stage};

/// Header and key of the columns around those of the fields.
pub(super) const FIRST: (&str, &str) = ("ID", "id");
pub(super) const LAST: [(&str, &str); 3] = [("Contacts", "contacts"), ("Created", "created_at"), ("Updated", "updated_at")];

/// Records that are read, then written, at a time.
const CHUNK: usize = 1_000;

/// Writes the selected records to `path`, all as of one moment. The file appears whole or not at all.
///
/// # Errors
/// `FileUnwritable` says what keeps the file from being written; `NotFound` names a record that is gone; `Invalid` where
/// records of several types are selected; `Cancelled`.
pub async fn write_csv(core: &Core, input: ExportRecords, path: &Path, job: Job) -> Result<ExportReport> {
    let mut target = Target::create(path, core.db().path())?;
    let mut snapshot = core.db().read().begin().await?;
    let mut selected = list::selected(core, &mut snapshot, &input.selection).await?;
    if selected.len() > 1 {
        return Err(Error::invalid("selection", "records of several types do not fit into one table; choose those of one type"));
    }
    let (record_type, ids) = match (selected.pop_first(), &input.selection) {
        (Some(one), _) => one,
        (None, RecordSelection::Ids { .. }) => return Err(Error::invalid("selection", "no record is selected; choose some first")),
        (None, RecordSelection::Matching { query, .. }) => (kinds::find(&mut snapshot, query.record_type).await?.id, Vec::new()),
    };
    let set = fields::store::load_of(&mut snapshot, Owner::RecordType(record_type)).await?;
    let own: Vec<&str> = std::iter::once(FIRST).chain(LAST).map(|(label, _)| label).collect();
    let columns = FieldColumn::all(&set, &own);
    let words = Words { columns, roles: roles(kinds::all_roles(&mut snapshot).await?), options: input.options };
    target.write(&words.head())?;
    let mut pace = Pace::new(Stage::Exporting, u32::try_from(ids.len()).unwrap_or(u32::MAX), job.clone());
    let mut written = 0usize;
    for chunk in ids.chunks(CHUNK) {
        job.check()?;
        let lines = words.lines(&mut snapshot, record_type, chunk, &set).await?;
        written += lines.1;
        target.write(&lines.0)?;
        pace.add(chunk.len());
    }
    job.check()?;
    if written != ids.len() {
        return Err(Error::internal(format!("{written} of {} records were written", ids.len())));
    }
    tokio::task::spawn_blocking(move || target.finish()).await.map_err(Error::internal)??;
    Ok(ExportReport { path: path.display().to_string(), rows: u32::try_from(written).unwrap_or(u32::MAX) })
}

struct Words<'a> {
    columns: Vec<FieldColumn<'a>>,
    roles: HashMap<i64, Role>,
    options: CsvOptions,
}

impl Words<'_> {
    fn head(&self) -> Vec<u8> {
        let word = |(label, key): (&'static str, &'static str)| if self.options.keys { key } else { label };
        let mut out = if self.options.bom { BOM.to_vec() } else { Vec::new() };
        out.extend_from_slice(word(FIRST).as_bytes());
        for column in &self.columns {
            let header = if self.options.keys { column.key() } else { column.header() };
            push_cell(&mut out, self.options, header.as_bytes(), needs_guard);
        }
        for column in LAST {
            push_cell(&mut out, self.options, word(column).as_bytes(), needs_guard);
        }
        out.extend_from_slice(b"\r\n");
        out
    }

    /// Lines of some records, in the order of `ids`, and how many they are.
    async fn lines(
        &self,
        snapshot: &mut SqliteConnection,
        record_type: i64,
        ids: &[i64],
        set: &fields::record::FieldSet,
    ) -> Result<(Vec<u8>, usize)> {
        let mut records: HashMap<i64, Record> =
            store::load(snapshot, record_type, ids).await?.into_iter().map(|record| (record.id, record)).collect();
        let mut linked: HashMap<i64, Vec<String>> = HashMap::new();
        for link in links::of_records(snapshot, ids).await? {
            linked.entry(link.record_id).or_default().push(self.contact(&link)?);
        }
        let (mut out, mut count) = (Vec::new(), 0);
        for record in ids.iter().filter_map(|id| records.remove(id)) {
            out.extend_from_slice(record.public_id().to_string().as_bytes());
            for column in &self.columns {
                let text = record.fields.get(&column.field().id).map(|value| column.field().text(value, set)).unwrap_or_default();
                push_cell(&mut out, self.options, text.as_bytes(), column.guard());
            }
            let contacts = linked.remove(&record.id).unwrap_or_default().join("; ");
            push_cell(&mut out, self.options, contacts.as_bytes(), needs_guard);
            for moment in [record.created_at, record.updated_at] {
                out.push(self.options.delimiter.byte());
                time::push(&mut out, moment);
            }
            out.extend_from_slice(b"\r\n");
            count += 1;
        }
        Ok((out, count))
    }

    /// A contact as imports find it again: by e-mail, else phone, else id; with its role in brackets.
    fn contact(&self, link: &LinkSql) -> Result<String> {
        let id = ContactId::from_bytes(&link.contact)?.to_string();
        // Contacts in the bin hold no address, so nobody is found by it.
        let reach = link.primary_email.clone().or_else(|| link.primary_phone.clone()).filter(|text| !link.in_bin && !text.contains(';'));
        let who = reach.unwrap_or(id);
        Ok(match link.role_id.and_then(|role| self.roles.get(&role)) {
            Some(role) => format!("{who} ({})", role.name),
            None => who,
        })
    }
}
