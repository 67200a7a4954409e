//! Columns that go to custom fields: where they go, how their values are read, what a run does with them, and how it is
//! taken back.

use std::collections::BTreeMap;

use contact_core::Error;
use contact_core::contacts::{self, ContactPatch, ContactProfile, Selection, UpdateContact};
use contact_core::exports::{self, CsvOptions, ExportContacts, ExportWith};
use contact_core::fields::{self, CreateField, FieldConfig, FieldDefinition, FieldInfo, FieldInput, FieldType, GetField, OptionInput};
use contact_core::ids::ContactId;
use contact_core::imports::mapping::{DateOrder, Mapping, MappingReason, NewOptions, Target};
use contact_core::imports::{
    self, GetImport, GetImportRows, ImportDraft, ImportReport, ImportSettings, NewOption, RowFilter, RunImport, StageImport,
};
use contact_core::lists::ListQuery;
use contact_core::matches::{self, DecideMatch, ListMatches};
use contact_core::progress::Job;
use serde_json::{Value, json};

use crate::support::{Workspace, quotes};

fn plain(label: &str, r#type: FieldType) -> FieldDefinition {
    FieldDefinition {
        label: label.to_owned(),
        help: String::new(),
        r#type,
        config: FieldConfig::default(),
        options: Vec::new(),
        required: false,
        unique: false,
        default: Vec::new(),
    }
}

fn choice(label: &str, r#type: FieldType, options: &[&str]) -> FieldDefinition {
    let options = options.iter().map(|label| OptionInput { id: None, label: (*label).to_owned(), color: None }).collect();
    FieldDefinition { options, ..plain(label, r#type) }
}

async fn make(w: &Workspace, definition: FieldDefinition) -> FieldInfo {
    fields::create(&w.core, CreateField { record_type: None, key: None, group: None, definition }).await.unwrap().field
}

async fn stage(w: &Workspace, name: &str, content: &str) -> ImportDraft {
    let path = w.file(name, content).display().to_string();
    imports::stage(&w.core, StageImport { paths: vec![path] }, Job::silent()).await.unwrap()
}

/// Plans, then applies, and holds the one against the other.
async fn run_draft(w: &Workspace, draft: ImportDraft, mapping: Option<Mapping>) -> ImportReport {
    let input = RunImport { import: draft.id, settings: ImportSettings { mapping, ..quotes() } };
    let mut plan = imports::plan(&w.core, input.clone(), Job::silent()).await.unwrap();
    let report = imports::apply(&w.core, input, Job::silent()).await.unwrap();
    plan.import = report.import;
    assert_eq!(plan, report, "a plan is what is done");
    report
}

async fn import(w: &Workspace, content: &str, mapping: Option<Mapping>) -> ImportReport {
    let draft = stage(w, "quotes.csv", content).await;
    run_draft(w, draft, mapping).await
}

async fn reasons(w: &Workspace, report: &ImportReport) -> Vec<String> {
    let input = GetImportRows { import: report.import.unwrap(), filter: RowFilter::Rejected, offset: 0, limit: 100 };
    imports::rows(&w.core, input).await.unwrap().rows.into_iter().filter_map(|row| row.reason).collect()
}

/// What every contact has of custom fields, by name.
async fn values(w: &Workspace) -> BTreeMap<String, Value> {
    w.contacts().await.into_iter().map(|c| (c.name.clone(), json!(c.fields))).collect()
}

async fn id_of(w: &Workspace, name: &str) -> ContactId {
    w.contacts().await.into_iter().find(|c| c.name == name).unwrap().id
}

async fn set(w: &Workspace, contact: ContactId, field: &FieldInfo, value: &str) -> ContactProfile {
    let fields = vec![FieldInput { field: field.id, values: vec![value.to_owned()] }];
    let patch = ContactPatch { fields, ..ContactPatch::default() };
    contacts::update(&w.core, UpdateContact { contact, patch }).await.unwrap().contact
}

async fn undo(w: &Workspace, report: &ImportReport) -> imports::UndoReport {
    imports::undo(&w.core, GetImport { import: report.import.unwrap() }, Job::silent()).await.unwrap()
}

fn target(draft: &ImportDraft, header: &str) -> (String, MappingReason) {
    let column = draft.columns.iter().find(|column| column.header == header).unwrap();
    (column.target.to_string(), column.reason)
}

/// One field of every type.
async fn every_type(w: &Workspace) -> Vec<FieldInfo> {
    let mut made = Vec::new();
    for definition in [
        plain("Motto", FieldType::Text),
        plain("Story", FieldType::LongText),
        plain("Score", FieldType::Number),
        FieldDefinition {
            config: FieldConfig { currency: Some("EUR".into()), ..FieldConfig::default() },
            ..plain("Price", FieldType::Currency)
        },
        plain("Share", FieldType::Percent),
        plain("Renewal", FieldType::Date),
        plain("Call", FieldType::Datetime),
        plain("Newsletter", FieldType::Boolean),
        choice("Size", FieldType::Select, &["Small", "Größer, viel"]),
        choice("Interests", FieldType::MultiSelect, &["Art", "Music", "Sport"]),
        plain("Second address", FieldType::Email),
        plain("Office line", FieldType::Phone),
        plain("Site", FieldType::Url),
        plain("Stars", FieldType::Rating),
        plain("Keeper", FieldType::Member),
    ] {
        made.push(make(w, definition).await);
    }
    made
}

const EVERY_TYPE: &str = "Email;Name;Motto;Story;Score;Price;Share;Renewal;Call;Newsletter;Size;Interests;Second address;Office line;Site;Stars;Keeper;Status;Completed at\n\
    a@x.org;Ana;=1+1;\"one\ntwo\";1.234,5;€ 99,90;45 %;31/12/2026;2026-05-01 09:30;Ja;grosser, viel;music, ART;Me@Home.org;(030) 12345678;example.org;4;sam;completed;2026-01-01T10:00:00Z\n";

#[tokio::test(flavor = "multi_thread")]
async fn every_type_maps_by_its_label_and_is_read_as_its_region_writes() {
    let w = Workspace::in_region("DE").await;
    every_type(&w).await;
    let draft = stage(&w, "all.csv", EVERY_TYPE).await;
    for column in draft.columns.iter().filter(|c| !["Email", "Name", "Status", "Completed at"].contains(&c.header.as_str())) {
        assert!(matches!(column.target, Target::Field(_)), "{column:?}");
        assert_eq!(column.reason, MappingReason::Label);
    }
    let report = run_draft(&w, draft, None).await;
    assert_eq!(
        (report.rejected, report.contacts.created, report.warnings.as_slice()),
        (0, 1, [].as_slice()),
        "{:?}",
        reasons(&w, &report).await
    );
    assert_eq!(
        values(&w).await["Ana"],
        json!({
            "motto": "=1+1", "story": "one\ntwo", "score": 1234.5, "price": 99.9, "share": 45, "renewal": "2026-12-31",
            "call": "2026-05-01T09:30:00Z", "newsletter": true, "size": "Größer, viel", "interests": ["Art", "Music"],
            "second_address": "Me@Home.org", "office_line": "+493012345678", "site": w.only_contact().await.fields["site"], "stars": 4, "keeper": "Sam",
        })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_own_export_comes_back_to_its_fields_and_changes_nothing() {
    let w = Workspace::in_region("DE").await;
    every_type(&w).await;
    // Labels that read like built-in columns, and two that are the same.
    for label in ["Email", "Tags", "Twin", "Twin"] {
        make(&w, plain(label, FieldType::Text)).await;
    }
    let table = EVERY_TYPE
        .replace("Completed at\n", "Completed at;email_2;tags_2;twin;twin_2\n")
        .replace("10:00:00Z\n", "10:00:00Z;not an address;x;one;two\n");
    let draft = stage(&w, "all.csv", &table).await;
    let made = fields::list(&w.core).await.unwrap().fields;
    let keys: Vec<&str> = made.iter().rev().take(4).map(|field| field.key.as_str()).collect();
    let mut mapping = Mapping::default();
    for (header, key) in ["twin_2", "twin", "tags_2", "email_2"].into_iter().zip(keys) {
        mapping.columns.insert(header.to_owned(), Target::Field(key.to_owned()));
    }
    assert_eq!(run_draft(&w, draft, Some(mapping)).await.rejected, 0);
    assert_eq!(w.only_contact().await.fields.len(), 19);
    for keys in [false, true] {
        let path = w.folder.path().join("own.csv");
        let selection = Selection::Matching { query: ListQuery::default(), except: Vec::new() };
        let options = CsvOptions { keys, ..CsvOptions::default() };
        exports::write_csv(&w.core, ExportContacts { selection, options, with: ExportWith::default() }, &path, Job::silent())
            .await
            .unwrap();
        let before = w.tables().await;
        let paths = vec![path.display().to_string()];
        let draft = imports::stage(&w.core, StageImport { paths: paths.clone() }, Job::silent()).await.unwrap();
        assert_eq!(draft.columns.iter().filter(|c| matches!(c.target, Target::Field(_))).count(), 20, "{:#?}", draft.columns);
        let report = run_draft(&w, draft, None).await;
        assert_eq!((report.rejected, report.contacts.unchanged), (0, 1));
        assert_eq!(w.tables().await, before);
        // Without the values it finds them again.
        let elsewhere = Workspace::new().await;
        every_type(&elsewhere).await;
        let draft = imports::stage(&elsewhere.core, StageImport { paths }, Job::silent()).await.unwrap();
        run_draft(&elsewhere, draft, None).await;
        let (mut here, there) = (w.only_contact().await.fields, elsewhere.only_contact().await.fields);
        here.retain(|key, _| there.contains_key(key));
        assert_eq!((here, there.len()), (there.clone(), 15));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn built_in_words_go_before_fields_and_fields_before_synonyms_and_types() {
    let w = Workspace::new().await;
    let mut keys = Vec::new();
    for label in ["Country", "Mobile", "Company e-mail", "Größe"] {
        keys.push(format!("field:{}", make(&w, plain(label, FieldType::Text)).await.key));
    }
    let archived = make(&w, plain("Old", FieldType::Text)).await;
    fields::archive(&w.core, fields::ArchiveField { field: archived.id, archived: true }).await.unwrap();
    let draft = stage(&w, "a.csv", "Country,Mobile,COMPANY E-MAIL,grosse,Old,Email\nDE,+4930123456,a@b.example,L,x,c@d.example\n").await;
    let found: Vec<String> = draft.columns.iter().map(|column| column.target.to_string()).collect();
    assert_eq!(found, ["country", &keys[1], &keys[2], &keys[3], "answer", "email"]);
    let json = r#"{"data":{"submissions":[{"id":"s1","status":"completed","data":{"mail":"a@b.example","m2":"c@d.example"}}],
        "schema":[{"name":"mail","label":"Write us","type":"email"},{"name":"m2","label":"Company e-mail","type":"email"}]}}"#;
    let draft = stage(&w, "b.json", json).await;
    assert_eq!((target(&draft, "mail").0.as_str(), target(&draft, "m2").0.as_str()), ("email", keys[2].as_str()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_field_that_is_not_there_is_refused_with_the_keys_there_are() {
    let w = Workspace::new().await;
    let old = make(&w, plain("Old", FieldType::Number)).await;
    fields::archive(&w.core, fields::ArchiveField { field: old.id, archived: true }).await.unwrap();
    for (key, says) in [("nope", "field:nope, which does not exist; the keys there are: budget"), ("old", "is archived")] {
        let draft = stage(&w, "a.csv", "Email,Size\na@b.example,3\n").await;
        let mapping = Mapping { columns: [("Size".to_owned(), Target::Field(key.to_owned()))].into(), ..Mapping::default() };
        let settings = ImportSettings { mapping: Some(mapping), ..quotes() };
        let refused = imports::plan(&w.core, RunImport { import: draft.id, settings }, Job::silent()).await.unwrap_err();
        assert!(matches!(&refused, Error::Invalid { .. }) && refused.to_string().contains(says), "{refused}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_value_that_breaks_a_rule_rejects_its_row_with_the_fields_name() {
    let w = Workspace::new().await;
    let limited = FieldConfig { max: Some(10.0), ..FieldConfig::default() };
    make(&w, FieldDefinition { config: limited, ..plain("Score", FieldType::Number) }).await;
    make(&w, plain("Renewal", FieldType::Date)).await;
    let table = "Email,Score,Renewal\na@x.org,11,\nb@x.org,many,\nc@x.org,3,2026-02-30\nd@x.org,n/a,2026-03-01\n";
    let report = import(&w, table, None).await;
    let said = reasons(&w, &report).await;
    assert_eq!((report.rejected, said.len(), report.contacts.created), (3, 3, 1));
    assert_eq!(said[0], "“Score”: “11” is too large: write 10 or less.");
    assert!(said[1].starts_with("“Score”: “many” ") && said[2].starts_with("“Renewal”: “2026-02-30” "), "{said:?}");
    let path = w.folder.path().join("rejects.csv");
    imports::save_rejects(&w.core, GetImport { import: report.import.unwrap() }, &path).await.unwrap();
    assert!(std::fs::read_to_string(path).unwrap().starts_with("Email,Score,Renewal,reason\r\na@x.org,11,,“Score”"));
}

#[tokio::test(flavor = "multi_thread")]
async fn decimals_and_dates_are_read_as_the_column_the_person_or_the_region_says() {
    let table = |number: &str, date: &str| format!("Email;Score;Renewal\na@x.org;{number};{date}\n");
    for (region, number, date, mapping, read) in [
        ("US", "1,234", "03/04/2026", Mapping::default(), json!({"score": 1234, "renewal": "2026-03-04"})),
        ("DE", "1,234", "03/04/2026", Mapping::default(), json!({"score": 1.234, "renewal": "2026-04-03"})),
        (
            "DE",
            "1.234",
            "03/04/2026",
            Mapping { decimal: Some(".".into()), date_order: Some(DateOrder::Mdy), ..Mapping::default() },
            json!({"score": 1.234, "renewal": "2026-03-04"}),
        ),
        ("US", "1.234,5", "31/12/2026", Mapping::default(), json!({"score": 1234.5, "renewal": "2026-12-31"})),
    ] {
        let w = Workspace::in_region(region).await;
        make(&w, plain("Score", FieldType::Number)).await;
        make(&w, plain("Renewal", FieldType::Date)).await;
        let draft = stage(&w, "a.csv", &table(number, date)).await;
        let [score, renewal] = [&draft.columns[1], &draft.columns[2]];
        assert_eq!((score.ambiguous_numbers, renewal.ambiguous_dates), (number.len() == 5, date.starts_with("03")));
        run_draft(&w, draft, Some(mapping)).await;
        assert_eq!(json!(w.only_contact().await.fields), read, "{region} {number} {date}");
    }
    let w = Workspace::new().await;
    let draft = stage(&w, "a.csv", "Email\na@x.org\n").await;
    let settings = ImportSettings { mapping: Some(Mapping { decimal: Some(";".into()), ..Mapping::default() }), ..quotes() };
    assert!(imports::plan(&w.core, RunImport { import: draft.id, settings }, Job::silent()).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn json_values_go_in_as_they_are() {
    let w = Workspace::in_region("DE").await;
    make(&w, plain("Score", FieldType::Number)).await;
    make(&w, plain("Newsletter", FieldType::Boolean)).await;
    make(&w, choice("Interests", FieldType::MultiSelect, &["Art, old", "Music"])).await;
    let json = r#"[{"id":"s1","status":"completed","data":{"email":"a@b.example","name":"Ana","score":1.234,"newsletter":false,"interests":["Music","Art, old"]}}]"#;
    let draft = stage(&w, "b.json", json).await;
    run_draft(&w, draft, None).await;
    assert_eq!(values(&w).await["Ana"], json!({"score": 1.234, "newsletter": false, "interests": ["Art, old", "Music"]}));
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_labels_become_options_and_an_undo_takes_away_those_that_nobody_uses() {
    let w = Workspace::new().await;
    let size = make(&w, choice("Size", FieldType::Select, &["Small"])).await;
    make(&w, choice("Interests", FieldType::MultiSelect, &["Art"])).await;
    w.import("Email,Name\nold@x.org,Old\n").await;
    let untouched = w.tables().await;
    let table =
        "Email,Name,Size,Interests\na@x.org,Ana,SMALL,art; Music\nb@x.org,Bo,Large,Music\nc@x.org,Cy,large,\nold@x.org,,Huge,Sport\n";
    let report = import(&w, table, None).await;
    let made = |field: &str, label: &str| NewOption { field: field.to_owned(), label: label.to_owned() };
    let mut options = report.new_options.clone();
    options.sort_by(|a, b| (&a.field, &a.label).cmp(&(&b.field, &b.label)));
    assert_eq!(
        options,
        [made("interests", "Music"), made("interests", "Sport"), made("size", "Huge"), made("size", options[3].label.as_str())]
    );
    assert_eq!(options[3].label.to_lowercase(), "large");
    let all = values(&w).await;
    assert_eq!(all["Ana"], json!({"size": "Small", "interests": ["Art", "Music"]}));
    assert_eq!(all["Bo"]["size"], all["Cy"]["size"]);
    let again = import(&w, table, None).await;
    assert_eq!((again.new_options.len(), again.submissions.unchanged), (0, 4));
    let old = id_of(&w, "Ana").await;
    w.later(1);
    undo(&w, &report).await;
    assert_eq!(w.tables().await, untouched);
    assert_ne!(old, id_of(&w, "Old").await);
    // What somebody uses stays.
    let report = import(&w, table, None).await;
    w.later(1);
    set(&w, id_of(&w, "Old").await, &size, "Large").await;
    undo(&w, &report).await;
    let left = fields::list(&w.core).await.unwrap().fields.into_iter().find(|field| field.key == "size").unwrap();
    assert_eq!(left.options.iter().map(|o| o.label.to_lowercase()).collect::<Vec<_>>(), ["small", "large"]);
    assert_eq!(values(&w).await["Old"]["size"].as_str().unwrap().to_lowercase(), "large");
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_labels_are_refused_or_led_to_options_where_a_person_says_so() {
    let w = Workspace::new().await;
    make(&w, choice("Size", FieldType::Select, &["Small", "Large"])).await;
    make(&w, choice("Interests", FieldType::MultiSelect, &["Art", "Music"])).await;
    let table =
        "Email,Name,Size,Interests\na@x.org,Ana,XL,\"paint, music\"\nb@x.org,Bo,tiny,none of it\nc@x.org,Cy,enormous,Art\nd@x.org,Di,XL,\n";
    let draft = stage(&w, "quotes.csv", table).await;
    let map = |pairs: &[(&str, &str)]| pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    let mapping = Mapping {
        new_options: NewOptions::Reject,
        option_map: [
            ("Size".to_owned(), map(&[("xl", "large"), ("Tiny", "Small")])),
            ("Interests".to_owned(), map(&[("Paint", "Art"), ("none of it", "")])),
        ]
        .into(),
        ..Mapping::default()
    };
    let settings = ImportSettings { mapping: Some(mapping.clone()), ..quotes() };
    let preview = imports::preview_mapping(&w.core, RunImport { import: draft.id, settings }).await.unwrap();
    let unknown: Vec<(&str, &str, u32)> = preview.unknown_options.iter().map(|o| (o.column.as_str(), o.label.as_str(), o.count)).collect();
    assert_eq!(unknown, [("Size", "enormous", 1)]);
    let plain = imports::preview_mapping(&w.core, RunImport { import: draft.id, settings: quotes() }).await.unwrap();
    assert_eq!((plain.unknown_options[0].label.as_str(), plain.unknown_options[0].count), ("XL", 2));
    let report = run_draft(&w, draft, Some(mapping)).await;
    assert_eq!(reasons(&w, &report).await, ["“Size”: “enormous” is not among the options (Small, Large)."]);
    assert_eq!(report.new_options, []);
    let all = values(&w).await;
    assert_eq!((&all["Ana"], &all["Bo"]), (&json!({"size": "Large", "interests": ["Art", "Music"]}), &json!({"size": "Small"})));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_required_field_wants_a_value_of_every_finished_row() {
    let w = Workspace::new().await;
    make(&w, FieldDefinition { required: true, ..plain("Score", FieldType::Number) }).await;
    let with_default = FieldDefinition { required: true, default: vec!["basic".to_owned()], ..plain("Plan", FieldType::Text) };
    make(&w, with_default).await;
    let table = "id,Email,Name,Status,Score,Plan\n1,a@x.org,Ana,completed,,pro\n2,b@x.org,Bo,in progress,,\n3,c@x.org,Cy,completed,3,\n";
    let report = import(&w, table, None).await;
    assert_eq!(reasons(&w, &report).await, ["“Score” is required, and this row has none."]);
    let all = values(&w).await;
    assert_eq!((&all["Bo"], &all["Cy"]), (&json!({"plan": "basic"}), &json!({"score": 3, "plan": "basic"})));
    let warning = "“Score” is required, and no column goes there: new contacts will be without it.";
    let draft = stage(&w, "b.csv", "Email\nz@x.org\n").await;
    assert_eq!(draft.warnings, [warning]);
    assert_eq!(run_draft(&w, draft, None).await.warnings, [warning]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_unique_value_belongs_to_the_first_by_own_time() {
    let w = Workspace::new().await;
    make(&w, FieldDefinition { unique: true, ..plain("Badge", FieldType::Text) }).await;
    let table = "id,Email,Name,Badge,Completed at\n\
        1,a@x.org,Ana,b-1,2026-01-03T00:00:00Z\n2,b@x.org,Bo,B-1,2026-01-02T00:00:00Z\n3,a@x.org,Ana,,2026-01-01T00:00:00Z\n4,c@x.org,Cy,B-2,2026-01-04T00:00:00Z\n";
    let report = import(&w, table, None).await;
    assert_eq!(reasons(&w, &report).await, ["“Badge”: “b-1” belongs to Bo already."]);
    assert_eq!((report.submissions.created, report.rejected), (3, 1));
    let rejects = w.folder.path().join("rejects.csv");
    imports::save_rejects(&w.core, GetImport { import: report.import.unwrap() }, &rejects).await.unwrap();
    assert!(std::fs::read_to_string(rejects).unwrap().contains("\r\n1,a@x.org,Ana,b-1,2026-01-03T00:00:00Z,“Badge”"));
    let again = import(&w, table, None).await;
    assert_eq!((again.submissions.unchanged, again.rejected, again.contacts.updated), (3, 1, 0));
    // Bo moves on, and what was theirs is free, in the same run.
    let table = "id,Email,Name,Badge,Completed at\n5,b@x.org,Bo,B-3,2026-02-01T00:00:00Z\n6,a@x.org,Ana,B-1,2026-02-02T00:00:00Z\n7,b@x.org,Bo,b-2,2026-02-03T00:00:00Z\n";
    let before = w.tables().await;
    let report = import(&w, table, None).await;
    assert_eq!(reasons(&w, &report).await, ["“Badge”: “b-2” belongs to Cy already."]);
    assert_eq!((values(&w).await["Ana"].clone(), values(&w).await["Bo"].clone()), (json!({"badge": "B-1"}), json!({"badge": "B-3"})));
    // Ana's was Bo's before: both go back.
    w.later(1);
    assert_eq!(undo(&w, &report).await.kept, []);
    assert_eq!(w.tables().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn newer_rows_replace_older_ones_and_never_what_a_member_typed_later() {
    let w = Workspace::new().await;
    let score = make(&w, plain("Score", FieldType::Number)).await;
    let plan = make(&w, FieldDefinition { default: vec!["basic".to_owned()], ..plain("Plan", FieldType::Text) }).await;
    let row = |id: u8, score: &str, plan: &str, day: u8| {
        format!("id,Email,Name,Score,Plan,Completed at\n{id},a@x.org,Ana,{score},{plan},2026-01-0{day}T00:00:00Z\n")
    };
    import(&w, &row(1, "5", "", 5), None).await;
    assert_eq!(values(&w).await["Ana"], json!({"score": 5, "plan": "basic"}));
    import(&w, &row(2, "2", "pro", 2), None).await;
    assert_eq!(values(&w).await["Ana"], json!({"score": 5, "plan": "pro"}));
    set(&w, id_of(&w, "Ana").await, &score, "7").await;
    let report = import(&w, &row(3, "9", "max", 9), None).await;
    assert_eq!(values(&w).await["Ana"], json!({"score": 7, "plan": "max"}));
    w.later(1);
    set(&w, id_of(&w, "Ana").await, &score, "8").await;
    let undone = undo(&w, &report).await;
    assert_eq!((undone.contacts_restored, undone.kept.len()), (1, 0));
    assert_eq!(values(&w).await["Ana"], json!({"score": 8, "plan": "pro"}));
    // What somebody has changed since is kept and said.
    let report = import(&w, &row(4, "", "late", 9).replace("2026-01", "2026-07"), None).await;
    w.later(1);
    set(&w, id_of(&w, "Ana").await, &plan, "mine").await;
    let undone = undo(&w, &report).await;
    assert_eq!(undone.kept[0].reason, "“Plan” changed since and was kept.");
    assert_eq!(values(&w).await["Ana"]["plan"], "mine");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undo_leaves_values_whose_field_has_changed_since() {
    let w = Workspace::new().await;
    let score = make(&w, plain("Score", FieldType::Text)).await;
    let gone = make(&w, plain("Gone", FieldType::Text)).await;
    import(
        &w,
        "id,Email,Name,Score,Gone,Completed at\n1,a@x.org,Ana,high,x,2026-01-01T00:00:00Z\n2,b@x.org,Bo,3,y,2026-01-01T00:00:00Z\n",
        None,
    )
    .await;
    let report = import(
        &w,
        "id,Email,Name,Score,Gone,Completed at\n3,a@x.org,Ana,5,z,2026-01-02T00:00:00Z\n4,b@x.org,Bo,4,z,2026-01-02T00:00:00Z\n",
        None,
    )
    .await;
    let definition = plain("Score", FieldType::Number);
    fields::update(&w.core, fields::UpdateField { field: score.id, definition, lose_values: false }, Job::silent()).await.unwrap();
    fields::delete(&w.core, GetField { field: gone.id }).await.unwrap();
    w.later(1);
    undo(&w, &report).await;
    let all = values(&w).await;
    assert_eq!(all["Ana"], json!({"score": 5}));
    assert!(contact_core::check::workspace(&w.core).await.unwrap().ok);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_split_takes_along_what_the_submission_brought() {
    let w = Workspace::new().await;
    make(&w, plain("Score", FieldType::Number)).await;
    make(&w, choice("Size", FieldType::Select, &["Small", "Large"])).await;
    make(&w, FieldDefinition { unique: true, ..plain("Badge", FieldType::Text) }).await;
    let table = "id,Email,Phone,Name,Score,Size,Badge,Completed at\n\
        1,ana@x.org,+34600111222,Ana Ruiz,1,Small,A,2026-01-01T00:00:00Z\n2,bob@x.org,+34600111222,Bob Smith,2,Large,B,2026-01-02T00:00:00Z\n";
    import(&w, table, None).await;
    let found = matches::to_check(&w.core, ListMatches { offset: 0, limit: 5 }).await.unwrap();
    matches::split(&w.core, DecideMatch { match_id: found.matches[0].id }).await.unwrap();
    let all = values(&w).await;
    assert_eq!(all["Ana Ruiz"], json!({"score": 1, "size": "Small", "badge": "A"}));
    assert_eq!(all["Bob Smith"], json!({"score": 2, "size": "Large", "badge": "B"}));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_field_made_from_a_column_would_be_is_told_and_a_new_field_takes_its_column() {
    let w = Workspace::new().await;
    let rows: String = (0..40).map(|n| format!("p{n}@x.org,{},{}.5,note {n}\n", ["Gold", "Silver"][n % 2], n)).collect();
    let table = format!("Email,Tier,Amount,Remark\n{rows}");
    let draft = stage(&w, "a.csv", &table).await;
    let guesses: Vec<Option<FieldType>> = draft.columns.iter().map(|c| c.field_guess.as_ref().map(|g| g.r#type)).collect();
    assert_eq!(guesses, [None, Some(FieldType::Select), Some(FieldType::Number), Some(FieldType::Text)]);
    assert_eq!(draft.columns[1].field_guess.as_ref().unwrap().options, ["Gold", "Silver"]);
    // The field is made while the draft waits.
    make(&w, choice("Tier", FieldType::Select, &["Gold"])).await;
    let mapping = Mapping { columns: [("Tier".to_owned(), Target::Field("tier".to_owned()))].into(), ..Mapping::default() };
    let report = run_draft(&w, draft, Some(mapping)).await;
    assert_eq!((report.contacts.created, report.new_options.len()), (40, 1));
    // The mapping is remembered, and a column that nobody mapped is open to a field that is made later.
    make(&w, plain("Amount", FieldType::Number)).await;
    let draft = stage(&w, "a.csv", &table).await;
    assert_eq!(target(&draft, "Tier"), ("field:tier".to_owned(), MappingReason::Saved));
    assert_eq!(target(&draft, "Amount"), ("field:amount".to_owned(), MappingReason::Label));
    let tier = fields::list(&w.core).await.unwrap().fields.into_iter().find(|field| field.key == "tier").unwrap();
    fields::delete(&w.core, GetField { field: tier.id }).await.unwrap();
    let draft = stage(&w, "a.csv", &table).await;
    assert_eq!((target(&draft, "Tier"), draft.mapping_known), (("answer".to_owned(), MappingReason::Unknown), false));
}
