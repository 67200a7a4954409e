use super::*;

#[test]
fn the_filters_of_the_specification_are_read_and_written_as_they_stand() {
    for json in [
        r#"{"field":"budget","op":"gt","value":10000}"#,
        r#"{"has":"submission","where":{"field":"status","op":"is","value":"incomplete"}}"#,
        r#"{"field":"submission_count","op":"gt","value":1}"#,
        r#"{"field":"last_activity_at","op":"more_than_ago","value":{"days":90}}"#,
        r#"{"all":[{"field":"budget","op":"between","value":[1.5,2]},{"any":[{"segment":"VIPs"},{"not":{"field":"email","op":"is_empty"}}]}]}"#,
        r#"{"has":"note","count":{"op":"gte","value":2}}"#,
        r#"{"all":[]}"#,
    ] {
        assert_eq!(Filter::parse(json).unwrap().to_string(), json);
        assert_eq!(serde_json::from_str::<Filter>(json).unwrap(), Filter::parse(json).unwrap());
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    for (json, reason) in [
        ("{", "this is no JSON"),
        ("[]", "a filter is an object"),
        ("{}", "name a “field”"),
        (r#"{"all":{}}"#, "“all” takes a list of filters"),
        (r#"{"all":[{"any":[{"field":"email"}]}]}"#, "all[0].any[0]: “op” is missing"),
        (r#"{"field":"email","op":"like","value":"x"}"#, "“like” is no operator"),
        (r#"{"field":"email","op":"is","value":{"days":1,"hours":2}}"#, "value: a span is an object"),
        (r#"{"field":"email","op":"is","value":{"moons":1}}"#, "value: a span is an object"),
        (r#"{"field":"email","op":"is","value":[[1]]}"#, "value: use text"),
        (r#"{"has":"submission","where":{"field":5,"op":"is"}}"#, "where: “field” takes a text"),
        (r#"{"has":"deal"}"#, "nobody has that; use submission, card, record, note or activity"),
        (r#"{"has":"submission","count":{"op":"gt","value":-1}}"#, "“count” is an object"),
        (r#"{"has":"submission","count":{"op":"gt","value":1,"x":1}}"#, "“count” is an object"),
        (r#"{"field":"email","op":"is","value":"x","case":true}"#, "“case” cannot stand beside “field”"),
        (r#"{"not":[]}"#, "not: a filter is an object"),
    ] {
        let said = Filter::parse(json).unwrap_err().to_string();
        assert!(said.contains(reason), "{json} said “{said}”");
    }
}

#[test]
fn groups_in_groups_have_an_end() {
    let deep = format!("{}{}{}", r#"{"not":"#.repeat(41), r#"{"all":[]}"#, "}".repeat(41));
    assert!(Filter::parse(&deep).is_err());
    let deep = format!("{}{}{}", r#"{"not":"#.repeat(40), r#"{"all":[]}"#, "}".repeat(40));
    assert!(Filter::parse(&deep).is_ok());
}

#[test]
fn numbers_read_as_they_were_written() {
    for (json, written) in [("10000", "10000"), ("1e3", "1000"), ("0.1", "0.1"), ("-0", "0"), ("1e300", "1e+300")] {
        let filter = Filter::parse(&format!(r#"{{"field":"budget","op":"gt","value":{json}}}"#)).unwrap();
        assert_eq!(filter.to_string(), format!(r#"{{"field":"budget","op":"gt","value":{written}}}"#));
    }
}

#[test]
fn a_filter_that_asks_for_nothing_is_everybody() {
    assert!(Filter::default().is_everybody());
    assert!(Filter::parse(r#"{"all":[{"all":[]}]}"#).unwrap().is_everybody());
    assert!(!Filter::parse(r#"{"any":[]}"#).unwrap().is_everybody());
}
