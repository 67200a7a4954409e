//! Holds the compiler against a plain evaluator: whoever passes a filter in SQL, asked for everybody at once, in two halves and
//! looked up one by one, passes it in words, over generated people and generated filters.
//!
//! `CONTACTS_DIFFERENTIAL_ROUNDS=1000 cargo test -p contact-core --lib differential` goes on for as long as one likes.

mod generate;
mod model;
mod reference;
mod store;

use std::sync::atomic::{AtomicU64, Ordering};

use uuid::Uuid;

use super::store::passing;
use super::{Filter, Reach, World, bind, compile};
use crate::core::Core;
use crate::env::{Env, time_from_ms};
use crate::fields::{self, CreateField, FieldDefinition, FieldType, OptionInput};
use crate::sample::Rng;
use crate::team::{self, AddMember};
use crate::workspace::CreateWorkspace;
use model::{FIELDS, MEMBERS, NOW, OPTIONS, Person, ZONES};
use reference::Reference;

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

async fn workspace(folder: &std::path::Path, zone: &str, people: &[Person]) -> Core {
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
    store::fill(&core, people).await;
    core
}

/// Checks this many filters; returns how many of them somebody passed and somebody did not.
async fn round(seed: u64) -> u64 {
    let mut rng = Rng::new(seed);
    let zone = ZONES[rng.index(ZONES.len())];
    let people: Vec<Person> = (0..PEOPLE).map(|number| model::person(&mut rng, number)).collect();
    let folder = tempfile::tempdir().unwrap();
    let core = workspace(folder.path(), zone, &people).await;
    let reference = Reference { zone: zone.parse().unwrap() };
    let mut connection = core.db().read().acquire().await.unwrap();
    let world = World::load(&mut connection).await.unwrap();
    let mut telling = 0;
    for at in 0..FILTERS {
        let filter = generate::filter(&mut rng, DEEPEST);
        let said = || format!("seed {seed}, filter {at}, zone {zone}: {filter}");
        let bound = bind(&world, &filter).unwrap_or_else(|error| panic!("{error} {}", said()));
        for written in [bound.canonical(), bound.portable()] {
            let again = bind(&world, &Filter::parse(&written.to_string()).unwrap()).unwrap();
            assert_eq!((again.canonical(), again.summary()), (bound.canonical(), bound.summary()), "{}", said());
        }
        let wanted: Vec<usize> = (0..PEOPLE).filter(|number| reference.passes(&people[*number], &filter)).collect();
        for reach in [Reach::Everybody, Reach::Some, Reach::Between(i64::MIN, MIDDLE), Reach::Between(MIDDLE, i64::MAX)] {
            let sql = compile(&bound, reach, NOW, world.locale);
            let found = passing(&mut connection, &sql).await.unwrap_or_else(|error| panic!("{error:?} {} {}", sql.text, said()));
            let found: Vec<usize> = (0..PEOPLE).filter(|number| found.contains(&i64::try_from(number + 1).unwrap())).collect();
            let asked = |number: &usize| match reach {
                Reach::Between(after, until) => (after..until).contains(&i64::try_from(*number).unwrap()),
                Reach::Everybody | Reach::Some => true,
            };
            let wanted: Vec<usize> = wanted.iter().copied().filter(asked).collect();
            assert_eq!(found, wanted, "{reach:?} {}\n{}", said(), sql.text);
        }
        telling += u64::from(!wanted.is_empty() && wanted.len() < PEOPLE);
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
