//! A submission as the store holds it, and how a later form of it is taken in. Pure.

use serde::{Deserialize, Serialize};

use super::types::SubmissionStatus;

/// A submission. Serialised, it is the before-image that undo restores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SubmissionRecord {
    pub(crate) id: i64,
    pub(crate) uuid: uuid::Uuid,
    pub(crate) bot_id: i64,
    pub(crate) identity: [u8; 16],
    pub(crate) external_id: Option<String>,
    pub(crate) contact_id: Option<i64>,
    pub(crate) status: SubmissionStatus,
    pub(crate) is_test: bool,
    pub(crate) started_at: Option<i64>,
    pub(crate) completed_at: Option<i64>,
    pub(crate) updated_at: Option<i64>,
    pub(crate) own_at: i64,
    pub(crate) answers: String,
    pub(crate) transcript: String,
    pub(crate) summary: String,
    pub(crate) content_hash: i64,
    /// Hashes of earlier forms.
    pub(crate) seen: Vec<i64>,
    pub(crate) given: String,
    pub(crate) created_by: i64,
    pub(crate) changed_by: i64,
    /// The file of its import that it came in with, counted from 0.
    #[serde(default)]
    pub(crate) file: u32,
}

impl SubmissionRecord {
    /// Completed, not a test: what the count of a contact counts.
    pub(crate) fn counts(&self) -> bool {
        self.status == SubmissionStatus::Completed && !self.is_test
    }

    /// The latest thing that happened in it.
    pub(crate) fn last_at(&self) -> i64 {
        self.own_at.max(self.started_at.unwrap_or(i64::MIN)).max(self.completed_at.unwrap_or(i64::MIN))
    }

    /// When the person first appeared in it.
    pub(crate) fn began_at(&self) -> i64 {
        self.started_at.unwrap_or(self.own_at)
    }

    /// Orders submissions of the same time, as the origins of a contact's values do.
    pub(crate) fn tie(&self) -> i64 {
        crate::imports::tie(&self.identity, self.content_hash)
    }

    /// Who the row says it is about.
    pub(crate) fn given(&self) -> Given {
        Given::from_stored(&self.given)
    }

    /// Takes in a later form of the same submission. What the later form does not tell (a list page has no
    /// conversation) stays. Returns whether anything is new.
    pub(crate) fn take_in(&mut self, later: &Self) -> bool {
        let before = self.clone();
        self.status = later.status;
        self.is_test = later.is_test;
        self.started_at = later.started_at.or(self.started_at);
        self.completed_at = later.completed_at.or(self.completed_at);
        self.updated_at = later.updated_at.or(self.updated_at);
        if later.started_at.is_some() || later.completed_at.is_some() || later.updated_at.is_some() {
            self.own_at = later.own_at;
        }
        if later.answers != "{}" && !same_answers(&self.answers, &later.answers) {
            self.answers.clone_from(&later.answers);
        }
        if !later.transcript.is_empty() {
            self.transcript.clone_from(&later.transcript);
        }
        if !later.summary.is_empty() {
            self.summary.clone_from(&later.summary);
        }
        if later.given != "{}" {
            self.given.clone_from(&later.given);
        }
        let changed = *self != before;
        if changed {
            self.seen.push(before.content_hash);
            self.content_hash = later.content_hash;
        }
        changed
    }
}

/// Who a submission says it is about; empty where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct Given {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) phone: String,
}

impl Given {
    /// Reads the stored JSON; what cannot be read says nothing.
    pub(crate) fn from_stored(json: &str) -> Self {
        serde_json::from_str(json).unwrap_or_default()
    }

    /// The address in the form that matching compares.
    pub(crate) fn email_key(&self) -> Option<String> {
        crate::identity::EmailAddress::parse(&self.email).map(|email| email.key)
    }
}

/// The same answers, in whatever order.
fn same_answers(a: &str, b: &str) -> bool {
    type Answers = std::collections::BTreeMap<String, serde_json::Value>;
    a == b || matches!((serde_json::from_str::<Answers>(a), serde_json::from_str::<Answers>(b)), (Ok(a), Ok(b)) if a == b)
}
