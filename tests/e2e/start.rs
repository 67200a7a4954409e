//! Journeys.

use crate::harness::{Desk, Journey};

#[tokio::test]
async fn the_window_draws_and_has_its_title() -> Journey {
    let desk = Desk::first_start().await?;
    assert_eq!(desk.driver.title().await?, "Contact Center");
    desk.screenshot("placeholder").await?;
    desk.leave().await
}
