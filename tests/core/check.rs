//! A workspace that contradicts itself says where.

use contact_core::boards::{BoardTemplate, CreateCard};
use contact_core::check;
use sqlx::{Connection, SqliteConnection};

use crate::boards::{card, template};
use crate::desk::{Desk, csv};

/// Breaks one fact of a workspace in good order.
async fn broken(statement: &'static str) -> Vec<String> {
    let desk = Desk::new().await;
    desk.rows(
        "a.csv",
        &csv(&[
            "s1,completed,2026-03-01T09:00:00Z,2026-03-01T09:10:00Z,Ana Ruiz,ana@example.org,+34600111222,10",
            "s2,incomplete,2026-04-01T09:00:00Z,,,bob@example.org,,",
            "s3,perhaps,2026-04-01T09:00:00Z,,,cy@example.org,,",
        ]),
    )
    .await;
    let sales = template(&desk, "Sales", BoardTemplate::Sales).await;
    let ana = desk.contacts().await[0].id;
    contact_core::boards::create_card(&desk.core, CreateCard { contact: Some(ana), tags: vec!["hot".to_owned()], ..card(&sales, "Offer") })
        .await
        .unwrap();
    desk.is_in_order().await;
    let url = format!("sqlite://{}", desk.folder.path().join("acme.contacts").display());
    let mut connection = SqliteConnection::connect(&url).await.unwrap();
    sqlx::raw_sql(statement).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let report = check::workspace(&desk.core).await.unwrap();
    assert!(!report.ok, "{statement}");
    report.problems
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fact_that_is_written_twice_is_compared() {
    for (statement, says) in [
        ("UPDATE contact SET submission_count = 7 WHERE id = 1", "count of submissions"),
        ("UPDATE contact SET email_count = 2 WHERE id = 1", "count of e-mails"),
        ("UPDATE contact SET phone_count = 0 WHERE id = 1", "count of phones"),
        ("UPDATE contact SET primary_email = 'a@b.c' WHERE id = 1", "the e-mail in lists"),
        ("UPDATE contact SET primary_phone = NULL WHERE id = 1", "the phone in lists"),
        ("UPDATE contact SET last_activity_at = created_at - 1", "before its creation"),
        ("UPDATE contact SET last_activity_at = created_at WHERE id = 1", "later than its last activity"),
        ("UPDATE contact SET deleted_at = 1 WHERE id = 1", "in the bin and still claims"),
        ("UPDATE contact_email SET key = NULL WHERE contact_id = 1", "is not found by matching"),
        ("UPDATE contact_phone SET key = NULL WHERE contact_id = 1", "is not found by matching"),
        ("UPDATE contact_email SET key = 'Ana@example.org' WHERE contact_id = 1", "not its canonical form"),
        ("UPDATE contact_phone SET key = '34600111222' WHERE contact_id = 1", "not its canonical form"),
        ("UPDATE contact SET sort_name = 'zoe' WHERE id = 1", "sorted by another name"),
        ("DELETE FROM import_row WHERE outcome = 'rejected'", "rejected rows"),
        ("INSERT INTO operation (uuid, kind, member_id, at) VALUES (x'00', 'contact.eat', 1, 1)", "kind “contact.eat”"),
        ("INSERT INTO row_image (operation_id, table_name, row_id, before) VALUES (1, 'plate', 1, '{}')", "rows of “plate”"),
        (
            "INSERT INTO note (uuid, contact_id, author_id, text, created_at, versions, created_by, changed_by) \
             VALUES (x'01', 1, 1, 'x', 9999999999999, 0, 1, 1)",
            "notes is later than its last activity",
        ),
        (
            "INSERT INTO note (uuid, contact_id, author_id, text, created_at, versions, created_by, changed_by) \
             VALUES (x'01', 1, 1, 'x', 1, 2, 1, 1)",
            "does not have the earlier texts",
        ),
        (
            "INSERT INTO board (id, uuid, key, name, description, color, position, created_at, created_by, changed_by) \
             VALUES (7, randomblob(16), 'x', 'X', '', 'red', 9, 1, 1, 1); UPDATE card SET board_id = 7",
            "its phase belongs to another board",
        ),
        ("UPDATE phase SET deleted_at = 1", "Board “Sales”: it has no phase"),
        ("UPDATE phase SET deleted_at = 1 WHERE id = 1", "its phase was deleted"),
        ("UPDATE card SET closed_at = 1", "closed and its phase is not done"),
        ("UPDATE card SET tags = ',99,'", "one of its tags does not exist"),
        ("UPDATE card SET created_at = 9999999999999", "something happened to one of its cards later"),
        ("UPDATE member SET role = 'admin'", "0 owners"),
        ("UPDATE member SET left_at = 1", "has left the team"),
    ] {
        let problems = broken(statement).await;
        assert!(problems.iter().any(|p| p.contains(says)), "{statement}: {problems:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_workspace_is_in_order() {
    Desk::new().await.is_in_order().await;
}
