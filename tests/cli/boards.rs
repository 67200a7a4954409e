//! Boards and cards as a script sees them.

use serde_json::{Value, json};

use crate::Desk;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.json(&["import", &desk.file("people.csv", "E-mail,Name\nana@example.org,Ana Ruiz\nbo@example.org,Bo Stone\n")]);
    desk.json(&["boards", "add", "Sales", "--template", "sales"]);
    desk
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn boards_are_made_of_templates_or_phases_and_listed() {
    let desk = desk();
    let made = desk.json(&["boards", "add", "Moves", "--phase", "Packed", "--phase", "Gone!"]);
    assert_eq!((&made["name"], &made["cards"], made["change"].is_string()), (&json!("Moves"), &json!(0), true));
    let all = desk.json(&["boards"]);
    let told: Vec<(&str, Vec<&str>)> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|board| {
            (board["name"].as_str().unwrap(), board["phases"].as_array().unwrap().iter().map(|p| p["name"].as_str().unwrap()).collect())
        })
        .collect();
    let sales = vec!["New Lead", "Qualified", "Discovery Call", "Proposal", "Won", "Lost"];
    assert_eq!(told, [("Sales", sales), ("Moves", vec!["Packed", "Gone"])]);
    assert_eq!(all[1]["phases"][1]["done"], true);
    assert_eq!(keys(&all[0]["phases"][0]), ["id", "name", "color", "soft_limit", "done", "cards"]);
    desk.json(&["undo", made["change"].as_str().unwrap()]);
    assert_eq!(desk.json(&["boards"]).as_array().unwrap().len(), 1);
    let text = String::from_utf8(desk.contacts(&["boards"]).stdout).unwrap();
    assert!(text.starts_with("Sales\t0 cards\tNew Lead (0), Qualified (0)"), "{text}");
}

#[test]
fn cards_are_made_moved_commented_on_and_shown_with_their_contact() {
    let desk = desk();
    desk.json(&["members", "add", "Kim"]);
    let made = desk.json(&[
        "cards",
        "add",
        "sales",
        "Offer for Ana",
        "--contact",
        "ANA@example.org",
        "--phase",
        "qualified",
        "--priority",
        "urgent",
        "--assignee",
        "kim",
        "--due",
        "2031-07-01",
        "--tag",
        "vip",
    ]);
    let id = made["id"].as_str().unwrap();
    for (key, value) in [
        ("board", "Sales"),
        ("phase", "Qualified"),
        ("title", "Offer for Ana"),
        ("priority", "urgent"),
        ("assignee", "Kim"),
        ("due_on", "2031-07-01"),
        ("contact_name", "Ana Ruiz"),
    ] {
        assert_eq!(made[key], value, "{key}");
    }
    assert_eq!(made["tags"], json!(["vip"]));
    let said = desk.json(&["cards", "comment", id, "Called her"]);
    assert_eq!((&said["card"], &said["text"]), (&made["id"], &json!("Called her")));
    let moved = desk.json(&["cards", "move", id, "WON"]);
    assert_eq!((&moved["phase"], moved["closed_at"].is_string()), (&json!("Won"), true));
    assert_eq!(desk.json(&["cards", "move", id, "Won"])["change"], Value::Null, "it is there already");

    let shown = desk.json(&["show", "ana@example.org"]);
    let card = &shown["cards"][0];
    for key in ["id", "board", "phase", "title", "priority", "assignee", "due_on", "created_at", "moved_at", "closed_at"] {
        assert!(card.get(key).is_some(), "{key}: {card}");
    }
    assert_eq!((&card["phase"], &card["comment_count"]), (&json!("Won"), &json!(1)));
    let kinds: Vec<&str> = shown["activity"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap())
        .filter(|kind| kind.starts_with("card"))
        .collect();
    assert_eq!(kinds, ["card.closed", "card.moved", "card.commented", "card.created"]);
    let entry = shown["activity"].as_array().unwrap().iter().find(|entry| entry["kind"] == "card.moved").unwrap();
    assert_eq!((&entry["detail"]["board"], &entry["detail"]["title"]), (&json!("Sales"), &json!("Offer for Ana")));
    assert_eq!(entry["detail"]["changes"], json!([{"field": "phase", "old": "Qualified", "new": "Won"}]));
    desk.json(&["undo", moved["change"].as_str().unwrap()]);
    assert_eq!(desk.json(&["show", "ana@example.org"])["cards"][0]["phase"], "Qualified");
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn cards_of_a_board_are_listed_by_phase_and_search() {
    let desk = desk();
    for (title, phase) in [("First", "Proposal"), ("Second", "New Lead"), ("Third", "New Lead")] {
        desk.json(&["cards", "add", "Sales", title, "--phase", phase]);
    }
    let titles = |args: &[&str]| {
        let page = desk.json(&[&["boards", "cards", "sales"], args].concat());
        let titles: Vec<String> = page["cards"].as_array().unwrap().iter().map(|card| card["title"].as_str().unwrap().to_owned()).collect();
        (page["total"].as_u64().unwrap(), titles.join(" "))
    };
    assert_eq!(titles(&[]), (3, "Second Third First".to_owned()));
    assert_eq!(titles(&["--phase", "new lead"]), (2, "Second Third".to_owned()));
    assert_eq!(titles(&["--search", "THIRD"]), (1, "Third".to_owned()));
    assert_eq!(titles(&["--limit", "1"]), (3, "Second".to_owned()));
    assert_eq!(titles(&["--limit", "0"]).0, 3);
    assert_eq!(titles(&["--filter", r#"{"field":"phase","op":"is","value":"Proposal"}"#]), (1, "First".to_owned()));
}

#[test]
fn what_cannot_be_done_is_said_on_stderr() {
    let desk = desk();
    for (args, code, says) in [
        (vec!["boards", "add", "Sales", "--template", "sales"], 1, "There is a board “Sales” already"),
        (vec!["boards", "add", "X", "--template", "mauve"], 1, "use one of sales, support, onboarding, hiring"),
        (vec!["boards", "add", "X"], 2, "--template"),
        (vec!["boards", "cards", "Nowhere"], 1, "There is no board “Nowhere”"),
        (vec!["boards", "cards", "Sales", "--phase", "Nowhere"], 1, "has no phase “Nowhere”; it has “New Lead”"),
        (vec!["cards", "add", "Sales", "x", "--priority", "soon"], 1, "use low, medium, high or urgent"),
        (vec!["cards", "add", "Sales", "x", "--due", "soon"], 1, "write it as 2026-07-31"),
        (vec!["cards", "add", "Sales", "x", "--assignee", "Nobody"], 1, "There is no member “Nobody”"),
        (vec!["cards", "add", "Sales", "x", "--contact", "no@body.org"], 1, "There is no contact “no@body.org”"),
        (vec!["cards", "move", "x", "Won"], 1, "“x” is not the id of a card"),
        (vec!["boards", "cards", "Sales", "--filter", "{"], 1, "this is no JSON"),
    ] {
        let output = desk.contacts(&args);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{args:?}: {said}");
        assert!(said.contains(says), "{args:?}: {said}");
    }
}
