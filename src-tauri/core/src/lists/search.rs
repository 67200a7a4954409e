//! Searching as one types: beginnings of the words of names in any order, parts of e-mails, digits of phones; every term
//! must be found. Pure: the text of all contacts is held folded, one buffer for names, e-mails and phones each.

use super::column::Column;
use super::marks::Marks;
use crate::error::Result;
use crate::identity::{fold, fold_into};

/// Stands before every word of a name, so that the beginning of a word is a part of the text.
const WORD: char = '\u{1}';
/// Stands after every name, e-mail and phone, so that nothing is found across two.
const END: char = '\n';
/// Fewest digits that are looked for in phones, unless they begin with a `+`.
const MIN_DIGITS: usize = 3;

/// The searchable text of contacts, by ascending row id.
#[derive(Debug, Default)]
pub(super) struct Index {
    ids: Vec<i64>,
    names: Column,
    emails: Column,
    phones: Column,
}

impl Index {
    /// Appends to the name of the contact under way, which is given folded.
    pub(super) fn name(&mut self, folded: &str) {
        let text = self.names.text();
        for word in folded.split_whitespace() {
            push_words(text, word);
            // "O'Brien" is also looked for as "obrien".
            if word.contains(|c: char| !c.is_alphanumeric()) {
                text.push(WORD);
                text.extend(word.chars().filter(|c| c.is_alphanumeric()));
            }
        }
    }

    /// Appends an e-mail of the contact under way; the primary one comes first.
    pub(super) fn email(&mut self, address: &str) {
        fold_into(self.emails.text(), address);
        self.emails.text().push(END);
    }

    /// Appends a phone of the contact under way, the primary one first: digits, with the `+` in front that says they begin
    /// with a country.
    pub(super) fn phone(&mut self, number: &str) {
        let (number, extension) = number.split_once(";ext=").unwrap_or((number, ""));
        let text = self.phones.text();
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

    /// Ends the contact under way, which is `id`: greater than all before.
    pub(super) fn end(&mut self, id: i64) -> Result<()> {
        // The last word of one name and the first of the next are no two words of anybody.
        self.names.text().push(END);
        self.ids.push(id);
        self.columns().into_iter().try_for_each(Column::end)
    }

    /// Appends a contact of another index.
    pub(super) fn copy(&mut self, from: &Self, at: usize) -> Result<()> {
        self.ids.extend(from.ids.get(at));
        self.names.copy(&from.names, at)?;
        self.emails.copy(&from.emails, at)?;
        self.phones.copy(&from.phones, at)
    }

    /// Gives back what was taken ahead.
    pub(super) fn shrink(&mut self) {
        self.ids.shrink_to_fit();
        self.columns().into_iter().for_each(Column::shrink);
    }

    const fn columns(&mut self) -> [&mut Column; 3] {
        [&mut self.names, &mut self.emails, &mut self.phones]
    }

    /// Row ids, ascending.
    pub(super) fn ids(&self) -> &[i64] {
        &self.ids
    }

    /// The folded primary e-mail of a contact.
    pub(super) fn first_email(&self, at: usize) -> &str {
        first_line(self.emails.get(at))
    }

    /// The digits of a contact's primary phone.
    pub(super) fn first_phone(&self, at: usize) -> &str {
        first_line(self.phones.get(at))
    }

    /// Where a contact stands.
    pub(super) fn position(&self, id: i64) -> Option<usize> {
        position(&self.ids, id)
    }

    /// The contacts that match.
    pub(super) fn find(&self, search: &Search) -> Marks {
        let mut found = Marks::all(self.ids.len());
        for clause in &search.clauses {
            let mut each = Marks::all(self.ids.len());
            for term in &clause.terms {
                each.intersect(&self.any(term));
            }
            each.unite(&self.any(&clause.as_one_number));
            found.intersect(&each);
        }
        found
    }

    fn any(&self, needles: &[Needle]) -> Marks {
        let mut found = Marks::none(self.ids.len());
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

/// Where `id` is among ascending ids. Row ids have few gaps, so the first guess is nearly always right.
fn position(sorted: &[i64], id: i64) -> Option<usize> {
    let guess = usize::try_from(id.checked_sub(*sorted.first()?)?).ok()?;
    if sorted.get(guess) == Some(&id) {
        return Some(guess);
    }
    sorted.binary_search(&id).ok()
}

fn first_line(text: &str) -> &str {
    text.split_once(END).map_or(text, |(first, _)| first)
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
