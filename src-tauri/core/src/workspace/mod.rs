//! The workspace and its settings: made once, read by everything. Who works in it is in `team`.

mod sample;
mod store;
mod types;

use sqlx::sqlite::SqliteConnection;

pub(crate) use sample::fill as fill_with_sample;
pub use types::*;

use crate::core::{Core, Tag};
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::fields;
use crate::identity::Region;
use crate::ids::MemberId;
use crate::segments;
use crate::team::{self, Member, Need, Role};

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
        member: team::store::get(&mut connection, member).await?,
        contact_count: count(contacts),
        bin_count: count(bin),
        unmatched_count: count(unmatched),
        check_count: count(checks),
        created_at: time_from_ms(row.created_at),
    })
}

/// Changes settings of the workspace.
///
/// # Errors
/// `Forbidden` unless the owner or an admin acts; `Invalid` names the setting that cannot be.
pub async fn update(core: &Core, input: UpdateWorkspace) -> Result<WorkspaceInfo> {
    let mut tx = core.db().begin().await?;
    team::require(core, &mut tx, Need::Admin, "change the workspace’s settings").await?;
    let mut row = store::get(&mut tx).await?;
    row.name = input.name.unwrap_or(row.name).trim().to_owned();
    row.region = input.region.unwrap_or(row.region);
    row.timezone = input.timezone.unwrap_or(row.timezone);
    check_settings(&row.name, &row.region, &row.timezone)?;
    store::set(&mut tx, &row).await?;
    core.commit(tx, &[Tag::Workspace, Tag::Contacts]).await?;
    info(core).await
}

/// Refuses what no workspace can begin with.
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
    check_settings(&input.name, &input.region, &input.timezone)
}

fn check_settings(name: &str, region: &str, timezone: &str) -> Result<()> {
    if name.trim().is_empty() {
        return Err(Error::invalid("name", "a workspace needs a name"));
    }
    if Region::parse(region).is_none() {
        return Err(Error::invalid("region", format!("“{region}” is not a country; use a code such as US, DE or ES")));
    }
    if timezone.parse::<chrono_tz::Tz>().is_err() {
        return Err(Error::invalid("timezone", format!("“{timezone}” is not a time zone; use a name such as Europe/Berlin")));
    }
    Ok(())
}

/// Writes the first rows of a new file.
pub(crate) async fn initialise(core: &Core, input: CreateWorkspace) -> Result<()> {
    let mut tx = core.db().begin().await?;
    let now = core.env().now_ms();
    let owner = Member {
        id: MemberId::new(core.env().new_id()),
        name: input.member_name.trim().to_owned(),
        email: input.member_email.trim().to_owned(),
        role: Role::Owner,
        color: None,
        left_at: None,
    };
    let member = team::store::add(&mut tx, &owner, now).await?;
    let region = Region::parse(&input.region).map_or(input.region, |r| r.code().to_owned());
    let row = store::WorkspaceRow { name: input.name.trim().to_owned(), region, timezone: input.timezone, created_at: now };
    store::add_workspace(&mut tx, &row, member).await?;
    fields::make_first(&mut tx, core.env()).await?;
    segments::make_first(&mut tx, core.env()).await?;
    core.commit(tx, &[Tag::Workspace]).await
}

/// Refuses a database that is no workspace.
pub(crate) async fn exists(core: &Core) -> Result<()> {
    let mut connection = core.db().read().acquire().await?;
    store::get(&mut connection).await.map(drop)
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
