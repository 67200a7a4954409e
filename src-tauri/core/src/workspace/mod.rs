//! The workspace and the people who work in it: made once, read by everything. Accounts and logins are deliberately
//! not here: on one desktop a member is a name (design 4.7).

mod store;
mod types;

use std::collections::BTreeMap;

use sqlx::sqlite::SqliteConnection;

pub use types::*;

use crate::core::{Core, Tag};
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::identity::{Region, fold};
use crate::imports::{self, ImportSettings, RunImport, StageImport};
use crate::progress::Job;
use crate::sample;

/// What reading values needs to know of the workspace.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Locale {
    /// Region of phones without a country.
    pub(crate) region: Region,
    /// Zone of times without one.
    pub(crate) zone: chrono_tz::Tz,
}

/// The open workspace with the counts that the navigation shows.
pub async fn info(core: &Core) -> Result<WorkspaceInfo> {
    let mut connection = core.db().read().acquire().await?;
    let row = store::get(&mut connection).await?;
    let member = core.member(&mut connection).await?;
    let (contacts, bin, unmatched, checks) = store::counts(&mut connection).await?;
    Ok(WorkspaceInfo {
        name: row.name,
        region: row.region,
        timezone: row.timezone,
        path: core.db().path().display().to_string(),
        member: store::member(&mut connection, member).await?,
        contact_count: count(contacts),
        bin_count: count(bin),
        unmatched_count: count(unmatched),
        check_count: count(checks),
        created_at: time_from_ms(row.created_at),
    })
}

/// Changes settings of the workspace or of the acting member.
///
/// # Errors
/// `Invalid` names the setting that cannot be.
pub async fn update(core: &Core, input: UpdateWorkspace) -> Result<WorkspaceInfo> {
    let mut tx = core.db().begin().await?;
    let mut row = store::get(&mut tx).await?;
    let member = core.member(&mut tx).await?;
    let mut who = store::member(&mut tx, member).await?;
    row.name = input.name.unwrap_or(row.name).trim().to_owned();
    row.region = input.region.unwrap_or(row.region);
    row.timezone = input.timezone.unwrap_or(row.timezone);
    who.name = input.member_name.unwrap_or(who.name).trim().to_owned();
    who.email = input.member_email.unwrap_or(who.email).trim().to_owned();
    let checked = CreateWorkspace {
        name: row.name.clone(),
        region: row.region.clone(),
        timezone: row.timezone.clone(),
        member_name: who.name.clone(),
        member_email: who.email.clone(),
        with_sample: false,
    };
    check(&checked)?;
    store::set(&mut tx, &row).await?;
    store::set_member(&mut tx, member, &who.name, &who.email).await?;
    core.commit(tx, &[Tag::Workspace, Tag::Contacts]).await?;
    info(core).await
}

/// Refuses settings that no workspace can have.
pub(crate) fn check(input: &CreateWorkspace) -> Result<()> {
    if input.name.trim().is_empty() {
        return Err(Error::invalid("name", "a workspace needs a name"));
    }
    if input.member_name.trim().is_empty() {
        return Err(Error::invalid("memberName", "tell your name, so that the team sees who did what"));
    }
    let email = input.member_email.trim();
    if !email.is_empty() && crate::identity::EmailAddress::parse(email).is_none() {
        return Err(Error::invalid("memberEmail", format!("“{email}” is not an e-mail address")));
    }
    if Region::parse(&input.region).is_none() {
        return Err(Error::invalid("region", format!("“{}” is not a country; use a code such as US, DE or ES", input.region)));
    }
    if input.timezone.parse::<chrono_tz::Tz>().is_err() {
        return Err(Error::invalid("timezone", format!("“{}” is not a time zone; use a name such as Europe/Berlin", input.timezone)));
    }
    Ok(())
}

/// Writes the first rows of a new file.
pub(crate) async fn initialise(core: &Core, input: CreateWorkspace) -> Result<()> {
    let mut tx = core.db().begin().await?;
    let now = core.env().now_ms();
    let member =
        store::add_member(&mut tx, core.env().new_id(), input.member_name.trim(), input.member_email.trim(), Role::Owner, now).await?;
    let region = Region::parse(&input.region).map_or(input.region, |r| r.code().to_owned());
    let row = store::WorkspaceRow { name: input.name.trim().to_owned(), region, timezone: input.timezone, created_at: now };
    store::add_workspace(&mut tx, &row, member).await?;
    core.commit(tx, &[Tag::Workspace]).await
}

/// Refuses a database that is no workspace.
pub(crate) async fn exists(core: &Core) -> Result<()> {
    let mut connection = core.db().read().acquire().await?;
    store::get(&mut connection).await.map(drop)
}

/// Row id of the workspace's current member.
pub(crate) async fn current_member(connection: &mut SqliteConnection) -> Result<i64> {
    store::current_member(connection).await
}

/// Row id of a member by name or e-mail, case and accents aside.
pub(crate) async fn member_by_name(core: &Core, wanted: &str) -> Result<i64> {
    let folded = fold(wanted.trim());
    store::member_names(core.db().read())
        .await?
        .into_iter()
        .find(|(_, name, email)| fold(name) == folded || fold(email) == folded)
        .map(|(id, ..)| id)
        .ok_or_else(|| Error::NotFound { what: "member", id: wanted.to_owned() })
}

/// Region and zone of the workspace.
pub(crate) async fn locale(connection: &mut SqliteConnection) -> Result<Locale> {
    let row = store::get(connection).await?;
    Ok(Locale { region: Region::parse(&row.region).unwrap_or_default(), zone: row.timezone.parse().unwrap_or(chrono_tz::UTC) })
}

/// A stored count as the API shows it.
pub(crate) fn count(n: i64) -> u32 {
    u32::try_from(n).unwrap_or(if n < 0 { 0 } else { u32::MAX })
}

impl Role {
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Member => "member",
        }
    }

    /// The stored word; the table's CHECK allows no other.
    pub(crate) fn from_stored(word: &str) -> Self {
        match word {
            "owner" => Self::Owner,
            "admin" => Self::Admin,
            _ => Self::Member,
        }
    }
}

/// Fills a new workspace with the sample data, through the ordinary import: one for each bot, since its list pages do
/// not say whose they are.
pub(crate) async fn fill_with_sample(core: &Core) -> Result<()> {
    let folder = tempfile::tempdir().map_err(Error::internal)?;
    let mut by_bot: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for file in sample::files(SAMPLE_SEED, time_from_ms(core.env().now_ms())) {
        let path = folder.path().join(&file.name);
        std::fs::write(&path, &file.bytes).map_err(Error::internal)?;
        by_bot.entry(file.bot).or_default().push(path.display().to_string());
    }
    for (bot, paths) in by_bot {
        let draft = imports::stage(core, StageImport { paths }, Job::silent()).await?;
        let settings = ImportSettings { bot: Some(bot.to_owned()), ..ImportSettings::default() };
        imports::apply(core, RunImport { import: draft.id, settings }, Job::silent()).await?;
    }
    Ok(())
}

/// Everybody's sample is the same.
const SAMPLE_SEED: u64 = 1;
