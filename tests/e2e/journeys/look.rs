//! Every screen of the sample workspace: without barriers, and pictured in light and dark under `target/screens`.

use thirtyfour::Key;

use super::{LATIN1, choose_files, create_workspace};
use crate::harness::{Desk, Journey, Role};

#[tokio::test]
async fn every_screen_of_the_workspace_is_without_barriers() -> Journey {
    let desk = Desk::first_start().await?;
    desk.write("Your name", "Sam Jones").await?;
    desk.press(Role::Button, "Explore with a sample workspace").await?;
    desk.find(Role::Heading, "Contacts").await?;
    desk.judge("contacts").await?;

    desk.key(Key::Control + "k").await?;
    desk.judge("palette").await?;
    desk.key(Key::Escape).await?;
    // While the palette goes, keys belong to it.
    desk.is_settled().await?;
    desk.key("?").await?;
    desk.sees("Previous row").await?;
    desk.judge("shortcuts-help").await?;
    desk.key(Key::Escape).await?;
    desk.is_settled().await?;

    desk.press(Role::Button, "New contact").await?;
    desk.judge("new-contact").await?;
    desk.key(Key::Escape).await?;

    desk.press(Role::Button, "Export").await?;
    desk.judge("export").await?;
    desk.key(Key::Escape).await?;

    desk.press(Role::Button, "Columns").await?;
    desk.sees("Last name").await?;
    desk.judge("contacts-columns").await?;
    desk.key(Key::Escape).await?;
    desk.is_settled().await?;
    desk.key("jj").await?;
    desk.key("xjx").await?;
    desk.sees("2 selected").await?;
    desk.key(" ").await?;
    desk.find(Role::Button, "Close").await?;
    desk.judge("contacts-selection-and-peek").await?;
    desk.key(Key::Escape).await?;
    desk.press(Role::Button, "Delete").await?;
    desk.sees("Moved 2 contacts to the bin").await?;
    desk.judge("contacts-toast").await?;
    // The toast may have gone by the time that a busy machine has judged it; the key has not.
    desk.key(Key::Control + "z").await?;
    desk.sees("Undone: Moved 2 contacts to the bin").await?;
    desk.write("Search contacts", "nobody is called this").await?;
    desk.sees("Nobody matches").await?;
    desk.judge("contacts-nobody-found").await?;

    desk.open("/imports").await?;
    desk.judge("imports").await?;
    for page in ["workspace", "team", "appearance", "shortcuts", "about"] {
        desk.open(&format!("/settings/{page}")).await?;
        desk.judge(&format!("settings-{page}")).await?;
    }
    for page in ["matches", "unmatched"] {
        desk.open(&format!("/review/{page}")).await?;
        desk.judge(&format!("review-{page}")).await?;
    }

    desk.press(Role::Link, "Contacts").await?;
    desk.press_first_contact().await?;
    desk.judge("profile-timeline").await?;
    desk.press(Role::Tab, "Submissions").await?;
    desk.judge("profile-submissions").await?;
    desk.press(Role::Tab, "Notes").await?;
    desk.judge("profile-notes-empty").await?;
    desk.leave().await
}

#[tokio::test]
async fn every_step_of_the_import_is_without_barriers() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    desk.open("/imports").await?;
    desk.judge("imports-empty").await?;
    desk.press(Role::Button, "Import files").await?;
    desk.judge("import-1-files").await?;
    desk.choose(&["json/truncated.json"])?;
    desk.press(Role::Button, "Choose files").await?;
    desk.sees("truncated.json").await?;
    desk.judge("import-1-files-refused").await?;
    desk.press(Role::Button, "Start over").await?;
    desk.choose(&LATIN1)?;
    desk.press(Role::Button, "Choose files").await?;
    desk.sees("5 rows in 1 file").await?;
    desk.judge("import-1-files-read").await?;
    desk.press(Role::Button, "Continue").await?;
    desk.write("Name", "Website form").await?;
    desk.judge("import-2-bot").await?;
    desk.press(Role::Button, "Continue").await?;
    desk.sees("Where does each column go?").await?;
    desk.judge("import-3-columns").await?;
    desk.press(Role::Button, "Review 5 rows").await?;
    desk.find(Role::Button, "Import 5 rows").await?;
    desk.judge("import-4-review").await?;
    desk.press(Role::Button, "Import 5 rows").await?;
    desk.sees("Import finished").await?;
    desk.judge("import-5-done").await?;
    desk.press(Role::Button, "Undo this import").await?;
    desk.find(Role::Button, "Undo import").await?;
    desk.judge("import-5-undo").await?;
    desk.leave().await
}

#[tokio::test]
async fn people_of_all_kinds_have_room_in_a_small_window() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    choose_files(&desk, &["journeys/all-kinds-of-people.csv"]).await?;
    desk.sees("8 rows in 1 file").await?;
    desk.press(Role::Button, "Review").await?;
    desk.press(Role::Button, "Import 8").await?;
    desk.sees("Import finished").await?;
    desk.press(Role::Button, "Show contacts").await?;
    desk.find(Role::Row, "no-name-at-all@example.org").await?;
    desk.judge("people-of-all-kinds").await?;
    desk.driver.set_window_rect(0, 0, 900, 600).await?;
    desk.judge("people-of-all-kinds-small").await?;
    desk.press(Role::Row, "Maximiliana").await?;
    desk.find(Role::Tab, "Timeline").await?;
    desk.judge("profile-long-small").await?;
    desk.leave().await
}
