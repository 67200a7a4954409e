//! Records, links on both sides, lists, and that each change can be taken back.

use contact_core::Error;
use contact_core::activity::{self, ActivityKind};
use contact_core::fields::{self, CreateField, FieldDefinition, FieldInfo, FieldInput, FieldType, FieldValue};
use contact_core::filter::Filter;
use contact_core::ids::{ContactId, FieldId, OperationId, RecordId, RecordRoleId};
use contact_core::operations::{self, UndoOperation};
use contact_core::records::{
    self, CreateRecord, CreateRecordType, FindRecords, GetRecord, GetRecordHistory, LinkRecord, ListContactRecords, ListRecords,
    LocateRecord, RecordEntryKind, RecordLinkInput, RecordProfile, RecordQuery, RecordRoleDefinition, RecordSelection, RecordSort,
    RecordSortField, RecordTypeInfo, RelateRecords, UnlinkRecord, UnrelateRecords, UpdateRecord, UpdateRecordLink,
};
use sqlx::Connection;

use crate::desk::Desk;
use crate::fields::{of_type, select, typed};
use crate::tags::people;

pub fn role(name: &str, limit: Option<u32>, is_default: bool) -> RecordRoleDefinition {
    RecordRoleDefinition { name: name.to_owned(), inverse_name: String::new(), contact_limit: limit, is_default }
}

pub fn new_type(name: &str, roles: Vec<RecordRoleDefinition>) -> CreateRecordType {
    CreateRecordType {
        name: name.to_owned(),
        plural: String::new(),
        icon: "briefcase".to_owned(),
        color: None,
        flow_app: None,
        title_label: String::new(),
        roles,
    }
}

/// A type “Deal” with one Buyer at most, any number of Agents, and an amount that is a currency.
pub async fn deals(desk: &Desk) -> RecordTypeInfo {
    let roles = vec![role("Buyer", Some(1), true), role("Agent", None, false)];
    let kind = records::create_type(&desk.core, new_type("Deal", roles)).await.unwrap().record_type;
    add_field(desk, &kind, of_type("Amount", FieldType::Currency)).await;
    again(desk, &kind).await
}

pub async fn again(desk: &Desk, kind: &RecordTypeInfo) -> RecordTypeInfo {
    records::list_types(&desk.core).await.unwrap().into_iter().find(|known| known.id == kind.id).unwrap()
}

pub async fn add_field(desk: &Desk, kind: &RecordTypeInfo, definition: FieldDefinition) -> FieldInfo {
    fields::create(&desk.core, CreateField { record_type: Some(kind.id), key: None, group: None, definition }).await.unwrap().field
}

pub fn field(kind: &RecordTypeInfo, key: &str) -> FieldId {
    kind.fields.iter().find(|field| field.key == key).unwrap().id
}

pub fn role_id(kind: &RecordTypeInfo, name: &str) -> RecordRoleId {
    kind.roles.iter().find(|role| role.name == name).unwrap().id
}

pub async fn try_make(desk: &Desk, kind: &RecordTypeInfo, values: Vec<FieldInput>) -> Result<RecordProfile, Error> {
    records::create(&desk.core, CreateRecord { record_type: kind.id, values, links: vec![] }).await.map(|saved| saved.record)
}

pub async fn make(desk: &Desk, kind: &RecordTypeInfo, title: &str) -> RecordProfile {
    try_make(desk, kind, vec![typed(kind.title_field, &[title])]).await.unwrap()
}

pub async fn get(desk: &Desk, record: RecordId) -> RecordProfile {
    records::profile(&desk.core, GetRecord { record }).await.unwrap()
}

pub async fn link(
    desk: &Desk,
    record: RecordId,
    contact: ContactId,
    role: Option<RecordRoleId>,
) -> Result<records::RecordLinkSaved, Error> {
    records::link(&desk.core, LinkRecord { record, contact, role }).await
}

pub async fn undo(desk: &Desk, operation: Option<OperationId>) -> Result<u32, Error> {
    operations::undo(&desk.core, UndoOperation { operation: operation.unwrap() }).await.map(|changed| changed.count)
}

pub fn query(kind: &RecordTypeInfo) -> RecordQuery {
    RecordQuery { record_type: kind.id, search: String::new(), sort: RecordSort::default(), in_bin: false, filter: Filter::default() }
}

pub async fn titles(desk: &Desk, query: RecordQuery) -> Vec<String> {
    let page = records::list(&desk.core, ListRecords { query, offset: 0, limit: 1_000 }).await.unwrap();
    assert_eq!(usize::try_from(page.total).unwrap(), page.records.len());
    page.records.into_iter().map(|row| row.title).collect()
}

pub async fn entries(desk: &Desk, record: RecordId) -> Vec<records::RecordEntry> {
    records::history(&desk.core, GetRecordHistory { record, cursor: None, limit: 1_000 }).await.unwrap().entries
}

pub async fn kinds(desk: &Desk, record: RecordId) -> Vec<RecordEntryKind> {
    entries(desk, record).await.into_iter().map(|entry| entry.kind).collect()
}

#[tokio::test]
async fn a_record_is_made_changed_binned_and_restored_and_each_is_undone() {
    let desk = Desk::new().await;
    let kind = deals(&desk).await;
    let amount = field(&kind, "amount");
    let empty = desk.tables().await;
    let made = records::create(
        &desk.core,
        CreateRecord {
            record_type: kind.id,
            values: vec![typed(kind.title_field, &["  Loft  "]), typed(amount, &["1,200.50"])],
            links: vec![],
        },
    )
    .await
    .unwrap();
    let deal = made.record.clone();
    assert_eq!(deal.title, "Loft");
    assert_eq!(
        deal.values.iter().map(|cell| cell.value.clone()).collect::<Vec<_>>(),
        [FieldValue::Text("Loft".to_owned()), FieldValue::Number(1200.5)]
    );
    let first = desk.tables().await;

    desk.later(5);
    let changed = records::update(
        &desk.core,
        UpdateRecord { record: deal.id, values: vec![typed(kind.title_field, &["Penthouse"]), typed(amount, &["9"])] },
    )
    .await
    .unwrap();
    assert_eq!(changed.record.title, "Penthouse");
    let entry = &entries(&desk, deal.id).await[0];
    let told: Vec<_> = entry.changes.iter().map(|c| (c.label.as_str(), c.old.as_str(), c.new.as_str())).collect();
    assert_eq!(told, [("Name", "Loft", "Penthouse"), ("Amount", "1200.5", "9")]);
    let same = records::update(&desk.core, UpdateRecord { record: deal.id, values: vec![typed(amount, &["9.00"])] }).await.unwrap();
    assert_eq!(same.operation, None);
    let second = desk.tables().await;

    let these = RecordSelection::Ids { ids: vec![deal.id] };
    let binned = records::delete(&desk.core, these.clone()).await.unwrap();
    assert_eq!((binned.count, titles(&desk, query(&kind)).await.len()), (1, 0));
    assert_eq!(titles(&desk, RecordQuery { in_bin: true, ..query(&kind) }).await, ["Penthouse"]);
    assert!(get(&desk, deal.id).await.deleted_at.is_some());
    assert!(records::update(&desk.core, UpdateRecord { record: deal.id, values: vec![typed(amount, &["1"])] }).await.is_err());
    let in_bin = desk.tables().await;
    let restored = records::restore(&desk.core, these.clone()).await.unwrap();
    assert_eq!(records::restore(&desk.core, these).await.unwrap().count, 0);
    assert_eq!(
        kinds(&desk, deal.id).await,
        [RecordEntryKind::Restored, RecordEntryKind::Deleted, RecordEntryKind::Updated, RecordEntryKind::Created]
    );
    assert!(undo(&desk, binned.operation).await.is_err(), "it has been restored since");
    undo(&desk, restored.operation).await.unwrap();
    assert_eq!(desk.tables().await, in_bin);
    undo(&desk, binned.operation).await.unwrap();
    assert_eq!(desk.tables().await, second);
    undo(&desk, changed.operation).await.unwrap();
    assert_eq!(desk.tables().await, first);
    undo(&desk, made.operation).await.unwrap();
    assert_eq!(without_sequences(desk.tables().await), without_sequences(empty));
    desk.is_in_order().await;
}

fn without_sequences(lines: Vec<String>) -> Vec<String> {
    lines.into_iter().filter(|line| !line.starts_with("sqlite_sequence")).collect()
}

#[tokio::test]
async fn values_that_break_a_rule_are_refused_and_nothing_changes() {
    let desk = Desk::new().await;
    let kind = deals(&desk).await;
    let code = add_field(&desk, &kind, FieldDefinition { unique: true, ..of_type("Code", FieldType::Text) }).await.id;
    let stage = add_field(&desk, &kind, FieldDefinition { default: vec!["New".to_owned()], ..select("Stage", &["New", "Won"]) }).await.id;
    let title = kind.title_field;
    let untitled = try_make(&desk, &kind, vec![typed(code, &["A-1"])]).await.unwrap_err();
    assert_eq!(untitled.to_string(), "Name: it is required; give it a value.");
    let loft = try_make(&desk, &kind, vec![typed(title, &["Loft"]), typed(code, &["A-1"])]).await.unwrap();
    assert_eq!(loft.values.len(), 3, "the default too: {:?}", loft.values);
    let taken = try_make(&desk, &kind, vec![typed(title, &["Villa"]), typed(code, &["a-1"])]).await.unwrap_err();
    assert_eq!(taken.to_string(), "Code: “a-1” already belongs to Loft.");
    let unknown = try_make(&desk, &kind, vec![typed(title, &["Villa"]), typed(stage, &["Lost"])]).await.unwrap_err();
    assert!(matches!(&unknown, Error::Field { key, .. } if key == "stage"), "{unknown}");
    let cleared = records::update(&desk.core, UpdateRecord { record: loft.id, values: vec![typed(title, &[])] }).await.unwrap_err();
    assert!(matches!(cleared, Error::Field { .. }), "{cleared}");
    // A field of contacts is none of records.
    let budget = fields::list(&desk.core).await.unwrap().fields[0].id;
    assert!(matches!(try_make(&desk, &kind, vec![typed(budget, &["1"])]).await, Err(Error::NotFound { .. })));
    assert_eq!(titles(&desk, query(&kind)).await, ["Loft"]);

    // In the bin it claims nothing; it cannot come back once another has its code.
    let these = RecordSelection::Ids { ids: vec![loft.id] };
    let binned = records::delete(&desk.core, these.clone()).await.unwrap();
    try_make(&desk, &kind, vec![typed(title, &["Villa"]), typed(code, &["a-1"])]).await.unwrap();
    let back = records::restore(&desk.core, these).await.unwrap_err();
    assert_eq!(back.to_string(), "Code: “A-1” already belongs to Villa.");
    let undone = undo(&desk, binned.operation).await.unwrap_err();
    assert!(undone.to_string().contains("Villa"), "{undone}");
    desk.is_in_order().await;
}

#[tokio::test]
async fn links_are_told_on_both_sides_and_roles_have_limits() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Bo"]).await;
    let kind = deals(&desk).await;
    let (buyer, agent) = (role_id(&kind, "Buyer"), role_id(&kind, "Agent"));
    let deal = make(&desk, &kind, "Loft").await;
    let before = desk.tables().await;
    desk.later(10);
    let linked = link(&desk, deal.id, ids[0], Some(buyer)).await.unwrap();
    assert_eq!(linked.link.role.as_ref().map(|role| role.name.as_str()), Some("Buyer"));
    assert_eq!(desk.contact(ids[0]).await.record_total, 1);
    let full = link(&desk, deal.id, ids[1], Some(buyer)).await.unwrap_err();
    assert_eq!(full.to_string(), "A Deal has one Buyer, and Ana is it. Unlink that contact first, or choose another role.");
    let twice = link(&desk, deal.id, ids[0], Some(buyer)).await.unwrap_err();
    assert_eq!(twice.to_string(), "Ana is linked as Buyer already. Nothing was changed.");
    link(&desk, deal.id, ids[1], Some(agent)).await.unwrap();
    let shown: Vec<_> = get(&desk, deal.id).await.links.into_iter().map(|l| (l.name, l.role.map(|role| role.name))).collect();
    assert_eq!(shown, [("Ana".to_owned(), Some("Buyer".to_owned())), ("Bo".to_owned(), Some("Agent".to_owned()))]);

    let of_ana = records::of_contact(&desk.core, ListContactRecords { contact: ids[0] }).await.unwrap();
    assert_eq!((of_ana[0].title.as_str(), of_ana[0].role.as_ref().unwrap().inverse_name.as_str()), ("Loft", "Deal"));
    let timeline = activity::whole_timeline(&desk.core, ids[0]).await.unwrap();
    assert_eq!(timeline[0].kind, ActivityKind::RecordLinked);
    assert_eq!(timeline[0].record.as_ref().unwrap().role.as_deref(), Some("Buyer"));
    assert_eq!(desk.contact(ids[0]).await.row.last_activity_at, timeline[0].at);

    desk.later(10);
    let changed = records::update_link(&desk.core, UpdateRecordLink { link: linked.link.link, role: Some(agent) }).await.unwrap();
    assert!(undo(&desk, linked.operation).await.is_err(), "the link has ended since");
    let told: Vec<_> = entries(&desk, deal.id).await.into_iter().map(|entry| (entry.kind, entry.role)).take(2).collect();
    assert_eq!(told, [(RecordEntryKind::Unlinked, Some("Buyer".to_owned())), (RecordEntryKind::Linked, Some("Agent".to_owned()))]);
    // Bo takes the place; Ana cannot have it back by undo.
    let bo = link(&desk, deal.id, ids[1], Some(buyer)).await.unwrap();
    let refused = undo(&desk, changed.operation).await.unwrap_err();
    assert!(refused.to_string().starts_with("A Deal has one Buyer"), "{refused}");
    undo(&desk, bo.operation).await.unwrap();
    undo(&desk, changed.operation).await.unwrap();
    let unlinked = records::unlink(&desk.core, UnlinkRecord { link: linked.link.link }).await.unwrap();
    assert_eq!(desk.kinds(ids[0]).await[0], ActivityKind::RecordUnlinked);
    undo(&desk, unlinked.operation).await.unwrap();
    undo(&desk, linked.operation).await.unwrap();
    let links_of_ana = desk.tables().await.into_iter().filter(|line| !before.contains(line)).count();
    assert_eq!(links_of_ana, 2, "Bo's link, and Bo's last activity");
    desk.is_in_order().await;
}

#[tokio::test]
async fn records_belong_together_until_they_do_not() {
    let desk = Desk::new().await;
    let kind = deals(&desk).await;
    let (one, two) = (make(&desk, &kind, "Loft").await, make(&desk, &kind, "Garage").await);
    let before = desk.tables().await;
    let related = records::relate(&desk.core, RelateRecords { record: two.id, other: one.id }).await.unwrap();
    assert!(records::relate(&desk.core, RelateRecords { record: one.id, other: two.id }).await.is_err(), "they do already");
    assert!(records::relate(&desk.core, RelateRecords { record: one.id, other: one.id }).await.is_err());
    for (record, other) in [(one.id, "Garage"), (two.id, "Loft")] {
        let shown = get(&desk, record).await.related;
        assert_eq!(shown.iter().map(|related| related.title.as_str()).collect::<Vec<_>>(), [other]);
        let entry = &entries(&desk, record).await[0];
        assert_eq!((entry.kind, entry.other.as_ref().unwrap().title.as_str()), (RecordEntryKind::Related, other));
    }
    let relation = get(&desk, one.id).await.related[0].relation;
    let parted = records::unrelate(&desk.core, UnrelateRecords { relation }).await.unwrap();
    assert!(get(&desk, one.id).await.related.is_empty());
    undo(&desk, parted.operation).await.unwrap();
    assert_eq!(get(&desk, two.id).await.related.len(), 1);
    undo(&desk, related.operation).await.unwrap();
    assert_eq!(without_sequences(desk.tables().await), without_sequences(before));
}

#[tokio::test]
async fn lists_search_sort_and_find_records() {
    let desk = Desk::new().await;
    let kind = deals(&desk).await;
    let amount = field(&kind, "amount");
    let stage = add_field(&desk, &kind, select("Stage", &["Won", "Lost"])).await.id;
    for (title, values) in [
        ("Ático centro", vec![typed(amount, &["10"]), typed(stage, &["Lost"])]),
        ("Loft centro", vec![typed(amount, &["9"]), typed(stage, &["Won"])]),
        ("Zulu", vec![]),
    ] {
        desk.later(1);
        let values = [vec![typed(kind.title_field, &[title])], values].concat();
        try_make(&desk, &kind, values).await.unwrap();
    }
    let sorted = |field: RecordSortField, descending: bool| RecordQuery { sort: RecordSort { field, descending }, ..query(&kind) };
    assert_eq!(titles(&desk, query(&kind)).await, ["Ático centro", "Loft centro", "Zulu"]);
    assert_eq!(titles(&desk, sorted(RecordSortField::Title, true)).await, ["Zulu", "Loft centro", "Ático centro"]);
    assert_eq!(titles(&desk, sorted(RecordSortField::Field(amount), false)).await, ["Loft centro", "Ático centro", "Zulu"]);
    assert_eq!(titles(&desk, sorted(RecordSortField::Field(amount), true)).await, ["Ático centro", "Loft centro", "Zulu"]);
    assert_eq!(titles(&desk, sorted(RecordSortField::Field(stage), false)).await, ["Loft centro", "Ático centro", "Zulu"]);
    assert_eq!(titles(&desk, sorted(RecordSortField::CreatedAt, true)).await, ["Zulu", "Loft centro", "Ático centro"]);
    assert_eq!(titles(&desk, RecordQuery { search: "CENTRO atico".to_owned(), ..query(&kind) }).await, ["Ático centro"]);

    let ask = FindRecords { search: "centro".to_owned(), record_type: None, except: vec![], limit: 10 };
    let found = records::find(&desk.core, ask.clone()).await.unwrap();
    assert_eq!(found.iter().map(|found| found.title.as_str()).collect::<Vec<_>>(), ["Ático centro", "Loft centro"]);
    let rest = records::find(&desk.core, FindRecords { except: vec![found[0].id], ..ask }).await.unwrap();
    assert_eq!((rest.len(), rest[0].type_name.as_str()), (1, "Deal"));

    let at = records::locate(&desk.core, LocateRecord { query: query(&kind), record: found[1].id }).await.unwrap();
    assert_eq!((at.position, at.total, at.previous), (Some(1), 3, Some(found[0].id)));
    assert!(at.next.is_some());
    let all_but = RecordSelection::Matching { query: query(&kind), except: vec![found[0].id] };
    assert_eq!(records::delete(&desk.core, all_but).await.unwrap().count, 2);
    assert_eq!(titles(&desk, query(&kind)).await, ["Ático centro"]);
}

#[tokio::test]
async fn a_record_is_made_with_its_contacts_and_goes_with_them() {
    let desk = Desk::new().await;
    let ids = people(&desk, &["Ana", "Bo"]).await;
    let kind = deals(&desk).await;
    let before = desk.tables().await;
    let input = |role: RecordRoleId| CreateRecord {
        record_type: kind.id,
        values: vec![typed(kind.title_field, &["Loft"])],
        links: ids.iter().map(|contact| RecordLinkInput { contact: *contact, role: Some(role) }).collect(),
    };
    let full = records::create(&desk.core, input(role_id(&kind, "Buyer"))).await.unwrap_err();
    assert!(full.to_string().contains("Ana is it"), "{full}");
    assert_eq!(desk.tables().await, before, "nothing of it was written");
    let made = records::create(&desk.core, input(role_id(&kind, "Agent"))).await.unwrap();
    assert_eq!(made.record.links.len(), 2);
    let later = link(&desk, made.record.id, ids[0], None).await.unwrap();
    assert!(undo(&desk, made.operation).await.is_err(), "somebody has linked it since");
    undo(&desk, later.operation).await.unwrap();
    undo(&desk, made.operation).await.unwrap();
    assert_eq!(without_sequences(desk.tables().await), without_sequences(before));
    desk.is_in_order().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_check_names_a_record_that_contradicts_itself() {
    for (statement, says) in [
        ("UPDATE record SET title = 'Other'", "its title is not the value of the field"),
        ("UPDATE record SET sort_title = 'x'", "its title is not the value of the field"),
        ("DELETE FROM record_unique_value", "1 values must differ, but 0 are claimed"),
        ("UPDATE record_role SET deleted_at = 1", "one of its links has a role that its type does not have"),
        ("UPDATE record_role SET contact_limit = 1", "more contacts in a role than the role allows"),
        ("UPDATE custom_field SET archived_at = 1 WHERE key = 'name'", "has no field that is its title"),
    ] {
        let desk = Desk::new().await;
        let ids = people(&desk, &["Ana", "Bo"]).await;
        let kind = deals(&desk).await;
        let code = add_field(&desk, &kind, FieldDefinition { unique: true, ..of_type("Code", FieldType::Text) }).await.id;
        let deal = try_make(&desk, &kind, vec![typed(kind.title_field, &["Loft"]), typed(code, &["A-1"])]).await.unwrap();
        for id in ids {
            link(&desk, deal.id, id, Some(role_id(&kind, "Agent"))).await.unwrap();
        }
        desk.is_in_order().await;
        let url = format!("sqlite://{}", desk.folder.path().join("acme.contacts").display());
        let mut connection = sqlx::SqliteConnection::connect(&url).await.unwrap();
        sqlx::query(statement).execute(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        let problems = contact_core::check::workspace(&desk.core).await.unwrap().problems;
        assert!(problems.iter().any(|problem| problem.contains(says)), "{statement}: {problems:?}");
    }
}

#[tokio::test]
async fn a_list_of_records_takes_a_filter() {
    let desk = Desk::new().await;
    let kind = deals(&desk).await;
    for (title, amount) in [("Loft", "10"), ("Villa", "20"), ("Garage", "")] {
        try_make(&desk, &kind, vec![typed(kind.title_field, &[title]), typed(field(&kind, "amount"), &[amount])]).await.unwrap();
    }
    let passing = |json: serde_json::Value| RecordQuery { filter: crate::support::filter(&json), ..query(&kind) };
    let more = serde_json::json!({"field": "amount", "op": "gt", "value": 10});
    assert_eq!(titles(&desk, passing(more.clone())).await, ["Villa"]);
    assert_eq!(titles(&desk, passing(serde_json::json!({"not": more}))).await, ["Garage", "Loft"]);
    let by_title =
        serde_json::json!({"any": [{"field": "title", "op": "starts_with", "value": "vil"}, {"field": "amount", "op": "is_empty"}]});
    assert_eq!(titles(&desk, RecordQuery { search: "a".to_owned(), ..passing(by_title) }).await, ["Garage", "Villa"]);
    let unknown = ListRecords { query: passing(serde_json::json!({"field": "budget", "op": "gt", "value": 1})), offset: 0, limit: 10 };
    assert!(matches!(records::list(&desk.core, unknown).await, Err(Error::Invalid { .. })));
}
