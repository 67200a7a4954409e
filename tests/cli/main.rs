//! The `contacts` command as a script sees it: exit codes, and the JSON shapes of design section 5.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod boards;
mod fields;
mod filters;
#[cfg(target_os = "linux")]
mod full_disk;
mod records;
#[path = "../refusals.rs"]
mod refusals;
mod routing;
mod segments;

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const TABLE: &str = "id,Email,Phone,Full name,Budget,Status,Completed at\n\
                     1,Ana@Example.org,(415) 555-0100,Ana Ruiz,12000,completed,2026-01-01T10:00:00Z\n\
                     2,ana@example.org,,,9000,in progress,2026-01-02T10:00:00Z\n\
                     3,bo@example.org,,Bo Stone,,perhaps,2026-01-02T10:00:00Z\n\
                     4,,,,,completed,2026-01-03T10:00:00Z\n";

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempfile::tempdir().unwrap());
        let made = desk.contacts(&["init", "--name", "Acme", "--region", "US", "--timezone", "UTC"]);
        assert!(made.status.success(), "{made:?}");
        desk
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn file(&self, name: &str, content: &str) -> String {
        let path = self.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    fn contacts(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_contacts"));
        command.arg("--workspace").arg(self.path().join("acme.contacts")).args(args);
        command.env("HOME", self.path()).env("XDG_DATA_HOME", self.path());
        command
    }

    fn json(&self, args: &[&str]) -> Value {
        let output = self.contacts(&[args, &["--json"]].concat());
        assert!(output.status.success(), "{args:?}: {output:?}");
        serde_json::from_slice(&output.stdout).unwrap()
    }
}

#[test]
fn an_import_reports_what_became_of_every_row() {
    let desk = Desk::new();
    let file = desk.file("quotes.csv", TABLE);
    let plan = desk.json(&["import", &file, "--bot", "Quotes", "--dry-run"]);
    assert_eq!(plan["import"], Value::Null);
    let report = desk.json(&["import", &file, "--bot", "Quotes"]);
    assert_eq!(report["rows"], 4);
    assert_eq!(report["submissions"], serde_json::json!({"created": 3, "updated": 0, "unchanged": 0}));
    assert_eq!(report["contacts"]["created"], 1);
    assert_eq!((&report["unmatched"], &report["rejected"]), (&1.into(), &1.into()));
    assert!(report["warnings"].is_array());
    for key in ["rows", "submissions", "contacts", "unmatched", "rejected"] {
        assert_eq!(plan[key], report[key], "{key}");
    }
    let again = desk.json(&["import", &file, "--bot", "Quotes"]);
    assert_eq!(again["submissions"], serde_json::json!({"created": 0, "updated": 0, "unchanged": 3}));

    let imports = desk.json(&["imports"]);
    assert_eq!(imports.as_array().unwrap().len(), 2);
    for key in ["import", "files", "at", "member", "state", "report"] {
        assert!(!imports[0][key].is_null(), "{key}");
    }
}

#[test]
fn list_and_show_have_the_shapes_that_scripts_rely_on() {
    let desk = Desk::new();
    desk.json(&["import", &desk.file("quotes.csv", TABLE), "--bot", "Quotes"]);
    let list = desk.json(&["list", "--search", "rui"]);
    assert_eq!(list["total"], 1);
    let ana = &list["contacts"][0];
    assert_eq!(ana["name"], "Ana Ruiz");
    assert_eq!(ana["emails"], serde_json::json!(["Ana@Example.org"]));
    assert_eq!(ana["phones"], serde_json::json!(["+14155550100"]));
    assert_eq!((&ana["tags"], &ana["fields"]), (&serde_json::json!([]), &serde_json::json!({"budget": 9000})));
    assert_eq!(ana["submission_count"], 1);
    assert_eq!(ana["last_activity_at"], "2026-01-02T10:00:00Z");

    let shown = desk.json(&["show", "+1 415-555-0100"]);
    assert_eq!(shown["id"], ana["id"]);
    assert_eq!(shown, desk.json(&["show", "ANA@example.ORG"]));
    assert_eq!(shown["submissions"].as_array().unwrap().len(), 2);
    assert_eq!(shown["submissions"][0]["status"], "incomplete");
    assert_eq!(shown["submissions"][1]["answers"]["Budget"], "12000");
    assert_eq!(shown["submissions"][1]["bot"], "Quotes");
    for key in ["cards", "records", "notes"] {
        assert_eq!(shown[key], serde_json::json!([]), "{key}");
    }
    let kinds: Vec<&str> = shown["activity"].as_array().unwrap().iter().map(|a| a["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"submission.completed") && kinds.contains(&"contact.created"), "{kinds:?}");
}

#[test]
fn an_export_imported_again_changes_nothing() {
    let desk = Desk::new();
    desk.json(&["import", &desk.file("quotes.csv", TABLE), "--bot", "Quotes"]);
    let csv = desk.path().join("out.csv").display().to_string();
    assert_eq!(desk.json(&["export", "--to", &csv])["rows"], 1);
    let before = desk.json(&["list"]);
    let report = desk.json(&["import", &csv]);
    assert_eq!(report["kind"], "contacts");
    assert_eq!(report["contacts"]["unchanged"], 1);
    assert_eq!(desk.json(&["list"]), before);
}

#[test]
fn undo_takes_an_import_back_once() {
    let desk = Desk::new();
    let report = desk.json(&["import", &desk.file("quotes.csv", TABLE), "--bot", "Quotes"]);
    let id = report["import"].as_str().unwrap();
    assert_eq!(desk.json(&["undo", id])["contacts_removed"], 1);
    assert_eq!(desk.json(&["list"])["total"], 0);
    let twice = desk.contacts(&["undo", id]);
    assert_eq!(twice.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&twice.stderr).contains("undone already"));
    assert_eq!(desk.json(&["check"]), serde_json::json!({"ok": true, "problems": []}));
}

#[test]
fn refused_rows_are_saved_with_their_reason() {
    let desk = Desk::new();
    let rejects = desk.path().join("rejects.csv").display().to_string();
    desk.json(&["import", &desk.file("quotes.csv", TABLE), "--bot", "Quotes", "--rejects", &rejects]);
    let text = std::fs::read_to_string(&rejects).unwrap();
    assert!(text.contains("bo@example.org") && text.contains("perhaps") && text.contains("reason"), "{text}");
    let workspace = desk.path().join("acme.contacts");
    let onto = desk.contacts(&["import", &desk.file("again.csv", TABLE), "--bot", "Others", "--rejects", workspace.to_str().unwrap()]);
    assert!(String::from_utf8_lossy(&onto.stderr).contains("the workspace itself"), "{onto:?}");
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn a_mapping_file_sends_columns_where_it_says() {
    let desk = Desk::new();
    let table = desk.file("odd.csv", "Kontaktadresse,Wer,Wann\na@x.org,Ana Ruiz,03.04.2026\n");
    let map = desk.file("map.json", r#"{"columns":{"Kontaktadresse":"email","Wer":"name","Wann":"completed_at"},"date_order":"dmy"}"#);
    desk.json(&["import", &table, "--bot", "Odd", "--map", &map]);
    let shown = desk.json(&["show", "a@x.org"]);
    assert_eq!(shown["name"], "Ana Ruiz");
    assert_eq!(shown["submissions"][0]["completed_at"], "2026-04-03T00:00:00Z");
}

#[test]
fn what_is_refused_exits_with_1_and_wrong_usage_with_2() {
    let desk = Desk::new();
    for (args, code, says) in [
        (vec!["show", "nobody@x.org"], 1, "no contact"),
        (vec!["import", "/no/such/file.csv"], 1, "/no/such/file.csv"),
        (vec!["list", "--sort", "shoe_size"], 1, "shoe_size"),
        (vec!["--as", "Nobody", "list"], 1, "Nobody"),
        (vec!["import"], 2, ""),
        (vec!["frobnicate"], 2, ""),
    ] {
        let output = desk.contacts(&args);
        assert_eq!(output.status.code(), Some(code), "{args:?}: {output:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains(says), "{args:?}: {output:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
    }
}

#[test]
fn the_sample_workspace_is_full_and_whole() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sample.contacts");
    let run = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_contacts")).arg("--workspace").arg(&file).args(args).output().unwrap();
        assert!(output.status.success(), "{args:?}: {output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    run(&["init", "--region", "US", "--timezone", "UTC", "--sample"]);
    let list: Value = serde_json::from_str(&run(&["list", "--json"])).unwrap();
    assert!(list["total"].as_u64().unwrap() > 250, "{}", list["total"]);
    run(&["check"]);
}

#[test]
fn a_killed_import_is_finished_by_starting_it_again() {
    const ROWS: usize = 30_000;
    let desk = Desk::new();
    let mut table = String::from("id,Email,Name,Completed at\n");
    for i in 0..ROWS {
        table.push_str(&format!("{i},p{i}@x.org,Person {i},2026-01-01T00:00:00Z\n"));
    }
    let file = desk.file("quotes.csv", &table);
    let mut child = Command::new(env!("CARGO_BIN_EXE_contacts"))
        .arg("--workspace")
        .arg(desk.path().join("acme.contacts"))
        .args(["import", &file, "--bot", "Quotes"])
        .spawn()
        .unwrap();
    // As soon as some rows are in, and before all are.
    while desk.json(&["list", "--limit", "1"])["total"] == 0 {
        assert!(child.try_wait().unwrap().is_none(), "the import ended before it could be killed");
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_ne!(desk.json(&["list", "--limit", "1"])["total"], ROWS, "nothing is left to finish");

    let report = desk.json(&["import", &file, "--bot", "Quotes"]);
    assert_eq!((&report["rows"], &report["contacts"]["created"]), (&ROWS.into(), &ROWS.into()));
    assert_eq!(desk.json(&["list", "--limit", "1"])["total"], ROWS);
    assert_eq!(desk.json(&["imports"]).as_array().unwrap().len(), 1);
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn a_note_is_written_by_whoever_acts_and_shown_with_the_contact() {
    let desk = Desk::new();
    let file = desk.file("quotes.csv", TABLE);
    desk.json(&["import", &file, "--bot", "Quotes"]);
    let kim = desk.json(&["members", "add", "Kim Lee", "--email", "kim@example.org", "--role", "admin"]);
    assert_eq!((&kim["name"], &kim["role"]), (&Value::from("Kim Lee"), &Value::from("admin")));
    desk.json(&["note", "add", "ana@example.org", "Wants two offers"]);
    let second = desk.json(&["note", "add", "(415) 555-0100", "Call on Monday", "--as", "kim@example.org"]);
    assert_eq!(second["author"], "Kim Lee");

    let shown = desk.json(&["show", "ana@example.org"]);
    let notes: Vec<_> = shown["notes"].as_array().unwrap().iter().map(|n| (n["author"].as_str(), n["text"].as_str())).collect();
    assert_eq!(notes.len(), 2);
    assert_eq!(notes[0], (Some("Kim Lee"), Some("Call on Monday")));
    assert!(shown["notes"][1]["created_at"].as_str().is_some());
    let told = shown["activity"].as_array().unwrap().iter().filter(|entry| entry["kind"] == "note.added").count();
    assert_eq!(told, 2);
    let text = String::from_utf8(desk.contacts(&["show", "ana@example.org"]).stdout).unwrap();
    assert!(text.contains("note by Kim Lee on ") && text.contains("    Call on Monday"), "{text}");
    assert_eq!(desk.json(&["members"]).as_array().unwrap().len(), 2);
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn what_a_note_or_a_member_cannot_be_is_said_on_stderr() {
    let desk = Desk::new();
    desk.json(&["members", "add", "Kim"]);
    for (args, says) in [
        (&["note", "add", "nobody@example.org", "x"][..], "There is no contact “nobody@example.org”."),
        (&["members", "add", "Kim"], "there is a member called “Kim” already"),
        (&["members", "add", "Lee", "--role", "king"], "“king” is not a role; use admin or member"),
        (&["members", "add", "Lee", "--as", "Kim"], "Only the owner can add members. You are Kim, a member."),
        (&["members", "--as", "Lou"], "There is no member “Lou”."),
    ] {
        let output = desk.contacts(args);
        assert_eq!(output.status.code(), Some(1), "{args:?}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.contains(says), "{args:?}: {said}");
    }
}

#[test]
fn tags_are_given_listed_by_and_taken_and_each_change_is_taken_back() {
    let desk = Desk::new();
    let file = desk.file("people.csv", "E-mail,Name,Tags\nana@example.org,Ana Ruiz,vip\nbo@example.org,Bo Stone,\n");
    desk.json(&["import", &file]);
    let names = |args: &[&str]| -> Vec<String> {
        let listed = desk.json(&[&["list"], args].concat());
        listed["contacts"].as_array().unwrap().iter().map(|c| c["name"].as_str().unwrap().to_owned()).collect()
    };
    let done = desk.json(&["tag", "Partner"]);
    assert_eq!((&done["tag"], &done["contacts"]), (&"Partner".into(), &2.into()));
    assert_eq!(desk.json(&["list"])["contacts"][0]["tags"], serde_json::json!(["Partner", "vip"]));
    assert_eq!(desk.json(&["untag", "PARTNER", "--no-tag", "VIP"])["contacts"], 1);
    assert_eq!(names(&["--tag", "partner", "--tag", "vip"]), ["Ana Ruiz"]);
    assert_eq!(names(&["--any-tag", "vip", "--any-tag", "partner"]), ["Ana Ruiz"]);
    assert_eq!(names(&["--no-tag", "partner"]), ["Bo Stone"]);
    let target = desk.path().join("out.csv").display().to_string();
    assert_eq!(desk.json(&["export", "--to", &target, "--tag", "vip"])["rows"], 1);
    assert_eq!(desk.json(&["undo", done["change"].as_str().unwrap()])["contacts"], 1, "of one it was taken since");
    let tags = desk.json(&["tags"]);
    assert_eq!(tags[1]["name"], "vip");
    assert_eq!(tags[1]["contacts"], 1);

    for args in [["list", "--tag", "nobody"], ["tag", "a,b", "--json"], ["untag", "nobody", "--json"]] {
        let refused = desk.contacts(&args);
        assert_eq!(refused.status.code(), Some(1), "{args:?}");
        assert!(refused.stdout.is_empty() && !refused.stderr.is_empty(), "{refused:?}");
    }
}
