//! What members do with tags.

use super::change::{Change, Exchange, counts};
use super::record::{TagRecord, clean_name};
use super::store;
use super::types::{GetTag, GetTagUse, MergeTags, TagContacts, TagInfo, TagUse, TagUseCount, TaggingCount, UpdateTag};
use crate::boards;
use crate::contacts::ContactsChanged;
use crate::core::Core;
use crate::error::{Error, Result};
use crate::identity::fold;
use crate::ids::TagId;
use crate::lists;
use crate::progress::Job;

const UNCHANGED: ContactsChanged = ContactsChanged { count: 0, operation: None };

/// Every tag, in the order of the names.
pub async fn list(core: &Core) -> Result<Vec<TagInfo>> {
    let mut snapshot = core.db().read().begin().await?;
    let counts = counts(&mut snapshot).await?;
    let count = |of: i64| u32::try_from(of).unwrap_or(u32::MAX);
    let info = |tag: TagRecord| {
        let (all, in_bin) = counts.get(&tag.id).copied().unwrap_or_default();
        TagInfo { id: tag.public_id(), name: tag.name, color: tag.color, contacts: count(all - in_bin), in_bin: count(in_bin) }
    };
    Ok(store::all(&mut snapshot).await?.into_iter().map(info).collect())
}

/// The tag of a name, case and accents aside.
///
/// # Errors
/// `NotFound`.
pub async fn tag_by_name(core: &Core, name: &str) -> Result<TagId> {
    let mut connection = core.db().read().acquire().await?;
    let key = fold(&name.split_whitespace().collect::<Vec<_>>().join(" "));
    let found = store::by_key(&mut connection, &key).await?;
    found.map(|tag| tag.public_id()).ok_or_else(|| Error::NotFound { what: "tag", id: name.to_owned() })
}

/// Gives contacts tags, making those that do not exist, and takes others from them.
///
/// # Errors
/// `Invalid` says what a name must be; `Conflict` where a contact is in the bin; `Cancelled`. Nothing has changed then.
pub async fn tag_contacts(core: &Core, input: TagContacts, job: Job) -> Result<ContactsChanged> {
    let names = clean_names(&input.add)?;
    let contacts = lists::selected(core, &input.selection).await?;
    let mut change = Change::begin(core, "tag.contacts").await?;
    let mut remove = Vec::new();
    for tag in input.remove {
        remove.push(change.find(tag).await?);
    }
    let mut add = Vec::new();
    for name in names {
        let tag = change.find_or_make(name).await?;
        refuse_both(&tag, &remove)?;
        add.push(tag);
    }
    let exchange = Exchange { add: add.iter().collect(), remove: remove.iter().collect(), ..Exchange::default() };
    let count = change.exchange(&contacts, &exchange, &job).await?;
    if count == 0 {
        return Ok(UNCHANGED);
    }
    change.touch(&[exchange.add, exchange.remove].concat()).await?;
    change.commit(count).await
}

/// How many contacts [`tag_contacts`] would change.
///
/// # Errors
/// As there, but for contacts in the bin.
pub async fn count_tagging(core: &Core, input: TagContacts) -> Result<TaggingCount> {
    let names = clean_names(&input.add)?;
    let contacts = lists::selected(core, &input.selection).await?;
    let mut snapshot = core.db().read().begin().await?;
    let (mut lacking, mut having) = (Vec::new(), Vec::new());
    let mut is_new = false;
    for name in names {
        match store::by_key(&mut snapshot, &fold(&name)).await? {
            Some(tag) => lacking.push(store::contacts_with(&mut snapshot, tag.id).await?),
            None => is_new = true,
        }
    }
    for tag in &input.remove {
        let missing = || Error::NotFound { what: "tag", id: tag.to_string() };
        let tag = store::by_uuid(&mut snapshot, &[tag.to_bytes()]).await?.pop().ok_or_else(missing)?;
        having.push(store::contacts_with(&mut snapshot, tag.id).await?);
    }
    let has = |those: &Vec<i64>, id: &i64| those.binary_search(id).is_ok();
    let changes = |id: &&i64| is_new || lacking.iter().any(|those| !has(those, id)) || having.iter().any(|those| has(those, id));
    let count = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
    Ok(TaggingCount { selected: count(contacts.len()), changed: count(contacts.iter().filter(changes).count()) })
}

/// How many of the selected contacts have which tag.
pub async fn tag_use(core: &Core, input: GetTagUse) -> Result<TagUse> {
    let contacts = lists::selected(core, &input.selection).await?;
    let mut snapshot = core.db().read().begin().await?;
    let tags = store::all(&mut snapshot).await?;
    let mut counts = std::collections::HashMap::<i64, u32>::new();
    for (tag, count) in store::counts_among(&mut snapshot, &contacts).await? {
        *counts.entry(tag).or_default() += u32::try_from(count).unwrap_or(u32::MAX);
    }
    let used = tags.iter().filter_map(|tag| counts.get(&tag.id).map(|&contacts| TagUseCount { tag: tag.public_id(), contacts }));
    Ok(TagUse { selected: u32::try_from(contacts.len()).unwrap_or(u32::MAX), tags: used.collect() })
}

/// Renames a tag or gives it another colour.
///
/// # Errors
/// `Conflict` where another tag has that name: merging the two is the way; `Invalid` says what a name must be.
pub async fn update(core: &Core, input: UpdateTag) -> Result<ContactsChanged> {
    let name = input.name.as_deref().map(clean_name).transpose()?;
    let mut change = Change::begin(core, "tag.update").await?;
    let before = change.find(input.tag).await?;
    let mut after = before.clone();
    after.color = input.color.unwrap_or(after.color);
    if let Some(name) = name {
        let other = store::by_key(&mut change.tx, &fold(&name)).await?.filter(|other| other.id != before.id);
        if let Some(other) = other {
            let reason = format!("There is a tag “{}” already. Merge the two instead, or choose another name.", other.name);
            return Err(Error::Conflict { reason });
        }
        after.name = name;
    }
    if after == before {
        return Ok(UNCHANGED);
    }
    change.save(&before, after).await?;
    change.commit(0).await
}

/// Gives all contacts and cards of one tag another and deletes the one.
///
/// # Errors
/// `Invalid` where both are the same; `Cancelled`, and then nothing has changed.
pub async fn merge(core: &Core, input: MergeTags, job: Job) -> Result<ContactsChanged> {
    if input.from == input.into {
        return Err(Error::invalid("tag", "a tag cannot be merged into itself; choose another one"));
    }
    let mut change = Change::begin(core, "tag.merge").await?;
    let from = change.find(input.from).await?;
    let into = change.find(input.into).await?;
    let contacts = store::contacts_with(&mut change.tx, from.id).await?;
    let exchange = Exchange { add: vec![&into], remove: vec![&from], is_merge: true, with_bin: true };
    let count = change.exchange(&contacts, &exchange, &job).await?;
    boards::tagging::replace(&mut change.tx, change.operation, from.id, into.id).await?;
    let deleted_at = Some(change.now);
    change.save(&from, TagRecord { deleted_at, ..from.clone() }).await?;
    change.touch(&[&into]).await?;
    change.commit(count).await
}

/// Deletes a tag: no contact has it any more, and no card shows it.
///
/// # Errors
/// `Cancelled`, and then nothing has changed.
pub async fn delete(core: &Core, input: GetTag, job: Job) -> Result<ContactsChanged> {
    let mut change = Change::begin(core, "tag.delete").await?;
    let tag = change.find(input.tag).await?;
    let contacts = store::contacts_with(&mut change.tx, tag.id).await?;
    let exchange = Exchange { remove: vec![&tag], with_bin: true, ..Exchange::default() };
    let count = change.exchange(&contacts, &exchange, &job).await?;
    let deleted_at = Some(change.now);
    change.save(&tag, TagRecord { deleted_at, ..tag.clone() }).await?;
    change.commit(count).await
}

/// Clean names, each tag once.
fn clean_names(typed: &[String]) -> Result<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for name in typed {
        let name = clean_name(name)?;
        if !names.iter().any(|known| fold(known) == fold(&name)) {
            names.push(name);
        }
    }
    Ok(names)
}

fn refuse_both(tag: &TagRecord, removed: &[TagRecord]) -> Result<()> {
    if removed.iter().any(|other| other.id == tag.id) {
        return Err(Error::invalid("tag", format!("“{}” is to be added and removed at once; choose one", tag.name)));
    }
    Ok(())
}
