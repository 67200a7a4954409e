//! Two sources, one person.

use super::{LATIN1, PAGES, choose_files, create_workspace, import, open_contact};
use crate::harness::{Desk, Journey, Role, fixture};

#[tokio::test]
async fn a_person_in_two_files_of_different_form_is_one_contact_with_both_submissions() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    import(&desk, &PAGES, "Quote request", 15).await?;
    desk.sees("13 new contacts").await?;
    import(&desk, &LATIN1, "Website form", 5).await?;
    desk.sees("2 new contacts").await?;

    open_contact(&desk, "muller", "Zoë Müller").await?;
    desk.press(Role::Tab, "Submissions").await?;
    desk.sees("Quote request").await?;
    desk.sees("Website form").await?;
    desk.sees("Können Sie mir ein Angebot schicken?").await?;
    desk.leave().await
}

#[tokio::test]
async fn the_same_files_again_change_nothing() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    import(&desk, &PAGES, "Quote request", 15).await?;

    choose_files(&desk, &PAGES).await?;
    desk.sees("15 rows in 2 files").await?;
    desk.press(Role::Button, "Continue").await?;
    desk.press(Role::Button, "Review").await?;
    desk.sees("15 unchanged").await?;
    desk.leave().await
}

#[tokio::test]
async fn the_real_open_dialog_says_which_file_is_read() -> Journey {
    let desk = Desk::with_real_dialogs().await?;
    create_workspace(&desk).await?;
    desk.open("/imports/new").await?;
    desk.press(Role::Button, "Choose files").await?;
    desk.answer_native_open_dialog("Choose files to import", &fixture(LATIN1[0])).await?;
    desk.sees("website-form-latin1.csv").await?;
    desk.sees("5 rows in 1 file").await?;
    desk.leave().await
}
