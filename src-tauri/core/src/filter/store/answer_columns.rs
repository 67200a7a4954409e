//! Answers as columns: where dozens of conditions are asked about the same submissions, each answer that they read is taken out
//! of its submission once, not once for each of them. An answer that is several is still read item by item, where it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use super::answers::path;
use super::sql::Sql;

/// Answers of one condition that become columns; it reads further ones where they are.
const MOST: usize = 100;

/// The answers of a row that has columns instead: rows are copied, and answers may be long.
pub(super) const ANSWERS_OF_ROW: &str = "(SELECT a.answers FROM submission a WHERE a.id = s.id)";

/// How a condition reads an item of an answer; NULL where it is not of this form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Form {
    Text,
    Number,
    Day,
}

/// The answers, by name, that conditions read as columns of `s`, and in which forms.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct AnswerColumns(BTreeMap<String, BTreeSet<Form>>);

/// An answer that is read as columns.
pub(super) struct AnswerColumn {
    /// Its name in hexadecimal digits: nothing that somebody typed is part of a statement.
    name: String,
}

impl Form {
    const ALL: [Self; 3] = [Self::Text, Self::Number, Self::Day];

    /// An item in this form, from its type and its value as SQLite's JSON functions give them.
    pub(super) fn of(self, r#type: &str, value: &str) -> String {
        match self {
            Self::Text => format!("CASE {type} WHEN 'true' THEN 'true' WHEN 'false' THEN 'false' ELSE CAST({value} AS TEXT) END"),
            Self::Number => format!(
                "CASE {type} WHEN 'integer' THEN {value} WHEN 'real' THEN {value} WHEN 'text' THEN \
                 CASE WHEN (trim({value}) GLOB '[0-9]*' OR trim({value}) GLOB '[-+][0-9]*') \
                 AND substr(trim({value}), 2) NOT GLOB '*[^0-9.]*' AND substr(trim({value}), 2) NOT GLOB '*.*.*' \
                 THEN CAST(trim({value}) AS REAL) END END"
            ),
            Self::Day => format!(
                "CASE WHEN {type} = 'text' AND {value} GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]*' \
                 THEN substr({value}, 1, 10) END"
            ),
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Day => "day",
        }
    }
}

impl AnswerColumn {
    fn new(answer: &str) -> Self {
        let mut name = String::with_capacity(answer.len() * 2);
        for byte in answer.bytes() {
            let _ = write!(name, "{byte:02x}");
        }
        Self { name }
    }

    fn column(&self, what: &str) -> String {
        format!("{what}_{}", self.name)
    }

    /// The answer in a form; NULL where it is several.
    pub(super) fn form(&self, form: Form) -> String {
        format!("s.{}", self.column(form.word()))
    }

    /// Whether the answer is several.
    pub(super) fn is_several(&self) -> String {
        format!("s.{}", self.column("several"))
    }
}

impl AnswerColumns {
    /// The columns of an answer; nothing where there are too many already.
    pub(super) fn of(&mut self, answer: &str) -> Option<AnswerColumn> {
        if self.0.len() >= MOST && !self.0.contains_key(answer) {
            return None;
        }
        self.0.entry(answer.to_owned()).or_default();
        Some(AnswerColumn::new(answer))
    }

    /// Notes that an answer is read in a form.
    pub(super) fn read(&mut self, answer: &str, form: Form) {
        self.0.entry(answer.to_owned()).or_default().insert(form);
    }

    /// How many answers.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Takes in what another condition reads.
    pub(crate) fn extend(&mut self, other: &Self) {
        for (answer, forms) in &other.0 {
            self.0.entry(answer.clone()).or_default().extend(forms);
        }
    }

    /// `taken AS …, s AS …`: the rows of `submission` that pass `which`, a condition without an alias, with these columns.
    pub(crate) fn rows(&self, which: &Sql) -> Sql {
        const PLAIN: &str = "id, bot_id, contact_id, status, is_test, started_at, completed_at, own_at";
        let mut sql = Sql::default();
        sql.push("taken AS MATERIALIZED (SELECT ").push(PLAIN);
        for answer in self.0.keys() {
            let column = AnswerColumn::new(answer);
            sql.push(", json_type(answers, ").bind(path(answer)).push(") AS ").push(&column.column("type"));
            sql.push(", answers ->> ").bind(path(answer)).push(" AS ").push(&column.column("value"));
        }
        sql.push(" FROM submission WHERE ").append(which).push("), s AS MATERIALIZED (SELECT ").push(PLAIN);
        for (answer, forms) in &self.0 {
            let column = AnswerColumn::new(answer);
            let (r#type, value) = (column.column("type"), column.column("value"));
            let several = format!("{type} IN ('array', 'object')");
            sql.push(&format!(", coalesce({several}, 0) AS {}", column.column("several")));
            for form in Form::ALL.into_iter().filter(|form| forms.contains(form)) {
                let item = form.of(&r#type, &value);
                sql.push(&format!(", CASE WHEN {several} THEN NULL ELSE {item} END AS {}", column.column(form.word())));
            }
        }
        sql.push(" FROM taken)");
        sql
    }
}
