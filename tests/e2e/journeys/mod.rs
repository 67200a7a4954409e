//! One file a journey, and the steps that several of them share.

mod boards;
mod close;
mod edit;
mod export;
mod fields;
mod import;
mod look;
mod look_boards;
mod notes;
mod records;
mod segments;
mod start;
mod tags;
mod undo;

use crate::harness::{Desk, Journey, Role};

/// The two ioZen pages of the sample files: 15 rows, 13 people.
const PAGES: [&str; 2] = ["journeys/quote-requests-page-1.json", "journeys/quote-requests-page-2.json"];
/// The Latin-1 file with semicolons: 5 rows, two new people.
const LATIN1: [&str; 1] = ["journeys/website-form-latin1.csv"];

/// Answers the first start's questions.
async fn create_workspace(desk: &Desk) -> Journey {
    desk.sees("Welcome to Contact Center").await?;
    desk.write("Your name", "Sam Jones").await?;
    desk.write("Workspace name", "Acme").await?;
    desk.press(Role::Button, "Create workspace").await?;
    desk.sees("No contacts yet").await
}

/// Goes through the wizard as a person does who accepts what it suggests.
async fn import(desk: &Desk, fixtures: &[&str], bot: &str, rows: usize) -> Journey {
    choose_files(desk, fixtures).await?;
    desk.sees(&format!("{rows} rows in")).await?;
    desk.press(Role::Button, "Continue").await?;
    desk.sees("Which bot are these submissions from?").await?;
    if desk.look(Role::Choice, "A new bot").await?.is_some() {
        desk.press(Role::Choice, "A new bot").await?;
    }
    desk.write("Name", bot).await?;
    desk.press(Role::Button, "Continue").await?;
    desk.sees("Where does each column go?").await?;
    desk.press(Role::Button, &format!("Review {rows} rows")).await?;
    desk.press(Role::Button, &format!("Import {rows} rows")).await?;
    desk.sees("Import finished").await
}

/// Opens the wizard and answers its file dialog.
async fn choose_files(desk: &Desk, fixtures: &[&str]) -> Journey {
    desk.choose(fixtures)?;
    desk.press(Role::Link, "Imports").await?;
    desk.press(Role::Button, "Import files").await?;
    desk.find(Role::Heading, "Import").await?;
    // The wizard shows the last result until it is told to go on.
    if desk.look(Role::Button, "Import more").await?.is_some() {
        desk.press(Role::Button, "Import more").await?;
    }
    desk.press(Role::Button, "Choose files").await
}

/// Opens a person's profile from the list.
async fn open_contact(desk: &Desk, search: &str, name: &str) -> Journey {
    desk.press(Role::Link, "Contacts").await?;
    desk.write("Search contacts", search).await?;
    // The row moves when the search narrows the list, so it is pressed where it comes to stand.
    desk.is_settled().await?;
    desk.press(Role::Row, name).await?;
    desk.find(Role::Heading, name).await.map(drop)
}
