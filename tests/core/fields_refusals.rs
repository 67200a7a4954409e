//! The shared table of refusals on the form, in bulk and in imports; `tests/cli` holds the command to it.

use contact_core::Error;
use contact_core::contacts::Selection;
use contact_core::fields::{self, FieldConfig, FieldDefinition, FieldInfo, FieldType, OptionInput, SetField};
use contact_core::imports::{self, GetImportRows, ImportSettings, RowFilter};
use contact_core::progress::Job;

use crate::desk::Desk;
use crate::fields::{give, make, of_type, typed, value};
use crate::refusals::{Refusal, TABLE, UNKNOWN_OPTION};
use crate::tags::people;

fn definition(refusal: &Refusal) -> FieldDefinition {
    let option = |label: &&str| OptionInput { id: None, label: (*label).to_owned(), color: None };
    FieldDefinition {
        config: FieldConfig {
            decimals: refusal.decimals,
            min: refusal.min,
            max: refusal.max,
            currency: refusal.currency.map(str::to_owned),
            pattern: refusal.pattern.map(str::to_owned),
            stars: refusal.stars,
        },
        options: refusal.options.iter().map(option).collect(),
        required: refusal.required,
        unique: refusal.unique,
        ..of_type(refusal.label, FieldType::from_word(refusal.r#type).unwrap())
    }
}

/// A desk with Ana and Zoe, the field, and what Zoe has of it.
async fn desk(refusal: &Refusal) -> (Desk, FieldInfo, Vec<contact_core::ids::ContactId>) {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Zoe"]).await;
    let field = make(&desk, definition(refusal)).await;
    if let Some(taken) = refusal.taken {
        give(&desk, ids[1], field.id, &[taken]).await.unwrap();
    }
    desk.later(5);
    (desk, field, ids)
}

fn names_field_and_reason(refusal: &Refusal, said: &str) {
    assert!(said.contains(refusal.label) && said.contains(refusal.says), "{} {:?}: {said}", refusal.label, refusal.bad);
}

#[tokio::test]
async fn a_form_refuses_what_breaks_a_rule_and_changes_nothing() {
    for refusal in TABLE.iter().chain([&UNKNOWN_OPTION]) {
        let (desk, field, ids) = desk(refusal).await;
        let refused = give(&desk, ids[0], field.id, &[refusal.bad]).await.unwrap_err();
        assert!(matches!(&refused, Error::Field { key, .. } if *key == field.key), "{refused:?}");
        names_field_and_reason(refusal, &refused.to_string());
        assert_eq!(value(&desk, ids[0], &field.key).await, serde_json::Value::Null);
    }
}

#[tokio::test]
async fn the_form_of_a_record_refuses_the_same() {
    for refusal in TABLE.iter().chain([&UNKNOWN_OPTION]) {
        let desk = Desk::new().await;
        let kind = crate::records::deals(&desk).await;
        let field = crate::records::add_field(&desk, &kind, definition(refusal)).await;
        let titled = |title: &str| typed(kind.title_field, &[title]);
        if let Some(taken) = refusal.taken {
            let other = vec![titled("Zoe"), typed(field.id, &[taken])];
            crate::records::try_make(&desk, &kind, other).await.unwrap();
        }
        let refused = crate::records::try_make(&desk, &kind, vec![titled("Ana"), typed(field.id, &[refusal.bad])]).await.unwrap_err();
        assert!(matches!(&refused, Error::Field { key, .. } if *key == field.key), "{refused:?}");
        names_field_and_reason(refusal, &refused.to_string());
        let made = crate::records::titles(&desk, crate::records::query(&kind)).await;
        assert_eq!(made.len(), usize::from(refusal.taken.is_some()), "{made:?}");
        desk.is_in_order().await;
    }
}

#[tokio::test]
async fn a_bulk_edit_refuses_the_same() {
    for refusal in TABLE.iter().chain([&UNKNOWN_OPTION]) {
        let (desk, field, ids) = desk(refusal).await;
        let input = SetField { selection: Selection::Ids { ids: ids[..1].to_vec() }, input: typed(field.id, &[refusal.bad]) };
        let refused = fields::set(&desk.core, input, Job::silent()).await.unwrap_err();
        names_field_and_reason(refusal, &refused.to_string());
        assert_eq!(value(&desk, ids[0], &field.key).await, serde_json::Value::Null);
    }
}

#[tokio::test]
async fn an_import_refuses_the_same_rows_and_keeps_the_others() {
    for refusal in TABLE.iter().chain([&UNKNOWN_OPTION]) {
        let (desk, field, ids) = desk(refusal).await;
        let good = refusal.taken.is_none() && !refusal.required;
        let mut table = format!("email,{}\nana@example.org,\"{}\"\n", refusal.label, refusal.bad);
        if good {
            table.push_str("bo@example.org,\n");
        }
        let path = desk.file("rows.csv", &table);
        let mut settings = ImportSettings { bot: Some("Quotes".to_owned()), ..ImportSettings::default() };
        if refusal.r#type == "select" {
            settings.mapping = Some(serde_json::from_value(serde_json::json!({ "new_options": "reject" })).unwrap());
        }
        let report = desk.import_with(&[path], settings).await;
        assert_eq!((report.rejected, report.rows), (1, if good { 2 } else { 1 }), "{} {:?}", refusal.label, refusal.bad);
        let ask = GetImportRows { import: report.import.unwrap(), filter: RowFilter::Rejected, offset: 0, limit: 10 };
        let rows = imports::rows(&desk.core, ask).await.unwrap().rows;
        names_field_and_reason(refusal, rows[0].reason.as_deref().unwrap_or_default());
        assert_eq!(value(&desk, ids[0], &field.key).await, serde_json::Value::Null);
        desk.is_in_order().await;
    }
}
