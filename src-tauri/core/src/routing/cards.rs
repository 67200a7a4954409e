//! Cards that submissions make, many at once. Whoever asks for them knows that the submissions have none yet.

use std::collections::{HashMap, HashSet};

use sqlx::sqlite::SqliteConnection;

use super::routes::Destination;
use crate::boards;
use crate::boards::rank::Appended;
use crate::boards::record::NewCard;
use crate::env::Env;
use crate::error::Result;

/// A submission that makes a card.
#[derive(Debug, Clone)]
pub(crate) struct Making {
    pub(crate) submission: i64,
    pub(crate) contact: Option<i64>,
    /// The contact's name, else the bot's.
    pub(crate) title: String,
    /// The submission's own time, UTC milliseconds.
    pub(crate) at: i64,
    pub(crate) to: Destination,
}

/// The next row id, and the last keys of phases, as far as they are known.
#[derive(Debug, Default)]
pub(crate) struct CardMaker {
    last_id: i64,
    ranks: HashMap<i64, Appended>,
}

impl CardMaker {
    /// Learns what `connection` has: row ids, and cards of the phases that cards will come to. A plan learns from its overlay
    /// and from what lies below.
    pub(crate) async fn learn(&mut self, connection: &mut SqliteConnection, making: &[Making]) -> Result<()> {
        self.last_id = boards::store::max_card_id(connection).await?.max(self.last_id);
        self.learn_phases(connection, making.iter().map(|one| one.to.phase)).await
    }

    /// Learns the last keys of phases.
    pub(crate) async fn learn_phases(&mut self, connection: &mut SqliteConnection, phases: impl Iterator<Item = i64>) -> Result<()> {
        let phases: HashSet<i64> = phases.filter(|phase| !self.ranks.contains_key(phase)).collect();
        let phases: Vec<i64> = phases.into_iter().collect();
        let last = boards::store::last_ranks(connection, &phases).await?;
        self.ranks.extend(last.into_iter().map(|(phase, rank)| (phase, Appended::behind(Some(rank)))));
        Ok(())
    }

    /// A key behind all cards of a phase.
    pub(crate) fn rank(&mut self, phase: i64) -> String {
        let ranks = self.ranks.entry(phase).or_insert_with(|| Appended::behind(None));
        ranks.next().unwrap_or_default()
    }

    /// The cards, at the end of their phases in this order.
    pub(crate) fn cards(&mut self, env: &Env, operation: i64, making: Vec<Making>) -> Vec<NewCard> {
        making.into_iter().map(|one| self.card(env, operation, one)).collect()
    }

    fn card(&mut self, env: &Env, operation: i64, making: Making) -> NewCard {
        self.last_id += 1;
        NewCard {
            id: self.last_id,
            uuid: env.new_id(),
            board_id: making.to.board,
            phase_id: making.to.phase,
            rank: self.rank(making.to.phase),
            title: making.title,
            description: String::new(),
            contact_id: making.contact,
            submission_id: Some(making.submission),
            rule_id: making.to.rule,
            priority: making.to.priority,
            assignee_id: making.to.assignee,
            due_on: None,
            tags: Vec::new(),
            created_at: making.at,
            moved_at: making.at,
            closed_at: making.to.is_done.then_some(making.at),
            created_by: operation,
        }
    }
}
