//! Records as a script sees them.

use serde_json::{Value, json};

use crate::Desk;

const PEOPLE: &str = "E-mail,Name\nana@example.org,Ana Ruiz\nbo@example.org,Bo Stone\n";

/// A desk with two people and deals.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.json(&["import", &desk.file("people.csv", PEOPLE)]);
    let added = desk.json(&[
        "records",
        "types",
        "add",
        "Deal",
        "--role",
        "Buyer:1",
        "--role",
        "Agent",
        "--field",
        "Amount:currency",
        "--field",
        "Stage:select:New,Won",
        "--field",
        "Code:text",
    ]);
    assert_eq!((&added["name"], &added["plural"], &added["records"]), (&json!("Deal"), &json!("Deals"), &json!(0)));
    desk
}

fn refused(desk: &Desk, args: &[&str], word: &str) {
    let output = desk.contacts(args);
    assert_eq!(output.status.code(), Some(1), "{args:?}");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains(word), "{args:?}: {said}");
}

#[test]
fn types_are_listed_with_roles_and_fields() {
    let desk = desk();
    let types = desk.json(&["records", "types"]);
    let keys: Vec<&str> = types[0]["fields"].as_array().unwrap().iter().map(|field| field["key"].as_str().unwrap()).collect();
    assert_eq!(keys, ["name", "amount", "stage", "code"]);
    assert_eq!(types[0]["fields"][0]["title"], true);
    assert_eq!(types[0]["fields"][2]["options"], json!(["New", "Won"]));
    let roles: Vec<(&str, &Value)> =
        types[0]["roles"].as_array().unwrap().iter().map(|role| (role["name"].as_str().unwrap(), &role["limit"])).collect();
    assert_eq!(roles, [("Buyer", &json!(1)), ("Agent", &Value::Null)]);
    refused(&desk, &["records", "types", "add", "deal"], "There is a record type “Deal” already");
    refused(&desk, &["records", "types", "add", "Car", "--field", "Size:huge"], "“huge” is not a type of field");
    refused(&desk, &["records", "types", "add", "Car", "--field", "Title:text", "--field", "X:select:A,A"], "“A” is there twice");
    assert_eq!(desk.json(&["records", "types"]).as_array().unwrap().len(), 1);
}

#[test]
fn records_are_added_linked_listed_and_shown() {
    let desk = desk();
    let added =
        desk.json(&["records", "add", "deals", "Loft", "--set", "amount=1200.50", "--set", "stage=won", "--link", "ana@example.org:Buyer"]);
    assert_eq!(added["fields"], json!({"name": "Loft", "amount": 1200.5, "stage": "Won"}));
    assert_eq!(added["contacts"][0]["role"], "Buyer");
    let id = added["id"].as_str().unwrap();
    refused(&desk, &["records", "link", id, "bo@example.org", "--role", "Buyer"], "A Deal has one Buyer, and Ana Ruiz is it");
    let linked = desk.json(&["records", "link", id, "bo@example.org", "--role", "agent"]);
    assert_eq!(linked["contacts"].as_array().unwrap().len(), 2);

    let shown = desk.json(&["show", "ana@example.org"]);
    let record = &shown["records"][0];
    assert_eq!((&record["type"], &record["title"], &record["role"]), (&json!("Deal"), &json!("Loft"), &json!("Buyer")));
    assert_eq!((&record["id"], &record["fields"]["amount"]), (&added["id"], &json!(1200.5)));
    assert!(record["linked_at"].is_string());
    assert_eq!(shown["activity"][0]["kind"], "record.linked");

    desk.json(&["records", "add", "Deal", "Villa", "--set", "amount=9"]);
    let list = desk.json(&["records", "list", "Deal", "--sort", "amount:desc", "--limit", "1"]);
    assert_eq!((&list["total"], &list["records"][0]["title"]), (&json!(2), &json!("Loft")));
    let few = desk.json(&["records", "list", "Deal", "--filter", r#"{"field":"amount","op":"lt","value":10}"#]);
    assert_eq!((&few["total"], &few["records"][0]["title"]), (&json!(1), &json!("Villa")));
    let found = desk.json(&["list", "--filter", r#"{"has":"record","where":{"field":"role","op":"is","value":"Buyer"}}"#]);
    assert_eq!(found["total"], 1, "{found}");

    refused(&desk, &["records", "unlink", id, "bo@example.org"], "link of this contact and role");
    let parted = desk.json(&["records", "unlink", id, "bo@example.org", "--role", "Agent"]);
    assert_eq!(parted["contacts"].as_array().unwrap().len(), 1);
    desk.json(&["undo", parted["change"].as_str().unwrap()]);
    assert_eq!(desk.json(&["show", "bo@example.org"])["records"][0]["role"], "Agent");
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn a_table_is_imported_by_a_key_and_exported_again() {
    let desk = desk();
    let table = "Deal,Ref,Price,Customer\nLoft,A-1,10,ana@example.org\nVilla,A-2,many,\nGarage,A-3,,zoe@example.org\n";
    let file = desk.file("deals.csv", table);
    let map = desk.file("map.json", r#"{"columns":{"Ref":"field:code","price":"field:amount","Customer":"contact:Buyer"}}"#);
    let import = ["records", "import", &file, "--type", "Deal", "--key", "code", "--map", &map];
    let report = desk.json(&import);
    let numbers =
        |report: &Value| ["rows", "created", "updated", "unchanged", "rejected", "linked"].map(|key| report[key].as_u64().unwrap());
    assert_eq!(numbers(&report), [3, 1, 0, 0, 2, 1], "{report}");
    assert_eq!((&report["rejections"][0]["row"], &report["rejections"][1]["row"]), (&json!(3), &json!(4)));
    let rejects = desk.path().join("rejects.csv");
    let again: Vec<&str> = import.into_iter().chain(["--rejects", rejects.to_str().unwrap()]).collect();
    assert_eq!(numbers(&desk.json(&again)), [3, 0, 0, 1, 2, 0]);
    let saved = std::fs::read_to_string(&rejects).unwrap();
    assert!(saved.starts_with("Deal,Ref,Price,Customer,reason\r\nVilla,A-2,many,,"), "{saved}");
    assert_eq!(saved.lines().count(), 3, "{saved}");

    let to = desk.path().join("out.csv").display().to_string();
    assert_eq!(desk.json(&["records", "export", "Deal", "--to", &to])["rows"], 1);
    let text = std::fs::read_to_string(&to).unwrap();
    assert!(text.starts_with("ID,Name,Amount,Stage,Code,Contacts,Created,Updated\r\n"), "{text}");
    assert!(text.contains(",Loft,10,,A-1,ana@example.org (Buyer),"), "{text}");
    assert_eq!(numbers(&desk.json(&["records", "import", &to, "--type", "Deal"])), [1, 0, 0, 1, 0, 0]);

    desk.json(&["undo", report["change"].as_str().unwrap()]);
    assert_eq!(desk.json(&["records", "list", "Deal"])["total"], 0);
    refused(&desk, &["records", "import", &file, "--type", "Car"], "record type");
    let bad = desk.file("bad.json", r#"{"columns":{"Nope":"id"}}"#);
    refused(&desk, &["records", "import", &file, "--type", "Deal", "--map", &bad], "no column “Nope”");
}
