//! Counting while a filter is built. Of one counter only the last question matters: SQLite is told to stop with the ones
//! before, however far they are.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use sqlx::sqlite::SqliteConnection;

use super::types::{ContactCount, CountContacts};
use super::{Reach, condition, store};
use crate::core::Core;
use crate::error::Result;
use crate::lists;
use crate::progress::CancelToken;
use crate::workspace;

/// Steps of SQLite's machine between two looks at whether the answer is still wanted: a fraction of a millisecond.
const STEPS_BETWEEN_LOOKS: i32 = 4_000;

/// Who is counting, by the name that they gave.
#[derive(Default)]
pub(crate) struct Counters(Mutex<HashMap<String, CancelToken>>);

impl Counters {
    /// The token of a new question, which ends the one before.
    fn begin(&self, counter: &str) -> CancelToken {
        let token = CancelToken::default();
        let mut counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(before) = counters.insert(counter.to_owned(), token.clone()) {
            before.cancel();
        }
        token
    }

    /// Forgets a question that is answered, unless another one has taken its place.
    fn end(&self, counter: &str, token: &CancelToken) {
        let mut counters = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counters.get(counter).is_some_and(|last| last.is_same(token)) {
            counters.remove(counter);
        }
    }
}

/// Counts the contacts of a query.
///
/// # Errors
/// `Invalid` says what cannot be asked; `Cancelled` where the same counter has asked again.
pub async fn count(core: &Core, input: CountContacts) -> Result<ContactCount> {
    let counters = &core.shared.counters;
    let token = counters.begin(&input.counter);
    let counted = counted(core, &input, &token).await;
    counters.end(&input.counter, &token);
    token.check()?;
    counted
}

async fn counted(core: &Core, input: &CountContacts, token: &CancelToken) -> Result<ContactCount> {
    if !input.query.search.trim().is_empty() {
        return Ok(ContactCount { count: lists::total(core, input.query.clone()).await? });
    }
    let mut connection = core.db().read().acquire().await?;
    token.check()?;
    let condition = condition(core, &mut connection, &input.query.filter, Reach::Everybody).await?;
    watch(&mut connection, token).await?;
    let counted = store::count(&mut connection, &condition, input.query.in_bin).await;
    // The connection goes back to the others, whatever became of the question.
    connection.lock_handle().await?.remove_progress_handler();
    Ok(ContactCount { count: workspace::count(counted?) })
}

async fn watch(connection: &mut SqliteConnection, token: &CancelToken) -> Result<()> {
    let token = token.clone();
    let mut handle = connection.lock_handle().await?;
    handle.set_progress_handler(STEPS_BETWEEN_LOOKS, move || !token.is_cancelled());
    Ok(())
}
