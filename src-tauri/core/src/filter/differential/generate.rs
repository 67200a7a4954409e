//! Filters at random: every field, every operator that fits it, groups in groups, values that people have and values that
//! nobody has.

use super::model::{ANSWERS, BOTS, FIELDS, FLOW_APPS, MEMBERS, OPTIONS, PHONES, TAGS, day, moment, number, text};
use super::things::{RECORD_FIELDS, TYPES};
use crate::env::time_from_ms;
use crate::fields::FieldType;
use crate::filter::types::FilterTakes;
use crate::filter::{Condition, Filter, FilterKind, FilterNumber, FilterOp, FilterValue, Has, HasCount, Related, Span};
use crate::sample::Rng;

const CONTACT: [(&str, FilterKind); 11] = [
    ("name", FilterKind::Text),
    ("first_name", FilterKind::Text),
    ("last_name", FilterKind::Text),
    ("email", FilterKind::Text),
    ("phone", FilterKind::Phone),
    ("tags", FilterKind::Choices),
    ("source", FilterKind::Text),
    ("created_at", FilterKind::Instant),
    ("updated_at", FilterKind::Instant),
    ("last_activity_at", FilterKind::Instant),
    ("submission_count", FilterKind::Number),
];

const SUBMISSION: [(&str, FilterKind); 6] = [
    ("bot", FilterKind::Choice),
    ("flow_app", FilterKind::Choice),
    ("status", FilterKind::Choice),
    ("started_at", FilterKind::Instant),
    ("completed_at", FilterKind::Instant),
    ("is_test", FilterKind::Boolean),
];

const CARD: [(&str, FilterKind); 14] = [
    ("board", FilterKind::Choice),
    ("phase", FilterKind::Choice),
    ("title", FilterKind::Text),
    ("priority", FilterKind::Choice),
    ("assignee", FilterKind::Choice),
    ("due_on", FilterKind::Date),
    ("tags", FilterKind::Choices),
    ("time_in_phase", FilterKind::Duration),
    ("is_closed", FilterKind::Boolean),
    ("created_at", FilterKind::Instant),
    ("moved_at", FilterKind::Instant),
    ("closed_at", FilterKind::Instant),
    ("comment_count", FilterKind::Number),
    ("bot", FilterKind::Choice),
];

const RECORD: [(&str, FilterKind); 6] = [
    ("title", FilterKind::Text),
    ("created_at", FilterKind::Instant),
    ("updated_at", FilterKind::Instant),
    ("type", FilterKind::Choice),
    // Of links alone.
    ("role", FilterKind::Choice),
    ("linked_at", FilterKind::Instant),
];

/// What a filter over something that is no contact is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inside {
    Related(Related),
    Submission,
    Card,
    /// Records of the type in this place.
    Record(usize),
}

/// A filter over a contact.
pub(super) fn filter(rng: &mut Rng, depth: u64) -> Filter {
    match rng.below(if depth == 0 { 6 } else { 10 }) {
        0..=3 => {
            let (field, kind) = of_contact(rng);
            condition(rng, field, kind)
        }
        4..=5 => has(rng, depth),
        6 | 7 => Filter::All { all: parts(rng, depth, filter) },
        8 => Filter::Any { any: parts(rng, depth, filter) },
        _ => Filter::Not { not: Box::new(filter(rng, depth - 1)) },
    }
}

fn of_contact(rng: &mut Rng) -> (&'static str, FilterKind) {
    let at = rng.index(CONTACT.len() + FIELDS.len());
    CONTACT.get(at).copied().unwrap_or_else(|| {
        let (key, r#type) = FIELDS[at - CONTACT.len()];
        (key, r#type.filter_kind())
    })
}

fn parts(rng: &mut Rng, depth: u64, make: fn(&mut Rng, u64) -> Filter) -> Vec<Filter> {
    (0..rng.below(4)).map(|_| make(rng, depth - 1)).collect()
}

fn has(rng: &mut Rng, depth: u64) -> Filter {
    use Related::{Activity, Card, Note, Record, Submission};
    let what = [Submission, Submission, Card, Card, Record, Record, Note, Activity][rng.index(8)];
    let that = rng.chance(85).then(|| Box::new(inside(rng, Inside::Related(what), depth.min(2))));
    let ops = [FilterOp::Is, FilterOp::IsNot, FilterOp::Gt, FilterOp::Gte, FilterOp::Lt, FilterOp::Lte];
    let count = rng.chance(50).then(|| HasCount { op: ops[rng.index(ops.len())], value: u32::try_from(rng.below(4)).unwrap() });
    Filter::Has(Has { has: what, that, count })
}

/// A filter over a related thing, or over a submission, card or record.
pub(super) fn inside(rng: &mut Rng, what: Inside, depth: u64) -> Filter {
    if depth > 0 && rng.chance(35) {
        let part = |rng: &mut Rng| inside(rng, what, depth - 1);
        return match rng.below(3) {
            0 => Filter::All { all: vec![part(rng), part(rng)] },
            1 => Filter::Any { any: vec![part(rng), part(rng)] },
            _ => Filter::Not { not: Box::new(part(rng)) },
        };
    }
    if matches!(what, Inside::Submission | Inside::Card) && rng.chance(30) {
        let (field, kind) = of_contact(rng);
        return condition(rng, &format!("contact.{field}"), kind);
    }
    let related = match what {
        Inside::Related(related) => related,
        Inside::Submission => Related::Submission,
        Inside::Card => Related::Card,
        Inside::Record(_) => Related::Record,
    };
    match related {
        Related::Submission if rng.chance(50) => {
            let name = format!("answer.{}", rng.pick(&ANSWERS));
            condition(rng, &name, FilterKind::Answer)
        }
        Related::Submission => {
            let (field, kind) = SUBMISSION[rng.index(SUBMISSION.len())];
            condition(rng, field, kind)
        }
        Related::Card => {
            let (field, kind) = CARD[rng.index(CARD.len())];
            condition(rng, field, kind)
        }
        Related::Record => record(rng, what),
        Related::Note => {
            let known = [("text", FilterKind::Text), ("author", FilterKind::Choice), ("created_at", FilterKind::Instant)];
            let (field, kind) = known[rng.index(known.len())];
            condition(rng, field, kind)
        }
        Related::Activity if rng.chance(50) => condition(rng, "at", FilterKind::Instant),
        Related::Activity => condition(rng, "kind", FilterKind::Choice),
    }
}

/// A condition on a record. Of a key that two types have it is said which one is meant.
fn record(rng: &mut Rng, what: Inside) -> Filter {
    if rng.chance(50) {
        let known = if let Inside::Record(_) = what { 4 } else { RECORD.len() };
        let (field, kind) = RECORD[rng.index(known)];
        return condition(rng, field, kind);
    }
    let (of, key, r#type) = match what {
        Inside::Record(of) => {
            let own: Vec<_> = RECORD_FIELDS.iter().filter(|(owner, ..)| *owner == of).collect();
            *own[rng.index(own.len())]
        }
        // The last one is of a type that was deleted.
        _ => RECORD_FIELDS[rng.index(RECORD_FIELDS.len() - 1)],
    };
    let kind = r#type.filter_kind();
    match (what, rng.below(3)) {
        (Inside::Record(_), _) => condition(rng, key, kind),
        (_, 0) => {
            let of_type = Condition { field: "type".to_owned(), op: FilterOp::Is, value: Some(text_value(TYPES[of])) };
            Filter::All { all: vec![condition(rng, key, kind), Filter::Condition(of_type)] }
        }
        (_, 1) if key != "amount" => condition(rng, key, kind),
        _ => condition(rng, &format!("{}.{key}", TYPES[of].to_uppercase()), kind),
    }
}

fn condition(rng: &mut Rng, field: &str, kind: FilterKind) -> Filter {
    let info = kind.ops()[rng.index(kind.ops().len())];
    let one = |rng: &mut Rng| operand(rng, field, kind, info.op);
    let value = match info.takes {
        FilterTakes::Nothing => None,
        FilterTakes::One => Some(one(rng)),
        FilterTakes::Two => Some(ends(rng, field, kind, info.op)),
        FilterTakes::Many => Some(FilterValue::List((0..=rng.below(3)).map(|_| one(rng)).collect())),
        FilterTakes::Span => Some(FilterValue::Span(span(rng))),
    };
    Filter::Condition(Condition { field: field.to_owned(), op: info.op, value })
}

/// Two ends in their order.
fn ends(rng: &mut Rng, field: &str, kind: FilterKind, op: FilterOp) -> FilterValue {
    let mut ends = match (kind, rng.chance(50)) {
        // Of an answer both are numbers, or both are days.
        (FilterKind::Answer, true) => [a_number(rng), a_number(rng)],
        (FilterKind::Answer, false) => [text_value(day(rng)), text_value(day(rng))],
        (FilterKind::Date | FilterKind::Instant, _) => [text_value(day(rng)), text_value(day(rng))],
        _ => [operand(rng, field, kind, op), operand(rng, field, kind, op)],
    };
    ends.sort_by(|a, b| match (a, b) {
        (FilterValue::Number(a), FilterValue::Number(b)) => a.get().total_cmp(&b.get()),
        (a, b) => format!("{a:?}").cmp(&format!("{b:?}")),
    });
    FilterValue::List(ends.into())
}

fn operand(rng: &mut Rng, field: &str, kind: FilterKind, op: FilterOp) -> FilterValue {
    match kind {
        FilterKind::Text if field.ends_with("email") => {
            let emails = ["ANA0.0@acme.example", "bob1.0@xn--bcher-kva.example", "@acme", "bücher.example", "Ana", ".0"];
            text_value(rng.pick(&emails))
        }
        FilterKind::Text => text_value(part(rng)),
        FilterKind::Phone => {
            let parts = ["+34", "1415", "5512", "(415) 555-2671", "+34 600 111 222", "abc", "12", "ext"];
            if rng.chance(50) { text_value(rng.pick(&parts)) } else { text_value(rng.pick(&PHONES)) }
        }
        FilterKind::Number => a_number(rng),
        FilterKind::Boolean => FilterValue::Boolean(rng.chance(50)),
        FilterKind::Date | FilterKind::Instant => {
            if rng.chance(75) {
                text_value(day(rng))
            } else {
                text_value(time_from_ms(moment(rng)).to_rfc3339())
            }
        }
        FilterKind::Choice | FilterKind::Choices => text_value(name(rng, field)),
        FilterKind::Answer => answer(rng, op),
        FilterKind::Duration => unreachable!("compares with a span"),
    }
}

fn answer(rng: &mut Rng, op: FilterOp) -> FilterValue {
    use FilterOp::{After, Before, Contains, EndsWith, Gt, Gte, Lt, Lte, NotContains, On, StartsWith};
    match op {
        Before | After | On => text_value(day(rng)),
        Gt | Gte | Lt | Lte => {
            if rng.chance(60) {
                a_number(rng)
            } else {
                text_value(day(rng))
            }
        }
        Contains | NotContains | StartsWith | EndsWith => text_value(part(rng)),
        _ => match rng.below(4) {
            0 => a_number(rng),
            1 => FilterValue::Boolean(rng.chance(50)),
            _ => text_value(part(rng)),
        },
    }
}

fn name(rng: &mut Rng, field: &str) -> &'static str {
    let known: &[&str] = match field.rsplit('.').next().unwrap_or_default() {
        "board" => &["Sales", "support"],
        "phase" => &["New", "qualified", "Waiting", "Sales/New", "support/new", "Won"],
        "priority" => &["low", "Medium", "high", "URGENT"],
        "type" => &["Deal", "invoice", "Deals"],
        "role" => &["Buyer", "seller", "Deal/Buyer", "invoice/payer"],
        "tags" => &TAGS,
        "bot" => &BOTS,
        "flow_app" => &FLOW_APPS,
        "status" => &["incomplete", "completed"],
        "kind" => &[
            "contact.created",
            "submission.started",
            "submission.completed",
            "note.added",
            "contact.updated",
            "tag.removed",
            "card.created",
            "card.commented",
            "record.linked",
            "record.unlinked",
        ],
        "author" | "rep" | "assignee" => &MEMBERS,
        _ => &OPTIONS,
    };
    known[rng.index(known.len())]
}

/// A text that somebody has, or a part of one, in another case now and then.
fn part(rng: &mut Rng) -> String {
    let text = text(rng);
    let letters: Vec<char> = text.chars().collect();
    let part: String = match rng.below(3) {
        0 => text.clone(),
        1 => letters.iter().take(1 + rng.index(3)).collect(),
        _ => letters.iter().skip(letters.len() / 2).collect(),
    };
    let part = if rng.chance(30) { part.to_uppercase() } else { part };
    if part.trim().is_empty() { text } else { part }
}

fn a_number(rng: &mut Rng) -> FilterValue {
    FilterValue::Number(FilterNumber::new(number(rng)).unwrap())
}

fn text_value(text: impl ToString) -> FilterValue {
    FilterValue::Text(text.to_string())
}

fn span(rng: &mut Rng) -> Span {
    match rng.below(5) {
        0 => Span::Hours([1, 12, 36][rng.index(3)]),
        1 => Span::Days([0, 1, 90, 91][rng.index(4)]),
        2 => Span::Weeks([1, 13][rng.index(2)]),
        3 => Span::Months([1, 3][rng.index(2)]),
        _ => Span::Years(1),
    }
}

/// Every type of field is among those generated, but for those that compare as another one.
#[test]
fn every_kind_is_generated() {
    let left_out = [FieldType::Percent, FieldType::Email];
    assert!(FieldType::ALL.iter().all(|r#type| left_out.contains(r#type) || FIELDS.iter().any(|(_, known)| known == r#type)));
}
