//! What is remembered when the window closes.

use super::{PAGES, create_workspace, import};
use crate::harness::{Desk, Journey, Role};

#[tokio::test]
async fn the_next_start_opens_the_same_workspace() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    import(&desk, &PAGES, "Quote request", 15).await?;
    let desk = desk.start_again().await?;
    desk.find(Role::Row, "Zoë Müller").await?;
    desk.sees("Contacts 13").await?;
    desk.leave().await
}
