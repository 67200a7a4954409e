//! The page's calls about records.

use std::fs;

use contact_center::error::ErrorCode;
use serde_json::{Value, json};

use crate::host::Host;

fn call(host: &Host, command: &str, input: Value) -> Value {
    host.call(command, json!({ "input": input })).unwrap()
}

#[test]
fn records_go_through_their_life() {
    let host = Host::with_workspace();
    let role = json!({ "name": "Buyer", "inverseName": "Purchase", "contactLimit": 1, "isDefault": true });
    let new = json!({
        "name": "Deal", "plural": "", "icon": "briefcase", "color": null, "flowApp": null, "titleLabel": "", "roles": [role]
    });
    let kind = call(&host, "create_record_type", new)["recordType"].take();
    let (kind_id, title, buyer) = (kind["id"].clone(), kind["titleField"].clone(), kind["roles"][0]["id"].clone());
    let definition = json!({ "label": "Amount", "type": "currency" });
    call(&host, "create_field", json!({ "recordType": kind_id, "key": null, "group": null, "definition": definition }));
    let types: Value = host.call("list_record_types", json!({})).unwrap();
    assert_eq!(types[0]["fields"][1]["key"], "amount");

    let person = json!({ "firstName": "Ana", "lastName": "", "emails": ["ana@example.org"], "phones": [], "source": "" });
    let ana = call(&host, "create_contact", person)["contact"]["id"].take();
    let values = json!([{ "field": title, "values": ["Loft"] }]);
    let made = call(&host, "create_record", json!({ "recordType": kind_id, "values": values, "links": [] }));
    let record = made["record"]["id"].clone();
    let linked = call(&host, "link_record", json!({ "record": record, "contact": ana, "role": buyer }));
    assert_eq!(linked["link"]["role"]["inverseName"], "Purchase");
    let profile = call(&host, "get_contact", json!({ "contact": ana }));
    assert_eq!(profile["recordTotal"], 1);
    let full = host.call::<Value>("link_record", json!({ "input": { "record": record, "contact": ana, "role": buyer } })).unwrap_err();
    assert_eq!(full.code, ErrorCode::Conflict);
    let history = call(&host, "get_record_history", json!({ "record": record, "cursor": null, "limit": 10 }));
    assert_eq!((&history["entries"][0]["kind"], &history["entries"][1]["kind"]), (&json!("linked"), &json!("created")));

    let query = json!({ "recordType": kind_id, "search": "", "sort": { "field": "title", "descending": false }, "inBin": false });
    let page = call(&host, "list_records", json!({ "query": query, "offset": 0, "limit": 10 }));
    assert_eq!((&page["total"], &page["records"][0]["contacts"][0]["name"]), (&json!(1), &json!("Ana")));

    let csv = host.path("deals.csv");
    host.dialogs_answer(json!({ "save": csv }));
    let selection = json!({ "kind": "matching", "query": query, "except": [] });
    let options = json!({ "delimiter": "comma", "bom": false, "keys": false });
    let report: Value = host.call_long("export_records", json!({ "selection": selection, "options": options })).unwrap();
    assert_eq!((&report["rows"], fs::read_to_string(&csv).unwrap().lines().count()), (&json!(1), 2));
    let file: Value = host.call_long("look_at_record_file", json!({ "path": csv, "recordType": kind_id })).unwrap();
    let columns: Vec<Value> = file["columns"].as_array().unwrap().iter().map(|column| column["target"].clone()).collect();
    let input = json!({ "path": csv, "recordType": kind_id, "columns": columns, "key": file["key"] });
    let report: Value = host.call_long("import_records", input).unwrap();
    assert_eq!((&report["unchanged"], &report["operation"]), (&json!(1), &Value::Null));

    let deleted = call(&host, "delete_record_type", json!({ "recordType": kind_id }));
    host.call_long::<Value>("undo_operation", json!({ "operation": deleted["operation"] })).unwrap();
    assert_eq!(call(&host, "list_contact_records", json!({ "contact": ana }))[0]["title"], "Loft");
}
