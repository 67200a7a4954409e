//! `tags`, `tag`, `untag`, and taking such a change back.

use contact_core::contacts::{ContactsChanged, Selection};
use contact_core::operations::{self, UndoOperation};
use contact_core::progress::Job;
use contact_core::tags::{self, TagContacts};
use contact_core::{Core, Result};

use crate::args::Tagging;
use crate::commands::people;
use crate::output::{json, line};
use crate::selection::query;

/// Prints every tag.
pub async fn list_tags(core: &Core, as_json: bool) -> Result<()> {
    let tags = tags::list(core).await?;
    if as_json {
        let rows: Vec<_> = tags.iter().map(|t| serde_json::json!({"name": t.name, "color": t.color, "contacts": t.contacts})).collect();
        return json(&rows);
    }
    for tag in tags {
        line(&format!("{}\t{}", tag.name, people(tag.contacts)))?;
    }
    Ok(())
}

/// Gives the selected contacts a tag.
pub async fn tag(core: &Core, input: Tagging, as_json: bool) -> Result<()> {
    let selection = Selection::Matching { query: query(core, &input.selection).await?, except: Vec::new() };
    let add = vec![input.name.clone()];
    let done = tags::tag_contacts(core, TagContacts { selection, add, remove: Vec::new() }, Job::silent()).await?;
    say("Tagged", &input.name, &done, as_json)
}

/// Takes a tag from the selected contacts.
pub async fn untag(core: &Core, input: Tagging, as_json: bool) -> Result<()> {
    let selection = Selection::Matching { query: query(core, &input.selection).await?, except: Vec::new() };
    let remove = vec![tags::tag_by_name(core, &input.name).await?];
    let done = tags::tag_contacts(core, TagContacts { selection, add: Vec::new(), remove }, Job::silent()).await?;
    say("Untagged", &input.name, &done, as_json)
}

fn say(verb: &str, tag: &str, done: &ContactsChanged, as_json: bool) -> Result<()> {
    if as_json {
        return json(&serde_json::json!({"tag": tag, "contacts": done.count, "change": done.operation}));
    }
    line(&format!("{verb} {} “{tag}”.", people(done.count)))?;
    match done.operation {
        Some(change) => line(&format!("Change {change}")),
        None => Ok(()),
    }
}

/// Takes a change of a member back.
pub async fn undo(core: &Core, change: &str, as_json: bool) -> Result<()> {
    let done = operations::undo(core, UndoOperation { operation: change.parse()? }).await?;
    if as_json { json(&serde_json::json!({"contacts": done.count})) } else { line(&format!("Restored {}.", people(done.count))) }
}
