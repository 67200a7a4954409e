//! Submissions of all bots: found, looked at, linked to somebody else.

use contact_core::Error;
use contact_core::activity::ActivityKind;
use contact_core::boards::{self, ListContactCards};
use contact_core::filter::Filter;
use contact_core::ids::ContactId;
use contact_core::imports::ImportSettings;
use contact_core::matches::{self, DecideMatch, ListMatches};
use contact_core::submissions::{self, GetSubmission, LinkSubmission, ListSubmissions, RoutedBy, SubmissionList, SubmissionSort};

use crate::boards::{desk_with_sales, person};
use crate::desk::{Desk, csv};
use crate::flow_apps::{bot, set_up, undo};
use crate::support::{at, filter, quotes};

fn all() -> ListSubmissions {
    ListSubmissions { limit: 50, ..ListSubmissions::default() }
}

async fn list(desk: &Desk, input: ListSubmissions) -> SubmissionList {
    submissions::list(&desk.core, input).await.unwrap()
}

/// Whom the rows are about, or what they say first.
fn who(list: &SubmissionList) -> Vec<String> {
    let name = |row: &submissions::SubmissionRow| row.contact.as_ref().map_or_else(|| row.preview[0].text.clone(), |c| c.name.clone());
    list.submissions.iter().map(name).collect()
}

async fn found(desk: &Desk, search: &str) -> Vec<String> {
    who(&list(desk, ListSubmissions { search: search.to_owned(), sort: SubmissionSort::Oldest, ..all() }).await)
}

async fn passing(desk: &Desk, json: serde_json::Value) -> Vec<String> {
    who(&list(desk, ListSubmissions { filter: filter(&json), sort: SubmissionSort::Oldest, ..all() }).await)
}

const ROWS: [&str; 4] = [
    "s1,completed,2026-03-01T09:00:00Z,2026-03-01T09:10:00Z,Ana Núñez,ana@example.org,,12000",
    "s2,incomplete,2026-03-02T09:00:00Z,,Bo,bo@example.org,,500",
    "s3,completed,2026-03-03T09:00:00Z,2026-03-03T09:10:00Z,,,,700",
    "s4,completed,2026-03-04T09:00:00Z,2026-03-04T09:10:00Z,Cy,cy@example.org,,900",
];

async fn desk_with_rows() -> Desk {
    let desk = Desk::new().await;
    desk.rows("quotes.csv", &csv(&ROWS)).await;
    desk
}

#[tokio::test]
async fn submissions_come_newest_first_with_their_bot_and_contact() {
    let desk = desk_with_rows().await;
    let page = list(&desk, ListSubmissions { offset: 1, limit: 2, ..all() }).await;
    assert_eq!((page.total, page.submissions.len()), (4, 2));
    let row = &page.submissions[1];
    assert_eq!((row.bot_name.as_str(), row.contact.as_ref().unwrap().name.as_str()), ("Quotes", "Bo"));
    assert_eq!((row.started_at, row.completed_at, row.card.is_none()), (Some(at("2026-03-02T09:00:00Z")), None, true));
    assert_eq!(row.preview[0].text, "Bo");
}

#[tokio::test]
async fn words_are_found_in_answers_names_and_addresses_whatever_their_case_and_accents() {
    let desk = desk_with_rows().await;
    assert_eq!(found(&desk, "NUNEZ").await, ["Ana Núñez"]);
    assert_eq!(found(&desk, "bo@").await, ["Bo"]);
    assert_eq!(found(&desk, "700").await, ["700"]);
    assert_eq!(found(&desk, "12000 ana").await, ["Ana Núñez"]);
    assert_eq!(found(&desk, "budget").await, Vec::<String>::new(), "the name of an answer is no answer");
    assert_eq!(found(&desk, "nobody").await, Vec::<String>::new());
    desk.import_with(&[desk.file("more.csv", "name,say\nDi,\"He said \"\"hi\"\"\"\n")], quotes()).await;
    assert_eq!(found(&desk, "\"hi\"").await, ["Di"]);
}

#[tokio::test]
async fn what_is_shown_can_be_narrowed() {
    let desk = desk_with_rows().await;
    let page = r#"[{"id":"t1","intake_bot_id":"b9","status":"COMPLETED","is_test":true,"created_at":"2026-03-05T09:00:00Z","data":{"name":"Test"}}]"#;
    desk.import_with(&[desk.file("test.json", page)], ImportSettings::default()).await;
    assert_eq!(list(&desk, all()).await.total, 4);
    assert_eq!(list(&desk, ListSubmissions { with_tests: true, ..all() }).await.total, 5);
    let incomplete = ListSubmissions { status: Some(submissions::SubmissionStatus::Incomplete), ..all() };
    assert_eq!(who(&list(&desk, incomplete).await), ["Bo"]);
    assert_eq!(who(&list(&desk, ListSubmissions { unmatched_only: true, ..all() }).await), ["700"]);
    let quotes = bot(&desk, "Quotes").await.id;
    assert_eq!(list(&desk, ListSubmissions { bot: Some(quotes), with_tests: true, ..all() }).await.total, 4);

    assert_eq!(passing(&desk, serde_json::json!({"field":"answer.budget","op":"gt","value":800})).await, ["Ana Núñez", "Cy"]);
    let of_contact = serde_json::json!({"all":[{"field":"contact.email","op":"contains","value":"BO@"},{"field":"status","op":"is","value":"incomplete"}]});
    assert_eq!(passing(&desk, of_contact).await, ["Bo"]);
    let nobody = serde_json::json!({"field":"contact.name","op":"is_empty"});
    assert_eq!(passing(&desk, nobody).await, ["700"]);
    let wrong = ListSubmissions { filter: filter(&serde_json::json!({"field":"nope","op":"is_empty"})), ..all() };
    assert!(matches!(submissions::list(&desk.core, wrong).await, Err(Error::Invalid { .. })));
    let has = ListSubmissions { filter: Filter::parse(r#"{"has":"note"}"#).unwrap(), ..all() };
    assert!(matches!(submissions::list(&desk.core, has).await, Err(Error::Invalid { .. })));
}

async fn cards_of(desk: &Desk, contact: ContactId) -> Vec<String> {
    let cards = boards::of_contact(&desk.core, ListContactCards { contact }).await.unwrap().cards;
    cards.into_iter().map(|card| card.card.title).collect()
}

#[tokio::test]
async fn a_submission_linked_to_somebody_else_takes_its_count_its_entries_and_its_card_along() {
    let (desk, sales) = desk_with_sales().await;
    let rows = [
        "s1,completed,2026-03-01T09:00:00Z,2026-03-01T09:10:00Z,Ana,ana@example.org,,10",
        "s2,completed,2026-03-02T09:00:00Z,2026-03-02T09:10:00Z,Ana,ana@example.org,,20",
    ];
    desk.rows("first.csv", &csv(&["s0,completed,,2026-02-01T09:10:00Z,Zoe,zoe@example.org,,1"])).await;
    set_up(&desk, bot(&desk, "Quotes").await.id, None, Some(sales.id)).await;
    let rows = desk.rows("quotes.csv", &csv(&rows)).await;
    let (ana, ben) = (rows[0].contact.unwrap(), person(&desk, "Ben").await);
    let view = submissions::get(&desk.core, GetSubmission { submission: rows[1].submission.unwrap() }).await.unwrap();
    assert_eq!(view.routed_by, Some(RoutedBy::DefaultBoard));
    assert_eq!(view.card.as_ref().map(|card| (card.title.as_str(), card.phase_name.as_str())), Some(("Ana", "New Lead")));
    let tables = desk.tables().await;

    let link = LinkSubmission { submission: view.submission.id, contact: ben };
    let linked = submissions::link(&desk.core, link.clone()).await.unwrap();
    assert_eq!((cards_of(&desk, ana).await.len(), cards_of(&desk, ben).await.len()), (1, 1));
    let (left, right) = (desk.contact(ana).await, desk.contact(ben).await);
    assert_eq!((left.row.submission_count, right.row.submission_count), (1, 1));
    assert_eq!(left.row.last_activity_at, at("2026-03-01T09:10:00Z"));
    assert_eq!((left.row.email.as_deref(), right.row.email.as_deref()), (Some("ana@example.org"), Some("ben@example.org")));
    assert!(desk.kinds(ben).await.contains(&ActivityKind::CardCreated));
    let again = submissions::link(&desk.core, link).await;
    assert!(matches!(again, Err(Error::Conflict { reason }) if reason.contains("Ben")));
    desk.is_in_order().await;

    undo(&desk, linked.operation).await.unwrap();
    assert_eq!(desk.tables().await, tables);
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_waiting_submission_that_is_linked_gives_its_card_a_contact() {
    let (desk, sales) = desk_with_sales().await;
    desk.rows("first.csv", &csv(&["s0,completed,,2026-02-01T09:10:00Z,Zoe,zoe@example.org,,1"])).await;
    set_up(&desk, bot(&desk, "Quotes").await.id, None, Some(sales.id)).await;
    let rows = desk.rows("quotes.csv", &csv(&["s3,completed,,2026-03-03T09:10:00Z,,,,700"])).await;
    let ben = person(&desk, "Ben").await;
    let linked = submissions::link(&desk.core, LinkSubmission { submission: rows[0].submission.unwrap(), contact: ben }).await.unwrap();
    assert_eq!(cards_of(&desk, ben).await, ["Quotes"]);
    undo(&desk, linked.operation).await.unwrap();
    assert_eq!(cards_of(&desk, ben).await, Vec::<String>::new());
    desk.is_in_order().await;
}

#[tokio::test]
async fn splitting_a_match_takes_the_card_of_the_submission_along() {
    let (desk, sales) = desk_with_sales().await;
    let rows = desk.rows("first.csv", &csv(&["s0,completed,,2026-02-01T09:10:00Z,Zoe Ames,,+12025550123,1"])).await;
    let zoe = rows[0].contact.unwrap();
    set_up(&desk, bot(&desk, "Quotes").await.id, None, Some(sales.id)).await;
    desk.rows("second.csv", &csv(&["s1,completed,,2026-03-01T09:10:00Z,Rex Stone,rex@example.org,+12025550123,2"])).await;
    assert_eq!(cards_of(&desk, zoe).await, ["Rex Stone"]);
    let matches = matches::to_check(&desk.core, ListMatches { offset: 0, limit: 10 }).await.unwrap().matches;
    let tables = desk.tables().await;
    let rex = matches::split(&desk.core, DecideMatch { match_id: matches[0].id }).await.unwrap().row.id;
    assert_eq!((cards_of(&desk, zoe).await.len(), cards_of(&desk, rex).await.len()), (0, 1));
    desk.is_in_order().await;

    let history = contact_core::operations::history(&desk.core, contact_core::operations::ListOperations { after: None, limit: 1 }).await;
    undo(&desk, Some(history.unwrap().operations[0].id)).await.unwrap();
    assert_eq!(desk.tables().await, tables);
}
