//! The verbs: each is a call into the core and what it prints.

use std::path::{Path, PathBuf};

use contact_core::contacts::{self, Selection};
use contact_core::exports::{self, CsvOptions, ExportContacts, ExportWith};
use contact_core::ids::ImportId;
use contact_core::imports::mapping::Mapping;
use contact_core::imports::{self, GetImport, ImportKind, ImportReport, ImportSettings, RunImport, StageImport};
use contact_core::lists::ListContacts;
use contact_core::notes::{self, AddNote};
use contact_core::progress::Job;
use contact_core::team::{self, AddMember, Role};
use contact_core::workspace::CreateWorkspace;
use contact_core::{Core, Env, Error, Result, check, system};

use crate::args::{Args, Beside, Command, Export, Fields, Import, Init, List, Members, Note};
use crate::boards;
use crate::bots;
use crate::fields;
use crate::output::{json, line};
use crate::records;
use crate::routing;
use crate::segments;
use crate::selection::{delimiter, query};
use crate::tagging;

/// Runs what the arguments say.
pub async fn run(args: Args) -> Result<()> {
    let path = args.workspace.clone().unwrap_or_else(system::workspace_path);
    if let Command::Init(init) = &args.command {
        return self::init(&path, init, args.json).await;
    }
    let mut core = Core::open(&path, Env::system()).await?;
    if let Some(member) = &args.acting_as {
        core = core.acting_as(member).await?;
    }
    let done = verb(&core, args.command, args.json).await;
    core.close().await;
    done
}

async fn verb(core: &Core, command: Command, as_json: bool) -> Result<()> {
    match command {
        Command::Init(_) => Ok(()),
        Command::Import(input) => import(core, input, as_json).await,
        Command::Imports => list_imports(core, as_json).await,
        Command::Undo { import } => undo(core, &import, as_json).await,
        Command::List(input) => list(core, input, as_json).await,
        Command::Show { contact } => show(core, &contact, as_json).await,
        Command::Export(input) => export(core, input, as_json).await,
        Command::Note(Note::Add { contact, text }) => add_note(core, &contact, text, as_json).await,
        Command::Members { verb: None } => list_members(core, as_json).await,
        Command::Members { verb: Some(Members::Add { name, email, role }) } => add_member(core, name, email, &role, as_json).await,
        Command::Tags => tagging::list_tags(core, as_json).await,
        Command::Tag(input) => tagging::tag(core, input, as_json).await,
        Command::Untag(input) => tagging::untag(core, input, as_json).await,
        Command::Fields { verb: None } => fields::list_fields(core, as_json).await,
        Command::Fields { verb: Some(Fields::Add(input)) } => fields::add(core, *input, as_json).await,
        Command::Fields { verb: Some(Fields::Remove { key }) } => fields::remove(core, &key, as_json).await,
        Command::Set(input) => fields::set(core, input, as_json).await,
        Command::Segments { verb } => segments::run(core, verb, as_json).await,
        Command::Boards { verb } => boards::run(core, verb, as_json).await,
        Command::Cards(verb) => boards::run_cards(core, verb, as_json).await,
        Command::Records(verb) => records::run(core, verb, as_json).await,
        Command::FlowApps { verb } => bots::run_flow_apps(core, verb, as_json).await,
        Command::Routes { verb } => routing::run(core, verb, as_json).await,
        Command::Bots { verb } => bots::run_bots(core, verb, as_json).await,
        Command::Submissions(input) => bots::list_submissions(core, input, as_json).await,
        Command::Check => check_workspace(core, as_json).await,
    }
}

async fn init(path: &Path, init: &Init, as_json: bool) -> Result<()> {
    let user = system::user_name();
    let input = CreateWorkspace {
        name: init.name.clone().unwrap_or_else(|| "Contacts".to_owned()),
        region: init.region.clone().unwrap_or_else(system::region),
        timezone: init.timezone.clone().unwrap_or_else(system::timezone),
        member_name: if user.is_empty() { "Owner".to_owned() } else { user },
        member_email: String::new(),
        with_sample: init.sample,
    };
    let core = Core::create(path, input, Env::system()).await?;
    let info = contact_core::workspace::info(&core).await?;
    core.close().await;
    if as_json {
        return json(&serde_json::json!({
            "workspace": info.path, "name": info.name, "region": info.region, "timezone": info.timezone, "member": info.member.name,
            "contacts": info.contact_count
        }));
    }
    line(&format!("Made {} with {}.", info.path, people(info.contact_count)))
}

async fn import(core: &Core, input: Import, as_json: bool) -> Result<()> {
    let mapping = input.map.as_deref().map(read_mapping).transpose()?;
    let paths = input.files.iter().map(|p| p.to_str().map(str::to_owned).ok_or_else(|| not_utf8(p))).collect::<Result<Vec<_>>>()?;
    let draft = imports::stage(core, StageImport { paths }, Job::silent()).await?;
    let settings = ImportSettings { bot: input.bot, flow_app: input.flow_app, mapping };
    let run = RunImport { import: draft.id, settings };
    let report = if input.dry_run {
        let report = imports::plan(core, run, Job::silent()).await?;
        imports::discard(core, GetImport { import: draft.id }).await?;
        report
    } else {
        imports::apply(core, run, Job::silent()).await?
    };
    if let (Some(target), Some(id)) = (&input.rejects, report.import)
        && report.rejected > 0
    {
        imports::save_rejects(core, GetImport { import: id }, target).await?;
    }
    if as_json { json(&report) } else { line(&sentence(&report)) }
}

fn read_mapping(path: &Path) -> Result<Mapping> {
    let unreadable = |reason: String| Error::FileUnreadable { path: path.to_owned(), reason };
    let text = std::fs::read_to_string(path).map_err(|error| unreadable(format!("The mapping cannot be read ({error}).")))?;
    serde_json::from_str(&text).map_err(|error| {
        unreadable(format!("This is not a mapping ({error}). It looks like {{\"columns\":{{\"Your e-mail\":\"email\"}}}}."))
    })
}

fn not_utf8(path: &Path) -> Error {
    Error::FileUnreadable { path: path.to_owned(), reason: "The file's name is not valid text. Rename it and try again.".to_owned() }
}

/// The report in words.
fn sentence(report: &ImportReport) -> String {
    let what = match report.kind {
        ImportKind::Contacts => format!(
            "{} new contacts, {} updated, {} unchanged, {} refused",
            report.contacts.created, report.contacts.updated, report.contacts.unchanged, report.rejected
        ),
        ImportKind::Submissions | ImportKind::Bots => format!(
            "{} new submissions, {} updated, {} unchanged, {} refused; {} new contacts, {} matched, {} unmatched",
            report.submissions.created,
            report.submissions.updated,
            report.submissions.unchanged,
            report.rejected,
            report.contacts.created,
            report.contacts.matched,
            report.unmatched
        ),
    };
    let made = match (report.cards.created, report.records.created) {
        (0, 0) => String::new(),
        (cards, 0) => format!("; {cards} new cards"),
        (cards, records) => format!("; {cards} new cards, {records} new records"),
    };
    let what = what + &made;
    let mut text = match report.import {
        Some(id) => format!("{} rows: {what}.\nImport {id}", report.rows),
        None => format!("{} rows would be: {what}.", report.rows),
    };
    for warning in &report.warnings {
        text.push_str("\nNote: ");
        text.push_str(warning);
    }
    text
}

/// So many contacts, in words.
pub fn people(n: u32) -> String {
    if n == 1 { "1 contact".to_owned() } else { format!("{n} contacts") }
}

async fn list_imports(core: &Core, as_json: bool) -> Result<()> {
    let imports = imports::list(core).await?;
    if as_json {
        let rows: Vec<_> = imports
            .iter()
            .map(|i| {
                serde_json::json!({"import": i.import, "files": i.files, "at": i.at, "member": i.member, "state": i.state, "report": i.report})
            })
            .collect();
        return json(&rows);
    }
    for import in imports {
        line(&format!("{}  {}  {}  {}", import.import, import.at.format("%Y-%m-%d %H:%M"), state(&import), import.files.join(", ")))?;
    }
    Ok(())
}

fn state(import: &imports::ImportSummary) -> &'static str {
    match import.state {
        imports::ImportState::Applying => "stopped",
        imports::ImportState::Applied => "done",
        imports::ImportState::Undone => "undone",
    }
}

async fn undo(core: &Core, import: &str, as_json: bool) -> Result<()> {
    let import: ImportId = import.parse()?;
    if let Err(Error::NotFound { .. }) = imports::get(core, GetImport { import }).await {
        return tagging::undo(core, &import.to_string(), as_json).await;
    }
    let report = imports::undo(core, GetImport { import }, Job::silent()).await?;
    if as_json {
        return json(&serde_json::json!({
            "submissions_removed": report.submissions_removed, "contacts_removed": report.contacts_removed,
            "contacts_restored": report.contacts_restored, "kept": report.kept, "cards_removed": report.cards_removed,
            "records_removed": report.records_removed, "kept_cards": report.kept_cards, "kept_records": report.kept_records
        }));
    }
    line(&format!(
        "Removed {} submissions, {} cards, {} records and {}, restored {}.",
        report.submissions_removed,
        report.cards_removed,
        report.records_removed,
        people(report.contacts_removed),
        people(report.contacts_restored)
    ))?;
    for kept in report.kept {
        line(&format!("Kept {} ({}): {}", kept.name, kept.contact, kept.reason))?;
    }
    for kept in report.kept_cards {
        line(&format!("Kept the card “{}” ({}): {}", kept.title, kept.card, kept.reason))?;
    }
    for kept in report.kept_records {
        line(&format!("Kept the record “{}” ({}): {}", kept.title, kept.record, kept.reason))?;
    }
    Ok(())
}

/// Prints contacts.
pub async fn list(core: &Core, input: List, as_json: bool) -> Result<()> {
    let window = ListContacts { query: query(core, &input.selection).await?, offset: input.offset, limit: input.limit, fields: vec![] };
    let page = contacts::documents(core, window).await?;
    if as_json {
        return json(&page);
    }
    for contact in &page.contacts {
        line(&format!("{}\t{}\t{}", contact.display_name, contact.emails.join("; "), contact.phones.join("; ")))?;
    }
    line(&format!("{} of {}", page.contacts.len(), people(page.total)))
}

async fn show(core: &Core, contact: &str, as_json: bool) -> Result<()> {
    let found = contacts::full_document(core, contacts::find(core, contact).await?).await?;
    if as_json {
        return json(&found);
    }
    let person = &found.contact;
    line(&person.display_name)?;
    for text in person.emails.iter().chain(&person.phones) {
        line(&format!("  {text}"))?;
    }
    if !person.tags.is_empty() {
        line(&format!("  tags: {}", person.tags.join(", ")))?;
    }
    for (key, value) in &person.fields {
        line(&format!("  {key}: {}", fields::words(value)))?;
    }
    for note in &found.notes {
        let pinned = if note.pinned { ", pinned" } else { "" };
        line(&format!("  note by {} on {}{pinned}", note.author, note.created_at.format("%Y-%m-%d %H:%M")))?;
        for text in note.text.lines() {
            line(&format!("    {text}"))?;
        }
    }
    for card in &found.cards {
        line(&format!("  card on {}: {} ({})", card.board, card.title, card.phase))?;
    }
    for submission in &found.submissions {
        line(&format!("  {} ({})", submission.bot, submission.status.as_str()))?;
    }
    for entry in &found.activity {
        let kind = serde_json::to_value(entry.kind)?;
        line(&format!("  {}  {}  {}", entry.at.format("%Y-%m-%d %H:%M"), kind.as_str().unwrap_or_default(), entry.actor))?;
    }
    Ok(())
}

async fn add_note(core: &Core, contact: &str, text: String, as_json: bool) -> Result<()> {
    let contact = contacts::find(core, contact).await?;
    let note = notes::add(core, AddNote { contact, text }).await?.note;
    if as_json {
        return json(&serde_json::json!({
            "id": note.id, "contact": contact, "author": note.author.name, "text": note.text, "created_at": note.created_at
        }));
    }
    line(&format!("{} noted it.", note.author.name))
}

async fn list_members(core: &Core, as_json: bool) -> Result<()> {
    let members = team::members(core).await?;
    if as_json {
        let rows: Vec<_> = members.iter().map(member_document).collect();
        return json(&rows);
    }
    for member in members {
        let left = if member.left_at.is_some() { " (left)" } else { "" };
        line(&format!("{}\t{}\t{}{left}", member.name, member.role.as_str(), member.email))?;
    }
    Ok(())
}

async fn add_member(core: &Core, name: String, email: String, role: &str, as_json: bool) -> Result<()> {
    let role: Role = serde_json::from_value(role.into())
        .map_err(|_| Error::invalid("--role", format!("“{role}” is not a role; use admin or member")))?;
    let member = team::add(core, AddMember { name, email, role, color: None }).await?;
    if as_json { json(&member_document(&member)) } else { line(&format!("Added {} as {}.", member.name, member.role.as_str())) }
}

fn member_document(member: &team::Member) -> serde_json::Value {
    serde_json::json!({
        "id": member.id, "name": member.name, "email": member.email, "role": member.role, "left_at": member.left_at
    })
}

async fn export(core: &Core, input: Export, as_json: bool) -> Result<()> {
    let options = CsvOptions { delimiter: delimiter(&input.delimiter)?, bom: input.bom, keys: input.keys };
    let selection = Selection::Matching { query: query(core, &input.selection).await?, except: Vec::new() };
    let with = ExportWith { cards: input.with.contains(&Beside::Cards), records: input.with.contains(&Beside::Records) };
    let target: PathBuf = input.to;
    let report = exports::write_csv(core, ExportContacts { selection, options, with }, &target, Job::silent()).await?;
    if as_json {
        return json(&serde_json::json!({"path": report.path, "rows": report.rows}));
    }
    line(&format!("Wrote {} to {}.", people(report.rows), report.path))
}

async fn check_workspace(core: &Core, as_json: bool) -> Result<()> {
    let report = check::workspace(core).await?;
    if as_json {
        json(&serde_json::json!({"ok": report.ok, "problems": report.problems}))?;
    } else {
        for problem in &report.problems {
            line(problem)?;
        }
        if report.ok {
            line("Everything is in order.")?;
        }
    }
    if report.ok { Ok(()) } else { Err(Error::Damaged { what: format!("{} problems found", report.problems.len()) }) }
}
