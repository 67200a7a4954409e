//! Taking an import back.

use super::{LATIN1, PAGES, create_workspace, import};
use crate::harness::{Desk, Journey, Role};

#[tokio::test]
async fn an_import_taken_back_leaves_what_was_there_before() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    import(&desk, &PAGES, "Quote request", 15).await?;
    import(&desk, &LATIN1, "Website form", 5).await?;
    desk.press(Role::Button, "Undo this import").await?;
    desk.press(Role::Button, "Undo import").await?;
    desk.sees("Import undone").await?;

    desk.press(Role::Link, "Contacts").await?;
    desk.sees("Contacts 13").await?;
    desk.write("Search contacts", "noemie").await?;
    desk.sees("Nobody matches “noemie”").await?;
    desk.leave().await
}
