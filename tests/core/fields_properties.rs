//! Properties of custom fields over generated values: what is written comes back through a file, and a change of a field
//! never loses a value silently.

use std::collections::BTreeMap;

use contact_core::contacts::{self, ContactDocument, ContactPatch, Selection, UpdateContact};
use contact_core::exports::{self, CsvOptions, Delimiter, ExportContacts, ExportWith};
use contact_core::fields::{self, FieldDefinition, FieldInfo, FieldInput, FieldType, UpdateField};
use contact_core::ids::ContactId;
use contact_core::imports::ImportSettings;
use contact_core::lists::ListQuery;
use contact_core::operations::{self, UndoOperation};
use contact_core::progress::Job;
use proptest::prelude::*;

use crate::desk::Desk;
use crate::fields::{definition, make, of_type, option};
use crate::property::holds;
use crate::tags::people;

const PEOPLE: [&str; 4] = ["Ana", "Ben", "Cleo", "Dan"];

/// Texts that forms, spreadsheets and parsers stumble over.
const ODD: [&str; 14] = [
    "=1+1",
    "'=1+1",
    "-5",
    "+1 (415) 555-0100",
    "@SUM(A1)",
    "a; b",
    "a, \"b\"",
    "\u{202e}gniht",
    "Zoë Müller",
    "客户",
    "  two  spaces ",
    "n/a",
    "00123",
    "1.5e3",
];

fn typed_as(r#type: FieldType) -> BoxedStrategy<Vec<String>> {
    let odd = prop::sample::select(ODD.to_vec()).prop_map(str::to_owned);
    let one = |text: BoxedStrategy<String>| text.prop_map(|text| vec![text]).boxed();
    match r#type {
        FieldType::Text => one(prop_oneof![odd, "\\PC{0,12}"].boxed()),
        FieldType::LongText => one(prop_oneof![odd, "[a-z=\n\r\t ;\",]{0,30}"].boxed()),
        FieldType::Number => one(prop_oneof![(-9_999_999i64..9_999_999).prop_map(|n| n.to_string()), "-?[0-9]{1,6}\\.[0-9]{1,6}"].boxed()),
        FieldType::Currency => one("-?[0-9]{1,9}\\.[0-9]{2}".boxed()),
        FieldType::Percent => one("[0-9]{1,2}(\\.[0-9])? ?%?".boxed()),
        FieldType::Date => one((1i32..=9_998, 1u32..=12, 1u32..=28).prop_map(|(y, m, d)| format!("{y:04}-{m:02}-{d:02}")).boxed()),
        FieldType::Datetime => {
            one((0i64..4_000_000_000).prop_map(|at| chrono::DateTime::from_timestamp(at, 0).unwrap().to_rfc3339()).boxed())
        }
        FieldType::Boolean => one(prop::sample::select(vec!["yes", "no"]).prop_map(str::to_owned).boxed()),
        FieldType::Select => one(prop::sample::select(OPTIONS.to_vec()).prop_map(str::to_owned).boxed()),
        FieldType::MultiSelect => prop::sample::subsequence(OPTIONS.to_vec(), 0..=OPTIONS.len())
            .prop_map(|some| some.into_iter().map(str::to_owned).collect())
            .boxed(),
        FieldType::Email => one("[a-z]{1,8}@[a-z]{1,8}\\.example".boxed()),
        FieldType::Phone => one((200u32..=989, 0u32..9_999).prop_map(|(area, last)| format!("+1 {area} 555 {last:04}")).boxed()),
        FieldType::Url => one("https?://[a-z]{1,8}\\.example/[a-z0-9?=&-]{0,12}".boxed()),
        FieldType::Rating => one((1u8..=5).prop_map(|stars| stars.to_string()).boxed()),
        FieldType::Member => one(Just("Sam".to_owned()).boxed()),
    }
}

const OPTIONS: [&str; 4] = ["Small", "Große, rot", "n/a", "=Large"];

fn definition_of(r#type: FieldType) -> FieldDefinition {
    let options = if matches!(r#type, FieldType::Select | FieldType::MultiSelect) { OPTIONS.map(option).to_vec() } else { Vec::new() };
    FieldDefinition { options, ..of_type(&format!("A {}", r#type.as_str().replace('_', " ")), r#type) }
}

/// For each person a text for each type, or none.
fn everything() -> impl Strategy<Value = Vec<Vec<Option<Vec<String>>>>> {
    let row: Vec<_> = FieldType::ALL.into_iter().map(|r#type| prop::option::weighted(0.8, typed_as(r#type))).collect();
    prop::collection::vec(row, PEOPLE.len())
}

async fn all_types(desk: &Desk) -> Vec<FieldInfo> {
    let mut fields = Vec::new();
    for r#type in FieldType::ALL {
        fields.push(make(desk, definition_of(r#type)).await);
    }
    fields
}

async fn write(desk: &Desk, ids: &[ContactId], fields: &[FieldInfo], values: &[Vec<Option<Vec<String>>>]) {
    for (contact, row) in ids.iter().zip(values) {
        for (field, values) in fields.iter().zip(row) {
            let Some(values) = values else { continue };
            let patch = ContactPatch { fields: vec![FieldInput { field: field.id, values: values.clone() }], ..ContactPatch::default() };
            // What is refused is somebody else's test.
            let _ = contacts::update(&desk.core, UpdateContact { contact: *contact, patch }).await;
        }
    }
}

async fn export(desk: &Desk, name: &str, options: CsvOptions) -> std::path::PathBuf {
    let path = desk.folder.path().join(name);
    let selection = Selection::Matching { query: ListQuery::default(), except: vec![] };
    exports::write_csv(&desk.core, ExportContacts { selection, options, with: ExportWith::default() }, &path, Job::silent()).await.unwrap();
    path
}

fn values_of(contacts: &[ContactDocument]) -> BTreeMap<String, BTreeMap<String, serde_json::Value>> {
    contacts.iter().map(|contact| (contact.name.clone(), contact.fields.clone())).collect()
}

#[test]
fn values_of_every_type_come_back_through_a_file() {
    let options = [
        CsvOptions::default(),
        CsvOptions { keys: true, ..CsvOptions::default() },
        CsvOptions { delimiter: Delimiter::Semicolon, bom: true, ..CsvOptions::default() },
    ];
    holds(12, everything(), async |values| {
        let desk = Desk::new().await;
        let ids = people(&desk, &PEOPLE).await;
        let fields = all_types(&desk).await;
        write(&desk, &ids, &fields, &values).await;
        desk.is_in_order().await;
        let before = desk.contacts().await;
        for (number, options) in options.into_iter().enumerate() {
            let path = export(&desk, &format!("all-{number}.csv"), options).await;
            // Here it changes nothing; in another workspace with the same fields it says the same.
            let report = desk.import_with(std::slice::from_ref(&path), ImportSettings::default()).await;
            prop_assert_eq!((report.contacts.updated, report.contacts.created, report.rejected), (0, 0, 0), "{:?}", report);
            prop_assert_eq!(desk.contacts().await, before.clone());
            let other = Desk::new().await;
            all_types(&other).await;
            let report = other.import_with(&[path], ImportSettings::default()).await;
            prop_assert_eq!(report.rejected, 0, "{:?}", report);
            prop_assert_eq!(values_of(&other.contacts().await), values_of(&before));
        }
        Ok(())
    });
}

#[test]
fn a_change_of_type_says_what_it_loses_and_is_undone_to_the_same_values() {
    holds(1, everything(), async |values| {
        let desk = Desk::new().await;
        let ids = people(&desk, &PEOPLE).await;
        let fields = all_types(&desk).await;
        write(&desk, &ids, &fields, &values).await;
        let before = desk.contacts().await;
        for field in &fields {
            for r#type in FieldType::ALL.into_iter().filter(|r#type| *r#type != field.r#type) {
                let wanted = FieldDefinition { label: field.label.clone(), ..definition_of(r#type) };
                let options = if field.options.is_empty() { wanted.options.clone() } else { definition(field).options };
                let wanted = FieldDefinition { options, ..wanted };
                let input = UpdateField { field: field.id, definition: wanted, lose_values: false };
                let held = before.iter().filter(|contact| contact.fields.contains_key(&field.key)).count();
                let preview = fields::preview(&desk.core, input.clone(), Job::silent()).await.unwrap();
                prop_assert_eq!(preview.values as usize, held);
                prop_assert_eq!(preview.kept + preview.lost, preview.values);
                let careful = fields::update(&desk.core, input.clone(), Job::silent()).await;
                prop_assert_eq!(careful.is_err(), preview.lost > 0);
                let done = match careful {
                    Ok(done) => done,
                    Err(_) => {
                        prop_assert_eq!(desk.contacts().await, before.clone(), "a refused change changes nothing");
                        fields::update(&desk.core, UpdateField { lose_values: true, ..input }, Job::silent()).await.unwrap()
                    }
                };
                let after = desk.contacts().await;
                let kept = after.iter().filter(|contact| contact.fields.contains_key(&field.key)).count();
                prop_assert!(kept >= preview.kept as usize, "{} → {:?}", field.key, r#type);
                desk.is_in_order().await;
                let operation = done.operation.unwrap();
                operations::undo(&desk.core, UndoOperation { operation }).await.unwrap();
                prop_assert_eq!(values_of(&desk.contacts().await), values_of(&before), "{} → {:?}", field.key, r#type);
            }
        }
        Ok(())
    });
}
