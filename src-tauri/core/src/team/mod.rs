//! The team: who works in the workspace, what they may do, and who acts now. Accounts and logins are deliberately not
//! here: on one desktop a member is a name (design 4.7), so roles keep people from mistakes, not from each other.

pub(crate) mod rules;
pub(crate) mod store;
mod types;

use sqlx::sqlite::SqliteConnection;

pub(crate) use rules::Need;
pub use types::*;

use crate::core::{Core, Tag};
use crate::env::time_from_ms;
use crate::error::{Error, Result};
use crate::identity::fold;
use crate::ids::MemberId;
use crate::notes;

/// Lists show members' names, so those go stale with them.
const STALE: [Tag; 4] = [Tag::Members, Tag::Workspace, Tag::Contacts, Tag::Notes];

/// Everybody in the order in which they came, those who left too.
pub async fn members(core: &Core) -> Result<Vec<Member>> {
    let mut connection = core.db().read().acquire().await?;
    Ok(store::all(&mut connection).await?.into_iter().map(|(_, member)| member).collect())
}

/// Adds a member.
///
/// # Errors
/// `Forbidden` unless the owner acts; `Invalid` for a name or e-mail that cannot be or that somebody has.
pub async fn add(core: &Core, input: AddMember) -> Result<Member> {
    let mut tx = core.db().begin().await?;
    require(core, &mut tx, Need::Owner, "add members").await?;
    let role = rules::new_role(&input)?;
    let others = names_of_others(&mut tx, None).await?;
    let (name, email) = rules::checked(&input.name, &input.email, &others)?;
    let member = Member { id: MemberId::new(core.env().new_id()), name, email, role, color: input.color, left_at: None };
    store::add(&mut tx, &member, core.env().now_ms()).await?;
    core.commit(tx, &STALE).await?;
    Ok(member)
}

/// Changes a member: everybody their own name, e-mail and colour; the owner everybody's, and roles.
///
/// # Errors
/// `Forbidden` as above; `Conflict` where the workspace would be without an owner; `Invalid` as for `add`.
pub async fn update(core: &Core, input: UpdateMember) -> Result<Member> {
    let mut tx = core.db().begin().await?;
    let acting = core.member(&mut tx).await?;
    let (row, mut member) = store::find(&mut tx, input.member).await?;
    if row != acting {
        require(core, &mut tx, Need::Owner, "change other members").await?;
    }
    if let Some(role) = input.role.filter(|role| *role != member.role) {
        require(core, &mut tx, Need::Owner, "change roles").await?;
        set_role(&mut tx, acting, &mut member, role).await?;
    }
    let others = names_of_others(&mut tx, Some(member.id)).await?;
    let name = input.name.as_ref().unwrap_or(&member.name);
    let email = input.email.as_ref().unwrap_or(&member.email);
    (member.name, member.email) = rules::checked(name, email, &others)?;
    member.color = input.color.or(member.color);
    store::set(&mut tx, row, &member).await?;
    core.commit(tx, &STALE).await?;
    Ok(member)
}

/// Gives a member a role. Ownership passes from one to another, so that there is always exactly one owner.
async fn set_role(connection: &mut SqliteConnection, acting: i64, member: &mut Member, role: Role) -> Result<()> {
    if member.role == Role::Owner {
        return Err(Error::Conflict { reason: "A workspace needs an owner. Make somebody else the owner first.".to_owned() });
    }
    if role == Role::Owner {
        if member.left_at.is_some() {
            return Err(Error::Conflict { reason: format!("{} has left the team. Bring them back first.", member.name) });
        }
        let owner = Member { role: Role::Admin, ..store::get(connection, acting).await? };
        store::set(connection, acting, &owner).await?;
    }
    member.role = role;
    Ok(())
}

/// Takes a member off the team. Whom something names is marked as left, so that history keeps the name.
///
/// # Errors
/// `Forbidden` unless the owner acts; `Conflict` for the owner and for who acts in the app now.
pub async fn remove(core: &Core, input: GetMember) -> Result<MemberRemoved> {
    let mut tx = core.db().begin().await?;
    require(core, &mut tx, Need::Owner, "remove members").await?;
    let (row, mut member) = store::find(&mut tx, input.member).await?;
    if member.role == Role::Owner {
        return Err(Error::Conflict { reason: "The owner cannot leave. Make somebody else the owner first.".to_owned() });
    }
    if store::current(&mut tx).await? == row {
        return Err(Error::Conflict { reason: format!("The app is used as {} now. Switch to somebody else first.", member.name) });
    }
    let kept_as_left = store::is_named(&mut tx, row, &notes::mention_mark(member.id)).await?;
    if kept_as_left {
        member.left_at = member.left_at.or_else(|| Some(time_from_ms(core.env().now_ms())));
        store::set(&mut tx, row, &member).await?;
    } else {
        store::remove(&mut tx, row).await?;
    }
    core.commit(tx, &STALE).await?;
    Ok(MemberRemoved { kept_as_left })
}

/// Brings back a member who left.
///
/// # Errors
/// `Forbidden` unless the owner acts.
pub async fn bring_back(core: &Core, input: GetMember) -> Result<Member> {
    let mut tx = core.db().begin().await?;
    require(core, &mut tx, Need::Owner, "bring members back").await?;
    let (row, mut member) = store::find(&mut tx, input.member).await?;
    member.left_at = None;
    store::set(&mut tx, row, &member).await?;
    core.commit(tx, &STALE).await?;
    Ok(member)
}

/// Changes who “you” are: the member who acts from now on. Anybody may, since it is a name and not a login.
///
/// # Errors
/// `Conflict` for a member who left.
pub async fn become_member(core: &Core, input: GetMember) -> Result<Member> {
    let mut tx = core.db().begin().await?;
    let (row, member) = store::find(&mut tx, input.member).await?;
    refuse_left(&member)?;
    store::set_current(&mut tx, row).await?;
    core.commit(tx, &[Tag::Workspace, Tag::Members]).await?;
    Ok(member)
}

/// Refuses what the acting member's role does not allow. `what` completes “Only the owner can …”.
pub(crate) async fn require(core: &Core, connection: &mut SqliteConnection, need: Need, what: &str) -> Result<()> {
    let acting = core.member(connection).await?;
    let member = store::get(connection, acting).await?;
    rules::allow(member.role, &member.name, need, what)
}

/// Row id of a member who is on the team, by name or e-mail, case and accents aside.
pub(crate) async fn by_name(core: &Core, wanted: &str) -> Result<i64> {
    let folded = fold(wanted.trim());
    let mut connection = core.db().read().acquire().await?;
    let (row, member) = store::all(&mut connection)
        .await?
        .into_iter()
        .find(|(_, member)| fold(&member.name) == folded || (!folded.is_empty() && fold(&member.email) == folded))
        .ok_or_else(|| Error::NotFound { what: "member", id: wanted.to_owned() })?;
    refuse_left(&member)?;
    Ok(row)
}

fn refuse_left(member: &Member) -> Result<()> {
    match member.left_at {
        Some(_) => Err(Error::Conflict { reason: format!("{} has left the team. The owner can bring them back.", member.name) }),
        None => Ok(()),
    }
}

async fn names_of_others(connection: &mut SqliteConnection, own: Option<MemberId>) -> Result<Vec<(String, String)>> {
    let all = store::all(connection).await?;
    Ok(all.into_iter().filter(|(_, member)| Some(member.id) != own).map(|(_, member)| (member.name, member.email)).collect())
}
