//! Records and roles: a type is made, somebody is its one Buyer, is found by that role, exported, and let go.

use std::fs;

use thirtyfour::Key;

use super::{PAGES, create_workspace, import};
use crate::harness::{Desk, Journey, Role};

#[tokio::test]
async fn a_deal_has_one_buyer_who_is_found_by_that_role_and_exported() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    import(&desk, &PAGES, "Quote request", 15).await?;
    make_deals(&desk).await?;
    make_record(&desk).await?;

    link(&desk, "ana", "Ana Ruiz").await?;
    desk.sees("Linked Ana Ruiz to Roof of the boathouse as Buyer").await?;
    link(&desk, "ben", "Ben Okafor").await?;
    desk.sees("A Deal has one Buyer, and Ana Ruiz is it.").await?;
    desk.judge("record-link-refused").await?;
    desk.key(Key::Escape).await?;
    desk.is_settled().await?;
    assert!(desk.look(Role::Button, "Back").await?.is_none(), "Escape leaves the question for a role");
    desk.judge("record").await?;

    desk.press(Role::Link, "Ana Ruiz").await?;
    desk.find(Role::Heading, "Ana Ruiz").await?;
    desk.press(Role::Tab, "Records 1").await?;
    desk.sees("Roof of the boathouse").await?;
    desk.find(Role::Field, "Role on Roof of the boathouse").await?;
    desk.judge("profile-records").await?;
    desk.press(Role::Tab, "Timeline").await?;
    desk.sees("Linked to Deal Roof of the boathouse as Buyer").await?;

    find_buyers(&desk).await?;
    desk.sees("Contacts 1").await?;
    desk.find(Role::Row, "Ana Ruiz").await?;
    let csv = desk.save_as("buyers.csv")?;
    desk.press(Role::Button, "Export").await?;
    desk.press(Role::Button, "Choose where to save").await?;
    desk.sees("Exported 1 contact").await?;
    let written = fs::read_to_string(csv)?;
    assert_eq!(written.lines().count(), 2, "a header and the one Buyer:\n{written}");
    assert!(written.contains("Ana,Ruiz,Ana Ruiz,ana.ruiz@example.org"), "{written}");

    let buyers = desk.driver.current_url().await?.fragment().unwrap_or_default().to_owned();
    desk.press(Role::Link, "Deals").await?;
    desk.press(Role::Row, "Roof of the boathouse").await?;
    desk.press(Role::Button, "Unlink Ana Ruiz").await?;
    desk.sees("Nobody is linked yet.").await?;
    // The role is free again, for somebody else.
    link(&desk, "ben", "Ben Okafor").await?;
    desk.sees("Linked Ben Okafor to Roof of the boathouse as Buyer").await?;
    desk.press(Role::Button, "Undo").await?;
    desk.sees("Undone: Linked").await?;
    desk.open(&buyers).await?;
    desk.sees("Nobody matches").await?;
    desk.leave().await
}

/// The type “Deal” with one Buyer and an amount, in the settings.
async fn make_deals(desk: &Desk) -> Journey {
    desk.open("/settings/record-types").await?;
    desk.judge("settings-record-types-empty").await?;
    desk.press(Role::Button, "New record type").await?;
    desk.write("Name", "Deal").await?;
    desk.press(Role::Button, "Add a role").await?;
    desk.write("Role 1: what the contact is", "Buyer").await?;
    desk.write("Role 1: what the record is to the contact", "Purchase").await?;
    desk.write("Role 1: how many at most", "1").await?;
    desk.judge("record-type-new").await?;
    desk.press(Role::Button, "Create record type").await?;
    desk.sees("Made the record type Deal").await?;
    desk.find(Role::Heading, "Deals").await?;
    desk.judge("records-empty").await?;
    desk.open("/settings/record-types").await?;
    desk.judge("settings-record-types").await?;
    desk.press(Role::Link, "Set up Deals").await?;
    desk.press(Role::Button, "Add Field").await?;
    desk.is_settled().await?;
    desk.press(Role::Field, "Type").await?;
    desk.press(Role::Choice, "Currency").await?;
    desk.write("Label", "Amount").await?;
    desk.key(Key::Enter).await?;
    desk.sees("Added Amount").await?;
    desk.judge("settings-record-type").await
}

async fn make_record(desk: &Desk) -> Journey {
    desk.press(Role::Link, "Deals").await?;
    desk.find(Role::Heading, "Deals").await?;
    desk.is_settled().await?;
    desk.press(Role::Button, "New Deal").await?;
    desk.write("Name", "Roof of the boathouse").await?;
    desk.write("Amount", "12000").await?;
    desk.judge("record-new").await?;
    desk.press(Role::Button, "Create Deal").await?;
    desk.sees("Created Roof of the boathouse").await?;
    desk.judge("records").await?;
    desk.press(Role::Row, "Roof of the boathouse").await?;
    desk.find(Role::Heading, "Roof of the boathouse").await.map(drop)
}

/// Links somebody to the record on the screen, as what it offers first.
async fn link(desk: &Desk, search: &str, name: &str) -> Journey {
    desk.press(Role::Button, "Link a contact").await?;
    desk.write("Search contacts", search).await?;
    desk.is_settled().await?;
    desk.press(Role::Choice, name).await?;
    desk.press(Role::Button, "Link").await
}

/// Builds `has record where role is Buyer`.
async fn find_buyers(desk: &Desk) -> Journey {
    desk.press(Role::Link, "Contacts").await?;
    desk.is_settled().await?;
    desk.key(Key::Shift + "f").await?;
    desk.find(Role::Heading, "Filter").await?;
    desk.press(Role::Button, "Condition").await?;
    desk.write("Find a field", "records role").await?;
    desk.is_settled().await?;
    desk.key(Key::Enter).await?;
    // The list follows the new condition before its values are asked for.
    desk.is_settled().await?;
    desk.press(Role::Button, "Role is: nothing chosen").await?;
    desk.press(Role::Choice, "Buyer").await?;
    desk.sees("1 person").await?;
    desk.judge("filter-builder-record").await?;
    desk.press(Role::Button, "Done").await
}

#[tokio::test]
async fn deals_come_from_a_file_with_their_buyers_and_what_is_refused_says_why() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    import(&desk, &PAGES, "Quote request", 15).await?;
    make_deals(&desk).await?;
    desk.press(Role::Link, "Deals").await?;
    desk.find(Role::Heading, "Deals").await?;
    desk.press(Role::Button, "Import").await?;
    desk.judge("record-import-1-file").await?;
    desk.choose(&["journeys/record-deals.csv"])?;
    desk.press(Role::Button, "Choose a file").await?;
    desk.sees("Buyer e-mail").await?;
    desk.judge("record-import-2-columns").await?;
    desk.press(Role::Button, "Import 4 rows").await?;
    desk.sees("“about ten” is not a number").await?;
    desk.judge("record-import-3-done").await?;
    let rejected = desk.save_as("deals-rejected.csv")?;
    desk.press(Role::Button, "Save the 2 rejected rows").await?;
    desk.sees("Saved 2 rejected rows").await?;
    let written = fs::read_to_string(rejected)?;
    assert!(written.starts_with("Name,Amount,Buyer e-mail,reason\r\nGarden wall,about ten,"), "{written}");
    desk.press(Role::Button, "Show Deals").await?;
    desk.sees("Kitchen in the old mill").await?;
    desk.sees("Ben Okafor").await?;
    desk.judge("records-many").await?;
    desk.leave().await
}
