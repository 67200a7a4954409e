//! A million people in the real window: `make screens-large`. It times what a person would feel, pictures it under `target/screens`, and
//! fails where the list does not hold. It is no part of `make test`, since making the workspace takes minutes.

#[expect(dead_code, unused_imports, reason = "this journey needs a part of what the others need")]
mod harness;

use std::path::Path;
use std::time::Instant;

use harness::{Desk, Journey, Role, wait_for};
use serde_json::json;
use thirtyfour::{By, Key};

/// What makes the list stand at a share of its height, as a drag of its bar would.
const DRAG: &str = "
const list = document.querySelector('[role=grid]');
list.scrollTop = (list.scrollHeight - list.clientHeight) * arguments[0];";

/// The number of the first row in view, once it has come and is no grey bar any more.
const FIRST_ROW: &str = "
const list = document.querySelector('[role=grid]')?.getBoundingClientRect();
if (!list) return null;
const rows = [...document.querySelectorAll('[role=row][aria-rowindex]')].filter((row) => {
  const box = row.getBoundingClientRect();
  return row.getAttribute('aria-rowindex') !== '1' && box.top >= list.top + 30 && box.bottom <= list.bottom;
});
const here = rows.length > 5 && rows.every((row) => row.querySelector('[role=rowheader]')?.textContent.trim() !== '');
return here ? Math.min(...rows.map((row) => Number(row.getAttribute('aria-rowindex')))) - 1 : null;";

struct Watch(Instant);

impl Watch {
    fn start() -> Self {
        Self(Instant::now())
    }

    fn says(self, what: &str) {
        println!("{what:<44} {:>6} ms", self.0.elapsed().as_millis());
    }
}

/// Waits until the rows in view have come and the first of them is in this range of positions.
async fn rows_come(desk: &Desk, from: u64, to: u64) -> Journey<u64> {
    wait_for(&format!("rows {from} to {to}"), async || {
        let first = desk.driver.execute(FIRST_ROW, vec![]).await?.json().as_u64();
        Ok(first.filter(|first| (from..=to).contains(first)))
    })
    .await
}

async fn drag_to(desk: &Desk, share: f64, total: u64) -> Journey<u64> {
    desk.driver.execute(DRAG, vec![json!(share)]).await?;
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "positions of a list")]
    let near = |share: f64| (share.clamp(0.0, 1.0) * total as f64) as u64;
    rows_come(desk, near(share - 0.01), near(share + 0.01)).await
}

#[tokio::test]
async fn a_million_people_scroll_search_and_open() -> Journey {
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/large/default.contacts");
    let start = Watch::start();
    let desk = Desk::with_workspace(&workspace).await?;
    rows_come(&desk, 1, 1).await?;
    start.says("start of the app to the first rows");
    let core = contact_core::Core::open(&workspace, contact_core::Env::system()).await?;
    let total = u64::from(contact_core::workspace::info(&core).await?.contact_count);
    core.close().await;
    assert!(total >= 1_000_000, "the workspace holds {total} people");
    let shown = format!("Contacts {}", with_commas(total));
    desk.sees(&shown).await?;
    desk.picture("large-1-top").await?;

    for (share, name) in [(0.5, "large-2-middle"), (0.25, "large-3-quarter"), (1.0, "large-4-end")] {
        let watch = Watch::start();
        let first = drag_to(&desk, share, total).await?;
        watch.says(&format!("bar dragged to {:.0} % (row {})", share * 100.0, with_commas(first)));
        desk.picture(name).await?;
    }
    let watch = Watch::start();
    desk.key(Key::Home).await?;
    rows_come(&desk, 1, 1).await?;
    watch.says("Home");

    for (words, name) in [("mar", "large-5-search"), ("okafor", "large-6-search-name"), ("example.org", "large-7-search-domain")] {
        let watch = Watch::start();
        desk.write("Search contacts", words).await?;
        let count = wait_for("a smaller list", async || {
            let text = desk.driver.execute("return document.querySelector('h1')?.parentElement.innerText", vec![]).await?;
            let digits: String = text.json().as_str().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
            Ok(digits.parse::<u64>().ok().filter(|count| *count < total))
        })
        .await?;
        rows_come(&desk, 1, 1).await?;
        watch.says(&format!("search “{words}” typed ({} people)", with_commas(count)));
        desk.is_settled().await?;
        desk.picture(name).await?;
        desk.key(Key::Escape).await?;
        desk.open("/contacts").await?;
        desk.sees(&shown).await?;
    }

    for (column, key) in [("E-mail", "email"), ("Last activity", "lastActivity")] {
        let watch = Watch::start();
        desk.press(Role::Button, column).await?;
        wait_for("the new order", async || {
            let sorted = format!("[data-column='{key}'][aria-sort$='ending']");
            Ok(desk.driver.find_all(By::Css(sorted)).await?.pop())
        })
        .await?;
        rows_come(&desk, 1, 1).await?;
        watch.says(&format!("sorted by {column}"));
    }
    desk.is_settled().await?;
    desk.picture("large-8-sorted").await?;

    for (segment, name) in [("Stale Contacts", "large-10-segment"), ("Repeat Clients", "large-11-segment")] {
        let watch = Watch::start();
        desk.press(Role::Link, segment).await?;
        desk.find(Role::Heading, segment).await?;
        rows_come(&desk, 1, 1).await?;
        watch.says(&format!("segment “{segment}” opened"));
        desk.is_settled().await?;
        desk.picture(name).await?;
    }
    desk.open("/contacts").await?;
    desk.sees(&shown).await?;
    rows_come(&desk, 1, 1).await?;

    let watch = Watch::start();
    desk.press_first_contact().await?;
    watch.says("a profile opened");
    desk.is_settled().await?;
    desk.picture("large-9-profile").await?;
    desk.key("]").await?;
    desk.sees(&format!("2 of {}", with_commas(total))).await?;
    desk.leave().await
}

fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<&str> = digits.as_bytes().rchunks(3).rev().filter_map(|group| std::str::from_utf8(group).ok()).collect();
    groups.join(",")
}
