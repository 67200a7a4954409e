//! The page's calls, from the first start to the exported file.

use std::fs;

use contact_center::error::ErrorCode;
use serde_json::{Value, json};

use crate::host::{Host, workspace_in};

const PEOPLE: &str = "Submission ID,Submitted at,First name,Last name,Email,Phone,Budget\n\
    s-1,2026-03-03T09:04:00Z,Ana,Ruiz,ana@example.org,+34 600 111 222,8000\n\
    s-2,2026-03-04T10:00:00Z,Ben,Okafor,ben@example.com,,12000\n\
    s-3,2026-03-05T11:00:00Z,Ana,Ruiz,ANA@example.org,,9000\n";

fn contacts(host: &Host) -> Value {
    let query = json!({ "search": "", "sort": { "field": "name", "descending": false }, "inBin": false });
    host.call("list_contacts", json!({ "input": { "query": query, "offset": 0, "limit": 10 } })).unwrap()
}

/// Stages and applies a file, and returns the report.
fn import(host: &Host, content: &str) -> Value {
    import_file(host, "people.csv", content)
}

fn import_file(host: &Host, name: &str, content: &str) -> Value {
    let file = host.file(name, content);
    host.dialogs_answer(json!({ "open": [file] }));
    let paths: Vec<String> = host.call("pick_import_files", json!({})).unwrap();
    let draft: Value = host.call_long("stage_import", json!({ "paths": paths })).unwrap();
    let settings = json!({ "bot": "Quote request", "flowApp": null, "mapping": null });
    host.call_long("apply_import", json!({ "import": draft["id"], "settings": settings })).unwrap()
}

#[test]
fn a_first_start_has_no_workspace_and_suggests_one() {
    let host = Host::first_start();
    let state: Value = host.call("app_state", json!({})).unwrap();
    assert_eq!((&state["workspace"], &state["problem"]), (&Value::Null, &Value::Null));
    assert!(state["timezones"].as_array().unwrap().contains(&state["suggestedTimezone"]));
    assert!(state["regions"].as_array().unwrap().iter().any(|region| region["code"] == state["suggestedRegion"]));

    let refused = host.call::<Value>("list_imports", json!({})).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Conflict);
}

#[test]
fn a_workspace_is_made_once() {
    let host = Host::with_workspace();
    let state: Value = host.call("app_state", json!({})).unwrap();
    assert_eq!(state["workspace"]["name"], "Acme");

    let again = json!({ "name": "B", "region": "US", "timezone": "UTC", "memberName": "Sam", "memberEmail": "", "withSample": false });
    let refused = host.call::<Value>("create_workspace", json!({ "input": again })).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Conflict);
}

#[test]
fn a_refused_setting_names_its_field() {
    let host = Host::first_start();
    let input = json!({ "name": "", "region": "US", "timezone": "UTC", "memberName": "Sam", "memberEmail": "", "withSample": false });
    let refused = host.call::<Value>("create_workspace", json!({ "input": input })).unwrap_err();
    assert_eq!((refused.code, refused.details.field.as_deref()), (ErrorCode::Invalid, Some("name")));
}

#[test]
fn a_workspace_that_cannot_be_opened_is_a_problem_not_a_crash() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = workspace_in(folder.path());
    fs::create_dir_all(workspace.parent().unwrap()).unwrap();
    fs::write(&workspace, "this is no database, and long enough to be told so by its first page").unwrap();

    let state: Value = Host::in_folder(folder).call("app_state", json!({})).unwrap();
    assert_eq!((&state["workspace"], &state["problem"]["error"]["code"]), (&Value::Null, &json!("damaged")));
}

#[test]
fn an_imported_file_becomes_one_contact_a_person_and_the_page_hears_of_it() {
    let host = Host::with_workspace();
    let report = import(&host, PEOPLE);
    assert_eq!((&report["rows"], &report["contacts"]["created"]), (&json!(3), &json!(2)));
    let page = contacts(&host);
    assert_eq!((&page["total"], &page["rows"][0]["displayName"]), (&json!(2), &json!("Ana Ruiz")));
    assert!(!host.desktop.announced().is_empty());
}

#[test]
fn an_import_is_taken_back() {
    let host = Host::with_workspace();
    let report = import(&host, PEOPLE);
    let undone: Value = host.call_long("undo_import", json!({ "import": report["import"] })).unwrap();
    assert_eq!((&undone["contactsRemoved"], &contacts(&host)["total"]), (&json!(2), &json!(0)));
}

#[test]
fn an_address_of_somebody_else_is_a_duplicate_that_names_them() {
    let host = Host::with_workspace();
    import(&host, PEOPLE);
    let ana = contacts(&host)["rows"][0]["id"].clone();
    let twin = json!({ "firstName": "Anna", "lastName": "", "emails": ["Ana@Example.org"], "phones": [], "source": "" });
    let refused = host.call::<Value>("create_contact", json!({ "input": twin })).unwrap_err();
    assert_eq!((refused.code, refused.details.existing.as_deref()), (ErrorCode::Duplicate, ana.as_str()));
}

fn undo(host: &Host, saved: &Value) -> Result<Value, contact_center::error::AppError> {
    host.call_long("undo_operation", json!({ "operation": saved["operation"] }))
}

#[test]
fn edits_and_creations_are_taken_back_one_after_the_other() {
    let host = Host::with_workspace();
    let ana = json!({ "firstName": "Ana", "lastName": "Ruiz", "emails": ["ana@example.org"], "phones": [], "source": "" });
    let made: Value = host.call("create_contact", json!({ "input": ana })).unwrap();
    let id = &made["contact"]["id"];
    let renamed = |name: &str| -> Value {
        let patch = json!({ "firstName": name, "lastName": null, "emails": null, "phones": null, "source": null });
        host.call("update_contact", json!({ "input": { "contact": id, "patch": patch } })).unwrap()
    };
    let (first, second, same) = (renamed("Anna"), renamed("Anne"), renamed("Anne"));
    assert_eq!((&second["contact"]["firstName"], &same["operation"]), (&json!("Anne"), &Value::Null));

    let refused = undo(&host, &first).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Conflict);
    for (change, left) in [(&second, json!("Anna Ruiz")), (&first, json!("Ana Ruiz"))] {
        undo(&host, change).unwrap();
        assert_eq!(contacts(&host)["rows"][0]["displayName"], left);
    }
    undo(&host, &made).unwrap();
    assert_eq!(contacts(&host)["total"], 0);
    assert_eq!(undo(&host, &made).unwrap_err().code, ErrorCode::Conflict);
}

#[test]
fn a_person_whom_an_import_has_met_since_is_not_taken_back() {
    let host = Host::with_workspace();
    let ana = json!({ "firstName": "Ana", "lastName": "Ruiz", "emails": ["ana@example.org"], "phones": [], "source": "" });
    let made: Value = host.call("create_contact", json!({ "input": ana })).unwrap();
    import(&host, PEOPLE);
    assert_eq!(undo(&host, &made).unwrap_err().code, ErrorCode::Conflict);
    assert_eq!(contacts(&host)["total"], 2);
}

#[test]
fn a_contact_that_is_not_there_is_not_found() {
    let host = Host::with_workspace();
    let nobody = json!({ "contact": "01890000-0000-7000-8000-000000000000" });
    let refused = host.call::<Value>("get_contact", json!({ "input": nobody })).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotFound);
}

#[test]
fn a_file_that_vanished_is_unreadable_and_named() {
    let host = Host::with_workspace();
    let gone = host.path("gone.csv");
    let refused = host.call_long::<Value>("stage_import", json!({ "paths": [gone] })).unwrap_err();
    assert_eq!((refused.code, refused.details.path.as_deref()), (ErrorCode::FileUnreadable, gone.to_str()));
}

#[test]
fn an_export_writes_what_the_list_shows_and_can_be_shown_in_its_folder() {
    let host = Host::with_workspace();
    import(&host, PEOPLE);
    let csv = host.path("out.csv");
    host.dialogs_answer(json!({ "save": csv }));
    let all = json!({ "search": "", "sort": { "field": "name", "descending": false }, "inBin": false });
    let selection = json!({ "kind": "matching", "query": all, "except": [] });
    let options = json!({ "delimiter": "comma", "bom": false, "keys": true });
    let report: Value = host.call_long("export_contacts", json!({ "selection": selection, "options": options })).unwrap();
    assert_eq!(report["rows"], 2);
    assert_eq!(fs::read_to_string(&csv).unwrap().lines().count(), 3);

    host.call::<Value>("show_in_folder", json!({ "path": csv })).unwrap();
    assert_eq!(host.desktop.shown(), [csv]);
    let refused = host.call::<Value>("show_in_folder", json!({ "path": "/etc/passwd" })).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotFound);
}

#[test]
fn refused_rows_are_suggested_under_the_name_and_in_the_form_of_their_file() {
    let host = Host::with_workspace();
    let row = |id: &str, status: &str| json!({ "id": id, "status": status, "email": format!("{id}@example.org") });
    let (good, bad) = (row("a", "completed"), row("b", "perhaps"));
    for (name, content, suggested) in [
        ("Quotes März.csv", "id;status;email\na;completed;a@example.org\nb;perhaps;b@example.org\n".to_owned(), "Quotes März-rejected.csv"),
        ("page.1.JSON", json!([good, bad]).to_string(), "page.1-rejected.json"),
        ("lines.jsonl", format!("{good}\n{bad}\n"), "lines-rejected.jsonl"),
    ] {
        let report = import_file(&host, name, &content);
        assert_eq!(report["rejected"], 1, "{name}: {report}");
        host.dialogs_answer(json!({ "save": host.path("") }));
        let saved: Value = host.call("save_rejects", json!({ "input": { "import": report["import"] } })).unwrap();
        assert_eq!(saved["path"], json!(host.path(suggested)), "{name}");
        let written = fs::read_to_string(host.path(suggested)).unwrap();
        assert!(written.contains("reason") && written.contains("perhaps"), "{written}");
    }
}

#[test]
fn a_cancelled_save_dialog_writes_nothing_and_is_no_error() {
    let host = Host::with_workspace();
    let selection = json!({ "kind": "ids", "ids": [] });
    let options = json!({ "delimiter": "comma", "bom": false, "keys": false });
    let report: Value = host.call_long("export_contacts", json!({ "selection": selection, "options": options })).unwrap();
    assert_eq!(report, Value::Null);
}
