//! The rules of design 4.1 over one row: which submission it is, whose it is, and what it changes. Pure.

use super::Run;
use super::StagedRow;
use super::batch::{Batch, Outcome, Slot};
use super::load::{bare_name, is_bare};
use crate::activity::FieldChange;
use crate::activity::store::NewActivity;
use crate::contacts::origin::{CREATED, Giver, Origin, Origins};
use crate::contacts::record::{ContactRecord, Identity, TextField};
use crate::identity::names_clearly_disagree;
use crate::imports::candidate::{Candidate, Staged};
use crate::imports::types::{ContactOutcome, RowOutcome};
use crate::matches::MatchReason;
use crate::matches::store::NewSuspicion;
use crate::submissions::SubmissionStatus;
use crate::submissions::record::SubmissionRecord;
use crate::submissions::store::Known;
use crate::tags::record::TagLink;

/// Decides one row and notes what follows from it in the batch.
pub(crate) fn decide(run: &mut Run, batch: &mut Batch, row: &StagedRow) {
    let outcome = match &row.staged {
        Staged::Rejected { reason, raw } => Outcome::refused(row, reason.clone(), raw.clone()),
        Staged::Candidate(candidate) if candidate.contact_only => contact_row(run, batch, row, candidate),
        Staged::Candidate(candidate) => submission_row(run, batch, row, candidate),
    };
    batch.outcomes.push(outcome);
}

/// How a row found its contact.
enum Found {
    ByEmail(i64),
    ByPhone(i64),
    Other(i64),
    Nobody,
}

fn find(batch: &Batch, candidate: &Candidate) -> Found {
    let by_uuid = candidate.contact_id.and_then(|uuid| batch.by_uuid.get(&uuid)).copied();
    // A contact in the bin is found by nothing.
    if let Some(id) = by_uuid.filter(|id| batch.contacts.get(id).is_some_and(|slot| slot.now.deleted_at.is_none())) {
        return Found::Other(id);
    }
    if let Some(&id) = candidate.emails.iter().find_map(|e| batch.by_email.get(&e.key)) {
        return Found::ByEmail(id);
    }
    if let Some(&id) = candidate.phones.iter().find_map(|p| batch.by_phone.get(&p.key)) {
        return Found::ByPhone(id);
    }
    // A row with an id of its own is nobody else for having the same name.
    let may_be_namesake = candidate.contact_id.is_none_or(|uuid| batch.by_uuid.contains_key(&uuid));
    if is_bare(candidate)
        && may_be_namesake
        && let Some(&id) = batch.by_bare_name.get(&bare_name(candidate))
    {
        return Found::Other(id);
    }
    Found::Nobody
}

impl Found {
    const fn contact(&self) -> Option<i64> {
        match self {
            Self::ByEmail(id) | Self::ByPhone(id) | Self::Other(id) => Some(*id),
            Self::Nobody => None,
        }
    }
}

fn contact_row(run: &mut Run, batch: &mut Batch, row: &StagedRow, candidate: &Candidate) -> Outcome {
    let found = find(batch, candidate).contact();
    if let Some(reason) = run.fields.clash(batch, found, candidate) {
        return Outcome::clashing(row, candidate, reason);
    }
    let Some(id) = found else {
        let id = create_contact(run, batch, candidate, Giver::Row);
        return Outcome { contact: Some(id), ..Outcome::of(row, RowOutcome::Created, ContactOutcome::Created) };
    };
    let changed = update_contact(run, batch, id, candidate, None);
    let outcome = if changed { RowOutcome::Updated } else { RowOutcome::Unchanged };
    Outcome { contact: Some(id), ..Outcome::of(row, outcome, ContactOutcome::Matched) }
}

fn submission_row(run: &mut Run, batch: &mut Batch, row: &StagedRow, candidate: &Candidate) -> Outcome {
    let bot = run.bots.find(candidate).map(|bot| bot.id);
    let anywhere = run.bots.may_be_elsewhere(candidate);
    let all = batch.known.get(&candidate.identity).map(Vec::as_slice).unwrap_or_default();
    let here = all.iter().find(|known| Some(known.bot_id) == bot);
    let known = here.or_else(|| all.first().filter(|_| anywhere)).cloned();
    match known {
        Some(known) => known_submission(run, batch, row, candidate, &known),
        None => new_submission(run, batch, row, candidate),
    }
}

/// Why a submission cannot be linked as it is: see `Fields::clash`. What gets no contact, or one in the bin, takes nothing.
fn clash(run: &Run, batch: &Batch, contact: Option<i64>, candidate: &Candidate) -> Option<String> {
    if candidate.is_test || candidate.fields.is_empty() {
        return None;
    }
    let contact = contact.or_else(|| find(batch, candidate).contact());
    if contact.is_none() && is_nobody(candidate) {
        return None;
    }
    let in_bin = |id: i64| batch.contacts.get(&id).is_none_or(|slot| slot.now.deleted_at.is_some());
    if contact.is_some_and(in_bin) { None } else { run.fields.clash(batch, contact, candidate) }
}

fn is_nobody(candidate: &Candidate) -> bool {
    candidate.emails.is_empty() && candidate.phones.is_empty() && !candidate.has_name()
}

fn new_submission(run: &mut Run, batch: &mut Batch, row: &StagedRow, candidate: &Candidate) -> Outcome {
    if let Some(reason) = clash(run, batch, None, candidate) {
        return Outcome::clashing(row, candidate, reason);
    }
    let bot = run.bots.ensure(candidate, &run.env);
    let id = run.next_submission;
    run.next_submission += 1;
    let mut record = submission_record(run, row, candidate, id, bot);
    let link = link_contact(run, batch, candidate, &record);
    record.contact_id = link.contact;
    if let Some(contact) = link.contact {
        count_in(batch, contact, &record);
    }
    batch.known.entry(candidate.identity).or_default().push(Known {
        id,
        bot_id: bot,
        identity: candidate.identity,
        content_hash: candidate.content_hash,
        contact_id: record.contact_id,
    });
    batch.submissions.insert(id, Slot { before: None, now: record });
    batch.new_submissions.push(id);
    Outcome { contact: link.contact, submission: Some(id), checked: link.checked, ..Outcome::of(row, RowOutcome::Created, link.outcome) }
}

fn known_submission(run: &mut Run, batch: &mut Batch, row: &StagedRow, candidate: &Candidate, known: &Known) -> Outcome {
    let whose = match known.contact_id {
        Some(_) => ContactOutcome::Matched,
        None if candidate.is_test => ContactOutcome::None,
        None => ContactOutcome::Unmatched,
    };
    let same = Outcome { contact: known.contact_id, submission: Some(known.id), ..Outcome::of(row, RowOutcome::Unchanged, whose) };
    let Some(slot) = batch.submissions.get(&known.id) else { return same };
    if known.content_hash == candidate.content_hash && slot.now.content_hash == candidate.content_hash {
        return same;
    }
    // A form that was seen before, and followed by another, is no news: a file comes in again and changes nothing.
    if slot.now.seen.contains(&candidate.content_hash) {
        return same;
    }
    let older = match (candidate.updated_at, slot.now.updated_at) {
        (Some(new), Some(old)) => new < old,
        _ => candidate.own_at < slot.now.own_at && candidate.own_at != run.now,
    };
    if older {
        return same;
    }
    let before = slot.now.clone();
    let mut after = before.clone();
    if !after.take_in(&submission_record(run, row, candidate, before.id, before.bot_id)) {
        return same;
    }
    if let Some(reason) = clash(run, batch, before.contact_id, candidate) {
        return Outcome::clashing(row, candidate, reason);
    }
    after.changed_by = run.operation;
    let link = match before.contact_id {
        Some(contact) => {
            take_over(run, batch, contact, candidate, after.id);
            Link { contact: Some(contact), outcome: ContactOutcome::Matched, checked: false }
        }
        None => link_contact(run, batch, candidate, &after),
    };
    after.contact_id = link.contact;
    if let Some(contact) = before.contact_id {
        count_out(batch, contact, &before);
    }
    if let Some(contact) = after.contact_id {
        count_in(batch, contact, &after);
    }
    if let Some(all) = batch.known.get_mut(&candidate.identity)
        && let Some(entry) = all.iter_mut().find(|k| k.id == before.id)
    {
        entry.contact_id = after.contact_id;
        entry.content_hash = after.content_hash;
    }
    if let Some(slot) = batch.submissions.get_mut(&before.id) {
        slot.now = after;
    }
    Outcome {
        contact: link.contact,
        submission: Some(before.id),
        checked: link.checked,
        ..Outcome::of(row, RowOutcome::Updated, link.outcome)
    }
}

fn submission_record(run: &Run, row: &StagedRow, candidate: &Candidate, id: i64, bot: i64) -> SubmissionRecord {
    let mut given = serde_json::Map::new();
    let mut put = |key: &str, text: String| {
        if !text.is_empty() {
            given.insert(key.to_owned(), text.into());
        }
    };
    put("name", crate::contacts::record::join_name(&candidate.first_name, &candidate.last_name));
    put("email", candidate.emails.first().map(|e| e.shown.clone()).unwrap_or_default());
    put("phone", candidate.phones.first().map(|p| p.shown.clone()).unwrap_or_default());
    SubmissionRecord {
        id,
        uuid: run.env.new_id(),
        bot_id: bot,
        identity: candidate.identity,
        external_id: candidate.external_id.clone(),
        contact_id: None,
        status: if candidate.completed { SubmissionStatus::Completed } else { SubmissionStatus::Incomplete },
        is_test: candidate.is_test,
        started_at: candidate.started_at,
        completed_at: candidate.completed_at,
        updated_at: candidate.updated_at,
        own_at: candidate.own_at,
        answers: candidate.answers.clone(),
        transcript: candidate.transcript.clone(),
        summary: candidate.summary.clone(),
        content_hash: candidate.content_hash,
        seen: Vec::new(),
        given: serde_json::Value::Object(given).to_string(),
        created_by: run.operation,
        changed_by: run.operation,
        file: row.file,
    }
}

struct Link {
    contact: Option<i64>,
    outcome: ContactOutcome,
    checked: bool,
}

/// Finds or makes the contact of a submission that has none yet, and lets it take the row's values.
fn link_contact(run: &mut Run, batch: &mut Batch, candidate: &Candidate, submission: &SubmissionRecord) -> Link {
    if candidate.is_test {
        return Link { contact: None, outcome: ContactOutcome::None, checked: false };
    }
    let found = find(batch, candidate);
    let reasons = doubts(batch, candidate, &found);
    let (contact, outcome) = match found {
        Found::ByEmail(id) | Found::ByPhone(id) | Found::Other(id) => {
            take_over(run, batch, id, candidate, submission.id);
            (id, ContactOutcome::Matched)
        }
        Found::Nobody if is_nobody(candidate) => {
            return Link { contact: None, outcome: ContactOutcome::Unmatched, checked: false };
        }
        Found::Nobody => (create_contact(run, batch, candidate, Giver::Default), ContactOutcome::Created),
    };
    let mut checked = false;
    if !reasons.is_empty() {
        suspect(run, batch, submission.id, contact, None, &reasons);
        checked = true;
    }
    for other in others(batch, candidate, contact) {
        if batch.pairs.insert((contact, other)) && !batch.pairs.contains(&(other, contact)) {
            suspect(run, batch, submission.id, contact, Some(other), &[MatchReason::EmailAndPhoneDiffer]);
            checked = true;
        }
    }
    Link { contact: Some(contact), outcome, checked }
}

/// What speaks against a match by phone alone. A contact without any e-mail simply learns its first one.
fn doubts(batch: &Batch, candidate: &Candidate, found: &Found) -> Vec<MatchReason> {
    let Found::ByPhone(id) = found else { return Vec::new() };
    let Some(contact) = batch.contacts.get(id).map(|slot| &slot.now) else { return Vec::new() };
    let mut reasons = Vec::new();
    if names_clearly_disagree((&contact.first_name, &contact.last_name), (&candidate.first_name, &candidate.last_name)) {
        reasons.push(MatchReason::NamesDisagree);
    }
    if !contact.emails.is_empty() && !candidate.emails.is_empty() {
        reasons.push(MatchReason::NewEmail);
    }
    reasons
}

/// Other contacts that have an address or number of the row.
fn others(batch: &Batch, candidate: &Candidate, contact: i64) -> Vec<i64> {
    let emails = candidate.emails.iter().filter_map(|e| batch.by_email.get(&e.key));
    let phones = candidate.phones.iter().filter_map(|p| batch.by_phone.get(&p.key));
    let mut others: Vec<i64> = emails.chain(phones).copied().filter(|&id| id != contact).collect();
    others.sort_unstable();
    others.dedup();
    others
}

fn suspect(run: &Run, batch: &mut Batch, submission: i64, contact: i64, other: Option<i64>, reasons: &[MatchReason]) {
    batch.suspicions.push(NewSuspicion {
        uuid: run.env.new_id(),
        submission,
        contact,
        other,
        reasons: reasons.iter().map(|r| r.as_str()).collect::<Vec<_>>().join(","),
        operation: run.operation,
    });
}

/// A contact takes a submission's values, unless it is in the bin.
fn take_over(run: &mut Run, batch: &mut Batch, contact: i64, candidate: &Candidate, submission: i64) {
    let in_bin = batch.contacts.get(&contact).is_none_or(|slot| slot.now.deleted_at.is_some());
    if !in_bin {
        update_contact(run, batch, contact, candidate, Some(submission));
    }
}

/// Offers a row's values to a contact. Returns whether a person would see a change.
fn update_contact(run: &mut Run, batch: &mut Batch, id: i64, candidate: &Candidate, submission: Option<i64>) -> bool {
    let operation = run.operation;
    let tags = run.tags_of(candidate);
    let values = run.values_of(candidate);
    let free_emails: Vec<&Identity> =
        candidate.emails.iter().filter(|e| batch.by_email.get(&e.key).is_none_or(|&owner| owner == id)).collect();
    let free_phones: Vec<&Identity> =
        candidate.phones.iter().filter(|p| batch.by_phone.get(&p.key).is_none_or(|&owner| owner == id)).collect();
    let bot = run.bots.find(candidate).map(|bot| bot.name.clone()).unwrap_or_default();
    let Some(slot) = batch.contacts.get_mut(&id) else { return false };
    let contact = &mut slot.now;
    let before = contact.clone();
    let mut changes: Vec<FieldChange> = offer_texts(contact, candidate, Giver::Row);
    changes.extend(run.fields.offer(contact, candidate, &values));
    changes.extend(free_emails.iter().filter_map(|email| contact.add_email(email, candidate.own_at, operation)));
    changes.extend(free_phones.iter().filter_map(|phone| contact.add_phone(phone, candidate.own_at, operation)));
    if set_tags(contact, &tags, candidate.replace_tags && candidate.contact_only, operation) {
        let [old, new] = [&before, contact].map(|contact| run.tags.words(&contact.tags));
        changes.push(FieldChange { field: "tags".to_owned(), old, new });
    }
    if candidate.contact_only && changes.is_empty() {
        // A row of people that says nothing new leaves no trace.
        *contact = before;
        return false;
    }
    if submission.is_some()
        && contact.origins.get(CREATED).is_some()
        && let Some(start) = Some(candidate.started_at.unwrap_or(candidate.own_at))
    {
        contact.created_at = contact.created_at.min(start);
        // A source that nobody said is the bot of the earliest submission, whichever came in first.
        let origin = Origin { at: candidate.own_at, tie: candidate.tie(), giver: Giver::Default };
        if contact.origins.get(TextField::Source.key()).is_some_and(|known| known.giver == Giver::Default) {
            contact.offer(TextField::Source, &bot, origin);
        }
    }
    if !changes.is_empty() {
        contact.updated_at = run.now.max(contact.updated_at);
    }
    for email in &free_emails {
        batch.by_email.insert(email.key.clone(), id);
    }
    for phone in &free_phones {
        batch.by_phone.insert(phone.key.clone(), id);
    }
    run.fields.note_owner(batch, id, &values);
    let seen = !changes.is_empty();
    if seen {
        batch.activity.push(NewActivity {
            contact: id,
            kind: "contact.updated",
            at: candidate.own_at,
            operation,
            submission,
            detail: serde_json::json!({ "changes": changes }).to_string(),
        });
    }
    seen
}

fn offer_texts(contact: &mut ContactRecord, candidate: &Candidate, giver: Giver) -> Vec<FieldChange> {
    let origin = Origin { at: candidate.own_at, tie: candidate.tie(), giver };
    let named = [
        (TextField::FirstName, &candidate.first_name),
        (TextField::LastName, &candidate.last_name),
        (TextField::Source, &candidate.source),
    ];
    named.into_iter().filter(|(_, value)| !value.is_empty()).filter_map(|(field, value)| contact.offer(field, value, origin)).collect()
}

fn set_tags(contact: &mut ContactRecord, tags: &[i64], replace: bool, operation: i64) -> bool {
    if tags.is_empty() {
        return false;
    }
    let before = contact.tags.clone();
    if replace {
        contact.tags.retain(|link| tags.contains(&link.tag));
    }
    for &tag in tags {
        if !contact.tags.iter().any(|link| link.tag == tag) {
            contact.tags.push(TagLink { tag, added_by: operation });
        }
    }
    contact.tags.sort_unstable_by_key(|link| link.tag);
    contact.tags != before
}

/// Makes a contact of a row. `by` tells a row of people from a submission, whose start is when the person appeared.
fn create_contact(run: &mut Run, batch: &mut Batch, candidate: &Candidate, by: Giver) -> i64 {
    let id = run.next_contact;
    run.next_contact += 1;
    let created_at = candidate.started_at.unwrap_or(candidate.own_at);
    let from_submission = by == Giver::Default;
    let free_uuid = candidate.contact_id.filter(|uuid| !batch.by_uuid.contains_key(uuid));
    let mut contact = ContactRecord {
        id,
        uuid: free_uuid.unwrap_or_else(|| run.env.new_id()),
        first_name: String::new(),
        last_name: String::new(),
        source: String::new(),
        submission_count: 0,
        created_at,
        updated_at: if from_submission { run.now } else { candidate.updated_at.unwrap_or(run.now) },
        last_activity_at: created_at,
        deleted_at: None,
        origins: Origins::default(),
        created_by: run.operation,
        changed_by: run.operation,
        emails: Vec::new(),
        phones: Vec::new(),
        tags: Vec::new(),
        fields: std::collections::BTreeMap::new(),
    };
    offer_texts(&mut contact, candidate, Giver::Row);
    let values = run.values_of(candidate);
    run.fields.offer(&mut contact, candidate, &values);
    run.fields.begin(&mut contact, candidate);
    if from_submission {
        let origin = Origin { at: candidate.own_at, tie: candidate.tie(), giver: Giver::Default };
        contact.origins.set(CREATED, origin);
        if contact.source.is_empty() {
            let bot = run.bots.find(candidate).map(|bot| bot.name.clone()).unwrap_or_default();
            contact.offer(TextField::Source, &bot, origin);
        }
    }
    for email in &candidate.emails {
        contact.add_email(email, candidate.own_at, run.operation);
        batch.by_email.insert(email.key.clone(), id);
    }
    for phone in candidate.phones.iter().filter(|p| !batch.by_phone.contains_key(&p.key)).collect::<Vec<_>>() {
        contact.add_phone(phone, candidate.own_at, run.operation);
        batch.by_phone.insert(phone.key.clone(), id);
    }
    let tags = run.tags_of(candidate);
    set_tags(&mut contact, &tags, false, run.operation);
    if is_bare(candidate) {
        batch.by_bare_name.insert(bare_name(candidate), id);
    }
    batch.by_uuid.insert(contact.uuid, id);
    batch.contacts.insert(id, Slot { before: None, now: contact });
    run.fields.note_owner(batch, id, &values);
    batch.new_contacts.push(id);
    id
}

fn count_in(batch: &mut Batch, contact: i64, submission: &SubmissionRecord) {
    if let Some(slot) = batch.contacts.get_mut(&contact).filter(|_| !submission.is_test) {
        slot.now.submission_count += i64::from(submission.counts());
        slot.now.last_activity_at = slot.now.last_activity_at.max(submission.last_at());
    }
}

fn count_out(batch: &mut Batch, contact: i64, submission: &SubmissionRecord) {
    if let Some(slot) = batch.contacts.get_mut(&contact) {
        slot.now.submission_count -= i64::from(submission.counts());
    }
}
