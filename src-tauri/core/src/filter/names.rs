//! Finds what the names in a condition stand for: options, tags, bots, boards, phases, record types, roles, members, and words
//! such as `completed`.

use super::bind::refuse;
use super::bound::{Name, Target};
use super::targets::{Beside, Found};
use super::world::{Named, Part, World, find};
use crate::activity::ActivityKind;
use crate::boards::Priority;
use crate::error::Result;
use crate::fields::FieldType;
use crate::fields::read::member;
use crate::identity::fold;
use crate::submissions::SubmissionStatus;

/// What a name stands for: one thing, or the phases or roles of several boards or types that have it.
///
/// # Errors
/// `Invalid` says what there is instead, or that it was deleted.
pub(super) fn read(world: &World, found: &Found, beside: &Beside, text: &str) -> Result<Vec<Name>> {
    match &found.target {
        Target::Phase => parts(&world.phases, beside.boards.as_deref(), found, "phase", text),
        Target::Role => parts(&world.roles, beside.types.as_deref(), found, "role", text),
        _ => one(world, found, text).map(|name| vec![name]),
    }
}

fn one(world: &World, found: &Found, text: &str) -> Result<Name> {
    let among = |named: &[Named], what: &str| match find(named, text) {
        Some(named) => Ok(found_name(named)),
        None => Err(unknown(found, text, what, named.iter().map(|named| named.name.as_str()))),
    };
    let words = |words: Vec<(&'static str, String)>| match words.iter().find(|(word, _)| fold(word) == fold(text.trim())) {
        Some((word, label)) => Ok(Name::word(word, label)),
        None => Err(unknown(found, text, "word for it", words.iter().map(|(word, _)| *word))),
    };
    match &found.target {
        Target::Tags | Target::CardTags => {
            if uuid::Uuid::parse_str(text.trim()).is_ok() && find(&world.tags, text).is_none() {
                return Err(refuse(format!("there is no tag with the id {}", text.trim())));
            }
            // A tag that nobody has made yet is one that nobody has, until somebody makes it.
            Ok(find(&world.tags, text).map_or_else(|| Name::word(text.trim(), text.trim()), found_name))
        }
        Target::Bot | Target::CardBot => among(&world.bots, "intake bot"),
        Target::FlowApp => among(&world.flow_apps, "flow app"),
        Target::Board => match find(&world.boards, text) {
            Some(board) => there(board).map(found_name),
            None => Err(unknown(found, text, "board", live(&world.boards))),
        },
        Target::RecordType => record_type(world, found, text),
        Target::Status => words(statuses()),
        Target::Priority => words(priorities()),
        Target::ActivityKind => words(activity_kinds()),
        Target::NoteAuthor | Target::Assignee => member_name(world, found, text),
        Target::Custom(_, FieldType::Member) | Target::OfRecord(_, FieldType::Member) => member_name(world, found, text),
        Target::Custom(id, _) | Target::OfRecord(id, _) => {
            let field = world.field(*id);
            match field.and_then(|field| field.choice_named(text)) {
                Some(choice) => Ok(found_name(&Named::plain(choice.id, choice.uuid, &choice.label))),
                None => {
                    let options = field.map(|field| field.options.as_slice()).unwrap_or_default();
                    Err(unknown(found, text, "option", options.iter().map(|choice| choice.label.as_str())))
                }
            }
        }
        _ => Err(unknown(found, text, "name", [])),
    }
}

fn unknown<'a>(found: &Found, text: &str, what: &str, known: impl IntoIterator<Item = &'a str>) -> crate::error::Error {
    let known: Vec<&str> = known.into_iter().collect();
    let known = if known.is_empty() { "there are none yet".to_owned() } else { format!("there are {}", shortened(&known)) };
    refuse(format!("{}: “{text}” is no {what}; {known}", found.label))
}

fn live(named: &[Named]) -> impl Iterator<Item = &str> {
    named.iter().filter(|named| named.problem.is_none()).map(|named| named.name.as_str())
}

/// Refuses what was deleted.
fn there(named: &Named) -> Result<&Named> {
    match &named.problem {
        Some(problem) => Err(refuse(problem.trim_end_matches('.'))),
        None => Ok(named),
    }
}

/// A record type by its name, in the plural too.
fn record_type(world: &World, found: &Found, text: &str) -> Result<Name> {
    let types: Vec<Named> = world.record_types.iter().map(|record_type| record_type.named.clone()).collect();
    let by_plural = || {
        let is_meant = |record_type: &&super::world::RecordType| fold(&record_type.plural) == fold(text.trim());
        let mut meant = world.record_types.iter().filter(is_meant);
        meant.clone().find(|record_type| record_type.named.problem.is_none()).or_else(|| meant.next()).map(|found| &found.named)
    };
    let is_there = find(&types, text).filter(|named| named.problem.is_none());
    let Some(named) = is_there.or_else(by_plural).or_else(|| find(&types, text)) else {
        return Err(unknown(found, text, "record type", live(&types)));
    };
    let plural = world.record_type(named.id).map(|record_type| record_type.plural.clone());
    there(named).map(|named| Name { plural, ..found_name(named) })
}

/// Phases or roles of a name, of `WHOLE/NAME` or of a public id. Those of the wholes that stand beside come first.
fn parts(all: &[Part], wholes: Option<&[i64]>, found: &Found, noun: &str, text: &str) -> Result<Vec<Name>> {
    let is_beside = |part: &Part| wholes.is_none_or(|wholes| wholes.contains(&part.whole));
    let id = uuid::Uuid::parse_str(text.trim()).ok();
    let folded = fold(text.trim());
    let is_meant = |part: &&Part| match id {
        Some(id) => part.named.uuid == id,
        None => (fold(&part.named.name) == folded && is_beside(part)) || fold(&part.path()) == folded,
    };
    let (here, gone): (Vec<&Part>, Vec<&Part>) = all.iter().filter(is_meant).partition(|part| part.named.problem.is_none());
    if let (true, Some(gone)) = (here.is_empty(), gone.first()) {
        there(&gone.named)?;
    }
    if here.is_empty() {
        let known = all.iter().filter(|part| part.named.problem.is_none() && is_beside(part)).map(|part| part.named.name.as_str());
        let mut known: Vec<&str> = known.collect();
        let mut seen = std::collections::HashSet::new();
        known.retain(|name| seen.insert(fold(name)));
        return Err(unknown(found, text, noun, known));
    }
    let is_alone = |part: &Part| {
        let same = |other: &&Part| other.named.problem.is_none() && is_beside(other) && fold(&other.named.name) == fold(&part.named.name);
        is_beside(part) && all.iter().filter(same).count() == 1
    };
    let name = |part: &Part| {
        let label = if is_alone(part) { part.named.name.clone() } else { part.label() };
        Name { row: Some(part.named.id), uuid: Some(part.named.uuid), word: part.path(), label, plural: None }
    };
    Ok(here.into_iter().map(name).collect())
}

fn member_name(world: &World, found: &Found, text: &str) -> Result<Name> {
    match member(&world.fields, text).ok().and_then(|id| world.members.iter().find(|member| member.id == id)) {
        Some(member) => Ok(found_name(member)),
        None => match find(&world.members, text) {
            Some(member) => Ok(found_name(member)),
            None => Err(refuse(format!("{}: there is no member “{text}”", found.label))),
        },
    }
}

fn found_name(named: &Named) -> Name {
    let label = if named.problem.is_some() { format!("{} (deleted)", named.name) } else { named.name.clone() };
    Name { row: Some(named.id), uuid: Some(named.uuid), word: named.name.clone(), label, plural: None }
}

/// Words for statuses, and how they read.
pub(super) fn statuses() -> Vec<(&'static str, String)> {
    [(SubmissionStatus::Incomplete, "incomplete"), (SubmissionStatus::Completed, "completed")]
        .map(|(status, label)| (status.as_str(), label.to_owned()))
        .into()
}

/// Words for priorities, the lowest first, and how they read.
pub(super) fn priorities() -> Vec<(&'static str, String)> {
    [Priority::Low, Priority::Medium, Priority::High, Priority::Urgent]
        .map(|priority| (priority.as_str(), priority.as_str().to_owned()))
        .into()
}

/// Words for kinds of activity, but for those of segments: who is a member cannot depend on who became one.
pub(super) fn activity_kinds() -> Vec<(&'static str, String)> {
    ActivityKind::ALL.iter().filter(|kind| !kind.is_of_segments()).map(|kind| (kind.word(), kind.word().replace('.', " "))).collect()
}

fn shortened(names: &[&str]) -> String {
    const SHOWN: usize = 8;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| format!("“{name}”")).collect();
    match names.len().checked_sub(SHOWN).filter(|more| *more > 0) {
        Some(more) => format!("{} and {more} more", shown.join(", ")),
        None => shown.join(", "),
    }
}
