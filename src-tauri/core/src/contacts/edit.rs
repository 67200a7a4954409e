//! What members do to contacts by hand. Each verb is one transaction: operation, before-image, values, entry.

use super::image;
use super::origin::{Giver, Origin, Origins};
use super::record::{ContactRecord, Handle, Identity, TextField};
use super::store::{self, Write};
use super::types::{ContactPatch, ContactSaved, ContactsChanged, CreateContact, GetContact, Selection, UpdateContact};
use crate::activity::store::NewActivity;
use crate::activity::{self, FieldChange};
use crate::core::{Core, Tag};
use crate::db::Tx;
use crate::error::{Error, Result};
use crate::fields::read::Reading;
use crate::fields::{self, FieldInput};
use crate::identity::{EmailAddress, PersonName, PhoneNumber, Region};
use crate::ids::{ContactId, OperationId};
use crate::operations;
use crate::workspace;

const STALE: [Tag; 2] = [Tag::Contacts, Tag::Workspace];

/// Makes a contact by hand; it is created now.
///
/// # Errors
/// `Duplicate` names the contact that has an address or number already; `Invalid` the value that cannot be one.
pub async fn create(core: &Core, input: CreateContact) -> Result<ContactSaved> {
    let name = PersonName::from_parts(&input.first_name, &input.last_name);
    let blank = name.is_empty() && input.emails.iter().chain(&input.phones).all(|v| v.trim().is_empty());
    if blank {
        return Err(Error::invalid("name", "give at least a name, an e-mail or a phone"));
    }
    let mut change = Change::begin(core, "contact.create").await?;
    let mut record = change.new_record(input).await?;
    change.begin_with_defaults(&mut record).await?;
    store::save(&mut change.tx, &[Write { before: None, after: &record }]).await?;
    let operation = change.commit().await?;
    let contact = super::profile(core, GetContact { contact: ContactId::new(record.uuid) }).await?;
    Ok(ContactSaved { contact, operation: Some(operation) })
}

/// Writes a contact that does not exist, for as long as a transaction lasts that is not to be committed. Answers its row id.
///
/// # Errors
/// As [`create`], but that it needs no name and lacks what is required.
pub(crate) async fn stand_in(core: &Core, tx: Tx, operation: i64, input: CreateContact) -> Result<(Tx, i64)> {
    let mut change = Change { core, tx, operation, uuid: OperationId::new(core.env().new_id()) };
    let mut record = change.new_record(input).await?;
    let set = fields::store::load(&mut change.tx).await?;
    record.take_defaults(&set, Origin { at: record.created_at, tie: 0, giver: Giver::Default });
    store::save(&mut change.tx, &[Write { before: None, after: &record }]).await?;
    Ok((change.tx, record.id))
}

/// Changes values of a contact.
///
/// # Errors
/// `Duplicate` names the contact that has an address or number already; `Invalid` the value that cannot be one.
pub async fn update(core: &Core, input: UpdateContact) -> Result<ContactSaved> {
    let mut change = Change::begin(core, "contact.update").await?;
    let before = change.load(input.contact).await?;
    if before.deleted_at.is_some() {
        return Err(Error::Conflict { reason: "This contact is in the bin. Restore it to change it.".to_owned() });
    }
    let mut after = before.clone();
    let changes = change.apply(&mut after, input.patch).await?;
    let operation = if changes.is_empty() {
        None
    } else {
        let now = core.env().now_ms();
        after.updated_at = now;
        after.changed_by = change.operation;
        change.write(&before, &after).await?;
        change.note(after.id, "contact.updated", now, serde_json::json!({ "changes": changes })).await?;
        Some(change.commit().await?)
    };
    let contact = super::profile(core, GetContact { contact: input.contact }).await?;
    Ok(ContactSaved { contact, operation })
}

/// Moves contacts to the bin: they no longer hold their addresses and numbers, and no list but the bin shows them.
pub async fn delete(core: &Core, selection: Selection) -> Result<ContactsChanged> {
    each(core, "contact.delete", "contact.deleted", selection, |contact, now, _| {
        if contact.deleted_at.is_some() {
            return;
        }
        contact.deleted_at = Some(now);
        contact.release_handles();
    })
    .await
}

/// Takes contacts out of the bin. An address or number that somebody else has by now stays with them.
pub async fn restore(core: &Core, selection: Selection) -> Result<ContactsChanged> {
    each(core, "contact.restore", "contact.restored", selection, |contact, _, taken| {
        if contact.deleted_at.is_none() {
            return;
        }
        contact.deleted_at = None;
        contact.claim_handles(taken);
    })
    .await
}

/// Addresses and numbers that are not free, and the region that reads numbers.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    keys: std::collections::HashSet<String>,
    region: Region,
}

impl ContactRecord {
    /// Claims addresses and numbers again; those that are taken go.
    pub(crate) fn claim_handles(&mut self, taken: &mut Taken) {
        let key_of_email = |shown: &str| EmailAddress::parse(shown).map(|e| e.key);
        let region = taken.region;
        let key_of_phone = |shown: &str| PhoneNumber::parse(shown, region).map(|p| p.key);
        let mut claim = |handles: &mut Vec<Handle>, key_of: &dyn Fn(&str) -> Option<String>| {
            handles.retain_mut(|handle| {
                handle.key = key_of(&handle.shown).filter(|key| taken.keys.insert(key.clone()));
                handle.key.is_some()
            });
        };
        claim(&mut self.emails, &key_of_email);
        claim(&mut self.phones, &key_of_phone);
    }
}

/// Contacts that are changed together.
const CHUNK: usize = 2_000;

async fn each(
    core: &Core,
    kind: &str,
    entry: &'static str,
    selection: Selection,
    verb: impl Fn(&mut ContactRecord, i64, &mut Taken),
) -> Result<ContactsChanged> {
    let ids = crate::lists::selected(core, &selection).await?;
    let mut change = Change::begin(core, kind).await?;
    let now = core.env().now_ms();
    let mut count = 0u32;
    for chunk in ids.chunks(CHUNK) {
        let before = store::load(&mut change.tx, chunk).await?;
        let mut taken = change.taken(&before).await?;
        let mut changed = before.clone();
        changed.iter_mut().for_each(|contact| verb(contact, now, &mut taken));
        let returning: Vec<bool> = before.iter().zip(&changed).map(|(before, after)| before.deleted_at > after.deleted_at).collect();
        change.give_up_taken(&mut changed, &returning).await?;
        let mut pairs = Vec::with_capacity(before.len());
        for (contact, mut after) in before.into_iter().zip(changed) {
            if after != contact {
                after.changed_by = change.operation;
                pairs.push((contact, after));
            }
        }
        count += u32::try_from(pairs.len()).unwrap_or(u32::MAX);
        let writes: Vec<Write<'_>> = pairs.iter().map(|(before, after)| Write { before: Some(before), after }).collect();
        image::keep(&mut change.tx, change.operation, &writes).await?;
        store::save(&mut change.tx, &writes).await?;
        let entries: Vec<NewActivity> = pairs.iter().map(|(_, a)| change.entry(a.id, entry, now, "{}".to_owned())).collect();
        activity::store::add(&mut change.tx, &entries).await?;
    }
    if count == 0 {
        return Ok(ContactsChanged { count, operation: None });
    }
    let operation = change.commit().await?;
    Ok(ContactsChanged { count, operation: Some(operation) })
}

/// One change by a member, under way.
struct Change<'c> {
    core: &'c Core,
    tx: Tx,
    operation: i64,
    uuid: OperationId,
}

impl<'c> Change<'c> {
    async fn begin(core: &'c Core, kind: &str) -> Result<Self> {
        let mut tx = core.db().begin().await?;
        let member = core.member(&mut tx).await?;
        let uuid = core.env().new_id();
        let operation = operations::store::add(&mut tx, uuid, kind, member, core.env().now_ms()).await?;
        Ok(Self { core, tx, operation, uuid: OperationId::new(uuid) })
    }

    /// A contact made now, with the values that were typed.
    async fn new_record(&mut self, input: CreateContact) -> Result<ContactRecord> {
        let now = self.core.env().now_ms();
        let mut record = ContactRecord {
            id: store::max_id(&mut self.tx).await? + 1,
            uuid: self.core.env().new_id(),
            first_name: String::new(),
            last_name: String::new(),
            source: String::new(),
            submission_count: 0,
            created_at: now,
            updated_at: now,
            last_activity_at: now,
            deleted_at: None,
            origins: Origins::default(),
            created_by: self.operation,
            changed_by: self.operation,
            emails: Vec::new(),
            phones: Vec::new(),
            tags: Vec::new(),
            fields: std::collections::BTreeMap::new(),
        };
        let name = PersonName::from_parts(&input.first_name, &input.last_name);
        let patch = ContactPatch {
            first_name: Some(name.first),
            last_name: Some(name.last),
            emails: Some(input.emails),
            phones: Some(input.phones),
            source: Some(input.source),
            fields: input.fields,
        };
        self.apply(&mut record, patch).await?;
        Ok(record)
    }

    async fn load(&mut self, id: ContactId) -> Result<ContactRecord> {
        let missing = || Error::NotFound { what: "contact", id: id.to_string() };
        let found = store::by_uuid(&mut self.tx, &[id.to_bytes()]).await?;
        let (_, row) = found.first().ok_or_else(missing)?;
        store::load(&mut self.tx, &[*row]).await?.pop().ok_or_else(missing)
    }

    async fn write(&mut self, before: &ContactRecord, after: &ContactRecord) -> Result<()> {
        let writes = [Write { before: Some(before), after }];
        image::keep(&mut self.tx, self.operation, &writes).await?;
        store::save(&mut self.tx, &writes).await
    }

    fn entry(&self, contact: i64, kind: &'static str, at: i64, detail: String) -> NewActivity {
        NewActivity { contact, kind, at, operation: self.operation, submission: None, detail }
    }

    async fn note(&mut self, contact: i64, kind: &'static str, at: i64, detail: serde_json::Value) -> Result<()> {
        let entry = self.entry(contact, kind, at, detail.to_string());
        activity::store::add(&mut self.tx, &[entry]).await
    }

    async fn commit(self) -> Result<OperationId> {
        self.core.commit(self.tx, &STALE).await?;
        Ok(self.uuid)
    }

    /// Takes from contacts that leave the bin the values of unique fields that somebody else has by now.
    async fn give_up_taken(&mut self, contacts: &mut [ContactRecord], returning: &[bool]) -> Result<()> {
        let set = fields::store::load(&mut self.tx).await?;
        let mut leaving: Vec<&mut ContactRecord> =
            contacts.iter_mut().zip(returning).filter(|(_, returns)| **returns).map(|(contact, _)| contact).collect();
        fields::unique::give_up_taken(&mut self.tx, &set, &mut leaving).await
    }

    /// Keys of these contacts' addresses and numbers that belong to other contacts by now.
    async fn taken(&mut self, contacts: &[ContactRecord]) -> Result<Taken> {
        let emails: Vec<String> =
            contacts.iter().flat_map(|c| &c.emails).filter_map(|e| EmailAddress::parse(&e.shown).map(|e| e.key)).collect();
        let region = workspace::locale(&mut self.tx).await?.region;
        let phones: Vec<String> =
            contacts.iter().flat_map(|c| &c.phones).filter_map(|p| PhoneNumber::parse(&p.shown, region).map(|p| p.key)).collect();
        let mut taken = Taken { region, ..Taken::default() };
        taken.keys.extend(store::by_email(&mut self.tx, &emails).await?.into_iter().map(|(key, _)| key));
        taken.keys.extend(store::by_phone(&mut self.tx, &phones).await?.into_iter().map(|(key, _)| key));
        Ok(taken)
    }

    /// Sets values as a member typed them. Returns what changed.
    async fn apply(&mut self, record: &mut ContactRecord, patch: ContactPatch) -> Result<Vec<FieldChange>> {
        let now = self.core.env().now_ms();
        let origin = Origin::member(now);
        let mut changes = Vec::new();
        let texts = [(TextField::FirstName, patch.first_name), (TextField::LastName, patch.last_name), (TextField::Source, patch.source)];
        for (field, value) in texts {
            if let Some(value) = value {
                let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
                changes.extend(record.offer(field, &value, origin));
            }
        }
        if let Some(given) = patch.emails {
            let identities = read_emails(&given)?;
            let owners = store::by_email(&mut self.tx, &keys(&identities)).await?;
            self.refuse_taken(record.id, &identities, &owners).await?;
            changes.extend(arrange(&mut record.emails, "email", &identities, now, self.operation));
        }
        if let Some(given) = patch.phones {
            let locale = workspace::locale(&mut self.tx).await?;
            let identities = read_phones(&given, locale.region)?;
            let owners = store::by_phone(&mut self.tx, &keys(&identities)).await?;
            self.refuse_taken(record.id, &identities, &owners).await?;
            changes.extend(arrange(&mut record.phones, "phone", &identities, now, self.operation));
        }
        changes.extend(self.apply_fields(record, &patch.fields, origin).await?);
        Ok(changes)
    }

    /// Custom fields as a member gave them.
    async fn apply_fields(&mut self, record: &mut ContactRecord, given: &[FieldInput], origin: Origin) -> Result<Vec<FieldChange>> {
        if given.is_empty() {
            return Ok(Vec::new());
        }
        let set = fields::store::load(&mut self.tx).await?;
        let reading = Reading::of(workspace::locale(&mut self.tx).await?);
        let mut changes = Vec::new();
        for input in given {
            let (field, value) = fields::value_of(&set, &reading, input)?;
            changes.extend(record.offer_field(&field, &set, value, origin));
        }
        fields::unique::refuse_taken(&mut self.tx, &set, &[record]).await?;
        Ok(changes)
    }

    /// What a new contact begins with where nobody said anything, and what it must have.
    async fn begin_with_defaults(&mut self, record: &mut ContactRecord) -> Result<()> {
        let set = fields::store::load(&mut self.tx).await?;
        let origin = Origin { at: self.core.env().now_ms(), tie: 0, giver: Giver::Default };
        record.take_defaults(&set, origin);
        match set.live().find(|field| field.required && !record.fields.contains_key(&field.id)) {
            Some(field) => Err(field.refuse("it is required; give it a value")),
            None => Ok(()),
        }
    }

    async fn refuse_taken(&mut self, own: i64, wanted: &[Identity], owners: &[(String, i64)]) -> Result<()> {
        let Some((key, owner)) = owners.iter().find(|(_, owner)| *owner != own) else { return Ok(()) };
        let shown = wanted.iter().find(|i| i.key == *key).map_or(key.as_str(), |i| i.shown.as_str()).to_owned();
        let owner = store::load(&mut self.tx, &[*owner]).await?.pop();
        Err(Error::Duplicate {
            value: shown,
            owner: owner.as_ref().map(ContactRecord::display_name).unwrap_or_default(),
            existing: owner.map(|o| ContactId::new(o.uuid).to_string()).unwrap_or_default(),
        })
    }
}

fn keys(identities: &[Identity]) -> Vec<String> {
    identities.iter().map(|i| i.key.clone()).collect()
}

fn read_emails(given: &[String]) -> Result<Vec<Identity>> {
    let mut read: Vec<Identity> = Vec::new();
    for text in given.iter().map(|t| t.trim()).filter(|t| !t.is_empty()) {
        let email = EmailAddress::parse(text)
            .ok_or_else(|| Error::invalid("email", format!("“{text}” is not an e-mail address; it needs a name, an @ and a domain")))?;
        if !read.iter().any(|known| known.key == email.key) {
            read.push(Identity { key: email.key, shown: email.display });
        }
    }
    Ok(read)
}

fn read_phones(given: &[String], region: Region) -> Result<Vec<Identity>> {
    let mut read: Vec<Identity> = Vec::new();
    for text in given.iter().map(|t| t.trim()).filter(|t| !t.is_empty()) {
        let phone = PhoneNumber::parse(text, region)
            .ok_or_else(|| Error::invalid("phone", format!("“{text}” is not a phone number; it needs at least seven digits")))?;
        if !read.iter().any(|known| known.key == phone.key) {
            read.push(Identity { key: phone.key, shown: phone.display });
        }
    }
    Ok(read)
}

/// Puts handles in the order that a member gave; what is new carries the change.
fn arrange(handles: &mut Vec<Handle>, field: &str, wanted: &[Identity], now: i64, operation: i64) -> Option<FieldChange> {
    let shown = |handles: &[Handle]| handles.iter().map(|h| h.shown.as_str()).collect::<Vec<_>>().join("; ");
    let old = shown(handles);
    let arranged: Vec<Handle> = wanted
        .iter()
        .map(|identity| match handles.iter().find(|h| h.key.as_deref() == Some(&identity.key)) {
            Some(known) => Handle { shown: identity.shown.clone(), by_member: true, ..known.clone() },
            None => Handle {
                key: Some(identity.key.clone()),
                shown: identity.shown.clone(),
                origin_at: now,
                by_member: true,
                added_by: operation,
            },
        })
        .collect();
    let new = shown(&arranged);
    if old == new {
        return None;
    }
    *handles = arranged;
    Some(FieldChange { field: field.to_owned(), old, new })
}
