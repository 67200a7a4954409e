use super::samples::{
    field, is_none, option_uuid, reading, reads_as_integer, reads_as_number, reads_as_text, refuses, select, team, value, with,
};
use super::{Reading, Refusal, admits, check_pattern, read};
use crate::fields::record::FieldSet;
use crate::fields::types::{FieldConfig, FieldType};
use crate::fields::value::Value;
use crate::imports::mapping::DateOrder;

#[test]
fn blank_input_is_none_for_every_type() {
    for r#type in FieldType::ALL {
        let field = field(r#type);
        assert_eq!(read(&field, &FieldSet::default(), &[], &reading()), Ok(None));
        is_none(&field, &["", "  ", "\u{a0}\u{200b}", "\r\n"]);
        let blanks = [String::new(), " ".to_owned()];
        assert_eq!(read(&field, &FieldSet::default(), &blanks, &reading()), Ok(None));
    }
    for r#type in FieldType::ALL {
        if !matches!(r#type, FieldType::Text | FieldType::LongText | FieldType::Select | FieldType::MultiSelect | FieldType::Member) {
            is_none(&field(r#type), &["n/a", "-", "—", "None", "unknown"]);
        }
    }
    reads_as_text(&field(FieldType::Text), "n/a", "n/a");
}

#[test]
fn only_a_multi_select_takes_several() {
    for r#type in FieldType::ALL.into_iter().filter(|r#type| *r#type != FieldType::MultiSelect) {
        let given = ["1".to_owned(), String::new(), "2".to_owned()];
        let refused = read(&field(r#type), &FieldSet::default(), &given, &reading()).unwrap_err();
        assert!(refused.reason().contains("takes one value, not 2"), "{refused:?}");
    }
}

#[test]
fn texts_are_one_line_and_long_texts_keep_theirs() {
    let text = field(FieldType::Text);
    reads_as_text(&text, " a \r\n\t b  c\u{0}\u{7}d ", "a b  cd");
    reads_as_text(&text, "=1+1", "=1+1");
    reads_as_text(&text, &"é".repeat(10_000), &"é".repeat(10_000));
    refuses(&text, &"é".repeat(10_001), &["10,000", "shorten"]);
    let long = field(FieldType::LongText);
    reads_as_text(&long, "\na\r\nb\rc\n\n\td\u{2028}e\u{0}\n", "a\nb\nc\n\n\td\ne");
    refuses(&long, &"a".repeat(100_001), &["100,000"]);
}

#[test]
fn a_pattern_holds_for_the_whole_text() {
    let field = with(FieldType::Text, FieldConfig { pattern: Some("[A-Z]{2}|\\d+".to_owned()), ..FieldConfig::default() });
    reads_as_text(&field, " AB ", "AB");
    reads_as_text(&field, "123", "123");
    refuses(&field, "AB1", &["“AB1”", "does not match the pattern", "[A-Z]{2}"]);
    let damaged = with(FieldType::Text, FieldConfig { pattern: Some("[".to_owned()), ..FieldConfig::default() });
    refuses(&damaged, "a", &["cannot be checked", "settings"]);
    assert_eq!(check_pattern("^[a-z]+$"), Ok(()));
    for (pattern, words) in
        [("[a", "unclosed"), ("a)|(b", "unopened group"), ("(\\w{1000}){1000}", "too large"), (&*"a".repeat(1_001), "longer than 1000")]
    {
        let reason = check_pattern(pattern).unwrap_err();
        assert!(reason.contains(words) && !reason.contains('\n'), "{reason}");
    }
}

#[test]
fn numbers_keep_to_their_range_and_decimals() {
    let config = FieldConfig { decimals: Some(2), min: Some(-5.5), max: Some(1000.0), ..FieldConfig::default() };
    let field = with(FieldType::Number, config);
    reads_as_number(&field, "1,000.00", 1000.0);
    reads_as_number(&field, "-5.5", -5.5);
    reads_as_number(&field, "0", 0.0);
    reads_as_number(&field, "1.500", 1.5);
    refuses(&field, "1.255", &["3 decimals", "only 2 are kept"]);
    refuses(&field, "1000.01", &["too large", "1000 or less"]);
    refuses(&field, "-6", &["too small", "-5.5 or more"]);
    refuses(&field, "1,5", &["write 1.5"]);
    refuses(&field, "abc", &["is not a number"]);
    let whole = with(FieldType::Number, FieldConfig { decimals: Some(0), min: Some(1.0), ..FieldConfig::default() });
    refuses(&whole, "1.5", &["whole numbers"]);
    refuses(&whole, "0", &["1 or more"]);
    let comma = Reading { decimal: ',', ..reading() };
    assert_eq!(read(&whole, &FieldSet::default(), &["1.500".to_owned()], &comma), Ok(Value::number(1500.0)));
}

#[test]
fn amounts_are_in_the_currency_of_their_field() {
    let euros = with(FieldType::Currency, FieldConfig { currency: Some("EUR".to_owned()), ..FieldConfig::default() });
    for text in ["1234.5", "€1,234.50", "1 234.5 €", "EUR 1234.50", "1234.5eur", "1'234.50 Euro"] {
        reads_as_number(&euros, text, 1234.5);
    }
    reads_as_number(&euros, "(€5)", -5.0);
    refuses(&euros, "$5", &["“$5”", "USD", "EUR", "convert"]);
    refuses(&euros, "5 GBP", &["GBP", "EUR"]);
    refuses(&euros, "€5 USD", &["USD", "EUR"]);
    refuses(&euros, "5%", &["“%” is no currency"]);
    refuses(&euros, "5 km", &["“km” is no currency"]);
    let dollars = with(FieldType::Currency, FieldConfig { currency: Some("CAD".to_owned()), ..FieldConfig::default() });
    for text in ["$5", "CA$5", "$5 CAD", "5 dollars"] {
        reads_as_number(&dollars, text, 5.0);
    }
    refuses(&dollars, "US$5", &["USD", "CAD"]);
    reads_as_number(&field(FieldType::Currency), "5 CHF", 5.0);
}

#[test]
fn percentages_count_hundredths() {
    let field = field(FieldType::Percent);
    for text in ["45", "45%", "45 %", "% 45", "45.0 ％"] {
        reads_as_number(&field, text, 45.0);
    }
    refuses(&field, "45 €", &["not a percentage", "write 45 %"]);
    refuses(&field, "%45%", &["not a percentage"]);
}

#[test]
fn dates_are_days_as_written() {
    let date = field(FieldType::Date);
    for (text, stored) in [
        ("2024-01-31", "2024-01-31"),
        ("0001-01-01", "0001-01-01"),
        ("9999-12-31", "9999-12-31"),
        ("20240131", "2024-01-31"),
        ("31.01.2024", "2024-01-31"),
        ("31/01/2024", "2024-01-31"),
        ("2/2/2024", "2024-02-02"),
        ("31 January 2024", "2024-01-31"),
        ("Jan 31, 2024", "2024-01-31"),
        ("2024-01-31T23:30:00-09:00", "2024-01-31"),
        ("2024-01-31T23:30:00Z", "2024-01-31"),
        ("2024-01-31 00:30 [Asia/Tokyo]", "2024-01-31"),
    ] {
        reads_as_text(&date, text, stored);
    }
    for text in ["2024-02-31", "31 February 2024", "0000-01-01", "1/2/2024", "2024-13-01", "soon", "1700000000", "10000-01-01"] {
        refuses(&date, text, &["is not a date here", "write it as 2026-12-31"]);
    }
    for (order, stored) in [(DateOrder::Dmy, "2024-02-01"), (DateOrder::Mdy, "2024-01-02")] {
        let ordered = Reading { order: Some(order), ..reading() };
        let given = ["1/2/2024".to_owned()];
        assert_eq!(read(&date, &FieldSet::default(), &given, &ordered), Ok(Some(Value::Text(stored.to_owned()))));
    }
}

#[test]
fn moments_take_the_zone_of_their_column_or_workspace() {
    let field = field(FieldType::Datetime);
    reads_as_integer(&field, "1970-01-01T00:00:01.5Z", 1_500);
    reads_as_integer(&field, "1970-01-01 01:00 +01:00", 0);
    reads_as_integer(&field, "1970-01-02", 86_400_000);
    reads_as_integer(&field, "1111111111", 1_111_111_111_000);
    reads_as_integer(&field, "0001-01-01T00:00:00Z", -62_135_596_800_000);
    let berlin = Reading { zone: chrono_tz::Europe::Berlin, ..reading() };
    let at = |reading: &Reading| read(&field, &FieldSet::default(), &["1970-01-01 12:00".to_owned()], reading);
    assert_eq!(at(&berlin), Ok(Some(Value::Integer(11 * 3_600_000))));
    let tokyo = Reading { column_zone: chrono::FixedOffset::east_opt(9 * 3600), ..berlin };
    assert_eq!(at(&tokyo), Ok(Some(Value::Integer(3 * 3_600_000))));
    for text in ["0000-12-31T00:00:00Z", "0001-01-01T00:00:00+01:00", "1/2/2024 10:00", "later", "2024-02-30 10:00"] {
        refuses(&field, text, &["is not a time here"]);
    }
}

#[test]
fn yes_and_no_in_seven_languages() {
    let field = field(FieldType::Boolean);
    for text in
        ["yes", "Y", "TRUE", "1", "on", "checked", "x", "X", "✓", "✔️", "ja", "wahr", "Oui", "vrai", "Sí", "si", "Sì", "sim", "waar"]
    {
        reads_as_integer(&field, text, 1);
    }
    for text in ["no", "N", "false", "0", "off", "unchecked", "✗", "nein", "falsch", "Non", "faux", "falso", "não", "Nee", "onwaar"] {
        reads_as_integer(&field, text, 0);
    }
    refuses(&field, "maybe", &["neither yes nor no"]);
    refuses(&field, "2", &["neither yes nor no"]);
    is_none(&field, &["n/a", "?", "xxx"]);
}

#[test]
fn an_option_is_found_by_label_or_id() {
    let field = select(FieldType::Select, &["Très bien", "a; b", "\"x\", y", "n/a"]);
    reads_as_integer(&field, " tres BIEN ", 10);
    reads_as_integer(&field, "a; b", 20);
    reads_as_integer(&field, "\"x\", y", 30);
    reads_as_integer(&field, "n/a", 40);
    reads_as_integer(&field, &option_uuid(2).to_string(), 20);
    assert_eq!(value(&field, " gut "), Err(Refusal::UnknownOptions(vec!["gut".to_owned()])));
    assert_eq!(value(&field, "-").unwrap_err().reason(), "“-” is not among the options");
}

#[test]
fn several_options_are_kept_once_each_in_their_order() {
    let field = select(FieldType::MultiSelect, &["Red", "Green", "Blue, light", "a;b", "a"]);
    let some = |given: &[&str]| {
        let given: Vec<String> = given.iter().map(|item| (*item).to_owned()).collect();
        read(&field, &FieldSet::default(), &given, &reading())
    };
    let text = |ids: &str| Ok(Some(Value::Text(ids.to_owned())));
    assert_eq!(some(&["green; RED ;green;"]), text(",10,20,"));
    assert_eq!(some(&["Green\nRed\r\n"]), text(",10,20,"));
    assert_eq!(some(&["Green, red"]), text(",10,20,"));
    assert_eq!(some(&["Blue, light"]), text(",30,"));
    assert_eq!(some(&["Blue, light; Red"]), text(",10,30,"));
    assert_eq!(some(&["Red, Blue, light, Green"]), text(",10,20,30,"));
    assert_eq!(some(&["a;b"]), text(",40,"));
    assert_eq!(some(&["red;a;b;a"]), text(",10,40,50,"));
    assert_eq!(some(&["Blue, light", "", "Red"]), text(",10,30,"));
    assert_eq!(some(&[&option_uuid(2).to_string(), "red"]), text(",10,20,"));
    assert_eq!(some(&[" ; , "]).unwrap_err().reason(), "“,” is not among the options");
    assert_eq!(some(&[";"]), Ok(None));
    let unknown = |labels: &[&str]| Err(Refusal::UnknownOptions(labels.iter().map(|label| (*label).to_owned()).collect()));
    assert_eq!(some(&["Red; Pink ;grey; PINK"]), unknown(&["Pink", "grey"]));
    assert_eq!(some(&["Red, Pink", "Green"]), unknown(&["Red, Pink"]));
    assert_eq!(some(&["1;2;3;4;5;6;7"]).unwrap_err().reason(), "“1”, “2”, “3”, “4”, “5”, 2 more are not among the options");
    assert!(some(&[&"a,".repeat(10_001)]).unwrap_err().reason().contains("more than 10000 options"));
}

#[test]
fn identity_is_stored_as_contacts_store_it() {
    let email = field(FieldType::Email);
    reads_as_text(&email, " Ana <Ana@X.org> ", "Ana@X.org");
    refuses(&email, "ana@x", &["is not an e-mail address", "name@example.org"]);
    refuses(&email, "a@x.org; b@x.org", &["is not an e-mail address"]);
    let phone = field(FieldType::Phone);
    reads_as_text(&phone, "600 111 222", "+34600111222");
    reads_as_text(&phone, "+44 20 7183 8750 ext. 12", "+442071838750;ext=12");
    reads_as_text(&phone, " 99 00 / 11 22 33 44 55 66 77 88 ", "99 00 / 11 22 33 44 55 66 77 88");
    refuses(&phone, "call me", &["is not a phone number", "country"]);
}

#[test]
fn web_addresses_are_http() {
    let url = field(FieldType::Url);
    for (text, stored) in [
        ("https://Example.org/A%20b?q=1#x", "https://Example.org/A%20b?q=1#x"),
        ("HTTP://Example.org", "http://Example.org"),
        ("http://localhost:3000/", "http://localhost:3000/"),
        ("http://[::1]/x", "http://[::1]/x"),
        ("example.org", "https://example.org"),
        ("www.example.org/path;a=1", "https://www.example.org/path;a=1"),
        ("example.org:8080/x", "https://example.org:8080/x"),
        ("//example.org/x", "https://example.org/x"),
        ("bücher.de", "https://bücher.de"),
        ("example.org/@ana", "https://example.org/@ana"),
    ] {
        reads_as_text(&url, text, stored);
    }
    for (text, word) in [
        ("javascript:alert(1)", "javascript:"),
        ("data:text/html,x", "data:"),
        ("file:///etc/passwd", "file:"),
        ("mailto:ana@x.org", "mailto:"),
        ("ftp://example.org", "ftp:"),
        ("https://ana:secret@example.org", "user name"),
        ("https://@example.org", "user name"),
        ("https://exa mple.org", "space"),
        ("https://example.org/a b", "space"),
        ("intranet", "not a web address"),
        ("ana@example.org", "not a web address"),
        ("1.5", "not a web address"),
        ("https://", "not a web address"),
        ("https:example.org", "not a web address"),
        ("https:///example.org", "not a web address"),
        ("https://example.org\\@evil.org", "user name"),
        ("http://[::1", "not a web address"),
        ("e.g.", "not a web address"),
    ] {
        refuses(&url, text, &[word]);
    }
    let longest = format!("https://example.org/{}", "a".repeat(2_028));
    reads_as_text(&url, &longest, &longest);
    refuses(&url, &format!("{longest}a"), &["2,048"]);
}

#[test]
fn ratings_are_whole_stars() {
    let five = field(FieldType::Rating);
    for text in ["4", "4.0", "4/5", "4 of 5", "4 out of 5", "4 von 5", "★★★★", "★★★★☆", "⭐⭐⭐⭐", "4 stars"] {
        reads_as_integer(&five, text, 4);
    }
    for text in ["0", "6", "4.5", "-1", "★★★★★★", "four", "4/x", "1e9"] {
        refuses(&five, text, &["write a whole number from 1 to 5"]);
    }
    refuses(&five, "4/10", &["counts 10 stars", "there are 5 here"]);
    is_none(&five, &["☆☆☆☆☆", "-"]);
    let ten = with(FieldType::Rating, FieldConfig { stars: Some(10), ..FieldConfig::default() });
    reads_as_integer(&ten, "8/10", 8);
}

#[test]
fn members_are_found_by_id_name_or_address() {
    let field = field(FieldType::Member);
    let set = team(&[
        ("Ana Díaz", "ana@x.org", false),
        ("Bo", "", false),
        ("bo", "bo@x.org", false),
        ("Ana Diaz", "old@x.org", true),
        ("Cy", "cy@x.org", true),
        ("Di", "Cy@x.org", false),
    ]);
    let who = |text: &str| read(&field, &set, &[text.to_owned()], &reading());
    for (text, row) in [(" ana diaz ", 1), ("ANA@x.org", 1), ("bo@x.org", 3), ("cy", 5), ("old@x.org", 4), ("cy@x.org", 6)] {
        assert_eq!(who(text), Ok(Some(Value::Integer(row))), "{text}");
    }
    assert_eq!(who(&uuid::Uuid::from_u128(202).to_string()), Ok(Some(Value::Integer(2))));
    for (text, words) in [("BO", "several people of the team: write the e-mail"), ("Eve", "nobody of the team"), ("-", "nobody")] {
        let reason = who(text).unwrap_err().reason();
        assert!(reason.contains(words), "{reason}");
    }
}

#[test]
fn a_value_is_admitted_if_it_could_be_read() {
    let set = FieldSet::default();
    let config = FieldConfig { max: Some(10.0), decimals: Some(1), ..FieldConfig::default() };
    let number = with(FieldType::Number, config);
    for (value, fits) in [(10.0, true), (10.1, false), (0.25, false), (0.5, true)] {
        assert_eq!(admits(&number, &set, &Value::number(value).unwrap()), fits, "{value}");
    }
    let choice = select(FieldType::Select, &["a"]);
    assert!(admits(&choice, &set, &Value::Integer(10)) && !admits(&choice, &set, &Value::Integer(20)));
    let choices = select(FieldType::MultiSelect, &["a", "b"]);
    assert!(admits(&choices, &set, &Value::Text(",10,20,".to_owned())));
    assert!(!admits(&choices, &set, &Value::Text(",20,10,".to_owned())));
    assert!(!admits(&choices, &set, &Value::Text(",10,30,".to_owned())));
    let phone = field(FieldType::Phone);
    assert!(admits(&phone, &set, &Value::Text("99 00 / 11 22 33 44 55 66 77 88".to_owned())));
    assert!(admits(&phone, &set, &Value::Text("+34600111222".to_owned())));
    assert!(!admits(&phone, &set, &Value::Text("call me".to_owned())));
    assert!(!admits(&field(FieldType::Date), &set, &Value::Text("31.01.2024".to_owned())));
}
