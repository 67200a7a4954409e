//! Conditions on one value: a column, or an expression over one.

use super::compile::{Compiler, sign};
use crate::db::folding::{FOLDED, Match, pattern};
use crate::filter::bound::Operand;
use crate::filter::clock::{self, Towards};
use crate::filter::types::FilterOp;

/// Text, case and accents aside.
pub(super) fn text(compiler: &mut Compiler, value: &str, op: FilterOp, operands: &[Operand]) {
    let how = match op {
        FilterOp::IsNotEmpty => {
            compiler.sql.push("trim(").push(value).push(") <> ''");
            return;
        }
        FilterOp::Contains => Match::Part,
        FilterOp::StartsWith => Match::Beginning,
        FilterOp::EndsWith => Match::End,
        _ => Match::Whole,
    };
    compiler.joined(operands, " OR ", "0", |compiler, operand| {
        compiler.sql.push(value).push(" = ").bind(pattern(how, operand.as_text())).push(" COLLATE ").push(FOLDED);
    });
}

/// Phones: parts of them by their digits, whole ones as `same` says.
pub(super) fn phone(compiler: &mut Compiler, number: &str, op: FilterOp, operands: &[Operand], same: impl Fn(&mut Compiler, &str)) {
    if op == FilterOp::IsNotEmpty {
        compiler.sql.push(number).push(" <> ''");
        return;
    }
    // Numbers that parsed are a plus and digits; the others keep what people put between digits.
    let bare = [" ", "-", "(", ")", ".", "/"].iter().fold(number.to_owned(), |bare, sign| format!("replace({bare}, '{sign}', '')"));
    compiler.joined(operands, " OR ", "0", |compiler, operand| {
        let given = operand.as_text();
        if matches!(op, FilterOp::Is | FilterOp::IsOneOf) {
            return same(compiler, given);
        }
        let digits: String = given.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        if digits.is_empty() {
            compiler.sql.push("0");
            return;
        }
        let length = i64::try_from(digits.len()).unwrap_or(i64::MAX);
        match op {
            FilterOp::StartsWith => {
                compiler.sql.push("(substr(").push(&bare).push(", 1, ").bind(length).push(") = ").bind(digits.as_str());
                compiler.sql.push(" OR substr(").push(&bare).push(", 1, ").bind(length.saturating_add(1)).push(") = ");
                compiler.sql.bind(format!("+{digits}")).push(")");
            }
            FilterOp::EndsWith => {
                compiler.sql.push("substr(").push(&bare).push(", ").bind(-length).push(") = ").bind(digits);
            }
            _ => {
                compiler.sql.push("instr(").push(&bare).push(", ").bind(digits).push(") > 0");
            }
        }
    });
}

/// Numbers.
pub(super) fn number(compiler: &mut Compiler, value: &str, op: FilterOp, operands: &[Operand]) {
    match (op, operands) {
        (FilterOp::IsNotEmpty, _) => {
            compiler.sql.push(value).push(" IS NOT NULL");
        }
        (FilterOp::Between, [Operand::Number(from), Operand::Number(to)]) => {
            compiler.sql.push(value).push(" BETWEEN ").bind(*from).push(" AND ").bind(*to);
        }
        _ => compiler.joined(operands, " OR ", "0", |compiler, operand| match operand {
            Operand::Number(number) => {
                compiler.sql.push(value).push(sign(op)).bind(*number);
            }
            _ => {
                compiler.sql.push("0");
            }
        }),
    }
}

/// A half-open stretch of values; either end may be open.
#[derive(Default)]
struct Stretch<T> {
    from: Option<T>,
    before: Option<T>,
}

/// Moments, by the workspace's days where a day is given.
pub(super) fn instant(compiler: &mut Compiler, value: &str, op: FilterOp, operands: &[Operand]) {
    let (now, zone) = (compiler.now_ms, compiler.zone);
    // A moment is as long as the store's unit of time.
    let start = |operand: &Operand| match operand {
        Operand::Day(day) => Some(clock::start_of(*day, zone)),
        Operand::Instant(at, _) => Some(*at),
        _ => None,
    };
    let end = |operand: &Operand| match operand {
        Operand::Day(day) => Some(clock::end_of(*day, zone)),
        Operand::Instant(at, _) => at.checked_add(1),
        _ => None,
    };
    let stretch = match (op, operands) {
        (FilterOp::Before, [at]) => Stretch { from: None, before: start(at) },
        (FilterOp::After, [at]) => Stretch { from: end(at), before: None },
        (FilterOp::Gte, [at]) => Stretch { from: start(at), before: None },
        (FilterOp::Lte, [at]) => Stretch { from: None, before: end(at) },
        (FilterOp::Between, [from, to]) => Stretch { from: start(from), before: end(to) },
        (FilterOp::WithinLast, [Operand::Span(span)]) => {
            Stretch { from: Some(clock::moment(*span, Towards::Past, now, zone)), before: Some(now.saturating_add(1)) }
        }
        (FilterOp::WithinNext, [Operand::Span(span)]) => {
            let last = clock::moment(*span, Towards::Future, now, zone);
            Stretch { from: Some(now), before: Some(last.saturating_add(1)) }
        }
        (FilterOp::MoreThanAgo, [Operand::Span(span)]) => {
            Stretch { from: None, before: Some(clock::moment(*span, Towards::Past, now, zone)) }
        }
        (_, [at]) => Stretch { from: start(at), before: end(at) },
        _ => Stretch::default(),
    };
    within(compiler, value, stretch);
}

/// How long ago a moment was.
pub(super) fn elapsed(compiler: &mut Compiler, since: &str, op: FilterOp, operands: &[Operand]) {
    let [Operand::Span(span)] = operands else {
        compiler.sql.push(since).push(" IS NOT NULL");
        return;
    };
    let then = clock::moment(*span, Towards::Past, compiler.now_ms, compiler.zone);
    // Longer ago is earlier.
    let sign = match op {
        FilterOp::Gt => " < ",
        FilterOp::Gte => " <= ",
        FilterOp::Lt => " > ",
        _ => " >= ",
    };
    compiler.sql.push(since).push(sign).bind(then);
}

/// Days.
pub(super) fn date(compiler: &mut Compiler, value: &str, op: FilterOp, operands: &[Operand]) {
    let (now, zone) = (compiler.now_ms, compiler.zone);
    let first = |operand: &Operand| match operand {
        Operand::Day(day) => Some(day.to_string()),
        Operand::Instant(at, _) => Some(clock::day_of(*at, zone).to_string()),
        _ => None,
    };
    let next = |operand: &Operand| first(operand).map(after);
    let today = clock::day_of(now, zone).to_string();
    let away = |operand: &Operand, towards: Towards| match operand {
        Operand::Span(span) => clock::day(*span, towards, now, zone).filter(|day| day.to_string().len() == 10).map(|day| day.to_string()),
        _ => None,
    };
    let stretch = match (op, operands) {
        (FilterOp::Before, [at]) => Stretch { from: None, before: first(at) },
        (FilterOp::After, [at]) => Stretch { from: next(at), before: None },
        (FilterOp::Gte, [at]) => Stretch { from: first(at), before: None },
        (FilterOp::Lte, [at]) => Stretch { from: None, before: next(at) },
        (FilterOp::Between, [from, to]) => Stretch { from: first(from), before: next(to) },
        (FilterOp::WithinLast, [span]) => Stretch { from: away(span, Towards::Past), before: Some(after(today)) },
        (FilterOp::WithinNext, [span]) => Stretch { from: Some(today), before: away(span, Towards::Future).map(after) },
        // Before the calendar's first day there is nobody.
        (FilterOp::MoreThanAgo, [span]) => Stretch { from: None, before: Some(away(span, Towards::Past).unwrap_or_default()) },
        (_, [at]) => Stretch { from: first(at), before: next(at) },
        _ => Stretch::default(),
    };
    within(compiler, value, stretch);
}

/// What sorts behind every text that a day's text begins, and before the next day's.
fn after(day: String) -> String {
    day + "\u{7f}"
}

fn within<T: Into<super::sql::SqlValue>>(compiler: &mut Compiler, value: &str, stretch: Stretch<T>) {
    let Stretch { from, before } = stretch;
    if from.is_none() && before.is_none() {
        compiler.sql.push(value).push(" IS NOT NULL");
        return;
    }
    let both = from.is_some() && before.is_some();
    compiler.sql.push("(");
    if let Some(from) = from {
        compiler.sql.push(value).push(" >= ").bind(from);
    }
    compiler.sql.push(if both { " AND " } else { "" });
    if let Some(before) = before {
        compiler.sql.push(value).push(" < ").bind(before);
    }
    compiler.sql.push(")");
}
