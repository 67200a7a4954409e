//! The columns that an export has on request: a contact's cards, and its records, a column for each record type. An import of
//! our own export leaves them alone. Pure.

use std::collections::HashSet;

use super::csv::COLUMNS;
use super::types::ExportWith;
use crate::identity::fold;
use crate::imports::guess::leaves_alone;

/// Begins the header of a column of records whose type is called as something that imports know.
pub(crate) const RECORDS: &str = "Records: ";
/// The same where headers are keys.
pub(crate) const RECORDS_KEY: &str = "records:";
/// The header of the column of cards, and its key.
const CARDS: (&str, &str) = ("Cards", "cards");

/// A column.
pub(super) struct Belonging {
    pub(super) header: String,
    pub(super) key: String,
}

/// The columns that are asked for, with headers that no other column has. `types` are row ids and names in the plural, in
/// their order; `others` the headers of the custom fields.
pub(super) fn belongings(with: ExportWith, types: &[(i64, String)], others: &[&str]) -> Vec<Belonging> {
    let known = COLUMNS.iter().map(|(label, _)| *label).chain(others.iter().copied());
    let mut taken: HashSet<String> = known.map(fold).collect();
    let mut keys = HashSet::new();
    let mut columns = Vec::new();
    if with.cards {
        let header = if taken.contains(&fold(CARDS.0)) { format!("{} ({})", CARDS.0, CARDS.1) } else { CARDS.0.to_owned() };
        taken.insert(fold(&header));
        columns.push(Belonging { header, key: unlike(CARDS.1.to_owned(), &mut keys) });
    }
    for (_, plural) in types.iter().filter(|_| with.records) {
        let is_plain = !taken.contains(&fold(plural)) && leaves_alone(plural);
        let mut header = if is_plain { plural.clone() } else { format!("{RECORDS}{plural}") };
        while !taken.insert(fold(&header)) {
            header.push('’');
        }
        columns.push(Belonging { header, key: unlike(format!("{RECORDS_KEY}{}", fold(plural)), &mut keys) });
    }
    columns
}

/// A key that no other of these columns has.
fn unlike(key: String, taken: &mut HashSet<String>) -> String {
    let mut number = 1;
    let mut unlike = key.clone();
    while !taken.insert(unlike.clone()) {
        number += 1;
        unlike = format!("{key}_{number}");
    }
    unlike
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_differ_and_mean_nothing_to_an_import() {
        let types = [(1, "Deals".to_owned()), (2, "Phones".to_owned()), (3, "Tags".to_owned()), (4, "DEALS".to_owned())];
        let headers = |with, others: &[&str]| belongings(with, &types, others).into_iter().map(|one| one.header).collect::<Vec<_>>();
        let all = ExportWith { cards: true, records: true };
        assert_eq!(headers(all, &[]), ["Cards", "Deals", "Records: Phones", "Records: Tags", "Records: DEALS"]);
        assert_eq!(headers(all, &["cards", "deals"])[..2], ["Cards (cards)", "Records: Deals"]);
        assert_eq!(headers(ExportWith { cards: true, records: false }, &[]), ["Cards"]);
        assert_eq!(headers(ExportWith::default(), &[]), Vec::<String>::new());
        let keys: Vec<String> = belongings(all, &types, &[]).into_iter().map(|one| one.key).collect();
        assert_eq!(keys, ["cards", "records:deals", "records:phones", "records:tags", "records:deals_2"]);
    }
}
