//! Searching cards as one types, and their order. Pure.

use super::store::windows::RowSql;
use super::types::{CardSort, CardSortField, Priority};
use crate::identity::fold;

/// Words that must all be found, folded.
#[derive(Debug)]
pub(super) struct Search(Vec<String>);

impl Search {
    /// Reads a search; nothing where nothing is looked for.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let words: Vec<String> = fold(text).split_whitespace().map(str::to_owned).collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// Whether a card has them all, in its title or in its contact's name and e-mails.
    pub(super) fn finds(&self, row: &RowSql) -> bool {
        let title = fold(&row.title);
        let emails = row.emails.as_deref().map(fold);
        let texts = [Some(title.as_str()), row.contact.as_deref(), emails.as_deref()];
        self.0.iter().all(|word| texts.iter().flatten().any(|text| text.contains(word.as_str())))
    }
}

/// What a card is ordered by.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Number(i64),
    Text(String),
}

/// Puts cards in order: those without a value last, equal ones as on the board.
pub(super) fn arrange(mut rows: Vec<RowSql>, sort: CardSort) -> Vec<RowSql> {
    rows.sort_by(|a, b| place(a).cmp(&place(b)));
    if sort.field == CardSortField::Rank {
        if sort.descending {
            rows.reverse();
        }
        return rows;
    }
    let mut keyed: Vec<(Option<Key>, RowSql)> = rows.into_iter().map(|row| (key(&row, sort.field), row)).collect();
    keyed.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) if sort.descending => b.cmp(a),
        (Some(a), Some(b)) => a.cmp(b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    keyed.into_iter().map(|(_, row)| row).collect()
}

fn place(row: &RowSql) -> (i64, i64, &str, i64) {
    (row.position, row.phase_id, &row.rank, row.id)
}

fn key(row: &RowSql, field: CardSortField) -> Option<Key> {
    let text = |text: &str| Some(Key::Text(fold(text)));
    match field {
        CardSortField::Rank | CardSortField::Phase => Some(Key::Number(row.position)),
        CardSortField::Title => text(&row.title),
        CardSortField::Priority => row.priority.as_deref().and_then(Priority::from_word).map(|priority| Key::Number(priority as i64)),
        CardSortField::Assignee => row.assignee.as_deref().and_then(text),
        CardSortField::DueOn => row.due_on.clone().map(Key::Text),
        CardSortField::CreatedAt => Some(Key::Number(row.created_at)),
        CardSortField::MovedAt => Some(Key::Number(row.moved_at)),
        CardSortField::Contact => row.contact.clone().map(Key::Text),
    }
}

/// What of many rows a window shows.
pub(super) fn window<T>(rows: Vec<T>, offset: u32, limit: u32) -> impl Iterator<Item = T> {
    let at = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
    rows.into_iter().skip(at(offset)).take(at(limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: i64, title: &str, priority: Option<&str>) -> RowSql {
        RowSql {
            id,
            phase_id: 1,
            position: 0,
            rank: format!("a{id}"),
            title: title.to_owned(),
            priority: priority.map(str::to_owned),
            assignee: None,
            due_on: None,
            created_at: id,
            moved_at: id,
            contact: Some("jose diaz".to_owned()),
            emails: Some("jose@example.org\nJD@x.org".to_owned()),
        }
    }

    #[test]
    fn every_word_is_found_somewhere_whatever_its_accents() {
        let card = row(1, "Café: new quote", None);
        let finds = |text: &str| Search::parse(text).unwrap().finds(&card);
        assert!(finds("cafe QUOTE") && finds("josé new") && finds("jd@x") && finds("díaz"));
        assert!(!finds("quote carl") && Search::parse("  ").is_none());
    }

    #[test]
    fn cards_without_a_value_come_last_whichever_the_direction() {
        let ids = |field, descending| {
            let rows = vec![row(3, "c", None), row(2, "b", Some("urgent")), row(1, "A", Some("low"))];
            arrange(rows, CardSort { field, descending }).iter().map(|row| row.id).collect::<Vec<_>>()
        };
        assert_eq!(ids(CardSortField::Priority, false), [1, 2, 3]);
        assert_eq!(ids(CardSortField::Priority, true), [2, 1, 3]);
        assert_eq!(ids(CardSortField::Title, true), [3, 2, 1]);
        assert_eq!(ids(CardSortField::Assignee, true), [1, 2, 3], "as on the board");
        assert_eq!(ids(CardSortField::Rank, true), [3, 2, 1]);
    }

    #[test]
    fn a_window_beyond_the_end_is_empty() {
        assert_eq!(window(vec![1, 2, 3], 1, 1).collect::<Vec<_>>(), [2]);
        assert_eq!(window(vec![1, 2, 3], 9, 9).count(), 0);
    }
}
