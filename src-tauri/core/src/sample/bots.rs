//! The three intake bots of the sample: their questions, and answers that fit.

use chrono::{DateTime, Days, Utc};
use serde_json::{Map, Value, json};

use super::people::Person;
use super::rng::Rng;

/// An intake bot of the sample.
pub struct Bot {
    /// Its id at the source.
    pub id: &'static str,
    /// Name on screen.
    pub name: &'static str,
    /// Beginning of its files' names.
    pub file: &'static str,
    /// Its questions, in ioZen's schema form.
    pub schema: fn() -> Value,
    /// What a person answers at a time; in the order of the questions.
    pub answers: fn(&Person, DateTime<Utc>, &mut Rng) -> Map<String, Value>,
    /// One sentence about an answered conversation.
    pub summary: fn(&Map<String, Value>) -> String,
}

/// The bots.
pub const BOTS: [Bot; 3] = [
    Bot {
        id: "cm5quote00001studio0bot1aa",
        name: "Quote request",
        file: "quote-request",
        schema: quote_schema,
        answers: quote,
        summary: quote_summary,
    },
    Bot {
        id: "cm5suppt00002studio0bot2bb",
        name: "Support",
        file: "support",
        schema: support_schema,
        answers: support,
        summary: support_summary,
    },
    Bot {
        id: "cm5event00003studio0bot3cc",
        name: "Event sign-up",
        file: "event-sign-up",
        schema: event_schema,
        answers: event,
        summary: event_summary,
    },
];

const SERVICES: &[&str] = &["Website", "Brand identity", "Photography", "Print design", "Video"];
const STAGES: &[&str] = &["Just looking", "Comparing offers", "Ready to start"];
const TOPICS: &[&str] = &["Billing", "Change to an order", "Delivery", "Files and formats", "Something else"];
const URGENCIES: &[&str] = &["Low", "Normal", "High"];
const EVENTS: &[&str] = &["Open studio day", "Letterpress workshop", "Portrait evening"];
const SESSIONS: &[&str] = &["Tour", "Hands-on table", "Talk", "Dinner"];
const DIETS: &[&str] = &["No preference", "Vegetarian", "Vegan", "Gluten-free", "Halal", "Kosher"];

const WISHES: &[&str] = &[
    "We open in spring and need something simple to start with.",
    "Could you send two or three examples from last year?",
    "Our old site is slow, and half of the pages are out of date.",
    "Twelve product photos on white, plus a few of the workshop.",
    "Necesitamos todo en dos idiomas, si es posible.",
    "Bitte rufen Sie nur vormittags an.",
    "No hurry. Quality matters more than the date.",
    "نحتاج إلى الشعار باللغتين العربية والإنجليزية.",
    "Two lines:\n– a logo\n– cards for eight people",
    "",
];
const TROUBLES: &[&str] = &[
    "The invoice shows the old address.",
    "The second parcel has not arrived, tracking stopped on Monday.",
    "Can I still change the paper for the cards?",
    "The PDF opens with the wrong fonts on my side.",
    "I was charged twice, please check. Screenshot to follow.",
    "Could you resend the files? The link has expired.",
    "Die Farben sehen im Druck dunkler aus als am Bildschirm.",
    "Just saying thanks, everything arrived.",
];

fn field(name: &str, label: &str, kind: &str, required: bool) -> Value {
    json!({"kind": "field", "name": name, "label": label, "type": kind, "required": required})
}

fn choice(name: &str, label: &str, kind: &str, options: &[&str]) -> Value {
    json!({"kind": "field", "name": name, "label": label, "type": kind, "required": true, "options": options})
}

fn quote_schema() -> Value {
    json!([
        field("full_name", "What is your name?", "text", true),
        field("email", "Which e-mail should the quote go to?", "email", true),
        field("country", "Which country are you in?", "text", false),
        field("phone", "A phone number, if we may call", "phone", false),
        field("company", "Company or project", "text", false),
        choice("service", "What do you need?", "select", SERVICES),
        field("budget", "Budget in euros", "number", false),
        choice("stage", "How far along are you?", "select", STAGES),
        field("start_date", "When would you like to start?", "date", false),
        field("message", "Anything else?", "textarea", false),
    ])
}

fn quote(person: &Person, at: DateTime<Utc>, rng: &mut Rng) -> Map<String, Value> {
    let start = at.date_naive() + Days::new(14 + rng.below(120));
    answers([
        ("full_name", json!(person.full_name())),
        ("email", json!(person.typed_email(rng))),
        ("country", json!(person.country.name)),
        ("phone", if rng.chance(70) { json!(person.typed_phone(rng, true)) } else { Value::Null }),
        ("company", json!(person.company)),
        ("service", json!(rng.pick(SERVICES))),
        ("budget", if rng.chance(80) { json!(500 + 250 * rng.below(80)) } else { Value::Null }),
        ("stage", json!(rng.pick(STAGES))),
        ("start_date", json!(start.to_string())),
        ("message", json!(rng.pick(WISHES))),
    ])
}

fn quote_summary(answers: &Map<String, Value>) -> String {
    let text = |name: &str| answers.get(name).and_then(Value::as_str).unwrap_or("nothing yet").to_lowercase();
    format!("Asks for a quote: {}; {}.", text("service"), text("stage"))
}

fn support_schema() -> Value {
    json!([
        {"kind": "content", "name": "hello", "label": null, "content_type": "plain", "body": "Sorry that something went wrong. A few questions first."},
        field("first_name", "First name", "text", true),
        field("last_name", "Last name", "text", false),
        field("email", "E-mail", "email", true),
        field("order_number", "Order number", "text", false),
        choice("topic", "What is it about?", "select", TOPICS),
        choice("urgency", "How urgent is it?", "select", URGENCIES),
        field("description", "What happened?", "textarea", true),
        field("call_me", "Shall we call you back?", "boolean", false),
        field("phone", "Your number", "phone", false),
    ])
}

fn support(person: &Person, _: DateTime<Utc>, rng: &mut Rng) -> Map<String, Value> {
    let call = rng.chance(40);
    answers([
        ("first_name", json!(person.first)),
        ("last_name", json!(person.last)),
        ("email", json!(person.typed_email(rng))),
        ("order_number", if rng.chance(60) { json!(format!("S-{:05}", rng.below(100_000))) } else { json!("") }),
        ("topic", json!(rng.pick(TOPICS))),
        ("urgency", json!(rng.pick(URGENCIES))),
        ("description", json!(rng.pick(TROUBLES))),
        ("call_me", json!(call)),
        ("phone", if call { json!(person.typed_phone(rng, false)) } else { Value::Null }),
    ])
}

fn support_summary(answers: &Map<String, Value>) -> String {
    let text = |name: &str| answers.get(name).and_then(Value::as_str).unwrap_or("unknown").to_lowercase();
    format!("Needs help: {}, urgency {}.", text("topic"), text("urgency"))
}

fn event_schema() -> Value {
    json!([
        field("name", "Your name", "text", true),
        field("email", "E-mail for the ticket", "email", false),
        field("mobile", "Mobile, for changes on the day", "phone", false),
        choice("event", "Which event?", "select", EVENTS),
        choice("sessions", "What would you like to join?", "multi_select", SESSIONS),
        field("guests", "How many people come with you?", "number", false),
        choice("diet", "Food", "select", DIETS),
        field("newsletter", "May we write to you about the next one?", "boolean", false),
    ])
}

fn event(person: &Person, _: DateTime<Utc>, rng: &mut Rng) -> Map<String, Value> {
    // One address is enough for a ticket: some give only the e-mail, a few only the mobile.
    let way = rng.below(10);
    let sessions: Vec<&str> = SESSIONS.iter().copied().filter(|_| rng.chance(50)).collect();
    answers([
        ("name", json!(if rng.chance(10) { format!("{}, {}", person.last, person.first) } else { person.full_name() })),
        ("email", if way < 9 { json!(person.typed_email(rng)) } else { json!("n/a") }),
        ("mobile", if way > 4 { json!(person.typed_phone(rng, false)) } else { Value::Null }),
        ("event", json!(rng.pick(EVENTS))),
        ("sessions", json!(sessions)),
        ("guests", json!(rng.below(4))),
        ("diet", json!(rng.pick(DIETS))),
        ("newsletter", json!(rng.chance(55))),
    ])
}

fn event_summary(answers: &Map<String, Value>) -> String {
    let event = answers.get("event").and_then(Value::as_str).unwrap_or("an event");
    format!("Signs up for {}.", event.to_lowercase())
}

fn answers<const N: usize>(pairs: [(&str, Value); N]) -> Map<String, Value> {
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
