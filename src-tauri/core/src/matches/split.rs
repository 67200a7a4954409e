//! How one contact becomes two: what goes with the submission that is split off, and what stays. Pure.

mod values;

use std::collections::{HashMap, HashSet};

use crate::activity::FieldChange;
use crate::contacts::origin::{CREATED, Giver, Origin, Origins};
use crate::contacts::record::{ContactRecord, Handle, TextField};
use crate::fields::record::FieldSet;
use crate::identity::{EmailAddress, PersonName};
use crate::submissions::record::SubmissionRecord;
use crate::tags::record::{TagLink, TagRecord};

/// What is known of a match before it is taken apart.
pub(super) struct Case {
    /// The contact that the submission was linked to.
    pub(super) contact: ContactRecord,
    /// All its submissions, by ascending own time.
    pub(super) submissions: Vec<SubmissionRecord>,
    /// The one to split off.
    pub(super) submission: i64,
    /// Who has the e-mail that it gave.
    pub(super) email_owner: Option<i64>,
    /// What submissions changed of the contact, in the order in which they did.
    pub(super) told: Vec<(i64, Vec<FieldChange>)>,
    /// All tags.
    pub(super) tags: Vec<TagRecord>,
    /// Names of bots.
    pub(super) bots: HashMap<i64, String>,
    /// Custom fields.
    pub(super) fields: FieldSet,
    pub(super) new_id: i64,
    pub(super) new_uuid: uuid::Uuid,
    pub(super) operation: i64,
    pub(super) now: i64,
}

/// The two contacts that come out.
pub(super) struct Parting {
    pub(super) old: ContactRecord,
    pub(super) new: ContactRecord,
    /// Submissions that belong to the new one.
    pub(super) moved: Vec<SubmissionRecord>,
    /// What a person sees change of the old one.
    pub(super) changes: Vec<FieldChange>,
}

const TEXTS: [TextField; 3] = [TextField::FirstName, TextField::LastName, TextField::Source];

/// Takes the contact apart.
pub(super) fn part(case: &Case) -> Parting {
    let email = email_to_move(case);
    let moves = |s: &SubmissionRecord| s.id == case.submission || email.as_ref().is_some_and(|e| s.given().email_key() == e.key);
    let (moved, staying): (Vec<SubmissionRecord>, Vec<SubmissionRecord>) = case.submissions.iter().cloned().partition(moves);

    let mut old = case.contact.clone();
    let mut changes = revert(&mut old, case, &moved, &staying);
    let tags = tags_to_move(case, &moved);
    if !tags.is_empty() {
        old.tags.retain(|link| !tags.contains(link));
        changes.push(FieldChange { field: "tags".to_owned(), old: case.names(&case.contact.tags), new: case.names(&old.tags) });
    }
    if let Some(email) = &email
        && old.emails.iter().any(|e| e.key == email.key)
    {
        old.emails.retain(|e| e.key != email.key);
        changes.push(FieldChange { field: "email".to_owned(), old: email.shown.clone(), new: String::new() });
    }
    if old.origins.get(CREATED).is_some()
        && let Some(began) = staying.iter().filter(|s| !s.is_test).map(SubmissionRecord::began_at).min()
    {
        old.created_at = began;
    }
    settle(&mut old, &staying);
    old.changed_by = case.operation;
    old.updated_at = case.now;

    let new = new_contact(case, &moved, email, tags);
    let moved = moved.into_iter().map(|s| SubmissionRecord { contact_id: Some(new.id), changed_by: case.operation, ..s }).collect();
    Parting { old, new, moved, changes }
}

/// The e-mail that goes with the submission: the one it gave, where it brought that to the contact itself or nobody has
/// it. What a member or another import put there stays.
fn email_to_move(case: &Case) -> Option<Handle> {
    let submission = case.submissions.iter().find(|s| s.id == case.submission)?;
    let email = EmailAddress::parse(&submission.given().email)?;
    if let Some(known) = case.contact.emails.iter().find(|e| e.key.as_ref() == Some(&email.key)) {
        let brought = [submission.created_by, submission.changed_by].contains(&known.added_by);
        return brought.then(|| known.clone());
    }
    case.email_owner.is_none().then_some(Handle {
        key: Some(email.key),
        shown: email.display,
        origin_at: submission.own_at,
        by_member: false,
        added_by: case.operation,
    })
}

/// The tags that go with the submissions: those that they brought to the contact, by names that the tags still have. A
/// member's, or another import's, stay.
fn tags_to_move(case: &Case, moved: &[SubmissionRecord]) -> Vec<TagLink> {
    let brought = |link: &TagLink| {
        let Some(tag) = case.tags.iter().find(|tag| tag.id == link.tag) else { return false };
        let told_by = |s: &SubmissionRecord| {
            let told = case.told.iter().filter(|(id, _)| *id == s.id).flat_map(|(_, changes)| changes);
            [s.created_by, s.changed_by].contains(&link.added_by)
                && told.filter(|change| change.field == "tags").any(|change| has(&change.new, &tag.name) && !has(&change.old, &tag.name))
        };
        moved.iter().any(told_by)
    };
    case.contact.tags.iter().filter(|link| brought(link)).copied().collect()
}

fn has(names: &str, name: &str) -> bool {
    names.split(", ").any(|each| each == name)
}

impl Case {
    fn names(&self, links: &[TagLink]) -> String {
        let named = self.tags.iter().filter(|tag| links.iter().any(|link| link.tag == tag.id));
        named.map(|tag| tag.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

/// Gives the contact the values back that it had before the moved submissions, the latest first. A value that came from
/// somewhere else since then stays.
fn revert(old: &mut ContactRecord, case: &Case, moved: &[SubmissionRecord], staying: &[SubmissionRecord]) -> Vec<FieldChange> {
    // A later one that said the same again has become the value's origin, so any of them will do.
    let theirs = |known: Origin| known.giver == Giver::Row && moved.iter().any(|s| (s.own_at, s.tie()) == (known.at, known.tie));
    let mut came_back: HashSet<&str> = HashSet::new();
    for (submission, changes) in case.told.iter().rev() {
        if !moved.iter().any(|s| s.id == *submission) {
            continue;
        }
        for change in changes.iter().rev() {
            let Some(field) = TEXTS.into_iter().find(|f| f.key() == change.field) else { continue };
            let unchanged_since = came_back.contains(field.key()) || old.origins.get(field.key()).is_some_and(theirs);
            if *old.value(field) != change.new || !unchanged_since {
                continue;
            }
            old.put_back(field, &change.old, origin_of(field, &change.old, &case.contact, staying));
            came_back.insert(field.key());
        }
    }
    let mut reverted: Vec<FieldChange> = TEXTS
        .into_iter()
        .filter(|&field| old.value(field) != case.contact.value(field))
        .map(|field| FieldChange { field: field.key().to_owned(), old: case.contact.value(field).clone(), new: old.value(field).clone() })
        .collect();
    reverted.extend(values::revert(old, case, moved, theirs));
    reverted
}

/// Where a value that comes back came from: the latest submission that stays and gave it; else it is as old as the
/// contact, so that any submission may replace it.
fn origin_of(field: TextField, value: &str, contact: &ContactRecord, staying: &[SubmissionRecord]) -> Origin {
    let gave = |s: &&SubmissionRecord| {
        let name = PersonName::from_full(&s.given().name);
        !s.is_test
            && match field {
                TextField::FirstName => name.first == value,
                TextField::LastName => name.last == value,
                TextField::Source => false,
            }
    };
    match staying.iter().rev().find(gave) {
        Some(giver) => Origin { at: giver.own_at, tie: giver.tie(), giver: Giver::Row },
        None => Origin { at: contact.created_at, tie: 0, giver: Giver::Row },
    }
}

fn new_contact(case: &Case, moved: &[SubmissionRecord], email: Option<Handle>, tags: Vec<TagLink>) -> ContactRecord {
    let began = moved.iter().filter(|s| !s.is_test).map(SubmissionRecord::began_at).min();
    let created_at = began.or_else(|| moved.first().map(SubmissionRecord::began_at)).unwrap_or(case.now);
    let mut new = ContactRecord {
        id: case.new_id,
        uuid: case.new_uuid,
        first_name: String::new(),
        last_name: String::new(),
        source: String::new(),
        submission_count: 0,
        created_at,
        updated_at: case.now,
        last_activity_at: created_at,
        deleted_at: None,
        origins: Origins::default(),
        created_by: case.operation,
        changed_by: case.operation,
        emails: email.into_iter().collect(),
        phones: Vec::new(),
        tags,
        fields: std::collections::BTreeMap::new(),
    };
    for submission in moved.iter().filter(|s| !s.is_test) {
        let origin = |giver| Origin { at: submission.own_at, tie: submission.tie(), giver };
        let name = PersonName::from_full(&submission.given().name);
        for (field, value) in [(TextField::FirstName, &name.first), (TextField::LastName, &name.last)] {
            if !value.is_empty() {
                new.offer(field, value, origin(Giver::Row));
            }
        }
        let told = case.told.iter().filter(|(id, _)| *id == submission.id).flat_map(|(_, changes)| changes);
        for change in told.filter(|change| change.field == TextField::Source.key()) {
            new.offer(TextField::Source, &change.new, origin(Giver::Row));
        }
        values::take_along(&mut new, case, submission.id, origin(Giver::Row));
        if let Some(bot) = case.bots.get(&submission.bot_id) {
            new.offer(TextField::Source, bot, origin(Giver::Default));
        }
        if new.origins.get(CREATED).is_none() {
            new.origins.set(CREATED, origin(Giver::Default));
        }
    }
    let began = Origin { at: new.created_at, tie: 0, giver: Giver::Default };
    new.take_defaults(&case.fields, began);
    settle(&mut new, moved);
    new
}

/// Counts that follow from a contact's submissions.
fn settle(contact: &mut ContactRecord, submissions: &[SubmissionRecord]) {
    contact.submission_count = submissions.iter().map(|s| i64::from(s.counts())).sum();
    let last = submissions.iter().filter(|s| !s.is_test).map(SubmissionRecord::last_at).max();
    contact.last_activity_at = last.unwrap_or(contact.created_at).max(contact.created_at);
}

impl ContactRecord {
    fn value(&self, field: TextField) -> &String {
        match field {
            TextField::FirstName => &self.first_name,
            TextField::LastName => &self.last_name,
            TextField::Source => &self.source,
        }
    }

    fn put_back(&mut self, field: TextField, value: &str, origin: Origin) {
        let place = match field {
            TextField::FirstName => &mut self.first_name,
            TextField::LastName => &mut self.last_name,
            TextField::Source => &mut self.source,
        };
        value.clone_into(place);
        self.origins.set(field.key(), origin);
    }
}
