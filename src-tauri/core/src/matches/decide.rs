//! What a member says to a match: it is right, or the submission is another person's.

use super::split::{self, Case, Parting};
use super::store::{self, SuspicionRecord};
use super::types::{DecideMatch, ListMatches, MatchPage, MatchReason, MatchToCheck};
use crate::activity;
use crate::activity::store::NewActivity;
use crate::contacts::image;
use crate::contacts::record::{ContactRecord, display_name, join_name};
use crate::contacts::store::{self as contact_store, Write};
use crate::contacts::{self, ContactProfile, GetContact};
use crate::core::{Core, Tag};
use crate::db::Tx;
use crate::env::{Env, time_from_ms};
use crate::error::{Error, Result};
use crate::fields;
use crate::fields::value::Value;
use crate::ids::{ContactId, MatchId, SubmissionId};
use crate::operations;
use crate::submissions::record::{Given, SubmissionRecord};
use crate::submissions::store as submission_store;
use crate::submissions::{self, Going};
use crate::tags;
use crate::workspace::count;

/// Matches of one page at most.
const MAX_LIMIT: u32 = 1_000;

/// Matches that nobody has decided yet, newest first.
pub async fn to_check(core: &Core, input: ListMatches) -> Result<MatchPage> {
    let mut connection = core.db().read().acquire().await?;
    let total = store::open_count(&mut connection).await?;
    let rows = store::open(&mut connection, input.offset, input.limit.min(MAX_LIMIT)).await?;
    Ok(MatchPage { total: count(total), matches: rows.into_iter().map(store::MatchSql::into_match).collect::<Result<_>>()? })
}

/// The match is fine as it is.
///
/// # Errors
/// `NotFound` where there is no such match; `Conflict` where it is decided already.
pub async fn accept(core: &Core, input: DecideMatch) -> Result<()> {
    let mut tx = core.db().begin().await?;
    let before = undecided(&mut tx, input.match_id).await?;
    let member = core.member(&mut tx).await?;
    let operation = operations::store::add(&mut tx, core.env().new_id(), "match.accept", member, core.env().now_ms()).await?;
    let after = SuspicionRecord { state: store::ACCEPTED.to_owned(), ..before.clone() };
    change_suspicions(&mut tx, operation, &[(before, after)]).await?;
    core.commit(tx, &[Tag::Matches, Tag::Workspace]).await
}

/// Splits the submission of a match off into a contact of its own, which is returned. The e-mail that the submission
/// brought goes with it, and later submissions with the same e-mail; the phone stays. Values that it had replaced come
/// back, unless they have changed since.
///
/// # Errors
/// `NotFound` where there is no such match; `Conflict` where it is decided already, is about two contacts, or its contact
/// is in the bin or no longer has the submission.
pub async fn split(core: &Core, input: DecideMatch) -> Result<ContactProfile> {
    let mut tx = core.db().begin().await?;
    let suspicion = undecided(&mut tx, input.match_id).await?;
    let contact = contact_store::load(&mut tx, &[suspicion.contact_id])
        .await?
        .pop()
        .ok_or_else(|| Error::Damaged { what: "a match to check names no contact".to_owned() })?;
    let submissions = submission_store::all_of_contact(&mut tx, contact.id).await?;
    refuse(&suspicion, &contact, &submissions)?;

    let now = core.env().now_ms();
    let member = core.member(&mut tx).await?;
    let operation = operations::store::add(&mut tx, core.env().new_id(), "match.split", member, now).await?;
    let told = activity::store::changes_by_submissions(&mut tx, contact.id)
        .await?
        .into_iter()
        .map(|(submission, detail)| Ok((submission, activity::changes_of(&detail)?)))
        .collect::<Result<_>>()?;
    let bots = submission_store::bots(&mut tx).await?.into_iter().map(|bot| (bot.id, bot.name)).collect();
    let case = Case {
        email_owner: email_owner(&mut tx, suspicion.submission_id, &submissions).await?,
        contact,
        submissions,
        submission: suspicion.submission_id,
        told,
        tags: tags::store::all(&mut tx).await?,
        fields: fields::store::load(&mut tx).await?,
        bots,
        new_id: contact_store::max_id(&mut tx).await? + 1,
        new_uuid: core.env().new_id(),
        operation,
        now,
    };
    let mut parting = split::part(&case);
    leave_taken(&mut tx, &case, &mut parting).await?;
    write(&mut tx, core.env(), &case, &parting, suspicion).await?;
    core.commit(tx, &[Tag::Contacts, Tag::Submissions, Tag::Matches, Tag::Workspace, Tag::Boards, Tag::Records]).await?;
    contacts::profile(core, GetContact { contact: ContactId::new(case.new_uuid) }).await
}

/// Takes from both contacts the values that must differ and that another has by now.
async fn leave_taken(tx: &mut Tx, case: &Case, parting: &mut Parting) -> Result<()> {
    for field in case.fields.all().iter().filter(|field| field.unique) {
        let key = |contact: &ContactRecord| contact.fields.get(&field.id).map(Value::unique_key);
        let keys: Vec<String> = [&parting.old, &parting.new].into_iter().filter_map(key).collect();
        let others: Vec<String> = fields::store::owners(tx, field.id, &keys)
            .await?
            .into_iter()
            .filter(|(_, owner)| *owner != case.contact.id)
            .map(|(key, _)| key)
            .collect();
        if key(&parting.old).is_some_and(|key| others.contains(&key)) {
            parting.old.fields.remove(&field.id);
        }
        if key(&parting.new).is_some_and(|new| others.contains(&new) || key(&parting.old) == Some(new)) {
            parting.new.fields.remove(&field.id);
        }
    }
    Ok(())
}

async fn undecided(tx: &mut Tx, id: MatchId) -> Result<SuspicionRecord> {
    let found = store::by_uuid(tx, id).await?.ok_or_else(|| Error::NotFound { what: "match to check", id: id.to_string() })?;
    if found.state != store::OPEN {
        return Err(Error::Conflict { reason: "Somebody has decided this match already. Nothing was changed.".to_owned() });
    }
    Ok(found)
}

fn refuse(suspicion: &SuspicionRecord, contact: &ContactRecord, submissions: &[SubmissionRecord]) -> Result<()> {
    let name = contact.display_name();
    let reason = if suspicion.other_contact_id.is_some() {
        "These are two contacts already. Keep them apart instead.".to_owned()
    } else if contact.deleted_at.is_some() {
        format!("{name} is in the bin. Restore the contact first, then split.")
    } else if !submissions.iter().any(|s| s.id == suspicion.submission_id) {
        format!("The submission no longer belongs to {name}. Say that the match is right to take it off the list.")
    } else {
        return Ok(());
    };
    Err(Error::Conflict { reason })
}

/// Who has the e-mail that the submission gave.
async fn email_owner(tx: &mut Tx, submission: i64, all: &[SubmissionRecord]) -> Result<Option<i64>> {
    let key = all.iter().find(|s| s.id == submission).and_then(|s| s.given().email_key());
    let owners = contact_store::by_email(tx, key.as_slice()).await?;
    Ok(owners.first().map(|(_, owner)| *owner))
}

async fn write(tx: &mut Tx, env: &Env, case: &Case, parting: &Parting, decided: SuspicionRecord) -> Result<()> {
    let operation = case.operation;
    let images = case
        .submissions
        .iter()
        .filter(|before| parting.moved.iter().any(|after| after.id == before.id))
        .map(|before| Ok((before.id, serde_json::to_string(before)?)))
        .collect::<Result<Vec<_>>>()?;
    operations::store::keep_images(tx, operation, "submission", &images).await?;

    let writes = [Write { before: Some(&case.contact), after: &parting.old }, Write { before: None, after: &parting.new }];
    image::keep(tx, operation, &writes).await?;
    contact_store::save(tx, &writes).await?;
    submission_store::save(tx, &parting.moved.iter().collect::<Vec<_>>()).await?;
    // What is still to be decided about a submission goes where the submission goes, and so does what it made.
    let moved: Vec<i64> = parting.moved.iter().map(|s| s.id).collect();
    let going = Going { operation, at: case.now, from: Some(parting.old.id), to: parting.new.id };
    submissions::follow(tx, env, &moved, going).await?;
    activity::raise(tx, &[parting.old.id, parting.new.id]).await?;

    let mut suspicions: Vec<(SuspicionRecord, SuspicionRecord)> = store::open_of_submissions(tx, &moved)
        .await?
        .into_iter()
        .filter(|s| s.id != decided.id && s.contact_id == parting.old.id)
        .map(|before| (before.clone(), SuspicionRecord { contact_id: parting.new.id, ..before }))
        .collect();
    let after = SuspicionRecord { state: store::SPLIT.to_owned(), ..decided.clone() };
    suspicions.push((decided, after));
    change_suspicions(tx, operation, &suspicions).await?;

    let entry = |contact: i64, detail: serde_json::Value| NewActivity {
        contact,
        kind: "contact.split",
        at: case.now,
        operation,
        submission: Some(case.submission),
        detail: detail.to_string(),
    };
    let left = format!("{} became a contact of their own.", parting.new.display_name());
    let came = format!("Split off from {}.", parting.old.display_name());
    let entries = [
        entry(parting.old.id, serde_json::json!({ "note": left, "changes": parting.changes })),
        entry(parting.new.id, serde_json::json!({ "note": came })),
    ];
    activity::store::add(tx, &entries).await
}

/// Writes suspicions, keeping each as it was.
async fn change_suspicions(tx: &mut Tx, operation: i64, changes: &[(SuspicionRecord, SuspicionRecord)]) -> Result<()> {
    let images = changes.iter().map(|(before, _)| Ok((before.id, serde_json::to_string(before)?))).collect::<Result<Vec<_>>>()?;
    operations::store::keep_images(tx, operation, "suspicion", &images).await?;
    for (_, after) in changes {
        store::save(tx, after).await?;
    }
    Ok(())
}

impl store::MatchSql {
    fn into_match(self) -> Result<MatchToCheck> {
        let given = Given::from_stored(&self.given);
        let other_name = self.other_uuid.is_some().then(|| {
            let name = join_name(&self.other_first_name.unwrap_or_default(), &self.other_last_name.unwrap_or_default());
            display_name(&name, self.other_email.as_deref(), self.other_phone.as_deref())
        });
        Ok(MatchToCheck {
            id: MatchId::from_bytes(&self.uuid)?,
            reasons: MatchReason::from_stored(&self.reasons),
            contact: ContactId::from_bytes(&self.contact_uuid)?,
            contact_name: display_name(&join_name(&self.first_name, &self.last_name), self.email.as_deref(), self.phone.as_deref()),
            other: self.other_uuid.as_deref().map(ContactId::from_bytes).transpose()?,
            other_name,
            submission: SubmissionId::from_bytes(&self.submission_uuid)?,
            bot: self.bot,
            given_name: given.name,
            given_email: given.email,
            given_phone: given.phone,
            at: time_from_ms(self.own_at),
        })
    }
}
