//! Conditions on an answer, which is whatever the form gave: a text, a number, yes or no, or several. Every item of a list
//! is looked at; the condition holds where it holds for one of them. Texts count as numbers where they are plain decimals,
//! and as days where they begin with one, as they were written.

use super::compile::{Compiler, sign};
use super::values::{date, text};
use crate::filter::bound::Operand;
use crate::filter::types::FilterOp;

/// An item as text.
const TEXT: &str = "CASE w.type WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE CAST(w.value AS TEXT) END";
/// An item as a number; NULL where it is none.
const NUMBER: &str = "CASE w.type WHEN 'integer' THEN w.value WHEN 'real' THEN w.value WHEN 'text' THEN \
    CASE WHEN (trim(w.value) GLOB '[0-9]*' OR trim(w.value) GLOB '[-+][0-9]*') AND substr(trim(w.value), 2) NOT GLOB '*[^0-9.]*' \
    AND substr(trim(w.value), 2) NOT GLOB '*.*.*' THEN CAST(trim(w.value) AS REAL) END END";
/// An item as a day; NULL where it does not begin with one.
const DAY: &str = "CASE WHEN w.type = 'text' AND w.value GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]*' \
    THEN substr(w.value, 1, 10) END";

/// A condition that an answer of this name passes.
pub(super) fn test(compiler: &mut Compiler, name: &str, op: FilterOp, operands: &[Operand]) {
    match op {
        FilterOp::HasAll => compiler.joined(operands, " AND ", "1", |compiler, operand| {
            some_item(compiler, name, FilterOp::Is, std::slice::from_ref(operand));
        }),
        _ => some_item(compiler, name, op, operands),
    }
}

fn some_item(compiler: &mut Compiler, name: &str, op: FilterOp, operands: &[Operand]) {
    // A JSON string is how SQLite's paths quote a label.
    let path = format!("$.{}", serde_json::Value::from(name));
    compiler.sql.push("EXISTS (SELECT 1 FROM json_each(s.answers, ").bind(path).push(") w WHERE ");
    item(compiler, op, operands);
    compiler.sql.push(")");
}

fn item(compiler: &mut Compiler, op: FilterOp, operands: &[Operand]) {
    match (op, operands) {
        (FilterOp::IsNotEmpty, _) => text(compiler, TEXT, op, operands),
        (FilterOp::Between, [Operand::Number(from), Operand::Number(to)]) => {
            compiler.sql.push(NUMBER).push(" BETWEEN ").bind(*from).push(" AND ").bind(*to);
        }
        (FilterOp::Between | FilterOp::WithinLast | FilterOp::WithinNext | FilterOp::MoreThanAgo, operands) => {
            date(compiler, DAY, op, operands);
        }
        (op, operands) => compiler.joined(operands, " OR ", "0", |compiler, operand| match operand {
            Operand::Number(number) => {
                compiler.sql.push(NUMBER).push(sign(op)).bind(*number);
            }
            Operand::Boolean(yes) => {
                let words = if *yes { "(w.type = 'true' OR " } else { "(w.type = 'false' OR " };
                compiler.sql.push(words);
                let words = if *yes { ["yes", "true"] } else { ["no", "false"] }.map(|word| Operand::Text(word.to_owned()));
                text(compiler, TEXT, FilterOp::IsOneOf, &words);
                compiler.sql.push(")");
            }
            Operand::Day(_) => date(compiler, DAY, as_of_days(op), std::slice::from_ref(operand)),
            _ => text(compiler, TEXT, op, std::slice::from_ref(operand)),
        }),
    }
}

/// `gt` of a day is `after`.
const fn as_of_days(op: FilterOp) -> FilterOp {
    match op {
        FilterOp::Gt => FilterOp::After,
        FilterOp::Lt => FilterOp::Before,
        op => op,
    }
}
