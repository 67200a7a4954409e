//! Fields, options and a team for the tests of reading and showing.

use chrono::DateTime;
use uuid::Uuid;

use super::{Reading, Refusal, read};
use crate::fields::record::{Choice, Field, FieldSet};
use crate::fields::types::{FieldConfig, FieldType};
use crate::fields::value::Value;
use crate::identity::Region;
use crate::ids::MemberId;
use crate::tags::TagColor;
use crate::team::{Member, Role};

pub(crate) fn field(r#type: FieldType) -> Field {
    Field {
        id: 1,
        uuid: Uuid::from_u128(1),
        key: "f".to_owned(),
        label: "F".to_owned(),
        help: String::new(),
        r#type,
        config: FieldConfig::default(),
        default: Vec::new(),
        group: None,
        position: 0,
        required: false,
        unique: false,
        archived_at: None,
        deleted_at: None,
        changed_by: None,
        record_type: None,
        options: Vec::new(),
    }
}

/// A field with options; the row id of each is ten times its place, counted from 1, and its public id 100 more than its place.
pub(crate) fn select(r#type: FieldType, labels: &[&str]) -> Field {
    let options = (1_i64..)
        .zip(labels)
        .map(|(at, label)| Choice {
            id: at * 10,
            uuid: option_uuid(at),
            label: (*label).to_owned(),
            color: TagColor::Gray,
            created_by: None,
        })
        .collect();
    Field { options, ..field(r#type) }
}

pub(crate) fn option_uuid(at: i64) -> Uuid {
    Uuid::from_u128(100 + u128::try_from(at).unwrap())
}

pub(crate) fn with(r#type: FieldType, config: FieldConfig) -> Field {
    Field { config, ..field(r#type) }
}

/// A team; row ids count from 1, public ids are 200 more. The third of each says whether the member has left.
pub(crate) fn team(people: &[(&str, &str, bool)]) -> FieldSet {
    let members = (1_i64..)
        .zip(people)
        .map(|(row, (name, email, left))| {
            let member = Member {
                id: MemberId::new(Uuid::from_u128(200 + u128::try_from(row).unwrap())),
                name: (*name).to_owned(),
                email: (*email).to_owned(),
                role: Role::Member,
                color: None,
                left_at: left.then_some(DateTime::UNIX_EPOCH),
            };
            (row, member)
        })
        .collect();
    FieldSet::new(Vec::new(), Vec::new(), members)
}

pub(crate) fn reading() -> Reading {
    Reading { region: Region::parse("ES").unwrap(), ..Reading::canonical() }
}

/// The value that one text is read as.
pub(crate) fn value(field: &Field, text: &str) -> Result<Option<Value>, Refusal> {
    read(field, &FieldSet::default(), &[text.to_owned()], &reading())
}

#[track_caller]
pub(crate) fn reads_as_text(field: &Field, text: &str, stored: &str) {
    assert_eq!(value(field, text), Ok(Some(Value::Text(stored.to_owned()))), "{text:?}");
}

#[track_caller]
pub(crate) fn reads_as_integer(field: &Field, text: &str, stored: i64) {
    assert_eq!(value(field, text), Ok(Some(Value::Integer(stored))), "{text:?}");
}

#[track_caller]
pub(crate) fn reads_as_number(field: &Field, text: &str, stored: f64) {
    assert_eq!(value(field, text), Ok(Value::number(stored)), "{text:?}");
}

#[track_caller]
pub(crate) fn refuses(field: &Field, text: &str, words: &[&str]) {
    match value(field, text) {
        Err(Refusal::Broken(reason)) => {
            assert!(words.iter().all(|word| reason.contains(word)), "{text:?}: {reason}");
            assert!(!reason.ends_with('.'), "{reason}");
        }
        other => panic!("{text:?}: {other:?}"),
    }
}

#[track_caller]
pub(crate) fn is_none(field: &Field, texts: &[&str]) {
    for text in texts {
        assert_eq!(value(field, text), Ok(None), "{text:?}");
    }
}
