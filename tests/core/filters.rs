//! Filters in a workspace: what they say, what they refuse, and that lists, exports and counts follow them. What each
//! operator means is held together by the differential test in `core/src/filter`.

use contact_core::Error;
use contact_core::contacts::{self, Selection};
use contact_core::exports::{self, CsvOptions, ExportContacts, ExportWith};
use contact_core::fields::{self, ArchiveField, CreateField, FieldType, GetField, UpdateField};
use contact_core::filter::{
    self, CountContacts, DescribeFilter, Filter, FilterKind, FilterSubject, GetFilterCatalog, Related, SuggestValues,
};
use contact_core::lists::{self, ListContacts, ListQuery, LocateContact};
use contact_core::notes::{self, AddNote};
use contact_core::progress::Job;
use contact_core::tags::{self, GetTag, TagContacts, UpdateTag};
use serde_json::{Value, json};

use crate::desk::{Desk, csv};
use crate::fields::{definition, give, make, of_type, select};
use crate::support::filter as read;
use crate::tags::people;

/// Names of whoever passes, in the order of the list.
pub async fn who(desk: &Desk, json: Value) -> Vec<String> {
    let query = ListQuery { filter: read(&json), ..ListQuery::default() };
    let page = lists::page(&desk.core, ListContacts { query: query.clone(), offset: 0, limit: 1_000, fields: vec![] }).await.unwrap();
    let counted = filter::count(&desk.core, CountContacts { query, counter: "test".to_owned() }).await.unwrap();
    assert_eq!((page.total as usize, counted.count), (page.rows.len(), page.total), "{json}");
    page.rows.into_iter().map(|row| row.display_name).collect()
}

/// Why a filter cannot be asked.
pub async fn refused(desk: &Desk, json: Value) -> String {
    let query = ListQuery { filter: read(&json), ..ListQuery::default() };
    match lists::page(&desk.core, ListContacts { query, offset: 0, limit: 1, fields: vec![] }).await {
        Err(Error::Invalid { field, reason }) if field == "filter" => reason,
        other => panic!("{json} gave {other:?}"),
    }
}

pub async fn words(desk: &Desk, json: Value) -> String {
    let description = filter::describe(&desk.core, DescribeFilter { filter: read(&json), ..DescribeFilter::default() }).await.unwrap();
    assert_eq!(description.problem, None, "{json}");
    description.summary
}

async fn tag(desk: &Desk, contact: contact_core::ids::ContactId, name: &str) {
    let selection = Selection::Ids { ids: vec![contact] };
    tags::tag_contacts(&desk.core, TagContacts { selection, add: vec![name.to_owned()], remove: vec![] }, Job::silent()).await.unwrap();
}

#[tokio::test]
async fn a_filter_reads_as_a_sentence() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana"]).await;
    for name in ["vip", "partner"] {
        tag(&desk, ids[0], name).await;
    }
    make(&desk, of_type("Score", FieldType::Number)).await;
    make(&desk, of_type("Birthday", FieldType::Date)).await;
    make(&desk, select("Stage", &["New", "Won"])).await;
    let cases = [
        (json!({"all": []}), "Everybody"),
        (json!({"any": []}), "Nobody"),
        (
            json!({"all": [{"field": "score", "op": "gt", "value": 10000}, {"field": "tags", "op": "has_any", "value": ["vip"]}]}),
            "Score is more than 10,000 and tagged vip",
        ),
        (
            json!({"all": [{"field": "score", "op": "gt", "value": 1.5},
                {"any": [{"field": "tags", "op": "has_any", "value": ["vip"]}, {"field": "tags", "op": "has_all", "value": ["partner", "vip"]}]},
                {"not": {"has": "submission", "where": {"field": "status", "op": "is", "value": "incomplete"}}}]}),
            "Score is more than 1.5 and (tagged vip or tagged partner and vip) and has no submissions where status is incomplete",
        ),
        (json!({"field": "last_activity_at", "op": "more_than_ago", "value": {"days": 90}}), "Last activity is more than 90 days ago"),
        (json!({"field": "birthday", "op": "within_next", "value": {"weeks": 1}}), "Birthday is in the next 1 week"),
        (
            json!({"field": "birthday", "op": "between", "value": ["2026-01-01", "2026-02-03"]}),
            "Birthday is between 1 Jan 2026 and 3 Feb 2026",
        ),
        (json!({"field": "stage", "op": "is_not_one_of", "value": ["new", "won"]}), "Stage is none of New or Won"),
        (json!({"field": "email", "op": "is_empty"}), "E-mail is empty"),
        (json!({"field": "tags", "op": "is_empty"}), "Has no tags"),
        (json!({"not": {"field": "name", "op": "contains", "value": "x"}}), "Not (Name contains “x”)"),
        (json!({"has": "note", "count": {"op": "gte", "value": 2}}), "Has at least 2 notes"),
        (
            json!({"has": "activity", "where": {"field": "kind", "op": "is", "value": "note.added"}}),
            "Has an activity where Kind is note added",
        ),
    ];
    for (json, sentence) in cases {
        assert_eq!(words(&desk, json).await, sentence);
    }
}

#[tokio::test]
async fn names_are_kept_as_ids_and_follow_a_new_name() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben"]).await;
    tag(&desk, ids[0], "vip").await;
    let vip = tags::tag_by_name(&desk.core, "VIP").await.unwrap();
    let by_name = json!({"field": "tags", "op": "has_any", "value": ["Víp"]});
    let description = filter::describe(&desk.core, DescribeFilter { filter: read(&by_name), ..DescribeFilter::default() }).await.unwrap();
    let by_id = json!({"field": "tags", "op": "has_any", "value": [vip]});
    assert_eq!(description.filter.to_string(), by_id.to_string());
    tags::update(&desk.core, UpdateTag { tag: vip, name: Some("very important".to_owned()), color: None }).await.unwrap();
    assert_eq!(who(&desk, by_id.clone()).await, ["Ana"]);
    assert_eq!(words(&desk, by_id.clone()).await, "Tagged very important");
    assert_eq!(who(&desk, by_name).await, Vec::<String>::new(), "a tag of that name is one that nobody has");
    tags::delete(&desk.core, GetTag { tag: vip }, Job::silent()).await.unwrap();
    assert_eq!(who(&desk, by_id.clone()).await, Vec::<String>::new());
    assert_eq!(words(&desk, by_id).await, "Tagged very important (deleted)");
}

#[tokio::test]
async fn what_cannot_be_asked_is_named() {
    let desk = Desk::new().await;
    people(&desk, &["Ana"]).await;
    make(&desk, select("Stage", &["New", "Won"])).await;
    let day = |op: &str, value: Value| json!({"field": "created_at", "op": op, "value": value});
    for (json, reason) in [
        (json!({"field": "shoe_size", "op": "gt", "value": 1}), "there is no field “shoe_size”"),
        (json!({"field": "Stage", "op": "is", "value": "New"}), "“Stage” has the key stage"),
        (json!({"field": "stage", "op": "gt", "value": 1}), "“gt” does not fit Stage"),
        (json!({"field": "stage", "op": "is", "value": "Lost"}), "“Lost” is no option; there are “New”, “Won”"),
        (json!({"field": "submission_count", "op": "gt", "value": "many"}), "“many” is not a number"),
        (json!({"field": "submission_count", "op": "between", "value": [5, 1]}), "the smaller value first"),
        (json!({"field": "submission_count", "op": "between", "value": [5]}), "takes a list of two values"),
        (json!({"field": "name", "op": "contains", "value": ""}), "use is_empty"),
        (json!({"field": "name", "op": "contains", "value": ["a", "b"]}), "takes one value"),
        (json!({"field": "email", "op": "is_empty", "value": "x"}), "takes no value"),
        (day("on", json!("31.12.2026")), "a day such as 2026-03-31"),
        (day("on", json!("2026-02-30")), "a day such as 2026-03-31"),
        (day("within_last", json!(90)), "takes a span"),
        (json!({"segment": "Nobody knows it"}), "there is no segment “Nobody knows it”"),
        (
            json!({"has": "submission", "where": {"field": "mood", "op": "is", "value": "good"}}),
            "“mood” is no field inside “has submission”",
        ),
        (json!({"has": "submission", "where": {"has": "note"}}), "“has” cannot stand inside “has submission”"),
        (
            json!({"has": "submission", "where": {"field": "bot", "op": "is", "value": "Quotes"}}),
            "“Quotes” is no intake bot; there are none yet",
        ),
        (json!({"has": "submission", "count": {"op": "between", "value": 1}}), "cannot compare a count"),
        (json!({"has": "note", "where": {"field": "author", "op": "is", "value": "Nemo"}}), "there is no member “Nemo”"),
        (json!({"field": "answer.budget", "op": "is", "value": "x"}), "there is no field “answer.budget”"),
    ] {
        let said = refused(&desk, json.clone()).await;
        assert!(said.contains(reason), "{json} said “{said}”");
        let description = filter::describe(&desk.core, DescribeFilter { filter: read(&json), ..DescribeFilter::default() }).await.unwrap();
        let problem = description.problem.expect("the same reason");
        assert!(problem.ends_with('.') && problem.to_lowercase().contains(&reason.to_lowercase()), "{problem}");
    }
}

#[tokio::test]
async fn a_field_that_was_archived_or_changed_its_type_is_said_and_not_silently_nobody() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana"]).await;
    let size = make(&desk, of_type("Size", FieldType::Number)).await;
    give(&desk, ids[0], size.id, &["44"]).await.unwrap();
    let large = json!({"field": "size", "op": "gt", "value": 40});
    assert_eq!(who(&desk, large.clone()).await, ["Ana"]);
    fields::archive(&desk.core, ArchiveField { field: size.id, archived: true }).await.unwrap();
    assert!(refused(&desk, large.clone()).await.contains("the field “Size” was archived"));
    fields::archive(&desk.core, ArchiveField { field: size.id, archived: false }).await.unwrap();
    let text = fields::FieldDefinition { r#type: FieldType::Text, ..definition(&size) };
    fields::update(&desk.core, UpdateField { field: size.id, definition: text, lose_values: false }, Job::silent()).await.unwrap();
    assert!(refused(&desk, large.clone()).await.contains("“gt” does not fit Size"));
    fields::delete(&desk.core, GetField { field: size.id }).await.unwrap();
    assert!(refused(&desk, large).await.contains("there is no field “size”"));
}

#[tokio::test]
async fn of_a_filter_with_one_bad_part_the_others_still_read() {
    let desk = Desk::new().await;
    let parts = json!({"all": [{"field": "email", "op": "is_empty"}, {"field": "gone", "op": "is_empty"}]});
    let description = filter::describe(&desk.core, DescribeFilter { filter: read(&parts), ..DescribeFilter::default() }).await.unwrap();
    assert_eq!(description.parts, ["E-mail is empty", "There is no field “gone”."]);
    assert_eq!(description.problem.as_deref(), Some("There is no field “gone”."));
}

#[tokio::test]
async fn negative_operators_include_whoever_has_no_value() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben", "Cid"]).await;
    let city = make(&desk, of_type("City", FieldType::Text)).await;
    let stage = make(&desk, select("Stage", &["New", "Won"])).await;
    let news = make(&desk, of_type("News", FieldType::Boolean)).await;
    for (contact, values) in ids.iter().zip([["Łódź", "New", "yes"], ["Gdańsk", "Won", "no"]]) {
        for (field, value) in [&city, &stage, &news].into_iter().zip(values) {
            give(&desk, *contact, field.id, &[value]).await.unwrap();
        }
    }
    for (json, expected) in [
        (json!({"field": "city", "op": "is", "value": "lodz"}), vec!["Ana"]),
        (json!({"field": "city", "op": "is_not", "value": "LODZ"}), vec!["Ben", "Cid"]),
        (json!({"field": "city", "op": "not_contains", "value": "gda"}), vec!["Ana", "Cid"]),
        (json!({"field": "stage", "op": "is_not", "value": "New"}), vec!["Ben", "Cid"]),
        (json!({"field": "stage", "op": "is_not_one_of", "value": ["New", "Won"]}), vec!["Cid"]),
        (json!({"field": "news", "op": "is", "value": false}), vec!["Ben"]),
        (json!({"field": "news", "op": "is_not", "value": true}), vec!["Ben", "Cid"]),
        (json!({"field": "tags", "op": "has_none", "value": ["vip"]}), vec!["Ana", "Ben", "Cid"]),
        (json!({"not": {"field": "city", "op": "is_not_empty"}}), vec!["Cid"]),
    ] {
        assert_eq!(who(&desk, json.clone()).await, expected, "{json}");
    }
}

#[tokio::test]
async fn submissions_are_asked_for_by_bot_status_answers_and_number() {
    let desk = Desk::new().await;
    let table = csv(&[
        "1,completed,2026-06-01T09:00:00Z,2026-06-01T09:10:00Z,Ana,ana@example.org,,12000",
        "2,completed,2026-06-02T09:00:00Z,2026-06-02T09:10:00Z,Ana,ana@example.org,,300",
        "3,incomplete,2026-06-03T09:00:00Z,,Ben,ben@example.org,,",
    ]);
    desk.rows("quotes.csv", &table).await;
    let has = |that: Value| json!({"has": "submission", "where": that});
    for (json, expected) in [
        (has(json!({"field": "status", "op": "is", "value": "incomplete"})), vec!["Ben"]),
        (has(json!({"field": "bot", "op": "is", "value": "quotes"})), vec!["Ana", "Ben"]),
        (has(json!({"field": "answer.budget", "op": "gte", "value": 12000})), vec!["Ana"]),
        (has(json!({"field": "answer.budget", "op": "is_empty"})), vec!["Ben"]),
        (has(json!({"field": "completed_at", "op": "on", "value": "2026-06-02"})), vec!["Ana"]),
        (json!({"has": "submission", "count": {"op": "gt", "value": 1}}), vec!["Ana"]),
        (json!({"has": "submission", "count": {"op": "lte", "value": 1}}), vec!["Ben"]),
        (json!({"field": "submission_count", "op": "is", "value": 0}), vec!["Ben"]),
        (json!({"not": has(json!({"field": "status", "op": "is", "value": "incomplete"}))}), vec!["Ana"]),
    ] {
        assert_eq!(who(&desk, json.clone()).await, expected, "{json}");
    }
}

#[tokio::test]
async fn notes_are_asked_for_by_author_and_words() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben"]).await;
    notes::add(&desk.core, AddNote { contact: ids[1], text: "Prefers **phone calls**".to_owned() }).await.unwrap();
    let has = |that: Value| json!({"has": "note", "where": that});
    assert_eq!(who(&desk, has(json!({"field": "text", "op": "contains", "value": "PHONE"}))).await, ["Ben"]);
    assert_eq!(who(&desk, has(json!({"field": "author", "op": "is", "value": "Sam"}))).await, ["Ben"]);
    assert_eq!(who(&desk, json!({"not": {"has": "note"}})).await, ["Ana"]);
    assert_eq!(who(&desk, json!({"has": "activity", "where": {"field": "kind", "op": "is", "value": "note.added"}})).await, ["Ben"]);
}

#[tokio::test]
async fn a_filtered_list_has_places_neighbours_a_bin_and_an_export_with_the_same_rows() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben", "Cid", "Dee", "Eva"]).await;
    let without_c = json!({"field": "name", "op": "not_contains", "value": "c"});
    assert_eq!(who(&desk, without_c.clone()).await, ["Ana", "Ben", "Dee", "Eva"]);
    let query = ListQuery { filter: read(&without_c), ..ListQuery::default() };
    let place = lists::locate(&desk.core, LocateContact { query: query.clone(), contact: ids[3] }).await.unwrap();
    assert_eq!((place.position, place.total, place.previous, place.next), (Some(2), 4, Some(ids[1]), Some(ids[4])));
    let searched = ListQuery { search: "ev".to_owned(), ..query.clone() };
    let counted = filter::count(&desk.core, CountContacts { query: searched, counter: "a".to_owned() }).await.unwrap();
    assert_eq!(counted.count, 1);

    let path = desk.folder.path().join("out.csv");
    let selection = Selection::Matching { query: query.clone(), except: vec![ids[0]] };
    let export = ExportContacts { selection, options: CsvOptions::default(), with: ExportWith::default() };
    assert_eq!(exports::write_csv(&desk.core, export, &path, Job::silent()).await.unwrap().rows, 3);

    contacts::delete(&desk.core, Selection::Matching { query: query.clone(), except: vec![] }).await.unwrap();
    assert_eq!(who(&desk, without_c).await, Vec::<String>::new());
    let binned = ListQuery { in_bin: true, ..query };
    let page = lists::page(&desk.core, ListContacts { query: binned.clone(), offset: 0, limit: 10, fields: vec![] }).await.unwrap();
    let counted = filter::count(&desk.core, CountContacts { query: binned, counter: "b".to_owned() }).await.unwrap();
    assert_eq!((page.total, counted.count), (4, 4));
}

#[tokio::test]
async fn of_one_counter_only_the_last_question_is_answered() {
    let desk = Desk::new().await;
    people(&desk, &["Ana"]).await;
    let query = || ListQuery { filter: Filter::parse(r#"{"field":"name","op":"contains","value":"a"}"#).unwrap(), ..ListQuery::default() };
    let ask = |counter: &str| filter::count(&desk.core, CountContacts { query: query(), counter: counter.to_owned() });
    let (first, second, other) = tokio::join!(ask("builder"), ask("builder"), ask("bar"));
    assert!(matches!(first, Err(Error::Cancelled)), "{first:?}");
    assert_eq!((second.unwrap().count, other.unwrap().count), (1, 1));
    // The connections that were stopped serve the next ones.
    for _ in 0..8 {
        assert_eq!(ask("builder").await.unwrap().count, 1);
    }
}

#[tokio::test]
async fn the_catalog_has_fields_in_their_groups_answers_and_names() {
    let desk = Desk::new().await;
    desk.rows("quotes.csv", &csv(&["1,completed,,,Ana,ana@example.org,,12"])).await;
    let group = fields::list(&desk.core).await.unwrap().groups[0].id;
    let created = CreateField { record_type: None, key: None, group: Some(group), definition: select("Stage", &["New"]) };
    fields::create(&desk.core, created).await.unwrap();
    let catalog = filter::catalog(&desk.core, GetFilterCatalog::default()).await.unwrap();
    let scope = |has: Option<Related>| catalog.scopes.iter().find(|scope| scope.has == has).unwrap();
    let stage = scope(None).fields.iter().find(|field| field.field == "stage").unwrap();
    assert_eq!((stage.kind, stage.group, stage.choices[0].label.as_str()), (FilterKind::Choice, Some(group), "New"));
    let submission = scope(Some(Related::Submission));
    assert!(submission.fields.iter().any(|field| field.field == "answer.budget" && field.kind == FilterKind::Answer));
    let bot = submission.fields.iter().find(|field| field.field == "bot").unwrap();
    assert_eq!(bot.choices.iter().map(|choice| choice.label.as_str()).collect::<Vec<_>>(), ["Quotes"]);
    // Whatever the catalog offers can be asked: every operator of every field.
    for scope in &catalog.scopes {
        for field in &scope.fields {
            let ops = &catalog.kinds.iter().find(|kind| kind.kind == field.kind).unwrap().ops;
            let filled = ops.iter().find(|info| !info.includes_blanks && info.words == "is not empty");
            let condition = match filled {
                Some(filled) => json!({"field": field.field, "op": filled.op}),
                None => json!({"field": field.field, "op": ops[0].op, "value": {"days": 1}}),
            };
            let asked = scope.has.map_or(condition.clone(), |has| json!({"has": has, "where": condition}));
            who(&desk, asked).await;
        }
    }
}

#[tokio::test]
async fn values_are_suggested_with_how_many_have_them() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben", "Cid"]).await;
    let city = make(&desk, of_type("City", FieldType::Text)).await;
    for (contact, value) in ids.iter().zip(["Łódź", "Łódź", "Lima"]) {
        give(&desk, *contact, city.id, &[value]).await.unwrap();
    }
    tag(&desk, ids[0], "vip").await;
    let suggest = async |has, field: &str, text: &str| {
        let input = SuggestValues { subject: FilterSubject::Contact, has, field: field.to_owned(), text: text.to_owned(), limit: 10 };
        let found = filter::suggest(&desk.core, input).await.unwrap();
        found.into_iter().map(|value| (value.label, value.count)).collect::<Vec<_>>()
    };
    assert_eq!(suggest(None, "city", "L").await, [("Łódź".to_owned(), 2), ("Lima".to_owned(), 1)]);
    assert_eq!(suggest(None, "city", "odz").await, [("Łódź".to_owned(), 2)]);
    assert_eq!(suggest(None, "tags", "").await, [("vip".to_owned(), 1)]);
    assert_eq!(suggest(None, "submission_count", "").await, []);
    assert_eq!(suggest(Some(Related::Note), "author", "").await, [("Sam".to_owned(), 0)]);
    contacts::delete(&desk.core, Selection::Ids { ids: vec![ids[0]] }).await.unwrap();
    assert_eq!(suggest(None, "city", "L").await, [("Lima".to_owned(), 1), ("Łódź".to_owned(), 1)]);
}
