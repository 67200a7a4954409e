//! Rows as the store holds them. Pure.

use chrono::NaiveDate;
use uuid::Uuid;

use super::types::Priority;

/// A card to write: a row of `card`, whoever makes it. Its `updated_at` is its `created_at`, and it has no history.
#[derive(Debug, Clone)]
pub(crate) struct NewCard {
    /// Row id: above `store::max_card_id`.
    pub(crate) id: i64,
    pub(crate) uuid: Uuid,
    pub(crate) board_id: i64,
    pub(crate) phase_id: i64,
    /// Its place in the phase: of `rank::Appended`.
    pub(crate) rank: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) contact_id: Option<i64>,
    pub(crate) submission_id: Option<i64>,
    pub(crate) priority: Option<Priority>,
    pub(crate) assignee_id: Option<i64>,
    pub(crate) due_on: Option<NaiveDate>,
    /// Row ids of tags, ascending.
    pub(crate) tags: Vec<i64>,
    /// UTC milliseconds. Of one that a submission makes, the submission's own time.
    pub(crate) created_at: i64,
    /// When it came to its phase.
    pub(crate) moved_at: i64,
    /// When it came to a phase that is done: set where its phase is.
    pub(crate) closed_at: Option<i64>,
    /// The operation that makes it.
    pub(crate) created_by: i64,
}

impl Priority {
    /// The word for it, as stored and as scripts write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
            Self::Urgent => "urgent",
        }
    }

    /// The priority of a word, whatever its case.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Low, Self::Medium, Self::High, Self::Urgent].into_iter().find(|known| known.as_str().eq_ignore_ascii_case(word.trim()))
    }
}

/// Row ids of tags as a card holds them: `,3,7,`; nothing for none.
pub(crate) fn packed_tags(tags: &[i64]) -> Option<String> {
    let mut tags = tags.to_vec();
    tags.sort_unstable();
    tags.dedup();
    if tags.is_empty() {
        return None;
    }
    let ids: Vec<String> = tags.iter().map(i64::to_string).collect();
    Some(format!(",{},", ids.join(",")))
}

/// The row ids of what [`packed_tags`] made.
pub(crate) fn unpacked_tags(stored: Option<&str>) -> Vec<i64> {
    stored.unwrap_or_default().split(',').filter_map(|id| id.parse().ok()).collect()
}

/// A board.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct BoardRecord {
    pub(crate) id: i64,
    #[sqlx(try_from = "Vec<u8>")]
    pub(crate) uuid: Uuid,
    pub(crate) flow_app_id: Option<i64>,
    pub(crate) name: String,
    pub(crate) description: String,
    pub(crate) color: String,
    pub(crate) position: i64,
    pub(crate) created_at: i64,
    pub(crate) deleted_at: Option<i64>,
}

/// A phase.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct PhaseRecord {
    pub(crate) id: i64,
    #[sqlx(try_from = "Vec<u8>")]
    pub(crate) uuid: Uuid,
    pub(crate) board_id: i64,
    pub(crate) name: String,
    pub(crate) color: String,
    pub(crate) position: i64,
    pub(crate) soft_limit: Option<i64>,
    pub(crate) is_done: bool,
    pub(crate) deleted_at: Option<i64>,
}

/// A card.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct CardRecord {
    pub(crate) id: i64,
    #[sqlx(try_from = "Vec<u8>")]
    pub(crate) uuid: Uuid,
    pub(crate) board_id: i64,
    pub(crate) phase_id: i64,
    pub(crate) rank: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) contact_id: Option<i64>,
    pub(crate) submission_id: Option<i64>,
    pub(crate) priority: Option<String>,
    pub(crate) assignee_id: Option<i64>,
    pub(crate) due_on: Option<String>,
    pub(crate) tags: Option<String>,
    pub(crate) created_at: i64,
    pub(crate) updated_at: i64,
    pub(crate) moved_at: i64,
    pub(crate) closed_at: Option<i64>,
    pub(crate) deleted_at: Option<i64>,
    pub(crate) created_by: i64,
    pub(crate) changed_by: i64,
}

/// What a member said about a card.
#[derive(Debug, Clone, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct CommentRecord {
    pub(crate) id: i64,
    #[sqlx(try_from = "Vec<u8>")]
    pub(crate) uuid: Uuid,
    pub(crate) card_id: i64,
    pub(crate) author_id: i64,
    pub(crate) text: String,
    pub(crate) created_at: i64,
    pub(crate) edited_at: Option<i64>,
    pub(crate) deleted_at: Option<i64>,
}
