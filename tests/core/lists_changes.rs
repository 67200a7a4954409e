//! Lists that are kept current by patches are the lists that a fresh start reads, whoever wrote what.

use contact_core::contacts::{self, ContactPatch, CreateContact, Selection, UpdateContact};
use contact_core::fields::{self, CreateField, FieldDefinition, FieldInput, FieldType, SetField, UpdateField};
use contact_core::ids::{ContactId, FieldId, ImportId, OperationId};
use contact_core::imports::{self, GetImport};
use contact_core::lists::{self, ListContacts, ListQuery, LocateContact, Sort, SortField};
use contact_core::operations::{self, UndoOperation};
use contact_core::progress::Job;
use contact_core::team::{self, AddMember, Role, UpdateMember};
use contact_core::{Core, Env};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::fields::{definition, of_type, select};
use crate::property::holds;
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
    Give(Index, usize, u8),
    GiveMany(usize, u8),
    /// Puts the options of a select in another order.
    Arrange(usize),
    /// Makes numbers texts, or texts numbers.
    Retype,
    RenameMember(u8),
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
        (0..15_usize).prop_map(Step::Look),
        (some(), 0..5_usize, any::<u8>()).prop_map(|(who, field, of)| Step::Give(who, field, of)),
        (some(), 0..5_usize, any::<u8>()).prop_map(|(who, field, of)| Step::Give(who, field, of)),
        (0..5_usize, any::<u8>()).prop_map(|(field, of)| Step::GiveMany(field, of)),
        (2..4_usize).prop_map(Step::Arrange),
        Just(Step::Retype),
        any::<u8>().prop_map(Step::RenameMember),
    ]
}

fn name(of: u8) -> String {
    format!("{} {}", ["Ana", "bo", "Çem", "Di", "Ana Bo"][usize::from(of) % 5], ["Ruiz", "Ålund", "", "o'Neil"][usize::from(of) / 5 % 4])
}

fn email(of: u8) -> String {
    format!("{}{}@example.org", ["ana", "B", "zed"][usize::from(of) % 3], of % 30)
}

/// What can be taken back.
#[derive(Default)]
struct Past {
    operations: Vec<OperationId>,
    imports: Vec<ImportId>,
    /// The custom fields.
    fields: Vec<FieldId>,
}

/// A number, a text, a select, a multi-select and a member.
async fn make_fields(core: &Core) -> Vec<FieldId> {
    let several = FieldDefinition { r#type: FieldType::MultiSelect, ..select("Several", &["Zinc", "Iron", "Äther"]) };
    let mut made = Vec::new();
    for definition in [
        of_type("Number", FieldType::Number),
        of_type("Text", FieldType::Text),
        select("One", &["Zinc", "Iron", "Äther"]),
        several,
        of_type("Member", FieldType::Member),
    ] {
        made.push(fields::create(core, CreateField { record_type: None, key: None, group: None, definition }).await.unwrap().field.id);
    }
    let kim = AddMember { name: "Kim".to_owned(), email: "kim@example.org".to_owned(), role: Role::Member, color: None };
    team::add(core, kim).await.unwrap();
    made
}

fn input(fields: &[FieldId], field: usize, of: u8) -> FieldInput {
    let options = ["Zinc", "Iron", "Äther"];
    let values = match field {
        _ if of.is_multiple_of(6) => vec![],
        0 => vec![(i32::from(of % 30) - 12).to_string()],
        1 => vec![if of.is_multiple_of(2) { name(of) } else { of.to_string() }],
        2 => vec![options[usize::from(of) % 3].to_owned()],
        3 => options.iter().enumerate().filter(|(bit, _)| of >> bit & 1 == 1).map(|(_, label)| (*label).to_owned()).collect(),
        _ => vec![["Sam", "kim@example.org"][usize::from(of) % 2].to_owned()],
    };
    FieldInput { field: fields[field], values }
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
        Step::Look(field) => drop(look(core, &queries(&past.fields)[*field * 3]).await),
        Step::Give(who, field, of) => {
            let Some(contact) = pick(who) else { return };
            let patch = ContactPatch { fields: vec![input(&past.fields, *field, *of)], ..ContactPatch::default() };
            if let Ok(saved) = contacts::update(core, UpdateContact { contact, patch }).await {
                past.operations.extend(saved.operation);
            }
        }
        Step::GiveMany(field, of) => {
            let query = ListQuery { search: "b".to_owned(), ..ListQuery::default() };
            let set = SetField { selection: Selection::Matching { query, except: Vec::new() }, input: input(&past.fields, *field, *of) };
            if let Ok(done) = fields::set(core, set, Job::silent()).await {
                past.operations.extend(done.operation);
            }
        }
        Step::Arrange(field) => {
            let change = |mut definition: FieldDefinition| {
                definition.options.rotate_left(1);
                definition
            };
            redefine(core, past, *field, change).await;
        }
        Step::Retype => {
            let change = |mut definition: FieldDefinition| {
                let is_text = definition.r#type == FieldType::Text;
                definition.r#type = if is_text { FieldType::Number } else { FieldType::Text };
                definition
            };
            redefine(core, past, 1, change).await;
        }
        Step::RenameMember(of) => {
            let members = team::members(core).await.unwrap();
            let kim = members.iter().find(|member| member.email == "kim@example.org").unwrap();
            let name = Some(format!("{} {of}", ["Abe", "Zoe"][usize::from(*of) % 2]));
            team::update(core, UpdateMember { member: kim.id, name, email: None, role: None, color: None }).await.unwrap();
        }
    }
}

async fn redefine(core: &Core, past: &mut Past, field: usize, change: impl FnOnce(FieldDefinition) -> FieldDefinition) {
    let list = fields::list(core).await.unwrap();
    let known = list.fields.iter().find(|known| known.id == past.fields[field]).unwrap();
    let update = UpdateField { field: known.id, definition: change(definition(known)), lose_values: true };
    past.operations.extend(fields::update(core, update, Job::silent()).await.unwrap().operation);
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

fn queries(custom: &[FieldId]) -> Vec<ListQuery> {
    let mut queries = Vec::new();
    for (field, number) in FIELDS.into_iter().chain(custom.iter().copied().map(SortField::Field)).zip(0..) {
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
    // Every fifth step or so is another process's.
    let steps = prop::collection::vec((step(), prop::bool::weighted(0.2)), 1..14);
    let check = async |steps: Vec<(Step, bool)>| {
        let w = Workspace::new().await;
        let path = w.folder.path().join("acme.contacts");
        let other = Core::open(&path, Env::system()).await.unwrap();
        let mut past = Past { fields: make_fields(&w.core).await, ..Past::default() };
        look(&w.core, &queries(&past.fields)[3]).await;
        for (step, by_other) in &steps {
            w.later(1);
            act(&w, if *by_other { &other } else { &w.core }, &mut past, step).await;
            let fresh = Core::open(&path, Env::system()).await.unwrap();
            for query in queries(&past.fields) {
                let expected = look(&fresh, &query).await;
                prop_assert_eq!(&look(&w.core, &query).await, &expected, "{:?} after {:?}", query, step);
                prop_assert_eq!(expected.0 as usize, expected.1.len());
            }
            fresh.close().await;
        }
        other.close().await;
        Ok(())
    };
    holds(12, steps, check);
}

#[tokio::test]
async fn a_window_far_from_the_beginning_is_a_slice_of_the_list_that_located_contacts_stand_in() {
    let w = Workspace::new().await;
    let mut table = "Email,Name,Completed at\n".to_owned();
    for row in 0..400 {
        table.push_str(&format!("p{row}@example.com,P{:03},2026-01-01T{:02}:{:02}:00Z\n", row * 7 % 400, row % 5, row % 60));
    }
    w.import(&table).await;
    let fields = make_fields(&w.core).await;
    for (field, number) in (0..5).flat_map(|field| (0..10).map(move |number| (field, number))) {
        let query = ListQuery { search: format!("p{number}"), ..ListQuery::default() };
        let selection = Selection::Matching { query, except: Vec::new() };
        let input = input(&fields, field, number * 23 + 1);
        fields::set(&w.core, SetField { selection, input }, Job::silent()).await.unwrap();
    }
    for query in queries(&fields).into_iter().filter(|query| !query.in_bin && query.search.is_empty()) {
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
