//! Members and notes through the page's calls.

use contact_center::error::ErrorCode;
use serde_json::{Value, json};

use crate::host::Host;

fn ana(host: &Host) -> Value {
    let input = json!({ "firstName": "Ana", "lastName": "Ruiz", "emails": [], "phones": [], "source": "" });
    host.call::<Value>("create_contact", json!({ "input": input })).unwrap()["contact"]["id"].clone()
}

fn call(host: &Host, command: &str, input: Value) -> Value {
    host.call(command, json!({ "input": input })).unwrap()
}

#[test]
fn a_note_lives_from_its_writing_to_its_return_from_the_bin() {
    let host = Host::with_workspace();
    let contact = ana(&host);
    let note = call(&host, "add_note", json!({ "contact": contact, "text": "Wants **two** offers" }))["note"].clone();
    assert_eq!((&note["author"]["name"], &note["text"]), (&json!("Sam"), &json!("Wants **two** offers")));
    let edited = call(&host, "update_note", json!({ "note": note["id"], "text": "Wants three" }))["note"].clone();
    assert_eq!(edited["versionCount"], json!(1));
    let versions = call(&host, "list_note_versions", json!({ "note": note["id"] }));
    assert_eq!(versions[0]["text"], json!("Wants **two** offers"));
    assert_eq!(call(&host, "pin_note", json!({ "note": note["id"], "pinned": true }))["note"]["pinned"], json!(true));
    let deleted = call(&host, "delete_note", json!({ "note": note["id"] }));
    let ask = |in_bin: bool| json!({ "contact": contact, "inBin": in_bin, "offset": 0, "limit": 10 });
    let page = call(&host, "list_notes", ask(false));
    assert_eq!((&page["total"], &page["binTotal"]), (&json!(0), &json!(1)));
    host.call_long::<Value>("undo_operation", json!({ "operation": deleted["operation"] })).unwrap();
    call(&host, "delete_note", json!({ "note": note["id"] }));
    call(&host, "restore_note", json!({ "note": note["id"] }));
    assert_eq!(call(&host, "list_notes", ask(false))["notes"][0]["id"], note["id"]);
    assert!(host.desktop.announced().iter().any(|news| news.tags.contains(&contact_core::Tag::Notes)));
}

#[test]
fn members_are_added_switched_and_refused_by_their_role() {
    let host = Host::with_workspace();
    let kim = call(&host, "add_member", json!({ "name": "Kim", "email": "", "role": "member", "color": "teal" }));
    assert_eq!(call(&host, "become_member", json!({ "member": kim["id"] }))["name"], json!("Kim"));
    let lee = json!({ "input": { "name": "Lee", "email": "", "role": "member", "color": null } });
    let refused = host.call::<Value>("add_member", lee).unwrap_err();
    assert_eq!(refused.code, ErrorCode::Forbidden);
    assert_eq!(refused.message, "Only the owner can add members. You are Kim, a member.");
    let members: Vec<Value> = host.call("list_members", json!({})).unwrap();
    call(&host, "become_member", json!({ "member": members[0]["id"] }));
    let change = json!({ "member": kim["id"], "name": "Kim Lee", "email": null, "role": "admin", "color": null });
    assert_eq!(call(&host, "update_member", change)["role"], json!("admin"));
    assert_eq!(call(&host, "remove_member", json!({ "member": kim["id"] }))["keptAsLeft"], json!(false));
}

#[test]
fn only_web_mail_and_phone_links_reach_the_desktop() {
    let host = Host::with_workspace();
    host.call::<()>("open_link", json!({ "link": "https://example.org" })).unwrap();
    let refused = host.call::<()>("open_link", json!({ "link": "file:///etc/passwd" })).unwrap_err();
    assert_eq!((refused.code, refused.details.field.as_deref()), (ErrorCode::Invalid, Some("link")));
    assert_eq!(host.desktop.opened(), ["https://example.org"]);
}
