//! The register of running work.

use contact_center::error::ErrorCode;
use contact_center::jobs::Jobs;
use serde_json::{Value, json};

use crate::host::Host;

#[test]
fn a_job_is_stopped_by_its_name_and_leaves_the_register_when_it_ends() {
    let jobs = Jobs::default();
    let running = jobs.start("import-1".to_owned()).unwrap();
    let handle = running.handle(tauri::ipc::Channel::new(|_| Ok(())));
    assert!(jobs.any());
    assert!(handle.check().is_ok());

    jobs.cancel("import-1");
    assert!(matches!(handle.check(), Err(contact_core::Error::Cancelled)));

    drop(running);
    assert!(!jobs.any());
    jobs.cancel("import-1");
}

#[test]
fn a_name_in_use_is_refused() {
    let jobs = Jobs::default();
    let _running = jobs.start("import-1".to_owned()).unwrap();
    assert!(matches!(jobs.start("import-1".to_owned()), Err(contact_core::Error::Conflict { .. })));
}

#[test]
fn a_window_with_running_work_closes_only_when_forced() {
    let host = Host::first_start();
    let running = host.state().jobs.start("export-1".to_owned()).unwrap();
    let handle = running.handle(tauri::ipc::Channel::new(|_| Ok(())));

    let refused = host.call::<Value>("close_window", json!({ "force": false })).unwrap_err();
    assert_eq!((refused.code, host.desktop.closed()), (ErrorCode::Conflict, 0));

    host.call::<Value>("close_window", json!({ "force": true })).unwrap();
    assert_eq!(host.desktop.closed(), 1);
    assert!(handle.check().is_err(), "the work goes on after the window");
}
