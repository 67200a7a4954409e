//! Boards, submissions, flow apps, bots and records of the sample workspace: without barriers, and pictured in light and dark.

use thirtyfour::{By, Key};

use crate::harness::{Desk, Journey, Role};

#[tokio::test]
async fn boards_submissions_and_bots_are_without_barriers() -> Journey {
    let desk = Desk::first_start().await?;
    desk.write("Your name", "Sam Jones").await?;
    desk.press(Role::Button, "Explore with a sample workspace").await?;
    desk.find(Role::Heading, "Contacts").await?;

    desk.press(Role::Link, "Boards").await?;
    desk.find(Role::Heading, "Boards").await?;
    desk.judge("boards").await?;
    desk.press(Role::Link, "Sales").await?;
    desk.find(Role::Heading, "New Lead").await?;
    desk.judge("board-sample").await?;
    // A card beside which its panel opens stays in sight.
    let far = desk.driver.find(By::Css("section[aria-label='Discovery Call'] [data-card]")).await?;
    far.click().await?;
    desk.sees("Time in phases").await?;
    desk.judge("board-card-far").await?;
    desk.press(Role::Button, "Close the card").await?;
    desk.key("c").await?;
    desk.find(Role::Button, "Make card").await?;
    desk.judge("card-new").await?;
    desk.key(Key::Escape).await?;
    desk.is_settled().await?;
    desk.press(Role::Button, "More for the phase New Lead").await?;
    desk.judge("board-phase-menu").await?;
    desk.key(Key::Escape).await?;
    desk.is_settled().await?;
    desk.driver.find(By::XPath("//label[normalize-space()='List']")).await?.click().await?;
    desk.find(Role::Row, "Qualified").await?;
    desk.judge("board-list").await?;
    desk.press(Role::Row, "Qualified").await?;
    desk.find(Role::Heading, "Comments").await?;
    desk.judge("board-list-card").await?;
    desk.press(Role::Button, "More for this card").await?;
    desk.press(Role::Choice, "Delete").await?;
    desk.sees("to the bin").await?;
    desk.press(Role::Button, "More for the board Sales").await?;
    desk.press(Role::Choice, "Deleted cards").await?;
    desk.find(Role::Heading, "Bin").await?;
    desk.press(Role::Row, "Qualified").await?;
    desk.sees("This card is in the bin").await?;
    desk.judge("board-bin").await?;
    desk.press(Role::Button, "Restore").await?;
    desk.sees("The bin is empty").await?;

    desk.press(Role::Link, "Submissions").await?;
    desk.find(Role::Heading, "Submissions").await?;
    desk.judge("submissions").await?;
    desk.press(Role::Row, "Completed").await?;
    desk.find(Role::Button, "Close the submission").await?;
    desk.judge("submissions-panel").await?;

    desk.press(Role::Link, "Flow apps").await?;
    desk.find(Role::Heading, "Flow apps").await?;
    desk.judge("flow-apps").await?;
    desk.press(Role::Link, "Studio").await?;
    desk.find(Role::Heading, "Studio").await?;
    desk.sees("Urgent help").await?;
    desk.judge("flow-app-sample").await?;
    desk.press(Role::Link, "Projects").await?;
    desk.find(Role::Heading, "Projects").await?;
    desk.judge("records-sample").await?;
    desk.press(Role::Row, " for ").await?;
    desk.sees("Client").await?;
    desk.judge("record-sample").await?;
    desk.press(Role::Link, "Flow apps").await?;
    desk.find(Role::Heading, "Flow apps").await?;
    desk.press(Role::Button, "Intake bots").await?;
    desk.find(Role::Heading, "Intake bots").await?;
    desk.judge("bots").await?;
    desk.press(Role::Link, "Quote request").await?;
    desk.find(Role::Heading, "Quote request").await?;
    desk.judge("bot").await?;
    desk.leave().await
}
