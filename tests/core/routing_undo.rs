//! What an undo does to cards that imports and routing have made, when somebody has gone on in between.

use contact_core::Error;
use contact_core::boards::{self, AddComment, CardPatch, CreateCard, GetCard, MoveCard, UpdateCard, UpdatePhase};
use contact_core::progress::Job;
use contact_core::routing::{self, RouteSubmissions, RoutingScope, RoutingWhich};
use contact_core::submissions::{self, LinkSubmission};
use contact_core::tags::{self, MergeTags};
use serde_json::Value;

use crate::boards::{person, phase_of};
use crate::flow_apps::undo;
use crate::routing::{budget, routed};
use crate::routing_imports::{ROWS, plan_and_apply, take_back, two_rules};

/// A phase becomes done and the card of a waiting submission comes to it; a file names its contact; then the phase and the file
/// are taken back.
#[tokio::test]
async fn a_card_that_loses_its_contact_with_an_import_is_open_where_its_phase_is() {
    let r = routed().await;
    two_rules(&r).await;
    let waiting = "s4,completed,,2026-03-04T09:10:00Z,,,,300";
    r.rule("Rest", &budget("is_not_empty", &Value::Null), "New Lead").await;
    plan_and_apply(&r, &[waiting]).await;
    let (phase, card) = (phase_of(&r.sales, "Qualified"), r.cards().await[0].id);
    let done = UpdatePhase { phase, name: None, color: None, soft_limit: None, is_done: Some(true) };
    let turned = boards::update_phase(&r.desk.core, done).await.unwrap().operation;
    boards::move_card(&r.desk.core, MoveCard { card, phase, before: None }).await.unwrap();
    let named = plan_and_apply(&r, &["s4,completed,,2026-03-04T09:10:00Z,Dot,dot@example.org,,300"]).await;
    assert!(r.cards().await[0].contact.is_some());
    undo(&r.desk, turned).await.unwrap();
    take_back(&r, &named).await;
    assert!(r.cards().await[0].contact.is_none());
}

#[tokio::test]
async fn a_kept_card_gets_no_other_submission_by_undoing_what_was_done_to_it() {
    let r = routed().await;
    two_rules(&r).await;
    let first = plan_and_apply(&r, &ROWS[..1]).await;
    let card = r.cards().await[0].id;
    let phase = phase_of(&r.sales, "Won");
    let moved = boards::move_card(&r.desk.core, MoveCard { card, phase, before: None }).await.unwrap().operation;
    let tags = Some(vec!["vip".to_owned()]);
    boards::update_card(&r.desk.core, UpdateCard { card, patch: CardPatch { tags, ..CardPatch::default() } }).await.unwrap();
    let tag = async |name: &str| tags::tag_by_name(&r.desk.core, name).await.unwrap();
    let other = boards::create_card(&r.desk.core, CreateCard { tags: vec!["lead".to_owned()], ..crate::boards::card(&r.sales, "Other") });
    other.await.unwrap();
    let merged = tags::merge(&r.desk.core, MergeTags { from: tag("vip").await, into: tag("lead").await }, Job::silent()).await.unwrap();
    assert_eq!(take_back(&r, &first).await.kept_cards.len(), 1);
    plan_and_apply(&r, &["x9,completed,,2026-03-09T09:10:00Z,Zed,zed@example.org,,300"]).await;
    undo(&r.desk, merged.operation).await.unwrap();
    let kept = boards::card(&r.desk.core, GetCard { card }).await.unwrap();
    assert_eq!((kept.submission, kept.card.tags), (None, vec!["vip".to_owned()]));
    r.desk.is_in_order().await;
    let refused = undo(&r.desk, moved).await;
    assert!(matches!(refused, Err(Error::Conflict { .. })), "the tags have changed since");
}

#[tokio::test]
async fn a_card_that_a_member_has_placed_stays_there_whoever_its_submission_is_linked_to() {
    let r = routed().await;
    two_rules(&r).await;
    plan_and_apply(&r, &ROWS[..2]).await;
    let cards = r.cards().await;
    let ana = cards.iter().find(|card| card.title == "Ana").unwrap();
    boards::move_card(&r.desk.core, MoveCard { card: ana.id, phase: phase_of(&r.sales, "Won"), before: None }).await.unwrap();
    let yann = person(&r.desk, "Yann").await;
    let rows = submissions::list(&r.desk.core, submissions::ListSubmissions { limit: 9, ..Default::default() }).await.unwrap().submissions;
    let of_ana = rows.iter().find(|row| row.card.as_ref().is_some_and(|card| card.title == "Ana")).unwrap().id;
    submissions::link(&r.desk.core, LinkSubmission { submission: of_ana, contact: yann }).await.unwrap();
    let all = RouteSubmissions { scope: RoutingScope::Bot { bot: r.bot }, which: RoutingWhich::Untouched };
    let done = routing::apply(&r.desk.core, all, Job::silent()).await.unwrap();
    assert_eq!(done.moved, 0);
    assert!(r.places().await.contains(&"Won: Ana".to_owned()));
}

#[tokio::test]
async fn a_card_that_routing_has_made_and_somebody_worked_on_is_kept_and_listed() {
    let r = routed().await;
    let done = plan_and_apply(&r, &ROWS[..2]).await;
    two_rules(&r).await;
    let all = RouteSubmissions { scope: RoutingScope::Bot { bot: r.bot }, which: RoutingWhich::WithoutCard };
    assert_eq!(routing::apply(&r.desk.core, all, Job::silent()).await.unwrap().made, 3);
    let card = r.cards().await.into_iter().find(|card| card.title == "Ana").unwrap();
    boards::add_comment(&r.desk.core, AddComment { card: card.id, text: "Mine.".into() }).await.unwrap();
    let undone = take_back(&r, &done).await;
    assert_eq!((undone.cards_removed, undone.kept_cards.len(), &undone.kept_cards[0].title), (1, 1, &card.title));
}
