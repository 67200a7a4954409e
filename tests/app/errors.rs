//! Failures as the page gets them.

use std::path::PathBuf;

use contact_center::error::{AppError, ErrorCode, guard};
use contact_core::Error;
use serde_json::json;

fn every_situation() -> Vec<Error> {
    let path = PathBuf::from("/tmp/a.csv");
    let text = || "text".to_owned();
    vec![
        Error::NotFound { what: "contact", id: text() },
        Error::Duplicate { value: text(), owner: text(), existing: "id-1".to_owned() },
        Error::Invalid { field: "email".to_owned(), reason: text() },
        Error::Conflict { reason: text() },
        Error::Forbidden { reason: text() },
        Error::FileUnreadable { path: path.clone(), reason: text() },
        Error::FileUnwritable { path, reason: text() },
        Error::NewerDatabase { found: 9, known: 1 },
        Error::Damaged { what: text() },
        Error::Busy,
        Error::DiskFull,
        Error::Cancelled,
        Error::internal("text"),
    ]
}

#[test]
fn each_situation_crosses_under_the_code_that_the_core_gives_it() {
    for situation in every_situation() {
        let code = situation.code();
        let crossed = AppError::from(situation);
        assert_eq!(serde_json::to_value(crossed.code).unwrap(), json!(code));
        assert!(!crossed.message.is_empty(), "{code} says nothing");
    }
}

#[test]
fn details_name_what_the_page_can_act_on_and_are_null_otherwise() {
    let details = |error: Error| serde_json::to_value(AppError::from(error).details).unwrap();
    let [_, duplicate, invalid, _, _, unreadable, ..] = <[Error; 13]>::try_from(every_situation()).unwrap();
    assert_eq!(details(duplicate), json!({ "field": null, "existing": "id-1", "path": null }));
    assert_eq!(details(invalid), json!({ "field": "email", "existing": null, "path": null }));
    assert_eq!(details(unreadable), json!({ "field": null, "existing": null, "path": "/tmp/a.csv" }));
}

#[test]
fn the_text_of_an_internal_failure_stays_here() {
    let crossed = AppError::from(Error::internal("SELECT secret FROM contact"));
    assert!(!serde_json::to_string(&crossed).unwrap().contains("secret"));
}

#[tokio::test]
async fn a_panic_becomes_internal_instead_of_a_call_that_never_ends() {
    let crossed = guard(async { panic!("an invariant broke") }).await as Result<(), AppError>;
    assert_eq!(crossed.unwrap_err().code, ErrorCode::Internal);
}
