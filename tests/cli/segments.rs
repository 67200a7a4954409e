//! Segments as a script sees them.

use serde_json::{Value, json};

use crate::Desk;

const PEOPLE: &str = "E-mail,Name,Budget,Tags\n\
                      ana@example.org,Ana Ruiz,12000,vip\n\
                      bo@example.org,Bo Stone,20000,\n\
                      cy@example.org,Cy Young,,vip\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.json(&["import", &desk.file("people.csv", PEOPLE)]);
    desk
}

fn named<'a>(segments: &'a Value, name: &str) -> &'a Value {
    segments.as_array().unwrap().iter().find(|segment| segment["name"] == name).unwrap()
}

fn names(list: &Value) -> Vec<&str> {
    list["contacts"].as_array().unwrap().iter().map(|contact| contact["name"].as_str().unwrap()).collect()
}

const RICH_VIPS: &str = r#"{"all":[{"segment":"hot leads"},{"field":"tags","op":"has_any","value":["VIP"]}]}"#;

#[test]
fn segments_are_listed_added_and_removed() {
    let desk = desk();
    let all = desk.json(&["segments"]);
    let told: Vec<(&str, u64)> =
        all.as_array().unwrap().iter().map(|segment| (segment["name"].as_str().unwrap(), segment["count"].as_u64().unwrap())).collect();
    assert_eq!(told, [("Hot Leads", 2), ("Incomplete Intakes", 0), ("Repeat Clients", 0), ("Stale Contacts", 0)]);
    assert_eq!(all[0]["filter"], json!({"field": "budget", "op": "gt", "value": 10000}));
    assert_eq!(all[3]["filter"], json!({"field": "last_activity_at", "op": "more_than_ago", "value": {"days": 90}}));

    let added = desk.json(&["segments", "add", "Rich VIPs", "--filter", RICH_VIPS, "--color", "teal"]);
    assert_eq!((&added["count"], &added["color"]), (&json!(1), &json!("teal")));
    let all = desk.json(&["segments"]);
    let portable = json!({"all": [{"segment": "Hot Leads"}, {"field": "tags", "op": "has_any", "value": ["vip"]}]});
    assert_eq!(named(&all, "Rich VIPs")["filter"], portable, "names, not ids");
    let text = String::from_utf8(desk.contacts(&["segments"]).stdout).unwrap();
    assert!(text.contains("Hot Leads\t2 contacts\tBudget is more than 10,000\n"), "{text}");

    let used = desk.contacts(&["segments", "remove", "hot leads"]);
    assert_eq!(used.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&used.stderr).contains("is used by “Rich VIPs”"));
    let removed = desk.json(&["segments", "remove", "rich vips"]);
    desk.json(&["undo", removed["change"].as_str().unwrap()]);
    assert_eq!(named(&desk.json(&["segments"]), "Rich VIPs")["count"], 1);
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn members_are_listed_as_contacts_are_and_a_selection_takes_a_segment() {
    let desk = desk();
    desk.json(&["segments", "add", "Rich VIPs", "--filter", RICH_VIPS]);
    let hot = desk.json(&["segments", "members", "HOT LEADS", "--sort", "budget:desc", "--limit", "1"]);
    assert_eq!((&hot["total"], names(&hot)), (&json!(2), vec!["Bo Stone"]));
    assert_eq!(names(&desk.json(&["segments", "members", "Hot Leads", "--offset", "1"])), ["Bo Stone"]);
    assert_eq!(names(&desk.json(&["segments", "members", "Hot Leads", "--segment", "rich vips"])), ["Ana Ruiz"]);
    assert_eq!(names(&desk.json(&["list", "--segment", "rich vips"])), ["Ana Ruiz"]);
    desk.json(&["untag", "vip", "--segment", "Rich VIPs"]);
    assert_eq!(desk.json(&["segments", "members", "Rich VIPs"])["total"], 0);
    let target = desk.path().join("out.csv").display().to_string();
    assert_eq!(desk.json(&["export", "--to", &target, "--segment", "hot leads"])["rows"], 2);
}

#[test]
fn the_history_tells_who_came_and_went_newest_first() {
    let desk = desk();
    let ana = desk.json(&["show", "ana@example.org"])["id"].clone();
    desk.json(&["set", "budget", "5", "--search", "ana"]);
    let history = desk.json(&["segments", "history", "Hot Leads"]);
    assert_eq!(history.as_array().unwrap().len(), 3);
    assert_eq!((&history[0]["contact"], &history[0]["event"], &history[0]["cause"]), (&ana, &json!("left"), &json!("edit")));
    assert_eq!((&history[2]["event"], &history[2]["cause"]), (&json!("joined"), &json!("import")));
    assert!(history[0]["at"].as_str().unwrap() >= history[2]["at"].as_str().unwrap());
    assert_eq!(desk.json(&["segments", "history", "Hot Leads", "--limit", "1"]).as_array().unwrap().len(), 1);
    let text = String::from_utf8(desk.contacts(&["segments", "history", "hot leads"]).stdout).unwrap();
    assert!(text.lines().next().unwrap().ends_with("Ana Ruiz\tleft\tedit"), "{text}");
    let activity = desk.json(&["show", "ana@example.org"])["activity"].clone();
    assert_eq!((&activity[0]["kind"], &activity[0]["detail"]["segment"]), (&json!("segment.left"), &json!("Hot Leads")));
}

#[test]
fn segments_are_saved_to_a_file_and_loaded_from_it() {
    let desk = desk();
    desk.json(&["segments", "add", "Rich VIPs", "--filter", RICH_VIPS]);
    let file = desk.path().join("segments.json").display().to_string();
    assert_eq!(desk.json(&["segments", "save", "--to", &file, "hot leads", "rich vips"]), json!({"path": file, "segments": 2}));
    let other = Desk::new();
    let loaded = other.json(&["segments", "load", &file]);
    assert_eq!(loaded["made"], json!([{"name": "Hot Leads 2", "count": 0}, {"name": "Rich VIPs", "count": 0}]));
    assert_eq!(loaded["refused"], json!([]));
    let over = json!({"all": [{"segment": "Hot Leads 2"}, {"field": "tags", "op": "has_any", "value": ["vip"]}]});
    assert_eq!(named(&other.json(&["segments"]), "Rich VIPs")["filter"], over);
    other.json(&["undo", loaded["change"].as_str().unwrap()]);
    assert_eq!(other.json(&["segments"]).as_array().unwrap().len(), 4);
}

#[test]
fn what_a_segment_cannot_be_is_said_on_stderr() {
    let desk = desk();
    let missing = desk.path().join("nowhere.json").display().to_string();
    for (args, says) in [
        (vec!["segments", "add", "X", "--filter", r#"{"field":"shoes","op":"is_empty"}"#], "shoes"),
        (vec!["segments", "add", "X", "--filter", "{"], "this is no JSON"),
        (vec!["segments", "add", "HOT LEADS", "--filter", RICH_VIPS], "There is a segment “Hot Leads” already"),
        (vec!["segments", "add", "X", "--filter", RICH_VIPS, "--color", "mauve"], "“mauve” is not a colour"),
        (vec!["segments", "members", "Nobody"], "There is no segment “Nobody”."),
        (vec!["segments", "history", "Nobody"], "There is no segment “Nobody”."),
        (vec!["segments", "remove", "Nobody"], "There is no segment “Nobody”."),
        (vec!["segments", "load", &missing], "cannot be read"),
        (vec!["list", "--segment", "Nobody"], "there is no segment “Nobody”"),
    ] {
        let output = desk.contacts(&args);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}: {said}");
        assert!(said.contains(says), "{args:?}: {said}");
        assert!(output.stdout.is_empty());
    }
    assert_eq!(desk.contacts(&["segments", "add", "X"]).status.code(), Some(2));
}
