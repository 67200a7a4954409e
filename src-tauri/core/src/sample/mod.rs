//! A sample workspace's files: a few hundred invented people who talked to three intake bots over the last fourteen months.
//!
//! The files have the shapes that ioZen's API gives, and go through the ordinary import, so that exploring the sample shows what
//! an import does. Everything follows from a seed and the time passed in.

mod bots;
mod people;
mod rng;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use bots::{BOTS, Bot};
pub use people::{COUNTRIES, Country, Person, people};
pub use rng::Rng;

/// A file of the sample.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleFile {
    /// File name.
    pub name: String,
    /// Name of the bot whose submissions it has.
    pub bot: &'static str,
    /// Content.
    pub bytes: Vec<u8>,
}

/// People of a sample workspace.
const PEOPLE: usize = 320;
/// Most submissions on a page, as the API has it.
const PAGE: usize = 100;
/// How far back the first conversation was.
const DAYS: u64 = 425;
/// Conversations of each bot that come with their transcript, each in a file of its own.
const TRANSCRIPTS: usize = 3;

/// The files of the sample workspace: for each bot its definition, its list pages, and single submissions with transcript.
/// Each bot's files are to be imported together, under the bot's name: a list page does not say whose it is.
pub fn files(seed: u64, now: DateTime<Utc>) -> Vec<SampleFile> {
    let mut rng = Rng::new(seed);
    let people = people(&mut rng, PEOPLE);
    let mut talks: [Vec<Talk>; 3] = [Vec::new(), Vec::new(), Vec::new()];
    for person in &people {
        // Most come once; some come back, often to another bot.
        let visits = [1, 1, 1, 1, 2, 2, 3, 5][rng.index(8)];
        for _ in 0..visits {
            let bot = rng.index(BOTS.len());
            talks[bot].push(talk(&BOTS[bot], person, now, &mut rng));
        }
    }
    let mut files = Vec::new();
    for (bot, mut talks) in BOTS.iter().zip(talks) {
        talks.sort_by(|a, b| (a.started, &a.id).cmp(&(b.started, &b.id)));
        files.push(definition(bot, talks.len(), now));
        let transcripts: Vec<Talk> = (0..TRANSCRIPTS).map(|_| talks.remove(talks.len() / 2)).collect();
        files.extend(pages(bot, &talks));
        files.extend(transcripts.iter().enumerate().map(|(at, talk)| single(bot, talk, at + 1)));
    }
    files
}

/// Two list pages and one CSV table (semicolons, Latin-1) that share some people, for trying the app without a display and for
/// the tests. Always the same.
pub fn demo_files() -> Vec<SampleFile> {
    let now = DateTime::from_timestamp(1_782_000_000, 0).unwrap_or_default();
    let mut rng = Rng::new(2026);
    let bot = &BOTS[0];
    let guests: Vec<Person> = people(&mut rng, 90).into_iter().filter(|person| latin1(&person.full_name()).is_some()).take(48).collect();
    let mut talks: Vec<Talk> = guests[..32].iter().map(|person| talk(bot, person, now, &mut rng)).collect();
    talks.sort_by_key(|talk| talk.started);
    let (first, second) = talks.split_at(20);
    let page = |number: usize, talks: &[Talk], more: bool| list_page(bot, talks, number, more);
    // The table is of an event: the last of the people above, and others.
    vec![page(1, first, true), page(2, second, false), guest_table(&guests[8..], now, &mut rng)]
}

/// One conversation.
struct Talk {
    id: String,
    answers: Map<String, Value>,
    completed: bool,
    test: bool,
    started: DateTime<Utc>,
    updated: DateTime<Utc>,
}

fn talk(bot: &Bot, person: &Person, now: DateTime<Utc>, rng: &mut Rng) -> Talk {
    // Denser towards today, as a team that grows sees it.
    let age_minutes = rng.below(DAYS).min(rng.below(DAYS)) * 1440 + 20 + rng.below(1440);
    let started =
        now - TimeDelta::minutes(i64::try_from(age_minutes).unwrap_or(0)) - TimeDelta::seconds(i64::try_from(rng.below(60)).unwrap_or(0));
    let updated = started + TimeDelta::seconds(i64::try_from(60 + rng.below(840)).unwrap_or(60));
    let mut answers = (bot.answers)(person, started, rng);
    let completed = rng.chance(86);
    if !completed {
        // Who leaves early has answered the first questions only.
        let answered = 2 + rng.index(answers.len() - 2);
        answers = answers.into_iter().take(answered).collect();
    }
    Talk { id: source_id(rng), answers, completed, test: rng.chance(2), started, updated }
}

/// An id in the form of the source's: `c` and 24 letters or digits.
fn source_id(rng: &mut Rng) -> String {
    let letter = |value: u64| char::from_digit(u32::try_from(value).unwrap_or(0), 36).unwrap_or('0');
    std::iter::once('c').chain((0..24).map(|_| letter(rng.below(36)))).collect()
}

fn stamp(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn json_file(name: String, bot: &Bot, body: &Value) -> SampleFile {
    SampleFile { name, bot: bot.name, bytes: format!("{body:#}\n").into_bytes() }
}

fn submission(bot: &Bot, talk: &Talk) -> Value {
    let summary = talk.completed.then(|| (bot.summary)(&talk.answers));
    json!({
        "id": talk.id,
        "data": talk.answers,
        "status": if talk.completed { "COMPLETED" } else { "IN_PROGRESS" },
        "ai_summary": summary,
        "is_test": talk.test,
        "file_count": 0,
        "message_count": 2 * talk.answers.len(),
        "schema_version": 1,
        "created_at": stamp(talk.started),
        "updated_at": stamp(talk.updated),
    })
}

/// The questions as a list page names them: without options.
fn short_schema(bot: &Bot) -> Vec<Value> {
    let schema = (bot.schema)();
    let questions = schema.as_array().into_iter().flatten().filter(|item| item["kind"] == "field");
    questions.map(|item| json!({"name": item["name"], "label": item["label"], "type": item["type"]})).collect()
}

fn list_page(bot: &Bot, talks: &[Talk], number: usize, has_more: bool) -> SampleFile {
    let submissions: Vec<Value> = talks.iter().map(|talk| submission(bot, talk)).collect();
    let cursor = has_more.then(|| talks.last().map(|talk| talk.id.clone()));
    let body = json!({"success": true, "data": {
        "submissions": submissions,
        "schema": short_schema(bot),
        "pagination": {"has_more": has_more, "next_cursor": cursor},
    }});
    json_file(format!("{}-{number}.json", bot.file), bot, &body)
}

fn pages(bot: &Bot, talks: &[Talk]) -> Vec<SampleFile> {
    let count = talks.len().div_ceil(PAGE);
    talks.chunks(PAGE).enumerate().map(|(at, chunk)| list_page(bot, chunk, at + 1, at + 1 < count)).collect()
}

fn definition(bot: &Bot, submissions: usize, now: DateTime<Utc>) -> SampleFile {
    let made = now - TimeDelta::days(i64::try_from(DAYS + 10).unwrap_or(0));
    let body = json!({"success": true, "data": {"intake_bot": {
        "id": bot.id,
        "name": bot.name,
        "status": "ACTIVE",
        "description": null,
        "share_url": format!("{}-k3v9", bot.file),
        "submission_count": submissions,
        "schema": (bot.schema)(),
        "created_at": stamp(made),
        "updated_at": stamp(made),
    }}});
    json_file(format!("{}-bot.json", bot.file), bot, &body)
}

fn single(bot: &Bot, talk: &Talk, number: usize) -> SampleFile {
    let mut body = submission(bot, talk);
    let schema = (bot.schema)();
    let mut messages = Vec::new();
    let mut say = |role: &str, content: String| {
        let at = talk.started + TimeDelta::seconds(15 * i64::try_from(messages.len()).unwrap_or(0));
        messages
            .push(json!({"id": format!("{}m{:02}", talk.id, messages.len()), "role": role, "content": content, "created_at": stamp(at)}));
    };
    for item in schema.as_array().into_iter().flatten() {
        if item["kind"] == "content" {
            say("assistant", item["body"].as_str().unwrap_or_default().to_owned());
            continue;
        }
        let Some(answer) = item["name"].as_str().and_then(|name| talk.answers.get(name)) else { continue };
        let said = spoken(answer);
        if !said.is_empty() {
            say("assistant", item["label"].as_str().unwrap_or_default().to_owned());
            say("user", said);
        }
    }
    say("assistant", "Thank you, that is all. We will be in touch.".to_owned());
    body["intake_bot_id"] = json!(bot.id);
    body["message_count"] = json!(messages.len());
    body["messages"] = Value::Array(messages);
    json_file(format!("{}-transcript-{number}.json", bot.file), bot, &json!({"success": true, "data": {"submission": body}}))
}

/// An answer as a person says it.
fn spoken(answer: &Value) -> String {
    match answer {
        Value::Null => String::new(),
        Value::Bool(yes) => if *yes { "Yes" } else { "No" }.to_owned(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// A guest list as an office spreadsheet saves it: semicolons, Latin-1, line ends of Windows.
fn guest_table(guests: &[Person], now: DateTime<Utc>, rng: &mut Rng) -> SampleFile {
    let mut text = String::from("Name;E-mail;Phone;Company;Event;Café;Completed at (UTC)\r\n");
    for guest in guests {
        let at = now - TimeDelta::minutes(i64::try_from(30 + rng.below(60 * 24 * 60)).unwrap_or(30));
        let name = if rng.chance(15) { format!("{}, {}", guest.last, guest.first) } else { guest.full_name() };
        let cells = [
            name,
            guest.typed_email(rng),
            if rng.chance(70) { guest.typed_phone(rng, false) } else { String::new() },
            guest.company.to_owned(),
            rng.pick(&["Open studio day", "Letterpress workshop"]).to_owned(),
            if rng.chance(50) { "sí" } else { "no" }.to_owned(),
            at.format("%Y-%m-%d %H:%M").to_string(),
        ];
        text.push_str(&cells.map(|cell| cell.replace('’', "'")).join(";"));
        text.push_str("\r\n");
    }
    SampleFile { name: "event-guests-latin1.csv".to_owned(), bot: "Event guests", bytes: latin1(&text).unwrap_or_default() }
}

/// `text` in ISO 8859-1, if all of it has a place there.
fn latin1(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|c| u8::try_from(u32::from(c)).ok()).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::{HashMap, HashSet};

    use chrono::{DateTime, TimeDelta, Utc};
    use serde_json::Value;

    use super::{demo_files, files, people};
    use crate::identity::{EmailAddress, PhoneNumber, Region};
    use crate::sample::Rng;

    fn now() -> DateTime<Utc> {
        "2026-06-30T12:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_seed_names_one_set_of_files() {
        assert_eq!(files(7, now()), files(7, now()));
        assert_ne!(files(7, now()), files(8, now()));
        assert_eq!(demo_files(), demo_files());
    }

    #[test]
    fn the_sample_is_a_few_hundred_people_with_three_bots() {
        let mut ids = HashSet::new();
        let (mut incomplete, mut tests, mut transcripts) = (0, 0, 0);
        let mut pages = HashMap::<&str, (usize, usize)>::new();
        for file in files(1, now()) {
            let body: Value = serde_json::from_slice(&file.bytes).unwrap();
            let data = &body["data"];
            transcripts += usize::from(data["submission"]["messages"].is_array());
            if let Some(more) = data["pagination"]["has_more"].as_bool() {
                let page = pages.entry(file.bot).or_default();
                page.0 += 1;
                page.1 += usize::from(more);
            }
            let single = data["submission"].as_object().map(|_| &data["submission"]);
            for submission in data["submissions"].as_array().into_iter().flatten().chain(single) {
                assert!(ids.insert(submission["id"].as_str().unwrap().to_owned()), "ids are unique");
                let started: DateTime<Utc> = submission["created_at"].as_str().unwrap().parse().unwrap();
                let updated: DateTime<Utc> = submission["updated_at"].as_str().unwrap().parse().unwrap();
                assert!(started < updated && updated < now() && started > now() - TimeDelta::days(430));
                incomplete += usize::from(submission["status"] == "IN_PROGRESS");
                tests += usize::from(submission["is_test"] == true);
            }
        }
        assert_eq!(pages.len(), 3);
        assert!(pages.values().all(|(pages, more)| *pages == more + 1), "only the last page of a bot has no more: {pages:?}");
        assert!((450..900).contains(&ids.len()), "{}", ids.len());
        assert!(incomplete > 30 && tests > 2 && transcripts == 9, "{incomplete} {tests} {transcripts}");
    }

    #[test]
    fn people_have_addresses_and_numbers_of_their_own_however_they_are_typed() {
        let mut rng = Rng::new(3);
        let (mut emails, mut phones) = (HashSet::new(), HashSet::new());
        for person in people(&mut rng, 300) {
            let region = Region::parse(person.country.name).expect("countries have English names");
            let email = EmailAddress::parse(&person.email).unwrap().key;
            let phone = PhoneNumber::parse(&person.e164(), region).unwrap();
            assert!(phone.is_parsed(), "{person:?}");
            for _ in 0..12 {
                assert_eq!(EmailAddress::parse(&person.typed_email(&mut rng)).unwrap().key, email);
                let (home, abroad) = (person.typed_phone(&mut rng, true), person.typed_phone(&mut rng, false));
                assert_eq!(PhoneNumber::parse(&home, region).unwrap().key, phone.key, "{home:?} {person:?}");
                let elsewhere = Region::parse("ES").unwrap();
                assert_eq!(PhoneNumber::parse(&abroad, elsewhere).unwrap().key, phone.key, "{abroad:?} {person:?}");
            }
            assert!(emails.insert(email) && phones.insert(phone.key), "{person:?}");
        }
    }

    #[test]
    fn the_demo_table_shares_people_with_the_pages() {
        let files = demo_files();
        let pages = files[..2].iter().map(|file| String::from_utf8(file.bytes.clone()).unwrap().to_lowercase()).collect::<String>();
        let table: String = files[2].bytes.iter().map(|byte| char::from(*byte)).collect();
        let shared =
            table.lines().skip(1).filter_map(|row| row.split(';').nth(1)).filter(|email| pages.contains(&email.trim().to_lowercase()));
        assert_eq!(table.lines().count(), 41);
        assert!(shared.count() > 15);
        assert!(String::from_utf8(files[2].bytes.clone()).is_err(), "the table has bytes that are not UTF-8");
    }

    #[test]
    fn the_committed_demo_files_are_the_generated_ones() {
        let committed: [&[u8]; 3] = [
            include_bytes!("../../../../tests/fixtures/sample/quote-request-1.json"),
            include_bytes!("../../../../tests/fixtures/sample/quote-request-2.json"),
            include_bytes!("../../../../tests/fixtures/sample/event-guests-latin1.csv"),
        ];
        for (file, committed) in demo_files().iter().zip(committed) {
            assert!(file.bytes == committed, "{} differs: run `cargo run -p contacts-bench -- demo-files`", file.name);
        }
    }
}
