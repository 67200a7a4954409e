//! Whether the import put the right submissions together, told from truth.csv.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use crate::Outcome;

/// How the contacts of a workspace compare with the truth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Contacts there are.
    pub contacts: usize,
    /// Contacts there should be.
    pub expected: usize,
    /// Contacts that hold submissions of two people or more.
    pub wrong_merges: usize,
    /// People whose submissions are with more contacts than the rules make of them.
    pub wrong_splits: usize,
}

impl Verdict {
    /// Whether nothing is wrong.
    pub fn is_right(&self) -> bool {
        self.contacts == self.expected && self.wrong_merges == 0 && self.wrong_splits == 0
    }
}

/// Compares the contact of each submission (`linked`: source's id, contact) with truth.csv of `data`, whose contacts.csv has
/// `known` rows.
///
/// A person of contacts.csv is one contact. Somebody known from submissions only is one, too, unless the e-mail came in one
/// submission and the phone in another before any had both: then the rules make two and suggest them as duplicates.
pub fn verify(data: &Path, known: usize, contacts: usize, linked: &HashMap<String, String>) -> Outcome<Verdict> {
    let mut people: HashMap<String, usize> = HashMap::new();
    for row in csv::Reader::from_path(data.join("truth.csv"))?.records() {
        let row = row?;
        people.insert(row[0].to_owned(), row[1].parse()?);
    }
    let mut sent: HashMap<usize, Vec<Sent>> = HashMap::new();
    let mut reader = csv::Reader::from_path(data.join("submissions.csv"))?;
    let headers = reader.headers()?.clone();
    let column =
        |name: &str| headers.iter().position(|header| header == name).ok_or_else(|| format!("submissions.csv has no column {name}."));
    let (id, email, phone) = (column("submission_id")?, column("email")?, column("phone")?);
    let (started, completed) = (column("started_at")?, column("completed_at")?);
    for row in reader.records() {
        let row = row?;
        let Some(person) = people.get(&row[id]) else { continue };
        let at = if row[completed].is_empty() { &row[started] } else { &row[completed] };
        sent.entry(*person).or_default().push(Sent {
            at: at.to_owned(),
            id: row[id].to_owned(),
            email: !row[email].is_empty(),
            phone: !row[phone].is_empty(),
        });
    }

    let mut owners: HashMap<&str, HashSet<usize>> = HashMap::new();
    for (submission, contact) in linked {
        if let Some(person) = people.get(submission) {
            owners.entry(contact).or_default().insert(*person);
        }
    }
    let mut expected = known;
    let mut wrong_splits = 0;
    for (person, submissions) in &mut sent {
        let allowed = if *person <= known { 1 } else { contacts_by_the_rules(submissions) };
        expected += if *person <= known { 0 } else { allowed };
        let found: HashSet<Option<&String>> = submissions.iter().map(|sent| linked.get(&sent.id)).collect();
        wrong_splits += usize::from(found.len() > allowed || found.contains(&None));
    }
    Ok(Verdict { contacts, expected, wrong_merges: owners.values().filter(|people| people.len() > 1).count(), wrong_splits })
}

/// One submission: its own time, id, and what it carries.
struct Sent {
    at: String,
    id: String,
    email: bool,
    phone: bool,
}

/// How many contacts the submissions of a new person make, in the order of their own times.
fn contacts_by_the_rules(submissions: &mut [Sent]) -> usize {
    submissions.sort_by(|a, b| (&a.at, &a.id).cmp(&(&b.at, &b.id)));
    let (mut by_email, mut by_phone, mut contacts) = (None, None, 0);
    for sent in submissions {
        let found = by_email.filter(|_| sent.email).or(by_phone.filter(|_| sent.phone));
        let contact = found.unwrap_or_else(|| {
            contacts += 1;
            contacts
        });
        if sent.email {
            by_email.get_or_insert(contact);
        }
        if sent.phone {
            by_phone.get_or_insert(contact);
        }
    }
    contacts
}

#[cfg(test)]
mod tests {
    use super::{Sent, contacts_by_the_rules};

    #[test]
    fn a_new_person_is_two_contacts_only_where_nothing_tied_them_in_time() {
        let count = |rows: &[(bool, bool)]| {
            let mut sent: Vec<Sent> = rows
                .iter()
                .enumerate()
                .map(|(at, (email, phone))| Sent { at: format!("{at:03}"), id: String::new(), email: *email, phone: *phone })
                .collect();
            contacts_by_the_rules(&mut sent)
        };
        assert_eq!(count(&[(true, true), (true, false), (false, true)]), 1);
        assert_eq!(count(&[(true, false), (false, true)]), 2);
        assert_eq!(count(&[(true, false), (true, true), (false, true)]), 1);
        assert_eq!(count(&[(true, false), (false, true), (true, true)]), 2);
    }
}
