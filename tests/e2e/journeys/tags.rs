//! The life of a tag: on a profile, as a filter, on all that match, and in the manager.

use thirtyfour::Key;

use super::{PAGES, create_workspace, import, open_contact};
use crate::harness::{Desk, Journey, Role};

#[tokio::test]
async fn a_tag_is_given_filtered_by_given_in_bulk_renamed_merged_and_deleted_and_all_is_taken_back() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    import(&desk, &PAGES, "Quote request", 15).await?;
    open_contact(&desk, "ben", "Ben Okafor").await?;
    desk.is_settled().await?;
    desk.key("t").await?;
    for name in ["vip", "partner", "<b onmouseover=alert(1)>"] {
        desk.write("Tags of Ben Okafor", name).await?;
        desk.key(Key::Enter).await?;
        desk.sees(&format!("Tagged Ben Okafor “{name}”")).await?;
    }
    desk.judge("profile-tags").await?;
    desk.key(Key::Escape).await?;
    desk.press(Role::Button, "Remove tag <b onmouseover=alert(1)>").await?;
    desk.sees("Removed “<b onmouseover=alert(1)>” from Ben Okafor").await?;

    desk.open("/contacts").await?;
    desk.key("f").await?;
    desk.write("Find a field", "tags").await?;
    desk.is_settled().await?;
    desk.key(Key::Enter).await?;
    desk.press(Role::Choice, "vip").await?;
    desk.sees("Contacts 1").await?;
    desk.judge("contacts-tag-filter").await?;
    desk.key(Key::Escape).await?;
    desk.press(Role::Button, "Remove filter: Tagged vip").await?;
    desk.sees("Contacts 13").await?;

    // The search has the focus where no filter is left.
    desk.key(Key::Escape).await?;
    desk.is_settled().await?;
    desk.key(Key::Control + "a").await?;
    desk.sees("13 selected").await?;
    desk.press(Role::Button, "Tag").await?;
    desk.press(Role::Choice, "vip, on some").await?;
    desk.find(Role::Button, "Change 12 contacts").await?;
    desk.judge("contacts-tag-selection").await?;
    desk.press(Role::Button, "Change 12 contacts").await?;
    desk.sees("Tagged 12 contacts “vip”").await?;
    desk.judge("contacts-tagged").await?;
    desk.press(Role::Button, "Undo").await?;
    desk.sees("Undone: Tagged 12 contacts").await?;

    desk.open("/settings/tags").await?;
    desk.judge("settings-tags").await?;
    desk.write("Name of vip", "Very important").await?;
    desk.key(Key::Enter).await?;
    desk.sees("Renamed “vip” to “Very important”").await?;
    desk.press(Role::Button, "More for partner").await?;
    desk.press(Role::Choice, "Merge 1 contact into").await?;
    desk.press(Role::Choice, "Very important").await?;
    desk.sees("Merged “partner” into “Very important” on 1 contact").await?;
    desk.press(Role::Button, "More for Very important").await?;
    desk.press(Role::Choice, "Delete from 1 contact").await?;
    desk.sees("Deleted “Very important” from 1 contact").await?;
    desk.judge("settings-tags-toast").await?;
    desk.press(Role::Button, "Undo").await?;
    desk.sees("Undone: Deleted “Very important”").await?;
    desk.find(Role::Link, "Show the 1 contact tagged Very important").await?;
    desk.leave().await
}
