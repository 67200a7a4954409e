//! Conditions on an answer, which is whatever the form gave: a text, a number, yes or no, or several. Every item of a list
//! is looked at; the condition holds where it holds for one of them. Texts count as numbers where they are plain decimals,
//! and as days where they begin with one, as they were written.

use super::answer_columns::{ANSWERS_OF_ROW, Form};
use super::compile::{Compiler, sign};
use super::values::{date, text};
use crate::filter::bound::Operand;
use crate::filter::types::FilterOp;

/// A condition that names more values than this reads the answer where it is: its words and values are in the statement once.
const MOST_OPERANDS: usize = 100;

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
    let columns = compiler.columns.as_mut().filter(|_| operands.len() <= MOST_OPERANDS);
    match columns.and_then(|columns| columns.of(name)) {
        None => item_in_json(compiler, name, op, operands),
        Some(column) => {
            compiler.sql.push("(");
            item(compiler, &|form| column.form(form), Some(name), op, operands);
            compiler.sql.push(" OR (").push(&column.is_several()).push(" AND ");
            item_in_json(compiler, name, op, operands);
            compiler.sql.push("))");
        }
    }
}

fn item_in_json(compiler: &mut Compiler, name: &str, op: FilterOp, operands: &[Operand]) {
    let answers = if compiler.columns.is_some() { ANSWERS_OF_ROW } else { "s.answers" };
    compiler.sql.push("EXISTS (SELECT 1 FROM json_each(").push(answers).push(", ").bind(path(name)).push(") w WHERE ");
    item(compiler, &|form| form.of("w.type", "w.value"), None, op, operands);
    compiler.sql.push(")");
}

/// Where SQLite finds an answer: a JSON string is how its paths quote a label.
pub(super) fn path(name: &str) -> String {
    format!("$.{}", serde_json::Value::from(name))
}

/// A condition on one item, of which `item` says each form. Forms that are read of an answer's columns are noted by its name.
fn item(compiler: &mut Compiler, item: &dyn Fn(Form) -> String, column: Option<&str>, op: FilterOp, operands: &[Operand]) {
    let form = |compiler: &mut Compiler, form: Form| {
        if let Some((columns, name)) = compiler.columns.as_mut().zip(column) {
            columns.read(name, form);
        }
        item(form)
    };
    match (op, operands) {
        (FilterOp::IsNotEmpty, _) => {
            let value = form(compiler, Form::Text);
            text(compiler, &value, op, operands);
        }
        (FilterOp::Between, [Operand::Number(from), Operand::Number(to)]) => {
            let value = form(compiler, Form::Number);
            compiler.sql.push(&value).push(" BETWEEN ").bind(*from).push(" AND ").bind(*to);
        }
        (FilterOp::Between | FilterOp::WithinLast | FilterOp::WithinNext | FilterOp::MoreThanAgo, operands) => {
            let value = form(compiler, Form::Day);
            date(compiler, &value, op, operands);
        }
        (op, operands) => compiler.joined(operands, " OR ", "0", |compiler, operand| match operand {
            Operand::Number(number) => {
                let value = form(compiler, Form::Number);
                compiler.sql.push(&value).push(sign(op)).bind(*number);
            }
            Operand::Boolean(yes) => {
                let value = form(compiler, Form::Text);
                let words = if *yes { ["yes", "true"] } else { ["no", "false"] }.map(|word| Operand::Text(word.to_owned()));
                text(compiler, &value, FilterOp::IsOneOf, &words);
            }
            Operand::Day(_) => {
                let value = form(compiler, Form::Day);
                date(compiler, &value, as_of_days(op), std::slice::from_ref(operand));
            }
            _ => {
                let value = form(compiler, Form::Text);
                text(compiler, &value, op, std::slice::from_ref(operand));
            }
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
