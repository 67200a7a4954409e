//! Flow apps, rules, bots and submissions as a script sees them.

use serde_json::{Value, json};

use crate::Desk;

const FIRST: &str = "id,E-mail,Name,Budget,Status,Completed at\n1,zoe@example.org,Zoe,1,completed,2026-01-01T10:00:00Z\n";
const SECOND: &str = "id,E-mail,Name,Budget,Status,Completed at\n2,ana@example.org,Ana,12000,completed,2026-01-02T10:00:00Z\n\
                      3,bo@example.org,Bo,500,completed,2026-01-03T10:00:00Z\n";

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.json(&["boards", "add", "Sales", "--template", "sales"]);
    let made = desk.json(&["flow-apps", "add", "Leads", "--description", "Who buys"]);
    assert_eq!(keys(&made), ["id", "name", "description", "bots", "boards", "record_types", "rules", "problems", "change"]);
    desk.json(&["import", &desk.file("first.csv", FIRST), "--bot", "Quotes"]);
    let set = desk.json(&["bots", "set", "quotes", "--flow-app", "Leads", "--board", "Sales"]);
    assert_eq!((&set["flow_app"], &set["default_board"]), (&json!("Leads"), &json!("Sales")));
    let filter = r#"{"field":"answer.Budget","op":"gt","value":10000}"#;
    let rule =
        desk.json(&["routes", "add", "Rich", "--flow-app", "leads", "--filter", filter, "--to", "Sales/Qualified", "--priority", "high"]);
    assert_eq!(
        (&rule["board"], &rule["phase"], &rule["priority"], &rule["on"]),
        (&json!("Sales"), &json!("Qualified"), &json!("high"), &json!(true))
    );
    desk
}

#[test]
fn imports_count_the_cards_and_records_that_they_make() {
    let desk = desk();
    let file = desk.file("second.csv", SECOND);
    let plan = desk.json(&["import", &file, "--bot", "Quotes", "--dry-run"]);
    let done = desk.json(&["import", &file, "--bot", "Quotes"]);
    let made = json!({"created": 2, "places": [
        {"board": "Sales", "phase": "New Lead", "cards": 1},
        {"board": "Sales", "phase": "Qualified", "cards": 1},
    ]});
    assert_eq!((&plan["cards"], &done["cards"], &done["records"]), (&made, &made, &json!({"created": 0})));
    let cards = desk.json(&["boards", "cards", "Sales"]);
    let told: Vec<(&str, &str)> =
        cards["cards"].as_array().unwrap().iter().map(|c| (c["phase"].as_str().unwrap(), c["title"].as_str().unwrap())).collect();
    assert_eq!(told, [("New Lead", "Bo"), ("Qualified", "Ana")]);
}

#[test]
fn an_undo_says_what_went_and_what_was_kept() {
    let desk = desk();
    let done = desk.json(&["import", &desk.file("second.csv", SECOND), "--bot", "Quotes"]);
    let cards = desk.json(&["boards", "cards", "Sales"]);
    desk.json(&["cards", "move", cards["cards"][0]["id"].as_str().unwrap(), "Won"]);
    let undone = desk.json(&["undo", done["import"].as_str().unwrap()]);
    assert_eq!((&undone["cards_removed"], &undone["records_removed"]), (&json!(1), &json!(0)));
    assert_eq!((&undone["kept_cards"][0]["title"], &undone["kept"][0]["name"]), (&json!("Bo"), &json!("Bo")));
    assert_eq!(undone["kept_records"], json!([]));
}

#[test]
fn rules_are_listed_tested_applied_and_removed() {
    let desk = desk();
    let all = desk.json(&["routes"]);
    assert_eq!(keys(&all[0]), ["id", "flow_app", "name", "filter", "summary", "board", "phase", "priority", "assignee", "on", "problem"]);
    let test = desk.json(&["routes", "test", "--bot", "Quotes", "--answer", "Budget=8000"]);
    assert_eq!(test["result"]["kind"], "default_board");
    assert_eq!(test["rules"][0]["outcome"], "not_matched");
    assert!(test["rules"][0]["reason"].as_str().unwrap().ends_with("the answer is 8,000."), "{test}");
    let test = desk.json(&["routes", "test", "--bot", "Quotes", "--answer", "Budget=20000"]);
    assert_eq!((&test["result"]["rule"], &test["result"]["to"]["phase"]), (&json!("Rich"), &json!("Qualified")));
    assert_eq!(desk.contacts(&["routes", "test", "--bot", "Quotes", "--answer", "Budget"]).status.code(), Some(1));

    let would = desk.json(&["routes", "apply", "--bot", "Quotes", "--dry-run"]);
    assert_eq!((&would["made"], &would["change"]), (&json!(1), &Value::Null));
    let applied = desk.json(&["routes", "apply", "--bot", "Quotes"]);
    assert_eq!(applied["destinations"], json!([{"board": "Sales", "phase": "New Lead", "made": 1, "moved": 0}]));
    desk.json(&["undo", applied["change"].as_str().unwrap()]);
    assert_eq!(desk.json(&["boards", "cards", "Sales"])["total"], 0);

    let removed = desk.json(&["routes", "remove", "rich"]);
    assert_eq!((&removed["name"], removed["change"].is_string()), (&json!("Rich"), true));
    assert_eq!(desk.json(&["routes", "list", "--flow-app", "Leads"]), json!([]));
    assert_eq!(desk.contacts(&["routes", "remove", "rich"]).status.code(), Some(1));
}

#[test]
fn bots_and_submissions_are_listed() {
    let desk = desk();
    desk.json(&["import", &desk.file("second.csv", SECOND), "--bot", "Quotes"]);
    let bots = desk.json(&["bots"]);
    let expected = ["id", "name", "flow_app", "submissions", "last_submission_at", "default_board", "record_type"];
    assert_eq!((keys(&bots[0]), &bots[0]["submissions"]["completed"]), (expected.to_vec(), &json!(3)));
    let found = desk.json(&["submissions", "--search", "ANA", "--bot", "quotes"]);
    assert_eq!((&found["total"], &found["submissions"][0]["card"]["phase"]), (&json!(1), &json!("Qualified")));
    let rich = desk.json(&["submissions", "--filter", r#"{"field":"answer.Budget","op":"lt","value":1000}"#, "--limit", "1"]);
    assert_eq!((&rich["total"], rich["submissions"].as_array().unwrap().len()), (&json!(2), 1));
    let none = desk.json(&["bots", "set", "Quotes", "--board", "-"]);
    assert_eq!(none["default_board"], Value::Null);
}
