//! Imports make the cards of the submissions that they complete.

use contact_core::activity::ActivityKind;
use contact_core::boards::{self, AddComment, DeleteCards, MoveCard, UpdateCard};
use contact_core::bots::{self, BotStep, GetBot, RecordAnswer, UpdateBot};
use contact_core::contacts::{self, ContactPatch, UpdateContact};
use contact_core::fields::FieldType;
use contact_core::imports::{self, GetImport, ImportReport, ImportSettings, RunImport, StageImport, UndoReport};
use contact_core::patch::SetTo;
use contact_core::progress::Job;
use contact_core::records::{self, ListContactRecords, ListRecords, RecordTypeInfo, UpdateRecord};
use contact_core::routing::{self, GetRoutingRule, RouteSubmissions, RoutingScope, RoutingWhich, UpdateRoutingRule};
use contact_core::submissions::{self, GetSubmission, LinkSubmission, RoutedBy};
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};

use crate::boards::{person, phase_of};
use crate::desk::csv;
use crate::fields::{of_type, typed};
use crate::flow_apps::{nothing, set_up, undo};
use crate::records::{add_field, deals, field, query, titles};
use crate::routing::{Routed, budget, routed};
use crate::support::quotes;

pub const ROWS: [&str; 4] = [
    "s1,completed,,2026-03-01T09:10:00Z,Ana,ana@example.org,,20000",
    "s2,completed,,2026-03-02T09:10:00Z,Bo,bo@example.org,,300",
    "s3,incomplete,2026-03-03T09:10:00Z,,Cy,cy@example.org,,20000",
    "s4,completed,,2026-03-04T09:10:00Z,,,,50000",
];

/// Rules that send much to “Qualified” and little to “New Lead”.
pub async fn two_rules(r: &Routed) {
    r.rule("Rich", &budget("gt", &json!(10_000)), "Qualified").await;
    r.rule("Known", &json!({"field":"contact.name","op":"is_not_empty"}), "New Lead").await;
}

pub async fn plan_and_apply(r: &Routed, rows: &[&str]) -> ImportReport {
    let path = r.desk.file("rows.csv", &csv(rows));
    let stage = StageImport { paths: vec![path.display().to_string()] };
    let draft = imports::stage(&r.desk.core, stage, Job::silent()).await.unwrap();
    let run = RunImport { import: draft.id, settings: quotes() };
    let tables = r.desk.tables().await;
    let plan = imports::plan(&r.desk.core, run.clone(), Job::silent()).await.unwrap();
    assert_eq!(r.desk.tables().await, tables, "a plan changes nothing");
    let done = imports::apply(&r.desk.core, run, Job::silent()).await.unwrap();
    assert_eq!(ImportReport { import: None, ..done.clone() }, plan);
    r.desk.is_in_order().await;
    done
}

pub async fn take_back(r: &Routed, report: &ImportReport) -> UndoReport {
    let undone = imports::undo(&r.desk.core, GetImport { import: report.import.unwrap() }, Job::silent()).await.unwrap();
    r.desk.is_in_order().await;
    undone
}

#[tokio::test]
async fn the_first_rule_that_matches_says_where_a_card_goes() {
    let r = routed().await;
    two_rules(&r).await;
    let done = plan_and_apply(&r, &ROWS).await;
    assert_eq!(done.cards.created, 3);
    let told: Vec<_> = done.cards.places.iter().map(|one| (one.phase.as_str(), one.cards)).collect();
    assert_eq!(told, [("New Lead", 1), ("Qualified", 2)], "the report says where they are");
    assert_eq!(r.places().await, ["New Lead: Bo", "Qualified: Ana", "Qualified: Quotes"]);
    let cards = r.cards().await;
    let ana = cards.iter().find(|card| card.title == "Ana").unwrap();
    assert_eq!(
        (ana.created_at, ana.moved_at, ana.bot.as_deref()),
        ("2026-03-01T09:10:00Z".parse().unwrap(), ana.created_at, Some("Quotes"))
    );
    let kinds = r.desk.kinds(ana.contact.as_ref().unwrap().id).await;
    assert!(kinds.contains(&ActivityKind::CardCreated));
    let rows = submissions::list(&r.desk.core, submissions::ListSubmissions { limit: 9, ..Default::default() }).await.unwrap().submissions;
    let row = rows.iter().find(|row| row.card.as_ref().is_some_and(|card| card.title == "Ana")).unwrap();
    let view = submissions::get(&r.desk.core, GetSubmission { submission: row.id }).await.unwrap();
    assert!(matches!(view.routed_by, Some(RoutedBy::Rule { name, rule: Some(_) }) if name == "Rich"));
}

#[tokio::test]
async fn rules_of_hundreds_of_answers_and_values_are_asked_like_any_other() {
    let r = routed().await;
    // More answers, and more values, than a statement reads as columns; the answer that is there comes last.
    let among = |many: usize, last: Value| {
        let others = (0..many).map(|at| json!({ "field": format!("answer.Nobody’s \"{at}\""), "op": "is_not_empty" }));
        json!({ "any": others.chain([last]).collect::<Vec<Value>>() })
    };
    let words = |last: &str| (0..300).map(|at| format!("{at} euros")).chain([last.to_owned()]).collect::<Vec<String>>();
    for at in 0..6 {
        r.rule(&format!("Nobody {at}"), &among(90, json!({ "field": "answer.budget", "op": "is", "value": at })), "Lost").await;
    }
    r.rule("Wide", &among(150, budget("gt", &json!(10_000))), "Qualified").await;
    r.rule("Long", &json!({ "field": "answer.budget", "op": "is_one_of", "value": words("500") }), "Won").await;
    let rows = [
        "s1,completed,,2026-02-01T09:00:00Z,Ana,ana@example.org,,12000",
        "s2,completed,,2026-02-02T09:00:00Z,Bo,bo@example.org,,500",
        "s3,completed,,2026-02-03T09:00:00Z,Cy,cy@example.org,,900",
        "s4,completed,,2026-02-04T09:00:00Z,Di,di@example.org,,5",
    ];
    plan_and_apply(&r, &rows).await;
    assert_eq!(r.places().await, ["Qualified: Ana", "Won: Bo", "Lost: Di"]);
}

#[tokio::test]
async fn without_a_rule_the_default_board_and_without_that_nowhere() {
    let r = routed().await;
    r.rule("Nobody", &json!({ "any": [] }), "Won").await;
    assert_eq!(plan_and_apply(&r, &ROWS[..1]).await.cards.created, 0);
    set_up(&r.desk, r.bot, Some(r.app), Some(r.sales.id)).await;
    assert_eq!(plan_and_apply(&r, &ROWS).await.cards.created, 2, "the first one was completed before");
    assert_eq!(r.places().await, ["New Lead: Bo", "New Lead: Quotes"]);
    boards::delete(&r.desk.core, boards::DeleteBoard { board: r.sales.id }).await.unwrap();
    assert_eq!(plan_and_apply(&r, &["s9,completed,,2026-03-09T09:10:00Z,Ed,ed@example.org,,1"]).await.cards.created, 0);
}

#[tokio::test]
async fn a_submission_makes_its_card_when_it_is_completed_and_once() {
    let r = routed().await;
    two_rules(&r).await;
    plan_and_apply(&r, &ROWS).await;
    let later = "s3,completed,2026-03-03T09:10:00Z,2026-03-03T09:40:00Z,Cy,cy@example.org,,20000";
    assert_eq!(plan_and_apply(&r, &[later]).await.cards.created, 1);
    assert_eq!(r.places().await, ["New Lead: Bo", "Qualified: Ana", "Qualified: Quotes", "Qualified: Cy"]);
    assert_eq!(plan_and_apply(&r, &ROWS).await.cards.created, 0);
    assert_eq!(plan_and_apply(&r, &[later]).await.cards.created, 0);
    // One in the bin counts as made.
    let cy = r.cards().await.into_iter().find(|card| card.title == "Cy").unwrap();
    boards::delete_cards(&r.desk.core, DeleteCards { cards: vec![cy.id] }).await.unwrap();
    let changed = "s3,completed,2026-03-03T09:10:00Z,2026-03-03T09:50:00Z,Cy,cy@example.org,,30000";
    let done = plan_and_apply(&r, &[changed]).await;
    assert_eq!((done.submissions.updated, done.cards.created), (1, 0));
}

#[tokio::test]
async fn tests_make_no_cards() {
    let r = routed().await;
    set_up(&r.desk, r.bot, Some(r.app), Some(r.sales.id)).await;
    let page = r#"[{"id":"t1","status":"COMPLETED","is_test":true,"created_at":"2026-03-05T09:00:00Z","data":{"name":"Test"}}]"#;
    let done = r.desk.import_with(&[r.desk.file("test.json", page)], quotes()).await;
    assert_eq!((done.tests, done.cards.created), (1, 0));
}

#[tokio::test]
async fn a_new_bot_of_a_flow_app_is_routed_by_its_rules_at_once() {
    let r = routed().await;
    two_rules(&r).await;
    let settings = ImportSettings { bot: Some("Second".into()), flow_app: Some("Leads".into()), ..ImportSettings::default() };
    let path = r.desk.file("second.csv", &csv(&ROWS));
    let stage = StageImport { paths: vec![path.display().to_string()] };
    let draft = imports::stage(&r.desk.core, stage, Job::silent()).await.unwrap();
    let run = RunImport { import: draft.id, settings };
    let plan = imports::plan(&r.desk.core, run.clone(), Job::silent()).await.unwrap();
    let done = imports::apply(&r.desk.core, run, Job::silent()).await.unwrap();
    assert_eq!((plan.cards.created, done.cards.created), (3, 3));
}

#[tokio::test]
async fn rules_see_contacts_as_the_batch_leaves_them_in_a_plan_too() {
    let r = routed().await;
    r.rule("Regulars", &json!({"field":"contact.submission_count","op":"gt","value":1}), "Won").await;
    r.rule("Ours", &json!({"all":[{"field":"flow_app","op":"is","value":"Leads"},{"field":"bot","op":"is_not","value":"Quotes"}]}), "Lost")
        .await;
    r.rule("Anna", &json!({"field":"contact.first_name","op":"is","value":"ÀNA"}), "Proposal").await;
    let rows = ["s1,completed,,2026-03-01T09:10:00Z,Ana,ana@example.org,,1", "s2,completed,,2026-03-02T09:10:00Z,Zoe,zoe@example.org,,2"];
    let done = plan_and_apply(&r, &rows).await;
    assert_eq!((done.cards.created, r.places().await), (2, vec!["Proposal: Ana".to_owned(), "Won: Zoe".to_owned()]));
}

#[tokio::test]
async fn taking_an_import_back_takes_its_cards_away() {
    let r = routed().await;
    two_rules(&r).await;
    let before = r.desk.tables().await;
    let done = plan_and_apply(&r, &ROWS).await;
    let undone = take_back(&r, &done).await;
    assert_eq!((undone.cards_removed, undone.submissions_removed, undone.kept_cards.len()), (3, 4, 0));
    assert_eq!(r.desk.tables().await, before);
    // And again, as if nothing had been.
    assert_eq!(plan_and_apply(&r, &ROWS).await.cards.created, 3);
}

#[tokio::test]
async fn a_card_that_somebody_has_worked_on_is_kept_with_its_contact_and_listed() {
    let r = routed().await;
    two_rules(&r).await;
    let rows = [
        "s1,completed,,2026-03-01T09:10:00Z,Ana,ana@example.org,,20000",
        "s2,completed,,2026-03-02T09:10:00Z,Bo,bo@example.org,,300",
        "s5,completed,,2026-03-05T09:10:00Z,Di,di@example.org,,300",
        "s6,completed,,2026-03-06T09:10:00Z,Ed,ed@example.org,,300",
    ];
    let done = plan_and_apply(&r, &rows).await;
    let cards = r.cards().await;
    let by_title = |title: &str| cards.iter().find(|card| card.title == title).unwrap().id;
    boards::move_card(&r.desk.core, MoveCard { card: by_title("Ana"), phase: phase_of(&r.sales, "Won"), before: None }).await.unwrap();
    boards::add_comment(&r.desk.core, AddComment { card: by_title("Bo"), text: "Call back.".into() }).await.unwrap();
    let patch = boards::CardPatch { title: Some("Di’s house".into()), ..boards::CardPatch::default() };
    boards::update_card(&r.desk.core, UpdateCard { card: by_title("Di"), patch }).await.unwrap();
    let undone = take_back(&r, &done).await;
    assert_eq!((undone.cards_removed, undone.contacts_removed, undone.submissions_removed), (1, 1, 4));
    let kept: Vec<&str> = undone.kept_cards.iter().map(|card| card.title.as_str()).collect();
    assert_eq!(kept, ["Ana", "Bo", "Di’s house"]);
    assert_eq!(undone.kept_cards[0].reason, "It came with this import, but has been worked on since, so it was kept.");
    let names: Vec<String> = r.desk.contacts().await.into_iter().map(|contact| contact.name).collect();
    assert_eq!(names, ["Ana", "Bo", "Di", "Zoe"]);
    assert!(r.cards().await.iter().all(|card| card.contact.is_some() && card.bot.is_none()));
    // Their submissions are gone, so the same file makes new ones.
    assert_eq!(plan_and_apply(&r, &rows).await.cards.created, 4);
}

#[tokio::test]
async fn cards_that_were_routed_later_go_with_the_import_too() {
    let r = routed().await;
    let done = plan_and_apply(&r, &ROWS).await;
    two_rules(&r).await;
    let all = RouteSubmissions { scope: RoutingScope::Bot { bot: r.bot }, which: RoutingWhich::Untouched };
    assert_eq!(routing::apply(&r.desk.core, all, Job::silent()).await.unwrap().made, 4);
    for rule in r.rules().await {
        routing::delete(&r.desk.core, GetRoutingRule { rule: rule.id }).await.unwrap();
    }
    let undone = take_back(&r, &done).await;
    assert_eq!((undone.cards_removed, undone.contacts_removed, undone.kept.len()), (3, 3, 0));
    assert_eq!(r.places().await, ["New Lead: Zoe"], "of the submission that stays");
}

#[tokio::test]
async fn a_card_stays_while_its_submission_does() {
    let r = routed().await;
    two_rules(&r).await;
    let first = plan_and_apply(&r, &ROWS[..1]).await;
    let again = "s1,completed,,2026-03-01T10:10:00Z,Ana,ana@example.org,,30000";
    plan_and_apply(&r, &[again]).await;
    let undone = take_back(&r, &first).await;
    assert_eq!((undone.submissions_removed, undone.cards_removed), (0, 0));
    assert_eq!(r.places().await, ["Qualified: Ana"]);
}

#[tokio::test]
async fn a_card_that_came_with_the_completion_goes_when_the_submission_is_incomplete_again() {
    let r = routed().await;
    two_rules(&r).await;
    plan_and_apply(&r, &ROWS[2..3]).await;
    let before = r.desk.tables().await;
    let later = "s3,completed,2026-03-03T09:10:00Z,2026-03-03T09:40:00Z,Cy,cy@example.org,,20000";
    let done = plan_and_apply(&r, &[later]).await;
    assert_eq!(take_back(&r, &done).await.cards_removed, 1);
    assert_eq!(r.desk.tables().await, before);
}

#[tokio::test]
async fn the_split_into_files_and_their_order_do_not_matter() {
    let whole = routed().await;
    two_rules(&whole).await;
    whole.desk.import_with(&[whole.desk.file("all.csv", &csv(&ROWS))], quotes()).await;
    let split = routed().await;
    two_rules(&split).await;
    let files = [split.desk.file("b.csv", &csv(&[ROWS[3], ROWS[1]])), split.desk.file("a.csv", &csv(&[ROWS[2], ROWS[0]]))];
    split.desk.import_with(&files, quotes()).await;
    assert_eq!(whole.places().await, split.places().await);
}

#[tokio::test]
async fn a_rule_that_is_off_or_broken_is_passed_over() {
    let r = routed().await;
    let rich = r.rule("Rich", &budget("gt", &json!(10_000)), "Qualified").await;
    r.rule("Gone", &json!({ "all": [] }), "Proposal").await;
    r.rule("Rest", &json!({ "all": [] }), "New Lead").await;
    let off = UpdateRoutingRule {
        rule: rich.id,
        name: None,
        filter: None,
        board: None,
        phase: None,
        priority: None,
        assignee: None,
        is_on: Some(false),
    };
    routing::update(&r.desk.core, off).await.unwrap();
    boards::delete_phase(&r.desk.core, boards::DeletePhase { phase: phase_of(&r.sales, "Proposal"), to: None }).await.unwrap();
    plan_and_apply(&r, &ROWS[..1]).await;
    assert_eq!(r.places().await, ["New Lead: Ana"]);
}

#[tokio::test]
async fn a_contact_that_was_only_edited_keeps_its_card_when_both_are_kept() {
    let r = routed().await;
    two_rules(&r).await;
    let done = plan_and_apply(&r, &ROWS[..1]).await;
    let ana = r.desk.contacts().await.into_iter().find(|contact| contact.name == "Ana").unwrap().id;
    let patch = ContactPatch { last_name: Some("Ruiz".into()), ..ContactPatch::default() };
    contacts::update(&r.desk.core, UpdateContact { contact: ana, patch }).await.unwrap();
    let undone = take_back(&r, &done).await;
    assert_eq!((undone.kept.len(), undone.cards_removed), (1, 1), "nobody has touched the card");
}

/// A bot whose submissions make deals with what they say of the budget.
async fn making_deals(r: &Routed) -> RecordTypeInfo {
    let deals = deals(&r.desk).await;
    let mapping = vec![RecordAnswer { field: field(&deals, "amount"), answer: "budget".into() }];
    let update = UpdateBot { record_type: Some(SetTo { to: Some(deals.id) }), record_mapping: Some(mapping), ..nothing(r.bot) };
    let saved = bots::update(&r.desk.core, update).await.unwrap();
    assert_eq!(saved.bot.record_type.map(|kind| kind.name), Some("Deal".to_owned()));
    deals
}

#[tokio::test]
async fn submissions_make_records_of_their_bots_type_with_the_submitter_linked() {
    let r = routed().await;
    let deals = making_deals(&r).await;
    let done = plan_and_apply(&r, &[ROWS[0], ROWS[2], ROWS[3]]).await;
    assert_eq!((done.records.created, done.cards.created), (2, 0));
    let mut made = titles(&r.desk, query(&deals)).await;
    made.sort_unstable();
    assert_eq!(made, ["Ana", "Quotes"]);
    let ana = r.desk.contacts().await.into_iter().find(|contact| contact.name == "Ana").unwrap().id;
    let linked = records::of_contact(&r.desk.core, ListContactRecords { contact: ana }).await.unwrap();
    assert_eq!(linked.len(), 1);
    assert!(r.desk.kinds(ana).await.contains(&ActivityKind::RecordLinked));
    let rows = submissions::list(&r.desk.core, submissions::ListSubmissions { limit: 9, ..Default::default() }).await.unwrap().submissions;
    assert_eq!(rows.iter().filter(|row| row.record.as_ref().is_some_and(|record| record.type_name == "Deal")).count(), 2);

    assert_eq!(plan_and_apply(&r, &rows_again()).await.records.created, 1, "only what is completed by now");
    let undone = take_back(&r, &done).await;
    assert_eq!((undone.records_removed, undone.kept_records.len()), (1, 0), "one stays, since its submission was updated since");
}

#[tokio::test]
async fn what_breaks_a_rule_is_left_out_of_a_record_and_told() {
    let r = routed().await;
    let deals = making_deals(&r).await;
    let mapping = vec![RecordAnswer { field: field(&deals, "amount"), answer: "name".into() }];
    bots::update(&r.desk.core, UpdateBot { record_mapping: Some(mapping), ..nothing(r.bot) }).await.unwrap();
    let done = plan_and_apply(&r, &ROWS[..2]).await;
    assert_eq!(done.records.created, 2);
    assert!(done.warnings.iter().filter(|warning| warning.starts_with("Deal, “Amount”")).count() == 2, "{:?}", done.warnings);
}

/// The incomplete one is completed, and one of the others says something else.
fn rows_again() -> [&'static str; 2] {
    [
        "s3,completed,2026-03-03T09:10:00Z,2026-03-03T09:40:00Z,Cy,cy@example.org,,20000",
        "s1,completed,,2026-03-01T10:10:00Z,Ana,ana@example.org,,30000",
    ]
}

#[tokio::test]
async fn a_record_that_somebody_has_worked_on_is_kept_with_its_contact_and_listed() {
    let r = routed().await;
    let deals = making_deals(&r).await;
    let done = plan_and_apply(&r, &ROWS[..2]).await;
    let all = records::list(&r.desk.core, ListRecords { query: query(&deals), offset: 0, limit: 9 }).await.unwrap().records;
    let ana = all.iter().find(|record| record.title == "Ana").unwrap().id;
    let values = vec![typed(field(&deals, "amount"), &["5"])];
    records::update(&r.desk.core, UpdateRecord { record: ana, values }).await.unwrap();
    let undone = take_back(&r, &done).await;
    assert_eq!((undone.records_removed, undone.contacts_removed, undone.submissions_removed), (1, 1, 2));
    assert_eq!(undone.kept_records.iter().map(|record| record.title.as_str()).collect::<Vec<_>>(), ["Ana"]);
    assert_eq!(titles(&r.desk, query(&deals)).await, ["Ana"]);
}

#[tokio::test]
async fn a_record_type_begins_with_answers_that_are_called_like_its_fields() {
    let r = routed().await;
    let deals = deals(&r.desk).await;
    add_field(&r.desk, &deals, of_type("Budget", FieldType::Number)).await;
    let update = UpdateBot { record_type: Some(SetTo { to: Some(deals.id) }), ..nothing(r.bot) };
    bots::update(&r.desk.core, update).await.unwrap();
    let detail = bots::get(&r.desk.core, GetBot { bot: r.bot, by: BotStep::Week, since: None }).await.unwrap();
    let answers: Vec<&str> = detail.record_mapping.iter().map(|mapped| mapped.answer.as_str()).collect();
    assert_eq!(answers, ["name", "budget"]);
    let other =
        UpdateBot { record_mapping: Some(vec![RecordAnswer { field: field(&deals, "amount"), answer: " ".into() }]), ..nothing(r.bot) };
    assert!(matches!(bots::update(&r.desk.core, other).await, Err(contact_core::Error::Invalid { .. })));
}

#[tokio::test]
async fn whoever_a_waiting_submission_is_linked_to_gets_its_record() {
    let r = routed().await;
    making_deals(&r).await;
    plan_and_apply(&r, &ROWS[3..]).await;
    let waiting = submissions::unmatched(&r.desk.core, submissions::ListUnmatched { offset: 0, limit: 9 }).await.unwrap().submissions;
    let ben = person(&r.desk, "Ben").await;
    let linked = submissions::link(&r.desk.core, LinkSubmission { submission: waiting[0].id, contact: ben }).await.unwrap();
    let of_ben = async || records::of_contact(&r.desk.core, ListContactRecords { contact: ben }).await.unwrap();
    assert_eq!(of_ben().await.iter().map(|link| link.role.as_ref().unwrap().name.clone()).collect::<Vec<_>>(), ["Buyer"]);
    r.desk.is_in_order().await;
    undo(&r.desk, linked.operation).await.unwrap();
    assert_eq!(of_ben().await.len(), 0);
}

/// What refers to a contact or submission and is no work of an import.
const BY_HAND: [&str; 5] = ["contact_tag", "note", "segment_event", "segment_member", "unique_value"];

#[tokio::test]
async fn undo_knows_every_table_that_refers_to_a_contact_or_submission() {
    let r = routed().await;
    making_deals(&r).await;
    set_up(&r.desk, r.bot, Some(r.app), Some(r.sales.id)).await;
    let mut file =
        SqliteConnection::connect(&format!("sqlite://{}?mode=ro", r.desk.folder.path().join("acme.contacts").display())).await.unwrap();
    let tables: Vec<String> = sqlx::query_scalar(
        "SELECT DISTINCT t.name FROM sqlite_schema t, pragma_foreign_key_list(t.name) f \
         WHERE t.type = 'table' AND f.\"table\" IN ('contact', 'submission') ORDER BY t.name",
    )
    .fetch_all(&mut file)
    .await
    .unwrap();
    let mut counts = async || {
        let mut counts = Vec::new();
        for table in tables.iter().filter(|table| !BY_HAND.contains(&table.as_str())) {
            let sql = sqlx::AssertSqlSafe(format!("SELECT count(*) FROM {table}"));
            counts.push((table.clone(), sqlx::query_scalar::<_, i64>(sql).fetch_one(&mut file).await.unwrap()));
        }
        counts
    };
    let before = counts().await;
    // A known contact learns something, and a match is to be checked.
    let rows = [
        "s1,completed,,2026-03-01T09:10:00Z,Zoe Ames,zoe@example.org,+12025550123,5",
        "s2,completed,,2026-03-02T09:10:00Z,Rex Stone,rex@example.org,+12025550123,6",
    ];
    let done = plan_and_apply(&r, &rows).await;
    for ((table, then), (_, now)) in before.iter().zip(counts().await) {
        assert!(now > *then, "an import does not fill “{table}”: let it, or list it as the work of members");
    }
    take_back(&r, &done).await;
    assert_eq!(counts().await, before);
}
