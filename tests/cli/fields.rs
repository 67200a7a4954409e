//! Custom fields as a script sees them.

use serde_json::{Value, json};

use crate::Desk;

const PEOPLE: &str = "E-mail,Name\nana@example.org,Ana Ruiz\nbo@example.org,Bo Stone\ncy@example.org,Cy Young\n";

fn desk() -> Desk {
    let desk = Desk::new();
    desk.json(&["import", &desk.file("people.csv", PEOPLE)]);
    desk
}

fn keys(fields: &Value) -> Vec<&str> {
    fields.as_array().unwrap().iter().map(|field| field["key"].as_str().unwrap()).collect()
}

fn names(list: &Value) -> Vec<&str> {
    list["contacts"].as_array().unwrap().iter().map(|contact| contact["name"].as_str().unwrap()).collect()
}

#[test]
fn fields_are_added_listed_and_removed() {
    let desk = desk();
    assert_eq!(keys(&desk.json(&["fields"])), ["budget"], "every workspace has one");
    let price = desk.json(&[
        "fields",
        "add",
        "--key",
        "price",
        "--label",
        "Price",
        "--type",
        "currency",
        "--currency",
        "EUR",
        "--decimals",
        "2",
        "--min",
        "-5",
        "--max",
        "1000000",
        "--group",
        "Company info",
        "--help-text",
        "In all",
    ]);
    assert_eq!((&price["key"], &price["type"], &price["group"]), (&json!("price"), &json!("currency"), &json!("Company Info")));
    assert_eq!((&price["config"]["currency"], &price["config"]["min"]), (&json!("EUR"), &json!(-5.0)));
    assert!(price["change"].is_string());
    let stage = desk.json(&[
        "fields",
        "add",
        "--label",
        "Stage",
        "--type",
        "select",
        "--option",
        "New",
        "--option",
        "Won",
        "--default",
        "New",
        "--group",
        "Deals",
        "--make-group",
    ]);
    assert_eq!((&stage["key"], &stage["options"], &stage["default"]), (&json!("stage"), &json!(["New", "Won"]), &json!(["New"])));
    desk.json(&["fields", "add", "--key", "nick", "--label", "Nick", "--type", "text", "--unique", "--pattern", "[a-z]+"]);

    let fields = desk.json(&["fields"]);
    assert_eq!(keys(&fields), ["budget", "price", "stage", "nick"], "by group, those without one last");
    assert_eq!((&fields[2]["group"], &fields[3]["group"]), (&json!("Deals"), &Value::Null));
    assert_eq!((&fields[3]["unique"], &fields[3]["required"], &fields[3]["options"]), (&json!(true), &json!(false), &json!([])));
    let text = String::from_utf8(desk.contacts(&["fields"]).stdout).unwrap();
    assert!(text.contains("price\tPrice\tcurrency\tCompany Info\n"), "{text}");

    desk.json(&["set", "price", "12", "--search", "ana"]);
    assert_eq!(desk.json(&["fields", "remove", "price"]), json!({"key": "price", "values": 1}));
    assert_eq!(keys(&desk.json(&["fields"])), ["budget", "stage", "nick"]);
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn values_are_set_shown_and_taken_back() {
    let desk = desk();
    for args in [
        ["--key", "price", "--label", "Price", "--type", "number"].as_slice(),
        &["--key", "langs", "--label", "Languages", "--type", "multi_select", "--option", "German", "--option", "Greek"],
        &["--key", "vip", "--label", "VIP", "--type", "boolean"],
        &["--key", "since", "--label", "Since", "--type", "date"],
    ] {
        desk.json(&[&["fields", "add"], args].concat());
    }
    let done = desk.json(&["set", "price", "-5.50", "--search", "ana"]);
    assert_eq!((&done["field"], &done["contacts"]), (&json!("price"), &json!(1)));
    assert_eq!(desk.json(&["set", "langs", "Greek", "german"])["contacts"], 3);
    desk.json(&["set", "vip", "yes", "--search", "ana"]);
    desk.json(&["set", "since", "2026-02-03", "--search", "ana"]);
    let expected = json!({"price": -5.5, "langs": ["German", "Greek"], "vip": true, "since": "2026-02-03"});
    assert_eq!(desk.json(&["list", "--search", "ana"])["contacts"][0]["fields"], expected);
    let shown = desk.json(&["show", "ana@example.org"]);
    assert_eq!(shown["fields"], expected);
    assert_eq!(desk.json(&["show", "bo@example.org"])["fields"], json!({"langs": ["German", "Greek"]}));
    let text = String::from_utf8(desk.contacts(&["show", "ana@example.org"]).stdout).unwrap();
    assert!(text.contains("  langs: German; Greek\n  price: -5.5\n  since: 2026-02-03\n  vip: yes\n"), "{text}");

    let cleared = desk.json(&["set", "langs", "--clear", "--search", "bo"]);
    assert_eq!(cleared["contacts"], 1);
    assert_eq!(desk.json(&["show", "bo@example.org"])["fields"], json!({}));
    assert_eq!(desk.json(&["undo", cleared["change"].as_str().unwrap()])["contacts"], 1);
    assert_eq!(desk.json(&["show", "bo@example.org"])["fields"], json!({"langs": ["German", "Greek"]}));
    let text = String::from_utf8(desk.contacts(&["set", "vip", "no"]).stdout).unwrap();
    assert!(text.starts_with("Set “VIP” of 3 contacts.\nChange "), "{text}");
    assert_eq!(desk.json(&["set", "vip", "no"]), json!({"field": "vip", "contacts": 0, "change": null}));
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn lists_and_exports_are_in_the_order_of_a_custom_field() {
    let desk = desk();
    desk.json(&["fields", "add", "--key", "price", "--label", "Price", "--type", "number"]);
    desk.json(&["fields", "add", "--key", "note", "--label", "Source", "--type", "text"]);
    desk.json(&["set", "price", "100", "--search", "ana"]);
    desk.json(&["set", "price", "20", "--search", "cy"]);
    desk.json(&["set", "note", "=1+1", "--search", "cy"]);
    assert_eq!(names(&desk.json(&["list", "--sort", "price"])), ["Cy Young", "Ana Ruiz", "Bo Stone"]);
    assert_eq!(names(&desk.json(&["list", "--sort", "price:desc"])), ["Ana Ruiz", "Cy Young", "Bo Stone"]);
    let target = desk.path().join("out.csv").display().to_string();
    desk.json(&["export", "--to", &target, "--sort", "price:desc"]);
    let read = || -> Vec<Vec<String>> {
        let text = std::fs::read_to_string(&target).unwrap();
        text.lines().map(|line| line.split(',').skip(13).map(str::to_owned).collect()).collect()
    };
    assert_eq!(read(), [["Price", "Source (note)"], ["100", ""], ["20", "'=1+1"], ["", ""]]);
    desk.json(&["export", "--to", &target, "--sort", "price", "--keys"]);
    assert_eq!(read()[..2], [["price", "note"], ["20", "'=1+1"]]);
}

#[test]
fn what_a_field_or_a_value_cannot_be_is_said_on_stderr() {
    let desk = desk();
    desk.json(&["fields", "add", "--key", "size", "--label", "Size", "--type", "number", "--max", "10"]);
    let add = |rest: &[&'static str]| [&["fields", "add", "--label", "X"], rest].concat();
    for (args, says) in [
        (add(&["--type", "colour"]), "“colour” is not a type of field; use one of text, long_text"),
        (add(&["--type", "text", "--group", "Nowhere"]), "there is no group “Nowhere”; there are “Company Info”"),
        (add(&["--type", "text", "--key", "size"]), "“Size” has the key “size” already"),
        (add(&["--type", "text", "--group", "Deals", "--make-group", "--key", "A b"]), "“A b” cannot be a key"),
        (vec!["set", "size", "11"], "Size"),
        (vec!["set", "size", "many"], "Size"),
        (vec!["set", "shoes", "11"], "There is no field “shoes”."),
        (vec!["fields", "remove", "shoes"], "There is no field “shoes”."),
        (vec!["list", "--sort", "shoes"], "“shoes” is not a field to sort by"),
    ] {
        let output = desk.contacts(&args);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{args:?}: {said}");
        assert!(said.contains(says), "{args:?}: {said}");
        assert!(output.stdout.is_empty());
    }
    for args in [["set", "size"].as_slice(), &["set", "size", "1", "--clear"], &["fields", "add", "--label", "X"]] {
        assert_eq!(desk.contacts(args).status.code(), Some(2), "{args:?}");
    }
    let again = desk.contacts(&["fields", "add", "--label", "X", "--type", "text", "--group", "Deals"]);
    assert!(String::from_utf8_lossy(&again.stderr).contains("no group “Deals”"), "a refused field leaves no group");
    assert_eq!(keys(&desk.json(&["fields"])), ["budget", "size"]);
}

#[test]
fn the_command_refuses_what_a_form_an_import_and_a_bulk_edit_refuse() {
    use crate::refusals::{TABLE, UNKNOWN_OPTION};

    for refusal in TABLE.iter().chain([&UNKNOWN_OPTION]) {
        let desk = desk();
        let mut add: Vec<String> =
            ["fields", "add", "--key", "field", "--label", refusal.label, "--type", refusal.r#type].map(str::to_owned).to_vec();
        let mut flag = |name: &str, value: Option<String>| add.extend(value.into_iter().flat_map(|value| [name.to_owned(), value]));
        flag("--decimals", refusal.decimals.map(|decimals| decimals.to_string()));
        flag("--min", refusal.min.map(|min| min.to_string()));
        flag("--max", refusal.max.map(|max| max.to_string()));
        flag("--pattern", refusal.pattern.map(str::to_owned));
        flag("--currency", refusal.currency.map(str::to_owned));
        flag("--stars", refusal.stars.map(|stars| stars.to_string()));
        refusal.options.iter().for_each(|option| flag("--option", Some((*option).to_owned())));
        add.extend(refusal.required.then(|| "--required".to_owned()));
        add.extend(refusal.unique.then(|| "--unique".to_owned()));
        desk.json(&add.iter().map(String::as_str).collect::<Vec<_>>());
        if let Some(taken) = refusal.taken {
            let zoe = desk.file("zoe.csv", &format!("E-mail,Name,{}\nzoe@example.org,Zoe Lind,{taken}\n", refusal.label));
            desk.json(&["import", &zoe]);
        }
        let set: Vec<&str> = match refusal.bad {
            "" => vec!["set", "field", "--clear", "--search", "ana@example.org"],
            bad => vec!["set", "field", bad, "--search", "ana@example.org"],
        };
        let output = desk.contacts(&set);
        assert_eq!(output.status.code(), Some(1), "{set:?}");
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(said.contains(refusal.label) && said.contains(refusal.says), "{set:?}: {said}");
        let shown = desk.json(&["show", "ana@example.org"]);
        assert_eq!(shown["fields"].get("field"), None, "{set:?}");
    }
}
