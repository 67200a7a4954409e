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
    desk.press(Role::Button, "Undo").await?;
    desk.sees("Undone: Renamed to Benjamin Okafor").await?;
    desk.find(Role::Heading, "Ben Okafor").await?;

    desk.press(Role::Button, "Add e-mail").await?;
    desk.write("New e-mail", "ana.ruiz@example.org").await?;
    desk.key(Key::Enter).await?;
    desk.sees("Already belongs to Ana Ruiz").await?;
    desk.leave().await
}

#[tokio::test]
async fn a_contact_made_by_hand_is_taken_back_with_a_key() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    desk.press(Role::Button, "New contact").await?;
    desk.write("First name", "Ana").await?;
    desk.write("E-mail", "ana@example.org").await?;
    desk.press(Role::Button, "Create contact").await?;
    desk.sees("Created Ana").await?;
    desk.sees("Contacts 1").await?;

    desk.is_settled().await?;
    desk.key(Key::Control + "z").await?;
    desk.sees("Undone: Created Ana").await?;
    desk.sees("No contacts yet").await?;
    desk.leave().await
}
