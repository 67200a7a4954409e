//! The file has exactly what the list shows.

use std::fs;

use super::{PAGES, create_workspace, import};
use crate::harness::{Desk, Journey, Role, wait_for};

#[tokio::test]
async fn an_export_has_the_rows_that_the_list_shows() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    import(&desk, &PAGES, "Quote request", 15).await?;
    let csv = desk.save_as("everybody.csv")?;
    desk.press(Role::Link, "Contacts").await?;
    desk.press(Role::Button, "Export").await?;
    desk.press(Role::Button, "Choose where to save").await?;
    desk.sees("Exported 13 contacts").await?;

    let written = fs::read_to_string(csv)?;
    assert_eq!(written.lines().count(), 14, "a header and 13 people:\n{written}");
    assert!(written.contains("Zoë,Müller,Zoë Müller,zoe.mueller@example.org,+4930901820"), "{written}");
    desk.leave().await
}

#[tokio::test]
async fn the_real_save_dialog_says_where_the_file_goes() -> Journey {
    let desk = Desk::with_real_dialogs().await?;
    desk.write("Your name", "Sam Jones").await?;
    desk.press(Role::Button, "Explore with a sample workspace").await?;
    desk.press(Role::Button, "Export").await?;
    desk.press(Role::Button, "Choose where to save").await?;
    let csv = desk.file("from the dialog.csv");
    desk.answer_native_save_dialog("Save as", &csv).await?;
    desk.sees("Exported").await?;
    let written = wait_for("the file", async || Ok(fs::read_to_string(&csv).ok())).await?;
    assert!(written.starts_with("ID,First name,Last name"), "{written}");
    desk.leave().await
}
