//! Counting while a filter is built. Of one counter only the last question matters: SQLite is told to stop with the ones
//! before, however far they are.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use super::halves::Readers;
use super::types::{ContactCount, CountContacts};
use crate::core::Core;
use crate::error::Result;
use crate::lists;
use crate::progress::CancelToken;
use crate::workspace;

/// Who is counting, by the name that they gave.
#[derive(Default)]
pub(crate) struct Counters {
    asked: Mutex<HashMap<String, CancelToken>>,
    /// Held by whoever asks with two readers.
    pub(super) turn: tokio::sync::Mutex<()>,
}

impl Counters {
    /// The token of a new question, which ends the one before.
    fn begin(&self, counter: &str) -> CancelToken {
        let token = CancelToken::default();
        let mut counters = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(before) = counters.insert(counter.to_owned(), token.clone()) {
            before.cancel();
        }
        token
    }

    /// Forgets a question that is answered, unless another one has taken its place.
    fn end(&self, counter: &str, token: &CancelToken) {
        let mut counters = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
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
    let readers = Readers::of(core, &input.query.filter).await?;
    token.check()?;
    Ok(ContactCount { count: workspace::count(readers.count(input.query.in_bin, token).await?) })
}
