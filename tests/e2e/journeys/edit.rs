//! Editing in place, and what the timeline says of it.

use thirtyfour::Key;

use super::{PAGES, create_workspace, import, open_contact};
use crate::harness::{Desk, Journey, Role};

#[tokio::test]
async fn an_edit_stands_in_the_timeline_with_the_old_and_the_new_value() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    import(&desk, &PAGES, "Quote request", 15).await?;
    open_contact(&desk, "ben", "Ben Okafor").await?;

    desk.press(Role::Button, "Ben Okafor, edit name").await?;
    desk.write("First name", "Benjamin").await?;
    desk.key(Key::Enter).await?;
    desk.find(Role::Heading, "Benjamin Okafor").await?;
    desk.sees("First name Ben Benjamin").await?;

    desk.press(Role::Button, "Add e-mail").await?;
    desk.write("New e-mail", "ana.ruiz@example.org").await?;
    desk.key(Key::Enter).await?;
    desk.sees("Already belongs to Ana Ruiz").await?;
    desk.leave().await
}
