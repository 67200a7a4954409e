use proptest::prelude::*;
use serde_json::json;

use crate::fields::read::samples::{field, option_uuid, reading, select, team, with};
use crate::fields::read::{Reading, admits, read};
use crate::fields::record::{Field, FieldSet};
use crate::fields::types::{FieldConfig, FieldType, FieldValue, PhoneValue};
use crate::fields::value::Value;
use crate::identity::Region;
use crate::ids::{MemberId, OptionId};
use crate::imports::mapping::DateOrder;

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

fn number(number: f64) -> Value {
    Value::number(number).unwrap()
}

#[track_caller]
fn check(field: &Field, value: &Value, shown: &str, json: &serde_json::Value) {
    let set = FieldSet::default();
    assert_eq!((field.text(value, &set).as_str(), &field.json(value, &set)), (shown, json));
}

#[test]
fn values_have_one_text_and_a_json_of_their_type() {
    let plain = |r#type| field(r#type);
    check(&plain(FieldType::Text), &text("=1+1"), "=1+1", &json!("=1+1"));
    check(&plain(FieldType::Number), &number(1e21), "1000000000000000000000", &json!(1e21));
    check(&plain(FieldType::Number), &number(1_500_000.0), "1500000", &json!(1_500_000));
    check(&plain(FieldType::Currency), &number(-0.05), "-0.05", &json!(-0.05));
    check(&plain(FieldType::Percent), &number(45.0), "45", &json!(45));
    check(&plain(FieldType::Date), &text("2024-01-31"), "2024-01-31", &json!("2024-01-31"));
    check(&plain(FieldType::Datetime), &Value::Integer(1_500), "1970-01-01T00:00:01.500Z", &json!("1970-01-01T00:00:01.500Z"));
    check(&plain(FieldType::Datetime), &Value::Integer(0), "1970-01-01T00:00:00Z", &json!("1970-01-01T00:00:00Z"));
    check(&plain(FieldType::Boolean), &Value::Integer(1), "yes", &json!(true));
    check(&plain(FieldType::Boolean), &Value::Integer(0), "no", &json!(false));
    check(&plain(FieldType::Rating), &Value::Integer(4), "4", &json!(4));
    check(&plain(FieldType::Phone), &text("+34600111222"), "+34600111222", &json!("+34600111222"));
    let choice = select(FieldType::Select, &["Red", "Green, light"]);
    check(&choice, &Value::Integer(20), "Green, light", &json!("Green, light"));
    check(&choice, &Value::Integer(30), "", &json!(""));
    let choices = select(FieldType::MultiSelect, &["Red", "Green, light", "Blue"]);
    check(&choices, &text(",10,20,"), "Red; Green, light", &json!(["Red", "Green, light"]));
    check(&choices, &text(",10,90,"), "Red", &json!(["Red"]));
    check(&choices, &text(",90,"), "", &json!([]));
}

#[test]
fn a_list_that_would_read_as_other_options_is_written_with_ids() {
    let field = select(FieldType::MultiSelect, &["a", "b", "a; b", "a;c"]);
    let set = FieldSet::default();
    let ids = format!("{}; {}", option_uuid(1), option_uuid(2));
    for (value, shown) in [(",10,20,", ids.as_str()), (",30,", "a; b"), (",40,", "a;c"), (",20,40,", "b; a;c")] {
        assert_eq!(field.text(&text(value), &set), shown);
        assert_eq!(read(&field, &set, &[shown.to_owned()], &reading()), Ok(Some(text(value))));
    }
}

#[test]
fn a_member_is_written_so_that_nobody_else_is_meant() {
    let set = team(&[
        ("Ana", "ana@x.org", false),
        ("Bo", "bo@x.org", false),
        ("bó", "", true),
        ("Di", "shared@x.org", false),
        ("di", "shared@x.org", true),
        ("ana@x.org", "odd@x.org", false),
    ]);
    let field = field(FieldType::Member);
    let id = |row: u128| uuid::Uuid::from_u128(200 + row).to_string();
    for (row, shown) in [(1, "Ana"), (2, "bo@x.org"), (3, &*id(3)), (4, "shared@x.org"), (5, &*id(5)), (6, "ana@x.org"), (9, "")] {
        let value = Value::Integer(row);
        assert_eq!(field.text(&value, &set), shown, "{row}");
        assert_eq!(admits(&field, &set, &value), row != 9, "{row}");
    }
    assert_eq!(field.json(&Value::Integer(1), &set), json!("Ana"));
}

#[test]
fn screens_get_typed_values() {
    let set = team(&[("Ana", "", false)]);
    let choices = select(FieldType::MultiSelect, &["a", "b"]);
    let option = |at| OptionId::new(option_uuid(at));
    for (field, value, shown) in [
        (field(FieldType::Url), text("https://x.org"), Some(FieldValue::Text("https://x.org".to_owned()))),
        (field(FieldType::Currency), number(1.5), Some(FieldValue::Number(1.5))),
        (field(FieldType::Rating), Value::Integer(4), Some(FieldValue::Number(4.0))),
        (field(FieldType::Date), text("2024-01-31"), Some(FieldValue::Date("2024-01-31".parse().unwrap()))),
        (field(FieldType::Datetime), Value::Integer(0), Some(FieldValue::Datetime(chrono::DateTime::UNIX_EPOCH))),
        (field(FieldType::Boolean), Value::Integer(1), Some(FieldValue::Boolean(true))),
        (
            field(FieldType::Phone),
            text("+34600111222"),
            Some(FieldValue::Phone(PhoneValue { number: "+34600111222".to_owned(), display: "+34 600 11 12 22".to_owned() })),
        ),
        (select(FieldType::Select, &["a"]), Value::Integer(10), Some(FieldValue::Option(option(1)))),
        (select(FieldType::Select, &["a"]), Value::Integer(20), None),
        (choices.clone(), text(",10,20,90,"), Some(FieldValue::Options(vec![option(1), option(2)]))),
        (choices, text(",90,"), None),
        (field(FieldType::Member), Value::Integer(1), Some(FieldValue::Member(MemberId::new(uuid::Uuid::from_u128(201))))),
        (field(FieldType::Member), Value::Integer(2), None),
    ] {
        assert_eq!(field.wire(&value, &set), shown);
    }
}

/// Labels that no two share once folded, as the form of a field asks for.
fn labels() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[a-c;, \"'=é\n；]{1,4}|\\PC{1,12}", 1..7).prop_map(|labels| {
        let mut seen = std::collections::HashSet::new();
        let labels = labels.into_iter().map(|label| label.trim().to_owned());
        labels.filter(|label| !label.is_empty() && seen.insert(crate::identity::fold(label))).collect()
    })
}

/// A field of every type, and texts that it may be given.
fn field_and_text() -> impl Strategy<Value = (Field, String)> {
    let currencies = proptest::sample::select(vec![None, Some("EUR".to_owned()), Some("USD".to_owned())]);
    let decimals = proptest::option::of(0_u8..7);
    let field = (proptest::sample::select(FieldType::ALL.to_vec()), labels(), currencies, decimals).prop_map(
        |(r#type, labels, currency, decimals)| {
            let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
            let config = FieldConfig { currency, decimals, ..FieldConfig::default() };
            Field { options: select(r#type, &labels).options, ..with(r#type, config) }
        },
    );
    let likely = prop_oneof![
        "\\PC*",
        "[=+@\t\r\n'\" a-c;,é\u{0}\u{200b}\u{2028}]{0,20}",
        "[-+(]?[$€]?[0-9]{1,9}([.,][0-9]{1,6})?[)%€-]?",
        "[0-9]{4}-[01][0-9]-[0-3][0-9]([T ][0-2][0-9]:[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,4})?)?(Z|\\+05:30)?)?",
        "[0-3]?[0-9][./-][01]?[0-9][./-]([0-9]{2}|[0-9]{4})",
        "(yes|no|ja|x|Oui|✓|0|1)",
        "[1-5](/5| of 5)?|★{1,5}☆{0,2}",
        "(mailto:)?[\"'A-Za-zé.<@>?]{1,8}@[a-zA-ZüÜß0-9-]{1,8}\\.[a-z]{2,3}\\.?",
        "[+(]?[0-9]{1,4}[) /.\u{200b}-]{0,2}[0-9]{2,5}[ /.-]?[0-9]{3,6}( ext 1?[0-9])?",
        "(https?://|//|HTTP:)?[a-zü0-9-]{1,6}\\.[a-zA-Z.]{2,6}(:[0-9]{1,5})?(/[a-z%?#@\\\\=&]{0,8})?",
        "(Ana|bo|BO|ana@x.org|00000000-0000-0000-0000-0000000000c[9a-d])",
    ];
    (field, likely)
}

fn sample_team() -> FieldSet {
    team(&[("Ana", "ana@x.org", false), ("Bo", "bo@x.org", false), ("bo", "", true), ("ana@x.org", "", true)])
}

/// What was read is written, and what is written is read, in every order of dates and region.
fn law(field: &Field, set: &FieldSet, value: &Value) -> Result<(), TestCaseError> {
    let shown = field.text(value, set);
    for order in [None, Some(DateOrder::Dmy), Some(DateOrder::Mdy), Some(DateOrder::Ymd)] {
        let reading = Reading { order, zone: chrono_tz::Asia::Tokyo, ..reading() };
        let again = read(field, set, std::slice::from_ref(&shown), &reading);
        prop_assert_eq!(again, Ok(Some(value.clone())), "{:?} as {:?}", field.r#type, shown);
    }
    prop_assert!(admits(field, set, value), "{:?} as {:?}", field.r#type, shown);
    let json = field.json(value, set);
    let scalar = json.as_str().map_or_else(|| json.to_string(), str::to_owned);
    if !json.is_array() {
        prop_assert_eq!(read(field, set, &[scalar], &reading()), Ok(Some(value.clone())), "{}", json);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn what_is_read_is_written_so_that_it_reads_alike((field, text) in field_and_text(), region in proptest::sample::select(vec!["ES", "JP", "AR", "BR"])) {
        let set = sample_team();
        let reading = Reading { region: Region::parse(region).unwrap(), order: Some(DateOrder::Dmy), ..reading() };
        if let Ok(Some(value)) = read(&field, &set, &[text], &reading)
            && (field.r#type != FieldType::Phone || region == "ES")
        {
            law(&field, &set, &value)?;
        }
    }

    #[test]
    fn generated_values_are_read_from_their_text(labels in labels(), mask in 1_u32..127, ms in -62_135_596_800_000_i64..253_402_300_800_000, day in 0_u32..3_652_059, digits in -999_999_999_999_999_i64..=999_999_999_999_999, places in 0_i32..20) {
        let set = sample_team();
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let several = select(FieldType::MultiSelect, &labels);
        let ids: Vec<i64> = several.options.iter().enumerate().filter(|(at, _)| mask >> at & 1 == 1).map(|(_, choice)| choice.id).collect();
        if let Some(value) = Value::ids(&ids) {
            law(&several, &set, &value)?;
        }
        for choice in &several.options {
            law(&select(FieldType::Select, &labels), &set, &Value::Integer(choice.id))?;
        }
        law(&field(FieldType::Datetime), &set, &Value::Integer(ms))?;
        let date = chrono::NaiveDate::from_ymd_opt(1, 1, 1).unwrap() + chrono::TimeDelta::days(day.into());
        law(&field(FieldType::Date), &set, &Value::Text(date.format("%Y-%m-%d").to_string()))?;
        let amount = number(format!("{digits}e-{places}").parse().unwrap());
        for r#type in [FieldType::Number, FieldType::Currency, FieldType::Percent] {
            law(&field(r#type), &set, &amount)?;
        }
        for row in 1..=4 {
            law(&field(FieldType::Member), &set, &Value::Integer(row))?;
        }
    }

    #[test]
    fn reading_and_showing_never_panic(texts in proptest::collection::vec("\\PC*|[\r\n\t;,.0-9:/-]*", 0..3), numbers in proptest::num::f64::ANY, integer: i64) {
        let set = sample_team();
        for r#type in FieldType::ALL {
            let field = select(r#type, &["a", "b;c"]);
            let _ = read(&field, &set, &texts, &reading());
            for value in [Some(Value::Integer(integer)), Value::number(numbers), texts.first().map(|shown| text(shown))].into_iter().flatten() {
                let _ = (field.text(&value, &set), field.json(&value, &set), field.wire(&value, &set), admits(&field, &set, &value));
            }
        }
    }
}
