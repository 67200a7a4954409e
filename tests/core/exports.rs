//! Exports: the file has exactly what the list shows, in the form of design 4.6, and appears whole or not at all.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use contact_core::contacts::{self, CreateContact, Selection};
use contact_core::exports::{self, CsvOptions, Delimiter, ExportContacts, ExportReport, ExportWith};
use contact_core::lists::{ListQuery, Sort, SortField};
use contact_core::progress::{CancelToken, Job, Stage};
use contact_core::{Error, Result};

use crate::support::Workspace;

fn everybody() -> Selection {
    Selection::Matching { query: ListQuery::default(), except: Vec::new() }
}

async fn export(w: &Workspace, selection: Selection, path: &Path) -> Result<ExportReport> {
    exports::write_csv(
        &w.core,
        ExportContacts { selection, options: CsvOptions::default(), with: ExportWith::default() },
        path,
        Job::silent(),
    )
    .await
}

fn cells(path: &Path, delimiter: u8) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).from_path(path).unwrap();
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

fn person(first: &str, last: &str, emails: &[&str], phones: &[&str]) -> CreateContact {
    let owned = |values: &[&str]| values.iter().map(|v| (*v).to_owned()).collect();
    CreateContact {
        first_name: first.to_owned(),
        last_name: last.to_owned(),
        emails: owned(emails),
        phones: owned(phones),
        source: "=Fair".to_owned(),
        fields: vec![],
    }
}

#[tokio::test]
async fn a_contact_is_written_with_every_address_number_and_guard() {
    let w = Workspace::new().await;
    let made =
        contacts::create(&w.core, person("Ann \"A\"", "@home", &["Ann@Example.com", "b@x.org"], &["+34600111222", "(415) 555-0100"]))
            .await
            .unwrap();
    let path = w.folder.path().join("out.csv");
    let report = export(&w, everybody(), &path).await.unwrap();
    assert_eq!((report.rows, report.path.as_str()), (1, path.to_str().unwrap()));
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(
        text,
        format!(
            "ID,First name,Last name,Name,E-mails,Phones,Tags,Source,Created,Updated,Last activity,Submissions,Budget\r\n\
             {},\"Ann \"\"A\"\"\",'@home,\"Ann \"\"A\"\" @home\",Ann@Example.com; b@x.org,+34600111222; +14155550100,,'=Fair,\
             2026-06-30T12:00:00Z,2026-06-30T12:00:00Z,2026-06-30T12:00:00Z,0,\r\n",
            made.contact.row.id
        )
    );
}

#[tokio::test]
async fn options_choose_delimiter_mark_and_keys() {
    let w = Workspace::new().await;
    contacts::create(&w.core, person("A;b", "", &[], &[])).await.unwrap();
    let path = w.folder.path().join("out.csv");
    let options = CsvOptions { delimiter: Delimiter::Semicolon, bom: true, keys: true };
    exports::write_csv(&w.core, ExportContacts { selection: everybody(), options, with: ExportWith::default() }, &path, Job::silent())
        .await
        .unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("\u{feff}id;first_name;last_name;name;emails;phones;tags;source;created_at;"), "{text}");
    assert_eq!(cells(&path, b';')[1][1], "A;b");
}

#[tokio::test]
async fn thousands_are_written_in_the_order_of_the_list() {
    let w = Workspace::new().await;
    let mut table = "Email,First name,Last name,Tags\n".to_owned();
    for i in 0..4_500 {
        table.push_str(&format!("p{i}@example.com,First{},Last{},{}\n", i * 7 % 101, i % 13, if i % 3 == 0 { "zeta; Alpha" } else { "" }));
    }
    w.import(&table).await;
    let path = w.folder.path().join("out.csv");
    for sort in [Sort::default(), Sort { field: SortField::Email, descending: true }] {
        let query = ListQuery { sort, ..ListQuery::default() };
        let report = export(&w, Selection::Matching { query, except: Vec::new() }, &path).await.unwrap();
        let rows = cells(&path, b',');
        assert_eq!((report.rows, rows.len()), (4_500, 4_501));
        let keys: Vec<String> = rows[1..].iter().map(|r| if sort.descending { r[4].clone() } else { r[3].to_lowercase() }).collect();
        assert!(keys.windows(2).all(|pair| if sort.descending { pair[0] >= pair[1] } else { pair[0] <= pair[1] }));
    }
    let found = ListQuery { search: "p1@ex".to_owned(), ..ListQuery::default() };
    assert_eq!(export(&w, Selection::Matching { query: found, except: Vec::new() }, &path).await.unwrap().rows, 1);
    let tagged = ListQuery { search: "p3@ex".to_owned(), ..ListQuery::default() };
    export(&w, Selection::Matching { query: tagged, except: Vec::new() }, &path).await.unwrap();
    assert_eq!(cells(&path, b',')[1][6], "Alpha; zeta");
}

#[tokio::test]
async fn named_contacts_are_written_once_in_the_order_given() {
    let w = Workspace::new().await;
    let mut ids = Vec::new();
    for name in ["Ann", "Bea", "Cid"] {
        ids.push(contacts::create(&w.core, person(name, "", &[], &[])).await.unwrap().contact.row.id);
    }
    let path = w.folder.path().join("out.csv");
    let report = export(&w, Selection::Ids { ids: vec![ids[2], ids[0], ids[2]] }, &path).await.unwrap();
    assert_eq!(report.rows, 2);
    assert_eq!(cells(&path, b',')[1..].iter().map(|r| r[1].as_str()).collect::<Vec<_>>(), ["Cid", "Ann"]);
    let except = Selection::Matching { query: ListQuery::default(), except: vec![ids[1]] };
    assert_eq!(export(&w, except, &path).await.unwrap().rows, 2);
    let unknown = Selection::Ids { ids: vec!["0190f000-0000-7000-8000-00000000ffff".parse().unwrap()] };
    assert!(matches!(export(&w, unknown, &path).await, Err(Error::NotFound { .. })));
    assert_eq!(cells(&path, b',').len(), 3, "the file of before is whole");
}

#[tokio::test]
async fn nobody_makes_a_file_with_headers_only() {
    let w = Workspace::new().await;
    let path = w.folder.path().join("out.csv");
    assert_eq!(export(&w, everybody(), &path).await.unwrap().rows, 0);
    assert_eq!(cells(&path, b',').len(), 1);
}

#[tokio::test]
async fn a_cancelled_export_leaves_the_old_file_and_nothing_else() {
    let w = Workspace::new().await;
    contacts::create(&w.core, person("Ann", "", &[], &[])).await.unwrap();
    let path = w.file("out.csv", "old");
    let cancel = CancelToken::default();
    cancel.cancel();
    let input = ExportContacts { selection: everybody(), options: CsvOptions::default(), with: ExportWith::default() };
    let stopped = exports::write_csv(&w.core, input, &path, Job::new(|_| {}, cancel)).await;
    assert!(matches!(stopped, Err(Error::Cancelled)));
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert!(leftovers(&w).is_empty(), "{:?}", leftovers(&w));
}

#[tokio::test]
async fn progress_ends_at_the_total() {
    let w = Workspace::new().await;
    contacts::create(&w.core, person("Ann", "", &[], &[])).await.unwrap();
    let seen = Arc::new(Mutex::new(Vec::new()));
    let watching = Arc::clone(&seen);
    let job = Job::new(move |progress| watching.lock().unwrap().push(progress), CancelToken::default());
    let input = ExportContacts { selection: everybody(), options: CsvOptions::default(), with: ExportWith::default() };
    exports::write_csv(&w.core, input, &w.folder.path().join("out.csv"), job).await.unwrap();
    let last = seen.lock().unwrap().last().cloned().unwrap();
    assert_eq!((last.stage, last.done, last.total), (Stage::Exporting, 1, Some(1)));
}

#[tokio::test]
async fn places_that_cannot_be_written_are_refused_with_what_to_do() {
    let w = Workspace::new().await;
    let folder = w.folder.path();
    for (path, words) in [
        (folder.to_owned(), "folder"),
        (folder.join("missing").join("out.csv"), "folder does not exist"),
        (folder.join("acme.contacts"), "workspace itself"),
    ] {
        match export(&w, everybody(), &path).await {
            Err(Error::FileUnwritable { path: named, reason }) => {
                assert_eq!(named, path);
                assert!(reason.contains(words), "{reason}");
            }
            other => panic!("{}: {other:?}", path.display()),
        }
    }
    assert!(leftovers(&w).is_empty());
}

#[cfg(unix)]
#[tokio::test]
async fn a_link_is_kept_and_its_file_replaced() {
    let w = Workspace::new().await;
    let (real, link) = (w.file("real.csv", "old"), w.folder.path().join("link.csv"));
    std::os::unix::fs::symlink(&real, &link).unwrap();
    export(&w, everybody(), &link).await.unwrap();
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&real).unwrap().starts_with("ID,"));
}

fn leftovers(w: &Workspace) -> Vec<String> {
    let names = fs::read_dir(w.folder.path()).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    names.filter(|name| name.ends_with(".part")).collect()
}
