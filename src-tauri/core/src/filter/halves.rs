//! Asking everybody takes as long as reading everybody, so two readers ask a half each where there are enough to be worth it.
//! Both see one moment of the file.

use sqlx::{Sqlite, Transaction};
use tokio::sync::MutexGuard;

use super::store;
use super::store::sql::Sql;
use super::{Filter, Reach, World, bind, compile};
use crate::core::Core;
use crate::db::RowSet;
use crate::error::Result;
use crate::progress::CancelToken;

/// Row ids from which on a second reader is asked.
const MANY: i64 = 20_000;
/// Steps of SQLite's machine between two looks at whether the answer is still wanted: a fraction of a millisecond.
const STEPS_BETWEEN_LOOKS: i32 = 4_000;

/// A reader with the condition that it is to ask, and a second one of the same moment for the other half.
pub(super) struct Readers<'a> {
    first: Reader,
    second: Option<Reader>,
    /// Whoever has two readers is the only one: two who waited for each other's second one would wait for ever.
    _turn: Option<MutexGuard<'a, ()>>,
}

struct Reader {
    snapshot: Transaction<'static, Sqlite>,
    condition: Sql,
}

impl<'a> Readers<'a> {
    /// Readers that ask who passes a filter.
    ///
    /// # Errors
    /// `Invalid` says what cannot be asked.
    pub(super) async fn of(core: &'a Core, filter: &Filter) -> Result<Self> {
        let version = core.db().version().await?;
        let mut snapshot = core.db().read().begin().await?;
        let world = World::load(&mut snapshot).await?;
        let bound = bind(&world, filter)?;
        let condition = |reach| compile(&bound, reach, core.env().now_ms(), world.locale);
        let last = store::last_contact(&mut snapshot).await?;
        let turn = core.shared.counters.turn.try_lock().ok().filter(|_| last >= MANY);
        if turn.is_some() {
            let mut other = core.db().read().begin().await?;
            store::last_contact(&mut other).await?;
            // Where somebody has committed since before the first began, the two may see different moments.
            if core.db().version().await? == version {
                let middle = last / 2;
                return Ok(Self {
                    first: Reader { snapshot, condition: condition(Reach::Between(i64::MIN, middle)) },
                    second: Some(Reader { snapshot: other, condition: condition(Reach::Between(middle, i64::MAX)) }),
                    _turn: turn,
                });
            }
        }
        Ok(Self { first: Reader { snapshot, condition: condition(Reach::Everybody) }, second: None, _turn: None })
    }

    /// How many pass and are in the bin, or are not. Stops where the answer is not wanted any more.
    ///
    /// # Errors
    /// Those of the store; SQLite's own where it was stopped.
    pub(super) async fn count(mut self, in_bin: bool, token: &CancelToken) -> Result<i64> {
        let first = self.first.count(in_bin, token);
        Ok(match &mut self.second {
            Some(second) => {
                let (first, second) = tokio::join!(first, second.count(in_bin, token));
                first? + second?
            }
            None => first.await?,
        })
    }

    /// Who passes, those in the bin too.
    pub(super) async fn passing(mut self) -> Result<RowSet> {
        let first = store::passing(&mut self.first.snapshot, &self.first.condition);
        let mut passing = RowSet::default();
        match &mut self.second {
            Some(second) => {
                let (first, second) = tokio::join!(first, store::passing(&mut second.snapshot, &second.condition));
                passing.add(&first?);
                passing.add(&second?);
            }
            None => passing.add(&first.await?),
        }
        Ok(passing)
    }
}

impl Reader {
    async fn count(&mut self, in_bin: bool, token: &CancelToken) -> Result<i64> {
        let wanted = token.clone();
        self.snapshot.lock_handle().await?.set_progress_handler(STEPS_BETWEEN_LOOKS, move || !wanted.is_cancelled());
        let counted = store::count(&mut self.snapshot, &self.condition, in_bin).await;
        // The connection goes back to the others, whatever became of the question.
        self.snapshot.lock_handle().await?.remove_progress_handler();
        counted
    }
}
