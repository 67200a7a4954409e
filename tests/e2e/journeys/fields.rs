//! Fields that the team shapes: from the settings through a file, a profile and everybody at once, into an export.

use std::fs;

use thirtyfour::Key;

use super::{PAGES, choose_files, create_workspace, import, open_contact};
use crate::harness::{Desk, Journey, Role};

const SCRIPT: &str = "<img src=x onerror=alert(1)>";

#[tokio::test]
async fn a_field_is_made_filled_from_a_file_edited_set_for_everybody_taken_back_and_exported() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    import(&desk, &PAGES, "Quote request", 15).await?;

    desk.open("/settings/field-groups").await?;
    desk.press(Role::Button, "Add group").await?;
    desk.write("Name of the new group", "Deal").await?;
    desk.key(Key::Enter).await?;
    desk.sees("Added Deal").await?;
    desk.judge("settings-field-groups").await?;
    add_field(&desk, "Deal budget", "Currency", Some("Deal")).await?;
    desk.judge("settings-custom-fields").await?;

    choose_files(&desk, &["journeys/deals.csv"]).await?;
    desk.sees("4 rows in").await?;
    desk.press(Role::Button, "Continue").await?;
    desk.sees("Which bot are these submissions from?").await?;
    desk.press(Role::Choice, "A new bot").await?;
    desk.write("Name", "Deals").await?;
    desk.press(Role::Button, "Continue").await?;
    desk.sees("Where does each column go?").await?;
    desk.sees("Deal budget").await?;
    desk.judge("import-columns-field").await?;
    desk.press(Role::Button, "Review 4 rows").await?;
    desk.sees("“Deal budget”: “about ten” is not a number").await?;
    desk.press(Role::Button, "Import 3 rows").await?;
    desk.sees("Import finished").await?;

    open_contact(&desk, "ben", "Ben Okafor").await?;
    desk.press(Role::Button, "Edit Deal budget").await?;
    desk.write("Deal budget", "a lot").await?;
    desk.key(Key::Enter).await?;
    desk.sees("“a lot” is not a number").await?;
    desk.judge("profile-field-refused").await?;
    desk.write("Deal budget", "13000").await?;
    desk.key(Key::Enter).await?;
    desk.sees("13").await?;
    desk.is_settled().await?;
    desk.key("n").await?;
    desk.write("New note", "Budget agreed on the phone").await?;
    desk.key(Key::Control + Key::Enter).await?;
    desk.sees("Note added").await?;
    desk.judge("profile-fields").await?;

    desk.open("/contacts").await?;
    desk.is_settled().await?;
    desk.key(Key::Control + "a").await?;
    desk.sees("13 selected").await?;
    desk.press(Role::Button, "Set field").await?;
    desk.is_settled().await?;
    desk.press(Role::Field, "Field").await?;
    desk.press(Role::Choice, "Deal budget").await?;
    desk.write("Value", "5000").await?;
    desk.find(Role::Button, "Set for 13 contacts").await?;
    desk.judge("contacts-set-field").await?;
    desk.press(Role::Button, "Set for 13 contacts").await?;
    desk.sees("Set Deal budget for 13 contacts").await?;
    desk.press(Role::Button, "Undo").await?;
    desk.sees("Undone: Set Deal budget for 13 contacts").await?;

    let csv = desk.save_as("deals.csv")?;
    desk.key(Key::Escape).await?;
    desk.press(Role::Button, "Export").await?;
    desk.press(Role::Button, "Choose where to save").await?;
    desk.sees("Exported 13 contacts").await?;
    let written = fs::read_to_string(csv)?;
    let header = written.lines().next().unwrap_or_default();
    assert!(header.ends_with(",Submissions,Budget,Deal budget"), "{header}");
    let ben = written.lines().find(|line| line.contains("ben@okafor.example")).unwrap_or_default();
    assert!(ben.ends_with(",13000"), "{ben}");
    let klara = written.lines().find(|line| line.contains("klara@example.cz")).unwrap_or_default();
    assert!(klara.ends_with(','), "{klara}");
    desk.leave().await
}

/// Strings that a careless page would run stand everywhere as text.
#[tokio::test]
async fn what_a_careless_page_would_run_stands_as_text() -> Journey {
    let desk = Desk::first_start().await?;
    create_workspace(&desk).await?;
    add_field(&desk, SCRIPT, "Text", None).await?;
    import(&desk, &["journeys/hostile.csv"], SCRIPT, 2).await?;
    let name = "<script>document.title='taken'</script> <img src=x onerror=alert(1)>";
    open_contact(&desk, "hostile", name).await?;
    desk.press(Role::Button, &format!("Add {SCRIPT}")).await?;
    desk.write(SCRIPT, "<b onclick=alert(1)>value</b>").await?;
    desk.key(Key::Enter).await?;
    desk.find(Role::Button, &format!("Edit {SCRIPT}: <b onclick=alert(1)>value</b>")).await?;
    desk.is_settled().await?;
    desk.key("n").await?;
    desk.write("New note", "<object data=x></object>").await?;
    desk.key(Key::Control + Key::Enter).await?;
    desk.sees("<object data=x></object>").await?;
    desk.sees("<svg onload=alert(1)>").await?;
    desk.press(Role::Tab, "Submissions").await?;
    desk.sees("<iframe src=\"javascript:alert(1)\"></iframe>").await?;
    desk.judge("profile-hostile").await?;
    let title = desk.driver.title().await?;
    assert_ne!(title, "taken");
    let made = desk
        .driver
        .execute(
            "return document.querySelectorAll('main script, main img[src=x], main iframe, main object, main svg[onload]').length",
            vec![],
        )
        .await?;
    assert_eq!(made.json().as_u64(), Some(0));
    desk.leave().await
}

async fn add_field(desk: &Desk, label: &str, r#type: &str, group: Option<&str>) -> Journey {
    desk.open("/settings/fields").await?;
    desk.press(Role::Button, "Add Field").await?;
    desk.is_settled().await?;
    desk.press(Role::Field, "Type").await?;
    desk.press(Role::Choice, r#type).await?;
    if let Some(group) = group {
        desk.press(Role::Field, "Group").await?;
        desk.press(Role::Choice, group).await?;
    }
    desk.write("Label", label).await?;
    desk.judge(&format!("settings-add-field-{}", r#type.to_lowercase())).await?;
    desk.key(Key::Enter).await?;
    desk.sees(&format!("Added {label}")).await
}
