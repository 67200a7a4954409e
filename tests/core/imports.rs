//! Importing: who a row belongs to, what it changes, and that nothing happens twice. Rules of design 4.1 and 4.2.

use contact_core::contacts::{self, ContactPatch, GetContact, Selection, UpdateContact};
use contact_core::imports::{self, GetImport, GetImportRows, RowFilter, RunImport, StageImport};
use contact_core::matches::{self, ListMatches, MatchReason};
use contact_core::progress::{CancelToken, Job};
use contact_core::submissions::{self, ListUnmatched};

use crate::support::{Workspace, at, quotes};

#[tokio::test]
async fn case_and_spelling_of_an_address_do_not_make_another_person() {
    let w = Workspace::new().await;
    let report = w
        .import("id,Email,Phone,Full name,Completed at\n1, Ana@Example.ORG ,,Ana Ruiz,2026-01-01T10:00:00Z\n2,ana@example.org,(415) 555-0100,,2026-01-02T10:00:00Z\n3,,+1 415 555 0100,,2026-01-03T10:00:00Z\n")
        .await;
    assert_eq!((report.contacts.created, report.submissions.created, report.contacts.matched), (1, 3, 0));
    let ana = w.only_contact().await;
    assert_eq!(ana.name, "Ana Ruiz");
    assert_eq!(ana.emails, ["Ana@Example.ORG"]);
    assert_eq!(ana.phones, ["+14155550100"]);
    assert_eq!(ana.submission_count, 3);
    assert_eq!(ana.last_activity_at, at("2026-01-03T10:00:00Z"));
    assert_eq!(ana.source, "Quotes");
}

#[tokio::test]
async fn a_contact_is_created_when_its_first_submission_began() {
    let w = Workspace::new().await;
    w.import("id,Email,Started at,Completed at\n1,a@x.org,2025-03-01T09:00:00Z,2025-03-01T09:04:00Z\n").await;
    let contact = w.only_contact().await;
    assert_eq!(contact.created_at, at("2025-03-01T09:00:00Z"));
    assert_eq!(contact.last_activity_at, at("2025-03-01T09:04:00Z"));
}

#[tokio::test]
async fn the_same_file_again_changes_nothing() {
    let w = Workspace::new().await;
    let table = "Email,Phone,Name,Note\na@x.org,,Ana,one\n,+34600111222,Bo,two\n,,Cy,three\n,,,four\na@x.org,,Ana,one\n";
    let first = w.import(table).await;
    assert_eq!((first.rows, first.submissions.created, first.submissions.unchanged, first.unmatched), (5, 4, 1, 1));
    let before = w.tables().await;
    w.later(600);
    let second = w.import(table).await;
    assert_eq!((second.rows, second.submissions.created, second.submissions.updated, second.submissions.unchanged), (5, 0, 0, 5));
    assert_eq!((second.contacts.created, second.contacts.updated, second.contacts.matched), (0, 0, 0));
    assert_eq!(w.tables().await, before);
}

#[tokio::test]
async fn a_newer_submission_replaces_and_an_older_one_only_fills() {
    let w = Workspace::new().await;
    w.import("id,Email,First name,Last name,Completed at\n1,a@x.org,Ana,,2026-02-01T00:00:00Z\n").await;
    w.import("id,Email,First name,Last name,Completed at\n2,a@x.org,Anna,Ruiz,2026-01-01T00:00:00Z\n").await;
    let ana = w.only_contact().await;
    assert_eq!((ana.first_name.as_str(), ana.last_name.as_str()), ("Ana", "Ruiz"));
    let report = w.import("id,Email,First name,Last name,Completed at\n3,a@x.org,Anita,,2026-03-01T00:00:00Z\n").await;
    assert_eq!((report.contacts.updated, report.contacts.matched), (1, 1));
    assert_eq!(w.only_contact().await.first_name, "Anita");
}

#[tokio::test]
async fn what_a_member_typed_stands_until_a_later_submission() {
    let w = Workspace::new().await;
    w.import("id,Email,First name,Completed at\n1,a@x.org,Ana,2026-01-01T00:00:00Z\n").await;
    let id = w.only_contact().await.id;
    let patch = ContactPatch { first_name: Some("Annie".into()), ..ContactPatch::default() };
    contacts::update(&w.core, UpdateContact { contact: id, patch }).await.unwrap();
    w.import("id,Email,First name,Completed at\n2,a@x.org,Anna,2026-06-30T11:59:00Z\n").await;
    assert_eq!(w.only_contact().await.first_name, "Annie");
    w.import("id,Email,First name,Completed at\n3,a@x.org,Anna,2026-06-30T12:01:00Z\n").await;
    assert_eq!(w.only_contact().await.first_name, "Anna");
}

#[tokio::test]
async fn an_email_of_one_and_a_phone_of_another_link_to_the_email_and_suggest_a_duplicate() {
    let w = Workspace::new().await;
    let report = w
        .import("id,Email,Phone,Completed at\n1,a@x.org,,2026-01-01T00:00:00Z\n2,,+14155550100,2026-01-02T00:00:00Z\n3,a@x.org,+14155550100,2026-01-03T00:00:00Z\n")
        .await;
    assert_eq!((report.contacts.created, report.checks), (2, 1));
    let all = w.contacts().await;
    let by_email = all.iter().find(|c| c.emails == ["a@x.org"]).unwrap();
    assert_eq!((by_email.submission_count, by_email.phones.len()), (2, 0));
    let page = matches::to_check(&w.core, ListMatches { offset: 0, limit: 10 }).await.unwrap();
    assert_eq!(page.total, 1);
    assert_eq!(page.matches[0].reasons, [MatchReason::EmailAndPhoneDiffer]);
    assert_eq!(page.matches[0].contact, by_email.id);
}

#[tokio::test]
async fn a_match_by_phone_under_another_name_is_linked_and_listed() {
    let w = Workspace::new().await;
    let report = w
        .import("id,Email,Phone,Name,Completed at\n1,ana@x.org,+14155550100,Ana Ruiz,2026-01-01T00:00:00Z\n2,bob@y.org,+14155550100,Bob Stone,2026-01-02T00:00:00Z\n")
        .await;
    assert_eq!((report.contacts.created, report.checks), (1, 1));
    let page = matches::to_check(&w.core, ListMatches { offset: 0, limit: 10 }).await.unwrap();
    assert_eq!(page.matches[0].reasons, [MatchReason::NamesDisagree, MatchReason::NewEmail]);
    assert_eq!(page.matches[0].given_email, "bob@y.org");
}

#[tokio::test]
async fn an_incomplete_submission_becomes_complete_and_counts_once() {
    let w = Workspace::new().await;
    w.import("id,Email,Status,Started at,Completed at\n1,a@x.org,in progress,2026-01-01T09:00:00Z,\n").await;
    assert_eq!(w.only_contact().await.submission_count, 0);
    let report = w.import("id,Email,Status,Started at,Completed at\n1,a@x.org,completed,2026-01-01T09:00:00Z,2026-01-01T09:05:00Z\n").await;
    assert_eq!((report.submissions.updated, report.contacts.created), (1, 0));
    assert_eq!(w.only_contact().await.submission_count, 1);
    let stale = w.import("id,Email,Status,Started at,Completed at\n1,a@x.org,in progress,2026-01-01T09:00:00Z,\n").await;
    assert_eq!(stale.submissions.unchanged, 1, "an older form says nothing new");
}

#[tokio::test]
async fn a_test_submission_is_kept_and_changes_nobody() {
    let w = Workspace::new().await;
    let report = w.import("id,Email,Name,is_test,Completed at\n1,a@x.org,Ana,true,2026-01-01T00:00:00Z\n").await;
    assert_eq!((report.submissions.created, report.contacts.created, report.tests, report.unmatched), (1, 0, 1, 0));
    assert!(w.contacts().await.is_empty());
}

#[tokio::test]
async fn a_row_without_any_identity_waits_and_one_with_a_name_does_not() {
    let w = Workspace::new().await;
    let report = w.import("id,Email,Name,Wish\n1,n/a,,a boat\n2,,Ana Ruiz,a car\n").await;
    assert_eq!((report.unmatched, report.contacts.created), (1, 1));
    let page = submissions::unmatched(&w.core, ListUnmatched { offset: 0, limit: 10 }).await.unwrap();
    assert_eq!(page.total, 1);
    assert!(page.submissions[0].preview.iter().any(|a| a.text == "a boat"));
}

#[tokio::test]
async fn refused_rows_say_why_and_come_in_when_mended() {
    let w = Workspace::new().await;
    let table = "id,Email,Status,Completed at\n1,a@x.org,completed,2026-01-01\n2,b@x.org,perhaps,2026-01-01\n3,c@x.org,completed,soon\n";
    let report = w.import(table).await;
    assert_eq!((report.rows, report.submissions.created, report.rejected), (3, 1, 2));
    let rows = GetImportRows { import: report.import.unwrap(), filter: RowFilter::Rejected, offset: 0, limit: 10 };
    let page = imports::rows(&w.core, rows).await.unwrap();
    assert_eq!(page.total, 2);
    assert_eq!(page.rows[0].number, 3);
    assert!(page.rows[0].reason.as_ref().unwrap().contains("“perhaps”"));
    let rejects = w.folder.path().join("rejects.csv");
    imports::save_rejects(&w.core, GetImport { import: report.import.unwrap() }, &rejects).await.unwrap();
    let mended = std::fs::read_to_string(&rejects).unwrap().replace("perhaps", "completed").replace("soon", "2026-01-02");
    let path = w.file("mended.csv", &mended);
    let again = w.import_with(&[path], quotes()).await;
    assert_eq!((again.rows, again.submissions.created, again.rejected), (2, 2, 0));
    assert_eq!(w.contacts().await.len(), 3);
}

#[tokio::test]
async fn undo_brings_every_table_back_as_it_was() {
    let w = Workspace::new().await;
    w.import("id,Email,Phone,Name,Completed at\n1,a@x.org,,Ana,2026-01-01T00:00:00Z\n2,b@x.org,+14155550100,Bo,2026-01-02T00:00:00Z\n")
        .await;
    let before = w.tables().await;
    w.later(10);
    let path = w.file(
        "more.csv",
        "id,Email,Phone,Name,Tags,Completed at\n1,a@x.org,,Anna,,2026-02-01T00:00:00Z\n7,b2@x.org,+14155550100,Rob Stone,vip,2026-02-02T00:00:00Z\n8,new@x.org,,New One,vip;late,2026-02-03T00:00:00Z\n",
    );
    let report = w.import_with(&[path], quotes()).await;
    assert_eq!((report.contacts.created, report.contacts.updated, report.submissions.updated), (1, 2, 1));
    assert_ne!(w.tables().await, before);
    let undone = imports::undo(&w.core, GetImport { import: report.import.unwrap() }, Job::silent()).await.unwrap();
    assert_eq!((undone.contacts_removed, undone.contacts_restored, undone.submissions_removed), (1, 2, 2));
    assert!(undone.kept.is_empty());
    assert_eq!(w.tables().await, before);
    let twice = imports::undo(&w.core, GetImport { import: report.import.unwrap() }, Job::silent()).await;
    assert_eq!(twice.unwrap_err().code(), "conflict");
    assert_eq!(w.tables().await, before);
}

#[tokio::test]
async fn undo_keeps_and_lists_what_a_member_has_worked_on() {
    let w = Workspace::new().await;
    w.import("id,Email,First name,Completed at\n1,a@x.org,Ana,2026-01-01T00:00:00Z\n").await;
    let report = w
        .import(
            "id,Email,First name,Last name,Completed at\n2,a@x.org,Anna,Ruiz,2026-02-01T00:00:00Z\n3,b@x.org,Bo,,2026-02-01T00:00:00Z\n",
        )
        .await;
    w.later(10);
    for contact in w.contacts().await {
        let patch = ContactPatch { first_name: Some(format!("{}!", contact.first_name)), ..ContactPatch::default() };
        contacts::update(&w.core, UpdateContact { contact: contact.id, patch }).await.unwrap();
    }
    let undone = imports::undo(&w.core, GetImport { import: report.import.unwrap() }, Job::silent()).await.unwrap();
    assert_eq!(undone.kept.len(), 2);
    let names: Vec<String> = w.contacts().await.into_iter().map(|c| c.name).collect();
    assert_eq!(names, ["Anna!", "Bo!"], "the typed values stay, the untouched last name goes");
}

#[tokio::test]
async fn a_deleted_contact_holds_no_address_and_can_come_back() {
    let w = Workspace::new().await;
    w.import("id,Email,Name,Completed at\n1,a@x.org,Ana,2026-01-01T00:00:00Z\n").await;
    let old = w.only_contact().await.id;
    contacts::delete(&w.core, Selection::Ids { ids: vec![old] }).await.unwrap();
    let report = w.import("id,Email,Name,Completed at\n2,a@x.org,Ana,2026-02-01T00:00:00Z\n").await;
    assert_eq!(report.contacts.created, 1);
    assert_ne!(w.only_contact().await.id, old);
    contacts::restore(&w.core, Selection::Ids { ids: vec![old] }).await.unwrap();
    let back = contacts::profile(&w.core, GetContact { contact: old }).await.unwrap();
    assert!(back.emails.is_empty(), "the address belongs to the new contact by now");
}

#[tokio::test]
async fn the_plan_is_the_result_and_writes_nothing() {
    let w = Workspace::new().await;
    w.import("id,Email,Name,Completed at\n1,a@x.org,Ana,2026-01-01T00:00:00Z\n").await;
    let before = w.tables().await;
    let table = "id,Email,Name,Completed at\n1,a@x.org,Ana,2026-01-01T00:00:00Z\n2,a@x.org,Anna,2026-02-01T00:00:00Z\n3,b@x.org,Bo,x\n4,c@x.org,Cy,2026-02-01T00:00:00Z\n";
    let paths = vec![w.file("plan.csv", table).display().to_string()];
    let draft = imports::stage(&w.core, StageImport { paths }, Job::silent()).await.unwrap();
    let run = RunImport { import: draft.id, settings: quotes() };
    let plan = imports::plan(&w.core, run.clone(), Job::silent()).await.unwrap();
    assert_eq!(w.tables().await, before);
    let matched = GetImportRows { import: draft.id, filter: RowFilter::MatchedContact, offset: 0, limit: 10 };
    let rows = imports::rows(&w.core, matched).await.unwrap();
    assert_eq!(rows.total, 1);
    assert_eq!((rows.rows[0].changes[0].old.as_str(), rows.rows[0].changes[0].new.as_str()), ("Ana", "Anna"));
    let done = imports::apply(&w.core, run, Job::silent()).await.unwrap();
    assert_eq!(imports::ImportReport { import: None, ..done }, plan);
}

#[tokio::test]
async fn a_stopped_import_is_finished_without_doing_anything_twice() {
    let mut table = String::from("id,Email,Name,Completed at\n");
    for i in 0..12_000 {
        table.push_str(&format!("{i},p{}@x.org,Person {i},2026-01-01T00:{:02}:00Z\n", i % 10_000, i % 60));
    }
    let whole = Workspace::new().await;
    let expected = whole.import(&table).await;

    let w = Workspace::new().await;
    let paths = vec![w.file("quotes.csv", &table).display().to_string()];
    let draft = imports::stage(&w.core, StageImport { paths: paths.clone() }, Job::silent()).await.unwrap();
    let cancel = CancelToken::default();
    let stop = cancel.clone();
    let job = Job::new(
        move |progress| {
            if progress.stage == contact_core::progress::Stage::Importing {
                stop.cancel();
            }
        },
        cancel,
    );
    let stopped = imports::apply(&w.core, RunImport { import: draft.id, settings: quotes() }, job).await;
    assert_eq!(stopped.unwrap_err().code(), "cancelled");
    let some = w.contacts().await.len();
    assert!(some > 0 && some < 10_000, "{some} contacts came in before the stop");

    // Starting it again, as a script would after a kill, finishes it.
    let again = imports::stage(&w.core, StageImport { paths }, Job::silent()).await.unwrap();
    let finished = imports::apply(&w.core, RunImport { import: again.id, settings: quotes() }, Job::silent()).await.unwrap();
    assert_eq!(imports::ImportReport { import: None, ..finished }, imports::ImportReport { import: None, ..expected });
    assert_eq!(imports::list(&w.core).await.unwrap().len(), 1);
    let people = |all: Vec<contacts::ContactDocument>| all.into_iter().map(|c| (c.emails, c.name, c.submission_count)).collect::<Vec<_>>();
    assert_eq!(people(w.contacts().await), people(whole.contacts().await));
}

#[tokio::test]
async fn a_log_of_webhooks_holds_submissions_and_people_side_by_side() {
    let w = Workspace::new().await;
    let log = concat!(
        r#"{"id":"evt_1","type":"submission.completed","created_at":"2026-04-01T10:00:00Z","data":{"submission":{"id":"cm9bbb","intake_bot_id":"cm7bot","status":"COMPLETED","data":{"full_name":"Bo Stone","email":"bo@x.org"},"created_at":"2026-04-01T09:58:00Z"}}}"#,
        "\n",
        r#"{"event":"submission.created","timestamp":"2026-04-02T10:00:00Z","flowAppId":"fa_1","data":{"id":"sub_9","fields":{"phone":"415 555 0100","name":"Ana Ruiz"},"contact":{"id":"con_1","email":"ana@x.org"}}}"#,
        "\n",
        r#"{"id":"evt_2","type":"contact.updated","created_at":"2026-04-03T10:00:00Z","data":{"contact":{"id":"con_1","email":"ana@x.org","first_name":"Anita"}}}"#,
        "\n"
    );
    let path = w.file("hooks.jsonl", log);
    let report = w.import_with(&[path], imports::ImportSettings::default()).await;
    assert_eq!((report.rows, report.submissions.created, report.contacts.created), (3, 2, 2));
    let all = w.contacts().await;
    let names: Vec<(&str, u32)> = all.iter().map(|c| (c.name.as_str(), c.submission_count)).collect();
    assert_eq!(names, [("Anita Ruiz", 1), ("Bo Stone", 1)]);
}

#[tokio::test]
async fn a_submission_saved_alone_is_the_one_of_the_list_page() {
    let w = Workspace::new().await;
    let id = "cm9aaa0010000xyz1234567ab";
    let item = |more: &str| {
        format!(
            r#"{{"id":"{id}","data":{{"email":"ana@x.org"}},"status":"COMPLETED","created_at":"2026-03-01T09:00:00.000Z","updated_at":"2026-03-01T09:04:10.000Z"{more}}}"#
        )
    };
    let page =
        w.file("page-1.json", &format!(r#"{{"success":true,"data":{{"submissions":[{}],"pagination":{{"has_more":true}}}}}}"#, item("")));
    let alone = w.file(
        "one.json",
        &format!(
            r#"{{"success":true,"data":{{"submission":{}}}}}"#,
            item(r#","intake_bot_id":"cm7bot","messages":[{"id":"m","role":"user","content":"Hello"}]"#)
        ),
    );
    let first = w.import_with(std::slice::from_ref(&page), imports::ImportSettings::default()).await;
    assert_eq!((first.submissions.created, first.warnings.len()), (1, 1));
    let second = w.import_with(std::slice::from_ref(&alone), imports::ImportSettings::default()).await;
    assert_eq!((second.submissions.created, second.submissions.updated), (0, 1));
    let again = w.import_with(&[page, alone], imports::ImportSettings::default()).await;
    assert_eq!((again.submissions.created, again.submissions.updated, again.submissions.unchanged), (0, 0, 2));
}

#[tokio::test]
async fn separate_imports_give_the_same_values_in_either_order() {
    let quote = "id,Email,Phone,Name,Started at,Completed at\n1,Ana@x.org,,Ana Ruiz,2025-12-29T15:00:00Z,2025-12-29T15:10:00Z\n";
    let event =
        "id,Email,Phone,Name,Started at,Completed at\n7,ana@X.org,+14155550100,Anita Ruiz,2026-03-12T01:00:00Z,2026-03-12T01:20:00Z\n";
    let mut seen = Vec::new();
    for order in [[("Quote", quote), ("Event", event)], [("Event", event), ("Quote", quote)]] {
        let w = Workspace::new().await;
        for (bot, table) in order {
            let path = w.file(&format!("{bot}.csv"), table);
            let settings = imports::ImportSettings { bot: Some(bot.to_owned()), ..imports::ImportSettings::default() };
            w.import_with(&[path], settings).await;
        }
        let c = w.only_contact().await;
        seen.push((c.name, c.emails, c.phones, c.source, c.submission_count, c.created_at, c.last_activity_at));
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!((seen[0].0.as_str(), seen[0].3.as_str()), ("Anita Ruiz", "Quote"));
    assert_eq!(seen[0].1, ["Ana@x.org"]);
}
