//! Who may do what (design 4.7), and what a member may be called. Pure.

use super::types::{AddMember, Role};
use crate::error::{Error, Result};
use crate::identity::{EmailAddress, fold};

/// What a verb asks of whoever acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    /// The owner or an admin.
    Admin,
    /// The owner alone.
    Owner,
}

impl Role {
    /// The word for it, as stored and as scripts write it.
    pub const fn as_str(self) -> &'static str {
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

    const fn meets(self, need: Need) -> bool {
        match need {
            Need::Admin => matches!(self, Self::Owner | Self::Admin),
            Need::Owner => matches!(self, Self::Owner),
        }
    }
}

/// Lets a role do something, or says who may. `what` completes “Only an owner can …”.
pub(crate) fn allow(role: Role, name: &str, need: Need, what: &str) -> Result<()> {
    if role.meets(need) {
        return Ok(());
    }
    let who = match need {
        Need::Admin => "Only the owner or an admin",
        Need::Owner => "Only the owner",
    };
    let are = match role {
        Role::Owner => "the owner",
        Role::Admin => "an admin",
        Role::Member => "a member",
    };
    Err(Error::Forbidden { reason: format!("{who} can {what}. You are {name}, {are}.") })
}

/// Longest name that a list can show.
const LONGEST_NAME: usize = 100;

/// A name and an e-mail as they are kept. `others` are the names and e-mails of everybody else.
pub(super) fn checked(name: &str, email: &str, others: &[(String, String)]) -> Result<(String, String)> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let email = email.trim().to_owned();
    if name.is_empty() {
        return Err(Error::invalid("name", "a member needs a name, so that the team sees who did what"));
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(Error::invalid("name", format!("a name has {LONGEST_NAME} letters at most")));
    }
    if !email.is_empty() && EmailAddress::parse(&email).is_none() {
        return Err(Error::invalid("email", format!("“{email}” is not an e-mail address")));
    }
    if others.iter().any(|(known, _)| fold(known) == fold(&name)) {
        return Err(Error::invalid(
            "name",
            format!("there is a member called “{name}” already; add an initial, so that they can be told apart"),
        ));
    }
    if let Some((owner, _)) = others.iter().find(|(_, known)| !email.is_empty() && fold(known) == fold(&email)) {
        return Err(Error::invalid("email", format!("“{email}” belongs to {owner} already")));
    }
    Ok((name, email))
}

/// Refuses a second owner: a workspace is handed over to somebody who is there.
pub(super) fn new_role(input: &AddMember) -> Result<Role> {
    if input.role == Role::Owner {
        return Err(Error::invalid("role", "a workspace has one owner; add the member first, then make them the owner"));
    }
    Ok(input.role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_what_the_design_says() {
        let may = |role, need| allow(role, "Sam", need, "do this").is_ok();
        assert_eq!(
            [Role::Owner, Role::Admin, Role::Member].map(|role| (may(role, Need::Admin), may(role, Need::Owner))),
            [(true, true), (true, false), (false, false)]
        );
    }

    #[test]
    fn a_refusal_says_who_may_and_who_you_are() {
        let refused = allow(Role::Member, "Kim", Need::Admin, "change the settings").unwrap_err();
        assert_eq!(refused.to_string(), "Only the owner or an admin can change the settings. You are Kim, a member.");
    }

    #[test]
    fn names_are_told_apart_without_case_and_accents() {
        let others = [("José Díaz".to_owned(), "jose@x.org".to_owned())];
        assert!(matches!(checked("JOSE  diaz", "", &others), Err(Error::Invalid { field, .. }) if field == "name"));
        assert!(matches!(checked("Kim", "JOSE@x.org", &others), Err(Error::Invalid { field, .. }) if field == "email"));
        assert_eq!(checked("  Kim   Lee ", "", &others).unwrap(), ("Kim Lee".to_owned(), String::new()));
    }
}
