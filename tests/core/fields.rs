//! Custom fields: what the team defines, what contacts are given, what becomes of values when a field changes, and that
//! each change can be taken back.

use contact_core::Error;
use contact_core::activity;
use contact_core::contacts::{self, ContactPatch, CreateContact, Selection, UpdateContact};
use contact_core::fields::{
    self, ArchiveField, CreateField, CreateFieldGroup, FieldConfig, FieldDefinition, FieldInfo, FieldInput, FieldSaved, FieldType,
    FieldValue, GetField, GetFieldGroup, MoveField, MoveFieldGroup, OptionInput, ProfileLayout, SetField, UpdateField, UpdateFieldGroup,
};
use contact_core::ids::{ContactId, FieldId, OperationId};
use contact_core::lists::ListQuery;
use contact_core::operations::{self, UndoOperation};
use contact_core::progress::{CancelToken, Job};
use contact_core::team::{self, AddMember, Role};

use crate::desk::Desk;
use crate::tags::people;

pub fn of_type(label: &str, r#type: FieldType) -> FieldDefinition {
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

pub fn option(label: &str) -> OptionInput {
    OptionInput { id: None, label: label.to_owned(), color: None }
}

pub fn select(label: &str, options: &[&str]) -> FieldDefinition {
    FieldDefinition { options: options.iter().map(|label| option(label)).collect(), ..of_type(label, FieldType::Select) }
}

pub async fn make(desk: &Desk, definition: FieldDefinition) -> FieldInfo {
    fields::create(&desk.core, CreateField { record_type: None, key: None, group: None, definition }).await.unwrap().field
}

/// The definition that a field has.
pub fn definition(field: &FieldInfo) -> FieldDefinition {
    FieldDefinition {
        label: field.label.clone(),
        help: field.help.clone(),
        r#type: field.r#type,
        config: field.config.clone(),
        options: field
            .options
            .iter()
            .map(|option| OptionInput { id: Some(option.id), label: option.label.clone(), color: Some(option.color) })
            .collect(),
        required: field.required,
        unique: field.unique,
        default: field.default.clone(),
    }
}

pub fn typed(field: FieldId, values: &[&str]) -> FieldInput {
    FieldInput { field, values: values.iter().map(|&value| value.to_owned()).collect() }
}

pub async fn give(desk: &Desk, contact: ContactId, field: FieldId, values: &[&str]) -> Result<Option<OperationId>, Error> {
    let patch = ContactPatch { fields: vec![typed(field, values)], ..ContactPatch::default() };
    contacts::update(&desk.core, UpdateContact { contact, patch }).await.map(|saved| saved.operation)
}

/// A contact's value as scripts get it.
pub async fn value(desk: &Desk, contact: ContactId, key: &str) -> serde_json::Value {
    let document = contacts::full_document(&desk.core, contact).await.unwrap();
    document.contact.fields.get(key).cloned().unwrap_or_default()
}

async fn undo(desk: &Desk, operation: Option<OperationId>) -> Result<u32, Error> {
    operations::undo(&desk.core, UndoOperation { operation: operation.unwrap() }).await.map(|changed| changed.count)
}

async fn change(desk: &Desk, field: &FieldInfo, definition: FieldDefinition, lose_values: bool) -> Result<FieldSaved, Error> {
    fields::update(&desk.core, UpdateField { field: field.id, definition, lose_values }, Job::silent()).await
}

fn these(ids: &[ContactId]) -> Selection {
    Selection::Ids { ids: ids.to_vec() }
}

fn everybody() -> Selection {
    Selection::Matching { query: ListQuery::default(), except: vec![] }
}

fn refused_field(error: &Error) -> &str {
    match error {
        Error::Field { key, .. } => key,
        other => panic!("{other}"),
    }
}

/// Labels by group, “-” for those without one.
async fn arrangement(desk: &Desk) -> Vec<(String, Vec<String>)> {
    let list = fields::list(&desk.core).await.unwrap();
    let labels = |group| list.fields.iter().filter(|field| field.group == group).map(|field| field.label.clone()).collect();
    let mut all: Vec<(String, Vec<String>)> = list.groups.iter().map(|group| (group.name.clone(), labels(Some(group.id)))).collect();
    all.push(("-".to_owned(), labels(None)));
    all
}

#[tokio::test]
async fn a_new_workspace_has_the_three_groups_and_a_budget_in_the_money_of_the_region() {
    let desk = Desk::new().await;
    let empty = |name: &str| (name.to_owned(), Vec::<String>::new());
    let company = ("Company Info".to_owned(), vec!["Budget".to_owned()]);
    let [preferences, internal, none] = ["Preferences", "Internal", "-"].map(empty);
    assert_eq!(arrangement(&desk).await, [company, preferences, internal, none]);
    let swiss = crate::support::Workspace::in_region("CH").await;
    let budget = fields::list(&swiss.core).await.unwrap().fields.remove(0);
    assert_eq!((budget.key.as_str(), budget.r#type, budget.config.currency.as_deref()), ("budget", FieldType::Currency, Some("CHF")));
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_field_is_made_with_a_key_of_its_own_and_takes_values_of_its_type() {
    let desk = Desk::new().await;
    let ana = people(&desk, &["Ana"]).await[0];
    let price = make(&desk, of_type("Price", FieldType::Currency)).await;
    assert_eq!((price.key.as_str(), price.config.currency.as_deref(), price.config.decimals), ("price", Some("USD"), Some(2)));
    assert_eq!(make(&desk, of_type("Price", FieldType::Text)).await.key, "price_2");
    desk.later(5);
    give(&desk, ana, price.id, &["$12,000.50"]).await.unwrap();
    assert_eq!(value(&desk, ana, "price").await, 12_000.5);
    let profile = desk.contact(ana).await;
    assert_eq!(profile.row.fields.len(), 1);
    assert_eq!(profile.row.fields[0].value, FieldValue::Number(12_000.5));
    let entry = activity::whole_timeline(&desk.core, ana).await.unwrap().remove(0);
    let told = &entry.changes[0];
    assert_eq!((told.field.as_str(), told.old.as_str(), told.new.as_str()), ("price", "", "12000.5"));
    desk.is_in_order().await;
}

#[tokio::test]
async fn an_edit_of_a_value_is_undone_and_a_refused_one_changes_nothing() {
    let desk = Desk::new().await;
    let ana = people(&desk, &["Ana"]).await[0];
    let size = make(&desk, select("Size", &["Small", "Large"])).await;
    give(&desk, ana, size.id, &["small"]).await.unwrap();
    desk.later(5);
    let done = give(&desk, ana, size.id, &["LARGE"]).await.unwrap();
    assert_eq!(value(&desk, ana, "size").await, "Large");
    let refused = give(&desk, ana, size.id, &["Huge"]).await.unwrap_err();
    assert_eq!(refused_field(&refused), "size");
    assert!(refused.to_string().starts_with("Size: ") && refused.to_string().contains("“Huge”"), "{refused}");
    undo(&desk, done).await.unwrap();
    assert_eq!(value(&desk, ana, "size").await, "Small");
    desk.is_in_order().await;
}

#[tokio::test]
async fn only_the_owner_and_admins_change_what_fields_there_are() {
    let desk = Desk::new().await;
    let price = make(&desk, of_type("Price", FieldType::Number)).await;
    team::add(&desk.core, AddMember { name: "Kim".to_owned(), role: Role::Member, ..AddMember::default() }).await.unwrap();
    let kim = desk.core.acting_as("Kim").await.unwrap();
    let group = fields::list(&desk.core).await.unwrap().groups[0].id;
    let refusals = [
        fields::create(&kim, CreateField { record_type: None, key: None, group: None, definition: of_type("X", FieldType::Text) })
            .await
            .map(drop),
        fields::update(&kim, UpdateField { field: price.id, definition: of_type("X", FieldType::Text), lose_values: true }, Job::silent())
            .await
            .map(drop),
        fields::archive(&kim, ArchiveField { field: price.id, archived: true }).await.map(drop),
        fields::delete(&kim, GetField { field: price.id }).await.map(drop),
        fields::move_field(&kim, MoveField { field: price.id, group: Some(group), before: None }).await.map(drop),
        fields::create_group(&kim, CreateFieldGroup { name: "X".to_owned() }).await.map(drop),
        fields::update_group(&kim, UpdateFieldGroup { group, name: "X".to_owned() }).await.map(drop),
        fields::move_group(&kim, MoveFieldGroup { group, before: None }).await.map(drop),
        fields::delete_group(&kim, GetFieldGroup { group }).await.map(drop),
    ];
    for refusal in refusals {
        assert_eq!(refusal.unwrap_err().code(), "forbidden");
    }
    let ana = people(&desk, &["Ana"]).await[0];
    let patch = ContactPatch { fields: vec![typed(price.id, &["5"])], ..ContactPatch::default() };
    contacts::update(&kim, UpdateContact { contact: ana, patch }).await.unwrap();
    assert_eq!(value(&desk, ana, "price").await, 5);
}

#[tokio::test]
async fn fields_and_groups_are_put_in_order_and_back() {
    let desk = Desk::new().await;
    let [a, b, c] = [
        make(&desk, of_type("A", FieldType::Text)).await,
        make(&desk, of_type("B", FieldType::Text)).await,
        make(&desk, of_type("C", FieldType::Text)).await,
    ];
    let company = fields::list(&desk.core).await.unwrap().groups[0].id;
    let before = arrangement(&desk).await;
    let mut done = Vec::new();
    for (field, group, at) in [(&c, Some(company), None), (&a, Some(company), Some(c.id)), (&b, Some(company), Some(c.id))] {
        done.push(fields::move_field(&desk.core, MoveField { field: field.id, group, before: at }).await.unwrap().operation);
    }
    assert_eq!(arrangement(&desk).await[0].1, ["Budget", "A", "B", "C"]);
    done.push(fields::move_group(&desk.core, MoveFieldGroup { group: company, before: None }).await.unwrap().operation);
    assert_eq!(arrangement(&desk).await[2].0, "Company Info");
    done.push(fields::delete_group(&desk.core, GetFieldGroup { group: company }).await.unwrap().operation);
    assert_eq!(arrangement(&desk).await.last().unwrap().1, ["Budget", "A", "B", "C"]);
    for operation in done.into_iter().rev() {
        undo(&desk, operation).await.unwrap();
    }
    assert_eq!(arrangement(&desk).await, before);
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_group_has_a_name_of_its_own() {
    let desk = Desk::new().await;
    let group = fields::create_group(&desk.core, CreateFieldGroup { name: " Household ".to_owned() }).await.unwrap();
    assert_eq!(group.group.name, "Household");
    for name in ["household", "HOUSEHÓLD", "", "x\u{7}"] {
        assert!(fields::create_group(&desk.core, CreateFieldGroup { name: name.to_owned() }).await.is_err(), "{name:?}");
    }
    let renamed = fields::update_group(&desk.core, UpdateFieldGroup { group: group.group.id, name: "Home".to_owned() }).await.unwrap();
    undo(&desk, renamed.operation).await.unwrap();
    undo(&desk, group.operation).await.unwrap();
    assert_eq!(arrangement(&desk).await.len(), 4);
}

#[tokio::test]
async fn another_type_says_first_what_it_would_lose_and_comes_back_whole() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben", "Cleo", "Dan"]).await;
    let note = make(&desk, of_type("Price", FieldType::Text)).await;
    for (contact, text) in ids.iter().zip(["1,200", "about 5", "-3.5"]) {
        give(&desk, *contact, note.id, &[text]).await.unwrap();
    }
    let number = FieldDefinition { r#type: FieldType::Number, ..definition(&note) };
    let input = UpdateField { field: note.id, definition: number.clone(), lose_values: false };
    let preview = fields::preview(&desk.core, input, Job::silent()).await.unwrap();
    assert_eq!((preview.values, preview.kept, preview.lost), (3, 2, 1));
    assert_eq!((preview.examples[0].name.as_str(), preview.examples[0].value.as_str()), ("Ben", "about 5"));
    assert!(matches!(change(&desk, &note, number.clone(), false).await, Err(Error::Conflict { .. })));
    assert_eq!(value(&desk, ids[0], "price").await, "1,200");

    let done = change(&desk, &note, number, true).await.unwrap();
    assert_eq!(done.field.r#type, FieldType::Number);
    assert_eq!(
        [value(&desk, ids[0], "price").await, value(&desk, ids[1], "price").await, value(&desk, ids[2], "price").await],
        [serde_json::json!(1200), serde_json::Value::Null, serde_json::json!(-3.5)]
    );
    desk.is_in_order().await;
    desk.later(5);
    give(&desk, ids[3], note.id, &["7"]).await.unwrap();
    undo(&desk, done.operation).await.unwrap();
    assert_eq!(
        [value(&desk, ids[0], "price").await, value(&desk, ids[1], "price").await, value(&desk, ids[3], "price").await],
        ["1,200", "about 5", "7"].map(serde_json::Value::from)
    );
    desk.is_in_order().await;
}

#[tokio::test]
async fn options_keep_their_values_when_they_are_renamed_and_ordered_and_lose_them_when_they_go() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben"]).await;
    let size = make(&desk, select("Size", &["Small", "Large"])).await;
    give(&desk, ids[0], size.id, &["Small"]).await.unwrap();
    give(&desk, ids[1], size.id, &["Large"]).await.unwrap();
    let mut wanted = definition(&size);
    wanted.options.reverse();
    wanted.options[1].label = "Tiny".to_owned();
    let renamed = change(&desk, &size, wanted.clone(), false).await.unwrap();
    assert_eq!(value(&desk, ids[0], "size").await, "Tiny");
    wanted.options.remove(0);
    assert!(matches!(change(&desk, &size, wanted.clone(), false).await, Err(Error::Conflict { .. })));
    let narrowed = change(&desk, &size, wanted, true).await.unwrap();
    assert_eq!(value(&desk, ids[1], "size").await, serde_json::Value::Null);
    let mut several = definition(&narrowed.field);
    several.r#type = FieldType::MultiSelect;
    let several = change(&desk, &size, several, false).await.unwrap();
    assert_eq!(value(&desk, ids[0], "size").await, serde_json::json!(["Tiny"]));
    desk.is_in_order().await;
    for done in [several, narrowed, renamed] {
        undo(&desk, done.operation).await.unwrap();
    }
    assert_eq!(value(&desk, ids[0], "size").await, "Small");
    assert_eq!(value(&desk, ids[1], "size").await, "Large");
    desk.is_in_order().await;
}

#[tokio::test]
async fn values_that_must_differ_do_and_a_field_whose_values_do_not_cannot_ask_for_it() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben", "Cleo"]).await;
    let number = make(&desk, FieldDefinition { unique: true, ..of_type("Customer no", FieldType::Text) }).await;
    give(&desk, ids[0], number.id, &["A-17"]).await.unwrap();
    let refused = give(&desk, ids[1], number.id, &["a-17"]).await.unwrap_err();
    assert!(refused.to_string().contains("Ana"), "{refused}");
    let bulk = SetField { selection: these(&ids), input: typed(number.id, &["B-1"]) };
    assert_eq!(refused_field(&fields::set(&desk.core, bulk, Job::silent()).await.unwrap_err()), "customer_no");

    // Who is in the bin claims nothing, and gives way to who has it by now.
    contacts::delete(&desk.core, these(&ids[..1])).await.unwrap();
    give(&desk, ids[1], number.id, &["a-17"]).await.unwrap();
    contacts::restore(&desk.core, these(&ids[..1])).await.unwrap();
    assert_eq!(value(&desk, ids[0], "customer_no").await, serde_json::Value::Null);
    assert_eq!(value(&desk, ids[1], "customer_no").await, "a-17");
    desk.is_in_order().await;

    let plain = make(&desk, of_type("Seat", FieldType::Text)).await;
    for contact in &ids[..2] {
        give(&desk, *contact, plain.id, &["12b"]).await.unwrap();
    }
    let unique = FieldDefinition { unique: true, ..definition(&plain) };
    let input = UpdateField { field: plain.id, definition: unique.clone(), lose_values: false };
    assert_eq!(fields::preview(&desk.core, input, Job::silent()).await.unwrap().clashes.len(), 1);
    assert!(matches!(change(&desk, &plain, unique.clone(), true).await, Err(Error::Conflict { .. })));
    give(&desk, ids[1], plain.id, &[]).await.unwrap();
    change(&desk, &plain, unique, false).await.unwrap();
    assert!(give(&desk, ids[1], plain.id, &["12B"]).await.is_err());
    desk.is_in_order().await;
}

#[tokio::test]
async fn what_is_required_is_asked_for_and_what_is_usual_is_given() {
    let desk = Desk::new().await;
    let size = make(&desk, FieldDefinition { default: vec!["Large".to_owned()], ..select("Size", &["Small", "Large"]) }).await;
    let region = make(&desk, FieldDefinition { required: true, ..of_type("Region", FieldType::Text) }).await;
    let ana = CreateContact { first_name: "Ana".to_owned(), ..CreateContact::default() };
    assert_eq!(refused_field(&contacts::create(&desk.core, ana.clone()).await.unwrap_err()), "region");
    let ana = CreateContact { fields: vec![typed(region.id, &["North"])], ..ana };
    let ana = contacts::create(&desk.core, ana).await.unwrap().contact.row.id;
    assert_eq!(value(&desk, ana, "size").await, "Large");
    assert_eq!(refused_field(&give(&desk, ana, region.id, &[" "]).await.unwrap_err()), "region");
    give(&desk, ana, size.id, &[]).await.unwrap();
    assert_eq!(value(&desk, ana, "size").await, serde_json::Value::Null);
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_field_that_is_put_away_keeps_its_values_and_takes_none() {
    let desk = Desk::new().await;
    let ana = people(&desk, &["Ana"]).await[0];
    let price = make(&desk, of_type("Price", FieldType::Number)).await;
    give(&desk, ana, price.id, &["5"]).await.unwrap();
    let done = fields::archive(&desk.core, ArchiveField { field: price.id, archived: true }).await.unwrap();
    assert_eq!(value(&desk, ana, "price").await, serde_json::Value::Null);
    assert!(matches!(give(&desk, ana, price.id, &["6"]).await, Err(Error::Conflict { .. })));
    undo(&desk, done.operation).await.unwrap();
    assert_eq!(value(&desk, ana, "price").await, 5);
}

#[tokio::test]
async fn a_deleted_field_takes_its_values_along_and_its_key_is_free() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben"]).await;
    let price = make(&desk, of_type("Price", FieldType::Number)).await;
    let edit = give(&desk, ids[0], price.id, &["5"]).await.unwrap();
    let used = fields::field_use(&desk.core, GetField { field: price.id }).await.unwrap();
    assert_eq!((used.contacts, used.in_bin), (1, 0));
    fields::delete(&desk.core, GetField { field: price.id }).await.unwrap();
    let again = make(&desk, of_type("Price", FieldType::Text)).await;
    assert_eq!(again.key, "price");
    assert_eq!(value(&desk, ids[0], "price").await, serde_json::Value::Null);
    undo(&desk, edit).await.unwrap();
    assert_eq!(value(&desk, ids[0], "price").await, serde_json::Value::Null);
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_bulk_edit_changes_what_it_said_and_one_undo_takes_it_back_but_for_later_work() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben", "Cleo"]).await;
    let stage = make(&desk, select("Stage", &["New", "Won"])).await;
    give(&desk, ids[0], stage.id, &["Won"]).await.unwrap();
    give(&desk, ids[1], stage.id, &["New"]).await.unwrap();
    desk.later(5);
    let input = SetField { selection: everybody(), input: typed(stage.id, &["Won"]) };
    let count = fields::count_set(&desk.core, input.clone()).await.unwrap();
    assert_eq!((count.selected, count.changed), (3, 2));
    let done = fields::set(&desk.core, input.clone(), Job::silent()).await.unwrap();
    assert_eq!(done.count, 2);
    assert_eq!(fields::count_set(&desk.core, input).await.unwrap().changed, 0);
    desk.later(5);
    // Ben is given a name, Cleo another stage: only what the bulk edit did to Ben is taken back.
    let patch = ContactPatch { last_name: Some("Berg".to_owned()), ..ContactPatch::default() };
    contacts::update(&desk.core, UpdateContact { contact: ids[1], patch }).await.unwrap();
    give(&desk, ids[2], stage.id, &["New"]).await.unwrap();
    assert_eq!(undo(&desk, done.operation).await.unwrap(), 1);
    assert_eq!(value(&desk, ids[0], "stage").await, "Won");
    assert_eq!(value(&desk, ids[1], "stage").await, "New");
    assert_eq!(value(&desk, ids[2], "stage").await, "New");
    assert_eq!(desk.contact(ids[1]).await.row.last_name, "Berg");
    assert!(matches!(undo(&desk, done.operation).await, Err(Error::Conflict { .. })));
    desk.is_in_order().await;
}

#[tokio::test]
async fn a_bulk_edit_that_is_stopped_or_meets_the_bin_changes_nothing() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Ben"]).await;
    let stage = make(&desk, of_type("Stage", FieldType::Text)).await;
    let cancel = CancelToken::default();
    cancel.cancel();
    let input = SetField { selection: these(&ids), input: typed(stage.id, &["New"]) };
    assert!(matches!(fields::set(&desk.core, input.clone(), Job::new(|_| {}, cancel)).await, Err(Error::Cancelled)));
    contacts::delete(&desk.core, these(&ids[1..])).await.unwrap();
    assert!(matches!(fields::set(&desk.core, input, Job::silent()).await, Err(Error::Conflict { .. })));
    assert_eq!(value(&desk, ids[0], "stage").await, serde_json::Value::Null);
}

#[tokio::test]
async fn what_a_field_cannot_be_is_refused_with_the_reason() {
    let desk = Desk::new().await;
    let number = |config| FieldDefinition { config, ..of_type("X", FieldType::Number) };
    let bad = [
        of_type("", FieldType::Text),
        of_type(&"x".repeat(81), FieldType::Text),
        number(FieldConfig { min: Some(2.0), max: Some(1.0), ..FieldConfig::default() }),
        number(FieldConfig { decimals: Some(9), ..FieldConfig::default() }),
        FieldDefinition {
            config: FieldConfig { currency: Some("Taler".into()), ..FieldConfig::default() },
            ..of_type("X", FieldType::Currency)
        },
        FieldDefinition { config: FieldConfig { pattern: Some("(".into()), ..FieldConfig::default() }, ..of_type("X", FieldType::Text) },
        FieldDefinition { config: FieldConfig { stars: Some(2), ..FieldConfig::default() }, ..of_type("X", FieldType::Rating) },
        FieldDefinition { unique: true, ..of_type("X", FieldType::Boolean) },
        FieldDefinition { unique: true, default: vec!["x".into()], ..of_type("X", FieldType::Text) },
        FieldDefinition { default: vec!["soon".into()], ..of_type("X", FieldType::Date) },
        select("X", &["Ja", "já"]),
        select("X", &["a;b"]),
        select("X", &[""]),
    ];
    for definition in bad {
        let input = CreateField { record_type: None, key: None, group: None, definition: definition.clone() };
        assert!(matches!(fields::create(&desk.core, input).await, Err(Error::Invalid { .. })), "{definition:?}");
    }
    for key in ["email", "Price", "a b"] {
        let input = CreateField { record_type: None, key: Some(key.to_owned()), group: None, definition: of_type("X", FieldType::Text) };
        assert!(matches!(fields::create(&desk.core, input).await, Err(Error::Invalid { .. })), "{key}");
    }
    let keys: Vec<String> = fields::list(&desk.core).await.unwrap().fields.into_iter().map(|field| field.key).collect();
    assert_eq!(keys, ["budget"], "the one that was there");
}

#[tokio::test]
async fn each_member_arranges_the_profile() {
    let desk = Desk::new().await;
    team::add(&desk.core, AddMember { name: "Kim".to_owned(), role: Role::Member, ..AddMember::default() }).await.unwrap();
    let kim = desk.core.acting_as("Kim").await.unwrap();
    let group = fields::list(&desk.core).await.unwrap().groups[0].id;
    let mine = ProfileLayout { folded: vec![group], others_folded: true, hide_empty: false };
    fields::set_layout(&desk.core, mine.clone()).await.unwrap();
    assert_eq!(fields::layout(&desk.core).await.unwrap(), mine);
    assert_eq!(fields::layout(&kim).await.unwrap(), ProfileLayout::default());
}
