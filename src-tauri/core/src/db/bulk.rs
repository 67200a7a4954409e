//! Statements over many rows at once. One round trip to SQLite costs as much as writing five rows, so everything that
//! an import does is said in chunks. Values are bound, never spliced; `?` instead of `$n` because SQLite finds named
//! parameters by a linear search, which is quadratic in the size of a chunk.

use std::borrow::Cow;

use sqlx::sqlite::{Sqlite, SqliteArguments, SqliteConnection, SqliteRow};
use sqlx::{Arguments, AssertSqlSafe, Encode, FromRow, Type};

use super::packed;
use crate::error::{Error, Result};

/// Values in one statement; SQLite allows 32,766.
const MAX_VALUES: usize = 8_000;

/// The values of one row, in the order of the statement's columns.
pub(crate) struct Row<'a> {
    arguments: &'a mut SqliteArguments,
    failed: &'a mut Option<Error>,
}

impl Row<'_> {
    /// Appends a value.
    pub(crate) fn put<'t, T: Encode<'t, Sqlite> + Type<Sqlite>>(&mut self, value: T) -> &mut Self {
        if let Err(error) = self.arguments.add(value) {
            self.failed.get_or_insert_with(|| Error::internal(error));
        }
        self
    }
}

/// An `INSERT` of many rows.
pub(crate) struct BulkInsert {
    /// `INSERT INTO t (a, b) VALUES`.
    pub(crate) head: Cow<'static, str>,
    /// How many columns.
    pub(crate) columns: usize,
    /// `ON CONFLICT …`, or nothing.
    pub(crate) tail: Cow<'static, str>,
}

impl BulkInsert {
    /// Writes all rows, `fill` giving the values of each. While SQLite writes one chunk, the next one is made.
    pub(crate) async fn run<T>(&self, connection: &mut SqliteConnection, rows: &[T], mut fill: impl FnMut(&T, &mut Row<'_>)) -> Result<()> {
        let chunk_rows = (MAX_VALUES / self.columns).max(1);
        let mut chunks = rows.chunks(chunk_rows);
        let mut next = chunks.next().map(|chunk| self.arguments(chunk, &mut fill)).transpose()?;
        while let Some((count, arguments)) = next {
            // Only the full chunk comes again and is worth a place among the prepared statements.
            let write =
                sqlx::query_with(AssertSqlSafe(self.sql(count)), arguments).persistent(count == chunk_rows).execute(&mut *connection);
            let prepare = async { chunks.next().map(|chunk| self.arguments(chunk, &mut fill)).transpose() };
            let (written, prepared) = tokio::join!(write, prepare);
            written?;
            next = prepared?;
        }
        Ok(())
    }

    /// How many rows a chunk has, and their values.
    fn arguments<T>(&self, chunk: &[T], fill: &mut impl FnMut(&T, &mut Row<'_>)) -> Result<(usize, SqliteArguments)> {
        let mut arguments = SqliteArguments::default();
        arguments.reserve(chunk.len() * self.columns, 0);
        let mut failed = None;
        for row in chunk {
            fill(row, &mut Row { arguments: &mut arguments, failed: &mut failed });
        }
        match failed {
            Some(error) => Err(error),
            None => Ok((chunk.len(), arguments)),
        }
    }

    fn sql(&self, rows: usize) -> String {
        let row = format!("({})", placeholders(self.columns));
        let mut sql = String::with_capacity(self.head.len() + rows * (row.len() + 1) + self.tail.len() + 2);
        sql.push_str(&self.head);
        sql.push(' ');
        for i in 0..rows {
            if i > 0 {
                sql.push(',');
            }
            sql.push_str(&row);
        }
        sql.push(' ');
        sql.push_str(&self.tail);
        sql
    }
}

/// `?,?,?`.
pub(crate) fn placeholders(count: usize) -> String {
    let mut text = "?,".repeat(count);
    text.pop();
    text
}

/// Keys in one statement.
const CHUNK: usize = 1_000;

/// Changes rows whose key is among `keys`: runs `head (keys…)` in chunks. `head` ends in `IN`.
pub(crate) async fn execute_in(connection: &mut SqliteConnection, head: &str, keys: &[i64]) -> Result<()> {
    for chunk in keys.chunks(CHUNK) {
        let mut arguments = SqliteArguments::default();
        for key in chunk {
            arguments.add(*key).map_err(Error::internal)?;
        }
        let sql = format!("{head} ({})", placeholders(chunk.len()));
        sqlx::query_with(AssertSqlSafe(sql), arguments).persistent(chunk.len() == CHUNK).execute(&mut *connection).await?;
    }
    Ok(())
}

/// Rows whose key is among `keys`: runs `head (keys…) tail` in chunks. `head` ends in `IN`.
pub(crate) async fn select_in<'k, K, T>(
    connection: &mut SqliteConnection,
    head: &str,
    tail: &'static str,
    keys: impl IntoIterator<Item = &'k K>,
) -> Result<Vec<T>>
where
    K: ?Sized + 'k,
    &'k K: Encode<'k, Sqlite> + Type<Sqlite>,
    T: Send + Unpin + for<'r> FromRow<'r, SqliteRow>,
{
    let mut found = Vec::new();
    let mut keys = keys.into_iter().peekable();
    while keys.peek().is_some() {
        let mut arguments = SqliteArguments::default();
        let mut count = 0;
        for key in keys.by_ref().take(CHUNK) {
            arguments.add(key).map_err(Error::internal)?;
            count += 1;
        }
        let sql = format!("{head} ({}) {tail}", placeholders(count));
        let rows = sqlx::query_as_with(AssertSqlSafe(sql), arguments).persistent(count == CHUNK).fetch_all(&mut *connection).await?;
        found.extend::<Vec<T>>(rows);
    }
    Ok(found)
}

/// Rows whose key is among `keys`, joined: runs `head (keys…)` in chunks, `head` made by `packed::joined!` and ending in
/// `IN`, and takes each row's `N` columns apart. For what is read by the thousand.
pub(crate) async fn select_joined<'k, const N: usize, K, T>(
    connection: &mut SqliteConnection,
    head: &'static str,
    keys: impl IntoIterator<Item = &'k K>,
    mut row: impl FnMut([&[u8]; N]) -> Result<T>,
) -> Result<Vec<T>>
where
    K: ?Sized + 'k,
    &'k K: Encode<'k, Sqlite> + Type<Sqlite>,
{
    let mut found = Vec::new();
    let chunks: Vec<(Option<Vec<u8>>,)> = select_in(connection, head, "", keys).await?;
    for (packed,) in chunks {
        for columns in packed::records::<N>(&packed.unwrap_or_default()) {
            found.push(row(columns?)?);
        }
    }
    Ok(found)
}
