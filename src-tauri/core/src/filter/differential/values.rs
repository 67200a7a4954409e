//! What the fields of people and of their things have.

use chrono::NaiveDate;
use serde_json::Value;

use super::model::{APP_OF_BOT, BOTS, Cell, FIELDS, FLOW_APPS, MEMBERS, Note, OPTIONS, Person, Submission, TAGS};
use super::things::{BOARDS, Card, Link, PHASES, RECORD_FIELDS, ROLES, Record, TYPES};
use crate::fields::FieldType;
use crate::identity::fold;

/// Whose field is asked for.
#[derive(Clone, Copy)]
pub(super) enum Thing<'a> {
    Person(&'a Person),
    Submission(&'a Submission, Option<&'a Person>),
    Card(&'a Card, Option<&'a Person>),
    Record(&'a Record, Option<&'a Link>),
    Note(&'a Note),
    Entry(&'a str, i64),
}

/// What a field has: every value of it, none where it is blank.
pub(super) enum Values {
    Texts(Vec<String>),
    Emails(Vec<String>),
    Phones(Vec<String>),
    Numbers(Vec<f64>),
    Days(Vec<NaiveDate>),
    Moments(Vec<i64>),
    /// Since when.
    Ages(Vec<i64>),
    Booleans(Vec<bool>),
    /// Folded names.
    Names(Vec<String>),
    Answers(Vec<Value>),
}

/// A person's entries but for those of segments.
pub(super) fn timeline(person: &Person) -> Vec<(&'static str, i64)> {
    let mut entries = vec![("contact.created", person.created)];
    for s in &person.submissions {
        if s.started_at.is_some() || !s.completed {
            entries.push(("submission.started", s.started_at.unwrap_or(s.own_at)));
        }
        if s.completed {
            entries.push(("submission.completed", s.completed_at.unwrap_or(s.own_at)));
        }
    }
    for card in &person.cards {
        entries.push(("card.created", card.created));
        entries.extend(card.comments.iter().filter(|(_, in_bin)| !in_bin).map(|(at, _)| ("card.commented", *at)));
    }
    for link in &person.links {
        entries.push(("record.linked", link.at));
        entries.extend(link.ended.map(|at| ("record.unlinked", at)));
    }
    entries.extend(&person.entries);
    entries.retain(|(kind, _)| !kind.starts_with("segment."));
    entries
}

pub(super) fn values(thing: Thing<'_>, field: &str) -> Values {
    let texts = |text: String| Values::Texts(if text.trim().is_empty() { Vec::new() } else { vec![text] });
    let names = |known: &[&str], chosen: &[usize]| Values::Names(chosen.iter().map(|at| fold(known[*at])).collect());
    let word = |word: &str| Values::Names(vec![word.to_owned()]);
    if let (Some(field), Thing::Submission(_, person) | Thing::Card(_, person)) = (field.strip_prefix("contact."), thing) {
        // Nobody has nothing.
        return person.map_or(Values::Names(Vec::new()), |person| values(Thing::Person(person), field));
    }
    match (thing, field) {
        (Thing::Person(p), "name") => texts(format!("{} {}", p.first, p.last).trim().to_owned()),
        (Thing::Person(p), "first_name") => texts(p.first.clone()),
        (Thing::Person(p), "last_name") => texts(p.last.clone()),
        (Thing::Person(p), "source") => texts(p.source.clone()),
        (Thing::Person(p), "email") => Values::Emails(p.emails.clone()),
        (Thing::Person(p), "phone") => Values::Phones(p.phones.clone()),
        (Thing::Person(p), "tags") => names(&TAGS, &p.tags),
        (Thing::Person(p), "created_at") => Values::Moments(vec![p.created]),
        (Thing::Person(p), "updated_at") => Values::Moments(vec![p.updated]),
        (Thing::Person(p), "last_activity_at") => Values::Moments(vec![p.active]),
        #[expect(clippy::cast_precision_loss, reason = "there are few")]
        (Thing::Person(p), "submission_count") => Values::Numbers(vec![p.count as f64]),
        (Thing::Person(p), key) => {
            let at = FIELDS.iter().position(|(known, _)| *known == key).unwrap();
            custom(FIELDS[at].1, p.cells[at].as_ref())
        }
        (Thing::Submission(s, _), "bot") => names(&BOTS, &[s.bot]),
        (Thing::Submission(s, _), "flow_app") => names(&FLOW_APPS, APP_OF_BOT[s.bot].as_slice()),
        (Thing::Submission(s, _), "status") => word(if s.completed { "completed" } else { "incomplete" }),
        (Thing::Submission(s, _), "started_at") => Values::Moments(s.started_at.into_iter().collect()),
        (Thing::Submission(s, _), "completed_at") => Values::Moments(s.completed_at.into_iter().collect()),
        (Thing::Submission(s, _), "is_test") => Values::Booleans(vec![s.is_test]),
        (Thing::Submission(s, _), answer) => Values::Answers(match s.answers.get(answer.strip_prefix("answer.").unwrap()) {
            None => Vec::new(),
            Some(Value::Array(items)) => items.clone(),
            Some(item) => vec![item.clone()],
        }),
        (Thing::Card(k, _), "board") => names(&BOARDS, &[PHASES[k.phase].0]),
        (Thing::Card(k, _), "phase") => {
            let (board, name) = PHASES[k.phase];
            Values::Names(vec![fold(name), fold(&format!("{}/{name}", BOARDS[board]))])
        }
        (Thing::Card(k, _), "title") => texts(k.title.clone()),
        (Thing::Card(k, _), "priority") => Values::Names(k.priority.into_iter().map(str::to_owned).collect()),
        (Thing::Card(k, _), "assignee") => names(&MEMBERS, k.assignee.as_slice()),
        (Thing::Card(k, _), "due_on") => Values::Days(k.due.into_iter().collect()),
        (Thing::Card(k, _), "tags") => names(&TAGS, &k.tags),
        (Thing::Card(k, _), "time_in_phase") => Values::Ages(vec![k.moved]),
        (Thing::Card(k, _), "is_closed") => Values::Booleans(vec![k.closed.is_some()]),
        (Thing::Card(k, _), "created_at") => Values::Moments(vec![k.created]),
        (Thing::Card(k, _), "moved_at") => Values::Moments(vec![k.moved]),
        (Thing::Card(k, _), "closed_at") => Values::Moments(k.closed.into_iter().collect()),
        #[expect(clippy::cast_precision_loss, reason = "there are few")]
        (Thing::Card(k, _), "comment_count") => Values::Numbers(vec![k.comments.iter().filter(|(_, in_bin)| !in_bin).count() as f64]),
        (Thing::Card(k, _), "bot") => Values::Names(k.made_by.iter().map(|(_, bot)| fold(BOTS[*bot])).collect()),
        (Thing::Record(r, _), "type") => Values::Names(vec![fold(TYPES[r.of]), fold(&format!("{}s", TYPES[r.of]))]),
        (Thing::Record(_, link), "role") => {
            let role = link.and_then(|link| link.role).map(|role| ROLES[role]);
            let named = |(of, name): (usize, &str)| vec![fold(name), fold(&format!("{}/{name}", TYPES[of]))];
            Values::Names(role.map(named).unwrap_or_default())
        }
        (Thing::Record(r, _), "title") => texts(r.title.clone()),
        (Thing::Record(r, _), "created_at") => Values::Moments(vec![r.created]),
        (Thing::Record(r, _), "updated_at") => Values::Moments(vec![r.updated]),
        (Thing::Record(_, link), "linked_at") => Values::Moments(link.map(|link| link.at).into_iter().collect()),
        (Thing::Record(r, _), name) => {
            let is_meant = |(of, key, _): &&(usize, &str, FieldType)| {
                (*key == name && (*of == r.of || unique(key))) || fold(&format!("{}.{key}", TYPES[*of])) == fold(name)
            };
            let field = RECORD_FIELDS.iter().find(is_meant).unwrap();
            let at = RECORD_FIELDS.iter().position(|other| other == field).unwrap();
            custom(field.2, r.cells[at].as_ref())
        }
        (Thing::Note(note), "text") => texts(note.text.clone()),
        (Thing::Note(note), "author") => names(&MEMBERS, &[note.author]),
        (Thing::Note(note), "created_at") => Values::Moments(vec![note.at]),
        (Thing::Entry(kind, _), "kind") => word(kind),
        (Thing::Entry(_, at), "at") => Values::Moments(vec![at]),
        (_, other) => unreachable!("{other} is no field"),
    }
}

fn unique(key: &str) -> bool {
    RECORD_FIELDS.iter().filter(|(_, other, _)| *other == key).count() == 1
}

fn custom(r#type: FieldType, cell: Option<&Cell>) -> Values {
    use crate::fields::FieldType as Type;
    let all = |cell: Option<&Cell>| cell.into_iter().cloned().collect::<Vec<_>>();
    macro_rules! only {
        ($kind:ident, $cell:ident) => {
            Values::$kind(all(cell).into_iter().map(|cell| if let Cell::$cell(value) = cell { value } else { unreachable!() }).collect())
        };
    }
    match r#type {
        Type::Number | Type::Currency | Type::Percent | Type::Rating => only!(Numbers, Number),
        Type::Date => only!(Days, Day),
        Type::Datetime => only!(Moments, Moment),
        Type::Boolean => only!(Booleans, Yes),
        Type::Phone => only!(Phones, Text),
        Type::Text | Type::LongText | Type::Url | Type::Email => only!(Texts, Text),
        Type::Select | Type::MultiSelect | Type::Member => {
            let known: &[&str] = if r#type == Type::Member { &MEMBERS } else { &OPTIONS };
            let chosen = cell.map_or(Vec::new(), |cell| if let Cell::Chosen(chosen) = cell { chosen.clone() } else { unreachable!() });
            Values::Names(chosen.into_iter().map(|at| fold(known[at])).collect())
        }
    }
}
