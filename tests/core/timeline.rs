//! What happened to a contact, newest first.

use contact_core::Error;
use contact_core::activity::{self, ActivityKind, Actor, GetTimeline, TimelineEntry};
use contact_core::contacts::{self, ContactPatch, CreateContact, UpdateContact};
use contact_core::ids::ContactId;
use contact_core::segments::SegmentCause;

use crate::desk::{Desk, csv};
use crate::support::{NOON, at};

async fn whole(desk: &Desk, contact: ContactId) -> Vec<TimelineEntry> {
    activity::whole_timeline(&desk.core, contact).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_reads_from_its_completion_down_to_the_contact_it_made() {
    let desk = Desk::new().await;
    let rows = desk
        .rows("march.csv", &csv(&["s1,completed,2026-03-01T09:00:00Z,2026-03-01T09:10:00Z,Ana Ruiz,ana@example.org,+34600111222,10"]))
        .await;
    let entries = whole(&desk, rows[0].contact.unwrap()).await;
    let told: Vec<_> = entries.iter().map(|e| (e.kind, e.at)).collect();
    let expected = [
        // The conversation is a hundred days old.
        (ActivityKind::SegmentJoined, at(NOON)),
        (ActivityKind::SubmissionCompleted, at("2026-03-01T09:10:00Z")),
        (ActivityKind::SubmissionStarted, at("2026-03-01T09:00:00Z")),
        (ActivityKind::ContactCreated, at("2026-03-01T09:00:00Z")),
    ];
    assert_eq!(told, expected);
    assert!(matches!(&entries[0].actor, Actor::Import { files, .. } if files == "march.csv"));
    let segment = entries[0].segment.as_ref().unwrap();
    assert_eq!((segment.name.as_str(), segment.cause), ("Stale Contacts", SegmentCause::Import));
    assert_eq!(entries[1].actor, Actor::Bot { name: "Quotes".to_owned() });
    assert_eq!(entries[1].submission.as_ref().unwrap().bot, "Quotes");
    assert!(matches!(&entries[3].actor, Actor::Import { files, .. } if files == "march.csv"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_submission_changed_stands_below_its_completion_and_names_the_bot() {
    let desk = Desk::new().await;
    let rows = desk
        .rows(
            "both.csv",
            &csv(&[
                "s1,completed,2026-03-01T09:00:00Z,2026-03-01T09:10:00Z,Ana,ana@example.org,,10",
                "s2,completed,2026-04-01T09:00:00Z,2026-04-01T09:10:00Z,Anna,ana@example.org,,20",
            ]),
        )
        .await;
    let mut entries = whole(&desk, rows[0].contact.unwrap()).await;
    entries.retain(|entry| entry.segment.is_none());
    let kinds: Vec<_> = entries.iter().map(|e| e.kind).collect();
    let expected = [
        ActivityKind::SubmissionCompleted,
        ActivityKind::ContactUpdated,
        ActivityKind::SubmissionStarted,
        ActivityKind::SubmissionCompleted,
        ActivityKind::SubmissionStarted,
        ActivityKind::ContactCreated,
    ];
    assert_eq!(kinds, expected);
    assert_eq!(entries[1].actor, Actor::Bot { name: "Quotes".to_owned() });
    let change = &entries[1].changes[0];
    assert_eq!((change.field.as_str(), change.old.as_str(), change.new.as_str()), ("first_name", "Ana", "Anna"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_member_did_names_the_member() {
    let desk = Desk::new().await;
    let input = CreateContact { first_name: "Ana".to_owned(), ..CreateContact::default() };
    let made = contacts::create(&desk.core, input).await.unwrap().contact;
    desk.later(60);
    let patch = ContactPatch { last_name: Some("Ruiz".to_owned()), ..ContactPatch::default() };
    contacts::update(&desk.core, UpdateContact { contact: made.row.id, patch }).await.unwrap();
    let entries = whole(&desk, made.row.id).await;
    assert_eq!(entries.iter().map(|e| e.kind).collect::<Vec<_>>(), [ActivityKind::ContactUpdated, ActivityKind::ContactCreated]);
    assert!(entries.iter().all(|e| matches!(&e.actor, Actor::Member { name, .. } if name == "Sam")));
    assert_eq!(entries[1].at, at(NOON));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_conversation_that_was_never_finished_began_all_the_same() {
    let desk = Desk::new().await;
    let rows = desk.rows("open.csv", &csv(&["s1,incomplete,,,Ana,ana@example.org,,"])).await;
    let expected = [ActivityKind::SubmissionStarted, ActivityKind::ContactCreated];
    assert_eq!(desk.kinds(rows[0].contact.unwrap()).await, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_any_size_make_up_the_whole() {
    let desk = Desk::new().await;
    // Many entries share a time, so that pages break between them.
    let lines: Vec<String> = (0..40)
        .map(|i| format!("s{i},completed,2026-03-0{}T09:00:00Z,2026-03-0{}T09:00:00Z,Ana {i},ana@example.org,,{i}", 1 + i / 20, 1 + i / 20))
        .collect();
    let rows = desk.rows("many.csv", &csv(&lines.iter().map(String::as_str).collect::<Vec<_>>())).await;
    let contact = rows[0].contact.unwrap();
    let all = whole(&desk, contact).await;
    assert!(all.len() > 80);
    assert!(all.is_sorted_by(|a, b| a.at >= b.at));
    for limit in [1, 3, 7, 1_000] {
        let mut paged = Vec::new();
        let mut cursor = None;
        loop {
            let page =
                activity::timeline(&desk.core, GetTimeline { contact, kinds: Vec::new(), member: None, cursor, limit }).await.unwrap();
            assert!(page.entries.len() <= usize::try_from(limit).unwrap());
            paged.extend(page.entries);
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(paged, all, "pages of {limit}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_has_no_timeline_and_a_made_up_cursor_is_refused() {
    let desk = Desk::new().await;
    let nobody = "018f0000-0000-7000-8000-000000000000".parse().unwrap();
    let ask = GetTimeline { contact: nobody, kinds: Vec::new(), member: None, cursor: None, limit: 10 };
    assert!(matches!(activity::timeline(&desk.core, ask).await, Err(Error::NotFound { .. })));
    let ana = CreateContact { first_name: "Ana".to_owned(), ..CreateContact::default() };
    let made = contacts::create(&desk.core, ana).await.unwrap().contact;
    let ask = GetTimeline { contact: made.row.id, kinds: Vec::new(), member: None, cursor: Some("yesterday".to_owned()), limit: 10 };
    assert!(matches!(activity::timeline(&desk.core, ask).await, Err(Error::Invalid { .. })));
}
