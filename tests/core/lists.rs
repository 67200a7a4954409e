//! Lists: windows, orders, search, and that they follow every write.

use contact_core::contacts::{self, ContactPatch, CreateContact, GetContact, Selection, UpdateContact};
use contact_core::ids::ContactId;
use contact_core::lists::{self, ContactPage, ListContacts, ListQuery, LocateContact, Sort, SortField};
use contact_core::{Core, Env, Error};

use crate::support::Workspace;

async fn add(w: &Workspace, first: &str, last: &str, email: &str, phone: &str) -> ContactId {
    w.later(1);
    let filled = |value: &str| if value.is_empty() { Vec::new() } else { value.split(' ').map(str::to_owned).collect() };
    let input = CreateContact {
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        emails: filled(email),
        phones: filled(phone),
        source: String::new(),
        fields: vec![],
    };
    contacts::create(&w.core, input).await.unwrap().contact.row.id
}

fn by(field: SortField, descending: bool) -> ListQuery {
    ListQuery { sort: Sort { field, descending }, ..ListQuery::default() }
}

fn search(text: &str) -> ListQuery {
    ListQuery { search: text.to_owned(), ..ListQuery::default() }
}

async fn page(core: &Core, query: ListQuery, offset: u32, limit: u32) -> ContactPage {
    lists::page(core, ListContacts { query, offset, limit, fields: vec![] }).await.unwrap()
}

async fn names(core: &Core, query: ListQuery) -> Vec<String> {
    let page = page(core, query, 0, 100).await;
    assert_eq!(page.total as usize, page.rows.len());
    page.rows.into_iter().map(|row| row.display_name).collect()
}

async fn four(w: &Workspace) -> [ContactId; 4] {
    [
        add(w, "Zoë", "Adams", "zoe@example.com", "+34600111222").await,
        add(w, "ángel", "Brown", "", "").await,
        add(w, "Ángel", "Álvarez", "B@example.com a.second@other.org", "+14155550100").await,
        add(w, "", "", "c@example.com", "").await,
    ]
}

#[tokio::test]
async fn names_are_ordered_without_case_and_accents() {
    let w = Workspace::new().await;
    four(&w).await;
    let expected = ["Ángel Álvarez", "ángel Brown", "c@example.com", "Zoë Adams"];
    assert_eq!(names(&w.core, ListQuery::default()).await, expected);
    let mut reversed = expected;
    reversed.reverse();
    assert_eq!(names(&w.core, by(SortField::Name, true)).await, reversed);
}

#[tokio::test]
async fn empty_values_are_last_and_equal_ones_go_by_name() {
    let w = Workspace::new().await;
    four(&w).await;
    for (field, up, down) in [
        (
            SortField::FirstName,
            ["Ángel Álvarez", "ángel Brown", "Zoë Adams", "c@example.com"],
            ["Zoë Adams", "Ángel Álvarez", "ángel Brown", "c@example.com"],
        ),
        (
            SortField::LastName,
            ["Zoë Adams", "Ángel Álvarez", "ángel Brown", "c@example.com"],
            ["ángel Brown", "Ángel Álvarez", "Zoë Adams", "c@example.com"],
        ),
        (
            SortField::Email,
            ["Ángel Álvarez", "c@example.com", "Zoë Adams", "ángel Brown"],
            ["Zoë Adams", "c@example.com", "Ángel Álvarez", "ángel Brown"],
        ),
        (
            SortField::Phone,
            ["Ángel Álvarez", "Zoë Adams", "ángel Brown", "c@example.com"],
            ["Zoë Adams", "Ángel Álvarez", "ángel Brown", "c@example.com"],
        ),
        (
            SortField::CreatedAt,
            ["Zoë Adams", "ángel Brown", "Ángel Álvarez", "c@example.com"],
            ["c@example.com", "Ángel Álvarez", "ángel Brown", "Zoë Adams"],
        ),
        (
            SortField::Source,
            ["Ángel Álvarez", "ángel Brown", "c@example.com", "Zoë Adams"],
            ["Ángel Álvarez", "ángel Brown", "c@example.com", "Zoë Adams"],
        ),
        (
            SortField::SubmissionCount,
            ["Ángel Álvarez", "ángel Brown", "c@example.com", "Zoë Adams"],
            ["Ángel Álvarez", "ángel Brown", "c@example.com", "Zoë Adams"],
        ),
    ] {
        assert_eq!(names(&w.core, by(field, false)).await, up, "{field:?}");
        assert_eq!(names(&w.core, by(field, true)).await, down, "{field:?} descending");
    }
    for field in [SortField::UpdatedAt, SortField::LastActivityAt] {
        assert_eq!(names(&w.core, by(field, true)).await[0], "c@example.com", "{field:?}");
    }
}

#[tokio::test]
async fn a_window_has_its_rows_and_the_size_of_the_whole_list() {
    let w = Workspace::new().await;
    let empty = page(&w.core, ListQuery::default(), 0, 10).await;
    assert_eq!((empty.total, empty.rows.len()), (0, 0));
    four(&w).await;
    let middle = page(&w.core, ListQuery::default(), 1, 2).await;
    assert_eq!((middle.total, middle.offset), (4, 1));
    assert_eq!(middle.rows.iter().map(|r| r.display_name.as_str()).collect::<Vec<_>>(), ["ángel Brown", "c@example.com"]);
    let beyond = page(&w.core, ListQuery::default(), 9, 5).await;
    assert_eq!((beyond.total, beyond.rows.len()), (4, 0));
    let row = &page(&w.core, search("zoe"), 0, 1).await.rows[0];
    assert_eq!(row.email.as_deref(), Some("zoe@example.com"));
    assert_eq!(row.phone.as_deref(), Some("+34600111222"));
    assert_eq!(row.phone_display.as_deref(), Some("+34 600 11 12 22"));
}

#[tokio::test]
async fn search_finds_names_addresses_and_numbers_and_keeps_the_order() {
    let w = Workspace::new().await;
    four(&w).await;
    for (text, expected) in [
        ("angel", &["Ángel Álvarez", "ángel Brown"][..]),
        ("ALV ang", &["Ángel Álvarez"]),
        ("ngel", &[]),
        ("example.com", &["Ángel Álvarez", "c@example.com", "Zoë Adams"]),
        ("second@", &["Ángel Álvarez"]),
        ("(415) 555", &["Ángel Álvarez"]),
        ("0600 111", &["Zoë Adams"]),
        ("zoe 600111", &["Zoë Adams"]),
        ("angel 600111", &[]),
    ] {
        assert_eq!(names(&w.core, search(text)).await, expected, "{text:?}");
    }
}

#[tokio::test]
async fn lists_follow_every_write() {
    let w = Workspace::new().await;
    let [zoe, ..] = four(&w).await;
    assert_eq!(names(&w.core, search("adams")).await, ["Zoë Adams"]);
    let patch = ContactPatch { last_name: Some("Ames".to_owned()), ..ContactPatch::default() };
    contacts::update(&w.core, UpdateContact { contact: zoe, patch }).await.unwrap();
    assert!(names(&w.core, search("adams")).await.is_empty());
    assert_eq!(names(&w.core, search("ames")).await, ["Zoë Ames"]);

    contacts::delete(&w.core, Selection::Ids { ids: vec![zoe] }).await.unwrap();
    assert!(names(&w.core, search("ames")).await.is_empty());
    let bin = ListQuery { in_bin: true, ..search("ames") };
    assert_eq!(names(&w.core, bin).await, ["Zoë Ames"]);
    for field in [SortField::Name, SortField::Email, SortField::CreatedAt] {
        assert_eq!(names(&w.core, ListQuery { in_bin: true, ..by(field, true) }).await, ["Zoë Ames"]);
        assert_eq!(names(&w.core, by(field, true)).await.len(), 3);
    }
    assert!(contacts::profile(&w.core, GetContact { contact: zoe }).await.unwrap().deleted_at.is_some());

    contacts::restore(&w.core, Selection::Matching { query: ListQuery { in_bin: true, ..ListQuery::default() }, except: vec![] })
        .await
        .unwrap();
    assert_eq!(names(&w.core, search("ames")).await, ["Zoë Ames"]);
}

#[tokio::test]
async fn a_list_shows_what_another_process_wrote() {
    let w = Workspace::new().await;
    four(&w).await;
    assert_eq!(names(&w.core, search("newcomer")).await.len(), 0);
    let other = Core::open(&w.folder.path().join("acme.contacts"), Env::system()).await.unwrap();
    let input = CreateContact { first_name: "Newcomer".to_owned(), ..CreateContact::default() };
    contacts::create(&other, input).await.unwrap();
    assert_eq!(names(&w.core, search("newcomer")).await, ["Newcomer"]);
    other.close().await;
}

#[tokio::test]
async fn a_contact_is_located_with_its_neighbours() {
    let w = Workspace::new().await;
    let [zoe, brown, alvarez, c] = four(&w).await;
    let locate = async |query: ListQuery, contact| lists::locate(&w.core, LocateContact { query, contact }).await;
    let found = locate(ListQuery::default(), brown).await.unwrap();
    assert_eq!((found.position, found.total, found.previous, found.next), (Some(1), 4, Some(alvarez), Some(c)));
    let first = locate(ListQuery::default(), alvarez).await.unwrap();
    assert_eq!((first.position, first.previous, first.next), (Some(0), None, Some(brown)));
    let last = locate(ListQuery::default(), zoe).await.unwrap();
    assert_eq!((last.position, last.previous, last.next), (Some(3), Some(c), None));
    let absent = locate(search("angel"), zoe).await.unwrap();
    assert_eq!((absent.position, absent.total, absent.previous, absent.next), (None, 2, None, None));
    let unknown = "0190f000-0000-7000-8000-00000000ffff".parse().unwrap();
    assert!(matches!(locate(ListQuery::default(), unknown).await, Err(Error::NotFound { .. })));
}

#[tokio::test]
async fn a_selection_of_all_that_match_leaves_out_the_unticked() {
    let w = Workspace::new().await;
    let [_, brown, ..] = four(&w).await;
    let changed = contacts::delete(&w.core, Selection::Matching { query: search("angel"), except: vec![brown] }).await.unwrap();
    assert_eq!(changed.count, 1);
    assert_eq!(names(&w.core, search("angel")).await, ["ángel Brown"]);
}

#[tokio::test]
async fn many_requests_at_once_get_the_same_list() {
    let w = Workspace::new().await;
    four(&w).await;
    let requests: Vec<_> = (0..16)
        .map(|_| {
            let core = w.core.clone();
            tokio::spawn(async move { names(&core, search("e")).await })
        })
        .collect();
    for request in requests {
        assert_eq!(request.await.unwrap(), ["Ángel Álvarez", "c@example.com", "Zoë Adams"]);
    }
}
