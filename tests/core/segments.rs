//! Segments: whatever changes a contact, its memberships follow in the same step, and their history says why.

use contact_core::activity::{self, ActivityKind, Actor};
use contact_core::contacts::{self, Selection};
use contact_core::fields::{self, FieldInfo, FieldInput, SetField};
use contact_core::filter::Filter;
use contact_core::ids::{ContactId, OperationId, SegmentId};
use contact_core::imports::{self, GetImport};
use contact_core::lists::{self, ListContacts, ListQuery};
use contact_core::matches::{self, DecideMatch, ListMatches};
use contact_core::notes::{self, AddNote, GetNote};
use contact_core::operations::{self, UndoOperation};
use contact_core::progress::Job;
use contact_core::segments::{
    self, CreateSegment, GetImportSegments, ListSegmentMoves, SegmentCause, SegmentInfo, SegmentMove, SegmentSaved,
};
use contact_core::tags::{self, TagContacts};
use contact_core::team::{self, AddMember};
use contact_core::workspace::{self, UpdateWorkspace};
use contact_core::{Core, Error};

use crate::desk::{Desk, csv};
use crate::fields::give;
use crate::support::quotes;
use crate::tags::people;

pub async fn create(desk: &Desk, name: &str, filter: &str) -> Result<SegmentSaved, Error> {
    let input = CreateSegment { name: name.to_owned(), color: None, filter: Filter::parse(filter).unwrap() };
    segments::create(&desk.core, input, Job::silent()).await
}

pub async fn segment(desk: &Desk, name: &str, filter: &str) -> SegmentInfo {
    create(desk, name, filter).await.unwrap().segment
}

pub async fn info(desk: &Desk, id: SegmentId) -> SegmentInfo {
    segments::list(&desk.core).await.unwrap().into_iter().find(|segment| segment.id == id).unwrap()
}

/// Names of the members, as the list shows them. They are as many as are counted.
pub async fn members(desk: &Desk, id: SegmentId) -> Vec<String> {
    let query = ListQuery { filter: Filter::Segment { segment: id.to_string() }, ..ListQuery::default() };
    let page = lists::page(&desk.core, ListContacts { query, offset: 0, limit: 100, fields: vec![] }).await.unwrap();
    assert_eq!(page.total, info(desk, id).await.count);
    page.rows.into_iter().map(|row| row.display_name).collect()
}

pub async fn moves(desk: &Desk, segment: SegmentId) -> Vec<SegmentMove> {
    let ask = ListSegmentMoves { segment, since: None, event: None, cursor: None, limit: 1_000 };
    segments::moves(&desk.core, ask).await.unwrap().moves
}

fn word(value: impl serde::Serialize) -> String {
    serde_json::to_value(value).unwrap().as_str().unwrap().to_owned()
}

/// Who came and went, the newest last: “Ana joined, edit by Sam”.
pub async fn told(desk: &Desk, segment: SegmentId) -> Vec<String> {
    let line = |moved: SegmentMove| format!("{} {}, {} by {}", moved.name, word(moved.event), word(moved.cause), moved.member);
    moves(desk, segment).await.into_iter().rev().map(line).collect()
}

pub async fn undo(core: &Core, operation: Option<OperationId>) -> Result<u32, Error> {
    operations::undo(core, UndoOperation { operation: operation.unwrap() }).await.map(|done| done.count)
}

pub fn these(ids: &[ContactId]) -> Selection {
    Selection::Ids { ids: ids.to_vec() }
}

pub async fn tag(desk: &Desk, ids: &[ContactId], name: &str) -> Option<OperationId> {
    let input = TagContacts { selection: these(ids), add: vec![name.to_owned()], remove: vec![] };
    tags::tag_contacts(&desk.core, input, Job::silent()).await.unwrap().operation
}

pub async fn untag(desk: &Desk, ids: &[ContactId], name: &str) -> Option<OperationId> {
    let tag = tags::tag_by_name(&desk.core, name).await.unwrap();
    let input = TagContacts { selection: these(ids), add: vec![], remove: vec![tag] };
    tags::tag_contacts(&desk.core, input, Job::silent()).await.unwrap().operation
}

pub async fn budget(desk: &Desk) -> FieldInfo {
    fields::list(&desk.core).await.unwrap().fields.into_iter().find(|field| field.key == "budget").unwrap()
}

pub const RICH: &str = r#"{"field":"budget","op":"gt","value":100}"#;
pub const VIP: &str = r#"{"field":"tags","op":"has_any","value":["vip"]}"#;

#[tokio::test]
async fn a_new_workspace_has_the_four_segments_of_the_specification() {
    let desk = Desk::new().await;
    let all = segments::list(&desk.core).await.unwrap();
    let told: Vec<(&str, bool, u32)> = all.iter().map(|segment| (segment.name.as_str(), segment.on_clock, segment.count)).collect();
    let expected = [("Hot Leads", false, 0), ("Incomplete Intakes", false, 0), ("Repeat Clients", false, 0), ("Stale Contacts", true, 0)];
    assert_eq!(told, expected);
    assert!(all.iter().all(|segment| segment.problem.is_none() && !segment.summary.is_empty() && segment.used_by.is_empty()));
    desk.is_in_order().await;
}

#[tokio::test]
async fn edits_and_bulk_edits_let_contacts_come_and_go_and_so_does_taking_them_back() {
    let desk = Desk::new().await;
    let [rich, vip] = [segment(&desk, "Rich", RICH).await.id, segment(&desk, "VIP", VIP).await.id];
    let both = segment(&desk, "Rich VIPs", r#"{"all":[{"segment":"rich"},{"segment":"vip"}]}"#).await.id;
    let ids = people(&desk, &["Ana", "Bo", "Cy"]).await;
    let budget = budget(&desk).await.id;

    give(&desk, ids[0], budget, &["200"]).await.unwrap();
    tag(&desk, &ids[..1], "vip").await;
    assert_eq!(told(&desk, rich).await, ["Ana joined, edit by Sam"]);
    assert_eq!(told(&desk, vip).await, ["Ana joined, edit by Sam"], "a tag that is new, on one contact");
    assert_eq!(told(&desk, both).await, ["Ana joined, edit by Sam"], "over two other segments");

    let set = SetField { selection: these(&ids), input: FieldInput { field: budget, values: vec!["500".to_owned()] } };
    let raised = fields::set(&desk.core, set, Job::silent()).await.unwrap().operation;
    let tagged = tag(&desk, &ids, "VIP").await;
    assert_eq!(members(&desk, both).await, ["Ana", "Bo", "Cy"]);
    assert_eq!(told(&desk, both).await[1..], ["Bo joined, bulk by Sam", "Cy joined, bulk by Sam"]);

    let kim = team::add(&desk.core, AddMember { name: "Kim".to_owned(), email: String::new(), role: team::Role::Admin, color: None });
    kim.await.unwrap();
    let kim = desk.core.acting_as("Kim").await.unwrap();
    undo(&kim, tagged).await.unwrap();
    assert_eq!(members(&desk, both).await, ["Ana"]);
    assert_eq!(told(&desk, vip).await[3..], ["Bo left, undo by Kim", "Cy left, undo by Kim"]);
    undo(&desk.core, raised).await.unwrap();
    give(&desk, ids[0], budget, &[]).await.unwrap();
    assert_eq!(members(&desk, rich).await, Vec::<String>::new());
    assert_eq!(told(&desk, both).await.last().unwrap(), "Ana left, edit by Sam");
    desk.is_in_order().await;
}

#[tokio::test]
async fn whoever_is_in_the_bin_is_a_member_of_nothing() {
    let desk = Desk::new().await;
    let vip = segment(&desk, "VIP", VIP).await.id;
    let ids = people(&desk, &["Ana", "Bo"]).await;
    tag(&desk, &ids, "vip").await;
    contacts::delete(&desk.core, these(&ids[..1])).await.unwrap();
    assert_eq!(members(&desk, vip).await, ["Bo"]);
    let profile = desk.contact(ids[0]).await;
    assert_eq!(profile.segments, []);
    let gone = contacts::delete(&desk.core, these(&ids[1..])).await.unwrap().operation;
    contacts::restore(&desk.core, these(&ids[..1])).await.unwrap();
    undo(&desk.core, gone).await.unwrap();
    assert_eq!(members(&desk, vip).await, ["Ana", "Bo"]);
    let expected = ["Ana left, edit by Sam", "Bo left, edit by Sam", "Ana joined, edit by Sam", "Bo joined, undo by Sam"];
    assert_eq!(told(&desk, vip).await[2..], expected);
    contacts::delete(&desk.core, these(&ids)).await.unwrap();
    assert_eq!(told(&desk, vip).await[6..], ["Ana left, bulk by Sam", "Bo left, bulk by Sam"]);
    desk.is_in_order().await;
}

#[tokio::test]
async fn notes_are_followed_though_they_are_no_change_of_their_contact() {
    let desk = Desk::new().await;
    let noted = segment(&desk, "Noted", r#"{"has":"note","where":{"field":"text","op":"contains","value":"call"}}"#).await.id;
    let ana = people(&desk, &["Ana"]).await[0];
    let saved = notes::add(&desk.core, AddNote { contact: ana, text: "Call back".to_owned() }).await.unwrap();
    let note = saved.note.id;
    assert_eq!(members(&desk, noted).await, ["Ana"]);
    let updated = notes::update(&desk.core, notes::UpdateNote { note, text: "Wrote".to_owned() }).await.unwrap();
    assert_eq!(members(&desk, noted).await, Vec::<String>::new());
    undo(&desk.core, updated.operation).await.unwrap();
    notes::delete(&desk.core, GetNote { note }).await.unwrap();
    notes::restore(&desk.core, GetNote { note }).await.unwrap();
    let expected = ["joined, edit", "left, edit", "joined, undo", "left, edit", "joined, edit"].map(|told| format!("Ana {told} by Sam"));
    assert_eq!(told(&desk, noted).await, expected);
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_says_what_it_changed_in_each_segment_and_its_undo_changes_it_back() {
    let desk = Desk::new().await;
    let vip = segment(&desk, "VIP", VIP).await.id;
    let budget = budget(&desk).await.id;
    let ids = people(&desk, &["Ana", "Bo"]).await;
    give(&desk, ids[1], budget, &["20000"]).await.unwrap();
    desk.later(5);
    let table = "submission_id,status,completed_at,email,budget,tags\n\
        1,completed,2026-06-30T12:04:00Z,ana@example.org,20000,vip\n\
        2,completed,2026-06-30T12:04:10Z,cy@example.org,20,vip;new\n\
        3,incomplete,,cy@example.org,,\n";
    let report = desk.import_with(&[desk.file("a.csv", table)], quotes()).await;
    let import = report.import.unwrap();
    let changes = segments::of_import(&desk.core, GetImportSegments { import }).await.unwrap();
    let told_of: Vec<(&str, u32, u32)> = changes.iter().map(|change| (change.name.as_str(), change.joined, change.left)).collect();
    assert_eq!(told_of, [("Hot Leads", 1, 0), ("Incomplete Intakes", 1, 0), ("VIP", 2, 0)]);
    let hot = changes[0].segment;
    assert_eq!(told(&desk, hot).await[1..], ["Ana joined, import by Sam"]);
    assert_eq!(moves(&desk, hot).await[0].files, "a.csv");
    desk.is_in_order().await;

    let entries = activity::whole_timeline(&desk.core, ids[0]).await.unwrap();
    assert_eq!(entries[0].kind, ActivityKind::SegmentJoined);
    assert!(matches!(&entries[0].actor, Actor::Import { files, .. } if files == "a.csv"));

    imports::undo(&desk.core, GetImport { import }, Job::silent()).await.unwrap();
    assert_eq!(members(&desk, hot).await, ["Bo"]);
    assert_eq!(members(&desk, vip).await, Vec::<String>::new());
    assert_eq!(told(&desk, vip).await, ["Ana joined, import by Sam", "Ana left, undo by Sam"], "who is gone leaves no trace");
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_split_and_its_undo_move_both_contacts() {
    let desk = Desk::new().await;
    let answered = segment(&desk, "Twenty", r#"{"has":"submission","where":{"field":"answer.budget","op":"is","value":20}}"#).await.id;
    let rows = desk
        .rows(
            "phone.csv",
            &csv(&[
                "s1,completed,2026-03-01T09:00:00Z,2026-03-01T09:10:00Z,Ana Ruiz,ana@example.org,+34600111222,10",
                "s2,completed,2026-04-01T09:00:00Z,2026-04-01T09:10:00Z,Bob Smith,bob@example.org,+34600111222,20",
            ]),
        )
        .await;
    let ana = rows[0].contact.unwrap();
    let before: Vec<String> = told(&desk, answered).await;
    assert_eq!(before.len(), 1);
    let open = matches::to_check(&desk.core, ListMatches { offset: 0, limit: 5 }).await.unwrap();
    let bob = matches::split(&desk.core, DecideMatch { match_id: open.matches[0].id }).await.unwrap();
    assert_eq!(members(&desk, answered).await, ["Bob Smith"]);
    assert_eq!(told(&desk, answered).await[1..], ["Ana Ruiz left, edit by Sam", "Bob Smith joined, edit by Sam"]);
    assert_eq!(bob.segments.iter().map(|segment| segment.name.as_str()).collect::<Vec<_>>(), ["Stale Contacts", "Twenty"]);
    let history = operations::history(&desk.core, operations::ListOperations { after: None, limit: 1 }).await.unwrap();
    undo(&desk.core, Some(history.operations[0].id)).await.unwrap();
    let member_of: Vec<String> = desk.contact(ana).await.segments.into_iter().map(|segment| segment.name).collect();
    assert!(member_of.contains(&"Twenty".to_owned()), "{member_of:?}");
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unmatched_submission_counts_once_a_member_links_it() {
    let desk = Desk::new().await;
    let ana = people(&desk, &["Ana"]).await[0];
    let answered =
        segment(&desk, "Said so", r#"{"has":"submission","where":{"field":"answer.wish","op":"contains","value":"logo"}}"#).await.id;
    desk.import_with(&[desk.file("a.csv", "submission_id,status,wish\n1,incomplete,A LOGO\n")], quotes()).await;
    let waiting = contact_core::submissions::unmatched(&desk.core, contact_core::submissions::ListUnmatched { offset: 0, limit: 5 }).await;
    let submission = waiting.unwrap().submissions[0].id;
    let link = contact_core::submissions::LinkSubmission { submission, contact: ana };
    let linked = contact_core::submissions::link(&desk.core, link).await.unwrap();
    assert_eq!(members(&desk, answered).await, ["Ana"]);
    undo(&desk.core, linked.operation).await.unwrap();
    assert_eq!(told(&desk, answered).await, ["Ana joined, edit by Sam", "Ana left, undo by Sam"]);
    desk.is_in_order().await;
}

#[tokio::test]
async fn time_alone_lets_a_contact_grow_stale_at_the_hour() {
    let desk = Desk::new().await;
    let all = segments::list(&desk.core).await.unwrap();
    let stale = all.last().unwrap().id;
    let old = segment(&desk, "Old hands", r#"{"all":[{"segment":"Stale Contacts"},{"field":"email","op":"is_not_empty"}]}"#).await;
    assert!(old.on_clock, "over the segment that it names");
    let ana = people(&desk, &["Ana"]).await[0];
    let days = 24 * 60;
    desk.later(89 * days);
    assert!(segments::catch_up(&desk.core).await.unwrap());
    assert_eq!(members(&desk, stale).await, Vec::<String>::new());
    assert!(!segments::catch_up(&desk.core).await.unwrap(), "no hour has begun since");
    desk.later(days);
    desk.is_in_order().await;
    segments::catch_up(&desk.core).await.unwrap();
    assert_eq!(members(&desk, stale).await, Vec::<String>::new(), "ninety days are not more than ninety");
    desk.later(60);
    segments::catch_up(&desk.core).await.unwrap();
    assert_eq!((members(&desk, stale).await, members(&desk, old.id).await), (vec!["Ana".to_owned()], vec!["Ana".to_owned()]));
    assert_eq!(told(&desk, old.id).await, ["Ana joined, clock by "]);
    let entry = activity::whole_timeline(&desk.core, ana).await.unwrap().remove(0);
    assert_eq!((entry.kind, &entry.actor), (ActivityKind::SegmentJoined, &Actor::Clock));
    assert_eq!(entry.segment.unwrap().cause, SegmentCause::Clock);
    assert!(desk.contact(ana).await.row.last_activity_at < entry.at, "that is no interaction");

    notes::add(&desk.core, AddNote { contact: ana, text: "Called".to_owned() }).await.unwrap();
    assert_eq!(told(&desk, stale).await, ["Ana joined, clock by ", "Ana left, edit by Sam"]);
    desk.is_in_order().await;
}

#[tokio::test]
async fn another_time_zone_counts_days_otherwise() {
    let desk = Desk::new().await;
    let march = segment(&desk, "Since July", r#"{"field":"created_at","op":"after","value":"2026-06-30"}"#).await.id;
    desk.later(11 * 60);
    people(&desk, &["Ana"]).await;
    assert_eq!(members(&desk, march).await, Vec::<String>::new(), "an hour to midnight in UTC");
    let zone = |name: &str| UpdateWorkspace { timezone: Some(name.to_owned()), ..UpdateWorkspace::default() };
    workspace::update(&desk.core, zone("Europe/Berlin")).await.unwrap();
    assert_eq!(members(&desk, march).await, ["Ana"]);
    workspace::update(&desk.core, zone("America/New_York")).await.unwrap();
    assert_eq!(told(&desk, march).await, ["Ana joined, clock by ", "Ana left, clock by "]);
    desk.is_in_order().await;
}

#[tokio::test]
async fn another_process_is_followed_and_follows() {
    let desk = Desk::new().await;
    let vip = segment(&desk, "VIP", VIP).await.id;
    let ids = people(&desk, &["Ana", "Bo"]).await;
    tag(&desk, &ids[..1], "vip").await;
    let other = Core::open(&desk.folder.path().join("acme.contacts"), desk.env_of_another()).await.unwrap();
    let input = CreateSegment {
        name: "Bs".to_owned(),
        color: None,
        filter: Filter::parse(r#"{"field":"name","op":"starts_with","value":"b"}"#).unwrap(),
    };
    let bs = segments::create(&other, input, Job::silent()).await.unwrap().segment.id;
    tag(&desk, &ids[1..], "vip").await;
    assert_eq!(members(&desk, vip).await, ["Ana", "Bo"]);
    people(&desk, &["Bea"]).await;
    assert_eq!(members(&desk, bs).await, ["Bea", "Bo"], "a segment that the other process has made");
    desk.is_in_order().await;
}
