//! Custom fields in lists, profiles, documents and exports.

use std::fs;

use contact_core::contacts::{self, GetContact, Selection};
use contact_core::exports::{self, CsvOptions, ExportContacts, ExportWith};
use contact_core::fields::{
    self, ArchiveField, CreateField, CreateFieldGroup, FieldCell, FieldConfig, FieldDefinition, FieldInfo, FieldType, FieldValue, GetField,
    MoveField, SetField, UpdateField,
};
use contact_core::identity::fold;
use contact_core::ids::{ContactId, FieldId, MemberId};
use contact_core::lists::{self, ListContacts, ListQuery, LocateContact, Sort, SortField};
use contact_core::operations::{self, UndoOperation};
use contact_core::progress::Job;
use contact_core::tags::{self, TagContacts};
use contact_core::team::{self, AddMember, Role, UpdateMember};
use contact_core::{Core, Env, Error};

use crate::desk::Desk;
use crate::fields::{definition, give, make, of_type, select, typed};
use crate::support::tagged as having;

/// People of these first names.
async fn people<const N: usize>(desk: &Desk, names: [&str; N]) -> [ContactId; N] {
    crate::tags::people(desk, &names).await.try_into().unwrap()
}

fn by(field: FieldId, descending: bool) -> ListQuery {
    ListQuery { sort: Sort { field: SortField::Field(field), descending }, ..ListQuery::default() }
}

async fn add_member(desk: &Desk, name: &str) -> MemberId {
    let input = AddMember { name: name.to_owned(), email: String::new(), role: Role::Member, color: None };
    team::add(&desk.core, input).await.unwrap().id
}

async fn names(desk: &Desk, query: ListQuery) -> Vec<String> {
    let page = lists::page(&desk.core, ListContacts { query, offset: 0, limit: 100, fields: vec![] }).await.unwrap();
    page.rows.into_iter().map(|row| row.display_name).collect()
}

async fn cells(desk: &Desk, fields: &[FieldId]) -> Vec<Vec<FieldCell>> {
    let asked = ListContacts { query: ListQuery::default(), offset: 0, limit: 100, fields: fields.to_vec() };
    lists::page(&desk.core, asked).await.unwrap().rows.into_iter().map(|row| row.fields).collect()
}

fn number(field: &FieldInfo, number: f64) -> FieldCell {
    FieldCell { field: field.id, value: FieldValue::Number(number) }
}

fn text(field: &FieldInfo, text: &str) -> FieldCell {
    FieldCell { field: field.id, value: FieldValue::Text(text.to_owned()) }
}

#[tokio::test]
async fn rows_have_the_values_that_were_asked_for_and_a_profile_has_all() {
    let desk = Desk::new().await;
    let [ana, bo] = people(&desk, ["Ana", "Bo"]).await;
    let size = make(&desk, of_type("Size", FieldType::Number)).await;
    let nick = make(&desk, of_type("Nick", FieldType::Text)).await;
    let old = make(&desk, of_type("Old", FieldType::Text)).await;
    for (contact, field, value) in [(ana, &size, "5.5"), (ana, &nick, "A, \"é\""), (bo, &nick, "b"), (ana, &old, "x")] {
        give(&desk, contact, field.id, &[value]).await.unwrap();
    }
    fields::archive(&desk.core, ArchiveField { field: old.id, archived: true }).await.unwrap();
    let unknown: FieldId = "0190f000-0000-7000-8000-00000000ffff".parse().unwrap();

    assert_eq!(cells(&desk, &[]).await, [vec![], vec![]]);
    assert_eq!(cells(&desk, &[unknown, old.id]).await, [vec![], vec![]]);
    let asked = [nick.id, unknown, size.id, old.id, nick.id];
    assert_eq!(cells(&desk, &asked).await, [vec![text(&nick, "A, \"é\""), number(&size, 5.5)], vec![text(&nick, "b")]]);
    let profile = contacts::profile(&desk.core, GetContact { contact: ana }).await.unwrap();
    assert_eq!(profile.row.fields, [number(&size, 5.5), text(&nick, "A, \"é\"")]);

    let document = contacts::full_document(&desk.core, ana).await.unwrap().contact.fields;
    assert_eq!(serde_json::json!(document), serde_json::json!({"size": 5.5, "nick": "A, \"é\""}));
    let listed = desk.contacts().await;
    assert_eq!(serde_json::json!(listed[1].fields), serde_json::json!({"nick": "b"}));
}

/// Values of each type for Ana, Bo, Cy and Di, and the names in ascending order. Eve has none.
const SORTED: [(FieldType, [&str; 4], [&str; 4]); 15] = [
    (FieldType::Text, ["b", "Ä", "c", "B"], ["Bo", "Ana", "Di", "Cy"]),
    (FieldType::LongText, ["b\nx", "b", "c", "a"], ["Di", "Bo", "Ana", "Cy"]),
    (FieldType::Number, ["10", "9", "-1.5", "-20"], ["Di", "Cy", "Bo", "Ana"]),
    (FieldType::Currency, ["10", "9", "0.5", "0.25"], ["Di", "Cy", "Bo", "Ana"]),
    (FieldType::Percent, ["100", "9", "45", "0"], ["Di", "Bo", "Cy", "Ana"]),
    (FieldType::Date, ["2026-02-01", "2026-01-31", "1999-12-31", "2026-10-01"], ["Cy", "Bo", "Ana", "Di"]),
    (
        FieldType::Datetime,
        ["2026-01-01T00:00:00Z", "1960-01-01T00:00:00Z", "2026-01-01T00:00:00.001Z", "1970-01-01T00:00:00Z"],
        ["Bo", "Di", "Ana", "Cy"],
    ),
    (FieldType::Boolean, ["yes", "no", "yes", "no"], ["Bo", "Di", "Ana", "Cy"]),
    (FieldType::Select, ["Third", "First", "Second", "First"], ["Bo", "Di", "Cy", "Ana"]),
    (FieldType::MultiSelect, ["Second; First", "Third", "First", "Second; Third"], ["Cy", "Ana", "Di", "Bo"]),
    (FieldType::Email, ["b@x.org", "A@x.org", "c@x.org", "a@y.org"], ["Bo", "Di", "Ana", "Cy"]),
    (FieldType::Phone, ["+34600111222", "+14155550100", "+34600111223", "+14155550101"], ["Bo", "Di", "Ana", "Cy"]),
    (FieldType::Url, ["https://b.org", "https://a.org", "https://d.org", "https://c.org"], ["Bo", "Ana", "Di", "Cy"]),
    (FieldType::Rating, ["5", "1", "3", "2"], ["Bo", "Di", "Cy", "Ana"]),
    (FieldType::Member, ["Sam", "Sam", "Sam", "Sam"], ["Ana", "Bo", "Cy", "Di"]),
];

#[tokio::test]
async fn lists_are_in_the_order_of_values_of_every_type() {
    let desk = Desk::new().await;
    let all = people(&desk, ["Ana", "Bo", "Cy", "Di", "Eve"]).await;
    assert_eq!(SORTED.map(|(of, ..)| of), FieldType::ALL);
    for (r#type, values, ascending) in SORTED {
        let is_choice = matches!(r#type, FieldType::Select | FieldType::MultiSelect);
        let options: &[&str] = if is_choice { &["First", "Second", "Third"] } else { &[] };
        let field = make(&desk, FieldDefinition { r#type, ..select(r#type.as_str(), options) }).await;
        // Nobody has one yet: by name.
        assert_eq!(names(&desk, by(field.id, true)).await, ["Ana", "Bo", "Cy", "Di", "Eve"], "{type:?}");
        for (contact, value) in all.iter().zip(values) {
            give(&desk, *contact, field.id, &[value]).await.unwrap();
        }
        let mut expected: Vec<&str> = ascending.to_vec();
        expected.push("Eve");
        assert_eq!(names(&desk, by(field.id, false)).await, expected, "{type:?}");
        let value = |name: &str| values[["Ana", "Bo", "Cy", "Di"].iter().position(|known| *known == name).unwrap()];
        let mut reversed: Vec<&str> = ascending.to_vec();
        reversed.reverse();
        // Equal ones stay in the order of names.
        for start in 0..reversed.len() {
            let same = reversed[start..].iter().take_while(|name| fold(value(name)) == fold(value(reversed[start]))).count();
            reversed[start..start + same].sort_unstable();
        }
        reversed.push("Eve");
        assert_eq!(names(&desk, by(field.id, true)).await, reversed, "{type:?}, descending");
        for (at, name) in expected.iter().enumerate() {
            let contact = all[["Ana", "Bo", "Cy", "Di", "Eve"].iter().position(|known| known == name).unwrap()];
            let found = lists::locate(&desk.core, LocateContact { query: by(field.id, false), contact }).await.unwrap();
            assert_eq!((found.position, found.total), (Some(u32::try_from(at).unwrap()), 5), "{type:?}");
        }
    }
}

#[tokio::test]
async fn an_order_follows_values_options_members_and_undo() {
    let desk = Desk::new().await;
    let [ana, bo, _] = people(&desk, ["Ana", "Bo", "Cy"]).await;
    let stage = make(&desk, select("Stage", &["New", "Won"])).await;
    let who = make(&desk, of_type("Who", FieldType::Member)).await;
    let (sam, kim) = (team::members(&desk.core).await.unwrap()[0].id, add_member(&desk, "Kim").await);
    give(&desk, ana, stage.id, &["Won"]).await.unwrap();
    give(&desk, bo, stage.id, &["New"]).await.unwrap();
    give(&desk, ana, who.id, &["Sam"]).await.unwrap();
    give(&desk, bo, who.id, &["Kim"]).await.unwrap();
    assert_eq!(names(&desk, by(stage.id, false)).await, ["Bo", "Ana", "Cy"]);
    assert_eq!(names(&desk, by(who.id, false)).await, ["Bo", "Ana", "Cy"]);

    let mut swapped = definition(&stage);
    swapped.options.reverse();
    fields::update(&desk.core, UpdateField { field: stage.id, definition: swapped, lose_values: false }, Job::silent()).await.unwrap();
    assert_eq!(names(&desk, by(stage.id, false)).await, ["Ana", "Bo", "Cy"]);
    for (member, name) in [(sam, "Abe"), (kim, "Zoe")] {
        let rename = UpdateMember { member, name: Some(name.to_owned()), email: None, role: None, color: None };
        team::update(&desk.core, rename).await.unwrap();
    }
    assert_eq!(names(&desk, by(who.id, false)).await, ["Ana", "Bo", "Cy"]);
    let changed = give(&desk, ana, stage.id, &[]).await.unwrap();
    assert_eq!(names(&desk, by(stage.id, false)).await, ["Bo", "Ana", "Cy"]);
    operations::undo(&desk.core, UndoOperation { operation: changed.unwrap() }).await.unwrap();
    assert_eq!(names(&desk, by(stage.id, false)).await, ["Ana", "Bo", "Cy"]);

    // Another process.
    let other = Core::open(&desk.folder.path().join("acme.contacts"), Env::system()).await.unwrap();
    let set = SetField { selection: Selection::Ids { ids: vec![ana] }, input: typed(stage.id, &[]) };
    fields::set(&other, set, Job::silent()).await.unwrap();
    assert_eq!(names(&desk, by(stage.id, false)).await, ["Bo", "Ana", "Cy"]);
    other.close().await;
}

#[tokio::test]
async fn archived_fields_still_order_and_unknown_ones_are_named() {
    let desk = Desk::new().await;
    let [ana, bo] = people(&desk, ["Ana", "Bo"]).await;
    let size = make(&desk, of_type("Size", FieldType::Number)).await;
    give(&desk, ana, size.id, &["2"]).await.unwrap();
    give(&desk, bo, size.id, &["1"]).await.unwrap();
    fields::archive(&desk.core, ArchiveField { field: size.id, archived: true }).await.unwrap();
    assert_eq!(names(&desk, by(size.id, false)).await, ["Bo", "Ana"]);
    fields::delete(&desk.core, GetField { field: size.id }).await.unwrap();
    let id = size.id.to_string();
    let is_named = |error: Error| matches!(&error, Error::NotFound { what: "field", id: named } if *named == id);
    let asked = ListContacts { query: by(size.id, false), offset: 0, limit: 10, fields: vec![size.id] };
    assert!(is_named(lists::page(&desk.core, asked).await.unwrap_err()));
    assert!(is_named(lists::locate(&desk.core, LocateContact { query: by(size.id, true), contact: ana }).await.unwrap_err()));
    let all = Selection::Matching { query: by(size.id, false), except: vec![] };
    assert!(is_named(contacts::delete(&desk.core, all).await.unwrap_err()));
    assert_eq!(names(&desk, ListQuery::default()).await, ["Ana", "Bo"]);
}

/// A file of the contacts that a query finds, as its cells after the built-in columns.
async fn exported(desk: &Desk, query: ListQuery, options: CsvOptions) -> Vec<Vec<String>> {
    let path = desk.folder.path().join("out.csv");
    let selection = Selection::Matching { query, except: vec![] };
    exports::write_csv(&desk.core, ExportContacts { selection, options, with: ExportWith::default() }, &path, Job::silent()).await.unwrap();
    let text = fs::read(&path).unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&*text);
    reader.records().map(|record| record.unwrap().iter().skip(12).map(str::to_owned).collect()).collect()
}

#[tokio::test]
async fn tagged_and_searched_lists_and_exports_are_in_the_same_order() {
    let desk = Desk::new().await;
    let all = people(&desk, ["Ana", "Bo", "Cy", "Di"]).await;
    let size = make(&desk, of_type("Size", FieldType::Number)).await;
    for (contact, value) in all.iter().zip(["3", "-1", "10", ""]) {
        give(&desk, *contact, size.id, &[value]).await.unwrap();
    }
    let these = |ids: &[ContactId]| Selection::Ids { ids: ids.to_vec() };
    let tag = TagContacts { selection: these(&[all[0], all[1], all[3]]), add: vec!["vip".to_owned()], remove: vec![] };
    tags::tag_contacts(&desk.core, tag, Job::silent()).await.unwrap();
    let vip = tags::tag_by_name(&desk.core, "vip").await.unwrap();
    let tagged = |descending| ListQuery { filter: having("has_all", &[vip]), ..by(size.id, descending) };
    assert_eq!(names(&desk, tagged(false)).await, ["Bo", "Ana", "Di"]);
    assert_eq!(names(&desk, tagged(true)).await, ["Ana", "Bo", "Di"]);
    let found = lists::locate(&desk.core, LocateContact { query: tagged(false), contact: all[0] }).await.unwrap();
    assert_eq!((found.position, found.previous, found.next), (Some(1), Some(all[1]), Some(all[3])));
    let found = ListQuery { search: "a".to_owned(), ..by(size.id, true) };
    assert_eq!(names(&desk, ListQuery { search: "ana".to_owned(), ..found.clone() }).await, ["Ana"]);
    assert_eq!(names(&desk, found).await, ["Cy", "Ana", "Bo", "Di"], "addresses at example.org");
    assert_eq!(exported(&desk, by(size.id, true), CsvOptions::default()).await, sized(["10", "3", "-1", ""]));
    assert_eq!(exported(&desk, tagged(false), CsvOptions::default()).await, sized(["-1", "3", ""]));
}

/// The columns of custom fields where only sizes are given; every workspace has a budget.
fn sized<const N: usize>(values: [&str; N]) -> Vec<Vec<String>> {
    std::iter::once(vec!["Budget".to_owned(), "Size".to_owned()])
        .chain(values.iter().map(|value| vec![String::new(), (*value).to_owned()]))
        .collect()
}

#[tokio::test]
async fn an_export_has_every_live_field_by_group_and_place_under_a_header_of_its_own() {
    let desk = Desk::new().await;
    let [ana, _] = people(&desk, ["Ana", "Bo"]).await;
    let group = fields::create_group(&desk.core, CreateFieldGroup { name: "Deals".to_owned() }).await.unwrap().group.id;
    let options = ["One, two", "=3"];
    let mut made = Vec::new();
    for (definition, value) in [
        (of_type("Source", FieldType::Text), "=1+1"),
        (of_type("Nick", FieldType::Text), "'@x"),
        (of_type("nick", FieldType::LongText), "a\nb"),
        (of_type("Size", FieldType::Number), "-0.50"),
        (of_type("Mobile", FieldType::Phone), "+34600111222"),
        (of_type("Day", FieldType::Date), "2026-02-03"),
        (of_type("At", FieldType::Datetime), "2026-02-03T04:05:06Z"),
        (of_type("OK", FieldType::Boolean), "yes"),
        (select("Pick", &options), "=3"),
        (FieldDefinition { r#type: FieldType::MultiSelect, ..select("Some", &["a", "b"]) }, "b; a"),
        (FieldDefinition { config: FieldConfig { stars: Some(5), ..FieldConfig::default() }, ..of_type("Stars", FieldType::Rating) }, "4"),
        (of_type("Who", FieldType::Member), "Sam"),
        (of_type("Gone", FieldType::Text), "x"),
        (of_type("=Sum, all", FieldType::Text), "y"),
    ] {
        let field = fields::create(&desk.core, CreateField { record_type: None, key: None, group: None, definition }).await.unwrap().field;
        give(&desk, ana, field.id, &[value]).await.unwrap();
        made.push(field);
    }
    fields::archive(&desk.core, ArchiveField { field: made[12].id, archived: true }).await.unwrap();
    fields::move_field(&desk.core, MoveField { field: made[3].id, group: Some(group), before: None }).await.unwrap();
    let rows = exported(&desk, ListQuery::default(), CsvOptions::default()).await;
    let headers = "Budget|Size|Source (source_2)|Nick (nick)|nick (nick_2)|Mobile|Day|At|OK|Pick|Some|Stars|Who|'=Sum, all";
    assert_eq!(rows[0].join("|"), headers);
    let expected = "|-0.5|'=1+1|''@x|a\nb|+34600111222|2026-02-03|2026-02-03T04:05:06Z|yes|'=3|a; b|4|Sam|y";
    assert_eq!(rows[1].join("|"), expected);
    assert_eq!(rows[2].concat(), "");
    let keyed = exported(&desk, ListQuery::default(), CsvOptions { keys: true, ..CsvOptions::default() }).await;
    assert_eq!(keyed[0].join("|"), "budget|size|source_2|nick|nick_2|mobile|day|at|ok|pick|some|stars|who|sum_all");
    assert_eq!(keyed[1..], rows[1..]);
}

#[tokio::test]
async fn five_hundred_fields_fit_into_rows_files_and_documents() {
    let desk = Desk::new().await;
    let [ana] = people(&desk, ["Ana"]).await;
    // One is there already.
    let mut made: Vec<_> = fields::list(&desk.core).await.unwrap().fields.iter().map(|field| field.id).collect();
    for number in 1..500 {
        made.push(make(&desk, of_type(&format!("Field {number}"), FieldType::Text)).await.id);
    }
    for at in [1, 99, 100, 499] {
        give(&desk, ana, made[at], &[&format!("v{at}")]).await.unwrap();
    }
    let rows = exported(&desk, ListQuery::default(), CsvOptions::default()).await;
    assert_eq!((rows[0].len(), rows[1].len()), (500, 500));
    for at in [1, 99, 100, 499] {
        assert_eq!((rows[0][at].as_str(), rows[1][at].as_str()), (format!("Field {at}").as_str(), format!("v{at}").as_str()));
    }
    assert_eq!(cells(&desk, &made).await[0].len(), 4);
    assert_eq!(desk.only_contact().await.fields.len(), 4);
    assert_eq!(names(&desk, by(made[499], false)).await, ["Ana"]);
}
