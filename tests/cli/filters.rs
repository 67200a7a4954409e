//! Filters over what contacts have, as a script asks them.

use serde_json::json;

use crate::Desk;

#[test]
fn cards_are_asked_for_and_exported_on_request() {
    let desk = Desk::new();
    desk.json(&["import", &desk.file("people.csv", "E-mail,Name\nana@example.org,Ana Ruiz\nbo@example.org,Bo Stone\n")]);
    desk.json(&["boards", "add", "Sales", "--template", "sales"]);
    desk.json(&["cards", "add", "sales", "Offer", "--contact", "ana@example.org", "--phase", "qualified"]);
    let filter = json!({"has": "card", "where": {"all": [
        {"field": "board", "op": "is", "value": "Sales"}, {"field": "phase", "op": "is", "value": "Qualified"}]}});
    let listed = desk.json(&["list", "--filter", &filter.to_string()]);
    assert_eq!((&listed["total"], &listed["contacts"][0]["name"]), (&json!(1), &json!("Ana Ruiz")));
    let lost = filter.to_string().replace("Qualified", "Misplaced");
    let refused = desk.contacts(&["list", "--filter", &lost]);
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(refused.status.code() == Some(1) && said.contains("“Misplaced” is no phase; there are “New Lead”"), "{said}");

    let target = desk.path().join("out.csv").display().to_string();
    desk.json(&["export", "--to", &target, "--with", "cards,records"]);
    let text = std::fs::read_to_string(&target).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].ends_with(",Cards") && lines[1].ends_with(",Sales / Qualified: Offer") && lines[2].ends_with(','), "{text}");
    assert_eq!(desk.contacts(&["export", "--to", &target, "--with", "notes"]).status.code(), Some(2));
}
