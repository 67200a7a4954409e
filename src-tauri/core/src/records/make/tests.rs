use super::*;
use crate::contacts::{self, CreateContact};
use crate::core::Core;
use crate::fields::{CreateField, FieldConfig, FieldDefinition, FieldType};
use crate::operations::change::Change;
use crate::records::{CreateRecordType, GetRecord, RecordRoleDefinition, RecordTypeInfo, create_type, profile, type_by_name};
use crate::workspace::CreateWorkspace;

fn definition(label: &str, r#type: FieldType) -> FieldDefinition {
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

/// A workspace with contact 1, and a type whose code must differ, whose size has a default and whose day is required.
async fn workspace(folder: &tempfile::TempDir) -> (Core, RecordTypeInfo) {
    let input = CreateWorkspace {
        name: "Acme".to_owned(),
        region: "US".to_owned(),
        timezone: "UTC".to_owned(),
        member_name: "Sam".to_owned(),
        ..CreateWorkspace::default()
    };
    let core = Core::create(&folder.path().join("acme.contacts"), input, Env::system()).await.unwrap();
    contacts::create(&core, CreateContact { first_name: "Ana".to_owned(), ..CreateContact::default() }).await.unwrap();
    let role = RecordRoleDefinition { name: "Sender".to_owned(), inverse_name: String::new(), contact_limit: None, is_default: true };
    let kind = CreateRecordType {
        name: "Case".to_owned(),
        plural: String::new(),
        icon: String::new(),
        color: None,
        flow_app: None,
        title_label: String::new(),
        roles: vec![role],
    };
    let kind = create_type(&core, kind).await.unwrap().record_type;
    for definition in [
        FieldDefinition { unique: true, ..definition("Code", FieldType::Text) },
        FieldDefinition { default: vec!["7".to_owned()], ..definition("Size", FieldType::Number) },
        FieldDefinition { required: true, ..definition("Day", FieldType::Date) },
    ] {
        crate::fields::create(&core, CreateField { record_type: Some(kind.id), key: None, group: None, definition }).await.unwrap();
    }
    let kind = type_by_name(&core, "cases").await.unwrap();
    (core, kind)
}

#[tokio::test]
async fn values_that_break_a_rule_are_left_out_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let (core, _) = workspace(&folder).await;
    let mut change = Change::begin(&core, "record.create").await.unwrap();
    let tx = &mut change.tx;
    let kind = kinds::all(tx).await.unwrap().remove(0);
    let set = fields::store::load_of(tx, Owner::RecordType(kind.id)).await.unwrap();
    let id = |key: &str| set.by_key(key).unwrap().id;
    let value = |key: &str, text: &str| (id(key), vec![text.to_owned()]);
    let new = |title: &str, values: Vec<(i64, Vec<String>)>| NewRecord {
        submission: None,
        contact: Some(1),
        title: title.to_owned(),
        values,
        at: 5_000,
    };
    let inputs = [
        new("First", vec![value("code", "A-1"), value("day", "2026-07-01")]),
        new("Second", vec![value("code", "a-1"), value("size", "many"), value("day", "2026-07-01")]),
        new("Third", vec![value("name", "Its own title"), value("size", "9")]),
        new("  ", vec![value("day", "2026-07-01")]),
    ];
    let made = make(tx, core.env(), change.operation, kind.id, &inputs).await.unwrap();
    change.commit(&[]).await.unwrap();

    assert_eq!(made.made, [0, 1, 2]);
    let told: Vec<(usize, &str)> = made.warnings.iter().map(|(at, sentence)| (*at, sentence.as_str())).collect();
    assert_eq!(told.iter().map(|(at, _)| *at).collect::<Vec<_>>(), [1, 2, 3, 1]);
    for ((_, sentence), word) in told.iter().zip(["“Size”", "“Day”: it is required", "No Case was made", "“a-1” already belongs"])
    {
        assert!(sentence.contains(word), "{sentence}");
    }
    let mut connection = core.db().read().acquire().await.unwrap();
    // The first records of the workspace.
    let rows: Vec<i64> = vec![1, 2, 3];
    let titles = store::titles(&mut connection, &rows).await.unwrap();
    let shown: Vec<&str> = rows.iter().map(|row| titles.get(row).unwrap().1.as_str()).collect();
    assert_eq!(shown, ["First", "Second", "Its own title"]);
    drop(connection);
    let first = profile(&core, GetRecord { record: titles.get(&rows[0]).unwrap().0 }).await.unwrap();
    assert_eq!((first.created_at.timestamp_millis(), first.values.len()), (5_000, 4), "the default size, too");
    assert_eq!((first.links[0].name.as_str(), first.links[0].role.as_ref().unwrap().name.as_str()), ("Ana", "Sender"));
    let second = profile(&core, GetRecord { record: titles.get(&rows[1]).unwrap().0 }).await.unwrap();
    assert_eq!(second.values.len(), 3, "no code, and the default in the place of what is no number");
    assert_eq!(crate::check::workspace(&core).await.unwrap().problems, Vec::<String>::new());
}
