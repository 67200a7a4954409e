//! Searching as one types: beginnings of the words of names in any order, parts of e-mails, digits of phones; every term
//! must be found. Pure: the text of all contacts is held folded, one buffer for names, e-mails and phones each.

use memchr::memmem::Finder;

use super::order;
use crate::identity::{fold, fold_into};

/// Stands before every word of a name, so that the beginning of a word is a part of the text.
const WORD: char = '\u{1}';
/// Stands after every name, e-mail and phone, so that nothing is found across two.
const END: char = '\n';
/// Fewest digits that are looked for in phones, unless they begin with a `+`.
const MIN_DIGITS: usize = 3;

/// The searchable text of all contacts, by ascending row id.
pub(super) struct Index {
    ids: Vec<i64>,
    names: Column,
    emails: Column,
    phones: Column,
}

/// One text per contact, one after the other.
#[derive(Default)]
struct Column {
    text: String,
    ends: Vec<usize>,
}

/// Collects contacts by ascending row id.
#[derive(Default)]
pub(super) struct Builder {
    ids: Vec<i64>,
    names: Column,
    emails: Column,
    phones: Column,
    folded: String,
}

impl Builder {
    /// Begins a contact.
    pub(super) fn begin(&mut self, id: i64) {
        if !self.ids.is_empty() {
            self.end();
        }
        self.ids.push(id);
    }

    /// The contact's name.
    pub(super) fn name(&mut self, first: &str, last: &str) {
        for part in [first, last] {
            self.folded.clear();
            fold_into(&mut self.folded, part);
            for word in self.folded.split_whitespace() {
                push_words(&mut self.names.text, word);
                // "O'Brien" is also looked for as "obrien".
                if word.contains(|c: char| !c.is_alphanumeric()) {
                    self.names.text.push(WORD);
                    self.names.text.extend(word.chars().filter(|c| c.is_alphanumeric()));
                }
            }
        }
    }

    /// One of the contact's e-mails.
    pub(super) fn email(&mut self, address: &str) {
        fold_into(&mut self.emails.text, address);
        self.emails.text.push(END);
    }

    /// One of the contact's phones: digits, with the `+` in front that says they begin with a country.
    pub(super) fn phone(&mut self, number: &str) {
        let (number, extension) = number.split_once(";ext=").unwrap_or((number, ""));
        let text = &mut self.phones.text;
        if number.starts_with('+') {
            text.push('+');
        }
        text.extend(number.chars().filter(char::is_ascii_digit));
        text.push(END);
        if !extension.is_empty() {
            text.extend(extension.chars().filter(char::is_ascii_digit));
            text.push(END);
        }
    }

    /// Ends the last contact.
    pub(super) fn finish(mut self) -> Index {
        if !self.ids.is_empty() {
            self.end();
        }
        Index { ids: self.ids, names: self.names, emails: self.emails, phones: self.phones }
    }

    fn end(&mut self) {
        // The last word of one name and the first of the next are no two words of anybody.
        self.names.text.push(END);
        for column in [&mut self.names, &mut self.emails, &mut self.phones] {
            column.ends.push(column.text.len());
        }
    }
}

impl Index {
    /// Where a contact stands in what [`Index::find`] returns.
    pub(super) fn position(&self, id: i64) -> Option<usize> {
        order::position(&self.ids, id, |id| *id)
    }

    /// The contacts that match.
    pub(super) fn find(&self, search: &Search) -> Found {
        let mut found = Found::all(self.ids.len());
        for clause in &search.clauses {
            let mut each = Found::all(self.ids.len());
            for term in &clause.terms {
                each.intersect(&self.any(term));
            }
            each.unite(&self.any(&clause.as_one_number));
            found.intersect(&each);
        }
        found
    }

    fn any(&self, needles: &[Needle]) -> Found {
        let mut found = Found::none(self.ids.len());
        for needle in needles {
            match needle {
                Needle::Name(text) => self.names.scan(text, &mut found),
                Needle::Email(text) => self.emails.scan(text, &mut found),
                Needle::Phone(text) => self.phones.scan(text, &mut found),
            }
        }
        found
    }
}

impl Column {
    /// Marks the contacts whose text contains `needle`.
    fn scan(&self, needle: &str, found: &mut Found) {
        let finder = Finder::new(needle);
        let text = self.text.as_bytes();
        let (mut from, mut contact) = (0, 0);
        while let Some(hit) = text.get(from..).and_then(|rest| finder.find(rest)) {
            let at = from + hit;
            contact += self.contact_at(contact, at);
            found.insert(contact);
            // The rest of this contact's text says nothing new.
            from = self.ends.get(contact).copied().unwrap_or(text.len());
            contact += 1;
        }
    }

    /// How many contacts after `first` the text at `at` belongs to. Hits are mostly close together or far apart, so the
    /// steps double until they are past it.
    fn contact_at(&self, first: usize, at: usize) -> usize {
        let ends = self.ends.get(first..).unwrap_or_default();
        let mut reach = 1;
        while ends.get(reach - 1).is_some_and(|end| *end <= at) {
            reach *= 2;
        }
        let from = reach / 2;
        let window = ends.get(from..reach.min(ends.len())).unwrap_or_default();
        from + window.partition_point(|end| *end <= at)
    }
}

/// A set of contacts by position.
#[derive(Clone)]
pub(super) struct Found(Vec<u64>);

impl Found {
    fn none(contacts: usize) -> Self {
        Self(vec![0; contacts.div_ceil(64)])
    }

    fn all(contacts: usize) -> Self {
        Self(vec![u64::MAX; contacts.div_ceil(64)])
    }

    /// Whether a contact is in the set.
    pub(super) fn contains(&self, position: usize) -> bool {
        self.0.get(position / 64).is_some_and(|bits| bits >> (position % 64) & 1 == 1)
    }

    fn insert(&mut self, position: usize) {
        if let Some(bits) = self.0.get_mut(position / 64) {
            *bits |= 1 << (position % 64);
        }
    }

    fn intersect(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }

    fn unite(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a |= b);
    }
}

/// What was typed, taken apart. Every clause must match.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Search {
    clauses: Vec<Clause>,
}

/// Terms that must all match, or else stand for one phone number together ("600 111 222").
#[derive(Debug, Default, PartialEq, Eq)]
struct Clause {
    terms: Vec<Vec<Needle>>,
    as_one_number: Vec<Needle>,
}

/// A part of a contact's text.
#[derive(Debug, PartialEq, Eq)]
enum Needle {
    Name(String),
    Email(String),
    Phone(String),
}

impl Search {
    /// Reads a search; `None` where nothing is looked for.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let folded = fold(text);
        let mut clauses: Vec<Clause> = Vec::new();
        let mut number = String::new();
        for term in folded.split_whitespace() {
            let numeric = is_numeric(term);
            match clauses.last_mut().filter(|_| numeric && !number.is_empty()) {
                Some(clause) => clause.terms.push(needles(term)),
                None => {
                    number.clear();
                    clauses.push(Clause { terms: vec![needles(term)], as_one_number: Vec::new() });
                }
            }
            if numeric {
                number.push_str(term);
                if let Some(clause) = clauses.last_mut().filter(|clause| clause.terms.len() > 1) {
                    clause.as_one_number = phone_needles(&number);
                }
            } else {
                number.clear();
            }
        }
        (!clauses.is_empty()).then_some(Self { clauses })
    }
}

/// Digits and what people write between them.
fn is_numeric(term: &str) -> bool {
    term.chars().all(|c| c.is_ascii_digit() || "+()-./".contains(c)) && term.contains(|c: char| c.is_ascii_digit() || "+()".contains(c))
}

/// The ways in which one term can match.
fn needles(term: &str) -> Vec<Needle> {
    let mut needles = vec![Needle::Email(term.to_owned())];
    let mut words = String::new();
    push_words(&mut words, term);
    if !words.is_empty() && !term.contains('@') {
        needles.push(Needle::Name(words));
    }
    if is_numeric(term) {
        needles.extend(phone_needles(term));
    }
    needles
}

/// A number in the forms in which it can stand in the index: as typed, without the `00` before a country, and without
/// the zero that only callers at home dial.
fn phone_needles(term: &str) -> Vec<Needle> {
    let term = term.replace("(0)", "");
    let digits: String = term.chars().filter(char::is_ascii_digit).collect();
    if term.starts_with('+') || term.starts_with("(+") {
        return if digits.is_empty() { Vec::new() } else { vec![Needle::Phone(format!("+{digits}"))] };
    }
    let national = digits.trim_start_matches('0');
    let forms = if national.len() < digits.len() && national.len() >= MIN_DIGITS { vec![national] } else { vec![digits.as_str()] };
    forms.into_iter().filter(|form| form.len() >= MIN_DIGITS).map(|form| Needle::Phone(form.to_owned())).collect()
}

/// The words of folded text, each with the mark before it. Han characters and kana are words of their own, because their
/// names are written without spaces.
fn push_words(out: &mut String, folded: &str) {
    let mut inside = false;
    for c in folded.chars() {
        if !c.is_alphanumeric() {
            inside = false;
            continue;
        }
        let alone = matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}');
        if alone || !inside {
            out.push(WORD);
        }
        inside = !alone;
        out.push(c);
    }
}

#[cfg(test)]
mod tests;
