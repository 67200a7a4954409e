//! The page's calls about tags.

use contact_center::error::ErrorCode;
use serde_json::{Value, json};

use crate::host::Host;

fn person(host: &Host, name: &str) -> Value {
    let input = json!({ "firstName": name, "lastName": "", "emails": [], "phones": [], "source": "" });
    host.call::<Value>("create_contact", json!({ "input": input })).unwrap()["contact"]["id"].take()
}

fn passing(host: &Host, filter: Value) -> Vec<String> {
    let query = json!({ "search": "", "sort": { "field": "name", "descending": false }, "inBin": false, "filter": filter });
    let page: Value = host.call("list_contacts", json!({ "input": { "query": query, "offset": 0, "limit": 10 } })).unwrap();
    page["rows"].as_array().unwrap().iter().map(|row| row["displayName"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_tag_goes_through_its_life() {
    let host = Host::with_workspace();
    let (ana, ben) = (person(&host, "Ana"), person(&host, "Ben"));
    let some = json!({ "kind": "ids", "ids": [ana, ben] });
    let input = json!({ "selection": some, "add": ["vip", "old"], "remove": [] });
    let said: Value = host.call("count_tagging", json!({ "input": input })).unwrap();
    assert_eq!(said, json!({ "selected": 2, "changed": 2 }));
    let done: Value = host.call_long("tag_contacts", input).unwrap();
    assert_eq!(done["count"], 2);

    let tags: Value = host.call("list_tags", json!({})).unwrap();
    let (old, vip) = (tags[0]["id"].clone(), tags[1]["id"].clone());
    assert_eq!((&tags[1]["name"], &tags[1]["contacts"]), (&json!("vip"), &json!(2)));
    let used: Value = host.call("get_tag_use", json!({ "input": { "selection": some } })).unwrap();
    assert_eq!(used["tags"].as_array().unwrap().len(), 2);
    let taken: Value =
        host.call_long("tag_contacts", json!({ "selection": { "kind": "ids", "ids": [ben] }, "add": [], "remove": [vip] })).unwrap();
    assert_eq!(
        passing(
            &host,
            json!({ "all": [{ "field": "tags", "op": "has_all", "value": [old] }, { "field": "tags", "op": "has_none", "value": [vip] }] })
        ),
        ["Ben"]
    );

    let refused = host.call::<Value>("update_tag", json!({ "input": { "tag": vip, "name": "OLD", "color": null } })).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Conflict);
    host.call::<Value>("update_tag", json!({ "input": { "tag": vip, "name": "Very important", "color": "pink" } })).unwrap();
    let merged: Value = host.call_long("merge_tags", json!({ "from": old, "into": vip })).unwrap();
    assert_eq!(merged["count"], 2);
    let deleted: Value = host.call_long("delete_tag", json!({ "tag": vip })).unwrap();
    assert_eq!(deleted["count"], 2);
    for change in [&deleted, &merged, &taken] {
        host.call_long::<Value>("undo_operation", json!({ "operation": change["operation"] })).unwrap();
    }
    let profile: Value = host.call("get_contact", json!({ "input": { "contact": ben } })).unwrap();
    assert_eq!(profile["tags"], json!(["old", "Very important"]));
}
