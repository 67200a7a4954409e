//! Files in: what a reader finds in each odd fixture.

use std::path::{Path, PathBuf};

use contact_core::Error;
use contact_core::imports::readers::{self, Item, SourceFile};

#[path = "readers_json.rs"]
mod json;
#[path = "readers_properties.rs"]
mod properties;
#[path = "readers_rejects.rs"]
mod rejects;
#[path = "readers_tables.rs"]
mod tables;
#[path = "readers_workbooks.rs"]
mod workbooks;

/// A file under `tests/fixtures`.
pub fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures").join(name)
}

/// Everything in a file.
pub fn everything(path: &Path) -> (SourceFile, Vec<Item>) {
    let source = readers::open(path).unwrap();
    let mut items = Vec::new();
    readers::read(&source, &mut |item| {
        items.push(item);
        Ok(())
    })
    .unwrap();
    (source, items)
}

/// Items as short lines, for comparison.
pub fn lines(items: &[Item]) -> Vec<String> {
    items.iter().map(line).collect()
}

fn line(item: &Item) -> String {
    match item {
        Item::Row { number, cells } => format!("{number}: {}", cells.join(" | ")),
        Item::Submission(submission) => {
            let answers: Vec<String> = submission.answers.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!(
                "{}: submission {} {} {}",
                submission.number,
                submission.external_id.as_deref().unwrap_or("-"),
                submission.status.as_deref().unwrap_or("-"),
                answers.join(" ")
            )
        }
        Item::Contact(contact) => {
            let fields: Vec<String> = contact.fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
            format!("{}: contact {}", contact.number, fields.join(" "))
        }
        Item::Bot(bot) => {
            let questions: Vec<String> = bot.schema.iter().map(|field| format!("{}:{}", field.name, field.kind)).collect();
            format!("bot {} {}", bot.name.as_deref().unwrap_or("-"), questions.join(" "))
        }
        Item::Unreadable { number, reason, raw } => format!("{number}: unreadable: {reason} <{raw}>"),
        Item::Page { has_more } => format!("page, more: {has_more}"),
        Item::Warning(text) => format!("warning: {text}"),
    }
}

/// The sentence with which a file is refused, by either look.
pub fn refusal(path: &Path) -> String {
    let outcome = readers::open(path).and_then(|source| readers::read(&source, &mut |_| Ok(())));
    match outcome {
        Err(Error::FileUnreadable { reason, .. }) => reason,
        other => panic!("{} was not refused: {other:?}", path.display()),
    }
}
