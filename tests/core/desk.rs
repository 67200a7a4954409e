//! What a member at work sees of a workspace: rows of an import, a contact, its timeline, and that all is in order.

use std::ops::Deref;

use contact_core::activity::{self, ActivityKind};
use contact_core::check;
use contact_core::contacts::{self, ContactProfile, GetContact};
use contact_core::ids::ContactId;
use contact_core::imports::{self, GetImportRows, ImportRow, RowFilter};

use crate::support::{Workspace, quotes};

/// A workspace with Sam at work in it.
pub struct Desk(Workspace);

impl Deref for Desk {
    type Target = Workspace;

    fn deref(&self) -> &Workspace {
        &self.0
    }
}

impl Desk {
    pub async fn new() -> Self {
        Self(Workspace::new().await)
    }

    /// Imports a file of this name and content under the bot “Quotes”; the rows in their order.
    pub async fn rows(&self, name: &str, content: &str) -> Vec<ImportRow> {
        self.rows_of(&[(name, content)]).await
    }

    /// Imports files as one run.
    pub async fn rows_of(&self, files: &[(&str, &str)]) -> Vec<ImportRow> {
        let paths: Vec<_> = files.iter().map(|(name, content)| self.file(name, content)).collect();
        let report = self.import_with(&paths, quotes()).await;
        let ask = GetImportRows { import: report.import.unwrap(), filter: RowFilter::All, offset: 0, limit: 100_000 };
        imports::rows(&self.core, ask).await.unwrap().rows
    }

    pub async fn contact(&self, contact: ContactId) -> ContactProfile {
        contacts::profile(&self.core, GetContact { contact }).await.unwrap()
    }

    /// Kinds of a contact's entries, newest first, but for those that follow from the others: of segments.
    pub async fn kinds(&self, contact: ContactId) -> Vec<ActivityKind> {
        let entries = activity::whole_timeline(&self.core, contact).await.unwrap().into_iter();
        entries.map(|entry| entry.kind).filter(|kind| !kind.is_of_segments()).collect()
    }

    /// The workspace agrees with itself.
    pub async fn is_in_order(&self) {
        assert_eq!(check::workspace(&self.core).await.unwrap().problems, Vec::<String>::new());
    }
}

/// Columns that say everything about a submission.
const HEADER: &str = "submission_id,status,started_at,completed_at,name,email,phone,budget";

/// A file of these rows under all columns.
pub fn csv(rows: &[&str]) -> String {
    let mut text = format!("{HEADER}\n");
    for row in rows {
        text.push_str(row);
        text.push('\n');
    }
    text
}
