//! The first start, and the second.

use super::create_workspace;
use crate::harness::{APP, Desk, Journey, Role, wait_for};

#[tokio::test]
async fn a_first_start_asks_who_you_are_and_opens_an_empty_workspace() -> Journey {
    let desk = Desk::first_start().await?;
    desk.sees("Welcome to Contact Center").await?;
    desk.judge("first-start").await?;
    create_workspace(&desk).await?;
    assert!(desk.workspace().is_file(), "the workspace is not where the app said");
    desk.judge("contacts-empty").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_second_start_ends_by_itself_and_leaves_the_first_running() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    let mut second = desk.program(APP).spawn()?;
    let ended = wait_for("the second app to end", async || Ok(second.try_wait()?)).await?;
    assert!(ended.success(), "the second start failed: {ended}");
    desk.find(Role::Link, "Contacts").await?;
    desk.leave().await
}

#[tokio::test]
async fn what_another_process_writes_shows_by_itself() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;

    let elsewhere = contact_core::Core::open(&desk.workspace(), contact_core::Env::system()).await?;
    let ana = contact_core::contacts::CreateContact {
        first_name: "Ana".to_owned(),
        last_name: "Ruiz".to_owned(),
        emails: vec!["ana@example.org".to_owned()],
        ..Default::default()
    };
    contact_core::contacts::create(&elsewhere, ana).await?;
    elsewhere.close().await;

    desk.sees("ana@example.org").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_workspace_that_cannot_be_opened_says_so_and_what_to_do() -> Journey {
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("damaged.contacts");
    std::fs::write(&file, "this is no database, and long enough to be told so by its first page")?;
    let desk = Desk::with_workspace(&file).await?;
    desk.sees("The workspace could not be shown.").await?;
    desk.find(Role::Button, "Show the file").await?;
    desk.judge("opening-failed").await?;
    desk.leave().await
}
