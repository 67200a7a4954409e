//! Properties over generated tables: the order of rows and the split into files do not matter, a second import changes
//! nothing, an undo brings everything back.

use std::path::PathBuf;

use contact_core::contacts::{self, CreateContact, Selection};
use contact_core::exports::{self, CsvOptions, ExportContacts, ExportWith};
use contact_core::fields::{self, CreateField, FieldConfig, FieldDefinition, FieldType, OptionInput};
use contact_core::imports::{self, GetImport, ImportSettings};
use contact_core::lists::ListQuery;
use contact_core::progress::Job;
use proptest::prelude::*;

use crate::property::holds;
use crate::support::{Workspace, quotes};

/// A row in a small world, so that people, addresses and times collide.
#[derive(Debug, Clone)]
struct Entry {
    id: Option<u8>,
    email: Option<u8>,
    phone: Option<u8>,
    name: Option<u8>,
    minute: Option<u8>,
    complete: bool,
    score: Option<u8>,
    tier: Option<u8>,
    badge: Option<u8>,
}

fn entry() -> impl Strategy<Value = Entry> {
    let small = |n: u8| prop::option::weighted(0.7, 0..n);
    let fields = (small(6), small(6), prop::option::weighted(0.3, 0u8..4));
    (small(12), small(5), small(4), small(4), prop::option::weighted(0.9, 0u8..30), any::<bool>(), fields).prop_map(
        |(id, email, phone, name, minute, complete, (score, tier, badge))| Entry {
            id,
            email,
            phone,
            name,
            minute,
            complete,
            score,
            tier,
            badge,
        },
    )
}

const HEADER: &str = "id,Email,Phone,Name,Status,Completed at,Score,Tier,Badge";

/// The fields that the columns of a table go to. Values of a badge must differ.
async fn with_fields(w: &Workspace, with_badge: bool) {
    let tiers = ["Gold", "Silver"].map(|label| OptionInput { id: None, label: label.to_owned(), color: None });
    for (label, r#type) in [("Score", FieldType::Number), ("Tier", FieldType::MultiSelect), ("Badge", FieldType::Text)] {
        let definition = FieldDefinition {
            label: label.to_owned(),
            help: String::new(),
            r#type,
            config: FieldConfig::default(),
            options: if label == "Tier" { tiers.to_vec() } else { Vec::new() },
            required: false,
            unique: label == "Badge",
            default: if label == "Score" { vec!["50".to_owned()] } else { Vec::new() },
        };
        if with_badge || label != "Badge" {
            fields::create(&w.core, CreateField { record_type: None, key: None, group: None, definition }).await.unwrap();
        }
    }
}

impl Entry {
    fn line(&self, place: usize) -> String {
        let text = |value: Option<String>| value.unwrap_or_default();
        // Spellings differ with the place in the table, but not who is meant.
        let email = self.email.map(|n| if n % 2 == 0 { format!("P{n}@X.org") } else { format!(" p{n}@x.ORG") });
        let phone = self.phone.map(|n| if n % 2 == 0 { format!("(415) 555-010{n}") } else { format!("+1 415 555 010{n}") });
        let name = self.name.map(|n| ["Ana Ruiz", "Bo", "Cy Young", "Stone, Di"][usize::from(n)].to_owned());
        let time = self.minute.map(|m| format!("2026-01-01T10:{m:02}:00Z"));
        let status = if self.complete { "completed" } else { "in progress" };
        // A row without an id or a time is told from others by its place alone, and then must keep it.
        let id = self.id.map_or_else(|| format!("r{place}"), |id| id.to_string());
        let score = self.score.map(|n| format!("{n}.5"));
        let tier = self.tier.map(|n| ["gold", "GOLD; silver", "New", "new;Silver", "Ñew; other", "Other"][usize::from(n)].to_owned());
        let badge = self.badge.map(|n| format!("{}{}", ["b", "B"][place % 2], n));
        let fields = [score, tier, badge].map(text).join(",");
        format!("{id},{},{},\"{}\",{status},{},{fields}", text(email), text(phone), text(name), text(time))
    }
}

fn table(lines: &[String]) -> String {
    format!("{HEADER}\n{}\n", lines.join("\n"))
}

/// What a person would see of the contacts, ids aside.
async fn people(w: &Workspace) -> Vec<String> {
    let mut all: Vec<String> = w
        .contacts()
        .await
        .into_iter()
        .map(|c| {
            format!(
                "{} | {} | {:?} | {} | {:?} | {} | {} | {} | {}",
                c.first_name,
                c.last_name,
                c.emails,
                serde_json::json!(c.fields),
                c.phones,
                c.source,
                c.submission_count,
                c.created_at,
                c.last_activity_at
            )
        })
        .collect();
    all.sort_unstable();
    all
}

#[test]
fn order_of_rows_and_split_into_files_do_not_matter() {
    let rows = prop::collection::vec(entry(), 1..25);
    let shuffled = rows.prop_flat_map(|rows| {
        let lines: Vec<String> = rows.iter().enumerate().map(|(place, row)| row.line(place)).collect();
        (Just(lines.clone()), Just(lines).prop_shuffle(), any::<prop::sample::Index>())
    });
    holds(24, shuffled, async |(lines, shuffled, cut)| {
        let straight = Workspace::new().await;
        with_fields(&straight, true).await;
        let first = straight.import(&table(&lines)).await;
        let other = Workspace::new().await;
        with_fields(&other, true).await;
        let (one, two) = shuffled.split_at(cut.index(shuffled.len()));
        let mut files: Vec<PathBuf> = vec![other.file("two.csv", &table(two))];
        if !one.is_empty() {
            files.push(other.file("one.csv", &table(one)));
        }
        let second = other.import_with(&files, quotes()).await;
        prop_assert_eq!(first.rows, second.rows);
        prop_assert_eq!(first.contacts.created, second.contacts.created);
        prop_assert_eq!(first.rejected, second.rejected);
        prop_assert_eq!(first.new_options, second.new_options);
        prop_assert_eq!(people(&straight).await, people(&other).await);
        Ok(())
    });
}

#[test]
fn a_second_import_changes_nothing_and_an_undo_brings_everything_back() {
    let two = (prop::collection::vec(entry(), 1..15), prop::collection::vec(entry(), 1..20));
    holds(24, two, async |(before, rows)| {
        let w = Workspace::new().await;
        // A badge that its holder has put down since is free for whoever was refused it before.
        with_fields(&w, false).await;
        let lines = |rows: &[Entry], from: usize| -> Vec<String> { rows.iter().enumerate().map(|(i, r)| r.line(from + i)).collect() };
        w.import(&table(&lines(&before, 0))).await;
        let untouched = w.tables().await;
        w.later(5);
        let report = w.import(&table(&lines(&rows, 100))).await;
        prop_assert_eq!(
            report.rows,
            report.submissions.created + report.submissions.updated + report.submissions.unchanged + report.rejected
        );
        let after = w.tables().await;
        w.later(5);
        let again = w.import(&table(&lines(&rows, 100))).await;
        prop_assert_eq!(again.submissions.created + again.contacts.created + again.contacts.updated, 0);
        prop_assert_eq!(&w.tables().await, &after);
        imports::undo(&w.core, GetImport { import: report.import.unwrap() }, Job::silent()).await.unwrap();
        prop_assert_eq!(w.tables().await, untouched);
        Ok(())
    });
}

/// Names that a careless reader would change: formulas, guards, quotes, separators, other scripts.
fn awkward() -> impl Strategy<Value = String> {
    prop_oneof![
        "[=+@'\\-]{0,3}[a-zA-Z0-9,;|\"\t ]{0,8}",
        "\\PC{0,12}",
        prop::sample::select(vec!["n/a", "None", "test", "محمد", "O'Brien", "=1+1", "'=x", "''+y", "-5", "+34600111222", "Ruiz, Ana"])
            .prop_map(str::to_owned),
    ]
}

#[test]
fn an_export_imported_elsewhere_and_exported_again_is_the_same_file() {
    let contacts = prop::collection::vec((awkward(), awkward(), awkward(), 0u8..4), 1..8);
    holds(24, contacts, async |people| {
        let w = Workspace::new().await;
        for (place, (first_name, last_name, source, handles)) in people.into_iter().enumerate() {
            let emails = (0..handles % 3).map(|n| format!("P{place}.{n}@Example.org")).collect();
            let phones = (0..handles / 2).map(|n| format!("+1415555{place:02}{n:02}")).collect();
            w.later(1);
            // A person with nothing to tell them by is refused, and that is another test's business.
            let _ = contacts::create(&w.core, CreateContact { first_name, last_name, emails, phones, source, fields: vec![] }).await;
        }
        let first = export(&w, "first.csv").await;
        let elsewhere = Workspace::new().await;
        elsewhere.later(1_000);
        let path = elsewhere.file("first.csv", &first);
        let report = elsewhere.import_with(&[path], ImportSettings::default()).await;
        prop_assert_eq!(report.rejected, 0);
        prop_assert_eq!(export(&elsewhere, "second.csv").await, first);
        Ok(())
    });
}

async fn export(w: &Workspace, name: &str) -> String {
    let path = w.folder.path().join(name);
    let selection = Selection::Matching { query: ListQuery::default(), except: Vec::new() };
    exports::write_csv(
        &w.core,
        ExportContacts { selection, options: CsvOptions::default(), with: ExportWith::default() },
        &path,
        Job::silent(),
    )
    .await
    .unwrap();
    std::fs::read_to_string(path).unwrap()
}
