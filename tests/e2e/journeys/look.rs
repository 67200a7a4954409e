//! Every screen of the sample workspace: without barriers, and pictured in light and dark under `target/screens`.

use thirtyfour::Key;

use super::{LATIN1, create_workspace};
use crate::harness::{Desk, Journey, Role};

/// Checks the screen that stands there and takes its picture.
async fn judge(desk: &Desk, screen: &str) -> Journey {
    desk.is_settled().await?;
    // Before the picture: that one turns the page dark and back, and colours that are on their way have no contrast to judge.
    desk.is_accessible(screen).await?;
    desk.screenshot(screen).await
}

#[tokio::test]
async fn every_screen_of_the_workspace_is_without_barriers() -> Journey {
    let desk = Desk::first_start().await?;
    desk.write("Your name", "Sam Jones").await?;
    desk.press(Role::Button, "Explore with a sample workspace").await?;
    desk.find(Role::Heading, "Contacts").await?;
    judge(&desk, "contacts").await?;

    desk.key(Key::Control + "k").await?;
    judge(&desk, "palette").await?;
    desk.key(Key::Escape).await?;
    desk.key("?").await?;
    judge(&desk, "shortcuts-help").await?;
    desk.key(Key::Escape).await?;

    desk.press(Role::Button, "New contact").await?;
    judge(&desk, "new-contact").await?;
    desk.key(Key::Escape).await?;

    desk.press(Role::Button, "Export").await?;
    judge(&desk, "export").await?;
    desk.key(Key::Escape).await?;

    desk.open("/imports").await?;
    judge(&desk, "imports").await?;
    for page in ["workspace", "you", "appearance", "shortcuts", "about"] {
        desk.open(&format!("/settings/{page}")).await?;
        judge(&desk, &format!("settings-{page}")).await?;
    }
    for page in ["matches", "unmatched"] {
        desk.open(&format!("/review/{page}")).await?;
        judge(&desk, &format!("review-{page}")).await?;
    }

    desk.press(Role::Link, "Contacts").await?;
    desk.press_first_contact().await?;
    judge(&desk, "profile-timeline").await?;
    desk.press(Role::Tab, "Submissions").await?;
    judge(&desk, "profile-submissions").await?;
    desk.leave().await
}

#[tokio::test]
async fn every_step_of_the_import_is_without_barriers() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    desk.open("/imports").await?;
    judge(&desk, "imports-empty").await?;
    desk.press(Role::Button, "Import files").await?;
    judge(&desk, "import-1-files").await?;
    desk.choose(&LATIN1)?;
    desk.press(Role::Button, "Choose files").await?;
    desk.sees("5 rows in 1 file").await?;
    judge(&desk, "import-1-files-read").await?;
    desk.press(Role::Button, "Continue").await?;
    desk.write("Name", "Website form").await?;
    judge(&desk, "import-2-bot").await?;
    desk.press(Role::Button, "Continue").await?;
    desk.sees("Where does each column go?").await?;
    judge(&desk, "import-3-columns").await?;
    desk.press(Role::Button, "Review 5 rows").await?;
    desk.find(Role::Button, "Import 5 rows").await?;
    judge(&desk, "import-4-review").await?;
    desk.press(Role::Button, "Import 5 rows").await?;
    desk.sees("Import finished").await?;
    judge(&desk, "import-5-done").await?;
    desk.leave().await
}
