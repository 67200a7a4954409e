//! Record types, roles and fields of records: what the team defines, and that each change can be taken back.

use contact_core::Error;
use contact_core::fields::{self, ArchiveField, FieldConfig, FieldDefinition, FieldType, FieldValue, GetField, UpdateField};
use contact_core::progress::Job;
use contact_core::records::{
    self, CreateRecord, CreateRecordRole, GetRecord, GetRecordRole, GetRecordType, ListContactRecords, MoveRecordRole, MoveRecordType,
    RecordEntryKind, RecordTypeInfo, UpdateRecord, UpdateRecordRole, UpdateRecordType,
};

use crate::desk::Desk;
use crate::fields::{of_type, typed};
use crate::records::{add_field, again, deals, field, get, kinds, link, make, new_type, role, role_id, try_make, undo};
use crate::tags::people;

#[tokio::test]
async fn a_type_has_its_title_roles_and_fields_and_each_change_of_it_is_undone() {
    let desk = Desk::new().await;
    let before = desk.tables().await;
    let made = records::create_type(&desk.core, new_type("Company", vec![role("Owner", None, true)])).await.unwrap();
    let kind = made.record_type.clone();
    assert_eq!((kind.plural.as_str(), kind.icon.as_str(), kind.record_count), ("Companies", "briefcase", 0));
    assert_eq!(kind.fields.iter().map(|field| (field.key.as_str(), field.required)).collect::<Vec<_>>(), [("name", true)]);
    assert_eq!((kind.roles[0].inverse_name.as_str(), kind.roles[0].is_default), ("Company", true));

    let taken = records::create_type(&desk.core, new_type("cómpany", vec![])).await.unwrap_err();
    assert_eq!(taken.to_string(), "There is a record type “Company” already. Choose another name.");

    let made_type = desk.tables().await;
    let other = records::create_type(&desk.core, new_type("Deal", vec![])).await.unwrap();
    let moved = records::move_type(&desk.core, MoveRecordType { record_type: other.record_type.id, before: Some(kind.id) }).await.unwrap();
    let names = |types: Vec<RecordTypeInfo>| types.into_iter().map(|kind| kind.name).collect::<Vec<_>>();
    assert_eq!(names(records::list_types(&desk.core).await.unwrap()), ["Deal", "Company"]);
    undo(&desk, moved.operation).await.unwrap();
    undo(&desk, other.operation).await.unwrap();
    assert_eq!(names(records::list_types(&desk.core).await.unwrap()), ["Company"]);
    assert_eq!(without_gone(desk.tables().await), made_type);

    let changed = UpdateRecordType {
        record_type: kind.id,
        name: "Firm".to_owned(),
        plural: String::new(),
        icon: "building".to_owned(),
        color: kind.color,
        flow_app: None,
        title_field: kind.title_field,
    };
    let renamed = records::update_type(&desk.core, changed.clone()).await.unwrap();
    assert_eq!((renamed.record_type.name.as_str(), renamed.record_type.plural.as_str()), ("Firm", "Firms"));
    assert_eq!(records::update_type(&desk.core, changed).await.unwrap().operation, None);
    undo(&desk, renamed.operation).await.unwrap();
    assert_eq!(without_gone(desk.tables().await), made_type);

    undo(&desk, made.operation).await.unwrap();
    assert!(records::list_types(&desk.core).await.unwrap().is_empty());
    assert_eq!(without_gone(desk.tables().await), before);
    // The next type gets a field of its own, not the one that is gone.
    let next = deals(&desk).await;
    make(&desk, &next, "First").await;
    desk.is_in_order().await;
}

/// Rows of fields stay when they are gone, so that no other field gets their row id; and SQLite counts rows that were.
fn without_gone(tables: Vec<String>) -> Vec<String> {
    let mut lines = tables;
    lines.retain(|line| !line.starts_with("custom_field:") || line.contains("deleted_at=∅"));
    lines
}

#[tokio::test]
async fn a_type_with_records_is_deleted_and_comes_back_whole() {
    let desk = Desk::new().await;
    let ana = people(&desk, &["Ana"]).await[0];
    let kind = deals(&desk).await;
    let deal = make(&desk, &kind, "Loft").await;
    link(&desk, deal.id, ana, Some(role_id(&kind, "Buyer"))).await.unwrap();
    let before = desk.tables().await;
    let deleted = records::delete_type(&desk.core, GetRecordType { record_type: kind.id }).await.unwrap();
    assert!(records::list_types(&desk.core).await.unwrap().is_empty());
    assert!(matches!(records::profile(&desk.core, GetRecord { record: deal.id }).await, Err(Error::NotFound { .. })));
    assert!(records::of_contact(&desk.core, ListContactRecords { contact: ana }).await.unwrap().is_empty());
    assert_eq!(desk.contact(ana).await.record_total, 0);
    desk.is_in_order().await;
    // The name is free.
    let other = records::create_type(&desk.core, new_type("Deal", vec![])).await.unwrap();
    let clash = undo(&desk, deleted.operation).await.unwrap_err();
    assert!(matches!(clash, Error::Conflict { .. }), "{clash}");
    undo(&desk, other.operation).await.unwrap();
    undo(&desk, deleted.operation).await.unwrap();
    assert_eq!(without_gone(desk.tables().await), before);
    assert_eq!(get(&desk, deal.id).await.links.len(), 1);
    // What it was made by can no longer be undone: it has records.
    desk.is_in_order().await;
}

#[tokio::test]
async fn members_change_records_and_not_types() {
    let desk = Desk::new().await;
    let kind = deals(&desk).await;
    contact_core::team::add(
        &desk.core,
        contact_core::team::AddMember { name: "Kim".to_owned(), email: String::new(), role: contact_core::team::Role::Member, color: None },
    )
    .await
    .unwrap();
    let kim = desk.core.acting_as("Kim").await.unwrap();
    let record = CreateRecord { record_type: kind.id, values: vec![typed(kind.title_field, &["Loft"])], links: vec![] };
    records::create(&kim, record).await.unwrap();
    for refused in [
        records::create_type(&kim, new_type("X", vec![])).await.map(drop),
        records::delete_type(&kim, GetRecordType { record_type: kind.id }).await.map(drop),
        records::create_role(&kim, CreateRecordRole { record_type: kind.id, definition: role("X", None, false) }).await.map(drop),
        fields::delete(&kim, GetField { field: field(&kind, "amount") }).await.map(drop),
    ] {
        assert!(matches!(refused, Err(Error::Forbidden { .. })), "{refused:?}");
    }
}

#[tokio::test]
async fn roles_are_changed_moved_and_deleted_and_each_is_undone() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Bo"]).await;
    let kind = deals(&desk).await;
    let (buyer, agent) = (role_id(&kind, "Buyer"), role_id(&kind, "Agent"));
    let deal = make(&desk, &kind, "Loft").await;
    link(&desk, deal.id, ids[0], Some(agent)).await.unwrap();
    link(&desk, deal.id, ids[1], Some(agent)).await.unwrap();
    link(&desk, deal.id, ids[1], None).await.unwrap();
    let before = desk.tables().await;

    let low =
        records::update_role(&desk.core, UpdateRecordRole { role: agent, definition: role("Agent", Some(1), false) }).await.unwrap_err();
    assert_eq!(low.to_string(), "A record has 2 contacts as Agent already, so the limit cannot be 1. Unlink some first.");
    let default = records::update_role(&desk.core, UpdateRecordRole { role: agent, definition: role("Agent", None, true) }).await.unwrap();
    let defaults: Vec<bool> = again(&desk, &kind).await.roles.iter().map(|role| role.is_default).collect();
    assert_eq!(defaults, [false, true]);
    undo(&desk, default.operation).await.unwrap();
    assert_eq!(desk.tables().await, before);

    let moved = records::move_role(&desk.core, MoveRecordRole { role: agent, before: Some(buyer) }).await.unwrap();
    assert_eq!(again(&desk, &kind).await.roles[0].name, "Agent");
    undo(&desk, moved.operation).await.unwrap();

    let deleted = records::delete_role(&desk.core, GetRecordRole { role: agent }).await.unwrap();
    let shown: Vec<_> = get(&desk, deal.id).await.links.into_iter().map(|l| (l.name, l.role)).collect();
    assert_eq!(shown, [("Ana".to_owned(), None), ("Bo".to_owned(), None)], "each is linked once, without a role");
    desk.is_in_order().await;
    undo(&desk, deleted.operation).await.unwrap();
    assert_eq!(desk.tables().await, before);
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_field_of_records_changes_its_type_with_its_values_and_back() {
    let desk = Desk::new().await;
    let kind = deals(&desk).await;
    let size = add_field(&desk, &kind, of_type("Size", FieldType::Text)).await;
    let title = kind.title_field;
    let mut made = Vec::new();
    for value in ["12", "large", ""] {
        made.push(try_make(&desk, &kind, vec![typed(title, &[&format!("Flat {value}")]), typed(size.id, &[value])]).await.unwrap().id);
    }
    let before = desk.tables().await;
    let change = |lose_values| UpdateField { field: size.id, definition: of_type("Size", FieldType::Number), lose_values };
    let preview = fields::preview(&desk.core, change(false), Job::silent()).await.unwrap();
    assert_eq!((preview.values, preview.kept, preview.lost), (2, 1, 1));
    assert_eq!((preview.examples[0].name.as_str(), preview.examples[0].record), ("Flat large", Some(made[1])));
    assert!(fields::update(&desk.core, change(false), Job::silent()).await.is_err());
    let changed = fields::update(&desk.core, change(true), Job::silent()).await.unwrap();
    assert_eq!(get(&desk, made[0]).await.values[1].value, FieldValue::Number(12.0));
    assert_eq!(get(&desk, made[1]).await.values.len(), 1);
    assert_eq!(kinds(&desk, made[1]).await, [RecordEntryKind::Updated, RecordEntryKind::Created]);
    // A value that was given since is read as text again.
    records::update(&desk.core, UpdateRecord { record: made[2], values: vec![typed(size.id, &["7"])] }).await.unwrap();
    desk.is_in_order().await;
    undo(&desk, changed.operation).await.unwrap();
    assert_eq!(get(&desk, made[2]).await.values[1].value, FieldValue::Text("7".to_owned()));
    assert_eq!(get(&desk, made[1]).await.values[1].value, FieldValue::Text("large".to_owned()));
    let differ: Vec<String> = desk.tables().await.into_iter().filter(|line| !before.contains(line)).collect();
    assert!(differ.iter().all(|line| line.contains("Flat ") || line.starts_with("record_event")), "{differ:#?}");
    desk.is_in_order().await;
}

#[tokio::test]
async fn the_title_stays_a_text_that_every_record_has() {
    let desk = Desk::new().await;
    let kind = deals(&desk).await;
    let deal = make(&desk, &kind, "Loft").await;
    let of_title = |definition: FieldDefinition| UpdateField { field: kind.title_field, definition, lose_values: true };
    for refused in [
        fields::update(&desk.core, of_title(of_type("Name", FieldType::Number)), Job::silent()).await.map(drop),
        fields::archive(&desk.core, ArchiveField { field: kind.title_field, archived: true }).await.map(drop),
        fields::delete(&desk.core, GetField { field: kind.title_field }).await.map(drop),
        fields::update(
            &desk.core,
            of_title(FieldDefinition {
                config: FieldConfig { pattern: Some("[0-9]+".to_owned()), ..FieldConfig::default() },
                ..of_type("Name", FieldType::Text)
            }),
            Job::silent(),
        )
        .await
        .map(drop),
    ] {
        assert!(matches!(refused, Err(Error::Conflict { .. })), "{refused:?}");
    }
    let code = add_field(&desk, &kind, of_type("Code", FieldType::Text)).await.id;
    let with_title = |title_field| UpdateRecordType {
        record_type: kind.id,
        name: kind.name.clone(),
        plural: kind.plural.clone(),
        icon: kind.icon.clone(),
        color: kind.color,
        flow_app: None,
        title_field,
    };
    let missing = records::update_type(&desk.core, with_title(code)).await.unwrap_err();
    assert!(missing.to_string().starts_with("“Code” cannot be the title yet: 1 of the Deals"), "{missing}");
    records::update(&desk.core, UpdateRecord { record: deal.id, values: vec![typed(code, &["A-1"])] }).await.unwrap();
    let changed = records::update_type(&desk.core, with_title(code)).await.unwrap();
    assert_eq!(get(&desk, deal.id).await.title, "A-1");
    desk.is_in_order().await;
    undo(&desk, changed.operation).await.unwrap();
    assert_eq!(get(&desk, deal.id).await.title, "Loft");
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_role_that_is_back_has_its_name_to_itself_and_leaves_the_default_to_another() {
    let desk = Desk::new().await;
    let kind = deals(&desk).await;
    let (buyer, agent) = (role_id(&kind, "Buyer"), role_id(&kind, "Agent"));
    let gone = records::delete_role(&desk.core, GetRecordRole { role: buyer }).await.unwrap();
    let made =
        records::create_role(&desk.core, CreateRecordRole { record_type: kind.id, definition: role("buyer", None, false) }).await.unwrap();
    let refused = undo(&desk, gone.operation).await.unwrap_err();
    assert!(refused.to_string().contains("another role “Buyer” by now"), "{refused}");
    undo(&desk, made.operation).await.unwrap();
    records::update_role(&desk.core, UpdateRecordRole { role: agent, definition: role("Agent", None, true) }).await.unwrap();
    undo(&desk, gone.operation).await.unwrap();
    let defaults: Vec<_> = again(&desk, &kind).await.roles.into_iter().map(|role| (role.name, role.is_default)).collect();
    assert_eq!(defaults, [("Buyer".to_owned(), false), ("Agent".to_owned(), true)]);
    desk.is_in_order().await;
}
