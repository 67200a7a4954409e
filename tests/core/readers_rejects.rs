//! Refused rows, written in their input's form and read again.

use contact_core::Error;
use contact_core::imports::readers::{self, Item};
use contact_core::imports::rejects::{self, RejectedRow, RejectsForm};
use tempfile::TempDir;

use super::{everything, fixture, lines, workbooks};

fn rejected(item: &Item) -> Option<RejectedRow> {
    let raw = match item {
        Item::Row { cells, .. } => serde_json::to_string(cells).unwrap(),
        Item::Submission(submission) => submission.raw.clone(),
        Item::Contact(contact) => contact.raw.clone(),
        Item::Unreadable { raw, .. } => raw.clone(),
        _ => return None,
    };
    Some(RejectedRow { raw, reason: "The budget “x” is not a number.".to_owned() })
}

/// Everything of a fixture, refused, and read again.
#[track_caller]
fn check(path: &std::path::Path, expected: &[&str]) -> String {
    let folder = TempDir::new().unwrap();
    let (source, items) = everything(path);
    let form = RejectsForm::of(&source);
    let target = folder.path().join(format!("rejects.{}", form.extension()));
    let rows: Vec<RejectedRow> = items.iter().filter_map(rejected).collect();
    let count = rows.len();
    assert_eq!(rejects::write(&form, rows.into_iter().map(Ok), &target).unwrap() as usize, count);
    let (again, items) = everything(&target);
    assert_eq!(
        again.format,
        if source.format == contact_core::imports::FileFormat::Ods { contact_core::imports::FileFormat::Csv } else { source.format }
    );
    assert_eq!(lines(&items), expected);
    let twice = folder.path().join("twice");
    let form = RejectsForm::of(&again);
    rejects::write(&form, items.iter().filter_map(rejected).map(Ok), &twice).unwrap();
    let reasons = |path: &std::path::Path| String::from_utf8_lossy(&std::fs::read(path).unwrap()).matches("reason").count();
    assert_eq!(reasons(&twice), reasons(&target), "the reason is replaced, not added again");
    String::from_utf8_lossy(&std::fs::read(&target).unwrap()).into_owned()
}

#[test]
fn a_table_keeps_its_delimiter_and_gets_a_reason_column() {
    let text = check(
        &fixture("csv/semicolon-latin1.csv"),
        &[
            "2: Jürgen Groß | juergen@example.de | 1.200,50 | The budget “x” is not a number.",
            "3: Zoë Müller | zoe@example.de | 99,00 | The budget “x” is not a number.",
        ],
    );
    assert!(text.starts_with("\u{feff}Name;E-Mail-Adresse;Betrag;reason\r\n"), "{text}");
}

#[test]
fn json_items_keep_their_text() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("n.json");
    std::fs::write(&path, "[{\"id\":\"a\",\n \"data\":{\"n\":1.10}}, {\"id\":\"b\",\"data\":{}}]").unwrap();
    let text = check(&path, &["1: submission a - n=1.1", "2: submission b - "]);
    assert!(text.starts_with("[\n{\"id\":\"a\",  \"data\":{\"n\":1.10},\"reason\":\"The budget"), "{text}");
}

#[test]
fn json_lines_stay_lines_and_a_broken_line_is_kept_as_text() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("n.jsonl");
    std::fs::write(&path, "{\"id\":\"a\",\"data\":{\"n\":1}}\n{\"id\":\n").unwrap();
    check(&path, &["1: submission a - n=1", "2: unreadable: The budget “x” is not a number. <{\"id\":>"]);
}

#[test]
fn workbooks_give_workbooks() {
    let folder = TempDir::new().unwrap();
    let path = workbooks::xlsx(folder.path());
    let (source, items) = everything(&path);
    let target = folder.path().join("rejects.xlsx");
    let form = RejectsForm::of(&source);
    rejects::write(&form, items.iter().filter_map(rejected).map(Ok), &target).unwrap();
    let again = readers::open(&target).unwrap();
    assert_eq!(again.headers.last().unwrap(), "reason");
    assert_eq!(lines(&everything(&target).1).len(), 2);
}

#[test]
fn a_failure_leaves_the_old_file_whole() {
    let folder = TempDir::new().unwrap();
    let target = folder.path().join("rejects.csv");
    std::fs::write(&target, "old").unwrap();
    let form = RejectsForm::of(&readers::open(&fixture("csv/bom-utf8.csv")).unwrap());
    let outcome = rejects::write(&form, [Err(Error::Cancelled)], &target);
    assert!(matches!(outcome, Err(Error::Cancelled)));
    assert_eq!(std::fs::read(&target).unwrap(), b"old");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    let nowhere = folder.path().join("gone/rejects.csv");
    let outcome = rejects::write(&form, std::iter::empty(), &nowhere);
    assert!(matches!(outcome, Err(Error::FileUnwritable { .. })), "{outcome:?}");
}
