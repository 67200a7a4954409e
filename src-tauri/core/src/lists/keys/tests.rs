use std::cmp::Ordering;

use super::*;
use crate::fields::FieldConfig;
use crate::fields::record::Choice;
use crate::ids::MemberId;
use crate::tags::TagColor;
use crate::team::{Member, Role};

pub(in super::super) fn public_id(field: u128) -> FieldId {
    FieldId::new(uuid::Uuid::from_u128(field))
}

/// A field whose options, row ids from 1, stand in this order.
fn field(id: i64, r#type: FieldType, options: &[i64]) -> Field {
    Field {
        id,
        uuid: uuid::Uuid::from_u128(id.cast_unsigned().into()),
        key: format!("k{id}"),
        label: format!("Field {id}"),
        help: String::new(),
        r#type,
        config: FieldConfig::default(),
        default: Vec::new(),
        group: None,
        position: id,
        required: false,
        unique: false,
        archived_at: None,
        deleted_at: None,
        changed_by: None,
        record_type: None,
        options: options
            .iter()
            .map(|id| Choice {
                id: *id,
                uuid: uuid::Uuid::from_u128(id.cast_unsigned().into()),
                label: format!("Option {id}"),
                color: TagColor::Gray,
                created_by: None,
            })
            .collect(),
    }
}

fn member(id: i64, name: &str) -> (i64, Member) {
    let uuid = uuid::Uuid::from_u128(id.cast_unsigned().into());
    let role = Role::Member;
    (id, Member { id: MemberId::new(uuid), name: name.to_owned(), email: String::new(), role, color: None, left_at: None })
}

/// How a field of this type orders; options 3, 1, 2 in that order; members Zoe, Änne and bo.
pub(in super::super) fn ranking(r#type: FieldType) -> Ranking {
    let members = vec![member(1, "Zoe"), member(2, "Änne"), member(3, "bo")];
    let set = FieldSet::new(vec![field(1, r#type, &[3, 1, 2])], Vec::new(), members);
    Ranking::of(&set, public_id(1)).unwrap()
}

/// Values that each come before the next, empty ones last.
const ASCENDING: [(FieldType, &[&str]); 15] = [
    (FieldType::Text, &["Ada", "älter", "Bo", "BOB", "zed", ""]),
    (FieldType::LongText, &["a\nb", "B", ""]),
    (FieldType::Number, &["-1e+300", "-20.5", "-3.0", "-0.001", "0.0", "0.001", "3.0", "20.5", "100.0", "1e+300", ""]),
    (FieldType::Currency, &["-1.0", "9.99", "10.0", ""]),
    (FieldType::Percent, &["5.0", "45.0", "100.0", ""]),
    (FieldType::Date, &["0999-12-31", "2026-01-31", "2026-02-01", ""]),
    (FieldType::Datetime, &["-86400000", "-1", "0", "9", "10", ""]),
    (FieldType::Boolean, &["0", "1", ""]),
    (FieldType::Select, &["3", "1", "2", ""]),
    (FieldType::MultiSelect, &[",3,", ",3,1,", ",3,1,2,", ",3,2,", ",1,", ",1,2,", ",2,", ""]),
    (FieldType::Email, &["A@x.org", "b@x.org", ""]),
    (FieldType::Phone, &["+1415", "+34600", ""]),
    (FieldType::Url, &["http://a.org", "HTTPS://a.org", ""]),
    (FieldType::Rating, &["1", "2", "10", ""]),
    (FieldType::Member, &["2", "3", "1", ""]),
];

#[test]
fn values_of_every_type_are_ordered_as_people_expect() {
    assert_eq!(ASCENDING.map(|(of, _)| of), FieldType::ALL);
    for (r#type, values) in ASCENDING {
        let ranking = ranking(r#type);
        let mut keys = Keys::new(&ranking);
        values.iter().for_each(|value| keys.push(&ranking, value.as_bytes()).unwrap());
        for (at, value) in values.iter().enumerate() {
            let key = keys.get(at);
            assert_eq!(key.is_empty(), value.is_empty(), "{type:?} {value:?}");
            let Some(next) = values.get(at + 1).filter(|next| !next.is_empty()) else { continue };
            assert_eq!(key.compare(&keys.get(at + 1), false), Ordering::Less, "{type:?} {value:?} {next:?}");
            assert_eq!(key.compare(&keys.get(at + 1), true), Ordering::Greater, "{type:?} {value:?} {next:?}");
            assert!(key.prefix(false) <= keys.get(at + 1).prefix(false), "{type:?} {value:?} {next:?}");
            assert!(key.prefix(true) >= keys.get(at + 1).prefix(true), "{type:?} {value:?} {next:?}");
        }
    }
}

#[test]
fn what_an_option_or_a_member_is_not_any_more_is_no_value() {
    for (r#type, stored) in [(FieldType::Select, "9"), (FieldType::MultiSelect, ",9,"), (FieldType::Member, "9")] {
        let ranking = ranking(r#type);
        let mut keys = Keys::new(&ranking);
        keys.push(&ranking, stored.as_bytes()).unwrap();
        assert!(keys.get(0).is_empty(), "{type:?}");
    }
}

#[test]
fn what_is_no_value_of_the_type_is_damage() {
    for (r#type, stored) in [(FieldType::Number, "x"), (FieldType::Boolean, "yes"), (FieldType::Select, "a"), (FieldType::Member, "1.5")] {
        let ranking = ranking(r#type);
        assert!(matches!(Keys::new(&ranking).push(&ranking, stored.as_bytes()), Err(Error::Damaged { .. })), "{type:?}");
    }
}

#[test]
fn keys_are_outdated_by_options_members_and_the_type_and_by_nothing_else() {
    let of = |r#type, options: &[i64], members: &[&str]| {
        let members = (1..).zip(members).map(|(id, name)| member(id, name)).collect();
        let mut renamed = field(1, r#type, options);
        renamed.label = format!("{} {}", options.len(), r#type.as_str());
        Ranking::of(&FieldSet::new(vec![renamed], Vec::new(), members), public_id(1)).unwrap()
    };
    assert_eq!(of(FieldType::Text, &[], &["Sam"]), of(FieldType::LongText, &[], &["Kim"]));
    assert_ne!(of(FieldType::Text, &[], &[]), of(FieldType::Number, &[], &[]));
    assert_eq!(of(FieldType::Select, &[1, 2], &["Sam"]), of(FieldType::Select, &[1, 2], &["Kim"]));
    assert_ne!(of(FieldType::Select, &[1, 2], &[]), of(FieldType::Select, &[2, 1], &[]));
    assert_ne!(of(FieldType::Select, &[1], &[]), of(FieldType::MultiSelect, &[1], &[]));
    assert_ne!(of(FieldType::Member, &[], &["Sam"]), of(FieldType::Member, &[], &["Kim"]));
}

#[test]
fn archived_fields_order_and_deleted_ones_are_not_found() {
    let mut archived = field(1, FieldType::Text, &[]);
    archived.archived_at = Some(0);
    assert!(Ranking::of(&FieldSet::new(vec![archived.clone()], Vec::new(), Vec::new()), public_id(1)).is_ok());
    archived.deleted_at = Some(0);
    let gone = Ranking::of(&FieldSet::new(vec![archived], Vec::new(), Vec::new()), public_id(1));
    assert!(matches!(gone, Err(Error::NotFound { what: "field", .. })));
}

#[test]
fn keys_stand_beside_their_contacts() {
    let ranking = ranking(FieldType::Rating);
    let mut filling = Filling::new(&ranking, &[2, 5, 6, 9]);
    filling.stored(1, b"7").unwrap();
    filling.stored(5, b"3").unwrap();
    filling.stored(7, b"4").unwrap();
    let keys = filling.finish().unwrap();
    assert_eq!([0, 1, 2, 3, 4].map(|at| keys.get(at)), [Value::Absent, Value::Number(3), Value::Absent, Value::Absent, Value::Absent]);
}
