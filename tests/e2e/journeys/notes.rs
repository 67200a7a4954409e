//! The team, and what its members write about people.

use thirtyfour::{By, Key};

use super::{PAGES, create_workspace, import, open_contact};
use crate::harness::{Desk, Journey, Role};

const SCRIPT: &str = "<script>document.title='taken'</script><img src=x onerror=alert(1)>";

#[tokio::test]
async fn a_member_joins_and_writes_a_note_that_is_edited_pinned_deleted_and_brought_back() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    import(&desk, &PAGES, "Quote request", 15).await?;

    desk.open("/settings/team").await?;
    desk.press(Role::Button, "Add member").await?;
    desk.write("Name of the new member", "Kim Lee").await?;
    desk.judge("settings-team-new").await?;
    desk.press(Role::Button, "Add").await?;
    desk.sees("Added Kim Lee").await?;
    desk.press(Role::Button, "Add member").await?;
    desk.write("Name of the new member", SCRIPT).await?;
    desk.press(Role::Button, "Add").await?;
    desk.sees(&format!("Added {SCRIPT}")).await?;
    desk.judge("settings-team-of-three").await?;

    desk.press(Role::Button, "More for Kim Lee").await?;
    desk.press(Role::Choice, "Work as Kim Lee").await?;
    desk.sees("You are Kim Lee now").await?;
    desk.sees("Only the owner, Sam Jones, adds members").await?;

    open_contact(&desk, "ben", "Ben Okafor").await?;
    desk.is_settled().await?;
    desk.key("n").await?;
    desk.write("New note", "Wants **two** offers, ask @Sa").await?;
    desk.judge("note-mention").await?;
    desk.key(Key::Enter).await?;
    desk.key("first").await?;
    desk.key(Key::Enter + Key::Enter).await?;
    desk.key(SCRIPT).await?;
    desk.key(Key::Control + Key::Enter).await?;
    desk.sees("Note added").await?;
    desk.sees("Wants two offers, ask @Sam Jones first").await?;

    desk.press(Role::Tab, "Notes 1").await?;
    desk.sees(&format!("Kim Lee just now Wants two offers, ask @Sam Jones first {SCRIPT}")).await?;
    desk.press(Role::Button, "More for the note").await?;
    desk.press(Role::Choice, "Edit").await?;
    desk.write("Note", "Wants **three** offers").await?;
    desk.press(Role::Button, "Save").await?;
    desk.sees("Wants three offers").await?;
    desk.press(Role::Button, "edited").await?;
    desk.sees("Wants two offers").await?;
    desk.judge("profile-note-versions").await?;
    desk.press(Role::Button, "Hide earlier versions").await?;
    desk.press(Role::Button, "More for the note").await?;
    desk.press(Role::Choice, "Pin").await?;
    desk.sees("Note pinned").await?;
    desk.press(Role::Button, "More for the note").await?;
    desk.press(Role::Choice, "Delete").await?;
    desk.sees("Note moved to the bin").await?;
    desk.sees("1 note in the bin").await?;
    desk.press(Role::Button, "Undo").await?;
    desk.sees("Undone: Note moved to the bin").await?;
    desk.sees("Wants three offers").await?;
    desk.judge("profile-notes").await?;

    desk.press(Role::Tab, "Timeline").await?;
    desk.driver.find(By::XPath("//label[normalize-space()='Notes']")).await?.click().await?;
    desk.is_settled().await?;
    assert!(!desk.text().await?.contains("Contact created"));
    desk.sees("Note edited").await?;
    desk.judge("profile-timeline-notes").await?;
    desk.leave().await
}
