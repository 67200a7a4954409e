//! What a contact's timeline and a card's history tell, and what members say about cards.

use contact_core::Error;
use contact_core::activity::{self, ActivityKind as Kind, Actor, TimelineEntry};
use contact_core::boards::{
    self, AddComment, BoardInfo, CardDetail, CardEventKind, CardPatch, CardSummary, CreateCard, DeleteCards, DeleteComment, GetCard,
    ListContactCards, MoveCard, RestoreCards, SetTo, UpdateCard, UpdateComment,
};
use contact_core::contacts::{self, Selection};
use contact_core::ids::ContactId;
use contact_core::team::{self, AddMember, UpdateMember};

use crate::boards::{card, desk_with_sales, person, phase_of, undo};
use crate::desk::Desk;
use crate::support::at;

async fn about(desk: &Desk, sales: &BoardInfo, contact: ContactId) -> CardSummary {
    boards::create_card(&desk.core, CreateCard { contact: Some(contact), ..card(sales, "Offer") }).await.unwrap().card
}

async fn timeline(desk: &Desk, contact: ContactId) -> Vec<TimelineEntry> {
    let mut entries = activity::whole_timeline(&desk.core, contact).await.unwrap();
    entries.retain(|entry| !entry.kind.is_of_segments() && entry.kind != Kind::ContactCreated);
    entries
}

async fn detail(desk: &Desk, card: &CardSummary) -> CardDetail {
    boards::card(&desk.core, GetCard { card: card.id }).await.unwrap()
}

fn changes(entry: &TimelineEntry) -> Vec<(&str, &str, &str)> {
    entry.changes.iter().map(|change| (change.field.as_str(), change.old.as_str(), change.new.as_str())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_move_assignment_and_comment_is_on_the_contacts_timeline() {
    let (desk, sales) = desk_with_sales().await;
    let ana = person(&desk, "Ana").await;
    let kim = team::add(&desk.core, AddMember { name: "Kim".to_owned(), ..AddMember::default() }).await.unwrap();
    desk.later(10);
    let card = about(&desk, &sales, ana).await;
    desk.later(10);
    let assign = |to| UpdateCard { card: card.id, patch: CardPatch { assignee: Some(SetTo { to }), ..CardPatch::default() } };
    boards::update_card(&desk.core, assign(Some(kim.id))).await.unwrap();
    desk.later(10);
    let title = CardPatch { title: Some("Big offer".to_owned()), ..CardPatch::default() };
    boards::update_card(&desk.core, UpdateCard { card: card.id, patch: title }).await.unwrap();
    desk.later(10);
    let mention = format!("Ask @[Kim](member:{})", kim.id);
    boards::add_comment(&desk.core, AddComment { card: card.id, text: mention }).await.unwrap();
    team::update(&desk.core, UpdateMember { member: kim.id, name: Some("Kim Lee".to_owned()), email: None, role: None, color: None })
        .await
        .unwrap();
    desk.later(10);
    let won = boards::move_card(&desk.core, MoveCard { card: card.id, phase: phase_of(&sales, "Won"), before: None }).await.unwrap();
    desk.later(10);
    let kinds: Vec<Kind> = timeline(&desk, ana).await.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [Kind::CardClosed, Kind::CardMoved, Kind::CardCommented, Kind::CardAssigned, Kind::CardCreated]);
    let entries = timeline(&desk, ana).await;
    assert_eq!(changes(&entries[1]), [("phase", "New Lead", "Won")]);
    assert_eq!(changes(&entries[3]), [("assignee", "", "Kim")]);
    assert_eq!(entries[2].note.as_deref(), Some(format!("Ask @[Kim Lee](member:{})", kim.id).as_str()));
    assert!(entries.iter().all(|entry| entry.card.as_ref().is_some_and(|about| about.id == card.id && about.title == "Big offer")));
    assert!(entries.iter().all(|entry| matches!(&entry.actor, Actor::Member { name, .. } if name == "Sam")));
    assert_eq!(desk.contact(ana).await.row.last_activity_at, at("2026-06-30T12:50:00Z"), "when it was moved");

    undo(&desk, won.operation).await.unwrap();
    let kinds: Vec<Kind> = timeline(&desk, ana).await.iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, [Kind::CardCommented, Kind::CardAssigned, Kind::CardCreated]);
    assert_eq!(desk.contact(ana).await.row.last_activity_at, at("2026-06-30T12:40:00Z"), "when it was commented on");
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cards_history_has_every_change_with_who_and_when() {
    let (desk, sales) = desk_with_sales().await;
    let ana = person(&desk, "Ana").await;
    team::add(&desk.core, AddMember { name: "Kim".to_owned(), ..AddMember::default() }).await.unwrap();
    let kim = desk.core.acting_as("Kim").await.unwrap();
    let card = about(&desk, &sales, ana).await;
    desk.later(60);
    let input = CardPatch {
        description: Some("Two pieces".to_owned()),
        due_on: Some(SetTo { to: Some("2026-07-01".parse().unwrap()) }),
        tags: Some(vec!["vip".to_owned()]),
        contact: Some(SetTo { to: None }),
        ..CardPatch::default()
    };
    boards::update_card(&kim, UpdateCard { card: card.id, patch: input }).await.unwrap();
    boards::delete_cards(&desk.core, DeleteCards { cards: vec![card.id] }).await.unwrap();
    boards::restore_cards(&desk.core, RestoreCards { cards: vec![card.id] }).await.unwrap();
    let history = detail(&desk, &card).await.history;
    let kinds: Vec<CardEventKind> = history.iter().map(|event| event.kind).collect();
    assert_eq!(kinds, [CardEventKind::Restored, CardEventKind::Deleted, CardEventKind::Updated, CardEventKind::Created]);
    let told: Vec<(&str, &str, &str)> =
        history[2].changes.iter().map(|change| (change.field.as_str(), change.old.as_str(), change.new.as_str())).collect();
    assert_eq!(told, [("description", "", "Two pieces"), ("due_on", "", "2026-07-01"), ("contact", "Ana", ""), ("tags", "", "vip")]);
    assert!(matches!(&history[2].actor, Actor::Member { name, .. } if name == "Kim"));
    assert_eq!(history[2].at, at("2026-06-30T13:00:00Z"));
    assert_eq!(timeline(&desk, ana).await, [], "a card goes with its past to whom it is about");
}

#[tokio::test(flavor = "multi_thread")]
async fn time_in_each_phase_is_added_up() {
    let (desk, sales) = desk_with_sales().await;
    let ana = person(&desk, "Ana").await;
    let card = about(&desk, &sales, ana).await;
    for (minutes, phase) in [(10, "Qualified"), (5, "New Lead"), (20, "Won")] {
        desk.later(minutes);
        boards::move_card(&desk.core, MoveCard { card: card.id, phase: phase_of(&sales, phase), before: None }).await.unwrap();
    }
    desk.later(1);
    let times: Vec<(String, u32, bool)> =
        detail(&desk, &card).await.phase_times.into_iter().map(|time| (time.name, time.seconds, time.is_present)).collect();
    assert_eq!(times, [("New Lead".to_owned(), 1_800, false), ("Qualified".to_owned(), 300, false), ("Won".to_owned(), 60, true)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn comments_are_edited_and_deleted_and_all_of_it_undone() {
    let (desk, sales) = desk_with_sales().await;
    let ana = person(&desk, "Ana").await;
    let made = boards::create_card(&desk.core, CreateCard { contact: Some(ana), ..card(&sales, "Offer") }).await.unwrap();
    let card = &made.card;
    let quiet = desk.tables().await;
    desk.later(10);
    let said = boards::add_comment(&desk.core, AddComment { card: card.id, text: "Called\r\nher ".to_owned() }).await.unwrap();
    assert_eq!((said.comment.author.name.as_str(), said.comment.text.as_str()), ("Sam", "Called\nher"));
    assert!(matches!(undo(&desk, made.operation).await, Err(Error::Conflict { .. })), "what was said would go with the card");
    let before = desk.tables().await;
    desk.later(10);
    let edit = UpdateComment { comment: said.comment.id, text: "Wrote to her".to_owned() };
    let edited = boards::update_comment(&desk.core, edit.clone()).await.unwrap();
    assert_eq!((edited.comment.text.as_str(), edited.comment.edited_at), ("Wrote to her", Some(at("2026-06-30T12:20:00Z"))));
    assert_eq!(boards::update_comment(&desk.core, edit).await.unwrap().operation, None);
    undo(&desk, edited.operation).await.unwrap();
    assert_eq!(desk.tables().await, before);
    let gone = boards::delete_comment(&desk.core, DeleteComment { comment: said.comment.id }).await.unwrap();
    let without = detail(&desk, card).await;
    assert_eq!((without.comments.len(), without.card.comment_count), (0, 0));
    desk.is_in_order().await;
    undo(&desk, gone.operation).await.unwrap();
    assert_eq!(desk.tables().await, before);
    undo(&desk, said.operation).await.unwrap();
    assert_eq!(desk.tables().await, quiet);
    for text in ["", " \n"] {
        let refused = boards::add_comment(&desk.core, AddComment { card: card.id, text: text.to_owned() }).await;
        assert!(matches!(refused, Err(Error::Invalid { .. })), "{text:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contacts_cards_are_listed_open_ones_first() {
    let (desk, sales) = desk_with_sales().await;
    let ana = person(&desk, "Ana").await;
    let mut made = Vec::new();
    for _ in 0..3 {
        desk.later(1);
        made.push(about(&desk, &sales, ana).await);
    }
    boards::move_card(&desk.core, MoveCard { card: made[2].id, phase: phase_of(&sales, "Lost"), before: None }).await.unwrap();
    let gone = boards::delete_cards(&desk.core, DeleteCards { cards: vec![made[0].id] }).await.unwrap();
    let listed = boards::of_contact(&desk.core, ListContactCards { contact: ana }).await.unwrap().cards;
    let told: Vec<_> = listed.iter().map(|shown| (shown.card.id, shown.board_name.as_str(), shown.phase_name.as_str())).collect();
    assert_eq!(told, [(made[1].id, "Sales", "New Lead"), (made[2].id, "Sales", "Lost")]);
    assert_eq!(desk.contact(ana).await.card_total, 2);
    undo(&desk, gone.operation).await.unwrap();
    assert_eq!(desk.contact(ana).await.card_total, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_in_the_bin_keeps_its_cards_and_one_with_cards_is_not_unmade() {
    let (desk, sales) = desk_with_sales().await;
    let made = contacts::create(&desk.core, contacts::CreateContact { first_name: "Ana".to_owned(), ..Default::default() }).await.unwrap();
    let ana = made.contact.row.id;
    let card = about(&desk, &sales, ana).await;
    assert!(matches!(undo(&desk, made.operation).await, Err(Error::Conflict { .. })));
    contacts::delete(&desk.core, Selection::Ids { ids: vec![ana] }).await.unwrap();
    let shown = detail(&desk, &card).await.card.contact.unwrap();
    assert_eq!((shown.id, shown.in_bin), (ana, true));
    boards::move_card(&desk.core, MoveCard { card: card.id, phase: phase_of(&sales, "Lost"), before: None }).await.unwrap();
    desk.is_in_order().await;
}
