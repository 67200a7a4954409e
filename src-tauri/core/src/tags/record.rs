//! A tag, a contact's having it, and the rules of names. Pure.

use serde::{Deserialize, Serialize};

use super::types::TagColor;
use crate::error::{Error, Result};
use crate::identity::fold;
use crate::ids::TagId;

/// Characters of a name at most.
const LONGEST: usize = 60;

/// A tag. Serialised, it is the image that undo restores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct TagRecord {
    pub(crate) id: i64,
    pub(crate) uuid: uuid::Uuid,
    pub(crate) name: String,
    pub(crate) color: TagColor,
    pub(crate) deleted_at: Option<i64>,
    pub(crate) created_by: i64,
    pub(crate) changed_by: i64,
}

impl TagRecord {
    /// A tag that an operation makes.
    pub(crate) fn new(id: i64, uuid: uuid::Uuid, name: String, operation: i64) -> Self {
        Self { id, uuid, name, color: TagColor::of_new(id), deleted_at: None, created_by: operation, changed_by: operation }
    }

    /// What no two tags share; nothing once it is deleted.
    pub(crate) fn key(&self) -> Option<String> {
        self.deleted_at.is_none().then(|| fold(&self.name))
    }

    pub(crate) const fn public_id(&self) -> TagId {
        TagId::new(self.uuid)
    }
}

/// A tag of a contact, with the operation that put it there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "(i64, i64)", into = "(i64, i64)")]
pub(crate) struct TagLink {
    pub(crate) tag: i64,
    pub(crate) added_by: i64,
}

impl From<(i64, i64)> for TagLink {
    fn from((tag, added_by): (i64, i64)) -> Self {
        Self { tag, added_by }
    }
}

impl From<TagLink> for (i64, i64) {
    fn from(link: TagLink) -> Self {
        (link.tag, link.added_by)
    }
}

/// What a change did to the tags of a contact: enough to take it back, whatever others have done to them since.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct TagDelta {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    gained: Vec<i64>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    lost: Vec<TagLink>,
}

impl TagDelta {
    pub(crate) fn between(before: &[TagLink], after: &[TagLink]) -> Self {
        Self {
            gained: after.iter().filter(|link| !before.contains(link)).map(|link| link.tag).collect(),
            lost: before.iter().filter(|link| !after.contains(link)).copied().collect(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.gained.is_empty() && self.lost.is_empty()
    }

    /// Takes away what `operation` gave, if it is still its gift, and puts back what it took. What somebody has put back
    /// meanwhile counts as given by whoever had given it first, so that undoing that does not take it away.
    pub(crate) fn take_back(&self, links: &mut Vec<TagLink>, operation: i64) {
        links.retain(|link| link.added_by != operation || !self.gained.contains(&link.tag));
        for lost in &self.lost {
            match links.iter_mut().find(|link| link.tag == lost.tag) {
                Some(link) => link.added_by = lost.added_by,
                None => links.push(*lost),
            }
        }
        links.sort_unstable_by_key(|link| link.tag);
    }
}

/// A name as a person typed it, without white space around it.
///
/// # Errors
/// `Invalid` says what a name must be.
pub(crate) fn clean_name(typed: &str) -> Result<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let refuse = |reason: String| Err(Error::invalid("tag", reason));
    if fold(&name).is_empty() {
        return refuse("it needs a name".to_owned());
    }
    if name.chars().count() > LONGEST {
        return refuse(format!("a name has at most {LONGEST} characters, this one has {}", name.chars().count()));
    }
    if name.contains([',', ';']) {
        return refuse(format!("“{name}” has a comma or a semicolon, which separate tags in files; leave it out"));
    }
    if name.chars().any(char::is_control) {
        return refuse("a name has no control characters".to_owned());
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_tidied_or_refused_with_the_reason() {
        assert_eq!(clean_name("  very \t important ").unwrap(), "very important");
        assert_eq!(clean_name("<img src=x onerror=alert(1)>").unwrap(), "<img src=x onerror=alert(1)>");
        for bad in ["", "  ", "\u{301}", "a,b", "a;b", "a\u{7}b", &"x".repeat(61)] {
            assert!(matches!(clean_name(bad), Err(Error::Invalid { .. })), "{bad:?}");
        }
    }

    #[test]
    fn taking_back_leaves_what_others_did() {
        let link = |tag, added_by| TagLink { tag, added_by };
        let before = vec![link(1, 1), link(2, 1)];
        let after = vec![link(2, 1), link(3, 5)];
        let delta = TagDelta::between(&before, &after);
        let taken_back = |mut links: Vec<TagLink>| {
            delta.take_back(&mut links, 5);
            links
        };
        assert_eq!(taken_back(after.clone()), before);
        assert_eq!(taken_back(vec![link(3, 6), link(4, 6)]), [link(1, 1), link(3, 6), link(4, 6)]);
        assert_eq!(taken_back(vec![link(1, 6)]), [link(1, 1)]);
    }
}
