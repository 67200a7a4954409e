//! A segment: a filter of groups in groups that is built, saved, left by somebody who was edited, and remembered.

use thirtyfour::Key;

use super::{PAGES, create_workspace, import, open_contact};
use crate::harness::{Desk, Journey, Role};

#[tokio::test]
async fn a_nested_filter_is_built_saved_and_left_by_an_edit_and_count_timeline_and_history_follow() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    desk.sees("Hot Leads").await?;
    import(&desk, &PAGES, "Quote request", 15).await?;
    desk.sees("What changed in your segments").await?;
    desk.judge("import-segments").await?;
    for (search, name, tag) in [("ben", "Ben Okafor", "vip"), ("ana", "Ana Ruiz", "partner")] {
        open_contact(&desk, search, name).await?;
        desk.is_settled().await?;
        desk.key("t").await?;
        desk.write(&format!("Tags of {name}"), tag).await?;
        desk.key(Key::Enter).await?;
        desk.sees(&format!("Tagged {name} “{tag}”")).await?;
        desk.key(Key::Escape).await?;
        budget(&desk, "12000").await?;
        desk.sees("Hot Leads since").await?;
    }

    desk.open("/contacts").await?;
    build(&desk).await?;
    desk.sees("Budget is more than 10,000 and tagged vip or partner and has no submissions where status is incomplete").await?;
    desk.sees("2 people").await?;
    desk.judge("filter-builder").await?;
    desk.press(Role::Button, "Done").await?;
    desk.sees("Contacts 2").await?;
    desk.judge("contacts-filtered").await?;
    desk.press(Role::Button, "Save as segment").await?;
    desk.write("Name", "Ready to call").await?;
    desk.judge("segment-save").await?;
    desk.press(Role::Button, "Save segment").await?;
    desk.sees("Added the segment “Ready to call”: 2 people").await?;
    desk.find(Role::Heading, "Ready to call").await?;
    desk.sees("Ready to call 2").await?;
    desk.judge("segment-list").await?;

    desk.press(Role::Row, "Ben Okafor").await?;
    desk.find(Role::Heading, "Ben Okafor").await?;
    budget(&desk, "900").await?;
    desk.sees("Ready to call 1").await?;
    desk.sees("Left Ready to call").await?;
    desk.judge("profile-segments").await?;

    desk.open("/segments").await?;
    desk.judge("segments").await?;
    desk.press(Role::Button, "More for Ready to call").await?;
    desk.press(Role::Choice, "Open history").await?;
    desk.find(Role::Heading, "Ready to call").await?;
    desk.sees("Ben Okafor").await?;
    desk.judge("segment-history").await?;
    desk.leave().await
}

/// Gives the contact on the screen a budget.
async fn budget(desk: &Desk, amount: &str) -> Journey {
    desk.press(Role::Button, "Edit Budget").await?;
    desk.write("Budget", amount).await?;
    desk.key(Key::Enter).await?;
    desk.is_settled().await
}

/// Budget over 10,000, and tagged vip or partner, and no incomplete submission.
async fn build(desk: &Desk) -> Journey {
    desk.is_settled().await?;
    desk.key(Key::Shift + "f").await?;
    desk.find(Role::Heading, "Filter").await?;
    add(desk, "budget").await?;
    desk.write("Budget is more than", "10000").await?;
    add(desk, "tags").await?;
    desk.press(Role::Button, "Tags has any of: nothing chosen").await?;
    desk.press(Role::Choice, "vip").await?;
    desk.press(Role::Choice, "partner").await?;
    desk.key(Key::Escape).await?;
    desk.press(Role::Button, "Group").await?;
    desk.press(Role::Button, "Match: any of these").await?;
    desk.press(Role::Choice, "none of these").await?;
    // The first of the buttons is that of the inner group.
    add(desk, "submissions status").await?;
    desk.press(Role::Button, "Status is: nothing chosen").await?;
    desk.press(Role::Choice, "Incomplete").await
}

/// Adds a condition on a field.
async fn add(desk: &Desk, field: &str) -> Journey {
    desk.press(Role::Button, "Condition").await?;
    desk.write("Find a field", field).await?;
    desk.is_settled().await?;
    desk.key(Key::Enter).await
}
