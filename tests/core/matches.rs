//! Matches that a person should look at, and what becomes of them.

use contact_core::Error;
use contact_core::activity::ActivityKind;
use contact_core::contacts;
use contact_core::ids::{ContactId, OperationId};
use contact_core::imports::ImportRow;
use contact_core::matches::{self, DecideMatch, ListMatches, MatchPage, MatchReason};
use contact_core::operations::{self, UndoOperation};
use contact_core::progress::Job;
use contact_core::submissions::{self, ListContactSubmissions};
use contact_core::tags;
use sqlx::{Connection, SqliteConnection};

use crate::desk::{Desk, csv};
use crate::support::at;

async fn to_check(desk: &Desk) -> MatchPage {
    matches::to_check(&desk.core, ListMatches { offset: 0, limit: 50 }).await.unwrap()
}

async fn ids(desk: &Desk, contact: ContactId) -> Vec<String> {
    let page = submissions::of_contact(&desk.core, ListContactSubmissions { contact, offset: 0, limit: 50 }).await.unwrap();
    page.submissions.into_iter().filter_map(|s| s.external_id).collect()
}

/// Bob wrote from Ana's phone; later he wrote again, with his e-mail only.
async fn two_on_one_phone(desk: &Desk) -> Vec<ImportRow> {
    desk.rows(
        "phone.csv",
        &csv(&[
            "s1,completed,2026-03-01T09:00:00Z,2026-03-01T09:10:00Z,Ana Ruiz,ana@example.org,+34600111222,10",
            "s2,completed,2026-04-01T09:00:00Z,2026-04-01T09:10:00Z,Bob Smith,bob@example.org,+34600111222,20",
            "s3,completed,2026-05-01T09:00:00Z,2026-05-01T09:10:00Z,Bob Smith,bob@example.org,,30",
        ]),
    )
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_doubtful_match_is_listed_with_what_the_submission_gave() {
    let desk = Desk::new().await;
    let rows = two_on_one_phone(&desk).await;
    let page = to_check(&desk).await;
    assert_eq!(page.total, 1);
    let found = &page.matches[0];
    assert_eq!(found.reasons, [MatchReason::NamesDisagree, MatchReason::NewEmail]);
    assert_eq!(found.contact, rows[0].contact.unwrap());
    assert_eq!((found.given_name.as_str(), found.given_email.as_str()), ("Bob Smith", "bob@example.org"));
    assert_eq!((found.bot.as_str(), found.at), ("Quotes", at("2026-04-01T09:10:00Z")));
    assert_eq!(found.other, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_accepted_match_is_off_the_list_and_changes_nobody() {
    let desk = Desk::new().await;
    let rows = two_on_one_phone(&desk).await;
    let before = desk.contact(rows[0].contact.unwrap()).await;
    let decide = DecideMatch { match_id: to_check(&desk).await.matches[0].id };
    matches::accept(&desk.core, decide.clone()).await.unwrap();
    assert_eq!(to_check(&desk).await.total, 0);
    assert_eq!(desk.contact(before.row.id).await, before);
    assert!(matches!(matches::accept(&desk.core, decide.clone()).await, Err(Error::Conflict { .. })));
    assert!(matches!(matches::split(&desk.core, decide).await, Err(Error::Conflict { .. })));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_split_gives_each_their_own_values_and_submissions() {
    let desk = Desk::new().await;
    let rows = two_on_one_phone(&desk).await;
    let ana = rows[0].contact.unwrap();
    assert_eq!(desk.contact(ana).await.row.display_name, "Bob Smith");
    desk.later(60);

    let bob = matches::split(&desk.core, DecideMatch { match_id: to_check(&desk).await.matches[0].id }).await.unwrap();
    assert_eq!(bob.row.display_name, "Bob Smith");
    assert_eq!(bob.row.email.as_deref(), Some("bob@example.org"));
    assert_eq!(bob.row.phone, None);
    assert_eq!(bob.row.source, "Quotes");
    assert_eq!(bob.row.submission_count, 2);
    assert_eq!(bob.row.created_at, at("2026-04-01T09:00:00Z"));
    assert_eq!(bob.row.last_activity_at, at("2026-05-01T09:10:00Z"));
    assert_eq!(ids(&desk, bob.row.id).await, ["s3", "s2"]);

    let left = desk.contact(ana).await;
    assert_eq!(left.row.display_name, "Ana Ruiz");
    assert_eq!(left.emails.iter().map(|e| e.address.as_str()).collect::<Vec<_>>(), ["ana@example.org"]);
    assert_eq!(left.row.phone.as_deref(), Some("+34600111222"));
    assert_eq!(left.row.submission_count, 1);
    assert_eq!(left.row.last_activity_at, at("2026-03-01T09:10:00Z"));
    assert_eq!(ids(&desk, ana).await, ["s1"]);

    assert_eq!(desk.kinds(ana).await[0], ActivityKind::ContactSplit);
    assert_eq!(desk.kinds(bob.row.id).await[0], ActivityKind::ContactSplit);
    assert_eq!(to_check(&desk).await.total, 0);
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_split_the_next_import_finds_each_of_the_two() {
    let desk = Desk::new().await;
    let rows = two_on_one_phone(&desk).await;
    let bob = matches::split(&desk.core, DecideMatch { match_id: to_check(&desk).await.matches[0].id }).await.unwrap();
    let again = two_on_one_phone(&desk).await;
    assert_eq!(again.iter().filter_map(|r| r.contact).collect::<Vec<_>>(), [rows[0].contact.unwrap(), bob.row.id, bob.row.id]);
    let more = desk.rows("more.csv", &csv(&["s4,completed,2026-05-09T09:00:00Z,,Robert,bob@example.org,,1"])).await;
    assert_eq!(more[0].contact, Some(bob.row.id));
    assert_eq!(desk.contact(bob.row.id).await.row.first_name, "Robert");
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_possible_duplicate_cannot_be_split() {
    let desk = Desk::new().await;
    let rows = desk
        .rows(
            "pair.csv",
            &csv(&[
                "s1,completed,2026-03-01T09:00:00Z,,Ana,ana@example.org,,10",
                "s2,completed,2026-03-02T09:00:00Z,,Ann,,+34600111222,20",
                "s3,completed,2026-03-03T09:00:00Z,,Ana,ana@example.org,+34600111222,30",
            ]),
        )
        .await;
    let page = to_check(&desk).await;
    assert_eq!(page.matches.len(), 1);
    assert_eq!((page.matches[0].contact, page.matches[0].other), (rows[0].contact.unwrap(), rows[1].contact));
    assert_eq!(page.matches[0].other_name.as_deref(), Some("Ann"));
    let decide = DecideMatch { match_id: page.matches[0].id };
    assert!(matches!(matches::split(&desk.core, decide).await, Err(Error::Conflict { .. })));
    assert_eq!(to_check(&desk).await, page);
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_split_taken_back_leaves_every_table_as_it_was() {
    let desk = Desk::new().await;
    two_on_one_phone(&desk).await;
    let before = desk.tables().await;
    desk.later(60);
    matches::split(&desk.core, DecideMatch { match_id: to_check(&desk).await.matches[0].id }).await.unwrap();
    assert_ne!(desk.tables().await, before);

    let url = format!("sqlite://{}", desk.folder.path().join("acme.contacts").display());
    let mut connection = SqliteConnection::connect(&url).await.unwrap();
    let id: Vec<u8> = sqlx::query_scalar("SELECT uuid FROM operation WHERE kind = 'match.split'").fetch_one(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let operation = OperationId::from_bytes(&id).unwrap();
    operations::undo(&desk.core, UndoOperation { operation }).await.unwrap();
    assert_eq!(desk.tables().await, before);
    assert_eq!(to_check(&desk).await.total, 1);
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn tags_that_the_submission_brought_go_with_it_and_others_stay() {
    let desk = Desk::new().await;
    let file = "submission_id,status,completed_at,name,email,phone,tags\n\
        s1,completed,2026-03-01T09:10:00Z,Ana Ruiz,ana@example.org,+34600111222,client\n\
        s2,completed,2026-04-01T09:10:00Z,Bob Smith,bob@example.org,+34600111222,press; client\n";
    let rows = desk.rows("tagged.csv", file).await;
    let ana = rows[0].contact.unwrap();
    let selection = contacts::Selection::Ids { ids: vec![ana] };
    let mine = tags::TagContacts { selection, add: vec!["mine".to_owned()], remove: vec![] };
    tags::tag_contacts(&desk.core, mine, Job::silent()).await.unwrap();
    assert_eq!(desk.contact(ana).await.row.tags, ["client", "mine", "press"]);
    let decide = DecideMatch { match_id: to_check(&desk).await.matches[0].id };
    let bob = matches::split(&desk.core, decide).await.unwrap();
    assert_eq!(bob.row.tags, ["press"]);
    assert_eq!(desk.contact(ana).await.row.tags, ["client", "mine"]);
    desk.is_in_order().await;
}
