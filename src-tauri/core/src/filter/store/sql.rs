//! A piece of SQL with the values that it binds, in the order of its placeholders. Text of people is in the values alone.

use sqlx::Arguments;
use sqlx::sqlite::SqliteArguments;

use crate::error::{Error, Result};

/// A value to bind.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum SqlValue {
    Integer(i64),
    Real(f64),
    Text(String),
}

/// See the top of this file.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Sql {
    pub(crate) text: String,
    pub(crate) values: Vec<SqlValue>,
}

impl Sql {
    /// Appends words.
    pub(crate) fn push(&mut self, words: &str) -> &mut Self {
        self.text.push_str(words);
        self
    }

    /// Appends a placeholder for a value.
    pub(crate) fn bind(&mut self, value: impl Into<SqlValue>) -> &mut Self {
        self.text.push('?');
        self.values.push(value.into());
        self
    }

    /// Appends another piece.
    pub(crate) fn append(&mut self, other: &Self) -> &mut Self {
        self.values.extend(other.values.iter().cloned());
        self.push(&other.text)
    }

    /// Hands the values to a statement.
    pub(crate) fn bind_all(&self, arguments: &mut SqliteArguments) -> Result<()> {
        for value in &self.values {
            match value {
                SqlValue::Integer(integer) => arguments.add(*integer),
                SqlValue::Real(real) => arguments.add(*real),
                SqlValue::Text(text) => arguments.add(text.clone()),
            }
            .map_err(Error::internal)?;
        }
        Ok(())
    }

    /// The values alone.
    pub(crate) fn arguments(&self) -> Result<SqliteArguments> {
        let mut arguments = SqliteArguments::default();
        self.bind_all(&mut arguments)?;
        Ok(arguments)
    }
}

impl From<i64> for SqlValue {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<f64> for SqlValue {
    fn from(value: f64) -> Self {
        Self::Real(value)
    }
}

impl From<String> for SqlValue {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<&str> for SqlValue {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}
