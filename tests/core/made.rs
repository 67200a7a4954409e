//! What imports make, between members who work on and settings that change: nothing is lost, nothing stays that nobody wants.

use contact_core::boards::{self, DeletePhase, UpdatePhase};
use contact_core::bots::{self, RecordAnswer, UpdateBot};
use contact_core::fields::FieldValue;
use contact_core::fields::{FieldDefinition, FieldType};
use contact_core::imports::{self, GetImport, ImportReport, RunImport, StageImport, UndoReport};
use contact_core::patch::SetTo;
use contact_core::progress::Job;
use contact_core::records::{self, GetRecordRole, ListRecords, RecordTypeInfo};
use contact_core::submissions;
use contact_core::tags::{self, MergeTags};
use contact_core::workspace::{self, UpdateWorkspace};
use serde_json::json;

use crate::boards::phase_of;
use crate::desk::csv;
use crate::fields::{of_type, typed};
use crate::flow_apps::{nothing, set_up};
use crate::records::{add_field, again, deals, field, get, query, role_id, titles, try_make, undo};
use crate::routing::{Routed, budget, routed};
use crate::segments::segment;
use crate::support::quotes;

async fn plan_and_apply(r: &Routed, name: &str, content: &str) -> ImportReport {
    let path = r.desk.file(name, content);
    let draft = imports::stage(&r.desk.core, StageImport { paths: vec![path.display().to_string()] }, Job::silent()).await.unwrap();
    let run = RunImport { import: draft.id, settings: quotes() };
    let plan = imports::plan(&r.desk.core, run.clone(), Job::silent()).await.unwrap();
    let done = imports::apply(&r.desk.core, run, Job::silent()).await.unwrap();
    assert_eq!(ImportReport { import: None, ..done.clone() }, plan);
    done
}

async fn take_back(r: &Routed, report: &ImportReport) -> UndoReport {
    let undone = imports::undo(&r.desk.core, GetImport { import: report.import.unwrap() }, Job::silent()).await.unwrap();
    r.desk.is_in_order().await;
    undone
}

async fn makes(r: &Routed, kind: &RecordTypeInfo, answers: &[(&str, &str)]) {
    let mapping = answers.iter().map(|(key, answer)| RecordAnswer { field: field(kind, key), answer: (*answer).into() }).collect();
    let update = UpdateBot { record_type: Some(SetTo { to: Some(kind.id) }), record_mapping: Some(mapping), ..nothing(r.bot) };
    bots::update(&r.desk.core, update).await.unwrap();
}

const ROWS: [&str; 3] = [
    "s1,completed,,2026-03-01T09:10:00Z,Ana,ana@example.org,,20000",
    "s2,completed,,2026-03-02T09:10:00Z,Bo,bo@example.org,,300",
    "s4,completed,,2026-03-04T09:10:00Z,,,,50000",
];

#[tokio::test]
async fn numbers_of_json_are_read_as_json_writes_them_wherever_the_workspace_is() {
    let r = routed().await;
    workspace::update(&r.desk.core, UpdateWorkspace { name: None, region: Some("DE".into()), timezone: None }).await.unwrap();
    let deals = deals(&r.desk).await;
    add_field(&r.desk, &deals, of_type("Size", FieldType::Number)).await;
    let deals = again(&r.desk, &deals).await;
    makes(&r, &deals, &[("size", "size")]).await;
    let page = r#"[{"id":"j1","status":"COMPLETED","created_at":"2026-03-05T09:00:00Z","completed_at":"2026-03-05T09:00:00Z",
        "data":{"name":"Ana","email":"ana@example.org","size":1.234}},
        {"id":"j2","status":"COMPLETED","created_at":"2026-03-05T09:00:00Z","completed_at":"2026-03-05T09:00:00Z",
        "data":{"name":"Bo","email":"bo@example.org","size":"1.234"}}]"#;
    let done = plan_and_apply(&r, "page.json", page).await;
    assert_eq!(done.records.created, 2, "{done:?}");
    let rows = records::list(&r.desk.core, ListRecords { query: query(&deals), offset: 0, limit: 9 }).await.unwrap().records;
    let mut sizes = Vec::new();
    for row in &rows {
        let cell = get(&r.desk, row.id).await.values.into_iter().find(|cell| cell.field == field(&deals, "size")).map(|cell| cell.value);
        sizes.push((row.title.clone(), cell));
    }
    assert_eq!(
        sizes,
        [("Ana".to_owned(), Some(FieldValue::Number(1.234))), ("Bo".to_owned(), Some(FieldValue::Number(1234.0)))],
        "{done:?}"
    );
}

#[tokio::test]
async fn a_plan_knows_the_values_that_earlier_batches_took() {
    let r = routed().await;
    let kind = deals(&r.desk).await;
    add_field(&r.desk, &kind, FieldDefinition { unique: true, ..of_type("Code", FieldType::Text) }).await;
    let kind = again(&r.desk, &kind).await;
    makes(&r, &kind, &[("code", "budget")]).await;
    let rows: Vec<String> = (0..2_100)
        .map(|at| {
            let code = if at == 2_099 { 0 } else { at };
            format!("x{at},completed,,2026-03-01T{:02}:{:02}:{:02}Z,P{at},p{at}@example.org,,{code}", at / 3600, at / 60 % 60, at % 60)
        })
        .collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let done = plan_and_apply(&r, "many.csv", &csv(&rows)).await;
    assert_eq!(done.records.created, 2_100);
    assert_eq!(done.warnings.len(), 1, "{:?}", done.warnings);
}

#[tokio::test]
async fn what_is_left_out_is_told_so_far_and_that_there_is_more() {
    let r = routed().await;
    let kind = deals(&r.desk).await;
    makes(&r, &kind, &[("amount", "name")]).await;
    let rows: Vec<String> = (0..60).map(|at| format!("x{at},completed,,2026-03-01T09:{at:02}:00Z,P{at},p{at}@example.org,,1")).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let done = plan_and_apply(&r, "many.csv", &csv(&rows)).await;
    assert_eq!(done.warnings.len(), 51);
    assert_eq!(done.warnings[50], "More values than are listed here were left out of records.");
}

#[tokio::test]
async fn settings_that_change_are_nobodys_work_on_a_card_or_record() {
    let r = routed().await;
    r.rule("Rich", &budget("gt", &json!(10_000)), "Qualified").await;
    r.rule("Rest", &json!({ "all": [] }), "New Lead").await;
    let kind = deals(&r.desk).await;
    makes(&r, &kind, &[]).await;
    let done = plan_and_apply(&r, "rows.csv", &csv(&ROWS)).await;
    let to = Some(phase_of(&r.sales, "Won"));
    boards::delete_phase(&r.desk.core, DeletePhase { phase: phase_of(&r.sales, "Qualified"), to }).await.unwrap();
    let update = UpdatePhase { phase: phase_of(&r.sales, "New Lead"), name: None, color: None, soft_limit: None, is_done: Some(true) };
    boards::update_phase(&r.desk.core, update).await.unwrap();
    records::delete_role(&r.desk.core, GetRecordRole { role: role_id(&kind, "Buyer") }).await.unwrap();
    let undone = take_back(&r, &done).await;
    assert_eq!((undone.cards_removed, undone.records_removed, undone.submissions_removed), (3, 3, 3), "{undone:?}");
    assert_eq!((undone.kept.len(), undone.contacts_removed), (0, 2));
}

#[tokio::test]
async fn a_card_routed_anew_goes_when_its_submission_is_incomplete_again() {
    let r = routed().await;
    plan_and_apply(&r, "a.csv", &csv(&["s3,incomplete,2026-03-03T09:10:00Z,,Cy,cy@example.org,,20000"])).await;
    let later = "s3,completed,2026-03-03T09:10:00Z,2026-03-03T09:40:00Z,Cy,cy@example.org,,20000";
    let done = plan_and_apply(&r, "b.csv", &csv(&[later])).await;
    r.rule("Rich", &budget("gt", &json!(10_000)), "Qualified").await;
    let scope = contact_core::routing::RoutingScope::Bot { bot: r.bot };
    let which = contact_core::routing::RoutingWhich::Untouched;
    contact_core::routing::apply(&r.desk.core, contact_core::routing::RouteSubmissions { scope, which }, Job::silent()).await.unwrap();
    assert_eq!(r.places().await, ["Qualified: Cy"]);
    take_back(&r, &done).await;
    assert_eq!(r.places().await, Vec::<String>::new());
}

#[tokio::test]
async fn numbers_come_back_to_the_last_digit() {
    let r = routed().await;
    let kind = deals(&r.desk).await;
    add_field(&r.desk, &kind, of_type("Size", FieldType::Number)).await;
    let kind = again(&r.desk, &kind).await;
    for (at, text) in ["0.3", "123456789.123456", "1e300", "900719925474099", "-2.25e-300"].iter().enumerate() {
        let made = try_make(&r.desk, &kind, vec![typed(kind.title_field, &[&format!("R{at}")]), typed(field(&kind, "size"), &[text])])
            .await
            .unwrap();
        let before = r.desk.tables().await;
        let update = records::UpdateRecord { record: made.id, values: vec![typed(field(&kind, "size"), &["1"])] };
        let saved = records::update(&r.desk.core, update).await.unwrap();
        undo(&r.desk, saved.operation).await.unwrap();
        assert_eq!(r.desk.tables().await, before, "{text}");
    }
}

#[tokio::test]
async fn a_merge_of_tags_and_its_undo_follow_cards_of_imports_that_are_gone() {
    let r = routed().await;
    set_up(&r.desk, r.bot, Some(r.app), Some(r.sales.id)).await;
    let done = plan_and_apply(&r, "rows.csv", &csv(&ROWS)).await;
    let card = r.cards().await.remove(0);
    let patch = boards::CardPatch { tags: Some(vec!["A".into(), "B".into()]), ..boards::CardPatch::default() };
    boards::update_card(&r.desk.core, boards::UpdateCard { card: card.id, patch }).await.unwrap();
    let (a, b) = (tags::tag_by_name(&r.desk.core, "A").await.unwrap(), tags::tag_by_name(&r.desk.core, "B").await.unwrap());
    let before = r.desk.tables().await;
    let merged = tags::merge(&r.desk.core, MergeTags { from: a, into: b }, Job::silent()).await.unwrap();
    assert_eq!(r.cards().await.iter().find(|known| known.id == card.id).unwrap().tags.len(), 1);
    undo(&r.desk, merged.operation).await.unwrap();
    assert_eq!(r.desk.tables().await, before);
    assert_eq!(take_back(&r, &done).await.cards_removed, 2);
    assert_eq!(titles(&r.desk, query(&deals(&r.desk).await)).await, Vec::<String>::new());
}

#[tokio::test]
async fn whatever_becomes_of_boards_types_and_contacts_segments_and_rules_follow() {
    let r = routed().await;
    r.rule("Rich", &budget("gt", &json!(10_000)), "Qualified").await;
    set_up(&r.desk, r.bot, Some(r.app), Some(r.sales.id)).await;
    let kind = deals(&r.desk).await;
    makes(&r, &kind, &[("amount", "budget")]).await;
    for (name, condition) in [
        ("board", json!({"has":"card","where":{"field":"board","op":"is","value":"Sales"}})),
        ("phase", json!({"has":"card","where":{"field":"phase","op":"is","value":"Qualified"}})),
        ("none", json!({"not":{"has":"card","where":{"field":"phase","op":"is","value":"Won"}}})),
        ("closed", json!({"has":"card","where":{"field":"is_closed","op":"is","value":true},"count":{"op":"gte","value":1}})),
        ("role", json!({"has":"record","where":{"field":"role","op":"is","value":"Buyer"}})),
        ("type", json!({"has":"record","where":{"field":"type","op":"is","value":"Deal"}})),
        (
            "amount",
            json!({"has":"record","where":{"all":[{"field":"type","op":"is","value":"Deal"},{"field":"amount","op":"gt","value":500}]}}),
        ),
        ("bot", json!({"has":"card","where":{"field":"bot","op":"is","value":"Quotes"}})),
        ("moved", json!({"has":"activity","where":{"field":"kind","op":"is","value":"card.moved"}})),
        ("linked", json!({"has":"activity","where":{"field":"kind","op":"is","value":"record.linked"}})),
    ] {
        segment(&r.desk, name, &condition.to_string()).await;
    }
    let core = &r.desk.core;
    let done = plan_and_apply(&r, "rows.csv", &csv(&ROWS)).await;
    r.desk.is_in_order().await;
    let before = r.desk.tables().await;
    let mut operations = Vec::new();
    let to = Some(phase_of(&r.sales, "Won"));
    operations.push(boards::delete_phase(core, DeletePhase { phase: phase_of(&r.sales, "Qualified"), to }).await.unwrap().operation);
    r.desk.is_in_order().await;
    let card = r.cards().await.into_iter().find(|card| card.title == "Bo").unwrap().id;
    let moved = boards::move_card(core, boards::MoveCard { card, phase: phase_of(&r.sales, "Lost"), before: None }).await.unwrap();
    operations.push(moved.operation);
    r.desk.is_in_order().await;
    operations.push(boards::delete(core, boards::DeleteBoard { board: r.sales.id }).await.unwrap().operation);
    r.desk.is_in_order().await;
    let role = GetRecordRole { role: role_id(&kind, "Buyer") };
    operations.push(records::delete_role(core, role).await.unwrap().operation);
    r.desk.is_in_order().await;
    let amount = kind.fields.iter().find(|field| field.key == "amount").unwrap().clone();
    let retyped = FieldDefinition {
        r#type: FieldType::Text,
        config: contact_core::fields::FieldConfig::default(),
        ..crate::fields::definition(&amount)
    };
    let update = contact_core::fields::UpdateField { field: amount.id, definition: retyped, lose_values: true };
    operations.push(contact_core::fields::update(core, update, Job::silent()).await.unwrap().operation);
    r.desk.is_in_order().await;
    operations.push(records::delete_type(core, records::GetRecordType { record_type: kind.id }).await.unwrap().operation);
    r.desk.is_in_order().await;
    let ana = r.desk.contacts().await.into_iter().find(|contact| contact.name == "Ana").unwrap().id;
    let everybody = contact_core::contacts::Selection::Ids { ids: vec![ana] };
    operations.push(contact_core::contacts::delete(core, everybody).await.unwrap().operation);
    r.desk.is_in_order().await;
    operations.push(bots::update(core, UpdateBot { name: Some("Offers".into()), ..nothing(r.bot) }).await.unwrap().operation);
    r.desk.is_in_order().await;
    for operation in operations.into_iter().rev() {
        undo(&r.desk, operation).await.unwrap();
        r.desk.is_in_order().await;
    }
    assert_eq!(r.desk.tables().await, before);
    let undone = take_back(&r, &done).await;
    assert_eq!((undone.cards_removed, undone.records_removed, undone.contacts_removed), (3, 3, 2), "{undone:?}");
}

#[tokio::test]
async fn a_role_that_is_full_is_not_given_to_whoever_a_submission_is_linked_to_later() {
    let r = routed().await;
    let kind = deals(&r.desk).await;
    makes(&r, &kind, &[]).await;
    plan_and_apply(&r, "rows.csv", &csv(&ROWS[2..])).await;
    let record = records::list(&r.desk.core, ListRecords { query: query(&kind), offset: 0, limit: 9 }).await.unwrap().records.remove(0).id;
    let (ana, ben) = (crate::boards::person(&r.desk, "Anna").await, crate::boards::person(&r.desk, "Ben").await);
    crate::records::link(&r.desk, record, ana, Some(role_id(&kind, "Buyer"))).await.unwrap();
    let waiting = submissions::unmatched(&r.desk.core, submissions::ListUnmatched { offset: 0, limit: 9 }).await.unwrap().submissions;
    submissions::link(&r.desk.core, submissions::LinkSubmission { submission: waiting[0].id, contact: ben }).await.unwrap();
    let mut roles: Vec<(String, Option<String>)> =
        get(&r.desk, record).await.links.into_iter().map(|link| (link.name, link.role.map(|role| role.name))).collect();
    roles.sort_unstable();
    assert_eq!(roles, [("Anna".to_owned(), Some("Buyer".to_owned())), ("Ben".to_owned(), None)]);
    r.desk.is_in_order().await;
}

#[tokio::test]
async fn a_card_is_about_whom_a_later_file_names() {
    let r = routed().await;
    set_up(&r.desk, r.bot, Some(r.app), Some(r.sales.id)).await;
    let kind = deals(&r.desk).await;
    makes(&r, &kind, &[]).await;
    plan_and_apply(&r, "rows.csv", &csv(&ROWS[2..])).await;
    assert_eq!(r.cards().await[0].contact, None);
    let before = r.desk.tables().await;
    let named = "s4,completed,,2026-03-04T10:10:00Z,Dora,dora@example.org,,50000";
    let done = plan_and_apply(&r, "named.csv", &csv(&[named])).await;
    assert_eq!(done.contacts.created, 1, "{done:?}");
    let card = r.cards().await.remove(0);
    assert_eq!(card.contact.map(|contact| contact.name), Some("Dora".to_owned()));
    let dora = r.desk.contacts().await.into_iter().find(|contact| contact.name == "Dora").unwrap().id;
    assert_eq!(records::of_contact(&r.desk.core, records::ListContactRecords { contact: dora }).await.unwrap().len(), 1);
    take_back(&r, &done).await;
    assert_eq!(r.desk.tables().await, before);
}

#[tokio::test]
async fn keys_that_others_gave_a_card_are_no_work_on_it() {
    let r = routed().await;
    set_up(&r.desk, r.bot, Some(r.app), Some(r.sales.id)).await;
    let done = plan_and_apply(&r, "rows.csv", &csv(&ROWS)).await;
    let first = r.cards().await.remove(0);
    boards::move_card(&r.desk.core, boards::MoveCard { card: first.id, phase: first.phase, before: None }).await.unwrap();
    let undone = take_back(&r, &done).await;
    assert_eq!((undone.cards_removed, undone.kept_cards.len()), (3, 0));
}

#[tokio::test]
async fn two_records_in_the_bin_with_one_unique_value_do_not_both_come_back() {
    let r = routed().await;
    let kind = deals(&r.desk).await;
    add_field(&r.desk, &kind, FieldDefinition { unique: true, ..of_type("Code", FieldType::Text) }).await;
    let kind = again(&r.desk, &kind).await;
    let mut ids = Vec::new();
    let mut deletes = Vec::new();
    for title in ["A", "B"] {
        let made = try_make(&r.desk, &kind, vec![typed(kind.title_field, &[title]), typed(field(&kind, "code"), &["X"])]).await.unwrap();
        let selection = records::RecordSelection::Ids { ids: vec![made.id] };
        deletes.push(records::delete(&r.desk.core, selection).await.unwrap().operation);
        ids.push(made.id);
    }
    let before = r.desk.tables().await;
    let both = records::RecordSelection::Ids { ids: ids.clone() };
    assert!(records::restore(&r.desk.core, both).await.is_err());
    assert_eq!(r.desk.tables().await, before);
    undo(&r.desk, deletes[0]).await.unwrap();
    assert!(undo(&r.desk, deletes[1]).await.is_err());
    r.desk.is_in_order().await;
}

#[tokio::test]
async fn undo_goes_on_where_a_field_was_made_or_deleted_meanwhile() {
    let r = routed().await;
    let kind = deals(&r.desk).await;
    add_field(&r.desk, &kind, of_type("Size", FieldType::Number)).await;
    let kind = again(&r.desk, &kind).await;
    let made = try_make(&r.desk, &kind, vec![typed(kind.title_field, &["A"]), typed(field(&kind, "size"), &["5"])]).await.unwrap();
    let binned = records::delete(&r.desk.core, records::RecordSelection::Ids { ids: vec![made.id] }).await.unwrap();
    contact_core::fields::delete(&r.desk.core, contact_core::fields::GetField { field: field(&kind, "size") }).await.unwrap();
    add_field(&r.desk, &kind, FieldDefinition { unique: true, ..of_type("Ref", FieldType::Text) }).await;
    undo(&r.desk, binned.operation).await.unwrap();
    r.desk.is_in_order().await;
    assert_eq!(titles(&r.desk, query(&kind)).await, ["A"]);
}

#[tokio::test]
async fn imports_of_one_contact_are_taken_back_from_the_first_to_the_last() {
    let r = routed().await;
    set_up(&r.desk, r.bot, Some(r.app), Some(r.sales.id)).await;
    let first = plan_and_apply(&r, "a.csv", &csv(&["a1,completed,,2026-03-01T09:10:00Z,Ana,ana@example.org,,1"])).await;
    let second = plan_and_apply(&r, "b.csv", &csv(&["a2,completed,,2026-03-02T09:10:00Z,Ana Ruiz,ana@example.org,,2"])).await;
    take_back(&r, &first).await;
    take_back(&r, &second).await;
}
