//! A filter as a sentence: “Budget is more than 10,000 and tagged vip”.

use super::bound::{Bound, BoundHas, Node, Operand, Target, Test};
use super::phrases;
use super::targets::CONTACT_OF;
use super::types::{FilterKind, FilterOp, FilterTakes, HasCount, Related, Span};
use crate::env::time_from_ms;

impl Bound {
    /// The whole filter in words.
    pub(crate) fn summary(&self) -> String {
        let (all, none) = self.subject.all_and_none();
        match &self.node {
            Node::All(nodes) if nodes.is_empty() => all.to_owned(),
            Node::Any(nodes) if nodes.is_empty() => none.to_owned(),
            node => capital(&words(node)),
        }
    }

    /// Each part of an `all` at the top in words, or the one condition: what chips say.
    pub(super) fn parts(&self) -> Vec<String> {
        match &self.node {
            Node::All(nodes) => nodes.iter().map(|node| capital(&words(node))).collect(),
            node => vec![capital(&words(node))],
        }
    }
}

pub(super) fn words(node: &Node) -> String {
    match node {
        Node::All(nodes) => group(nodes, " and ", "everybody"),
        Node::Any(nodes) => group(nodes, " or ", "nobody"),
        Node::Not(node) => match node.as_ref() {
            Node::Member(segment) => format!("not in {}", segment.label),
            Node::Has(BoundHas { count: None, .. }) => match node.as_ref() {
                Node::Has(has) if is_phrase(has) => phrases::has(has, true),
                Node::Has(has) => format!("has no {}{}", things(has.what, 2), whose(has)),
                other => words(other),
            },
            node => format!("not ({})", words(node)),
        },
        Node::Member(segment) => format!("in {}", segment.label),
        Node::Has(has) if is_phrase(has) => phrases::has(has, false),
        Node::Has(has) => format!("has {}{}", amount(has), whose(has)),
        Node::Test(test) => condition(test),
    }
}

/// Cards and records are told in a way of their own.
const fn is_phrase(has: &BoundHas) -> bool {
    matches!(has.what, Related::Card | Related::Record)
}

pub(super) fn group(nodes: &[Node], word: &str, none: &str) -> String {
    match nodes {
        [] => none.to_owned(),
        [node] => words(node),
        nodes => nodes.iter().map(bracketed).collect::<Vec<_>>().join(word),
    }
}

/// A group inside a group stands in brackets.
fn bracketed(node: &Node) -> String {
    match node {
        Node::All(nodes) | Node::Any(nodes) if nodes.len() > 1 => format!("({})", words(node)),
        node => words(node),
    }
}

fn amount(has: &BoundHas) -> String {
    let of = |words: &str, count: u32| format!("{words}{count} {}", things(has.what, count));
    match has.count {
        None if has.what == Related::Activity => "an activity".to_owned(),
        None => format!("a {}", things(has.what, 1)),
        Some(HasCount { op: FilterOp::Is, value: 0 }) => format!("no {}", things(has.what, 2)),
        Some(HasCount { op, value }) => match op {
            FilterOp::IsNot => of("not ", value),
            FilterOp::Gt => of("more than ", value),
            FilterOp::Gte => of("at least ", value),
            FilterOp::Lt => of("fewer than ", value),
            FilterOp::Lte => of("at most ", value),
            _ => of("exactly ", value),
        },
    }
}

const fn things(what: Related, count: u32) -> &'static str {
    match (what, count) {
        (Related::Submission, 1) => "submission",
        (Related::Submission, _) => "submissions",
        (Related::Note, 1) => "note",
        (Related::Note, _) => "notes",
        (Related::Activity, 1) => "activity",
        (Related::Activity, _) => "activities",
        (Related::Card, 1) => "card",
        (Related::Card, _) => "cards",
        (Related::Record, 1) => "record",
        (Related::Record, _) => "records",
    }
}

fn whose(has: &BoundHas) -> String {
    match has.that.as_deref() {
        None => String::new(),
        Some(Node::All(nodes)) if nodes.is_empty() => String::new(),
        Some(that) => format!(" where {}", words(that)),
    }
}

pub(super) fn condition(test: &Test) -> String {
    if let (Target::Tags | Target::CardTags, Some(words)) = (&test.target, tagged(test)) {
        return if test.field.starts_with(CONTACT_OF) { format!("contact {words}") } else { words };
    }
    let label = match test.target {
        Target::TimeInPhase => return phrases::time_in_phase(test),
        Target::Status => "status",
        _ => test.label.as_str(),
    };
    let op = test.kind.op(test.meant).map_or("", |info| info.words);
    let last_word = if matches!(test.meant, FilterOp::HasAll) || test.takes == FilterTakes::Two { " and " } else { " or " };
    let values: Vec<String> = test.operands.iter().map(value).collect();
    match test.meant {
        FilterOp::MoreThanAgo => format!("{label} {op} {} ago", values.concat()),
        _ if values.is_empty() => format!("{label} {op}"),
        _ => format!("{label} {op} {}", listed(&values, last_word)),
    }
}

/// Tags read without their field.
fn tagged(test: &Test) -> Option<String> {
    let names: Vec<String> = test.operands.iter().map(value).collect();
    Some(match test.meant {
        FilterOp::HasAny => format!("tagged {}", listed(&names, " or ")),
        FilterOp::HasAll => format!("tagged {}", listed(&names, " and ")),
        FilterOp::HasNone => format!("not tagged {}", listed(&names, " or ")),
        FilterOp::IsEmpty => "has no tags".to_owned(),
        FilterOp::IsNotEmpty => "has tags".to_owned(),
        _ => return None,
    })
    .filter(|_| test.kind == FilterKind::Choices)
}

pub(super) fn listed(values: &[String], last_word: &str) -> String {
    match values {
        [] => String::new(),
        [value] => value.clone(),
        [first @ .., last] => format!("{}{last_word}{last}", first.join(", ")),
    }
}

pub(super) fn value(operand: &Operand) -> String {
    match operand {
        Operand::Text(text) => format!("“{text}”"),
        Operand::Number(number) => grouped(*number),
        Operand::Boolean(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Operand::Day(day) => day.format("%-d %b %Y").to_string(),
        Operand::Instant(at, _) => time_from_ms(*at).format("%-d %b %Y %H:%M UTC").to_string(),
        Operand::Name(name) => name.label.clone(),
        Operand::Span(span) => self::span(*span),
    }
}

fn span(span: Span) -> String {
    let (count, unit) = match span {
        Span::Hours(count) => (count, "hour"),
        Span::Days(count) => (count, "day"),
        Span::Weeks(count) => (count, "week"),
        Span::Months(count) => (count, "month"),
        Span::Years(count) => (count, "year"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// A number with its thousands parted.
fn grouped(number: f64) -> String {
    let plain = crate::fields::number::plain(number);
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, rest) = digits.split_once('.').map_or((digits, None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match rest {
        Some(rest) => format!("{sign}{grouped}.{rest}"),
        None => format!("{sign}{grouped}"),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted() {
        for (number, shown) in [(0.0, "0"), (999.0, "999"), (1000.0, "1,000"), (-1_234_567.5, "-1,234,567.5"), (10_000.0, "10,000")] {
            assert_eq!(grouped(number), shown);
        }
    }
}
