//! A workspace as plain values: what the reference evaluator reads, and what `store` writes into tables.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::things::{self, Card, Link, Record};
use crate::fields::FieldType;
use crate::identity::{PhoneNumber, Region};
use crate::sample::Rng;

/// Where every clock in here stands: 2026-06-30, noon.
pub(super) const NOW: i64 = 1_782_820_800_000;
const DAY: i64 = 86_400_000;

/// Custom fields by key, in the order of their columns.
pub(super) const FIELDS: [(&str, FieldType); 13] = [
    ("budget", FieldType::Currency),
    ("score", FieldType::Number),
    ("stars", FieldType::Rating),
    ("city", FieldType::Text),
    ("story", FieldType::LongText),
    ("site", FieldType::Url),
    ("mobile", FieldType::Phone),
    ("birthday", FieldType::Date),
    ("met", FieldType::Datetime),
    ("news", FieldType::Boolean),
    ("stage", FieldType::Select),
    ("topics", FieldType::MultiSelect),
    ("rep", FieldType::Member),
];

/// Labels of the options of `stage` and `topics`.
pub(super) const OPTIONS: [&str; 4] = ["New", "Qualified", "Won", "Élan vital"];
pub(super) const TAGS: [&str; 4] = ["vip", "partner", "event-2024", "Ünïcode"];
pub(super) const BOTS: [&str; 3] = ["Quotes", "Support", "Survey"];
pub(super) const FLOW_APPS: [&str; 2] = ["Sales", "Care"];
/// The flow app of each bot.
pub(super) const APP_OF_BOT: [Option<usize>; 3] = [Some(0), Some(1), None];
pub(super) const MEMBERS: [&str; 2] = ["Sam", "Zoë"];
/// Names of answers; a quote, a dot and a dollar sign must not confuse a path.
pub(super) const ANSWERS: [&str; 6] = ["topic", "amount", "when", "agreed", "we\"ird.$name", "Größe"];
pub(super) const TEXTS: [&str; 14] =
    ["Ana", "ANA", "José", "Jose", "Große Straße", "O'Brien", "50%_off", "a,b;c", "東京", "Ruiz", "anabel", "Łódź", "x", "Mr. Ana Ruiz"];
pub(super) const PHONES: [&str; 6] =
    ["+34600111222", "+14155552671", "+14155552671;ext=12", "555-12 34", "+5491123456789", "0800 CALL ME 12345"];
pub(super) const ZONES: [&str; 4] = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu"];

/// A value of a custom field.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell {
    Text(String),
    Number(f64),
    Day(NaiveDate),
    Moment(i64),
    Yes(bool),
    /// Places in `OPTIONS`, or one in `MEMBERS`.
    Chosen(Vec<usize>),
}

#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) first: String,
    pub(super) last: String,
    pub(super) source: String,
    pub(super) emails: Vec<String>,
    pub(super) phones: Vec<String>,
    pub(super) tags: Vec<usize>,
    pub(super) created: i64,
    pub(super) updated: i64,
    pub(super) active: i64,
    pub(super) count: i64,
    pub(super) cells: Vec<Option<Cell>>,
    pub(super) submissions: Vec<Submission>,
    pub(super) notes: Vec<Note>,
    pub(super) entries: Vec<(&'static str, i64)>,
    pub(super) cards: Vec<Card>,
    pub(super) links: Vec<Link>,
}

/// Everything that is in a workspace.
pub(super) struct Everything {
    pub(super) people: Vec<Person>,
    pub(super) records: Vec<Record>,
    /// Those of nobody.
    pub(super) submissions: Vec<Submission>,
    pub(super) cards: Vec<Card>,
}

impl Everything {
    /// All submissions with whose they are, in the order of their rows.
    pub(super) fn submissions(&self) -> Vec<(Option<&Person>, &Submission)> {
        let theirs = self.people.iter().flat_map(|person| person.submissions.iter().map(move |each| (Some(person), each)));
        theirs.chain(self.submissions.iter().map(|each| (None, each))).collect()
    }

    /// All cards with whose they are, in the order of their rows.
    pub(super) fn cards(&self) -> Vec<(Option<&Person>, &Card)> {
        let theirs = self.people.iter().flat_map(|person| person.cards.iter().map(move |each| (Some(person), each)));
        theirs.chain(self.cards.iter().map(|each| (None, each))).collect()
    }
}

/// A workspace with this many people.
pub(super) fn everything(rng: &mut Rng, people: usize) -> Everything {
    let records: Vec<Record> = (0..people).map(|_| things::record(rng)).collect();
    let people = (0..people).map(|number| Person { links: things::links(rng, &records), ..person(rng, number) }).collect();
    let submissions = (0..3).map(|_| submission(rng)).collect();
    let cards = (0..3).map(|_| things::card(rng)).collect();
    let mut everything = Everything { people, records, submissions, cards };
    let bots: Vec<usize> = everything.submissions().iter().map(|(_, submission)| submission.bot).collect();
    let theirs = everything.people.iter_mut().flat_map(|person| person.cards.iter_mut());
    for (at, card) in theirs.chain(&mut everything.cards).enumerate().filter(|(at, _)| at % 3 == 0) {
        card.made_by = bots.get(at).map(|bot| (at, *bot));
    }
    everything
}

#[derive(Debug, Clone)]
pub(super) struct Submission {
    pub(super) bot: usize,
    pub(super) completed: bool,
    pub(super) is_test: bool,
    pub(super) started_at: Option<i64>,
    pub(super) completed_at: Option<i64>,
    pub(super) own_at: i64,
    pub(super) answers: Map<String, Value>,
}

#[derive(Debug, Clone)]
pub(super) struct Note {
    pub(super) author: usize,
    pub(super) text: String,
    pub(super) at: i64,
    pub(super) in_bin: bool,
}

/// A moment within a year around now, often near the days that filters ask for.
pub(super) fn moment(rng: &mut Rng) -> i64 {
    let days = match rng.below(4) {
        0 => i64::try_from(rng.below(3)).unwrap() - 1,
        1 => i64::try_from(rng.below(5)).unwrap() - 92,
        _ => i64::try_from(rng.below(730)).unwrap() - 365,
    };
    let within = [0, 1, DAY / 2, DAY - 1, i64::try_from(rng.below(86_400_000)).unwrap()];
    NOW + days * DAY + within[rng.index(within.len())] - DAY / 2
}

pub(super) fn day(rng: &mut Rng) -> NaiveDate {
    crate::env::time_from_ms(moment(rng)).date_naive()
}

pub(super) fn number(rng: &mut Rng) -> f64 {
    [0.0, 1.0, 2.0, 2.5, -3.0, 10_000.0, 9_999.99, 1e12][rng.index(8)]
}

pub(super) fn text(rng: &mut Rng) -> String {
    match rng.below(10) {
        0 => format!("{} {}", rng.pick(&TEXTS), rng.pick(&TEXTS)),
        _ => rng.pick(&TEXTS).to_owned(),
    }
}

/// A phone as contacts have it.
fn phone(written: &str) -> String {
    PhoneNumber::parse(written, Region::default()).unwrap().display
}

pub(super) fn some<T>(rng: &mut Rng, percent: u64, make: impl FnOnce(&mut Rng) -> T) -> Option<T> {
    rng.chance(percent).then(|| make(rng))
}

pub(super) fn subset(rng: &mut Rng, of: usize) -> Vec<usize> {
    (0..of).filter(|_| rng.chance(35)).collect()
}

pub(super) fn cell(rng: &mut Rng, r#type: FieldType) -> Option<Cell> {
    if rng.chance(30) {
        return None;
    }
    Some(match r#type {
        FieldType::Number | FieldType::Currency | FieldType::Percent => Cell::Number(number(rng)),
        FieldType::Rating => Cell::Number([1.0, 2.0, 3.0, 5.0][rng.index(4)]),
        FieldType::Date => Cell::Day(day(rng)),
        FieldType::Datetime => Cell::Moment(moment(rng)),
        FieldType::Boolean => Cell::Yes(rng.chance(50)),
        FieldType::Select => Cell::Chosen(vec![rng.index(OPTIONS.len())]),
        FieldType::MultiSelect => Cell::Chosen(subset(rng, OPTIONS.len())).some_chosen()?,
        FieldType::Member => Cell::Chosen(vec![rng.index(MEMBERS.len())]),
        FieldType::Phone => Cell::Text(phone(rng.pick(&PHONES))),
        FieldType::Url => Cell::Text(format!("https://{}.example", rng.pick(&["acme", "Bücher"]))),
        FieldType::Text | FieldType::LongText | FieldType::Email => Cell::Text(text(rng)),
    })
}

impl Cell {
    fn some_chosen(self) -> Option<Self> {
        (self != Self::Chosen(Vec::new())).then_some(self)
    }
}

fn answer(rng: &mut Rng) -> Value {
    match rng.below(12) {
        0 => Value::Null,
        1 => "".into(),
        2 => "  ".into(),
        3 => rng.chance(50).into(),
        4 => i64::try_from(rng.below(5)).unwrap().into(),
        5 => 2.5.into(),
        6 => ["1", " 2.5 ", "-3", "1.5.2", "10000", "+2", "2-1", ".5", "yes", "No"][rng.index(10)].into(),
        7 => day(rng).to_string().into(),
        8 => format!("{}T23:59:00Z", day(rng)).into(),
        9 => Value::Array((0..rng.below(3)).map(|_| Value::from(text(rng))).collect()),
        _ => text(rng).into(),
    }
}

fn submission(rng: &mut Rng) -> Submission {
    let completed = rng.chance(60);
    let started_at = some(rng, 70, moment);
    let completed_at = if completed { some(rng, 80, moment) } else { None };
    let names = ANSWERS.iter().filter(|_| rng.chance(60)).copied().collect::<Vec<_>>();
    Submission {
        bot: rng.index(BOTS.len()),
        completed,
        is_test: rng.chance(20),
        started_at,
        completed_at,
        own_at: completed_at.or(started_at).unwrap_or_else(|| moment(rng)),
        answers: names.into_iter().map(|name| (name.to_owned(), answer(rng))).collect(),
    }
}

/// Somebody. `number` makes addresses differ.
fn person(rng: &mut Rng, number: usize) -> Person {
    let name = |rng: &mut Rng| some(rng, 80, text).unwrap_or_default();
    let kinds = ["contact.updated", "tag.added", "note.added", "segment.joined", "segment.left"];
    let emails: Vec<String> = (0..rng.below(3))
        .map(|at| format!("{}{number}.{at}@{}", rng.pick(&["Ana", "bob"]), rng.pick(&["Acme.example", "bücher.example"])))
        .collect();
    Person {
        first: name(rng),
        last: name(rng),
        source: name(rng),
        emails,
        // Two people cannot share a number.
        phones: if number < PHONES.len() { vec![phone(PHONES[number])] } else { Vec::new() },
        tags: subset(rng, TAGS.len()),
        created: moment(rng),
        updated: moment(rng),
        active: moment(rng),
        count: i64::try_from(rng.below(4)).unwrap(),
        cells: FIELDS.iter().map(|(_, r#type)| cell(rng, *r#type)).collect(),
        submissions: (0..rng.below(4)).map(|_| submission(rng)).collect(),
        notes: (0..rng.below(3))
            .map(|_| Note { author: rng.index(MEMBERS.len()), text: text(rng), at: moment(rng), in_bin: rng.chance(25) })
            .collect(),
        entries: (0..rng.below(3)).map(|_| (kinds[rng.index(kinds.len())], moment(rng))).collect(),
        cards: (0..rng.below(4)).map(|_| things::card(rng)).collect(),
        links: Vec::new(),
    }
}
