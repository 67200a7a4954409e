//! Boards and lists of cards under a filter.

use contact_core::Error;
use contact_core::boards::{self, BoardInfo, CreateCard, GetBoard, ListCards, MoveCard, Priority};
use contact_core::filter::Filter;
use contact_core::lists::{self, ListContacts, ListQuery};
use serde_json::{Value, json};

use crate::boards::{card, cards, desk_with_sales, person, phase_of, window};
use crate::desk::Desk;
use crate::support::filter;

/// A board with an urgent card of Ana, a plain one of Bea that is won, and one of nobody that is overdue.
async fn busy() -> (Desk, BoardInfo) {
    let (desk, sales) = desk_with_sales().await;
    let (ana, bea) = (person(&desk, "Ana").await, person(&desk, "Bea").await);
    let make = async |card: CreateCard| boards::create_card(&desk.core, card).await.unwrap().card;
    make(CreateCard { contact: Some(ana), priority: Some(Priority::Urgent), tags: vec!["vip".to_owned()], ..card(&sales, "Offer") }).await;
    let won = make(CreateCard { contact: Some(bea), ..card(&sales, "Order") }).await;
    boards::move_card(&desk.core, MoveCard { card: won.id, phase: phase_of(&sales, "Won"), before: None }).await.unwrap();
    make(CreateCard { due_on: Some("2026-06-29".parse().unwrap()), ..card(&sales, "Offer without a name") }).await;
    (desk, sales)
}

fn is(field: &str, value: &str) -> Value {
    json!({"field": field, "op": "is", "value": value})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_and_a_search_narrow_what_is_shown_and_leave_the_counts() {
    let (desk, sales) = busy().await;
    for (asked, search, shown) in [
        (is("priority", "urgent"), "", vec!["Offer"]),
        (is("phase", "Won"), "", vec!["Order"]),
        (json!({"field": "is_closed", "op": "is", "value": true}), "", vec!["Order"]),
        (json!({"field": "tags", "op": "has_any", "value": ["VIP"]}), "", vec!["Offer"]),
        (is("contact.email", "BEA@example.org"), "", vec!["Order"]),
        (json!({"field": "due_on", "op": "before", "value": "2026-06-30"}), "", vec!["Offer without a name"]),
        (json!({"field": "title", "op": "contains", "value": "offer"}), "", vec!["Offer", "Offer without a name"]),
        (json!({"field": "title", "op": "contains", "value": "offer"}), "ana", vec!["Offer"]),
        (json!({"not": is("priority", "urgent")}), "", vec!["Offer without a name", "Order"]),
        (json!({"any": [is("priority", "urgent"), is("phase", "Won")]}), "", vec!["Offer", "Order"]),
    ] {
        let filter = filter(&asked);
        let page = cards(&desk, ListCards { filter: filter.clone(), search: search.to_owned(), ..window(&sales, None) }).await;
        let titles: Vec<&str> = page.cards.iter().map(|card| card.title.as_str()).collect();
        assert_eq!((titles, page.total as usize), (shown.clone(), shown.len()), "{asked} {search}");
        let board = boards::get(&desk.core, GetBoard { board: sales.id, filter: filter.clone(), search: search.to_owned() }).await.unwrap();
        assert_eq!((board.count, board.shown as usize), (3, shown.len()), "{asked} {search}");
        for phase in &board.phases {
            let asked = ListCards { filter: filter.clone(), search: search.to_owned(), ..window(&sales, Some(phase.phase.id)) };
            assert_eq!(cards(&desk, asked).await.total, phase.shown);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filter_that_cannot_be_asked_of_cards_is_refused_by_name() {
    let (desk, sales) = busy().await;
    for (asked, says) in [(is("budget", "1"), "budget"), (json!({"has": "note"}), "has"), (is("phase", "Nowhere"), "Nowhere")] {
        let refused = boards::cards(&desk.core, ListCards { filter: filter(&asked), ..window(&sales, None) }).await.unwrap_err();
        assert!(matches!(&refused, Error::Invalid { reason, .. } if reason.contains(says)), "{asked}: {refused}");
    }
    let everybody = ListCards { filter: Filter::everybody(), ..window(&sales, None) };
    assert_eq!(cards(&desk, everybody).await.total, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn contacts_are_found_by_the_cards_about_them() {
    let (desk, _) = busy().await;
    let query = ListQuery { filter: filter(&json!({"has": "card", "where": is("phase", "Won")})), ..ListQuery::default() };
    let page = lists::page(&desk.core, ListContacts { query, offset: 0, limit: 10, fields: vec![] }).await.unwrap();
    assert_eq!(page.rows.iter().map(|row| row.display_name.as_str()).collect::<Vec<_>>(), ["Bea"]);
}
