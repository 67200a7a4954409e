//! Lists that are kept current by patches are the lists that a fresh start reads, whoever wrote what.

use contact_core::contacts::{self, ContactPatch, CreateContact, Selection, UpdateContact};
use contact_core::ids::{ContactId, ImportId, OperationId};
use contact_core::imports::{self, GetImport};
use contact_core::lists::{self, ListContacts, ListQuery, LocateContact, Sort, SortField};
use contact_core::operations::{self, UndoOperation};
use contact_core::progress::Job;
use contact_core::{Core, Env};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestRunner};

use crate::support::Workspace;

/// What somebody does.
#[derive(Debug, Clone)]
enum Step {
    Create(u8),
    Rename(Index, u8),
    Readdress(Index, u8),
    Delete(Vec<Index>),
    RestoreAll,
    UndoOperation(Index),
    Import(Vec<u8>),
    UndoImport(Index),
    Look(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let some = || any::<Index>();
    prop_oneof![
        any::<u8>().prop_map(Step::Create),
        (some(), any::<u8>()).prop_map(|(who, name)| Step::Rename(who, name)),
        (some(), any::<u8>()).prop_map(|(who, email)| Step::Readdress(who, email)),
        prop::collection::vec(some(), 1..4).prop_map(Step::Delete),
        Just(Step::RestoreAll),
        some().prop_map(Step::UndoOperation),
        prop::collection::vec(any::<u8>(), 1..12).prop_map(Step::Import),
        some().prop_map(Step::UndoImport),
        (0..10_usize).prop_map(Step::Look),
    ]
}

fn name(of: u8) -> String {
    format!("{} {}", ["Ana", "bo", "Çem", "Di", "Ana Bo"][usize::from(of) % 5], ["Ruiz", "Ålund", "", "o'Neil"][usize::from(of) / 5 % 4])
}

fn email(of: u8) -> String {
    format!("{}{}@example.org", ["ana", "B", "zed"][usize::from(of) % 3], of % 30)
}

/// What can be taken back, and who there is.
#[derive(Default)]
struct Past {
    operations: Vec<OperationId>,
    imports: Vec<ImportId>,
}

async fn everybody(core: &Core) -> Vec<ContactId> {
    let mut ids = Vec::new();
    for in_bin in [false, true] {
        let query = ListQuery { in_bin, ..ListQuery::default() };
        let page = lists::page(core, ListContacts { query, offset: 0, limit: 10_000, fields: vec![] }).await.unwrap();
        ids.extend(page.rows.into_iter().map(|row| row.id));
    }
    ids.sort_unstable();
    ids
}

/// Does a step; one that is refused (an address that is taken, nothing to undo) changes nothing, which is a step too.
async fn act(w: &Workspace, core: &Core, past: &mut Past, step: &Step) {
    let people = everybody(core).await;
    let pick = |who: &Index| people.get(who.index(people.len().max(1))).copied();
    match step {
        Step::Create(of) => {
            let input = CreateContact { first_name: name(*of), emails: vec![email(*of)], ..CreateContact::default() };
            let _ = contacts::create(core, input).await;
        }
        Step::Rename(who, of) => {
            let Some(contact) = pick(who) else { return };
            let patch = ContactPatch { last_name: Some(name(*of)), ..ContactPatch::default() };
            let _ = contacts::update(core, UpdateContact { contact, patch }).await;
        }
        Step::Readdress(who, of) => {
            let Some(contact) = pick(who) else { return };
            let phones = vec![format!("+1 415 555 01{:02}", of % 100)];
            let patch = ContactPatch { emails: Some(vec![email(*of), email(of / 2)]), phones: Some(phones), ..ContactPatch::default() };
            let _ = contacts::update(core, UpdateContact { contact, patch }).await;
        }
        Step::Delete(who) => {
            let ids = who.iter().filter_map(pick).collect();
            past.operations.extend(contacts::delete(core, Selection::Ids { ids }).await.unwrap().operation);
        }
        Step::RestoreAll => {
            let query = ListQuery { in_bin: true, ..ListQuery::default() };
            let all = Selection::Matching { query, except: Vec::new() };
            past.operations.extend(contacts::restore(core, all).await.unwrap().operation);
        }
        Step::UndoOperation(which) => {
            let Some(operation) = past.operations.get(which.index(past.operations.len().max(1))).copied() else { return };
            let _ = operations::undo(core, UndoOperation { operation }).await;
        }
        Step::Import(rows) => {
            let mut table = "Email,Name,Completed at\n".to_owned();
            for of in rows {
                table.push_str(&format!("{},{},2026-01-01T10:{:02}:00Z\n", email(*of), name(*of), of % 60));
            }
            past.imports.extend(w.import(&table).await.import);
        }
        Step::UndoImport(which) => {
            let Some(import) = past.imports.get(which.index(past.imports.len().max(1))).copied() else { return };
            let _ = imports::undo(core, GetImport { import }, Job::silent()).await;
        }
        Step::Look(field) => drop(look(core, &queries()[*field * 3]).await),
    }
}

const FIELDS: [SortField; 10] = [
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

fn queries() -> Vec<ListQuery> {
    let mut queries = Vec::new();
    for (field, number) in FIELDS.into_iter().zip(0..) {
        let sort = Sort { field, descending: number % 2 == 0 };
        queries.push(ListQuery { sort, ..ListQuery::default() });
        queries.push(ListQuery { sort, in_bin: true, ..ListQuery::default() });
        queries.push(ListQuery { sort, search: ["an", "@example", "415", "o'n"][number % 4].to_owned(), ..ListQuery::default() });
    }
    queries
}

async fn look(core: &Core, query: &ListQuery) -> (u32, Vec<ContactId>) {
    let page = lists::page(core, ListContacts { query: query.clone(), offset: 0, limit: 10_000, fields: vec![] }).await.unwrap();
    (page.total, page.rows.into_iter().map(|row| row.id).collect())
}

#[test]
fn patched_lists_are_those_that_a_fresh_start_reads() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let mut runner = TestRunner::new(Config { cases: 12, failure_persistence: None, ..Config::default() });
    // Every fifth step or so is another process's.
    let steps = prop::collection::vec((step(), prop::bool::weighted(0.2)), 1..14);
    let check = async |steps: Vec<(Step, bool)>| {
        let w = Workspace::new().await;
        let path = w.folder.path().join("acme.contacts");
        let other = Core::open(&path, Env::system()).await.unwrap();
        let mut past = Past::default();
        look(&w.core, &queries()[3]).await;
        for (step, by_other) in &steps {
            w.later(1);
            act(&w, if *by_other { &other } else { &w.core }, &mut past, step).await;
            let fresh = Core::open(&path, Env::system()).await.unwrap();
            for query in queries() {
                let expected = look(&fresh, &query).await;
                prop_assert_eq!(&look(&w.core, &query).await, &expected, "{:?} after {:?}", query, step);
                prop_assert_eq!(expected.0 as usize, expected.1.len());
            }
            fresh.close().await;
        }
        other.close().await;
        Ok(())
    };
    runner.run(&steps, |steps| runtime.block_on(check(steps))).unwrap();
}

#[tokio::test]
async fn a_window_far_from_the_beginning_is_a_slice_of_the_list_that_located_contacts_stand_in() {
    let w = Workspace::new().await;
    let mut table = "Email,Name,Completed at\n".to_owned();
    for row in 0..400 {
        table.push_str(&format!("p{row}@example.com,P{:03},2026-01-01T{:02}:{:02}:00Z\n", row * 7 % 400, row % 5, row % 60));
    }
    w.import(&table).await;
    for query in queries().into_iter().filter(|query| !query.in_bin && query.search.is_empty()) {
        let page =
            async |offset, limit| lists::page(&w.core, ListContacts { query: query.clone(), offset, limit, fields: vec![] }).await.unwrap();
        // Asked for before the list has been put in order, so that only the beginning is.
        let first = page(3, 10).await;
        let whole = page(0, 1_000).await;
        assert_eq!((first.total, whole.total, whole.rows.len()), (400, 400, 400), "{query:?}");
        assert_eq!(first.rows, whole.rows[3..13], "{query:?}");
        assert_eq!(page(250, 20).await.rows, whole.rows[250..270], "{query:?}");
        let asked = LocateContact { query: query.clone(), contact: whole.rows[7].id };
        let found = lists::locate(&w.core, asked).await.unwrap();
        assert_eq!((found.position, found.previous, found.next), (Some(7), Some(whole.rows[6].id), Some(whole.rows[8].id)));
    }
}
