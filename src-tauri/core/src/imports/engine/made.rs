//! Cards and records that the completed submissions of a batch make, by the same routes in a plan as in the import itself.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value};

use super::batch::Batch;
use super::{Run, World};
use crate::activity;
use crate::boards;
use crate::error::Result;
use crate::records::{self, Answered, NewRecord};
use crate::routing::{self, Asking, Making};
use crate::submissions::{Going, follow};

/// A submission that is completed with this batch.
pub(super) struct Completed {
    id: i64,
    /// Whether it comes with this batch, so that it has made nothing yet.
    is_new: bool,
    bot: i64,
    flow_app: Option<i64>,
    pub(super) contact: Option<i64>,
    /// The contact's name, else the bot's.
    title: String,
    at: i64,
    tie: i64,
    /// Of a bot whose submissions make records.
    answers: Option<String>,
}

/// The submissions that are completed with this batch and are no tests, in the order of their own times.
pub(super) fn completed(run: &Run, batch: &Batch) -> Vec<Completed> {
    if run.routes.is_empty() {
        return Vec::new();
    }
    let new = batch.submissions.values().filter(|slot| slot.now.counts() && !slot.before.as_ref().is_some_and(|before| before.counts()));
    let mut completed: Vec<Completed> = new
        .filter_map(|slot| {
            let submission = &slot.now;
            let bot = run.bots.row(submission.bot_id);
            if !run.routes.concern(submission.bot_id, bot.and_then(|bot| bot.flow_app_id)) {
                return None;
            }
            let contact = submission.contact_id.and_then(|id| batch.contacts.get(&id));
            let name = contact.map(|slot| slot.now.name()).filter(|name| !name.is_empty());
            Some(Completed {
                id: submission.id,
                is_new: slot.before.is_none(),
                bot: submission.bot_id,
                flow_app: bot.and_then(|bot| bot.flow_app_id),
                contact: submission.contact_id,
                title: name.or_else(|| bot.map(|bot| bot.name.clone())).unwrap_or_default(),
                at: submission.own_at,
                tie: submission.tie(),
                answers: run.routes.records(submission.bot_id).map(|_| submission.answers.clone()),
            })
        })
        .collect();
    completed.sort_unstable_by_key(|one| (one.at, one.tie, one.id));
    completed
}

/// Makes the cards and records of submissions that are written already.
pub(super) async fn make(run: &mut Run, world: &mut World<'_>, completed: Vec<Completed>) -> Result<()> {
    if completed.is_empty() {
        return Ok(());
    }
    cards(run, world, &completed).await?;
    records(run, world, completed).await
}

/// A submission that was completed before, waited for a contact, and has one with this batch.
pub(super) struct Named {
    submission: i64,
    contact: i64,
    at: i64,
}

/// The submissions whose contact a later form of theirs names.
pub(super) fn named(batch: &Batch) -> Vec<Named> {
    let waited = batch.submissions.values().filter(|slot| slot.before.as_ref().is_some_and(|b| b.counts() && b.contact_id.is_none()));
    let mut named: Vec<Named> =
        waited.filter_map(|slot| Some(Named { submission: slot.now.id, contact: slot.now.contact_id?, at: slot.now.own_at })).collect();
    named.sort_unstable_by_key(|one| one.submission);
    named
}

/// Lets the cards and records of such submissions be about their contact. A plan counts none of it.
pub(super) async fn hand_over(run: &Run, world: &mut World<'_>, named: Vec<Named>) -> Result<()> {
    if named.is_empty() || world.below.is_some() {
        return Ok(());
    }
    let ids: Vec<i64> = named.iter().map(|one| one.submission).collect();
    let mut makers: HashSet<i64> = routing::with_card(world.here, &ids).await?.into_iter().collect();
    makers.extend(routing::with_record(world.here, &ids).await?);
    let mut contacts: Vec<i64> = Vec::new();
    for one in named.into_iter().filter(|one| makers.contains(&one.submission)) {
        let going = Going { operation: run.operation, at: one.at, from: None, to: one.contact };
        follow(world.here, &run.env, &[one.submission], going).await?;
        contacts.push(one.contact);
    }
    contacts.sort_unstable();
    contacts.dedup();
    // Somebody may have worked with the card since the submission came in.
    activity::raise(world.here, &contacts).await
}

async fn cards(run: &mut Run, world: &mut World<'_>, completed: &[Completed]) -> Result<()> {
    let asking: Vec<Asking> = completed.iter().map(|one| Asking { submission: one.id, bot: one.bot, flow_app: one.flow_app }).collect();
    let destinations = run.routes.destinations(world.here, &asking).await?;
    let ids: Vec<i64> = completed.iter().filter(|one| !one.is_new && destinations.contains_key(&one.id)).map(|one| one.id).collect();
    let mut known: HashSet<i64> = HashSet::new();
    for connection in world.connections() {
        known.extend(routing::with_card(connection, &ids).await?);
    }
    let making = completed.iter().filter(|one| !known.contains(&one.id)).filter_map(|one| {
        let to = *destinations.get(&one.id)?;
        Some(Making { submission: one.id, contact: one.contact, title: one.title.clone(), at: one.at, to })
    });
    let making: Vec<Making> = making.collect();
    for connection in world.connections() {
        run.cards.learn(connection, &making).await?;
    }
    let cards = run.cards.cards(&run.env, run.operation, making);
    boards::store::add(world.here, &cards).await
}

async fn records(run: &mut Run, world: &mut World<'_>, completed: Vec<Completed>) -> Result<()> {
    let ids: Vec<i64> = completed.iter().filter(|one| !one.is_new && one.answers.is_some()).map(|one| one.id).collect();
    let mut known: HashSet<i64> = HashSet::new();
    for connection in world.connections() {
        known.extend(routing::with_record(connection, &ids).await?);
    }
    let mut by_type: HashMap<i64, Vec<NewRecord>> = HashMap::new();
    for one in completed.into_iter().filter(|one| !known.contains(&one.id)) {
        let Some((records, answers)) = run.routes.records(one.bot).zip(one.answers) else { continue };
        let answers: Map<String, Value> = serde_json::from_str(&answers)?;
        let values = records.mapping.iter().filter_map(|(field, answer)| Some((*field, said(answers.get(answer)?))));
        by_type.entry(records.record_type).or_default().push(NewRecord {
            submission: Some(one.id),
            contact: one.contact,
            title: one.title,
            values: values.filter(|(_, said)| !said.texts.is_empty()).collect(),
            at: one.at,
        });
    }
    for (record_type, new) in by_type {
        let made = match &mut world.below {
            Some(below) => records::plan(world.here, below, &run.env, run.operation, record_type, &new).await?,
            None => records::make(world.here, &run.env, run.operation, record_type, &new).await?,
        };
        run.left_out.extend(made.warnings.into_iter().map(|(_, sentence)| sentence));
    }
    Ok(())
}

fn said(answer: &Value) -> Answered {
    Answered { texts: texts(answer), is_number: answer.is_number() }
}

/// What an answer says, as texts.
fn texts(answer: &Value) -> Vec<String> {
    match answer {
        Value::Null => Vec::new(),
        Value::Bool(yes) => vec![if *yes { "yes" } else { "no" }.to_owned()],
        Value::Number(number) => vec![number.to_string()],
        Value::String(text) if text.trim().is_empty() => Vec::new(),
        Value::String(text) => vec![text.trim().to_owned()],
        Value::Array(items) => items.iter().flat_map(texts).collect(),
        Value::Object(_) => vec![answer.to_string()],
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn answers_are_texts_whatever_they_are() {
        let shown = |value: Value| texts(&value);
        assert_eq!(shown(json!([" A ", 2, true, null])), ["A", "2", "yes"]);
        assert_eq!(shown(json!(" ")), Vec::<String>::new());
        assert_eq!(shown(json!({"street": "A 1"})), [r#"{"street":"A 1"}"#]);
    }
}
