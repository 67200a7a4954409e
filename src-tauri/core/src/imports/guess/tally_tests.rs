use proptest::prelude::*;

use super::{ColumnTally, FieldGuess};
use crate::fields::FieldType;
use crate::identity::Region;
use crate::imports::guess::{DateGuess, DecimalGuess};
use crate::imports::mapping::DateOrder;

fn guess_in<'a>(region: &str, values: impl IntoIterator<Item = &'a str>) -> FieldGuess {
    let mut tally = ColumnTally::new(Region::parse(region).unwrap());
    values.into_iter().for_each(|value| tally.add(value));
    tally.guess()
}

/// Values that `|` parts, read in the United States.
fn guess(values: &str) -> FieldGuess {
    guess_in("US", values.split('|'))
}

#[test]
fn columns_are_guessed_by_all_their_values() {
    for (values, r#type) in [
        ("", FieldType::Text),
        (" | |", FieldType::Text),
        ("yes|No||yes", FieldType::Boolean),
        ("ja|nein|n/a", FieldType::Boolean),
        ("true|false", FieldType::Boolean),
        ("x||x", FieldType::Boolean),
        ("0|1|1|0", FieldType::Boolean),
        ("1|1|1", FieldType::Number),
        ("0|1|2", FieldType::Number),
        ("yes|no|maybe", FieldType::Text),
        ("s|s|s", FieldType::Select),
        ("a@x.org|B@y.org|-", FieldType::Email),
        ("a@x.org|none of these", FieldType::Text),
        ("+34 600 111 222|+1 212-555-0123", FieldType::Phone),
        ("(212) 555-0123|212-555-0124|2125550125", FieldType::Phone),
        ("123-45-6789|987-65-4321", FieldType::Text),
        ("2125550123|2125550124", FieldType::Text),
        ("https://x.org|example.org/a", FieldType::Url),
        ("node.js|deno.ts|vue.js", FieldType::Text),
        ("2024-01-31|2024-02-01|unknown", FieldType::Date),
        ("31/01/2024|01/02/2024", FieldType::Date),
        ("2024-01-31 00:00:00|2024-02-01 00:00:00", FieldType::Date),
        ("2024-01-31 10:00|2024-02-01", FieldType::Datetime),
        ("2024-01-31T00:00:00Z|2024-01-31T00:00:00Z", FieldType::Datetime),
        ("31/01/2024|01/31/2024", FieldType::Text),
        ("2024-02-31|2024-02-01", FieldType::Text),
        ("1.5|2|-3", FieldType::Number),
        ("1,234,567.5|n/a", FieldType::Number),
        ("€5|7.50 €|9", FieldType::Currency),
        ("5 EUR|6 USD|7 GBP", FieldType::Text),
        ("5 km|6 km|7 mi", FieldType::Text),
        ("5%|7.5 %", FieldType::Percent),
        ("5%|7.5|8", FieldType::Text),
        ("00123|00124|456", FieldType::Text),
        ("08001|08001|08001|08001", FieldType::Text),
        ("10000231|10000232|10000233", FieldType::Text),
        ("1234567890123456789|1234567890123456780", FieldType::Text),
        ("50000|50000|120000", FieldType::Number),
        ("Lead|Client|lead|Client|LEAD|Client", FieldType::Select),
        ("Lead|Client|Partner", FieldType::Text),
        ("a;b|b; c|c|a;b;c", FieldType::MultiSelect),
        ("one, two|three", FieldType::Text),
        ("line\nbreak|none", FieldType::LongText),
        ("=1+1|'quoted'", FieldType::Text),
    ] {
        assert_eq!(guess(values).r#type, r#type, "{values:?}");
    }
    let long = "word ".repeat(30);
    assert_eq!(guess(&long).r#type, FieldType::LongText);
    assert_eq!(guess(&format!("{long}|{long}|{long}")).r#type, FieldType::LongText);
    assert_eq!(guess(&"9".repeat(5_000)).r#type, FieldType::LongText);
}

#[test]
fn ambiguity_is_told() {
    for (values, dates) in [
        ("31/01/2024|01/02/2024", DateGuess::Certain(DateOrder::Dmy)),
        ("01/31/2024|01/02/2024", DateGuess::Certain(DateOrder::Mdy)),
        ("1.2.2024", DateGuess::Certain(DateOrder::Dmy)),
        ("01/02/2024|03/04/2024 10:00", DateGuess::Ambiguous),
        ("2024-01-31|31 Jan 2024", DateGuess::Certain(DateOrder::Ymd)),
        ("1.5", DateGuess::NotDates),
    ] {
        assert_eq!(guess(values).dates, dates, "{values}");
    }
    for (values, marks, decimals) in [
        ("1.5|2.25|7", DecimalGuess::Certain('.'), Some(2)),
        ("1,5|2", DecimalGuess::Certain(','), Some(1)),
        ("1.234|1.5", DecimalGuess::Certain('.'), Some(3)),
        ("1.234|1,5", DecimalGuess::Certain(','), Some(1)),
        ("1.234|5", DecimalGuess::Ambiguous, None),
        ("€1,234|€5", DecimalGuess::Ambiguous, None),
        ("1 234|5", DecimalGuess::Certain('.'), Some(0)),
        ("0.12345678", DecimalGuess::Certain('.'), None),
        ("1,5|1.5", DecimalGuess::NotNumbers, None),
        ("yes", DecimalGuess::NotNumbers, None),
    ] {
        let guess = guess(values);
        assert_eq!((guess.decimals, guess.config.decimals), (marks, decimals), "{values}");
    }
}

#[test]
fn a_dollar_is_the_one_of_the_country() {
    for (region, values, code) in [
        ("US", "$5|$6", "USD"),
        ("CA", "$5|$6", "CAD"),
        ("DE", "$5|$6", "USD"),
        ("US", "$5|6 CAD", "CAD"),
        ("NO", "5 kr|6 kr.", "NOK"),
        ("US", "5 zł", "PLN"),
    ] {
        assert_eq!(guess_in(region, values.split('|')).config.currency.as_deref(), Some(code), "{region} {values}");
    }
}

#[test]
fn options_keep_the_order_and_spelling_in_which_they_came() {
    assert_eq!(guess("b|A|B|a|c|C").options, ["b", "A", "c"]);
    assert_eq!(guess("b;A|A; c ;|c;B|").options, ["b", "A", "c"]);
    let twenty: Vec<String> = (0..40).map(|at| format!("option {}", at % 20)).collect();
    assert_eq!(guess_in("US", twenty.iter().map(String::as_str)).options.len(), 20);
    let many: Vec<String> = (0..42).map(|at| format!("option {}", at % 21)).collect();
    assert_eq!(guess_in("US", many.iter().map(String::as_str)).r#type, FieldType::Text);
}

#[test]
fn memory_does_not_grow_with_the_column() {
    let mut tally = ColumnTally::new(Region::default());
    for at in 0..10_000 {
        tally.add(&format!("value {at}; another {at}"));
    }
    assert!(tally.values.known.len() <= 50 && tally.items.known.len() <= 50);
    assert!(tally.values.labels.len() <= 20 && tally.items.labels.len() <= 20);
}

proptest! {
    #[test]
    fn guessing_never_panics(values in proptest::collection::vec("\\PC*|[-+(0-9.,/:;%$€ é\n)]*", 0..8)) {
        let _ = guess_in("US", values.iter().map(String::as_str));
    }
}
