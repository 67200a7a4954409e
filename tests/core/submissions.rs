//! Submissions as they are read, and the linking of those that wait.

use contact_core::Error;
use contact_core::activity::ActivityKind;
use contact_core::contacts::{self, CreateContact};
use contact_core::ids::ContactId;
use contact_core::operations::{self, UndoOperation};
use contact_core::submissions::{self, LinkSubmission, ListContactSubmissions, ListUnmatched, SubmissionStatus};

use crate::desk::{Desk, csv};
use crate::support::at;

const LIST_PAGE: &str = r#"{"data":{"submissions":[
  {"id":"s1","intake_bot_id":"b1","status":"COMPLETED","created_at":"2026-03-01T09:00:00Z","completed_at":"2026-03-01T09:10:00Z",
   "data":{"extra":"as given","services":["Design","Build"],"email":"ana@example.org","urgent":true}}],
  "schema":[{"name":"email","label":"Your e-mail?","type":"email"},{"name":"budget","label":"Your budget?","type":"number"},
            {"name":"services","label":"What do you need?","type":"multi_select"}],
  "pagination":{"has_more":false}}}"#;

async fn page(desk: &Desk, contact: ContactId) -> submissions::SubmissionPage {
    submissions::of_contact(&desk.core, ListContactSubmissions { contact, offset: 0, limit: 50 }).await.unwrap()
}

async fn waiting(desk: &Desk) -> submissions::UnmatchedPage {
    submissions::unmatched(&desk.core, ListUnmatched { offset: 0, limit: 50 }).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_stand_under_their_questions_in_the_order_of_the_schema() {
    let desk = Desk::new().await;
    let rows = desk.rows("page.json", LIST_PAGE).await;
    let page = page(&desk, rows[0].contact.unwrap()).await;
    assert_eq!(page.total, 1);
    let shown: Vec<(&str, &str)> = page.submissions[0].answers.iter().map(|a| (a.label.as_str(), a.text.as_str())).collect();
    let expected = [
        ("Your e-mail?", "ana@example.org"),
        ("Your budget?", ""),
        ("What do you need?", "Design; Build"),
        ("extra", "as given"),
        ("urgent", "yes"),
    ];
    assert_eq!(shown, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn submissions_come_newest_first_and_name_their_own_file() {
    let desk = Desk::new().await;
    let march = csv(&["s1,completed,2026-03-01T09:00:00Z,2026-03-01T09:10:00Z,Ana,ana@example.org,,10"]);
    let april = csv(&["s2,completed,2026-04-01T09:00:00Z,2026-04-01T09:10:00Z,Ana,ana@example.org,,20"]);
    let rows = desk.rows_of(&[("march.csv", &march), ("april.csv", &april)]).await;
    let page = page(&desk, rows[0].contact.unwrap()).await;
    let told: Vec<_> = page.submissions.iter().map(|s| (s.external_id.as_deref().unwrap(), s.file.as_deref().unwrap())).collect();
    assert_eq!(told, [("s2", "april.csv"), ("s1", "march.csv")]);
    assert_eq!(page.submissions[0].completed_at, Some(at("2026-04-01T09:10:00Z")));
}

#[tokio::test(flavor = "multi_thread")]
async fn scripts_get_the_answers_as_given() {
    let desk = Desk::new().await;
    let rows = desk.rows("page.json", LIST_PAGE).await;
    let given = submissions::raw_of_contact(&desk.core, rows[0].contact.unwrap()).await.unwrap();
    assert_eq!(given.len(), 1);
    assert_eq!(given[0].status, SubmissionStatus::Completed);
    assert_eq!(given[0].answers["services"], serde_json::json!(["Design", "Build"]));
    assert_eq!(given[0].answers["urgent"], serde_json::json!(true));
}

#[tokio::test(flavor = "multi_thread")]
async fn bots_are_listed_with_how_many_submissions_they_have() {
    let desk = Desk::new().await;
    desk.rows("a.csv", &csv(&["s1,completed,,,Ana,ana@example.org,,10", "s2,incomplete,,,,,,20"])).await;
    let bots = bots::list(&desk.core).await.unwrap();
    assert_eq!(bots.iter().map(|b| (b.name.as_str(), b.submission_count)).collect::<Vec<_>>(), [("Quotes", 2)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_waiting_submission_is_linked_counted_and_taken_back() {
    let desk = Desk::new().await;
    desk.rows("a.csv", &csv(&["s1,completed,2026-07-01T09:00:00Z,2026-07-01T09:10:00Z,,,,90"])).await;
    let made = contacts::create(&desk.core, CreateContact { first_name: "Ana".to_owned(), ..CreateContact::default() }).await.unwrap();
    let contact = made.contact.row.id;
    let unmatched = waiting(&desk).await;
    assert_eq!(unmatched.total, 1);
    assert!(unmatched.submissions[0].preview.iter().any(|a| a.text == "90"));

    let link = LinkSubmission { submission: unmatched.submissions[0].id, contact };
    let done = submissions::link(&desk.core, link.clone()).await.unwrap();
    assert_eq!(done.count, 1);
    assert_eq!(waiting(&desk).await.total, 0);
    let profile = desk.contact(contact).await;
    assert_eq!(profile.row.submission_count, 1);
    assert_eq!(profile.row.last_activity_at, at("2026-07-01T09:10:00Z"));
    let kinds = desk.kinds(contact).await;
    let expected =
        [ActivityKind::SubmissionCompleted, ActivityKind::SubmissionStarted, ActivityKind::SubmissionLinked, ActivityKind::ContactCreated];
    assert_eq!(kinds, expected);
    desk.is_in_order().await;
    assert!(matches!(submissions::link(&desk.core, link).await, Err(Error::Conflict { .. })));

    operations::undo(&desk.core, UndoOperation { operation: done.operation.unwrap() }).await.unwrap();
    assert_eq!(waiting(&desk).await.total, 1);
    assert_eq!(desk.contact(contact).await, made.contact);
    assert_eq!(desk.kinds(contact).await, [ActivityKind::ContactCreated]);
    desk.is_in_order().await;
}
