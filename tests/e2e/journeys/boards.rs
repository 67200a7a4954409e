//! Boards that submissions fill by rules: from a bot's file over the rules to a card that is moved by keyboard and told on a timeline.

use thirtyfour::{By, Key};

use super::{choose_files, create_workspace, import};
use crate::harness::{Desk, Journey, Role};

/// Two submissions of the bot, before there are rules.
const BEFORE: [&str; 1] = ["journeys/help-desk-1.json"];
/// Six submissions of the same bot: two urgent, three not, one that was left half-way.
const AFTER: [&str; 1] = ["journeys/help-desk-2.json"];

#[tokio::test]
async fn urgent_answers_go_to_one_board_and_the_rest_to_another_and_a_card_moves_by_keyboard() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    import(&desk, &BEFORE, "Help desk", 2).await?;
    make_boards(&desk).await?;
    make_flow_app(&desk).await?;
    add_urgent_rule(&desk).await?;

    import_again(&desk).await?;
    desk.sees("Support New 2 cards").await?;
    desk.sees("Requests To do 3 cards").await?;
    desk.judge("import-made-cards").await?;

    move_by_keyboard(&desk).await?;
    move_by_mouse(&desk).await?;

    desk.press(Role::Link, "Rosa Lindqvist").await?;
    desk.find(Role::Heading, "Rosa Lindqvist").await?;
    desk.press(Role::Tab, "Timeline").await?;
    desk.sees("Card moved Rosa Lindqvist Support New In Progress").await?;
    desk.judge("profile-timeline-card").await?;
    desk.press(Role::Tab, "Cards 1").await?;
    desk.sees("High").await?;
    desk.judge("profile-cards").await?;

    why_not(&desk).await?;
    desk.leave().await
}

/// “Support” from a template, and “Requests” from scratch.
async fn make_boards(desk: &Desk) -> Journey {
    desk.press(Role::Link, "Boards").await?;
    desk.judge("boards-empty").await?;
    desk.press(Role::Button, "New board").await?;
    desk.press(Role::Choice, "Support").await?;
    desk.sees("Waiting on Customer").await?;
    desk.judge("board-new").await?;
    desk.press(Role::Button, "Make board").await?;
    desk.sees("Made the board “Support”").await?;
    desk.find(Role::Heading, "Waiting on Customer").await?;
    desk.is_settled().await?;
    desk.press(Role::Button, "New board").await?;
    desk.write("Name", "Requests").await?;
    desk.press(Role::Button, "Make board").await?;
    desk.sees("Made the board “Requests”").await?;
    desk.find(Role::Heading, "Requests").await.map(drop)
}

/// A flow app with the bot and both boards; what no rule claims goes to “Requests”.
async fn make_flow_app(desk: &Desk) -> Journey {
    desk.press(Role::Link, "Flow apps").await?;
    desk.is_settled().await?;
    desk.press(Role::Button, "New flow app").await?;
    desk.write("Name", "Customer care").await?;
    desk.press(Role::Button, "Create flow app").await?;
    desk.find(Role::Heading, "Customer care").await?;
    for (button, thing) in [("Move a bot here", "Help desk"), ("Move a board here", "Support"), ("Move a board here", "Requests")] {
        desk.press(Role::Button, button).await?;
        desk.press(Role::Choice, thing).await?;
        desk.find(Role::Button, &format!("Take {thing} out")).await?;
        desk.is_settled().await?;
    }
    desk.press(Role::Link, "Help desk").await?;
    desk.find(Role::Heading, "Help desk").await?;
    desk.press(Role::Field, "Default board").await?;
    desk.press(Role::Choice, "Requests").await?;
    desk.is_settled().await?;
    desk.press(Role::Link, "Show them").await?;
    desk.sees("Help desk → Requests").await
}

/// Urgent answers go to “Support” with high priority.
async fn add_urgent_rule(desk: &Desk) -> Journey {
    desk.press(Role::Button, "Add rule").await?;
    desk.press(Role::Button, "Condition").await?;
    desk.write("Find a field", "how urgent").await?;
    desk.is_settled().await?;
    desk.key(Key::Enter).await?;
    desk.write("How urgent is it?", "Urgent").await?;
    desk.press(Role::Field, "Board").await?;
    desk.press(Role::Choice, "Support").await?;
    desk.press(Role::Field, "Priority").await?;
    desk.press(Role::Choice, "High").await?;
    desk.judge("rule-new").await?;
    desk.press(Role::Button, "Add rule").await?;
    desk.sees("Added the rule “How urgent is it?” contains “Urgent”").await?;
    desk.judge("flow-app").await
}

/// The second file of the bot that is there now.
async fn import_again(desk: &Desk) -> Journey {
    choose_files(desk, &AFTER).await?;
    desk.sees("6 rows in").await?;
    desk.press(Role::Button, "Continue").await?;
    desk.sees("Which bot are these submissions from?").await?;
    desk.press(Role::Choice, "A bot you have").await?;
    desk.press(Role::Field, "Bot you have").await?;
    desk.press(Role::Choice, "Help desk").await?;
    desk.press(Role::Button, "Review").await?;
    desk.sees("Makes 5 cards (2 on Support, 3 on Requests).").await?;
    desk.judge("import-review-cards").await?;
    desk.press(Role::Button, "Import 6 rows").await?;
    desk.sees("Import finished").await
}

/// Takes Rosa's card with Space, carries it to the next phase with an arrow, and drops it with Space; all of it is said aloud.
async fn move_by_keyboard(desk: &Desk) -> Journey {
    desk.press(Role::Link, "Support").await?;
    desk.find(Role::Heading, "Waiting on Customer").await?;
    desk.sees("New 2").await?;
    desk.judge("board").await?;
    let card = desk.find(Role::Button, "Rosa Lindqvist").await?;
    card.focus().await?;
    desk.key(" ").await?;
    desk.sees("Picked up Rosa Lindqvist. New, position 2 of 2.").await?;
    desk.key(Key::Right).await?;
    desk.sees("Moved to In Progress, position 1 of 1.").await?;
    desk.is_settled().await?;
    desk.picture("board-card-held").await?;
    desk.key(" ").await?;
    desk.sees("Dropped in In Progress, position 1 of 1.").await?;
    desk.sees("Moved “Rosa Lindqvist” to In Progress").await?;
    desk.driver.find(in_progress("Rosa Lindqvist")).await?;
    desk.key(Key::Enter).await?;
    desk.press(Role::Button, "5 answers").await?;
    desk.sees("Water comes up from the drain.").await?;
    desk.judge("board-card").await
}

/// Drags Ines's card beside Rosa's: over it and back over its upper edge, so that it lands above.
async fn move_by_mouse(desk: &Desk) -> Journey {
    let card = desk.find(Role::Button, "Ines Castro").await?;
    let there = desk.driver.find(in_progress("Rosa Lindqvist")).await?;
    let to = there.rect().await?.icenter();
    let from = card.rect().await?.icenter();
    let hold = desk.driver.action_chain().move_to(from.0, from.1).click_and_hold().move_to(from.0 + 20, from.1);
    hold.move_to(to.0, to.1 + 10).move_to(to.0, to.1 - 20).perform().await?;
    desk.sees("Moved to In Progress, position 1 of 2.").await?;
    desk.picture("board-card-dragged").await?;
    desk.driver.action_chain().release().perform().await?;
    desk.sees("Moved “Ines Castro” to In Progress").await?;
    desk.sees("New 0").await?;
    desk.sees("In Progress 2").await?;
    desk.driver.find(in_progress("Ines Castro")).await.map(drop).map_err(Into::into)
}

/// The card of this title in that phase.
fn in_progress(title: &str) -> By {
    By::XPath(format!("//section[@aria-label='In Progress']//button[contains(@aria-label, '{title}')]"))
}

/// Tries the rules on a submission that is not urgent, and reads why the urgent rule leaves it alone.
async fn why_not(desk: &Desk) -> Journey {
    desk.press(Role::Link, "Flow apps").await?;
    desk.press(Role::Link, "Customer care").await?;
    desk.press(Role::Button, "Test rules").await?;
    desk.write("Search submissions", "yuki").await?;
    desk.is_settled().await?;
    desk.press(Role::Choice, "Yuki Arai").await?;
    desk.sees("No rule matches: the bot’s default board").await?;
    desk.sees("Did not hold: “How urgent is it?” contains “Urgent” The answer is “Normal”.").await?;
    desk.judge("rules-test").await
}
