//! A disk that runs full: nothing is lost, nothing half-done stays, and the person is told. The disk is a stand-in, `full_disk.c`.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::LazyLock;

use serde_json::Value;

use crate::Desk;

static STAND_IN: LazyLock<PathBuf> = LazyLock::new(|| {
    let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join("full_disk.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cli/full_disk.c");
    let built = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).args(["-ldl", "-pthread"]).status();
    assert!(built.unwrap().success(), "the stand-in for a full disk does not compile");
    library
});

impl Desk {
    /// Runs the command where the files that `pattern` names can grow by `room` bytes.
    fn on_a_full_disk(&self, pattern: &str, room: u32, args: &[&str]) -> Output {
        let mut command = self.command(args);
        command.env("LD_PRELOAD", &*STAND_IN).env("FULL_DISK_FILES", pattern).env("FULL_DISK_ROOM", room.to_string());
        command.output().unwrap()
    }

    fn people(&self, rows: usize) -> String {
        let row = |i| format!("{i},p{i}@x.org,Person {i},2026-01-01T00:00:00Z\n");
        self.file("quotes.csv", &std::iter::once("id,Email,Name,Completed at\n".to_owned()).chain((0..rows).map(row)).collect::<String>())
    }

    fn count(&self) -> u64 {
        self.json(&["list", "--limit", "1"])["total"].as_u64().unwrap()
    }

    fn files(&self) -> Vec<String> {
        let names = std::fs::read_dir(self.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        let mut names: Vec<String> = names.filter(|name| !name.ends_with("-wal") && !name.ends_with("-shm")).collect();
        names.sort_unstable();
        names
    }
}

fn says_so(output: &Output) {
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(said.contains("The disk is full."), "{said}");
    assert!(said.contains("ree some space"), "it does not say what to do: {said}");
    assert!(output.stdout.is_empty(), "{output:?}");
}

#[test]
fn a_disk_full_while_reading_leaves_nothing_behind() {
    let desk = Desk::new();
    let file = desk.people(10_000);
    let before = desk.files();
    says_so(&desk.on_a_full_disk("*.import-*", 1_000_000, &["import", &file, "--bot", "Quotes"]));

    assert_eq!(desk.files(), before);
    assert_eq!(desk.json(&["imports"]), Value::Array(Vec::new()));
    assert_eq!((desk.count(), &desk.json(&["check"])["ok"]), (0, &true.into()));
    assert_eq!(desk.json(&["import", &file, "--bot", "Quotes"])["contacts"]["created"], 10_000);
}

#[test]
fn a_disk_full_while_applying_stops_the_import_and_the_same_command_finishes_it() {
    const ROWS: usize = 40_000;
    let desk = Desk::new();
    let file = desk.people(ROWS);
    let import = ["import", file.as_str(), "--bot", "Quotes"];
    says_so(&desk.on_a_full_disk("*/acme.contacts?(-wal)", 28_000_000, &import));

    let here = desk.count();
    assert!(here > 0 && here < ROWS as u64, "{here} people are here after the disk ran full");
    assert_eq!(desk.json(&["imports"])[0]["state"], "applying");
    assert_eq!(desk.json(&["check"])["ok"], true);

    let report = desk.json(&import);
    assert_eq!((&report["rows"], &report["contacts"]["created"]), (&ROWS.into(), &ROWS.into()));
    assert_eq!(desk.json(&["imports"]).as_array().unwrap().len(), 1);
    assert_eq!(desk.count(), ROWS as u64);
    assert_eq!(desk.files(), ["acme.contacts", "quotes.csv"]);
    assert_eq!(desk.json(&["check"])["ok"], true);
}

#[test]
fn a_disk_full_while_exporting_leaves_the_file_that_was_there() {
    let desk = Desk::new();
    desk.json(&["import", &desk.people(2_000), "--bot", "Quotes"]);
    let folder = desk.path().join("exports");
    std::fs::create_dir(&folder).unwrap();
    let csv = desk.file("exports/contacts.csv", "an earlier export\n");
    says_so(&desk.on_a_full_disk("*/exports/*", 10_000, &["export", "--to", &csv]));

    assert_eq!(std::fs::read_to_string(&csv).unwrap(), "an earlier export\n");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn a_workspace_on_a_full_disk_says_so_and_opens_when_there_is_room() {
    let desk = Desk::new();
    desk.json(&["import", &desk.people(10), "--bot", "Quotes"]);
    says_so(&desk.on_a_full_disk("*/acme.contacts*", 0, &["list"]));
    assert_eq!(desk.count(), 10);
}
