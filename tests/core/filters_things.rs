//! Filters that ask for the cards and records of contacts, and filters over submissions, cards and records themselves.

use contact_core::Error;
use contact_core::boards::{
    self, AddComment, BoardInfo, CardPatch, CardSummary, CreateBoard, CreateCard, DeleteBoard, DeleteCards, DeletePhase, MoveCard,
    NewPhase, SetTo, UpdateBoard, UpdateCard, UpdatePhase,
};
use contact_core::contacts::Selection;
use contact_core::exports::{self, CsvOptions, ExportContacts, ExportWith};
use contact_core::fields::{self, ArchiveField, FieldType};
use contact_core::filter::{self, DescribeFilter, FilterDescription, FilterSubject, GetFilterCatalog, Related, SuggestValues};
use contact_core::ids::{CardId, ContactId, PhaseId};
use contact_core::imports::ImportSettings;
use contact_core::lists::ListQuery;
use contact_core::progress::Job;
use contact_core::records::{self, GetRecordType, RecordTypeInfo, UnlinkRecord, UpdateRecordType};
use serde_json::{Value, json};

use crate::desk::{Desk, csv};
use crate::fields::{of_type, select, typed};
use crate::filters::{refused, who, words};
use crate::records::{add_field, again, deals, field, link, make, new_type, role, role_id, try_make};
use crate::support::filter as read;
use crate::tags::people;

/// A board of these phases, the last of which is done.
pub async fn board(desk: &Desk, name: &str, phases: &[&str]) -> BoardInfo {
    let last = phases.len() - 1;
    let phases = phases.iter().enumerate();
    let phases =
        phases.map(|(at, name)| NewPhase { name: (*name).to_owned(), color: None, soft_limit: None, is_done: at == last }).collect();
    let input = CreateBoard { name: name.to_owned(), description: String::new(), color: None, flow_app: None, template: None, phases };
    boards::create(&desk.core, input).await.unwrap().board
}

pub fn phase(board: &BoardInfo, name: &str) -> PhaseId {
    board.phases.iter().find(|phase| phase.name == name).unwrap().id
}

pub async fn card(desk: &Desk, board: &BoardInfo, in_phase: &str, title: &str, contact: Option<ContactId>) -> CardSummary {
    let input = CreateCard {
        board: board.id,
        phase: Some(phase(board, in_phase)),
        title: title.to_owned(),
        contact,
        description: String::new(),
        priority: None,
        assignee: None,
        due_on: None,
        tags: vec![],
    };
    boards::create_card(&desk.core, input).await.unwrap().card
}

async fn patch(desk: &Desk, card: CardId, patch: CardPatch) {
    boards::update_card(&desk.core, UpdateCard { card, patch }).await.unwrap();
}

fn has(what: &str, that: Value) -> Value {
    json!({"has": what, "where": that})
}

fn is(field: &str, value: impl Into<Value>) -> Value {
    json!({"field": field, "op": "is", "value": value.into()})
}

async fn described(desk: &Desk, subject: FilterSubject, json: &Value) -> FilterDescription {
    filter::describe(&desk.core, DescribeFilter { subject, filter: read(json) }).await.unwrap()
}

/// An invoice with an amount and a day; its payer is called a buyer too.
async fn invoices(desk: &Desk) -> RecordTypeInfo {
    let kind = records::create_type(&desk.core, new_type("Invoice", vec![role("Buyer", None, true), role("Payer", None, false)]));
    let kind = kind.await.unwrap().record_type;
    add_field(desk, &kind, of_type("Amount", FieldType::Number)).await;
    add_field(desk, &kind, of_type("Payable on", FieldType::Date)).await;
    add_field(desk, &kind, select("State", &["Open", "Paid"])).await;
    again(desk, &kind).await
}

#[tokio::test]
async fn cards_of_contacts_are_asked_for_by_board_phase_time_and_what_is_on_them() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben", "Cid", "Dee"]).await;
    let sales = board(&desk, "Sales", &["New", "Qualified", "Won"]).await;
    let support = board(&desk, "Support", &["New", "Waiting", "Solved"]).await;
    let roof = card(&desk, &sales, "New", "Roof", Some(ids[0])).await;
    let leak = card(&desk, &support, "New", "Leak", Some(ids[1])).await;
    card(&desk, &sales, "Won", "Façade", Some(ids[1])).await;
    card(&desk, &sales, "New", "Nobody’s", None).await;
    let gone = card(&desk, &sales, "New", "Gone", Some(ids[2])).await;
    boards::delete_cards(&desk.core, DeleteCards { cards: vec![gone.id] }).await.unwrap();
    boards::add_comment(&desk.core, AddComment { card: leak.id, text: "Urgent?".to_owned() }).await.unwrap();
    let sam = roof_values(&desk, roof.id).await;
    desk.later(6 * 24 * 60);
    boards::move_card(&desk.core, MoveCard { card: roof.id, phase: phase(&sales, "Qualified"), before: None }).await.unwrap();
    desk.later(60);
    let long = |op: &str, span: Value| has("card", json!({"field": "time_in_phase", "op": op, "value": span}));
    for (json, expected) in [
        (json!({"has": "card"}), vec!["Ana", "Ben"]),
        (json!({"not": {"has": "card"}}), vec!["Cid", "Dee"]),
        (json!({"has": "card", "count": {"op": "gt", "value": 1}}), vec!["Ben"]),
        (json!({"has": "card", "count": {"op": "lte", "value": 1}}), vec!["Ana", "Cid", "Dee"]),
        (has("card", is("board", "sales")), vec!["Ana", "Ben"]),
        (has("card", is("phase", "New")), vec!["Ben"]),
        (has("card", is("phase", "Support/New")), vec!["Ben"]),
        (has("card", json!({"all": [is("phase", "New"), is("board", "Sales")]})), vec![]),
        (has("card", json!({"field": "phase", "op": "is_not", "value": "New"})), vec!["Ana", "Ben"]),
        (has("card", is("priority", "High")), vec!["Ana"]),
        (has("card", json!({"field": "priority", "op": "is_not", "value": "high"})), vec!["Ben"]),
        (has("card", is("assignee", sam)), vec!["Ana"]),
        (has("card", json!({"field": "assignee", "op": "is_empty"})), vec!["Ben"]),
        (has("card", json!({"field": "title", "op": "contains", "value": "facade"})), vec!["Ben"]),
        (has("card", json!({"field": "due_on", "op": "within_next", "value": {"days": 30}})), vec!["Ana"]),
        (has("card", json!({"field": "tags", "op": "has_any", "value": ["vip"]})), vec!["Ana"]),
        (has("card", json!({"field": "tags", "op": "has_none", "value": ["vip"]})), vec!["Ben"]),
        (has("card", is("is_closed", true)), vec!["Ben"]),
        (has("card", is("is_closed", false)), vec!["Ana", "Ben"]),
        (has("card", json!({"field": "comment_count", "op": "gte", "value": 1})), vec!["Ben"]),
        (has("card", json!({"field": "closed_at", "op": "is_not_empty"})), vec!["Ben"]),
        (has("card", json!({"field": "bot", "op": "is_empty"})), vec!["Ana", "Ben"]),
        (long("gt", json!({"days": 5})), vec!["Ben"]),
        (long("lte", json!({"hours": 2})), vec!["Ana"]),
        (long("gt", json!({"hours": 1})), vec!["Ben"]),
        (long("gte", json!({"hours": 1})), vec!["Ana", "Ben"]),
    ] {
        assert_eq!(who(&desk, json.clone()).await, expected, "{json}");
    }
    boards::delete(&desk.core, DeleteBoard { board: support.id }).await.unwrap();
    assert_eq!(who(&desk, json!({"has": "card", "count": {"op": "is", "value": 1}})).await, ["Ana", "Ben"]);
}

/// Gives a card something of everything; who it is assigned to.
async fn roof_values(desk: &Desk, roof: CardId) -> String {
    let sam = contact_core::team::members(&desk.core).await.unwrap().into_iter().find(|member| member.name == "Sam").unwrap().id;
    let values = CardPatch {
        priority: Some(SetTo { to: Some(boards::Priority::High) }),
        assignee: Some(SetTo { to: Some(sam) }),
        due_on: Some(SetTo { to: Some("2026-07-10".parse().unwrap()) }),
        tags: Some(vec!["vip".to_owned()]),
        ..CardPatch::default()
    };
    patch(desk, roof, values).await;
    sam.to_string()
}

#[tokio::test]
async fn records_of_contacts_are_asked_for_by_type_role_and_their_own_fields() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben", "Cid"]).await;
    let (deal, invoice) = (deals(&desk).await, invoices(&desk).await);
    let values =
        |kind: &RecordTypeInfo, title: &str, amount: &str| vec![typed(kind.title_field, &[title]), typed(field(kind, "amount"), &[amount])];
    let loft = try_make(&desk, &deal, values(&deal, "Loft", "25000")).await.unwrap();
    let bill = try_make(&desk, &invoice, values(&invoice, "Bill", "90")).await.unwrap();
    link(&desk, loft.id, ids[0], Some(role_id(&deal, "Buyer"))).await.unwrap();
    link(&desk, loft.id, ids[0], Some(role_id(&deal, "Agent"))).await.unwrap();
    link(&desk, bill.id, ids[1], Some(role_id(&invoice, "Payer"))).await.unwrap();
    let ended = link(&desk, bill.id, ids[2], None).await.unwrap();
    records::unlink(&desk.core, UnlinkRecord { link: ended.link.link }).await.unwrap();
    let amount = |field: &str, op: &str, value: u32| json!({"field": field, "op": op, "value": value});
    for (json, expected) in [
        (json!({"has": "record"}), vec!["Ana", "Ben"]),
        // One record, though in two roles.
        (json!({"has": "record", "count": {"op": "gte", "value": 2}}), vec![]),
        (json!({"has": "record", "count": {"op": "is", "value": 0}}), vec!["Cid"]),
        (has("record", is("type", "deals")), vec!["Ana"]),
        (has("record", is("role", "Buyer")), vec!["Ana"]),
        (has("record", is("role", "Invoice/Payer")), vec!["Ben"]),
        (has("record", json!({"all": [is("role", "Agent"), is("type", "Deal")]})), vec!["Ana"]),
        (has("record", json!({"field": "role", "op": "is_empty"})), vec![]),
        (has("record", json!({"field": "title", "op": "starts_with", "value": "lo"})), vec!["Ana"]),
        (has("record", amount("Deal.amount", "gt", 10_000)), vec!["Ana"]),
        (has("record", amount("invoice.amount", "lt", 100)), vec!["Ben"]),
        (has("record", json!({"all": [amount("amount", "gt", 10), is("type", "Invoice")]})), vec!["Ben"]),
        (has("record", json!({"any": [{"all": [is("type", "Deal"), {"any": [amount("amount", "gt", 10)]}]}]})), vec!["Ana"]),
        (has("record", json!({"field": "payable_on", "op": "is_empty"})), vec!["Ana", "Ben"]),
        (has("record", json!({"field": "linked_at", "op": "within_last", "value": {"days": 1}})), vec!["Ana", "Ben"]),
        (json!({"not": has("record", is("type", "Invoice"))}), vec!["Ana", "Cid"]),
        (json!({"has": "activity", "where": is("kind", "record.unlinked")}), vec!["Cid"]),
    ] {
        assert_eq!(who(&desk, json.clone()).await, expected, "{json}");
    }
    records::delete_type(&desk.core, GetRecordType { record_type: deal.id }).await.unwrap();
    assert_eq!(who(&desk, json!({"has": "record"})).await, ["Ben"]);
    assert_eq!(who(&desk, has("record", amount("amount", "gt", 1))).await, ["Ben"], "one type alone has it now");
}

#[tokio::test]
async fn what_contacts_have_reads_as_a_sentence() {
    let desk = Desk::new().await;
    board(&desk, "Sales", &["New", "Qualified"]).await;
    board(&desk, "Support", &["New", "Solved"]).await;
    deals(&desk).await;
    invoices(&desk).await;
    let long = |days: u32| json!({"field": "time_in_phase", "op": "gt", "value": {"days": days}});
    let amount = json!({"field": "amount", "op": "gt", "value": 10000});
    for (json, sentence) in [
        (json!({"has": "card"}), "Has a card"),
        (json!({"not": {"has": "record"}}), "Is linked to no records"),
        (
            has("card", json!({"all": [is("board", "Sales"), is("phase", "Qualified"), long(5)]})),
            "Has a card on board Sales in phase Qualified for more than 5 days",
        ),
        (has("card", is("phase", "new")), "Has a card in phase Sales · New or Support · New"),
        (has("card", json!({"all": [is("phase", "new"), is("board", "Sales")]})), "Has a card on board Sales in phase New"),
        (has("card", long(1)), "Has a card in its phase for more than 1 day"),
        (
            json!({"has": "card", "count": {"op": "gte", "value": 2}, "where": {"all": [is("is_closed", false), is("assignee", "Sam"),
                {"field": "title", "op": "contains", "value": "roof"}, {"field": "tags", "op": "has_any", "value": ["vip"]}]}}),
            "Has at least 2 open cards assigned to Sam tagged vip whose Title contains “roof”",
        ),
        (
            has("card", json!({"any": [is("priority", "urgent"), {"field": "due_on", "op": "within_next", "value": {"days": 2}}]})),
            "Has a card where Priority is urgent or Due is in the next 2 days",
        ),
        (
            has("record", json!({"all": [is("type", "Deal"), is("role", "Buyer"), amount]})),
            "Is linked to a Deal as Buyer whose Amount is more than 10,000",
        ),
        (has("record", is("type", "Invoice")), "Is linked to an Invoice"),
        (has("record", is("role", "Buyer")), "Is linked to a record as Deal · Buyer or Invoice · Buyer"),
        (json!({"has": "record", "where": is("type", "Deal"), "count": {"op": "gt", "value": 2}}), "Is linked to more than 2 Deals"),
        (json!({"not": has("record", is("type", "Deal"))}), "Is linked to no Deals"),
    ] {
        assert_eq!(words(&desk, json).await, sentence);
    }
    let over = async |subject, json| described(&desk, subject, &json).await.summary;
    assert_eq!(over(FilterSubject::Card, json!({"all": []})).await, "Every card");
    assert_eq!(over(FilterSubject::Submission, json!({"any": []})).await, "No submission");
    let both = json!({"all": [is("board", "Sales"), long(5), {"field": "contact.tags", "op": "has_any", "value": ["vip"]}, is("contact.email", "a@b.c")]});
    assert_eq!(
        over(FilterSubject::Card, both).await,
        "Board is Sales and in its phase for more than 5 days and contact tagged vip and Contact’s e-mail is “a@b.c”"
    );
}

#[tokio::test]
async fn what_cannot_be_asked_of_cards_and_records_is_named() {
    let desk = Desk::new().await;
    people(&desk, &["Ana"]).await;
    let sales = board(&desk, "Sales", &["New", "Won"]).await;
    let support = board(&desk, "Support", &["New", "Solved"]).await;
    let deal = deals(&desk).await;
    invoices(&desk).await;
    for (json, reason) in [
        (has("card", is("board", "Marketing")), "Board: “Marketing” is no board; there are “Sales”, “Support”"),
        (has("card", is("phase", "Lost")), "Phase: “Lost” is no phase; there are “New”, “Won”, “Solved”"),
        (has("card", json!({"all": [is("board", "Sales"), is("phase", "Solved")]})), "“Solved” is no phase; there are “New”, “Won”"),
        (has("card", is("priority", "asap")), "“asap” is no word for it; there are “low”, “medium”, “high”, “urgent”"),
        (has("card", json!({"field": "time_in_phase", "op": "gt", "value": 5})), "Time in phase: “gt” takes a span such as {\"days\":90}"),
        (
            has("card", json!({"field": "time_in_phase", "op": "is", "value": {"days": 5}})),
            "“is” does not fit Time in phase; use gt, gte, lt, lte",
        ),
        (has("card", is("contact.email", "x")), "“contact.email” is no field inside “has card”; use board, phase"),
        (has("record", is("type", "Contract")), "Type: “Contract” is no record type; there are “Deal”, “Invoice”"),
        (has("record", is("role", "Seller")), "Role: “Seller” is no role; there are “Buyer”, “Agent”, “Payer”"),
        (
            has("record", is("amount", 5)),
            "“amount” is a field of “Deal” and “Invoice”; write Deal.amount or Invoice.amount, or ask for the type in the same “all”",
        ),
        (has("record", is("Payable on", "2026-01-01")), "there is no field “Payable on”; “Payable on” of Invoices has the key payable_on"),
        (has("record", is("size", 5)), "“size” is no field inside “has record”; use type, role, title"),
        (has("record", json!({"segment": "x"})), "“segment” cannot stand inside “has record”; only conditions and groups can"),
        (json!({"has": "deal"}), "“has deal”: nobody has that; use submission, card, record, note or activity"),
    ] {
        let said = match contact_core::filter::Filter::parse(&json.to_string()) {
            Ok(_) => refused(&desk, json.clone()).await,
            Err(Error::Invalid { reason, .. }) => reason,
            Err(error) => panic!("{error}"),
        };
        assert!(said.contains(reason), "{json} said “{said}”");
    }
    // What was deleted is said to be.
    let won = has("card", is("phase", "Won"));
    boards::delete_phase(&desk.core, DeletePhase { phase: phase(&sales, "Won"), to: None }).await.unwrap();
    assert_eq!(refused(&desk, won).await, "The phase “Won” of Sales was deleted");
    boards::delete(&desk.core, DeleteBoard { board: support.id }).await.unwrap();
    assert_eq!(refused(&desk, has("card", is("board", "support"))).await, "The board “Support” was deleted");
    assert_eq!(refused(&desk, has("card", is("phase", "Solved"))).await, "The board “Support” was deleted");
    records::delete_role(&desk.core, records::GetRecordRole { role: role_id(&deal, "Agent") }).await.unwrap();
    assert_eq!(refused(&desk, has("record", is("role", "agent"))).await, "The role “Agent” of Deal was deleted");
    let amount = field(&deal, "amount");
    fields::archive(&desk.core, ArchiveField { field: amount, archived: true }).await.unwrap();
    assert!(refused(&desk, has("record", is("Deal.amount", 1))).await.contains("the field “Amount” was archived"));
    records::delete_type(&desk.core, GetRecordType { record_type: deal.id }).await.unwrap();
    assert_eq!(refused(&desk, has("record", is("type", "Deal"))).await, "The record type “Deal” was deleted");
    assert_eq!(refused(&desk, has("record", is(&amount.to_string(), 1))).await, "The record type “Deal” was deleted");
    let over = FilterSubject::Record { record_type: deal.id };
    let asked = filter::catalog(&desk.core, GetFilterCatalog { subject: over }).await;
    assert!(matches!(asked, Err(Error::Invalid { reason, .. }) if reason == "The record type “Deal” was deleted"));
}

#[tokio::test]
async fn submissions_cards_and_records_have_fields_and_contacts_and_nothing_more() {
    let desk = Desk::new().await;
    let deal = deals(&desk).await;
    for (subject, json, problem) in [
        (
            FilterSubject::Submission,
            is("email", "x"),
            "“email” is no field of a submission; write contact.email, or use bot, flow_app, status",
        ),
        (FilterSubject::Card, json!({"has": "note"}), "“has” can be asked of contacts alone; a filter of a card has conditions and groups"),
        (FilterSubject::Submission, json!({"segment": "x"}), "“segment” can be asked of contacts alone"),
        (FilterSubject::Card, is("contact.shoe", 4), "There is no field “shoe”"),
        (
            FilterSubject::Record { record_type: deal.id },
            is("contact.email", "x"),
            "“contact.email” is no field of these records; use title, type",
        ),
        (FilterSubject::Record { record_type: deal.id }, is("role", "Buyer"), "“role” is no field of these records"),
        (FilterSubject::Submission, json!({"field": "contact.email", "op": "gt", "value": 1}), "“gt” does not fit Contact’s e-mail"),
    ] {
        let said = described(&desk, subject, &json).await.problem.expect("it is refused");
        assert!(said.contains(problem), "{json} said “{said}”");
    }
    let canonical = async |subject, json| described(&desk, subject, &json).await.filter.to_string();
    let amount = json!({"field": "amount", "op": "gt", "value": 5});
    assert_eq!(canonical(FilterSubject::Record { record_type: deal.id }, amount.clone()).await, amount.to_string());
    let id = field(&deal, "amount").to_string();
    assert_eq!(
        canonical(FilterSubject::Contact, has("record", amount)).await,
        has("record", json!({"field": id, "op": "gt", "value": 5})).to_string()
    );
}

#[tokio::test]
async fn names_are_kept_as_ids_and_a_name_of_several_as_all_of_theirs() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana"]).await;
    let sales = board(&desk, "Sales", &["New", "Won"]).await;
    let support = board(&desk, "Support", &["New", "Solved"]).await;
    let deal = deals(&desk).await;
    card(&desk, &sales, "New", "Roof", Some(ids[0])).await;
    let loft = make(&desk, &deal, "Loft").await;
    link(&desk, loft.id, ids[0], Some(role_id(&deal, "Buyer"))).await.unwrap();
    let new = has("card", is("phase", "New"));
    let described_new = described(&desk, FilterSubject::Contact, &new).await;
    let both = json!([phase(&sales, "New"), phase(&support, "New")]);
    let by_id = has("card", json!({"field": "phase", "op": "is_one_of", "value": both}));
    assert_eq!(described_new.filter.to_string(), by_id.to_string());
    let buyers =
        described(&desk, FilterSubject::Contact, &has("record", json!({"all": [is("type", "Deal"), is("role", "Buyer")]}))).await.filter;

    boards::update(
        &desk.core,
        UpdateBoard { board: sales.id, name: Some("Leads".to_owned()), description: None, color: None, flow_app: None },
    )
    .await
    .unwrap();
    boards::update_phase(
        &desk.core,
        UpdatePhase { phase: phase(&sales, "New"), name: Some("Fresh".to_owned()), color: None, soft_limit: None, is_done: None },
    )
    .await
    .unwrap();
    let renamed = UpdateRecordType {
        record_type: deal.id,
        name: "Sale".to_owned(),
        plural: "Sales".to_owned(),
        icon: deal.icon.clone(),
        color: deal.color,
        flow_app: None,
        title_field: deal.title_field,
    };
    records::update_type(&desk.core, renamed).await.unwrap();
    let by_id: Value = serde_json::from_str(&by_id.to_string()).unwrap();
    assert_eq!(words(&desk, by_id.clone()).await, "Has a card in phase Fresh or New");
    assert_eq!(who(&desk, by_id).await, ["Ana"]);
    assert!(refused(&desk, has("card", is("board", "Sales"))).await.contains("there are “Leads”"));
    let buyers: Value = serde_json::from_str(&buyers.to_string()).unwrap();
    assert_eq!(words(&desk, buyers.clone()).await, "Is linked to a Sale as Buyer");
    assert_eq!(who(&desk, buyers).await, ["Ana"]);
}

#[tokio::test]
async fn the_catalog_of_every_subject_can_be_asked_as_it_stands() {
    let desk = Desk::new().await;
    desk.rows("quotes.csv", &csv(&["1,completed,,,Ana,ana@example.org,,12"])).await;
    board(&desk, "Sales", &["New", "Won"]).await;
    let deal = deals(&desk).await;
    invoices(&desk).await;
    let contact = filter::catalog(&desk.core, GetFilterCatalog::default()).await.unwrap();
    let fields = |has| &contact.scopes.iter().find(|scope| scope.has == has).unwrap().fields;
    let named = |has, label: &str| fields(has).iter().find(|field| field.label == label).unwrap();
    assert_eq!(named(Some(Related::Card), "Phase").choices[0].label, "Sales · New");
    assert_eq!(named(Some(Related::Card), "Priority").choices.len(), 4);
    assert_eq!(named(Some(Related::Record), "Role").choices[0].label, "Deal · Buyer");
    assert_eq!(named(Some(Related::Record), "Deal · Amount").field, field(&deal, "amount").to_string());
    assert!(fields(None).iter().all(|field| field.label != "Amount"), "a record’s field is none of contacts");
    let record = FilterSubject::Record { record_type: deal.id };
    for (subject, label, expected) in [
        (FilterSubject::Contact, "Contact", "email"),
        (FilterSubject::Submission, "Submission", "contact.email"),
        (FilterSubject::Submission, "Submission", "answer.budget"),
        (FilterSubject::Card, "Card", "contact.tags"),
        (record, "Deal", "amount"),
    ] {
        let catalog = filter::catalog(&desk.core, GetFilterCatalog { subject }).await.unwrap();
        let own = &catalog.scopes[0];
        assert_eq!((own.has, own.label.as_str()), (None, label));
        assert!(own.fields.iter().any(|field| field.field == expected), "{subject:?} {expected}");
        assert_eq!(catalog.scopes.len() > 1, subject == FilterSubject::Contact);
        for scope in &catalog.scopes {
            for field in &scope.fields {
                let ops = &catalog.kinds.iter().find(|kind| kind.kind == field.kind).unwrap().ops;
                let filled = ops.iter().find(|info| info.words == "is not empty");
                let condition = match filled {
                    Some(filled) => json!({"field": field.field, "op": filled.op}),
                    None => json!({"field": field.field, "op": ops[0].op, "value": {"days": 1}}),
                };
                let asked = scope.has.map_or(condition.clone(), |has| json!({"has": has, "where": condition}));
                let description = described(&desk, subject, &asked).await;
                assert_eq!((description.problem.as_ref(), &description.filter.to_string()), (None, &asked.to_string()));
            }
        }
    }
}

#[tokio::test]
async fn values_of_cards_and_records_are_suggested() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben"]).await;
    let sales = board(&desk, "Sales", &["New", "Won"]).await;
    let deal = deals(&desk).await;
    invoices(&desk).await;
    for (title, contact) in [("Roof", ids[0]), ("Roof", ids[1])] {
        let made = card(&desk, &sales, "New", title, Some(contact)).await;
        patch(&desk, made.id, CardPatch { tags: Some(vec!["vip".to_owned()]), ..CardPatch::default() }).await;
    }
    let loft = make(&desk, &deal, "Loft").await;
    link(&desk, loft.id, ids[0], Some(role_id(&deal, "Buyer"))).await.unwrap();
    let suggest = async |subject, has, field: &str, text: &str| {
        let input = SuggestValues { subject, has, field: field.to_owned(), text: text.to_owned(), limit: 10 };
        let found = filter::suggest(&desk.core, input).await.unwrap();
        found.into_iter().map(|value| (value.label, value.count)).collect::<Vec<_>>()
    };
    let (contact, card, record) = (FilterSubject::Contact, Some(Related::Card), Some(Related::Record));
    let one = |label: &str, count| (label.to_owned(), count);
    assert_eq!(suggest(contact, card, "title", "oo").await, [one("Roof", 2)]);
    assert_eq!(suggest(contact, card, "phase", "new").await, [one("Sales · New", 2)]);
    assert_eq!(suggest(contact, card, "tags", "").await, [one("vip", 2)]);
    assert_eq!(suggest(FilterSubject::Card, None, "board", "").await, [one("Sales", 2)]);
    assert_eq!(suggest(FilterSubject::Card, None, "contact.name", "an").await, [one("Ana", 1)]);
    assert_eq!(suggest(contact, record, "title", "").await, [one("Loft", 1)]);
    assert_eq!(suggest(contact, record, "role", "buy").await, [one("Deal · Buyer", 1), one("Invoice · Buyer", 0)]);
    assert_eq!(suggest(contact, record, "type", "").await, [one("Deal", 1), one("Invoice", 0)]);
    assert_eq!(suggest(FilterSubject::Record { record_type: deal.id }, None, "name", "l").await, [one("Loft", 1)]);
    assert_eq!(suggest(contact, record, "state", "").await, [one("Open", 0), one("Paid", 0)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_has_cards_and_records_on_request_and_an_import_passes_over_them() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben"]).await;
    let sales = board(&desk, "Sales", &["New", "Won"]).await;
    let deal = deals(&desk).await;
    invoices(&desk).await;
    card(&desk, &sales, "New", "Roof; flat", Some(ids[0])).await;
    card(&desk, &sales, "Won", "ana@elsewhere.example", Some(ids[0])).await;
    for title in ["Loft", "boss@example.org"] {
        let record = make(&desk, &deal, title).await;
        link(&desk, record.id, ids[0], Some(role_id(&deal, "Buyer"))).await.unwrap();
        link(&desk, record.id, ids[0], Some(role_id(&deal, "Agent"))).await.unwrap();
        link(&desk, record.id, ids[1], None).await.unwrap();
    }
    let path = desk.folder.path().join("own.csv");
    for keys in [false, true] {
        let selection = Selection::Matching { query: ListQuery::default(), except: vec![] };
        let with = ExportWith { cards: true, records: true };
        let input = ExportContacts { selection, options: CsvOptions { keys, ..CsvOptions::default() }, with };
        exports::write_csv(&desk.core, input, &path, Job::silent()).await.unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert!(lines[0].ends_with(if keys { ",cards,records:deals,records:invoices" } else { ",Cards,Deals,Invoices" }), "{}", lines[0]);
        assert!(
            lines[1].ends_with(
                ",Sales / New: Roof; flat; Sales / Won: ana@elsewhere.example,\"boss@example.org (Buyer, Agent); Loft (Buyer, Agent)\","
            ),
            "{}",
            lines[1]
        );
        assert!(lines[2].ends_with(",,boss@example.org; Loft,"), "{}", lines[2]);
        let before = desk.tables().await;
        let report = desk.import_with(std::slice::from_ref(&path), ImportSettings::default()).await;
        assert_eq!((report.contacts.unchanged, report.contacts.created, report.rejected), (2, 0, 0));
        assert_eq!(desk.tables().await, before);
    }
}
