//! Records as files: what is exported reads back as what was there, every row of an import ends somewhere, and all of it can
//! be taken back.

use contact_core::Error;
use contact_core::contacts::{self, CreateContact};
use contact_core::exports::{CsvOptions, Delimiter};
use contact_core::fields::{FieldDefinition, FieldType};
use contact_core::ids::ContactId;
use contact_core::operations::{self, UndoOperation};
use contact_core::progress::Job;
use contact_core::records::{
    self, ExportRecords, ImportRecords, LookAtRecordFile, RecordFile, RecordImportReport, RecordSelection, RecordTarget, RecordTypeInfo,
    SaveRecordRejects,
};

use crate::desk::Desk;
use crate::fields::{of_type, option, select, typed};
use crate::records::{add_field, again, deals, get, link, query, role_id, titles, try_make};

/// Somebody with an address, somebody with a number, somebody with a name alone.
async fn contacts_of_all_kinds(desk: &Desk) -> Vec<ContactId> {
    let mut made = Vec::new();
    for (name, email, phone) in [("Ana", "ana@example.org", ""), ("Bo", "", "+1 212 555 0123"), ("Cy", "", "")] {
        let input = CreateContact {
            first_name: name.to_owned(),
            emails: vec![email.to_owned()],
            phones: vec![phone.to_owned()],
            ..CreateContact::default()
        };
        made.push(contacts::create(&desk.core, input).await.unwrap().contact.row.id);
    }
    made
}

async fn export(desk: &Desk, kind: &RecordTypeInfo, options: CsvOptions) -> String {
    let path = desk.folder.path().join("deals.csv");
    let selection = RecordSelection::Matching { query: query(kind), except: vec![] };
    let report = records::write_csv(&desk.core, ExportRecords { selection, options }, &path, Job::silent()).await.unwrap();
    let text = std::fs::read_to_string(&path).unwrap();
    assert_eq!(usize::try_from(report.rows).unwrap(), titles(desk, query(kind)).await.len());
    text
}

async fn look(desk: &Desk, kind: &RecordTypeInfo, text: &str) -> RecordFile {
    let path = desk.file("rows.csv", text).display().to_string();
    records::look(&desk.core, LookAtRecordFile { path, record_type: kind.id }, Job::silent()).await.unwrap()
}

/// Imports a table as it seems to be meant.
async fn import(desk: &Desk, kind: &RecordTypeInfo, text: &str) -> RecordImportReport {
    let file = look(desk, kind, text).await;
    let columns = file.columns.into_iter().map(|column| column.target).collect();
    let input = ImportRecords { path: file.path, record_type: kind.id, columns, key: file.key };
    let report = records::import(&desk.core, input, Job::silent()).await.unwrap();
    assert_eq!(report.rows, report.created + report.updated + report.unchanged + report.rejected);
    assert_eq!(report.rows, file.rows);
    assert_eq!(report.operation.is_some(), report.created + report.updated > 0);
    report
}

fn numbers(report: &RecordImportReport) -> (u32, u32, u32, u32, u32) {
    (report.created, report.updated, report.unchanged, report.rejected, report.linked)
}

/// A type with a field of every kind that is hard to write.
async fn of_all_kinds(desk: &Desk) -> RecordTypeInfo {
    let kind = deals(desk).await;
    add_field(desk, &kind, FieldDefinition { unique: true, ..of_type("Code", FieldType::Text) }).await;
    add_field(desk, &kind, select("Stage", &["New", "Won, at last"])).await;
    let tags = FieldDefinition { options: vec![option("A"), option("B, b")], ..of_type("Parts", FieldType::MultiSelect) };
    add_field(desk, &kind, tags).await;
    for (label, r#type) in [
        ("Signed", FieldType::Boolean),
        ("Due", FieldType::Date),
        ("At", FieldType::Datetime),
        ("Phone", FieldType::Phone),
        ("Text", FieldType::LongText),
        ("Contacts", FieldType::Text),
    ] {
        add_field(desk, &kind, of_type(label, r#type)).await;
    }
    again(desk, &kind).await
}

#[tokio::test]
async fn importing_our_own_export_changes_nothing() {
    let desk = Desk::new().await;
    let people = contacts_of_all_kinds(&desk).await;
    let kind = of_all_kinds(&desk).await;
    let id = |key: &str| kind.fields.iter().find(|field| field.key == key).unwrap().id;
    for (title, code) in [("=SUM(A1)", "'=x"), ("Line \"two\"", "-7"), (" Loft; with, all", "+1"), ("Plain", "A-1")] {
        let values = vec![
            typed(kind.title_field, &[title]),
            typed(id("code"), &[code]),
            typed(id("amount"), &["1200.5"]),
            typed(id("stage"), &["Won, at last"]),
            typed(id("parts"), &["B, b", "A"]),
            typed(id("signed"), &["no"]),
            typed(id("due"), &["2026-07-01"]),
            typed(id("at"), &["2026-07-01T10:00:00Z"]),
            typed(id("phone"), &["+1 212 555 0199"]),
            typed(id("text"), &["one\ntwo; three"]),
            typed(id("contacts_2"), &["@cmd"]),
        ];
        let made = try_make(&desk, &kind, values).await.unwrap();
        link(&desk, made.id, people[0], Some(role_id(&kind, "Buyer"))).await.unwrap();
        link(&desk, made.id, people[1], Some(role_id(&kind, "Agent"))).await.unwrap();
        link(&desk, made.id, people[2], None).await.unwrap();
    }
    let before = desk.tables().await;
    for options in [
        CsvOptions::default(),
        CsvOptions { delimiter: Delimiter::Semicolon, bom: true, keys: true },
        CsvOptions { delimiter: Delimiter::Tab, ..CsvOptions::default() },
    ] {
        let text = export(&desk, &kind, options).await;
        let file = look(&desk, &kind, &text).await;
        assert_eq!(file.recognised_as, "Records exported by this app");
        assert_eq!((file.key.clone(), file.problems.len()), (Some(RecordTarget::Id), 0), "{:?}", file.problems);
        let report = import(&desk, &kind, &text).await;
        assert_eq!(numbers(&report), (0, 0, 4, 0, 0), "{report:#?}\n{text}");
        assert_eq!(desk.tables().await, before);
    }
    let text = export(&desk, &kind, CsvOptions::default()).await;
    assert!(
        text.starts_with("ID,Name,Amount,Code,Stage,Parts,Signed,Due,At,Phone,Text,Contacts (contacts_2),Contacts,Created,Updated\r\n"),
        "{text}"
    );
    assert!(text.contains("ana@example.org (Buyer); +12125550123 (Agent); "), "{text}");
    assert!(text.contains(",'=SUM(A1),"), "{text}");
}

#[tokio::test]
async fn rows_make_and_change_records_by_their_key_and_the_import_is_undone() {
    let desk = Desk::new().await;
    let people = contacts_of_all_kinds(&desk).await;
    let kind = of_all_kinds(&desk).await;
    let id = |key: &str| kind.fields.iter().find(|field| field.key == key).unwrap().id;
    let loft = try_make(&desk, &kind, vec![typed(kind.title_field, &["Loft"]), typed(id("code"), &["A-1"])]).await.unwrap();
    let before = desk.tables().await;
    desk.later(5);
    let text = "Name,Code,Amount,E-mail,Buyer\n\
        Loft,a-1,,ana@example.org (Agent); +1 212 555 0123 (agent),\n\
        Villa,B-2,\"1,500\",,ana@example.org\n\
        Villa,b-2,1600,,ana@example.org\n\
        Garage,C-3,12,,\n";
    let report = import(&desk, &kind, text).await;
    assert_eq!(numbers(&report), (2, 2, 0, 0, 3), "{report:#?}");
    assert_eq!(titles(&desk, query(&kind)).await, ["Garage", "Loft", "Villa"]);
    let roles: Vec<_> = get(&desk, loft.id).await.links.into_iter().map(|link| link.role.unwrap().name).collect();
    assert_eq!(roles, ["Agent", "Agent"]);
    assert_eq!(desk.contact(people[0]).await.record_total, 2);
    assert!(desk.contact(people[0]).await.row.last_activity_at > desk.contact(people[2]).await.row.last_activity_at);
    desk.is_in_order().await;
    // The same again says nothing new, but for the two rows that disagree.
    let again = import(&desk, &kind, "Name,Code,Amount,Buyer\nVilla,B-2,1600,ana@example.org\nGarage,C-3,12,\n").await;
    assert_eq!(numbers(&again), (0, 0, 2, 0, 0), "{again:#?}");
    operations::undo(&desk.core, UndoOperation { operation: report.operation.unwrap() }).await.unwrap();
    let gone = |lines: Vec<String>| lines.into_iter().filter(|line| !line.starts_with("sqlite_sequence")).collect::<Vec<_>>();
    assert_eq!(gone(desk.tables().await), gone(before));
    desk.is_in_order().await;
}

#[tokio::test]
async fn rows_that_break_a_rule_are_refused_by_number_and_the_others_kept() {
    let desk = Desk::new().await;
    contacts_of_all_kinds(&desk).await;
    let kind = of_all_kinds(&desk).await;
    let text = "Name,Code,Amount,Due,Contact,Role\n\
        Good,A-1,1,2026-07-01,ana@example.org,Buyer\n\
        ,A-2,1,,,\n\
        No number,A-3,many,,,\n\
        No day,A-4,1,2026-02-30,,\n\
        Nobody,A-5,1,,zoe@example.org,\n\
        No role,A-6,1,,ana@example.org,Chef\n\
        Two buyers,A-7,1,,ana@example.org; +1 212 555 0123,Buyer\n\
        No key,,1,,,\n\
        \"Open,A-8,1,,,\n";
    let report = import(&desk, &kind, text).await;
    assert_eq!(numbers(&report), (1, 0, 0, 8, 1), "{report:#?}");
    let told: Vec<(u32, &str)> = report.rejections.iter().map(|rejected| (rejected.row, rejected.reason.as_str())).collect();
    let rows: Vec<u32> = told.iter().map(|(row, _)| *row).collect();
    assert_eq!(rows, [3, 4, 5, 6, 7, 8, 9, 10]);
    for (at, word) in [
        "Name: it is required",
        "Amount",
        "Due",
        "“zoe@example.org” is no contact's",
        "no role “Chef”",
        "A Deal has one Buyer, and Ana is it",
        "is blank",
        "quotation mark",
    ]
    .into_iter()
    .enumerate()
    {
        assert!(told[at].1.contains(word), "{:?}", told[at]);
    }
    assert_eq!(titles(&desk, query(&kind)).await, ["Good"]);
    desk.is_in_order().await;
}

#[tokio::test]
async fn refused_rows_are_saved_as_they_stood_and_mended_come_in() {
    let desk = Desk::new().await;
    let kind = of_all_kinds(&desk).await;
    let text = "Name;Code;Amount\nVilla;A-1;many\n=Loft;A-2;7\n'+1;A-3;\"x\ny\"\n";
    let report = import(&desk, &kind, text).await;
    assert_eq!(numbers(&report), (1, 0, 0, 2, 0), "{report:#?}");
    let rejects = SaveRecordRejects { rejects: report.rejects.unwrap() };
    assert_eq!(records::rejects_file(&desk.core, rejects).await.unwrap(), "rows.csv");
    let path = desk.folder.path().join("rejected.csv");
    for _ in 0..2 {
        assert_eq!(records::save_rejects(&desk.core, rejects, &path).await.unwrap().rows, 2);
    }
    let saved = std::fs::read_to_string(&path).unwrap();
    assert!(saved.starts_with("Name;Code;Amount;reason\r\nVilla;A-1;many;"), "{saved}");
    assert!(saved.contains("\r\n'+1;A-3;\"x\ny\";"), "as it stood: {saved}");
    let workspace = desk.folder.path().join("acme.contacts");
    let refused = records::save_rejects(&desk.core, rejects, &workspace).await.unwrap_err();
    assert!(refused.to_string().contains("the workspace itself"), "{refused}");

    let mended = import(&desk, &kind, &saved.replace("many", "12").replace("\"x\ny\"", "3")).await;
    assert_eq!((numbers(&mended), mended.rejects), ((2, 0, 0, 0, 0), None));
    assert_eq!(titles(&desk, query(&kind)).await, ["+1", "=Loft", "Villa"]);
    // What the latest import refused stays at hand; what an earlier one did goes.
    assert!(records::save_rejects(&desk.core, rejects, &path).await.is_ok());
    assert_eq!(import(&desk, &kind, "Name,Code,Amount\n,B-1,1\n").await.rejected, 1);
    let gone = records::save_rejects(&desk.core, rejects, &path).await.unwrap_err();
    assert!(matches!(&gone, Error::Conflict { .. }), "{gone}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), saved);
}

#[tokio::test]
async fn refused_rows_of_our_own_export_are_read_as_such_again() {
    let desk = Desk::new().await;
    let kind = of_all_kinds(&desk).await;
    try_make(&desk, &kind, vec![typed(kind.title_field, &["''=x"])]).await.unwrap();
    let text = export(&desk, &kind, CsvOptions::default()).await;
    let columns = text.lines().next().unwrap().split(',').position(|header| header == "Amount").unwrap();
    let mut cells: Vec<String> = text.lines().nth(1).unwrap().split(',').map(str::to_owned).collect();
    cells[columns] = "many".to_owned();
    let bad = format!("{}\r\n{}\r\n", text.lines().next().unwrap(), cells.join(","));
    let report = import(&desk, &kind, &bad).await;
    let path = desk.folder.path().join("rejected.csv");
    records::save_rejects(&desk.core, SaveRecordRejects { rejects: report.rejects.unwrap() }, &path).await.unwrap();
    let mended = std::fs::read_to_string(&path).unwrap().replace("many", "5");
    let file = look(&desk, &kind, &mended).await;
    assert_eq!(file.recognised_as, "Records exported by this app");
    assert_eq!(numbers(&import(&desk, &kind, &mended).await), (0, 1, 0, 0, 0));
    assert_eq!(titles(&desk, query(&kind)).await, ["''=x"]);
}

#[tokio::test]
async fn a_mapping_that_cannot_be_is_refused_as_a_whole() {
    let desk = Desk::new().await;
    let kind = of_all_kinds(&desk).await;
    let path = desk.file("rows.csv", "Name,Code\nLoft,A-1\n").display().to_string();
    let field = |key: &str| RecordTarget::Field { key: key.to_owned() };
    for (columns, key, word) in [
        (vec![field("name")], None, "2 columns"),
        (vec![field("name"), field("name")], None, "two columns"),
        (vec![field("name"), field("nope")], None, "no field “nope”"),
        (vec![field("name"), RecordTarget::Role], None, "none has contacts"),
        (vec![field("name"), RecordTarget::Ignore], Some(field("code")), "no column has it"),
        (vec![field("name"), RecordTarget::Ignore], Some(RecordTarget::Id), "no column has it"),
    ] {
        let input = ImportRecords { path: path.clone(), record_type: kind.id, columns, key };
        let refused = records::import(&desk.core, input, Job::silent()).await.unwrap_err();
        assert!(matches!(refused, Error::Invalid { .. }) && refused.to_string().contains(word), "{refused}");
    }
    let json = desk.file("rows.json", "[{\"a\":1}]").display().to_string();
    let refused = records::look(&desk.core, LookAtRecordFile { path: json, record_type: kind.id }, Job::silent()).await.unwrap_err();
    assert!(matches!(refused, Error::FileUnreadable { .. }), "{refused}");
    assert!(titles(&desk, query(&kind)).await.is_empty());
}

#[tokio::test]
async fn a_column_can_be_a_role_and_a_key_can_be_any_field() {
    let desk = Desk::new().await;
    contacts_of_all_kinds(&desk).await;
    let kind = deals(&desk).await;
    let file = look(&desk, &kind, "Deal,Buyer,Agent,Created,Buyer e-mail,Buyers\nLoft,ana@example.org,+12125550123,x,,\n").await;
    let targets: Vec<_> = file.columns.iter().map(|column| column.target.clone()).collect();
    let contact = |name: &str| RecordTarget::Contact { role: Some(role_id(&kind, name)) };
    assert_eq!(
        targets,
        [
            RecordTarget::Field { key: "name".to_owned() },
            contact("Buyer"),
            contact("Agent"),
            RecordTarget::Ignore,
            contact("Buyer"),
            RecordTarget::Ignore
        ]
    );
    assert_eq!((file.key.clone(), file.columns[0].samples.clone(), file.columns[0].filled), (None, vec!["Loft".to_owned()], 1));
    let by_title = ImportRecords { path: file.path, record_type: kind.id, columns: targets.clone(), key: Some(targets[0].clone()) };
    let first = records::import(&desk.core, by_title.clone(), Job::silent()).await.unwrap();
    let second = records::import(&desk.core, by_title.clone(), Job::silent()).await.unwrap();
    assert_eq!((numbers(&first), numbers(&second)), ((1, 0, 0, 0, 2), (0, 0, 1, 0, 0)));
    let blind = ImportRecords { key: None, ..by_title.clone() };
    assert_eq!(records::import(&desk.core, blind, Job::silent()).await.unwrap().created, 1);
    let ambiguous = records::import(&desk.core, by_title, Job::silent()).await.unwrap();
    assert!(ambiguous.rejections[0].reason.starts_with("2 records have this key"), "{ambiguous:?}");
}

#[tokio::test]
async fn a_role_that_is_called_like_a_number_is_still_a_role() {
    let desk = Desk::new().await;
    let people = contacts_of_all_kinds(&desk).await;
    let kind = deals(&desk).await;
    let definition = crate::records::role("2", None, false);
    records::create_role(&desk.core, records::CreateRecordRole { record_type: kind.id, definition }).await.unwrap();
    let kind = again(&desk, &kind).await;
    let made = crate::records::make(&desk, &kind, "Loft").await;
    for contact in people {
        link(&desk, made.id, contact, Some(role_id(&kind, "2"))).await.unwrap();
    }
    let text = export(&desk, &kind, CsvOptions::default()).await;
    assert!(text.contains("ana@example.org (2); "), "{text}");
    assert_eq!(numbers(&import(&desk, &kind, &text).await), (0, 0, 1, 0, 0));
}

#[tokio::test]
async fn an_import_that_handed_a_value_on_to_a_new_record_is_undone() {
    let desk = Desk::new().await;
    let kind = of_all_kinds(&desk).await;
    let code = kind.fields.iter().find(|field| field.key == "code").unwrap().id;
    let old = try_make(&desk, &kind, vec![typed(kind.title_field, &["Old"]), typed(code, &["x"])]).await.unwrap();
    let before = desk.tables().await;
    let report = import(&desk, &kind, &format!("ID,Name,Code\n{},Old,y\n,New,x\n", old.id)).await;
    assert_eq!(numbers(&report), (1, 1, 0, 0, 0), "{report:#?}");
    operations::undo(&desk.core, UndoOperation { operation: report.operation.unwrap() }).await.unwrap();
    let gone = |lines: Vec<String>| lines.into_iter().filter(|line| !line.starts_with("sqlite_sequence")).collect::<Vec<_>>();
    assert_eq!(gone(desk.tables().await), gone(before));
    desk.is_in_order().await;
}
