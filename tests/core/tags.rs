//! Tags: what members and imports do with them, what undo takes back, and the lists that they narrow.

use contact_core::activity::{self, ActivityKind};
use contact_core::contacts::{self, ContactsChanged, Selection};
use contact_core::exports::{self, CsvOptions, ExportContacts, ExportWith};
use contact_core::filter::Filter;
use contact_core::ids::{ContactId, TagId};
use contact_core::imports::{self, GetImport};
use contact_core::lists::{self, ListContacts, ListQuery};
use contact_core::operations::{self, UndoOperation};
use contact_core::progress::{CancelToken, Job};
use contact_core::tags::{self, GetTag, GetTagUse, MergeTags, TagColor, TagContacts, UpdateTag};
use contact_core::{Core, Env, Error};

use crate::desk::Desk;
use crate::support::{quotes, tagged};

/// People by first name, with an address each.
pub async fn people(desk: &Desk, names: &[&str]) -> Vec<ContactId> {
    let mut ids = Vec::new();
    for name in names {
        let input = contacts::CreateContact {
            first_name: (*name).to_owned(),
            emails: vec![format!("{}@example.org", name.to_lowercase())],
            ..contacts::CreateContact::default()
        };
        ids.push(contacts::create(&desk.core, input).await.unwrap().contact.row.id);
    }
    ids
}

fn these(ids: &[ContactId]) -> Selection {
    Selection::Ids { ids: ids.to_vec() }
}

fn everybody() -> Selection {
    Selection::Matching { query: ListQuery::default(), except: vec![] }
}

fn giving(selection: Selection, add: &[&str]) -> TagContacts {
    TagContacts { selection, add: add.iter().map(|&name| name.to_owned()).collect(), remove: vec![] }
}

fn taking(selection: Selection, remove: &[TagId]) -> TagContacts {
    TagContacts { selection, add: vec![], remove: remove.to_vec() }
}

async fn give(desk: &Desk, selection: Selection, add: &[&str]) -> ContactsChanged {
    tags::tag_contacts(&desk.core, giving(selection, add), Job::silent()).await.unwrap()
}

pub async fn undo(desk: &Desk, done: &ContactsChanged) -> ContactsChanged {
    operations::undo(&desk.core, UndoOperation { operation: done.operation.unwrap() }).await.unwrap()
}

async fn tag(desk: &Desk, name: &str) -> TagId {
    tags::tag_by_name(&desk.core, name).await.unwrap()
}

pub async fn of(desk: &Desk, contact: ContactId) -> Vec<String> {
    desk.contact(contact).await.row.tags
}

async fn listed(desk: &Desk, filter: Filter) -> Vec<String> {
    let query = ListQuery { filter, ..ListQuery::default() };
    let page = lists::page(&desk.core, ListContacts { query, offset: 0, limit: 100, fields: vec![] }).await.unwrap();
    assert_eq!(page.total as usize, page.rows.len());
    page.rows.into_iter().map(|row| row.display_name).collect()
}

/// Name, contacts, contacts in the bin of every tag.
async fn manager(desk: &Desk) -> Vec<(String, u32, u32)> {
    tags::list(&desk.core).await.unwrap().into_iter().map(|tag| (tag.name, tag.contacts, tag.in_bin)).collect()
}

#[tokio::test]
async fn a_tag_is_made_when_it_is_given_and_found_case_and_accents_aside() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben"]).await;
    desk.later(5);
    let done = give(&desk, these(&ids[..1]), &["  Café   VIP "]).await;
    assert_eq!(done.count, 1);
    assert_eq!(give(&desk, these(&ids), &["cafe vip"]).await.count, 1, "Ana has it already");
    assert_eq!(of(&desk, ids[1]).await, ["Café VIP"]);
    assert_eq!(manager(&desk).await, [("Café VIP".to_owned(), 2, 0)]);
    assert_eq!(tag(&desk, "CAFE vip").await, tag(&desk, "Café VIP").await);
    let again = give(&desk, these(&ids), &["Cafe Vip"]).await;
    assert_eq!((again.count, again.operation), (0, None), "nothing to change, nothing to undo");
    desk.is_in_order().await;
}

#[tokio::test]
async fn names_that_are_none_are_refused_and_nothing_changes() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana"]).await;
    let before = desk.tables().await;
    for bad in ["", "   ", "a,b", "a;b", &"x".repeat(61)] {
        let refused = tags::tag_contacts(&desk.core, giving(these(&ids), &["good", bad]), Job::silent()).await;
        assert!(matches!(refused, Err(Error::Invalid { .. })), "{bad:?}: {refused:?}");
    }
    assert_eq!(desk.tables().await, before);
}

#[tokio::test]
async fn a_name_is_kept_as_text_whatever_it_says() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana"]).await;
    for name in ["<img src=x onerror=alert(1)>", "'\"--", "=1+1", "{{7*7}}"] {
        give(&desk, these(&ids), &[name]).await;
        assert!(of(&desk, ids[0]).await.contains(&name.to_owned()));
    }
}

#[tokio::test]
async fn the_timeline_says_once_which_tags_a_change_gave_or_took() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana"]).await;
    desk.later(1);
    give(&desk, these(&ids), &["vip", "partner"]).await;
    desk.later(1);
    let input = TagContacts { selection: these(&ids), add: vec!["new".to_owned()], remove: vec![tag(&desk, "vip").await] };
    tags::tag_contacts(&desk.core, input, Job::silent()).await.unwrap();
    let told: Vec<_> = activity::whole_timeline(&desk.core, ids[0]).await.unwrap().into_iter().filter(|e| !e.changes.is_empty()).collect();
    let words: Vec<_> = told.iter().map(|e| (e.kind, e.changes[0].old.as_str(), e.changes[0].new.as_str())).collect();
    assert_eq!(
        words,
        [(ActivityKind::TagAdded, "", "new"), (ActivityKind::TagRemoved, "vip", ""), (ActivityKind::TagAdded, "", "vip, partner")]
    );
    let contact = desk.contact(ids[0]).await;
    assert_eq!(contact.row.updated_at, told[0].at);
    assert!(contact.row.last_activity_at < told[0].at, "bookkeeping is no interaction");
}

#[tokio::test]
async fn a_bulk_change_is_counted_before_done_in_one_and_undone_in_one_even_by_another_run() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben", "Cid", "Dee"]).await;
    give(&desk, these(&ids[..1]), &["vip", "old"]).await;
    let before = desk.tables().await;
    let input = TagContacts {
        selection: Selection::Matching { query: ListQuery::default(), except: vec![ids[3]] },
        add: vec!["VIP".to_owned(), "new".to_owned()],
        remove: vec![tag(&desk, "old").await],
    };
    let said = tags::count_tagging(&desk.core, input.clone()).await.unwrap();
    assert_eq!((said.selected, said.changed), (3, 3));
    let done = tags::tag_contacts(&desk.core, input, Job::silent()).await.unwrap();
    assert_eq!(done.count, said.changed);
    assert_eq!(of(&desk, ids[0]).await, ["new", "vip"]);
    assert_eq!(of(&desk, ids[3]).await, Vec::<String>::new());

    let other = Core::open(&desk.folder.path().join("acme.contacts"), Env::system()).await.unwrap();
    let undone = operations::undo(&other, UndoOperation { operation: done.operation.unwrap() }).await.unwrap();
    other.close().await;
    assert_eq!(undone.count, 3);
    assert_eq!(desk.tables().await, before);
    let again = operations::undo(&desk.core, UndoOperation { operation: done.operation.unwrap() }).await;
    assert!(matches!(again, Err(Error::Conflict { .. })));
    desk.is_in_order().await;
}

#[tokio::test]
async fn the_count_before_is_the_count_done_for_what_some_have_already() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben", "Cid"]).await;
    give(&desk, these(&ids[..2]), &["a"]).await;
    give(&desk, these(&ids[1..]), &["b"]).await;
    let (a, b) = (tag(&desk, "a").await, tag(&desk, "b").await);
    for (add, remove, expected) in [(vec!["a"], vec![], 1), (vec!["a"], vec![b], 2), (vec![], vec![a, b], 3), (vec!["a", "b"], vec![], 2)] {
        let input = TagContacts { remove, ..giving(everybody(), &add) };
        let said = tags::count_tagging(&desk.core, input.clone()).await.unwrap();
        let done = tags::tag_contacts(&desk.core, input, Job::silent()).await.unwrap();
        assert_eq!((said.changed, done.count), (expected, expected), "{add:?}");
        undo(&desk, &done).await;
    }
    let used = tags::tag_use(&desk.core, GetTagUse { selection: these(&ids[1..]) }).await.unwrap();
    assert_eq!(used.selected, 2);
    assert_eq!(used.tags.iter().map(|t| (t.tag, t.contacts)).collect::<Vec<_>>(), [(a, 1), (b, 2)]);
}

#[tokio::test]
async fn what_cannot_be_done_is_refused_whole() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben"]).await;
    give(&desk, these(&ids), &["vip"]).await;
    let vip = tag(&desk, "vip").await;
    contacts::delete(&desk.core, these(&ids[1..])).await.unwrap();
    let before = desk.tables().await;

    let binned = tags::tag_contacts(&desk.core, giving(these(&ids), &["new"]), Job::silent()).await;
    assert!(matches!(binned, Err(Error::Conflict { .. })), "{binned:?}");
    let both = TagContacts { remove: vec![vip], ..giving(these(&ids[..1]), &["VIP"]) };
    assert!(matches!(tags::tag_contacts(&desk.core, both, Job::silent()).await, Err(Error::Invalid { .. })));
    let itself = MergeTags { from: vip, into: vip };
    assert!(matches!(tags::merge(&desk.core, itself, Job::silent()).await, Err(Error::Invalid { .. })));
    let nobody = TagId::new(uuid::Uuid::nil());
    let missing = tags::tag_contacts(&desk.core, taking(these(&ids[..1]), &[nobody]), Job::silent()).await;
    assert!(matches!(missing, Err(Error::NotFound { what: "tag", .. })));
    let query = ListQuery { filter: tagged("has_none", &[nobody]), ..ListQuery::default() };
    let unknown = lists::page(&desk.core, ListContacts { query, offset: 0, limit: 1, fields: vec![] }).await;
    assert!(matches!(unknown, Err(Error::Invalid { .. })));

    let stop = CancelToken::default();
    stop.cancel();
    let cancelled = tags::tag_contacts(&desk.core, giving(these(&ids[..1]), &["new"]), Job::new(|_| {}, stop)).await;
    assert!(matches!(cancelled, Err(Error::Cancelled)));
    assert_eq!(desk.tables().await, before);
}

#[tokio::test]
async fn the_list_is_narrowed_by_any_combination_and_an_export_has_the_same_rows() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben", "Cid", "Dee"]).await;
    give(&desk, these(&ids[..3]), &["a"]).await;
    give(&desk, these(&ids[1..]), &["b"]).await;
    give(&desk, these(&ids[2..3]), &["c"]).await;
    let (a, b, c) = (tag(&desk, "a").await, tag(&desk, "b").await, tag(&desk, "c").await);
    let any = |any: &[TagId]| tagged("has_any", any);
    let all = |all: &[TagId]| tagged("has_all", all);
    let none = |none: &[TagId]| tagged("has_none", none);
    assert_eq!(listed(&desk, any(&[a, c])).await, ["Ana", "Ben", "Cid"]);
    assert_eq!(listed(&desk, all(&[a, b])).await, ["Ben", "Cid"]);
    assert_eq!(listed(&desk, none(&[a])).await, ["Dee"]);
    assert_eq!(listed(&desk, none(&[a, b])).await, Vec::<String>::new());
    let mixed = Filter::All { all: vec![any(&[a, b]), all(&[b]), none(&[c])] };
    assert_eq!(listed(&desk, mixed.clone()).await, ["Ben", "Dee"]);

    let query = ListQuery { filter: mixed, search: "de".to_owned(), ..ListQuery::default() };
    let found = lists::page(&desk.core, ListContacts { query: query.clone(), offset: 0, limit: 10, fields: vec![] }).await.unwrap();
    assert_eq!(found.rows.iter().map(|r| r.display_name.as_str()).collect::<Vec<_>>(), ["Dee"]);
    let path = desk.folder.path().join("out.csv");
    let selection = Selection::Matching { query: ListQuery { search: String::new(), ..query }, except: vec![] };
    let report = exports::write_csv(
        &desk.core,
        ExportContacts { selection, options: CsvOptions::default(), with: ExportWith::default() },
        &path,
        Job::silent(),
    );
    assert_eq!(report.await.unwrap().rows, 2);
    let text = std::fs::read_to_string(path).unwrap();
    assert_eq!(text.lines().skip(1).map(|line| line.split(',').nth(1).unwrap()).collect::<Vec<_>>(), ["Ben", "Dee"]);
}

#[tokio::test]
async fn a_list_follows_its_tags() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben"]).await;
    give(&desk, these(&ids[..1]), &["a"]).await;
    let filter = tagged("has_all", &[tag(&desk, "a").await]);
    assert_eq!(listed(&desk, filter.clone()).await, ["Ana"]);
    let done = give(&desk, these(&ids), &["a"]).await;
    assert_eq!(listed(&desk, filter.clone()).await, ["Ana", "Ben"]);
    undo(&desk, &done).await;
    assert_eq!(listed(&desk, filter).await, ["Ana"]);
}

#[tokio::test]
async fn a_tag_is_renamed_and_recoloured_and_a_name_that_is_taken_asks_for_a_merge() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana"]).await;
    give(&desk, these(&ids), &["vip", "other"]).await;
    let before = desk.tables().await;
    let vip = tag(&desk, "vip").await;
    let rename = |name: &str| UpdateTag { tag: vip, name: Some(name.to_owned()), color: Some(TagColor::Gray) };
    let refused = tags::update(&desk.core, rename("ÓTHER")).await.unwrap_err();
    assert!(refused.to_string().contains("Merge"), "{refused}");
    let respelt = tags::update(&desk.core, rename("VIP")).await.unwrap();
    assert_eq!(of(&desk, ids[0]).await, ["other", "VIP"]);
    let renamed = tags::update(&desk.core, rename("Very important")).await.unwrap();
    assert_eq!(of(&desk, ids[0]).await, ["other", "Very important"]);
    assert_eq!(tags::update(&desk.core, rename("Very important")).await.unwrap().operation, None);
    let later = operations::undo(&desk.core, UndoOperation { operation: respelt.operation.unwrap() }).await;
    assert!(matches!(later, Err(Error::Conflict { .. })), "it has another name by now");
    undo(&desk, &renamed).await;
    undo(&desk, &respelt).await;
    assert_eq!(desk.tables().await, before);
}

#[tokio::test]
async fn a_merge_gives_the_other_tag_and_is_taken_back() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben", "Cid"]).await;
    give(&desk, these(&ids[..2]), &["a"]).await;
    give(&desk, these(&ids[1..2]), &["b"]).await;
    contacts::delete(&desk.core, these(&ids[..1])).await.unwrap();
    let before = desk.tables().await;
    let (a, b) = (tag(&desk, "a").await, tag(&desk, "b").await);
    assert_eq!(manager(&desk).await, [("a".to_owned(), 1, 1), ("b".to_owned(), 1, 0)]);
    let done = tags::merge(&desk.core, MergeTags { from: a, into: b }, Job::silent()).await.unwrap();
    assert_eq!(done.count, 2, "the one in the bin too");
    assert_eq!(manager(&desk).await, [("b".to_owned(), 1, 1)]);
    assert_eq!(desk.kinds(ids[0]).await[0], ActivityKind::TagAdded);
    assert_eq!(desk.kinds(ids[1]).await[0], ActivityKind::TagRemoved);
    undo(&desk, &done).await;
    assert_eq!(desk.tables().await, before);
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_deleted_tag_frees_its_name_and_comes_back_while_the_name_is_free() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben"]).await;
    give(&desk, these(&ids), &["vip"]).await;
    let before = desk.tables().await;
    let vip = tag(&desk, "vip").await;
    let done = tags::delete(&desk.core, GetTag { tag: vip }, Job::silent()).await.unwrap();
    assert_eq!(done.count, 2);
    assert_eq!(manager(&desk).await, []);
    let new = give(&desk, these(&ids[..1]), &["VIP"]).await;
    assert_ne!(tag(&desk, "vip").await, vip, "another tag of that name");
    let taken = operations::undo(&desk.core, UndoOperation { operation: done.operation.unwrap() }).await;
    assert!(matches!(taken, Err(Error::Conflict { .. })), "{taken:?}");
    undo(&desk, &new).await;
    undo(&desk, &done).await;
    assert_eq!(desk.tables().await, before);
}

#[tokio::test]
pub async fn undo_takes_only_its_own_whatever_was_done_since() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben"]).await;
    let first = give(&desk, these(&ids[..1]), &["a"]).await;
    let second = give(&desk, these(&ids), &["a", "b"]).await;
    undo(&desk, &first).await;
    assert_eq!(of(&desk, ids[0]).await, ["b"], "the first gave Ana her a");
    assert_eq!(of(&desk, ids[1]).await, ["a", "b"]);
    undo(&desk, &second).await;
    assert_eq!(of(&desk, ids[0]).await, Vec::<String>::new(), "what is undone does not come back");
    assert_eq!(manager(&desk).await, [("a".to_owned(), 0, 0)], "later work was done with it, so it stays");
}

const FIRST: &str = "E-mail,Name,Tags\nana@example.org,Ana Ruiz,vip; press\n";

#[tokio::test]
pub async fn undoing_an_import_takes_its_own_tags_and_leaves_those_of_members() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana"]).await;
    give(&desk, these(&ids), &["mine"]).await;
    let report = desk.import_with(&[desk.file("hubspot.csv", FIRST)], quotes()).await;
    assert_eq!(of(&desk, ids[0]).await, ["mine", "press", "vip"]);
    let told = activity::whole_timeline(&desk.core, ids[0]).await.unwrap();
    let entry = told.iter().find(|e| e.kind == ActivityKind::ContactUpdated).unwrap();
    let change = entry.changes.iter().find(|c| c.field == "tags").unwrap();
    assert_eq!((change.old.as_str(), change.new.as_str()), ("mine", "mine, press, vip"));

    give(&desk, these(&ids), &["later"]).await;
    tags::tag_contacts(&desk.core, taking(these(&ids), &[tag(&desk, "press").await]), Job::silent()).await.unwrap();
    give(&desk, these(&ids), &["press"]).await;
    imports::undo(&desk.core, GetImport { import: report.import.unwrap() }, Job::silent()).await.unwrap();
    assert_eq!(of(&desk, ids[0]).await, ["later", "mine", "press"], "press was given anew");
    desk.is_in_order().await;
}

#[tokio::test]
async fn an_import_that_nobody_touched_leaves_nothing_behind() {
    let desk = Desk::new().await;
    people(&desk, &["Ana"]).await;
    let before = desk.tables().await;
    let report = desk.import_with(&[desk.file("hubspot.csv", FIRST)], quotes()).await;
    imports::undo(&desk.core, GetImport { import: report.import.unwrap() }, Job::silent()).await.unwrap();
    assert_eq!(desk.tables().await, before);
}

#[tokio::test]
async fn a_contact_that_an_import_made_and_a_member_tagged_is_kept() {
    let desk = Desk::new().await;
    let report = desk.import_with(&[desk.file("hubspot.csv", FIRST)], quotes()).await;
    let done = give(&desk, everybody(), &["mine"]).await;
    let undone = imports::undo(&desk.core, GetImport { import: report.import.unwrap() }, Job::silent()).await.unwrap();
    assert_eq!((undone.contacts_removed, undone.kept.len()), (0, 1));
    undo(&desk, &done).await;
    desk.is_in_order().await;
}
