//! Importing: matching, idempotence, undo.

use contact_core::imports::{self, GetImport, ImportReport, ImportSettings, RunImport, StageImport};
use contact_core::progress::Job;
use contact_core::workspace::CreateWorkspace;
use contact_core::{Core, Env};

async fn workspace(folder: &std::path::Path) -> Core {
    let input = CreateWorkspace {
        name: "Acme".into(), region: "US".into(), timezone: "UTC".into(), member_name: "Sam".into(), ..CreateWorkspace::default()
    };
    Core::create(&folder.join("a.contacts"), input, Env::system()).await.unwrap()
}

async fn import(core: &Core, paths: &[&str]) -> ImportReport {
    let draft = imports::stage(core, StageImport { paths: paths.iter().map(|p| (*p).to_owned()).collect() }, Job::silent()).await.unwrap();
    for c in &draft.columns { eprintln!("{} -> {} ({:?})", c.header, c.target, c.reason); }
    let run = RunImport { import: draft.id, settings: ImportSettings::default() };
    let t = std::time::Instant::now();
    let planned = imports::plan(core, run.clone(), Job::silent()).await.unwrap();
    eprintln!("plan {:?}", t.elapsed());
    let t = std::time::Instant::now();
    let done = imports::apply(core, run, Job::silent()).await.unwrap();
    eprintln!("apply {:?}", t.elapsed());
    assert_eq!(ImportReport { import: None, ..done.clone() }, planned);
    done
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_import_of_a_file_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let core = workspace(folder.path()).await;
    let a = import(&core, &["/tmp/gen/contacts.csv"]).await;
    eprintln!("{a:#?}");
    let b = import(&core, &["/tmp/gen/submissions.csv"]).await;
    eprintln!("{b:#?}");
    let c = import(&core, &["/tmp/gen/submissions.csv"]).await;
    eprintln!("{c:#?}");
    let t = std::time::Instant::now();
    let u = imports::undo(&core, GetImport { import: b.import.unwrap() }, Job::silent()).await.unwrap();
    eprintln!("undo {:?} {} {} {}", t.elapsed(), u.submissions_removed, u.contacts_removed, u.contacts_restored);
}
