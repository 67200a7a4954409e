//! Cards: what members do with them, and where they stand.

use contact_core::Error;
use contact_core::boards::{
    self, BoardInfo, BoardTemplate, CardPatch, CardSort, CardSortField, CardSummary, CreateCard, DeleteCards, DeletePhase, GetBoard,
    GetCard, ListCards, MoveCard, Priority, RestoreCards, SetTo, UpdateCard,
};
use contact_core::contacts::{self, CreateContact, Selection};
use contact_core::filter::Filter;
use contact_core::ids::{CardId, PhaseId};
use contact_core::progress::Job;
use contact_core::tags::{self, GetTag, MergeTags};
use contact_core::team::{self, AddMember, GetMember};
use serde_json::json;

use crate::boards::{card, cards, desk_with_sales, make, person, phase_of, template, titles, undo, window};
use crate::desk::Desk;
use crate::support::filter;

async fn put(desk: &Desk, card: &CardSummary, phase: PhaseId, before: Option<CardId>) -> boards::CardSaved {
    boards::move_card(&desk.core, MoveCard { card: card.id, phase, before }).await.unwrap()
}

async fn patch(desk: &Desk, card: &CardSummary, patch: CardPatch) -> Result<boards::CardSaved, Error> {
    boards::update_card(&desk.core, UpdateCard { card: card.id, patch }).await
}

async fn shown(desk: &Desk, board: &BoardInfo, search: &str) -> Vec<(u32, u32)> {
    let asked = GetBoard { board: board.id, filter: Filter::everybody(), search: search.to_owned() };
    let detail = boards::get(&desk.core, asked).await.unwrap();
    assert_eq!(detail.count, detail.phases.iter().map(|phase| phase.count).sum::<u32>());
    assert_eq!(detail.shown, detail.phases.iter().map(|phase| phase.shown).sum::<u32>());
    detail.phases.iter().map(|phase| (phase.count, phase.shown)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_has_what_it_is_given() {
    let (desk, sales) = desk_with_sales().await;
    let ana = person(&desk, "Ana").await;
    let kim = team::add(&desk.core, AddMember { name: "Kim".to_owned(), ..AddMember::default() }).await.unwrap();
    let before = desk.tables().await;
    let input = CreateCard {
        phase: Some(phase_of(&sales, "Proposal")),
        contact: Some(ana),
        description: "\nWants **two**\n".to_owned(),
        priority: Some(Priority::Urgent),
        assignee: Some(kim.id),
        due_on: Some("2026-06-29".parse().unwrap()),
        tags: vec!["vip".to_owned(), "VIP".to_owned(), "big".to_owned()],
        ..card(&sales, "  Offer\nfor Ana ")
    };
    let made = boards::create_card(&desk.core, input).await.unwrap();
    let detail = boards::card(&desk.core, GetCard { card: made.card.id }).await.unwrap();
    assert_eq!(detail.card, made.card);
    let card = &detail.card;
    assert_eq!((card.title.as_str(), detail.description.as_str()), ("Offer for Ana", "Wants **two**"));
    assert_eq!((detail.board_name.as_str(), detail.phase_name.as_str()), ("Sales", "Proposal"));
    assert_eq!(card.contact.as_ref().map(|contact| (contact.id, contact.name.as_str())), Some((ana, "Ana")));
    assert_eq!((card.priority, card.assignee.as_ref().map(|member| member.id)), (Some(Priority::Urgent), Some(kim.id)));
    assert_eq!((card.tags.as_slice(), card.is_overdue), (["big".to_owned(), "vip".to_owned()].as_slice(), true));
    assert_eq!(card.closed_at, None);
    desk.is_in_order().await;
    undo(&desk, made.operation).await.unwrap();
    assert_eq!(desk.tables().await, before, "the tags that came with it are gone too");
    let first = make(&desk, &sales, "Plain").await;
    assert_eq!(first.phase, sales.phases[0].id, "where no phase is named");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_what_is_given_changes_and_every_change_can_be_undone() {
    let (desk, sales) = desk_with_sales().await;
    let (ana, bea) = (person(&desk, "Ana").await, person(&desk, "Bea").await);
    let made = boards::create_card(&desk.core, CreateCard { contact: Some(ana), ..card(&sales, "Offer") }).await.unwrap().card;
    let kim = team::add(&desk.core, AddMember { name: "Kim".to_owned(), ..AddMember::default() }).await.unwrap();
    desk.later(60);
    for input in [
        CardPatch { title: Some("Second offer".to_owned()), ..CardPatch::default() },
        CardPatch { description: Some("Long".to_owned()), ..CardPatch::default() },
        CardPatch { contact: Some(SetTo { to: Some(bea) }), ..CardPatch::default() },
        CardPatch { contact: Some(SetTo { to: None }), ..CardPatch::default() },
        CardPatch { priority: Some(SetTo { to: Some(Priority::Low) }), ..CardPatch::default() },
        CardPatch { assignee: Some(SetTo { to: Some(kim.id) }), ..CardPatch::default() },
        CardPatch { due_on: Some(SetTo { to: Some("2026-07-01".parse().unwrap()) }), ..CardPatch::default() },
        CardPatch { tags: Some(vec!["vip".to_owned()]), ..CardPatch::default() },
    ] {
        let before = desk.tables().await;
        let saved = patch(&desk, &made, input.clone()).await.unwrap();
        assert_ne!(desk.tables().await, before, "{input:?}");
        let again = patch(&desk, &made, input.clone()).await.unwrap();
        assert_eq!(again.operation, None, "{input:?} again");
        desk.is_in_order().await;
        undo(&desk, saved.operation).await.unwrap();
        assert_eq!(desk.tables().await, before, "{input:?}");
    }
    assert_eq!(patch(&desk, &made, CardPatch::default()).await.unwrap().operation, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_is_refused_with_a_sentence() {
    let (desk, sales) = desk_with_sales().await;
    let help = template(&desk, "Help", BoardTemplate::Support).await;
    let ana = person(&desk, "Ana").await;
    let kim = team::add(&desk.core, AddMember { name: "Kim".to_owned(), ..AddMember::default() }).await.unwrap();
    let of_kim = boards::create_card(&desk.core, CreateCard { assignee: Some(kim.id), ..card(&sales, "Kim’s") }).await.unwrap().card;
    assert!(team::remove(&desk.core, GetMember { member: kim.id }).await.unwrap().kept_as_left, "a card names them");
    let binned = make(&desk, &sales, "Gone").await;
    let other = make(&desk, &help, "Elsewhere").await;
    boards::delete_cards(&desk.core, DeleteCards { cards: vec![binned.id] }).await.unwrap();
    contacts::delete(&desk.core, Selection::Ids { ids: vec![ana] }).await.unwrap();
    let before = desk.tables().await;
    let core = &desk.core;
    let lead = sales.phases[0].id;
    for (says, refused) in [
        ("a card needs a title", boards::create_card(core, card(&sales, " ")).await.map(drop)),
        ("Ana is in the bin", boards::create_card(core, CreateCard { contact: Some(ana), ..card(&sales, "x") }).await.map(drop)),
        ("Ana is in the bin", {
            patch(&desk, &of_kim, CardPatch { contact: Some(SetTo { to: Some(ana) }), ..CardPatch::default() }).await.map(drop)
        }),
        ("Kim has left the team", boards::create_card(core, CreateCard { assignee: Some(kim.id), ..card(&sales, "x") }).await.map(drop)),
        ("There is no phase", {
            boards::create_card(core, CreateCard { phase: Some(help.phases[0].id), ..card(&sales, "x") }).await.map(drop)
        }),
        (
            "comma or a semicolon",
            boards::create_card(core, CreateCard { tags: vec!["a,b".to_owned()], ..card(&sales, "x") }).await.map(drop),
        ),
        ("“Gone” is in the bin", patch(&desk, &binned, CardPatch::default()).await.map(drop)),
        ("“Gone” is in the bin", boards::move_card(core, MoveCard { card: binned.id, phase: lead, before: None }).await.map(drop)),
        ("“Gone” is not in “New Lead” any more", {
            boards::move_card(core, MoveCard { card: of_kim.id, phase: lead, before: Some(binned.id) }).await.map(drop)
        }),
        ("“Elsewhere” is not in “New Lead” any more", {
            boards::move_card(core, MoveCard { card: of_kim.id, phase: lead, before: Some(other.id) }).await.map(drop)
        }),
        ("There is no phase", {
            boards::cards(core, ListCards { phase: Some(help.phases[0].id), ..window(&sales, None) }).await.map(drop)
        }),
    ] {
        let said = refused.unwrap_err().to_string();
        assert!(said.contains(says), "{said}");
    }
    assert_eq!(desk.tables().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn cards_stand_where_they_are_put() {
    let (desk, sales) = desk_with_sales().await;
    let (lead, won) = (sales.phases[0].id, phase_of(&sales, "Won"));
    let mut made = Vec::new();
    for title in ["a", "b", "c", "d"] {
        made.push(make(&desk, &sales, title).await);
    }
    let before = desk.tables().await;
    let up = put(&desk, &made[3], lead, Some(made[1].id)).await;
    assert_eq!(titles(&desk, &sales, "New Lead").await, ["a", "d", "b", "c"]);
    let changed: Vec<String> = desk.tables().await.into_iter().filter(|line| !before.contains(line)).collect();
    assert_eq!(changed.len(), 1, "a move writes one row: {changed:#?}");
    put(&desk, &made[0], lead, None).await;
    assert_eq!(titles(&desk, &sales, "New Lead").await, ["d", "b", "c", "a"]);
    for (card, before) in [(3, Some(1)), (0, None), (1, Some(1))] {
        let stays = put(&desk, &made[card], lead, before.map(|at: usize| made[at].id)).await;
        assert_eq!(stays.operation, None, "it stands there already");
    }
    put(&desk, &made[2], won, None).await;
    put(&desk, &made[1], won, Some(made[2].id)).await;
    assert_eq!(
        (titles(&desk, &sales, "New Lead").await, titles(&desk, &sales, "Won").await),
        (vec!["d".into(), "a".into()], vec!["b".into(), "c".into()])
    );
    undo(&desk, up.operation).await.unwrap();
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phase_that_is_done_closes_cards_and_one_that_is_not_opens_them() {
    let (desk, sales) = desk_with_sales().await;
    let card = make(&desk, &sales, "Offer").await;
    desk.later(60);
    let closed = put(&desk, &card, phase_of(&sales, "Won"), None).await.card;
    assert_eq!((closed.closed_at, closed.moved_at > card.moved_at), (Some(closed.moved_at), true));
    desk.later(60);
    let inside = make(&desk, &sales, "Other").await;
    put(&desk, &inside, phase_of(&sales, "Won"), Some(card.id)).await;
    let still = boards::card(&desk.core, GetCard { card: card.id }).await.unwrap().card;
    assert_eq!(still.moved_at, closed.moved_at, "a move beside it is none of its own");
    put(&desk, &card, phase_of(&sales, "Won"), Some(inside.id)).await;
    let within = boards::card(&desk.core, GetCard { card: card.id }).await.unwrap().card;
    assert_eq!((within.moved_at, within.closed_at), (closed.moved_at, closed.closed_at), "nor is one within its phase");
    let open = put(&desk, &card, sales.phases[0].id, None).await.card;
    assert_eq!(open.closed_at, None);
    let counts = boards::by_name(&desk.core, "sales").await.unwrap();
    assert_eq!((counts.card_count, counts.open_count), (2, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_can_go_to_another_board() {
    let (desk, sales) = desk_with_sales().await;
    let help = template(&desk, "Help", BoardTemplate::Support).await;
    let card = make(&desk, &sales, "Offer").await;
    let before = desk.tables().await;
    let moved = put(&desk, &card, help.phases[0].id, None).await;
    assert_eq!((moved.card.board, titles(&desk, &help, "New").await), (help.id, vec!["Offer".to_owned()]));
    let history = boards::card(&desk.core, GetCard { card: card.id }).await.unwrap().history;
    let changes: Vec<(&str, &str, &str)> =
        history[0].changes.iter().map(|change| (change.field.as_str(), change.old.as_str(), change.new.as_str())).collect();
    assert_eq!(changes, [("board", "Sales", "Help"), ("phase", "New Lead", "New")]);
    desk.is_in_order().await;
    undo(&desk, moved.operation).await.unwrap();
    assert_eq!(desk.tables().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn cards_go_to_the_bin_and_come_back() {
    let (desk, sales) = desk_with_sales().await;
    let (a, b) = (make(&desk, &sales, "a").await, make(&desk, &sales, "b").await);
    let before = desk.tables().await;
    let gone = boards::delete_cards(&desk.core, DeleteCards { cards: vec![a.id, b.id, a.id] }).await.unwrap();
    assert_eq!((gone.count, shown(&desk, &sales, "").await[0]), (2, (0, 0)));
    let bin = cards(&desk, ListCards { in_bin: true, ..window(&sales, None) }).await;
    assert_eq!((bin.total, bin.cards.iter().all(|card| card.deleted_at.is_some())), (2, true));
    assert_eq!(boards::delete_cards(&desk.core, DeleteCards { cards: vec![a.id] }).await.unwrap().operation, None);
    let back = boards::restore_cards(&desk.core, RestoreCards { cards: vec![b.id, b.id] }).await.unwrap();
    assert_eq!(back.count, 1);
    assert_eq!(boards::restore_cards(&desk.core, RestoreCards { cards: vec![b.id] }).await.unwrap().operation, None);
    assert_eq!(titles(&desk, &sales, "New Lead").await, ["b"]);
    assert!(matches!(undo(&desk, gone.operation).await, Err(Error::Conflict { .. })), "one of the two has changed since");
    undo(&desk, back.operation).await.unwrap();
    undo(&desk, gone.operation).await.unwrap();
    assert_eq!(desk.tables().await, before);
    // A phase that goes takes nothing with it, whether it can be seen or not.
    boards::delete_cards(&desk.core, DeleteCards { cards: vec![a.id, b.id] }).await.unwrap();
    boards::delete_phase(&desk.core, DeletePhase { phase: sales.phases[0].id, to: None }).await.unwrap();
    boards::restore_cards(&desk.core, RestoreCards { cards: vec![a.id] }).await.unwrap();
    assert_eq!(titles(&desk, &sales, "Qualified").await, ["a"]);
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_board_counts_what_it_holds_and_what_a_search_shows() {
    let (desk, sales) = desk_with_sales().await;
    let ana = person(&desk, "Ána").await;
    boards::create_card(&desk.core, CreateCard { contact: Some(ana), ..card(&sales, "Café: new quote") }).await.unwrap();
    make(&desk, &sales, "Bakery").await;
    let third = make(&desk, &sales, "Another quote").await;
    put(&desk, &third, phase_of(&sales, "Won"), None).await;
    assert_eq!(shown(&desk, &sales, "").await, [(2, 2), (0, 0), (0, 0), (0, 0), (1, 1), (0, 0)]);
    assert_eq!(shown(&desk, &sales, "QUOTE").await, [(2, 1), (0, 0), (0, 0), (0, 0), (1, 1), (0, 0)]);
    for (search, total) in [("cafe quote", 1), ("ana", 1), ("ána@exam", 1), ("quote ana cafe", 1), ("bakery quote", 0), ("  ", 3)] {
        let page = cards(&desk, ListCards { search: search.to_owned(), ..window(&sales, None) }).await;
        assert_eq!((page.total as usize, page.cards.len()), (total, total), "{search}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_sorted_by_what_is_asked_and_read_in_windows() {
    let (desk, sales) = desk_with_sales().await;
    let zoe = person(&desk, "Zoe").await;
    for (title, priority, due) in
        [("b", Some(Priority::Low), "2026-07-03"), ("C", Some(Priority::Urgent), "2026-07-01"), ("a", None, "2026-07-02")]
    {
        desk.later(1);
        let due_on = Some(due.parse().unwrap());
        let contact = (title == "C").then_some(zoe);
        boards::create_card(&desk.core, CreateCard { priority, due_on, contact, ..card(&sales, title) }).await.unwrap();
    }
    let first = cards(&desk, window(&sales, None)).await.cards.remove(0);
    put(&desk, &first, phase_of(&sales, "Qualified"), None).await;
    let sorted = async |field, descending| {
        let page = cards(&desk, ListCards { sort: CardSort { field, descending }, ..window(&sales, None) }).await;
        page.cards.into_iter().map(|card| card.title).collect::<Vec<_>>().join(" ")
    };
    for (field, up, down) in [
        (CardSortField::Rank, "C a b", "b a C"),
        (CardSortField::Title, "a b C", "C b a"),
        (CardSortField::Phase, "C a b", "b C a"),
        (CardSortField::Priority, "b C a", "C b a"),
        (CardSortField::DueOn, "C a b", "b a C"),
        (CardSortField::CreatedAt, "b C a", "a C b"),
        (CardSortField::Contact, "C a b", "C a b"),
        (CardSortField::Assignee, "C a b", "C a b"),
    ] {
        assert_eq!((sorted(field, false).await, sorted(field, true).await), (up.to_owned(), down.to_owned()), "{field:?}");
    }
    let page = cards(&desk, ListCards { offset: 1, limit: 1, ..window(&sales, None) }).await;
    assert_eq!((page.total, page.offset, page.cards[0].title.as_str(), page.cards.len()), (3, 1, "a", 1));
    let lead = Some(sales.phases[0].id);
    let page = cards(&desk, ListCards { offset: 1, limit: 5, ..window(&sales, lead) }).await;
    assert_eq!((page.total, page.cards[0].title.as_str()), (2, "a"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_window_across_phases_is_a_slice_of_all_cards_in_their_order() {
    let (desk, sales) = desk_with_sales().await;
    for (phase, count) in [("Qualified", 3), ("Won", 2), ("New Lead", 4)] {
        for number in 0..count {
            let phase = Some(phase_of(&sales, phase));
            boards::create_card(&desk.core, CreateCard { phase, ..card(&sales, &format!("{number}")) }).await.unwrap();
        }
    }
    let gone = cards(&desk, window(&sales, Some(phase_of(&sales, "Qualified")))).await.cards[1].id;
    boards::delete_cards(&desk.core, DeleteCards { cards: vec![gone] }).await.unwrap();
    // A filter that all pass looks at every card.
    let passed = filter(&json!({"field":"title","op":"is_not_empty"}));
    for (offset, limit) in (0..10).flat_map(|offset| [1, 2, 3, 100].map(|limit| (offset, limit))) {
        let asked = ListCards { offset, limit, ..window(&sales, None) };
        let seen = cards(&desk, asked.clone()).await;
        assert_eq!(seen, cards(&desk, ListCards { filter: passed.clone(), ..asked }).await, "{offset} {limit}");
        assert_eq!((seen.total, seen.cards.len()), (8, usize::try_from(limit.min(8_u32.saturating_sub(offset))).unwrap()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tags_of_cards_follow_what_becomes_of_tags() {
    let (desk, sales) = desk_with_sales().await;
    let tagged = CreateCard { tags: vec!["hot".to_owned(), "vip".to_owned()], ..card(&sales, "Offer") };
    let made = boards::create_card(&desk.core, tagged).await.unwrap().card;
    let tags_of = async || boards::card(&desk.core, GetCard { card: made.id }).await.unwrap().card.tags;
    let tag = async |name: &str| tags::tag_by_name(&desk.core, name).await.unwrap();
    boards::create_card(&desk.core, CreateCard { tags: vec!["lead".to_owned()], ..card(&sales, "Other") }).await.unwrap();
    let (hot, lead) = (tag("hot").await, tag("lead").await);
    let before = desk.tables().await;

    let merged = tags::merge(&desk.core, MergeTags { from: hot, into: lead }, Job::silent()).await.unwrap();
    assert_eq!(tags_of().await, ["lead", "vip"]);
    desk.is_in_order().await;
    undo(&desk, merged.operation).await.unwrap();
    assert_eq!(desk.tables().await, before);

    let gone = tags::delete(&desk.core, GetTag { tag: hot }, Job::silent()).await.unwrap();
    assert_eq!(tags_of().await, ["vip"]);
    patch(&desk, &made, CardPatch { tags: Some(vec!["new".to_owned()]), ..CardPatch::default() }).await.unwrap();
    undo(&desk, gone.operation).await.unwrap();
    assert_eq!(tags_of().await, ["hot", "new"], "what nobody saw, nobody has taken away");

    let merged = tags::merge(&desk.core, MergeTags { from: hot, into: lead }, Job::silent()).await.unwrap();
    patch(&desk, &made, CardPatch { title: Some("Changed since".to_owned()), ..CardPatch::default() }).await.unwrap();
    undo(&desk, merged.operation).await.unwrap();
    assert_eq!(tags_of().await, ["hot", "new"]);
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cards_put_again_and_again_into_one_place_get_new_keys_in_time() {
    let (desk, sales) = desk_with_sales().await;
    let lead = sales.phases[0].id;
    let last = make(&desk, &sales, "last").await;
    let pair = [make(&desk, &sales, "x").await, make(&desk, &sales, "y").await];
    for turn in 0..400 {
        put(&desk, &pair[turn % 2], lead, Some(last.id)).await;
    }
    assert_eq!(titles(&desk, &sales, "New Lead").await, ["x", "y", "last"]);
    let ranks: Vec<usize> = desk
        .tables()
        .await
        .iter()
        .filter_map(|line| line.strip_prefix("card: ")?.split(" rank=").nth(1)?.split(' ').next().map(str::len))
        .collect();
    assert!(ranks.len() == 3 && ranks.iter().all(|letters| *letters <= 32), "{ranks:?}");
    desk.is_in_order().await;
}

/// Row ids are given out again: whoever comes after is not whom the card was about.
#[tokio::test]
async fn an_undo_leaves_a_card_about_nobody_whose_contact_has_gone_since() {
    let (desk, sales) = desk_with_sales().await;
    let person = async |name: &str| {
        let input = CreateContact { first_name: name.to_owned(), ..CreateContact::default() };
        contacts::create(&desk.core, input).await.unwrap()
    };
    let ana = person("Ana").await;
    let made = boards::create_card(&desk.core, CreateCard { contact: Some(ana.contact.row.id), ..card(&sales, "Offer") }).await.unwrap();
    let parted = patch(&desk, &made.card, CardPatch { contact: Some(SetTo { to: None }), ..CardPatch::default() }).await.unwrap();
    undo(&desk, ana.operation).await.unwrap();
    let bea = person("Bea").await;
    undo(&desk, parted.operation).await.unwrap();
    let card = boards::card(&desk.core, GetCard { card: made.card.id }).await.unwrap().card;
    assert_eq!(card.contact, None, "and not about {:?}", bea.contact.row.display_name);
    desk.is_in_order().await;
}
