//! What members do with segments: make, change, arrange, delete, hand over; and what cannot be kept current.

use chrono::NaiveDate;
use contact_core::exports::{self, CsvOptions, ExportContacts, ExportWith};
use contact_core::fields::{self, ArchiveField, FieldType, GetField};
use contact_core::filter::Filter;
use contact_core::ids::SegmentId;
use contact_core::lists::{self, ListContacts, ListQuery};
use contact_core::operations::{self, ListOperations};
use contact_core::progress::{CancelToken, Job};
use contact_core::segments::{
    self, CreateSegment, GetSegment, GetSegmentHistory, ListSegmentMoves, MoveSegment, PreviewSegment, SaveSegments, SegmentEvent,
    UpdateSegment,
};
use contact_core::tags::{self, GetTag, TagColor};
use contact_core::{Error, contacts};

use crate::desk::Desk;
use crate::fields::{definition, give, make, of_type};
use crate::segments::{RICH, VIP, budget, create, info, members, segment, tag, these, told, undo, untag};
use crate::tags::people;

async fn names(desk: &Desk) -> Vec<String> {
    segments::list(&desk.core).await.unwrap().into_iter().map(|segment| segment.name).collect()
}

const FIRST: [&str; 4] = ["Hot Leads", "Incomplete Intakes", "Repeat Clients", "Stale Contacts"];

/// The names behind the four that every workspace has.
async fn own_names(desk: &Desk) -> Vec<String> {
    let names = names(desk).await;
    names.into_iter().filter(|name| !FIRST.contains(&name.as_str())).collect()
}

fn change(segment: SegmentId) -> UpdateSegment {
    UpdateSegment { segment, name: None, color: None, filter: None }
}

fn filter(json: &str) -> Filter {
    Filter::parse(json).unwrap()
}

async fn refilter(desk: &Desk, segment: SegmentId, json: &str) -> Result<segments::SegmentSaved, Error> {
    segments::update(&desk.core, UpdateSegment { filter: Some(filter(json)), ..change(segment) }, Job::silent()).await
}

#[tokio::test]
async fn a_new_segment_begins_with_whoever_passes_and_undoing_it_takes_it_away() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Bo"]).await;
    tag(&desk, &ids[..1], "vip").await;
    let saved = create(&desk, "  My   VIPs ", VIP).await.unwrap();
    assert_eq!((saved.segment.name.as_str(), saved.segment.count, saved.segment.summary.is_empty()), ("My VIPs", 1, false));
    assert_eq!(told(&desk, saved.segment.id).await, ["Ana joined, segment by Sam"]);
    let history = operations::history(&desk.core, ListOperations { after: None, limit: 1 }).await.unwrap();
    assert_eq!((history.operations[0].kind.as_str(), history.operations[0].about.as_deref()), ("segment.create", Some("My VIPs")));

    for name in ["MY VIPS", "hot leads"] {
        assert!(matches!(create(&desk, name, VIP).await, Err(Error::Conflict { .. })), "{name}");
    }
    for name in ["", " \u{301} ", "a\u{7}b", &"x".repeat(81)] {
        assert!(matches!(create(&desk, name, VIP).await, Err(Error::Invalid { .. })), "{name:?}");
    }
    assert!(matches!(create(&desk, "X", r#"{"field":"nope","op":"is_empty"}"#).await, Err(Error::Invalid { .. })));

    undo(&desk.core, saved.operation).await.unwrap();
    assert_eq!(own_names(&desk).await, Vec::<String>::new());
    assert_eq!(desk.contact(ids[0]).await.segments, []);
    assert!(matches!(undo(&desk.core, saved.operation).await, Err(Error::Conflict { .. })));
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_changed_filter_says_beforehand_who_comes_and_goes_and_undo_brings_them_back() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Bo", "Cy"]).await;
    tag(&desk, &ids[..2], "vip").await;
    tag(&desk, &ids[1..], "new").await;
    let vip = segment(&desk, "VIP", VIP).await.id;
    let over = segment(&desk, "Not VIP", r#"{"not":{"segment":"VIP"}}"#).await.id;
    let newcomers = r#"{"field":"tags","op":"has_any","value":["new"]}"#;
    let ask = PreviewSegment { segment: Some(vip), filter: filter(newcomers) };
    let preview = segments::preview(&desk.core, ask).await.unwrap();
    assert_eq!((preview.count, preview.joining, preview.leaving), (2, 1, 1));
    let preview = segments::preview(&desk.core, PreviewSegment { segment: None, filter: filter(newcomers) }).await.unwrap();
    assert_eq!((preview.count, preview.joining, preview.leaving), (2, 2, 0));

    let saved = refilter(&desk, vip, newcomers).await.unwrap();
    assert_eq!(saved.segment.count, 2);
    assert_eq!(told(&desk, vip).await[2..], ["Ana left, segment by Sam", "Cy joined, segment by Sam"]);
    assert_eq!(members(&desk, over).await, ["Ana"], "whoever names it follows");
    assert_eq!(told(&desk, over).await[1..], ["Cy left, segment by Sam", "Ana joined, segment by Sam"]);
    assert_eq!(refilter(&desk, vip, newcomers).await.unwrap().operation, None, "it has that filter");
    undo(&desk.core, saved.operation).await.unwrap();
    assert_eq!((members(&desk, vip).await, members(&desk, over).await), (vec!["Ana".to_owned(), "Bo".to_owned()], vec!["Cy".to_owned()]));
    assert_eq!(told(&desk, vip).await.last().unwrap(), "Ana joined, undo by Sam");
    desk.is_in_order().await;
}

#[tokio::test]
async fn names_and_colours_change_and_come_back_unless_changed_again() {
    let desk = Desk::new().await;
    let made = segment(&desk, "VIP", VIP).await;
    let update = UpdateSegment { name: Some("Best".to_owned()), color: Some(TagColor::Pink), ..change(made.id) };
    let saved = segments::update(&desk.core, update, Job::silent()).await.unwrap();
    assert_eq!((saved.segment.name.as_str(), saved.segment.color), ("Best", TagColor::Pink));
    let again = UpdateSegment { name: Some("BEST".to_owned()), ..change(made.id) };
    let again = segments::update(&desk.core, again, Job::silent()).await.unwrap().operation;
    assert!(matches!(undo(&desk.core, saved.operation).await, Err(Error::Conflict { .. })));
    undo(&desk.core, again).await.unwrap();
    segment(&desk, "vip", RICH).await;
    let refused = undo(&desk.core, saved.operation).await.unwrap_err();
    assert!(refused.to_string().contains("another segment “vip”"), "{refused}");
    let taken = UpdateSegment { name: Some("best".to_owned()), ..change(info(&desk, made.id).await.id) };
    segments::update(&desk.core, taken, Job::silent()).await.unwrap();
    let stranger = UpdateSegment { name: Some("VIP".to_owned()), ..change(made.id) };
    assert!(matches!(segments::update(&desk.core, stranger, Job::silent()).await, Err(Error::Conflict { .. })));
}

#[tokio::test]
async fn a_circle_is_refused_from_end_to_end() {
    let desk = Desk::new().await;
    let hot = segment(&desk, "Hot", VIP).await.id;
    let vip = segment(&desk, "VIP", r#"{"any":[{"segment":"hot"},{"field":"email","op":"is_empty"}]}"#).await.id;
    segment(&desk, "Top", r#"{"not":{"segment":"vip"}}"#).await;
    for (segment, json, says) in [
        (hot, r#"{"segment":"VIP"}"#, "Hot → VIP → Hot"),
        (hot, r#"{"all":[{"not":{"segment":"Top"}}]}"#, "Hot → Top → VIP → Hot"),
        (vip, r#"{"segment":"vip"}"#, "VIP → VIP"),
    ] {
        for refused in [
            refilter(&desk, segment, json).await.map(drop),
            segments::preview(&desk.core, PreviewSegment { segment: Some(segment), filter: filter(json) }).await.map(drop),
        ] {
            let refused = refused.unwrap_err();
            assert!(matches!(refused, Error::Invalid { .. }) && refused.to_string().contains(says), "{refused}");
        }
    }
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_segment_that_others_name_stays_and_a_deleted_one_comes_back_with_its_history() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Bo", "Cy"]).await;
    tag(&desk, &ids[..2], "vip").await;
    let vip = segment(&desk, "VIP", VIP).await.id;
    let first = segment(&desk, "First", r#"{"segment":"VIP"}"#).await.id;
    let second = segment(&desk, "Second", r#"{"not":{"segment":"VIP"}}"#).await.id;
    assert_eq!(info(&desk, vip).await.used_by, ["First", "Second"]);
    let refused = segments::delete(&desk.core, GetSegment { segment: vip }).await.unwrap_err();
    assert!(refused.to_string().contains("“VIP” is used by “First” and “Second”"), "{refused}");
    for segment in [first, second] {
        segments::delete(&desk.core, GetSegment { segment }).await.unwrap();
    }
    desk.later(60);
    let since = desk.contact(ids[0]).await.segments[0].since;
    let gone = segments::delete(&desk.core, GetSegment { segment: vip }).await.unwrap().operation;
    assert_eq!(own_names(&desk).await, Vec::<String>::new());
    assert_eq!(desk.contact(ids[0]).await.segments, []);
    let refused = create(&desk, "Over", &format!(r#"{{"segment":"{vip}"}}"#)).await.unwrap_err();
    assert!(refused.to_string().contains("deleted"), "{refused}");
    let entries = contact_core::activity::whole_timeline(&desk.core, ids[0]).await.unwrap();
    assert!(entries.iter().any(|entry| entry.segment.as_ref().is_some_and(|segment| segment.name == "VIP")), "it is told still");
    untag(&desk, &ids[1..2], "vip").await;
    tag(&desk, &ids[2..], "vip").await;

    undo(&desk.core, gone).await.unwrap();
    assert_eq!(members(&desk, vip).await, ["Ana", "Cy"]);
    assert_eq!(desk.contact(ids[0]).await.segments[0].since, since);
    assert_eq!(told(&desk, vip).await[2..], ["Bo left, undo by Sam", "Cy joined, undo by Sam"]);
    desk.is_in_order().await;
}

#[tokio::test]
async fn segments_are_put_in_order_and_copied_behind_the_original() {
    let desk = Desk::new().await;
    let made = [segment(&desk, "A", VIP).await.id, segment(&desk, "B", RICH).await.id, segment(&desk, "C", VIP).await.id];
    let moved = |segment, before| segments::move_segment(&desk.core, MoveSegment { segment, before });
    let done = moved(made[2], Some(made[0])).await.unwrap().operation;
    assert_eq!(own_names(&desk).await, ["C", "A", "B"]);
    assert_eq!(moved(made[2], Some(made[0])).await.unwrap().operation, None);
    let history = operations::history(&desk.core, ListOperations { after: None, limit: 1 }).await.unwrap();
    assert_eq!(history.operations[0].about.as_deref(), Some("C"));
    let copy = segments::duplicate(&desk.core, GetSegment { segment: made[0] }, Job::silent()).await.unwrap();
    segments::duplicate(&desk.core, GetSegment { segment: made[0] }, Job::silent()).await.unwrap();
    assert_eq!(own_names(&desk).await, ["C", "A", "A 3", "A 2", "B"]);
    assert_eq!(info(&desk, made[0]).await.filter, copy.segment.filter);
    moved(made[2], None).await.unwrap();
    assert_eq!(own_names(&desk).await, ["A", "A 3", "A 2", "B", "C"]);
    undo(&desk.core, copy.operation).await.unwrap();
    undo(&desk.core, done).await.unwrap();
    assert_eq!(own_names(&desk).await.len(), 4);
    desk.is_in_order().await;
}

/// A segment by which nobody can be listed or exported, with what is said of why.
async fn is_broken(desk: &Desk, segment: SegmentId, says: &str) {
    let problem = info(desk, segment).await.problem.unwrap();
    assert!(problem.contains(says) && problem.ends_with('.'), "{problem}");
    let query = ListQuery { filter: Filter::Segment { segment: segment.to_string() }, ..ListQuery::default() };
    let ask = ListContacts { query: query.clone(), offset: 0, limit: 10, fields: vec![] };
    let refused = lists::page(&desk.core, ask).await.unwrap_err();
    assert!(refused.to_string().contains(says), "{refused}");
    let selection = contacts::Selection::Matching { query, except: vec![] };
    let target = desk.folder.path().join("out.csv");
    let export = ExportContacts { selection, options: CsvOptions::default(), with: ExportWith::default() };
    assert!(exports::write_csv(&desk.core, export, &target, Job::silent()).await.is_err());
    assert!(!target.exists());
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_filter_whose_field_is_put_away_says_so_and_is_whole_again_when_it_is_back() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Bo"]).await;
    let budget = budget(&desk).await;
    give(&desk, ids[0], budget.id, &["500"]).await.unwrap();
    let rich = segment(&desk, "Rich", RICH).await.id;
    let over = segment(&desk, "Over", r#"{"segment":"Rich"}"#).await.id;
    fields::archive(&desk.core, ArchiveField { field: budget.id, archived: true }).await.unwrap();
    is_broken(&desk, rich, "Budget").await;
    is_broken(&desk, over, "Rich").await;
    assert_eq!(info(&desk, rich).await.count, 1, "its members stay as they are");
    contacts::delete(&desk.core, these(&ids[..1])).await.unwrap();
    fields::archive(&desk.core, ArchiveField { field: budget.id, archived: false }).await.unwrap();
    assert_eq!((info(&desk, rich).await.problem, info(&desk, over).await.problem), (None, None));
    assert_eq!(told(&desk, over).await, ["Ana joined, segment by Sam", "Ana left, segment by Sam"]);
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_field_of_another_type_breaks_its_segments_until_they_are_saved_again() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Bo"]).await;
    let size = make(&desk, of_type("Size", FieldType::Number)).await;
    give(&desk, ids[0], size.id, &["7"]).await.unwrap();
    let seven = r#"{"field":"size","op":"is","value":7}"#;
    let sevens = segment(&desk, "Sevens", seven).await.id;
    let text = fields::FieldDefinition { r#type: FieldType::Text, ..definition(&size) };
    let input = fields::UpdateField { field: size.id, definition: text, lose_values: false };
    let retyped = fields::update(&desk.core, input.clone(), Job::silent()).await.unwrap().operation;
    is_broken(&desk, sevens, "“Size” was of the type number").await;
    undo(&desk.core, retyped).await.unwrap();
    assert_eq!(members(&desk, sevens).await, ["Ana"]);
    fields::update(&desk.core, input, Job::silent()).await.unwrap();
    refilter(&desk, sevens, r#"{"field":"size","op":"starts_with","value":"7"}"#).await.unwrap();
    give(&desk, ids[1], size.id, &["70"]).await.unwrap();
    assert_eq!(members(&desk, sevens).await, ["Ana", "Bo"]);
    fields::delete(&desk.core, GetField { field: size.id }).await.unwrap();
    is_broken(&desk, sevens, "size").await;
}

#[tokio::test]
async fn a_deleted_tag_is_nobodys_until_that_is_undone() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana"]).await;
    tag(&desk, &ids, "vip").await;
    let vip = segment(&desk, "VIP", VIP).await.id;
    let id = tags::tag_by_name(&desk.core, "vip").await.unwrap();
    let gone = tags::delete(&desk.core, GetTag { tag: id }, Job::silent()).await.unwrap().operation;
    assert_eq!(members(&desk, vip).await, Vec::<String>::new());
    undo(&desk.core, gone).await.unwrap();
    assert_eq!(told(&desk, vip).await[1..], ["Ana left, edit by Sam", "Ana joined, undo by Sam"]);
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_tag_that_nobody_had_made_is_met_when_it_comes() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Bo"]).await;
    let vip = segment(&desk, "VIP", VIP).await.id;
    tag(&desk, &ids[..1], "best").await;
    let best = tags::tag_by_name(&desk.core, "best").await.unwrap();
    let rename = tags::UpdateTag { tag: best, name: Some("Vip".to_owned()), color: None };
    tags::update(&desk.core, rename).await.unwrap();
    assert_eq!(members(&desk, vip).await, ["Ana"]);
    desk.is_in_order().await;
}

#[tokio::test]
async fn sizes_weeks_and_moves_tell_how_a_segment_grew_and_shrank() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Bo", "Cy"]).await;
    let vip = segment(&desk, "VIP", VIP).await.id;
    let days = 24 * 60;
    tag(&desk, &ids[..1], "vip").await;
    desk.later(2 * days);
    tag(&desk, &ids[1..], "vip").await;
    untag(&desk, &ids[..1], "vip").await;
    desk.later(5 * days);
    let ask = |since: Option<&str>| GetSegmentHistory { segment: vip, since: since.map(|day| day.parse::<NaiveDate>().unwrap()) };
    let history = segments::history(&desk.core, ask(None)).await.unwrap();
    let sizes: Vec<u32> = history.sizes.iter().map(|size| size.count).collect();
    assert_eq!((sizes, history.joined, history.left), (vec![1, 1, 2, 2, 2, 2, 2, 2], 3, 1));
    // The last of June was a Tuesday.
    let weeks: Vec<(String, u32, u32)> = history.weeks.iter().map(|week| (week.monday.to_string(), week.joined, week.left)).collect();
    assert_eq!(weeks, [("2026-06-29".to_owned(), 3, 1), ("2026-07-06".to_owned(), 0, 0)]);
    let since = segments::history(&desk.core, ask(Some("2026-07-02"))).await.unwrap();
    assert_eq!((since.sizes.len(), since.joined, since.left), (6, 2, 1));

    let page = |cursor, event, since: Option<&str>, limit| {
        let since = since.map(|day| day.parse().unwrap());
        segments::moves(&desk.core, ListSegmentMoves { segment: vip, since, event, cursor, limit })
    };
    let mut seen = Vec::new();
    let mut cursor = None;
    loop {
        let page = page(cursor, None, None, 1).await.unwrap();
        assert_eq!(page.moves.len(), 1);
        seen.extend(page.moves);
        cursor = page.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, page(None, None, None, 100).await.unwrap().moves);
    assert_eq!(seen.iter().map(|moved| moved.name.as_str()).collect::<Vec<_>>(), ["Ana", "Cy", "Bo", "Ana"]);
    let came = page(None, Some(SegmentEvent::Joined), Some("2026-07-02"), 10).await.unwrap().moves;
    assert_eq!(came.iter().map(|moved| moved.name.as_str()).collect::<Vec<_>>(), ["Cy", "Bo"]);
    assert!(matches!(page(Some("x".to_owned()), None, None, 1).await, Err(Error::Invalid { .. })));
}

#[tokio::test]
async fn a_stopped_change_of_a_segment_changes_nothing() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana"]).await;
    tag(&desk, &ids, "vip").await;
    let stopped = CancelToken::default();
    stopped.cancel();
    let input = CreateSegment { name: "VIP".to_owned(), color: None, filter: filter(VIP) };
    let refused = segments::create(&desk.core, input, Job::new(|_| {}, stopped)).await;
    assert!(matches!(refused, Err(Error::Cancelled)));
    assert_eq!(own_names(&desk).await, Vec::<String>::new());
    desk.is_in_order().await;
}

#[tokio::test]
async fn segments_are_handed_to_another_workspace_in_a_file() {
    let desk = Desk::new().await;
    let color = Some(TagColor::Teal);
    let input = CreateSegment { name: "Best".to_owned(), color, filter: filter(VIP) };
    segments::create(&desk.core, input, Job::silent()).await.unwrap();
    let ids = people(&desk, &["Ana"]).await;
    tag(&desk, &ids, "VIP").await;
    let over = r#"{"all":[{"segment":"best"},{"not":{"segment":"hot leads"}}]}"#;
    let over = segment(&desk, "A best", over).await.id;
    segments::move_segment(&desk.core, MoveSegment { segment: over, before: None }).await.unwrap();
    let path = desk.folder.path().join("segments.json");
    let saved = segments::save_file(&desk.core, SaveSegments { segments: vec![] }, &path).await.unwrap();
    assert_eq!(saved.segments, 6);
    let document: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert_eq!((&document["kind"], &document["version"]), (&"contact-center-segments".into(), &1.into()));
    let last = &document["segments"][5];
    assert_eq!(last["filter"], serde_json::json!({"all":[{"segment":"Best"},{"not":{"segment":"Hot Leads"}}]}));
    assert_eq!(document["segments"][4]["color"], "teal");

    let other = Desk::new().await;
    segment(&other, "best", RICH).await;
    let ids = people(&other, &["Zoe"]).await;
    tag(&other, &ids, "vip").await;
    let loaded = segments::load_file(&other.core, &path, Job::silent()).await.unwrap();
    assert_eq!(loaded.refused, []);
    let made: Vec<(&str, u32)> = loaded.made.iter().map(|made| (made.name.as_str(), made.count)).collect();
    let expected =
        [("Hot Leads 2", 0), ("Incomplete Intakes 2", 0), ("Repeat Clients 2", 0), ("Stale Contacts 2", 0), ("Best 2", 1), ("A best", 1)];
    assert_eq!(made, expected);
    assert_eq!(info(&other, loaded.made[4].id).await.used_by, ["A best"], "those of the file name each other");
    other.is_in_order().await;
    undo(&other.core, loaded.operation).await.unwrap();
    assert_eq!(own_names(&other).await, ["best"]);
    other.is_in_order().await;
}

#[tokio::test]
async fn what_of_a_file_cannot_be_made_is_refused_by_itself() {
    let desk = Desk::new().await;
    let file = desk.file(
        "mixed.json",
        r#"{"kind":"contact-center-segments","version":1,"segments":[
            {"name":"Uses","filter":{"segment":"Fine"},"color":"mauve"},
            {"name":"Fine","filter":{"field":"email","op":"is_not_empty"}},
            {"name":"Unknown","filter":{"field":"nope","op":"is_empty"}},
            {"name":"After it","filter":{"segment":"Unknown"}},
            {"name":"Round","filter":{"segment":"About"}},
            {"name":"About","filter":{"segment":"Round"}},
            {"name":" ","filter":{"all":[]}},
            {"name":"Empty"},
            {"name":"Odd","filter":{"has":"sheep"}}]}"#,
    );
    let loaded = segments::load_file(&desk.core, &file, Job::silent()).await.unwrap();
    assert_eq!(loaded.made.iter().map(|made| made.name.as_str()).collect::<Vec<_>>(), ["Uses", "Fine"]);
    let mut refused: Vec<&str> = loaded.refused.iter().map(|refused| refused.name.as_str()).collect();
    refused.sort_unstable();
    assert_eq!(refused, [" ", "About", "After it", "Empty", "Odd", "Round", "Unknown"]);
    assert!(loaded.refused.iter().all(|refused| refused.reason.ends_with('.')), "{:?}", loaded.refused);
    for content in ["", "[]", r#"{"kind":"something","version":1,"segments":[]}"#, "PK\u{3}\u{4}"] {
        let file = desk.file("other.json", content);
        assert!(matches!(segments::load_file(&desk.core, &file, Job::silent()).await, Err(Error::FileUnreadable { .. })), "{content}");
    }
    let newer = desk.file("newer.json", r#"{"kind":"contact-center-segments","version":2,"segments":[]}"#);
    let refused = segments::load_file(&desk.core, &newer, Job::silent()).await.unwrap_err();
    assert!(refused.to_string().contains("newer version"), "{refused}");
    desk.is_in_order().await;
}
