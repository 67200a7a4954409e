//! A data set of people and of the submissions they sent, with the noise of real forms, and who sent what.
//!
//! An e-mail is one person's however it is typed, a phone too with the row's country. People past those of contacts.csv are
//! known from submissions only: some rows carry their e-mail, some their phone, some both.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Days, NaiveDate, SecondsFormat, TimeDelta, Utc};
use contact_core::sample::{Person, Rng, people};

use crate::Outcome;

const INDUSTRIES: &[&str] =
    &["Crafts", "Education", "Energy", "Finance", "Food", "Health", "Logistics", "Media", "Retail", "Software", "Tourism"];
const SIZES: &[&str] = &["1-10", "11-50", "51-200", "201-1000", "1000+"];
const TAGS: &[&str] = &["vip", "partner", "event-2024", "needs-followup", "newsletter"];
const BOTS: &[&str] = &["quote-request", "support", "event-sign-up", "newsletter", "partner-intake"];
const MESSAGES: &[&str] = &[
    "",
    "",
    "Please call after six.",
    "She said \"any colour\", so any colour it is.",
    "Two lines,\nand a comma",
    "Schön wäre ein Termin im März.",
    "¿Es posible pagar en dos plazos?",
    "来週お願いします。",
    "N/A",
    "0",
    "=SUM(A1:A2)",
    "We would like to know what it takes to move our three offices over the summer, which steps you would do, and what is left to us.",
];
/// The last four years, in minutes.
const SPAN: u64 = 4 * 365 * 24 * 60;

/// Writes contacts.csv with `count` people, submissions.csv with `submissions` rows, and truth.csv with the person of each row:
/// the number of a contact's row, or a greater one for a person who is not in contacts.csv.
pub fn write(out: &Path, count: usize, submissions: usize, seed: u64) -> Outcome<()> {
    fs::create_dir_all(out)?;
    let mut rng = Rng::new(seed);
    // Every eighth submission brings somebody new.
    let everybody = people(&mut rng, count + submissions / 8);
    let (known, new) = everybody.split_at(count);
    write_contacts(&out.join("contacts.csv"), known, &mut rng)?;

    let mut rows = csv::Writer::from_path(out.join("submissions.csv"))?;
    let mut truth = csv::Writer::from_path(out.join("truth.csv"))?;
    rows.write_record([
        "submission_id",
        "bot",
        "status",
        "email",
        "phone",
        "country",
        "full_name",
        "company",
        "budget",
        "message",
        "started_at",
        "completed_at",
    ])?;
    truth.write_record(["submission_id", "person_id"])?;
    let mut met = 0;
    for number in 1..=submissions {
        let who = if !known.is_empty() && rng.chance(85) {
            rng.index(count)
        } else if met < new.len() && (met == 0 || rng.chance(80)) {
            met += 1;
            count + met - 1
        } else {
            count + rng.index(met.max(1))
        };
        let Some(person) = everybody.get(who) else { continue };
        let id = format!("s-{number:08}");
        rows.write_record(submission(&id, person, &mut rng))?;
        truth.write_record([id, (who + 1).to_string()])?;
    }
    rows.flush()?;
    truth.flush()?;
    Ok(())
}

fn write_contacts(path: &Path, people: &[Person], rng: &mut Rng) -> Outcome<()> {
    let mut rows = csv::Writer::from_path(path)?;
    rows.write_record([
        "email",
        "phone",
        "first_name",
        "last_name",
        "company",
        "industry",
        "size",
        "budget",
        "lead_score",
        "renewal_date",
        "newsletter",
        "tags",
        "created_at",
        "last_activity_at",
    ])?;
    for person in people {
        let born = rng.below(SPAN - 1) + 1;
        let budget = 500 + rng.below(2000) * rng.below(50);
        let renewal = day() + Days::new(rng.below(900));
        let tags: Vec<&str> = TAGS.iter().copied().filter(|_| rng.chance(18)).collect();
        rows.write_record([
            person.email.clone(),
            person.e164(),
            person.first.clone(),
            person.last.clone(),
            person.company.to_owned(),
            rng.pick(INDUSTRIES).to_owned(),
            rng.pick(SIZES).to_owned(),
            if rng.chance(95) { budget.to_string() } else { String::new() },
            rng.below(101).to_string(),
            if rng.chance(90) { renewal.to_string() } else { String::new() },
            rng.chance(40).to_string(),
            tags.join(";"),
            stamp(born),
            stamp(rng.below(born)),
        ])?;
    }
    rows.flush()?;
    Ok(())
}

fn submission(id: &str, person: &Person, rng: &mut Rng) -> [String; 12] {
    // 55 % carry both, 30 % the e-mail only, 15 % the phone only.
    let ways = rng.below(100);
    let age = 60 + rng.below(SPAN - 60);
    let done = rng.chance(80);
    let optional = |given: bool, text: String| if given { text } else { String::new() };
    [
        id.to_owned(),
        rng.pick(BOTS).to_owned(),
        if done { "COMPLETED" } else { "IN_PROGRESS" }.to_owned(),
        optional(ways < 85, typed_email(person, rng)),
        optional(!(55..85).contains(&ways), person.typed_phone(rng, true)),
        person.country.name.to_owned(),
        typed_name(person, rng),
        optional(rng.chance(60), person.company.to_owned()),
        optional(rng.chance(50), (500 + 250 * rng.below(400)).to_string()),
        rng.pick(MESSAGES).to_owned(),
        stamp(age),
        optional(done, stamp(age - rng.below(60))),
    ]
}

fn typed_email(person: &Person, rng: &mut Rng) -> String {
    match rng.below(10) {
        0 => format!(" {}", person.email),
        1 => format!("{}\u{a0}", person.email),
        _ => person.typed_email(rng),
    }
}

fn typed_name(person: &Person, rng: &mut Rng) -> String {
    match rng.below(10) {
        0 => format!("{}, {}", person.last, person.first),
        1 => person.full_name().to_uppercase(),
        2 => person.full_name().to_lowercase(),
        3 => person.first.clone(),
        4 => format!(" {}  {} ", person.first, person.last),
        _ => person.full_name(),
    }
}

/// The moment `minutes` before the data set's last.
fn stamp(minutes: u64) -> String {
    let age = TimeDelta::minutes(i64::try_from(minutes).unwrap_or(0)) - TimeDelta::seconds(i64::try_from(minutes % 60).unwrap_or(0));
    (last() - age).to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// A fixed day, so that a seed names the same files whenever they are made.
fn day() -> NaiveDate {
    last().date_naive()
}

fn last() -> DateTime<Utc> {
    DateTime::from_timestamp(1_782_000_000, 0).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fs;

    #[test]
    fn a_seed_names_one_data_set() {
        let folder = tempfile::tempdir().unwrap();
        let make = |name: &str, seed: u64| {
            let out = folder.path().join(name);
            super::write(&out, 50, 200, seed).unwrap();
            ["contacts.csv", "submissions.csv", "truth.csv"].map(|file| fs::read_to_string(out.join(file)).unwrap())
        };
        let first = make("a", 1);
        assert_eq!(first, make("b", 1));
        assert_ne!(first, make("c", 2));
        assert_eq!(csv::Reader::from_reader(first[0].as_bytes()).records().count(), 50);
        assert_eq!(csv::Reader::from_reader(first[2].as_bytes()).records().count(), 200);
    }
}
