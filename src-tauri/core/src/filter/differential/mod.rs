//! Holds the compiler against a plain evaluator: whoever passes a filter in SQL, asked for everybody at once, in two halves and
//! looked up one by one, passes it in words, over generated people and generated filters.
//!
//! `CONTACTS_DIFFERENTIAL_ROUNDS=1000 cargo test -p contact-core --lib differential` goes on for as long as one likes.

mod generate;
mod model;
mod reference;
mod store;
mod things;
mod values;

use std::sync::atomic::{AtomicU64, Ordering};

use uuid::Uuid;

use sqlx::sqlite::SqliteConnection;

use super::store::passing;
use super::store::sql::Sql;
use super::{Bound, Filter, Reach, Subject, World, bind_for, compile, compile_for, compile_for_columns};
use crate::core::Core;
use crate::env::{Env, time_from_ms};
use crate::fields::{self, CreateField, FieldDefinition, FieldType, OptionInput};
use crate::sample::Rng;
use crate::team::{self, AddMember};
use crate::workspace::CreateWorkspace;
use generate::Inside;
use model::{Everything, FIELDS, MEMBERS, NOW, OPTIONS, ZONES};
use reference::Reference;
use values::Thing;

/// Workspaces, people of each, and filters for each: 40 times 300 pairs.
const ROUNDS: u64 = 40;
const PEOPLE: usize = 24;
const FILTERS: u64 = 300;
/// A row id among those of the people.
const MIDDLE: i64 = 11;
const DEEPEST: u64 = 3;

/// An id that no other thing of this process has.
fn new_id() -> Uuid {
    static LAST: AtomicU64 = AtomicU64::new(0);
    Uuid::from_u64_pair(0x0190_0000_0000_7000, 0x8000_0000_0000_0000 | LAST.fetch_add(1, Ordering::Relaxed))
}

async fn workspace(folder: &std::path::Path, zone: &str, everything: &Everything) -> Core {
    let input = CreateWorkspace {
        name: "Acme".to_owned(),
        region: "US".to_owned(),
        timezone: zone.to_owned(),
        member_name: MEMBERS[0].to_owned(),
        ..CreateWorkspace::default()
    };
    let env = Env::new(|| time_from_ms(NOW), new_id);
    let core = Core::create(&folder.join("acme.contacts"), input, env).await.unwrap();
    team::add(&core, AddMember { name: MEMBERS[1].to_owned(), ..AddMember::default() }).await.unwrap();
    let known: Vec<String> = fields::list(&core).await.unwrap().fields.into_iter().map(|field| field.key).collect();
    for (key, r#type) in FIELDS.iter().filter(|(key, _)| !known.iter().any(|known| known == key)) {
        let options = if matches!(r#type, FieldType::Select | FieldType::MultiSelect) { &OPTIONS[..] } else { &[] };
        let definition = FieldDefinition {
            label: (*key).to_owned(),
            help: String::new(),
            r#type: *r#type,
            config: fields::FieldConfig::default(),
            options: options.iter().map(|label| OptionInput { id: None, label: (*label).to_owned(), color: None }).collect(),
            required: false,
            unique: false,
            default: Vec::new(),
        };
        fields::create(&core, CreateField { record_type: None, key: Some((*key).to_owned()), group: None, definition }).await.unwrap();
    }
    store::fill(&core, everything).await;
    core
}

/// Things that a filter is asked about, in the order of their rows, with their row ids.
struct Asked<'a> {
    subject: Subject,
    inside: Option<Inside>,
    things: Vec<(i64, Thing<'a>)>,
}

/// A subject at random, contacts more often than the others.
fn asked<'a>(rng: &mut Rng, everything: &'a Everything) -> Asked<'a> {
    fn rows<'a>(things: impl Iterator<Item = Thing<'a>>) -> Vec<(i64, Thing<'a>)> {
        (1..).zip(things).collect()
    }
    let of = rng.index(2);
    let (subject, inside, things) = match rng.below(10) {
        0..=4 => (Subject::Contact, None, rows(everything.people.iter().map(Thing::Person))),
        5 | 6 => {
            let things = everything.submissions().into_iter().map(|(person, each)| Thing::Submission(each, person));
            (Subject::Submission, Some(Inside::Submission), rows(things))
        }
        7 | 8 => {
            let things = everything.cards().into_iter().map(|(person, each)| Thing::Card(each, person));
            (Subject::Card, Some(Inside::Card), rows(things))
        }
        _ => {
            let mut things = rows(everything.records.iter().map(|each| Thing::Record(each, None)));
            things.retain(|(_, thing)| matches!(thing, Thing::Record(each, _) if each.of == of));
            (Subject::Record([1, 2][of]), Some(Inside::Record(of)), things)
        }
    };
    Asked { subject, inside, things }
}

/// Row ids of what passes, each way of asking by itself, with those that were asked.
async fn found(connection: &mut SqliteConnection, asked: &Asked<'_>, bound: &Bound, world: &World) -> Vec<(Sql, Vec<i64>, Vec<i64>)> {
    let all: Vec<i64> = asked.things.iter().map(|(row, _)| *row).collect();
    let mut answers = Vec::new();
    if asked.subject == Subject::Contact {
        for reach in [Reach::Everybody, Reach::Some, Reach::Between(i64::MIN, MIDDLE), Reach::Between(MIDDLE, i64::MAX)] {
            let sql = compile(bound, reach, NOW, world.locale);
            let found = passing(connection, &sql).await.unwrap_or_else(|error| panic!("{error:?} {}", sql.text));
            let is_asked = |row: &i64| match reach {
                Reach::Between(after, until) => *row > after && *row <= until,
                Reach::Everybody | Reach::Some => true,
            };
            answers.push((sql, found, all.iter().copied().filter(is_asked).collect()));
        }
        return answers;
    }
    let sql = compile_for(bound, asked.subject, NOW, world.locale);
    let mut found = store::passing_of(connection, asked.subject, &sql).await;
    found.retain(|row| all.contains(row));
    if asked.subject == Subject::Submission {
        let (sql, columns) = compile_for_columns(bound, NOW, world.locale);
        let found = store::passing_of_columns(connection, &columns, &sql).await;
        answers.push((sql, found, all.clone()));
    }
    answers.push((sql, found, all));
    answers
}

/// Checks this many filters; returns how many of them something passed and something did not.
async fn round(seed: u64) -> u64 {
    let mut rng = Rng::new(seed);
    let zone = ZONES[rng.index(ZONES.len())];
    let everything = model::everything(&mut rng, PEOPLE);
    let folder = tempfile::tempdir().unwrap();
    let core = workspace(folder.path(), zone, &everything).await;
    let reference = Reference { zone: zone.parse().unwrap(), everything: &everything };
    let mut connection = core.db().read().acquire().await.unwrap();
    let world = World::load(&mut connection).await.unwrap();
    let mut telling = 0;
    for at in 0..FILTERS {
        let asked = asked(&mut rng, &everything);
        let filter = match asked.inside {
            None => generate::filter(&mut rng, DEEPEST),
            Some(inside) => generate::inside(&mut rng, inside, DEEPEST),
        };
        let said = || format!("seed {seed}, filter {at}, zone {zone}: {:?} {filter}", asked.subject);
        let bound = match bind_for(&world, asked.subject, &filter) {
            Ok(bound) => bound,
            // A phase of another board than the one beside it, or a role of another type.
            Err(error) if error.to_string().contains("is no phase") || error.to_string().contains("is no role") => continue,
            Err(error) => panic!("{error} {}", said()),
        };
        for written in [bound.canonical(), bound.portable()] {
            let again = bind_for(&world, asked.subject, &Filter::parse(&written.to_string()).unwrap()).unwrap();
            assert_eq!((again.canonical(), again.summary()), (bound.canonical(), bound.summary()), "{}", said());
        }
        let passing = asked.things.iter().filter(|(_, thing)| reference.holds(*thing, &filter));
        let wanted: Vec<i64> = passing.map(|(row, _)| *row).collect();
        for (sql, mut found, of) in found(&mut connection, &asked, &bound, &world).await {
            found.sort_unstable();
            let wanted: Vec<i64> = wanted.iter().copied().filter(|row| of.contains(row)).collect();
            assert_eq!(found, wanted, "{}\n{}", said(), sql.text);
        }
        telling += u64::from(!wanted.is_empty() && wanted.len() < asked.things.len());
    }
    telling
}

#[tokio::test(flavor = "multi_thread")]
#[expect(clippy::disallowed_methods, reason = "how long to go on is said by whoever runs the test")]
async fn the_compiler_agrees_with_a_plain_evaluator() {
    let rounds = std::env::var("CONTACTS_DIFFERENTIAL_ROUNDS").ok().map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let mut telling = 0;
    let mut seeds = 1..=rounds;
    loop {
        let together: Vec<_> = seeds.by_ref().take(4).map(|seed| tokio::spawn(round(seed))).collect();
        if together.is_empty() {
            break;
        }
        for done in together {
            telling += done.await.unwrap();
        }
    }
    assert!(telling > rounds * FILTERS / 3, "{telling} of {} filters told people apart", rounds * FILTERS);
}
