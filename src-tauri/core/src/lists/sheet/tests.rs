use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;

use super::super::extra::Reading;
use super::super::keys::tests::ranking;
use super::super::keys::{Filling, Keys, Ranking};
use super::super::listing::Listing;
use super::super::types::{Sort, SortField};
use super::*;
use crate::fields::FieldType;

/// A contact as the store reads it.
#[derive(Debug, Clone)]
pub(in super::super) struct Person {
    pub(in super::super) names: [String; 2],
    pub(in super::super) emails: Vec<String>,
    pub(in super::super) phone: String,
    pub(in super::super) times: [i64; 3],
    pub(in super::super) submissions: i64,
    pub(in super::super) in_bin: bool,
    /// What the store has of a custom field, whichever of [`TYPES`] it is of.
    pub(in super::super) values: [String; 5],
}

/// Types of the custom field that people have.
const TYPES: [FieldType; 5] = [FieldType::Number, FieldType::Text, FieldType::Select, FieldType::MultiSelect, FieldType::Boolean];

/// The custom field's rankings with the number of the stored value that is of that type.
pub(in super::super) fn rankings() -> impl Iterator<Item = (usize, Ranking)> {
    TYPES.into_iter().map(ranking).enumerate()
}

/// Keys of the people of a block.
pub(in super::super) fn keys<'a>(ranking: &Ranking, of: usize, block: &Block, people: impl IntoIterator<Item = (i64, &'a Person)>) -> Keys {
    let mut filling = Filling::new(ranking, block.ids());
    for (id, person) in people {
        filling.stored(id, person.values[of].as_bytes()).unwrap();
    }
    filling.finish().unwrap()
}

/// The block of these people, by row id.
pub(in super::super) fn block<'a>(people: impl IntoIterator<Item = (i64, &'a Person)>) -> Block {
    let mut joined = Vec::new();
    for (id, person) in people {
        if !joined.is_empty() {
            joined.push(0xFE);
        }
        let [first, last] = &person.names;
        let [created, updated, active] = person.times.map(|time| time.to_string());
        let columns = [
            id.to_string(),
            i32::from(person.in_bin).to_string(),
            crate::identity::fold(&format!("{first} {last}")),
            first.clone(),
            last.clone(),
            person.emails.join("\n"),
            person.phone.clone(),
            first.chars().take(1).collect(),
            created,
            updated,
            active,
            person.submissions.to_string(),
        ];
        let bytes = columns.map(|column| column.into_bytes().into_iter().map(|b| if b == b'\n' { 0xFD } else { b }).collect::<Vec<u8>>());
        joined.extend(bytes.join(&0xFF));
    }
    let mut block = Block::default();
    block.read(&joined, &HashMap::new()).unwrap();
    block.finished()
}

pub(in super::super) fn person() -> impl Strategy<Value = Person> {
    let names = ["[A-Cé]{0,2}( [a-b])?", "[a-c]{0,10}"];
    let emails = prop::collection::vec("[a-b]{1,9}@x", 0..3);
    let values = ["(-?[0-9]{1,2}\\.[05])?", "[A-Cé]{0,20}", "[1-4]?", "(,[12],|,[312],[123],)?", "[01]?"];
    (names, emails, "(\\+[12]{1,3})?", [0..3_i64, -2..2, i64::MIN..i64::MAX], 0..3_i64, any::<bool>(), values).prop_map(
        |(names, emails, phone, times, submissions, in_bin, values)| Person { names, emails, phone, times, submissions, in_bin, values },
    )
}

pub(in super::super) const FIELDS: [SortField; 10] = [
    SortField::Name,
    SortField::FirstName,
    SortField::LastName,
    SortField::Email,
    SortField::Phone,
    SortField::Source,
    SortField::CreatedAt,
    SortField::UpdatedAt,
    SortField::LastActivityAt,
    SortField::SubmissionCount,
];

fn extra(ranking: &Ranking, of: usize, sheet: &Sheet, people: &BTreeMap<i64, Person>) -> Extra {
    let mut reading = Reading::new(ranking, sheet);
    for (id, person) in people {
        if !person.values[of].is_empty() {
            reading.value(*id, person.values[of].as_bytes()).unwrap();
        }
    }
    reading.finish().unwrap()
}

fn listing(sheet: &Arc<Sheet>, extra: &Arc<Extra>) -> Listing {
    Listing { sheet: Arc::clone(sheet), extra: Some(Arc::clone(extra)) }
}

/// Some of all queries in the order of a custom field.
fn queries_by(ranking: &Ranking) -> Vec<ListQuery> {
    let field = SortField::Field(ranking.field);
    let of = |(descending, in_bin, search): (bool, bool, &str)| ListQuery {
        search: search.to_owned(),
        sort: Sort { field, descending },
        in_bin,
        ..ListQuery::default()
    };
    [(false, false, ""), (true, false, ""), (true, true, ""), (false, false, "a")].map(of).to_vec()
}

/// Some of all queries that there are.
fn queries() -> impl Strategy<Value = Vec<ListQuery>> {
    let mut queries = Vec::new();
    for field in FIELDS {
        for (descending, in_bin, search) in
            [(false, false, ""), (true, false, ""), (false, true, ""), (true, false, "a"), (false, false, "b c")]
        {
            queries.push(ListQuery { search: search.to_owned(), sort: Sort { field, descending }, in_bin, ..ListQuery::default() });
        }
    }
    prop::sample::subsequence(queries, 6)
}

fn moment(operation: i64) -> Ledger {
    Ledger { operation, undone: 0, imported: 0 }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is changed, made and removed in whatever order: every list is the one that reading everybody anew gives.
    #[test]
    fn a_patched_sheet_is_the_one_that_would_be_read(
        first in prop::collection::btree_map(1..40_i64, person(), 0..30),
        patches in prop::collection::vec(prop::collection::btree_map(1..60_i64, prop::option::of(person()), 0..8), 1..5),
        queries in queries(),
    ) {
        let mut people = first;
        let mut sheet = Arc::new(Sheet::new(moment(0), block(people.iter().map(|(id, person)| (*id, person)))));
        let mut extras: Vec<Arc<Extra>> = rankings().map(|(of, ranking)| extra(&ranking, of, &sheet, &people).into()).collect();
        for (patch, at) in patches.iter().zip(1..) {
            for (id, person) in patch {
                match person {
                    Some(person) => people.insert(*id, person.clone()),
                    None => people.remove(id),
                };
            }
            let ids: Vec<i64> = patch.keys().copied().collect();
            let now = block(patch.iter().filter_map(|(id, person)| Some((*id, person.as_ref()?))));
            let patched = Arc::new(sheet.patched(moment(at), &ids, now).unwrap());
            let fresh = Arc::new(Sheet::new(moment(at), block(people.iter().map(|(id, person)| (*id, person)))));
            for query in &queries {
                prop_assert_eq!(Listing::from(Arc::clone(&patched)).ids(query), Listing::from(Arc::clone(&fresh)).ids(query), "{:?}", query);
            }
            for ((of, ranking), known) in rankings().zip(&mut extras) {
                let values = people.iter().filter(|(id, _)| ids.contains(id)).map(|(id, person)| (*id, person.values[of].clone()));
                let now: BTreeMap<i64, Vec<u8>> = values.filter(|(_, value)| !value.is_empty()).map(|(id, value)| (id, value.into())).collect();
                *known = known.patched(&sheet, &patched, &ids, &now).unwrap().unwrap().into();
                let (late, new) = (extra(&ranking, of, &patched, &people).into(), extra(&ranking, of, &fresh, &people).into());
                for query in queries_by(&ranking) {
                    let expected = listing(&fresh, &new).ids(&query);
                    prop_assert_eq!(&listing(&patched, known).ids(&query), &expected, "patched, {:?} {:?}", TYPES[of], query);
                    prop_assert_eq!(&listing(&patched, &late).ids(&query), &expected, "read later, {:?} {:?}", TYPES[of], query);
                }
            }
            for id in 0..61 {
                prop_assert_eq!(patched.position(id).map(|at| patched.id(at)), people.contains_key(&id).then_some(id));
            }
            sheet = patched;
        }
    }

    /// The beginning of a list that is not in order yet is the beginning that it will have.
    #[test]
    fn a_window_ahead_of_the_order_is_the_list_s_own(
        people in prop::collection::vec(person(), 100..200),
        changed in prop::collection::btree_map(1..220_i64, person(), 0..10),
        start in 0..8_usize,
        queries in queries(),
        field in 0..TYPES.len(),
    ) {
        let first: BTreeMap<i64, Person> = (1..).zip(people).collect();
        let ids: Vec<i64> = changed.keys().copied().collect();
        let sheet = || {
            let now = block(changed.iter().map(|(id, person)| (*id, person)));
            let sheet = Sheet::new(moment(0), block(first.iter().map(|(id, person)| (*id, person))));
            Arc::new(sheet.patched(moment(1), &ids, now).unwrap())
        };
        let mut all = first.clone();
        all.extend(changed.clone());
        let mut lists: Vec<(ListQuery, Listing)> = queries.into_iter().map(|query| (query, sheet().into())).collect();
        for (of, ranking) in rankings().skip(field).take(1) {
            for query in queries_by(&ranking).into_iter().take(2) {
                let sheet = sheet();
                let extra = Arc::new(extra(&ranking, of, &sheet, &all));
                lists.push((query, listing(&sheet, &extra)));
            }
        }
        for (query, of) in &lists {
            let ahead = of.window(query, start, 9 - start);
            prop_assert!(ahead.is_ahead);
            let list = of.ids(query);
            let then = of.window(query, start, 9 - start);
            prop_assert!(!then.is_ahead);
            prop_assert_eq!((ahead.total, &ahead.ids), (list.len(), &then.ids), "{:?}", query);
        }
    }
}

#[test]
fn many_changes_become_part_of_the_large_block() {
    let one = |number: i64| Person {
        names: [format!("P{:05}", number * 7 % 30_011), String::new()],
        emails: Vec::new(),
        phone: String::new(),
        times: [number; 3],
        submissions: 0,
        in_bin: false,
        values: Default::default(),
    };
    let people: Vec<Person> = (0..30_000).map(one).collect();
    let sheet = Sheet::new(moment(0), block((0..).zip(&people)));
    let later: Vec<Person> = (0..25_000).map(|number| one(number + 5)).collect();
    let ids: Vec<i64> = (10_000..35_000).collect();
    let patched = sheet.patched(moment(1), &ids, block((10_000..).zip(&later))).unwrap();
    assert_eq!((patched.base.len(), patched.changed.len()), (35_000, 0));
    let (_, ranking) = rankings().next().unwrap();
    let known = extra(&ranking, 0, &sheet, &BTreeMap::new());
    assert!(known.patched(&sheet, &patched, &ids, &BTreeMap::new()).unwrap().is_none(), "of another large block");
    let fresh = Sheet::new(moment(1), block((0..10_000).zip(&people).chain((10_000..).zip(&later))));
    let all = |sheet: Sheet| Listing::from(Arc::new(sheet)).ids(&ListQuery::default());
    assert_eq!(all(patched), all(fresh));
}
